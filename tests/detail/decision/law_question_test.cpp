// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "support/catch.hpp"

#include <starlot/detail/decision/law_question.hpp>

#include <vector>

namespace {

using namespace enumerated;
using detail::law_strata;
using detail::question_of;
using detail::questions_of;

TEST_CASE("rungs of a ladder by themselves") {
  std::vector<rung> rungs;
  CHECK(detail::ladder_fault(rungs).code == errc::no_ladder);
  rungs = {{70_pt, "a"}, {70_pt, "b"}};
  CHECK(detail::ladder_fault(rungs).code == errc::ladder_not_increasing);
  CHECK(detail::ladder_fault(rungs).where.index == 1);
  rungs = {{70_pt, "a"}, rung::above(70_pt, "b")}; // as in a scheme: 70 itself is an "a"
  CHECK(detail::ladder_fault(rungs).code == errc::none);
  rungs = {rung::at_most(70_pt, "a"), rung{60_pt, "b"}};
  CHECK(detail::ladder_fault(rungs).code == errc::ladder_mixed_directions);
  rungs = {rung::at_most(70_pt, "a"), rung::at_most(60_pt, "b")};
  CHECK(detail::ladder_fault(rungs).code == errc::none);
}

TEST_CASE("a mean is asked about once, a ratio once for each rung") {
  std::vector<points> const scores{70_pt, 90_pt};
  auto const mean = question_of(law_strata(scores, 1), stars.rungs());
  REQUIRE(mean.each.size() == 1);
  CHECK(mean.each[0].cuts.size() == 4);
  CHECK(mean.each[0].cuts[1].from == 80'000'000);
  CHECK(mean.each[0].width_of_point == 1);
  CHECK(mean.each[0].drawn() == 1);
  CHECK(mean.each[0].outlets() == 2);
  CHECK(mean.true_grade == 2U);

  std::vector<scored_cluster> const clusters{{240_pt, 3}, {80_pt, 1}};
  auto const ratio = questions_of(clusters, 1, stars.rungs());
  REQUIRE(ratio.each.size() == 4);
  CHECK(ratio.each[2].cuts.size() == 1);
  CHECK(ratio.each[2].cuts[0].from == 0);
  CHECK(ratio.each[2].strata[0].entries[0] == detail::score_entry{-30'000'000, -30'000'000});
  CHECK(ratio.each[2].width_of_point == 2);
  CHECK(ratio.true_grade == 2U);
}

// Means of thirds and of ranges: the grade is said where it is certain.
TEST_CASE("the true grade is exact, or open") {
  std::vector<fraction> const thirds{fraction::of(241, 3), fraction::of(239, 3)};
  CHECK_FALSE(question_of(law_strata(thirds, 1), stars.rungs()).true_grade.has_value());
  std::vector<fraction> const more{fraction::of(242, 3), fraction::of(239, 3)};
  CHECK(question_of(law_strata(more, 1), stars.rungs()).true_grade == 2U);
  std::vector<score_range> const ranges{{79_pt, 80_pt}, {79_pt, 82_pt}};
  CHECK_FALSE(question_of(law_strata(ranges, 1), stars.rungs()).true_grade.has_value());
}

TEST_CASE("clusters that cannot be compared are named") {
  std::vector<scored_cluster> clusters{{240_pt, 3}, {80_pt, 0}};
  CHECK(questions_of(clusters, 1, stars.rungs()).fault.code == errc::cluster_empty);
  clusters[1] = {80_pt, 4'000'000'000U};
  std::vector<rung> const far_off{{points::from_micro(9'000'000'000'000'000), "a"}};
  CHECK(questions_of(clusters, 1, far_off).fault.code == errc::points_out_of_range);
  CHECK(questions_of(clusters, 3, stars.rungs()).fault.code == errc::too_many_visits);
  CHECK(questions_of(clusters, 3, stars.rungs()).fault.got == 3_dec);
  CHECK(questions_of(clusters, 3, stars.rungs()).fault.expected == 2_dec);
}

} // namespace
