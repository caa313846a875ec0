// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_CORE_MEASURED_VALUE_HPP
#define STARLOT_DETAIL_CORE_MEASURED_VALUE_HPP
// IWYU pragma: private

#include <starlot/core/rounding.hpp>
#include <starlot/detail/base/checked.hpp>

#include <cstdint>

namespace starlot::inline v0::detail {

/// A measured value, exact: millionths + rest / of, 0 <= rest < of.
struct measured_value {
  std::int64_t micro = 0;
  std::int64_t rest = 0;
  std::int64_t of = 1;

  /// top / bottom in units; answers whether it is in the range of decimals. Preconditions: bottom > 0.
  [[nodiscard]] static constexpr bool of_quotient(std::int64_t top, std::int64_t bottom,
                                                  measured_value& out) noexcept {
    std::int64_t size = top;
    if (top < 0 && !subtract(0, top, size))
      return false;
    auto const common = common_divisor(bottom, size);
    auto const by = bottom / common;
    auto const is = top / common;
    out = {is / by, is % by, by};
    for (int decimals = 0; decimals < 6; ++decimals) {
      if (!multiply(out.micro, 10, out.micro) || !multiply(out.rest, 10, out.rest) ||
          !add(out.micro, out.rest / by, out.micro))
        return false;
      out.rest %= by;
    }
    if (out.rest >= 0)
      return true;
    out.rest += by;
    return add(out.micro, -1, out.micro);
  }

  /// Rounds to a multiple of `step` millionths; answers whether that is in range. Preconditions: step > 0.
  [[nodiscard]] constexpr bool round(std::int64_t step, rounding mode) noexcept {
    auto floor = micro / step;
    auto above = micro % step;
    if (above < 0) {
      --floor;
      above += step;
    }
    auto const missing = step - above - above; // of a whole step, beside twice the rest
    auto const half = missing > 1    ? std::strong_ordering::less
                      : missing == 1 ? rest <=> of - rest
                      : missing == 0 ? rest <=> 0
                                     : std::strong_ordering::greater;
    bool const is_exact = above == 0 && rest == 0;
    floor += rounds_up(mode, micro < 0, floor % 2 != 0, is_exact, half) ? 1 : 0;
    rest = 0;
    of = 1;
    return multiply(floor, step, micro);
  }
};

} // namespace starlot::inline v0::detail

#endif
