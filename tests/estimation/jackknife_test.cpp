// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "estimation/survey_cases.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/jackknife.hpp>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace starlot;
using survey_cases::get;

// survey.json: every case of a jackknife, from totals of units and replicate by replicate.
TEST_CASE("the jackknife agrees with R survey") {
  int cases = 0;
  for (auto const& f : survey_cases::all()) {
    if (!get(f, "design.replicate").starts_with("JK"))
      continue;
    CAPTURE(get(f, "case"));
    survey_cases::table const t{get(f, "data")};
    auto const j = *jackknife::of(survey_cases::design(f, t));
    auto const only = survey_cases::only(f, t);
    estimate_options const how{.only = get(f, "statistic.by").empty() ? domain{} : only};
    auto const y = survey_cases::values(f, t);
    auto const by_replicates = *j.replicates();
    bool const is_ratio = get(f, "statistic.kind") == "ratio";
    auto const x = is_ratio ? t.numbers(get(f, "statistic.x")) : y;
    for (auto const& e :
         {is_ratio ? estimate_ratio(j, y, x, how) : estimate_mean(j, y, how),
          is_ratio ? estimate_ratio(by_replicates, y, x, how) : estimate_mean(by_replicates, y, how)}) {
      survey_cases::check_estimate(f, e);
    }
    ++cases;
  }
  CHECK(cases == 4);
}

// Printed in the documentation of R's survey: the first-stage clusters, about the full estimate.
TEST_CASE("about the full estimate the jackknife is a little larger") {
  survey_cases::fields f;
  for (auto const& one : survey_cases::all())
    if (get(one, "case") == "jk1_cluster1/mean/api00")
      f = one;
  survey_cases::table const t{"apiclus1"};
  auto const j = *jackknife::of(survey_cases::design(f, t), replicate_centre::estimate);
  CHECK(std::fabs(estimate_mean(j, t.numbers("api00")).value().standard_error - 26.335) < 5e-4);
}

struct row {
  int stratum = 0;
  double population = 0;
};

TEST_CASE("of a total the jackknife is the variance of the textbook") {
  std::vector<row> const rows{{1, 9}, {1, 9}, {1, 9}, {2, 4}, {2, 4}, {3, 1}};
  std::vector<double> const y{3, 5, 10, 2, 7, 6};
  auto const d = *survey_design::of(rows, in_stratum{&row::stratum}, population_of{&row::population});
  auto const j = *jackknife::of(d);
  auto const e = *estimate_total(j, y);
  auto const textbook = *estimate_total(d, y);
  CHECK(e.value == textbook.value);
  CHECK(std::fabs(e.standard_error / textbook.standard_error - 1) < 1e-14);
  CHECK(e.df == textbook.df);
  // The stratum of which all is seen has no replicate.
  CHECK(j.replicates().value().size() == 5);
}

TEST_CASE("what cannot be left out is an error") {
  std::vector<row> const rows{{1, 9}, {1, 9}, {2, 4}};
  auto const alone = *survey_design::of(rows, in_stratum{&row::stratum}, population_of{&row::population});
  auto const lonely = jackknife::of(alone);
  CHECK(lonely.error().code == errc::single_unit_stratum);
  CHECK(lonely.error().where.id == "2");
  // What varies below the first stage it would not see.
  auto const staged =
      *survey_design::of(rows, stage{in_cluster{&row::stratum}, population_of{[](row const&) { return 5; }}},
                         stage{population_of{&row::population}});
  CHECK(jackknife::of(staged).error().code == errc::not_replicable);
  auto const census = *survey_design::of(std::vector<row>(2), population_of{[](row const&) { return 2; }});
  CHECK(estimate_mean(*jackknife::of(census), std::vector<double>{1, 2}).value().census);
  CHECK(jackknife::of(census).value().replicates().errors()[0].code == errc::no_replicates);
  CHECK(lonely.error().where.index == 1);
  auto const unequal = survey_design::of(rows, probability_of{[](row const&) { return 0.5; }});
  CHECK(jackknife::of(*unequal).error().code == errc::not_replicable);
  // A value in one unit alone is gone with it.
  auto const d = *survey_design::of(rows, population_of{[](row const&) { return 9; }});
  domain const one{3, [](std::size_t i) { return i == 2; }};
  auto const e = estimate_mean(*jackknife::of(d), std::vector<double>{1, 2, 3}, {.only = one});
  CHECK(e.error().code == errc::replicate_undefined);
  CHECK(e.error().where.index == 2);
  CHECK(estimate_ratio(*jackknife::of(d), std::vector<double>{1, 2, 3}, std::vector<double>{0, 0, 0})
            .error()
            .code == errc::denominator_zero);
}

TEST_CASE("rows in any order give the same jackknife") {
  survey_cases::table const t{"apistrat"};
  auto const y = t.numbers("api00");
  auto const x = t.numbers("enroll");
  std::optional<estimate> first;
  for (std::size_t shift = 0; shift < 200; shift += 37) {
    std::vector<std::size_t> rows;
    std::vector<double> a, b;
    for (std::size_t i = 0; i < y.size(); ++i) {
      rows.push_back((i * 7 + shift) % y.size());
      a.push_back(y[rows.back()] / 7);
      b.push_back(x[rows.back()] / 7);
    }
    auto const d = *survey_design::of(rows, in_stratum{[&](std::size_t i) { return t.texts("stype")[i]; }},
                                      population_of{[&](std::size_t i) { return t.numbers("fpc")[i]; }});
    auto const e = *estimate_ratio(*jackknife::of(d), a, b);
    CHECK((!first || *first == e));
    first = e;
  }
}

// Of a total the variance of each stratum is that of linearisation.
TEST_CASE("the jackknife counts degrees of freedom by the rule that is asked for") {
  struct stratum_of_row {
    int stratum = 0;
  };
  std::vector<stratum_of_row> const rows{{1}, {1}, {1}, {2}, {2}};
  auto const d = *survey_design::of(rows, in_stratum{&stratum_of_row::stratum}, fraction_of{0.5});
  std::vector<double> const y{3, 5, 10, 2, 7};
  for (auto const rule : {df_rule::units_less_strata, df_rule::without_census, df_rule::satterthwaite}) {
    auto const by_hand = estimate_total(d, y, {.df = rule}).value();
    auto const by_jackknife = estimate_total(*jackknife::of(d), y, {.df = rule}).value();
    CHECK(by_jackknife.df == Approx(by_hand.df).epsilon(1e-12));
  }
}

} // namespace
