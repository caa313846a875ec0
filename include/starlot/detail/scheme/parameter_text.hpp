// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_PARAMETER_TEXT_HPP
#define STARLOT_DETAIL_SCHEME_PARAMETER_TEXT_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scheme/share_text.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

// Parameters of ready parts as text: words between single spaces.

namespace starlot::inline v0::detail {

/// Takes the first word off a text; all of it where there is no space.
template <class = on_use> [[nodiscard]] std::string_view take_word(std::string_view& text) {
  auto end = text.find(' ');
  if (end + 1 == text.size()) // a space at the end stays, and fits nothing
    end = text.npos;
  auto const word = text.substr(0, end);
  text = end == text.npos ? std::string_view{} : text.substr(end + 1);
  return word;
}

/// Takes a number off a text; false where there is none.
template <class Decimal> [[nodiscard]] bool take_number(std::string_view& text, Decimal& to) {
  auto const read = parse<Decimal>(take_word(text));
  if (read)
    to = *read;
  return read.has_value();
}

/// The words for the ways to round, by their numbers.
inline constexpr std::string_view rounding_words[] = {"down",    "up",        "truncate",
                                                      "half_up", "half_away", "half_even"};

template <class = on_use> [[nodiscard]] bool take_rounding(std::string_view& text, rounding& to) {
  auto const word = take_word(text);
  for (std::size_t i = 0; i < 6; ++i)
    if (rounding_words[i] == word) {
      to = static_cast<rounding>(i);
      return true;
    }
  return false;
}

/// The number of children of a ready roll-up, above zero: `RollUp{2}` of "2". Errors: `wrong_parameter`, with its name.
template <class RollUp> [[nodiscard]] result<RollUp> read_children(std::string_view text) {
  std::int64_t count = 0;
  if (!read_whole(text, count) || count == 0)
    return error::at(errc::wrong_parameter, RollUp::name);
  return RollUp{count};
}

} // namespace starlot::inline v0::detail

#endif
