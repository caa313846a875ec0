// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/display.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <string>

using namespace starlot;

namespace {

constexpr std::array<rung, 3> rungs{{{70_pt, "pass"}, {79.995_pt, "odd"}, {80_pt, "three stars", 3}}};

std::string show(std::int64_t n, std::int64_t d) {
  return shown(fraction{detail::integer<8>{n}, detail::integer<8>{d}}, rungs);
}

template <class T>
concept can_be_shown = requires(T const& t) {
  shown(t);
};

} // namespace

TEST_CASE("at least two decimals, half to even") {
  CHECK(show(100, 1) == "100.00");
  CHECK(show(0, 1) == "0.00");
  CHECK(show(1, 3) == "0.33");
  CHECK(show(2, 3) == "0.67");
  CHECK(show(12125, 1000) == "12.12");
  CHECK(show(12135, 1000) == "12.14");
  CHECK(show(-1, 3) == "-0.33");
  CHECK(show(-1, 1000) == "-0.001"); // not zero, so not shown as zero
  CHECK(show(1, 100000) == "0.00001");
  CHECK(show(5, 100) == "0.05");
  CHECK(show(-12345, 100) == "-123.45");
}

TEST_CASE("what lies nearer to a tie than doubles tell is rounded to its own side") {
  fraction tiny = fraction::of(1, 1'000'000'000'000'000);
  tiny *= tiny;
  for (auto const hundreds : {0, 12, 9'999'999}) {
    auto const tie = fraction::of(12'500, 100'000) + hundreds * 100;
    auto const beside = hundreds == 0 ? std::string{"0.1"} : std::to_string(hundreds * 100) + ".1";
    CHECK(shown_points(tie) == beside + "2");
    CHECK(shown_points(tie + tiny) == beside + "3");
    CHECK(shown_points(tie - tiny) == beside + "2");
    CHECK(shown_points(-tie - tiny) == "-" + beside + "3");
    CHECK(shown_points(tie + fraction::of(1, 100)) == beside + "4"); // 0.135
    CHECK(shown_points(tie + fraction::of(1, 100) - tiny) == beside + "3");
  }
  CHECK(shown_points(fraction::of(9'223'372'036'854'775'807, 100) * 10) == "922337203685477580.70");
  CHECK(shown_points(tiny * tiny) == "0." + std::string(59, '0') + "1");
}

TEST_CASE("more decimals until the shown number is on the side of the exact score") {
  CHECK(show(69996, 1000) == "69.996");
  CHECK(show(699999999, 10000000) == "69.9999999");
  CHECK(show(70, 1) == "70.00");
  CHECK(show(70000001, 1000000) == "70.000001"); // not "70.00", which would be on the cut-off
  CHECK(show(79994, 1000) == "79.99");
  CHECK(show(79995, 1000) == "79.995"); // on a cut-off of three decimals: shown as it stands
  CHECK(show(79996, 1000) == "79.996");
  CHECK(show(799999, 10000) == "79.9999");
  CHECK(show(80001, 1000) == "80.001");
  CHECK(show(8001, 100) == "80.01");
  CHECK(show(239, 3) == "79.67");
}

TEST_CASE("points that no ladder grades, and a score that cannot be shown without its ladder") {
  CHECK(shown_points(fraction::of(79996, 1000)) == "80.00");
  CHECK(shown_points(fraction::of(1, 1000)) == "0.001");
  static_assert(!can_be_shown<fraction> && can_be_shown<rating>);
}

TEST_CASE("a score of hundreds of bits is shown") {
  detail::integer<8> d{1};
  for (int i = 0; i < 60; ++i)
    d *= 10;
  fraction const just_below{d * detail::integer<8>{70} - detail::integer<8>{1}, d};
  CHECK(shown(just_below, rungs) == "69." + std::string(60, '9'));
}

namespace {

inline constexpr auto by_size =
    starlot::scheme{starlot::title{"by size", "1"},
                    starlot::criterion{"1", "a", starlot::points{100}, starlot::partial_amount},
                    starlot::ladder{{starlot::points{90}, "small"}}.only_for("small"),
                    starlot::ladder{{starlot::points{80}, "large"}}.only_for("large")};

} // namespace

TEST_CASE("a score is shown beside the ladder of its group") {
  starlot::findings<by_size> f;
  f.set<"1">(starlot::partly(starlot::points::from_micro(89'999'999)));
  REQUIRE(f.set_group("large"));
  auto const large = evaluate(f);
  REQUIRE(large);
  CHECK(shown(*large) == "90.00");
  REQUIRE(f.set_group("small"));
  auto const small = evaluate(f);
  REQUIRE(small);
  CHECK(shown(*small) == "89.999999");
}

TEST_CASE("a grade in words is its name, or why there is none") {
  static constexpr starlot::rung pass{70_pt, {"pass", "达标"}};
  static constexpr auto special = starlot::rung::awarded("not rated");
  using starlot::grade, starlot::outcome, starlot::language;
  CHECK(to_string(grade{outcome::graded, &pass, 0}) == "pass");
  CHECK(to_string(grade{outcome::graded, &pass, 0}, language::zh) == "达标");
  CHECK(to_string(grade{outcome::special, &special, 1}) == "not rated");
  CHECK(to_string(grade{outcome::below_ladder, nullptr, 0}) == "below the lowest grade");
  CHECK(to_string(grade{outcome::vetoed, nullptr, 0}, language::zh) == "不合格");
  CHECK(to_string(grade{}) == "undetermined");
}
