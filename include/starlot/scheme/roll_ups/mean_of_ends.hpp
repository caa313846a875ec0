// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_ROLL_UPS_MEAN_OF_ENDS_HPP
#define STARLOT_SCHEME_ROLL_UPS_MEAN_OF_ENDS_HPP

#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scheme/chosen_children.hpp>
#include <starlot/scheme/clause_answer.hpp>
#include <starlot/scheme/clause_children.hpp>

#include <span>
#include <string_view>

namespace starlot::inline v0 {

/// The mean of the best and the worst child; weights do not matter. Complexity: that of a sort.
struct mean_of_ends {
  static constexpr std::string_view name = "mean_of_ends";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;

  template <class = detail::on_use>
  [[nodiscard]] clause_answer operator()(std::span<child const> children) const {
    auto const order = detail::most_first(children, [](child const& c) { return c.earned; });
    clause_answer out;
    out.count(children[order[0].place], fraction{1});
    if (order.size() > 1)
      out.count(children[order[order.size() - 1].place], fraction{1});
    return out;
  }
};

} // namespace starlot::inline v0

#endif
