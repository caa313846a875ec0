// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/outlet_effects.hpp>
#include <starlot/detail/decision/law_runs.hpp>
#include <starlot/detail/decision/score_lattice.hpp>
#include <starlot/detail/decision/total_law.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

// Scores that lie more than 2^32 millionths of a point apart. What counts steps or outlets has 64 bits on every
// machine; the extra tests run these cases with 32-bit addresses too (tests/CMakeLists.txt).

namespace {

using namespace starlot;
namespace detail = starlot::detail;

constexpr std::uint64_t far = (std::uint64_t{1} << 33U) + 5;

bool close(double a, double b, double tolerance) { return std::fabs(a - b) <= tolerance * std::fabs(b); }

TEST_CASE("totals and numbers of outlets are counted in 64 bits") {
  detail::list<detail::value_count> const values{{0, 2}, {far, 3'000'000'000}, {2 * far, 3'000'000'000}};
  auto const ranges = detail::total_ranges(values, values.size(), 4);
  CHECK(ranges[3].lowest == far);
  CHECK(ranges[4].lowest == 2 * far);
  CHECK(ranges[4].highest == 8 * far);
  CHECK(detail::table_work(values, 2, 2) >= static_cast<double>(far));
}

TEST_CASE("a table of large values that are not far apart holds their probabilities") {
  detail::total_law<> table{{{far, 2}, {far + 1, 2}}, 2};
  table.take({far, 2});
  table.take({far + 1, 2});
  auto const totals = table.totals(2);
  CHECK(totals.first == static_cast<std::int64_t>(2 * far));
  REQUIRE(totals.size == 3);
  CHECK(close(totals.chances[0], 1 / 6.0, 1e-15)); // of the six pairs
  CHECK(close(totals.chances[1], 4 / 6.0, 1e-15));
  CHECK(close(totals.chances[2], 1 / 6.0, 1e-15));
}

TEST_CASE("a lattice keeps the steps of scores that are far apart, and its cost is foreseen, not wrapped") {
  detail::law_question q;
  q.cuts = {{1, bound::at_least}};
  detail::law_stratum s;
  s.entries = {{0, 0, 9}, {5'000'000'001, 5'000'000'001, 1}, {1, 1, 1}};
  s.outlets = 11;
  s.drawn = 1;
  q.strata.push_back(s);
  auto const own = detail::score_lattice::own(q, detail::lattice_side::lower);
  REQUIRE(own.strata.size() == 1);
  CHECK(own.strata[0].range() == 5'000'000'001U);
  CHECK(own.strata[0].total == 5'000'000'002);
  CHECK(detail::lattice_cost(own, 0, {}).bytes > 8 * 5e9);
  // Many outlets, of which few are left out.
  q.strata[0].entries = {{0, 0, 3'000'000'000}, {1, 1, 3'000'000'000}};
  q.strata[0].outlets = 6'000'000'000;
  q.strata[0].drawn = 5'999'999'998;
  auto const many = detail::score_lattice::own(q, detail::lattice_side::lower);
  REQUIRE(many.strata.size() == 1);
  CHECK(many.strata[0].fewer() == 2);
  CHECK(many.strata[0].total == 3'000'000'000);
  detail::run_progress progress{{}, 1};
  auto const done = detail::run(many, 0, progress);
  CHECK(done.totals.first == 2'999'999'998); // all, less the two that are not drawn
  REQUIRE(done.totals.chances.size() == 3);
  CHECK(close(done.totals.chances[0], 2'999'999'999 / (2.0 * 5'999'999'999), 1e-14));
}

TEST_CASE("a machine cannot be asked for more memory than it addresses") {
  law_options how;
  CHECK(detail::most_bytes({.bytes = 1e6}) == 1e6);
  how.bytes = 1e300;
  CHECK(detail::most_bytes(how) <= static_cast<double>((std::numeric_limits<std::size_t>::max)()));
}

// One outlet of ten is good; one is drawn: the chance is 1 in 10, whatever the distance of the scores.
TEST_CASE("the grade of one of ten outlets, scores being far apart") {
  law_options how;
  how.replays = 20'000;
  for (auto const top : {4'294'000'001, 4'296'000'001, 5'000'000'001, 8'589'934'593, 900'000'000'000'001}) {
    CAPTURE(top);
    std::vector<points> scores(8, points::from_micro(0));
    scores.push_back(points::from_micro(1));
    scores.push_back(points::from_micro(top));
    ladder const good{{points::from_micro(top / 2), "good"}};
    auto const law = grade_distribution::of(scores, simple_random{1}, good, how);
    REQUIRE(law.has_value());
    auto const p = law->bounds(grade_rank{0});
    CHECK(p.lower <= 0.1);
    CHECK(p.upper >= 0.1);
    CHECK(close(p.value, 0.1, law->method() == law_method::simulated ? 0.1 : 1e-12));
    auto const of_two = grade_distribution::of(scores, simple_random{2}, good, how);
    if (of_two) { // the mean of two reaches the half of the top where one of them is the top
      CHECK(of_two->bounds(grade_rank{0}).lower <= 0.2);
      CHECK(of_two->bounds(grade_rank{0}).upper >= 0.2);
    }
    std::vector<points> few(scores.end() - 3, scores.end());
    scored_stratum const strata[] = {{*population_scores::of(few), 1}, {*population_scores::of(scores), 1}};
    ladder const both{{points::from_micro(top / 4 * 3), "good"}};
    if (auto const of_strata = grade_distribution::of(strata, both, how); of_strata) {
      // 3/13 of the first and 10/13 of the second: both tops, or that of the second alone.
      CHECK(of_strata->bounds(grade_rank{0}).lower <= 0.1);
      CHECK(of_strata->bounds(grade_rank{0}).upper >= 0.1);
    }
    if (auto const effects = outlet_effects::of(scores, simple_random{1}, good, how); effects) {
      CHECK(close(effects->if_drawn(9).probability(grade_rank{0}), 1, 1e-12));
      CHECK(effects->if_not_drawn(9).bounds(grade_rank{0}).lower == 0);
    }
  }
}

// Exact where it need not be coarse: two values only are two steps, however far apart.
TEST_CASE("two values that are far apart are exact") {
  std::vector<score_count> const scores{{points::from_micro(0), 9}, {points::from_micro(5'000'000'001), 1}};
  auto const law = grade_distribution::of(scores, simple_random{3}, ladder{{points{1'000}, "good"}});
  REQUIRE(law.has_value());
  CHECK(law->method() == law_method::exact);
  CHECK(close(law->probability(grade_rank{0}), 0.3, 1e-14));
}

TEST_CASE("what asks for more memory than there is, is refused with the need") {
  std::vector<points> scores(8, points::from_micro(0));
  scores.push_back(points::from_micro(1));
  scores.push_back(points::from_micro(5'000'000'001));
  law_options how;
  how.method = law_method::exact;
  auto const law = grade_distribution::of(scores, simple_random{1}, ladder{{points{1'000}, "good"}}, how);
  REQUIRE_FALSE(law.has_value());
  CHECK((law.error().code == errc::law_needs_memory || law.error().code == errc::law_too_large));
}

} // namespace
