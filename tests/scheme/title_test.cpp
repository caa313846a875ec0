// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/points.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scheme/title.hpp>

namespace {

using namespace starlot;
using namespace starlot::literals;

constexpr scheme named{title{"shop", "2026", {"Shops", "门店"}}, criterion{"1", "Hours", 10_pt},
                       ladder{{5_pt, "pass"}}};

TEST_CASE("a title is an id, a version and a name for people, which may be left out") {
  CHECK(named.title().id == "shop");
  CHECK(named.title().version == "2026");
  CHECK(named.title().name.en == "Shops");
  CHECK(named.title().name.zh == "门店");
  constexpr title plain{"shop", "1"};
  CHECK(plain.name.en.empty());
  CHECK(plain.name.zh.empty());
  CHECK(title{}.id.empty());
}

} // namespace
