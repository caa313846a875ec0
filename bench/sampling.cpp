// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Draws beside their rivals: the compressions of SHA-256 that a draw by tickets cannot do without; Floyd's algorithm as
// one writes it with the standard library, and std::sample.

#include <starlot/sampling/clusters.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/draw.hpp>
#include <starlot/sampling/simulation.hpp>
#include <starlot/sampling/staged_sample.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <random>
#include <string>
#include <unordered_set>
#include <vector>

namespace {

using namespace starlot;

constexpr std::size_t outlets = 1'000'000;
constexpr std::uint64_t many = 10'000'000;
constexpr std::size_t some = 3'163;

frame const& shops() {
  static frame const made = [] {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < outlets; ++i)
      ids.push_back("outlet " + std::to_string(i));
    return *frame::of(ids, outlet_id{[](std::string const& id) -> std::string const& { return id; }});
  }();
  return made;
}

frame const& shops_in_cities() {
  static frame const made = [] {
    struct shop {
      std::string id, city;
      std::int64_t size;
    };
    std::vector<shop> rows;
    for (std::size_t i = 0; i < outlets; ++i)
      rows.push_back({"outlet " + std::to_string(i), "city " + std::to_string(i * 7 % 1'000),
                      static_cast<std::int64_t>(i % 9 + 1)});
    return *frame::of(rows, outlet_id{&shop::id}, in_cluster{&shop::city}, of_size{&shop::size});
  }();
  return made;
}

void starlot_ticket_draw(benchmark::State& state) {
  auto const& f = shops();
  sha256_tickets const tickets{f.hash(), "05 11 17 23 31 02"};
  for (auto _ : state) {
    auto const drawn = draw(f, simple_random{1'000}, tickets);
    benchmark::DoNotOptimize(drawn);
  }
}
BENCHMARK(starlot_ticket_draw);

/// The same number of outlets with probabilities by size.
void starlot_pps_draw(benchmark::State& state) {
  auto const& f = shops_in_cities();
  sha256_tickets const tickets{f.hash(), "05 11 17 23 31 02"};
  for (auto _ : state) {
    auto const drawn = draw(f, systematic_pps{1'000}, tickets);
    benchmark::DoNotOptimize(drawn);
  }
}
BENCHMARK(starlot_pps_draw);

/// Cities by size, then five shops of each: 1 000 of all, with the frames of both stages.
void starlot_draw_in_stages(benchmark::State& state) {
  auto const& f = shops_in_cities();
  for (auto _ : state) {
    auto const cities = clusters_of(f);
    auto const first = draw(*cities, systematic_pps{200}, seed{"05 11 17 23 31 02"});
    auto const inside = outlets_in(f, *cities, *first);
    auto const second = draw(*inside, stratified{1'000, allocation::equal}, seed{"05 11 17 23 31 02"});
    auto const drawn = staged_sample::of(f, *cities, *first, *inside, *second);
    benchmark::DoNotOptimize(drawn->size());
  }
}
BENCHMARK(starlot_draw_in_stages);

/// One for each outlet.
void compressions_of_ticket_draw(benchmark::State& state) {
  std::string block(64, 'x');
  for (auto _ : state) {
    detail::sha256 hash;
    for (std::size_t i = 0; i < outlets; ++i)
      hash.update(block);
    auto const digest = hash.finish();
    benchmark::DoNotOptimize(digest);
  }
}
BENCHMARK(compressions_of_ticket_draw);

void starlot_simulation_draw(benchmark::State& state) {
  simulation_engine engine{1};
  for (auto _ : state) {
    auto const drawn = draw_numbers(engine, some, many);
    benchmark::DoNotOptimize(drawn.data());
  }
}
BENCHMARK(starlot_simulation_draw);

/// With the same engine, and what the standard library brings for the rest.
void hand_written_floyd(benchmark::State& state) {
  simulation_engine engine{1};
  for (auto _ : state) {
    std::vector<std::uint64_t> drawn;
    drawn.reserve(some);
    std::unordered_set<std::uint64_t> seen;
    seen.reserve(some);
    for (auto last = many - some; last < many; ++last) {
      auto const any = std::uniform_int_distribution<std::uint64_t>{0, last}(engine);
      drawn.push_back(seen.insert(any).second ? any : last);
      if (drawn.back() == last)
        seen.insert(last);
    }
    benchmark::DoNotOptimize(drawn.data());
  }
}
BENCHMARK(hand_written_floyd);

void standard_sample(benchmark::State& state) {
  simulation_engine engine{1};
  std::vector<std::uint64_t> all(many);
  std::iota(all.begin(), all.end(), std::uint64_t{0});
  for (auto _ : state) {
    std::vector<std::uint64_t> drawn;
    drawn.reserve(some);
    std::sample(all.begin(), all.end(), std::back_inserter(drawn), some, engine);
    benchmark::DoNotOptimize(drawn.data());
  }
}
BENCHMARK(standard_sample);

} // namespace
