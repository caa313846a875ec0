// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/estimation/stage.hpp>

#include <tuple>

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
  CHECK(std::get<1>(s.parts).of == &row::cities);
}

} // namespace
