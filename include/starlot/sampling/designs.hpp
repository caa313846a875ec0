// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGNS_HPP
#define STARLOT_SAMPLING_DESIGNS_HPP

#include <starlot/detail/sampling/design_list.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/designs/census.hpp>
#include <starlot/sampling/designs/fixed_allocation.hpp>
#include <starlot/sampling/designs/multi_site.hpp>
#include <starlot/sampling/designs/pareto.hpp>
#include <starlot/sampling/designs/sampford.hpp>
#include <starlot/sampling/designs/sequential_poisson.hpp>
#include <starlot/sampling/designs/simple_random.hpp>
#include <starlot/sampling/designs/stratified.hpp>
#include <starlot/sampling/designs/systematic.hpp>
#include <starlot/sampling/designs/systematic_pps.hpp>

// How outlets are drawn:
//
//   census{}                                     all of them
//   simple_random{15}                            each set of 15 with the same probability
//   stratified{24}                               24 in all, in proportion to the outlets of each stratum
//   stratified{24, allocation::neyman, known}    or with what is known of the strata: deviations, costs, limits
//   fixed_allocation{visits}                     so many of each stratum
//   systematic{15}                               at equal steps through the frame, from a random start
//   systematic_pps{15}                           likewise, with probabilities proportional to size
//   sampford{15}                                 likewise, with pairs that are all possible; at most 4 096 outlets
//   pareto{15}                                   with probabilities nearly proportional to size, by tickets
//   sequential_poisson{15}                       likewise, less nearly; can be extended
//   systematic{.n = 24, .within_strata = true}   likewise, through each stratum
//   multi_site{audit_kind::surveillance, ids}    as many of each layer as IAF MD 1 says, some of them chosen
//
// To add a ready design: a header in designs/, its include here, and its name in the list. A design of your own: design.hpp.

namespace starlot::inline v0 {

/// The designs that a record knows by name.
using ready_designs = detail::design_list<census, simple_random, stratified, fixed_allocation, multi_site,
                                          systematic, systematic_pps, sequential_poisson, pareto, sampford>;

/// A design that a record writes, reads back and replays by itself: one of `ready_designs`. It says
///
///     static constexpr std::string_view name;                          // with its version: it never changes its meaning
///     static constexpr bool extendable;                                // more outlets may be drawn later, in their order
///     template <class Lines> static void write(Lines&, This const&);   // a line for each parameter
///     template <class Lines> static This read(Lines&);                 // from such lines
///
/// and has a `plan` beside it, which names a `selection` for each stratum that is not drawn by tickets: the selection says
/// what follows from a random start, the probabilities, and so the variance that `survey_design::of` takes.
template <class T>
concept ReadyDesign = ready_designs::template has<T>;

} // namespace starlot::inline v0

#endif
