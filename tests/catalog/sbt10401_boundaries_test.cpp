// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/catalog/sbt10401.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstdint>
#include <string_view>

// Clause A.10 and the ladder, on and one millionth beside each boundary.

using namespace starlot;

namespace {

struct chapter {
  std::string_view id;
  std::int64_t points;
};
constexpr std::array<chapter, 8> durable_chapters{
    {{"1", 6}, {"2", 6}, {"3", 8}, {"4", 10}, {"5", 20}, {"6", 30}, {"7", 10}, {"8", 10}}};
constexpr std::array<chapter, 5> fast_moving_chapters{
    {{"1", 12}, {"2", 12}, {"3", 20}, {"6", 40}, {"8", 16}}};

constexpr std::int64_t million = 1'000'000;
constexpr int below = -1;

/// A company that loses so much of 100 points, spread so that no chapter comes below its half, or fails there.
template <auto const& Scheme, class Chapters>
findings<Scheme> with_loss(Chapters const& chapters, std::int64_t micro) {
  findings<Scheme> f;
  for (auto const& c : chapters) {
    auto const half = c.points * million / 2;
    auto const lost = micro < half ? micro : half;
    micro -= lost;
    static_cast<void>(f.set(c.id, partly(points::from_micro(c.points * million - lost))));
  }
  return f;
}

/// The score in millionths, and the stars it makes: 0 for the pass, -1 below it.
struct expectation {
  std::int64_t score;
  int stars;
};
constexpr expectation ladder_rows[] = {
    {100'000'000, 5}, {98'000'001, 5},     {98'000'000, 5},     {97'999'999, 4},
    {95'000'000, 4},  {90'000'001, 4},     {90'000'000, 4},     {89'999'999, 3},
    {80'000'001, 3},  {80'000'000, 3},     {79'999'999, 0},     {70'000'001, 0},
    {70'000'000, 0},  {69'999'999, below}, {50'000'001, below}, {50'000'000, below},
};

template <class Rating> bool stands_at(Rating const& r, expectation const& due) {
  if (!r || !r->has_score() || r->score() != points::from_micro(due.score))
    return false;
  if (due.stars == below)
    return r->outcome() == outcome::below_ladder;
  return r->outcome() == outcome::graded && r->grade().stars() == decimal{due.stars};
}

auto const durable_agrees = [](expectation const& due) {
  auto const f = with_loss<sbt10401::durable>(durable_chapters, 100 * million - due.score);
  return stands_at(evaluate(f), due);
};
auto const fast_moving_agrees = [](expectation const& due) {
  auto const f = with_loss<sbt10401::fast_moving>(fast_moving_chapters, 100 * million - due.score);
  return stands_at(evaluate(f), due);
};

/// All chapters full, but one.
template <auto const& Scheme, class Chapters>
void check_half_of(Chapters const& chapters, chapter const& weak, std::int64_t micro, bool enough) {
  findings<Scheme> f;
  for (auto const& c : chapters)
    REQUIRE(f.set(c.id, met));
  REQUIRE(f.set(weak.id, partly(points::from_micro(micro))));
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const score = (100 - weak.points) * million + micro;
  CHECK(r->score() == points::from_micro(score)); // the rule is about the grade, and takes no points
  if (enough) {
    int const stars = score >= 98 * million ? 5 : score >= 90 * million ? 4 : score >= 80 * million ? 3 : 0;
    CHECK(r->outcome() == outcome::graded);
    CHECK(r->grade().stars() == decimal{stars});
    CHECK_FALSE(r->cause());
  } else {
    CHECK(r->outcome() == outcome::below_ladder);
    REQUIRE(r->cause().has_value() == (score >= 70 * million)); // else the score alone is too low
    if (!r->cause())
      return;
    CHECK(r->cause()->effect == effect::limits_grade);
    CHECK(r->cause()->rung == -1);
  }
}

} // namespace

TEST_CASE("durable goods: 70, 80, 90 and 98 are inclusive, and one millionth less is not enough") {
  starlot_tests::check_all(ladder_rows, durable_agrees);
}

TEST_CASE("fast-moving goods: 70, 80, 90 and 98 are inclusive, and one millionth less is not enough") {
  starlot_tests::check_all(ladder_rows, fast_moving_agrees);
}

TEST_CASE("durable goods: each chapter needs half of its points, a millionth below it fails") {
  for (auto const& weak : durable_chapters) {
    CAPTURE(weak.id);
    auto const half = weak.points * million / 2;
    check_half_of<sbt10401::durable>(durable_chapters, weak, half + 1, true);
    check_half_of<sbt10401::durable>(durable_chapters, weak, half, true);
    check_half_of<sbt10401::durable>(durable_chapters, weak, half - 1, false);
    check_half_of<sbt10401::durable>(durable_chapters, weak, 0, false);
  }
}

TEST_CASE("fast-moving goods: each chapter needs half of its points, a millionth below it fails") {
  for (auto const& weak : fast_moving_chapters) {
    CAPTURE(weak.id);
    auto const half = weak.points * million / 2;
    check_half_of<sbt10401::fast_moving>(fast_moving_chapters, weak, half + 1, true);
    check_half_of<sbt10401::fast_moving>(fast_moving_chapters, weak, half, true);
    check_half_of<sbt10401::fast_moving>(fast_moving_chapters, weak, half - 1, false);
    check_half_of<sbt10401::fast_moving>(fast_moving_chapters, weak, 0, false);
  }
}

TEST_CASE("both rules at once: every chapter at its half is 50 points, and no pass") {
  findings<sbt10401::durable> f;
  for (auto const& c : durable_chapters)
    REQUIRE(f.set(c.id, partly(points::from_micro(c.points * million / 2))));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 50_pt);
  CHECK(r->outcome() == outcome::below_ladder);
  CHECK_FALSE(r->cause()); // the score alone is too low
}

TEST_CASE("a chapter that is excluded needs no half, and the rest is brought to 100") {
  findings<sbt10401::durable> f;
  for (auto const& c : durable_chapters)
    REQUIRE(f.set(c.id, met));
  REQUIRE(f.set("4", excluded("customers collect the goods")));
  REQUIRE(f.set("6", partly(15_pt)));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == decltype(r->score()){7500, 90}); // 75 of 90
  CHECK(r->grade().stars() == 3_dec);
}

TEST_CASE("a chapter cannot earn more than it is worth") {
  findings<sbt10401::durable> f;
  CHECK(f.set("6", partly(30.000001_pt)).error().code == errc::amount_out_of_range);
  CHECK(f.set("6", partly(-0.000001_pt)).error().code == errc::amount_out_of_range);
  CHECK(f.set("6", partly(30_pt)));
}
