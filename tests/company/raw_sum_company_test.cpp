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

finding const absent = excluded("not offered");

} // namespace

TEST_CASE("a company's raw sum is pooled and not rescaled") {
  auto const f = small_company::frame_of(8);
  auto const drawn = small_company::simple(8, {0, 1});
  auto const visits = visits_of(f, {{sampled(1, 4), absent}, {sampled(3, 4), absent}});
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

  auto const mean = rate_company(
      head(met), drawn, visits_of(f, {{sampled(1, 4), met}, {sampled(3, 4), absent}}), mean_of_outlets);
  REQUIRE(mean);
  CHECK(mean->score() == 50_pt); // 20 + 30 + 20 = 70, and 20 + 10 = 30
  CHECK(sum_of_lines(*mean) == 50_pt);
}

TEST_CASE("a company to which nothing applies has the outcome that its scheme says") {
  auto const f = small_company::frame_of(8);
  auto const drawn = small_company::simple(8, {0, 1});
  auto const visits = visits_of(f, {{absent, absent}, {absent, absent}});
  auto const r = rate_company(head(absent), drawn, visits);
  REQUIRE(r);
  CHECK(r->rating().outcome() == outcome::nothing_applies);
  CHECK(!r->has_score());
  CHECK(r->estimate().error().code == errc::nothing_applicable);
  CHECK(sum_of_lines(*r) == 0_pt);
  auto const mean = rate_company(head(absent), drawn, visits, mean_of_outlets);
  REQUIRE(mean);
  CHECK(mean->rating().outcome() == outcome::nothing_applies);
  CHECK(mean->estimate().error().code == errc::nothing_applicable);
  auto const of_head = rate_company(head(met), drawn, visits);
  REQUIRE(of_head);
  CHECK(of_head->score() == 20_pt);
  CHECK(!rate_company(head(met), drawn, visits, mean_of_outlets)); // no outlet has a score
}

namespace {

constexpr scheme off{title{"off", "1"},
                     raw_sum,
                     starts_at{100_pt},
                     criterion{"1.1", "Policy", costs(10_pt)},
                     criterion{"2.1", "Repairs", costs(40_pt), proportional, per_outlet},
                     add{-3_pt}.when(branch("2.1").below(-15_pt)),
                     ungraded};

auto repairs_of(frame const& f, std::vector<finding> const& all) {
  outlet_findings out{compiled<off>, f};
  for (std::size_t i = 0; i < all.size(); ++i) {
    findings<off> at;
    at.set<"2.1">(all[i]);
    if (!out.add(f[i].id, at))
      std::abort();
  }
  return out;
}

} // namespace

TEST_CASE("penalties of outlets are pooled, and estimated as what is at stake") {
  auto const f = small_company::frame_of(8);
  auto const drawn = small_company::simple(8, {0, 1});
  findings<off> head_of_off;
  head_of_off.set<"1.1">(not_met);
  auto const r = rate_company(head_of_off, drawn, repairs_of(f, {sampled(1, 4), sampled(3, 4)}));
  REQUIRE(r);
  CHECK(r->score() == 67_pt); // 100 - 10 - 40 * 4/8 - 3
  CHECK(r->rating().outcome() == outcome::without_ladder);
  CHECK(r->rating().maximum() == 100_pt);
  CHECK(sum_of_lines(*r) == 67_pt);
  auto const lost = *r->losses();
  CHECK(lost[0] == 5_pt);
  CHECK(lost[1] == 15_pt);
  auto const e = r->estimate_of("2.1");
  REQUIRE(e);
  CHECK(e->value == -20);
  CHECK(std::fabs(e->standard_error - std::sqrt(0.75 * 2 * 50)) < 1e-12); // as above: 40 points are at stake

  auto const worst =
      rate_company(head_of_off, drawn, repairs_of(f, {sampled(1, 4), sampled(3, 4)}), worst_outlet);
  REQUIRE(worst);
  CHECK(worst->score() == 57_pt); // 100 - 10 - 30, and 3 off for the pooled 20
  CHECK(sum_of_lines(*worst) == 57_pt);
  auto const open = rate_company(head_of_off, drawn, repairs_of(f, {sampled(0, 4), not_assessed}));
  REQUIRE(open);
  CHECK(open->rating().lowest() == 67_pt); // 40 * 4/8 and 3 off
  CHECK(open->rating().highest() == 90_pt);
  CHECK(!open->rating().is_determined());
  CHECK(sum_of_lines(*open) == 67_pt);
}
