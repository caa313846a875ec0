// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_DEFINITION_ERROR_HPP
#define STARLOT_DETAIL_SCHEME_DEFINITION_ERROR_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/detail/base/decimal_text.hpp>

#include <cstddef>
#include <utility>

namespace starlot::inline v0::detail {

// Characters that the compiler shows beside the sentence: the id of the clause, criterion, step, or the name of the
// rung; the offending number, and the one that was due.
template <char...> struct at {};
template <char...> struct got {};
template <char...> struct due {};

/// What the compiler prints for a scheme that is wrong: one sentence for each rule of the validator, and in the
/// template arguments where it is wrong. `Index` counts clauses, criteria and then steps, or rungs; -1: the
/// scheme as a whole. A class template and not a consteval function: Clang 14 crashes on that after printing
/// the error.
template <errc Code, class At, std::ptrdiff_t Index, class Got, class Due> struct definition_error {
  static constexpr bool none = Code == errc::none;

  static_assert(Code != errc::scheme_without_id, "scheme definition: a scheme needs an id");
  static_assert(Code != errc::scheme_without_version, "scheme definition: a scheme needs a version");
  static_assert(Code != errc::no_criteria, "scheme definition: a scheme needs at least one criterion");
  static_assert(
      Code != errc::empty_id,
      "scheme definition: every clause, criterion, deduction, bonus and grade limit needs an id (see At)");
  static_assert(Code != errc::id_with_unseen,
                "scheme definition: an id begins or ends with a blank, or holds a space of another "
                "width or a character that is not seen (see At)");
  static_assert(Code != errc::bad_id,
                "scheme definition: ids and versions are UTF-8 without control characters (see At)");
  static_assert(Code != errc::duplicate_id, "scheme definition: two parts have the same id (see At)");
  static_assert(Code != errc::clause_without_children,
                "scheme definition: a clause needs at least one clause or criterion below it (see At)");
  static_assert(Code != errc::points_not_positive,
                "scheme definition: points and weights are greater than zero (see At, Got)");
  static_assert(Code != errc::points_do_not_add_up, "scheme definition: the points of the children do not "
                                                    "add up to those of their clause (see At, Got, Due)");
  static_assert(
      Code != errc::points_missing,
      "scheme definition: a clause with or below a weighted mean must say its own points or weight (see At)");
  static_assert(Code != errc::points_out_of_range,
                "scheme definition: the sum of the points is out of range (see At)");
  static_assert(
      Code != errc::weight_where_points_count,
      "scheme definition: this part needs points, not a weight, because its parent sums points (see At)");
  static_assert(Code != errc::points_where_weights_count,
                "scheme definition: this part needs a weight, not points, because its parent is a weighted "
                "mean (see At)");
  static_assert(Code != errc::too_few_knots,
                "scheme definition: levels, tables and curves need at least two knots (see At, Got)");
  static_assert(Code != errc::knot_beyond_worth, "scheme definition: a knot earns less than nothing, or more "
                                                 "than its criterion is worth (see At, Got, Due)");
  static_assert(Code != errc::knot_not_strict,
                "scheme definition: only knots of tables have strict bounds (see At, Got)");
  static_assert(Code != errc::bad_reading, "scheme definition: tables and curves round what they read to a "
                                           "multiple above zero (see At, Got)");
  static_assert(Code != errc::bad_weight_ratio,
                "scheme definition: the whole of a weight is not above zero, or the "
                "weights of siblings have no common denominator that fits (see At)");
  static_assert(Code != errc::otherwise_misplaced,
                "scheme definition: what all other values earn stands last "
                "in a table or curve, once (see At)");
  static_assert(Code != errc::finding_of_does_not_fit,
                "scheme definition: finding_of names a criterion with a finding of its own, the same scope, "
                "and a rule for the same kind of finding (see At)");
  static_assert(Code != errc::knots_not_increasing,
                "scheme definition: the knots of levels, tables and curves increase strictly (see At, Got)");
  static_assert(Code != errc::knots_too_far_apart, "scheme definition: two knots of a curve are so far apart "
                                                   "that a share between them does not fit (see At, Got)");
  static_assert(Code != errc::ratio_not_positive,
                "scheme definition: both numbers of a ratio are greater than zero (see At)");
  static_assert(Code != errc::half_credit_limit_negative,
                "scheme definition: the worth up to which half credit is nothing is not negative (see At)");
  static_assert(
      Code != errc::rule_needs_points,
      "scheme definition: partial_amount and half_credit.none_at need points, not a weight (see At)");
  static_assert(Code != errc::any_finding_is_advisory,
                "scheme definition: any_finding judges nothing: the criterion is advisory (see At)");
  static_assert(Code != errc::no_ladder, "scheme definition: the ladder has no rungs");
  static_assert(Code != errc::ladder_not_increasing,
                "scheme definition: the rungs of a ladder increase strictly (see At, Got, Due)");
  static_assert(Code != errc::rung_unreachable,
                "scheme definition: no score reaches this rung (see At, Got, Due)");
  static_assert(Code != errc::rung_without_name, "scheme definition: every rung has a name (see At)");
  static_assert(Code != errc::too_many_rungs, "scheme definition: a ladder has at most 32 rungs (see Got)");
  static_assert(Code != errc::amount_not_positive,
                "scheme definition: the points of a step are greater than zero (see At, Got)");
  static_assert(Code != errc::limit_not_positive,
                "scheme definition: the count at which a step fails or stops is greater than zero (see At)");
  static_assert(Code != errc::unknown_rung, "scheme definition: a step on the grade names a rung of every "
                                            "ladder, by its bound or its name (see At, Got)");
  static_assert(
      Code != errc::unknown_branch,
      "scheme definition: the condition of a step names a clause or criterion of the scheme (see At)");
  static_assert(Code != errc::unknown_read,
                "scheme definition: a part of your own reads a clause or criterion "
                "that the scheme does not have (see At)");
  static_assert(
      Code != errc::condition_does_not_fit,
      "scheme definition: the limit of a condition does not fit what it looks at: points for the score and "
      "for what is worth points, else a share, or a count (see At, Got)");
  static_assert(
      Code != errc::second_question,
      "scheme definition: a step asks one question, and a deduction or bonus, which counts findings, "
      "none (see At)");
  static_assert(
      Code != errc::condition_without_effect,
      "scheme definition: a condition can do nothing for its step: it looks at nothing that counts, "
      "or no value reaches its limit (see At)");
  static_assert(Code != errc::clamp_reversed,
                "scheme definition: the lower end of a clamp is above its upper end (see At, Got, Due)");
  static_assert(
      Code != errc::ladder_mixed_directions,
      "scheme definition: all rungs of a ladder look the same way: at_least and above, or at_most and below "
      "(see At)");
  static_assert(Code != errc::ladder_gap,
                "scheme definition: a rung ends before the next one starts (see At, Got, Due)");
  static_assert(Code != errc::ladder_overlap,
                "scheme definition: a rung ends after the next one has started (see At, Got, Due)");
  static_assert(Code != errc::duplicate_group, "scheme definition: a peer group has one ladder (see At)");
  static_assert(Code != errc::stars_negative,
                "scheme definition: the stars of a rung are not negative (see At, Got)");
  static_assert(Code != errc::trims_everything,
                "scheme definition: a trimmed mean leaves out less than half of the weight at each end");
  static_assert(
      Code != errc::raw_sum_below_top,
      "scheme definition: a raw sum stands at the top only; below it, sum_of_points is the same (see At)");
  static_assert(Code != errc::raw_sum_is_rescaled,
                "scheme definition: a raw sum is never brought to other points: out_of and renormalise do "
                "not fit it (see At, Got, Due)");
  static_assert(
      Code != errc::points_for_nothing_out_of_range,
      "scheme definition: the points of a company to which nothing applies lie outside of the scale "
      "(see Got, Due)");
  static_assert(Code != errc::needs_raw_sum,
                "scheme definition: a start, or points below nothing, need a raw sum at the top and sums of "
                "points down to them (see At, Got)");
  static_assert(Code != errc::group_without_ladder, "scheme definition: a condition or step names a peer group for "
                                                    "which there is no ladder (see At)");
  static_assert(Code != errc::ungraded_with_rungs,
                "scheme definition: the scheme says that it has no ladder, and has rungs");
  static_assert(
      Code != errc::counted_needs_itself,
      "scheme definition: whether a part counts depends on what it, or a later step, decides over (see At)");
  static_assert(
      Code != errc::special_rung_misplaced,
      "scheme definition: rungs that only a step awards stand behind the others of their ladder, of "
      "which there is one at least (see At)");
  static_assert(Code != errc::special_rung_has_no_order,
                "scheme definition: a limit, a floor or a need names a rung that scores reach, not a special "
                "one (see At)");
  static_assert(Code != errc::award_is_not_special,
                "scheme definition: a veto awards a rung that is declared as rung::awarded (see At)");
  static_assert(Code != errc::wrong_parameter &&
                    (none || static_cast<int>(Code) / 100 == 2 || Code == errc::finding_of_does_not_fit),
                "scheme definition: a part says, by its check(), that it was given what it does not take");
  static_assert(Code != errc::unknown_rule && Code != errc::unknown_roll_up && Code != errc::unknown_policy &&
                    Code != errc::unknown_step && Code != errc::advisory_with_worth,
                "scheme definition: there is no such rule, roll-up, policy or step (see At)");
};

/// The error of a fault, with its characters as template arguments.
template <error const& Fault, class Id, class Got, class Due> struct explained;
template <error const& Fault, std::size_t... Id, std::size_t... Got, std::size_t... Due>
struct explained<Fault, std::index_sequence<Id...>, std::index_sequence<Got...>,
                 std::index_sequence<Due...>> {
  using type = definition_error<Fault.code, at<Fault.where.id.view()[Id]...>,
                                static_cast<std::ptrdiff_t>(Fault.where.index),
                                got<print_micro(Fault.got.micro(), 0).view()[Got]...>,
                                due<print_micro(Fault.expected.micro(), 0).view()[Due]...>>;
};

[[nodiscard]] consteval std::size_t shown_id(error const& fault) {
  auto const size = fault.where.id.size();
  return size < 64 ? size : 64;
}
[[nodiscard]] consteval std::size_t shown_number(decimal n) {
  return n == decimal{} ? 0 : print_micro(n.micro(), 0).view().size();
}

template <error const& Fault>
using explain = typename explained<Fault, std::make_index_sequence<shown_id(Fault)>,
                                   std::make_index_sequence<shown_number(Fault.got)>,
                                   std::make_index_sequence<shown_number(Fault.expected)>>::type;

} // namespace starlot::inline v0::detail

#endif
