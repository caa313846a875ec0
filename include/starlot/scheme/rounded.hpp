// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_ROUNDED_HPP
#define STARLOT_SCHEME_ROUNDED_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/scheme/criterion.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/rule.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace starlot::inline v0 {

/// A ready rule whose points are rounded: `rounded{proportional, 0.5_pt, rounding::down}`.
///
/// What the criterion earns becomes a multiple of `multiple_of`, and at most what it is worth: points, not a weight.
/// The score itself is rounded by a `round_to` step. Preconditions: multiple_of > 0 (contract).
///
/// Of a roll-up see roll_ups/rounded_roll_up.hpp.
template <class Rule>
  requires ReadyRule<Rule> || std::same_as<Rule, roll_up>
class rounded {
public:
  static constexpr std::string_view name = "rounded";
  static constexpr int version = 1;
  static constexpr bool needs_points = true; // what half a weight is worth depends on the siblings

  constexpr rounded(Rule rule, points multiple_of, rounding mode)
      : rule_{rule}, multiple_of_{multiple_of}, mode_{mode} {
    contract(multiple_of > points{}, "a rounding step is positive");
    ready_rule const r = rule_.as_ready();
    std::size_t at = 0;
    parameters_[at++] = static_cast<int>(r.kind);
    parameters_[at++] = r.first;
    parameters_[at++] = r.second;
    parameters_[at++] = multiple_of.micro();
    parameters_[at++] = static_cast<int>(mode);
    for (auto const& k : r.knots) {
      parameters_[at++] = k.at.micro();
      // Three numbers, as ever: no share has a numerator that is negative, or a denominator that is not positive.
      auto const earned = k.earned.reduced();
      auto const of = k.in_points ? 0 : earned.denominator();
      auto const amount = k.in_points ? k.amount.micro() : earned.numerator();
      parameters_[at++] = k.is_refused ? -1 : k.is_otherwise() ? -2 - amount : amount;
      parameters_[at++] = !k.is_strict ? of : k.in_points ? (std::numeric_limits<std::int64_t>::min)() : -of;
    }
  }

  [[nodiscard]] constexpr std::span<std::int64_t const> parameters() const { return parameters_; }

  [[nodiscard]] constexpr rule_result operator()(finding const& f, points worth) const {
    auto const earned = rule_(f, worth);
    if (!earned || worth <= points{})
      return earned;
    auto const exact = fraction{worth} * fraction{*earned};
    auto const taken = round(exact, multiple_of_, mode_);
    return share::of(taken < worth ? taken.micro() : worth.micro(), worth.micro()).reduced();
  }

private:
  Rule rule_;
  points multiple_of_;
  rounding mode_;
  std::array<std::int64_t, 5 + 3 * detail::rule_knots<Rule>> parameters_{};
};

} // namespace starlot::inline v0

#endif
