// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_SETTLEMENT_HPP
#define STARLOT_DECISION_SETTLEMENT_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/text.hpp>
#include <starlot/decision/bet.hpp>
#include <starlot/decision/grade_rank.hpp>
#include <starlot/decision/population_scores.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/decision/settlement_parts.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/scheme/ladder.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0 {

/// What "proven" means.
inline constexpr text proven_means{
    "Proven: before the draw, the chance was at most the declared risk that this procedure, stopped at any "
    "outlet, "
    "would ever award more (or less) than the mean of all outlets deserves, whatever scores in the declared "
    "range they "
    "have.",
    "已证明:只要各网点得分在声明的范围之内,无论得分如何、在哪个网点停止,本程序授予的级别高于(或低于)"
    "全部网点平均分应得级别的概率,在抽签之前不超过声明的风险。"};
/// What it does not mean.
inline constexpr text proven_does_not_mean{
    "It does not give the probability that this company's grade is right, and it says nothing of wrong "
    "findings, of "
    "scores outside of the declared range, or of vetoes, caps and deductions, which follow.",
    "它不是该企业级别正确的概率,也不涉及评审发现的差错、超出声明范围的得分,以及其后的否决、封顶和扣分。"};

/// What is declared before the seed is known. All of it is recorded.
///
///     settle_terms const terms{.over_award_risk = 0.05_dec, .under_award_risk = 0.05_dec,
///                              .bet = adaptive_bet{82_pt, 80_dec, 5_dec, 0.75_dec}, .scores = {0_pt, 100_pt}};
///
/// Preconditions (contract): 0 < risks < 1; scores are from less to more, and apart by whole steps of the grid, which is
/// above 0.
struct settle_terms {
  decimal over_award_risk;             ///< of ever awarding more than the mean of all outlets deserves
  decimal under_award_risk;            ///< of ever awarding less
  starlot::bet bet;                    ///< on the next outlet
  score_range scores;                  ///< what an outlet can score; a score outside of it is refused
  points grid = points::from_micro(1); ///< scores between its steps are set down for an award, up against one
  fraction constant = {};              ///< what a company's score has besides the mean of its outlets' scores
};

/// How far a settlement is.
enum class settlement_state : std::uint8_t {
  open,        ///< more than one grade is possible
  settled,     ///< one grade is proven
  counted,     ///< all outlets were visited, and their mean has this grade
  conflicting, ///< what was proven contradicts itself: visit the rest
};

/// Which grades are proven, and which are refuted, by the outlets visited so far (级别的证明), in the order of the draw.
///
///     auto s = settlement::of(record, ladder, terms);     // before the first visit
///     while (!s->grade() && s->next())                    // the id of the outlet whose turn it is
///       if (auto const stored = s->add(score_of(*s->next())); !stored) …
///     s->grade();                                         // of a constant plus the mean of all outlets' scores
///
/// For each rung there are two tests by betting, "the mean does not reach it" and "the mean reaches it", valid at any time
/// and for any scores in the declared range; see `detail/decision/betting_test.hpp`. A rung is awarded where it and all
/// rungs below are proven, denied where it and all above are refuted; so a true hypothesis would have to be rejected
/// first, and the risks need no correction for the number of rungs. After the last outlet the exact mean decides.
///
/// The grade is that of a score without vetoes, caps, deductions and roundings: they are applied afterwards.
/// A value; copies may go on by themselves.
class settlement {
public:
  /// Before the first visit. The order of visits is that of the tickets in the record.
  ///
  /// Errors: `not_provable`, naming what stands against it: the design, if not all outlets had the same chance in one draw
  /// by tickets, or "replaced"; `no_ladder`, `ladder_mixed_directions`, `ladder_not_increasing` with the rung;
  /// `points_out_of_range` where outlets times steps of the grid are 2^62 or more. Preconditions: those of `settle_terms`.
  /// Complexity: linear in the outlets of the record and in rungs.
  template <class Made = settlement>
  [[nodiscard]] static result<Made> of(draw_record const& record, ladder_rungs rungs,
                                       settle_terms const& terms) {
    auto parts = detail::settlement_parts_of(record, rungs, terms);
    if (parts.fault.code != errc::none)
      return parts.fault;
    return Made{std::move(parts)};
  }

  /// The score of the next outlet in the order of the draw: points or a fraction.
  ///
  /// Errors: `score_outside_range`, with the outlet; `too_many_visits` where the record has no further outlet. Nothing is
  /// stored then. Complexity: linear in rungs.
  template <class Score>
    requires requires(Score const& s) { fraction{s}; }
  [[nodiscard]] result<void> add(Score const& score) {
    return stored(parts_.add(fraction{score}, fraction{score}));
  }
  /// A score between bounds. An outlet that was not reached has the whole declared range: the worst case.
  /// Errors: as above; `score_range_reversed`.
  template <class Range>
    requires std::same_as<Range, score_range>
  [[nodiscard]] result<void> add(Range const& between) {
    return add(fraction{between.lower}, fraction{between.upper});
  }
  /// A score between two fractions. Errors: as above.
  template <class Fraction = fraction>
  [[nodiscard]] result<void> add(Fraction const& lower, Fraction const& upper) {
    return stored(parts_.add(lower, upper));
  }

  /// The outlet to be visited next: its id. Nothing where the record has no further one: extend the draw then, unless it
  /// has all outlets.
  template <class Id = std::string> [[nodiscard]] std::optional<Id> next() const {
    return visited() < parts_.order.size() ? std::optional<Id>{parts_.order[visited()].id} : std::nullopt;
  }
  /// Its number in the frame.
  template <class Number = std::uint32_t> [[nodiscard]] std::optional<Number> next_number() const {
    return visited() < parts_.order.size() ? std::optional<Number>{parts_.order[visited()].number}
                                           : std::nullopt;
  }
  /// How many outlets were added.
  [[nodiscard]] std::size_t visited() const noexcept { return parts_.scores.size(); }
  /// How many the company has (N).
  [[nodiscard]] std::uint64_t outlets() const noexcept { return parts_.outlets; }

  /// How far it is.
  template <class = detail::on_use> [[nodiscard]] settlement_state state() const {
    if (parts_.least() > parts_.most())
      return settlement_state::conflicting;
    if (parts_.least() < parts_.most())
      return settlement_state::open;
    return parts_.is_census() ? settlement_state::counted : settlement_state::settled;
  }
  /// The settled grade, or the counted one; nothing while it is open.
  template <class Rank = grade_rank> [[nodiscard]] std::optional<Rank> grade() const {
    auto const now = state();
    return now == settlement_state::settled || now == settlement_state::counted
               ? std::optional<Rank>{Rank::of_rungs_reached(parts_.least())}
               : std::nullopt;
  }
  /// The best grade that is proven to be reached; below the ladder while there is none. Every worse grade is refuted.
  template <class = detail::on_use> [[nodiscard]] grade_rank at_least() const {
    return grade_rank::of_rungs_reached(parts_.least());
  }
  /// The best grade that is not refuted. If it is worse than `at_least()`, the evidence conflicts.
  template <class = detail::on_use> [[nodiscard]] grade_rank at_most() const {
    return grade_rank::of_rungs_reached(parts_.most());
  }

  /// When one grade was settled first: after so many outlets. Nothing if it never was before the last one.
  template <class Count = std::size_t> [[nodiscard]] std::optional<Count> settled_after() const {
    return parts_.settled_after != 0 ? std::optional<Count>{parts_.settled_after} : std::nullopt;
  }
  /// That grade: as it was then.
  template <class Rank = grade_rank> [[nodiscard]] std::optional<Rank> settled_grade() const {
    return parts_.settled_after != 0 ? std::optional<Rank>{Rank::of_rungs_reached(parts_.settled_rungs)}
                                     : std::nullopt;
  }
  /// What contradicts: `evidence_conflicts` (grades were proven of which not all can be right), `settlement_differs` (the
  /// counted grade is not the one that was settled before; with the number of outlets at which it was).
  template <class = detail::on_use> [[nodiscard]] faults warnings() const {
    detail::list<error> out;
    if (parts_.conflicted)
      out.push_back(error::of(errc::evidence_conflicts));
    if (auto const now = grade(); parts_.is_census() && parts_.settled_after != 0 && now != settled_grade())
      out.push_back(error::at(errc::settlement_differs, parts_.settled_after));
    return out.take();
  }

  /// Upper bounds of p-values at any time: of "the mean does not reach the grade" and of "the mean reaches it". 0 where the
  /// outlets so far rule it out. Preconditions: a grade of the ladder, not below it (contract).
  template <class = detail::on_use> [[nodiscard]] double p_not_reached(grade_rank grade) const {
    return test(grade).not_reached.p_value();
  }
  template <class = detail::on_use> [[nodiscard]] double p_reached(grade_rank grade) const {
    return test(grade).reached.p_value();
  }

  /// The state as bytes that can be kept, sent and read again: what was declared, the hash of the draw record, and the id
  /// and the exact score of each outlet. Fields and seal: `detail/core/sealed_text.hpp`. The same state is the same bytes.
  template <class Text = std::string> [[nodiscard]] Text text() const { return parts_.template text<Text>(); }

  friend bool operator==(settlement const& a, settlement const& b) { return a.text() == b.text(); }

private:
  template <class Parts> explicit settlement(Parts parts) : parts_{std::move(parts)} {}

  template <class = detail::on_use> [[nodiscard]] static result<void> stored(error const& wrong) {
    if (wrong.code != errc::none)
      return wrong;
    return {};
  }
  template <class = detail::on_use> [[nodiscard]] detail::rung_tests const& test(grade_rank grade) const {
    contract(!grade.is_below_ladder() && grade.index() < parts_.rungs.size(), "a grade of the ladder");
    return parts_.rungs[grade.index()];
  }

  detail::settlement_parts parts_;
};

/// Reads what `settlement::text()` wrote, for the same record, ladder and terms.
///
/// Errors, with the line: `not_a_settlement`, `bad_line_ends`, `record_incomplete`, `record_altered`; `other_draw` (another
/// record, so also another seed, frame or order), `settle_terms_differ` (another bet, risk, range, grid, constant or
/// ladder); `bad_record_line`; those of `settlement::of` and `add`. Complexity: that of adding all scores again.
template <class Made = settlement>
[[nodiscard]] result<Made> read_settlement(std::string_view bytes, draw_record const& record,
                                           ladder_rungs rungs, settle_terms const& terms) {
  auto made = Made::of(record, rungs, terms);
  if (!made)
    return made;
  detail::settlement_reader reader{bytes};
  if (auto const wrong = reader.take_heading(made->text()); wrong.code != errc::none)
    return wrong;
  while (reader.has_more()) {
    auto const line = reader.take_visit(made->next());
    if (line.fault.code != errc::none)
      return line.fault;
    if (auto const stored = made->add(line.lower, line.upper); !stored)
      return stored.error();
  }
  auto const again = made->text();
  if (again != bytes) // a number written in another way
    return error::in_line(errc::bad_record_line, detail::first_difference(again, bytes));
  return made;
}

} // namespace starlot::inline v0

#endif
