// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_TWINS_TWINS_HPP
#define STARLOT_TESTS_TWINS_TWINS_HPP

#include "capabilities/parts_of_users.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/ready_roll_up.hpp>
#include <starlot/scheme/rounded.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Each scheme twice, as the compiler makes it and as it is built from rows: ratings, traces and hashes are the same.
namespace twins {

using namespace starlot::literals;

// ---- Parts of users ----

struct half_if_reasoned_policy {
  static constexpr std::string_view name = "half if reasoned";
  static constexpr int version = 1;
  constexpr starlot::treatment operator()(starlot::finding const& f, starlot::points) const {
    return f.remark().reason.empty() ? starlot::treatment::refused() : starlot::treatment::counts_as(50_pct);
  }
};

inline constexpr parts_of_users::median median{};
inline constexpr parts_of_users::mean_of_best_and_worst best_and_worst{};
inline constexpr half_if_reasoned_policy half_if_reasoned{};
inline constexpr starlot::rounded half_points{starlot::proportional, 0.5_pt, starlot::rounding::down};
inline constexpr parts_of_users::shrinking_bonus leads{"leads", 100_pt, 10};
inline constexpr parts_of_users::lowest_over_branches lowest{{{30_pt, "low"}, {60_pt, "high", 3}}};

inline starlot::custom_table own_parts() {
  starlot::custom_table t;
  t.add(median)
      .add(best_and_worst)
      .add(half_if_reasoned)
      .add("half points", half_points)
      .add(leads)
      .add(lowest);
  return t;
}

/// How often what is worth meeting was met.
struct tally {
  std::size_t rated = 0, refused = 0 /* a finding */, open = 0, vetoed = 0, below = 0, excluded = 0, wide = 0,
              limited = 0, with_own_parts = 0;
};

// ---- What a rating says, as text ----

inline std::string of(std::int64_t n) { return std::to_string(n) + ' '; }
inline std::string of(std::string_view s) { return std::string{s} + '|'; }
inline std::string of(std::string const& s) { return s + '|'; }
inline std::string of(starlot::text const& t) { return of(t.en) + of(t.zh); }

template <class Grade> std::string of_grade(Grade const& g) {
  return of(static_cast<int>(g.state())) +
         (g ? of(static_cast<std::int64_t>(g.index())) + of(g.name()) : "- ");
}

template <class Line> std::string of_line(Line const& l) {
  auto const& f = l.recorded;
  return of(static_cast<int>(l.kind)) + of(static_cast<int>(l.state)) +
         of(static_cast<std::int64_t>(l.index)) + of(static_cast<std::int64_t>(l.depth)) + of(l.id) +
         of(l.title) + of(l.worth.micro()) + of(l.is_weight ? 1 : 0) + of(static_cast<int>(f.kind())) +
         of(f.count()) + of(f.out_of()) + of(f.remark().reason) + of(l.finding_of) +
         of(l.is_overridden ? 1 : 0) + of(to_string(l.earned)) + of(to_string(l.available)) +
         of(to_string(l.contribution)) + of(to_string(l.adjustment)) + of(l.vetoes ? 1 : 0) +
         of(l.limits ? 1 : 0) + of(l.lifts ? 1 : 0) + (l.counted ? of(to_string(*l.counted)) : "- ") +
         (l.rung ? of(static_cast<std::int64_t>(*l.rung)) : "- ");
}

template <class Result> std::vector<std::string> of_result(Result const& r) {
  if (!r)
    return {of(static_cast<int>(r.error().code)) + of(std::string_view{r.error().where.id}) +
            of(static_cast<std::int64_t>(r.error().where.index))};
  auto const& rating = *r;
  std::vector<std::string> out{of(to_string(rating.lowest())) + of(to_string(rating.highest())) +
                                   of(to_string(rating.completeness())) + of_grade(rating.grade()) +
                                   of_grade(rating.lowest_grade()) + of_grade(rating.highest_grade()),
                               of(rating.is_determined() ? 1 : 0) + of(rating.has_score() ? 1 : 0) +
                                   of(rating.bounds_are_guaranteed() ? 1 : 0) +
                                   of(static_cast<std::int64_t>(rating.open_items()))};
  if (auto const next = rating.next())
    out.push_back(of(next->rung->name) + of(to_string(next->missing)));
  for (auto const& c : rating.causes())
    out.push_back(of(static_cast<int>(c.effect)) + of(static_cast<std::int64_t>(c.index)) + of(c.id) +
                  of(c.title) + of(static_cast<std::int64_t>(c.rung)) + of(to_string(c.change)));
  out.push_back(rating.cause() ? of(static_cast<std::int64_t>(rating.cause()->index)) : "none");
  for (auto const& line : rating.trace())
    out.push_back(of_line(line));
  for (auto const& line : rating.reasons())
    out.push_back(of(line.id));
  return out;
}

// ---- Findings ----

/// Mostly what the rule of a criterion takes, now and then anything.
inline starlot::finding some_finding(starlot_tests::random_numbers& dice, starlot::scheme_view const& view,
                                     std::size_t i, bool large) {
  using namespace starlot;
  auto const samples = dice.between(1, large ? 2'147'483'647 : 40);
  auto const lost = dice.between(0, samples);
  auto const level = dice.between(-3, 14);
  if (dice.below(12) == 0)
    return excluded("not sold");
  if (dice.below(12) == 0)
    return dice.below(2) == 0 ? not_applicable : not_applicable.because("closed");
  if (dice.below(60) == 0)
    return dice.below(2) == 0 ? not_assessed : assessment_error;
  auto const kind = dice.below(40) == 0 ? static_cast<rule_kind>(dice.between(1, 9)) : view.nodes[i].rule();
  auto const plain = dice.below(2) == 0 ? met : not_met;
  switch (kind) {
  case rule_kind::proportional:
  case rule_kind::custom:
    return sampled(lost, samples);
  case rule_kind::partial_amount:
    return dice.below(3) == 0 ? plain : partly(points::from_micro(view.nodes[i].amount / dice.between(1, 9)));
  case rule_kind::half_credit:
    return dice.below(2) == 0 ? plain : half_met;
  case rule_kind::levels: {
    auto const& knots = view.rule(i).knots;
    return knots.empty() ? plain : at_level(knots[dice.below(knots.size())].at.micro() / decimal::one);
  }
  case rule_kind::table_at_least:
  case rule_kind::table_at_most:
  case rule_kind::curve:
    return measured(decimal::from_micro(level * decimal::one + dice.between(0, 999'999)));
  case rule_kind::ratio:
    return counted(lost, samples);
  default:
    return plain;
  }
}

/// The codes of all that was recorded.
template <class Findings> std::string record(Findings& f, std::uint64_t seed, bool large) {
  starlot_tests::random_numbers dice;
  for (std::uint64_t i = 0; i < 20 + seed; ++i)
    dice.next();
  auto const& view = f.scheme().view();
  std::string codes;
  bool const complete = dice.below(2) == 0;
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    if (view.nodes[i].is_clause())
      continue;
    auto const recorded = some_finding(dice, view, i, large);
    if ((!complete && dice.below(10) == 0) || (!view.details[i].finding_of.empty() && dice.below(10) != 0))
      continue;
    auto const done = f.set(view.details[i].id, recorded);
    codes += done ? "0 " : of(static_cast<int>(done.error().code));
    if (!done && dice.below(4) != 0) // something that always fits
      (void)f.set(view.details[i].id, starlot::excluded("set aside"));
  }
  for (auto const& s : view.steps) {
    auto const times = dice.between(-1, 4);
    bool const yes = dice.below(2) == 0;
    if (!s.takes_findings() || dice.below(8) == 0)
      continue;
    auto const recorded = s.asks() ? (yes ? starlot::met : starlot::not_met) : starlot::found(times);
    auto const done = f.set(s.id, recorded);
    codes += done ? "0 " : of(static_cast<int>(done.error().code));
  }
  if (dice.below(2) == 0)
    codes += f.set_group("small") ? "small" : "all";
  return codes;
}

inline bool is_wide(std::string const& first) { // a numerator that no 64 bits hold
  return first.find_first_of("|/") > 20;
}

template <auto const& Scheme> void compare(starlot::scheme_parts const& rows, tally& seen) {
  auto const built = starlot::loaded_scheme::build(rows, own_parts());
  CAPTURE(rows.title.id);
  REQUIRE(built);
  CHECK(content_hash(*built) == starlot::content_hash<Scheme>());
  seen.with_own_parts += built->view().customs > 0 ? 1U : 0U;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    bool const large = seed % 3 == 2;
    starlot::findings<Scheme> of_compiler;
    starlot::finding_set of_rows{*built};
    auto const codes = record(of_compiler, seed, large);
    REQUIRE(record(of_rows, seed, large) == codes);
    seen.refused += codes.find('3') != codes.npos ? 1U : 0U; // the codes of findings begin with it
    auto const r = evaluate(of_compiler);
    auto const due = of_result(r);
    REQUIRE(of_result(evaluate(of_rows)) == due);
    if (!r)
      continue;
    ++seen.rated;
    seen.open += r->is_determined() ? 0U : 1U;
    seen.vetoed += r->outcome() == starlot::outcome::vetoed ? 1U : 0U;
    seen.below += r->outcome() == starlot::outcome::below_ladder ? 1U : 0U;
    seen.limited += r->causes().empty() ? 0U : 1U;
    seen.wide += is_wide(due[0]) ? 1U : 0U;
    for (auto const& line : r->trace())
      seen.excluded += line.state == starlot::line_state::excluded ? 1U : 0U;
  }
}

inline constexpr int units = 4;
void unit_0(tally& seen);
void unit_1(tally& seen);
void unit_2(tally& seen);
void unit_3(tally& seen);

} // namespace twins

#endif
