// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "sampling/designs/every_start.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/sampling/record_draw.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

namespace {

using namespace starlot;
using small_company::visit;

std::vector<visit> const six{{0, 10, true}, {2, 10, true}, {5, 20, false},
                             {1, 5, true},  {0, 8, true},  {9, 10, false}};
std::vector<std::int64_t> const sizes{3, 2, 8, 1, 40, 6};

std::vector<std::uint32_t> numbers_of(sample const& s) {
  std::vector<std::uint32_t> out;
  for (auto const& d : s.drawn())
    out.push_back(d.number);
  return out;
}

TEST_CASE("a company is rated from a sample by size with the exact weight of each outlet") {
  auto const f = every_start::frame_of(sizes);
  for (auto const& drawn :
       every_start::samples_of(f, systematic_pps{3})) { // outlet 4 is certain, the others have 2 x / 20
    auto const visits = small_company::visited(f, six, numbers_of(drawn));
    auto const r = rate_company(small_company::head_office(), drawn, visits);
    REQUIRE(r.has_value());
    fraction right, seen, posted, all;
    for (std::size_t i = 0; i < r->outlets().size(); ++i) {
      auto const n = r->outlets()[i].number;
      auto const w = n == 4 ? fraction{1} : fraction::of(20, 2 * sizes[n]);
      CHECK(r->weight(i) == w);
      right += w * fraction{six[n].seen - six[n].wrong};
      seen += w * fraction{six[n].seen};
      posted += w * fraction{six[n].posted ? 1 : 0};
      all += w;
    }
    CHECK(r->score() == fraction{35} + fraction{40} * (right / seen) + fraction{20} * (posted / all));
    // Linearised, with Brewer's variance of the two that were left to chance.
    double z[2]{}, rest[2]{};
    std::size_t k = 0;
    for (auto const& o : r->outlets())
      if (o.number != 4) {
        auto const& v = six[o.number];
        auto const p = static_cast<double>(2 * sizes[o.number]) / 20;
        z[k] = (40 * (v.seen - v.wrong - (right / seen).to_double() * v.seen) / seen.to_double() +
                20 * ((v.posted ? 1 : 0) - (posted / all).to_double()) / all.to_double()) /
               p;
        rest[k++] = 1 - p;
      }
    auto const mean = (z[0] + z[1]) / 2;
    auto const v = 2 * (rest[0] * (z[0] - mean) * (z[0] - mean) + rest[1] * (z[1] - mean) * (z[1] - mean));
    auto const e = r->estimate();
    REQUIRE(e.has_value());
    CHECK(std::fabs(e->standard_error - std::sqrt(v)) < 1e-12 * (1 + std::sqrt(v)));
    CHECK(e->df == 1);
    // What outlets lost adds up to what the company lost at them.
    fraction lost;
    auto const losses = r->losses();
    REQUIRE(losses.has_value());
    for (auto const& l : *losses)
      lost += l;
    CHECK(lost == fraction{95} - r->score());
    auto const raw = rate_company(small_company::head_office(), drawn, visits, pooled_raw);
    REQUIRE(raw.has_value());
    CHECK(raw->weight(0) == fraction{1});
  }
}

TEST_CASE("a systematic sample is rated as if random") {
  auto const f = every_start::frame_of(sizes);
  auto const drawn = every_start::samples_of(f, systematic{3})[1];
  auto const visits = small_company::visited(f, six, numbers_of(drawn));
  auto const r = rate_company(small_company::head_office(), drawn, visits);
  REQUIRE(r.has_value());
  auto const simple =
      rate_company(small_company::head_office(), small_company::simple(6, numbers_of(drawn)), visits);
  CHECK(r->score() == simple->score());
  CHECK(r->estimate()->standard_error == simple->estimate()->standard_error);
  CHECK(r->weight(0) == fraction{2});
}

TEST_CASE("a company is rated from Sampford's sample with the variance of Yates and Grundy") {
  auto const f = every_start::frame_of(sizes);
  seed const s{"05 11", "lottery", "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"};
  auto const record = *record_draw(f, sampford{3}, s); // outlet 4 is certain
  outlet_findings visits{compiled<small_company::care>, f, record.hash()};
  for (auto const& o : record.outlets())
    REQUIRE(visits.add(o.id, small_company::found_at(six[o.drawn.number])).has_value());
  auto const r = rate_company(small_company::head_office(), record, visits);
  REQUIRE(r.has_value());
  CHECK_FALSE(r->remarks().approximate_probabilities);
  fraction right, seen, posted, all;
  for (std::size_t i = 0; i < r->outlets().size(); ++i) {
    auto const n = r->outlets()[i].number;
    auto const w = n == 4 ? fraction{1} : fraction::of(20, 2 * sizes[n]);
    CHECK(r->weight(i) == w);
    right += w * fraction{six[n].seen - six[n].wrong};
    seen += w * fraction{six[n].seen};
    posted += w * fraction{six[n].posted ? 1 : 0};
    all += w;
  }
  double z[2]{}, p[2]{};
  std::size_t k = 0;
  for (auto const& o : r->outlets())
    if (o.number != 4) {
      auto const& v = six[o.number];
      p[k] = static_cast<double>(2 * sizes[o.number]) / 20;
      z[k] = (40 * (v.seen - v.wrong - (right / seen).to_double() * v.seen) / seen.to_double() +
              20 * ((v.posted ? 1 : 0) - (posted / all).to_double()) / all.to_double()) /
             p[k];
      ++k;
    }
  auto const both = record.sample().joint_inclusion(1, 2).to_double();
  auto const variance = (p[0] * p[1] - both) / both * (z[0] - z[1]) * (z[0] - z[1]);
  CHECK(std::fabs(r->estimate()->standard_error - std::sqrt(variance)) < 1e-12 * (1 + std::sqrt(variance)));
}

TEST_CASE("a company is rated from a Pareto sample with nominal weights, and says so") {
  auto const f = every_start::frame_of(sizes);
  seed const s{"05 11", "lottery", "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"};
  auto const record = *record_draw(f, pareto{3}, s);
  outlet_findings visits{compiled<small_company::care>, f, record.hash()};
  for (auto const& o : record.outlets())
    REQUIRE(visits.add(o.id, small_company::found_at(six[o.drawn.number])).has_value());
  auto const r = rate_company(small_company::head_office(), record, visits);
  REQUIRE(r.has_value());
  CHECK(r->remarks().approximate_probabilities);
  for (std::size_t i = 0; i < r->outlets().size(); ++i) {
    auto const n = r->outlets()[i].number;
    CHECK(r->weight(i) == (n == 4 ? fraction{1} : fraction::of(20, 2 * sizes[n])));
  }
  // Of the same outlets a systematic sample by size has the same weights: the same estimate, with Brewer's variance.
  for (auto const& other : every_start::samples_of(f, systematic_pps{3}))
    if (auto mine = numbers_of(record.sample()), its = numbers_of(other);
        std::set(mine.begin(), mine.end()) == std::set(its.begin(), its.end())) {
      auto const same = *rate_company(small_company::head_office(), other, visits);
      CHECK_FALSE(same.remarks().approximate_probabilities);
      CHECK(same.score() == r->score());
      CHECK(same.estimate()->standard_error == r->estimate()->standard_error);
      CHECK(r->estimate()->remarks.approximate_probabilities);
    }
  auto const d = survey_design::of(record.sample());
  REQUIRE(d.has_value());
  CHECK(d->remarks().approximate_probabilities);
  // What was visited beside it is refused, as for other selections.
  auto const more = small_company::visited(f, six, {0, 1, 2, 3, 4, 5});
  CHECK(rate_company(small_company::head_office(), record.sample(), more,
                     {.purposive_visits = purposive_visits::certainty})
            .error()
            .code == errc::outlet_visited_not_drawn);
}

TEST_CASE("a company is rated from the record of a sample by size") {
  auto const f = every_start::frame_of(sizes);
  seed const s{"05 11", "lottery", "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"};
  auto const record = *record_draw(f, systematic_pps{3}, s);
  outlet_findings visits{compiled<small_company::care>, f, record.hash()};
  for (auto const& o : record.outlets())
    REQUIRE(visits.add(o.id, small_company::found_at(six[o.drawn.number])).has_value());
  CHECK(rate_company(small_company::head_office(), record, visits).has_value());
}

TEST_CASE("what was visited beside a sample from a random start is refused") {
  auto const f = every_start::frame_of(sizes);
  auto const drawn = every_start::samples_of(f, systematic{3})[0]; // 0, 2, 4
  auto const visits = small_company::visited(f, six, {0, 2, 4, 5});
  for (auto const beside : {purposive_visits::refuse, purposive_visits::certainty}) {
    auto const no = rate_company(small_company::head_office(), drawn, visits, {.purposive_visits = beside});
    REQUIRE_FALSE(no.has_value());
    CHECK(no.error().code == errc::outlet_visited_not_drawn);
    CHECK(no.error().where.id == "o5");
  }
}

TEST_CASE("a sample by the sizes of another frame is refused") {
  auto const drawn = every_start::samples_of(every_start::frame_of(sizes), systematic_pps{3})[0];
  auto const f = every_start::frame_of({4, 3, 9, 2, 40, 7});
  auto const visits = small_company::visited(f, six, numbers_of(drawn));
  auto const no = rate_company(small_company::head_office(), drawn, visits);
  REQUIRE_FALSE(no.has_value());
  CHECK(no.error().code == errc::frame_differs);
}

} // namespace
