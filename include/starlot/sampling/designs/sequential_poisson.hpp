// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGNS_SEQUENTIAL_POISSON_HPP
#define STARLOT_SAMPLING_DESIGNS_SEQUENTIAL_POISSON_HPP

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

/// Sequential Poisson sampling (序贯泊松抽样): by tickets, with probabilities near to proportional to size, of all outlets or of
/// each stratum. It can be extended as other draws by tickets can.
///
/// With U = (T + 1/2)/2^256, T the ticket, outlets are ordered by U / x, x their size; the first n are drawn. Ranks are exact
/// quotients of integers, equal ones in the order of ids: no floating point orders anything. A person recomputes them from the
/// tickets in the record and the sizes of the frame, and compares with the outlet behind "next", which was not drawn:
///
///     echo "ibase=16; t=$(echo 0431bc…6 | tr a-f A-F); ibase=A; scale=90; x=12; (2*t+1)/2^257/x" | bc
///
/// An outlet with n x >= X, X the sum of the sizes, is certain to be in the sample. It is taken out, with one visit, and the rest
/// is looked at again until none is left; certain outlets are a stratum of the plan, `certain`, and stand as "chosen" in the
/// record. An extension to so many visits that another outlet becomes certain is refused.
///
/// An outlet is in the sample with a probability near to n x / X, which is what the sample calls nominal. In small samples of
/// uneven outlets it is not so near: up to 0.031 off for n = 3 of 3, 2, 8, 1, 5, 9, 12, 4, 6; 0.008 for n = 10 of the sizes
/// 1 to 40; 0.0007 for n = 20 of 1 to 200; large ones come a little less often than that. `pareto` is nearer, and `sampford` and
/// `systematic_pps` are exact, but none of these can be extended. Variances are Brewer's (unequal.hpp).
/// In a record: "visits N", then, within strata, "within-strata ALLOCATION".
/// Source: Ohlsson 1998, Journal of Official Statistics 14, 149-162.
struct sequential_poisson {
  static constexpr std::string_view name = "sequential-poisson-1";
  static constexpr bool extendable = true;

  std::uint32_t n = 0;        ///< in all, with those that are certain
  bool within_strata = false; ///< each stratum by itself
  /// Of visits to strata, by their numbers of outlets; or `equal`.
  starlot::allocation allocation = starlot::allocation::proportional_to_size;

  template <class Lines> static void write(Lines& lines, sequential_poisson design) {
    detail::write_visits(lines, design);
  }
  template <class Lines> [[nodiscard]] static sequential_poisson read(Lines& lines) {
    return detail::read_visits<sequential_poisson>(lines);
  }
};

namespace detail {

/// U / x, without the constant part.
template <class Number>
[[nodiscard]] ticket_rank sequential_poisson_rank(Number const& u, std::uint32_t, std::int64_t,
                                                  std::int64_t size) {
  return {u.odd, decltype(u.odd){size}};
}

template <class Use = on_use>
inline constexpr selection sequential_poisson_selection{"sequential-poisson-1",
                                                        true,
                                                        true,
                                                        nullptr,
                                                        &sequential_poisson_rank<used_by<Use, ticket_number>>,
                                                        nullptr};

} // namespace detail

/// Errors: those of `simple_random`; within strata those of `stratified`, which knows nothing of the strata.
/// Complexity: linear in outlets for each round in which one becomes certain.
template <class Plan = draw_plan> [[nodiscard]] result<Plan> plan(frame const& f, sequential_poisson design) {
  auto out = detail::planned_visits<Plan>(f, design);
  if (out)
    detail::select_by_size(f, *out,
                           detail::sequential_poisson_selection<detail::used_by<Plan, detail::on_use>>);
  return out;
}

} // namespace starlot::inline v0

#endif
