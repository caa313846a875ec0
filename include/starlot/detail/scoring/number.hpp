// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_NUMBER_HPP
#define STARLOT_DETAIL_SCORING_NUMBER_HPP
// IWYU pragma: private

#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/force_inline.hpp>
#include <starlot/detail/scoring/narrow.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>

// What an evaluation does with numbers, for both widths: amounts and scores are in millionths of a point.

namespace starlot::inline v0::detail {

/// Adds amount * top / bottom, amount >= 0, 0 <= top <= bottom; the whole part in `whole`, where it is known to fit,
/// or all in `n`.
STARLOT_DETAIL_INLINE constexpr void add_earned(narrow& n, std::int64_t amount, std::int64_t top,
                                                std::int64_t bottom, std::int64_t& whole) noexcept {
  n.add_earned(amount, top, bottom, whole);
}
template <std::size_t Limbs>
constexpr void add_earned(basic_fraction<Limbs>& n, std::int64_t amount, std::int64_t top,
                          std::int64_t bottom, std::int64_t&) {
  using integer = typename basic_fraction<Limbs>::integer;
  n += basic_fraction<Limbs>{integer{top} * integer{amount}, integer{bottom}};
}

/// Adds amount * top / bottom, amount >= 0, 0 <= top <= bottom.
constexpr void add_earned(narrow& n, std::int64_t amount, std::int64_t top, std::int64_t bottom) noexcept {
  n.add_earned(amount, top, bottom);
}

template <std::size_t Limbs>
constexpr void add_earned(basic_fraction<Limbs>& n, std::int64_t amount, std::int64_t top,
                          std::int64_t bottom) {
  std::int64_t none = 0;
  add_earned(n, amount, top, bottom, none);
}

template <class Number> constexpr void add_earned(Number& n, std::int64_t amount, share s) {
  detail::add_earned(n, amount, s.numerator(), s.denominator());
}

/// Multiplies by factor / divisor, both positive.
constexpr void scale(narrow& n, std::int64_t factor, std::int64_t divisor) noexcept {
  n.scale(factor, divisor);
}

template <std::size_t Limbs>
constexpr void scale(basic_fraction<Limbs>& n, std::int64_t factor, std::int64_t divisor) {
  using integer = typename basic_fraction<Limbs>::integer;
  n *= basic_fraction<Limbs>{integer{factor}, integer{divisor}};
}

/// value *= part / whole, part > 0, whole > 0.
constexpr void rescale_whole(narrow& value, std::int64_t part, narrow const& whole) noexcept {
  std::int64_t whole_top = whole.whole;
  bool fits = !whole.overflowed;
  if (whole.numerator != 0)
    fits = whole.to_quotient(whole_top) && multiply(part, whole.denominator, part);
  if (fits && part != whole_top)
    value.scale(part, whole_top);
  value.overflowed = value.overflowed || !fits;
}
template <std::size_t Limbs>
constexpr void rescale_whole(basic_fraction<Limbs>& value, std::int64_t part,
                             basic_fraction<Limbs> const& whole) {
  value *= basic_fraction<Limbs>{part};
  value /= whole;
}

/// value * part / whole, part >= 0, whole > 0.
constexpr narrow rescale(narrow value, narrow const& part, narrow const& whole) noexcept {
  std::int64_t part_top = 0;
  std::int64_t whole_top = 0;
  std::int64_t factor = 0;
  std::int64_t divisor = 0;
  bool fits = part.to_quotient(part_top) && whole.to_quotient(whole_top);
  if (fits) {
    auto const common = common_divisor(part.denominator, whole.denominator);
    fits = multiply(part_top, whole.denominator / common, factor) &&
           multiply(whole_top, part.denominator / common, divisor);
  }
  if (fits)
    value.scale(factor, divisor);
  value.overflowed = value.overflowed || !fits;
  return value;
}

template <std::size_t Limbs>
constexpr basic_fraction<Limbs> rescale(basic_fraction<Limbs> value, basic_fraction<Limbs> const& part,
                                        basic_fraction<Limbs> const& whole) {
  value *= part;
  value /= whole;
  return value;
}

template <class Number>
[[nodiscard]] constexpr Number rescale(Number const& value, std::int64_t part, Number const& whole) {
  return rescale(value, Number{part}, whole);
}

[[nodiscard]] constexpr bool is_zero(narrow const& n) noexcept { return n.whole == 0 && n.numerator == 0; }
template <std::size_t Limbs> [[nodiscard]] constexpr bool is_zero(basic_fraction<Limbs> const& n) noexcept {
  return n.sign() == 0;
}

/// Lets a number know that another one, on which it depends, has overflowed.
constexpr void taint(narrow& n, narrow const& by) noexcept { n.overflowed = n.overflowed || by.overflowed; }
template <std::size_t Limbs>
constexpr void taint(basic_fraction<Limbs>&, basic_fraction<Limbs> const&) noexcept {}

[[nodiscard]] constexpr std::strong_ordering compare(narrow const& n, std::int64_t micro) noexcept {
  return n <=> micro;
}

template <std::size_t Limbs>
[[nodiscard]] constexpr std::strong_ordering compare(basic_fraction<Limbs> const& n, std::int64_t micro) {
  using integer = typename basic_fraction<Limbs>::integer;
  return n.numerator() <=> n.denominator() * integer{micro};
}

/// The order of a number and micro / over. Preconditions: over > 0.
template <class Number>
[[nodiscard]] constexpr std::strong_ordering compare_over(Number const& n, std::int64_t micro,
                                                          std::int64_t over) {
  if (over == 1)
    return compare(n, micro);
  if constexpr (std::same_as<Number, narrow>) {
    narrow to{micro / over};
    to.numerator = micro % over;
    to.denominator = over;
    if (to.numerator < 0) {
      --to.whole;
      to.numerator += over;
    }
    return n <=> to;
  } else {
    auto times = n;
    scale(times, over, 1);
    return compare(times, micro);
  }
}

constexpr void add_times(narrow& n, std::int64_t amount, std::int64_t times) noexcept {
  std::int64_t product = 0;
  n.overflowed = n.overflowed || !multiply(amount, times, product);
  n += product;
}

template <std::size_t Limbs>
constexpr void add_times(basic_fraction<Limbs>& n, std::int64_t amount, std::int64_t times) {
  using integer = typename basic_fraction<Limbs>::integer;
  n += basic_fraction<Limbs>{integer{amount} * integer{times}, integer{1}};
}

constexpr void set_whole(narrow& n, std::int64_t micro) noexcept {
  n.whole = micro;
  n.numerator = 0;
  n.denominator = 1;
}

template <std::size_t Limbs> constexpr void set_whole(basic_fraction<Limbs>& n, std::int64_t micro) {
  n = basic_fraction<Limbs>{micro};
}

constexpr void round_number(narrow& n, std::int64_t step, rounding mode) noexcept {
  if (n.overflowed) // its parts mean nothing, not even that the rest is proper
    return;
  auto floor = n.whole / step;
  auto rest = n.whole % step;
  if (rest < 0) {
    --floor;
    rest += step;
  }
  // Order of rest + numerator/denominator and step/2, from that of the whole numbers 2 * rest and step.
  auto const gap = step - rest;
  auto half = rest <=> gap;
  if (half == 0 && n.numerator > 0)
    half = std::strong_ordering::greater;
  else if (half < 0 && gap - rest == 1)
    half = n.numerator <=> n.denominator - n.numerator;
  bool const up = rounds_up(mode, n.whole < 0, floor % 2 != 0, rest == 0 && n.numerator == 0, half);
  std::int64_t product = 0;
  bool const fits = add(floor, up ? 1 : 0, floor) && multiply(floor, step, product);
  n = narrow{product};
  n.overflowed = !fits;
}

template <std::size_t Limbs>
constexpr void round_number(basic_fraction<Limbs>& n, std::int64_t step, rounding mode) {
  n = basic_fraction<Limbs>{round_to_multiple(n, step, mode) * typename basic_fraction<Limbs>::integer{step},
                            typename basic_fraction<Limbs>::integer{1}};
}

[[nodiscard]] constexpr narrow const& to_narrow(narrow const& n) noexcept { return n; }

/// The same number in 64 bits, or one that has overflowed.
template <std::size_t Limbs> [[nodiscard]] constexpr narrow to_narrow(basic_fraction<Limbs> const& n) {
  auto const r = n.reduced();
  auto [floor, rest] = basic_fraction<Limbs>::integer::divide(r.numerator(), r.denominator());
  if (rest.sign() < 0) {
    floor -= 1;
    rest += r.denominator();
  }
  narrow out;
  out.overflowed = !floor.fits_int64() || !r.denominator().fits_int64();
  if (out.overflowed)
    return out;
  out.whole = floor.to_int64();
  out.numerator = rest.to_int64();
  out.denominator = r.denominator().to_int64();
  return out;
}

[[nodiscard]] constexpr bool has_overflowed(narrow const& n) noexcept { return n.overflowed; }
template <std::size_t Limbs>
[[nodiscard]] constexpr bool has_overflowed(basic_fraction<Limbs> const&) noexcept {
  return false;
}

/// Points from millionths.
template <std::size_t Limbs = 8> [[nodiscard]] constexpr basic_fraction<Limbs> in_points(narrow const& n) {
  using integer = typename basic_fraction<Limbs>::integer;
  std::int64_t top = 0;
  std::int64_t bottom = 0;
  if (n.to_quotient(top) && multiply(n.denominator, points::one, bottom))
    return basic_fraction<Limbs>::of(top, bottom);
  integer const denominator{n.denominator};
  return {integer{n.whole} * denominator + integer{n.numerator}, denominator * integer{points::one}};
}

template <std::size_t Limbs>
[[nodiscard]] constexpr basic_fraction<Limbs> in_points(basic_fraction<Limbs> const& n) {
  return n / basic_fraction<Limbs>{points::one};
}

} // namespace starlot::inline v0::detail

#endif
