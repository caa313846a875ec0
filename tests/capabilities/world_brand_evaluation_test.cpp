// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstdint>

// GB/T 27925-2011, brand evaluation: 1000 points, and a block of 120 whose credit may come from the grade of
// another scheme. The five blocks, the ladder and the credit are public; where the block of 120 stands below
// them, and with what beside it, is illustrative.

using namespace starlot;

namespace {

/// The other scheme, by its public ladder alone: after-sales service, out of 100.
inline constexpr auto after_sales = scheme{
    title{"after-sales", "illustrative"}, criterion{"all", "Everything", 100_pt, partial_amount},
    deduction{"special deduction", 1_pt}.fails_at(5),
    ladder{{70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}}};

/// The block is assessed on its own, or set by the stars of the after-sales rating: 0 stands for the pass.
struct assessed_or_imported {
  static constexpr std::string_view name = "assessed, or imported from an after-sales grade";
  static constexpr int version = 1;
  static constexpr levels credit{{{0, 70_pct, "pass"},
                                  {3, 80_pct, "three stars"},
                                  {4, 90_pct, "four stars"},
                                  {5, 95_pct, "five stars"}}};

  rule_result operator()(finding const& f, points worth) const {
    return f.kind() == finding_kind::level ? credit(f, worth) : partial_amount(f, worth);
  }
};

inline constexpr auto brand =
    scheme{title{"GB/T 27925", "2011"},
           criterion{"ability", {"Ability", "能力"}, 150_pt, partial_amount},
           clause{"quality",
                  {"Quality", "品质"},
                  300_pt,
                  criterion{"quality.service", "Service quality", 120_pt, assessed_or_imported{}},
                  criterion{"quality.rest", "All other (illustrative)", 180_pt, partial_amount}},
           criterion{"reputation", {"Reputation", "声誉"}, 250_pt, partial_amount},
           criterion{"culture", {"Culture", "文化"}, 150_pt, partial_amount},
           criterion{"influence", {"Influence", "影响"}, 150_pt, partial_amount},
           ladder{{700_pt, "two stars", 2},
                  {800_pt, "three stars", 3},
                  {900_pt, "four stars", 4},
                  {950_pt, "five stars", 5}}};

/// What a rating by the other scheme is here: its stars as a level; open while it is; no credit without a grade.
template <class Rating> finding imported_from(Rating const& other) {
  if (!other.is_determined())
    return not_assessed;
  return other.grade() ? at_level(other.grade().stars()) : not_met;
}

auto rated_after_sales(points score, std::int64_t deductions = 0) {
  findings<after_sales> f;
  f.set<"all">(partly(score + deductions * 1_pt)).set<"special deduction">(found(deductions));
  return *evaluate(f);
}

findings<brand> full_brand() {
  findings<brand> f;
  for (auto const* const id :
       {"ability", "quality.service", "quality.rest", "reputation", "culture", "influence"})
    static_cast<void>(f.set(id, met));
  return f;
}

/// Score of the after-sales rating, and the points that the block of 120 gets: 95, 90, 80, 70 %, or none.
struct import_row {
  points after_sales;
  points credit;
};
constexpr import_row imports[] = {
    {100_pt, 114_pt},      {95_pt, 114_pt}, {94.999999_pt, 108_pt}, {90_pt, 108_pt},
    {89.999999_pt, 96_pt}, {80_pt, 96_pt},  {79.999999_pt, 84_pt},  {70_pt, 84_pt},
    {69.999999_pt, 0_pt},  {0_pt, 0_pt},
};
constexpr auto import_agrees = [](import_row const& row) {
  auto f = full_brand();
  f.set<"quality.service">(imported_from(rated_after_sales(row.after_sales)));
  auto const r = evaluate(f);
  return r && r->score() == 880_pt + row.credit;
};

struct ladder_row {
  points lost;
  int stars; ///< 0: below the ladder
};
constexpr ladder_row rungs[] = {
    {0_pt, 5},   {49.999999_pt, 5},  {50_pt, 5},  {50.000001_pt, 4},  {99.999999_pt, 4},
    {100_pt, 4}, {100.000001_pt, 3}, {200_pt, 3}, {200.000001_pt, 2}, {250_pt, 2},
};
constexpr auto rung_agrees = [](ladder_row const& row) {
  auto f = full_brand();
  f.set<"reputation">(partly(250_pt - row.lost));
  auto const r = evaluate(f);
  return r && r->score() == 1000_pt - row.lost && r->grade().stars() == decimal{row.stars};
};

} // namespace

TEST_CASE("brand evaluation: the after-sales grade sets 95, 90, 80 or 70 % of the block of 120") {
  starlot_tests::check_all(imports, import_agrees);
}

TEST_CASE("brand evaluation: five stars from 950, four from 900, three from 800, all inclusive") {
  starlot_tests::check_all(rungs, rung_agrees);
}

TEST_CASE("brand evaluation: two stars from 700, a millionth less is below the ladder") {
  auto f = full_brand();
  f.set<"reputation">(not_met).set<"culture">(partly(100_pt));
  auto const on = evaluate(f);
  REQUIRE(on);
  CHECK(on->score() == 700_pt);
  CHECK(on->grade().stars() == 2_dec);
  f.set<"culture">(partly(99.999999_pt));
  auto const beside = evaluate(f);
  REQUIRE(beside);
  CHECK(beside->outcome() == outcome::below_ladder);
}

TEST_CASE(
    "brand evaluation: an after-sales rating that failed or is open gives no credit, or leaves it open") {
  auto const failed = rated_after_sales(92_pt, 5);
  REQUIRE(failed.outcome() == outcome::vetoed);
  CHECK(imported_from(failed) == not_met);

  auto f = full_brand();
  f.set<"quality.service">(imported_from(*evaluate(findings<after_sales>{})));
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK(open->outcome() == outcome::undetermined);
  CHECK(open->lowest() == 880_pt);
  CHECK(open->highest() == 1000_pt);
}

TEST_CASE("brand evaluation: without an after-sales grade the block is assessed like any other") {
  auto f = full_brand();
  REQUIRE(f.set("quality.service", partly(118.5_pt)));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 998.5_pt);
  CHECK(f.set("quality.service", at_level(1)).error().code == errc::unknown_level); // no grade has one star
  CHECK(f.set("quality.service", partly(120.000001_pt)).error().code == errc::amount_out_of_range);
}
