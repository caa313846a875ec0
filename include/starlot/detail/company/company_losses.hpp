// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_COMPANY_COMPANY_LOSSES_HPP
#define STARLOT_DETAIL_COMPANY_COMPANY_LOSSES_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/company/company_estimates.hpp>
#include <starlot/detail/company/company_parts.hpp>
#include <starlot/detail/company/pool.hpp>
#include <starlot/detail/scoring/line_maker.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace starlot::inline v0::detail {

template <class Parts> [[nodiscard]] std::vector<fraction> mean_losses(Parts const& p) {
  auto const full = in_points(fraction{p.view().scale});
  fraction all;
  for (auto const& own : p.scores)
    all += own.weight;
  list<fraction> out(p.outlets.size());
  std::size_t i = 0; // both are in the order of the frame
  for (auto const& own : p.scores) {
    while (p.outlets[i].number != own.number)
      ++i;
    out[i] = (own.weight * (full - own.score) / all).reduced();
  }
  return out.take();
}

/// See `company_rating::losses`.
template <class Parts> [[nodiscard]] result<std::vector<fraction>> losses_of(Parts const& p) {
  if (p.kind == aggregation_kind::mean)
    return mean_losses(p);
  if (auto const clause = unsmooth_clause(p); clause != no_index)
    return error::at(errc::no_outlet_losses, p.view().id(clause), clause);
  if (p.kind == aggregation_kind::scores)
    return error::of(errc::no_outlet_losses);
  list<fraction> per_size(p.view().criteria); // points of the score that one wrong sample costs
  auto const from = p.lowest_input();
  line_maker<fraction> const lines{from};
  for (std::uint32_t i = 0; i < p.view().nodes.size(); ++i)
    if (shares_points(p, i))
      per_size[p.view().nodes[i].link] =
          (available(from, lines, i) / p.pooled[p.view().nodes[i].link].whole_size()).reduced();
  list<fraction> out;
  auto const criteria = outlet_criteria(p.view(), 0, p.view().nodes.size());
  for (auto const& o : p.outlets) {
    fraction lost;
    for (auto const& c : criteria) {
      if (!shares_points(p, c.node))
        continue;
      auto const cell =
          o.reached ? read_outlet_cell(p.scheme(), c, p.visits.row(o.number)[c.slot]) : outlet_cell{};
      auto const wrong = cell.is == leaf::state::open
                             ? fraction{p.pooled[c.slot].largest}
                             : fraction{cell.size} - fraction::of(cell.earned, cell.per);
      if (wrong.sign() != 0)
        lost += per_size[c.slot] * (p.weights[o.weight_number()] * wrong);
    }
    out.push_back(lost.reduced());
  }
  return out.take();
}

/// See `company_rating::ranked_losses`.
template <class Loss, class Parts> [[nodiscard]] result<std::vector<Loss>> ranked_losses_of(Parts const& p) {
  auto const each = losses_of(p);
  if (!each)
    return access::why(each);
  list<Loss> out;
  for (std::size_t i = 0; i < each->size(); ++i)
    out.push_back({i, (*each)[i]});
  auto spare = out;
  merge_sort(out.view(), spare.view(), [](Loss const& a, Loss const& b) { return b.lost <= a.lost; });
  return out.take();
}

} // namespace starlot::inline v0::detail

#endif
