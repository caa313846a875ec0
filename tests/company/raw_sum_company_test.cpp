// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/scheme/scheme.hpp>

#include <cmath>
#include <cstdlib>

// Companies under raw sums, and companies to which nothing applies.

using namespace starlot;

namespace {

constexpr scheme sums{title{"sums", "1"},
                      raw_sum,
                      if_nothing_applies::no_score,
                      criterion{"1.1", "Policy", 20_pt},
                      criterion{"2.1", "Repairs", 40_pt, proportional, per_outlet},
                      criterion{"2.2", "Hours", 20_pt, per_outlet},
                      ladder{{30_pt, "pass"}}};

struct seen {
  finding repairs;
  finding hours;
};

auto visits_of(frame const& f, std::vector<seen> const& all) {
  outlet_findings out{compiled<sums>, f};
  for (std::size_t i = 0; i < all.size(); ++i) {
    findings<sums> at;
    at.set<"2.1">(all[i].repairs).set<"2.2">(all[i].hours);
    if (!out.add(f[i].id, at))
      std::abort();
  }
  return out;
}
findings<sums> head(finding const& policy) {
  findings<sums> f;
  f.set<"1.1">(policy);
  return f;
}

template <class Company> fraction sum_of_lines(Company const& c) {
  fraction sum;
  for (auto const& line : c.rating().trace())
    sum += line.kind == line_kind::clause ? line.adjustment : line.contribution;
  return sum;
}

finding const out = excluded("not offered");

} // namespace

TEST_CASE("a company's raw sum is pooled and not rescaled") {
  auto const f = small_company::frame_of(8);
  auto const drawn = small_company::simple(8, {0, 1});
  auto const visits = visits_of(f, {{sampled(1, 4), out}, {sampled(3, 4), out}});
  auto const r = rate_company(head(excluded("no policy")), drawn, visits);
  REQUIRE(r);
  CHECK(r->score() == 20_pt); // 40 * 4/8, of 40 that apply; a rescaled sum would be 40 of 80
  CHECK(r->rating().maximum() == 40_pt);
  CHECK(sum_of_lines(*r) == 20_pt);
  // z = 40 (e - m/2) / 8 = 5, -5; weights 4: V = (1 - 2/8) 2 / (2-1) Σ (4 * 40 (e - 2) / 32)²
  auto const e = r->estimate();
  REQUIRE(e);
  CHECK(e->value == 20);
  CHECK(std::fabs(e->standard_error - std::sqrt(0.75 * 2 * 50)) < 1e-12);
  auto const lost = *r->losses();
  CHECK(lost[0] == 5_pt); // 1 of 8 samples
  CHECK(lost[1] == 15_pt);

  auto const mean = rate_company(head(met), drawn, visits_of(f, {{sampled(1, 4), met}, {sampled(3, 4), out}}),
                                 mean_of_outlets);
  REQUIRE(mean);
  CHECK(mean->score() == 50_pt); // 20 + 30 + 20 = 70, and 20 + 10 = 30
  CHECK(sum_of_lines(*mean) == 50_pt);
}

TEST_CASE("a company to which nothing applies has the outcome that its scheme says") {
  auto const f = small_company::frame_of(8);
  auto const drawn = small_company::simple(8, {0, 1});
  auto const visits = visits_of(f, {{out, out}, {out, out}});
  auto const r = rate_company(head(out), drawn, visits);
  REQUIRE(r);
  CHECK(r->rating().outcome() == outcome::nothing_applies);
  CHECK(!r->has_score());
  CHECK(r->estimate().error().code == errc::nothing_applicable);
  CHECK(sum_of_lines(*r) == 0_pt);
  auto const mean = rate_company(head(out), drawn, visits, mean_of_outlets);
  REQUIRE(mean);
  CHECK(mean->rating().outcome() == outcome::nothing_applies);
  CHECK(mean->estimate().error().code == errc::nothing_applicable);
  auto const of_head = rate_company(head(met), drawn, visits);
  REQUIRE(of_head);
  CHECK(of_head->score() == 20_pt);
  CHECK(!rate_company(head(met), drawn, visits, mean_of_outlets)); // no outlet has a score
}
