// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/carry_over.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/sheets.hpp>

#include <algorithm>
#include <array>
#include <string_view>

// GB/T 17775, tourist areas: three sheets that must all pass. Public: 1000, 100 and 100 points, 950/90/90 for
// 5A, and the ladder of the first sheet. The lower rungs of the other two come from the user; those here are
// illustrative.

using namespace starlot;

namespace {

inline constexpr auto service = scheme{
    title{"GB/T 17775 sheet 1", "public part", {"Service and environment", "服务质量与环境质量"}},
    criterion{"1", "Service and environment", 1000_pt, partial_amount},
    ladder{{500_pt, "1A", 1}, {600_pt, "2A", 2}, {750_pt, "3A", 3}, {850_pt, "4A", 4}, {950_pt, "5A", 5}}};

/// Cut-offs of 1A to 4A, from the user.
using lower_rungs = std::array<points, 4>;
constexpr lower_rungs illustrative_scenery{50_pt, 60_pt, 75_pt, 85_pt};
constexpr lower_rungs illustrative_opinion{60_pt, 70_pt, 80_pt, 85_pt};

loaded_scheme sheet_of_100(std::string_view id, lower_rungs const& from) {
  auto built =
      loaded_scheme::build({.title = {id, "illustrative"},
                            .rows = {{.id = "1", .title = id, .worth = 100_pt, .rule = partial_amount}},
                            .rungs = {{from[0], "1A", 1},
                                      {from[1], "2A", 2},
                                      {from[2], "3A", 3},
                                      {from[3], "4A", 4},
                                      {90_pt, "5A", 5}}});
  REQUIRE(built);
  return std::move(built).value();
}

struct area {
  loaded_scheme scenery = sheet_of_100("scenery", illustrative_scenery);
  loaded_scheme opinion = sheet_of_100("visitors' opinion", illustrative_opinion);

  [[nodiscard]] sheets_grade rate(points s, points l, points v) const {
    findings<service> first;
    first.set<"1">(partly(s));
    finding_set second{scenery};
    REQUIRE(second.set("1", partly(l)));
    finding_set third{opinion};
    REQUIRE(third.set("1", partly(v)));
    auto const all = all_must_pass(*evaluate(first), *evaluate(second), *evaluate(third));
    REQUIRE(all);
    return *all;
  }
};

/// How many A a sheet's score makes, looked up in its cut-offs.
template <std::size_t N> int looked_up(points score, std::array<points, N> const& cut_offs) {
  int reached = 0;
  for (auto const& c : cut_offs)
    reached += score >= c ? 1 : 0;
  return reached;
}

constexpr points near_miss = 0.000001_pt;

} // namespace

TEST_CASE("tourist area: 5A needs 950, 90 and 90, and the sheet that misses it by a millionth is named") {
  area const a;
  auto const best = a.rate(950_pt, 90_pt, 90_pt);
  CHECK(best.grade().name().en == "5A");
  CHECK(a.rate(1000_pt, 100_pt, 100_pt).grade().stars() == 5_dec);

  auto const first = a.rate(950_pt - near_miss, 90_pt, 90_pt);
  CHECK(first.grade().name().en == "4A");
  CHECK(first.decided_by == 0U);
  auto const second = a.rate(950_pt, 90_pt - near_miss, 90_pt);
  CHECK(second.grade().name().en == "4A");
  CHECK(second.decided_by == 1U);
  auto const third = a.rate(1000_pt, 100_pt, 90_pt - near_miss);
  CHECK(third.grade().name().en == "4A");
  CHECK(third.decided_by == 2U);
}

TEST_CASE("tourist area: the lowest of the three decides, on and beside every cut-off of every sheet") {
  area const a;
  constexpr std::array service_cut_offs{500_pt, 600_pt, 750_pt, 850_pt, 950_pt};
  constexpr std::array scenery_cut_offs{50_pt, 60_pt, 75_pt, 85_pt, 90_pt};
  constexpr std::array opinion_cut_offs{60_pt, 70_pt, 80_pt, 85_pt, 90_pt};
  for (auto const& s : service_cut_offs)
    for (auto const& l : scenery_cut_offs)
      for (auto const& v : opinion_cut_offs)
        for (unsigned beside = 0; beside < 8; ++beside) { // bit: that sheet misses its cut-off
          auto const x = s - ((beside & 1U) != 0 ? near_miss : points{});
          auto const y = l - ((beside & 2U) != 0 ? near_miss : points{});
          auto const z = v - ((beside & 4U) != 0 ? near_miss : points{});
          auto const due = std::min({looked_up(x, service_cut_offs), looked_up(y, scenery_cut_offs),
                                     looked_up(z, opinion_cut_offs)});
          auto const all = a.rate(x, y, z);
          if (all.grade().stars() != decimal{due} ||
              all.grade().state() != (due > 0 ? outcome::graded : outcome::below_ladder)) {
            CAPTURE(x.micro(), y.micro(), z.micro(), due);
            FAIL_CHECK("another grade than that of the lowest sheet");
          }
        }
}

TEST_CASE("tourist area: an open sheet leaves bounds, unless another has failed already") {
  area const a;
  findings<service> first;
  first.set<"1">(partly(900_pt));
  finding_set second{a.scenery};
  REQUIRE(second.set("1", partly(95_pt)));
  finding_set const third{a.opinion};
  auto const open = all_must_pass(*evaluate(first), *evaluate(second), *evaluate(third));
  REQUIRE(open);
  CHECK_FALSE(open->is_determined());
  CHECK(open->grade().state() == outcome::undetermined);
  CHECK(open->lowest.state() == outcome::below_ladder);
  CHECK(open->highest.name().en == "4A");

  first.set<"1">(partly(499_pt));
  auto const failed = all_must_pass(*evaluate(first), *evaluate(second), *evaluate(third));
  REQUIRE(failed);
  CHECK(failed->is_determined());
  CHECK(failed->grade().state() == outcome::below_ladder);
}

TEST_CASE("tourist area: three columns, of the area itself, the recommending and the deciding body") {
  auto const column = [](points score, std::string_view who) {
    findings<service> f;
    f.set<"1">(partly(score).assessor(who));
    return *evaluate(f);
  };
  auto const own = column(962_pt, "the area itself");
  auto const recommended = column(951_pt, "recommending body");
  auto const decided = column(948.5_pt, "deciding body");
  CHECK(own.grade().name().en == "5A");
  CHECK(recommended.grade().name().en == "5A");
  CHECK(decided.grade().name().en == "4A");
  auto const differ = compare(own, decided);
  REQUIRE(differ.lines.size() == 1U);
  CHECK(differ.lines[0].before->contribution - differ.lines[0].after->contribution == 13.5_pt);
  CHECK((*decided.trace().begin()).recorded.remark().assessor == "deciding body");
}

TEST_CASE("tourist area: a sheet whose rungs have other names cannot be held against the others") {
  area const a;
  auto const other = loaded_scheme::build({.title = {"other", "1"},
                                           .rows = {{.id = "1", .worth = 100_pt, .rule = partial_amount}},
                                           .rungs = {{90_pt, "gold"}}});
  REQUIRE(other);
  finding_set f{*other};
  finding_set g{a.scenery};
  auto const all = all_must_pass(*evaluate(g), *evaluate(f));
  REQUIRE_FALSE(all);
  CHECK(all.error().code == errc::ladders_differ);
  CHECK(all.error().where.index == 1U);
}
