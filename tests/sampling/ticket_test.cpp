// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/ticket.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;

static_assert(TicketPolicy<sha256_tickets>);

frame_hash some_frame() { return frame_hash{detail::to_hex(detail::sha256_of("a frame"))}; }

TEST_CASE("the header of a draw can be hashed by hand") {
  sha256_tickets const t{some_frame(), "lottery 05 11 17"};
  CHECK(t.algorithm() == "sha256-ticket-1");
  CHECK(t.header() ==
        "starlot draw 1\nalgorithm sha256-ticket-1\nframe "
        "a895a5dda6c7b6141dd908c976503d26ba3e6ad2300bcba6b5370edea2b03c77\nseed lottery 05 11 17\n");
  CHECK(t.key() == "7e299a5581c14012ac22e64d6b0dc43ead9d7c0d7ab776425e8c586f5b2dc255");
  auto const any = sha256_tickets::any_frame("lottery 05 11 17");
  CHECK(any.header() == "starlot draw 1\nalgorithm sha256-ticket-any-frame-1\nseed lottery 05 11 17\n");
  CHECK(any.key() == "d40f13b94ea766120d702b82b6247934e88e9e486e34a41abf0de68a20bfde7c");
}

// Golden, by: printf %s KEY…LENGTH:STRATUM…LENGTH:ID | sha256sum, in Python's hashlib and coreutils alike.
TEST_CASE("tickets never change") {
  sha256_tickets const t{some_frame(), "lottery 05 11 17"};
  CHECK(t("", "a").text() == "9dc03fd759da12f178ccea66f981d7cb14eaac548b3a8395b2ba557a26db23c2");
  CHECK(t("north", "店 1").text() == "eb2e0789661a1a61b621eb958ad2e406746df2c1b91448e506f99ec5727402e1");
  CHECK(t("", std::string(200, 'x')).text() ==
        "4cb56853a422142fd8601bb9de79d2c244d1ddb83f45fc781ac74fb269254af7");
  CHECK(sha256_tickets::any_frame("lottery 05 11 17")("north", "a").text() ==
        "8127291ac1920fcd962817eb28aa2af2a15813948266bb73d58bd4f5c704976a");
}

TEST_CASE("seeds that cannot be printed are written as bytes") {
  auto const line = [](std::string_view seed) {
    auto const t = sha256_tickets::any_frame(seed);
    auto const h = std::string{t.header()};
    return h.substr(h.find("seed"));
  };
  CHECK(line("a b") == "seed a b\n");
  CHECK(line(std::string_view{"a\0\n", 3}) == "seed-hex 61000a\n");
  CHECK(line("\xff") == "seed-hex ff\n");
  CHECK(line("种子") == "seed 种子\n");
  CHECK_FALSE(starlot_tests::broken_contract([] { (void)sha256_tickets::any_frame(""); }).empty());
}

TEST_CASE("stratum and id are kept apart, and every part counts") {
  sha256_tickets const t{some_frame(), "s"};
  std::vector<ticket> const all{t("ab", "c"),
                                t("a", "bc"),
                                t("", "abc"),
                                t("abc", ""),
                                t("a", "1:c"),
                                sha256_tickets{some_frame(), "t"}("ab", "c"),
                                sha256_tickets{frame_hash{}, "s"}("ab", "c"),
                                sha256_tickets::any_frame("s")("ab", "c")};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      CHECK(all[i] != all[k]);
  CHECK(t("ab", "c") == all[0]);
}

TEST_CASE("tickets are ordered as 256-bit numbers, first byte first") {
  std::array<std::uint8_t, 32> low{};
  std::array<std::uint8_t, 32> high{};
  low[31] = 255;
  high[30] = 1;
  CHECK(ticket{low} < ticket{high});
  high[30] = 0;
  high[0] = 128;
  CHECK(ticket{low} < ticket{high});
}

TEST_CASE("a shell line says what to type, quotes included") {
  auto const t = sha256_tickets::any_frame("s");
  auto const key = std::string{t.key()};
  CHECK(t.shell_line("", "a") == "printf %s '" + key + "0:1:a' | sha256sum");
  CHECK(t.shell_line("n", "Joe's $x") == "printf %s '" + key + "1:n8:Joe'\\''s $x' | sha256sum");
}

} // namespace
