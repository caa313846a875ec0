// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/core/error_code.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <set>
#include <string_view>
#include <type_traits>

namespace {

using starlot::errc;
using starlot::error_text;
using namespace starlot_tests;

static_assert(std::is_same_v<std::underlying_type_t<errc>, std::uint16_t>);

// Frozen: a line may be added, none may change.
struct row {
  errc code;
  int number;
};

constexpr row rows[] = {
    {errc::none, 0},

    {errc::not_a_number, 101},
    {errc::too_many_decimals, 102},
    {errc::number_out_of_range, 103},
    {errc::bad_date, 104},
    {errc::bad_time, 105},
    {errc::text_not_utf8, 106},

    {errc::scheme_without_id, 200},
    {errc::scheme_without_version, 201},
    {errc::no_criteria, 202},
    {errc::empty_id, 203},
    {errc::bad_id, 204},
    {errc::duplicate_id, 205},
    {errc::clause_without_children, 206},
    {errc::points_not_positive, 207},
    {errc::points_do_not_add_up, 208},
    {errc::points_missing, 209},
    {errc::points_out_of_range, 210},
    {errc::weight_where_points_count, 211},
    {errc::points_where_weights_count, 212},
    {errc::too_few_knots, 213},
    {errc::knots_not_increasing, 214},
    {errc::knots_too_far_apart, 215},
    {errc::ratio_not_positive, 216},
    {errc::half_credit_limit_negative, 217},
    {errc::rule_needs_points, 218},
    {errc::unknown_rule, 219},
    {errc::no_ladder, 220},
    {errc::ladder_not_increasing, 221},
    {errc::rung_unreachable, 222},
    {errc::rung_without_name, 223},
    {errc::too_many_rungs, 224},
    {errc::unknown_roll_up, 225},
    {errc::unknown_policy, 226},
    {errc::advisory_with_worth, 227},
    {errc::trims_everything, 228},
    {errc::wrong_parameter, 229},
    {errc::amount_not_positive, 230},
    {errc::limit_not_positive, 231},
    {errc::unknown_rung, 232},
    {errc::unknown_step, 233},
    {errc::unknown_branch, 234},
    {errc::condition_does_not_fit, 235},
    {errc::clamp_reversed, 236},
    {errc::second_question, 237},
    {errc::condition_without_effect, 238},
    {errc::unknown_read, 239},
    {errc::unknown_parent, 240},
    {errc::parent_is_a_criterion, 241},
    {errc::parent_cycle, 242},
    {errc::too_deep, 243},
    {errc::ladder_mixed_directions, 250},
    {errc::ladder_gap, 251},
    {errc::ladder_overlap, 252},
    {errc::duplicate_group, 253},
    {errc::unknown_ladder, 254},
    {errc::rungs_beside_own_ladder, 255},
    {errc::stars_negative, 256},
    {errc::part_of_another_kind, 260},
    {errc::unknown_scope, 261},
    {errc::bad_text, 262},
    {errc::bad_rung_text, 263},
    {errc::unknown_aggregation, 264},
    {errc::id_with_unseen, 266},
    {errc::knot_beyond_worth, 270},
    {errc::knot_not_strict, 271},
    {errc::bad_reading, 272},
    {errc::otherwise_misplaced, 273},
    {errc::bad_weight_ratio, 274},
    {errc::raw_sum_below_top, 275},
    {errc::raw_sum_is_rescaled, 276},
    {errc::points_for_nothing_out_of_range, 277},
    {errc::needs_raw_sum, 278},
    {errc::ungraded_with_rungs, 279},
    {errc::group_without_ladder, 285},
    {errc::criterion_of_other_group, 286},
    {errc::counted_needs_itself, 287},
    {errc::special_rung_misplaced, 290},
    {errc::special_rung_has_no_order, 291},
    {errc::award_is_not_special, 292},
    {errc::ids_look_alike, 293},
    {errc::step_without_effect, 294},
    {errc::rung_off_grid, 295},
    {errc::any_finding_is_advisory, 296},

    {errc::unknown_id, 300},
    {errc::not_a_criterion, 301},
    {errc::finding_does_not_fit, 302},
    {errc::sample_is_empty, 303},
    {errc::more_nonconforming_than_sampled, 304},
    {errc::count_negative, 305},
    {errc::count_too_large, 306},
    {errc::amount_out_of_range, 307},
    {errc::unknown_level, 308},
    {errc::not_applicable_refused, 309},
    {errc::nothing_applicable, 310},
    {errc::reason_missing, 311},
    {errc::ratio_of_nothing, 312},
    {errc::rule_refused, 313},
    {errc::group_missing, 314},
    {errc::unknown_group, 315},
    {errc::author_missing, 316},
    {errc::nothing_to_override, 317},
    {errc::already_recorded, 318},
    {errc::ladders_differ, 319},
    {errc::part_not_monotone, 320},
    {errc::part_refused, 321},
    {errc::not_saved_findings, 322},
    {errc::other_subject, 323},
    {errc::groups_differ, 324},
    {errc::nothing_compared, 325},
    {errc::not_decided, 326},
    {errc::nothing_to_decide, 327},
    {errc::not_saved_nonconformities, 328},
    {errc::unknown_nonconformity, 329},
    {errc::already_closed, 330},
    {errc::evidence_missing, 331},
    {errc::not_saved_reconciliation, 332},
    {errc::value_outside_table, 340},
    {errc::quotient_too_fine, 341},
    {errc::finding_of_does_not_fit, 343},
    {errc::judged_on_another, 344},
    {errc::no_sheets, 360},
    {errc::grade_without_rank, 361},
    {errc::no_reference, 362},

    {errc::sheet_unknown_id, 401},
    {errc::sheet_duplicate_id, 402},
    {errc::sheet_item_missing, 403},
    {errc::sheet_item_without_indicators, 404},
    {errc::sheet_points_not_positive, 405},
    {errc::sheet_chapter_mismatch, 406},
    {errc::sheet_item_mismatch, 407},
    {errc::sheet_text_missing, 408},
    {errc::sheet_rule_on_item, 409},

    {errc::frame_empty, 500},
    {errc::outlet_without_id, 501},
    {errc::bad_outlet_text, 502},
    {errc::duplicate_outlet, 503},
    {errc::size_not_positive, 504},
    {errc::stratum_missing, 505},
    {errc::cluster_missing, 506},
    {errc::frame_too_large, 507},
    {errc::bad_frame_line, 508},
    {errc::frame_not_canonical, 509},
    {errc::seed_empty, 510},
    {errc::source_missing, 511},
    {errc::bad_source, 512},
    {errc::seed_not_later, 513},
    {errc::outlet_text_with_unseen, 514},
    {errc::allocation_empty, 520},
    {errc::stratum_empty, 521},
    {errc::deviation_negative, 522},
    {errc::cost_not_positive, 523},
    {errc::cap_below_minimum, 524},
    {errc::too_few_visits, 525},
    {errc::too_many_visits, 526},
    {errc::stratum_unknown, 527},
    {errc::stratum_listed_twice, 528},
    {errc::stratum_not_listed, 529},
    {errc::sample_of_none, 530},
    {errc::unknown_design, 531},
    {errc::bad_design_line, 532},
    {errc::start_without_seed, 533},
    {errc::not_drawn_by_tickets, 534},
    {errc::cluster_in_strata, 535},
    {errc::stage_not_by_cluster, 536},
    {errc::stratum_with_one_visit, 537},
    {errc::too_many_tries, 538},
    {errc::outlet_unknown, 540},
    {errc::chosen_twice, 541},
    {errc::too_many_chosen, 542},
    {errc::not_a_record, 550},
    {errc::bad_record_line, 551},
    {errc::unknown_algorithm, 552},
    {errc::frame_differs, 553},
    {errc::strata_differ, 554},
    {errc::draw_differs, 555},
    {errc::record_altered, 556},
    {errc::record_incomplete, 557},
    {errc::bad_line_ends, 558},
    {errc::starts_with_mark, 559},
    {errc::not_extendable, 560},
    {errc::stratum_shrinks, 561},
    {errc::extension_of_none, 562},
    {errc::outlet_not_drawn, 563},
    {errc::already_replaced, 564},
    {errc::stratum_exhausted, 565},
    {errc::bad_reason, 566},
    {errc::chosen_not_replaceable, 567},

    {errc::no_rows, 600},
    {errc::weight_not_finite, 601},
    {errc::weight_negative, 602},
    {errc::weights_all_zero, 603},
    {errc::population_not_positive, 604},
    {errc::fpc_varies, 605},
    {errc::fpc_below_sample, 606},
    {errc::probability_out_of_range, 607},
    {errc::probability_varies, 608},
    {errc::bad_joint_probability, 609},
    {errc::value_infinite, 610},
    {errc::domain_empty, 611},
    {errc::denominator_zero, 612},
    {errc::single_unit_stratum, 613},
    {errc::no_degrees_of_freedom, 614},
    {errc::no_variation, 615},
    {errc::variance_negative, 616},
    {errc::single_value, 617},
    {errc::not_a_proportion, 618},
    {errc::proportion_certain, 619},
    {errc::cell_unknown, 620},
    {errc::cell_listed_twice, 621},
    {errc::cell_empty, 622},
    {errc::quantile_beyond_sample, 623},
    {errc::cells_set_twice, 624},
    {errc::value_missing, 625},
    {errc::no_replicates, 630},
    {errc::replicates_differ, 631},
    {errc::replicate_undefined, 632},
    {errc::not_replicable, 633},
    {errc::bad_replicate_scale, 634},
    {errc::outlet_listed_twice, 700},
    {errc::head_office_criterion, 701},
    {errc::outlet_criterion, 702},
    {errc::scheme_differs, 703},
    {errc::not_a_summary, 704},
    {errc::nothing_visited, 705},
    {errc::outlet_not_reached, 706},
    {errc::outlet_visited_not_drawn, 707},
    {errc::replacement_not_named, 708},
    {errc::no_standard_error, 709},
    {errc::no_outlet_losses, 710},
    {errc::other_draw, 711},
    {errc::remarks_not_kept, 712},
    {errc::law_too_large, 800},
    {errc::law_needs_memory, 801},
    {errc::run_stopped, 802},
    {errc::scores_not_exact, 803},
    {errc::score_range_reversed, 804},
    {errc::scores_missing, 805},
    {errc::cluster_empty, 806},
    {errc::effects_not_simulated, 807},
    {errc::not_provable, 810},
    {errc::score_outside_range, 811},
    {errc::evidence_conflicts, 812},
    {errc::settlement_differs, 813},
    {errc::not_a_settlement, 814},
    {errc::settle_terms_differ, 815},

    {errc::cannot_open, 900},
    {errc::file_too_large, 901},
    {errc::file_empty, 902},
    {errc::cannot_write, 903},
    {errc::file_in_utf16, 910},
    {errc::file_not_utf8, 911},
    {errc::nul_byte, 912},
    {errc::file_is_workbook, 913},
    {errc::unclosed_quote, 920},
    {errc::stray_quote, 921},
    {errc::lone_cr, 922},
    {errc::field_count, 923},
    {errc::wrong_form, 930},
    {errc::unsupported_version, 931},
    {errc::no_columns, 932},
    {errc::missing_column, 933},
    {errc::unknown_column, 934},
    {errc::duplicate_column, 935},
    {errc::unknown_word, 950},
    {errc::number_missing, 951},
    {errc::number_unexpected, 952},
    {errc::not_whole, 953},
    {errc::repeated_row, 954},
    {errc::outlet_missing, 955},
    {errc::outlet_unexpected, 956},
    {errc::cannot_pool, 957},
    {errc::looks_like_another, 959},
    {errc::cell_missing, 960},
    {errc::cell_unexpected, 961},
    {errc::not_a_share, 962},
    {errc::not_a_ratio, 963},
    {errc::knot_without_criterion, 964},
    {errc::knot_unexpected, 965},
    {errc::scheme_row_missing, 966},
    {errc::scheme_row_repeated, 967},
    {errc::not_a_condition, 968},
    {errc::draw_record_missing, 970},
    {errc::bad_file_name, 980},
    {errc::file_listed_twice, 981},
    {errc::not_a_manifest, 982},
    {errc::bad_manifest_line, 983},
    {errc::file_missing, 984},
    {errc::file_not_listed, 985},
    {errc::file_altered, 986},
    {errc::bad_terms_line, 987},
    {errc::rating_differs, 988},
};

constexpr bool agrees(row const& r) { return static_cast<int>(r.code) == r.number; }

constexpr bool numbers_increase() {
  for (std::size_t i = 1; i < std::size(rows); ++i)
    if (rows[i - 1].number >= rows[i].number)
      return false;
  return true;
}

static_assert(holds_for_all(rows, agrees));
static_assert(numbers_increase(), "no number is used twice");

TEST_CASE("error: the numbers of the codes are frozen") { check_all(rows, agrees); }

#if defined(STARLOT_ERRORS_OF_NUMBERS) || defined(STARLOT_CODE) || defined(STARLOT_SENTENCE)
#error "the lists of error codes are no macros of the user"
#endif

TEST_CASE("every code has its own sentence in both languages, and no other number has one") {
  std::set<int> codes;
  for (auto const& r : rows)
    if (r.code != errc::none)
      codes.insert(r.number);
  std::set<std::string_view> english, chinese;
  for (int n = 0; n < 1'000; ++n) {
    auto const t = error_text(static_cast<errc>(n));
    CAPTURE(n, t.en);
    CHECK(t.en.empty() == (codes.count(n) == 0));
    CHECK(t.zh.empty() == (codes.count(n) == 0));
    if (!t.en.empty()) {
      CHECK(english.insert(t.en).second);
      CHECK(chinese.insert(t.zh).second);
    }
  }
  static_assert(error_text(errc::none).empty());
  static_assert(error_text(errc::sample_is_empty).en == "no sample was taken");
}

TEST_CASE("a few numbers by name") {
  CHECK(static_cast<int>(errc::not_a_number) == 101);
  CHECK(static_cast<int>(errc::duplicate_id) == 205);
  CHECK(static_cast<int>(errc::rung_unreachable) == 222);
  CHECK(static_cast<int>(errc::unknown_id) == 300);
  CHECK(static_cast<int>(errc::more_nonconforming_than_sampled) == 304);
  CHECK(static_cast<int>(errc::sheet_item_mismatch) == 407);
}

} // namespace
