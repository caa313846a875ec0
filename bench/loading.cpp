// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Building a scheme at run time from rows, against a program that copies the same rows, finds parents and
// repeated ids with a hash table, and compares the sums of clauses; it checks nothing else. 10 clauses of 100
// criteria. Read the ratio.

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

using namespace starlot;
using namespace starlot::literals;

namespace {

constexpr int clauses = 10;
constexpr int criteria = 100;

std::vector<std::string> const& ids() {
  static auto const all = [] {
    std::vector<std::string> made;
    for (int c = 1; c <= clauses; ++c) {
      made.push_back(std::to_string(c));
      for (int i = 1; i <= criteria; ++i)
        made.push_back(std::to_string(c) + '.' + std::to_string(i));
    }
    return made;
  }();
  return all;
}

scheme_parts parts() {
  scheme_parts out{.title = {"large", "1"}, .rows = {}, .rungs = {{500_pt, "pass"}}};
  auto const* id = ids().data();
  for (int c = 0; c < clauses; ++c) {
    auto const* const clause = id++;
    out.rows.push_back({.id = *clause, .title = "a clause with a title", .worth = 100_pt});
    for (int i = 0; i < criteria; ++i)
      out.rows.push_back({.id = *id++,
                          .parent = *clause,
                          .title = "a criterion with a title of some length",
                          .worth = 1_pt,
                          .rule = proportional});
  }
  return out;
}

struct copied_row {
  std::string id;
  std::string title;
  std::int64_t points = 0;
  std::int64_t below = 0;
  std::optional<std::size_t> parent;
  bool is_clause = false;
};

std::optional<std::vector<copied_row>> copy(scheme_parts const& from) {
  std::vector<copied_row> rows;
  std::unordered_map<std::string, std::size_t> at;
  rows.reserve(from.rows.size());
  for (auto const& r : from.rows) {
    rows.push_back({std::string{r.id}, std::string{r.title.en}, r.worth.micro, 0, {}, !r.rule.is_said});
    if (!at.emplace(rows.back().id, rows.size() - 1).second)
      return std::nullopt;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (from.rows[i].parent.empty())
      continue;
    auto const found = at.find(std::string{from.rows[i].parent});
    if (found == at.end() || !rows[found->second].is_clause)
      return std::nullopt;
    rows[i].parent = found->second;
    rows[found->second].below += rows[i].points;
  }
  for (auto const& r : rows)
    if (r.is_clause && r.points != r.below)
      return std::nullopt;
  return rows;
}

void hand_written_load(benchmark::State& state) {
  auto const from = parts();
  if (!copy(from))
    state.SkipWithError("the rows are right");
  for (auto _ : state) {
    auto const rows = copy(from);
    benchmark::DoNotOptimize(rows);
  }
}
BENCHMARK(hand_written_load);

void starlot_load(benchmark::State& state) {
  auto const from = parts();
  if (!loaded_scheme::build(from))
    state.SkipWithError("the rows are right");
  for (auto _ : state) {
    auto const scheme = loaded_scheme::build(from);
    benchmark::DoNotOptimize(scheme);
  }
}
BENCHMARK(starlot_load);

void starlot_content_hash(benchmark::State& state) {
  auto const scheme = loaded_scheme::build(parts());
  for (auto _ : state) {
    auto const hash = content_hash(*scheme);
    benchmark::DoNotOptimize(hash);
  }
}
BENCHMARK(starlot_content_hash);

} // namespace
