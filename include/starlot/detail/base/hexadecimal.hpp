// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_HEXADECIMAL_HPP
#define STARLOT_DETAIL_BASE_HEXADECIMAL_HPP
// IWYU pragma: private

#include <starlot/detail/base/on_use.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace starlot::inline v0::detail {

/// The digits of a number.
template <class = on_use> [[nodiscard]] std::string hexadecimal(std::uint32_t value, std::size_t least = 1) {
  std::string out;
  for (; value != 0 || out.size() < least; value >>= 4U)
    out.insert(out.begin(), "0123456789ABCDEF"[value & 0xFU]);
  return out;
}

} // namespace starlot::inline v0::detail

#endif
