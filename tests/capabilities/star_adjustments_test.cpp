// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "capabilities/parts_of_users.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstdint>

namespace {

using namespace starlot;
using parts_of_users::star_adjustment;

inline constexpr levels stars{{{1, 20_pct}, {2, 40_pct}, {3, 60_pct}, {4, 80_pct}, {5, 100_pct}}};
inline constexpr ladder five{
    {1_pt, "one", 1}, {2_pt, "two", 2}, {3_pt, "three", 3}, {4_pt, "four", 4}, {5_pt, "five", 5}};
inline constexpr criterion health{"health", "Inspections", 5_pt, stars};
inline constexpr criterion staffing{"staffing", "Staffing", advisory, stars};
inline constexpr criterion quality{"quality", "Quality measures", advisory, stars};

// The score counts stars: those of the inspections, moved by staffing, kept in its bounds, moved by quality,
// kept again.
constexpr scheme home{title{"home", "1"},
                      health,
                      staffing,
                      quality,
                      star_adjustment{"staffing", "by staffing"},
                      clamp{1_pt, 5_pt},
                      star_adjustment{"quality", "by quality"},
                      clamp{1_pt, 5_pt},
                      five};
constexpr scheme clamped_once{title{"home", "2"},
                              health,
                              staffing,
                              quality,
                              star_adjustment{"staffing", "by staffing"},
                              star_adjustment{"quality", "by quality"},
                              clamp{1_pt, 5_pt},
                              five};

struct row {
  int health, staffing, quality; // stars
  int overall;                   // stars, worked out by hand
  int clamped_once;              // what they would be without the clamp in between
};
constexpr std::array rows{
    row{3, 3, 3, 3, 3}, row{3, 5, 5, 5, 5}, row{3, 1, 1, 1, 1},
    row{3, 5, 1, 3, 3}, row{4, 2, 5, 5, 5}, row{5, 5, 1, 4, 5}, // 6 becomes 5, then 4; clamped once: 6, 5
    row{1, 1, 5, 2, 1},                                         // 0 becomes 1, then 2; clamped once: 0, 1
    row{5, 5, 5, 5, 5}, row{1, 1, 1, 1, 1}, row{2, 4, 1, 1, 1},
};

template <auto const& Home> constexpr decimal stars_of(row const& r) {
  findings<Home> f;
  f.template set<"health">(at_level(r.health)).template set<"staffing">(at_level(r.staffing));
  f.template set<"quality">(at_level(r.quality));
  return evaluate(f).value().grade().stars();
}
constexpr bool agrees(row const& r) {
  return stars_of<home>(r) == decimal{r.overall} && stars_of<clamped_once>(r) == decimal{r.clamped_once};
}

TEST_CASE("stars are adjusted in the declared order and kept in bounds after each step") {
  starlot_tests::check_all(rows, agrees);
}

TEST_CASE("an advisory input that is open makes the stars open where they depend on it") {
  findings<home> f;
  f.set<"health">(at_level(3)).set<"quality">(at_level(3));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->outcome() == outcome::undetermined);
  CHECK(r->lowest_grade().stars() == 2_dec);
  CHECK(r->highest_grade().stars() == 4_dec);
  CHECK(r->bounds_are_guaranteed());
}

TEST_CASE("each adjustment has its line") {
  findings<home> f;
  f.set<"health">(at_level(5)).set<"staffing">(at_level(5)).set<"quality">(at_level(1));
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const trace = r->trace();
  REQUIRE(trace.size() == 7);
  CHECK(trace[1].state == line_state::uncounted);
  CHECK(trace[3].title.en == "by staffing");
  CHECK(trace[3].contribution == 1_pt);
  CHECK(trace[4].contribution == -1_pt); // the clamp
  CHECK(trace[5].contribution == -1_pt);
  CHECK(trace[6].contribution == 0_pt);
}

} // namespace
