// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// A table of 100 000 findings with remarks, read and written, in bytes a second; beside it a loop that only splits the same
// bytes at commas and line ends into strings, and knows neither quotes, encodings, places nor schemes.

#include <starlot/files/findings_table.hpp>
#include <starlot/scheme/scheme.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

constexpr scheme shop{title{"shop", "1"},
                      criterion{"5.1.1.1", "", 10_pt, proportional, per_outlet},
                      criterion{"5.1.1.2", "", 10_pt, proportional, per_outlet},
                      criterion{"5.1.2.1", "", 20_pt, proportional, per_outlet},
                      criterion{"5.1.3.1", "", 20_pt, all_or_nothing, per_outlet},
                      criterion{"5.2.1.1", "", 40_pt, partial_amount, per_outlet},
                      ladder{{70_pt, "pass"}}};

/// 20 000 outlets with a finding for each criterion.
findings_table const& audit() {
  static findings_table const made = [] {
    findings_table out{compiled<shop>, "invented"};
    std::string const places[] = {"counter", "store room", "workshop, behind the counter", "前台", "仓库 \"B\""};
    for (int i = 0; i < 20'000; ++i) {
      finding_set f{compiled<shop>};
      auto const where = "photo " + std::to_string(i) + ", " + places[i % 5];
      bool const done = f.set("5.1.1.1", sampled(i % 4, 12).evidence(where).assessor("Chen Wei").on("2026-11-02")) &&
                        f.set("5.1.1.2", met.evidence("record " + std::to_string(i)).assessor("Chen Wei").on("2026-11-02")) &&
                        f.set("5.1.2.1", sampled(0, 30).assessor("王丽").on("2026-11-03")) &&
                        f.set("5.1.3.1", not_met.because("the list of prices is out of date").on("2026-11-03")) &&
                        f.set("5.2.1.1", partly(12.5_pt).assessor("王丽").on("2026-11-03"));
      if (!done || !out.add(f, "Outlet " + std::to_string(i)))
        std::abort();
    }
    return out;
  }();
  return made;
}
std::string const& bytes() {
  static std::string const made = write_findings_table(audit());
  return made;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes().size()));
}

void split_loop(benchmark::State& state) {
  auto const& text = bytes();
  for (auto _ : state) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t at = 0; at < text.size();) {
      auto const end = text.find('\n', at);
      auto& row = rows.emplace_back();
      for (auto rest = std::string_view{text}.substr(at, end - at);;) {
        auto const comma = rest.find(',');
        row.emplace_back(rest.substr(0, comma));
        if (comma == rest.npos)
          break;
        rest.remove_prefix(comma + 1);
      }
      at = end + 1;
    }
    benchmark::DoNotOptimize(rows.data());
  }
  count_bytes(state);
}

void read_table_only(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(read_table(bytes(), detail::files::findings_form).value().size());
  count_bytes(state);
}

void read_findings_of_outlets(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(read_findings_table(bytes(), compiled<shop>).value().size());
  count_bytes(state);
}

void write_findings(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(write_findings_table(audit()).size());
  count_bytes(state);
}

BENCHMARK(split_loop)->Unit(benchmark::kMillisecond);
BENCHMARK(read_table_only)->Unit(benchmark::kMillisecond);
BENCHMARK(read_findings_of_outlets)->Unit(benchmark::kMillisecond);
BENCHMARK(write_findings)->Unit(benchmark::kMillisecond);

} // namespace
