// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstddef>
#include <span>
#include <string_view>

using namespace starlot;

namespace {

inline constexpr auto worst_and_best = scheme{
    title{"worst and best", "1"},
    clause{"1", "worst", 40_pt, minimum, criterion{"1.1", "", 1_wt, proportional},
           criterion{"1.2", "", 3_wt, proportional}},
    clause{"2", "best", 60_pt, maximum, criterion{"2.1", "", 1_wt, proportional},
           clause{"2.2", "worst of mean", 1_wt, weighted_mean, criterion{"2.2.1", "", 1_wt, proportional},
                  criterion{"2.2.2", "", 3_wt, proportional}}},
    ladder{{50_pt, "pass"}}};

template <class Rating> bool adds_up(Rating const& r) {
  using fraction_type = starlot::fraction;
  fraction_type sum{0};
  for (auto const& line : r.trace())
    sum += line.kind == line_kind::clause ? line.adjustment : line.contribution;
  return sum == r.lowest();
}

bool decides_by_the_worst_and_the_best() {
  findings<worst_and_best> f;
  f.set<"1.1">(sampled(1, 4)).set<"1.2">(sampled(1, 2));                               // 3/4, 1/2
  f.set<"2.1">(sampled(1, 3)).set<"2.2.1">(sampled(1, 2)).set<"2.2.2">(sampled(0, 9)); // 2/3; 1/2 and 1: 7/8
  auto const r = evaluate(f);
  return r && r->score() == 20_pt + 52.5_pt; // 40 * 1/2 + 60 * 7/8
}

// At the top, the worst branch of weights decides, out of 100.
inline constexpr auto chain = scheme{
    title{"chain", "1"}, minimum, criterion{"1", "", 1_wt, proportional},
    clause{"2", "", 2_wt, maximum, criterion{"2.1", "", 1_wt, proportional}, criterion{"2.2", "", 1_wt}},
    ladder{{50_pt, "pass"}}};

struct second_best {
  static constexpr std::string_view name = "second best";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  constexpr starlot::fraction operator()(std::span<child const> children) const {
    starlot::fraction best{0};
    starlot::fraction second{0};
    for (auto const& c : children) {
      if (c.earned > best) {
        second = best;
        best = c.earned;
      } else if (c.earned > second) {
        second = c.earned;
      }
    }
    return second;
  }
};

inline constexpr auto own =
    scheme{title{"own", "1"}, criterion{"0", "", 70_pt},
           clause{"1", "", 30_pt, second_best{}, criterion{"1.1", "", 1_wt, proportional},
                  criterion{"1.2", "", 1_wt, proportional}, criterion{"1.3", "", 5_wt, proportional}},
           ladder{{50_pt, "pass"}}};

struct twice {
  static constexpr std::string_view name = "twice";
  static constexpr int version = 1;
  constexpr starlot::fraction operator()(std::span<child const> children) const {
    return children[0].earned * starlot::fraction{2};
  }
};
inline constexpr auto too_much =
    scheme{title{"too much", "1"}, clause{"1", "", 30_pt, twice{}, criterion{"1.1", "", 1_wt}},
           ladder{{10_pt, "pass"}}};

} // namespace

TEST_CASE("the worst child of a minimum decides, the best of a maximum") {
  CHECK(decides_by_the_worst_and_the_best());
}

TEST_CASE("the lines of a minimum are those of a mean, and its adjustment is the rest") {
  findings<worst_and_best> f;
  f.set<"1.1">(sampled(1, 4))
      .set<"1.2">(sampled(1, 2))
      .set<"2.1">(met)
      .set<"2.2.1">(not_met)
      .set<"2.2.2">(not_met);
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const trace = r->trace();
  CHECK(trace[0].contribution == 20_pt);
  CHECK(trace[0].available == 40_pt);
  CHECK(trace[1].contribution == 7.5_pt); // a quarter of 40, three quarters earned
  CHECK(trace[2].contribution == 15_pt);
  CHECK(trace[0].adjustment == points::from_micro(-2'500'000));
  CHECK(trace[3].contribution == 60_pt);
  CHECK(trace[3].adjustment == 30_pt); // the mean of 1 and 0 would be 30
  CHECK(trace[5].adjustment == 0_pt);
  CHECK(adds_up(*r));
}

TEST_CASE("a clause keeps its worth while anything in it applies") {
  findings<worst_and_best> f;
  f.set<"1.1">(excluded("x")).set<"1.2">(sampled(1, 2)).set<"2.1">(met);
  f.set<"2.2.1">(excluded("x")).set<"2.2.2">(excluded("x"));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 80_pt); // 40 / 2 + 60
  CHECK(adds_up(*r));
  f.set<"1.2">(excluded("x"));
  auto const less = evaluate(f);
  REQUIRE(less);
  CHECK(less->score() == 100_pt); // only the second clause applies
  CHECK(adds_up(*less));
}

TEST_CASE("open children stand in both bounds of a minimum") {
  findings<worst_and_best> f;
  f.set<"1.1">(sampled(1, 4)).set<"2.1">(met).set<"2.2.1">(met).set<"2.2.2">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->lowest() == 60_pt);
  CHECK(r->highest() == 90_pt);
  CHECK(r->bounds_are_guaranteed());
}

TEST_CASE("a roll-up at the top has a line of its own") {
  findings<chain> f;
  f.set<"1">(sampled(1, 4)).set<"2.1">(sampled(1, 10)).set<"2.2">(not_met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 75_pt);
  auto const trace = r->trace();
  REQUIRE(trace.size() == 5);
  CHECK(trace[4].kind == line_kind::top);
  CHECK(trace[4].contribution == points::from_micro(-10'000'000)); // the mean is 75/3 + 2 * 90/3 = 85
  CHECK(adds_up(*r));
}

TEST_CASE("a roll-up of the user's decides in both widths") {
  for (std::int64_t const n : {std::int64_t{100}, most_samples - 1}) {
    findings<own> f;
    f.set<"0">(met).set<"1.1">(sampled(n / 2, n)).set<"1.2">(sampled(1, n - 5)).set<"1.3">(sampled(1, n - 7));
    auto const r = evaluate(f);
    REQUIRE(r);
    using fraction_type = starlot::fraction;
    using integer = fraction_type::integer;
    // the best is (n - 6)/(n - 5), the second (n - 8)/(n - 7)
    CHECK(r->score() ==
          fraction_type{70} + fraction_type{30} * fraction_type{integer{n - 8}, integer{n - 7}});
    CHECK(adds_up(*r));
    CHECK(r->bounds_are_guaranteed());
  }
}

TEST_CASE("a roll-up that gives more than everything breaks its contract") {
  findings<too_much> f;
  f.set<"1.1">(met);
  CHECK(starlot_tests::broken_contract([&] { static_cast<void>(evaluate(f)); }) ==
        "a roll-up answers with a share between 0 and 1");
  f.set<"1.1">(not_assessed);
  findings<too_much> none;
  none.set<"1.1">(not_met);
  auto const r = evaluate(none);
  REQUIRE(r);
  CHECK(!r->bounds_are_guaranteed());
}
