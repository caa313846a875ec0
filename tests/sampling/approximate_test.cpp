// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/share.hpp>
#include <starlot/sampling/approximate.hpp>

#include <type_traits>

namespace {

using namespace starlot;

TEST_CASE("an approximate probability is not taken for an exact one by accident") {
  constexpr approximate near_it{share::of(1, 3)};
  CHECK(near_it.value() == share::of(1, 3));
  CHECK(near_it == approximate{share::of(2, 6)});
  CHECK_FALSE(near_it == approximate{share::of(1, 2)});
  static_assert(!std::is_convertible_v<approximate<share>, share>);
  static_assert(!std::is_convertible_v<share, approximate<share>>);
}

} // namespace
