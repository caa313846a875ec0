// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_SCHEME_FILE_HPP
#define STARLOT_FILES_SCHEME_FILE_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/files/scheme_reader.hpp>
#include <starlot/detail/files/scheme_writer.hpp>
#include <starlot/files/table.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <string>
#include <string_view>
#include <utility>

// A whole scheme as one table (files/table.hpp), form "scheme", version 1, to be written in a spreadsheet:
//
//   starlot scheme,1,an invented scheme
//   row,id,under,text_en,version,points,rule,count,stars
//   scheme,bike-care,,Bicycle care,2026,,,,
//   clause,1,,Reception,,,,,
//   criterion,1.1,1,Complaints are answered in time,,30,proportional,,
//   deduction,breach,,Breach of law,,1,,5,
//   rung,,,three stars,,20,,,3
//
// The column `row` says what a row is, and so which other columns it fills. An empty cell is the default that
// stands here first; where none stands, it must be filled. Columns that no row fills may be absent. A cell
// that its row does not use must be empty. Rows come in any order, but that siblings, steps and rungs keep
// theirs, and that knots follow their criterion.
//
//   scheme      the one row with what holds for all:
//                 id, version, text_en, text_zh (optional)
//                 roll_up        sum_of_points, raw_sum, weighted_mean, minimum, maximum: at the top; or one of
//                                drop_lowest 1, best_children 2, median_child, mean_of_ends, extra_credit 1,
//                                rescaled 1 5 0 100, rounded weighted_mean 0.5 half_up
//                 points         optional: what the whole is brought to (out_of)
//                 not_applicable refuse, full, zero, fail, leave_out: where a criterion does not say
//                 renormalise    over_tree, in_branch, among_siblings: likewise
//                 starts_at      optional: the points that a raw sum starts from
//                 if_nothing_applies   refuse, no_score, or the points of a company to which nothing applies
//                 ladder         optional: one of your own, instead of rungs; none: no grades
//                 aggregation    optional: a ready policy by its name, as pooled, mean_of_outlets, trimmed
//                 limit          what that policy takes: trimmed: the share at each end; outlet_floor: the least points
//   clause      id, under (the clause above; empty at the top), text_en, text_zh, roll_up,
//                 points or weight (optional: the sum of those below it; points may say `advisory`: all below is not counted)
//   criterion   id, under, text_en, text_zh, points or weight (1/3 too; points may say `advisory`: not counted),
//                 to             of a raw sum: points are the least and this the most; so points -5, to 0 are a penalty
//                                  of 5 points
//                 rule           all_or_nothing, proportional, partial_amount, half_credit, levels,
//                                table_at_least, table_at_most, curve, ratio, any_finding
//                 limit          ratio: 1/10; half_credit (optional): half is nothing up to so many points;
//                   tables and curves (optional): to what they round what they read: 0.1 half_even
//                 scope          head_office, per_outlet
//                 not_applicable, renormalise    empty: as the scheme says
//                 finding_of     optional: the criterion on whose finding it is judged, instead of one of its own
//   knot        of the criterion above it, for levels, tables and curves: at (a decimal), share or points,
//                 compares (of a table: above, or below, where the bound is strict), text_en, text_zh;
//                 behind the others, at otherwise: what all other values earn, share refused: that they are an error
//   deduction   id, text_en, text_zh, points for each; count (optional): so many fail the company
//   bonus       the same; count (optional): so many count at most
//   add                  points, below nothing too
//   cap, floor_at        points
//   clamp                points (the least), to (the most)
//   round_to             points (the multiple), rounding (down, up, truncate, half_up, half_away, half_even)
//   veto                 rung (optional): the special grade that it awards
//   grade_limit, rung_needs, grade_floor, grade_is      points or rung: the rung, by its bound or by its name
//   group_is             group: the peer group of a company where the condition holds; without one, of all that the rows
//                          before it leave. The first that holds decides.
//   counts               under: the clause or criterion that counts only where the condition holds
//     All steps, from deduction on, take id (where something is recorded for them), text_en, text_zh, and a
//     condition, which rung_needs must have:
//                 if             when, unless; of rung_needs: needs, when
//                 looks_at       asked (a finding under the id of the step), score, branch, any_branch,
//                                every_branch, any_criterion, every_criterion, assessed, group, value
//                 where          an id, for branch and value; optional for assessed; a group, for group
//                 compares       at_least, above, at_most, below
//                 limit          a share; or points, without a unit; or how many, for assessed; or a number, for value
//                 condition      instead of these four: several conditions in words, as
//                                  branch 3 below 50% and not branch 2 at_least 80%
//                                  (any_branch below 20% or asked) and assessed 1 at_least 4
//                                each is what it looks at, where, how it compares and the limit; `not` binds closest,
//                                then `and`, then `or`; an id with blanks, brackets or quotes stands 'in quotes'
//   rung        points (or 200/3), to (optional: where it ends), compares (at_least, above, at_most, below; or awarded: no score
//                 reaches it, a step awards it, without points and behind the others), stars (0), group (optional), text_en,
//                 text_zh; the worst first
//
// A share is 60% or 3/5, a number has up to six decimals and a point. What the caller has written himself is
// `own` with its name in his custom table: a roll_up, rule, not_applicable, ladder or aggregation may say `own median`, and
// a row `own shrinking bonus` is a step, which has no other cells.
//
// All that is wrong is told at once: first what is wrong with cells; where nothing is, what is wrong with the scheme, at the cell
// that is concerned.

namespace starlot::inline v0 {

/// A scheme, and what its file says about itself.
struct scheme_file {
  std::string note;     ///< what the first line says
  loaded_scheme scheme; ///< as it was built
};

/// Reads a scheme. `mine` holds the parts that it calls `own`.
///
///     auto const file = read_scheme(*read_file("scheme.csv"));
///     if (!file)
///       std::fputs(messages("scheme.csv", file.errors()).c_str(), stderr);
///
/// Errors, all at once, each with line and column: those of `read_table`; if there is none of these, those of cells:
/// `unknown_word`, `cell_missing`, `cell_unexpected`, `bad_text`, numbers, `not_whole`, `not_a_share`, `not_a_ratio`,
/// `not_a_condition`, `knot_without_criterion`, `knot_unexpected`, `scheme_row_repeated`, and without a place
/// `scheme_row_missing`; then those of `loaded_scheme::build`. Complexity: that of `loaded_scheme::build`.
template <class = detail::on_use>
[[nodiscard]] result<scheme_file> read_scheme(std::string_view bytes, custom_table const& mine = {},
                                              table_options const& options = {}) {
  auto const rows = read_table(bytes, detail::files::scheme_form, options);
  if (!rows)
    return rows.errors();
  detail::files::file_faults found;
  detail::files::scheme_reader reader{*rows, found};
  auto const& parts = reader.read();
  if (found.none()) {
    auto built = loaded_scheme::build(parts, mine);
    if (built)
      return scheme_file{std::string{rows->note()}, std::move(built).value()};
    for (auto const& fault : built.errors())
      reader.add(fault);
  }
  return found.sorted();
}

/// Writes a scheme. It is read again as a scheme with the same hash and the same texts, and written again as the same bytes;
/// texts of a compile-time scheme that are more than a line are not read.
///
/// A part of the caller's is written with its name in `names`, found by what it says of itself, or with its own
/// name. Preconditions: parts that differ have different names so, and steps are as their classes make them
/// (contract).
template <class Text = std::string>
[[nodiscard]] Text write_scheme(any_scheme const& scheme, custom_table const& names = {}, std::string_view note = {}) {
  return detail::files::scheme_writer{scheme, names}.write(note);
}

/// The same for a compile-time scheme: `write_scheme<bike_care>()`.
template <auto const& Scheme>
[[nodiscard]] std::string write_scheme(custom_table const& names = {}, std::string_view note = {}) {
  return write_scheme(compiled<Scheme>, names, note);
}

} // namespace starlot::inline v0

#endif
