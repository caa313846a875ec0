// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_SCHEME_WRITER_HPP
#define STARLOT_DETAIL_FILES_SCHEME_WRITER_HPP
// IWYU pragma: private, include <starlot/files/files/scheme_file.hpp>


#include <starlot/core/contract.hpp>
#include <starlot/detail/files/scheme_conditions.hpp>
#include <starlot/detail/files/scheme_words.hpp>
#include <starlot/files/table.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/ready_policy.hpp>
#include <starlot/scheme/ready_roll_up.hpp>
#include <starlot/scoring/findings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Writes the form that files/scheme_file.hpp describes.

namespace starlot::inline v0::detail::files {

/// What a part of the caller's says of itself, beside what the scheme says of it.
struct identity {
  std::string name;
  int version = 0;
  std::vector<std::int64_t> parameters;
  std::vector<std::string> texts;

  void take(std::string_view n, int v, std::span<std::int64_t const> p) {
    name = n;
    version = v;
    parameters.assign(p.begin(), p.end());
  }
  friend bool operator==(identity const&, identity const&) = default;
};

/// The parts of a scheme as rows of a table.
class scheme_writer {
public:
  scheme_writer(starlot::any_scheme const& scheme, starlot::custom_table const& names)
      : scheme_{scheme}, view_{scheme.view()}, names_{names} {}

  [[nodiscard]] std::string write(std::string_view note) {
    head();
    for (std::size_t i = 0; i < view_.nodes.size(); ++i)
      node(i);
    for (auto const& s : view_.steps)
      step(s);
    if (view_.custom_ladder == starlot::scheme_view::none)
      for (auto const& r : view_.rungs)
        rung(r);
    return print(note);
  }

private:
  using kind_of_part = starlot::detail::custom_kind;

  void begin(std::string_view row) { rows_.push_back({{"row", std::string{row}}}); }
  void put(std::string_view column, std::string_view text) {
    if (!text.empty())
      rows_.back()[column] = text;
  }
  void put(std::string_view column, starlot::text const& t, std::string_view chinese) {
    put(column, t.en);
    put(chinese, t.zh);
  }
  void put_name(starlot::text const& t) { put("text_en", t, "text_zh"); }
  template <class Unit> void put(std::string_view column, starlot::basic_decimal<Unit> d) {
    put(column, to_string(d));
  }
  /// The word for a meaning, but for the one that an empty cell has.
  template <class Words, class Meaning>
  void put_word(std::string_view column, Words const& words, Meaning meaning, Meaning empty) {
    if (meaning != empty)
      put_word(column, words, meaning);
  }
  template <class Words, class Meaning>
  void put_word(std::string_view column, Words const& words, Meaning meaning) {
    for (auto const& w : words)
      if (w.meaning == meaning)
        put(column, w.spelling);
  }

  void head() {
    begin("scheme");
    put("id", view_.title.id);
    put("version", view_.title.version);
    put_name(view_.title.name);
    put_roll_up(view_.top, starlot::scheme_view::none, view_.custom_top);
    auto const usual = view_.top == roll_up::raw_sum         ? view_.most
                       : view_.top == roll_up::sum_of_points ? view_.total
                                                             : 100 * starlot::points::one;
    if (view_.scale != usual)
      put("points", starlot::points::from_micro(view_.scale));
    if (view_.nothing_applies.kind() == starlot::if_nothing_applies::answer::no_score)
      put("if_nothing_applies", "no_score");
    else if (view_.nothing_applies.kind() == starlot::if_nothing_applies::answer::earns)
      put("if_nothing_applies", view_.nothing_applies.given());
    if (view_.start != 0)
      put("starts_at", starlot::points::from_micro(view_.start));
    if (view_.is_ungraded)
      put("ladder", "none");
    if (view_.custom_ladder != starlot::scheme_view::none)
      put("ladder", own(view_.custom_ladder, kind_of_part::ladder));
    auto const policy = starlot::declared_policy(scheme_);
    put("aggregation", policy.is_ready || policy.name.empty()
                           ? std::string{policy.name}
                           : own(view_.aggregation, kind_of_part::aggregation));
    put("limit", policy.parameter);
  }

  void put_roll_up(roll_up r, std::uint32_t clause, std::uint32_t custom) {
    auto const ready = starlot::declared_roll_up(scheme_, clause);
    if (!ready.name.empty())
      put("roll_up", std::string{ready.name} + (ready.parameter.empty() ? "" : ' ' + ready.parameter));
    else if (r == roll_up::custom)
      put("roll_up", own(custom, kind_of_part::roll_up));
    put_word("roll_up", roll_ups, r, roll_up::sum_of_points);
  }

  void node(std::size_t i) {
    auto const& n = view_.nodes[i];
    auto const& d = view_.details[i];
    begin(n.is_clause() ? "clause" : "criterion");
    put("id", d.id);
    if (d.parent != starlot::scheme_view::none)
      put("under", view_.details[d.parent].id);
    put_name(d.title);
    if (n.is_advisory())
      put("points", "advisory");
    else if (n.is_weight())
      put("weight", starlot::weight::from_micro(n.amount));
    else if (d.least != 0 && !n.is_clause()) {
      put("points", starlot::points::from_micro(d.least));
      put("to", starlot::points::from_micro(d.least + n.amount));
    } else if (!n.is_clause() || n.is_declared())
      put("points", starlot::points::from_micro(n.amount + d.least));
    if (n.is_clause())
      put_roll_up(n.roll_up(), static_cast<std::uint32_t>(i), d.custom);
    else
      criterion(i);
  }

  void criterion(std::size_t i) {
    auto const& d = view_.details[i];
    auto const r = view_.rule(i);
    if (r.kind == rule_kind::custom)
      put("rule", own(d.custom, kind_of_part::rule));
    put_word("rule", rules, r.kind);
    if (r.kind == rule_kind::ratio)
      put("limit", std::to_string(r.first) + '/' + std::to_string(r.second));
    if (r.kind == rule_kind::half_credit && r.first != 0)
      put("limit", starlot::points::from_micro(r.first));
    if (r.kind >= rule_kind::table_at_least && r.kind <= rule_kind::curve && r.first != 0)
      put("limit", to_string(starlot::decimal::from_micro(r.first)) + ' ' +
                       std::string{starlot::detail::rounding_words[static_cast<std::size_t>(r.second)]});
    put_word("scope", scopes, view_.nodes[i].visited(), scope::head_office);
    if (d.not_applicable() == if_not_applicable::custom)
      put("not_applicable", own(d.custom_policy, kind_of_part::policy));
    put_word("not_applicable", policies, d.not_applicable(), if_not_applicable::refuse);
    put_word("renormalise", levels_of_weight, d.renormalise(), renormalise::over_tree);
    put("finding_of", d.finding_of);
    for (auto const& k : r.knots) {
      begin("knot");
      k.is_otherwise() ? put("at", "otherwise") : put("at", k.at);
      put("share", k.is_refused ? "refused" : to_text(k.earned));
      if (k.is_strict)
        put_word("compares", bounds, r.kind == rule_kind::table_at_least ? bound::above : bound::below);
      put_name(k.name);
    }
  }

  void step(starlot::step const& s) {
    if (s.kind == step_kind::custom) {
      begin(own(s.custom, kind_of_part::step, &s));
      if (s.asks()) {
        put("id", s.id);
        put_name(s.title);
      }
      if (s.when.of != measure::always)
        condition(s);
      return;
    }
    expect_only_its_own(s);
    for (auto const& k : row_kinds)
      if (k.is_step && k.step == s.kind)
        begin(k.spelling);
    put("id", s.id);
    put_name(s.title);
    if (s.acts_on_grade() && s.rung.name.empty())
      put("points", s.rung.from);
    else if (s.acts_on_grade() || s.awards())
      put("rung", s.rung.name);
    else if (s.kind == step_kind::counts)
      put("under", s.over);
    else if (s.kind == step_kind::group_is)
      put("group", s.over);
    else if (s.kind != step_kind::veto)
      put("points", s.kind == step_kind::floor_at || s.kind == step_kind::clamp ? s.least : s.amount);
    if (s.kind == step_kind::clamp)
      put("to", s.amount);
    if (s.kind == step_kind::round_to)
      put_word("rounding", roundings, s.mode);
    if (s.limit != starlot::step::no_limit)
      put("count", std::to_string(s.limit));
    if (s.when.of != measure::always)
      condition(s);
  }

  /// Steps of the library's classes say nothing else. What the file has no cell for would be lost.
  static void expect_only_its_own(starlot::step const& s) {
    bool const has_rung = s.acts_on_grade() || s.awards();
    bool const has_amount =
        !has_rung && s.kind != step_kind::veto && s.kind != step_kind::floor_at && !s.acts_before();
    bool const has_least = s.kind == step_kind::floor_at || s.kind == step_kind::clamp;
    starlot::contract((has_rung || s.rung == starlot::rung_ref{}) &&
                          (has_amount || s.amount == starlot::points{}) &&
                          (has_least || s.least == starlot::points{}) &&
                          (s.counts() || s.limit == starlot::step::no_limit) &&
                          (s.kind == step_kind::round_to || s.mode == rounding::half_even) &&
                          (s.acts_before() || s.over.empty()) &&
                          (s.kind != step_kind::rung_needs || s.when.of != measure::always),
                      "a step that is written says what its kind uses, and nothing else");
  }

  void condition(starlot::step const& s) {
    auto const& c = s.when;
    put_word("if", s.kind == step_kind::rung_needs ? conditions_of_rungs : conditions, s.unless);
    if (c.combines())
      return put("condition", conditions_text(view_.conditions_of(s), c));
    put_word("looks_at", measures, c.of);
    if (s.asks())
      return;
    put("where", c.where);
    if (c.of == measure::group)
      return;
    put_word("compares", bounds, c.is);
    put("limit", limit_text(c));
  }

  /// 80.5, or 200/3: a quotient of whole numbers.
  [[nodiscard]] static std::string bound_text(starlot::rung const& r) {
    auto const bound = r.bound_as<starlot::fraction>().reduced();
    return r.divisor == 1 ? to_string(r.from) : to_string(bound);
  }
  void rung(starlot::rung const& r) {
    begin("rung");
    if (!r.is_special)
      put("points", bound_text(r));
    put_name(r.name);
    if (r.is_closed)
      put("to", r.until);
    if (r.is_special)
      put("compares", std::string{"awarded"});
    else
      put_word("compares", bounds, r.reached, bound::at_least);
    if (r.stars != starlot::decimal{})
      put("stars", r.stars);
    put("group", r.group);
  }

  /// `own` and the name of a part in the caller's table; the part's own name where the table lacks it.
  [[nodiscard]] std::string own(std::uint32_t number, kind_of_part kind, starlot::step const* s = nullptr) {
    auto said = identity_of(starlot::detail::custom_of(scheme_, number));
    auto name = said.name;
    std::size_t i = 0;
    while (i < names_.size() && !is_same(starlot::detail::access::part(names_, i), said, kind, s))
      ++i;
    if (i < names_.size())
      name = names_.name(i);
    else
      starlot::contract(names_.find(name) == names_.size(),
                        "a table of names has another part under this name");
    auto const [first, is_new] = written_.emplace(name, said);
    starlot::contract(is_new || first->second == said,
                      "different parts of a scheme are written under different names");
    return "own " + name;
  }

  [[nodiscard]] static identity identity_of(starlot::detail::custom_part const& part) {
    identity out;
    part.calls->describe(
        part.part,
        [](void* to, std::string_view name, int version, std::span<std::int64_t const> parameters) {
          static_cast<identity*>(to)->take(name, version, parameters);
        },
        &out);
    for (auto const text : part.calls->texts(part.part))
      out.texts.emplace_back(text);
    return out;
  }

  [[nodiscard]] bool is_same(starlot::detail::custom_holder const& part, identity const& said,
                             kind_of_part kind, starlot::step const* s) const {
    if (part->kind != kind)
      return false;
    auto const known = identity_of(part->part);
    if (known != said)
      return false;
    // Ids of steps and rungs of ladders stand in the scheme and need not be parameters.
    if (s != nullptr && !(s->asks() && part->as_step.id.empty()) &&
        (part->as_step.id != s->id || part->as_step.title != s->title))
      return false;
    auto const rungs = part->rungs;
    return kind != kind_of_part::ladder ||
           std::equal(rungs.begin(), rungs.end(), view_.rungs.begin(), view_.rungs.end(),
                      [](starlot::rung const& a, starlot::rung const& b) {
                        return a.from == b.from && a.divisor == b.divisor && a.reached == b.reached &&
                               a.stars == b.stars && a.group == b.group && a.name == b.name;
                      });
  }

  [[nodiscard]] std::string print(std::string_view note) const {
    table out{scheme_form, note};
    for (auto const& row : rows_) {
      std::vector<std::string_view> cells;
      for (auto const& column : scheme_columns) {
        auto const found = row.find(column.name);
        cells.push_back(found == row.end() ? std::string_view{} : std::string_view{found->second});
      }
      out.add_row(cells);
    }
    return write_table(out);
  }

  starlot::any_scheme const& scheme_;
  starlot::scheme_view const& view_;
  starlot::custom_table const& names_;
  std::vector<std::map<std::string_view, std::string>> rows_;
  std::map<std::string, identity> written_; ///< parts of the caller's by the names in the file
};

} // namespace starlot::inline v0::detail::files

#endif
