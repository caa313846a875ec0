// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Evaluation of 33 criteria, 20 all or nothing and 13 proportional with mixed sample sizes, against a loop
// written by hand for just this scheme. Both compute the same exact score and grade, and allow for
// exclusions; the hand-written one checks nothing else and keeps no findings. Read the ratio, not the
// nanoseconds.

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <numeric>

using namespace starlot;

namespace {

// Points are invented.
constexpr auto audit = scheme{
    title{"audit", "1"},
    clause{"1", "system", criterion{"1.1", "", 3_pt}, criterion{"1.2", "", 3_pt},
           criterion{"1.3", "", 4_pt, proportional}, criterion{"1.4", "", 2_pt}, criterion{"1.5", "", 2_pt},
           criterion{"1.6", "", 2_pt}, criterion{"1.7", "", 2_pt, proportional}, criterion{"1.8", "", 3_pt},
           criterion{"1.9", "", 3_pt, proportional}, criterion{"1.10", "", 3_pt}, criterion{"1.11", "", 3_pt},
           criterion{"1.12", "", 5_pt, proportional}, criterion{"1.13", "", 5_pt}},
    clause{"2", "goods", criterion{"2.1", "", 3_pt, proportional}, criterion{"2.2", "", 2_pt},
           criterion{"2.3", "", 3_pt}, criterion{"2.4", "", 3_pt, proportional},
           criterion{"2.5", "", 3_pt, proportional}, criterion{"2.6", "", 3_pt},
           criterion{"2.7", "", 4_pt, proportional}, criterion{"2.8", "", 2_pt, proportional},
           criterion{"2.9", "", 2_pt}, criterion{"2.10", "", 5_pt}, criterion{"2.11", "", 5_pt}},
    clause{"3", "customers", criterion{"3.1", "", 3_pt, proportional}, criterion{"3.2", "", 2_pt},
           criterion{"3.3", "", 3_pt}, criterion{"3.4", "", 4_pt, proportional},
           criterion{"3.5", "", 4_pt, proportional}, criterion{"3.6", "", 4_pt, proportional},
           criterion{"3.7", "", 3_pt}, criterion{"3.8", "", 2_pt}, criterion{"3.9", "", 0.5_pt}},
    deduction{"deduction", 1_pt}.fails_at(5),
    bonus{"bonus", 1_pt}.at_most(1),
    cap{100_pt},
    ladder{{70_pt, "pass"}, {80_pt, "three", 3}, {90_pt, "four", 4}, {95_pt, "five", 5}}};

constexpr std::array<std::int64_t, 13> sizes{40, 12, 25, 30, 20, 60, 50, 15, 100, 24, 80, 75, 10};
constexpr std::array<std::int64_t, 13> losses{3, 1, 0, 2, 5, 4, 7, 0, 9, 1, 3, 8, 1};

findings<audit> sample() {
  findings<audit> f;
  auto const view = f.schema().view();
  std::size_t next = 0;
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    if (view.nodes[i].is_clause())
      continue;
    bool const counted = view.nodes[i].rule() == rule_kind::proportional;
    auto const x = counted ? sampled(losses[next], sizes[next]) : view.details[i].id == "2.2" ? not_met : met;
    next += counted ? 1U : 0U;
    if (!f.set(view.details[i].id, x))
      std::abort();
  }
  if (!f.set("deduction", found(1)))
    std::abort();
  return f;
}

struct by_hand {
  struct item {
    std::int64_t points; // millionths
    std::int64_t k;
    std::int64_t m;
    bool counted;
    bool excluded;
  };
  std::array<item, 33> items;
  std::int64_t deductions;
  std::int64_t bonuses;
};

by_hand same_sample() {
  by_hand h{};
  auto const f = sample();
  auto const view = f.schema().view();
  std::size_t at = 0;
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    if (view.nodes[i].is_clause())
      continue;
    auto const x = *f.get(view.details[i].id);
    bool const counted = view.nodes[i].rule() == rule_kind::proportional;
    h.items[at++] = {view.nodes[i].amount,
                     counted                         ? x.count()
                     : x.kind() == finding_kind::met ? 0
                                                     : 1,
                     counted ? x.out_of() : 1, counted, false};
  }
  h.deductions = 1;
  return h;
}

struct answer {
  std::int64_t numerator; // of the score in millionths
  std::int64_t denominator;
  int grade; // 0 none, 1 pass, …
  bool ok;
};

/// The same fractions in 64 bits with the same checks for overflow.
answer rate_by_hand(by_hand const& h) {
  std::int64_t whole = 0, numerator = 0, denominator = 1, applicable = 0;
  bool ok = true;
  for (auto const& x : h.items) {
    if (x.excluded)
      continue;
    applicable += x.points;
    if (!x.counted) {
      whole += x.k == 0 ? x.points : 0;
      continue;
    }
    if (x.m <= 0 || x.k < 0 || x.k > x.m)
      return {0, 1, 0, false};
    std::int64_t product = 0;
    ok = ok && !__builtin_mul_overflow(x.points, x.m - x.k, &product);
    whole += product / x.m;
    auto n = product % x.m;
    if (n == 0)
      continue;
    if (x.m != denominator) {
      auto const common = std::gcd(x.m, denominator);
      auto const own = x.m / common;
      auto const others = denominator / common;
      ok = ok && !__builtin_mul_overflow(numerator, own, &numerator);
      ok = ok && !__builtin_mul_overflow(denominator, own, &denominator);
      ok = ok && !__builtin_mul_overflow(n, others, &n);
    }
    numerator += n;
    if (numerator >= denominator) {
      numerator -= denominator;
      ++whole;
    }
  }
  if (applicable == 0 || !ok)
    return {0, 1, 0, false};
  std::int64_t top = 0;
  ok = !__builtin_mul_overflow(whole, denominator, &top) && !__builtin_add_overflow(top, numerator, &top);
  constexpr std::int64_t scale = 100'500'000;
  auto const common = std::gcd(scale, applicable);
  ok = ok && !__builtin_mul_overflow(top, scale / common, &top) &&
       !__builtin_mul_overflow(denominator, applicable / common, &denominator);
  auto const change = 1'000'000 * ((h.bonuses > 1 ? 1 : h.bonuses) - h.deductions);
  std::int64_t shift = 0;
  ok =
      ok && !__builtin_mul_overflow(denominator, change, &shift) && !__builtin_add_overflow(top, shift, &top);
  if (!ok)
    return {0, 1, 0, false};
  if (top / denominator >= 100'000'000)
    top = 100'000'000, denominator = 1;
  int grade = 0;
  for (std::int64_t const cut : {70'000'000, 80'000'000, 90'000'000, 95'000'000})
    grade += top / denominator >= cut ? 1 : 0;
  return {top, denominator, h.deductions >= 5 ? 0 : grade, true};
}

void hand_written(benchmark::State& state) {
  auto h = same_sample();
  for (auto _ : state) {
    benchmark::DoNotOptimize(h);
    benchmark::DoNotOptimize(rate_by_hand(h));
  }
}
BENCHMARK(hand_written);

void starlot_evaluate(benchmark::State& state) {
  auto f = sample();
  auto const hand = rate_by_hand(same_sample());
  auto const r = evaluate(f);
  using fraction_type = rating<audit>::fraction_type;
  using integer = fraction_type::integer;
  if (!hand.ok ||
      r->score() * fraction_type{1'000'000} !=
          fraction_type{integer{hand.numerator}, integer{hand.denominator}} ||
      static_cast<int>(r->grade().index()) + 1 != hand.grade)
    state.SkipWithError("the two do not agree");
  for (auto _ : state) {
    benchmark::DoNotOptimize(f);
    benchmark::DoNotOptimize(evaluate(f));
  }
}
BENCHMARK(starlot_evaluate);

void starlot_evaluate_and_trace(benchmark::State& state) {
  auto f = sample();
  for (auto _ : state) {
    benchmark::DoNotOptimize(f);
    auto const r = evaluate(f);
    for (auto const& line : r->trace())
      benchmark::DoNotOptimize(line);
  }
}
BENCHMARK(starlot_evaluate_and_trace);

} // namespace
