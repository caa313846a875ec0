// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_INFLUENCE_HPP
#define STARLOT_DECISION_INFLUENCE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/known_scores.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/decision/star_law.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/decision/influence_runs.hpp>
#include <starlot/detail/decision/law_question.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// What each outlet does to the star (网点影响): the law of the star once it is known that the outlet is drawn, and once it is
/// known that it is not.
///
///     auto const all = influence::of(last_years_scores, simple_random{15}, ladder);
///     all->if_drawn(7).at_least(2);      // the chance of grade 2 or a better one, outlet 7 being drawn
///     all->if_not_drawn(7).at_least(2);
///     all->ranked(2);                    // the most dangerous outlets to that grade first
///
/// Outlets stand in the order of the scores, of strata one behind the other, or in that of the frame; of a histogram one entry
/// stands for all of its outlets. Both laws, mixed as often as the outlet is drawn, are the law of the star.
class influence {
public:
  /// Of simple random samples. Errors: those of `star_law`; `influence_not_simulated` where that is asked for; `law_too_large`
  /// where no other method fits.
  /// Complexity: that of log2(distinct scores) + 1 laws, about. Preconditions: options make sense (contract).
  [[nodiscard]] static result<influence> of(known_scores const& scores, simple_random design,
                                            ladder_rungs rungs, law_options const& how = {}) {
    return answered(detail::question_of(detail::law_strata(scores, design.n), rungs.rungs), how);
  }

  /// Of strata. Errors: as above. Complexity: likewise, and a sum of all strata for each of them.
  [[nodiscard]] static result<influence> of(std::span<scored_stratum const> strata, ladder_rungs rungs,
                                            law_options const& how = {}) {
    return answered(detail::question_of(detail::law_strata(strata), rungs.rungs), how);
  }

  /// Of any design that draws from a frame. Errors: those of `star_law`, and as above.
  template <Design D>
  [[nodiscard]] static result<influence, faults> of(frame const& f, known_scores const& scores,
                                                    D const& design, ladder_rungs rungs,
                                                    law_options const& how = {}) {
    auto strata = detail::law_strata(f, scores, design);
    if (!strata)
      return std::move(strata).error();
    auto out = answered(detail::question_of(std::move(strata->of), rungs.rungs), how, strata->stratum_of);
    if (!out)
      return faults{out.error()};
    return std::move(*out);
  }

  /// Of clusters, one of which is drawn or not as a whole. Errors: as above, `cluster_empty`.
  [[nodiscard]] static result<influence> of(std::span<scored_cluster const> clusters, simple_random design,
                                            ladder_rungs rungs, law_options const& how = {}) {
    return answered(detail::questions_of(clusters, design.n, rungs.rungs), how);
  }

  /// Number of outlets, or of entries of a histogram.
  [[nodiscard]] std::size_t size() const noexcept { return kind_of_.size(); }

  /// Whether there are draws without the outlet: not where all of its stratum are drawn. Preconditions of this and what follows:
  /// an outlet that there is, a grade of the ladder (contract).
  [[nodiscard]] bool can_be_missed(std::size_t outlet) const { return kind(outlet).missed.has_value(); }
  [[nodiscard]] star_law const& if_drawn(std::size_t outlet) const { return kind(outlet).drawn; }
  /// Preconditions: it can be missed (contract).
  [[nodiscard]] star_law const& if_not_drawn(std::size_t outlet) const {
    contract(can_be_missed(outlet), "an outlet that is not drawn each time");
    return *kind(outlet).missed;
  }

  /// What the chance of the grade or a better one loses where the outlet is drawn rather than not; below 0 where it gains; 0 where
  /// it is drawn each time.
  [[nodiscard]] double danger(std::size_t outlet, std::size_t grade) const {
    return can_be_missed(outlet) ? if_not_drawn(outlet).at_least(grade) - if_drawn(outlet).at_least(grade)
                                 : 0;
  }

  /// All outlets, the most dangerous to that grade first, those that are alike in their order; entries of a histogram without outlets
  /// are left out.
  [[nodiscard]] std::vector<std::size_t> ranked(std::size_t grade) const {
    std::vector<double> dangers(size());
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < size(); ++i)
      if (kinds_[kind_of_[i]]) {
        dangers[i] = danger(i, grade);
        order.push_back(i);
      }
    auto spare = order;
    detail::merge_sort(std::span{order}, std::span{spare},
                       [&](std::size_t a, std::size_t b) { return dangers[a] >= dangers[b]; });
    return order;
  }

  /// Multiplications and additions that were done.
  [[nodiscard]] double cells() const noexcept { return cells_; }

private:
  struct laws {
    star_law drawn;
    std::optional<star_law> missed;
  };

  explicit influence(double cells) noexcept : cells_{cells} {}

  [[nodiscard]] laws const& kind(std::size_t outlet) const {
    contract(outlet < size() && kinds_[kind_of_[outlet]], "an outlet that there is");
    return *kinds_[kind_of_[outlet]];
  }

  [[nodiscard]] static result<influence> answered(result<detail::law_questions> const& asked,
                                                  law_options const& how,
                                                  std::span<std::uint32_t const> stratum_of = {}) {
    if (!asked)
      return asked.error();
    auto answer = detail::influence_of(*asked, how);
    if (!answer)
      return answer.error();
    auto const& strata = asked->of[0].strata;
    influence out{answer->cost.cells};
    auto const law = [&](detail::law_answer& a) {
      return star_law{std::move(a), asked->of[0].outlets(), asked->of[0].drawn(), asked->true_grade};
    };
    for (auto& k : answer->kinds) {
      out.kinds_.emplace_back();
      if (k.drawn.numbers.grades.empty()) // of an entry without outlets
        continue;
      out.kinds_.back() = laws{law(k.drawn), std::nullopt};
      if (k.missed)
        out.kinds_.back()->missed = law(*k.missed);
    }
    if (stratum_of.empty()) {
      for (auto const& kinds : answer->kind_of)
        out.kind_of_.insert(out.kind_of_.end(), kinds.begin(), kinds.end());
      return out;
    }
    std::vector<std::size_t> next(strata.size());
    for (auto const h : stratum_of)
      out.kind_of_.push_back(answer->kind_of[h][next[h]++]);
    return out;
  }

  double cells_;
  std::vector<std::optional<laws>> kinds_; ///< laws of outlets that are alike
  std::vector<std::size_t> kind_of_;
};

} // namespace starlot::inline v0

#endif
