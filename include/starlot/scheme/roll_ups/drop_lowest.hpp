// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_ROLL_UPS_DROP_LOWEST_HPP
#define STARLOT_SCHEME_ROLL_UPS_DROP_LOWEST_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scheme/chosen_children.hpp>
#include <starlot/detail/scheme/parameter_text.hpp>
#include <starlot/scheme/clause_answer.hpp>
#include <starlot/scheme/clause_children.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// The mean of the children by their weights without the lowest `children` of them; one is always left. As text: `1`.
///
/// Where weights differ, those are dropped without which the mean is highest, so that to earn more never costs anything.
/// Complexity: that of a few sorts.
struct drop_lowest {
  static constexpr std::string_view name = "drop_lowest";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  std::int64_t children = 1; ///< how many are dropped

  [[nodiscard]] constexpr std::array<std::int64_t, 1> parameters() const noexcept { return {children}; }
  /// Errors: `wrong_parameter`.
  [[nodiscard]] constexpr result<void>(check)() const {
    return children > 0 ? result<void>{} : errc::wrong_parameter;
  }
  /// Errors: `wrong_parameter`.
  template <class RollUp = drop_lowest> [[nodiscard]] static result<RollUp> read(std::string_view text) {
    return detail::read_children<RollUp>(text);
  }
  template <class = detail::on_use> [[nodiscard]] std::string text() const {
    return std::to_string(children);
  }

  template <class = detail::on_use> [[nodiscard]] clause_answer operator()(std::span<child const> all) const {
    auto const dropped = static_cast<std::uint64_t>(children);
    return detail::best_mean(all, dropped < all.size() ? all.size() - static_cast<std::size_t>(dropped) : 1);
  }
};

} // namespace starlot::inline v0

#endif
