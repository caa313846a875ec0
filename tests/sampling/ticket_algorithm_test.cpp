// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/sampling/ticket_algorithm.hpp>

#include <string>

namespace {

using namespace starlot;

TEST_CASE("an algorithm gives its tickets") {
  frame_hash const frame{detail::to_hex(detail::sha256_of("a frame"))};
  auto const of = [&](ticket_algorithm algorithm) {
    return detail::with_tickets(algorithm, frame, "s", [](auto const& tickets) {
      return std::string{tickets.algorithm()} + ' ' + tickets("n", "a").text();
    });
  };
  CHECK(of(ticket_algorithm::sha256) == "sha256-ticket-1 " + sha256_tickets{frame, "s"}("n", "a").text());
  CHECK(of(ticket_algorithm::sha256_any_frame) ==
        "sha256-ticket-any-frame-1 " + sha256_tickets::any_frame("s")("n", "a").text());
  CHECK(of(ticket_algorithm::rivest) == "rivest-consistent-1 " + rivest_tickets{"s"}("n", "a").text());
}

} // namespace
