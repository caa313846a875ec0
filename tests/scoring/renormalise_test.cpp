// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Where the weight of excluded criteria goes: effective weights and scores by hand.

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

using namespace starlot;

namespace {

struct quotient {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  constexpr quotient(std::int64_t n, std::int64_t d = 1) : numerator{n}, denominator{d} {}
};
template <class Fraction> constexpr bool is(Fraction const& f, quotient q) {
  return f == Fraction{typename Fraction::integer{q.numerator}, typename Fraction::integer{q.denominator}};
}

constexpr finding out = excluded("not offered");
constexpr finding left_out = not_applicable; // by the policy of the schemes

// Five criteria that earn all, half, a fifth, a third and three quarters, unless they are out.

constexpr std::array<std::string_view, 5> names{"1.1", "1.2", "2.1.1", "2.1.2", "2.2"};
constexpr std::array<finding, 5> all{met, sampled(1, 2), sampled(4, 5), sampled(2, 3), sampled(1, 4)};

template <renormalise Level>
inline constexpr auto sums =
    scheme{title{"sums", "1"},
           Level,
           if_not_applicable::leave_out,
           clause{"1", "one", criterion{"1.1", "a", 10_pt}, criterion{"1.2", "b", 30_pt, proportional}},
           clause{"2", "two",
                  clause{"2.1", "c", criterion{"2.1.1", "d", 5_pt, proportional},
                         criterion{"2.1.2", "e", 15_pt, proportional}},
                  criterion{"2.2", "f", 40_pt, proportional}},
           ladder{{60_pt, "pass"}}};

/// The same tree by weights: 2.1 is worth half of its branch's 60 points, and 2.1.1 is worth a quarter of that.
template <renormalise Level>
inline constexpr auto means =
    scheme{title{"means", "1"},
           Level,
           if_not_applicable::leave_out,
           clause{"1", "one", criterion{"1.1", "a", 10_pt}, criterion{"1.2", "b", 30_pt, proportional}},
           clause{"2", "two", 60_pt, weighted_mean,
                  clause{"2.1", "c", 2_wt, weighted_mean, criterion{"2.1.1", "d", 1_wt, proportional},
                         criterion{"2.1.2", "e", 3_wt, proportional}},
                  criterion{"2.2", "f", 2_wt, proportional}},
           ladder{{60_pt, "pass"}}};

struct row {
  renormalise level;
  bool is_out[5];
  quotient weights[5];
  quotient score;
};

constexpr auto over_tree = renormalise::over_tree;
constexpr auto in_branch = renormalise::in_branch;
constexpr auto among_siblings = renormalise::among_siblings;
constexpr std::array<renormalise, 3> levels_of_all{over_tree, in_branch, among_siblings};

constexpr row rows_of_sums[] = {
    {over_tree, {0, 0, 0, 0, 0}, {10, 30, 5, 15, 40}, 61}, // 10 + 15 + 1 + 5 + 30
    {in_branch, {0, 0, 0, 0, 0}, {10, 30, 5, 15, 40}, 61},
    {among_siblings, {0, 0, 0, 0, 0}, {10, 30, 5, 15, 40}, 61},
    // 5 points go: to the other 95, to the other 55 of the branch, to the other 15 of the clause.
    {over_tree, {0, 0, 1, 0, 0}, {{200, 19}, {600, 19}, 0, {300, 19}, {800, 19}}, {1200, 19}},
    {in_branch, {0, 0, 1, 0, 0}, {10, 30, 0, {180, 11}, {480, 11}}, {695, 11}},
    {among_siblings, {0, 0, 1, 0, 0}, {10, 30, 0, 20, 40}, {185, 3}},
    // A clause of which nothing is left: its siblings take its worth over.
    {over_tree, {0, 0, 1, 1, 0}, {{25, 2}, {75, 2}, 0, 0, 50}, {275, 4}},
    {in_branch, {0, 0, 1, 1, 0}, {10, 30, 0, 0, 60}, 70},
    {among_siblings, {0, 0, 1, 1, 0}, {10, 30, 0, 0, 60}, 70},
    // A branch of which nothing is left: the other branch is all.
    {over_tree, {1, 1, 0, 0, 0}, {0, 0, {25, 3}, 25, {200, 3}}, 60},
    {in_branch, {1, 1, 0, 0, 0}, {0, 0, {25, 3}, 25, {200, 3}}, 60},
    {among_siblings, {1, 1, 0, 0, 0}, {0, 0, {25, 3}, 25, {200, 3}}, 60},
    // One in each branch.
    {over_tree, {1, 0, 0, 0, 1}, {0, 60, 10, 30, 0}, 42},
    {in_branch, {1, 0, 0, 0, 1}, {0, 40, 15, 45, 0}, 38},
    {among_siblings, {1, 0, 0, 0, 1}, {0, 40, 15, 45, 0}, 38},
    // Only one left.
    {over_tree, {1, 1, 1, 0, 1}, {0, 0, 0, 100, 0}, {100, 3}},
    {in_branch, {1, 1, 1, 0, 1}, {0, 0, 0, 100, 0}, {100, 3}},
    {among_siblings, {1, 1, 1, 0, 1}, {0, 0, 0, 100, 0}, {100, 3}},
};

constexpr row rows_of_means[] = {
    {over_tree, {0, 0, 0, 0, 0}, {10, 30, {15, 2}, {45, 2}, 30}, {113, 2}}, // 10 + 15 + 1.5 + 7.5 + 22.5
    // 7.5 points go: 92.5 are left of all, 52.5 of the branch, 22.5 of the clause.
    {over_tree, {0, 0, 1, 0, 0}, {{400, 37}, {1200, 37}, 0, {900, 37}, {1200, 37}}, {2200, 37}},
    {in_branch, {0, 0, 1, 0, 0}, {10, 30, 0, {180, 7}, {240, 7}}, {415, 7}},
    {among_siblings, {0, 0, 1, 0, 0}, {10, 30, 0, 30, 30}, {115, 2}},
    {over_tree, {0, 0, 1, 1, 0}, {{100, 7}, {300, 7}, 0, 0, {300, 7}}, {475, 7}},
    {in_branch, {0, 0, 1, 1, 0}, {10, 30, 0, 0, 60}, 70},
    {among_siblings, {0, 0, 1, 1, 0}, {10, 30, 0, 0, 60}, 70},
    {over_tree, {0, 0, 0, 0, 1}, {{100, 7}, {300, 7}, {75, 7}, {225, 7}, 0}, {340, 7}},
    {in_branch, {0, 0, 0, 0, 1}, {10, 30, 15, 45, 0}, 43},
    {among_siblings, {0, 0, 0, 0, 1}, {10, 30, 15, 45, 0}, 43},
};

template <auto const& Scheme> constexpr auto rate(row const& r, finding const& how_out) {
  findings<Scheme> f;
  bool stored = true;
  for (std::size_t i = 0; i < names.size(); ++i)
    stored = f.set(names[i], r.is_out[i] ? how_out : all[i]).has_value() && stored;
  contract(stored, "the row fits the scheme");
  return *evaluate(f);
}

/// Not applicable at both times; excluded, which needs a reason, at run time.
template <auto const& Scheme> constexpr bool scores(row const& r) {
  if (!std::is_constant_evaluated() && !is(rate<Scheme>(r, out).score(), r.score))
    return false;
  return is(rate<Scheme>(r, left_out).score(), r.score);
}
constexpr bool scores_sums(row const& r) {
  return r.level == over_tree   ? scores<sums<over_tree>>(r)
         : r.level == in_branch ? scores<sums<in_branch>>(r)
                                : scores<sums<among_siblings>>(r);
}
constexpr bool scores_means(row const& r) {
  return r.level == over_tree   ? scores<means<over_tree>>(r)
         : r.level == in_branch ? scores<means<in_branch>>(r)
                                : scores<means<among_siblings>>(r);
}

template <auto const& Scheme> void check_weights(row const& r) {
  auto const rating = rate<Scheme>(r, left_out);
  std::size_t at = 0;
  for (auto const& line : rating.trace()) {
    if (line.kind != line_kind::criterion)
      continue;
    INFO(line.id);
    CHECK(is(line.available, r.weights[at]));
    CHECK((line.state == line_state::excluded) == r.is_out[at]);
    ++at;
  }
  CHECK(at == names.size());
}

constexpr auto mixed =
    scheme{title{"mixed", "1"}, if_not_applicable::leave_out,
           clause{"B", "branch",
                  clause{"M", "mixed", criterion{"a", "a", 2_pt}, criterion{"b", "b", 3_pt, in_branch},
                         criterion{"c", "c", 5_pt, among_siblings}, criterion{"d", "d", 10_pt}},
                  criterion{"e", "e", 20_pt}},
           criterion{"x", "x", 60_pt}, ladder{{60_pt, "pass"}}};

} // namespace

TEST_CASE("scores after exclusions, by level") {
  starlot_tests::check_all(rows_of_sums, scores_sums);
  starlot_tests::check_all(rows_of_means, scores_means);
}

TEST_CASE("effective weights after exclusions, by level") {
  for (auto const& r : rows_of_sums) {
    INFO("row of sums " << &r - rows_of_sums);
    r.level == over_tree   ? check_weights<sums<over_tree>>(r)
    : r.level == in_branch ? check_weights<sums<in_branch>>(r)
                           : check_weights<sums<among_siblings>>(r);
  }
  for (auto const& r : rows_of_means) {
    INFO("row of means " << &r - rows_of_means);
    r.level == over_tree   ? check_weights<means<over_tree>>(r)
    : r.level == in_branch ? check_weights<means<in_branch>>(r)
                           : check_weights<means<among_siblings>>(r);
  }
}

TEST_CASE("each criterion of a clause may say for itself where its weight goes") {
  findings<mixed> f;
  f.set<"a">(left_out).set<"b">(left_out).set<"c">(left_out).set<"d">(met).set<"e">(not_met).set<"x">(
      not_met);
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const trace = r->trace();
  // c stays in M, which keeps 15 of 20; b stays in B, whose 35 become 38; a goes to all: 98 become 100.
  CHECK(trace[1].id == "M");
  CHECK(is(trace[0].available, {1900, 49}));
  CHECK(is(trace[1].available, {5700, 343}));
  CHECK(is(trace[5].available, {5700, 343})); // d
  CHECK(is(trace[6].available, {7600, 343})); // e
  CHECK(is(trace[7].available, {3000, 49}));  // x
  CHECK(is(r->score(), {5700, 343}));

  f.set<"d">(left_out); // nothing is left of M: c's siblings are those of M
  auto const without = evaluate(f);
  REQUIRE(without);
  auto const lines = without->trace();
  // e takes 5 of c and 3 of b over and stands for 28 of 88; 2 of a and 10 of d go to all.
  CHECK(is(lines[6].available, {350, 11}));
  CHECK(is(lines[7].available, {750, 11}));
  CHECK(lines[1].state == line_state::excluded);
}

TEST_CASE("a criterion at the top has all others for siblings, and no branch beside itself") {
  for (auto const level : levels_of_all) {
    scheme_parts parts{.title = {"top", "1"}, .rows = {}, .renormalise = level};
    parts.rows = {{.id = "a", .worth = 50_pt, .rule = all_or_nothing},
                  {.id = "b", .worth = 10_pt, .rule = all_or_nothing},
                  {.id = "c", .worth = 40_pt, .rule = all_or_nothing}};
    parts.rungs = {{60_pt, "pass"}};
    auto const scheme = loaded_scheme::build(parts);
    REQUIRE(scheme);
    finding_set f{*scheme};
    REQUIRE(f.set("a", out));
    REQUIRE(f.set("b", met));
    REQUIRE(f.set("c", not_met));
    auto const r = evaluate(f);
    REQUIRE(r);
    CHECK(r->score() == 20_pt);
  }
}
