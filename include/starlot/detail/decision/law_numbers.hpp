// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_LAW_NUMBERS_HPP
#define STARLOT_DETAIL_DECISION_LAW_NUMBERS_HPP
// IWYU pragma: private

#include <starlot/decision/bounded_probability.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>

#include <cstddef>
#include <utility>

namespace starlot::inline v0 {

namespace detail {

/// Probabilities of grades from one run; a part of the total may be missing.
struct graded_run {
  list<double> chances; ///< of each grade, from none
  double dropped = 0;
  double relative_error = 0;
};

/// Of reaching a rung, and of missing it: two numbers, so that neither is 1 less a rounded one.
struct rung_chance {
  bounded_probability reached;
  bounded_probability missed;
};

struct law_numbers {
  list<bounded_probability> grades; ///< from none
  list<rung_chance> rungs;
};

/// More than all that underflow can lose: each of fewer than 1e30 products and sums less than 5e-324.
inline constexpr double lost_to_underflow = 1e-290;

[[nodiscard]] inline bounded_probability with_error(double value, double dropped, double relative) noexcept {
  auto const clip = [](double p) { return p < 1 ? p < 0 ? 0 : p : 1; };
  return {clip(value), clip(clip(value) * (1 - relative) - lost_to_underflow),
          clip((value + dropped) * (1 + relative) + lost_to_underflow)};
}

/// With the bounds of `value`; 1 where nothing else can happen: sums of rounded numbers need not come to that.
[[nodiscard]] inline bounded_probability beside(double value, double others, double dropped, double relative) noexcept {
  auto out = with_error(value, dropped, relative);
  if (value > 0 && others <= 0)
    out.value = out.upper = 1;
  return out;
}

/// Of rungs, from one run.
template <class = on_use> [[nodiscard]] list<rung_chance> rungs_of(graded_run const& run) {
  list<rung_chance> out(run.chances.size() - 1);
  auto const relative = run.relative_error + static_cast<double>(out.size()) * 0x1p-52; // of adding grades up
  list<double> reached(out.size()), missed(out.size());
  double better = 0, worse = 0;
  for (std::size_t r = 0; r < out.size(); ++r) {
    reached[out.size() - 1 - r] = better += run.chances[out.size() - r];
    missed[r] = worse += run.chances[r];
  }
  for (std::size_t r = 0; r < out.size(); ++r)
    out[r] = {beside(reached[r], missed[r], run.dropped, relative),
              beside(missed[r], reached[r], run.dropped, relative)};
  return out;
}

template <class = on_use> [[nodiscard]] law_numbers numbers_of(graded_run const& run) {
  law_numbers out{{}, rungs_of(run)};
  for (std::size_t g = 0; g < run.chances.size(); ++g) {
    double others = 0;
    for (std::size_t i = 0; i < run.chances.size(); ++i)
      others += i != g ? run.chances[i] : 0;
    out.grades.push_back(beside(run.chances[g], others, run.dropped, run.relative_error));
  }
  return out;
}

[[nodiscard]] inline bounded_probability between(bounded_probability const& a,
                                                 bounded_probability const& b) noexcept {
  return {(a.value + b.value) / 2, a.lower < b.lower ? a.lower : b.lower,
          a.upper > b.upper ? a.upper : b.upper};
}

/// Of rungs, with bounds from two runs.
template <class = on_use>
[[nodiscard]] list<rung_chance> rungs_between(graded_run const& low, graded_run const& high) {
  auto out = rungs_of(low);
  auto const other = rungs_of(high);
  for (std::size_t r = 0; r < out.size(); ++r)
    out[r] = {between(out[r].reached, other[r].reached), between(out[r].missed, other[r].missed)};
  return out;
}

/// Of grades, from those of rungs: P(reach one) - P(reach the next), or the same of missing them, whichever are
/// smaller numbers.
template <class = on_use> [[nodiscard]] law_numbers numbers_of(list<rung_chance> rungs) {
  law_numbers out;
  auto const none = rung_chance{{0, 0, 0}, {1, 1, 1}};
  auto const all = rung_chance{{1, 1, 1}, {0, 0, 0}};
  for (std::size_t g = 0; g <= rungs.size(); ++g) {
    auto const& from = g == 0 ? all : rungs[g - 1];
    auto const& to = g == rungs.size() ? none : rungs[g];
    auto const clip = [](double x) { return x > 0 ? x : 0; };
    auto const least = clip(from.reached.lower - to.reached.upper);
    auto const other_least = clip(to.missed.lower - from.missed.upper);
    auto const most = clip(from.reached.upper - to.reached.lower);
    auto const other_most = clip(to.missed.upper - from.missed.lower);
    auto const value = from.reached.value < to.missed.value ? from.reached.value - to.reached.value
                                                            : to.missed.value - from.missed.value;
    bounded_probability grade{value, least > other_least ? least : other_least,
                              most < other_most ? most : other_most};
    grade.value = value < grade.lower ? grade.lower : value > grade.upper ? grade.upper : value;
    out.grades.push_back(grade);
  }
  out.rungs = std::move(rungs);
  return out;
}

} // namespace detail

} // namespace starlot::inline v0

#endif
