// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_DESIGN_LIST_HPP
#define STARLOT_DETAIL_SAMPLING_DESIGN_LIST_HPP
// IWYU pragma: private

#include <concepts>
#include <string_view>
#include <type_traits>

namespace starlot::inline v0::detail {

/// The ready designs, found by type and by name.
template <class... Designs> struct design_list {
  template <class T> static constexpr bool has = (std::same_as<T, Designs> || ...);

  /// Calls `use` with the type of the design of this name; false if there is none.
  template <class Use> static bool with_design(std::string_view name, Use const& use) {
    return ((name == Designs::name && (use(std::type_identity<Designs>{}), true)) || ...);
  }

  /// Whether more may be drawn after a draw by the design of this name.
  [[nodiscard]] static bool is_extendable(std::string_view name) noexcept {
    return ((name == Designs::name && Designs::extendable) || ...);
  }
};

} // namespace starlot::inline v0::detail

#endif
