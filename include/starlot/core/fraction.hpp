// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_FRACTION_HPP
#define STARLOT_CORE_FRACTION_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/decimal.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/integer.hpp>
#include <starlot/detail/base/sorting.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace starlot::inline v0 {

/// Exact fraction of any size: 64-bit arithmetic first, wide when that overflows, never an approximation.
///
/// Up to `Limbs` words of 32 bits for numerator and denominator each live inside the object; only larger
/// numbers allocate. The denominator is positive. Results that fit 64 bits are in lowest terms; `reduced()`
/// is always so.
/// Preconditions: no division by zero (contract).
/// Complexity: constant while numbers fit 64 bits, else that of schoolbook arithmetic.
template <std::size_t Limbs> class basic_fraction {
public:
  /// Of numerator and denominator.
  using integer = detail::integer<Limbs>;

  constexpr basic_fraction() = default;
  template <std::signed_integral Int> constexpr explicit basic_fraction(Int whole) : numerator_{whole} {}
  constexpr basic_fraction(integer numerator, integer denominator)
      : numerator_{std::move(numerator)}, denominator_{std::move(denominator)} {
    contract(!denominator_.is_zero(), "a fraction has a denominator other than zero");
    if (denominator_.sign() < 0) {
      numerator_ = -numerator_;
      denominator_ = -denominator_;
    }
    reduce_if_small();
  }
  constexpr explicit basic_fraction(share s) : basic_fraction{of(s.numerator(), s.denominator())} {}
  template <class Unit>
  constexpr explicit basic_fraction(basic_decimal<Unit> d)
      : basic_fraction{integer{d.micro()}, integer{basic_decimal<Unit>::one}} {}
  /// From a fraction with integers of another size. Preconditions: it fits (contract).
  template <std::size_t Other>
    requires(Other != Limbs)
  constexpr explicit basic_fraction(basic_fraction<Other> const& other)
      : numerator_{other.numerator()}, denominator_{other.denominator()} {}

  /// top / bottom in lowest terms. Preconditions: bottom > 0 (contract).
  [[nodiscard]] static constexpr basic_fraction of(std::int64_t top, std::int64_t bottom) {
    contract(bottom > 0, "a fraction of two numbers has a positive denominator");
    auto const divisor = common_divisor(top, bottom);
    return {top / divisor, bottom / divisor, in_lowest_terms{}};
  }

  /// From floating point, by its shortest decimal. Needs <starlot/core/shortest.hpp>.
  template <std::floating_point Number> [[nodiscard]] static auto shortest(Number value);

  /// Parts of a fraction, as it stands: it need not be reduced. The sign is that of the numerator.
  [[nodiscard]] constexpr integer const& numerator() const noexcept { return numerator_; }
  /// Above 0.
  [[nodiscard]] constexpr integer const& denominator() const noexcept { return denominator_; }
  /// -1, 0 or 1.
  [[nodiscard]] constexpr int sign() const noexcept { return numerator_.sign(); }

  /// A `double` within two units in the last place, for pictures and statistics; there is no way back.
  [[nodiscard]] constexpr double to_double() const {
    auto const [top, top_words] = near_double(numerator_);
    auto const [bottom, bottom_words] = near_double(denominator_);
    auto value = top / bottom;
    for (auto words = top_words; words < bottom_words; ++words)
      value *= 1.0 / word;
    for (auto words = bottom_words; words < top_words; ++words)
      value *= word;
    return value;
  }

  /// The same number in lowest terms.
  [[nodiscard]] constexpr basic_fraction reduced() const {
    auto const divisor = gcd(numerator_, denominator_);
    basic_fraction copy;
    copy.numerator_ = numerator_ / divisor;
    copy.denominator_ = denominator_ / divisor;
    return copy;
  }

  constexpr basic_fraction& operator+=(basic_fraction const& other) {
    return add(other.numerator_, other.denominator_);
  }
  constexpr basic_fraction& operator-=(basic_fraction const& other) {
    return add(-other.numerator_, other.denominator_);
  }
  constexpr basic_fraction& operator*=(basic_fraction const& other) {
    numerator_ *= other.numerator_;
    denominator_ *= other.denominator_;
    reduce_if_small();
    return *this;
  }
  constexpr basic_fraction& operator/=(basic_fraction const& other) {
    return *this *= basic_fraction{other.denominator_, other.numerator_};
  }
  constexpr basic_fraction& operator+=(std::int64_t whole) { return add(integer{whole}, integer{1}); }
  constexpr basic_fraction& operator*=(std::int64_t times) { return *this *= basic_fraction{times}; }
  constexpr basic_fraction& operator/=(std::int64_t by) { return *this /= basic_fraction{by}; }

  [[nodiscard]] friend constexpr basic_fraction operator+(basic_fraction a, basic_fraction const& b) {
    return a += b;
  }
  [[nodiscard]] friend constexpr basic_fraction operator-(basic_fraction a, basic_fraction const& b) {
    return a -= b;
  }
  [[nodiscard]] friend constexpr basic_fraction operator*(basic_fraction a, basic_fraction const& b) {
    return a *= b;
  }
  [[nodiscard]] friend constexpr basic_fraction operator/(basic_fraction a, basic_fraction const& b) {
    return a /= b;
  }
  /// With integers on either side.
  template <std::signed_integral Int>
  [[nodiscard]] friend constexpr basic_fraction operator+(basic_fraction a, Int b) {
    return a += basic_fraction{b};
  }
  template <std::signed_integral Int>
  [[nodiscard]] friend constexpr basic_fraction operator-(basic_fraction a, Int b) {
    return a -= basic_fraction{b};
  }
  template <std::signed_integral Int>
  [[nodiscard]] friend constexpr basic_fraction operator*(basic_fraction a, Int b) {
    return a *= basic_fraction{b};
  }
  template <std::signed_integral Int>
  [[nodiscard]] friend constexpr basic_fraction operator/(basic_fraction a, Int b) {
    return a /= basic_fraction{b};
  }
  template <std::signed_integral Int>
  [[nodiscard]] friend constexpr basic_fraction operator+(Int a, basic_fraction const& b) {
    return basic_fraction{a} + b;
  }
  template <std::signed_integral Int>
  [[nodiscard]] friend constexpr basic_fraction operator-(Int a, basic_fraction const& b) {
    return basic_fraction{a} - b;
  }
  template <std::signed_integral Int>
  [[nodiscard]] friend constexpr basic_fraction operator*(Int a, basic_fraction const& b) {
    return basic_fraction{a} * b;
  }
  template <std::signed_integral Int>
  [[nodiscard]] friend constexpr basic_fraction operator/(Int a, basic_fraction const& b) {
    return basic_fraction{a} / b;
  }
  template <std::signed_integral Int>
  [[nodiscard]] friend constexpr std::strong_ordering operator<=>(basic_fraction const& a, Int b) {
    return a <=> basic_fraction{b};
  }
  template <std::signed_integral Int>
  [[nodiscard]] friend constexpr bool operator==(basic_fraction const& a, Int b) {
    return a == basic_fraction{b};
  }
  [[nodiscard]] constexpr basic_fraction operator-() const {
    auto copy = *this;
    copy.numerator_ = -copy.numerator_;
    return copy;
  }

  [[nodiscard]] friend constexpr std::strong_ordering operator<=>(basic_fraction const& a,
                                                                  basic_fraction const& b) {
    return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
  }
  [[nodiscard]] friend constexpr bool operator==(basic_fraction const& a, basic_fraction const& b) {
    return (a <=> b) == 0;
  }
  [[nodiscard]] friend constexpr std::strong_ordering operator<=>(basic_fraction const& a, share b) {
    return a <=> basic_fraction{b};
  }
  [[nodiscard]] friend constexpr bool operator==(basic_fraction const& a, share b) { return (a <=> b) == 0; }
  /// Against a decimal of any unit, by all digits.
  template <class Unit>
  [[nodiscard]] friend constexpr std::strong_ordering operator<=>(basic_fraction const& a,
                                                                  basic_decimal<Unit> b) {
    return a.numerator_ * integer{basic_decimal<Unit>::one} <=> a.denominator_ * integer{b.micro()};
  }
  template <class Unit>
  [[nodiscard]] friend constexpr bool operator==(basic_fraction const& a, basic_decimal<Unit> b) {
    return (a <=> b) == 0;
  }

private:
  friend detail::access;
  struct in_lowest_terms {};
  constexpr void set(std::int64_t top, std::int64_t bottom, in_lowest_terms) noexcept {
    numerator_ = top;
    denominator_ = bottom;
  }
  constexpr basic_fraction(std::int64_t top, std::int64_t bottom, in_lowest_terms)
      : numerator_{top}, denominator_{bottom} {}

  /// Of the smallest number the magnitude does not fit, but a divisor of the positive `bottom` does.
  [[nodiscard]] static constexpr std::int64_t common_divisor(std::int64_t top, std::int64_t bottom) noexcept {
    auto const unsigned_top = static_cast<std::uint64_t>(top);
    return static_cast<std::int64_t>(detail::common_divisor(static_cast<std::uint64_t>(bottom),
                                                            top < 0 ? 0 - unsigned_top : unsigned_top));
  }

  constexpr void reduce_if_small() {
    if (!numerator_.fits_int64() || !denominator_.fits_int64())
      return;
    auto const top = numerator_.to_int64();
    auto const bottom = denominator_.to_int64();
    if (auto const divisor = common_divisor(top, bottom); divisor != 1) {
      numerator_ = top / divisor;
      denominator_ = bottom / divisor;
    }
  }

  /// Over the least common denominator where the product of the two no longer fits 64 bits, so that a sum of many grows no
  /// further than that: adding up stays linear.
  constexpr basic_fraction& add(integer const& numerator, integer const& denominator) {
    if (denominator_ == denominator) {
      numerator_ += numerator;
    } else if (denominator_.bit_width() + denominator.bit_width() < 64) {
      numerator_ = numerator_ * denominator + numerator * denominator_;
      denominator_ *= denominator;
    } else {
      auto const common = gcd(denominator_, denominator);
      auto const own = denominator / common;
      numerator_ = numerator_ * own + numerator * (denominator_ / common);
      denominator_ *= own;
    }
    reduce_if_small();
    return *this;
  }

  static constexpr double word = 4294967296.0; // 2^32

  /// An integer as a double in comfortable range and a number of words of 32 bits that were cut off.
  struct scaled {
    double value;
    std::size_t words;
  };
  [[nodiscard]] static constexpr scaled near_double(integer const& n) {
    constexpr std::size_t comfortable = 960;
    scaled out{0, 0};
    integer divisor{1};
    for (; n.bit_width() > comfortable + 32 * out.words; ++out.words)
      divisor *= std::int64_t{1} << 32U;
    out.value = out.words == 0 ? n.to_double() : (n / divisor).to_double();
    return out;
  }

  integer numerator_;
  integer denominator_{1};
};

/// Fractions of different widths compare by value.
template <std::size_t A, std::size_t B>
  requires(A != B)
[[nodiscard]] constexpr std::strong_ordering operator<=>(basic_fraction<A> const& a,
                                                         basic_fraction<B> const& b) {
  using wider = basic_fraction<detail::larger(A, B)>;
  return wider{a} <=> wider{b};
}
template <std::size_t A, std::size_t B>
  requires(A != B)
[[nodiscard]] constexpr bool operator==(basic_fraction<A> const& a, basic_fraction<B> const& b) {
  return (a <=> b) == 0;
}

/// The fraction to name where no scheme says how wide.
using fraction = basic_fraction<8>;

namespace detail {

/// The multiple of `step` to which a fraction rounds, counted in steps.
template <std::size_t Limbs>
[[nodiscard]] constexpr integer<Limbs> round_to_multiple(basic_fraction<Limbs> const& value,
                                                         std::int64_t step, rounding mode) {
  auto const divisor = value.denominator() * integer<Limbs>{step};
  auto [floor, rest] = integer<Limbs>::divide(value.numerator(), divisor);
  if (rest.sign() < 0) {
    floor -= 1;
    rest += divisor;
  }
  bool const odd = !(floor % integer<Limbs>{2}).is_zero();
  if (rounds_up(mode, value.sign() < 0, odd, rest.is_zero(), rest <=> divisor - rest))
    floor += 1;
  return floor;
}

} // namespace detail

/// Rounds a fraction to a multiple of `step`.
///
/// Preconditions: step > 0; the result is in the range of decimals (contract).
template <std::size_t Limbs, class Unit>
[[nodiscard]] constexpr basic_decimal<Unit> round(basic_fraction<Limbs> const& value,
                                                  basic_decimal<Unit> step, rounding mode) {
  contract(step.micro() > 0, "a rounding step is positive");
  auto const multiple =
      detail::round_to_multiple(value * basic_fraction<Limbs>{basic_decimal<Unit>::one}, step.micro(), mode);
  contract(multiple.fits_int64(), "a rounded fraction is in the range of decimals");
  return step * multiple.to_int64();
}

/// The exact value as "19217/200", or as a whole number; in lowest terms.
template <std::size_t Limbs> [[nodiscard]] std::string to_string(basic_fraction<Limbs> const& f) {
  auto const r = f.reduced();
  auto out = r.numerator().to_string();
  if (r.denominator() != detail::integer<Limbs>{1})
    out += '/' + r.denominator().to_string();
  return out;
}

} // namespace starlot::inline v0

#endif
