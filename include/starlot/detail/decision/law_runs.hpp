// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_LAW_RUNS_HPP
#define STARLOT_DETAIL_DECISION_LAW_RUNS_HPP
// IWYU pragma: private

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/detail/decision/law_numbers.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/detail/decision/score_lattice.hpp>
#include <starlot/detail/decision/spread.hpp>
#include <starlot/detail/decision/total_law.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

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

/// Tells the watch how far a run of several parts is, and whether somebody stopped it.
class progress {
public:
  progress(watch const& watched, double all) : watched_{watched}, all_{all} {}
  /// False where the run shall end.
  [[nodiscard]] bool did(double cells) {
    done_ += cells;
    part_ = done_ < all_ ? done_ / all_ : 1;
    return watched_(part_) || !(part_ < 1); // what is done is not thrown away
  }
  /// Whatever was foreseen: it is done.
  void finish() {
    if (part_ < 1)
      static_cast<void>(watched_(1));
  }
  [[nodiscard]] error stopped() const {
    return {errc::run_stopped, {}, decimal::from_micro(static_cast<std::int64_t>(part_ * 1e6)), {}};
  }

private:
  watch watched_;
  double all_;
  double done_ = 0;
  double part_ = 0;
};

/// What is foreseen of a stratum.
struct stratum_forecast {
  run_cost cost;
  double apart = 0;  ///< steps from the lowest total to the highest
  double totals = 1; ///< how many there may be, at most
};

/// Cells and memory of the table of a stratum, for sizes from `least` to n; with windows, about. Far beyond the limits it is not
/// worth to be exact.
[[nodiscard]] inline stratum_forecast forecast_of(score_lattice::stratum const& s, std::size_t n,
                                                  std::size_t least, double dropped, law_options const& how) {
  // At the least, each row has an entry and a cell; what is refused for that is refused without looking closer.
  auto const rows = total_law::bytes_of_row * static_cast<double>(n + 1);
  if (rows > how.bytes)
    return {{static_cast<double>(s.values.size()) * static_cast<double>(n), rows}};
  double mean = 0, square = 0;
  auto const population = static_cast<double>(s.outlets);
  for (auto const& v : s.values)
    mean += static_cast<double>(v.count) / population * static_cast<double>(v.value);
  for (auto const& v : s.values)
    square += static_cast<double>(v.count) / population * (static_cast<double>(v.value) - mean) *
              (static_cast<double>(v.value) - mean);
  auto const log_term = dropped > 0 ? std::log(2 * static_cast<double>(s.values.size()) / dropped) : 0;
  double width = 0, kept = 0;
  auto const ranges = total_ranges(s.values, n);
  for (std::size_t m = 0; m < ranges.size(); ++m) {
    auto const full = static_cast<double>(ranges[m].highest - ranges[m].lowest + 1);
    // Bernstein's inequality, which holds without replacement (Hoeffding 1963).
    auto const window = 2 * std::sqrt(2 * static_cast<double>(m) * square * log_term) +
                        2.0 / 3 * static_cast<double>(s.range()) * log_term + 1;
    width += full;
    kept += dropped > 0 && window < full ? window : full;
  }
  // Rows take from as many others as outlets are alike, which are a third as wide on average where all serve.
  double takings = 0;
  for (auto const& v : s.values) {
    auto const sources = static_cast<double>(n) / 3 + 1, count = static_cast<double>(v.count);
    takings += count < sources ? count : sources;
  }
  auto const about = takings * width;
  auto const work = about > 20 * how.cells ? about / 20 : table_work(s.values, n, least);
  stratum_forecast out{{work * kept / width + width, 8 * width + rows}};
  out.apart = static_cast<double>(ranges.back().highest - ranges.back().lowest);
  for (std::size_t i = 0; i < n && out.totals < out.apart + 1; ++i) // no more than there are subsets
    out.totals *= static_cast<double>(s.outlets - i) / static_cast<double>(i + 1);
  out.totals = out.totals < out.apart + 1 ? out.totals : out.apart + 1;
  return out;
}

/// Of all strata and of adding them up; of one stratum for all sizes up to `most` where that is said.
[[nodiscard]] inline run_cost lattice_cost(score_lattice const& l, double dropped, law_options const& how,
                                           std::size_t most = 0) {
  run_cost out;
  double size = 1;
  for (auto const& s : l.strata) {
    auto const n = most > 0 ? most : s.fewer();
    auto const own = forecast_of(s, n, most > 0 ? 0 : n, dropped, how);
    out.add(own.cost);
    if (out.bytes > how.bytes)
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

/// The table of a stratum for sizes from `least` to n, all of its outlets taken. Empty where it was stopped.
[[nodiscard]] inline std::optional<total_law> table_for(score_lattice::stratum const& s, std::size_t n,
                                                        std::size_t least, double dropped, progress& told) {
  std::optional<total_law> table{std::in_place, s.values, n, dropped / static_cast<double>(s.values.size())};
  auto more = static_cast<std::size_t>(s.outlets);
  if (!told.did(static_cast<double>(table->size()))) // to make it takes as long
    return std::nullopt;
  for (auto const& v : s.values) {
    auto const before = table->work();
    more -= v.count;
    table->take(v, least, more);
    if (!told.did(table->work() - before))
      return std::nullopt;
  }
  return table;
}

/// Totals of a sample of n outlets, in steps.
[[nodiscard]] inline spread totals_of(total_law const& table, score_lattice::stratum const& s,
                                      std::size_t n) {
  auto const rest = static_cast<std::size_t>(s.outlets) - n;
  if (rest < n)
    return subtracted_from(s.total, table.totals(rest));
  auto const totals = table.totals(n);
  return {totals.first, {totals.chances.begin(), totals.chances.end()}};
}

/// The total of a stratum's sample, and what it took.
struct stratum_total {
  spread totals;
  double dropped = 0;
  double steps = 0; ///< of rounding, N_h values taken
  run_cost cost;

  /// Errors: `run_stopped`.
  [[nodiscard]] static result<stratum_total> of(score_lattice::stratum const& s, double dropped,
                                                progress& told) {
    auto const table = table_for(s, s.fewer(), s.fewer(), dropped, told);
    if (!table)
      return told.stopped();
    return stratum_total{totals_of(*table, s, static_cast<std::size_t>(s.drawn)),
                         table->dropped(s.fewer()),
                         4 * static_cast<double>(s.outlets),
                         {table->work(), 8 * static_cast<double>(table->size())}};
  }
};

/// Adds to a total; answers the cells that it took.
[[nodiscard]] inline double add_to(spread& to, spread_view more, std::int64_t stride) {
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

/// All strata added up.
[[nodiscard]] inline result<lattice_run> run(score_lattice const& l, double dropped, progress& told) {
  lattice_run out{{0, {1.0}}, 0, 0, {}};
  double steps = 0;
  for (auto const& s : l.strata) {
    auto own = stratum_total::of(s, dropped / static_cast<double>(l.strata.size()), told);
    if (!own)
      return own.error();
    out.cost.add(own->cost);
    out.dropped += own->dropped;
    steps += own->steps;
    if (l.strata.size() == 1) {
      out.totals = std::move(own->totals);
      break;
    }
    steps += static_cast<double>(possible(own->totals.view()));
    auto const cells = add_to(out.totals, own->totals.view(), s.stride);
    out.cost.add({cells, 8 * static_cast<double>(out.totals.chances.size())});
    if (!told.did(cells))
      return told.stopped();
  }
  out.relative_error =
      rounding_of(steps + static_cast<double>(out.totals.chances.size()) / 4); // of grades: sums of them
  return out;
}

/// Where grades begin, as totals: the cuts of rungs from the worst to the best.
struct grade_cuts {
  std::vector<std::int64_t> at;
  bool reversed = false; ///< few points are good

  [[nodiscard]] static result<grade_cuts> of(score_lattice const& l, law_question const& q,
                                             std::uint64_t n = 0) {
    grade_cuts out;
    for (auto const& c : q.cuts) {
      auto const from = n > 0 ? l.first_total(c, n) : l.first_total(c);
      if (!from)
        return from.error();
      out.at.push_back(*from);
      out.reversed = c.reached >= bound::at_most;
    }
    return out;
  }

  /// Totals of a grade: from the first to before the second.
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> totals(std::size_t grade) const noexcept {
    auto const worse = grade > 0 ? at[grade - 1] : reversed ? beyond_totals : -beyond_totals;
    auto const better = grade < at.size() ? at[grade] : reversed ? -beyond_totals : beyond_totals;
    return reversed ? std::pair{better, worse} : std::pair{worse, better};
  }
  [[nodiscard]] std::vector<double> chances(spread_view totals_law) const {
    std::vector<double> out;
    for (std::size_t g = 0; g <= at.size(); ++g) {
      auto const range = totals(g);
      out.push_back(totals_law.between(range.first, range.second));
    }
    return out;
  }
};

[[nodiscard]] inline decimal in_millions(double x) noexcept {
  return decimal::from_micro(x < 9e18 ? static_cast<std::int64_t>(x)
                                      : std::int64_t{9'000'000'000'000'000'000});
}

/// How a question is answered: by which method, on which lattices, at what foreseen cost.
struct run_plan {
  law_method method = law_method::exact;
  std::vector<score_lattice> lattices; ///< one, or one set down and one set up
  double dropped = 0;
  run_cost foreseen;
};

[[nodiscard]] inline bool is_exact(law_question const& q) {
  for (auto const& s : q.strata)
    for (auto const& e : s.entries)
      if (e.low != e.high && e.outlets > 0)
        return false;
  return true;
}

/// Two lattices of the width, or on the grid that the scores have themselves; if they can be had. Its cost is foreseen.
template <class Cost>
[[nodiscard]] std::optional<run_plan> coarse_plan(law_question const& q, law_options const& how,
                                                  std::optional<std::int64_t> width, Cost const& cost) {
  run_plan out{law_method::certified_grid, {}, how.dropped, {}};
  for (auto const side : {lattice_side::low, lattice_side::high}) {
    auto made = width ? score_lattice::coarse(q, side, *width) : score_lattice::own(q, side);
    if (!made)
      return std::nullopt;
    out.foreseen.add(cost(*made, how.dropped));
    out.lattices.push_back(std::move(made).value());
  }
  return out;
}

/// The best way within the limits; `cost(lattice, dropped)` foresees what is done with a lattice.
/// Errors: `law_too_large`, `law_needs_memory` with the cost of what came closest; `points_out_of_range`; `scores_not_exact`;
/// `run_stopped`.
template <class Cost>
[[nodiscard]] result<run_plan> plan_of(law_question const& q, law_options const& how, Cost const& cost_of) {
  auto const may = [&](law_method m) { return !how.method || *how.method == m; };
  run_cost due;
  // How many times too large; 1 where it fits.
  auto const excess = [&](run_cost const& c) {
    due = c;
    return std::fmax(1, std::fmax(c.cells / how.cells, c.bytes / how.bytes));
  };
  auto const fits = [&](run_cost const& c) { return !(excess(c) > 1); };
  bool const exact = is_exact(q);
  auto const own = score_lattice::own(q, lattice_side::low);
  if (exact && own) {
    if (auto const cost = cost_of(*own, 0); may(law_method::exact) && fits(cost))
      return run_plan{law_method::exact, {*own}, 0, cost};
    if (auto const cost = cost_of(*own, how.dropped);
        may(law_method::windowed) && how.dropped > 0 && fits(cost))
      return run_plan{law_method::windowed, {*own}, how.dropped, cost};
  }
  if (may(law_method::certified_grid)) {
    auto const width_of = [&](points moved) {
      auto const wide = static_cast<double>(moved.micro()) * q.width_of_point;
      return wide < 1      ? std::int64_t{1}
             : wide < 1e15 ? static_cast<std::int64_t>(wide)
                           : std::int64_t{1'000'000'000'000'000};
    };
    // On their own grid where it is no finer than wished; else as fine as wished, or the finest that fits.
    if (!exact)
      if (auto made = coarse_plan(q, how, std::nullopt, cost_of);
          made && made->lattices[0].unit >= width_of(how.finest) && fits(made->foreseen))
        return std::move(*made);
    auto const widest = width_of(how.coarsest);
    for (auto width = width_of(how.finest);;) {
      if (!how.watched(0))
        return error{errc::run_stopped, {}, {}, {}};
      auto made = coarse_plan(q, how, width, cost_of);
      auto const factor = made ? excess(made->foreseen) : 4;
      if (made && !(factor > 1))
        return std::move(*made);
      if (width >= widest)
        break;
      // Cells go as the inverse of the width, or of its square.
      auto const next = static_cast<double>(width) * std::fmax(std::sqrt(factor), 1.1) + 1;
      width = next < static_cast<double>(widest) ? static_cast<std::int64_t>(next) : widest;
    }
  }
  if (may(law_method::simulated) && how.replays > 0)
    return run_plan{law_method::simulated, {}, 0, {}};
  if (how.method && *how.method < law_method::certified_grid && !exact)
    return error{errc::scores_not_exact, {}, {}, {}};
  if (!(due.cells > 0)) // on no grid
    return error{errc::points_out_of_range, {}, {}, {}};
  if (due.cells > how.cells)
    return error{errc::law_too_large, {}, in_millions(due.cells), in_millions(how.cells)};
  return error{errc::law_needs_memory, {}, in_millions(due.bytes), in_millions(how.bytes)};
}

} // namespace starlot::inline v0::detail

#endif
