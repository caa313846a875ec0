// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// A compile-time scheme of ready parts is evaluated without allocating, in 64 bits and in wide numbers; counted.

#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstdlib>
#include <new>
#include <string>

namespace {
std::size_t allocations = 0;
}

[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* const p = std::malloc(size == 0 ? 1 : size))
    return p;
  std::abort();
}
[[gnu::noinline]] void* operator new[](std::size_t size) { return operator new(size); }
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete[](void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete[](void* p, std::size_t) noexcept { std::free(p); }

using namespace starlot;

namespace {

constexpr auto audit = scheme{
    title{"audit", "1"},
    clause{"1", "one", 40_pt, weighted_mean, criterion{"1.1", "a", 1_wt, proportional},
           criterion{"1.2", "b", 2_wt, proportional}, criterion{"1.3", "c", 3_wt, proportional},
           criterion{"1.4", "d", 1.5_wt, proportional}},
    clause{"2", "two", criterion{"2.1", "e", 20_pt, proportional}, criterion{"2.2", "f", 10_pt, proportional},
           criterion{"2.3", "g", 20_pt, curve({{0, 100_pct}, {48, 0_pct}})},
           criterion{"2.4", "h", 10_pt, levels({{0, 0_pct}, {1, 33.3_pct}, {2, 100_pct}})}},
    deduction{"minus", 1_pt}.fails_at(5),
    bonus{"plus", 1_pt}.at_most(1),
    cap{100_pt},
    round_to{0.01_pt, rounding::half_even},
    ladder{{70_pt, "pass"}, {80_pt, "three", 3}}};

constexpr std::int64_t small_sizes[] = {10, 20, 40, 50, 25, 100};
constexpr std::int64_t coprime_sizes[] = {2'147'483'629, 2'147'483'587, 2'147'483'579,
                                          2'147'483'563, 2'147'483'549, 2'147'483'543};

findings<audit> found_in(std::int64_t const (&m)[6]) {
  findings<audit> f;
  f.set<"1.1">(sampled(1, m[0]))
      .set<"1.2">(sampled(2, m[1]))
      .set<"1.3">(sampled(3, m[2]))
      .set<"1.4">(sampled(4, m[3]));
  f.set<"2.1">(sampled(5, m[4])).set<"2.2">(sampled(6, m[5])).set<"2.3">(measured(7)).set<"2.4">(at_level(1));
  return f.set<"minus">(found(1)), f;
}

struct counted_run {
  std::size_t evaluate = 0;
  std::size_t trace = 0;
  bool rated = false;
};

counted_run count(std::int64_t const (&m)[6]) {
  auto const f = found_in(m);
  counted_run out;
  auto const start = allocations;
  auto const r = evaluate(f);
  out.evaluate = allocations - start;
  out.rated = r.has_value();
  auto const before_trace = allocations;
  if (r)
    for (auto const& line : r->trace())
      out.rated = out.rated && line.available.sign() >= 0;
  out.trace = allocations - before_trace;
  return out;
}

} // namespace

TEST_CASE("nothing is allocated for a rating and its trace, in either width") {
  for (auto const& sizes : {&small_sizes, &coprime_sizes}) {
    auto const run = count(*sizes);
    CHECK(run.rated);
    CHECK(run.evaluate == 0U);
    CHECK(run.trace == 0U);
  }
  auto const start = allocations; // the counter counts
  std::string const text(100, 'x');
  CHECK(allocations > start);
}
