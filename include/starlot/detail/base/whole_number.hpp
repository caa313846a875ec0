// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_WHOLE_NUMBER_HPP
#define STARLOT_DETAIL_BASE_WHOLE_NUMBER_HPP
// IWYU pragma: private

#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

namespace starlot::inline v0::detail {

/// Takes the decimal number at the front of a text, as `std::from_chars` does (<charconv> costs 560 lines): digits, and a minus
/// sign where the type has one. Answers whether there is one that fits; else the number stays what it was.
template <class Int>
[[nodiscard]] constexpr bool take_whole_number(std::string_view& text, Int& out) noexcept {
  bool const negative = std::is_signed_v<Int> && text.starts_with('-');
  auto rest = text.substr(negative ? 1 : 0);
  auto const limit = std::uint64_t{(std::numeric_limits<Int>::max)()} + (negative ? 1U : 0U);
  auto const size = rest.size();
  std::uint64_t value = 0;
  for (; !rest.empty() && rest[0] >= '0' && rest[0] <= '9'; rest.remove_prefix(1)) {
    auto const digit = static_cast<std::uint64_t>(rest[0] - '0');
    if (value > (limit - digit) / 10)
      return false;
    value = 10 * value + digit;
  }
  if (rest.size() == size)
    return false;
  out = static_cast<Int>(negative ? std::uint64_t{0} - value : value);
  text = rest;
  return true;
}

} // namespace starlot::inline v0::detail

#endif
