// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/decision/score_lattice.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;
using detail::lattice_side;
using detail::law_cut;
using detail::score_lattice;

template <detail::Scores S> detail::law_stratum drawn(std::uint64_t n, S const& given) {
  auto const scores = detail::scores_from(given).value();
  return {detail::list<detail::score_entry>{detail::access::entries(scores)}, scores.outlets(), n};
}
/// The first total; numbers not being too large.
std::int64_t first_total(score_lattice const& l, law_cut const& cut, std::uint64_t n = 0) {
  std::int64_t out = 0;
  CHECK(l.first_total(cut, n, out));
  return out;
}
using values = detail::list<detail::value_count>;

TEST_CASE("scores become steps of their own grid") {
  detail::law_question q;
  q.strata = {drawn(2, std::vector<points>{81.5_pt, 80_pt, 86_pt, 80_pt})};
  auto const l = score_lattice::own(q, lattice_side::lower);
  REQUIRE(l.strata.size() == 1);
  auto const& s = l.strata[0];
  CHECK(s.values == values{{0, 2}, {1, 1}, {4, 1}});
  CHECK(s.value_of == detail::list<std::size_t>{1, 0, 2, 0});
  CHECK(s.range() == 4);
  CHECK(s.total == 5);
  CHECK(s.lowest == 80'000'000);
  CHECK(l.unit == 1'500'000);
  CHECK(s.stride == 1);
  CHECK(l.times == 2);
  CHECK(s.fewer() == 2);
  q.strata = {drawn(3, std::vector<points>(4, 70_pt))};
  CHECK(score_lattice::own(q, lattice_side::lower).strata[0].range() == 0);
  CHECK(score_lattice::own(q, lattice_side::lower).strata[0].fewer() == 1);
}

// theory.json, exact/stratified: 12, 8 and 4 outlets, of which 4, 3 and 2 are drawn: multipliers 9, 8, 6.
TEST_CASE("strata share a grid, each with a stride of its own") {
  detail::law_question q;
  q.strata = {drawn(4, std::vector<score_count>{{70_pt, 6}, {71_pt, 6}}),
              drawn(3, std::vector<score_count>{{60_pt, 4}, {61_pt, 4}}),
              drawn(2, std::vector<score_count>{{50_pt, 2}, {52_pt, 2}})};
  auto const l = score_lattice::own(q, lattice_side::lower);
  CHECK(l.unit == 1'000'000);
  CHECK(l.strata[0].stride == 9);
  CHECK(l.strata[1].stride == 8);
  CHECK(l.strata[2].stride == 12); // of two points
  CHECK(l.times == 4 * 9 + 3 * 8 + 2 * 6);
  CHECK(l.strata[2].lowest == 300'000'000);
  // The mean is (12·70 + 8·60 + 4·50 + steps/3)/24 points.
  CHECK(first_total(l, law_cut{64'000'000}) == 3 * (24 * 64 - 12 * 70 - 8 * 60 - 4 * 50));
}

TEST_CASE("scores set down and up to a grid") {
  detail::law_question q;
  q.strata = {drawn(2, std::vector<score_range>{{-0.5_pt, -0.4_pt}, {1_pt, 1_pt}, {2.1_pt, 2.6_pt}})};
  auto const low = score_lattice::coarse(q, lattice_side::lower, 500'000);
  CHECK(low.strata[0].values == values{{0, 1}, {3, 1}, {5, 1}}); // -0.5, 1, 2
  CHECK(low.strata[0].lowest == -500'000);
  CHECK(low.unit == 500'000);
  auto const high = score_lattice::coarse(q, lattice_side::upper, 500'000);
  CHECK(high.strata[0].values == values{{0, 1}, {2, 1}, {6, 1}}); // 0, 1, 3
  CHECK(high.strata[0].lowest == 0);
  // Of two strata on the scale of all outlets: 3/2 of each score of the first, 2 of the second.
  q.strata.push_back(drawn(1, std::vector<points>{1_pt, 1.3_pt}));
  auto const both = score_lattice::coarse(q, lattice_side::lower, 1'000'000);
  CHECK(both.strata[0].values == values{{0, 1}, {2, 1}, {4, 1}}); // -0.75, 1.5, 3.15
  CHECK(both.strata[1].values == values{{0, 2}});                 // 2, 2.6
  CHECK(both.times == 5);
}

// Three outlets; totals are 240 + 1.5 k. A mean of 81 is a total of 243: k = 2, on the grid; 81.2 is k = 2.4.
TEST_CASE("the first total that reaches a bound, or no longer does") {
  detail::law_question q;
  q.strata = {drawn(3, std::vector<points>{81.5_pt, 80_pt, 86_pt})};
  auto const l = score_lattice::own(q, lattice_side::lower);
  auto const first = [&](points from, bound b) { return first_total(l, law_cut{from.micro(), b}); };
  CHECK(first(81_pt, bound::at_least) == 2);
  CHECK(first(81_pt, bound::above) == 3);
  CHECK(first(81_pt, bound::at_most) == 3);
  CHECK(first(81_pt, bound::below) == 2);
  CHECK(first(81.2_pt, bound::at_least) == 3);
  CHECK(first(81.2_pt, bound::above) == 3);
  CHECK(first(81.2_pt, bound::at_most) == 3);
  CHECK(first(81.2_pt, bound::below) == 3);
  CHECK(first(79.9_pt, bound::at_least) == 0); // 239.7: nothing between it and 240
  CHECK(first(79_pt, bound::at_least) == -2);
  CHECK(first_total(l, law_cut{81'500'000}, 1) == 1); // of one outlet
}

TEST_CASE("bounds beyond all totals stay there") {
  detail::law_question q;
  q.strata = {drawn(1, std::vector<score_count>{{0_pt, 1}, {points::from_micro(1), 1}, {-9_pt, 0}})};
  auto const l = score_lattice::own(q, lattice_side::lower);
  CHECK(l.strata[0].lowest == 0); // nobody has -9
  auto const most = (std::numeric_limits<std::int64_t>::max)(),
             least = (std::numeric_limits<std::int64_t>::min)();
  for (auto const b : {bound::at_least, bound::above, bound::at_most, bound::below}) {
    CHECK(first_total(l, law_cut{most, b}) == detail::beyond_totals);
    CHECK(first_total(l, law_cut{least, b}) == -detail::beyond_totals);
  }
}

TEST_CASE("numbers too large for whole numbers are refused") {
  auto const most = (std::numeric_limits<std::int64_t>::max)();
  detail::law_question q;
  q.strata = {drawn(1, std::vector<points>{points::from_micro(-most), points::from_micro(most)})};
  CHECK(score_lattice::own(q, lattice_side::lower).strata.empty());
  CHECK(score_lattice::coarse(q, lattice_side::lower, 1).strata.empty());
  q.strata = {drawn(2, std::vector<points>{1_pt, 2_pt})};
  auto const l = score_lattice::own(q, lattice_side::lower);
  std::int64_t total = 0;
  CHECK_FALSE(l.first_total(law_cut{most}, 0, total));
  // Samples of 2, 3, 5, 7, … make a common multiple that no integer holds.
  q.strata.clear();
  for (std::uint64_t const n :
       {2U, 3U, 5U, 7U, 11U, 13U, 17U, 19U, 23U, 29U, 31U, 37U, 41U, 43U, 47U, 53U, 59U, 61U})
    q.strata.push_back(drawn(n, std::vector<score_count>{{1_pt, n}, {2_pt, 1}}));
  CHECK(score_lattice::own(q, lattice_side::lower).strata.empty());
  CHECK_FALSE(score_lattice::coarse(q, lattice_side::lower, 100'000).strata.empty());
}

} // namespace
