// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Two steps on the score in both orders, each worked out by hand: every pair of them whose order can matter.

#include "scoring/steps_order.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <set>
#include <utility>

using namespace starlot;
using namespace starlot_tests;

namespace {

struct row {
  step first;
  step second;
  points base;
  points listed; ///< first, then second
  points turned; ///< second, then first

  template <class First, class Second>
  constexpr row(First const& a, Second const& b, points from, points ab, points ba)
      : first{a.as_step()}, second{b.as_step()}, base{from}, listed{ab}, turned{ba} {}
};

constexpr row rows[] = {
    // Neither looks at the score.
    {deduction{"", 1_pt}, cap{90_pt}, 95_pt, 90_pt, 89_pt},
    {deduction{"", 1_pt}, floor_at{60_pt}, 60_pt, 60_pt, 59_pt},
    {deduction{"", 1_pt}, clamp{60_pt, 90_pt}, 95_pt, 90_pt, 89_pt},
    {deduction{"", 0.4_pt}, round_to{1_pt, rounding::half_even}, 80.3_pt, 80_pt, 79.6_pt},
    {bonus{"", 1_pt}, cap{90_pt}, 90_pt, 90_pt, 91_pt},
    {bonus{"", 1_pt}, floor_at{60_pt}, 50_pt, 60_pt, 61_pt},
    {bonus{"", 1_pt}, clamp{60_pt, 90_pt}, 90_pt, 90_pt, 91_pt},
    {bonus{"", 0.4_pt}, round_to{1_pt, rounding::half_even}, 80.3_pt, 81_pt, 80.4_pt},
    {cap{60_pt}, floor_at{70_pt}, 50_pt, 70_pt, 60_pt},
    {cap{60_pt}, clamp{70_pt, 90_pt}, 95_pt, 70_pt, 60_pt},
    {cap{85.5_pt}, round_to{1_pt, up}, 90_pt, 86_pt, 85.5_pt},
    {floor_at{95_pt}, clamp{60_pt, 90_pt}, 80_pt, 90_pt, 95_pt},
    {floor_at{60.5_pt}, round_to{1_pt, up}, 50_pt, 61_pt, 60.5_pt},
    {clamp{60_pt, 70_pt}, clamp{80_pt, 90_pt}, 75_pt, 80_pt, 70_pt},
    {clamp{60.5_pt, 90_pt}, round_to{1_pt, up}, 50_pt, 61_pt, 60.5_pt},
    {round_to{0.1_pt, rounding::half_up}, round_to{1_pt, rounding::half_up}, 79.46_pt, 80_pt, 79_pt},
    // The second looks at the score: it sees what the first made of it.
    {deduction{"", 1_pt}, deduction{"", 5_pt}.when(from(90_pt)), 90_pt, 89_pt, 84_pt},
    {deduction{"", 1_pt}, bonus{"", 5_pt}.when(from(90_pt)), 90_pt, 89_pt, 94_pt},
    {deduction{"", 1_pt}, cap{85_pt}.when(from(90_pt)), 90_pt, 89_pt, 84_pt},
    {deduction{"", 1_pt}, floor_at{70_pt}.when(under(60_pt)), 60_pt, 70_pt, 59_pt},
    {deduction{"", 1_pt}, clamp{70_pt, 85_pt}.when(from(90_pt)), 90_pt, 89_pt, 84_pt},
    {deduction{"", 6_pt}, round_to{10_pt, down}.when(from(90_pt)), 95_pt, 89_pt, 84_pt},
    {bonus{"", 1_pt}, deduction{"", 5_pt}.when(from(90_pt)), 89_pt, 85_pt, 90_pt},
    {bonus{"", 1_pt}, bonus{"", 5_pt}.when(from(90_pt)), 89_pt, 95_pt, 90_pt},
    {bonus{"", 1_pt}, cap{85_pt}.when(from(90_pt)), 89_pt, 85_pt, 90_pt},
    {bonus{"", 1_pt}, floor_at{70_pt}.when(under(60_pt)), 59_pt, 60_pt, 71_pt},
    {bonus{"", 1_pt}, clamp{70_pt, 85_pt}.when(from(90_pt)), 89_pt, 85_pt, 90_pt},
    {bonus{"", 6_pt}, round_to{10_pt, down}.when(from(90_pt)), 89_pt, 90_pt, 95_pt},
    {cap{88_pt}, deduction{"", 10_pt}.when(from(90_pt)), 95_pt, 88_pt, 85_pt},
    {cap{88_pt}, bonus{"", 5_pt}.when(under(90_pt)), 95_pt, 93_pt, 88_pt},
    {cap{88_pt}, cap{85_pt}.when(from(90_pt)), 95_pt, 88_pt, 85_pt},
    {cap{50_pt}, floor_at{70_pt}.when(under(60_pt)), 65_pt, 70_pt, 50_pt},
    {cap{88_pt}, clamp{70_pt, 85_pt}.when(from(90_pt)), 95_pt, 88_pt, 85_pt},
    {cap{88_pt}, round_to{20_pt, down}.when(from(90_pt)), 95_pt, 88_pt, 80_pt},
    {floor_at{90_pt}, deduction{"", 5_pt}.when(from(90_pt)), 50_pt, 85_pt, 90_pt},
    {floor_at{90_pt}, bonus{"", 5_pt}.when(from(90_pt)), 50_pt, 95_pt, 90_pt},
    {floor_at{90_pt}, cap{85_pt}.when(from(90_pt)), 50_pt, 85_pt, 90_pt},
    {floor_at{65_pt}, floor_at{70_pt}.when(under(60_pt)), 50_pt, 65_pt, 70_pt},
    {floor_at{90_pt}, clamp{70_pt, 85_pt}.when(from(90_pt)), 50_pt, 85_pt, 90_pt},
    {floor_at{90_pt}, round_to{20_pt, down}.when(from(90_pt)), 50_pt, 80_pt, 90_pt},
    {clamp{60_pt, 88_pt}, deduction{"", 10_pt}.when(from(90_pt)), 95_pt, 88_pt, 85_pt},
    {clamp{60_pt, 88_pt}, bonus{"", 5_pt}.when(under(90_pt)), 95_pt, 93_pt, 88_pt},
    {clamp{60_pt, 88_pt}, cap{85_pt}.when(from(90_pt)), 95_pt, 88_pt, 85_pt},
    {clamp{60_pt, 88_pt}, floor_at{70_pt}.when(under(60_pt)), 50_pt, 60_pt, 70_pt},
    {clamp{60_pt, 88_pt}, clamp{70_pt, 85_pt}.when(from(90_pt)), 95_pt, 88_pt, 85_pt},
    {clamp{60_pt, 88_pt}, round_to{20_pt, down}.when(from(90_pt)), 95_pt, 88_pt, 80_pt},
    {round_to{10_pt, up}, deduction{"", 5_pt}.when(from(90_pt)), 85_pt, 85_pt, 90_pt},
    {round_to{10_pt, up}, bonus{"", 5_pt}.when(from(90_pt)), 85_pt, 95_pt, 90_pt},
    {round_to{10_pt, up}, cap{86_pt}.when(from(90_pt)), 85_pt, 86_pt, 90_pt},
    {round_to{10_pt, up}, floor_at{70_pt}.when(under(60_pt)), 55_pt, 60_pt, 70_pt},
    {round_to{10_pt, up}, clamp{70_pt, 86_pt}.when(from(90_pt)), 85_pt, 86_pt, 90_pt},
    {round_to{10_pt, up}, round_to{20_pt, down}.when(from(90_pt)), 85_pt, 80_pt, 90_pt},
    // Both look at it.
    {deduction{"", 1_pt}.when(from(90_pt)), deduction{"", 2_pt}.when(from(90_pt)), 90_pt, 89_pt, 88_pt},
    {deduction{"", 1_pt}.when(from(90_pt)), bonus{"", 5_pt}.when(under(90_pt)), 90_pt, 94_pt, 89_pt},
    {deduction{"", 1_pt}.when(from(90_pt)), cap{85_pt}.when(from(90_pt)), 90_pt, 89_pt, 85_pt},
    {deduction{"", 1_pt}.when(from(60_pt)), floor_at{70_pt}.when(under(60_pt)), 60_pt, 70_pt, 59_pt},
    {deduction{"", 1_pt}.when(from(90_pt)), clamp{70_pt, 85_pt}.when(from(90_pt)), 90_pt, 89_pt, 85_pt},
    {deduction{"", 6_pt}.when(from(90_pt)), round_to{10_pt, down}.when(from(90_pt)), 95_pt, 89_pt, 84_pt},
    {bonus{"", 5_pt}.when(under(90_pt)), bonus{"", 8_pt}.when(under(90_pt)), 85_pt, 90_pt, 93_pt},
    {bonus{"", 5_pt}.when(under(90_pt)), cap{80_pt}.when(from(90_pt)), 85_pt, 80_pt, 90_pt},
    {bonus{"", 5_pt}.when(under(60_pt)), floor_at{70_pt}.when(under(60_pt)), 55_pt, 60_pt, 70_pt},
    {bonus{"", 5_pt}.when(under(90_pt)), clamp{70_pt, 80_pt}.when(from(90_pt)), 85_pt, 80_pt, 90_pt},
    {bonus{"", 5_pt}.when(under(90_pt)), round_to{20_pt, down}.when(from(90_pt)), 85_pt, 80_pt, 90_pt},
    {cap{88_pt}.when(from(90_pt)), cap{85_pt}.when(from(90_pt)), 95_pt, 88_pt, 85_pt},
    {cap{50_pt}.when(from(60_pt)), floor_at{70_pt}.when(under(60_pt)), 60_pt, 70_pt, 50_pt},
    {cap{88_pt}.when(from(90_pt)), clamp{70_pt, 85_pt}.when(from(90_pt)), 95_pt, 88_pt, 85_pt},
    {cap{88_pt}.when(from(90_pt)), round_to{20_pt, down}.when(from(90_pt)), 95_pt, 88_pt, 80_pt},
    {floor_at{65_pt}.when(under(60_pt)), floor_at{70_pt}.when(under(60_pt)), 50_pt, 65_pt, 70_pt},
    {floor_at{65_pt}.when(under(60_pt)), clamp{70_pt, 90_pt}.when(under(60_pt)), 50_pt, 65_pt, 70_pt},
    {floor_at{65_pt}.when(under(60_pt)), round_to{20_pt, up}.when(under(60_pt)), 50_pt, 65_pt, 60_pt},
    {clamp{60_pt, 88_pt}.when(from(90_pt)), clamp{60_pt, 85_pt}.when(from(90_pt)), 95_pt, 88_pt, 85_pt},
    {clamp{60_pt, 88_pt}.when(from(90_pt)), round_to{20_pt, down}.when(from(90_pt)), 95_pt, 88_pt, 80_pt},
    {round_to{10_pt, down}.when(from(95_pt)), round_to{20_pt, down}.when(from(95_pt)), 95_pt, 90_pt, 80_pt},
};

constexpr char grade_of(points score) {
  return score >= 80_pt ? 'A' : score >= 70_pt ? 'B' : score >= 60_pt ? 'C' : '-';
}

} // namespace

TEST_CASE("steps on the score: both orders, for every pair whose order can matter") {
  std::set<std::pair<std::size_t, std::size_t>> named;
  for (auto const& r : rows) {
    named.insert(pair_of(r.first, r.second));
    INFO("row " << named.size());
    CHECK(r.listed != r.turned);
    CHECK((two_steps{r.first, r.second}(r.base)) == ending{r.listed, grade_of(r.listed)});
    CHECK((two_steps{r.second, r.first}(r.base)) == ending{r.turned, grade_of(r.turned)});
  }
  CHECK(named.size() == std::size(rows));
  CHECK(covers(named, [](bool a, bool b) { return !a && !b; }));
}
