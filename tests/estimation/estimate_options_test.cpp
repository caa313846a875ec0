// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/estimation/estimate_options.hpp>

#include <vector>

namespace {

using namespace starlot;

TEST_CASE("a domain keeps what its predicate said of each row") {
  std::vector<std::size_t> asked;
  domain const even{4, [&](std::size_t i) {
                      asked.push_back(i);
                      return i % 2 == 0;
                    }};
  CHECK(even.rows() == 4);
  CHECK(asked == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK((even.has(0) && !even.has(1) && even.has(2) && !even.has(3)));
}

TEST_CASE("a domain without a predicate is all rows") {
  domain const all;
  CHECK(all.is_all_rows());
  CHECK(all.has(7));
  CHECK_FALSE(domain(4, [](std::size_t) { return true; }).is_all_rows());
}

TEST_CASE("the strictest way is the default, but that missing values are counted, not refused") {
  estimate_options const how;
  CHECK(how.single_unit == single_unit_strata::fail);
  CHECK(how.only.is_all_rows());
  CHECK(how.df == df_rule::units_less_strata);
  CHECK(how.missing == missing_values::outside_domain);
}

} // namespace
