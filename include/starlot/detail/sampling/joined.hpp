// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_JOINED_HPP
#define STARLOT_DETAIL_SAMPLING_JOINED_HPP
// IWYU pragma: private

#include <initializer_list>
#include <string>
#include <string_view>

namespace starlot::inline v0::detail {

// Templates on the text, so that nothing of it is instantiated before they are called: see `on_use`.

template <class Text> inline void put(Text& text, std::initializer_list<std::string_view> parts) {
  for (auto const part : parts)
    text.append(part);
}

template <class Text = std::string>
[[nodiscard]] inline Text joined(std::initializer_list<std::string_view> parts) {
  Text text;
  put(text, parts);
  return text;
}

} // namespace starlot::inline v0::detail

#endif
