// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/sampling/foreign_draws.hpp>

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;

frame of_size(int n) {
  std::vector<std::string> rows;
  for (int i = 0; i < n; ++i)
    rows.push_back(std::string(1, static_cast<char>('a' + i / 26)) + static_cast<char>('a' + i % 26));
  return *frame::of(rows, outlet_id{[](std::string const& s) -> std::string_view { return s; }});
}

std::vector<std::uint32_t> numbers(sample const& s, std::uint32_t first) {
  std::vector<std::uint32_t> out;
  for (auto const& d : s.drawn())
    out.push_back(d.number + first);
  return out;
}

TEST_CASE("the example of RFC 3797, section 6") {
  auto const drawn = draw_rfc3797(of_size(25), 16, "9319./2.5.8.10.12./9.18.26.34.41.45./");
  REQUIRE(drawn);
  CHECK(numbers(*drawn, 1) ==
        std::vector<std::uint32_t>{17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22, 5, 18, 9, 1, 4});
  CHECK(drawn->inclusion(0) == share::of(16, 25));
  CHECK(draw_rfc3797(of_size(25), 25, "x")->size() == 25); // each once
}

TEST_CASE("numbers of SHA-256 of a seed and a counter") {
  // python3: [int(sha256(b"12345678901234567890,%d" % i).hexdigest(), 16) % 30 for i in …]
  auto const drawn = draw_sha256_counter(of_size(30), 8, "12345678901234567890");
  REQUIRE(drawn);
  CHECK(numbers(*drawn, 0) == std::vector<std::uint32_t>{25, 20, 28, 5, 17, 26, 3, 4});
  CHECK(draw_sha256_counter(of_size(30), 30, "s")->size() == 30);
}

TEST_CASE("foreign draws are simple random samples") {
  auto const f = of_size(5);
  for (bool const md5 : {false, true}) {
    std::vector<int> pairs(25);
    constexpr int seeds = 4'000;
    for (int i = 0; i < seeds; ++i) {
      auto const seed = std::to_string(i) + "./";
      auto const drawn = md5 ? *draw_rfc3797(f, 2, seed) : *draw_sha256_counter(f, 2, seed);
      ++pairs[drawn.drawn()[0].number * 5 + drawn.drawn()[1].number];
    }
    double chi = 0;
    for (std::size_t i = 0; i < 25; ++i)
      if (i % 6 != 0)
        chi += std::pow(pairs[i] - seeds / 20.0, 2) / (seeds / 20.0);
      else
        CHECK(pairs[i] == 0);
    CHECK(chi < 67.0); // 19 degrees of freedom: beyond this one in a million
  }
}

TEST_CASE("what cannot be drawn") {
  auto const f = of_size(5);
  CHECK(draw_rfc3797(f, 2, "").error().code == errc::seed_empty);
  CHECK(draw_rfc3797(f, 0, "x").error().code == errc::sample_of_none);
  CHECK(draw_sha256_counter(f, 6, "x").error().code == errc::too_many_visits);
}

} // namespace
