// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_ROLL_UPS_MEDIAN_CHILD_HPP
#define STARLOT_SCHEME_ROLL_UPS_MEDIAN_CHILD_HPP

#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scheme/chosen_children.hpp>
#include <starlot/scheme/clause_answer.hpp>
#include <starlot/scheme/clause_children.hpp>

#include <span>
#include <string_view>

namespace starlot::inline v0 {

/// The child in the middle, or the mean of the two there; weights do not matter. Complexity: that of a sort.
struct median_child {
  static constexpr std::string_view name = "median_child";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;

  template <class = detail::on_use>
  [[nodiscard]] clause_answer operator()(std::span<child const> children) const {
    auto const order = detail::most_first(children, [](child const& c) { return c.earned; });
    auto const& lower = children[order[order.size() / 2].place];
    auto const& upper = children[order[(order.size() - 1) / 2].place];
    clause_answer out;
    out.count(upper, fraction{1});
    if (&lower != &upper)
      out.count(lower, fraction{1});
    return out;
  }
};

} // namespace starlot::inline v0

#endif
