// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_SYSTEMATIC_SELECTION_HPP
#define STARLOT_DETAIL_SAMPLING_SYSTEMATIC_SELECTION_HPP
// IWYU pragma: private

#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/sampling/selection.hpp>
#include <starlot/sampling/stratum.hpp>

#include <cstdint>
#include <string_view>

namespace starlot::inline v0::detail {

/// (r + j S) / n, rounded down, for r < S < 2^63 and j < n < 2^32; no intermediate number is greater than 2^64.
///
/// With S = n q + m: (r + j S) / n = j q + (r + j m) / n. r and j m are divided one by one, and their rests together.
template <class = on_use>
[[nodiscard]] std::int64_t systematic_point(std::uint32_t n, std::int64_t sum, std::int64_t start,
                                            std::uint32_t j) {
  auto const s = static_cast<std::uint64_t>(sum);
  auto const r = static_cast<std::uint64_t>(start);
  auto const of_rest = j * (s % n); // < 2^64
  return static_cast<std::int64_t>(j * (s / n) + r / n + of_rest / n + (r % n + of_rest % n) / n);
}

/// a b mod m, for a < 2^32 and b, m < 2^63: bit by bit.
[[nodiscard]] constexpr std::uint64_t product_mod(std::uint32_t a, std::uint64_t b,
                                                  std::uint64_t m) noexcept {
  std::uint64_t out = 0;
  for (b %= m; a != 0; a >>= 1U, b = 2 * b % m)
    if ((a & 1U) != 0)
      out = (out + b) % m;
  return out;
}

/// An outlet [c, c + x) is in the sample for the starts r with r + j S in [n c, n c + n x) for a j: n x numbers one after the
/// other on a circle of S. Two outlets are together where their arcs overlap.
template <class = on_use>
[[nodiscard]] fraction systematic_joint(stratum const& of, size_range a, size_range b) {
  auto const n = of.sampled;
  auto const circle = static_cast<std::uint64_t>(of.size);
  auto const length_a = n * static_cast<std::uint64_t>(a.size);
  auto const length_b = n * static_cast<std::uint64_t>(b.size);
  auto const at_a = product_mod(n, static_cast<std::uint64_t>(a.before), circle);
  auto const at_b = product_mod(n, static_cast<std::uint64_t>(b.before), circle);
  auto const from = (at_b + circle - at_a) % circle; // b, seen from the start of a
  auto const to = from + length_b;
  std::uint64_t both = 0;
  if (from < length_a)
    both += (to < length_a ? to : length_a) - from;
  if (to > circle)
    both += to - circle < length_a ? to - circle : length_a;
  return fraction::of(static_cast<std::int64_t>(both), of.size);
}

/// Systematic selection: in steps of S / n, an exact quotient.
template <bool BySize>
inline constexpr selection systematic_selection{BySize ? std::string_view{"systematic-by-size-1"}
                                                       : std::string_view{"systematic-1"},
                                                BySize,
                                                false,
                                                &systematic_point<>,
                                                nullptr,
                                                &systematic_joint<>};

} // namespace starlot::inline v0::detail

#endif
