// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// The pooled score of 10 000 visited outlets with 33 criteria each, in 31 strata, with its standard error, beside a loop over
// the same findings that one writes by hand for just this: counts and weights as doubles, nothing checked, no bounds, no
// steps, no trace.

#include <starlot/company/rate_company.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/to_html.hpp>
#include <starlot/report/to_json.hpp>
#include <starlot/report/to_text.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

constexpr std::size_t outlets = 10'000;
constexpr std::size_t criteria = 33;
constexpr std::size_t strata = 31;

struct found {
  std::int64_t wrong = 0;
  std::int64_t seen = 1;
};

/// 33 criteria of the outlets, two of three by counts, 3 points each, and a point at the head office.
struct company {
  std::vector<std::string> ids;
  std::vector<found> cells; // by outlet, then criterion
  std::vector<std::uint32_t> stratum;
  std::vector<double> weight; // of strata
};

company const& made() {
  static company const all = [] {
    company c;
    for (std::size_t i = 0; i <= criteria; ++i)
      c.ids.push_back("c" + std::to_string(i));
    std::uint64_t state = 7;
    auto const next = [&](std::uint64_t below) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      return static_cast<std::int64_t>((state >> 33U) % below);
    };
    std::vector<double> drawn(strata);
    for (std::size_t o = 0; o < outlets; ++o) {
      c.stratum.push_back(static_cast<std::uint32_t>(o % strata));
      drawn[o % strata] += 1;
      for (std::size_t i = 0; i < criteria; ++i) {
        bool const counted = i % 3 != 0;
        auto const seen = counted ? 1 + next(40) : 1;
        c.cells.push_back({next(10) < 7 ? 0
                           : counted    ? next(static_cast<std::uint64_t>(seen) + 1)
                                        : 1,
                           seen});
      }
    }
    for (std::size_t h = 0; h < strata; ++h)
      c.weight.push_back(static_cast<double>(2 * drawn[h] + static_cast<double>(h)) / drawn[h]);
    return c;
  }();
  return all;
}

loaded_scheme const& bench_scheme() {
  static auto const built = [] {
    scheme_parts parts{.title = {"bench", "1"}, .rows = {}, .rungs = {{70_pt, "pass"}, {90_pt, "good"}}};
    for (std::size_t i = 0; i < criteria; ++i)
      parts.rows.push_back({.id = made().ids[i],
                            .worth = 3_pt,
                            .rule = i % 3 != 0 ? rule_choice{proportional} : rule_choice{all_or_nothing},
                            .visited = per_outlet});
    parts.rows.push_back({.id = made().ids[criteria], .worth = 1_pt, .rule = all_or_nothing});
    auto out = loaded_scheme::build(parts);
    if (!out)
      std::abort();
    return *std::move(out);
  }();
  return built;
}

std::string id_of(std::size_t outlet) {
  auto digits = std::to_string(outlet);
  return "o" + std::string(6 - digits.size(), '0') + digits;
}

struct rated_company {
  finding_set head;
  sample drawn;
  outlet_findings visits;
};

rated_company const& inputs() {
  static auto const made_once = [] {
    auto const& c = made();
    // The frame has more outlets than were visited: 2 n + h in stratum h.
    struct row {
      std::string id, stratum;
    };
    std::vector<row> rows;
    for (std::size_t o = 0; o < outlets; ++o)
      rows.push_back({id_of(o), "s" + std::to_string(c.stratum[o])});
    std::vector<std::uint32_t> counts(strata);
    for (auto const h : c.stratum)
      ++counts[h];
    std::vector<stratum> of;
    for (std::size_t h = 0; h < strata; ++h) {
      for (std::size_t k = 0; k < counts[h] + h; ++k)
        rows.push_back({"p" + std::to_string(h) + "-" + std::to_string(k), "s" + std::to_string(h)});
      of.push_back(
          {"s" + std::to_string(h), static_cast<std::uint32_t>(2 * counts[h] + h), counts[h], false});
    }
    auto const shops = *frame::of(rows, outlet_id{&row::id}, in_stratum{&row::stratum});
    outlet_findings visits{bench_scheme(), shops};
    std::vector<drawn_outlet> drawn;
    for (std::size_t o = 0; o < outlets; ++o) {
      finding_set f{bench_scheme()};
      for (std::size_t i = 0; i < criteria; ++i) {
        auto const& cell = c.cells[o * criteria + i];
        auto const done = f.set(c.ids[i], i % 3 != 0        ? sampled(cell.wrong, cell.seen)
                                          : cell.wrong != 0 ? not_met
                                                            : met);
        if (!done)
          std::abort();
      }
      if (!visits.add(id_of(o), f))
        std::abort();
      drawn.push_back({static_cast<std::uint32_t>(*shops.find(id_of(o))), c.stratum[o]});
    }
    sample const s{of, drawn};
    finding_set head{bench_scheme()};
    if (!head.set(c.ids[criteria], met))
      std::abort();
    return rated_company{std::move(head), s, std::move(visits)};
  }();
  return made_once;
}

void starlot_rate_company(benchmark::State& state) {
  auto const& [head, s, visits] = inputs();
  for (auto _ : state) {
    auto const r = rate_company(head, s, visits);
    auto const e = r->estimate();
    benchmark::DoNotOptimize(e);
  }
  auto const e = rate_company(head, s, visits).value().estimate().value();
  state.counters["score"] = e.value;
  state.counters["se"] = e.standard_error;
}
BENCHMARK(starlot_rate_company);

/// The rating alone.
void starlot_rating_without_error(benchmark::State& state) {
  auto const& [head, s, visits] = inputs();
  for (auto _ : state) {
    auto const r = rate_company(head, s, visits);
    benchmark::DoNotOptimize(r);
  }
}
BENCHMARK(starlot_rating_without_error);

/// A report of it: the model, and one rendering.
template <class Render> void time_report(benchmark::State& state, Render const& render) {
  auto const& [head, s, visits] = inputs();
  auto const r = rate_company(head, s, visits);
  std::size_t bytes = 0;
  for (auto _ : state) {
    report page{"10 000 outlets"};
    bytes = render(page.add(*r)).size();
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
void starlot_report(benchmark::State& state) {
  time_report(state, [](report const& page) { return to_text(page, language::en); });
}
BENCHMARK(starlot_report);
void starlot_report_as_html(benchmark::State& state) {
  time_report(state, [](report const& page) { return to_html(page, language::en); });
}
BENCHMARK(starlot_report_as_html);
/// All outlets with their exact losses.
void starlot_report_as_json(benchmark::State& state) {
  time_report(state, [](report const& page) { return to_json(page); });
}
BENCHMARK(starlot_report_as_json);

/// What each outlet cost, exactly, beside the rating.
void starlot_losses(benchmark::State& state) {
  auto const& [head, s, visits] = inputs();
  auto const r = rate_company(head, s, visits);
  for (auto _ : state) {
    auto const lost = r->losses();
    benchmark::DoNotOptimize(lost);
  }
}
BENCHMARK(starlot_losses);

void hand_written_company(benchmark::State& state) {
  auto const& c = made();
  std::vector<double> n(strata);
  for (auto const h : c.stratum)
    n[h] += 1;
  double score = 0;
  double error = 0;
  for (auto _ : state) {
    double earned[criteria] = {};
    double size[criteria] = {};
    for (std::size_t o = 0; o < outlets; ++o) {
      auto const w = c.weight[c.stratum[o]];
      for (std::size_t i = 0; i < criteria; ++i) {
        auto const& cell = c.cells[o * criteria + i];
        earned[i] += w * static_cast<double>(cell.seen - cell.wrong);
        size[i] += w * static_cast<double>(cell.seen);
      }
    }
    score = 1;
    for (std::size_t i = 0; i < criteria; ++i)
      score += 3 * earned[i] / size[i];
    std::vector<double> sum(strata), squares(strata);
    for (std::size_t o = 0; o < outlets; ++o) {
      double z = 0;
      for (std::size_t i = 0; i < criteria; ++i) {
        auto const& cell = c.cells[o * criteria + i];
        z += 3 / size[i] *
             (static_cast<double>(cell.seen - cell.wrong) -
              earned[i] / size[i] * static_cast<double>(cell.seen));
      }
      z *= c.weight[c.stratum[o]];
      sum[c.stratum[o]] += z;
      squares[c.stratum[o]] += z * z;
    }
    double variance = 0;
    for (std::size_t h = 0; h < strata; ++h)
      variance += (1 - 1 / c.weight[h]) * n[h] / (n[h] - 1) * (squares[h] - sum[h] * sum[h] / n[h]);
    error = std::sqrt(variance);
    benchmark::DoNotOptimize(error);
  }
  state.counters["score"] = score;
  state.counters["se"] = error;
}
BENCHMARK(hand_written_company);

} // namespace
