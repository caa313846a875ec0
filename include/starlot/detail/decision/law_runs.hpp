// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_LAW_RUNS_HPP
#define STARLOT_DETAIL_DECISION_LAW_RUNS_HPP
// IWYU pragma: private

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/decision/law_numbers.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/detail/decision/score_lattice.hpp>
#include <starlot/detail/decision/spread.hpp>
#include <starlot/detail/decision/total_law.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace starlot::inline v0::detail {

/// What runs cost, foreseen or done.
struct run_cost {
  double cells = 0;
  double bytes = 0;

  void add(run_cost const& other) noexcept {
    cells += other.cells;
    bytes = other.bytes > bytes ? other.bytes : bytes;
  }
};

/// Tells the monitor how far a run of several parts is, and whether somebody stopped it.
class run_progress {
public:
  run_progress(progress_monitor const& monitor, double all) : monitor_{monitor}, all_{all} {}
  /// False where the run shall end.
  [[nodiscard]] bool add(double cells) {
    done_ += cells;
    part_ = done_ < all_ ? done_ / all_ : 1;
    return goes_on_ = monitor_(part_) || !(part_ < 1); // what is done is not thrown away
  }
  /// What `add` answered last.
  [[nodiscard]] bool goes_on() const noexcept { return goes_on_; }
  /// Whatever was foreseen: it is done.
  void finish() {
    if (part_ < 1)
      static_cast<void>(monitor_(1));
  }
  [[nodiscard]] error stopped() const {
    return error::of(errc::run_stopped).with(decimal::from_micro(static_cast<std::int64_t>(part_ * 1e6)));
  }

private:
  progress_monitor monitor_;
  double all_;
  double done_ = 0;
  double part_ = 0;
  bool goes_on_ = true;
};

/// What is foreseen of a stratum.
struct stratum_forecast {
  run_cost cost;
  double apart = 0;  ///< steps from the lowest total to the highest
  double totals = 1; ///< how many there may be, at most
};

/// Cells and memory of the table of a stratum, for sizes from `fewest` to `sizes`; with windows, about. Far beyond the
/// limits it is not worth to be exact.
template <class = on_use>
[[nodiscard]] stratum_forecast forecast_of(score_lattice::stratum const& s, std::uint64_t sizes,
                                           std::uint64_t fewest, double dropped, law_options const& how) {
  // At the least, each row has an entry and a cell; what is refused for that is refused without looking closer.
  auto const rows = total_law<>::bytes_of_row * (static_cast<double>(sizes) + 1);
  if (rows > most_bytes(how))
    return {{static_cast<double>(s.values.size()) * static_cast<double>(sizes), rows}};
  auto const n = static_cast<std::size_t>(sizes);
  auto const least = static_cast<std::size_t>(fewest);
  double mean = 0, square = 0;
  auto const population = static_cast<double>(s.outlets);
  for (auto const& v : s.values)
    mean += static_cast<double>(v.count) / population * static_cast<double>(v.value);
  for (auto const& v : s.values)
    square += static_cast<double>(v.count) / population * (static_cast<double>(v.value) - mean) *
              (static_cast<double>(v.value) - mean);
  auto const log_term = dropped > 0 ? std::log(2 * static_cast<double>(s.values.size()) / dropped) : 0;
  double width = 0, kept = 0;
  auto const ranges = total_ranges(s.values, s.values.size(), n);
  for (std::size_t m = 0; m < ranges.size(); ++m) {
    auto const full = static_cast<double>(ranges[m].highest - ranges[m].lowest + 1);
    // Bernstein's inequality, which holds without replacement (Hoeffding 1963, doi:10.1080/01621459.1963.10500830).
    auto const window = 2 * std::sqrt(2 * static_cast<double>(m) * square * log_term) +
                        2.0 / 3 * static_cast<double>(s.range()) * log_term + 1;
    width += full;
    kept += dropped > 0 && window < full ? window : full;
  }
  // Rows take from as many others as outlets are alike, which are a third as wide on average where all serve.
  double terms = 0;
  for (auto const& v : s.values) {
    auto const sources = static_cast<double>(n) / 3 + 1, count = static_cast<double>(v.count);
    terms += count < sources ? count : sources;
  }
  auto const about = terms * width;
  auto const work = about > 20 * how.cells ? about / 20 : table_work(s.values, n, least);
  stratum_forecast out{{work * kept / width + width, 8 * width + rows}};
  out.apart = static_cast<double>(ranges.back().highest - ranges.back().lowest);
  for (std::size_t i = 0; i < n && out.totals < out.apart + 1; ++i) // no more than there are subsets
    out.totals *= static_cast<double>(s.outlets - i) / static_cast<double>(i + 1);
  out.totals = out.totals < out.apart + 1 ? out.totals : out.apart + 1;
  return out;
}

/// Of all strata and of adding them up; of one stratum for all sizes up to `most` where that is said.
template <class = on_use>
[[nodiscard]] run_cost lattice_cost(score_lattice const& l, double dropped, law_options const& how,
                                    std::uint64_t most = 0) {
  run_cost out;
  double size = 1;
  for (auto const& s : l.strata) {
    auto const n = most > 0 ? most : s.fewer();
    auto const own = forecast_of(s, n, most > 0 ? 0 : n, dropped, how);
    out.add(own.cost);
    if (out.bytes > most_bytes(how))
      return out;
    if (l.strata.size() > 1) {
      out.cells += own.totals * size;
      size += static_cast<double>(s.stride) * own.apart;
      out.cells += size; // to make the sum
      out.bytes = out.bytes > 16 * size ? out.bytes : 16 * size;
    }
  }
  return out;
}

/// A table for samples of up to n outlets of a stratum, none of them taken.
template <class = on_use>
[[nodiscard]] total_law<> table_for(score_lattice::stratum const& s, std::size_t n, double dropped) {
  return total_law<>{s.values, n, dropped / static_cast<double>(s.values.size())};
}
/// Takes them all, for sizes from `least` on. False where it was stopped.
template <class = on_use>
[[nodiscard]] bool take_all(total_law<>& table, score_lattice::stratum const& s, std::size_t least,
                            run_progress& progress) {
  auto more = s.outlets;
  if (!progress.add(static_cast<double>(table.size()))) // to make it takes as long
    return false;
  for (auto const& v : s.values) {
    auto const before = table.work();
    more -= v.count;
    table.take(v, least, more);
    if (!progress.add(table.work() - before))
      return false;
  }
  return true;
}

/// Totals of a sample of n outlets, in steps.
template <class = on_use>
[[nodiscard]] spread totals_of(total_law<> const& table, score_lattice::stratum const& s, std::uint64_t n) {
  auto const rest = s.outlets - n;
  auto const fewer = static_cast<std::size_t>(fewer_of(s.outlets, n));
  if (rest < n)
    return subtracted_from(s.total, table.totals(fewer));
  auto const totals = table.totals(fewer);
  return {totals.first, {totals.chances, totals.chances + totals.size}};
}

/// The total of a stratum's sample, and what it took; where `progress` says that it was stopped, nothing.
struct stratum_total {
  spread totals;
  double dropped = 0;
  double steps = 0; ///< of rounding, N_h values taken
  run_cost cost;

  template <class = on_use>
  [[nodiscard]] static stratum_total of(score_lattice::stratum const& s, double dropped,
                                        run_progress& progress) {
    auto const n = static_cast<std::size_t>(s.fewer()); // which fits, as was foreseen
    auto table = table_for(s, n, dropped);
    if (!take_all(table, s, n, progress))
      return {};
    return {totals_of(table, s, s.drawn),
            table.dropped(n),
            4 * static_cast<double>(s.outlets),
            {table.work(), 8 * static_cast<double>(table.size())}};
  }
};

/// Adds to a total; answers the cells that it took.
template <class = on_use> [[nodiscard]] double add_to(spread& to, spread_view more, std::int64_t stride) {
  auto const cells = static_cast<double>(to.chances.size()) * static_cast<double>(possible(more));
  to = sum_of(to.view(), more, stride);
  return cells + static_cast<double>(to.chances.size());
}

/// What one lattice says: totals of a sample, or of samples of each size.
struct lattice_run {
  spread totals;
  double dropped = 0;
  double relative_error = 0;
  run_cost cost;
};

/// Relative error of so many roundings.
[[nodiscard]] inline double rounding_of(double steps) noexcept { return (steps + 4) * 0x1p-52; }

/// All strata added up; where `progress` says that it was stopped, nothing.
template <class = on_use>
[[nodiscard]] lattice_run run(score_lattice const& l, double dropped, run_progress& progress) {
  lattice_run out{{0, {1.0}}, 0, 0, {}};
  double steps = 0;
  for (auto const& s : l.strata) {
    auto own = stratum_total::of(s, dropped / static_cast<double>(l.strata.size()), progress);
    if (!progress.goes_on())
      return {};
    out.cost.add(own.cost);
    out.dropped += own.dropped;
    steps += own.steps;
    if (l.strata.size() == 1) {
      out.totals = std::move(own.totals);
      break;
    }
    steps += static_cast<double>(possible(own.totals.view()));
    auto const cells = add_to(out.totals, own.totals.view(), s.stride);
    out.cost.add({cells, 8 * static_cast<double>(out.totals.chances.size())});
    if (!progress.add(cells))
      return {};
  }
  out.relative_error =
      rounding_of(steps + static_cast<double>(out.totals.chances.size()) / 4); // of grades: sums of them
  return out;
}

/// Totals from the first to before the second.
struct totals_between {
  std::int64_t from;
  std::int64_t to;
};

/// Where grades begin, as totals: the cuts of rungs from the worst to the best.
struct grade_cuts {
  list<std::int64_t> at;
  bool reversed = false; ///< few points are good

  /// None where numbers are too large.
  template <class = on_use>
  [[nodiscard]] static grade_cuts of(score_lattice const& l, law_question const& q, std::uint64_t n = 0) {
    grade_cuts out;
    for (auto const& c : q.cuts) {
      std::int64_t from = 0;
      if (!l.first_total(c, n, from))
        return {};
      out.at.push_back(from);
      out.reversed = c.reached >= bound::at_most;
    }
    return out;
  }

  template <class = on_use> [[nodiscard]] totals_between totals(std::size_t grade) const noexcept {
    auto const worse = grade > 0 ? at[grade - 1] : reversed ? beyond_totals : -beyond_totals;
    auto const better = grade < at.size() ? at[grade] : reversed ? -beyond_totals : beyond_totals;
    return reversed ? totals_between{better, worse} : totals_between{worse, better};
  }
  /// Of each grade.
  template <class = on_use> [[nodiscard]] list<double> chances(spread_view totals_law) const {
    list<double> out;
    for (std::size_t g = 0; g <= at.size(); ++g) {
      auto const range = totals(g);
      out.push_back(totals_law.between(range.from, range.to));
    }
    return out;
  }
};

[[nodiscard]] inline decimal in_millions(double x) noexcept {
  return decimal::from_micro(x < 9e18 ? static_cast<std::int64_t>(x)
                                      : std::int64_t{9'000'000'000'000'000'000});
}

/// What has been answered; or why nothing has.
struct law_answer {
  law_numbers numbers;
  law_method method = law_method::exact;
  run_cost cost;
  double dropped = 0;    ///< what windows left out of each probability, at most
  double confidence = 1; ///< of all bounds together
  error fault;
};

} // namespace starlot::inline v0::detail

#endif
