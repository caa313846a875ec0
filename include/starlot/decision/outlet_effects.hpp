// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_OUTLET_EFFECTS_HPP
#define STARLOT_DECISION_OUTLET_EFFECTS_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/grade_rank.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/decision/population_scores.hpp>
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

/// The effect of each outlet on the grade (网点影响): the distribution of the grade given that the outlet is drawn, and
/// given that it is not.
///
///     auto const all = outlet_effects::of(last_years_scores, simple_random{15}, ladder);
///     all->if_drawn(7).at_least(grade_rank{1});      // the chance of the second rung or a better one, outlet 7
///                                                    being drawn
///     all->if_not_drawn(7).at_least(grade_rank{1});
///     all->ranked(grade_rank{1});                    // the outlets most dangerous to that grade first
///
/// Outlets stand in the order of the scores, of strata one behind the other, or in that of the frame; of a histogram
/// one entry stands for all of its outlets. Both laws, mixed as often as the outlet is drawn, are the law of the
/// grade.
///
/// `Effects` is this class, for the same reason as `Law` of `grade_distribution`.
class outlet_effects {
public:
  /// Of simple random samples. Errors: those of `grade_distribution`; `effects_not_simulated` where that is asked
  /// for; `law_too_large` where no other method fits. Complexity: about that of log2(distinct scores) + 1 laws.
  /// Preconditions: options make sense (contract).
  template <detail::Scores S, class Effects = outlet_effects>
  [[nodiscard]] static result<Effects> of(S const& scores, simple_random design, ladder_rungs rungs,
                                          law_options const& how = {}) {
    return answered<Effects>(detail::law_input_of(scores, design, rungs), how);
  }

  /// Of strata. Errors: as above. Complexity: likewise, and a sum of all strata for each of them.
  template <class Effects = outlet_effects>
  [[nodiscard]] static result<Effects> of(std::span<scored_stratum const> strata, ladder_rungs rungs,
                                          law_options const& how = {}) {
    return answered<Effects>(detail::law_input_of_strata(strata, rungs), how);
  }

  /// Of any design that draws from a frame. Errors: those of `grade_distribution`, and as above.
  template <detail::Scores S, Design D, class Effects = outlet_effects>
  [[nodiscard]] static result<Effects> of(frame const& f, S const& scores, D const& design,
                                          ladder_rungs rungs, law_options const& how = {}) {
    auto input = detail::law_input_of(f, scores, design, rungs);
    if (!input.selected.empty())
      input.wrong.push_back(error::of(errc::not_drawn_by_tickets));
    if (!input.wrong.empty())
      return detail::failure_of(input.wrong);
    auto out = answered<Effects>(input, how);
    if (!out)
      return detail::access::why(out);
    return std::move(*out);
  }

  /// Of clusters, each of which is drawn or not as a whole. Errors: as above, `cluster_empty`. Effects of outlets that are drawn
  /// in two stages, `staged_cluster`, are not known here: to ask for them does not compile.
  template <class Effects = outlet_effects>
  [[nodiscard]] static result<Effects> of(std::span<scored_cluster const> clusters, simple_random design,
                                          ladder_rungs rungs, law_options const& how = {}) {
    return answered<Effects>(detail::law_input_of_clusters(clusters, design, rungs), how);
  }

  /// Other arguments: a sentence instead of a list of all the above.
  template <class First, class... Rest>
    requires(!detail::LawArguments<First, Rest...>)
  [[nodiscard]] static detail::result_unless<First, outlet_effects> of(First const&, Rest const&...) {
    static_assert(detail::never<First>, "outlet_effects::of takes (scores, simple_random, ladder), (strata, "
                                        "ladder), (frame, scores, design, ladder) "
                                        "or (whole clusters, simple_random, ladder), and options; scores are "
                                        "points, fraction, outlet_score, score_range "
                                        "or score_count");
    return error{};
  }

  /// Number of outlets, or of entries of a histogram.
  template <class = detail::on_use> [[nodiscard]] std::size_t size() const noexcept {
    return kind_of_.size();
  }

  /// Whether there are draws without the outlet: not where its whole stratum is drawn. Preconditions of this and what
  /// follows: an outlet that exists, a grade of the ladder (contract).
  template <class = detail::on_use> [[nodiscard]] bool can_be_missed(std::size_t outlet) const {
    return has_grades(kind(outlet).missed);
  }
  /// The distribution over the draws that have the outlet.
  template <class = detail::on_use>
  [[nodiscard]] grade_distribution const& if_drawn(std::size_t outlet) const {
    return kind(outlet).drawn;
  }
  /// Preconditions: it can be missed (contract).
  template <class = detail::on_use>
  [[nodiscard]] grade_distribution const& if_not_drawn(std::size_t outlet) const {
    contract(can_be_missed(outlet), "an outlet that is not drawn each time");
    return kind(outlet).missed;
  }

  /// By how much the chance of the grade or a better one is lower if the outlet is drawn than if it is not; negative
  /// where it is higher; 0 where the outlet is drawn each time.
  template <class = detail::on_use> [[nodiscard]] double danger(std::size_t outlet, grade_rank grade) const {
    return can_be_missed(outlet) ? if_not_drawn(outlet).at_least(grade) - if_drawn(outlet).at_least(grade)
                                 : 0;
  }

  /// All outlets, the most dangerous to that grade first, equal ones in their order; entries of a histogram without
  /// outlets are left out.
  template <class = detail::on_use> [[nodiscard]] std::vector<std::size_t> ranked(grade_rank grade) const {
    detail::list<double> dangers(size());
    detail::list<std::size_t> order;
    for (std::size_t i = 0; i < size(); ++i)
      if (has_grades(kinds_[kind_of_[i]].drawn)) {
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
    grade_distribution drawn;  ///< without grades where the entry has no outlets
    grade_distribution missed; ///< without grades where the outlet is always drawn
  };

  template <class = detail::on_use> outlet_effects() {}

  template <class = detail::on_use>
  [[nodiscard]] static bool has_grades(grade_distribution const& law) noexcept {
    return !law.answer_.numbers.grades.empty();
  }
  template <class = detail::on_use> [[nodiscard]] laws const& kind(std::size_t outlet) const {
    contract(outlet < size() && has_grades(kinds_[kind_of_[outlet]].drawn), "an outlet that exists");
    return kinds_[kind_of_[outlet]];
  }

  template <class Effects>
  [[nodiscard]] static result<Effects> answered(detail::law_input const& input, law_options const& how) {
    auto const& asked = input.questions;
    auto answer = detail::effect_runs<>::of(asked, how);
    if (answer.fault.code != errc::none)
      return answer.fault;
    Effects out;
    out.cells_ = answer.cost.cells;
    auto const law = [&](detail::law_answer& a) {
      return grade_distribution{std::move(a), asked, asked.each[0].drawn()};
    };
    for (auto& k : answer.kinds)
      out.kinds_.push_back({law(k.drawn), law(k.missed)});
    if (input.stratum_of.empty()) {
      for (auto const& kinds : answer.kind_of)
        out.kind_of_.append(kinds.begin(), kinds.end());
      return out;
    }
    detail::list<std::size_t> next(asked.each[0].strata.size());
    for (auto const h : input.stratum_of)
      out.kind_of_.push_back(answer.kind_of[h][next[h]++]);
    return out;
  }

  double cells_ = 0;
  detail::list<laws> kinds_; ///< laws of outlets that are alike
  detail::list<std::size_t> kind_of_;
};

} // namespace starlot::inline v0

#endif
