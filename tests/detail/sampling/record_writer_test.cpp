// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/golden_draws.hpp"
#include "support/catch.hpp"

#include <starlot/detail/sampling/record_writer.hpp>

#include <utility>

namespace {

using namespace starlot;

// Golden: tests/golden/draw/make.py, which shares nothing with the library.
TEST_CASE("records never change") {
  CHECK(golden_draws::simple().text() == golden_draws::file("simple.record"));
  CHECK(golden_draws::stratified().text() == golden_draws::file("stratified.record"));
  CHECK(golden_draws::multi_site().text() == golden_draws::file("multi_site.record"));
  CHECK(golden_draws::rivest().text() == golden_draws::file("rivest.record"));
}

TEST_CASE("an event that cannot be is named") {
  using what = draw_event::what;
  auto const f = golden_draws::frame();
  auto const wrong = [&](draw_event event) {
    detail::draw_history history{ticket_algorithm::sha256, golden_draws::seed("s"), {}};
    history.events.push_back({.design = to_record(simple_random{59})});
    history.events.push_back({.kind = what::replaced, .reason = "closed", .rank = 7});
    history.events.push_back(std::move(event));
    detail::record_writer<draw_record> writer{f, std::move(history)};
    auto const r = writer.write();
    REQUIRE_FALSE(r.has_value());
    return std::pair{r.error().code, writer.failed_event()};
  };
  CHECK(wrong({.kind = what::replaced, .reason = "closed", .rank = 60}) ==
        std::pair{errc::outlet_not_drawn, std::size_t{2}});
  CHECK(wrong({.kind = what::replaced, .reason = "closed", .rank = 7}) ==
        std::pair{errc::already_replaced, std::size_t{2}});
  CHECK(wrong({.kind = what::replaced, .reason = "closed", .rank = 8}) ==
        std::pair{errc::stratum_exhausted, std::size_t{2}});
  CHECK(wrong({.kind = what::replaced, .reason = "", .rank = 8}) ==
        std::pair{errc::reason_missing, std::size_t{2}});
  CHECK(wrong({.kind = what::replaced, .reason = "a\tb", .rank = 8}) ==
        std::pair{errc::bad_reason, std::size_t{2}});
  // All that is left stands in for another one: none is there to be added.
  CHECK(wrong({.kind = what::extended, .design = to_record(census{}), .reason = "all of them"}) ==
        std::pair{errc::stratum_exhausted, std::size_t{2}});
}

} // namespace
