// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/policies.hpp>
#include <starlot/scheme/ready_policy.hpp>
#include <starlot/scheme/scheme.hpp>

namespace {

using namespace starlot;

constexpr scheme shops{title{"shops", "1"}, criterion{"1", "One", 100_pt, proportional, per_outlet}, worst_outlet,
                       ladder{{50_pt, "pass"}}};

template <class Policy> result<company_rating> rate_by(Policy const& policy) {
  auto const f = small_company::frame_of(2);
  outlet_findings visits{compiled<shops>, f};
  findings<shops> at;
  at.set<"1">(sampled(0, 30)); // 100, and 60; 36 of 40 together
  REQUIRE(visits.add(f[0].id, at));
  at.set<"1">(sampled(4, 10));
  REQUIRE(visits.add(f[1].id, at));
  return rate_company(findings<shops>{}, small_company::simple(2, {0, 1}), visits, policy);
}

TEST_CASE("a policy whose name is known at run time only is given to a call like any other") {
  auto const mean = rate_by(ready_policy("mean_of_outlets").value());
  REQUIRE(mean);
  CHECK(mean->score() == fraction{80});
  CHECK(mean->score() == rate_by(mean_of_outlets).value().score());
  CHECK(mean->policy() == "mean_of_outlets");
  CHECK(rate_by(ready_policy("pooled").value()).value().score() == fraction{90}); // 36 of 40
  CHECK(rate_by(ready_policy("outlet_floor", "61").value()).value().rating().outcome() == outcome::vetoed);
  CHECK(rate_by(ready_policy("outlet_floor", "60").value()).value().rating().outcome() == outcome::graded);
  CHECK(rate_by(aggregation_choice{}).value().score() == fraction{60}); // nothing said: as the scheme declares
  CHECK(rate_by(aggregation_choice{mean_of_outlets}).value().score() == fraction{80});
}

TEST_CASE("a choice that is wrong in itself, or but a name, is an error") {
  auto const all = rate_by(aggregation_choice{trimmed{share::of(1, 2)}});
  REQUIRE_FALSE(all);
  CHECK(all.error().code == errc::trims_everything);
  auto const named = rate_by(aggregation_choice{custom{"mine"}});
  REQUIRE_FALSE(named);
  CHECK(named.error().code == errc::unknown_aggregation);
  CHECK(named.error().where.id == "mine");
}

} // namespace
