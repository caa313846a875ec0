// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/drawn_shops.hpp"
#include "support/catch.hpp"

#include <starlot/decision/settlement.hpp>
#include <starlot/sampling/simulation.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace drawn_shops;

bet const bets[] = {constant_bet{0.01_dec}, expected_mean_bet{92_pt}, shrunken_bet{92_pt, 20_dec, 2_dec},
                    adaptive_bet{92_pt, 80_dec, 5_dec, 0.9_dec}, ratio_bet{}};

struct wrong_settlements {
  int over = 0;
  int under = 0;
};

/// Companies whose mean is the bound of the first rung, and one millionth, of all their outlets together, below that of the
/// second. How many of the random orders ever prove too much, or refute too much, before the last outlet?
wrong_settlements of_orders(std::vector<points> outlets, bet how, int orders, std::uint64_t seed) {
  auto const n = static_cast<std::int64_t>(outlets.size());
  points total;
  for (auto const p : outlets)
    total += p;
  ladder const edge{rung{total, "reached"}.over(n), rung{total + points::from_micro(1), "missed"}.over(n)};
  auto const start = made(settlement::of(all_of(static_cast<std::uint32_t>(n)), edge, terms(how)));
  simulation_engine dice{seed};
  wrong_settlements out;
  for (int k = 0; k < orders; ++k) {
    for (std::size_t i = outlets.size() - 1; i > 0; --i)
      std::swap(outlets[i], outlets[static_cast<std::size_t>(uniform_below(dice, i + 1))]);
    auto s = start;
    bool over = false, under = false, stored = true;
    for (auto const p : outlets) {
      stored = stored && s.add(p);
      over = over || s.p_not_reached(grade_rank{1}) <= 0.05;
      under = under || s.p_reached(grade_rank{0}) <= 0.05;
    }
    REQUIRE(stored);
    // The rung that is missed by a millionth is ruled out by nothing but the last outlet.
    REQUIRE(s.grade() == grade_rank{0});
    out.over += over ? 1 : 0;
    out.under += under ? 1 : 0;
  }
  return out;
}

std::vector<points> two_kinds(std::size_t n, points a, std::size_t m, points b) {
  std::vector<points> out(n, a);
  out.insert(out.end(), m, b);
  return out;
}

void check_risks(std::vector<points> const& company) {
  wrong_settlements all;
  for (auto const& b : bets) {
    CAPTURE(std::string{b.name()});
    auto const wrong = of_orders(company, b, 20'000, 27922);
    CHECK(wrong.over <= 1'000); // 0.05 of them
    CHECK(wrong.under <= 1'000);
    all.over += wrong.over;
    all.under += wrong.under;
  }
  CHECK(all.over > 100); // else the test would say nothing
  CHECK(all.under > 100);
}

TEST_CASE("risks hold on 20 000 orders of a company of scores 0 and 100 at the bound") {
  check_risks(two_kinds(5, 0_pt, 35, 100_pt));
  check_risks(two_kinds(20, 0_pt, 20, 100_pt));
}

TEST_CASE("risks hold on 20 000 orders of a company of scores 92 and 20 at the bound") {
  check_risks(two_kinds(36, 92_pt, 4, 20_pt));
  check_risks(two_kinds(57, 92_pt, 3, 20_pt));
}

} // namespace
