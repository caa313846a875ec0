// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/visited_outlet.hpp>

#include <cstddef>
#include <vector>

namespace {

using namespace starlot;

TEST_CASE("a rating lists its outlets by their numbers in the frame, with the layer each stands for") {
  auto const shops = small_company::frame_of(6, {"a", "b", "a", "b", "a", "b"});
  sample const drawn{{{"a", 3, 2}, {"b", 3, 1}}, {{4, 0}, {0, 0}, {3, 1}}};
  std::vector<small_company::visit> const all(6, {1, 4, true});
  auto const visits = small_company::visited(shops, all, {0, 3, 4});
  auto const r = rate_company(small_company::head_office(), drawn, visits);
  REQUIRE(r.has_value());
  CHECK(r->outlets() == std::vector<visited_outlet>{{0, 0, true}, {3, 1, true}, {4, 0, true}});
}

static_assert(visited_outlet{2, 1, true} == visited_outlet{2, 1, true});
static_assert(visited_outlet{2, 1, true} != visited_outlet{2, 1, false});
static_assert(visited_outlet{}.reached);

} // namespace
