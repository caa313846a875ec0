// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/policies/trimmed.hpp>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

static_assert(AggregationPolicy<trimmed>);
static_assert(trimmed{49.999999_pct}.check().has_value());
static_assert(trimmed{50_pct}.check().error().code == errc::trims_everything);
static_assert(trimmed{share::of(2, 20)}.parameters() == std::array<std::int64_t, 2>{1, 10});

TEST_CASE("a trimmed mean leaves out that part of the weight at each end") {
  std::vector<outlet_score> const scores{
      {3, fraction{2}, fraction{40}}, {1, fraction{1}, fraction{70}}, {2, fraction{1}, fraction{90}}};
  CHECK(trimmed{25_pct}(scores) == fraction{55}); // one of the two of 40, and the one of 90, are cut
  CHECK(trimmed{10_pct}(scores) == fraction::of(16 * 40 + 10 * 70 + 6 * 90, 32));
  CHECK(trimmed{0_pct}(scores) == fraction{60});
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)trimmed{50_pct}(scores); }).empty());
}

TEST_CASE("the part of a trimmed mean is read as it is written") {
  struct row {
    std::string_view text;
    share part;
    std::string_view again;
  };
  for (auto const& [text, part, again] :
       {row{"10%", 10_pct, "10%"}, row{"12.5%", 12.5_pct, "12.5%"}, row{"1/10", 10_pct, "10%"},
        row{"1/3", share::of(1, 3), "1/3"}, row{"0%", share::none(), "0%"}, row{"0/7", share::none(), "0%"},
        row{"100%", share::full(), "100%"},
        row{"1/9223372036854775807", share::of(1, 9223372036854775807), "1/9223372036854775807"}}) {
    CAPTURE(text);
    auto const read = trimmed::read(text);
    REQUIRE(read.has_value());
    CHECK(read->at_each_end == part);
    CHECK(read->text() == again);
  }
  for (auto const* const text : {"", "10", "0.1", "-1%", "101%", "3/2", "1/0", "/3", "1/", "1/-3", "x%", "%",
                                 " 10%", "10% ", "1/9223372036854775808"}) {
    CAPTURE(text);
    auto const read = trimmed::read(text);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == errc::wrong_parameter);
  }
}

} // namespace
