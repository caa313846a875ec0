// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_STAR_LAW_HPP
#define STARLOT_DECISION_STAR_LAW_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/score_lattice.hpp>
#include <starlot/detail/stable_sum.hpp>
#include <starlot/detail/total_law.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/scheme/ladder.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace starlot::inline v0 {

/// What a law may cost; the numbers are ours.
struct law_limits {
  double cells = 8e10;                ///< multiplications and additions
  double bytes = 4.0 * (1ULL << 30U); ///< memory
};

/// The law of the star (星级分布): the probability of every grade over all draws that the design could have made, where the
/// scores of all outlets are known, from last year or from a pilot. It speaks of the mean of the outlets' scores of a sample,
/// compared unrounded with the cut-offs.
///
///     auto const law = star_law::of(last_years_scores, simple_random{15}, ladder);
///     law->probability(0);                // of the first rung; below() of none
///     law->at_least(1);                   // of the second rung, or a better one
///
/// Exact: by the recurrence of `detail/total_law.hpp` on the grid of the scores, cut-offs compared in whole numbers. The relative
/// error is below 2N times the precision of a double, however small the probability.
class star_law {
public:
  /// Errors: `no_rows` (no scores), `sample_of_none`, `too_many_visits`; `no_ladder`, `ladder_mixed_directions` and
  /// `ladder_not_increasing` with the rung; `points_out_of_range`; `law_too_large` with what it would cost, in millions of cells,
  /// against the limit. Complexity: N n² R/2 cells and n² R/2 doubles for a range of R grid steps, n at most half of N.
  [[nodiscard]] static result<star_law> of(std::span<points const> scores, simple_random design,
                                           std::span<rung const> rungs, law_limits limits = {}) {
    if (scores.empty())
      return error{errc::no_rows, {}, {}, {}};
    if (design.n == 0)
      return error{errc::sample_of_none, {}, {}, {}};
    if (design.n > scores.size())
      return error{errc::too_many_visits, {}, {}, {}};
    if (auto const wrong = detail::ladder_fault(rungs); wrong.code != errc::none)
      return wrong;
    auto const lattice = detail::score_lattice::of(scores);
    if (!lattice)
      return lattice.error();
    // Where a rung starts; where few points are good, where it ends.
    std::vector<std::int64_t> cuts;
    for (auto const& r : rungs) {
      auto const from = lattice->first_total(r, design.n);
      if (!from)
        return from.error();
      cuts.push_back(*from);
    }
    // The total of those that are not drawn says as much as that of those that are.
    auto const population = scores.size();
    auto const n = static_cast<std::size_t>(design.n);
    auto const fewer = n < population - n ? n : population - n;
    if (auto const wrong = detail::cost_fault(population, fewer, lattice->range, limits.cells, limits.bytes);
        wrong.code != errc::none)
      return wrong;
    detail::total_law table{fewer, lattice->range};
    std::size_t taken = 0;
    for (auto const step : lattice->steps)
      table.take(step, fewer, population - ++taken);
    auto const totals = table.totals(fewer);
    star_law law{population, n};
    // Each grade lies between two cuts; the outer ones have one.
    constexpr auto endless = std::int64_t{1} << 62U;
    bool const reversed = rungs[0].is_descending();
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
      auto const worse = i > 0 ? cuts[i - 1] : reversed ? endless : -endless;
      auto const better = i < cuts.size() ? cuts[i] : reversed ? -endless : endless;
      auto const from = reversed ? better : worse;
      auto const to = reversed ? worse : better;
      law.chances_.push_back(fewer == n
                                 ? between(totals, from, to)
                                 : between(totals, lattice->total - to + 1, lattice->total - from + 1));
    }
    return law;
  }
  [[nodiscard]] static result<star_law> of(std::span<points const> scores, simple_random design,
                                           ladder const& cut_offs, law_limits limits = {}) {
    return of(scores, design, cut_offs.rungs(), limits);
  }

  /// Outlets of the company, and of a sample.
  [[nodiscard]] std::size_t population() const noexcept { return population_; }
  [[nodiscard]] std::size_t n() const noexcept { return n_; }
  /// Number of rungs.
  [[nodiscard]] std::size_t rungs() const noexcept { return chances_.size() - 1; }
  /// Of no grade at all.
  [[nodiscard]] double below() const noexcept { return chances_[0]; }
  /// Of a rung, by its number in the ladder, from the worst.
  [[nodiscard]] double probability(std::size_t rung) const {
    contract(rung < rungs(), "a rung of the ladder");
    return chances_[rung + 1];
  }
  /// Of a rung or a better one.
  [[nodiscard]] double at_least(std::size_t rung) const {
    contract(rung < rungs(), "a rung of the ladder");
    double sum = 0;
    for (auto i = chances_.size(); i > rung + 1; --i)
      sum += chances_[i - 1];
    return sum;
  }
  /// No probability is wrong by more than this part of itself.
  [[nodiscard]] double relative_error() const noexcept {
    return 2.0 * static_cast<double>(population_ + 2) * 0x1p-52;
  }

private:
  star_law(std::size_t population, std::size_t n) noexcept : population_{population}, n_{n} {}

  /// Probability of the totals from `from` to before `to`.
  [[nodiscard]] static double between(std::span<double const> totals, std::int64_t from, std::int64_t to) {
    auto const size = static_cast<std::int64_t>(totals.size());
    from = from < 0 ? 0 : from > size ? size : from;
    to = to < from ? from : to > size ? size : to;
    auto const* const first = totals.data() + from;
    return detail::stable_total(static_cast<std::size_t>(to - from), [&](std::size_t i) { return first[i]; });
  }

  std::size_t population_;
  std::size_t n_;
  std::vector<double> chances_; ///< of no grade, then of each rung
};

} // namespace starlot::inline v0

#endif
