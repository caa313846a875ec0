// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_ROW_VALUES_HPP
#define STARLOT_DETAIL_ESTIMATION_ROW_VALUES_HPP
// IWYU pragma: private

#include <starlot/detail/base/finite.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/stable_sum.hpp>
#include <starlot/estimation/estimate_options.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// Which rows count: those of a domain that have a weight and all values.
struct counted_rows {
  double const* weights = nullptr;
  double const* y = nullptr;
  double const* x = nullptr; ///< may be none
  domain const* only = nullptr;

  /// Whether it is in the domain, with a weight.
  [[nodiscard]] bool weighs(std::size_t i) const noexcept {
    return weights[i] > 0 && (only == nullptr || only->has(i));
  }
  /// Whether it has all values.
  [[nodiscard]] bool is_there(std::size_t i) const noexcept {
    return !is_nan(y[i]) && (x == nullptr || !is_nan(x[i]));
  }
  [[nodiscard]] bool has(std::size_t i) const noexcept { return is_there(i) && weighs(i); }
};

/// A number for each row: w (y - r x), 0 for rows that do not count. Worked out in stretches, so that a column of
/// them is never in memory, and the same function adds up whatever they are.
struct row_values {
  double const* y = nullptr;
  double const* weights = nullptr;  ///< null: the numbers are those of y
  counted_rows const* in = nullptr; ///< null: all rows count
  double r = 0;
  double const* x = nullptr; ///< null: 1

  [[nodiscard]] double at(std::size_t i) const noexcept {
    if (in != nullptr && !in->has(i))
      return 0;
    if (weights == nullptr)
      return y[i];
    return x == nullptr ? weights[i] * (y[i] - r) : weights[i] * (y[i] - r * x[i]);
  }
  /// Some of them in a row, in `room` if they are not there already.
  [[nodiscard]] double const* stretch(std::size_t begin, std::size_t length, double* room) const noexcept {
    auto const* const values = y + begin;
    if (weights == nullptr && in == nullptr)
      return values;
    auto const times = r; // not to be read again after each write
    if (in != nullptr)
      for (std::size_t i = 0; i < length; ++i)
        room[i] = at(begin + i);
    else if (auto const* const w = weights + begin; x == nullptr)
      for (std::size_t i = 0; i < length; ++i)
        room[i] = w[i] * (values[i] - times);
    else
      for (std::size_t i = 0; i < length; ++i)
        room[i] = w[i] * (values[i] - times * x[begin + i]);
    return room;
  }
};

inline constexpr std::size_t longest_stretch = 256;

/// Adds the values of `count` rows to the sums of their groups, or to the first one where there are no groups; where
/// groups have means, the squares of what the values differ from them.
inline void add_values(stable_sum* to, std::uint32_t const* group_of, double const* means,
                       row_values const& of, std::size_t count, stable_scale scale) noexcept {
  double room[longest_stretch];
  for (std::size_t begin = 0; begin < count; begin += longest_stretch) {
    auto const length = count - begin < longest_stretch ? count - begin : longest_stretch;
    auto const* const values = of.stretch(begin, length, room);
    if (group_of == nullptr) {
      stable_sum sum = to[0];
      for (std::size_t i = 0; i < length; ++i)
        sum.add(values[i], scale);
      to[0] = sum;
      continue;
    }
    auto const* const group = group_of + begin;
    if (means == nullptr)
      for (std::size_t i = 0; i < length; ++i)
        to[group[i]].add(values[i], scale);
    else
      for (std::size_t i = 0; i < length; ++i) {
        double const d = values[i] - means[group[i]];
        to[group[i]].add(d * d, scale);
      }
  }
}

/// The sum of all values, the same bits in any order of them.
[[nodiscard]] inline double stable_total(row_values const& of, std::size_t count) noexcept {
  double room[longest_stretch];
  double largest = 0;
  for (std::size_t begin = 0; begin < count; begin += longest_stretch) {
    auto const length = count - begin < longest_stretch ? count - begin : longest_stretch;
    auto const* const values = of.stretch(begin, length, room);
    for (std::size_t i = 0; i < length; ++i)
      largest = std::fmax(largest, std::fabs(values[i]));
  }
  stable_sum sum;
  add_values(&sum, nullptr, nullptr, of, count, stable_scale::of(largest, count));
  return sum.value();
}
template <class = on_use> [[nodiscard]] double stable_total(list<double> const& of) {
  return stable_total(row_values{of.data()}, of.size());
}

/// The sum of each group; no value is larger than `largest` in magnitude. One sum where there are no groups.
template <class = on_use>
[[nodiscard]] list<double> sums_by_group(std::size_t groups, std::uint32_t const* group_of,
                                         row_values const& of, std::size_t count, double largest) {
  list<stable_sum> sums(groups);
  add_values(sums.data(), group_of, nullptr, of, count, stable_scale::of(largest, count));
  list<double> out(groups);
  for (std::size_t g = 0; g < groups; ++g)
    out[g] = sums[g].value();
  return out;
}

} // namespace starlot::inline v0::detail

#endif
