// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_STAGED_LAW_HPP
#define STARLOT_DETAIL_DECISION_STAGED_LAW_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/decision/population_scores.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/decision/law_answer.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/detail/decision/law_runs.hpp>
#include <starlot/detail/decision/law_simulation.hpp>
#include <starlot/detail/decision/score_lattice.hpp>
#include <starlot/detail/decision/spread.hpp>
#include <starlot/sampling/designs/simple_random.hpp>
#include <starlot/sampling/simulation.hpp>
#include <starlot/scheme/ladder.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

namespace starlot::inline v0::detail {

/// Of two stages: Σ w y / Σ w reaches θ where Σ (M_i/m_i) Σ (y - θ), over the drawn outlets of the drawn clusters, reaches
/// 0. One question for each rung, the strata of which are the clusters. Errors: those of strata; `cluster_empty`,
/// `sample_of_none`, `too_many_visits` and `points_out_of_range` with the cluster.
template <class Cluster = staged_cluster>
[[nodiscard]] law_questions questions_of_staged(std::span<Cluster const> clusters, std::uint64_t n,
                                                std::span<rung const> rungs) {
  if (auto const wrong = stratum_fault(clusters.size(), n, place::nowhere); wrong.code != errc::none)
    return not_asked(wrong);
  given_strata given;
  for (auto const& c : clusters)
    add_stratum(given, c.scores, c.visits);
  if (given.fault.code != errc::none)
    return not_asked(given.fault);
  law_question all;
  all.strata.swap(given.strata);
  for (std::size_t i = 0; i < all.strata.size(); ++i) {
    if (all.strata[i].outlets == 0)
      return not_asked(error::at(errc::cluster_empty, i));
    if (auto const wrong = stratum_fault(all.strata[i].outlets, all.strata[i].drawn, i);
        wrong.code != errc::none)
      return not_asked(wrong);
  }
  if (auto const wrong = ladder_fault(rungs); wrong.code != errc::none)
    return not_asked(wrong);
  law_questions asked{{}, true_grade_of(all, rungs), {}};
  auto const outlets_of_visit =
      all.strata.size() > 1 ? static_cast<double>(all.outlets()) / static_cast<double>(all.drawn()) : 1;
  for (std::size_t k = 0; k < rungs.size(); ++k) {
    auto const& r = rungs[k];
    law_question q{all.strata, {{0, r.reached}}, outlets_of_visit * static_cast<double>(r.divisor)};
    for (std::size_t i = 0; i < q.strata.size(); ++i)
      for (auto& e : q.strata[i].entries)
        if (!multiply(e.lower, r.divisor, e.lower) || !multiply(e.upper, r.divisor, e.upper) ||
            !subtract(e.lower, r.from.micro(), e.lower) || !subtract(e.upper, r.from.micro(), e.upper))
          return not_asked(error::at(errc::points_out_of_range, i));
    asked.each.push_back(std::move(q));
  }
  return asked;
}

/// The sum of a drawn cluster in whole steps: `base` and `stride` for each step of its own lattice.
template <class = on_use> struct staged_scale {
  list<std::int64_t> base;
  list<std::int64_t> stride;
  std::int64_t unit = 0;   ///< of a step
  std::int64_t lowest = 0; ///< what the sum of each cluster has beside its steps, on the scale of `unit`
  bool fits = false;       ///< whether all totals are small enough to be added and compared

  [[nodiscard]] static staged_scale of(score_lattice const& l) {
    staged_scale out;
    for (auto const& s : l.strata) {
      std::int64_t low = 0, wide = 0;
      if (!multiply(s.lowest, static_cast<std::int64_t>(s.drawn), low) || !multiply(s.stride, l.unit, wide))
        return out;
      out.base.push_back(low);
      out.stride.push_back(wide);
      out.lowest = out.base.size() == 1 || low < out.lowest ? low : out.lowest;
      if (s.range() > 0)
        out.unit = common_divisor(out.unit, wide);
    }
    for (auto& b : out.base) {
      if (!subtract(b, out.lowest, b))
        return out;
      out.unit = common_divisor(out.unit, b);
    }
    out.unit = out.unit > 0 ? out.unit : 1;
    std::int64_t all = 0;
    for (std::size_t i = 0; i < out.base.size(); ++i) {
      out.base[i] /= out.unit;
      out.stride[i] = l.strata[i].range() > 0 ? out.stride[i] / out.unit : 1;
      std::int64_t steps = 0;
      if (!multiply(out.stride[i], l.strata[i].total, steps) || !add(steps, out.base[i], steps) ||
          !add(all, steps, all) || all > (std::numeric_limits<std::int64_t>::max)() / 4)
        return out;
    }
    out.fits = true;
    return out;
  }

  /// Where grades begin, as totals of n clusters; none where numbers are too large.
  [[nodiscard]] grade_cuts cuts(law_question const& q, std::uint64_t n) const {
    score_lattice totals;
    totals.unit = unit;
    totals.strata.push_back({{}, base.size(), n, lowest});
    return fits ? grade_cuts::of(totals, q) : grade_cuts{};
  }
};

/// What the recurrence over clusters takes, and the widest table of a cluster. With windows, about.
template <class = on_use>
[[nodiscard]] run_cost staged_cost(score_lattice const& l, double dropped, law_options const& how,
                                   std::uint64_t drawn) {
  run_cost out;
  auto const clusters = l.strata.size();
  auto const n = static_cast<std::size_t>(drawn);
  auto const scale = staged_scale<>::of(l);
  if (!scale.fits)
    return out;
  list<double> lows, highs, totals;
  double mean = 0, square = 0, within = 0, range = 0;
  auto const all = static_cast<double>(clusters);
  for (std::size_t i = 0; i < clusters; ++i) {
    auto const& s = l.strata[i];
    auto const own = forecast_of(s, s.fewer(), s.fewer(), dropped, how);
    out.add(own.cost);
    if (out.bytes > most_bytes(how) || out.cells > 20 * how.cells)
      return out;
    totals.push_back(own.totals);
    // The lowest sum of those that are fewer; of all less the highest, where those are missed.
    double low = 0;
    auto left = s.fewer();
    for (std::size_t k = 0; k < s.values.size() && left > 0; ++k) {
      auto const& v = s.are_missed() ? s.values[s.values.size() - 1 - k] : s.values[k];
      auto const some = v.count < left ? v.count : left;
      low += static_cast<double>(v.value) * static_cast<double>(some);
      left -= some;
    }
    auto const stride = static_cast<double>(scale.stride[i]), base = static_cast<double>(scale.base[i]);
    low = base + stride * (s.are_missed() ? static_cast<double>(s.total) - low : low);
    lows.push_back(low);
    highs.push_back(low + stride * own.apart);
    auto const outlets = static_cast<double>(s.outlets);
    auto const sum = base + stride * static_cast<double>(s.total) * static_cast<double>(s.drawn) / outlets;
    mean += sum / all;
    within += stride * own.apart * stride * own.apart / all / 16;
    square += sum * sum / all;
  }
  square = std::fmax(square - mean * mean, 0.0) + within;
  auto spare = lows;
  merge_sort(lows.view(), spare.view(), [](double a, double b) { return a <= b; });
  merge_sort(highs.view(), spare.view(), [](double a, double b) { return a >= b; });
  range = highs[0] - lows[0];
  auto const log_term = dropped > 0 ? std::log(4 * all / dropped) : 0;
  list<double> widths{0, 1}; // of rows 0, 1, …, added up
  double from = 0, to = 0;
  for (std::size_t m = 1; m <= n; ++m) {
    from += lows[m - 1];
    to += highs[m - 1];
    auto const full = to - from + 1;
    auto const window =
        2 * std::sqrt(2 * static_cast<double>(m) * square * log_term) + 2.0 / 3 * range * log_term + 1;
    widths.push_back(widths.back() + (dropped > 0 && window < full ? window : full));
  }
  for (std::size_t i = 1; i <= clusters; ++i) {
    auto const last = i < n ? i : n;
    auto const first = n + i > clusters + 1 ? n + i - clusters : 1;
    out.cells += totals[i - 1] * (widths[last] - widths[first - 1]) + widths[last + 1] - widths[first];
  }
  out.add({0, 8 * (widths[n + 1] + widths[n + 1] - widths[n]) +
                  total_law<>::bytes_of_row * static_cast<double>(n + 1)});
  return out;
}

/// The law of the sum of n clusters of a simple random sample, each of which adds a random number: that of a simple random sample
/// of its own outlets. With i clusters looked at, P_i(m, ·) being the law of the sum of m of them, G_i that of the i-th's,
///     P_i(m, ·) = (1 - m/i) P_{i-1}(m, ·) + (m/i) P_{i-1}(m-1, ·) * G_i
/// All terms are positive. Complexity: for each cluster the totals it may have, times those of all rows.
template <class = on_use> class staged_run {
public:
  staged_run(score_lattice const& l, std::uint64_t n, double dropped)
      : lattice_{l}, n_{static_cast<std::size_t>(n)}, dropped_{dropped}, rows_(n_ + 1), lost_(n_ + 1) {
    rows_[0].chances.push_back(1);
  }

  /// Where `progress` says that it was stopped, nothing.
  [[nodiscard]] lattice_run run(run_progress& progress) {
    lattice_run out;
    auto const scale = staged_scale<>::of(lattice_);
    auto const clusters = lattice_.strata.size();
    double steps = 0; // of rounding, in a cluster
    for (std::size_t i = 1; i <= clusters; ++i) {
      auto const own =
          stratum_total::of(lattice_.strata[i - 1], dropped_ / 4 / static_cast<double>(n_), progress);
      if (!progress.goes_on())
        return {};
      out.cost.add(own.cost);
      steps = std::fmax(steps, own.steps + static_cast<double>(possible(own.totals.view())));
      auto const first = n_ + i > clusters + 1 ? n_ + i - clusters : 1;
      for (auto m = i < n_ ? i : n_; m >= first; --m) {
        auto const in = static_cast<double>(m) / static_cast<double>(i);
        auto const rest = static_cast<double>(i - m) / static_cast<double>(i);
        lost_[m] = rest * lost_[m] + in * (lost_[m - 1] + own.dropped);
        auto const cells = mix(m, rest, in, own.totals.view(), scale.base[i - 1], scale.stride[i - 1]);
        trim(m);
        out.cost.cells += cells;
        if (!progress.add(cells))
          return {};
      }
    }
    double held = 0;
    for (auto const& r : rows_)
      held += 8 * static_cast<double>(r.chances.size());
    out.cost.add({0, held});
    out.totals = std::move(rows_[n_]);
    out.dropped = lost_[n_];
    // A product of n laws of clusters, and at most six roundings with each cluster looked at.
    out.relative_error = rounding_of(static_cast<double>(n_) * steps + 6 * static_cast<double>(clusters) +
                                     static_cast<double>(out.totals.chances.size()) / 4);
    return out;
  }

private:
  /// Answers the cells that it took.
  double mix(std::size_t m, double rest, double in, spread_view more, std::int64_t base,
             std::int64_t stride) {
    auto const& from = rows_[m - 1];
    auto& to = rows_[m];
    auto const begin = from.first + base + stride * more.first;
    auto const step = static_cast<std::size_t>(stride);
    auto const size = static_cast<std::int64_t>(from.chances.size() + step * (more.size - 1));
    auto const held = static_cast<std::int64_t>(to.chances.size());
    auto const low = held == 0 || begin < to.first ? begin : to.first;
    auto const high = held == 0 || begin + size > to.first + held ? begin + size : to.first + held;
    spread out{low, list<double>(static_cast<std::size_t>(high - low))};
    if (held > 0)
      add_scaled(out.chances.data() + (to.first - low), to.chances.data(), to.chances.size(), rest);
    double cells = static_cast<double>(out.chances.size());
    for (std::size_t j = 0; j < more.size; ++j)
      if (more.chances[j] > 0) {
        add_scaled(out.chances.data() + (begin - low) + step * j, from.chances.data(), from.chances.size(),
                   in * more.chances[j]);
        cells += static_cast<double>(from.chances.size());
      }
    to = std::move(out);
    return cells;
  }

  /// Drops at each end of a row half of what it may lose with a cluster.
  void trim(std::size_t m) {
    if (!(dropped_ > 0))
      return;
    auto const most = dropped_ / 4 / static_cast<double>(lattice_.strata.size());
    auto& r = rows_[m];
    std::size_t from = 0, to = r.chances.size();
    double low = 0, high = 0;
    for (; from < to && low + r.chances[from] <= most; ++from)
      low += r.chances[from];
    for (; from < to && high + r.chances[to - 1] <= most; --to)
      high += r.chances[to - 1];
    if (from == 0 && to == r.chances.size())
      return;
    r = {r.first + static_cast<std::int64_t>(from), {r.chances.data() + from, r.chances.data() + to}};
    lost_[m] += low + high;
  }

  score_lattice const& lattice_;
  std::size_t n_;
  double dropped_;
  list<spread> rows_; ///< of 0, 1, … n clusters
  list<double> lost_; ///< what they lack to 1
};

/// One side of the scores, for replays of both stages.
template <class = on_use> struct staged_side {
  replay_side counts;
  staged_scale<> scale;

  [[nodiscard]] static staged_side of(law_question const& q, lattice_side side, std::uint64_t n) {
    staged_side out;
    auto lattice = score_lattice::own(q, side);
    out.counts.is_own = !lattice.strata.empty();
    if (!out.counts.is_own)
      lattice = score_lattice::coarse(q, side, 1);
    if (lattice.strata.empty())
      return out;
    out.scale = staged_scale<>::of(lattice);
    out.counts.cuts = out.scale.cuts(q, n);
    out.counts.grades.resize(q.cuts.size() + 1);
    if (!out.scale.fits)
      return out;
    for (std::size_t i = 0; i < q.strata.size(); ++i) {
      auto& s = lattice.strata[i];
      s.stride = out.scale.stride[i];
      out.counts.steps.push_back(steps_of(q.strata[i], s));
      out.counts.whole.push_back(s.stride * s.total);
    }
    return out;
  }

  template <class Numbers>
  [[nodiscard]] std::int64_t sum(std::size_t i, Numbers const& numbers, bool are_drawn) const {
    std::int64_t of = 0;
    for (auto const k : numbers)
      of += counts.steps[i][static_cast<std::size_t>(k)];
    return scale.base[i] + (are_drawn ? of : counts.whole[i] - of);
  }
};

/// Draws of both stages, for `answer`.
template <class = on_use> struct staged_draws {
  static constexpr forecast& cost = staged_cost<>;
  std::uint64_t of = 0; ///< clusters that are drawn

  [[nodiscard]] grade_cuts cuts(score_lattice const& l, law_question const& q) const {
    return staged_scale<>::of(l).cuts(q, of);
  }
  [[nodiscard]] lattice_run run(score_lattice const& l, double dropped, run_progress& progress) const {
    return staged_run<>{l, of, dropped}.run(progress);
  }

  /// Errors: those of `simulate`.
  [[nodiscard]] law_answer simulated(law_question const& q, law_options const& how, std::size_t events,
                                     run_progress& progress) const {
    if (auto const bytes = 16 * static_cast<double>(q.outlets()); bytes > most_bytes(how))
      return not_answered(
          error::of(errc::law_needs_memory).with(in_millions(bytes), in_millions(most_bytes(how))));
    auto low = staged_side<>::of(q, lattice_side::lower, of);
    bool const exact = is_exact(q) && low.counts.is_own;
    auto high = exact ? low : staged_side<>::of(q, lattice_side::upper, of);
    if (low.counts.cuts.at.empty() || high.counts.cuts.at.empty())
      return not_answered(error::of(errc::points_out_of_range));
    if (!replayed(q, how, low, high, progress))
      return not_answered(progress.stopped());
    return counted(low.counts, high.counts, exact, how, events);
  }

private:
  template <class Engine = simulation_engine>
  [[nodiscard]] bool replayed(law_question const& q, law_options const& how, staged_side<>& low,
                              staged_side<>& high, run_progress& progress) const {
    if (!progress.add(0))
      return false;
    Engine engine{how.seed};
    double since = 0;
    for (std::uint64_t b = 0; b < how.replays; ++b) {
      std::int64_t of_low = 0, of_high = 0;
      for (auto const c : draw_numbers(engine, static_cast<std::size_t>(of), q.strata.size())) {
        auto const i = static_cast<std::size_t>(c);
        auto const& s = q.strata[i];
        auto const fewer = fewer_of(s.outlets, s.drawn);
        auto const drawn = draw_numbers(engine, static_cast<std::size_t>(fewer), s.outlets);
        of_low += low.sum(i, drawn, fewer == s.drawn);
        of_high += high.sum(i, drawn, fewer == s.drawn);
        since += 1 + static_cast<double>(fewer);
      }
      low.counts.count(of_low);
      high.counts.count(of_high);
      if (since >= 1 << 16U || b + 1 == how.replays) {
        if (!progress.add(since))
          return false;
        since = 0;
      }
    }
    return true;
  }
};

/// Whether the door of staged clusters takes these arguments.
struct staged_law_door {
  static void of(std::span<staged_cluster const>, simple_random, ladder_rungs, law_options const& = {});
};
template <class... Arguments>
concept StagedLawArguments = requires(Arguments const&... arguments) {
  staged_law_door::of(arguments...);
};

} // namespace starlot::inline v0::detail

#endif
