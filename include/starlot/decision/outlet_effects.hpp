// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_OUTLET_EFFECTS_HPP
#define STARLOT_DECISION_OUTLET_EFFECTS_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/population_scores.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/decision/grade_distribution.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/decision/effect_runs.hpp>
#include <starlot/detail/decision/law_question.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// What each outlet does to the star (网点影响): the law of the star once it is known that the outlet is drawn, and once it is
/// known that it is not.
///
///     auto const all = outlet_effects::of(last_years_scores, simple_random{15}, ladder);
///     all->if_drawn(7).at_least(2);      // the chance of grade 2 or a better one, outlet 7 being drawn
///     all->if_not_drawn(7).at_least(2);
///     all->ranked(2);                    // the most dangerous outlets to that grade first
///
/// Outlets stand in the order of the scores, of strata one behind the other, or in that of the frame; of a histogram one entry
/// stands for all of its outlets. Both laws, mixed as often as the outlet is drawn, are the law of the star.
///
/// `Effects` is this class, for the same reason as `Law` of `grade_distribution`.
class outlet_effects {
public:
  /// Of simple random samples. Errors: those of `grade_distribution`; `influence_not_simulated` where that is asked for; `law_too_large`
  /// where no other method fits.
  /// Complexity: that of log2(distinct scores) + 1 laws, about. Preconditions: options make sense (contract).
  template <class Effects = outlet_effects>
  [[nodiscard]] static result<Effects> of(population_scores const& scores, simple_random design,
                                            ladder_rungs rungs, law_options const& how = {}) {
    return answered<Effects>(detail::question_of(detail::law_strata(scores, design.n), rungs.rungs), how);
  }

  /// Of strata. Errors: as above. Complexity: likewise, and a sum of all strata for each of them.
  template <class Effects = outlet_effects>
  [[nodiscard]] static result<Effects> of(std::span<scored_stratum const> strata, ladder_rungs rungs,
                                            law_options const& how = {}) {
    return answered<Effects>(detail::question_of(detail::law_strata(strata), rungs.rungs), how);
  }

  /// Of any design that draws from a frame. Errors: those of `grade_distribution`, and as above.
  template <Design D, class Effects = outlet_effects>
  [[nodiscard]] static result<Effects, faults> of(frame const& f, population_scores const& scores,
                                                    D const& design, ladder_rungs rungs,
                                                    law_options const& how = {}) {
    return answered<Effects>(detail::law_strata(f, scores, design), rungs, how);
  }

  /// Of clusters, one of which is drawn or not as a whole. Errors: as above, `cluster_empty`.
  template <class Effects = outlet_effects>
  [[nodiscard]] static result<Effects> of(std::span<scored_cluster const> clusters, simple_random design,
                                            ladder_rungs rungs, law_options const& how = {}) {
    return answered<Effects>(detail::questions_of(clusters, design.n, rungs.rungs), how);
  }

  /// Number of outlets, or of entries of a histogram.
  [[nodiscard]] std::size_t size() const noexcept { return kind_of_.size(); }

  /// Whether there are draws without the outlet: not where all of its stratum are drawn. Preconditions of this and what follows:
  /// an outlet that there is, a grade of the ladder (contract).
  [[nodiscard]] bool can_be_missed(std::size_t outlet) const { return is_there(kind(outlet).missed); }
  [[nodiscard]] grade_distribution const& if_drawn(std::size_t outlet) const { return kind(outlet).drawn; }
  /// Preconditions: it can be missed (contract).
  [[nodiscard]] grade_distribution const& if_not_drawn(std::size_t outlet) const {
    contract(can_be_missed(outlet), "an outlet that is not drawn each time");
    return kind(outlet).missed;
  }

  /// What the chance of the grade or a better one loses where the outlet is drawn rather than not; below 0 where it gains; 0 where
  /// it is drawn each time.
  template <class = detail::on_use> [[nodiscard]] double danger(std::size_t outlet, std::size_t grade) const {
    return can_be_missed(outlet) ? if_not_drawn(outlet).at_least(grade) - if_drawn(outlet).at_least(grade)
                                 : 0;
  }

  /// All outlets, the most dangerous to that grade first, those that are alike in their order; entries of a histogram without outlets
  /// are left out.
  template <class = detail::on_use> [[nodiscard]] std::vector<std::size_t> ranked(std::size_t grade) const {
    detail::list<double> dangers(size());
    detail::list<std::size_t> order;
    for (std::size_t i = 0; i < size(); ++i)
      if (is_there(kinds_[kind_of_[i]].drawn)) {
        dangers[i] = danger(i, grade);
        order.push_back(i);
      }
    auto spare = order;
    detail::merge_sort(order.view(), spare.view(),
                       [&](std::size_t a, std::size_t b) { return dangers[a] >= dangers[b]; });
    return order.take();
  }

  /// Multiplications and additions that were done.
  [[nodiscard]] double cells() const noexcept { return cells_; }

private:
  struct laws {
    grade_distribution drawn;  ///< of no grade where there is no such outlet
    grade_distribution missed; ///< of no grade where it is always drawn
  };

  outlet_effects() = default;

  [[nodiscard]] static bool is_there(grade_distribution const& law) noexcept { return !law.of_.numbers.grades.empty(); }
  [[nodiscard]] laws const& kind(std::size_t outlet) const {
    contract(outlet < size() && is_there(kinds_[kind_of_[outlet]].drawn), "an outlet that there is");
    return kinds_[kind_of_[outlet]];
  }

  template <class Effects>
  [[nodiscard]] static result<Effects> answered(detail::law_questions const& asked, law_options const& how,
                                                  detail::list<std::uint32_t> const& stratum_of = {}) {
    auto answer = detail::effect_runs<>::of(asked, how);
    if (answer.fault.code != errc::none)
      return answer.fault;
    Effects out;
    out.cells_ = answer.cost.cells;
    auto const law = [&](detail::law_answer& a) {
      return grade_distribution{std::move(a), asked.of[0].outlets(), asked.of[0].drawn(), asked.true_grade};
    };
    for (auto& k : answer.kinds)
      out.kinds_.push_back({law(k.drawn), law(k.missed)});
    if (stratum_of.empty()) {
      for (auto const& kinds : answer.kind_of)
        out.kind_of_.append(kinds.begin(), kinds.end());
      return out;
    }
    detail::list<std::size_t> next(asked.of[0].strata.size());
    for (auto const h : stratum_of)
      out.kind_of_.push_back(answer.kind_of[h][next[h]++]);
    return out;
  }
  template <class Effects>
  [[nodiscard]] static result<Effects, faults> answered(detail::frame_strata strata, ladder_rungs rungs,
                                                          law_options const& how) {
    if (!strata.wrong.empty())
      return strata.wrong.take();
    auto out = answered<Effects>(detail::question_of(std::move(strata.given), rungs.rungs), how,
                                   strata.stratum_of);
    if (!out)
      return faults{out.error()};
    return std::move(*out);
  }

  double cells_ = 0;
  detail::list<laws> kinds_; ///< laws of outlets that are alike
  detail::list<std::size_t> kind_of_;
};

} // namespace starlot::inline v0

#endif
