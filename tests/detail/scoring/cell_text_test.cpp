// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/scoring/cell_text.hpp>

#include <string>
#include <string_view>

namespace {

using namespace starlot;

TEST_CASE("every kind of finding has its cell") {
  for (auto const& form : detail::cell_forms) {
    std::string text = "\t";
    detail::write_cell(text, {form.numbers > 0 ? -7 : 0, form.numbers > 1 ? 12 : 0, form.kind});
    std::string_view rest = text;
    observation cell;
    REQUIRE(detail::read_cell(rest, cell));
    CHECK(rest.empty());
    CHECK(cell.kind == form.kind);
    CHECK(cell.first == (form.numbers > 0 ? -7 : 0));
    CHECK(cell.second == (form.numbers > 1 ? 12 : 0));
  }
}

} // namespace
