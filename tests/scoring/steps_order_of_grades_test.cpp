// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Steps on the grade in both orders, each worked out by hand: with steps on the score, and among themselves.

#include "scoring/steps_order.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

using namespace starlot;
using namespace starlot_tests;

namespace {

using pairs = std::set<std::pair<std::size_t, std::size_t>>;

/// A step that takes a score of `base` to 75, across the limit at which five steps on the grade act. The grades
/// are those after the step first and the other second, and the other way round. 75 itself is a B.
struct crossing {
  step is;
  points base;
  points limit;
  std::string_view veto, grade_limit, rung_needs, grade_floor, grade_is;

  template <class Step>
  constexpr crossing(Step const& s, points from, points at, std::string_view v, std::string_view g,
                     std::string_view n, std::string_view u, std::string_view i)
      : is{s.as_step()},
        base{from},
        limit{at},
        veto{v},
        grade_limit{g},
        rung_needs{n},
        grade_floor{u},
        grade_is{i} {}
};

constexpr crossing crossings[] = {
    //                                                            veto  ≤ C  B needs ≥ A   = C
    {deduction{"", 15_pt}, 90_pt, 90_pt, "BV", "BC", "CB", "BA", "BC"},
    {cap{75_pt}, 95_pt, 90_pt, "BV", "BC", "CB", "BA", "BC"},
    {clamp{60_pt, 75_pt}, 95_pt, 90_pt, "BV", "BC", "CB", "BA", "BC"},
    {round_to{25_pt, down}, 95_pt, 90_pt, "BV", "BC", "CB", "BA", "BC"},
    {deduction{"", 15_pt}.when(from(90_pt)), 90_pt, 90_pt, "BV", "BC", "CB", "BA", "BC"},
    {cap{75_pt}.when(from(90_pt)), 95_pt, 90_pt, "BV", "BC", "CB", "BA", "BC"},
    {clamp{60_pt, 75_pt}.when(from(90_pt)), 95_pt, 90_pt, "BV", "BC", "CB", "BA", "BC"},
    {round_to{25_pt, down}.when(from(90_pt)), 95_pt, 90_pt, "BV", "BC", "CB", "BA", "BC"},
    {bonus{"", 10_pt}, 65_pt, 70_pt, "VB", "CB", "BC", "AB", "CB"},
    {floor_at{75_pt}, 65_pt, 70_pt, "VB", "CB", "BC", "AB", "CB"},
    {bonus{"", 10_pt}.when(under(70_pt)), 65_pt, 70_pt, "VB", "CB", "BC", "AB", "CB"},
    {floor_at{75_pt}.when(under(70_pt)), 65_pt, 70_pt, "VB", "CB", "BC", "AB", "CB"},
};

void check(step const& first, step const& second, points base, points score, std::string_view grades,
           pairs& named) {
  INFO(step_letters[number_of(first)] << step_letters[number_of(second)]);
  named.insert(pair_of(first, second));
  CHECK(grades[0] != grades[1]);
  CHECK((two_steps{first, second}(base)) == ending{score, grades[0]});
  CHECK((two_steps{second, first}(base)) == ending{score, grades[1]});
}

/// Two steps on the grade, on a score of 75, which is a B.
struct quarrel {
  step first;
  step second;
  std::string_view grades;

  template <class First, class Second>
  constexpr quarrel(First const& a, Second const& b, std::string_view both)
      : first{a.as_step()}, second{b.as_step()}, grades{both} {}
};

constexpr quarrel quarrels[] = {
    {grade_limit{60_pt}, grade_floor{80_pt}, "AC"},          // a floor after a limit lifts the limit
    {rung_needs{70_pt, question}, grade_floor{80_pt}, "AC"}, // a limit after a floor lowers the floor
    {grade_limit{60_pt}, grade_is{80_pt}, "AC"},             // a fixed grade overrides what came before
    {rung_needs{70_pt, question}, grade_is{80_pt}, "AC"},
    {grade_floor{80_pt}, grade_is{60_pt}, "CA"},
    {grade_is{60_pt}, grade_is{80_pt}, "AC"},
};

/// The same step, acting because of the score.
step because_of_score(step s) {
  s.when = from(70_pt);
  s.unless = false;
  return s;
}
/// The same step, kept from acting by the score.
step kept_by_score(step s) {
  s.when = under(70_pt);
  s.unless = false;
  return s;
}

} // namespace

TEST_CASE("a step on the grade that looks at the score sees what the steps before it left") {
  pairs named;
  for (auto const& c : crossings) {
    check(c.is, veto{"veto"}.when(from(c.limit)).as_step(), c.base, 75_pt, c.veto, named);
    check(c.is, grade_limit{60_pt}.when(from(c.limit)).as_step(), c.base, 75_pt, c.grade_limit, named);
    check(c.is, rung_needs{70_pt, from(c.limit)}.as_step(), c.base, 75_pt, c.rung_needs, named);
    check(c.is, grade_floor{80_pt}.when(from(c.limit)).as_step(), c.base, 75_pt, c.grade_floor, named);
    check(c.is, grade_is{60_pt}.when(from(c.limit)).as_step(), c.base, 75_pt, c.grade_is, named);
  }
  CHECK(covers(named, [](bool a, bool b) { return a != b; }));
}

TEST_CASE("of two steps on the grade the later one prevails, whether or not they look at the score") {
  pairs named;
  for (auto const& q : quarrels) {
    check(q.first, q.second, 75_pt, 75_pt, q.grades, named);
    check(because_of_score(q.first), q.second, 75_pt, 75_pt, q.grades, named);
    check(q.first, because_of_score(q.second), 75_pt, 75_pt, q.grades, named);
    check(because_of_score(q.first), because_of_score(q.second), 75_pt, 75_pt, q.grades, named);
  }
  CHECK(covers(named, [](bool a, bool b) { return a && b; }));
}

TEST_CASE("a step that its condition keeps from acting leaves the other one alone, in either order") {
  for (auto const& q : quarrels) {
    ending const second_alone{75_pt, q.grades[0]};
    CHECK((two_steps{kept_by_score(q.first), q.second}(75_pt)) == second_alone);
    CHECK((two_steps{q.second, kept_by_score(q.first)}(75_pt)) == second_alone);
    ending const first_alone{75_pt, q.grades[1]};
    CHECK((two_steps{kept_by_score(q.second), q.first}(75_pt)) == first_alone);
    CHECK((two_steps{q.first, kept_by_score(q.second)}(75_pt)) == first_alone);
  }
}
