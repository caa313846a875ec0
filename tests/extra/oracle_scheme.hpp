// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_EXTRA_ORACLE_SCHEME_HPP
#define STARLOT_TESTS_EXTRA_ORACLE_SCHEME_HPP

#include "extra/random_parts.hpp"

#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/roll_ups.hpp>
#include <starlot/scheme/score_state.hpp>
#include <starlot/scoring/findings.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <gmpxx.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// A trial as the library is told it: rows, steps, rungs, parts of its own, and findings.

namespace starlot_tests::oracle {

// ---- Steps of the test's own: see own_step ----

struct adds_a_tenth {
  static constexpr std::string_view name = "a tenth of what is missing";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  void operator()(score_state& company) const {
    company.set_score(company.score() + (fraction{100} - company.score()) / fraction{10});
  }
};

struct reads_a_finding {
  static constexpr std::string_view name = "by a finding";
  static constexpr int version = 1;

  std::array<std::string_view, 2> texts; ///< the criterion, and where the condition looks
  points amount;
  points extra;
  condition when;

  reads_a_finding(own_step const& own)
      : texts{own.criterion, own.when.where},
        amount{points::from_micro(own.amount)},
        extra{points::from_micro(own.extra)},
        when{own.when} {}

  [[nodiscard]] std::array<std::int64_t, 7> parameters() const {
    return {amount.micro(),         extra.micro(),  static_cast<int>(when.of), static_cast<int>(when.is),
            when.in_points ? 1 : 0, when.numerator, when.denominator};
  }
  [[nodiscard]] std::span<std::string_view const> text_parameters() const { return texts; }
  [[nodiscard]] std::span<std::string_view const> reads() const { return std::span{texts}.first(1); }
  void operator()(score_state& company) const {
    auto const f = company.recorded(texts[0]);
    if (f.is_open())
      return;
    company.set_score(company.score() - fraction{amount} * number_of(f));
    auto const holds = company.holds(when);
    if (holds == starlot::truth::yes)
      company.set_score(company.score() + fraction{extra});
    if (holds == starlot::truth::unknown)
      company.set_score(company.score() - fraction{extra});
  }

private:
  static fraction number_of(finding const& f) {
    switch (f.kind()) {
    case finding_kind::not_met:
      return fraction{1};
    case finding_kind::partly:
      return f.out_of() == 1 ? fraction{2} : fraction{f.amount()};
    case finding_kind::sampled:
      return fraction::of(f.count(), f.out_of());
    case finding_kind::measured:
      return f.is_quotient() ? fraction::of(f.count(), f.out_of()) : fraction{f.value()};
    case finding_kind::level:
      return fraction{f.value()};
    case finding_kind::counted:
      return fraction{f.count()};
    default:
      return fraction{};
    }
  }
};

inline constexpr char const* own_names[] = {"o0", "o1", "o2", "o3", "o4",  "o5",
                                            "o6", "o7", "o8", "o9", "o10", "o11"};

inline custom_table own_parts(trial const& t) {
  custom_table all;
  for (std::size_t i = 0; i < t.about.steps.size(); ++i) {
    auto const& m = t.about.steps[i];
    if (m.is.kind != step_kind::custom)
      continue;
    if (m.own.reads)
      all.add(own_names[i], reads_a_finding{m.own});
    else if (all.find(adds_a_tenth::name) == all.size())
      all.add(adds_a_tenth{});
  }
  return all;
}

// ---- Rows ----

inline roll_up_choice roll_up_of(part const& p) {
  using enum ready_kind::which;
  auto const& r = p.ready;
  auto const whole_number = [&](int i) { return decimal{r.ranges[i]}; };
  if (p.kind != roll_up::custom)
    return p.kind;
  switch (r.is) {
  case drop_lowest:
    return starlot::drop_lowest{r.children};
  case best:
    return best_children{r.children};
  case median:
    return median_child{};
  case ends:
    return mean_of_ends{};
  case extra:
    return extra_credit{r.children};
  case rescaled:
    return starlot::rescaled{whole_number(0), whole_number(1), whole_number(2), whole_number(3)};
  default:
    return starlot::rounded{r.of, points::from_micro(r.step), r.mode};
  }
}

/// A weight of so many millionths, over something: a quotient, of which the library keeps millionths.
inline row_worth weight_in_parts(part const& p) {
  row_worth w{weight::from_micro(p.worth)};
  w.over = p.over;
  return w;
}

inline rule_choice rule_of(part const& p) {
  auto const& r = p.rule;
  auto const first_of = [](mpq_class const& n) { return std::strtoll(n.get_str().c_str(), nullptr, 10); };
  switch (r.kind) {
  case rule_kind::half_credit:
    return rule_choice{r.kind, first_of(r.limit)};
  case rule_kind::ratio:
    return rule_choice{r.kind, first_of(mpq_class{r.limit.get_num()}),
                       first_of(mpq_class{r.limit.get_den()})};
  default:
    return rule_choice{r.kind, r.reading, static_cast<std::int64_t>(r.reading > 0 ? r.mode : rounding{}),
                       r.knots};
  }
}

inline void add_rows(std::vector<part> const& parts, std::string_view parent, std::vector<scheme_row>& rows) {
  for (auto const& p : parts) {
    scheme_row row{.id = p.id, .parent = parent, .roll_up = roll_up_of(p)};
    if (p.is_advisory)
      row.worth = advisory;
    else if (p.is_declared && p.is_weight && p.over > 1)
      row.worth = weight_in_parts(p);
    else if (p.is_declared && p.is_weight)
      row.worth = weight::from_micro(p.worth);
    else if (p.least != 0)
      row.worth = between(points::from_micro(p.least), points::from_micro(p.least + p.worth));
    else if (p.is_declared)
      row.worth = points::from_micro(p.worth);
    if (!p.is_clause) {
      row.rule = rule_of(p);
      row.not_applicable = p.policy;
      row.finding_of = p.finding_of;
      row.visited = p.is_at_outlets ? per_outlet : head_office;
      if (p.says_level)
        row.renormalise = p.level;
    }
    rows.push_back(row);
    add_rows(p.children, p.id, rows);
  }
}

/// A formula as a scheme holds it: operators behind their operands, a `not` at the single conditions.
inline void add_entries(formula const& f, bool negated, std::string_view question,
                        std::vector<condition>& out) {
  using enum formula::kind;
  if (f.is == opposite)
    return add_entries(f.of[0], !negated, question, out);
  auto c = f.own;
  if (f.is == one) {
    c.negated = negated;
    if (c.of == measure::finding)
      c.where = question;
  } else {
    for (auto const& part : f.of)
      add_entries(part, negated, question, out);
    c.of = (f.is == both) != negated ? measure::both : measure::either;
  }
  out.push_back(c);
}

inline step_choice choice_of(move const& m, rung_ref rung, std::string_view own_name) {
  step_choice s = m.is;
  if (m.is.kind == step_kind::custom) {
    s = custom{own_name};
    s.when = m.is.when;
    s.unless = m.is.unless;
    s.id = m.is.id;
    s.title = m.is.title;
  }
  s.rung = rung;
  if (m.when) {
    add_entries(*m.when, false, s.id, s.conditions);
    s.when = s.conditions.back();
    s.conditions.pop_back();
  }
  return s;
}

inline scheme_parts parts_of(trial const& t) {
  scheme_parts parts{.title = {"random", "1"}, .rows = {}};
  add_rows(t.about.branches, {}, parts.rows);
  for (std::size_t i = 0; i < t.about.steps.size(); ++i) {
    auto const& m = t.about.steps[i];
    auto const at = (std::min)(m.rung, t.about.rungs.size() - 1);
    auto named = t.names_rungs ? rung_ref{rung_names[at]} : rung_ref{t.about.rungs[at].from};
    if (m.special != move::none)
      named = special_names[m.special];
    bool const names_one = m.is.acts_on_grade() || m.special != move::none;
    auto const own_name = m.own.reads ? std::string_view{own_names[i]} : adds_a_tenth::name;
    parts.steps.push_back(choice_of(m, names_one ? named : rung_ref{}, own_name));
  }
  auto const add_ladder = [&](std::vector<rung> const& rungs) {
    parts.rungs.insert(parts.rungs.end(), rungs.begin(), rungs.end());
    for (std::size_t i = 0; i < t.specials && !rungs.empty(); ++i) {
      parts.rungs.push_back(rung::awarded(special_names[i]));
      parts.rungs.back().group = rungs[0].group;
    }
  };
  if (t.others_first)
    add_ladder(t.others);
  add_ladder(t.about.rungs);
  if (!t.others_first)
    add_ladder(t.others);
  parts.top = t.about.top;
  parts.starts_at = points::from_micro(t.about.start);
  if (t.about.out_of != 0)
    parts.out_of = points::from_micro(t.about.out_of);
  using answer = if_nothing_applies::answer;
  if (t.if_nothing != answer::refuse)
    parts.nothing_applies = t.if_nothing == answer::no_score
                                ? if_nothing_applies::no_score
                                : if_nothing_applies::earns(points::from_micro(t.about.if_nothing));
  parts.not_applicable = t.policy;
  parts.renormalise = t.level;
  return parts;
}

inline bool has_one_condition(move const& m) { return !m.when; }

/// Takes out the steps of which the validator says that a condition can do nothing for them; answers whether there
/// were any.
/// One that has only this condition never acts, says the oracle too.
template <class Errors> bool take_out_idle(trial& t, Errors const& errors, std::size_t rows, bool& right) {
  std::vector<bool> idle(t.about.steps.size());
  for (auto const& e : errors)
    if (e.code == errc::condition_without_effect || e.code == errc::counted_needs_itself)
      idle[e.where.index - rows] = true;
  for (bool const open_is_right : {false, true}) {
    walk here{t.about, open_is_right};
    for (std::size_t i = 0; i < idle.size(); ++i) {
      auto const& m = t.about.steps[i];
      right = right && !(idle[i] && has_one_condition(m) && m.is.kind != step_kind::counts && here.acts(m));
      here.take(m);
    }
  }
  auto const all = t.about.steps.size();
  std::size_t i = 0;
  std::erase_if(t.about.steps, [&](move const&) { return idle[i++]; });
  return t.about.steps.size() != all;
}

/// The same rung, a thousand points further down or so.
inline rung lowered(rung r) {
  auto const by = r.divisor;
  r.from = r.from - 1'000_pt;
  r.divisor = 1;
  return r.over(by);
}

/// Builds; where the validator finds the best rungs out of reach, without them, and without steps that never act.
inline std::optional<loaded_scheme> build(trial& t) {
  for (;;) {
    auto const parts = parts_of(t);
    auto scheme = loaded_scheme::build(parts, own_parts(t));
    if (scheme)
      return *scheme;
    for (auto const& e : scheme.errors())
      if (e.code != errc::rung_unreachable && e.code != errc::condition_without_effect &&
          e.code != errc::counted_needs_itself)
        return std::nullopt;
    bool right = true;
    bool const any = take_out_idle(t, scheme.errors(), parts.rows.size(), right);
    if (!right)
      return std::nullopt;
    if (any)
      continue;
    if (t.about.rungs.size() < 2) {
      for (auto* ladder : {&t.about.rungs, &t.others})
        for (auto& r : *ladder)
          r = lowered(r);
      continue;
    }
    t.about.rungs.pop_back();
    if (!t.others.empty())
      t.others.pop_back();
    for (auto& m : t.about.steps)
      m.rung = (std::min)(m.rung, t.about.rungs.size() - 1);
  }
}

/// The same share of a sample so large, and so unlike the others, that 64 bits soon do not hold their sum.
inline finding stretched(finding const& f, std::size_t at) {
  if (f.kind() != finding_kind::sampled || f.out_of() > 1'000'000)
    return f;
  auto const factor = most_samples / f.out_of() - static_cast<std::int64_t>(at);
  return sampled(f.count() * factor, f.out_of() * factor);
}

/// Where findings were recorded: all in one sheet, or at the head office, or at the only outlet of a company.
enum class place_of { sheet, head_office, outlet };

inline bool record(trial const& t, finding_set& f, place_of here = place_of::sheet, bool stretch = false) {
  bool stored = !t.has_group || here == place_of::outlet || f.set_group("small").has_value();
  std::vector<part const*> all;
  criteria_below(t.about.branches, all);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i]->finding_of.empty() && !all[i]->is_barred &&
        (here == place_of::sheet || all[i]->is_at_outlets == (here == place_of::outlet)))
      stored = f.set(all[i]->id, stretch ? stretched(all[i]->given, i) : all[i]->given).has_value() && stored;
  if (here == place_of::outlet)
    return stored;
  for (auto const& m : t.about.steps) {
    if (m.is.counts() && m.times > 0)
      stored = f.set(m.is.id, found(m.times)).has_value() && stored;
    if (m.asks() && m.answered != move::answer::open)
      stored = f.set(m.is.id, m.answered == move::answer::met ? met : not_met).has_value() && stored;
  }
  return stored;
}

/// What is judged on the finding of another criterion, again.
inline void feed(std::vector<part>& parts, trial const& t, std::vector<part> const& all) {
  for (auto& p : parts) {
    if (!p.finding_of.empty())
      generator::take(p, *find(all, p.finding_of), p.policy.value_or(t.policy));
    feed(p.children, t, all);
  }
}

/// Nothing is recorded for criteria that are only for companies of another group.
inline void bar_other_groups(trial& t) {
  auto const looks_at_groups_alone = [](auto const& self, formula const& f) -> bool {
    bool only = f.is != formula::kind::one || f.own.of == measure::group;
    for (auto const& part : f.of)
      only = only && self(self, part);
    return only;
  };
  auto const bar = [](auto const& self, part& p) -> void {
    if (!p.is_clause && p.finding_of.empty() && p.given.kind() != finding_kind::excluded &&
        p.given.kind() != finding_kind::not_applicable) {
      p.is_barred = true;
      p.is = part::state::open;
      p.is_known = false;
      p.given = not_assessed;
    }
    for (auto& c : p.children)
      self(self, c);
  };
  for (auto const& m : t.about.steps)
    if (m.is.kind == step_kind::counts &&
        looks_at_groups_alone(looks_at_groups_alone,
                              m.when ? *m.when : formula{formula::kind::one, m.is.when, {}}) &&
        !walk{t.about, false}.acts(m))
      bar(bar, *find(t.about.branches, m.is.over));
  feed(t.about.branches, t, t.about.branches);
}

} // namespace starlot_tests::oracle

#endif
