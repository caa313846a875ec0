// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_FUZZ_SEALED_HPP
#define STARLOT_TESTS_FUZZ_SEALED_HPP

#include "fuzz/bytes.hpp"

#include <starlot/core/error.hpp>
#include <starlot/detail/core/sealed_text.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

// What the readers of sealed bytes must hold: bytes are refused at a line, or are what is written again; no byte can change.

namespace fuzz {

/// The rest of the input as it is.
inline std::string text_of(bytes& in) {
  std::string out;
  while (!in.empty())
    out += static_cast<char>(in.next());
  return out;
}

/// A short text of any bytes.
inline std::string some_text(bytes& in) {
  std::string out;
  for (auto size = in.below(6); size > 0; --size)
    out += static_cast<char>(in.next());
  return out;
}

/// Lines behind a heading, with the seal that belongs to them.
inline std::string sealed(std::string_view heading, std::string const& lines) {
  auto out = std::string{heading} + lines;
  starlot::detail::seal(out);
  return out;
}

/// An error has a code, and a line of the text or the one behind.
inline void must_have_line(starlot::error const& wrong, std::string_view text) {
  auto const lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  must(wrong.code != starlot::errc::none, "a fault has a code");
  must(wrong.where.line >= 1 && wrong.where.line <= lines + 1, "and a line");
}

/// The text with a byte changed, removed or cut off with all behind it; empty where that changes nothing.
inline std::string altered(std::string text, bytes& in) {
  auto const at = (in.below(256) * 256 + in.below(256)) % text.size();
  switch (in.below(3)) {
  case 0:
    return text.substr(0, at);
  case 1:
    return text.erase(at, 1);
  default:
    break;
  }
  auto const c = static_cast<char>(in.next());
  if (text[at] == c)
    return {};
  text[at] = c;
  return text;
}

} // namespace fuzz

#endif
