// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_POLICY_LIST_HPP
#define STARLOT_DETAIL_SCHEME_POLICY_LIST_HPP
// IWYU pragma: private

#include <concepts>
#include <string_view>
#include <type_traits>

namespace starlot::inline v0::detail {

/// The ready aggregation policies, found by type and by name.
template <class... Policies> struct policy_list {
  template <class T> static constexpr bool has = (std::same_as<T, Policies> || ...);

  /// Calls `use` with the type of each policy until it answers true; false if it never does.
  template <class Use> static bool any(Use const& use) {
    return (use(std::type_identity<Policies>{}) || ...);
  }

  [[nodiscard]] static constexpr bool has_name(std::string_view name) noexcept {
    return ((name == Policies::name) || ...);
  }
};

} // namespace starlot::inline v0::detail

#endif
