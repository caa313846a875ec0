// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/sample_laws.hpp"
#include "sampling/designs/six_shops.hpp"
#include "support/catch.hpp"

#include <starlot/core/fraction.hpp>
#include <starlot/sampling/designs/sequential_poisson.hpp>
#include <starlot/sampling/draw.hpp>
#include <starlot/sampling/record_draw.hpp>
#include <starlot/sampling/replay.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;
using namespace six_shops;
using sample_laws::law;

starlot::seed const golden{"05 11", "lottery", "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"};

law law_of(std::vector<std::int64_t> const& sizes, std::uint32_t n) {
  double sum = 0;
  for (auto const x : sizes)
    sum += static_cast<double>(x);
  auto const p = [&](std::size_t i) { return n * static_cast<double>(sizes[i]) / sum; };
  return sample_laws::of_order(sizes.size(), n, sum / n,
                               [&](std::size_t i, double t) { return p(i) * t < 1 ? p(i) * t : 1; });
}

/// How far the probability of an outlet is from n x / X, at most.
double deviation(std::vector<std::int64_t> const& sizes, std::uint32_t n) {
  double sum = 0, out = 0;
  for (auto const x : sizes)
    sum += static_cast<double>(x);
  auto const l = law_of(sizes, n);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    auto const off = std::fabs(sample_laws::of_outlets(l, 1U << i) - n * static_cast<double>(sizes[i]) / sum);
    out = off > out ? off : out;
  }
  return out;
}

TEST_CASE("sequential poisson: each sample comes as often as its probability says, and outlets nearly as "
          "sizes say") {
  std::vector<std::int64_t> const sizes{3, 2, 8, 1, 5, 9};
  auto const due = law_of(sizes, 3);
  CHECK(sample_laws::fits(every_start::frame_of(sizes), sequential_poisson{3}, due, 6'000));
  CHECK_FALSE(sample_laws::fits(every_start::frame_of(sizes), simple_random{3}, due, 6'000));
  // What the header of the design says of it.
  CHECK(std::fabs(deviation({3, 2, 8, 1, 5, 9, 12, 4, 6}, 3) - 0.0305) < 0.0001);
  CHECK(std::fabs(deviation(sizes, 3) - 0.0841) < 0.0001);
}

TEST_CASE("sequential Poisson sampling draws the smallest U / x, exactly compared") {
  auto const f = every_start::frame_of({3, 2, 8, 1, 5, 9, 12, 4, 6});
  auto const s = *draw(f, sequential_poisson{3}, seed{"05 11"});
  sha256_tickets const tickets{f.hash(), "05 11"};
  auto const rank = [&](std::uint32_t i) { // to 53 bits, which is enough for these
    double u = 0;
    auto const t = tickets("", f[i].id);
    for (auto const b : t.bytes())
      u = u * 256 + b;
    return std::ldexp(u, -256) / static_cast<double>(f[i].size);
  };
  double last = 0;
  for (auto const& d : s.drawn()) {
    CHECK(rank(d.number) > last);
    last = rank(d.number);
  }
  for (std::uint32_t i = 0; i < f.size(); ++i)
    CHECK((s.find(i).has_value() || rank(i) > last));
}

TEST_CASE("a sequential Poisson sample is extended, until another outlet becomes certain") {
  auto const f = every_start::frame_of({3, 2, 8, 1, 40, 5, 9, 12, 4, 6});
  auto const r = *record_draw(f, sequential_poisson{3}, golden);
  auto const more = *extend(r, f, sequential_poisson{4}, {"more", true});
  for (auto const& d : r.sample().drawn())
    CHECK(more.sample().find(d.number).has_value());
  CHECK(sample_laws::set_of(more.sample()) == sample_laws::set_of(*draw(f, sequential_poisson{4}, golden)));
  CHECK(*replay(more.text(), f) == more);
  CHECK(more.sample().nominal_inclusion(1).value() ==
        share::of(3 * more.sample().drawn()[1].range.size, 50)); // of 4, one is certain
  CHECK(extend(r, f, sequential_poisson{7}, {"more", true}).error().code ==
        errc::not_extendable); // 7 * 12 > 90
  CHECK(extend(r, f, census{}, {"all", true}).error().code == errc::not_extendable);
  CHECK(extend(r, f, pareto{4}, {"more", true}).error().code == errc::not_extendable);
}

TEST_CASE("sequential poisson: certain outlets are planned as such and stand in the record") {
  auto const f = every_start::frame_of({3, 2, 8, 1, 40, 5, 9, 12, 4, 6});
  auto const p = *plan(f, sequential_poisson{4});
  REQUIRE(p.strata.size() == 2);
  CHECK((p.strata[0].sampled == 3 && p.strata[0].size == 50 && p.strata[0].is_approximate()));
  CHECK((p.strata[1].certain && p.strata[1].population == 1 && p.stratum_of[4] == 1));
  auto const r = *record_draw(f, sequential_poisson{4}, golden);
  CHECK(r.text().find("\nsizes 50\t\nchosen 1\t\t\to4\n") != std::string_view::npos);
  auto const& s = r.sample();
  CHECK(s.is_approximate());
  CHECK(s.nominal_inclusion(0).value() == share::full());
  CHECK(s.inclusion(0) == share::full()); // this one is exact
  CHECK(s.nominal_weight(1) == approximate{fraction::of(50, 3 * s.drawn()[1].range.size)});
  CHECK(*draw(f, sequential_poisson{4}, golden) == s);
  auto const whole = *draw(f, sequential_poisson{10}, golden);
  CHECK((whole.size() == 10 && !whole.is_approximate()));
}

TEST_CASE("sequential poisson: within strata, and in records") {
  auto const each = *plan(six_shops::frame(), sequential_poisson{4, true}); // all of one size
  std::uint32_t n = 0;
  for (auto const& s : each.strata)
    n += s.sampled;
  CHECK(n == 4);
  CHECK(says(sequential_poisson{0}, {{errc::sample_of_none, place::nowhere, ""}}));
  CHECK(says(sequential_poisson{7}, {{errc::too_many_visits, place::nowhere, ""}}));
  CHECK(survives(sequential_poisson{4}, {"sequential-poisson-1", {"visits 4"}}));
  CHECK(survives(sequential_poisson{4, true},
                 {"sequential-poisson-1", {"visits 4", "within-strata proportional-1"}}));
  CHECK(refuses({"sequential-poisson-1", {"visits 4", "by size"}}, errc::bad_design_line, 1));
}

} // namespace
