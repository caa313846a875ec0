// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/sample_laws.hpp"
#include "sampling/designs/six_shops.hpp"
#include "support/catch.hpp"

#include <starlot/core/fraction.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/sampling/designs/sampford.hpp>
#include <starlot/sampling/draw.hpp>
#include <starlot/sampling/record_draw.hpp>
#include <starlot/sampling/replay.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;
using namespace six_shops;
using exact_law = std::map<unsigned, fraction>;
using sample_laws::law;

starlot::seed const golden{"05 11", "lottery", "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"};

/// By enumeration: Π p/(1 - p) over the sample, times the sum of p over the others.
exact_law law_of(std::vector<std::int64_t> const& sizes, std::uint32_t n) {
  std::int64_t sum = 0;
  for (auto const x : sizes)
    sum += x;
  exact_law out;
  fraction total;
  for (unsigned s = 0; s < 1U << sizes.size(); ++s) {
    if (std::popcount(s) != static_cast<int>(n))
      continue;
    fraction product{1}, rest;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      auto const p = fraction::of(n * sizes[i], sum);
      if ((s >> i & 1U) != 0)
        product *= p / (fraction{1} - p);
      else
        rest += p;
    }
    out[s] = product * rest;
    total += out[s];
  }
  for (auto& [s, p] : out)
    p /= total;
  return out;
}
fraction of_outlets(exact_law const& l, unsigned outlets) {
  fraction out;
  for (auto const& [s, p] : l)
    if ((s & outlets) == outlets)
      out += p;
  return out;
}

/// The sample of these outlets.
sample sample_of(starlot::frame const& f, std::uint32_t n, unsigned set) {
  auto const p = *plan(f, sampford{n});
  std::vector<drawn_outlet> drawn;
  for (std::uint32_t i = 0; i < f.size(); ++i)
    if ((set >> i & 1U) != 0)
      drawn.push_back({i, 0, {0, f[i].size}});
  return {p.strata, drawn};
}

std::vector<std::vector<std::int64_t>> const worlds{
    {3, 2, 8, 1, 5, 9}, {1, 1, 1, 1}, {7, 6, 5, 4}, {1, 1}, {3, 3, 2, 2, 1, 1}, {2, 3, 5, 7, 11, 13, 17, 19}};

TEST_CASE("Sampford: probabilities of outlets and pairs are those of the enumeration, exactly") {
  int looked_at = 0;
  for (auto const& sizes : worlds)
    for (std::uint32_t n = 1; n < sizes.size(); ++n) {
      auto const f = every_start::frame_of(sizes);
      if (plan(f, sampford{n})->strata.size() != 1)
        continue; // some are certain
      ++looked_at;
      auto const due = law_of(sizes, n);
      for (auto const& [set, p] : due) {
        auto const s = sample_of(f, n, set);
        detail::pair_probabilities<> const pairs{s};
        for (std::size_t a = 0; a < n; ++a)
          for (std::size_t b = 0; b < n; ++b) {
            auto const both = of_outlets(due, 1U << s.drawn()[a].number | 1U << s.drawn()[b].number);
            REQUIRE(s.joint_inclusion(a, b) == both);
            REQUIRE(std::fabs(pairs(a, b) - both.to_double()) < 1e-12);
            REQUIRE(pairs(a, b) == pairs(b, a));
          }
      }
    }
  CHECK(looked_at >= 12);
}

TEST_CASE("Sampford: pairs of the reference") {
  auto const f = every_start::frame_of({3, 2, 8, 1, 5, 9, 12, 4, 6});
  auto const pair = [&](unsigned i, unsigned k, unsigned other) { // from 1
    auto const s = sample_of(f, 3, 1U << (i - 1) | 1U << (k - 1) | 1U << (other - 1));
    return s.joint_inclusion(*s.find(i - 1), *s.find(k - 1)).to_double();
  };
  CHECK(std::fabs(pair(1, 2, 9) / 0.012328946419320945 - 1) < 1e-10);
  CHECK(std::fabs(pair(3, 7, 1) / 0.3106679615220952 - 1) < 1e-10);
  CHECK(std::fabs(pair(6, 9, 2) / 0.1515334282976886 - 1) < 1e-10);
  auto const own = sample_of(f, 3, 0b1011);
  CHECK(own.joint_inclusion(2, 2) == fraction::of(6, 100)); // of the fourth outlet
}

TEST_CASE("Sampford: each sample comes as often as its probability says") {
  for (std::uint32_t const n : {2U, 3U}) {
    std::vector<std::int64_t> const sizes{3, 2, 8, 1, 5, 9, 7};
    law due;
    for (auto const& [s, p] : law_of(sizes, n))
      due[s] = p.to_double();
    CHECK(sample_laws::fits(every_start::frame_of(sizes), sampford{n}, due, 4'000));
    CHECK_FALSE(sample_laws::fits(every_start::frame_of(sizes), simple_random{n}, due, 4'000));
  }
}

TEST_CASE("Sampford: over all samples, the total and its variance have no bias") {
  std::vector<std::int64_t> const sizes{3, 2, 8, 1, 5, 9};
  std::vector<double> const y{10, 4, 17, 9, 20, 31};
  auto const f = every_start::frame_of(sizes);
  for (std::uint32_t const n : {2U, 3U}) {
    double mean = 0, square = 0, variance = 0;
    for (auto const& [set, p] : law_of(sizes, n)) {
      auto const s = sample_of(f, n, set);
      std::vector<double> of_sample;
      for (auto const& d : s.drawn())
        of_sample.push_back(y[d.number]);
      auto const e = estimate_total(*survey_design::of(s), of_sample);
      REQUIRE(e.has_value());
      mean += p.to_double() * e->value;
      square += p.to_double() * e->value * e->value;
      variance += p.to_double() * e->standard_error * e->standard_error;
    }
    CHECK(std::fabs(mean - 91) < 1e-10);
    CHECK(std::fabs(variance / (square - mean * mean) - 1) < 1e-9);
  }
}

TEST_CASE("Sampford: certain outlets, strata, records") {
  auto const f = every_start::frame_of({3, 2, 8, 1, 40, 5, 9, 12, 4, 6});
  auto const p = *plan(f, sampford{4});
  REQUIRE(p.strata.size() == 2);
  CHECK((p.strata[0].sampled == 3 && p.strata[0].size == 50 && p.strata[0].sizes.size() == 9));
  CHECK((p.strata[1].certain && p.strata[1].sizes.empty() && p.stratum_of[4] == 1));
  auto const r = *record_draw(f, sampford{4}, golden);
  CHECK(r.text().find("\nchosen 1\t\t\to4\n") != std::string_view::npos);
  auto const& s = r.sample();
  CHECK((!s.is_approximate() && s.inclusion(0) == share::full()));
  CHECK(s.design_weight(1) == fraction::of(50, 3 * s.drawn()[1].range.size));
  CHECK(s.joint_inclusion(0, 1) == fraction{s.inclusion(1)});
  CHECK(*draw(f, sampford{4}, golden) == s);
  CHECK(draw(f, sampford{10}, golden)->size() == 10);
  CHECK(replace_outlet(r, f, r.outlets()[1].id, "closed").error().code == errc::stratum_exhausted);
  CHECK(extend(r, f, sampford{5}, {"more", true}).error().code == errc::not_extendable);

  auto const each = *draw(six_shops::frame(), sampford{4, true}, golden);
  CHECK(each.size() == 4);
  CHECK(says(sampford{0}, {{errc::sample_of_none, place::nowhere, ""}}));
  CHECK(says(sampford{7}, {{errc::too_many_visits, place::nowhere, ""}}));
  CHECK(survives(sampford{4}, {"sampford-1", {"visits 4"}}));
  CHECK(survives(sampford{4, true}, {"sampford-1", {"visits 4", "within-strata proportional-1"}}));
  CHECK(refuses({"sampford-1", {"visits 4", "by size"}}, errc::bad_design_line, 1));
}

TEST_CASE("Sampford: a plan that would try for too long is refused") {
  // Almost all of the chance is with two outlets: every try takes both, and the third accepts one in 20 000 001.
  auto const uneven = plan(every_start::frame_of({10'000'000, 10'000'000, 1}), sampford{2});
  REQUIRE_FALSE(uneven.has_value());
  CHECK(uneven.error().code == errc::too_many_tries);
  CHECK(plan(every_start::frame_of({1'000'000, 1'000'000, 1}), sampford{2}).has_value());
  CHECK(plan(every_start::frame_of(std::vector<std::int64_t>(4'096, 7)), sampford{50}).has_value());
  CHECK(plan(every_start::frame_of(std::vector<std::int64_t>(4'097, 7)), sampford{50}).error().code ==
        errc::too_many_tries);
}

TEST_CASE("Sampford: probabilities of pairs add up in large samples") {
  std::vector<std::int64_t> sizes;
  for (std::int64_t x = 1; x <= 300; ++x)
    sizes.push_back(100 + x * x % 97);
  auto const s = *draw(every_start::frame_of(sizes), sampford{60}, golden);
  detail::pair_probabilities<> const pairs{s};
  for (std::size_t const a : {0U, 13U, 59U})
    for (std::size_t const b : {1U, 40U})
      CHECK(std::fabs(pairs(a, b) / s.joint_inclusion(a, b).to_double() - 1) < 1e-11);
}

} // namespace
