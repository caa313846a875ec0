// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_COMPILED_SCHEME_HPP
#define STARLOT_DETAIL_SCHEME_COMPILED_SCHEME_HPP
// IWYU pragma: private

#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/scheme/custom_part.hpp>
#include <starlot/detail/scheme/definition_error.hpp>
#include <starlot/detail/scheme/table.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/validate.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>

namespace starlot::inline v0::detail {

/// The table of a compile-time scheme: hot nodes apart from their details, ids sorted.
template <std::size_t Nodes, std::size_t Steps> struct static_table {
  std::array<node, Nodes> nodes;
  std::array<node_details, Nodes> details;
  std::array<id_key, Nodes + Steps> ids;
  std::size_t id_count = 0;
  std::int64_t total = 0;
  std::uint32_t criteria = 0;
};

template <std::size_t Nodes, std::size_t Knots, std::size_t Steps, std::size_t Ladders, class Customs>
[[nodiscard]] consteval static_table<Nodes, Steps>
make_table(scheme<Nodes, Knots, Steps, Ladders, Customs> const& s) {
  static_table<Nodes, Steps> t;
  for (std::size_t i = 0; i < Nodes; ++i) {
    t.nodes[i] = access::entries(s)[i].node;
    t.details[i] = access::entries(s)[i].details;
  }
  std::array<id_key, Nodes + Steps> spare;
  complete(t, s.steps(), access::whole(s), spare);
  return t;
}

template <auto const& Scheme> inline constexpr auto table_of = make_table(Scheme);

template <class Customs>
inline constexpr bool all_monotone = []<class... Part>(std::type_identity<std::tuple<Part...>>) {
  return ((says_monotone<Part>() || must_not_say_monotone<Part>)&&...);
}(std::type_identity<Customs>{});

template <auto const& Scheme> [[nodiscard]] constexpr scheme_view view_of() noexcept {
  using customs = std::remove_cvref_t<decltype(access::customs(Scheme))>;
  constexpr auto const& t = table_of<Scheme>;
  constexpr auto const& all = access::whole(Scheme);
  scheme_view v{.title = Scheme.title(),
                .nodes = t.nodes,
                .details = t.details,
                .knots = access::knots(Scheme),
                .steps = Scheme.steps(),
                .rungs = Scheme.rungs(),
                .rungs_given = Scheme.rungs_given(),
                .ids = std::span<id_key const>{t.ids.data(), t.id_count},
                .total = t.total,
                .scale = scale_of(Scheme.declared_scale(), all.top, t.total),
                .top = all.top,
                .criteria = t.criteria,
                .customs = std::tuple_size_v<customs>,
                .custom_top = all.custom_top,
                .custom_ladder = all.custom_ladder,
                .customs_are_monotone = all_monotone<customs>,
                .outlets = all.outlets};
  if constexpr (all.custom_ladder != no_index) {
    v.rungs = std::get<all.custom_ladder>(access::customs(Scheme)).rungs();
    v.rungs_given = v.rungs.size();
  }
  return v;
}

/// A stack of fixed height.
template <class T, std::size_t Height> class fixed_stack {
public:
  constexpr void push(T const& item) { items_[size_++] = item; }
  constexpr void pop() { --size_; }
  [[nodiscard]] constexpr T& top() { return items_[size_ - 1]; }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
  /// The items from the one numbered `first` to the top.
  [[nodiscard]] constexpr std::span<T const> from(std::size_t first) const {
    return {items_.data() + first, size_ - first};
  }

private:
  std::array<T, Height> items_;
  std::size_t size_ = 0;
};

[[nodiscard]] constexpr std::size_t bits(std::int64_t n) noexcept {
  return static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(n < 0 ? -n : n)));
}

/// Bits by which a criterion can lengthen the common denominator of the score.
[[nodiscard]] constexpr std::size_t denominator_bits(scheme_view const& v, std::size_t i) noexcept {
  auto const rule = v.rule(i);
  std::size_t most = 0;
  switch (rule.kind) {
  case rule_kind::all_or_nothing:
  case rule_kind::ratio:
    return 0;
  case rule_kind::proportional:
    return bits(most_samples);
  case rule_kind::half_credit:
    return 2;
  case rule_kind::levels:
  case rule_kind::table_at_least:
  case rule_kind::table_at_most:
    for (auto const& k : rule.knots)
      most = larger(most, bits(k.earned.denominator()));
    return most;
  case rule_kind::partial_amount:
  case rule_kind::curve:
  case rule_kind::custom:
    break;
  }
  return 63;
}

/// Words of 32 bits that hold every number of an evaluation with ready parts: see `roll_up_tree`.
[[nodiscard]] constexpr std::size_t limbs_for(scheme_view const& v) noexcept {
  std::size_t total = 256; // amounts, scale, applicable points, a cut-off to compare with
  for (std::size_t i = 0; i < v.nodes.size(); ++i) {
    auto const& n = v.nodes[i];
    if (!n.is_clause())
      total += denominator_bits(v, i);
    else if (n.has_frame())
      total += 2 * (bits(n.amount) + bits(v.details[i].first)); // once in the score, once in what applies
  }
  return total / 32 + 1;
}

/// How many clauses with a frame, and the top, can stand around one with a frame.
[[nodiscard]] constexpr std::size_t height_of(scheme_view const& v) noexcept {
  std::size_t deepest = 0;
  for (auto const& d : v.details)
    deepest = larger(deepest, std::size_t{d.frames});
  return deepest;
}

/// Children that can wait at one time for a roll-up that is no sum.
[[nodiscard]] constexpr std::size_t waiting_in(scheme_view const& v) noexcept {
  std::size_t waiting = 0;
  for (std::size_t i = 0; i < v.nodes.size(); ++i) {
    auto const parent = v.details[i].parent;
    waiting += is_linear(parent == no_index ? v.top : v.nodes[parent].roll_up()) ? 0U : 1U;
  }
  return waiting;
}

/// A compile-time scheme as evaluation sees it: everything is a constant, nothing is stored.
template <auto const& Scheme> class compiled {
  static constexpr scheme_view table = view_of<Scheme>();
  static constexpr error fault = fault_of(table);
  // Named, not asserted: the sentence is said once.
  using checked = std::bool_constant<explain<fault>::none>;

public:
  static constexpr bool is_static = true;
  static constexpr std::size_t limbs = limbs_for(table);

  static constexpr bool has_frames = height_of(table) > 0; ///< or all is one sum
  static constexpr bool has_shelf = waiting_in(table) > 0; ///< or all roll-ups are sums

  template <class T> using per_slot = std::array<T, table.slot_count()>;
  template <class T> using stack = fixed_stack<T, height_of(table)>;
  template <class T> using shelf = fixed_stack<T, waiting_in(table)>;

  template <class T> [[nodiscard]] static constexpr per_slot<T> make_slots() { return make<per_slot<T>>(); }

  /// Room for each node, where there are frames.
  template <class T> using per_node = std::array<T, has_frames ? table.nodes.size() : 0>;
  template <class T> [[nodiscard]] static constexpr per_node<T> make_per_node() {
    return make<per_node<T>>();
  }

  [[nodiscard]] static constexpr scheme_view const& view() noexcept { return table; }

  [[nodiscard]] static constexpr rule_result apply_rule(std::uint32_t custom, finding const& f,
                                                        points worth) {
    return visit<rule_result>(custom, [&](auto const& part) { return call_rule(part, f, worth); });
  }
  [[nodiscard]] static constexpr treatment apply_policy(std::uint32_t custom, finding const& f,
                                                        points worth) {
    return visit<treatment>(custom, [&](auto const& part) { return call_policy(part, f, worth); });
  }
  template <class Fraction>
  [[nodiscard]] static constexpr Fraction apply_roll_up(std::uint32_t custom,
                                                        std::span<child<Fraction> const> children) {
    return visit<Fraction>(custom, [&](auto const& part) { return call_roll_up<Fraction>(part, children); });
  }
  template <class Fraction>
  static constexpr void apply_step(std::uint32_t custom, standing<Fraction>& company) {
    visit<void>(custom, [&](auto const& part) { call_step<Fraction>(part, company); });
  }
  template <class Fraction>
  [[nodiscard]] static constexpr std::ptrdiff_t apply_ladder(std::uint32_t custom,
                                                             standing<Fraction> const& company) {
    return visit<std::ptrdiff_t>(custom,
                                 [&](auto const& part) { return call_ladder<Fraction>(part, company); });
  }

  /// Hands name, version and parameters of a custom part to `describe`.
  template <class Describe>
  static constexpr void describe_custom(std::uint32_t custom, Describe const& describe) {
    visit<void>(custom, [&](auto const& part) { describe_part(part, describe); });
  }

private:
  // Not `{}` behind the array: see subtree.
  template <class Array> [[nodiscard]] static constexpr Array make() {
    Array a;
    for (auto& item : a)
      item = {};
    return a;
  }

  /// Calls `call` with the custom part of a number.
  template <class Result, class Call>
  static constexpr Result visit([[maybe_unused]] std::uint32_t custom, Call const& call) {
    using customs = std::remove_cvref_t<decltype(access::customs(Scheme))>;
    constexpr auto size = std::tuple_size_v<customs>;
    contract(custom < size, "a scheme has no custom part of this number");
    if constexpr (size > 0) {
      constexpr auto calls = []<std::size_t... Index>(std::index_sequence<Index...>) {
        return std::array<Result (*)(Call const&), size>{&call_part<Result, Call, Index>...};
      }
      (std::make_index_sequence<size>{});
      return calls[custom](call);
    } else {
      detail::contract_violated("a scheme without custom parts calls none");
    }
  }

  template <class Result, class Call, std::size_t Index> static constexpr Result call_part(Call const& call) {
    return call(std::get<Index>(access::customs(Scheme)));
  }
};

} // namespace starlot::inline v0::detail

#endif
