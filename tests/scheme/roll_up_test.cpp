// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/roll_up.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstdint>

namespace {

using namespace starlot::literals;
using starlot::weighted_mean;
using starlot_tests::opaque;

// The numbers are hashed.
static_assert(static_cast<std::uint8_t>(starlot::sum_of_points) == 1);
static_assert(static_cast<std::uint8_t>(starlot::weighted_mean) == 2);
static_assert(sizeof(starlot::roll_up) == 1);

// 40 points over weights 3 : 1. 60 points over weights 1 : 2, where the 2 is itself a sum of points, 7 : 5.
constexpr starlot::scheme by_weights{
    starlot::title{"twin", "1"},
    starlot::clause{"1", "Reception", 40_pt, weighted_mean,
                    starlot::criterion{"1.1", "Hours", 3_wt, starlot::proportional},
                    starlot::criterion{"1.2", "Answers", 1_wt, starlot::proportional}},
    starlot::clause{"2", "Workshop", weighted_mean, 60_pt,
                    starlot::criterion{"2.1", "Tools", 1_wt, starlot::proportional},
                    starlot::clause{"2.2", "Turnaround", 2_wt,
                                    starlot::criterion{"2.2.1", "Small", 7_pt, starlot::proportional},
                                    starlot::criterion{"2.2.2", "Large", 5_pt, starlot::proportional}}},
    starlot::ladder{{50_pt, "pass"}}};

// The same in points: 30, 10, 20, 40 · 7/12 and 40 · 5/12, all times 3 so that six decimals hold them.
constexpr starlot::scheme by_points{starlot::title{"twin", "1"},
                                    starlot::out_of{100_pt},
                                    starlot::criterion{"1.1", "Hours", 90_pt, starlot::proportional},
                                    starlot::criterion{"1.2", "Answers", 30_pt, starlot::proportional},
                                    starlot::criterion{"2.1", "Tools", 60_pt, starlot::proportional},
                                    starlot::criterion{"2.2.1", "Small", 70_pt, starlot::proportional},
                                    starlot::criterion{"2.2.2", "Large", 50_pt, starlot::proportional},
                                    starlot::ladder{{50_pt, "pass"}}};

template <auto const& Scheme> constexpr auto rated(std::array<std::int64_t, 5> const& lost) {
  starlot::findings<Scheme> f;
  f.template set<"1.1">(starlot::sampled(lost[0], 7));
  f.template set<"1.2">(starlot::sampled(lost[1], 8));
  f.template set<"2.1">(starlot::sampled(lost[2], 9));
  f.template set<"2.2.1">(starlot::sampled(lost[3], 10));
  f.template set<"2.2.2">(lost[4] < 0 ? starlot::excluded("none") : starlot::sampled(lost[4], 11));
  return starlot::evaluate(f).value().score();
}

constexpr bool twins_agree(std::array<std::int64_t, 5> const& lost) {
  return starlot::fraction{rated<by_weights>(lost)} == starlot::fraction{rated<by_points>(lost)};
}
TEST_CASE("at run time as well, line 60") { CHECK(twins_agree({1, 2, 3, 4, 5})); }
TEST_CASE("at run time as well, line 61") { CHECK(twins_agree({0, 0, 0, 0, 0})); }
TEST_CASE("at run time as well, line 62") { CHECK(twins_agree({7, 0, 9, 1, 11})); }

TEST_CASE("a weighted mean spreads the worth of its clause by weights") {
  for (std::int64_t k = 0; k <= 7; ++k) {
    CAPTURE(k);
    CHECK(twins_agree(opaque(std::array<std::int64_t, 5>{k, 7 - k, k, 1, 2 * k - 5})));
  }
  auto const all_lost_but = [](std::size_t kept) {
    std::array<std::int64_t, 5> lost{7, 8, 9, 10, 11};
    lost[kept] = 0;
    return starlot::fraction{rated<by_weights>(lost)};
  };
  CHECK(all_lost_but(0) == 30_pt);
  CHECK(all_lost_but(1) == 10_pt);
  CHECK(all_lost_but(2) == 20_pt);
  CHECK(starlot::to_string(all_lost_but(3)) == "70/3");
  CHECK(starlot::to_string(all_lost_but(4)) == "50/3");
}

constexpr starlot::scheme weights_at_the_top{
    starlot::title{"top", "1"}, weighted_mean, starlot::criterion{"a", "A", 1_wt},
    starlot::clause{"b", "B", 2_wt, starlot::criterion{"b.1", "B", 5_pt}}, starlot::ladder{{50_pt, "pass"}}};

TEST_CASE("weights at the top are out of a hundred") {
  starlot::findings<weights_at_the_top> f;
  f.set<"a">(starlot::not_met).set<"b.1">(starlot::met);
  auto const r = starlot::evaluate(f);
  REQUIRE(r);
  CHECK(starlot::to_string(r->score()) == "200/3");
}

} // namespace
