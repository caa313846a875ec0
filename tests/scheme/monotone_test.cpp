// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/monotone.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

// In a named namespace: Clang would warn of constants of unnamed ones that only a concept looks at.
namespace monotone_tests {

using namespace starlot::literals;
using starlot::branch;
using starlot::condition;
using starlot::criterion;
using starlot::is_monotone;
using starlot::ladder;
using starlot::rung;
using starlot::score_state;
using starlot::step;
using starlot::step_kind;

/// When a step acts: always, where much was earned, where little was earned, or where something is answered.
enum class acting { always, high, low, met, not_met };
/// Whether more earned never means less in the result: with many points good, and with few.
struct due {
  bool many;
  bool few;
};

constexpr condition high{starlot::the_score.at_least(50_pt)};

constexpr step with(step_kind kind, acting when) {
  step s{.kind = kind, .amount = 10_pt, .rung = {50_pt}};
  if (when == acting::high || when == acting::low)
    s.when = high;
  if (when == acting::met || when == acting::not_met)
    s.when.of = starlot::measure::finding;
  s.unless = when == acting::low || when == acting::not_met;
  return s;
}

struct row {
  step_kind kind;
  due high;
  due low;
  due asked;
};

// What acts on the score has the same answer whichever way the ladder runs. What acts on the grade turns round:
// where few points are good, a company that earns more is the worse one.
constexpr row rows[] = {
    {step_kind::deduction, {false, false}, {true, true}, {true, true}},
    {step_kind::bonus, {true, true}, {false, false}, {true, true}},
    {step_kind::cap, {false, false}, {true, true}, {true, true}},
    {step_kind::floor_at, {true, true}, {false, false}, {true, true}},
    {step_kind::clamp, {false, false}, {false, false}, {false, false}}, // lifts some and cuts others
    {step_kind::round_to, {false, false}, {false, false}, {false, false}},
    {step_kind::veto, {false, true}, {true, false}, {true, true}},
    {step_kind::grade_limit, {false, true}, {true, false}, {true, true}},
    {step_kind::rung_needs, {false, true}, {true, false}, {true, true}},
    {step_kind::grade_floor, {true, false}, {false, true}, {true, true}},
    {step_kind::grade_is, {false, false}, {false, false}, {false, false}},
    {step_kind::counts,
     {false, false},
     {false, false},
     {true, true}}, // leaves out what is right and what is wrong
};

constexpr std::array<rung, 1> many_are_good{rung{50_pt, "pass"}};
constexpr std::array<rung, 1> few_are_good{rung::at_most(50_pt, "pass")};

constexpr bool holds(step const& s, std::span<rung const> rungs) {
  starlot::scheme_view view;
  view.rungs = rungs;
  view.steps = {&s, 1};
  return is_monotone(view);
}
constexpr bool holds(step const& s, due expected) {
  return holds(s, many_are_good) == expected.many && holds(s, few_are_good) == expected.few;
}
constexpr bool is_right(row const& r) {
  return holds(with(r.kind, acting::always), {true, true}) && holds(with(r.kind, acting::high), r.high) &&
         holds(with(r.kind, acting::low), r.low) && holds(with(r.kind, acting::met), r.asked) &&
         holds(with(r.kind, acting::not_met), r.asked);
}
static_assert(starlot_tests::holds_for_all(rows, is_right));

TEST_CASE("a step is monotone where its condition works the right way round") {
  starlot_tests::check_all(rows, is_right);
}

TEST_CASE("all four comparisons, straight and negated, have a direction") {
  constexpr condition low[] = {branch("1").at_most(50_pct), branch("1").below(50_pct)};
  constexpr condition more[] = {branch("1").at_least(50_pct), branch("1").above(50_pct)};
  for (auto const& c : low) {
    CHECK(holds(starlot::cap{9_pt}.when(starlot_tests::opaque(c)).as_step(), many_are_good));
    CHECK_FALSE(holds(starlot::cap{9_pt}.unless(starlot_tests::opaque(c)).as_step(), many_are_good));
  }
  for (auto const& c : more) {
    CHECK_FALSE(holds(starlot::cap{9_pt}.when(starlot_tests::opaque(c)).as_step(), many_are_good));
    CHECK(holds(starlot::cap{9_pt}.unless(starlot_tests::opaque(c)).as_step(), many_are_good));
  }
  CHECK(holds(starlot::rung_needs{50_pt, more[0]}.as_step(), many_are_good));
  CHECK_FALSE(holds(starlot::rung_needs{50_pt, low[0]}.as_step(), many_are_good));
}

TEST_CASE("one step that is not monotone is enough, and none is none") {
  starlot::scheme_view view;
  view.rungs = many_are_good;
  CHECK(is_monotone(view));
  std::array const steps{with(step_kind::cap, acting::low), with(step_kind::bonus, acting::low)};
  view.steps = {steps.data(), 1};
  CHECK(is_monotone(view));
  view.steps = steps;
  CHECK_FALSE(is_monotone(view));
}

TEST_CASE("ladders of groups that run both ways must be right both ways") {
  auto for_group = few_are_good[0];
  for_group.group = "penalties";
  std::array const both{many_are_good[0], for_group};
  CHECK_FALSE(holds(with(step_kind::veto, acting::low), both)); // right for the first ladder alone
  CHECK_FALSE(holds(with(step_kind::veto, acting::high), both));
  CHECK(holds(with(step_kind::veto, acting::met), both));
  CHECK(holds(with(step_kind::cap, acting::low), both));
}

// ---- Custom parts ----

template <bool IsMonotone> struct said {
  static constexpr std::string_view name = "said";
  static constexpr int version = 1;
  static constexpr bool is_monotone = IsMonotone;
};
struct unsaid {
  static constexpr std::string_view name = "unsaid";
  static constexpr int version = 1;
};

template <class Base> struct first_child : Base {
  constexpr starlot::fraction operator()(std::span<starlot::child const> children) const {
    return children[0].earned;
  }
};
template <class Base> struct idle_step : Base {
  constexpr void operator()(score_state&) const {}
};
template <class Base> struct lowest_rung : Base {
  [[nodiscard]] constexpr std::span<rung const> rungs() const { return many_are_good; }
  constexpr std::ptrdiff_t operator()(score_state const&) const { return 0; }
};
struct full_marks : unsaid {
  constexpr starlot::share operator()(starlot::finding const&) const { return starlot::share::full(); }
};
struct drops : unsaid {
  constexpr starlot::treatment operator()(starlot::finding const&, starlot::points) const {
    return starlot::treatment::left_out();
  }
};

template <class... Parts> constexpr auto shop(Parts const&... parts) {
  return starlot::scheme{starlot::title{"shop", "1"}, criterion{"1", "Hours", 100_pt}, parts...};
}
constexpr ladder pass{{50_pt, "pass"}};

inline constexpr auto roll_up_says = shop(first_child<said<true>>{}, pass);
inline constexpr auto step_says = shop(idle_step<said<true>>{}, pass);
inline constexpr auto ladder_says = shop(lowest_rung<said<true>>{});
inline constexpr auto roll_up_denies = shop(first_child<said<false>>{}, pass);
inline constexpr auto roll_up_silent =
    shop(starlot::clause{"2", "Safety", 10_pt, first_child<unsaid>{}, criterion{"2.1", "", 1_wt}}, pass);
inline constexpr auto step_silent = shop(idle_step<unsaid>{}, pass);
inline constexpr auto ladder_silent = shop(lowest_rung<unsaid>{});
inline constexpr auto one_of_two = shop(idle_step<said<true>>{}, idle_step<unsaid>{}, pass);
inline constexpr auto rule_and_policy =
    shop(criterion{"2", "Order", 5_pt, full_marks{}, drops{}}, drops{}, pass);

template <auto const& Scheme> constexpr bool guaranteed = is_monotone(starlot::detail::view_of<Scheme>());

TEST_CASE("custom roll-ups, steps and ladders are monotone if they say so") {
  static_assert(!guaranteed<roll_up_denies> && !guaranteed<roll_up_silent>);
  static_assert(!guaranteed<step_silent> && !guaranteed<ladder_silent> && !guaranteed<one_of_two>);
  static_assert(guaranteed<step_says> && guaranteed<ladder_says>);
  CHECK(is_monotone(starlot_tests::opaque(starlot::detail::view_of<step_says>())));
  CHECK_FALSE(is_monotone(starlot_tests::opaque(starlot::detail::view_of<step_silent>())));
}

TEST_CASE("rules and policies only turn findings into shares, and need not say anything") {
  static_assert(guaranteed<rule_and_policy>);
  SUCCEED();
}

// ---- What it means for a rating: everything that can become of open items lies between the bounds ----

inline constexpr starlot::scheme penalties{
    starlot::title{"penalties", "1"}, criterion{"1", "Faults", 100_pt, starlot::proportional},
    starlot::veto{"licence", "Holds a licence"},
    ladder{rung::at_most(100_pt, "poor"), rung::at_most(20_pt, "good")}};

TEST_CASE("where few points are good, an open question is answered for the grade") {
  starlot::findings<penalties> f;
  auto const open = evaluate(f);
  REQUIRE(open.has_value());
  CHECK(open->bounds_are_guaranteed());
  // At worst all faults, and no licence; at best no faults, and a licence.
  CHECK(open->lowest_grade().state() == starlot::outcome::vetoed);
  CHECK(open->highest_grade().name().en == "good");
  f.set<"1">(starlot::not_met);
  f.set<"licence">(starlot::met);
  auto const closed = evaluate(f);
  REQUIRE(closed.has_value());
  CHECK(closed->grade().name().en == "good");
}

} // namespace monotone_tests
