// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Scores and grades of random schemes against an oracle on GMP rationals that shares no code with the library: it reads
// the same integers and computes them as a textbook would, clause by clause.

#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <gmpxx.h>
#include <string>
#include <vector>

using namespace starlot;

namespace {

/// SplitMix64: small, seeded, the same everywhere.
struct generator {
  std::uint64_t state;
  std::uint64_t next() {
    state += 0x9E3779B97F4A7C15U;
    auto z = state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::int64_t in(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool one_in(std::int64_t n) { return in(1, n) == 1; }
};

mpz_class big(std::int64_t n) { return mpz_class{std::to_string(n)}; }
mpq_class fraction_of(std::int64_t n, std::int64_t d) {
  mpq_class q{big(n), big(d)};
  q.canonicalize();
  return q;
}
mpq_class micro(std::int64_t n) { return fraction_of(n, 1'000'000); }

struct oracle_criterion {
  std::int64_t worth = 0; // millionths
  std::int64_t nonconforming = 0;
  std::int64_t samples = 1;
  bool excluded = false;
};

struct oracle_clause {
  std::int64_t worth = 0; // millionths; 0: the sum of the criteria
  std::vector<oracle_criterion> criteria;
};

/// A scheme as plain numbers, and what they come to.
struct oracle {
  std::vector<oracle_clause> clauses;
  std::int64_t scale = 0; // millionths; 0: the sum of the clauses
  std::int64_t deductions = 0;
  bool capped = false;

  [[nodiscard]] mpq_class score() const {
    mpq_class obtained, applicable, total;
    for (auto const& clause : clauses) {
      mpq_class won, open, sum;
      for (auto const& c : clause.criteria) {
        sum += micro(c.worth);
        if (c.excluded)
          continue;
        open += micro(c.worth);
        won += micro(c.worth) * fraction_of(c.samples - c.nonconforming, c.samples);
      }
      auto const worth = clause.worth == 0 ? sum : micro(clause.worth);
      obtained += worth * won / sum;
      applicable += worth * open / sum;
      total += worth;
    }
    auto const full = scale == 0 ? total : micro(scale);
    mpq_class score = full * obtained / applicable - big(deductions);
    if (capped && score > 100)
      score = 100;
    return score;
  }
};

bool equal(std::string const& exact, mpq_class const& wanted) { return exact == wanted.get_str(); }

/// The scheme of an oracle, with rungs at the given millionths.
scheme_parts parts_of(oracle const& o, std::vector<std::int64_t> const& rungs,
                      std::vector<std::string>& ids) {
  scheme_parts parts{.title = {"random", "1"}, .rows = {}};
  ids.clear();
  for (std::size_t c = 0; c < o.clauses.size(); ++c) {
    ids.push_back("c" + std::to_string(c));
    for (std::size_t i = 0; i < o.clauses[c].criteria.size(); ++i)
      ids.push_back("c" + std::to_string(c) + '.' + std::to_string(i));
  }
  std::size_t at = 0;
  for (auto const& clause : o.clauses) {
    auto const& parent = ids[at++];
    scheme_row row{.id = parent};
    if (clause.worth != 0) {
      row.worth = points::from_micro(clause.worth);
      row.roll_up = weighted_mean;
    }
    parts.rows.push_back(row);
    for (auto const& c : clause.criteria) {
      auto const worth =
          clause.worth != 0 ? row_worth{weight::from_micro(c.worth)} : row_worth{points::from_micro(c.worth)};
      parts.rows.push_back({.id = ids[at++], .parent = parent, .worth = worth, .rule = proportional});
    }
  }
  parts.steps.push_back(deduction{"d", 1_pt}.as_step());
  if (o.capped)
    parts.steps.push_back(cap{100_pt}.as_step());
  if (o.scale != 0)
    parts.out_of = points::from_micro(o.scale);
  for (auto const r : rungs)
    parts.rungs.push_back({points::from_micro(r), "rung"});
  return parts;
}

/// Rungs at the score, rounded down, and one millionth beside it on either side: the score stands on, just above or just
/// below each of them.
std::vector<std::int64_t> rungs_around(oracle const& o, mpq_class const& score) {
  mpz_class below;
  mpq_class const scaled = score * 1'000'000;
  mpz_fdiv_q(below.get_mpz_t(), scaled.get_num_mpz_t(), scaled.get_den_mpz_t());
  std::vector<std::int64_t> rungs;
  mpq_class total;
  for (auto const& c : o.clauses) {
    if (c.worth != 0)
      total += micro(c.worth);
    else
      for (auto const& leaf : c.criteria)
        total += micro(leaf.worth);
  }
  mpq_class highest = (o.scale == 0 ? total : micro(o.scale)) * 1'000'000;
  if (o.capped && highest > 100'000'000)
    highest = 100'000'000;
  for (int step = -1; step <= 1; ++step) {
    mpz_class const rung = below + step;
    if (highest >= rung)
      rungs.push_back(std::strtoll(rung.get_str().c_str(), nullptr, 10));
  }
  return rungs;
}

struct tally {
  std::size_t wide = 0, on = 0, above = 0, below = 0, wrong_score = 0, wrong_grade = 0, wrong_sum = 0,
              refused = 0;
};

void compare(oracle const& o, tally& t, bool add_up) {
  auto const wanted = o.score();
  auto const rungs = rungs_around(o, wanted);
  std::vector<std::string> ids;
  auto const scheme = loaded_scheme::build(parts_of(o, rungs, ids));
  if (!scheme) {
    ++t.refused;
    return;
  }
  finding_set f{*scheme};
  std::size_t at = 0;
  bool stored = true;
  for (auto const& clause : o.clauses) {
    ++at;
    for (auto const& c : clause.criteria) {
      auto const& id = ids[at++];
      auto const done = f.set(id, c.excluded ? excluded("not offered") : sampled(c.nonconforming, c.samples));
      stored = stored && done.has_value();
    }
  }
  stored = f.set("d", found(o.deductions)).has_value() && stored;
  auto const r = evaluate(f);
  if (!stored || !r) {
    ++t.refused;
    return;
  }
  t.wide += r->score().denominator().fits_int64() ? 0U : 1U;
  t.wrong_score += equal(to_string(r->score()), wanted) ? 0U : 1U;
  std::size_t reached = 0;
  for (auto const rung : rungs) {
    reached += wanted >= micro(rung) ? 1U : 0U;
    t.on += wanted == micro(rung) ? 1U : 0U;
    t.above += wanted > micro(rung) ? 1U : 0U;
    t.below += wanted < micro(rung) ? 1U : 0U;
  }
  bool const right = reached == 0 ? r->outcome() == outcome::below_ladder
                                  : r->outcome() == outcome::graded && r->grade().index() + 1 == reached;
  t.wrong_grade += right ? 0U : 1U;
  if (add_up) {
    starlot::fraction sum;
    for (auto const& line : r->trace())
      if (line.kind != line_kind::clause)
        sum += line.contribution;
    t.wrong_sum += sum == r->score() ? 0U : 1U;
  }
}

void check(tally const& t) {
  CHECK(t.wrong_score == 0);
  CHECK(t.wrong_grade == 0);
  CHECK(t.wrong_sum == 0);
  CHECK(t.refused == 0);
}

/// Up to 64 criteria in up to 8 clauses, some of them weighted means, with exclusions. One in eight schemes has points and
/// samples near the ends of their ranges.
oracle random_scheme(generator& g, bool all_different) {
  oracle o;
  bool const huge = !all_different && g.one_in(8);
  auto const criteria = all_different ? 64 : g.in(1, 64);
  auto const clauses = g.in(1, (std::min)(criteria, std::int64_t{8}));
  o.clauses.resize(static_cast<std::size_t>(clauses));
  for (std::int64_t i = 0; i < criteria; ++i) {
    oracle_criterion c;
    c.worth = g.one_in(2) ? g.in(1, 40) * 500'000 : g.in(1, 20'000'000);
    c.samples = all_different ? 9'900 - 100 * i - g.in(0, 99) + 99 : g.in(1, g.one_in(2) ? 60 : 10'000);
    if (huge) {
      c.worth = g.in(1, 100'000'000'000'000'000);
      c.samples = g.in(1, most_samples);
    }
    c.nonconforming = g.one_in(4) ? 0 : g.in(0, c.samples);
    c.excluded = i > 0 && g.one_in(8);
    o.clauses[static_cast<std::size_t>(i % clauses)].criteria.push_back(c);
  }
  for (auto& clause : o.clauses)
    if (g.one_in(3))
      clause.worth = g.in(1, 60'000'000);
  if (g.one_in(2))
    o.scale = g.one_in(2) ? 100'000'000 : g.in(50'000'000, 1'000'000'000);
  o.deductions = g.one_in(3) ? g.in(0, 6) : 0;
  o.capped = g.one_in(3);
  return o;
}

/// 32 pairs of criteria with sizes m and 2m, all pairwise different: the fractions of a pair add up to a whole number, so
/// that the score stands exactly on a cut-off although the sums on the way are far too long for 64 bits. With `off` one
/// sample more or less is nonconforming.
oracle on_a_cut_off(generator& g, std::int64_t off) {
  oracle o;
  o.clauses.resize(4);
  for (std::int64_t pair = 0; pair < 32; ++pair) {
    auto const m = 2 * (1'000 + 120 * pair + g.in(0, 59)) + 1; // odd, increasing, below 10 000
    auto const worth = g.in(1, 9) * 1'000'000;
    auto const lost = g.in(1, m - 1);
    auto& clause = o.clauses[static_cast<std::size_t>(pair % 4)];
    clause.criteria.push_back({worth, lost, m, false});
    clause.criteria.push_back({worth, 2 * (m - lost), 2 * m, false});
  }
  auto& last = o.clauses.back().criteria.back();
  last.nonconforming += off;
  std::int64_t total = 0;
  for (auto const& clause : o.clauses)
    for (auto const& c : clause.criteria)
      total += c.worth;
  o.scale = total;
  return o;
}

} // namespace

TEST_CASE("100 000 random schemes agree with the oracle in score and grade") {
  auto const count = std::getenv("STARLOT_FULL") != nullptr ? 1'000'000 : 100'000;
  generator g{20261123};
  tally t;
  for (int i = 0; i < count; ++i)
    compare(random_scheme(g, i % 10 == 0), t, i % 20 == 0);
  check(t);
  CHECK(t.wide > 10'000U); // both widths were used
  CHECK(t.wide < static_cast<std::size_t>(count) - 10'000U);
  CHECK(t.on > 1'000U);
}

TEST_CASE("scores on, just above and just below a cut-off, with 64 pairwise different sample sizes") {
  generator g{8170};
  tally on, near;
  for (int i = 0; i < 2'000; ++i) {
    compare(on_a_cut_off(g, 0), on, i % 20 == 0);
    compare(on_a_cut_off(g, i % 2 == 0 ? 1 : -1), near, i % 20 == 0);
  }
  check(on);
  check(near);
  CHECK(on.on == 2'000U);
  CHECK(near.on == 0U);
  CHECK(near.above > 1'000U);
  CHECK(near.below > 1'000U);
}
