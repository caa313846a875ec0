// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/simulation.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace {

using namespace starlot;
using numbers = std::vector<std::uint64_t>;

// Golden numbers: the definitions of the header written in Python, whose integers have any length.
TEST_CASE("the numbers of an engine never change") {
  simulation_engine e{2026};
  CHECK(numbers{e(), e(), e()} == numbers{2536428244828658391U, 3200054636936245722U, 5809450056609094730U});
  CHECK(e.at(1) == 3200054636936245722U);
  simulation_engine other{2026, 7};
  CHECK(numbers{other(), other()} == numbers{6139630908593101684U, 11192057183659365940U});
  other.seek(0);
  CHECK(other() == 6139630908593101684U);
}

TEST_CASE("bounded numbers never change") {
  simulation_engine e{5};
  constexpr auto half = (std::uint64_t{1} << 63U) + 1; // every second number is rejected
  CHECK(numbers{uniform_below(e, half), uniform_below(e, half), uniform_below(e, half)} ==
        numbers{317129388598482769U, 7810659031659160084U, 4821742506452037459U});
  CHECK(uniform_below(e, 1) == 0);
  CHECK_FALSE(starlot_tests::broken_contract([] {
                simulation_engine any{0};
                (void)uniform_below(any, 0);
              }).empty());
}

TEST_CASE("draws never change") {
  simulation_engine a{41};
  CHECK(draw_numbers(a, 8, 100) == numbers{51U, 37U, 89U, 72U, 94U, 27U, 29U, 43U});
  simulation_engine b{41};
  CHECK(draw_numbers(b, 5, 1'000'000'000'000'000) ==
        numbers{552771792598333U, 397373365597704U, 942899822820384U, 754827288667478U, 974199622236513U});
}

TEST_CASE("all, none, and more than there are") {
  simulation_engine e{1};
  CHECK(draw_numbers(e, 0, 0).empty());
  CHECK(draw_numbers(e, 0, 5).empty());
  auto all = draw_numbers(e, 1'000, 1'000);
  std::sort(all.begin(), all.end());
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i] != i)
      FAIL_CHECK(i);
  CHECK_FALSE(starlot_tests::broken_contract([] {
                simulation_engine any{0};
                (void)draw_numbers(any, 2, 1);
              }).empty());
}

// Each set of n has the same probability: chi-square of all C(N, n) counts against it, with
// p > 1e-6: the bounds are where the incomplete gamma function Q(df/2, x/2) is 1e-6 (R: qchisq(1e-6, df, lower = FALSE)).
TEST_CASE("each possible draw comes equally often") {
  struct row {
    std::size_t n;
    std::uint64_t of;
    std::size_t samples;
    double bound;
  };
  for (auto const& r :
       {row{1, 2, 2, 23.93}, row{2, 5, 10, 44.81}, row{3, 6, 20, 63.68}, row{4, 8, 70, 139.83}}) {
    simulation_engine e{20'261'124, r.of};
    std::map<std::set<std::uint64_t>, double> counts;
    double const expected = 1'000;
    for (std::size_t i = 0; i < r.samples * 1'000; ++i) {
      auto const drawn = draw_numbers(e, r.n, r.of);
      counts[{drawn.begin(), drawn.end()}] += 1;
    }
    REQUIRE(counts.size() == r.samples);
    double chi = 0;
    for (auto const& [set, count] : counts)
      chi += (count - expected) * (count - expected) / expected;
    CAPTURE(r.n, r.of, chi);
    CHECK(chi < r.bound);
    CHECK(chi > 0);
  }
}

} // namespace
