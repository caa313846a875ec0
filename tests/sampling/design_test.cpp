// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/sampling/design.hpp>

#include <string_view>
#include <vector>

namespace {

using namespace starlot;

// A design of one's own: `plan` is found beside it.
struct one_of_each {};
result<draw_plan> plan(frame const& f, one_of_each) {
  auto out = strata_of(f);
  for (auto& s : out.strata)
    s.sampled = 1;
  return out;
}
struct no_plan {};
struct other_result {};
[[maybe_unused]] bool plan(frame const&, other_result) { return true; }

static_assert(Design<one_of_each>);
static_assert(!Design<no_plan> && !Design<other_result> && !Design<int>);

struct shop {
  std::string_view id;
  std::string_view region;
};

TEST_CASE("a design is what plans a draw from a frame") {
  std::vector<shop> const rows{{"1", "south"}, {"2", "north"}, {"3", "south"}};
  auto const r = plan(*frame::of(rows, outlet_id{&shop::id}, in_stratum{&shop::region}), one_of_each{});
  REQUIRE(r.has_value());
  CHECK(r->strata == std::vector<stratum>{{"north", 1, 1}, {"south", 2, 1}});
}

} // namespace
