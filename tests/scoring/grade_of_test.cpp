// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/grade_of.hpp>

#include <vector>

using namespace starlot;

namespace {

constexpr ladder stars{{70_pt, "pass"}, {80_pt, "three", 3}, {90_pt, "four", 4}, rung::awarded("T")};

} // namespace

TEST_CASE("a score is graded by a ladder without a scheme, exactly") {
  CHECK(grade_of(80_pt, stars)->name() == "three");
  CHECK(grade_of(fraction{239, 3}, stars)->name() == "pass"); // 79 2/3
  CHECK(grade_of(fraction{241, 3}, stars)->name() == "three");
  CHECK(grade_of(90_pt, stars)->index() == 2);
  CHECK(grade_of(1000_pt, stars)->stars() == 4_dec); // and never "T"
  CHECK(grade_of(0_pt, stars)->state() == outcome::below_ladder);
  static constexpr ladder faults{rung::at_most(10_pt, "fair"), rung::below(5_pt, "good")};
  CHECK(grade_of(11_pt, faults)->state() == outcome::below_ladder);
  CHECK(grade_of(5_pt, faults)->name() == "fair");
  CHECK(grade_of(0_pt, faults)->name() == "good");
}

TEST_CASE("of several ladders that of the group grades a score") {
  static constexpr auto groups = scheme{title{"groups", "1"}, criterion{"a", "A", 100_pt},
                                        ladder{{50_pt, "pass"}, rung::awarded("T")}.only_for("small"),
                                        ladder{{60_pt, "pass"}, {70_pt, "good"}}};
  CHECK(grade_of(55_pt, groups.rungs(), "small")->name() == "pass");
  CHECK(grade_of(55_pt, groups.rungs())->state() == outcome::below_ladder);
  CHECK(grade_of(70_pt, groups.rungs())->name() == "good");
  CHECK(grade_of(70_pt, groups.rungs(), "large").error().code == errc::unknown_group);
}

TEST_CASE("a wrong ladder does not grade") {
  ladder const falling{{80_pt, "a"}, {70_pt, "b"}};
  CHECK(grade_of(80_pt, falling).error().code == errc::ladder_not_increasing);
  CHECK(grade_of(80_pt, falling).error().where.index == 1);
  ladder const mixed{{70_pt, "a"}, rung::at_most(80_pt, "b")};
  CHECK(grade_of(80_pt, mixed).error().code == errc::ladder_mixed_directions);
  ladder const special{rung::awarded("T"), {70_pt, "a"}};
  CHECK(grade_of(80_pt, special).error().code == errc::special_rung_misplaced);
  ladder const nothing(std::initializer_list<rung>{});
  CHECK(grade_of(80_pt, nothing).error().code == errc::no_ladder);
  CHECK(grade_of(80_pt, std::vector<rung>{}).error().code == errc::no_ladder);
}

TEST_CASE("a ladder of ranges has the rungs of a published table, and its gaps and overlaps are faults") {
  static constexpr auto letters =
      ladder::of_ranges({{0_pt, 20_pt, "F"}, {20_pt, 60_pt, "C"}, {60_pt, 100_pt, "A", 5}});
  static_assert(letters.rungs().size() == 3 && letters.rungs()[0].starts_ladder);
  CHECK(grade_of(19.999999_pt, letters)->name() == "F");
  CHECK(grade_of(20_pt, letters)->name() == "C");
  CHECK(grade_of(60_pt, letters)->stars() == 5_dec);
  auto const fault = [](ladder const& l) {
    auto const made = loaded_scheme::build({.title = {"letters", "1"},
                                            .rows = {{.id = "a", .worth = 100_pt, .rule = all_or_nothing}},
                                            .rungs = {l.rungs().begin(), l.rungs().end()}});
    return made ? errc::none : made.error().code;
  };
  CHECK(fault(letters) == errc::none);
  CHECK(fault(ladder::of_ranges({{0_pt, 20_pt, "F"}, {30_pt, 100_pt, "A"}})) == errc::ladder_gap);
  CHECK(fault(ladder::of_ranges({{0_pt, 40_pt, "F"}, {30_pt, 100_pt, "A"}})) == errc::ladder_overlap);
  CHECK(fault(ladder::of_ranges({{0_pt, 19_pt, "F"}, {20_pt, 100_pt, "A"}}).apart(1_pt)) == errc::none);
}
