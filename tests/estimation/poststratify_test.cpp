// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/poststratify.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;

survey_design four_of(double population) {
  return *survey_design::of(std::vector<int>(4), population_of{[=](int) { return population; }});
}

std::vector<double> weights_of(survey_design const& d) { return {d.weights().begin(), d.weights().end()}; }

// The case of R survey is in mean_test.cpp.
TEST_CASE("weights add up to what is known, and what differs between cells alone has no error") {
  std::vector<std::string_view> const cells{"a", "b", "a", "a"};
  std::vector<cell_size> const sizes{{"b", 30}, {"a", 60}};
  auto const d = poststratify(four_of(80), cells, sizes);
  REQUIRE(d.has_value());
  CHECK(weights_of(*d) == std::vector<double>{20, 30, 20, 20});
  CHECK(detail::parts_of(*d).largest_weight == 30);
  auto const e = *estimate_mean(*d, std::vector<double>{2, 8, 2, 2});
  CHECK(e.value == 4);
  CHECK(e.standard_error == 0);
  // The total of a column that says the cell is its size, whatever was drawn.
  auto const size = *estimate_total(*d, std::vector<double>{0, 1, 0, 0});
  CHECK(size.value == 30);
  CHECK(size.standard_error == 0);
  CHECK(estimate_total(*d, std::vector<double>{2, 8, 5, 2}).value().standard_error > 0);
}

TEST_CASE("cells that do not fit are all named") {
  std::vector<std::string_view> const cells{"a", "x", "a", "y"};
  std::vector<cell_size> const sizes{{"a", 60}, {"b", 30}, {"a", 5}, {"c", -1}};
  auto const d = poststratify(four_of(80), cells, sizes);
  REQUIRE_FALSE(d.has_value());
  std::vector<errc> codes;
  std::vector<std::string_view> ids;
  for (auto const& e : d.errors()) {
    codes.push_back(e.code);
    ids.push_back(e.where.id);
  }
  CHECK(codes == std::vector<errc>{errc::cell_listed_twice, errc::population_not_positive, errc::cell_unknown,
                                   errc::cell_unknown, errc::cell_empty, errc::cell_empty, errc::cell_empty});
  CHECK(ids == std::vector<std::string_view>{"a", "c", "x", "y", "b", "a", "c"});
  std::vector<std::string_view> const one{"a", "a", "a", "a"};
  for (double const bad : {0.0, std::nan(""), std::numeric_limits<double>::infinity()})
    CHECK(poststratify(four_of(80), one, std::vector<cell_size>{{"a", bad}}).errors()[0].code ==
          errc::population_not_positive);
  CHECK(poststratify(four_of(80), one, std::vector<cell_size>{{"a", 1e308}}).errors()[0].code ==
        errc::number_out_of_range);
  auto const done = *poststratify(four_of(80), one, std::vector<cell_size>{{"a", 90}});
  auto const twice = poststratify(done, one, std::vector<cell_size>{{"a", 90}});
  REQUIRE_FALSE(twice.has_value());
  CHECK(twice.errors()[0].code == errc::cells_set_twice);
  std::vector<std::uint32_t> const zeros(4, 0);
  std::vector<double> const ones(4, 1.0);
  CHECK(done.with_cells(zeros, ones).error().code == errc::cells_set_twice);
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)poststratify(four_of(80), {}, {}); }).empty());
}

} // namespace
