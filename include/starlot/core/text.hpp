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

struct text;

namespace detail {

/// `std::string`, or a type like it.
template <class T>
concept String = std::is_class_v<T> && std::convertible_to<T const&, std::string_view> &&
                 !std::same_as<T, std::string_view> &&
                 !std::same_as<T, text>;

} // namespace detail

/// A text in English and Chinese, UTF-8. Refers to characters that live elsewhere: string literals, or the
/// scheme that holds the text. A text without Chinese reads in English in both languages, and the other way
/// round.
struct text {
  /// English.
  std::string_view en;
  /// Chinese; English stands in where it is empty.
  std::string_view zh;

  constexpr text() = default;
  constexpr text(char const* english) noexcept : en{english} {}
  constexpr text(std::string_view english) noexcept : en{english} {}
  /// Of a string that lives elsewhere. Not of a temporary one, whose characters would be gone.
  template <detail::String Owner> constexpr text(Owner const& english) noexcept : en{english} {}
  template <detail::String Owner> text(Owner const&&) = delete;
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
