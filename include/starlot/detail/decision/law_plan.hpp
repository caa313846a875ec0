// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_LAW_PLAN_HPP
#define STARLOT_DETAIL_DECISION_LAW_PLAN_HPP
// IWYU pragma: private

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/detail/decision/law_runs.hpp>
#include <starlot/detail/decision/score_lattice.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace starlot::inline v0::detail {

/// How a question is answered: by which method, on which lattices, at what foreseen cost; or why it cannot be.
struct run_plan {
  law_method method = law_method::exact;
  list<score_lattice> lattices; ///< one, or one set down and one set up
  double dropped = 0;
  run_cost foreseen;
  error fault;
};

template <class = on_use> [[nodiscard]] bool is_exact(law_question const& q) {
  for (auto const& s : q.strata)
    for (auto const& e : s.entries)
      if (e.lower != e.upper && e.outlets > 0)
        return false;
  return true;
}

/// Foresees what is done with a lattice whose windows drop so much; what the last number is it knows.
using forecast = run_cost(score_lattice const&, double, law_options const&, std::uint64_t);

/// Looks for the best way within the limits.
template <class = on_use> class planner {
public:
  /// The limit of cells is that of `parts` such questions together.
  planner(law_question const& q, law_options const& how, double parts, forecast& cost, std::uint64_t of)
      : q_{q}, how_{how}, parts_{parts}, cells_{how.cells / parts}, cost_{cost}, of_{of} {}

  /// Errors: `law_too_large`, `law_needs_memory` with the cost of what came closest; `points_out_of_range`;
  /// `scores_not_exact`; `run_stopped`.
  [[nodiscard]] run_plan best() {
    run_plan out;
    bool const exact = is_exact(q_);
    if ((exact && on_all_totals(out)) || (may(law_method::certified_grid) && on_grids(out, exact)))
      return out;
    out = {};
    if (is_stopped_)
      out.fault.code = errc::run_stopped;
    else if (may(law_method::simulated) && how_.replays > 0)
      out.method = law_method::simulated;
    else if (how_.method && *how_.method < law_method::certified_grid && !exact)
      out.fault.code = errc::scores_not_exact;
    else if (!(due_.cells > 0)) // on no grid
      out.fault.code = errc::points_out_of_range;
    else if (due_.cells > cells_) // of all parts, not of one
      out.fault =
          error::of(errc::law_too_large).with(of_all(in_millions(due_.cells)), in_millions(cells_ * parts_));
    else
      out.fault =
          error::of(errc::law_needs_memory).with(in_millions(due_.bytes), in_millions(most_bytes(how_)));
    return out;
  }

private:
  [[nodiscard]] bool may(law_method m) const { return !how_.method || *how_.method == m; }
  [[nodiscard]] decimal of_all(decimal one) const {
    return in_millions(static_cast<double>(one.micro()) * parts_);
  }
  [[nodiscard]] run_cost cost_of(score_lattice const& l, double dropped) const {
    return cost_(l, dropped, how_, of_);
  }
  /// How many times too large; 1 where it fits.
  [[nodiscard]] double excess(run_cost const& c) {
    due_ = c;
    return std::fmax(1.0, std::fmax(c.cells / cells_, c.bytes / most_bytes(how_)));
  }
  [[nodiscard]] bool fits(run_cost const& c) { return !(excess(c) > 1); }

  [[nodiscard]] bool on_all_totals(run_plan& out) {
    auto own = score_lattice::own(q_, lattice_side::lower);
    if (own.strata.empty())
      return false;
    out.foreseen = cost_of(own, 0);
    if (!may(law_method::exact) || !fits(out.foreseen)) {
      out.method = law_method::windowed;
      out.dropped = how_.dropped;
      out.foreseen = cost_of(own, how_.dropped);
      if (!may(law_method::windowed) || !(how_.dropped > 0) || !fits(out.foreseen))
        return false;
    }
    out.lattices.push_back(std::move(own));
    return true;
  }

  /// Two lattices of the width, or, where that is 0, on the grid that the scores have themselves; false if numbers
  /// are too large.
  [[nodiscard]] bool set_down_and_up(run_plan& out, std::int64_t width) const {
    out = {law_method::certified_grid, {}, how_.dropped, {}, {}};
    for (auto const side : {lattice_side::lower, lattice_side::upper}) {
      auto made = width > 0 ? score_lattice::coarse(q_, side, width) : score_lattice::own(q_, side);
      if (made.strata.empty())
        return false;
      out.foreseen.add(cost_of(made, how_.dropped));
      out.lattices.push_back(std::move(made));
    }
    return true;
  }
  [[nodiscard]] std::int64_t width_of(points moved) const {
    auto const wide = static_cast<double>(moved.micro()) * q_.width_of_point;
    return wide < 1      ? std::int64_t{1}
           : wide < 1e15 ? static_cast<std::int64_t>(wide)
                         : std::int64_t{1'000'000'000'000'000};
  }
  /// On their own grid where it is no finer than wished; else as fine as wished, or the finest that fits.
  [[nodiscard]] bool on_grids(run_plan& out, bool exact) {
    auto const finest = width_of(how_.finest);
    if (!exact && set_down_and_up(out, 0) && out.lattices[0].unit >= finest && fits(out.foreseen))
      return true;
    auto const widest = width_of(how_.coarsest);
    for (auto width = finest;;) {
      is_stopped_ = !how_.monitor(0);
      if (is_stopped_)
        return false;
      bool const made = set_down_and_up(out, width);
      auto const factor = made ? excess(out.foreseen) : 4;
      if (made && !(factor > 1))
        return true;
      if (width >= widest)
        return false;
      // Cells go as the inverse of the width, or of its square.
      auto const next = static_cast<double>(width) * std::fmax(std::sqrt(factor), 1.1) + 1;
      width = next < static_cast<double>(widest) ? static_cast<std::int64_t>(next) : widest;
    }
  }

  law_question const& q_;
  law_options const& how_;
  double parts_;
  double cells_; ///< the limit of this question
  forecast& cost_;
  std::uint64_t of_;
  run_cost due_; ///< of what was looked at last
  bool is_stopped_ = false;
};

} // namespace starlot::inline v0::detail

#endif
