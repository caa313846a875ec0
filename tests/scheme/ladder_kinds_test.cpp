// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string>
#include <string_view>
#include <vector>

// Ladders of all kinds, on and beside each of their bounds.
namespace {

using namespace starlot::literals;
using starlot::errc;
using starlot::ladder;
using starlot::points;
using starlot::rung;
using starlot::scheme_parts;
using starlot_tests::opaque;

// The numbers are hashed.
static_assert(static_cast<int>(starlot::bound::at_least) == 0 &&
              static_cast<int>(starlot::bound::above) == 1);
static_assert(static_cast<int>(starlot::bound::at_most) == 2 && static_cast<int>(starlot::bound::below) == 3);

// ---- One rung and one score ----

struct reaching {
  rung r;
  bool below;
  bool on;
  bool above;
};
constexpr reaching table[] = {
    {rung{80_pt, "r"}, false, true, true},
    {rung::above(80_pt, "r"), false, false, true},
    {rung::at_most(80_pt, "r"), true, true, false},
    {rung::below(80_pt, "r"), true, false, false},
};
constexpr bool reaches_as_said(reaching const& t) {
  return starlot::reaches(t.r, -1) == t.below && starlot::reaches(t.r, 0) == t.on &&
         starlot::reaches(t.r, 1) == t.above && t.r.is_descending() == (t.below && !t.above) &&
         t.r.is_inclusive() == t.on;
}
static_assert(starlot_tests::holds_for_all(table, reaches_as_said));

TEST_CASE("a bound is reached from its side, and by itself where it is open to it") {
  starlot_tests::check_all(table, reaches_as_said);
}

// ---- The grade of a score ----

/// A scheme whose score is a number of points out of 100 that the finding says.
scheme_parts scored(std::vector<rung> rungs) {
  return {.title = {"t", "1"},
          .rows = {{.id = "1", .worth = 100_pt, .rule = starlot::partial_amount}},
          .rungs = std::move(rungs)};
}
std::vector<rung> rungs_of(std::initializer_list<ladder> ladders) {
  std::vector<rung> all;
  for (auto const& l : ladders)
    all.insert(all.end(), l.rungs().begin(), l.rungs().end());
  return all;
}

struct result {
  std::string name;
  starlot::decimal stars;
};
bool operator==(result const& a, result const& b) { return a.name == b.name && a.stars == b.stars; }

result grade_at(starlot::loaded_scheme const& scheme, points score, std::string_view group = {}) {
  starlot::finding_set f{scheme};
  REQUIRE(f.set("1", starlot::partly(score)).has_value());
  if (!group.empty())
    REQUIRE(f.set_group(group).has_value());
  auto const rating = evaluate(f);
  REQUIRE(rating.has_value());
  return {std::string{rating->grade().name().en}, rating->grade().stars()};
}
starlot::loaded_scheme built(std::vector<rung> rungs) {
  auto const parts = scored(std::move(rungs));
  auto scheme = starlot::loaded_scheme::build(parts);
  REQUIRE(scheme.has_value());
  return *scheme;
}

TEST_CASE("a bound of its own kind at every rung") {
  auto const scheme = built({rung::above(50_pt, "more than 50", 1_dec),
                             {70_pt, "from 70", 2},
                             rung::above(90_pt, "more than 90", 3_dec)});
  CHECK(grade_at(scheme, 49.999999_pt) == result{"", 0_dec});
  CHECK(grade_at(scheme, 50_pt) == result{"", 0_dec});
  CHECK(grade_at(scheme, 50.000001_pt) == result{"more than 50", 1_dec});
  CHECK(grade_at(scheme, 69.999999_pt) == result{"more than 50", 1_dec});
  CHECK(grade_at(scheme, 70_pt) == result{"from 70", 2_dec});
  CHECK(grade_at(scheme, 90_pt) == result{"from 70", 2_dec});
  CHECK(grade_at(scheme, 90.000001_pt) == result{"more than 90", 3_dec});
  CHECK(grade_at(scheme, 100_pt) == result{"more than 90", 3_dec});
}

TEST_CASE("from a bound and above it are two rungs") {
  auto const scheme = built({{80_pt, "on it"}, rung::above(80_pt, "beyond")});
  CHECK(grade_at(scheme, 79.999999_pt).name.empty());
  CHECK(grade_at(scheme, 80_pt).name == "on it");
  CHECK(grade_at(scheme, 80.000001_pt).name == "beyond");
}

TEST_CASE("few points are good") {
  auto const scheme = built({rung::below(50_pt, "poor", 1_dec), rung::at_most(15_pt, "fair", 3_dec),
                             rung::below(15_pt, "good", 4_dec), rung::at_most(0_pt, "spotless", 5_dec)});
  CHECK(grade_at(scheme, 100_pt) == result{"", 0_dec});
  CHECK(grade_at(scheme, 50_pt) == result{"", 0_dec});
  CHECK(grade_at(scheme, 49.999999_pt) == result{"poor", 1_dec});
  CHECK(grade_at(scheme, 15.000001_pt) == result{"poor", 1_dec});
  CHECK(grade_at(scheme, 15_pt) == result{"fair", 3_dec});
  CHECK(grade_at(scheme, 14.999999_pt) == result{"good", 4_dec});
  CHECK(grade_at(scheme, 0.000001_pt) == result{"good", 4_dec});
  CHECK(grade_at(scheme, 0_pt) == result{"spotless", 5_dec});
}

TEST_CASE("stars are said in whole numbers or as decimals") {
  static_assert(rung{80_pt, "r", 3}.stars == 3_dec && rung{80_pt, "r", 3.5_dec}.stars == 3.5_dec);
  static_assert(rung::above(80_pt, "r", 3).stars == 3_dec &&
                rung::at_most(80_pt, "r", 3.5_dec).stars == 3.5_dec);
  CHECK(rung::below(80_pt, "r", opaque(3)).stars == 3_dec);
}

TEST_CASE("half stars, and modifiers as rungs") {
  auto const halves = built({{80_pt, "three", 3}, {85_pt, "three and a half", 3.5_dec}, {90_pt, "four", 4}});
  CHECK(grade_at(halves, 84.999999_pt).stars == 3_dec);
  CHECK(grade_at(halves, 85_pt).stars == 3.5_dec);
  CHECK(grade_at(halves, 90_pt).stars == 4_dec);
  auto const letters = built({{70_pt, "B+"}, {80_pt, "A-"}, {85_pt, "A"}, {95_pt, "A+"}});
  CHECK(grade_at(letters, 79.999999_pt).name == "B+");
  CHECK(grade_at(letters, 80_pt).name == "A-");
  CHECK(grade_at(letters, 85_pt).name == "A");
  CHECK(grade_at(letters, 94.999999_pt).name == "A");
  CHECK(grade_at(letters, 95_pt).name == "A+");
}

TEST_CASE("each group has its ladder, and everyone else the one without a group") {
  auto const rungs =
      rungs_of({ladder{{70_pt, "pass"}, {90_pt, "good"}}, ladder{{50_pt, "pass"}}.only_for("small"),
                ladder{rung::at_most(60_pt, "few")}.only_for("penalties")});
  auto const scheme = built(rungs);
  CHECK(grade_at(scheme, 60_pt).name.empty());
  CHECK(grade_at(scheme, 90_pt).name == "good");
  CHECK(grade_at(scheme, 60_pt, "small").name == "pass");
  CHECK(grade_at(scheme, 90_pt, "small").name == "pass");
  CHECK(grade_at(scheme, 49.999999_pt, "small").name.empty());
  CHECK(grade_at(scheme, 60_pt, "penalties").name == "few");
  CHECK(grade_at(scheme, 60.000001_pt, "penalties").name.empty());
  starlot::finding_set f{scheme};
  CHECK(f.set_group("large").error().code == errc::unknown_group);

  auto const only_groups = built(rungs_of({ladder{{50_pt, "pass"}}.only_for("small")}));
  starlot::finding_set g{only_groups};
  REQUIRE(g.set("1", starlot::met).has_value());
  CHECK(evaluate(g).error().code == errc::group_missing);
}

// ---- Ends of rungs ----

/// The fault that a ladder has, as code and rung; none if it has none.
struct ends {
  char const* name;
  ladder l;
  errc code;
  std::size_t rung;
};

TEST_CASE("gaps, overlaps and mixed directions are noticed, on the grid that is said") {
  ends const all[] = {
      {"closed", {rung{0_pt, "a"}.to(15_pt), rung{15_pt, "b"}.to(35_pt), {35_pt, "c"}}, errc::none, 0},
      {"gap", {rung{0_pt, "a"}.to(15_pt), rung{20_pt, "b"}}, errc::ladder_gap, 0},
      {"gap of a millionth",
       {{0_pt, "a"}, rung{10_pt, "b"}.to(19.999999_pt), {20_pt, "c"}},
       errc::ladder_gap,
       1},
      {"overlap", {rung{0_pt, "a"}.to(15_pt), rung{10_pt, "b"}}, errc::ladder_overlap, 0},
      {"end of the best rung", {{0_pt, "a"}, rung{20_pt, "b"}.to(100_pt)}, errc::none, 0},
      {"end of one rung only", {{0_pt, "a"}, rung{20_pt, "b"}.to(30_pt), {30_pt, "c"}}, errc::none, 0},
      {"grid of 5", ladder{rung{0_pt, "a"}.to(15_pt), rung{20_pt, "b"}.to(35_pt), {40_pt, "c"}}.apart(5_pt),
       errc::none, 0},
      {"gap on a grid of 5", ladder{rung{0_pt, "a"}.to(15_pt), rung{25_pt, "b"}}.apart(5_pt),
       errc::ladder_gap, 0},
      {"overlap on a grid of 5", ladder{rung{0_pt, "a"}.to(15_pt), rung{15_pt, "b"}}.apart(5_pt),
       errc::ladder_overlap, 0},
      {"descending", {rung::at_most(50_pt, "a").to(20_pt), rung::at_most(20_pt, "b")}, errc::none, 0},
      {"descending gap",
       {rung::at_most(50_pt, "a").to(20_pt), rung::at_most(15_pt, "b")},
       errc::ladder_gap,
       0},
      {"descending overlap",
       {rung::at_most(50_pt, "a").to(20_pt), rung::at_most(25_pt, "b")},
       errc::ladder_overlap,
       0},
      {"descending on a grid of 1",
       ladder{rung::at_most(50_pt, "a").to(21_pt), rung::at_most(20_pt, "b")}.apart(1_pt), errc::none, 0},
      {"mixed directions", {{10_pt, "a"}, rung::at_most(20_pt, "b")}, errc::ladder_mixed_directions, 1},
      {"mixed the other way", {rung::below(50_pt, "a"), {20_pt, "b"}}, errc::ladder_mixed_directions, 1},
      {"inclusive after exclusive", {rung::above(20_pt, "a"), {20_pt, "b"}}, errc::ladder_not_increasing, 1},
      {"descending that rises",
       {rung::at_most(20_pt, "a"), rung::at_most(30_pt, "b")},
       errc::ladder_not_increasing,
       1},
      {"below and then at most",
       {rung::below(20_pt, "a"), rung::at_most(20_pt, "b")},
       errc::ladder_not_increasing,
       1},
      {"above the best score", {rung{20_pt, "a"}, rung::above(100_pt, "b")}, errc::rung_unreachable, 1},
      {"from the best score", {rung{20_pt, "a"}, rung{100_pt, "b"}}, errc::none, 0},
      {"few points are always reached", {rung::at_most(500_pt, "a")}, errc::none, 0},
  };
  for (auto const& e : all) {
    CAPTURE(e.name);
    auto const scheme = starlot::loaded_scheme::build(scored(rungs_of({e.l})));
    CHECK(scheme.has_value() == (e.code == errc::none));
    if (scheme)
      continue;
    REQUIRE(scheme.errors().size() == 1);
    CHECK(scheme.errors()[0].code == e.code);
    CHECK(scheme.errors()[0].where.index == e.rung);
  }
}

TEST_CASE("to, apart and only_for make another ladder and leave the first as it is") {
  constexpr rung open{0_pt, "a"};
  static_assert(open.to(15_pt).is_closed && open.to(15_pt).until == 15_pt && !open.is_closed);
  constexpr ladder plain{open.to(15_pt), rung{20_pt, "b"}};
  static_assert(plain.apart(5_pt).rungs()[0].until == 20_pt && plain.rungs()[0].until == 15_pt);
  static_assert(!plain.apart(5_pt).rungs()[1].is_closed && plain.apart(5_pt).rungs()[1].until == 0_pt);
  static_assert(plain.only_for("x").rungs()[1].group == "x" && plain.rungs()[1].group.empty());
  CHECK(plain.apart(opaque(5_pt)).rungs()[0].until == 20_pt);
  CHECK(rung::below(opaque(20_pt), "b").to(5_pt).is_closed);
}

} // namespace
