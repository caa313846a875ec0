// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Evaluation of 33 criteria, 20 all or nothing and 13 proportional with mixed sample sizes, against a loop
// written by hand for just this scheme. Both compute the same exact score and grade, and allow for
// exclusions; the hand-written one checks nothing else and keeps no findings. Read the ratio, not the
// nanoseconds.

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <utility>

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

template <class Findings> void fill(Findings& f) {
  auto const view = f.scheme().view();
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
}

findings<audit> sample() {
  findings<audit> f;
  fill(f);
  return f;
}

// ---- The rival ----

namespace by_hand {

/// What was found for a criterion, as a program would keep it that knows just this scheme.
struct finding {
  std::int64_t k = 0;
  std::int64_t m = 0;
  finding_kind kind = finding_kind::not_assessed;
  bool has_reason = false;
};

struct findings {
  std::array<finding, 33> criteria;
  std::int64_t deductions = 0;
  std::int64_t bonuses = 0;
};

struct criterion {
  std::int64_t points; // millionths
  bool counted;
};

constexpr auto criteria = [] {
  constexpr auto view = detail::view_of<audit>();
  std::array<criterion, 33> out{};
  std::size_t at = 0;
  for (auto const& n : view.nodes)
    if (!n.is_clause())
      out[at++] = {n.amount, n.rule() == rule_kind::proportional};
  return out;
}();

enum class outcome : std::uint8_t { graded, below, vetoed, open };

/// A score in millionths: whole + numerator / denominator.
struct score {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  int rung = -1;
};

/// What a criterion came to; the library keeps the findings for that, and derives it.
struct leaf {
  std::int64_t earned = 0;
  std::int64_t possible = 1;
  finding_kind kind = finding_kind::not_assessed;
};

struct answer {
  std::array<leaf, 33> leaves;
  score low;
  score high;
  int open = 0;
  outcome state = outcome::open;
  bool ok = true;
};

/// Score and rung of what was obtained out of what applies.
bool finish(std::int64_t whole, std::int64_t numerator, std::int64_t denominator, std::int64_t applicable,
            std::int64_t change, score& out) {
  constexpr std::int64_t scale = 100'500'000;
  std::int64_t top = 0;
  bool ok =
      !__builtin_mul_overflow(whole, denominator, &top) && !__builtin_add_overflow(top, numerator, &top);
  auto const common = std::gcd(scale, applicable);
  std::int64_t shift = 0;
  ok = ok && !__builtin_mul_overflow(top, scale / common, &top) &&
       !__builtin_mul_overflow(denominator, applicable / common, &denominator) &&
       !__builtin_mul_overflow(denominator, change, &shift) && !__builtin_add_overflow(top, shift, &top);
  if (!ok)
    return false;
  if (top / denominator >= 100'000'000)
    top = 100'000'000, denominator = 1;
  out = {top, denominator, -1};
  for (std::int64_t const cut : {70'000'000, 80'000'000, 90'000'000, 95'000'000})
    out.rung += top / denominator >= cut ? 1 : 0;
  return true;
}

/// The same fractions in 64 bits with the same checks, the same states: open, excluded, wrong, vetoed, graded.
answer rate(findings const& f) {
  answer out;
  std::int64_t whole = 0, numerator = 0, denominator = 1, applicable = 0, open = 0;
  for (std::size_t i = 0; i < f.criteria.size(); ++i) {
    auto const& x = f.criteria[i];
    auto const points = criteria[i].points;
    auto& leaf = out.leaves[i];
    leaf.kind = x.kind;
    switch (x.kind) {
    case finding_kind::met:
      leaf.earned = 1;
      whole += points;
      applicable += points;
      break;
    case finding_kind::not_met:
      applicable += points;
      break;
    case finding_kind::excluded:
      out.ok = out.ok && x.has_reason;
      break;
    case finding_kind::not_assessed:
    case finding_kind::error:
      applicable += points;
      open += points;
      ++out.open;
      break;
    case finding_kind::sampled: {
      std::int64_t product = 0;
      if (!criteria[i].counted || x.m <= 0 || x.m > (std::int64_t{1} << 31) || x.k < 0 || x.k > x.m ||
          __builtin_mul_overflow(points, x.m - x.k, &product)) {
        out.ok = false;
        break;
      }
      leaf.earned = x.m - x.k;
      leaf.possible = x.m;
      applicable += points;
      whole += product / x.m;
      auto n = product % x.m;
      if (n == 0)
        break;
      if (x.m != denominator) {
        auto const common = std::gcd(x.m, denominator);
        auto const own = x.m / common;
        auto const others = denominator / common;
        if (__builtin_mul_overflow(numerator, own, &numerator) ||
            __builtin_mul_overflow(denominator, own, &denominator) || __builtin_mul_overflow(n, others, &n))
          out.ok = false;
      }
      numerator += n;
      if (numerator >= denominator) {
        numerator -= denominator;
        ++whole;
      }
      break;
    }
    default:
      out.ok = false;
      break;
    }
  }
  auto const change = 1'000'000 * ((f.bonuses > 1 ? 1 : f.bonuses) - f.deductions);
  if (!out.ok || applicable == 0 || f.deductions < 0 || f.bonuses < 0 ||
      !finish(whole, numerator, denominator, applicable, change, out.low) ||
      (open > 0 && !finish(whole + open, numerator, denominator, applicable, change, out.high))) {
    out.ok = false;
    return out;
  }
  if (open == 0)
    out.high = out.low;
  out.state = out.open > 0        ? outcome::open
              : f.deductions >= 5 ? outcome::vetoed
              : out.low.rung < 0  ? outcome::below
                                  : outcome::graded;
  return out;
}

/// What a trace says of a clause, criterion or step: the points of the score that it could bring, and brought.
struct line {
  finding_kind state = finding_kind::met;
  std::int64_t earned = 0;
  std::int64_t possible = 1;
  std::int64_t top = 0; // of the points, in lowest terms
  std::int64_t bottom = 1;
  std::int64_t weight_top = 0;
  std::int64_t weight_bottom = 1;
};

void reduce(std::int64_t& top, std::int64_t& bottom) {
  auto const common = std::gcd(top, bottom);
  top /= common;
  bottom /= common;
}

void add(std::int64_t& top, std::int64_t& bottom, std::int64_t n, std::int64_t d) {
  auto const common = std::gcd(bottom, d);
  std::int64_t own = 0, others = 0, product = 0;
  if (__builtin_mul_overflow(top, d / common, &own) || __builtin_mul_overflow(n, bottom / common, &others) ||
      __builtin_mul_overflow(bottom, d / common, &product) || __builtin_add_overflow(own, others, &top))
    std::abort();
  bottom = product;
}

constexpr std::array<std::size_t, 4> clauses{0, 13, 24, 33};

/// The lines of clauses, criteria and steps. A rating was made, so that nothing is wrong with the findings.
void trace(findings const& f, std::array<line, 39>& out) {
  std::int64_t applicable = 0;
  for (std::size_t i = 0; i < f.criteria.size(); ++i)
    applicable += f.criteria[i].kind == finding_kind::excluded ? 0 : criteria[i].points;
  std::int64_t factor = 100'500'000;
  std::int64_t divisor = applicable;
  reduce(factor, divisor);
  auto* next = out.data();
  std::int64_t score = 0, below = 1;
  for (std::size_t c = 0; c + 1 < clauses.size(); ++c) {
    auto& clause = *next++;
    clause = {};
    for (auto i = clauses[c]; i < clauses[c + 1]; ++i) {
      auto const& x = f.criteria[i];
      auto& l = *next++;
      l = {};
      l.state = x.kind;
      if (x.kind == finding_kind::excluded)
        continue;
      if (x.kind == finding_kind::met)
        l.earned = 1;
      if (x.kind == finding_kind::sampled)
        l.earned = x.m - x.k, l.possible = x.m;
      std::int64_t weight = criteria[i].points;
      std::int64_t one = 1'000'000;
      reduce(weight, one);
      l.weight_top = weight * factor;
      l.weight_bottom = one * divisor;
      reduce(l.weight_top, l.weight_bottom);
      l.top = l.weight_top;
      l.bottom = l.weight_bottom;
      if (__builtin_mul_overflow(l.top, l.earned, &l.top) ||
          __builtin_mul_overflow(l.bottom, l.possible, &l.bottom))
        std::abort();
      reduce(l.top, l.bottom);
      add(clause.top, clause.bottom, l.top, l.bottom);
      add(clause.weight_top, clause.weight_bottom, l.weight_top, l.weight_bottom);
    }
    reduce(clause.top, clause.bottom);
    reduce(clause.weight_top, clause.weight_bottom);
    add(score, below, clause.top, clause.bottom);
  }
  auto& deduction = *next++;
  deduction = {};
  deduction.top = -f.deductions;
  auto& bonus = *next++;
  bonus = {};
  bonus.top = f.bonuses > 1 ? 1 : f.bonuses;
  auto& cap = *next++;
  cap = {};
  score += (bonus.top + deduction.top) * below;
  if (score > 100 * below) {
    cap.top = 100 * below - score;
    cap.bottom = below;
    reduce(cap.top, cap.bottom);
  }
}

findings same(starlot::findings<audit> const& from) {
  findings out;
  auto const& view = from.scheme().view();
  std::size_t at = 0;
  for (std::size_t i = 0; i < view.nodes.size(); ++i)
    if (!view.nodes[i].is_clause()) {
      auto const f = *from.get(view.details[i].id);
      out.criteria[at++] = {f.count(), f.out_of(), f.kind(), !f.remark().reason.empty()};
    }
  out.deductions = (*from.get("deduction")).count();
  out.bonuses = (*from.get("bonus")).count();
  return out;
}

} // namespace by_hand

/// Whether both say the same of a set of findings.
bool agree(findings<audit> const& f) {
  auto const r = evaluate(f);
  auto const hand = by_hand::rate(by_hand::same(f));
  if (!r || !hand.ok)
    return !r && !hand.ok;
  using integer = fraction::integer;
  auto const same = [](fraction const& a, by_hand::score const& b) {
    return a * fraction{1'000'000} == fraction{integer{b.numerator}, integer{b.denominator}};
  };
  auto const state = [&] {
    switch (r->outcome()) {
    case outcome::graded:
      return by_hand::outcome::graded;
    case outcome::below_ladder:
      return by_hand::outcome::below;
    case outcome::vetoed:
      return by_hand::outcome::vetoed;
    default:
      return by_hand::outcome::open;
    }
  }();
  if (!same(r->lowest(), hand.low) || !same(r->highest(), hand.high) || state != hand.state ||
      (r->grade() && static_cast<int>(r->grade().index()) != hand.low.rung))
    return false;
  std::array<by_hand::line, 39> lines;
  by_hand::trace(by_hand::same(f), lines);
  std::size_t at = 0;
  for (auto const& line : r->trace()) {
    auto const& l = lines[at++];
    if (line.contribution != fraction{integer{l.top}, integer{l.bottom}} ||
        line.available != fraction{integer{l.weight_top}, integer{l.weight_bottom}})
      return false;
  }
  return true;
}

/// With nothing special, with exclusions and open items, with a veto, with something wrong.
bool agree() {
  auto f = sample();
  bool all = agree(f);
  (void)f.set("1.3", excluded("none sold"));
  (void)f.set("2.10", excluded("none sold"));
  all = all && agree(f);
  (void)f.set("3.1", not_assessed);
  (void)f.set("1.1", assessment_error);
  all = all && agree(f);
  auto g = sample();
  (void)g.set("deduction", found(5));
  all = all && agree(g);
  g.set<"1.4">(sampled(4, 3));
  return all && agree(g);
}

/// The same scheme from rows.
scheme_parts rows() {
  constexpr auto view = detail::view_of<audit>();
  scheme_parts parts{.title = view.title, .rows = {}};
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    auto const& n = view.nodes[i];
    auto const& d = view.details[i];
    scheme_row row{.id = d.id, .title = d.title};
    if (d.parent != scheme_view::none)
      row.parent = view.details[d.parent].id;
    if (!n.is_clause()) {
      row.worth = points::from_micro(n.amount);
      row.rule = rule_choice{n.rule()};
    }
    parts.rows.push_back(row);
  }
  parts.steps.assign(view.steps.begin(), view.steps.end());
  parts.rungs.assign(view.rungs.begin(), view.rungs.end());
  return parts;
}

loaded_scheme const& loaded_audit() {
  static auto const scheme = [] {
    auto built = loaded_scheme::build(rows());
    if (!built || content_hash(*built) != content_hash<audit>())
      std::abort();
    return std::move(built).value();
  }();
  return scheme;
}

void hand_written(benchmark::State& state) {
  auto f = by_hand::same(sample());
  if (!agree())
    state.SkipWithError("the two do not agree");
  for (auto _ : state) {
    benchmark::DoNotOptimize(f);
    auto const r = by_hand::rate(f);
    benchmark::DoNotOptimize(r);
  }
}
BENCHMARK(hand_written);

void starlot_evaluate(benchmark::State& state) {
  auto f = sample();
  for (auto _ : state) {
    benchmark::DoNotOptimize(f);
    auto const r = evaluate(f);
    benchmark::DoNotOptimize(r);
  }
}
BENCHMARK(starlot_evaluate);

void starlot_evaluate_loaded(benchmark::State& state) {
  finding_set f{loaded_audit()};
  fill(f);
  if ((*evaluate(f)).score() != (*evaluate(sample())).score())
    state.SkipWithError("the two do not agree");
  for (auto _ : state) {
    benchmark::DoNotOptimize(f);
    auto const r = evaluate(f);
    benchmark::DoNotOptimize(r);
  }
}
BENCHMARK(starlot_evaluate_loaded);

void hand_written_with_trace(benchmark::State& state) {
  auto f = by_hand::same(sample());
  for (auto _ : state) {
    benchmark::DoNotOptimize(f);
    auto const r = by_hand::rate(f);
    benchmark::DoNotOptimize(r);
    std::array<by_hand::line, 39> lines;
    by_hand::trace(f, lines);
    benchmark::DoNotOptimize(lines);
  }
}
BENCHMARK(hand_written_with_trace);

void starlot_evaluate_and_trace(benchmark::State& state) {
  auto f = sample();
  for (auto _ : state) {
    benchmark::DoNotOptimize(f);
    auto const r = evaluate(f);
    for (auto const& line : r->trace()) {
      benchmark::DoNotOptimize(line.available);
      benchmark::DoNotOptimize(line.contribution);
    }
  }
}
BENCHMARK(starlot_evaluate_and_trace);

} // namespace
