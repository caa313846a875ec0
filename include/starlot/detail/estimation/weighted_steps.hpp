// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_WEIGHTED_STEPS_HPP
#define STARLOT_DETAIL_ESTIMATION_WEIGHTED_STEPS_HPP
// IWYU pragma: private

#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/row_values.hpp>
#include <starlot/detail/estimation/stable_sum.hpp>

#include <cstddef>

namespace starlot::inline v0::detail {

/// Values in their order with the weights up to each.
template <class = on_use> class weighted_steps {
public:
  weighted_steps(design_parts const& d, counted_rows const& in) {
    struct step {
      double value, weight;
    };
    list<step> steps;
    for (std::size_t i = 0; i < d.weights.size(); ++i)
      if (in.has(i))
        steps.push_back({in.y[i], d.weights[i]});
    auto spare = steps;
    merge_sort(steps.view(), spare.view(), [](step const& a, step const& b) {
      return a.value < b.value || (a.value == b.value && a.weight <= b.weight);
    });
    auto const scale = stable_scale::of(d.largest_weight, d.weights.size());
    stable_sum sum;
    for (auto const& s : steps) {
      sum.add(s.weight, scale);
      values_.push_back(s.value);
      up_to_.push_back(sum.value());
    }
  }

  /// Whether a share lies beyond all values that were seen, where the population has others.
  [[nodiscard]] bool is_below(double p) const noexcept { return p * up_to_.back() < up_to_[0] * (1 - 1e-12); }
  [[nodiscard]] bool is_above(double p) const noexcept {
    return values_.size() == 1 || p * up_to_.back() > up_to_[values_.size() - 2] * (1 + 1e-12);
  }

  /// The least value with at least the share p of the weights at or below it. Ties are decided with a relative
  /// tolerance of 1e-12, here and below: a rounding must not move a quantile by a whole value.
  [[nodiscard]] double step(double p) const noexcept { return values_[reaching(p * up_to_.back())]; }
  /// Between values, at p of the weights of all but the largest.
  [[nodiscard]] double interpolated(double p) const noexcept {
    auto const last = values_.size() - 1;
    auto const due = last == 0 ? 0 : p * up_to_[last - 1];
    if (!(due > 0))
      return values_[0];
    auto const i = reaching(due);
    if (i == last)
      return values_[last];
    auto const below = i == 0 ? 0 : up_to_[i - 1];
    auto const part = (due - below) / (up_to_[i] - below);
    return values_[i] + (part < 1 ? part : 1) * (values_[i + 1] - values_[i]);
  }

private:
  /// The first one with so much weight at or below it, or the last.
  [[nodiscard]] std::size_t reaching(double weight) const noexcept {
    std::size_t i = 0;
    while (i + 1 < values_.size() && up_to_[i] < weight * (1 - 1e-12))
      ++i;
    return i;
  }

  list<double> values_;
  list<double> up_to_;
};

} // namespace starlot::inline v0::detail

#endif
