// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "random_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/detail/company/company_losses.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

using namespace starlot;

namespace {

/// As it is defined, term by term: the points of each criterion over its samples, times the weight of the outlet, times what
/// it has wrong.
std::vector<fraction> defined_losses(company_rating const& r) {
  auto const& p = detail::access::parts(r);
  std::vector<fraction> out;
  auto const from = p.lowest_input();
  detail::line_maker<fraction> const lines{from};
  for (auto const& o : p.outlets) {
    fraction lost;
    for (auto const& c : detail::outlet_criteria(p.view(), 0, p.view().nodes.size())) {
      if (!detail::shares_points(p, c.node))
        continue;
      auto const cell = o.reached ? detail::read_outlet_cell(p.scheme(), c, p.visits.row(o.number)[c.slot])
                                  : detail::outlet_cell{};
      auto const wrong = cell.is == detail::leaf::state::open
                             ? fraction{p.pooled[c.slot].largest}
                             : fraction{cell.size} - fraction::of(cell.earned, cell.per);
      lost += detail::available(from, lines, c.node) / p.pooled[c.slot].whole_size() *
              p.weights[o.weight_number()] * wrong;
    }
    out.push_back(lost);
  }
  return out;
}

/// Whether they come from the largest to the smallest one, equal ones in their order.
bool is_ranked(std::vector<outlet_loss> const& all, std::vector<fraction> const& lost) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].lost != lost[all[i].outlet])
      return false;
    if (i > 0 && all[i].lost > all[i - 1].lost)
      return false;
    if (i > 0 && all[i].lost == all[i - 1].lost && all[i].outlet < all[i - 1].outlet)
      return false;
  }
  return all.size() == lost.size();
}

} // namespace

TEST_CASE("losses of outlets, and their order, are those of the definition") {
  random_company::numbers below{7};
  std::size_t ties = 0;
  std::size_t unreached = 0;
  for (std::size_t trial = 0; trial < 60; ++trial) {
    auto const r = random_company::rated(below, 3 + below(60), 2 + trial % 3 * 20);
    auto const due = defined_losses(r);
    auto const all = *r.losses();
    REQUIRE(all.size() == due.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      CAPTURE(trial, i);
      CHECK(all[i] == due[i]);
      CHECK(gcd(all[i].numerator(), all[i].denominator()) == 1); // in lowest terms
    }
    auto const ranked = *r.ranked_losses();
    CHECK(is_ranked(ranked, due));
    for (std::size_t i = 1; i < ranked.size(); ++i)
      ties += ranked[i].lost == ranked[i - 1].lost ? 1U : 0U;
    unreached += r.unreached();

    auto table = *detail::loss_table_of(detail::access::parts(r));
    table.look_near();
    for (std::size_t i = 0; i < table.size(); ++i) {
      CHECK(table.exact(i) == due[i]); // from what was counted
      CHECK(std::fabs(table.nearly(i) - due[i].to_double()) <= 1e-12 * std::fabs(due[i].to_double()));
    }
  }
  CHECK(ties > 100); // else the order of equal ones was not tried
  CHECK(unreached > 50);
}

TEST_CASE("outlets whose losses differ by less than doubles tell are in the order of the exact numbers") {
  detail::list<fraction> lost;
  auto const third = fraction::of(1, 3);
  auto const tiny = fraction::of(1, 1'000'000'000'000'000'000);
  for (auto const times : {1, 5, 3, 3, 0, 4})
    lost.push_back(third + tiny * fraction{times} * tiny);
  detail::loss_table<> const table{lost};
  CHECK(std::fabs(table.nearly(0) - table.nearly(1)) < 1e-15);
  std::vector<std::size_t> order;
  for (auto const i : table.ranked())
    order.push_back(i);
  CHECK(order == std::vector<std::size_t>{1, 5, 2, 3, 0, 4});
}
