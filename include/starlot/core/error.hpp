// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_ERROR_HPP
#define STARLOT_CORE_ERROR_HPP

#include <starlot/core/decimal.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

/// What is wrong with the data. The numbers are part of the interface: none is ever reused or given another
/// meaning. Sentences in English and Chinese are in `core/error_text.hpp`.
enum class errc : std::uint16_t {
  none = 0,

  // numbers and texts: 1xx
  not_a_number = 101,
  too_many_decimals = 102,
  number_out_of_range = 103,
  bad_date = 104,
  bad_time = 105,

  // a scheme that cannot be rated with: 2xx
  scheme_without_id = 200,
  scheme_without_version = 201,
  no_criteria = 202,
  empty_id = 203,
  bad_id = 204,
  duplicate_id = 205,
  clause_without_children = 206,
  points_not_positive = 207,
  points_do_not_add_up = 208,
  points_missing = 209,
  points_out_of_range = 210,
  weight_where_points_count = 211,
  points_where_weights_count = 212,
  too_few_knots = 213,
  knots_not_increasing = 214,
  knots_too_far_apart = 215,
  ratio_not_positive = 216,
  half_credit_limit_negative = 217,
  rule_needs_points = 218,
  unknown_rule = 219,
  no_ladder = 220,
  ladder_not_increasing = 221,
  rung_unreachable = 222,
  rung_without_name = 223,
  too_many_rungs = 224,
  unknown_roll_up = 225,
  unknown_policy = 226,
  advisory_with_worth = 227,
  trims_everything = 228,
  amount_not_positive = 230,
  limit_not_positive = 231,
  unknown_rung = 232,
  unknown_step = 233,
  unknown_branch = 234,
  condition_does_not_fit = 235,
  clamp_reversed = 236,
  unknown_parent = 240,
  parent_is_a_criterion = 241,
  parent_cycle = 242,
  too_deep = 243,
  ladder_mixed_directions = 250,
  ladder_gap = 251,
  ladder_overlap = 252,
  duplicate_group = 253,
  unknown_ladder = 254,
  rungs_beside_own_ladder = 255,
  stars_negative = 256,
  part_of_another_kind = 260,
  unknown_scope = 261,
  bad_text = 262,
  bad_rung_text = 263,

  // findings: 3xx
  unknown_id = 300,
  not_a_criterion = 301,
  finding_does_not_fit = 302,
  sample_is_empty = 303,
  more_nonconforming_than_sampled = 304,
  count_negative = 305,
  count_too_large = 306,
  amount_out_of_range = 307,
  unknown_level = 308,
  not_applicable_refused = 309,
  nothing_applicable = 310,
  reason_missing = 311,
  ratio_of_nothing = 312,
  rule_refused = 313,
  group_missing = 314,
  unknown_group = 315,
  author_missing = 316,
  nothing_to_override = 317,
  already_recorded = 318,
  ladders_differ = 319,

  // points sheets of the catalog: 4xx
  sheet_unknown_id = 401,
  sheet_duplicate_id = 402,
  sheet_item_missing = 403,
  sheet_item_without_indicators = 404,
  sheet_points_not_positive = 405,
  sheet_chapter_mismatch = 406,
  sheet_item_mismatch = 407,
  sheet_text_missing = 408,
  sheet_rule_on_item = 409,

  // frames and draws: 5xx
  frame_empty = 500,
  outlet_without_id = 501,
  bad_outlet_text = 502,
  duplicate_outlet = 503,
  size_not_positive = 504,
  stratum_missing = 505,
  cluster_missing = 506,
  frame_too_large = 507,
  bad_frame_line = 508,
  frame_not_canonical = 509,
  seed_empty = 510,
  source_missing = 511,
  bad_source = 512,
  seed_not_later = 513,
  allocation_empty = 520,
  stratum_empty = 521,
  deviation_negative = 522,
  cost_not_positive = 523,
  cap_below_minimum = 524,
  too_few_visits = 525,
  too_many_visits = 526,
  stratum_unknown = 527,
  stratum_listed_twice = 528,
  stratum_not_listed = 529,
  sample_of_none = 530,
  unknown_design = 531,
  bad_design_line = 532,
  outlet_unknown = 540,
  chosen_twice = 541,
  too_many_chosen = 542,
  not_a_record = 550,
  bad_record_line = 551,
  unknown_algorithm = 552,
  frame_differs = 553,
  strata_differ = 554,
  draw_differs = 555,
  record_altered = 556,
  record_incomplete = 557,
  bad_line_ends = 558,
  not_extendable = 560,
  stratum_shrinks = 561,
  extension_of_none = 562,
  outlet_not_drawn = 563,
  already_replaced = 564,
  stratum_exhausted = 565,
  bad_reason = 566,
  chosen_not_replaceable = 567,

  // estimates: 6xx
  no_rows = 600,
  weight_not_finite = 601,
  weight_negative = 602,
  weights_all_zero = 603,
  population_not_positive = 604,
  fpc_varies = 605,
  fpc_below_sample = 606,
  probability_out_of_range = 607,
  probability_varies = 608,
  bad_joint_probability = 609,
  value_infinite = 610,
  domain_empty = 611,
  denominator_zero = 612,
  lonely_unit = 613,
  no_degrees_of_freedom = 614,
  no_variation = 615,
  variance_negative = 616,
  single_value = 617,
  not_a_proportion = 618,
  proportion_certain = 619,
  cell_unknown = 620,
  cell_listed_twice = 621,
  cell_empty = 622,
  quantile_beyond_sample = 623,
  cells_set_twice = 624,
  no_replicates = 630,
  replicates_differ = 631,
  replicate_undefined = 632,
  not_replicable = 633,
  bad_replicate_scale = 634,

  // companies: 7xx
  outlet_listed_twice = 700,
  head_office_criterion = 701,
  outlet_criterion = 702,
  scheme_differs = 703,
  not_a_summary = 704,
  nothing_visited = 705,
  outlet_not_reached = 706,
  outlet_visited_not_drawn = 707,
  replacement_not_named = 708,
  no_standard_error = 709,
  no_outlet_costs = 710,
  other_draw = 711,

  // decisions: 8xx
  law_too_large = 800,
  law_needs_memory = 801,
  run_stopped = 802,
  scores_not_exact = 803,
  score_range_reversed = 804,
  scores_missing = 805,
  cluster_empty = 806,
  influence_not_simulated = 807,
};

/// Where it is wrong. What is not known stays at its default.
///
/// `id` refers to characters of the scheme, the file or the row that the faulty thing came from, and lives as
/// long.
struct place {
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  std::string_view id;         ///< id of the clause, criterion, step or scheme
  std::size_t index = nowhere; ///< position: node, step, rung, knot or row, counted from 0
  std::size_t line = 0;        ///< line of a file, counted from 1
  std::size_t column = 0;      ///< column of that line in characters, counted from 1

  friend constexpr bool operator==(place const&, place const&) = default;
};

/// An error: a code, a place and, where it says more, the offending number and the one that was due.
struct error {
  errc code = errc::none;
  place where;
  decimal got;
  decimal expected;

  friend constexpr bool operator==(error const&, error const&) = default;
};

} // namespace starlot::inline v0

#endif
