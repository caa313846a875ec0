// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/sampling/systematic_selection.hpp>

#include <cstdint>

namespace {

using namespace starlot;

TEST_CASE("n different outlets come for all numbers of outlets to 2 000 and all numbers of visits") {
  std::uint64_t bad = 0;
  for (std::int64_t of = 1; of <= 2'000; ++of)
    for (std::uint32_t n = 1; n <= of; ++n)
      for (std::int64_t const r : {std::int64_t{0}, of / 2, of - 1}) {
        std::int64_t last = -1;
        for (std::uint32_t j = 0; j < n; ++j) {
          auto const next = detail::systematic_point(n, of, r, j);
          bad += next > last ? 0U : 1U;
          last = next;
        }
        bad += last < of ? 0U : 1U;
      }
  CHECK(bad == 0);
}

} // namespace
