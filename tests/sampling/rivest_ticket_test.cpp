// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/rivest_ticket.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// Rivest's published examples: theory.json, draw/rivest_*.

namespace {

using namespace starlot;

static_assert(TicketPolicy<rivest_tickets>);

std::vector<std::pair<rivest_ticket, std::string>> drawn(std::string_view seed,
                                                         std::vector<std::string> const& ids) {
  rivest_tickets const tickets{seed};
  std::vector<std::pair<rivest_ticket, std::string>> all;
  for (auto const& id : ids)
    all.emplace_back(tickets("any stratum", id), id);
  std::sort(all.begin(), all.end());
  return all;
}

TEST_CASE("draw/rivest_consistent_sampler") {
  std::vector<std::string> ids;
  for (int i = 0; i < 100; ++i)
    ids.push_back(std::to_string(i));
  auto const all = drawn("41", ids);
  std::vector<std::string> const order{"73", "51", "17", "58", "38", "42", "39", "20", "11", "67"};
  for (std::size_t i = 0; i < order.size(); ++i)
    CHECK(all[i].second == order[i]);
  std::vector<std::string> const tickets{"000508333", "003446232", "004419823", "020115273", "023482375"};
  for (std::size_t i = 0; i < tickets.size(); ++i) {
    // Printed with nine digits, cut off or rounded.
    auto const digits = std::string{all[i].first.digits()};
    CAPTURE(digits);
    auto const due = std::stol(tickets[i]);
    auto const nine = std::stol(digits.substr(0, 9));
    CHECK((nine == due || (nine + 1 == due && digits[9] >= '5')));
  }
}

TEST_CASE("draw/rivest_readme") {
  auto const all = drawn("314159", {"A-1", "A-2", "A-3", "B-1", "B-2", "B-3"});
  std::vector<std::string> const order{"B-2", "B-3", "A-3", "A-2"};
  for (std::size_t i = 0; i < order.size(); ++i)
    CHECK(all[i].second == order[i]);
}

TEST_CASE("draw/rivest_2011_sampler, an older form, is a hash of text") {
  auto const hex = detail::to_hex(detail::sha256_of("12345678901234567890,1"));
  CHECK(std::string_view{hex.data(), hex.size()} ==
        "4da594a8ab6064d666eab2bdf20cb4480e819e0c3102ca353de57caae1d11fd1");
}

TEST_CASE("digits are reversed, whatever the number") {
  std::array<std::uint8_t, 32> bytes{};
  CHECK(rivest_ticket{bytes}.digits() == "0");
  bytes[31] = 10;
  CHECK(rivest_ticket{bytes}.digits() == "01");
  bytes[30] = 1; // 266
  CHECK(rivest_ticket{bytes}.digits() == "662");
  CHECK(rivest_ticket{bytes} > rivest_ticket{});
  for (auto& b : bytes)
    b = 0xFF;
  // Python: str(2**256 - 1)[::-1]
  CHECK(rivest_ticket{bytes}.digits() ==
        "539936921319700485754930465046566489962358709786800589075324591613732980297511");
}

TEST_CASE("a shell line says what to type") {
  rivest_tickets const t{"41"};
  CHECK(t.header() == "starlot draw 1\nalgorithm rivest-consistent-1\nseed 41\n");
  CHECK(t.shell_line("any", "7").starts_with("printf %s '" + std::string{t.key()} + "7' | sha256sum | "));
  CHECK(t("", "73").text().starts_with("0.00050833"));
}

TEST_CASE("a seed is not empty") {
  CHECK_FALSE(starlot_tests::broken_contract([] { rivest_tickets{""}; }).empty());
}

} // namespace
