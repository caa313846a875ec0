// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_SHEETS_HPP
#define STARLOT_SCORING_SHEETS_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/rating.hpp>

#include <concepts>
#include <cstddef>
#include <span> // std::begin too: <iterator> costs 3 000 lines

namespace starlot::inline v0 {

/// The grade of several sheets that must all pass: the lowest of theirs.
struct sheets_grade {
  starlot::grade lowest;      ///< if everything open went wrong
  starlot::grade highest;     ///< if everything open went right
  bool is_guaranteed = true;  ///< what is open cannot lead outside of the two
  std::size_t decided_by = 0; ///< the sheet whose grade is the lowest one, the first if several are

  /// Whether there is a grade: nothing open makes a difference.
  [[nodiscard]] constexpr bool is_determined() const noexcept {
    return is_guaranteed && lowest.state() == highest.state() && lowest.index() == highest.index() &&
           (lowest.state() != outcome::special || lowest.name() == highest.name());
  }
  /// The lowest grade; undetermined where something open could change it.
  [[nodiscard]] constexpr starlot::grade grade() const noexcept {
    return is_determined() ? lowest : starlot::grade{};
  }
};

namespace detail {

/// Takes the sheets that must all pass, one by one.
template <class = on_use> class sheets_joiner {
public:
  /// Answers whether the sheet has the ladder of the first one.
  [[nodiscard]] bool take(rating const& sheet) {
    auto const ladder = sheet.rungs();
    if (taken_ == 0)
      ladder_ = ladder;
    bool same = ladder.size() == ladder_.size();
    for (std::size_t i = 0; same && i < ladder.size(); ++i)
      same = ladder[i].name == ladder_[i].name;
    auto const lowest = sheet.lowest_grade();
    auto const highest = sheet.highest_grade();
    if (taken_ == 0 || is_lower(lowest, out_.lowest)) {
      out_.lowest = lowest;
      out_.decided_by = taken_;
    }
    if (taken_ == 0 || is_lower(highest, out_.highest))
      out_.highest = highest;
    out_.is_guaranteed = out_.is_guaranteed && (sheet.is_determined() || sheet.bounds_are_guaranteed());
    ++taken_;
    return same;
  }

  [[nodiscard]] std::size_t taken() const noexcept { return taken_; }
  [[nodiscard]] sheets_grade const& answer() const noexcept { return out_; }

private:
  sheets_grade out_;
  std::span<rung const> ladder_;
  std::size_t taken_ = 0;
};

template <class Sheets>
concept Ratings = requires(Sheets const& sheets) {
  { *std::begin(sheets) } -> std::convertible_to<rating const&>;
  std::end(sheets);
};

} // namespace detail

/// Several sheets (schemes of their own, each with its findings and its ladder) that must all pass, as for
/// tourist areas: the company gets the lowest of their grades. A special grade of a sheet ("not rated") is lower than every rung,
/// and a sheet that is vetoed fails them all.
///
///     auto const all = all_must_pass(*service, *scenery, *visitors);
///     auto const all = all_must_pass(ratings);                          // a vector, span or other range of ratings
///
/// Errors: `ladders_differ`, with the number of the sheet, where the rungs of a sheet have other names than
/// those of the first; `no_sheets` of an empty range. Refers to the schemes.
template <detail::Ratings Sheets> [[nodiscard]] result<sheets_grade> all_must_pass(Sheets const& sheets) {
  detail::sheets_joiner<> all;
  for (rating const& sheet : sheets)
    if (!all.take(sheet))
      return error::at(errc::ladders_differ, all.taken() - 1);
  if (all.taken() == 0)
    return error::of(errc::no_sheets);
  return all.answer();
}
template <std::same_as<rating>... Rest>
[[nodiscard]] result<sheets_grade> all_must_pass(rating const& first, Rest const&... rest) {
  detail::sheets_joiner<> all;
  if (!(all.take(first) && ... && all.take(rest)))
    return error::at(errc::ladders_differ, all.taken() - 1);
  return all.answer();
}

} // namespace starlot::inline v0

#endif
