// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_FIXED_STRING_HPP
#define STARLOT_DETAIL_BASE_FIXED_STRING_HPP
// IWYU pragma: private

#include <cstddef>
#include <string_view>

namespace starlot::inline v0::detail {

/// A string literal as a template argument: `set<"1.2">`.
template <std::size_t Size> struct fixed_string {
  char characters[Size]{};

  consteval fixed_string(char const (&literal)[Size]) {
    for (std::size_t i = 0; i < Size; ++i)
      characters[i] = literal[i];
  }

  [[nodiscard]] constexpr std::string_view view() const noexcept { return {characters, Size - 1}; }
};

} // namespace starlot::inline v0::detail

#endif
