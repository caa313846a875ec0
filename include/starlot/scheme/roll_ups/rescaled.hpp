// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_ROLL_UPS_RESCALED_HPP
#define STARLOT_SCHEME_ROLL_UPS_RESCALED_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scheme/chosen_children.hpp>
#include <starlot/detail/scheme/parameter_text.hpp>
#include <starlot/scheme/clause_children.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// The mean of the children by their weights, brought from one range to another: `rescaled{1_dec, 5_dec, 0_dec, 100_dec}` makes
/// 0 of a mean of 1, 50 of 3, and 100 of 5. As text: `1 5 0 100`.
///
/// A child that earns everything stands for `from_high`, a clause that does for `to_high`; what lies outside of the first
/// range counts as its end. Several conversions are several clauses, one within the other. Complexity: linear.
struct rescaled {
  static constexpr std::string_view name = "rescaled";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  decimal from_low;  ///< the range of the mean: from `from_low` to `from_high`
  decimal from_high; ///< see `from_low`
  decimal to_low;    ///< the range that it is brought to: from `to_low` to `to_high`
  decimal to_high;   ///< see `to_low`

  [[nodiscard]] constexpr std::array<std::int64_t, 4> parameters() const noexcept {
    return {from_low.micro(), from_high.micro(), to_low.micro(), to_high.micro()};
  }
  /// Errors: `wrong_parameter` unless 0 <= low < high holds of both ranges.
  [[nodiscard]] constexpr result<void>(check)() const {
    bool const fits =
        decimal{} <= from_low && from_low < from_high && decimal{} <= to_low && to_low < to_high;
    return fits ? result<void>{} : errc::wrong_parameter;
  }
  /// Errors: `wrong_parameter`.
  template <class RollUp = rescaled> [[nodiscard]] static result<RollUp> read(std::string_view text) {
    RollUp out{};
    if (!detail::take_number(text, out.from_low) || !detail::take_number(text, out.from_high) ||
        !detail::take_number(text, out.to_low) || !detail::take_number(text, out.to_high) || !text.empty() ||
        !(out.check)())
      return error::at(errc::wrong_parameter, name);
    return out;
  }
  template <class = detail::on_use> [[nodiscard]] std::string text() const {
    return to_string(from_low) + ' ' + to_string(from_high) + ' ' + to_string(to_low) + ' ' +
           to_string(to_high);
  }

  template <class = detail::on_use> [[nodiscard]] fraction operator()(std::span<child const> children) const {
    auto const low = fraction{from_low};
    auto const mean = detail::mean_by_weights(children) * fraction{from_high};
    auto const high = fraction{from_high};
    auto const above = ((mean < low ? low : high < mean ? high : mean) - low) / (high - low);
    auto const to = fraction{to_low};
    return (to + above * (fraction{to_high} - to)) / fraction{to_high};
  }
};

} // namespace starlot::inline v0

#endif
