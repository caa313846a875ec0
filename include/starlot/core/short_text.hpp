// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_SHORT_TEXT_HPP
#define STARLOT_CORE_SHORT_TEXT_HPP

#include <starlot/core/text.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace starlot::inline v0 {

/// A text that owns its characters: at most 63 bytes, UTF-8. A longer one is cut between two characters and
/// ends with "…".
///
///     short_text id{"5.1.2"};
///     id == "5.1.2";           // compares, converts and prints like a string_view
///
/// Complexity: linear in the characters. Does not allocate.
class short_text {
public:
  /// Most bytes.
  static constexpr std::size_t capacity = 63;

  constexpr short_text() noexcept { clear(); }
  constexpr short_text(std::string_view s) noexcept {
    clear();
    if (s.size() <= capacity) {
      append(s);
      return;
    }
    auto end = capacity - ellipsis.size();
    for (int back = 0; back < 3 && (static_cast<unsigned char>(s[end]) & 0xC0U) == 0x80U; ++back)
      --end; // not within a character, which has at most three bytes after its first
    append(s.substr(0, end));
    append(ellipsis);
  }
  constexpr short_text(char const* s) noexcept : short_text{std::string_view{s}} {}
  template <detail::String Owner>
  constexpr short_text(Owner const& s) noexcept : short_text{static_cast<std::string_view>(s)} {}

  /// Its characters, as long as it lives. The same where a view is asked for.
  [[nodiscard]] constexpr std::string_view view() const noexcept { return {characters_, size_}; }
  constexpr operator std::string_view() const noexcept { return view(); }

  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

  friend constexpr bool operator==(short_text const& a, short_text const& b) noexcept {
    return a.view() == b.view();
  }
  template <class Text>
    requires(std::convertible_to<Text const&, std::string_view>)
  friend constexpr bool operator==(short_text const& a, Text const& b) noexcept {
    return a.view() == static_cast<std::string_view>(b);
  }
  template <class Stream>
    requires requires { typename Stream::traits_type; } // of the standard: others bring their own
  friend auto operator<<(Stream& out, short_text const& s) -> decltype(out << std::string_view{}) {
    return out << s.view();
  }

private:
  static constexpr std::string_view ellipsis = "\xe2\x80\xa6";

  /// In constant evaluation every byte needs a value; at run time only those that are used get one.
  constexpr void clear() noexcept {
    if (std::is_constant_evaluated())
      for (auto& c : characters_)
        c = '\0';
  }
  constexpr void append(std::string_view s) noexcept {
    for (std::size_t i = 0; i < s.size(); ++i)
      characters_[size_ + i] = s[i];
    size_ = static_cast<std::uint8_t>(size_ + s.size());
  }

  char characters_[capacity];
  std::uint8_t size_ = 0;
};

} // namespace starlot::inline v0

#endif
