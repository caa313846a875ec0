// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <optional>
#include <type_traits>

using namespace starlot;
using namespace starlot::literals;
using bike::bike_care;

namespace {

any_scheme local_scheme() {
  auto const built = loaded_scheme::build({.title = {"local", "1"},
                                           .rows = {{.id = "a", .worth = 10_pt, .rule = all_or_nothing}},
                                           .rungs = {{5_pt, "pass"}}});
  return *built;
}

} // namespace

TEST_CASE("a compile-time scheme is named where a value is wanted") {
  any_scheme const scheme{compiled<bike_care>};
  CHECK(&scheme.view() == &detail::compiled_table<bike_care>::view());
  CHECK(content_hash(scheme) == content_hash<bike_care>());
  static_assert(std::is_convertible_v<compiled_scheme<bike_care>, any_scheme>);
}

TEST_CASE("a loaded scheme lives as long as any scheme that was made from it") {
  std::optional<any_scheme> first{local_scheme()};
  any_scheme const second = *first;
  first.reset();
  CHECK(second.view().title.id == "local");
  CHECK(second.view().find("a") == 0);
  any_scheme third{compiled<bike_care>};
  third = second;
  CHECK(&third.view() == &second.view());
}
