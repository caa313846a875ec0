// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/sampling/fingerprints.hpp>
#include <starlot/sampling/frame.hpp>

#include <type_traits>
#include <vector>

namespace {

using namespace starlot;

// What is no hash of the same thing cannot be compared.
template <class A, class B>
concept Comparable = requires(A a, B b) {
  a == b;
};
static_assert(Comparable<frame_hash, frame_hash> && Comparable<record_hash, record_hash>);
static_assert(!Comparable<frame_hash, record_hash>);
static_assert(!std::is_constructible_v<frame_hash, record_hash>);

TEST_CASE("a frame has one fingerprint, whatever the order of its rows") {
  struct row {
    char const* id;
  };
  auto const hash_of = [](std::vector<row> const& rows) {
    return (*frame::of(rows, outlet_id{&row::id})).hash();
  };
  CHECK(hash_of({{"a"}, {"b"}}) == hash_of({{"b"}, {"a"}}));
  CHECK_FALSE(hash_of({{"a"}, {"b"}}) == hash_of({{"a"}, {"c"}}));
  CHECK_FALSE(hash_of({{"a"}, {"b"}}) == frame_hash{});
}

} // namespace
