// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_KNOT_HPP
#define STARLOT_SCHEME_KNOT_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/share.hpp>
#include <starlot/core/text.hpp>

#include <concepts>
#include <cstdint>

namespace starlot::inline v0 {

/// What a rule answers: a share, or why the finding cannot be scored.
using rule_result = result<share>;

/// A level, or a point of a table or curve: the value and what it earns, a share or points; a level may have a name.
///
/// Points need a criterion that is worth points, at least as many, or a range of points that has them; a scheme keeps the
/// share that they are of it.
struct knot {
  decimal at;   ///< the measured value
  share earned; ///< there
  text name;
  points amount;           ///< earned instead of the share, if `in_points`
  bool in_points = false;  ///< never in a scheme that was accepted
  bool is_strict = false;  ///< reached above `at`, or below, and not at it; tables alone
  bool is_refused = false; ///< nothing is earned: the value is an error; `otherwise_refused` alone
  bool is_rest = false; ///< for all values that no other knot is for: `otherwise` alone; `at` has no meaning

  constexpr knot() = default;
  constexpr knot(decimal value, share s, text n = {}) noexcept : at{value}, earned{s}, name{n} {}
  template <std::signed_integral Int>
  constexpr knot(Int value, share s, text n = {}) : at{decimal{value}}, earned{s}, name{n} {}
  constexpr knot(decimal value, points p, text n = {}) noexcept
      : at{value}, name{n}, amount{p}, in_points{true} {}
  template <std::signed_integral Int>
  constexpr knot(Int value, points p, text n = {}) : knot{decimal{value}, p, n} {}

  /// The same knot with its bound strict.
  [[nodiscard]] constexpr knot strictly() const noexcept {
    auto copy = *this;
    copy.is_strict = true;
    return copy;
  }
  /// The last line of a table or curve, "everything else": what values earn that are below all knots of a table read
  /// upwards, above all of one read downwards, beyond the ends of a curve.
  template <class Earned> [[nodiscard]] static constexpr knot otherwise(Earned earned, text name = {}) {
    auto out = knot{decimal{}, earned, name};
    out.is_rest = true;
    return out;
  }
  /// The same where such values are an error, `value_outside_table`.
  [[nodiscard]] static constexpr knot otherwise_refused(text name = {}) {
    auto out = otherwise(share::none(), name);
    out.is_refused = true;
    return out;
  }
  [[nodiscard]] constexpr bool is_otherwise() const noexcept { return is_rest; }

  /// What it earns of a criterion worth so many points. Errors: `amount_out_of_range`, `value_outside_table`.
  [[nodiscard]] constexpr rule_result earned_of(points worth) const {
    if (is_refused)
      return errc::value_outside_table;
    if (!in_points)
      return earned;
    if (worth <= points{} || amount < points{} || amount > worth)
      return errc::amount_out_of_range;
    return share::of(amount.micro(), worth.micro()).reduced();
  }
};

} // namespace starlot::inline v0

#endif
