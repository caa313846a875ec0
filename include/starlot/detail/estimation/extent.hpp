// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_EXTENT_HPP
#define STARLOT_DETAIL_ESTIMATION_EXTENT_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/detail/base/finite.hpp>
#include <starlot/detail/estimation/row_values.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// Weights, and values of a domain, lie between 1 over this and this, or are 0: squares of their products are numbers
/// too.
inline constexpr double largest_number = 1e70;

/// Of all values; not finite where one is missing or infinite.
[[nodiscard]] inline double largest_of(double const* y, std::size_t size) noexcept {
  // Magnitudes order like their bits, what is not a number last.
  auto const larger = [](std::uint64_t a, std::uint64_t b) { return a > b ? a : b; };
  std::uint64_t a = 0, b = 0, c = 0, e = 0; // apart, as each waits for its last
  std::size_t i = 0;
  for (; i + 4 <= size; i += 4) {
    a = larger(magnitude_bits(y[i]), a);
    b = larger(magnitude_bits(y[i + 1]), b);
    c = larger(magnitude_bits(y[i + 2]), c);
    e = larger(magnitude_bits(y[i + 3]), e);
  }
  for (; i < size; ++i)
    a = larger(magnitude_bits(y[i]), a);
  return std::bit_cast<double>(larger(larger(a, b), larger(c, e)));
}

/// What is known of values: the largest magnitude of those that are there, or what is wrong with one.
struct extent {
  double largest = 0;
  error why;
};

/// Of the values in the domain with a weight; of all where `in` is null. Errors, with the row: `value_infinite`;
/// `number_out_of_range` (the largest is beyond `most`, or below 1/most and not 0).
[[nodiscard]] inline extent extent_of(double const* y, std::size_t size, counted_rows const* in,
                                      double most) {
  extent out;
  if (auto const all = in == nullptr ? largest_of(y, size) : 0;
      is_finite(all) && all <= most && all >= 1 / most) {
    out.largest = all; // the ordinary case, without a look at each
    return out;
  }
  std::size_t at = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (in != nullptr && !in->weighs(i))
      continue;
    auto const magnitude = std::fabs(y[i]);
    if (is_infinite(magnitude)) {
      out.why = error::at(errc::value_infinite, i);
      return out;
    }
    if (is_finite(magnitude) && magnitude > out.largest) {
      out.largest = magnitude;
      at = i;
    }
  }
  if (out.largest > most || (out.largest > 0 && out.largest < 1 / most))
    out.why = error::at(errc::number_out_of_range, at);
  return out;
}

} // namespace starlot::inline v0::detail

#endif
