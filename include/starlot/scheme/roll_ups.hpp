// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_ROLL_UPS_HPP
#define STARLOT_SCHEME_ROLL_UPS_HPP

#include <starlot/detail/scheme/policy_list.hpp>
#include <starlot/scheme/roll_ups/best_children.hpp>
#include <starlot/scheme/roll_ups/drop_lowest.hpp>
#include <starlot/scheme/roll_ups/extra_credit.hpp>
#include <starlot/scheme/roll_ups/mean_of_ends.hpp>
#include <starlot/scheme/roll_ups/median_child.hpp>
#include <starlot/scheme/roll_ups/rescaled.hpp>
#include <starlot/scheme/roll_ups/rounded_roll_up.hpp>

// Ready roll-ups beside sum, mean, minimum and maximum (roll_up.hpp); their children carry weights. Those that choose show in
// the trace which children counted, and drop the others.
//
//   drop_lowest{1}                     the mean without the lowest
//   best_children{2}                   the mean of the best two
//   median_child{}                     the child in the middle, or the mean of the two
//   mean_of_ends{}                     the mean of the best and the worst
//   extra_credit{1}                    the mean of all but the last, which is added to it
//   rescaled{1_dec, 5_dec, 0_dec, 100_dec}            a mean on one range, brought to another
//   rounded{weighted_mean, 0.5_pt, rounding::half_up}  what the clause earns, rounded; of minimum and maximum too
//   a type of your own                 see CustomRollUp in roll_up.hpp
//
// To add a ready roll-up: a header in roll_ups/, its include here, and its name in the list.

namespace starlot::inline v0 {

/// The roll-ups that a file names by their own names. One with parameters also says
///
///     static result<This> read(std::string_view text);   // or `errc::wrong_parameter`
///     std::string text() const;                          // what `read` reads
using ready_roll_ups = detail::policy_list<drop_lowest, best_children, median_child, mean_of_ends,
                                           extra_credit, rescaled, rounded<roll_up>>;

} // namespace starlot::inline v0

#endif
