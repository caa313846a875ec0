// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_TABLE_HPP
#define STARLOT_SCHEME_TABLE_HPP

#include <starlot/core/points.hpp>
#include <starlot/detail/checked.hpp>
#include <starlot/detail/id_order.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/step.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>

// What compiled and loaded schemes do alike to become a table that a `scheme_view` shows.

namespace starlot::inline v0::detail {

/// A sum that stays at the largest number instead of wrapping; the validator refuses that number.
[[nodiscard]] constexpr std::int64_t saturated_sum(std::int64_t a, std::int64_t b) noexcept {
  std::int64_t sum = 0;
  if (add(a, b, sum))
    return sum;
  return a < 0 ? (std::numeric_limits<std::int64_t>::min)() : (std::numeric_limits<std::int64_t>::max)();
}

/// Sums and counts what every view carries, and sorts the ids.
template <class Table>
constexpr void complete(Table& t, std::span<step const> steps, std::span<id_key> spare) {
  for (std::size_t i = 0; i < t.nodes.size(); ++i) {
    auto const& n = t.nodes[i];
    t.criteria += n.is_clause() ? 0U : 1U;
    if (n.depth == 0)
      t.total = saturated_sum(t.total, n.amount);
    t.ids[t.id_count++] = {id_head(t.details[i].id), static_cast<std::uint32_t>(i)};
  }
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i].takes_findings())
      t.ids[t.id_count++] = {id_head(steps[i].id), static_cast<std::uint32_t>(t.nodes.size() + i)};
  sort_ids(std::span<id_key>{t.ids.data(), t.id_count}, spare, [&](std::uint32_t i) {
    return i < t.nodes.size() ? t.details[i].id : steps[i - t.nodes.size()].id;
  });
}

[[nodiscard]] constexpr std::int64_t scale_of(std::optional<points> declared, roll_up top,
                                              std::int64_t total) noexcept {
  if (declared)
    return declared->micro();
  return top == roll_up::weighted_mean ? 100 * points::one : total;
}

} // namespace starlot::inline v0::detail

#endif
