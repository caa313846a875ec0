// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// A company whose outlets were drawn in stages.

#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/sampling/clusters.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/record_draw.hpp>
#include <starlot/sampling/staged_sample.hpp>
#include <starlot/scheme/scheme.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace starlot;

constexpr scheme service{title{"service", "1"}, criterion{"1", "Signs", 100_pt, proportional, per_outlet},
                         ladder{{50_pt, "pass"}}};

struct shop {
  std::string id, city;
};

/// Six cities with 2 to 7 shops.
frame all_shops() {
  std::vector<shop> rows;
  for (int c = 0; c < 6; ++c)
    for (int i = 0; i < c + 2; ++i)
      rows.push_back({"s" + std::to_string(c) + std::to_string(i), "city " + std::to_string(c)});
  return *frame::of(rows, outlet_id{&shop::id}, in_cluster{&shop::city});
}

std::int64_t wrong_at(std::uint32_t number) { return number * 7 % 5; } // of 10 + number
seed const lottery{"05 11 17", "lottery", "2026-11-20T09:00:00Z", "2026-11-23T21:15:00Z"};

void visit(outlet_findings& visits, frame const& f, std::uint32_t number) {
  findings<service> found;
  found.set<"1">(sampled(wrong_at(number), 10 + number));
  REQUIRE(visits.add(f[number].id, found));
}

TEST_CASE("a company whose cities were drawn, and shops in them: each with the weight of both stages") {
  auto const f = all_shops();
  auto const cities = *clusters_of(f);
  for (bool const by_size : {false, true}) {
    auto const first = by_size ? *record_draw(cities, systematic_pps{3}, lottery)
                               : *record_draw(cities, simple_random{3}, lottery);
    auto const inside = *outlets_in(f, cities, first.sample());
    auto const second = *record_draw(inside, stratified{6, allocation::equal}, lottery);
    auto const drawn = *staged_sample::of(f, first, second);
    outlet_findings visits{compiled<service>, f, second.hash()};
    fraction wrong, samples;
    std::vector<double> y, x;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      auto const n = drawn.drawn()[i].number;
      visit(visits, f, n);
      wrong += drawn.design_weight(i) * fraction{wrong_at(n)};
      samples += drawn.design_weight(i) * fraction{std::int64_t{10} + n};
      y.push_back(100.0 * static_cast<double>(10 + n - wrong_at(n)));
      x.push_back(10 + n);
    }
    auto const company = rate_company(findings<service>{}, drawn, visits);
    REQUIRE(company);
    CHECK(company->rating().score() == fraction{100} * (samples - wrong) / samples);
    auto const ratio = estimate_ratio(*survey_design::of(drawn), y, x);
    REQUIRE(ratio);
    auto const said = company->estimate();
    REQUIRE(said);
    CHECK(std::abs(said->value - ratio->value) < 1e-9);
    CHECK(std::abs(said->standard_error - ratio->standard_error) < 1e-9);
    CHECK(said->standard_error > 0.01);
    CHECK(std::abs(said->df - ratio->df) < 1e-9);
  }
}

TEST_CASE("a company of which whole cities were visited") {
  auto const f = all_shops();
  auto const cities = *clusters_of(f);
  auto const first = *record_draw(cities, simple_random{2}, lottery);
  auto const drawn = *staged_sample::of(f, first);
  outlet_findings visits{compiled<service>, f, first.hash()};
  fraction wrong, samples;
  for (auto const& o : drawn.drawn()) {
    visit(visits, f, o.number);
    wrong += fraction{wrong_at(o.number)}; // all with the same weight
    samples += fraction{std::int64_t{10} + o.number};
  }
  auto const company = rate_company(findings<service>{}, drawn, visits);
  REQUIRE(company);
  CHECK(company->rating().score() == fraction{100} * (samples - wrong) / samples);
  CHECK(company->estimate()->df == 1.0); // two cities
  // What it costs adds up.
  fraction lost;
  for (auto const& l : company->losses().value())
    lost += l;
  CHECK(lost == fraction{100} - company->rating().score());
}

TEST_CASE("visits that are not those of the sample are told") {
  auto const f = all_shops();
  auto const cities = *clusters_of(f);
  auto const first = *record_draw(cities, simple_random{2}, lottery);
  auto const drawn = *staged_sample::of(f, first);
  outlet_findings some{compiled<service>, f, first.hash()};
  CHECK(rate_company(findings<service>{}, drawn, some).error().code == errc::nothing_visited);
  for (std::size_t i = 1; i < drawn.size(); ++i)
    visit(some, f, drawn.drawn()[i].number);
  auto const missing = rate_company(findings<service>{}, drawn, some);
  REQUIRE_FALSE(missing);
  CHECK(missing.error() ==
        error::at(errc::outlet_not_reached, f[drawn.drawn()[0].number].id, drawn.drawn()[0].number));
  auto const worst = rate_company(findings<service>{}, drawn, some, {.nonresponse = nonresponse::worst_case});
  REQUIRE(worst);
  CHECK(worst->unreached() == 1);
  CHECK(worst->rating().lowest() < worst->rating().highest());

  std::uint32_t beside = 0;
  while (beside < f.size() && (some.has(beside) || drawn.drawn()[0].number == beside))
    ++beside;
  visit(some, f, drawn.drawn()[0].number);
  CHECK(rate_company(findings<service>{}, drawn, some).has_value());
  visit(some, f, beside);
  CHECK(rate_company(findings<service>{}, drawn, some, {.purposive_visits = purposive_visits::certainty})
            .error()
            .code == errc::outlet_visited_not_drawn);

  outlet_findings const without_record{compiled<service>, f};
  CHECK(rate_company(findings<service>{}, drawn, without_record).error().code == errc::other_draw);
  auto const other =
      *frame::of(std::vector<shop>{{"x", "city"}}, outlet_id{&shop::id}, in_cluster{&shop::city});
  CHECK(rate_company(findings<service>{}, drawn, outlet_findings{compiled<service>, other}).error().code ==
        errc::frame_differs);
}

} // namespace
