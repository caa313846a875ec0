// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_JACKKNIFE_HPP
#define STARLOT_ESTIMATION_JACKKNIFE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/jackknifed.hpp>
#include <starlot/detail/estimation/linear.hpp>
#include <starlot/detail/estimation/replicable.hpp>
#include <starlot/detail/estimation/taylor.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/replicate_weights.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cstddef>
#include <span>

namespace starlot::inline v0 {

/// The delete-one jackknife (刀切法): each unit of the first stage is left out once, and the others of its stratum weigh
/// n_h/(n_h - 1) as much (JKn; of one stratum, JK1). V = Σ_h (1 - f_h)(n_h - 1)/n_h Σ_i (θ_hi - centre)².
///
/// Units of strata of which all is seen are never left out. It sees what lies below the first stage only as far as
/// units of it differ, so that a design of several stages must be without correction. A value that owns its design.
class jackknife {
public:
  /// Errors: `single_unit_stratum` with the stratum of which one unit is in the sample, and not all; `not_replicable` (several
  /// stages with corrections, unequal probabilities, or weights brought to sizes of cells).
  template <class = detail::on_use>
  [[nodiscard]] static result<jackknife> of(survey_design const& d,
                                            replicate_centre centre = replicate_centre::mean_of_replicates) {
    if (auto const why = detail::why_not_replicable(detail::parts_of(d)); why.code != errc::none)
      return detail::refusal<jackknife>(why);
    return detail::answer(jackknife{d, centre});
  }

  /// The design that it was made from.
  [[nodiscard]] survey_design const& design() const noexcept { return design_; }
  /// What squares are measured from.
  [[nodiscard]] replicate_centre centre() const noexcept { return centre_; }

  /// The replicates one by one, for statistics of your own; with the degrees of freedom of the whole, also for domains.
  /// Errors: `no_replicates` (fewer than two units can be left out). Complexity and memory: rows times units.
  template <class = detail::on_use> [[nodiscard]] result<replicate_weights> replicates() const {
    auto const& parts = detail::parts_of(design_);
    auto const& first = parts.stages[0];
    detail::list<double> factors, scales;
    for (std::size_t u = 0; u < first.stratum_of.size(); ++u) {
      auto const h = first.stratum_of[u];
      double const n = first.strata[h].sampled;
      if (first.strata[h].fraction == 1)
        continue;
      scales.push_back(detail::jackknife_scale(first.strata[h]));
      for (std::size_t i = 0; i < design_.rows(); ++i) {
        auto const unit = first.unit(i);
        factors.push_back(first.stratum_of[unit] != h ? 1 : unit == u ? 0 : n / (n - 1));
      }
    }
    if (scales.size() < 2)
      return detail::refusal<replicate_weights>(error::of(errc::no_replicates));
    return replicate_weights::of(design_, factors.take(),
                                 {1, scales.take(), centre_, detail::counted_degrees(parts, nullptr, true)});
  }

private:
  template <class = detail::on_use>
  jackknife(survey_design const& d, replicate_centre centre) : design_{d}, centre_{centre} {}

  survey_design design_;
  replicate_centre centre_;
};

/// As those of a design, with the variance of the jackknife. `how.single_unit` has no effect: `jackknife::of` refuses
/// such strata.
/// Complexity: linear. Errors: `value_infinite`, `number_out_of_range`,
/// `domain_empty`, `denominator_zero`; `replicate_undefined` with the unit without which there is no estimate.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_mean(jackknife const& j, std::span<double const> y,
                                             estimate_options const& how = {}) {
  return detail::jackknifed(detail::parts_of(j.design()), j.centre() == replicate_centre::mean_of_replicates,
                            detail::linear::ratio, y, {}, how);
}
/// The total of the population.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_total(jackknife const& j, std::span<double const> y,
                                              estimate_options const& how = {}) {
  return detail::jackknifed(detail::parts_of(j.design()), j.centre() == replicate_centre::mean_of_replicates,
                            detail::linear::total, y, {}, how);
}
/// The ratio of two totals.
template <class = detail::on_use>
[[nodiscard]] result<estimate> estimate_ratio(jackknife const& j, std::span<double const> y,
                                              std::span<double const> x, estimate_options const& how = {}) {
  contract(x.size() == y.size(), "a value for each row");
  return detail::jackknifed(detail::parts_of(j.design()), j.centre() == replicate_centre::mean_of_replicates,
                            detail::linear::ratio, y, x, how);
}

} // namespace starlot::inline v0

#endif
