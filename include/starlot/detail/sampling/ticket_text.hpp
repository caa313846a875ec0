// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_TICKET_TEXT_HPP
#define STARLOT_DETAIL_SAMPLING_TICKET_TEXT_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/detail/sampling/joined.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace starlot::inline v0::detail {

/// Between single quotes for a shell.
template <class Text = std::string> [[nodiscard]] Text quoted(std::string_view s) {
  Text out{"'"};
  for (char const c : s)
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  return out += '\'';
}

/// The command that hashes a text in a POSIX shell.
template <class = on_use> [[nodiscard]] std::string hash_in_shell(std::string_view text) {
  return joined({"printf %s ", quoted(text), " | sha256sum"});
}

/// The first lines of a record, on which its tickets depend. `frame` is empty if the frame is not among them.
template <class Text = std::string>
[[nodiscard]] Text draw_header(std::string_view algorithm, std::string_view frame, std::string_view seed) {
  contract(!seed.empty(), "a draw has a seed");
  Text out;
  put(out, {"starlot draw 1\nalgorithm ", algorithm, "\n"});
  if (!frame.empty())
    put(out, {"frame ", frame, "\n"});
  if (is_printable_utf8(seed)) {
    put(out, {"seed ", seed});
  } else {
    put(out, {"seed-hex "});
    constexpr std::string_view digits = "0123456789abcdef";
    for (char const c : seed) {
      auto const byte = static_cast<unsigned char>(c);
      put(out, {digits.substr(byte / 16U, 1), digits.substr(byte % 16U, 1)});
    }
  }
  put(out, {"\n"});
  return out;
}

/// Decimal digits of a number, at the end of `digits`.
[[nodiscard]] inline std::string_view decimal_digits(std::uint64_t n, char (&digits)[20]) noexcept {
  std::size_t at = sizeof digits;
  do {
    digits[--at] = static_cast<char>('0' + static_cast<char>(n % 10U));
    n /= 10U;
  } while (n != 0);
  return {digits + at, sizeof digits - at};
}

} // namespace starlot::inline v0::detail

#endif
