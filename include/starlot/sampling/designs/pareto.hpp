// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGNS_PARETO_HPP
#define STARLOT_SAMPLING_DESIGNS_PARETO_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/planned_visits.hpp>
#include <starlot/detail/sampling/size_strata.hpp>
#include <starlot/detail/sampling/ticket_rank.hpp>
#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/selection.hpp>

#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

/// Pareto sampling (帕累托抽样): by tickets, with probabilities very near to proportional to size, of all outlets or of each
/// stratum.
///
/// With U = (T + 1/2)/2^256, T the ticket, and p = n x / X, x a size and X the sum of them, outlets are ordered by
/// U/(1 - U) (1 - p)/p; the first n are drawn. Ranks are exact quotients of integers, equal ones in the order of ids: no floating
/// point orders anything. A person recomputes them from the tickets in the record, the sizes of the frame and the line "sizes",
/// which has X, and compares with the outlet behind "next", which was not drawn:
///
///     echo "ibase=16; t=$(echo 0431bc…6 | tr a-f A-F); ibase=A; scale=90; n=3; s=50; x=12
///           u=(2*t+1)/2^257; u/(1-u)*(s-n*x)/(n*x)" | bc                              with s for X
///
/// An outlet with n x >= X is certain to be in the sample. It is taken out, with one visit, and the rest is looked at again until
/// none is left; certain outlets are a stratum of the plan, `certain`, and stand as "chosen" in the record; n and X are those of
/// the rest.
///
/// An outlet is in the sample with a probability near to n x / X, which is what the sample calls nominal: at most 0.0053 off for
/// n = 3 of 3, 2, 8, 1, 5, 9, 12, 4, 6, and 0.0003 for n = 10 of the sizes 1 to 40; but 0.07 for n = 1 of 10, 1, 1, 1. Variances
/// are Brewer's (unequal.hpp). Ranks depend on n, so that a larger sample would not hold a smaller one: it cannot be extended
/// (`sequential_poisson` can). An outlet may be replaced by the next one.
/// In a record: "visits N", then, within strata, "within-strata ALLOCATION".
/// Source: Rosén 1997, doi:10.1016/S0378-3758(96)00186-3.
struct pareto {
  static constexpr std::string_view name = "pareto-1";
  static constexpr bool extendable = false;

  std::uint32_t n = 0;        ///< in all, with those that are certain
  bool within_strata = false; ///< each stratum by itself
  /// Of visits to strata, by their numbers of outlets; or `equal`.
  starlot::allocation allocation = starlot::allocation::proportional_to_size;

  template <class Lines> static void write(Lines& lines, pareto design) {
    detail::write_visits(lines, design);
  }
  template <class Lines> [[nodiscard]] static pareto read(Lines& lines) {
    return detail::read_visits<pareto>(lines);
  }
};

namespace detail {

/// U/(1 - U) (1 - p)/p, without the constant part n.
template <class Number>
[[nodiscard]] ticket_rank pareto_rank(Number const& u, std::uint32_t n, std::int64_t sum, std::int64_t size) {
  return {u.odd * (sum - n * size), (u.all - u.odd) * size};
}

template <class Use = on_use>
inline constexpr selection pareto_selection{
    "pareto-1", true, true, nullptr, &pareto_rank<used_by<Use, ticket_number>>, nullptr};

} // namespace detail

/// Errors: those of `simple_random`; within strata those of `stratified`, which knows nothing of the strata.
/// Complexity: linear in outlets for each round in which one becomes certain.
template <class Plan = draw_plan> [[nodiscard]] result<Plan> plan(frame const& f, pareto design) {
  auto out = detail::planned_visits<Plan>(f, design);
  if (out)
    detail::select_by_size(f, *out, detail::pareto_selection<detail::used_by<Plan, detail::on_use>>);
  return out;
}

} // namespace starlot::inline v0

#endif
