// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_EXTENT_HPP
#define STARLOT_DETAIL_ESTIMATION_EXTENT_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace starlot::inline v0::detail {

/// Weights, and values of a domain, lie between 1 over this and this, or are 0: squares of their products are numbers too.
inline constexpr double largest_number = 1e70;

/// What is known of values: the largest magnitude, and whether all are there.
struct extent {
  double largest = 0;
  bool complete = true; ///< none is missing
};

/// Of all values; not finite where one is missing or infinite.
[[nodiscard]] inline double largest_of(std::span<double const> y) {
  // Magnitudes order like their bits, what is not a number last.
  constexpr std::uint64_t no_sign = ~std::uint64_t{0} >> 1U;
  auto const bits_of = [](double v) { return std::bit_cast<std::uint64_t>(v) & no_sign; };
  auto const larger = [](std::uint64_t a, std::uint64_t b) { return a > b ? a : b; };
  std::uint64_t a = 0, b = 0, c = 0, e = 0; // apart, as each waits for its last
  std::size_t i = 0;
  for (; i + 4 <= y.size(); i += 4) {
    a = larger(bits_of(y[i]), a);
    b = larger(bits_of(y[i + 1]), b);
    c = larger(bits_of(y[i + 2]), c);
    e = larger(bits_of(y[i + 3]), e);
  }
  for (; i < y.size(); ++i)
    a = larger(bits_of(y[i]), a);
  return std::bit_cast<double>(larger(larger(a, b), larger(c, e)));
}

/// Of the values for which `counts(row)` holds. Errors, with the row: `value_infinite`; `number_out_of_range` (the largest
/// is beyond `most`, or below 1/most and not 0).
template <class Counts>
[[nodiscard]] result<extent> extent_of(std::span<double const> y, Counts const& counts, double most) {
  extent out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    if (!counts(i))
      continue;
    auto const size = std::fabs(y[i]);
    if (std::isinf(size))
      return error{errc::value_infinite, {{}, i, 0, 0}, {}, {}};
    out.complete = out.complete && size == size;
    if (size > out.largest) {
      out.largest = size;
      at = i;
    }
  }
  if (out.largest > most || (out.largest > 0 && out.largest < 1 / most))
    return error{errc::number_out_of_range, {{}, at, 0, 0}, {}, {}};
  return out;
}

} // namespace starlot::inline v0::detail

#endif
