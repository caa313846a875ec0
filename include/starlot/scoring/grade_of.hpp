// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_GRADE_OF_HPP
#define STARLOT_SCORING_GRADE_OF_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scoring/grade.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace starlot::inline v0 {

namespace detail {

/// The grade of a score on one ladder, in which special grades may stand behind the others.
template <class = on_use>
[[nodiscard]] result<grade> grade_on(fraction const& score, std::span<rung const> all) {
  auto const rungs = without_specials(all);
  if (rungs.empty())
    return error::of(errc::no_ladder);
  for (std::size_t i = 0; i < rungs.size(); ++i) {
    if (rungs[i].is_special)
      return error::at(errc::special_rung_misplaced, rungs[i].name.en, i);
    if (auto const code = order_fault(rungs, i); code != errc::none)
      return error::at(code, rungs[i].name.en, i);
  }
  for (auto i = rungs.size(); i-- > 0;)
    if (reaches(rungs[i], score <=> rungs[i].bound_as<fraction>()))
      return grade{outcome::graded, &rungs[i], i};
  return grade{outcome::below_ladder, nullptr, 0};
}

} // namespace detail

/// The grade of a score, without a scheme: the highest rung that it reaches, by exact comparison. Special grades, which steps
/// award, are left out. The grade refers to the ladder, which must live as long.
///
///     grade_of(fraction{239, 3}, stars)->name()         79 2/3: below 80
///
/// Errors: `no_ladder`, `too_many_rungs`, `ladder_not_increasing`, `ladder_mixed_directions`, `special_rung_misplaced`, with the
/// number of the rung. Complexity: linear in the rungs.
template <class = detail::on_use>
[[nodiscard]] result<grade> grade_of(fraction const& score, ladder const& rungs) {
  if (rungs.given() > ladder::capacity)
    return error::at(errc::too_many_rungs, rungs.given());
  return detail::grade_on(score, rungs.rungs());
}
template <class = detail::on_use> [[nodiscard]] result<grade> grade_of(points score, ladder const& rungs) {
  return grade_of(fraction{score}, rungs);
}
template <class = detail::on_use> result<grade> grade_of(fraction const&, ladder const&&) = delete;
template <class = detail::on_use> result<grade> grade_of(points, ladder const&&) = delete;

/// The same by one of several ladders, as the `rungs()` of a scheme: that of a peer group; the empty group is everyone else.
/// Errors: besides, `unknown_group` where there is no ladder for the group.
template <class = detail::on_use>
[[nodiscard]] result<grade> grade_of(fraction const& score, std::span<rung const> ladders,
                                     std::string_view group = {}) {
  std::size_t first = 0;
  while (first < ladders.size() && ladders[first].group != group)
    ++first;
  if (ladders.empty())
    return error::of(errc::no_ladder);
  if (first == ladders.size())
    return error::at(errc::unknown_group, group);
  return detail::grade_on(score, detail::ladder_from(ladders, first));
}
template <class = detail::on_use>
[[nodiscard]] result<grade> grade_of(points score, std::span<rung const> ladders,
                                     std::string_view group = {}) {
  return grade_of(fraction{score}, ladders, group);
}

} // namespace starlot::inline v0

#endif
