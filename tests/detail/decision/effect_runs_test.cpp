// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "decision/enumerated.hpp"
#include "support/catch.hpp"

#include <starlot/detail/decision/effect_runs.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace {

using namespace enumerated;
using namespace starlot::detail;

TEST_CASE("tables of all outlets but one, each from halves") {
  std::vector<points> scores;
  for (int i = 0; i < 33; ++i)
    scores.push_back(points{i * i % 41});
  auto const l = score_lattice::own(question_about({{scores, 8}}), lattice_side::lower);
  auto const& s = l.strata[0];
  progress_monitor const nobody;
  run_progress progress{nobody, 1};
  all_but_one tables{s, 0, progress};
  std::size_t seen = 0;
  CHECK(tables.for_each([&](std::size_t value, total_law<> const& table) {
    CHECK(value == seen++);
    auto rest = s.values;
    --rest[value].count;
    total_law plain{s.values, 8};
    for (auto const& v : rest)
      plain.take(v);
    for (std::size_t const n : {7U, 8U}) {
      REQUIRE(table.totals(n).first == plain.totals(n).first);
      REQUIRE(table.totals(n).size == plain.totals(n).size);
      for (std::size_t i = 0; i < table.totals(n).size; ++i)
        REQUIRE(close(table.totals(n).chances[i], plain.totals(n).chances[i], 1e-13));
    }
  }));
  CHECK(seen == s.values.size());
  // log2 of the values and one, times the plain recurrence.
  CHECK(tables.cost().cells <
        (std::log2(static_cast<double>(seen)) + 1) * 33 * (8 * 9 / 2.0) * static_cast<double>(s.range()));
}

TEST_CASE("the other strata of each stratum") {
  auto const l = score_lattice::own(question_about({{std::vector<points>{1_pt, 2_pt}, 1},
                                                    {std::vector<points>{0_pt, 3_pt}, 1},
                                                    {std::vector<points>{0_pt, 4_pt}, 1}}),
                                    lattice_side::lower);
  progress_monitor const nobody;
  run_progress progress{nobody, 1};
  auto const others = other_strata::of(l, 0, progress);
  REQUIRE(others.totals.size() == 3);
  auto const at = [&](std::size_t h, std::int64_t t) { return others.totals[h].view().between(t, t + 1); };
  for (std::int64_t const t : {0, 3, 4, 7})
    CHECK(at(0, t) == 0.25);
  for (std::int64_t const t : {0, 1, 4, 5})
    CHECK(at(1, t) == 0.25);
  for (std::int64_t const t : {0, 1, 3, 4})
    CHECK(at(2, t) == 0.25);
}

// 2 000 outlets but one are drawn: what counts is the one that is not.
TEST_CASE("the fewer are counted, drawn or not") {
  std::vector<points> scores;
  for (std::int64_t i = 0; i < 2'000; ++i)
    scores.push_back(points::from_micro(10'000 * (i % 999)));
  auto const asked_all = question_of(law_strata(scores, 1'999), stars.rungs());
  auto const all = effect_runs<>::of(asked_all, {.bytes = 1e7});
  CHECK(all.fault.code == errc::none);
  CHECK(all.kinds.size() == 999);
}

TEST_CASE("entries are of one kind where all their values are the same") {
  list<std::size_t> const low{3, 1, 3, 3, 1}, high{4, 2, 5, 4, 2};
  auto const kinds = entry_kinds::by({&low, &high});
  CHECK(kinds.first == list<std::size_t>{1, 0, 2});
  CHECK(kinds.kind_of == list<std::size_t>{1, 0, 2, 1, 0});
}

} // namespace
