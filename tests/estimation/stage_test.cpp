// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/estimation/stage.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <tuple>
#include <vector>

namespace {

using namespace starlot;

TEST_CASE("a stage keeps what it was told, in its order") {
  struct row {
    int city = 0;
    double cities = 0;
  };
  stage const s{in_cluster{&row::city}, population_of{&row::cities}};
  static_assert(std::tuple_size_v<decltype(s.parts)> == 2);
  CHECK(std::get<0>(s.parts).projection == &row::city);
  CHECK(std::get<1>(s.parts).projection == &row::cities);
}

TEST_CASE("a number stands for a column of it") {
  std::vector<double> const rows{1, 2, 3, 4};
  auto const column = [](double value) { return [value](double) { return value; }; };
  auto const weights = [&](auto const&... parts) {
    auto const design = *survey_design::of(rows, parts...);
    return std::vector<double>(design.weights().begin(), design.weights().end());
  };
  CHECK(weights(population_of{200}) == weights(population_of{column(200)}));
  CHECK(weights(fraction_of{0.25}) == std::vector<double>(4, 4.0));
  CHECK(weights(without_correction{}, weight_of{3}) == std::vector<double>(4, 3.0));
  CHECK(weights(probability_of{0.5}) == std::vector<double>(4, 2.0));
}

} // namespace
