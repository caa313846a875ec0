// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_LAW_RUNS_HPP
#define STARLOT_DECISION_LAW_RUNS_HPP

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/law_numbers.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/decision/law_question.hpp>
#include <starlot/decision/score_lattice.hpp>
#include <starlot/detail/spread.hpp>
#include <starlot/detail/total_law.hpp>

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
    return watched_(part_);
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

/// Cells and memory of the table of a stratum, for sizes from `least` to n; with windows, about.
[[nodiscard]] inline run_cost table_cost(score_lattice::stratum const& s, std::size_t n, std::size_t least,
                                         double dropped) {
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
  return {table_work(s.values, n, least) * kept / width + width, 8 * width};
}

/// Of all strata and of adding them up; of one stratum for all sizes up to `most` where that is said.
[[nodiscard]] inline run_cost lattice_cost(score_lattice const& l, double dropped, std::size_t most = 0) {
  run_cost out;
  double size = 1;
  for (auto const& s : l.strata) {
    auto const n = most > 0 ? most : s.fewer();
    out.add(table_cost(s, n, most > 0 ? 0 : n, dropped));
    if (l.strata.size() > 1) {
      auto const range = total_ranges(s.values, n).back();
      auto const apart = static_cast<double>(range.highest - range.lowest);
      out.cells += (apart + 1) * size;
      size += static_cast<double>(s.stride) * apart;
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

/// What one lattice says: totals of a sample, or of samples of each size.
struct lattice_run {
  spread totals;
  double dropped = 0;
  double relative_error = 0;
  run_cost cost;
};

/// Relative error of N values taken, and of some sums; in doubles.
[[nodiscard]] inline double rounding_of(double steps) noexcept { return (steps + 4) * 0x1p-52; }

/// All strata added up.
[[nodiscard]] inline result<lattice_run> run(score_lattice const& l, double dropped, progress& told) {
  lattice_run out;
  double steps = 0;
  auto const part = dropped / static_cast<double>(l.strata.size());
  for (auto const& s : l.strata) {
    auto const fewer = s.fewer();
    auto const table = table_for(s, fewer, fewer, part, told);
    if (!table)
      return told.stopped();
    out.cost.add({table->work(), 8 * static_cast<double>(table->size())});
    out.dropped += table->dropped(fewer);
    steps += 4 * static_cast<double>(s.outlets);
    auto own = totals_of(*table, s, static_cast<std::size_t>(s.drawn));
    if (out.totals.chances.empty() && l.strata.size() == 1) {
      out.totals = std::move(own);
      break;
    }
    if (out.totals.chances.empty())
      out.totals = {0, {1.0}};
    auto const cells =
        static_cast<double>(out.totals.chances.size()) * static_cast<double>(own.chances.size());
    out.totals = sum_of(out.totals.view(), own.view(), s.stride);
    steps += static_cast<double>(own.chances.size());
    out.cost.add({cells, 8 * static_cast<double>(out.totals.chances.size())});
    if (!told.did(cells))
      return told.stopped();
  }
  out.relative_error = rounding_of(steps);
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
    constexpr auto endless = std::int64_t{1} << 62U;
    auto const worse = grade > 0 ? at[grade - 1] : reversed ? endless : -endless;
    auto const better = grade < at.size() ? at[grade] : reversed ? -endless : endless;
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
      if (e.low != e.high)
        return false;
  return true;
}

/// Two lattices of the width, if they can be had. Its cost is foreseen.
[[nodiscard]] inline std::optional<run_plan> coarse_plan(law_question const& q, double dropped,
                                                         std::int64_t width, std::size_t most) {
  run_plan out{law_method::certified_grid, {}, dropped, {}};
  for (auto const side : {lattice_side::low, lattice_side::high}) {
    auto made = width == 0 ? score_lattice::own(q, side) : score_lattice::coarse(q, side, width);
    if (!made)
      return std::nullopt;
    out.foreseen.add(lattice_cost(*made, dropped, most));
    out.lattices.push_back(std::move(made).value());
  }
  return out;
}

/// The best way within the limits; sizes up to `most` where a curve is asked for. `most_cells` of it may be spent.
/// Errors: `law_too_large`, `scores_not_exact`.
[[nodiscard]] inline result<run_plan> plan_of(law_question const& q, law_options const& how,
                                              std::size_t most = 0) {
  auto const may = [&](law_method m) { return !how.method || *how.method == m; };
  auto const fits = [&](run_cost const& c) { return c.cells <= how.cells && c.bytes <= how.bytes; };
  bool const exact = is_exact(q);
  auto const own = score_lattice::own(q, lattice_side::low);
  run_cost due{1e18, 1e18};
  if (exact && own) {
    due = lattice_cost(*own, 0, most);
    if (may(law_method::exact) && fits(due))
      return run_plan{law_method::exact, {*own}, 0, due};
    auto const windowed = lattice_cost(*own, how.dropped, most);
    if (may(law_method::windowed) && how.dropped > 0 && fits(windowed))
      return run_plan{law_method::windowed, {*own}, how.dropped, windowed};
  }
  if (may(law_method::certified_grid)) {
    // On their own grid where it is no finer than wished; else as fine as wished, or the finest that fits.
    auto const width_of = [&](points moved) { return static_cast<double>(moved.micro()) * q.width_of_point; };
    if (!exact)
      if (auto made = coarse_plan(q, how.dropped, 0, most);
          made && static_cast<double>(made->lattices[0].unit) >= width_of(how.finest) && fits(made->foreseen))
        return std::move(*made);
    for (auto width = width_of(how.finest); width <= width_of(how.coarsest) && width < 1e15; width *= 1.25)
      if (auto made = coarse_plan(q, how.dropped, width < 1 ? 1 : static_cast<std::int64_t>(width), most);
          made && fits(made->foreseen))
        return std::move(*made);
  }
  if (may(law_method::simulated) && how.replays > 0)
    return run_plan{law_method::simulated, {}, 0, {}};
  if (how.method && *how.method < law_method::certified_grid && !exact)
    return error{errc::scores_not_exact, {}, {}, {}};
  auto const millions = [](double x) {
    return decimal::from_micro(x < 9e18 ? static_cast<std::int64_t>(x)
                                        : std::int64_t{9'000'000'000'000'000'000});
  };
  if (due.cells <= how.cells)
    return error{errc::law_needs_memory, {}, millions(due.bytes), millions(how.bytes)};
  return error{errc::law_too_large, {}, millions(due.cells), millions(how.cells)};
}

} // namespace starlot::inline v0::detail

#endif
