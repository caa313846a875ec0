// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_CATALOG_SBT10401_SHEETS_HPP
#define STARLOT_TESTS_CATALOG_SBT10401_SHEETS_HPP

#include <starlot/catalog/sbt10401.hpp>

#include <cstddef>
#include <vector>

// Points sheets with invented points: those of the standard are not public.
namespace sbt10401_sheets {

using starlot::sbt10401::sheet_row;
using starlot::sbt10401::table;

inline constexpr int durable[] = {1, 2, 1, 2, 1, 2,  1, 2,  1, 2, 1, 3, 1, 3,
                                  4, 3, 8, 6, 6, 10, 5, 15, 4, 6, 2, 5, 3};
/// Chapters 4, 5 and 7 do not apply: 0.
inline constexpr int fast_moving[] = {3, 3, 2, 4, 3, 3,  2,  4,  4, 4, 4, 4, 4, 0,
                                      0, 0, 0, 0, 0, 10, 10, 20, 0, 0, 4, 6, 6};
/// Any sum will do: 4 for each item, 108 in all.
inline constexpr int sales = 4;

inline std::vector<sheet_row> good(table t) {
  std::vector<sheet_row> rows;
  auto const items = starlot::sbt10401::items(t);
  for (std::size_t k = 0; k < items.size(); ++k) {
    int const worth = t == table::durable_goods       ? durable[k]
                      : t == table::fast_moving_goods ? fast_moving[k]
                                                      : sales;
    if (worth > 0)
      rows.push_back({items[k].id, starlot::points{worth}});
  }
  return rows;
}

} // namespace sbt10401_sheets

#endif
