// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_CHECKED_HPP
#define STARLOT_DETAIL_BASE_CHECKED_HPP
// IWYU pragma: private

#include <bit>
#include <compare>
#include <cstdint>
#include <limits>

namespace starlot::inline v0::detail {

#ifdef __has_builtin
#if __has_builtin(__builtin_mul_overflow) && __has_builtin(__builtin_add_overflow)
#define STARLOT_DETAIL_HAS_OVERFLOW_BUILTINS 1
#endif
#endif
#ifndef STARLOT_DETAIL_HAS_OVERFLOW_BUILTINS
#define STARLOT_DETAIL_HAS_OVERFLOW_BUILTINS 0
#endif

/// `out = a + b`; false, with `out` unspecified, where the sum does not fit.
[[nodiscard]] constexpr bool add(std::int64_t a, std::int64_t b, std::int64_t& out) noexcept {
#if STARLOT_DETAIL_HAS_OVERFLOW_BUILTINS
  return !__builtin_add_overflow(a, b, &out);
#else
  using limits = std::numeric_limits<std::int64_t>;
  if (b > 0 ? a > (limits::max)() - b : a < (limits::min)() - b)
    return false;
  out = a + b;
  return true;
#endif
}

/// `out = a - b`; false, with `out` unspecified, where the difference does not fit.
[[nodiscard]] constexpr bool subtract(std::int64_t a, std::int64_t b, std::int64_t& out) noexcept {
#if STARLOT_DETAIL_HAS_OVERFLOW_BUILTINS
  return !__builtin_sub_overflow(a, b, &out);
#else
  using limits = std::numeric_limits<std::int64_t>;
  if (b > 0 ? a < (limits::min)() + b : a > (limits::max)() + b)
    return false;
  out = a - b;
  return true;
#endif
}

/// `out = a * b`; false, with `out` unspecified, where the product does not fit.
[[nodiscard]] constexpr bool multiply(std::int64_t a, std::int64_t b, std::int64_t& out) noexcept {
#if STARLOT_DETAIL_HAS_OVERFLOW_BUILTINS
  return !__builtin_mul_overflow(a, b, &out);
#else
  using limits = std::numeric_limits<std::int64_t>;
  if (a == 0 || b == 0) {
    out = 0;
    return true;
  }
  if ((a == -1 && b == (limits::min)()) || (b == -1 && a == (limits::min)()))
    return false;
  if (a > 0 ? (b > 0 ? a > (limits::max)() / b : b < (limits::min)() / a)
            : (b > 0 ? a < (limits::min)() / b : b < (limits::max)() / a))
    return false;
  out = a * b;
  return true;
#endif
}

/// Greatest common divisor of two positive numbers of about the same size, by halving and subtracting, which is faster
/// then than dividing.
[[nodiscard]] constexpr std::uint64_t divisor_of_similar(std::uint64_t a, std::uint64_t b) noexcept {
  auto const twos = std::countr_zero(a | b);
  a >>= std::countr_zero(a);
  b >>= std::countr_zero(b);
  while (a != b) {
    auto const distance = a > b ? a - b : b - a;
    b = a < b ? a : b;
    a = distance >> std::countr_zero(distance);
  }
  return a << twos;
}

/// Greatest common divisor of two numbers that are not negative; that of zero and n is n.
template <class Int> [[nodiscard]] constexpr Int common_divisor(Int first, Int second) noexcept {
  if (second == 0)
    return first;
  auto const rest = first % second; // of the size of the smaller
  return rest == 0 ? second
                   : static_cast<Int>(divisor_of_similar(static_cast<std::uint64_t>(rest),
                                                         static_cast<std::uint64_t>(second)));
}

/// Product of two unsigned 64-bit numbers, high word first, so that the defaulted comparison is the numeric
/// one.
struct product128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend constexpr auto operator<=>(product128 const&, product128 const&) = default;
};

[[nodiscard]] constexpr product128 wide_product(std::uint64_t a, std::uint64_t b) noexcept {
  constexpr std::uint64_t mask = 0xFFFF'FFFFU;
  auto const low = (a & mask) * (b & mask);
  auto const cross1 = (a >> 32U) * (b & mask) + (low >> 32U);
  auto const cross2 = (a & mask) * (b >> 32U) + (cross1 & mask);
  return {(a >> 32U) * (b >> 32U) + (cross1 >> 32U) + (cross2 >> 32U), (cross2 << 32U) | (low & mask)};
}

/// a b + c d + e, where that fits 128 bits.
[[nodiscard]] constexpr product128 sum_of_products(std::uint64_t a, std::uint64_t b, std::uint64_t c,
                                                   std::uint64_t d, std::uint64_t e) noexcept {
#ifdef __SIZEOF_INT128__
  __extension__ using wide = unsigned __int128;
  auto const sum = wide{a} * b + wide{c} * d + e;
  return {static_cast<std::uint64_t>(sum >> 64U), static_cast<std::uint64_t>(sum)};
#else
  auto sum = wide_product(a, b);
  auto const more = wide_product(c, d);
  sum.low += more.low;
  sum.high += more.high + (sum.low < more.low ? 1 : 0);
  sum.low += e;
  sum.high += sum.low < e ? 1 : 0;
  return sum;
#endif
}

/// Order of a/b and c/d, all not negative, b and d positive; exact.
[[nodiscard]] constexpr std::strong_ordering compare_quotients(std::int64_t a, std::int64_t b, std::int64_t c,
                                                               std::int64_t d) noexcept {
  auto const u = [](std::int64_t x) { return static_cast<std::uint64_t>(x); };
  return wide_product(u(a), u(d)) <=> wide_product(u(c), u(b));
}

} // namespace starlot::inline v0::detail

#endif
