// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_ROLL_UPS_ROUNDED_ROLL_UP_HPP
#define STARLOT_SCHEME_ROLL_UPS_ROUNDED_ROLL_UP_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scheme/chosen_children.hpp>
#include <starlot/detail/scheme/parameter_text.hpp>
#include <starlot/scheme/clause_children.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/rounded.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// A weighted mean, minimum or maximum that is rounded: `rounded{weighted_mean, 0.5_pt, rounding::half_up}`. As text:
/// `weighted_mean 0.5 half_up`.
///
/// What the clause earns becomes a multiple of `multiple_of`, and at most what it is worth: points, not a weight. Where
/// children go beyond that, it stays as it is unless it is rounded towards it. Another roll-up is rounded in a clause
/// around it. Preconditions: multiple_of > 0, and not a sum of points, whose children carry no weights (contract).
/// Complexity: linear.
template <> class rounded<roll_up> {
public:
  static constexpr std::string_view name = "rounded";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  static constexpr bool needs_points = true;

  constexpr rounded(roll_up kind, points multiple_of, rounding mode)
      : kind_{kind}, multiple_of_{multiple_of}, mode_{mode} {
    contract(multiple_of > points{}, "a rounding step is positive");
    contract(is_one(kind), "a weighted mean, a minimum or a maximum is rounded");
  }

  [[nodiscard]] constexpr std::array<std::int64_t, 3> parameters() const noexcept {
    return {static_cast<std::int64_t>(kind_), multiple_of_.micro(), static_cast<std::int64_t>(mode_)};
  }
  /// Errors: `wrong_parameter`.
  template <class RollUp = rounded> [[nodiscard]] static result<RollUp> read(std::string_view text) {
    auto const word = detail::take_word(text);
    points multiple_of;
    rounding mode{};
    for (std::size_t i = 0; i < 3; ++i)
      if (word == words[i] && detail::take_number(text, multiple_of) && detail::take_rounding(text, mode) &&
          text.empty() && multiple_of > points{})
        return RollUp{static_cast<roll_up>(i + 2), multiple_of, mode};
    return error::at(errc::wrong_parameter, name);
  }
  template <class = detail::on_use> [[nodiscard]] std::string text() const {
    return std::string{words[static_cast<std::size_t>(kind_) - 2]} + ' ' + to_string(multiple_of_) + ' ' +
           std::string{detail::rounding_words[static_cast<std::size_t>(mode_)]};
  }

  template <class = detail::on_use> [[nodiscard]] fraction operator()(clause_children const& all) const {
    auto const worth = fraction{all.worth()};
    auto const exact = worth * before_rounding(all);
    auto const taken = fraction{round(exact, multiple_of_, mode_)};
    auto const most = worth < exact ? exact : worth;
    auto const least = exact.sign() < 0 ? exact : fraction{};
    return (most < taken ? most : taken < least ? least : taken) / worth;
  }

private:
  static constexpr std::string_view words[] = {"weighted_mean", "minimum", "maximum"};

  [[nodiscard]] static constexpr bool is_one(roll_up r) noexcept {
    return r == roll_up::weighted_mean || r == roll_up::minimum || r == roll_up::maximum;
  }

  template <class = detail::on_use> [[nodiscard]] fraction before_rounding(clause_children const& all) const {
    if (kind_ == roll_up::weighted_mean)
      return detail::mean_by_weights(all.applying());
    auto chosen = all.applying()[0].earned;
    for (auto const& c : all.applying())
      if (kind_ == roll_up::minimum ? c.earned < chosen : chosen < c.earned)
        chosen = c.earned;
    return chosen;
  }

  roll_up kind_;
  points multiple_of_;
  rounding mode_;
};

} // namespace starlot::inline v0

#endif
