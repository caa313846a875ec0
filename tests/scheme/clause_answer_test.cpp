// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <span>
#include <string_view>

namespace {

using namespace starlot;
using namespace starlot::literals;

TEST_CASE("an answer is the mean of the children it counts, and extra credit beside it") {
  child const a{"a", 1_wt, fraction::of(1, 2), 1};
  child const b{"b", 3_wt, fraction{1}, 2};
  CHECK(clause_answer{}.count(a).count(b).earned() == fraction::of(7, 8)); // (1/2 + 3) / 4
  CHECK(clause_answer{}.count(a, fraction{2}).count(b, fraction{2}).earned() == fraction::of(3, 4));
  CHECK(clause_answer{}.count(a).count_extra(b).earned() == fraction::of(7, 2));
  CHECK(clause_answer{}.count(a).becomes(fraction{1}).earned() == fraction{1});
  CHECK(clause_answer{fraction::of(1, 3)}.earned() == fraction::of(1, 3));
  CHECK(clause_answer{fraction{0}}.applies());
  CHECK_FALSE(clause_answer{}.applies());
  CHECK_FALSE(clause_answer::does_not_apply().applies());
  CHECK_FALSE(clause_answer{}.count(a, fraction{0}).applies());
  CHECK_FALSE(clause_answer{}.count_extra(a).applies());
  CHECK(starlot_tests::broken_contract([&] { static_cast<void>(clause_answer{}.count(a, fraction{-1})); }) ==
        "a roll-up counts a child with a weight that is not negative");
}

/// The best child counts 3 : 1 against the second best; the last is extra credit where it is called "x".
struct best_two {
  static constexpr std::string_view name = "best two";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  static constexpr bool goes_beyond = true;
  clause_answer operator()(std::span<child const> children) const {
    child const* best = nullptr;
    child const* second = nullptr;
    clause_answer out;
    for (auto const& c : children) {
      if (c.id == "x") {
        out.count_extra(c, fraction{2});
        continue;
      }
      if (best == nullptr || c.earned > best->earned) {
        second = best;
        best = &c;
      } else if (second == nullptr || c.earned > second->earned) {
        second = &c;
      }
    }
    if (second == nullptr)
      return clause_answer::does_not_apply();
    return out.count(*best, fraction{3}).count(*second, fraction{1});
  }
};

template <class Rating> bool adds_up(Rating const& r) {
  fraction sum;
  for (auto const& line : r.trace())
    sum += line.kind == line_kind::clause ? line.adjustment : line.contribution;
  return sum == r.lowest();
}

constexpr scheme shop{
    title{"best two", "1"},
    clause{"1", "", 40_pt, best_two{}, criterion{"1.1", "", 1_wt, proportional},
           clause{"1.2", "", 2_wt, weighted_mean, criterion{"1.2.1", "", 1_wt, proportional},
                  clause{"1.2.2", "", 3_wt, minimum, criterion{"1.2.2.1", "", 1_wt, proportional},
                         criterion{"1.2.2.2", "", 1_wt}}},
           criterion{"1.3", "", 5_wt, proportional}, criterion{"x", "", 1_wt, proportional}},
    criterion{"2", "", 60_pt}, ladder{{50_pt, "pass"}, {110_pt, "beyond"}}};

findings<shop> found() {
  findings<shop> f;
  f.set<"1.1">(sampled(3, 4)).set<"1.2.1">(met).set<"1.2.2.1">(sampled(1, 3)).set<"1.2.2.2">(met);
  f.set<"1.3">(sampled(1, 2)).set<"x">(sampled(4, 5)).set<"2">(met);
  return f;
}

TEST_CASE("the lines show which children counted, with what weight, and which were dropped") {
  auto const r = evaluate(found());
  REQUIRE(r);
  // 1.1: 1/4. 1.2: (1 + 3 * 2/3) / 4 = 3/4, the best. 1.3: 1/2, the second. x: 1/5.
  // 3/4 * 3/4 + 1/4 * 1/2 + 2/4 * 1/5 = 63/80; 60 + 40 * 63/80
  CHECK(to_string(r->score()) == "183/2");
  CHECK(adds_up(*r));
  auto const t = r->trace();
  CHECK(t[0].contribution == 31.5_pt);
  CHECK(t[0].available == 40_pt);
  CHECK(t[0].adjustment == 0_pt);
  CHECK_FALSE(t[0].counted);
  CHECK(t[1].state == line_state::dropped);
  CHECK(t[1].counted == fraction{});
  CHECK(t[1].available == 0_pt);
  CHECK(t[1].contribution == 0_pt);
  CHECK(t[2].counted == fraction::of(3, 4));
  CHECK(t[2].available == 30_pt);
  CHECK(t[2].contribution == 22.5_pt);
  CHECK(t[3].contribution == 7.5_pt); // a quarter of 30, all earned
  CHECK(t[4].contribution == 15_pt);  // three quarters of 30, two thirds earned
  CHECK(t[4].adjustment == -3.75_pt); // the mean would be (2/3 + 1) / 2
  CHECK(t[5].contribution == 7.5_pt); // half of 22.5, two thirds earned
  CHECK(t[6].contribution == 11.25_pt);
  CHECK(t[7].counted == fraction::of(1, 4));
  CHECK(t[7].contribution == 5_pt); // a quarter of 40, half earned
  CHECK(t[8].counted == fraction::of(1, 2));
  CHECK(t[8].available == 0_pt); // extra
  CHECK(t[8].contribution == 4_pt);
  CHECK(r->reasons().size() == 2); // 1.2.2.1, 1.3 and nothing else lost points that counted
}

TEST_CASE("where the scheme allows it a clause earns more than it is worth, and a rung beyond is no fault") {
  auto f = found();
  f.set<"1.1">(met).set<"1.3">(met).set<"1.2.2.1">(met).set<"x">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 120_pt); // 60 + 40 * (1 + 1/2)
  CHECK(r->grade().rung()->name.en == "beyond");
  CHECK(adds_up(*r));
}

TEST_CASE("a clause whose roll-up says so does not apply") {
  auto f = found();
  f.set<"1.1">(excluded("e")).set<"1.2.1">(excluded("e")).set<"1.2.2.1">(excluded("e"));
  f.set<"1.2.2.2">(excluded("e")); // only 1.3 and x are left: no second best
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 100_pt); // 60 of 60
  auto const t = r->trace();
  CHECK(t[0].state == line_state::excluded);
  CHECK(t[0].available == 0_pt);
  CHECK(t[7].contribution == 0_pt);
  CHECK(t[9].available == 100_pt);
  CHECK(adds_up(*r));
}

constexpr scheme whole{title{"whole", "1"},
                       best_two{},
                       criterion{"1", "", 1_wt, proportional},
                       criterion{"2", "", 1_wt, proportional},
                       criterion{"3", "", 2_wt, proportional},
                       ladder{{50_pt, "pass"}}};

TEST_CASE("a roll-up at the top says which branches counted, and may leave nothing to rate") {
  findings<whole> f;
  f.set<"1">(met).set<"2">(sampled(1, 2)).set<"3">(not_met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 87.5_pt); // 3/4 + 1/4 * 1/2
  CHECK(adds_up(*r));
  auto const t = r->trace();
  CHECK(t[0].contribution == 75_pt);
  CHECK(t[1].contribution == 12.5_pt);
  CHECK(t[2].state == line_state::dropped);
  CHECK(t[3].contribution == 0_pt);
  f.set<"1">(excluded("e")).set<"2">(excluded("e"));
  CHECK(evaluate(f).error().code == errc::nothing_applicable);
}

/// Counts children of which it changed what they earned, and rounds.
struct changes_its_copies {
  static constexpr std::string_view name = "changes its copies";
  static constexpr int version = 1;
  result<clause_answer> operator()(std::span<child const> children) const {
    clause_answer out;
    for (auto c : children) {
      c.earned = c.earned * fraction::of(1, 2);
      out.count(c);
    }
    if (out.earned().sign() == 0)
      return errc::part_refused;
    return out;
  }
};
constexpr scheme changed{
    title{"changed", "1"},
    clause{"1", "", 10_pt, changes_its_copies{}, criterion{"1.1", "", 1_wt}, criterion{"1.2", "", 3_wt}},
    criterion{"2", "", 10_pt}, ladder{{5_pt, "pass"}}};

TEST_CASE("lines add up whatever an answer made of the children") {
  findings<changed> f;
  f.set<"1.1">(not_met).set<"1.2">(met).set<"2">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 13.75_pt);
  CHECK(adds_up(*r));
  CHECK(r->trace()[2].contribution == 7.5_pt);
  CHECK(r->trace()[0].adjustment == -3.75_pt);
  f.set<"1.2">(not_met);
  auto const refused = evaluate(f);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == errc::part_refused);
  CHECK(refused.error().where.id == "1");
}

struct counts_a_stranger {
  static constexpr std::string_view name = "counts a stranger";
  static constexpr int version = 1;
  clause_answer operator()(clause_children const& all) const {
    clause_answer out;
    for (auto const& c : all)
      out.count(c, fraction{1});
    return out;
  }
};
constexpr scheme strange{
    title{"strange", "1"},
    clause{"1", "", 10_pt, counts_a_stranger{}, criterion{"1.1", "", 1_wt}, criterion{"1.2", "", 3_wt}},
    ladder{{5_pt, "pass"}}};

TEST_CASE("to count a child that does not apply breaks the contract") {
  findings<strange> f;
  f.set<"1.1">(excluded("e")).set<"1.2">(met);
  CHECK(starlot_tests::broken_contract([&] { static_cast<void>(evaluate(f)); }) ==
        "a roll-up counts children of its clause that apply");
}

} // namespace

namespace {

/// Takes off a whole clause for each child that earns nothing.
struct harsh {
  static constexpr std::string_view name = "harsh";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  static constexpr bool goes_beyond = true;
  fraction operator()(std::span<child const> children) const {
    fraction out{1};
    for (auto const& c : children)
      out -= fraction{1} - c.earned;
    return out;
  }
};

constexpr scheme below_nothing{title{"harsh", "1"},
                               clause{"1", "", 10_pt, harsh{}, criterion{"1.1", "", 1_wt, proportional},
                                      criterion{"1.2", "", 1_wt, proportional},
                                      criterion{"1.3", "", 1_wt, proportional}},
                               clause{"2", "", 90_pt, minimum, criterion{"2.1", "", 1_wt, proportional}},
                               ladder{{-20_pt, "low"}, {50_pt, "pass"}}};

TEST_CASE("where the scheme allows it a clause earns less than nothing, and its bounds hold") {
  findings<below_nothing> f;
  f.set<"1.1">(not_met).set<"1.2">(not_met).set<"2.1">(not_met);
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK(open->lowest() == -20_pt); // 10 * (1 - 3)
  CHECK(open->highest() == -10_pt);
  CHECK(open->bounds_are_guaranteed());
  CHECK(adds_up(*open));
  f.set<"1.3">(sampled(1, 2));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == -15_pt);
  CHECK(r->grade().rung()->name.en == "low");
  CHECK(r->trace()[0].adjustment == fraction{-15} - fraction::of(5, 3)); // the mean would earn 10 * 1/6
  CHECK(adds_up(*r));
}

} // namespace
