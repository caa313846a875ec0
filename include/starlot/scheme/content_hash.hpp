// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_CONTENT_HASH_HPP
#define STARLOT_SCHEME_CONTENT_HASH_HPP

#include <starlot/core/basic_hash.hpp>
#include <starlot/detail/base/decimal_text.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace starlot::inline v0 {

/// SHA-256 of all of a scheme that can change a score or a grade.
using scheme_hash = basic_hash<struct scheme_content>;

namespace detail {

/// Writes the canonical form: fields behind their length, so that no two schemes have the same bytes.
class canonical_writer {
public:
  constexpr void text_field(std::string_view s) {
    number(static_cast<std::int64_t>(s.size()));
    sha_.update(":");
    sha_.update(s);
  }
  constexpr void number(std::int64_t n) {
    std::array<char, 24> digits{};
    auto at = digits.size();
    auto rest = n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
    do {
      digits[--at] = static_cast<char>('0' + static_cast<char>(rest % 10U));
      rest /= 10U;
    } while (rest != 0U);
    if (n < 0)
      digits[--at] = '-';
    sha_.update(" ");
    sha_.update({digits.data() + at, digits.size() - at});
  }
  constexpr void custom(std::string_view name, int version, std::span<std::int64_t const> parameters) {
    line("custom");
    text_field(name);
    number(version);
    number(static_cast<std::int64_t>(parameters.size()));
    for (auto const p : parameters)
      number(p);
  }
  /// Nothing where there are none.
  constexpr void texts(std::string_view word, std::span<std::string_view const> all) {
    if (all.empty())
      return;
    line(word);
    number(static_cast<std::int64_t>(all.size()));
    for (auto const& t : all)
      text_field(t);
  }
  /// Nothing where it is empty.
  constexpr void text_if(std::string_view word, std::string_view s) {
    if (s.empty())
      return;
    line(word);
    text_field(s);
  }
  constexpr void line(std::string_view word) {
    sha_.update("\n");
    sha_.update(word);
  }
  [[nodiscard]] constexpr scheme_hash finish() { return scheme_hash{to_hex(sha_.finish())}; }

private:
  sha256 sha_;
};

inline void write_custom(canonical_writer& out, any_scheme const& scheme, std::uint32_t number) {
  auto const& part = custom_of(scheme, number);
  part.calls->describe(
      part.part,
      [](void* to, std::string_view name, int version, std::span<std::int64_t const> parameters) {
        static_cast<canonical_writer*>(to)->custom(name, version, parameters);
      },
      &out);
  out.texts("texts", part.calls->texts(part.part));
  out.texts("reads", part.calls->reads(part.part));
}

template <class = on_use> void write_condition(canonical_writer& out, condition const& c) {
  auto const divisor = c.in_points ? 1 : common_divisor(c.denominator, c.numerator);
  out.number(static_cast<int>(c.of));
  out.number(static_cast<int>(c.is));
  out.number(c.in_points ? 1 : 0);
  out.text_field(c.where);
  out.number(c.numerator / divisor);
  out.number(c.denominator / divisor);
}

/// A step, its conditions, and the number of the rung that it names in each ladder, whose name may change.
template <class = on_use> void write_step(canonical_writer& out, any_scheme const& scheme, step const& s) {
  auto const& view = scheme.view();
  out.line("step");
  out.number(static_cast<int>(s.kind));
  out.text_field(s.takes_findings() ? s.id : std::string_view{});
  out.number(s.amount.micro());
  out.number(s.least.micro());
  out.number(s.limit);
  out.number(static_cast<int>(s.mode));
  if (s.kind == step_kind::custom)
    write_custom(out, scheme, s.custom);
  if (s.awards())
    out.line("awards");
  if (s.acts_before()) {
    out.line(s.kind == step_kind::counts ? "over" : "group");
    out.text_field(s.over);
  }
  if (s.acts_on_grade() || s.awards())
    for (std::size_t i = 0; i < view.rungs.size(); ++i)
      if (s.rung.names(view.rungs[i]))
        out.number(static_cast<std::int64_t>(i));
  if (s.when.of == measure::always)
    return;
  for (auto const& c : detail::conditions_of(view, s)) {
    out.line(c.negated ? "not" : "condition");
    write_condition(out, c);
  }
  out.line(s.unless ? "unless" : "when");
  write_condition(out, s.when);
}

} // namespace detail

/// Content hash: all that can change a score or a grade, the points included; no names and no translations.
///
/// Canonical form "starlot scheme 3": title, nodes with their rules, knots and custom parts, steps and rungs in
/// their order; a custom part, or an aggregation policy, is written where it is used. The form is versioned and never
/// changes under the same number. Complexity: linear in the table.
template <class = detail::on_use> [[nodiscard]] scheme_hash content_hash(any_scheme const& scheme) {
  auto const& view = scheme.view();
  detail::canonical_writer out;
  out.line("starlot scheme 3");
  out.line("title");
  out.text_field(view.title.id);
  out.text_field(view.title.version);
  out.line("top");
  out.number(static_cast<int>(view.top));
  out.number(view.scale);
  if (view.top == roll_up::custom)
    detail::write_custom(out, scheme, view.custom_top);
  if (view.start != 0) {
    out.line("start");
    out.number(view.start);
  }
  if (auto const& otherwise = view.nothing_applies; otherwise != if_nothing_applies::refuse) {
    out.line("nothing applies");
    out.number(static_cast<int>(otherwise.kind()));
    out.number(otherwise.given().micro());
  }
  if (view.aggregation != detail::no_index) {
    out.line("aggregation");
    detail::write_custom(out, scheme, view.aggregation);
  }
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    auto const& n = view.nodes[i];
    auto const& d = view.details[i];
    out.line(n.is_clause() ? "clause" : "criterion");
    out.number(n.depth);
    out.text_field(d.id);
    out.number(n.amount);
    out.number(n.is_weight() ? 1 : 0);
    out.number(n.part);
    if (n.roll_up() == roll_up::custom) // or a custom rule, which has the same number
      detail::write_custom(out, scheme, d.custom);
    if (n.is_clause())
      continue;
    out.number(static_cast<int>(n.visited()));
    out.number(d.policy);
    if (d.not_applicable() == if_not_applicable::custom)
      detail::write_custom(out, scheme, d.custom_policy);
    out.number(d.level);
    out.number(d.first);
    out.number(d.second);
    out.text_if("finding of", d.finding_of);
    if (d.least != 0) {
      out.line("least");
      out.number(d.least);
    }
    for (auto at = d.first_knot; at < d.first_knot + d.knot_count; ++at) {
      auto const& k = view.knots[at];
      auto const earned = k.earned.reduced();
      out.line("knot");
      out.number(k.at.micro());
      out.number(earned.numerator());
      out.number(earned.denominator());
      if (k.is_strict)
        out.line("strict");
      if (k.is_otherwise())
        out.line(k.is_refused ? "refused" : "otherwise");
    }
  }
  for (auto const& s : view.steps)
    detail::write_step(out, scheme, s);
  if (view.custom_ladder != detail::no_index) {
    out.line("ladder");
    detail::write_custom(out, scheme, view.custom_ladder);
  }
  for (auto const& r : view.rungs) {
    out.line(r.is_special ? "special" : "rung");
    out.number(r.from.micro());
    if (r.divisor != 1) {
      out.line("over");
      out.number(r.divisor);
    }
    out.number(static_cast<int>(r.reached));
    out.number(r.stars.micro());
    out.text_field(r.group);
  }
  out.line("end\n");
  return out.finish();
}

/// Content hash of a compile-time scheme: `content_hash<bike_care>()`.
template <auto const& Scheme> [[nodiscard]] scheme_hash content_hash() {
  return content_hash(compiled<Scheme>);
}

} // namespace starlot::inline v0

#endif
