// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/base/md5.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

std::string hex(std::string_view text) {
  std::string out;
  for (auto const b : starlot::detail::md5_of(text)) {
    out += "0123456789abcdef"[b >> 4U];
    out += "0123456789abcdef"[b & 15U];
  }
  return out;
}

TEST_CASE("the test suite of RFC 1321") {
  CHECK(hex("") == "d41d8cd98f00b204e9800998ecf8427e");
  CHECK(hex("a") == "0cc175b9c0f1b6a831c399e269772661");
  CHECK(hex("abc") == "900150983cd24fb0d6963f7d28e17f72");
  CHECK(hex("message digest") == "f96b697d7cb7938d525a2f31aaf161d0");
  CHECK(hex("abcdefghijklmnopqrstuvwxyz") == "c3fcd3d76192e4007dfb496cca67e13b");
  CHECK(hex("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") ==
        "d174ab98d277d9f5a5611c2c9f419d9f");
  CHECK(hex("12345678901234567890123456789012345678901234567890123456789012345678901234567890") ==
        "57edf4a22be3c955ac49da2e2107b67a");
}

TEST_CASE("lengths about the ends of blocks") {
  // python3: md5 of all md5 of "x" * n, n = 0 to 200, as hexadecimal, one behind the other
  std::string all;
  for (std::size_t n = 0; n <= 200; ++n)
    all += hex(std::string(n, 'x'));
  CHECK(hex(all) == "1f0d9d949b2c16e511c7083a082d1828");
  static_assert(starlot::detail::md5_of("a")[0] == 0x0c);
}

} // namespace
