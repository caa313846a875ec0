// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_LIMBS_HPP
#define STARLOT_DETAIL_BASE_LIMBS_HPP
// IWYU pragma: private

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

namespace starlot::inline v0::detail {

// Magnitudes: limbs from low to high. Positions at or beyond the size count as zero; so do negative ones,
// which wrap to huge positions.

using limb = std::uint32_t;
inline constexpr std::size_t limb_bits = 32;

[[nodiscard]] constexpr limb low_limb(std::uint64_t value) noexcept { return static_cast<limb>(value); }

[[nodiscard]] constexpr std::uint64_t two_limbs(limb high, limb low) noexcept {
  return std::uint64_t{high} << limb_bits | low;
}

/// A magnitude that lives elsewhere. Its top limb is not zero.
struct magnitude {
  limb const* limbs;
  std::size_t size;

  [[nodiscard]] constexpr limb operator[](std::size_t i) const noexcept { return i < size ? limbs[i] : 0; }

  [[nodiscard]] constexpr std::size_t bit_width() const noexcept {
    return size == 0 ? 0 : size * limb_bits - static_cast<std::size_t>(std::countl_zero(limbs[size - 1]));
  }

  /// The 64 bits that begin `shift` bits below the top of limb `top`; 0 <= shift < 32.
  [[nodiscard]] constexpr std::uint64_t window(std::size_t top, int shift) const noexcept {
    auto const upper = two_limbs((*this)[top], (*this)[top - 1]) << shift;
    return upper | ((std::uint64_t{(*this)[top - 2]} << shift) >> limb_bits);
  }
};

/// A 64-bit magnitude as limbs.
struct limb_pair {
  limb limbs[2];
  std::size_t size;

  constexpr explicit limb_pair(std::uint64_t value) noexcept
      : limbs{low_limb(value), low_limb(value >> limb_bits)},
        size{limbs[1] != 0 ? 2 : std::size_t{limbs[0] != 0}} {}

  [[nodiscard]] constexpr operator magnitude() const noexcept { return {limbs, size}; }
};

[[nodiscard]] constexpr std::uint64_t absolute(std::int64_t value) noexcept {
  return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

[[nodiscard]] constexpr std::strong_ordering compare_limbs(magnitude a, magnitude b) noexcept {
  if (a.size != b.size)
    return a.size <=> b.size;
  for (auto i = a.size; i-- > 0;)
    if (a.limbs[i] != b.limbs[i])
      return a.limbs[i] <=> b.limbs[i];
  return std::strong_ordering::equal;
}

/// Adds `addend`, not longer than `size`, into `sum`; returns the carry out of the top.
constexpr limb add_limbs(limb* sum, std::size_t size, magnitude addend) noexcept {
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < size && (i < addend.size || carry != 0); ++i) {
    carry += std::uint64_t{sum[i]} + addend[i];
    sum[i] = low_limb(carry);
    carry >>= limb_bits;
  }
  return low_limb(carry);
}

/// `difference = larger - smaller`, as long as `larger`; may be the storage of either.
constexpr void subtract_limbs(limb* difference, magnitude larger, magnitude smaller) noexcept {
  limb borrow = 0;
  for (std::size_t i = 0; i < larger.size; ++i) {
    auto const value = std::uint64_t{larger.limbs[i]} - smaller[i] - borrow;
    difference[i] = low_limb(value);
    borrow = value >> limb_bits != 0 ? 1 : 0;
  }
}

/// Multiplies the lowest `size` limbs of `product` by `factor` in place, the limbs above them being zero;
/// `full` is the length of the result without the carry out of its top, which is returned. Goes down from the
/// top, so that the limbs below are still those of the first factor.
constexpr limb multiply_limbs(limb* product, std::size_t size, std::size_t full, magnitude factor) noexcept {
  limb overflow = 0;
  for (auto i = size; i-- > 0;) {
    std::uint64_t const digit = std::exchange(product[i], 0);
    std::uint64_t carry = 0;
    auto k = i;
    for (std::size_t j = 0; j < factor.size; ++j, ++k) {
      carry += product[k] + digit * factor.limbs[j];
      product[k] = low_limb(carry);
      carry >>= limb_bits;
    }
    for (; carry != 0 && k < full; ++k) {
      carry += product[k];
      product[k] = low_limb(carry);
      carry >>= limb_bits;
    }
    overflow += low_limb(carry);
  }
  return overflow;
}

/// Steps of Euclid's algorithm for a >= b at once: a becomes |first_a a - first_b b|, b |second_b b - second_a a|.
struct combined_steps {
  limb first_a = 1, first_b = 0, second_a = 0, second_b = 1;
  bool a_leads = false; ///< of the products that make a, that of a is the larger one; for b, that of b

  [[nodiscard]] constexpr bool any() const noexcept { return first_b != 0; }
};

/// As many as the leading 64 bits tell for certain, by Collins' condition (Lehmer's algorithm; Knuth, The Art of Computer
/// Programming 2, 4.5.2, algorithm L); that also keeps the factors below 2^32. Precondition: a >= b, a has a limb.
[[nodiscard]] constexpr combined_steps euclidean_steps(magnitude a, magnitude b) noexcept {
  auto const top = a.size - 1;
  auto const shift = std::countl_zero(a.limbs[top]);
  auto x = a.window(top, shift);
  auto y = b.window(top, shift);
  std::uint64_t a0 = 0, a1 = 1, a2 = 0; // of a, by step
  std::uint64_t b0 = 0, b1 = 0, b2 = 1; // of b
  bool a_leads = false;
  while (y >= b2 && x - y >= b1 + b2) {
    auto const quotient = x / y;
    x = std::exchange(y, x % y);
    a0 = std::exchange(a1, std::exchange(a2, a1 + quotient * a2));
    b0 = std::exchange(b1, std::exchange(b2, b1 + quotient * b2));
    a_leads = !a_leads;
  }
  return {low_limb(a0), low_limb(b0), low_limb(a1), low_limb(b1), a_leads};
}

/// Takes them for two magnitudes of `size` limbs, the top ones of which may be zero.
constexpr void take_steps(limb* a, limb* b, std::size_t size, combined_steps const& steps) noexcept {
  struct product {
    std::uint64_t carry = 0;
    constexpr limb next(limb n, limb factor) noexcept {
      carry += std::uint64_t{n} * factor;
      auto const low = low_limb(carry);
      carry >>= limb_bits;
      return low;
    }
  };
  product aa, ab, ba, bb;
  limb borrow_a = 0, borrow_b = 0;
  auto const less = [](limb from, limb what, limb& borrow) {
    auto const value = std::uint64_t{from} - what - borrow;
    borrow = value >> limb_bits != 0 ? 1 : 0;
    return low_limb(value);
  };
  for (std::size_t i = 0; i < size; ++i) {
    auto const p = aa.next(a[i], steps.first_a);
    auto const q = ab.next(b[i], steps.first_b);
    auto const r = ba.next(a[i], steps.second_a);
    auto const s = bb.next(b[i], steps.second_b);
    a[i] = steps.a_leads ? less(p, q, borrow_a) : less(q, p, borrow_a);
    b[i] = steps.a_leads ? less(s, r, borrow_b) : less(r, s, borrow_b);
  }
}

/// Leaves in `rest`, at least as long as `divisor`, the remainder, and in `quotient`, unless it is null, the
/// `size - divisor.size + 1` limbs of the quotient.
///
/// Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D, except that only the leading limbs are
/// normalised, for the estimate of a digit: that digit is the same for the shifted numbers and for these.
constexpr void divide_limbs(limb* rest, std::size_t size, magnitude divisor, limb* quotient) noexcept {
  auto const n = divisor.size;
  auto const shift = std::countl_zero(divisor.limbs[n - 1]);
  auto const leading = divisor.window(n - 1, shift);
  std::uint64_t const first = low_limb(leading >> limb_bits);
  std::uint64_t const second = low_limb(leading);
  magnitude const dividend{rest, size};
  for (auto j = size - n + 1; j-- > 0;) {
    auto const upper = dividend.window(j + n, shift);
    auto const next = low_limb(dividend.window(j + n - 1, shift));
    auto digit = upper / first;
    auto residue = upper % first;
    while (digit >> limb_bits != 0 || digit * second > (residue << limb_bits | next)) {
      --digit;
      residue += first;
      if (residue >> limb_bits != 0)
        break;
    }
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < n; ++i) {
      borrow += digit * divisor.limbs[i];
      auto const taken = low_limb(borrow);
      borrow = (borrow >> limb_bits) + (rest[j + i] < taken ? 1 : 0);
      rest[j + i] -= taken;
    }
    if (dividend[j + n] < borrow) { // the estimate was one too large; about two digits in 2^32 are
      --digit;
      add_limbs(rest + j, n, divisor);
    }
    if (j + n < size)
      rest[j + n] = 0;
    if (quotient != nullptr)
      quotient[j] = low_limb(digit);
  }
}

/// Divides in place by a number that the compiler knows, which is then a product; returns the remainder.
template <limb Divisor> constexpr limb divide_by(limb* limbs, std::size_t size) noexcept {
  std::uint64_t rest = 0;
  for (auto i = size; i-- > 0;) {
    rest = rest << limb_bits | limbs[i];
    limbs[i] = low_limb(rest / Divisor);
    rest %= Divisor;
  }
  return low_limb(rest);
}

inline constexpr limb decimal_chunk = 1'000'000'000; ///< and its digits
inline constexpr std::ptrdiff_t decimal_chunk_digits = 9;

constexpr void write_four(char* to, limb digits) noexcept {
  to[0] = static_cast<char>('0' + digits / 1'000);
  to[1] = static_cast<char>('0' + digits / 100 % 10);
  to[2] = static_cast<char>('0' + digits / 10 % 10);
  to[3] = static_cast<char>('0' + digits % 10);
}

/// Writes limbs in decimal, from the end of the text to the front, and answers where the digits begin; the limbs become 0.
constexpr char* write_decimal(char* text, limb* limbs, std::size_t size) noexcept {
  do {
    auto chunk = divide_by<decimal_chunk>(limbs, size);
    while (size != 0 && limbs[size - 1] == 0)
      --size;
    if (size != 0) { // four, four and one, which do not wait for each other
      text -= decimal_chunk_digits;
      write_four(text + 5, chunk % 10'000);
      write_four(text + 1, chunk / 10'000 % 10'000);
      *text = static_cast<char>('0' + chunk / 100'000'000);
      continue;
    }
    do
      *--text = static_cast<char>('0' + chunk % 10);
    while ((chunk /= 10) != 0);
  } while (size != 0);
  return text;
}

/// Ties go to the even one, in every rounding mode; beyond the range it is an infinity.
[[nodiscard]] constexpr double nearest_double(magnitude value, bool negative) noexcept {
  static_assert(std::numeric_limits<double>::is_iec559 && std::numeric_limits<double>::digits == 53);
  std::uint64_t bits = 0;
  if (auto const width = value.bit_width(); width > 1024) {
    bits = std::uint64_t{0x7FF} << 52U;
  } else if (width != 0) {
    auto const top = value.size - 1;
    auto const shift = std::countl_zero(value[top]);
    auto const leading = value.window(top, shift);
    bool inexact = low_limb(std::uint64_t{value[top - 2]} << shift) != 0;
    for (std::size_t i = 0; i + 2 < top; ++i)
      inexact = inexact || value[i] != 0;
    // The leading one adds 1 to the exponent, and so does rounding up to a power of two, at the end to
    // infinity.
    bits = (std::uint64_t{width + 1021} << 52U) + (leading >> 11U);
    auto const dropped = (leading & 0x7FFU) << 1U | (inexact ? 1U : 0U);
    bits += dropped + (bits & 1U) > 0x800U ? 1U : 0U;
  }
  return std::bit_cast<double>(bits | std::uint64_t{negative} << 63U);
}

} // namespace starlot::inline v0::detail

#endif
