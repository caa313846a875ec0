// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/decision/outlet_effects.hpp>

#include <cstddef>
#include <limits>
#include <vector>

namespace {

using namespace enumerated;

// Company A takes 207 273 cells, and 5 705 to make the table, where all totals are kept, and 45 640 bytes.
TEST_CASE("the best method is taken that the limits allow") {
  auto const method = [](law_options const& how) {
    return grade_distribution::of(company_a(), simple_random{15}, stars, how).value().method();
  };
  CHECK(method({}) == law_method::exact);
  CHECK(method({.cells = 2.2e5, .bytes = 5e4}) == law_method::exact);
  CHECK(method({.cells = 2.1e5, .dropped = 0.1}) == law_method::windowed);
  CHECK(method({.cells = 2e5, .finest = 1_pt, .coarsest = 9_pt}) == law_method::certified_grid);
  CHECK(method({.bytes = 1e4, .coarsest = 9_pt}) == law_method::certified_grid);
  CHECK(method({.cells = 2e5, .replays = 1000}) == law_method::simulated);
  CHECK(method({.bytes = 1e4, .replays = 1000}) == law_method::simulated);
}

TEST_CASE("a method that is asked for is used, or refused with what it would cost") {
  auto const law = [](law_options const& how) {
    return grade_distribution::of(company_a(), simple_random{15}, stars, how);
  };
  for (auto const m :
       {law_method::exact, law_method::windowed, law_method::certified_grid, law_method::simulated})
    CHECK(law({.method = m, .finest = 1_pt, .coarsest = 1_pt, .replays = 1000}).value().method() == m);
  auto const too_large = law({.method = law_method::exact, .cells = 1e5}).error();
  CHECK(too_large.code == errc::law_too_large);
  CHECK(too_large.got == decimal::from_micro(212'978));
  CHECK(too_large.expected == decimal::from_micro(100'000));
  auto const memory = law({.method = law_method::exact, .bytes = 1e4}).error();
  CHECK(memory.code == errc::law_needs_memory);
  CHECK(memory.got == decimal::from_micro(46'664)); // the table, and 64 for each row
  CHECK(memory.expected == decimal::from_micro(10'000));
  CHECK(law({.cells = 1e4, .replays = 0}).error().code == errc::law_too_large);
  std::vector<score_range> const ranges{{60_pt, 70_pt}, {79_pt, 80_pt}};
  CHECK(grade_distribution::of(ranges, simple_random{1}, stars, {.method = law_method::exact}).error().code ==
        errc::scores_not_exact);
}

TEST_CASE("what a run tells rises, and ends at 1") {
  std::vector<double> told;
  auto const listen = [&](double done) {
    told.push_back(done);
    return true;
  };
  std::vector<scored_stratum> const strata{{company_a(), 7}, {company_a(), 8}};
  std::vector<scored_cluster> const clusters{{240_pt, 3}, {390_pt, 5}, {176_pt, 2}};
  auto const rises = [&] {
    bool so = !told.empty() && told.back() == 1;
    for (std::size_t i = 1; i < told.size(); ++i)
      so = so && told[i - 1] <= told[i];
    told.clear();
    return so;
  };
  for (auto const m :
       {law_method::exact, law_method::windowed, law_method::certified_grid, law_method::simulated}) {
    law_options const how{.method = m, .finest = 1_pt, .coarsest = 1_pt, .replays = 900, .monitor = listen};
    REQUIRE(grade_distribution::of(company_a(), simple_random{15}, stars, how).has_value());
    CHECK(rises());
    REQUIRE(grade_distribution::of(strata, stars, how).has_value());
    CHECK(rises());
    REQUIRE(grade_distribution::of(clusters, simple_random{2}, stars, how).has_value());
    CHECK(rises());
    REQUIRE(grade_distribution::curve(company_a(), 15, stars, how).has_value());
    CHECK(rises());
    if (m == law_method::simulated)
      continue;
    REQUIRE(outlet_effects::of(company_a(), simple_random{15}, stars, how).has_value());
    CHECK(rises());
    REQUIRE(outlet_effects::of(strata, stars, how).has_value());
    CHECK(rises());
  }
}

TEST_CASE("a run can be stopped") {
  auto const until = [](double most) { return [=](double done) { return done < most; }; };
  auto const third = until(0.3);
  for (auto const m : {law_method::exact, law_method::simulated}) {
    auto const stopped = grade_distribution::of(company_a(), simple_random{15}, stars,
                                                {.method = m, .replays = 100'000, .monitor = third});
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().code == errc::run_stopped);
    CHECK(stopped.error().got >= decimal::from_micro(300'000));
    CHECK(stopped.error().got < decimal::from_micro(600'000));
  }
  CHECK(grade_distribution::curve(company_a(), 15, stars, {.monitor = third}).error().code ==
        errc::run_stopped);
  auto const at_once = until(0);
  std::vector<scored_stratum> const strata{{company_a(), 7}, {company_a(), 8}};
  for (auto const m : {law_method::exact, law_method::windowed, law_method::certified_grid}) {
    law_options const how{.method = m, .monitor = at_once};
    CHECK(grade_distribution::of(company_a(), simple_random{15}, stars, how).error().code ==
          errc::run_stopped);
    CHECK(outlet_effects::of(company_a(), simple_random{15}, stars, how).error().code == errc::run_stopped);
    CHECK(outlet_effects::of(strata, stars, how).error().code == errc::run_stopped);
  }
  CHECK(grade_distribution::of(company_a(), simple_random{15}, stars,
                               {.method = law_method::simulated, .replays = 900, .monitor = at_once})
            .error()
            .code == errc::run_stopped);
  for (double part = 0; part < 0.5; part += 0.05) {
    auto const w = until(part);
    auto const stopped = grade_distribution::of(strata, stars, {.monitor = w});
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().code == errc::run_stopped);
  }
}

TEST_CASE("options that make no sense are a bug of the caller, whatever method is taken") {
  auto const breaks = [](law_options const& how) {
    return !starlot_tests::broken_contract([&] {
              static_cast<void>(grade_distribution::of(company_a(), simple_random{15}, stars, how));
            }).empty() &&
           !starlot_tests::broken_contract([&] {
              static_cast<void>(outlet_effects::of(company_a(), simple_random{15}, stars, how));
            }).empty();
  };
  auto const no_number = std::numeric_limits<double>::quiet_NaN();
  CHECK(breaks({.cells = -1}));
  CHECK(breaks({.cells = no_number}));
  CHECK(breaks({.bytes = no_number}));
  CHECK(breaks({.dropped = 1}));
  CHECK(breaks({.dropped = -1e-9}));
  CHECK(breaks({.dropped = no_number}));
  CHECK(breaks({.finest = 0_pt}));
  CHECK(breaks({.finest = 1_pt}));
  CHECK(breaks({.confidence = 1}));
  CHECK(breaks({.confidence = 0}));
  CHECK(breaks({.confidence = no_number}));
  CHECK(breaks({.method = law_method::simulated, .replays = 0}));
  CHECK(breaks({.method = law_method::windowed, .dropped = 0}));
  CHECK_FALSE(starlot_tests::broken_contract([] {
                static_cast<void>(grade_distribution::curve(company_a(), 5, stars, {.confidence = 2}));
              }).empty());
}

} // namespace
