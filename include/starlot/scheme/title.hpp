// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_TITLE_HPP
#define STARLOT_SCHEME_TITLE_HPP

#include <starlot/core/text.hpp>

#include <string_view>

namespace starlot::inline v0 {

/// What a scheme is called: an id, a version, and a name for people.
struct title {
  std::string_view id;
  std::string_view version; ///< of the scheme; any text
  text name;

  constexpr title() = default;
  constexpr title(std::string_view i, std::string_view v, text n = {}) noexcept
      : id{i}, version{v}, name{n} {}
};

} // namespace starlot::inline v0

#endif
