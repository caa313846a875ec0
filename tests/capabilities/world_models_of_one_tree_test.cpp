// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/carry_over.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>

// Several scoring models over one tree: the same clauses summed, weighted, and by the worst and the best branch, with
// one set of findings. All points and weights are illustrative.

using namespace starlot;

namespace {

inline constexpr clause reception{"1", "Reception", criterion{"1.1", "Opening hours are posted", 10_pt},
                                  criterion{"1.2", "Answered in time", 30_pt, proportional}};
inline constexpr clause workshop{"2", "Workshop", criterion{"2.1", "Tools calibrated", 35_pt, proportional}};
inline constexpr clause records{"3", "Records", criterion{"3.1", "Complete", 25_pt, partial_amount}};

inline constexpr ladder stars{{70_pt, "three stars", 3}, {75_pt, "four stars", 4}, {80_pt, "five stars", 5}};

inline constexpr auto summed = scheme{title{"sum", "1"}, reception, workshop, records, stars};

// Where weights count, a clause says one: each of the same clauses stands in one of its own.
inline constexpr auto weighted = scheme{title{"weighted", "1"},
                                        weighted_mean,
                                        clause{"w1", "Reception", 1_wt, reception},
                                        clause{"w2", "Workshop", 1_wt, workshop},
                                        clause{"w3", "Records", 2_wt, records},
                                        stars};

constexpr auto one_decides(std::string_view id, roll_up which) {
  return scheme{title{id, "1"},
                which,
                clause{"w1", "Reception", 1_wt, reception},
                clause{"w2", "Workshop", 1_wt, workshop},
                clause{"w3", "Records", 1_wt, records},
                stars};
}
inline constexpr auto worst = one_decides("worst branch", minimum);
inline constexpr auto best = one_decides("best branch", maximum);

/// 30 of 40, 25 of 35, 20 of 25: 3/4, 5/7, 4/5.
findings<summed> seen() {
  findings<summed> f;
  f.set<"1.1">(met).set<"1.2">(sampled(1, 3).evidence("log 7")).set<"2.1">(sampled(2, 7));
  f.set<"3.1">(partly(20_pt));
  return f;
}

template <auto const& Scheme> auto rated() {
  findings<Scheme> f;
  CHECK(carry_over(seen(), f).empty());
  CHECK(f.template get<"1.2">().remark().evidence == "log 7");
  auto const r = evaluate(f);
  REQUIRE(r);
  return *r;
}

template <class Rating> auto sum_of_lines(Rating const& r) {
  starlot::fraction sum;
  for (auto const& line : r.trace())
    sum += line.kind == line_kind::clause ? line.adjustment : line.contribution;
  return sum;
}

} // namespace

TEST_CASE("one tree, one set of findings, four models: scores by hand") {
  auto const a = rated<summed>();
  auto const b = rated<weighted>();
  auto const c = rated<worst>();
  auto const d = rated<best>();
  CHECK(a.score() == 75_pt);
  CHECK(fraction{b.score()} == fraction{42900, 560}); // (3/4 + 5/7 + 2 * 4/5) / 4
  CHECK(fraction{c.score()} == fraction{500, 7});
  CHECK(d.score() == 80_pt);
  CHECK(a.grade().stars() == 4_dec);
  CHECK(b.grade().stars() == 4_dec);
  CHECK(c.grade().stars() == 3_dec);
  CHECK(d.grade().stars() == 5_dec);
}

TEST_CASE("one tree, four models: each trace adds up to its score") {
  auto const a = rated<summed>();
  auto const b = rated<weighted>();
  auto const c = rated<worst>();
  auto const d = rated<best>();
  CHECK(sum_of_lines(a) == a.score());
  CHECK(sum_of_lines(b) == b.score());
  CHECK(sum_of_lines(c) == c.score());
  CHECK(sum_of_lines(d) == d.score());
}

TEST_CASE("one tree, four models: the same criteria, with other weights, side by side") {
  auto const a = rated<summed>();
  auto const b = rated<weighted>();
  auto const both = compare(a, b);
  REQUIRE(both.lines.size() == 4U); // every criterion weighs something else
  CHECK(both.lines[0].id == "1.1");
  CHECK(both.lines[0].before->available == fraction{10});
  CHECK(both.lines[0].after->available == fraction{25, 4}); // 10 of 40 of a quarter of 100
  CHECK(both.lines[3].id == "3.1");
  CHECK(both.lines[3].after->available == fraction{50});
  CHECK(both.lines[3].after->contribution == fraction{40});
  CHECK(both.score_after - both.score_before == fraction{42900, 560} - fraction{75});
  for (auto const& line : both.lines)
    CHECK(line.before->earned == line.after->earned);
}

TEST_CASE("one tree, four models: an exclusion moves weight as each model has it") {
  auto f = seen();
  f.set<"1.2">(excluded("no customers call"));
  auto const sum = evaluate(f);
  REQUIRE(sum);
  CHECK(fraction{sum->score()} == fraction{5500, 70}); // 10 + 25 + 20 of 10 + 35 + 25
  findings<worst> g;
  REQUIRE(carry_over(f, g).empty());
  auto const least = evaluate(g);
  REQUIRE(least);
  CHECK(fraction{least->score()} == fraction{500, 7}); // the workshop, as before
  findings<best> h;
  REQUIRE(carry_over(f, h).empty());
  auto const most = evaluate(h);
  REQUIRE(most);
  CHECK(most->score() == 100_pt); // reception is now the criterion that is met
}
