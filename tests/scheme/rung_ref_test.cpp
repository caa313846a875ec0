// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/step.hpp>

#include <string_view>

namespace {

using namespace starlot::literals;
using starlot::rung;
using starlot::rung_ref;
using starlot_tests::opaque;

constexpr rung good{80_pt, {"good", "良好"}, 3};
static_assert(rung_ref{80_pt}.names(good) && !rung_ref{80.000001_pt}.names(good));
static_assert(rung_ref{"good"}.names(good) && rung_ref{"良好"}.names(good));
static_assert(!rung_ref{"Good"}.names(good) && !rung_ref{"goo"}.names(good));
static_assert(rung_ref{std::string_view{"good"}} == rung_ref{"good"} && rung_ref{80_pt} != rung_ref{"good"});

TEST_CASE("a reference to a rung holds its bound, or its name in either language") {
  CHECK(rung_ref{opaque(80_pt)}.names(good));
  CHECK(rung_ref{opaque("良好")}.names(good));
  CHECK_FALSE(rung_ref{opaque(79_pt)}.names(good));
  CHECK_FALSE(rung_ref{opaque("poor")}.names(good));
  // A name counts also where it stands beside the bound of another rung.
  rung_ref both{70_pt};
  both.name = "good";
  CHECK(both.names(good));
}

} // namespace
