// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_SCORE_LATTICE_HPP
#define STARLOT_DECISION_SCORE_LATTICE_HPP

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/checked.hpp>
#include <starlot/scheme/ladder.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace starlot::inline v0::detail {

/// Scores as whole numbers of steps above the lowest.
struct score_lattice {
  std::int64_t lowest = 0; ///< in millionths
  std::int64_t step = 1;   ///< likewise
  std::size_t range = 0;   ///< steps of the highest
  std::int64_t total = 0;  ///< of all steps
  std::vector<std::size_t> steps;

  /// Errors: `points_out_of_range` where the scores are too far apart. Preconditions: there are some.
  [[nodiscard]] static result<score_lattice> of(std::span<points const> scores) {
    score_lattice out;
    auto lowest = scores[0].micro(), highest = lowest;
    for (auto const& s : scores) {
      lowest = s.micro() < lowest ? s.micro() : lowest;
      highest = s.micro() > highest ? s.micro() : highest;
    }
    std::int64_t apart = 0, all = 0;
    if (!subtract(highest, lowest, apart) ||
        !multiply(apart, static_cast<std::int64_t>(scores.size()) + 1, all))
      return error{errc::points_out_of_range, {}, {}, {}};
    out.lowest = lowest;
    std::int64_t common = 0;
    for (auto const& s : scores)
      common = common_divisor(common, s.micro() - lowest);
    out.step = common > 0 ? common : 1;
    out.range = static_cast<std::size_t>(apart / out.step);
    for (auto const& s : scores) {
      out.steps.push_back(static_cast<std::size_t>((s.micro() - lowest) / out.step));
      out.total += static_cast<std::int64_t>(out.steps.back());
    }
    return out;
  }

  /// The first total of n outlets, in steps, whose mean reaches a rung; where few points are good the first that does not.
  [[nodiscard]] result<std::int64_t> first_total(rung const& r, std::size_t n) const {
    std::int64_t above = 0, due = 0;
    if (!subtract(r.from.micro(), lowest, above) || !multiply(above, static_cast<std::int64_t>(n), due))
      return error{errc::points_out_of_range, {}, {}, {}};
    auto const down = due / step - (due % step < 0 ? 1 : 0);
    bool const on_grid = due % step == 0;
    // At least: the bound, or the next step above it. More than: the next above it in any case. Likewise of what is too much.
    bool const includes = r.reached == bound::at_least || r.reached == bound::below;
    return on_grid && includes ? down : down + 1;
  }
};

/// What is wrong with the rungs of one ladder, from the worst to the best.
[[nodiscard]] inline error ladder_fault(std::span<rung const> rungs) {
  if (rungs.empty())
    return {errc::no_ladder, {}, {}, {}};
  for (std::size_t i = 0; i < rungs.size(); ++i)
    if (auto const code = order_fault(rungs, i); code != errc::none)
      return {code, {rungs[i].name.en, i, 0, 0}, {}, {}};
  return {};
}

/// Whether the recurrence of N values up to `range`, samples of n, would go beyond the limits.
[[nodiscard]] inline error cost_fault(std::size_t population, std::size_t n, std::size_t range,
                                      double most_cells, double most_bytes) {
  auto const row = static_cast<double>(n) * static_cast<double>(n + 1) / 2 * static_cast<double>(range) +
                   static_cast<double>(n) + 1;
  auto const cells = row * static_cast<double>(population);
  if (cells <= most_cells && row * 8 <= most_bytes)
    return {};
  auto const millions = [](double x) {
    return decimal::from_micro(x < 9e18 ? static_cast<std::int64_t>(x)
                                        : std::int64_t{9'000'000'000'000'000'000});
  };
  return {errc::law_too_large, {}, millions(cells), millions(most_cells)};
}

} // namespace starlot::inline v0::detail

#endif
