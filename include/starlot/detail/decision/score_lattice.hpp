// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_SCORE_LATTICE_HPP
#define STARLOT_DETAIL_DECISION_SCORE_LATTICE_HPP
// IWYU pragma: private

#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/detail/decision/total_law.hpp>
#include <starlot/scheme/ladder.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

namespace starlot::inline v0::detail {

/// Floor of a / b, b > 0.
[[nodiscard]] constexpr std::int64_t floor_of(std::int64_t a, std::int64_t b) noexcept {
  return a / b - (a % b < 0 ? 1 : 0);
}
[[nodiscard]] constexpr std::int64_t ceil_of(std::int64_t a, std::int64_t b) noexcept {
  return a / b + (a % b > 0 ? 1 : 0);
}

/// More than any total in steps, and less than what additions to it could overflow.
inline constexpr auto beyond_totals = std::int64_t{1} << 62U;

/// Which of two scores an entry counts with, and to which side it leaves a grid.
enum class lattice_side : std::uint8_t { lower, upper };

/// The scores of a question as whole numbers: in each stratum so many steps above its lowest score, a step of a
/// stratum being `stride` steps of the whole.
struct score_lattice {
  struct stratum {
    list<value_count> values; ///< steps, ascending
    std::uint64_t outlets = 0;
    std::uint64_t drawn = 0;
    std::int64_t lowest = 0; ///< the score that has no steps, on the scale of `unit`
    std::int64_t stride = 1;
    std::int64_t total = 0;       ///< steps of all outlets
    list<std::size_t> value_of{}; ///< of each entry of the question that has outlets, its place in `values`

    template <class = on_use> [[nodiscard]] std::uint64_t range() const noexcept {
      return values.back().value;
    }
    [[nodiscard]] std::uint64_t fewer() const noexcept { return fewer_of(outlets, drawn); }
    /// Whether those are the outlets that are not drawn.
    [[nodiscard]] bool are_missed() const noexcept { return drawn > outlets - drawn; }
  };

  list<stratum> strata;   ///< none where numbers are too large
  std::int64_t unit = 1;  ///< of a step of the whole
  std::int64_t times = 1; ///< what a bound of the mean is multiplied by

  /// On the grid that the scores have themselves; of no strata where that is too fine for whole numbers.
  template <class = on_use> [[nodiscard]] static score_lattice own(law_question const& q, lattice_side side) {
    // Multipliers L N_h/n_h, L the least that makes them whole; without their common divisor.
    std::int64_t common = 1;
    for (auto const& s : q.strata) {
      auto const part = static_cast<std::int64_t>(s.drawn / common_divisor(s.outlets, s.drawn));
      if (!multiply(common, part / common_divisor(common, part), common))
        return {};
    }
    list<std::int64_t> multipliers;
    std::int64_t shared = 0;
    for (auto const& s : q.strata) {
      std::int64_t m = 0;
      if (!multiply(common / static_cast<std::int64_t>(s.drawn / common_divisor(s.outlets, s.drawn)),
                    static_cast<std::int64_t>(s.outlets / common_divisor(s.outlets, s.drawn)), m))
        return {};
      multipliers.push_back(m);
      shared = common_divisor(shared, m);
    }
    score_lattice out;
    out.unit = 0;
    out.times = 0;
    for (std::size_t h = 0; h < q.strata.size(); ++h) {
      auto const m = multipliers[h] / shared;
      std::int64_t weight = 0;
      if (!multiply(m, static_cast<std::int64_t>(q.strata[h].drawn), weight) ||
          !add(out.times, weight, out.times))
        return {};
      list<std::int64_t> scores;
      for (auto const& e : q.strata[h].entries)
        scores.push_back(side == lattice_side::lower ? e.lower : e.upper);
      if (!out.add_stratum(q.strata[h], scores, m, 0))
        return {};
      out.unit = common_divisor(out.unit, out.strata.back().stride);
    }
    for (auto& s : out.strata) // a stratum of equal scores has steps of nothing
      s.stride = s.stride > 0 ? s.stride / out.unit : 1;
    out.unit = out.unit > 0 ? out.unit : 1;
    if (!out.fits())
      return {};
    return out;
  }

  /// Set down, or up, to multiples of `width` on the scale of the totals. As above.
  template <class = on_use>
  [[nodiscard]] static score_lattice coarse(law_question const& q, lattice_side side, std::int64_t width) {
    score_lattice out;
    out.unit = width;
    out.times = 0;
    for (auto const& s : q.strata) {
      bool const alone = q.strata.size() == 1;
      auto const common = static_cast<std::int64_t>(common_divisor(s.outlets, s.drawn));
      auto const top = alone ? 1 : static_cast<std::int64_t>(s.outlets) / common;
      auto const bottom = alone ? 1 : static_cast<std::int64_t>(s.drawn) / common;
      out.times += static_cast<std::int64_t>(alone ? s.drawn : s.outlets);
      std::int64_t due = 0;
      if (!multiply(bottom, width, due))
        return {};
      list<std::int64_t> steps;
      for (auto const& e : s.entries) {
        std::int64_t weighted = 0;
        if (!multiply(side == lattice_side::lower ? e.lower : e.upper, top, weighted))
          return {};
        steps.push_back(side == lattice_side::lower ? floor_of(weighted, due) : ceil_of(weighted, due));
      }
      if (!out.add_stratum(s, steps, 1, 1) ||
          !multiply(out.strata.back().lowest, width, out.strata.back().lowest))
        return {};
    }
    if (!out.fits())
      return {};
    return out;
  }

  /// The first total of the sample, in steps, that reaches a bound; where few points are good the first that does not.
  /// Of one stratum also for samples of n outlets. False where numbers are too large.
  template <class = on_use>
  [[nodiscard]] bool first_total(law_cut const& cut, std::uint64_t n, std::int64_t& out) const {
    auto const factor = n > 0 ? static_cast<std::int64_t>(n) : times;
    std::int64_t due = 0;
    if (!multiply(cut.from, factor, due))
      return false;
    for (auto const& s : strata) {
      std::int64_t lowest = 0;
      if (!multiply(s.lowest, static_cast<std::int64_t>(n > 0 ? n : s.drawn), lowest) ||
          !multiply(lowest, cut.over, lowest) || !subtract(due, lowest, due))
        return false;
    }
    std::int64_t step = 0;
    if (!multiply(unit, cut.over, step))
      return false;
    // At least: the bound, or the next step above it. More than: the next above it in any case. Likewise of what is
    // too much.
    bool const includes = cut.reached == bound::at_least || cut.reached == bound::below;
    auto const floor = floor_of(due, step);
    // Beyond all totals one place is as good as another.
    if (floor >= beyond_totals || floor < -beyond_totals)
      out = floor < 0 ? -beyond_totals : beyond_totals;
    else
      out = includes && due % step == 0 ? floor : floor + 1;
    return true;
  }

private:
  /// Scores of a stratum in steps; where `step` is 0 in those of what they have in common, 0 if they are equal. False
  /// where numbers are too large.
  template <class = on_use>
  [[nodiscard]] bool add_stratum(law_stratum const& from, list<std::int64_t> const& scores,
                                 std::int64_t multiplier, std::int64_t step) {
    list<std::uint32_t> order; // of entries that have outlets
    for (std::uint32_t i = 0; i < scores.size(); ++i)
      if (from.entries[i].outlets > 0)
        order.push_back(i);
    auto spare = order;
    merge_sort(order.view(), spare.view(),
               [&](std::uint32_t a, std::uint32_t b) { return scores[a] <= scores[b]; });
    auto const lowest = scores[order.front()];
    std::int64_t apart = 0;
    if (!subtract(scores[order.back()], lowest, apart))
      return false;
    auto common = step;
    if (step == 0)
      for (auto const i : order)
        common = common_divisor(common, scores[i] - lowest);
    stratum out;
    out.outlets = from.outlets;
    out.drawn = from.drawn;
    out.value_of.resize(scores.size());
    for (auto const i : order) {
      auto const steps = static_cast<std::uint64_t>(common > 0 ? (scores[i] - lowest) / common : 0);
      if (out.values.empty() || out.values.back().value != steps)
        out.values.push_back({steps, 0});
      out.values.back().count += from.entries[i].outlets;
      out.value_of[i] = out.values.size() - 1;
    }
    for (auto const& v : out.values) {
      std::int64_t sum = 0;
      if (!multiply(static_cast<std::int64_t>(v.value), static_cast<std::int64_t>(v.count), sum) ||
          !add(out.total, sum, out.total))
        return false;
    }
    if (!multiply(lowest, multiplier, out.lowest) || !multiply(common, multiplier, out.stride))
      return false;
    strata.push_back(std::move(out));
    return true;
  }

  /// Whether all totals are small enough to be added and compared.
  template <class = on_use> [[nodiscard]] bool fits() const {
    std::int64_t sum = 0;
    for (auto const& s : strata) {
      std::int64_t steps = 0;
      if (!multiply(s.stride, s.total, steps) || !add(sum, steps, sum) ||
          sum > (std::numeric_limits<std::int64_t>::max)() / 4)
        return false;
    }
    return true;
  }
};

} // namespace starlot::inline v0::detail

#endif
