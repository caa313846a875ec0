// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_TEXT_HPP
#define STARLOT_CORE_TEXT_HPP

#include <concepts>
#include <string_view>
#include <type_traits>

namespace starlot::inline v0 {

/// The languages in which every text of the library exists.
enum class language : unsigned char { en, zh };

/// A text in English and Chinese, UTF-8. Refers to characters that live elsewhere: string literals, or the
/// scheme that holds the text. A text without Chinese reads in English in both languages, and the other way
/// round.
struct text {
  std::string_view en;
  std::string_view zh;

  constexpr text() = default;
  constexpr text(char const* english) noexcept : en{english} {}
  constexpr text(std::string_view english) noexcept : en{english} {}
  /// Of a string that lives elsewhere. Not of a temporary one, whose characters would be gone.
  template <class String>
    requires(std::convertible_to<String const&, std::string_view> && std::is_class_v<String> &&
             !std::same_as<String, std::string_view> && !std::same_as<String, text>)
  constexpr text(String const& english) noexcept : en{english} {}
  template <class String>
    requires(std::convertible_to<String const&, std::string_view> && std::is_class_v<String> &&
             !std::same_as<String, std::string_view> && !std::same_as<String, text>)
  text(String const&&) = delete;
  constexpr text(std::string_view english, std::string_view chinese) noexcept : en{english}, zh{chinese} {}

  /// The text in one language, or in the other where that one is missing.
  [[nodiscard]] constexpr std::string_view in(language l) const noexcept {
    auto const wanted = l == language::zh ? zh : en;
    auto const other = l == language::zh ? en : zh;
    return wanted.empty() ? other : wanted;
  }

  [[nodiscard]] constexpr bool empty() const noexcept { return en.empty() && zh.empty(); }

  friend constexpr bool operator==(text const&, text const&) = default;
};

} // namespace starlot::inline v0

#endif
