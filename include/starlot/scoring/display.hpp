// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_DISPLAY_HPP
#define STARLOT_SCORING_DISPLAY_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scoring/grade.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace starlot::inline v0 {

namespace detail {

/// The multiple of 1/`power` to which a fraction rounds, from a double near to it; false where that does not tell.
template <std::size_t Limbs>
[[nodiscard]] bool rounds_near(basic_fraction<Limbs> const& f, double power, std::int64_t& multiple) {
  auto const value = f.to_double() * power;
  auto const magnitude = value < 0 ? -value : value;
  if (!(magnitude < 1e12)) // the double is far better than 1e-3 then
    return false;
  auto const whole = static_cast<std::int64_t>(magnitude);
  auto const rest = magnitude - static_cast<double>(whole);
  if (rest > 0.499 && rest < 0.501)
    return false;
  multiple = whole + (rest > 0.5 ? 1 : 0);
  if (value < 0)
    multiple = -multiple;
  return true;
}

/// Decimal expansion with `decimals` decimals, rounded half to even.
template <std::size_t Limbs>
[[nodiscard]] std::string expand(basic_fraction<Limbs> const& f, std::size_t decimals,
                                 integer<Limbs>& scaled) {
  double near_power = 1;
  for (std::size_t i = 0; i < decimals; ++i)
    near_power *= 10;
  if (std::int64_t multiple = 0; rounds_near(f, near_power, multiple)) {
    scaled = multiple;
  } else {
    integer<Limbs> power{1};
    for (std::size_t i = 0; i < decimals; ++i)
      power *= 10;
    scaled = round_to_multiple(basic_fraction<Limbs>{f.numerator() * power, f.denominator()}, 1,
                               rounding::half_even);
  }
  auto digits = scaled.abs().to_string();
  if (digits.size() <= decimals)
    digits.insert(0, decimals + 1 - digits.size(), '0');
  if (decimals > 0)
    digits.insert(digits.size() - decimals, 1, '.');
  return (scaled.sign() < 0 ? "-" : "") + digits;
}

} // namespace detail

/// A score as it may be shown: at least two decimals, and more until the shown number stands on the same side
/// of zero and of every cut-off as the exact score. 79.996 below a cut-off of 80 is shown as 79.996, not as
/// 80.00. A score that is a cut-off, and no decimal, is shown as it is rounded. `rungs` are those of the ladder that
/// grades it, as `rating.rungs()`.
///
/// Complexity: linear in the decimals it takes; a score of n/d differs from a cut-off by at least 1/(10^6 d).
template <std::size_t Limbs>
[[nodiscard]] std::string shown(basic_fraction<Limbs> const& score, std::span<rung const> rungs) {
  for (std::size_t decimals = 2;; ++decimals) {
    detail::integer<Limbs> scaled;
    auto text = detail::expand(score, decimals, scaled);
    bool same_side = scaled.sign() == score.sign();
    if (same_side && rungs.empty())
      return text;
    detail::integer<Limbs> power{1};
    for (std::size_t i = 0; i < decimals; ++i)
      power *= 10;
    basic_fraction<Limbs> const visible{scaled, power};
    for (auto const& r : rungs) {
      auto const cut = r.bound_as<basic_fraction<Limbs>>();
      same_side = same_side && ((visible <=> cut) == (score <=> cut) || (r.divisor != 1 && score == cut));
    }
    if (same_side)
      return text;
  }
}

/// Points that no ladder grades, as what a line brought or what is missing: at least two decimals, and more until it is
/// not shown as zero unless it is.
template <std::size_t Limbs> [[nodiscard]] std::string shown_points(basic_fraction<Limbs> const& amount) {
  return shown(amount, {});
}

/// The score of a rating as it may be shown beside its ladder.
/// Preconditions: the rating has a score (contract).
template <class Rating>
  requires requires(Rating const& r) { r.rungs().size(); }
[[nodiscard]] std::string shown(Rating const& rating) { return shown(rating.score(), rating.rungs()); }

/// A grade in words: its name, or why there is none.
template <class = detail::on_use>
[[nodiscard]] std::string to_string(grade const& g, language l = language::en) {
  auto const why = [&]() -> text {
    switch (g.state()) {
    case outcome::below_ladder:
      return {"below the lowest grade", "低于最低级别"};
    case outcome::vetoed:
      return {"failed", "不合格"};
    case outcome::without_ladder:
      return {"not graded", "不定级"};
    case outcome::nothing_applies:
      return {"nothing applies", "没有适用的评价指标"};
    case outcome::undetermined:
      return {"undetermined", "未定"};
    case outcome::graded:
    case outcome::special:
      break;
    }
    return g.name();
  };
  return std::string{why().in(l)};
}

} // namespace starlot::inline v0

#endif
