// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/drawn_shops.hpp"
#include "support/catch.hpp"

#include <starlot/company.hpp>
#include <starlot/decision/settle.hpp>
#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace drawn_shops;

outlet_score score_of(draw_record const& r, std::size_t rank, std::int64_t points_of_it) {
  return {r.outlets()[rank].drawn.number, fraction{3}, fraction{points_of_it}};
}

TEST_CASE("only the outlets up to the first that is missing count, in the order of the tickets") {
  auto const record = all_of(8);
  // Ranks 0, 1, 3 and 4, given the other way round: 2 is missing.
  std::vector<outlet_score> scores;
  for (auto const rank : {4U, 3U, 1U, 0U})
    scores.push_back(score_of(record, rank, 80 + rank));
  auto const s = made(settle(scores, record, stars, terms(ratio_bet{})));
  CHECK(s.visited() == 2);
  CHECK(s.next() == record.outlets()[2].id);
  auto by_hand = made(settlement::of(record, stars, terms(ratio_bet{})));
  REQUIRE(by_hand.add(80_pt));
  REQUIRE(by_hand.add(81_pt));
  CHECK(s == by_hand);
  // When it is visited, those that waited count too.
  scores.push_back(score_of(record, 2, 82));
  auto const more = made(settle(scores, record, stars, terms(ratio_bet{})));
  CHECK(more.visited() == 5);
  REQUIRE(by_hand.add(82_pt));
  REQUIRE(by_hand.add(83_pt));
  REQUIRE(by_hand.add(84_pt));
  CHECK(more == by_hand);
  CHECK(made(settle(std::vector<outlet_score>{}, record, stars, terms(ratio_bet{}))).next() ==
        record.outlets()[0].id);
}

TEST_CASE("scores of outlets that are not in the draw, or are there twice, are refused") {
  auto const record = made(record_draw(shops(8), simple_random{3}, numbers));
  auto const beyond = all_of(8).outlets()[5].drawn.number;
  auto const why = [&](std::vector<outlet_score> const& scores) {
    auto const s = settle(scores, record, stars, terms(ratio_bet{}));
    REQUIRE_FALSE(s);
    return s.error();
  };
  auto const first = score_of(record, 0, 80);
  CHECK(why({first, {beyond, fraction{1}, fraction{80}}}) == error::at(errc::outlet_visited_not_drawn, 1));
  CHECK(why({first, {4'000'000'000, fraction{1}, fraction{80}}}) ==
        error::at(errc::outlet_visited_not_drawn, 1));
  CHECK(why({first, first}) == error::at(errc::outlet_listed_twice, 1));
  CHECK(why({score_of(record, 0, 101)}).code == errc::score_outside_range);
}

constexpr auto care = scheme{title{"care", "1"}, criterion{"1", "Posted", 40_pt, per_outlet},
                             criterion{"2", "Answered", 60_pt, proportional, per_outlet},
                             ladder{{70_pt, "pass"}, {90_pt, "star"}}};

TEST_CASE("a company that is rated by the mean of its outlets is settled by their scores") {
  auto const f = shops(6);
  auto const record = made(record_draw(f, simple_random{6}, numbers));
  outlet_findings visits{compiled<care>, f};
  auto const visit = [&](std::size_t rank, int nonconforming, bool posted) {
    findings<care> found;
    if (posted)
      found.set<"1">(met);
    found.set<"2">(sampled(nonconforming, 10));
    REQUIRE(visits.add(record.outlets()[rank].id, found));
  };
  visit(0, 1, true);
  visit(1, 2, false); // what is open is worth 40 points
  visit(3, 0, true);
  findings<care> const head;
  company_options by_mean;
  by_mean.nonresponse = nonresponse::worst_case;
  auto const company = rate_company(head, record.sample(), visits, mean_of_outlets, by_mean);
  REQUIRE(company);
  auto const s = made(settle(*company, record, company->rating().rungs(), terms(ratio_bet{})));
  CHECK(s.visited() == 2);
  CHECK(s.next() == record.outlets()[2].id);
  auto by_hand = made(settlement::of(record, ladder{{70_pt, "pass"}, {90_pt, "star"}}, terms(ratio_bet{})));
  REQUIRE(by_hand.add(94_pt));
  REQUIRE(by_hand.add(score_range{48_pt, 88_pt}));
  CHECK(s == by_hand);

  auto const elsewhere = settle(*company, all_of(7), stars, terms(ratio_bet{}));
  REQUIRE_FALSE(elsewhere);
  CHECK(elsewhere.error().code == errc::frame_differs);

  auto const pooled = rate_company(head, record.sample(), visits, starlot::pooled, by_mean);
  REQUIRE(pooled);
  auto const why = settle(*pooled, record, stars, terms(ratio_bet{}));
  REQUIRE_FALSE(why);
  CHECK(why.error().code == errc::not_provable);
  CHECK(why.error().name == "pooled");
}

} // namespace
