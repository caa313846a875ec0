// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "random_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/detail/company/company_estimates.hpp>

#include <cstddef>

using namespace starlot;

TEST_CASE("the estimates of all nodes at once are those of each, bit by bit") {
  random_company::numbers below{11};
  std::size_t estimated = 0;
  for (int trial = 0; trial < 40; ++trial) {
    auto const r = random_company::rated(below, 6 + below(40), 20, trial % 2 == 0);
    auto const& p = detail::access::parts(r);
    auto const all = detail::estimates_of(p);
    REQUIRE(all.size() == p.view().nodes.size() + 1);
    auto const same = [&](result<estimate> const& a, result<estimate> const& b) {
      CAPTURE(trial);
      REQUIRE(a.has_value() == b.has_value());
      if (!a) {
        CHECK(a.error().code == b.error().code);
        CHECK(a.error().where.id == b.error().where.id);
        return;
      }
      ++estimated;
      CHECK_FALSE((a->value < b->value || a->value > b->value));
      CHECK_FALSE((a->standard_error < b->standard_error || a->standard_error > b->standard_error));
      CHECK_FALSE((a->df < b->df || a->df > b->df));
      CHECK(a->census == b->census);
    };
    for (std::size_t i = 0; i < p.view().nodes.size(); ++i)
      same(all[i], r.estimate_of(p.view().id(i)));
    same(all.back(), r.estimate());
  }
  CHECK(estimated > 100);
}
