// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_STAGE_VARIANCES_HPP
#define STARLOT_DETAIL_ESTIMATION_STAGE_VARIANCES_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/extent.hpp>
#include <starlot/detail/estimation/input_sizes.hpp>
#include <starlot/detail/estimation/row_values.hpp>
#include <starlot/detail/estimation/stable_sum.hpp>
#include <starlot/detail/estimation/stage_units.hpp>
#include <starlot/detail/estimation/unequal_variance.hpp>
#include <starlot/estimation/estimate_options.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace starlot::inline v0::detail {

/// Σ (t - t̄)² of numbers, on the scale that their deviations have: what comes before them may be far larger. 0 where
/// the numbers do not differ by more than the rounding of their inputs.
template <class = on_use> [[nodiscard]] double squares_of(list<double> t, list<double> const& inputs) {
  auto const mean = stable_total(t) / static_cast<double>(t.size());
  if (!differ(t, mean, inputs))
    return 0;
  for (auto& x : t)
    x = (x - mean) * (x - mean);
  return stable_total(t);
}

/// ½ Σ (t_j - t_(j-1))², which for an order by chance is Σ (t - t̄)² on average. As above.
template <class = on_use>
[[nodiscard]] double successive_squares_of(list<double> const& t, list<double> const& inputs) {
  if (!differ(t, stable_total(t) / static_cast<double>(t.size()), inputs))
    return 0;
  list<double> squares;
  for (std::size_t j = 1; j < t.size(); ++j)
    squares.push_back((t[j] - t[j - 1]) * (t[j] - t[j - 1]) / 2);
  return stable_total(squares);
}

/// The units of a stage, the total of each, and what these were made of.
template <class = on_use> class totals_of_units {
public:
  totals_of_units(design_parts const& d, linearised const& z, std::size_t stage, input_sizes<>& inputs)
      : stage_{d.stages[stage]},
        values_{z.values},
        largest_{z.largest},
        largest_input_{z.largest_input},
        inputs_{inputs} {
    if (stage_.of_row.empty())
      return;
    auto const rows = d.weights.size();
    totals_ = sums_by_group(stage_.stratum_of.size(), stage_.of_row.data(), z.values, rows, z.largest);
    values_ = {totals_.data()};
    largest_ = largest_of(totals_.data(), totals_.size());
    largest_input_ *= static_cast<double>(rows);
  }
  totals_of_units(totals_of_units const&) = delete;
  totals_of_units& operator=(totals_of_units const&) = delete;

  [[nodiscard]] stage_units const& stage() const noexcept { return stage_; }
  [[nodiscard]] row_values const& values() const noexcept { return values_; }
  [[nodiscard]] double largest() const noexcept { return largest_; }
  /// No unit has a larger input.
  [[nodiscard]] double largest_input() const noexcept { return largest_input_; }
  [[nodiscard]] list<double> const& inputs() {
    if (of_units_.empty())
      of_units_ = inputs_.of_units(stage_);
    return of_units_;
  }

private:
  stage_units const& stage_;
  row_values values_;
  list<double> totals_;
  double largest_;
  double largest_input_;
  input_sizes<>& inputs_;
  list<double> of_units_; // once they are asked for
};

/// The same for each stratum of a stage that leaves units to chance. All at once on one scale; those strata that this
/// does not resolve, one by one on their own.
template <class = on_use>
[[nodiscard]] list<double> squares_by_stratum(totals_of_units<>& of, list<double> const& means) {
  auto const& s = of.stage();
  auto const units = s.stratum_of.size();
  auto const strata = s.strata.size();
  list<stable_sum> squares(strata);
  auto const bound = 4 * of.largest() * of.largest();
  add_values(squares.data(), s.stratum_of.data(), means.data(), of.values(), units,
             stable_scale::of(bound, units));
  auto const noise = 4 * equal_within * of.largest_input(); // twice what one deviation can be and be none
  list<double> out(strata);
  units_of_strata sorted; // once a stratum needs it
  for (std::size_t h = 0; h < strata; ++h) {
    out[h] = squares[h].value();
    bool const resolved =
        out[h] >= std::ldexp(bound, -30) && out[h] > static_cast<double>(s.strata[h].sampled) * noise * noise;
    bool const counts = s.strata[h].fraction != 1 && s.strata[h].above != 0 && s.strata[h].sampled > 1;
    if ((resolved && !s.strata[h].by_differences) || !counts)
      continue;
    if (sorted.first.empty())
      sorted = by_stratum(s);
    list<double> t, inputs;
    for (auto k = sorted.first[h]; k < sorted.first[h + 1]; ++k) {
      t.push_back(of.values().at(sorted.unit[k]));
      inputs.push_back(of.inputs()[sorted.unit[k]]);
    }
    out[h] = s.strata[h].by_differences ? successive_squares_of(t, inputs) : squares_of(std::move(t), inputs);
  }
  return out;
}

/// Strata of a stage with a row of which the estimate speaks; the others tell it nothing, nor do they lack anything.
template <class = on_use>
[[nodiscard]] list<unsigned char> strata_that_count(stage_units const& s, list<unsigned char> const* rows) {
  list<unsigned char> out(s.strata.size(), static_cast<unsigned char>(rows == nullptr));
  for (std::size_t i = 0; rows != nullptr && i < rows->size(); ++i)
    if ((*rows)[i] != 0)
      out[s.stratum_of[s.unit(i)]] = 1;
  return out;
}

/// Variances of the total of the units of a stage, stratum by stratum; counts the strata with a single unit.
template <class = on_use> class stage_variances {
public:
  /// (1 - f) n/(n - 1) Σ (t - t̄)²; `known_sums` of the strata where they are known.
  stage_variances(totals_of_units<>& of, list<unsigned char> const* rows, list<double> const* known_sums,
                  single_unit_strata single_unit)
      : of_units_{of},
        stage_{of.stage()},
        single_unit_{single_unit},
        counts_{strata_that_count(stage_, rows)},
        of_(stage_.strata.size()) {
    auto const units = stage_.stratum_of.size();
    auto means = known_sums != nullptr ? *known_sums
                                       : sums_by_group(stage_.strata.size(), stage_.stratum_of.data(),
                                                       of.values(), units, of.largest());
    double all = 0;
    for (std::size_t h = 0; h < means.size(); ++h) {
      all += means[h];
      counted_units_ += counts_[h] != 0 ? stage_.strata[h].sampled : 0.0;
      means[h] /= stage_.strata[h].sampled;
    }
    auto const mean = all / counted_units_;
    if (stage_.probability.empty())
      equal(squares_by_stratum(of, means), means, mean);
    else
      unequal(mean);
  }

  /// What is wrong: `single_unit_stratum`; `variance_negative`, with the stratum. Else adds what strata of a single unit
  /// count with.
  [[nodiscard]] error settle() {
    if (alone_ > 0 && (single_unit_ == single_unit_strata::fail ||
                       (single_unit_ == single_unit_strata::average && known_ == 0)))
      return error::at(errc::single_unit_stratum, stage_.strata[first_].name, first_);
    for (std::size_t h = 0; h < of_.size(); ++h)
      if (of_[h] < 0)
        return error::at(errc::variance_negative, stage_.strata[h].name, h);
    if (single_unit_ == single_unit_strata::average && alone_ > 0)
      for (auto& v : of_)
        v *= static_cast<double>(known_ + alone_) / static_cast<double>(known_);
    return {};
  }
  [[nodiscard]] list<double> const& values() const noexcept { return of_; }

private:
  void equal(list<double> const& squares, list<double> const& means, double mean) {
    for (std::size_t h = 0; h < of_.size(); ++h) {
      auto const& stratum = stage_.strata[h];
      auto const rest = 1 - stratum.fraction;
      double const n = stratum.sampled;
      if (counts_[h] == 0 || stratum.above == 0)
        continue;
      if (rest == 0)
        ++known_;
      else if (stratum.sampled > 1)
        set(h, rest * n / (n - 1) * squares[h]);
      else
        set_single(h, rest, means[h], mean);
    }
  }
  void unequal(double mean) {
    auto const sorted = by_stratum(stage_);
    auto const units = sorted.unit.size();
    for (std::size_t h = 0; h < of_.size(); ++h) {
      if (counts_[h] == 0)
        continue;
      list<std::uint32_t> left_to_chance;
      list<double> e, p, joint, inputs;
      for (auto k = sorted.first[h]; k < sorted.first[h + 1]; ++k)
        if (auto const u = sorted.unit[k]; stage_.probability[u] < 1) {
          left_to_chance.push_back(u);
          e.push_back(of_units_.values().at(u));
          p.push_back(stage_.probability[u]);
          inputs.push_back(of_units_.inputs()[u]);
        }
      if (stage_.method.which == unequal_method::kind::joint)
        for (auto const a : left_to_chance)
          for (auto const b : left_to_chance)
            joint.push_back(stage_.joint[a * units + b]);
      if (e.empty())
        ++known_;
      else if (e.size() == 1)
        set_single(h, 1 - p[0], e[0], mean);
      else
        set(h, variance_of_unequal(e, p, std::move(joint), inputs));
    }
  }
  /// Equal numbers have no variance but what the method makes of them.
  [[nodiscard]] double variance_of_unequal(list<double> e, list<double> const& p, list<double> joint,
                                           list<double> const& inputs) const {
    auto const mean = stable_total(e) / static_cast<double>(e.size());
    bool const vary = differ(e, mean, inputs);
    bool const is_zero = !vary && !differ(e, 0, inputs);
    for (auto& x : e)
      x = is_zero ? 0 : vary ? x : mean;
    return unequal_variance(stage_.method, e, p, std::move(joint));
  }
  /// Of more than one unit that was left to chance.
  void set(std::size_t h, double variance) {
    of_[h] = stage_.strata[h].above * variance;
    ++known_;
  }
  /// Of one unit: `rest` of its like are not in the sample; it is measured from the mean of all units.
  void set_single(std::size_t h, double rest, double value, double mean) {
    first_ = alone_ == 0 ? h : first_;
    ++alone_;
    if (single_unit_ != single_unit_strata::adjust)
      return;
    double input = 0;
    double all = 0;
    for (std::size_t u = 0; u < stage_.stratum_of.size(); ++u) {
      input += stage_.stratum_of[u] == h ? of_units_.inputs()[u] : 0;
      all += of_units_.inputs()[u];
    }
    auto const distance = value - mean;
    if (std::fabs(distance) > equal_within * (input + all / counted_units_))
      of_[h] = stage_.strata[h].above * rest * distance * distance;
  }

  totals_of_units<>& of_units_;
  stage_units const& stage_;
  single_unit_strata single_unit_;
  list<unsigned char> counts_; ///< of each stratum
  list<double> of_;
  double counted_units_ = 0;
  std::size_t known_ = 0; ///< strata whose variance is known, be it that all of them is seen
  std::size_t alone_ = 0;
  std::size_t first_ = 0;
};

} // namespace starlot::inline v0::detail

#endif
