// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_SCHEME_PLACES_HPP
#define STARLOT_DETAIL_FILES_SCHEME_PLACES_HPP
// IWYU pragma: private, include <starlot/files/scheme_file.hpp>

#include <starlot/core/error_code.hpp>

#include <string_view>

namespace starlot::inline v0::detail::files {

/// The column that a fault of a scheme is about, of a row that fills the columns that `is_filled` says.
template <class IsFilled>
[[nodiscard]] std::string_view column_of(errc code, bool is_rung, IsFilled const& is_filled) {
  switch (code) {
  case errc::scheme_without_version:
    return "version";
  case errc::scheme_without_id:
  case errc::empty_id:
  case errc::bad_id:
  case errc::id_with_unseen:
  case errc::duplicate_id:
    return "id";
  case errc::unknown_parent:
  case errc::parent_is_a_criterion:
  case errc::parent_cycle:
  case errc::too_deep:
    return "under";
  case errc::bad_weight_ratio:
    return "weight";
  case errc::points_not_positive:
  case errc::weight_where_points_count:
    return is_filled("weight") ? "weight" : "points";
  case errc::points_do_not_add_up:
  case errc::points_missing:
  case errc::points_out_of_range:
  case errc::points_where_weights_count:
  case errc::advisory_with_worth:
  case errc::amount_not_positive:
    return "points";
  case errc::too_few_knots:
  case errc::knots_not_increasing:
  case errc::knots_too_far_apart:
  case errc::knot_beyond_worth:
  case errc::knot_not_strict:
  case errc::otherwise_misplaced:
  case errc::rule_needs_points:
  case errc::any_finding_is_advisory:
  case errc::unknown_rule:
    return "rule";
  case errc::ratio_not_positive:
  case errc::bad_reading:
  case errc::half_credit_limit_negative:
  case errc::trims_everything:
  case errc::wrong_parameter:
    return "limit";
  case errc::unknown_roll_up:
  case errc::raw_sum_below_top:
    return "roll_up";
  case errc::needs_raw_sum:
    return is_filled("starts_at") ? "starts_at" : "points";
  case errc::ungraded_with_rungs:
    return "ladder";
  case errc::points_for_nothing_out_of_range:
    return "if_nothing_applies";
  case errc::raw_sum_is_rescaled:
    return is_filled("renormalise") ? "renormalise" : "points";
  case errc::finding_of_does_not_fit:
    return "finding_of";
  case errc::unknown_policy:
    return "not_applicable";
  case errc::unknown_aggregation:
    return "aggregation";
  case errc::limit_not_positive:
    return "count";
  case errc::unknown_rung:
  case errc::special_rung_has_no_order:
  case errc::award_is_not_special:
    return is_filled("rung") ? "rung" : "points";
  case errc::unknown_branch:
    return is_filled("condition") ? "condition" : "where";
  case errc::condition_does_not_fit:
  case errc::condition_without_effect:
  case errc::second_question:
    return is_filled("condition") ? "condition" : "limit";
  case errc::group_without_ladder:
    return is_filled("group") ? "group" : is_filled("condition") ? "condition" : "where";
  case errc::clamp_reversed:
  case errc::ladder_gap:
  case errc::ladder_overlap:
    return "to";
  case errc::ladder_mixed_directions:
  case errc::special_rung_misplaced:
    return "compares";
  case errc::ladder_not_increasing:
  case errc::rung_unreachable:
    return is_rung ? "points" : "ladder";
  case errc::rung_without_name:
    return is_rung ? "text_en" : "ladder";
  case errc::stars_negative:
    return is_rung ? "stars" : "ladder";
  case errc::duplicate_group:
    return is_rung ? "group" : "ladder";
  case errc::unknown_ladder:
  case errc::rungs_beside_own_ladder:
    return "ladder";
  default:
    return "row";
  }
}

} // namespace starlot::inline v0::detail::files

#endif
