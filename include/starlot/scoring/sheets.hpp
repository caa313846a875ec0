// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_SHEETS_HPP
#define STARLOT_SCORING_SHEETS_HPP

#include <starlot/core/result.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/rating.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <span>

namespace starlot::inline v0 {

/// The grade of several sheets that must all pass: the lowest of theirs.
struct sheets_grade {
  starlot::grade lowest;      ///< if everything open went wrong
  starlot::grade highest;     ///< if everything open went right
  bool is_guaranteed = true;  ///< what is open cannot lead outside of the two
  std::size_t decided_by = 0; ///< the sheet whose grade is the lowest one, the first if several are

  /// Whether there is a grade: nothing open makes a difference.
  [[nodiscard]] constexpr bool is_determined() const noexcept {
    return is_guaranteed && lowest.state() == highest.state() && lowest.index() == highest.index();
  }
  [[nodiscard]] constexpr starlot::grade grade() const noexcept {
    return is_determined() ? lowest : starlot::grade{};
  }
};

namespace detail {

[[nodiscard]] inline sheets_grade grade_of_sheet(rating const& r) {
  return {r.lowest_grade(), r.highest_grade(), r.is_determined() || r.bounds_are_guaranteed(), 0};
}

} // namespace detail

/// Several sheets (schemes of their own, each with its findings and its ladder) that must all pass, as for
/// tourist areas: the company gets the lowest of their grades. A sheet that is vetoed fails them all.
///
///     auto const all = all_must_pass(*service, *scenery, *visitors);
///
/// Errors: `ladders_differ`, with the number of the sheet, where the rungs of a sheet have other names than
/// those of the first. Refers to the schemes.
template <std::same_as<rating>... Rest>
[[nodiscard]] result<sheets_grade> all_must_pass(rating const& first, Rest const&... rest) {
  std::array<std::span<rung const>, 1 + sizeof...(Rest)> const ladders{first.rungs(), rest.rungs()...};
  for (std::size_t sheet = 1; sheet < ladders.size(); ++sheet) {
    bool same = ladders[sheet].size() == ladders[0].size();
    for (std::size_t i = 0; same && i < ladders[0].size(); ++i)
      same = ladders[sheet][i].name == ladders[0][i].name;
    if (!same)
      return error::at(errc::ladders_differ, sheet);
  }
  std::array<sheets_grade, 1 + sizeof...(Rest)> const all{detail::grade_of_sheet(first),
                                                          detail::grade_of_sheet(rest)...};
  sheets_grade out = all[0];
  for (std::size_t sheet = 1; sheet < all.size(); ++sheet) {
    if (detail::is_lower(all[sheet].lowest, out.lowest)) {
      out.lowest = all[sheet].lowest;
      out.decided_by = sheet;
    }
    if (detail::is_lower(all[sheet].highest, out.highest))
      out.highest = all[sheet].highest;
    out.is_guaranteed = out.is_guaranteed && all[sheet].is_guaranteed;
  }
  return out;
}

} // namespace starlot::inline v0

#endif
