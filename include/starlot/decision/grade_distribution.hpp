// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_GRADE_DISTRIBUTION_HPP
#define STARLOT_DECISION_GRADE_DISTRIBUTION_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/population_scores.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/decision/law_answer.hpp>
#include <starlot/detail/decision/law_numbers.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// The law of the star (星级分布): the probability of every grade over all draws that the design could have made, where the
/// scores of all outlets are known.
///
///     auto const law = grade_distribution::of(last_years_scores, simple_random{15}, ladder);
///     law->probability(2);               // of grade 2, the second rung; grade 0 is below the ladder
///     law->at_least(2);                  // of that grade or a better one
///     law->bounds(2);                    // what it lies between
///     law->true_grade();                 // what visiting all outlets would award
///
/// Rungs are those of a `ladder`, or a vector or span of them. The law speaks of the mean of outlets' scores: of a simple random sample the plain mean, of strata the mean weighted by their
/// outlets, of clusters Σ points / Σ outlets; unrounded, compared with the cut-offs in whole numbers. Steps of a scheme (caps,
/// vetoes, roundings) are not in it.
///
/// Where limits allow, exact: by the recurrence of `detail/decision/total_law.hpp` on the grid of the scores. A probability is then wrong by
/// rounding alone, by 4N times 2^-52 of itself and what adding up takes, down to 1e-290, where doubles end; `bounds` contain
/// both. Where limits do not allow it, by the next method of `law_method`; the bounds hold in any case. Scores that are no decimals, or lie between bounds themselves, are set down for one run and up
/// for another.
///
/// `Law` is this class. As a parameter it keeps what results of laws need from units that ask for none; see `detail::on_use`.
class grade_distribution {
public:
  /// Of simple random samples.
  ///
  /// Errors: `no_rows` (no scores), `sample_of_none`, `too_many_visits`; those of the scores; `no_ladder`,
  /// `ladder_mixed_directions`, `ladder_not_increasing` with the rung; `points_out_of_range`. `law_too_large` and
  /// `law_needs_memory`, in millions of cells and of bytes, where no method, or not the one asked for, fits; `scores_not_exact`.
  /// `run_stopped` with the part that was done. Preconditions: options make sense (contract). Complexity: at most N n² R/2 cells and n(n + 1)/2 R doubles for a range of R grid steps, n no more than half
  /// of N; fewer where scores are equal.
  template <class Law = grade_distribution>
  [[nodiscard]] static result<Law> of(population_scores const& scores, simple_random design, ladder_rungs rungs,
                                      law_options const& how = {}) {
    return answered<Law>(detail::question_of(detail::law_strata(scores, design.n), rungs.rungs), how);
  }

  /// Of samples of strata, drawn apart, all of which are drawn from: those that are complete are certain.
  /// Errors: as above, with the number of the stratum.
  template <class Law = grade_distribution>
  [[nodiscard]] static result<Law> of(std::span<scored_stratum const> strata, ladder_rungs rungs,
                                      law_options const& how = {}) {
    return answered<Law>(detail::question_of(detail::law_strata(strata), rungs.rungs), how);
  }

  /// Of any design that draws from a frame, scores being in its order: `stratified{24}`, `multi_site{…}`, one of your own.
  /// Errors: those of the design; `scores_missing` where there is not one of each outlet; as above.
  template <Design D, class Law = grade_distribution>
  [[nodiscard]] static result<Law, faults> of(frame const& f, population_scores const& scores, D const& design,
                                              ladder_rungs rungs, law_options const& how = {}) {
    return answered<Law>(detail::law_strata(f, scores, design), rungs, how);
  }

  /// Of a simple random sample of whole clusters, and the ratio Σ points / Σ outlets.
  /// Errors: as of simple random samples; `cluster_empty` with the cluster. Complexity: that of a run for each rung.
  template <class Law = grade_distribution>
  [[nodiscard]] static result<Law> of(std::span<scored_cluster const> clusters, simple_random design,
                                      ladder_rungs rungs, law_options const& how = {}) {
    return answered<Law>(detail::questions_of(clusters, design.n, rungs.rungs), how);
  }

  /// Of simple random samples of 1, 2, … `most` outlets, from one run. That of n stands at n - 1.
  /// Errors and complexity: as for n = `most`; where draws are replayed, they are for each size.
  template <class Law = grade_distribution>
  [[nodiscard]] static result<std::vector<Law>> curve(population_scores const& scores, std::uint32_t most,
                                                      ladder_rungs rungs, law_options const& how = {}) {
    return curve_of<Law>(detail::question_of(detail::law_strata(scores, most), rungs.rungs), how);
  }

  /// Outlets, or clusters, of the company, and of a sample.
  [[nodiscard]] std::uint64_t population() const noexcept { return population_; }
  [[nodiscard]] std::uint64_t n() const noexcept { return n_; }

  /// The best grade: the number of rungs. Grade 0 is none of them, grade 1 the first.
  [[nodiscard]] std::size_t best_grade() const noexcept { return of_.numbers.rungs.size(); }
  /// Preconditions: a grade of the ladder (contract).
  [[nodiscard]] double probability(std::size_t grade) const { return bounds(grade).value; }
  [[nodiscard]] bounded_probability bounds(std::size_t grade) const {
    contract(grade <= best_grade(), "a grade of the ladder");
    return of_.numbers.grades[grade];
  }
  /// Of the grade or a better one.
  [[nodiscard]] double at_least(std::size_t grade) const { return bounds_at_least(grade).value; }
  [[nodiscard]] bounded_probability bounds_at_least(std::size_t grade) const {
    contract(grade <= best_grade(), "a grade of the ladder");
    return grade == 0 ? bounded_probability{1, 1, 1} : of_.numbers.rungs[grade - 1].reached;
  }
  /// Of a worse grade: where it is small, more exact than 1 less `at_least`.
  [[nodiscard]] double worse_than(std::size_t grade) const { return bounds_worse_than(grade).value; }
  [[nodiscard]] bounded_probability bounds_worse_than(std::size_t grade) const {
    contract(grade <= best_grade(), "a grade of the ladder");
    return grade == 0 ? bounded_probability{0, 0, 0} : of_.numbers.rungs[grade - 1].missed;
  }

  /// The grade of all outlets, as a census awards it; none where scores that lie between bounds leave it open.
  [[nodiscard]] std::optional<std::size_t> true_grade() const noexcept { return true_grade_; }

  /// How it was computed; where it is of clusters, the worst method that a rung took.
  [[nodiscard]] law_method method() const noexcept { return of_.method; }
  /// How sure all bounds are together: 1 unless draws were replayed.
  [[nodiscard]] double confidence() const noexcept { return of_.confidence; }
  /// What windows left out of a probability, at most: the bounds contain it.
  [[nodiscard]] double dropped() const noexcept { return of_.dropped; }
  /// Multiplications and additions that were done, and bytes of the largest table.
  [[nodiscard]] double cells() const noexcept { return of_.cost.cells; }
  [[nodiscard]] double bytes() const noexcept { return of_.cost.bytes; }

private:
  friend class outlet_effects;

  template <class = detail::on_use>
  grade_distribution(detail::law_answer answer, std::uint64_t population, std::uint64_t n,
           std::optional<std::size_t> true_grade)
      : of_{std::move(answer)}, population_{population}, n_{n}, true_grade_{true_grade} {}

  template <class Law>
  [[nodiscard]] static result<Law> answered(detail::law_questions const& asked, law_options const& how) {
    auto answer = detail::answer(asked, how);
    if (answer.fault.code != errc::none)
      return answer.fault;
    auto const& first = asked.of[0];
    return Law{std::move(answer), first.outlets(), first.drawn(), asked.true_grade};
  }
  template <class Law>
  [[nodiscard]] static result<Law, faults> answered(detail::frame_strata strata, ladder_rungs rungs,
                                                    law_options const& how) {
    if (!strata.wrong.empty())
      return strata.wrong.take();
    auto law = answered<Law>(detail::question_of(std::move(strata.given), rungs.rungs), how);
    if (!law)
      return faults{law.error()};
    return std::move(*law);
  }
  template <class Law>
  [[nodiscard]] static result<std::vector<Law>> curve_of(detail::law_questions const& asked,
                                                         law_options const& how) {
    auto answers = detail::answers_of_sizes::to(asked, how);
    if (answers.fault.code != errc::none)
      return answers.fault;
    std::vector<Law> out;
    for (auto& a : answers.of)
      out.push_back(Law{std::move(a), asked.of[0].outlets(), out.size() + 1, asked.true_grade});
    return out;
  }

  detail::law_answer of_;
  std::uint64_t population_;
  std::uint64_t n_;
  std::optional<std::size_t> true_grade_;
};

} // namespace starlot::inline v0

#endif
