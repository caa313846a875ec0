// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/every_start.hpp"
#include "sampling/designs/six_shops.hpp"
#include "support/catch.hpp"

#include <starlot/core/fraction.hpp>
#include <starlot/sampling/designs/systematic.hpp>
#include <starlot/sampling/draw.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace starlot;
using namespace six_shops;

TEST_CASE("a systematic sample is planned over the frame, or through its strata") {
  auto const all = plan(six_shops::frame(), systematic{4});
  REQUIRE(all.has_value());
  REQUIRE(all->strata.size() == 1);
  CHECK((all->strata[0].population == 6 && all->strata[0].sampled == 4 && all->strata[0].size == 6));
  CHECK(all->strata[0].selected_by == &detail::systematic_selection<false>);
  CHECK(all->strata[0].inclusion() == share::of(4, 6));
  auto const each = plan(six_shops::frame(), systematic{4, true});
  REQUIRE(each.has_value());
  REQUIRE(each->strata.size() == 3);
  for (auto const& s : each->strata)
    CHECK((s.selected_by != nullptr && s.size == s.population && s.sampled >= 1));
  CHECK(says(systematic{0}, {{errc::sample_of_none, place::nowhere, ""}}));
  CHECK(says(systematic{7}, {{errc::too_many_visits, place::nowhere, ""}}));
  CHECK(says(systematic{2, true}, {{errc::too_few_visits, place::nowhere, ""}}));
}

TEST_CASE("a systematic sample is recorded with its size and its strata") {
  CHECK(survives(systematic{4}, {"systematic-1", {"visits 4"}}));
  CHECK(survives(systematic{4, true}, {"systematic-1", {"visits 4", "within-strata proportional-1"}}));
  CHECK(survives(systematic{4, true, allocation::equal},
                 {"systematic-1", {"visits 4", "within-strata equal-1"}}));
  constexpr auto bad = errc::bad_design_line;
  CHECK(refuses({"systematic-1", {}}, bad, 0));
  CHECK(refuses({"systematic-1", {"visits 04"}}, bad, 0));
  CHECK(refuses({"systematic-1", {"visits 4", "within-strata"}}, bad, 1));
  CHECK(refuses({"systematic-1", {"visits 4", "within-strata none-1"}}, bad, 1));
  CHECK(refuses({"systematic-1", {"within-strata equal-1", "visits 4"}}, bad, 0));
}

TEST_CASE("over all starts, probabilities of outlets and of pairs are those that the sample says") {
  for (std::uint32_t of = 1; of <= 8; ++of)
    for (std::uint32_t n = 1; n <= of; ++n) {
      auto const all = every_start::samples_of(every_start::frame_of(std::vector<std::int64_t>(of, 3)),
                                               systematic{n}); // sizes do not count
      REQUIRE(all.size() == of);
      std::vector<std::int64_t> times(of * of);
      for (auto const& s : all) {
        REQUIRE(s.size() == n);
        for (auto const& a : s.drawn())
          for (auto const& b : s.drawn())
            ++times[a.number * of + b.number];
      }
      for (std::uint32_t i = 0; i < of; ++i)
        CHECK(times[i * of + i] == n);
      for (auto const& s : all)
        for (std::size_t a = 0; a < n; ++a) {
          CHECK(s.inclusion(a) == share::of(n, of));
          for (std::size_t b = 0; b < n; ++b)
            CHECK(s.joint_inclusion(a, b) ==
                  fraction::of(times[s.drawn()[a].number * of + s.drawn()[b].number], of));
        }
    }
}

TEST_CASE("totals are unbiased over all starts, exactly") {
  std::vector<std::int64_t> const y{3, 1, 4, 1, 5, 9, 2};
  for (std::uint32_t n = 1; n <= y.size(); ++n) {
    fraction sum;
    auto const all =
        every_start::samples_of(every_start::frame_of(std::vector<std::int64_t>(7, 1)), systematic{n});
    for (auto const& s : all)
      for (std::size_t i = 0; i < s.size(); ++i)
        sum += s.design_weight(i) * fraction{y[s.drawn()[i].number]};
    CHECK(sum / fraction{7} == fraction{25});
  }
}

TEST_CASE("over many seeds, samples come as often as their probabilities say") {
  auto const f = every_start::frame_of(std::vector<std::int64_t>(8, 1));
  auto const all = every_start::samples_of(f, systematic{3});
  std::vector<int> times(all.size());
  constexpr int draws = 4'000;
  for (int i = 0; i < draws; ++i) {
    auto const drawn = *draw(f, systematic{3}, seed{"seed " + std::to_string(i)});
    std::size_t k = 0;
    while (!(all[k].drawn() == drawn.drawn())) // starts that give the same sample count as the first of them
      ++k;
    ++times[k];
  }
  double chi = 0;
  for (std::size_t k = 0; k < all.size(); ++k) {
    int starts = 0;
    bool first = true;
    for (std::size_t m = 0; m < all.size(); ++m)
      if (all[m].drawn() == all[k].drawn()) {
        ++starts;
        first = first && m >= k;
      }
    if (!first)
      continue;
    auto const due = draws * starts / 8.0;
    chi += (times[k] - due) * (times[k] - due) / due;
  }
  CHECK(chi < 40.5); // 7 degrees of freedom, p = 1e-6
}

} // namespace
