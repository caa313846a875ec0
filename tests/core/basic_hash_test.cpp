// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/basic_hash.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/sampling/fingerprints.hpp>
#include <starlot/scheme/content_hash.hpp>

#include <type_traits>

namespace {

using namespace starlot;

static_assert(!std::is_same_v<scheme_hash, frame_hash>);

TEST_CASE("a hash is 64 hexadecimal digits") {
  frame_hash const h{detail::to_hex(detail::sha256_of("abc"))};
  CHECK(h.hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_string(h) == h.hex());
  CHECK(h == frame_hash{detail::to_hex(detail::sha256_of("abc"))});
  CHECK_FALSE(h == frame_hash{});
}

} // namespace
