// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_BASIC_HASH_HPP
#define STARLOT_CORE_BASIC_HASH_HPP

#include <array>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// SHA-256 of something, in lowercase hexadecimal. `Of` keeps the hashes of different things apart.
template <class Of> class basic_hash {
public:
  constexpr basic_hash() = default;
  constexpr explicit basic_hash(std::array<char, 64> const& hex) noexcept : hex_{hex} {}
  /// 64 hexadecimal digits, lower case.
  [[nodiscard]] constexpr std::string_view hex() const noexcept {
    char const* const characters = hex_.data(); // of `char*`, the concepts of ranges would be asked
    return {characters, hex_.size()};
  }
  [[nodiscard]] friend std::string to_string(basic_hash const& h) { return std::string{h.hex()}; }
  friend constexpr bool operator==(basic_hash const&, basic_hash const&) = default;

private:
  std::array<char, 64> hex_{};
};

} // namespace starlot::inline v0

#endif
