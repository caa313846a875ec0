// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_GRADE_DISTRIBUTION_HPP
#define STARLOT_DECISION_GRADE_DISTRIBUTION_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/bounded_probability.hpp>
#include <starlot/decision/grade_rank.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/decision/population_scores.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/decision/law_answer.hpp>
#include <starlot/detail/decision/law_numbers.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/detail/decision/staged_law.hpp>
#include <starlot/detail/decision/start_law.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/scoring/grade.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// The sampling distribution of the grade (星级分布; "star law" or "law" in short): the probability of every grade over
/// all draws that the design could have made, where the scores of all outlets are known.
///
///     auto const law = grade_distribution::of(last_years_scores, simple_random{15}, ladder);
///     auto const law = grade_distribution::of(population_scores::of(company.outlet_scores()), simple_random{15},
///       ladder);
///     law->probability(rating->grade());               // of that grade: a result, as it may be vetoed
///     law->at_least(grade_rank{1});                    // of the second rung from the bottom, or a better one
///     law->bounds(grade_rank::below_ladder());         // bounds of a probability
///     law->true_grade();                               // what visiting all outlets would award
///
/// Scores are a range of points, fractions, `outlet_score`, `score_range` or `score_count`, a `population_scores`, or
/// a result with one, whose error is passed on. Rungs are those of a `ladder`, or a vector or span of them. The law
/// speaks of the mean of outlets' scores: of a simple random sample the plain mean, of strata the mean weighted by
/// their outlets, of clusters Σ points / Σ outlets; unrounded, compared with the cut-offs in whole numbers. Steps of
/// a scheme (caps, vetoes, roundings) are not in it.
///
/// Where limits allow, the law is exact: the recurrence of `detail/decision/total_law.hpp` on the grid of the scores.
/// The relative error of a probability is then that of rounding, 4N times 2^-52 and the sums of grades, down to
/// 1e-290, where doubles end; `bounds` contain both. Where limits do not allow it, the next method of `law_method` is
/// taken; the bounds hold in any case. Scores that are no decimals, or have bounds themselves, are set down for one
/// run and up for another.
///
/// `Law` is this class. As a parameter it keeps what results of laws need from units that ask for none; see
/// `detail::on_use`.
class grade_distribution {
public:
  /// Of simple random samples.
  ///
  /// Errors: `no_rows` (no scores), `sample_of_none`, `too_many_visits`; those of `population_scores::of`; `no_ladder`,
  /// `ladder_mixed_directions`, `ladder_not_increasing` with the rung; `points_out_of_range`. `law_too_large` and
  /// `law_needs_memory`, in millions of cells and of bytes, where no method, or not the one asked for, fits;
  /// `scores_not_exact`. `run_stopped` with the part that was done. Preconditions: options make sense (contract).
  /// Complexity: at most N n² R/2 cells and n(n + 1)/2 R doubles for a range of R grid steps, n no more than half of
  /// N; fewer where scores are equal.
  template <detail::Scores S, class Law = grade_distribution>
  [[nodiscard]] static result<Law> of(S const& scores, simple_random design, ladder_rungs rungs,
                                      law_options const& how = {}) {
    return answered<Law>(detail::law_input_of(scores, design, rungs), how);
  }

  /// Of samples of strata, drawn independently, at least one outlet of each; complete strata are certain.
  /// Errors: as above, with the number of the stratum.
  template <class Law = grade_distribution>
  [[nodiscard]] static result<Law> of(std::span<scored_stratum const> strata, ladder_rungs rungs,
                                      law_options const& how = {}) {
    return answered<Law>(detail::law_input_of_strata(strata, rungs), how);
  }

  /// Of any design that draws from a frame, scores being in its order: `stratified{24}`, `multi_site{…}`, one of your
  /// own; `systematic{24}` and `systematic_pps{24}`, of which all starts are looked at, always exact. By size, the mean is that
  /// weighted by design weights, Σ w y / Σ w.
  /// Errors: those of the design; `scores_missing` where there is not one of each outlet; `not_drawn_by_tickets` where the
  /// design selects otherwise; as above. Complexity for random starts: n sums of fractions for each outlet, and one for each
  /// combination of outlets of different strata.
  template <detail::Scores S, Design D, class Law = grade_distribution>
  [[nodiscard]] static result<Law> of(frame const& f, S const& scores, D const& design, ladder_rungs rungs,
                                      law_options const& how = {}) {
    auto input = detail::law_input_of(f, scores, design, rungs);
    if (!input.wrong.empty())
      return detail::failure_of(input.wrong);
    auto answer = detail::answer(input, rungs.rungs, how);
    if (answer.fault.code != errc::none)
      return answer.fault;
    return Law{std::move(answer), input.questions, input.questions.each[0].drawn()};
  }

  /// Of a simple random sample of whole clusters, and the ratio Σ points / Σ outlets.
  /// Errors: as of simple random samples; `cluster_empty` with the cluster. Complexity: that of a run for each rung.
  template <class Law = grade_distribution>
  [[nodiscard]] static result<Law> of(std::span<scored_cluster const> clusters, simple_random design,
                                      ladder_rungs rungs, law_options const& how = {}) {
    return answered<Law>(detail::law_input_of_clusters(clusters, design, rungs), how);
  }

  /// Of two stages: a simple random sample of clusters, and of each a simple random sample of its outlets, as
  /// `staged_sample` holds it.
  ///
  ///     std::vector<staged_cluster> const cities{{scores_north, 2}, {scores_south, 3}, {scores_east, 2}};
  ///     auto const law = grade_distribution::of(cities, simple_random{2}, ladder);
  ///
  /// The mean is that weighted by design weights, Σ w y / Σ w with w = (N/n)(M/m), m of the M outlets of a cluster being
  /// visited: the mean that `rate_company` takes of such a sample. Where all outlets are visited it is that of whole clusters.
  /// Errors: as of whole clusters; `sample_of_none` and `too_many_visits` also with a cluster. Complexity: that of a run for each
  /// rung, which adds each of N clusters to n rows, as often as there are totals of its sample.
  template <class Law = grade_distribution>
  [[nodiscard]] static result<Law> of(std::span<staged_cluster const> clusters, simple_random design,
                                      ladder_rungs rungs, law_options const& how = {}) {
    auto const asked = detail::questions_of_staged(clusters, design.n, rungs.rungs);
    auto answer = detail::answer(asked, how, detail::staged_draws<>{design.n});
    if (answer.fault.code != errc::none)
      return answer.fault;
    return Law{std::move(answer), asked, design.n, asked.each[0].strata.size()};
  }

  /// Other arguments: a sentence instead of a list of all the above.
  template <class First, class... Rest>
    requires(!detail::LawArguments<First, Rest...> && !detail::StagedLawArguments<First, Rest...>)
  [[nodiscard]] static detail::result_unless<First, grade_distribution> of(First const&, Rest const&...) {
    static_assert(detail::never<First>, "grade_distribution::of takes (scores, simple_random, ladder), "
                                        "(strata, ladder), (frame, scores, design, "
                                        "ladder) or (clusters, simple_random, ladder), and options; scores "
                                        "are points, fraction, outlet_score, "
                                        "score_range or score_count");
    return error{};
  }

  /// Of simple random samples of 1, 2, … `most` outlets, from one run. That of n stands at n - 1.
  /// Errors and complexity: as for n = `most`; where draws are replayed, they are for each size.
  template <detail::Scores S, class Law = grade_distribution>
  [[nodiscard]] static result<std::vector<Law>> curve(S const& scores, std::uint32_t most, ladder_rungs rungs,
                                                      law_options const& how = {}) {
    auto const input = detail::law_input_of(scores, simple_random{most}, rungs);
    auto answers = detail::answers_of_sizes::to(input.questions, how);
    if (answers.fault.code != errc::none)
      return answers.fault;
    std::vector<Law> out;
    for (auto& a : answers.each)
      out.push_back(Law{std::move(a), input.questions, out.size() + 1});
    return out;
  }

  /// Outlets, or clusters, of the company.
  [[nodiscard]] std::uint64_t population() const noexcept { return population_; }
  /// Of a sample.
  [[nodiscard]] std::uint64_t n() const noexcept { return n_; }

  /// Number of rungs of the ladder: the ranks are those from 0 to one less, and below the ladder.
  template <class = detail::on_use> [[nodiscard]] std::size_t rungs() const noexcept {
    return answer_.numbers.rungs.size();
  }
  /// All grades, from below the ladder to the best.
  template <class Rank = grade_rank> [[nodiscard]] std::vector<Rank> grades() const {
    detail::list<Rank> out;
    for (std::size_t reached = 0; reached <= rungs(); ++reached)
      out.push_back(Rank::of_rungs_reached(reached));
    return out.take();
  }
  /// Probability of a grade. Preconditions here and below: a grade of this ladder (contract).
  template <class = detail::on_use> [[nodiscard]] double probability(grade_rank grade) const {
    return bounds(grade).value;
  }
  template <class = detail::on_use> [[nodiscard]] bounded_probability bounds(grade_rank grade) const {
    return answer_.numbers.grades[checked(grade)];
  }
  /// Of the grade or a better one.
  template <class = detail::on_use> [[nodiscard]] double at_least(grade_rank grade) const {
    return bounds_at_least(grade).value;
  }
  /// With its bounds.
  template <class = detail::on_use>
  [[nodiscard]] bounded_probability bounds_at_least(grade_rank grade) const {
    auto const reached = checked(grade);
    return reached == 0 ? bounded_probability{1, 1, 1} : answer_.numbers.rungs[reached - 1].reached;
  }
  /// Of a worse grade: where it is small, more exact than 1 less `at_least`.
  template <class = detail::on_use> [[nodiscard]] double worse_than(grade_rank grade) const {
    return bounds_worse_than(grade).value;
  }
  /// With its bounds.
  template <class = detail::on_use>
  [[nodiscard]] bounded_probability bounds_worse_than(grade_rank grade) const {
    auto const reached = checked(grade);
    return reached == 0 ? bounded_probability{0, 0, 0} : answer_.numbers.rungs[reached - 1].missed;
  }

  /// Of the grade of a rating, which steps may have vetoed; this one and the five below.
  /// Errors: `grade_without_rank`: steps are not in the law, and such a grade is no score's.
  template <class Use = detail::on_use>
  [[nodiscard]] result<bounded_probability> bounds(grade const& of) const {
    return ranked<Use, bounded_probability>(of, [this](grade_rank g) { return bounds(g); });
  }
  template <class Use = detail::on_use> [[nodiscard]] result<double> probability(grade const& of) const {
    return ranked<Use, double>(of, [this](grade_rank g) { return probability(g); });
  }
  template <class Use = detail::on_use> [[nodiscard]] result<double> at_least(grade const& of) const {
    return ranked<Use, double>(of, [this](grade_rank g) { return at_least(g); });
  }
  template <class Use = detail::on_use> [[nodiscard]] result<double> worse_than(grade const& of) const {
    return ranked<Use, double>(of, [this](grade_rank g) { return worse_than(g); });
  }
  template <class Use = detail::on_use>
  [[nodiscard]] result<bounded_probability> bounds_at_least(grade const& of) const {
    return ranked<Use, bounded_probability>(of, [this](grade_rank g) { return bounds_at_least(g); });
  }
  template <class Use = detail::on_use>
  [[nodiscard]] result<bounded_probability> bounds_worse_than(grade const& of) const {
    return ranked<Use, bounded_probability>(of, [this](grade_rank g) { return bounds_worse_than(g); });
  }

  /// The grade of all outlets, as a census awards it; none where scores that have bounds leave it open.
  template <class Rank = grade_rank> [[nodiscard]] std::optional<Rank> true_grade() const noexcept {
    return true_grade_ ? std::optional<Rank>{Rank::of_rungs_reached(*true_grade_)} : std::nullopt;
  }

  /// How it was computed; where it is of clusters, the worst method that a rung took.
  [[nodiscard]] law_method method() const noexcept { return answer_.method; }
  /// Confidence of all bounds together: 1 unless draws were replayed.
  [[nodiscard]] double confidence() const noexcept { return answer_.confidence; }
  /// What windows left out of a probability, at most: the bounds contain it.
  [[nodiscard]] double dropped() const noexcept { return answer_.dropped; }
  /// Multiplications and additions that were done, and bytes of the largest table.
  [[nodiscard]] double cells() const noexcept { return answer_.cost.cells; }
  /// Bytes of the largest table.
  [[nodiscard]] double bytes() const noexcept { return answer_.cost.bytes; }

private:
  friend class outlet_effects;

  template <class = detail::on_use>
  grade_distribution(detail::law_answer answer, detail::law_questions const& asked, std::uint64_t n)
      : grade_distribution{std::move(answer), asked, n, asked.each[0].outlets()} {}
  template <class = detail::on_use>
  grade_distribution(detail::law_answer answer, detail::law_questions const& asked, std::uint64_t n,
                     std::uint64_t population)
      : answer_{std::move(answer)}, population_{population}, n_{n}, true_grade_{asked.true_grade} {}

  template <class Law>
  [[nodiscard]] static result<Law> answered(detail::law_input const& input, law_options const& how) {
    auto answer = detail::answer(input.questions, how);
    if (answer.fault.code != errc::none)
      return answer.fault;
    return Law{std::move(answer), input.questions, input.questions.each[0].drawn()};
  }

  template <class Use, class T, class Ask>
  [[nodiscard]] static result<T> ranked(grade const& of, Ask const& answer) {
    auto const rank = grade_rank::of(of);
    if (!rank)
      return rank.error();
    return answer(*rank);
  }

  /// The number of rungs that it reaches: its place among the numbers.
  template <class = detail::on_use> [[nodiscard]] std::size_t checked(grade_rank grade) const {
    contract(grade.rungs_reached() <= rungs(), "a grade of the ladder");
    return grade.rungs_reached();
  }

  detail::law_answer answer_;
  std::uint64_t population_;
  std::uint64_t n_;
  std::optional<std::size_t> true_grade_; ///< rungs reached
};

} // namespace starlot::inline v0

#endif
