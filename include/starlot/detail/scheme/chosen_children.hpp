// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_CHOSEN_CHILDREN_HPP
#define STARLOT_DETAIL_SCHEME_CHOSEN_CHILDREN_HPP
// IWYU pragma: private

#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/scheme/clause_answer.hpp>
#include <starlot/scheme/clause_children.hpp>

#include <cstddef>
#include <span>

// How ready roll-ups weigh the children of a clause, and choose among them.

namespace starlot::inline v0::detail {

/// The mean by weights. Preconditions: there is a child.
template <class = on_use> [[nodiscard]] fraction mean_by_weights(std::span<child const> children) {
  fraction sum;
  fraction whole;
  for (auto const& c : children) {
    sum += fraction{c.weight} * c.earned;
    whole += fraction{c.weight};
  }
  return sum / whole;
}

/// A child by its place, and what it is ordered by.
struct child_in_order {
  std::size_t place = 0;
  fraction by;
};

/// The children, those with the most first, equal ones as in the scheme.
template <class By>
[[nodiscard]] list<child_in_order> most_first(std::span<child const> children, By const& by) {
  list<child_in_order> out;
  for (std::size_t i = 0; i < children.size(); ++i)
    out.push_back({i, by(children[i])});
  auto spare = out;
  merge_sort(out.view(), spare.view(),
             [](child_in_order const& a, child_in_order const& b) { return a.by >= b.by; });
  return out;
}

/// Counts those `keep` children whose mean by their weights is highest; where weights are equal, those that earned most.
///
/// Dinkelbach's method: the best choice for a mean guessed too low has a higher mean, and the highest is its own best choice.
/// A highest mean over fixed choices never falls when a child earns more; the mean without the lowest one would, where
/// weights differ. Complexity: that of a few sorts.
template <class = on_use>
[[nodiscard]] clause_answer best_mean(std::span<child const> children, std::size_t keep) {
  keep = keep < children.size() ? keep : children.size();
  auto order = most_first(children, [](child const& c) { return c.earned; });
  for (;;) {
    clause_answer out;
    for (auto const& chosen : order.view().first(keep))
      out.count(children[chosen.place]);
    auto const mean = out.earned();
    auto next = most_first(children, [&](child const& c) { return fraction{c.weight} * (c.earned - mean); });
    fraction more;
    for (auto const& chosen : next.view().first(keep))
      more += chosen.by;
    if (more.sign() <= 0)
      return out;
    order = next;
  }
}

} // namespace starlot::inline v0::detail

#endif
