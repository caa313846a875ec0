// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_ROUNDING_HPP
#define STARLOT_CORE_ROUNDING_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/decimal.hpp>
#include <starlot/detail/base/checked.hpp>

#include <compare>
#include <cstdint>

namespace starlot::inline v0 {

/// How a number between two multiples of a step is rounded.
///
/// There is no default: rounding is always an argument. `half_even` is the rule of GB/T 8170-2008.
enum class rounding : unsigned char {
  down,      ///< towards minus infinity
  up,        ///< towards plus infinity
  truncate,  ///< towards zero
  half_up,   ///< to the nearest, ties towards plus infinity
  half_away, ///< to the nearest, ties away from zero
  half_even, ///< to the nearest, ties to the even multiple of the step
};

/// A mark beside a value that was already rounded and ends in 5 (GB/T 8170-2008): what was rounded off
/// before.
enum class rounded_off : unsigned char {
  nothing, ///< the value is exact
  larger,  ///< "(+)": the true value has the larger magnitude
  smaller, ///< "(-)": the true value has the smaller magnitude
};

namespace detail {

/// Whether floor + 1 is taken rather than floor. `half`: order of the remainder and half a step; `exact`: no
/// remainder.
[[nodiscard]] constexpr bool rounds_up(rounding mode, bool negative, bool floor_is_odd, bool exact,
                                       std::strong_ordering half) noexcept {
  if (exact)
    return false;
  switch (mode) {
  case rounding::down:
    return false;
  case rounding::up:
    return true;
  case rounding::truncate:
    return negative;
  case rounding::half_up:
    return half >= 0;
  case rounding::half_away:
    return negative ? half > 0 : half >= 0;
  case rounding::half_even:
    break;
  }
  return half > 0 || (half == 0 && floor_is_odd);
}

} // namespace detail

/// Rounds to a multiple of `step` (0.1, 0.5, 0.2, 20, …).
///
/// With `was` a value that was rounded once before is rounded as its true value would be. A tie then is none.
/// Preconditions: step > 0; the result is in range (contract).
/// Source: GB/T 8170-2008, rounding to 1, 0.5 and 0.2 units being the cases step = 1, 0.5 and 0.2 of that
/// unit.
template <class Unit>
[[nodiscard]] constexpr basic_decimal<Unit> round(basic_decimal<Unit> value, basic_decimal<Unit> step,
                                                  rounding mode, rounded_off was = rounded_off::nothing) {
  contract(step.micro() > 0, "a rounding step is positive");
  auto floor = value.micro() / step.micro();
  auto rest = value.micro() % step.micro();
  if (rest < 0) {
    --floor;
    rest += step.micro();
  }
  bool const negative = value.micro() < 0;
  auto half = rest <=> step.micro() - rest;
  bool exact = rest == 0;
  if (was != rounded_off::nothing) { // the true value lies just above or just below
    bool const above = (was == rounded_off::larger) != negative;
    if (half == 0)
      half = above ? std::strong_ordering::greater : std::strong_ordering::less;
    if (exact && !above) {
      --floor;
      half = std::strong_ordering::greater;
    }
    exact = false;
  }
  bool const up = detail::rounds_up(mode, negative, floor % 2 != 0, exact, half);
  return step * (floor + (up ? 1 : 0));
}

} // namespace starlot::inline v0

#endif
