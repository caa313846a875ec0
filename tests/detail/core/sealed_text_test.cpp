// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/core/sealed_text.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace starlot;

TEST_CASE("a field keeps every character, on one line and without tabs") {
  std::size_t escaped = 0;
  for (std::uint32_t code = 0; code < 0x11'0000; code += code < 0x3000 ? 1 : 37) {
    if (code >= 0xD800 && code < 0xE000)
      continue;
    std::string text;
    auto const put = [&](std::uint32_t value) { text += static_cast<char>(value); };
    if (code < 0x80) {
      put(code);
    } else if (code < 0x800) {
      put(0xC0 | code >> 6);
      put(0x80 | (code & 0x3F));
    } else if (code < 0x1'0000) {
      put(0xE0 | code >> 12);
      put(0x80 | (code >> 6 & 0x3F));
      put(0x80 | (code & 0x3F));
    } else {
      put(0xF0 | code >> 18);
      put(0x80 | (code >> 12 & 0x3F));
      put(0x80 | (code >> 6 & 0x3F));
      put(0x80 | (code & 0x3F));
    }
    std::string field, again;
    bool const kept = detail::write_field(field, text) && detail::read_field(field, again) && again == text;
    if (!kept || field.find_first_of("\t\n\r") != std::string::npos)
      FAIL(code);
    escaped += field != text ? 1U : 0U;
  }
  CHECK(escaped == 32 + 33 + 1 + 2); // U+0000 to U+001F, U+007F to U+009F, the backslash, U+2028 and U+2029
}

TEST_CASE("the seal is the SHA-256 of what stands before it") {
  std::string text = "one\n";
  detail::seal(text);
  CHECK(
      text ==
      "one\nsealed 2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806\n"); // printf 'one\n' | sha256sum
  std::string_view rest = text;
  CHECK(detail::unseal(rest, "one", errc::not_a_record).code == errc::none);
  CHECK(rest == "one\n");
  rest = text;
  CHECK(detail::unseal(rest, "on", errc::not_a_record).code == errc::not_a_record);
}

} // namespace
