// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/rounded.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>

namespace {

using namespace starlot;

/// What a criterion worth `worth` brings for a finding, out of that worth.
template <auto const& Scheme> constexpr auto brings(finding const& f) {
  findings<Scheme> all;
  all.template set<"x">(f);
  return evaluate(all).value().score();
}
template <auto const& Scheme> constexpr bool takes(finding const& f) {
  findings<Scheme> all;
  return all.set("x", f).has_value();
}

constexpr half_credit_rule half = half_credit.none_at(1_pt);
constexpr scheme all_or_none{title{"leaf", "1"}, criterion{"x", "X", 2_pt}, ladder{{1_pt, "pass"}}};
constexpr scheme half_of_two{title{"leaf", "1"}, criterion{"x", "X", 2_pt, half}, ladder{{1_pt, "pass"}}};
constexpr scheme half_of_one{title{"leaf", "1"}, criterion{"x", "X", 1_pt, half}, ladder{{1_pt, "pass"}}};
constexpr scheme graded{title{"leaf", "1"},
                        criterion{"x", "X", 5_pt, levels({{0, 0_pct}, {1, 60_pct}, {2, 100_pct}})},
                        ladder{{1_pt, "pass"}}};

TEST_CASE("leaves earn all or nothing, half but none if worth one, or by levels") {
  CHECK(brings<all_or_none>(met) == 2_pt);
  CHECK(brings<all_or_none>(not_met) == 0_pt);
  CHECK(!takes<all_or_none>(half_met));
  CHECK(brings<half_of_two>(half_met) == 1_pt);
  CHECK(brings<half_of_one>(half_met) == 0_pt);
  CHECK(brings<half_of_one>(met) == 1_pt);
  CHECK(brings<graded>(at_level(1)) == 3_pt);
  CHECK(!takes<graded>(at_level(3)));
}

constexpr scheme counted_leaf{title{"leaf", "1"}, criterion{"x", "X", 30_pt, proportional},
                              ladder{{1_pt, "pass"}}};
template <rounding Mode>
constexpr scheme rounded_leaf{title{"leaf", "1"},
                              criterion{"x", "X", 30_pt, rounded{proportional, 0.5_pt, Mode}},
                              ladder{{1_pt, "pass"}}};

struct sample {
  std::int64_t nonconforming, sampled;
  points exact, down, half_up; // worked out by hand
};
constexpr std::array samples{
    sample{0, 40, 30_pt, 30_pt, 30_pt},
    sample{3, 40, 27.75_pt, 27.5_pt, 28_pt}, // 30 * 37/40
    sample{1, 50, 29.4_pt, 29_pt, 29.5_pt},
    sample{40, 40, 0_pt, 0_pt, 0_pt},
};
constexpr bool deducts(sample const& s) {
  auto const f = sampled(s.nonconforming, s.sampled);
  return brings<counted_leaf>(f) == s.exact && brings<rounded_leaf<rounding::down>>(f) == s.down &&
         brings<rounded_leaf<rounding::half_up>>(f) == s.half_up;
}

TEST_CASE(
    "points are lost in proportion to the nonconforming samples, and the leaf is rounded if it says so") {
  starlot_tests::check_all(samples, deducts);
}

// The same knots, read four ways: values in hours, and shares that fall. The last one rises.
constexpr scheme upwards{
    title{"leaf", "1"},
    criterion{"x", "X", 100_pt, table_at_least({{2, 100_pct}, {8, 40_pct}, {24, 10_pct}})},
    ladder{{1_pt, "pass"}}};
constexpr scheme downwards{
    title{"leaf", "1"}, criterion{"x", "X", 100_pt, table_at_most({{2, 100_pct}, {8, 40_pct}, {24, 10_pct}})},
    ladder{{1_pt, "pass"}}};
constexpr scheme straight{title{"leaf", "1"},
                          criterion{"x", "X", 100_pt, curve({{2, 100_pct}, {8, 40_pct}, {24, 10_pct}})},
                          ladder{{1_pt, "pass"}}};
constexpr scheme rising{title{"leaf", "1"}, criterion{"x", "X", 100_pt, curve({{-1, 0_pct}, {1, 100_pct}})},
                        ladder{{1_pt, "pass"}}};

struct reading {
  decimal value;
  points up, down, line, rise; // worked out by hand
};
constexpr std::array readings{
    reading{0_dec, 100_pt, 100_pt, 100_pt, 50_pt}, // level before the first knot
    reading{2_dec, 100_pt, 100_pt, 100_pt, 100_pt},
    reading{5_dec, 100_pt, 40_pt, 70_pt, 100_pt}, // half way between 100 and 40
    reading{8_dec, 40_pt, 40_pt, 40_pt, 100_pt},
    reading{16_dec, 40_pt, 10_pt, 25_pt, 100_pt},
    reading{24_dec, 10_pt, 10_pt, 10_pt, 100_pt},
    reading{1000_dec, 10_pt, 10_pt, 10_pt, 100_pt}, // level behind the last
    reading{-0.5_dec, 100_pt, 100_pt, 100_pt, 25_pt},
    reading{-7_dec, 100_pt, 100_pt, 100_pt, 0_pt},
};
constexpr bool reads(reading const& r) {
  auto const f = measured(r.value);
  return brings<upwards>(f) == r.up && brings<downwards>(f) == r.down && brings<straight>(f) == r.line &&
         brings<rising>(f) == r.rise;
}

TEST_CASE("measured values become shares by tables and curves in both directions, level beyond their ends") {
  starlot_tests::check_all(readings, reads);
}

} // namespace
