// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/detail/company/pool.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

TEST_CASE("counts are expanded by the weights of their layers, exactly") {
  auto const f = small_company::frame_of(8);
  std::vector<small_company::visit> const found{{1, 7, true}, {2, 9, false}, {0, 5, true}};
  auto const visits = small_company::visited(f, found, {0, 1, 2});
  std::vector<stratum> const layers{{{}, 5, 2}, {{}, 3, 1}};
  std::vector<visited_outlet> const outlets{{0, 0, true}, {1, 0, true}, {2, 1, true}};
  auto const weights = detail::weights_of(layers, true);
  CHECK(weights[0] == fraction::of(5, 2));
  CHECK(detail::weights_of(layers, false)[0] == fraction{1});
  auto const pooled = detail::pool(visits, outlets, weights);
  // slots: 1.1, 1.2, 2.1, 2.2
  CHECK(pooled[0].is_out());
  CHECK(pooled[2].earned == fraction::of(5 * 13 + 2 * 15, 2));
  CHECK(pooled[2].size == fraction::of(5 * 16 + 2 * 15, 2));
  CHECK(pooled[2].largest == 9);
  CHECK(pooled[3].share() == fraction::of(5 + 6, 16));
  CHECK(pooled[2].open == 0);
}

TEST_CASE("what was not reached is open, and given as many samples as the most") {
  auto const f = small_company::frame_of(4);
  std::vector<small_company::visit> const found{{1, 7, true}, {0, 3, true}};
  auto const visits = small_company::visited(f, found, {0, 1});
  std::vector<visited_outlet> const outlets{{0, 0, true}, {1, 0, true}, {3, 0, false}};
  std::vector<fraction> const weights{fraction{2}};
  auto const c = detail::pool(visits, outlets, weights)[2];
  CHECK(c.open == 1);
  CHECK(c.applies == 3);
  CHECK(c.share() == fraction::of(9, 10));
  CHECK(c.worst() == fraction::of(9, 17));
  CHECK(c.best() == fraction::of(16, 17));
}

TEST_CASE("rules without counts pool the shares of outlets") {
  auto const scheme = *loaded_scheme::build(
      {.title = {"s", "1"},
       .rows = {{.id = "amount", .worth = 10_pt, .rule = partial_amount, .visited = per_outlet},
                {.id = "half", .worth = 2_pt, .rule = rule_choice{half_credit}, .visited = per_outlet}},
       .rungs = {{1_pt, "pass"}}});
  auto const f = small_company::frame_of(3);
  outlet_findings visits{scheme, f};
  auto const add = [&](std::uint32_t n, finding const& amount, finding const& half) {
    finding_set found{scheme};
    CHECK(found.set("amount", amount).has_value());
    CHECK(found.set("half", half).has_value());
    CHECK(visits.add(f[n].id, found).has_value());
  };
  add(0, partly(3_pt), half_met);
  add(1, met, not_met);
  add(2, not_assessed, excluded("no room"));
  std::vector<visited_outlet> const outlets{{0, 0, true}, {1, 1, true}, {2, 1, true}};
  std::vector<fraction> const weights{fraction{3}, fraction{1}};
  auto const pooled = detail::pool(visits, outlets, weights);
  CHECK(pooled[0].share() == fraction::of(3 * 3 + 10, 40));
  CHECK(pooled[0].open == 1);
  CHECK(pooled[1].share() == fraction::of(3, 8));
  CHECK(pooled[1].applies == 2);
}

} // namespace
