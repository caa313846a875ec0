// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/roll_ups.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string_view>

// Criteria that do not apply, clauses that drop out with them, and schemes of which nothing applies.

using namespace starlot;

namespace {

constexpr criterion hours{"1.1", "Hours", 10_pt, if_not_applicable::leave_out};
constexpr criterion staff{"1.2", "Staff", 20_pt, if_not_applicable::leave_out};
constexpr bonus leads{"leads", 3_pt};
constexpr veto licence{"licence", "Holds a licence"};
constexpr ladder rungs{{3_pt, "some"}, {15_pt, "pass"}, {25_pt, "good"}};

constexpr scheme refuses{title{"s", "1"}, clause{"1", "Desk", hours, staff}, leads, licence, rungs};
constexpr scheme no_score{
    title{"s", "1"}, if_nothing_applies::no_score, clause{"1", "Desk", hours, staff}, leads, licence, rungs};
constexpr scheme nothing{
    title{"s", "1"}, if_nothing_applies::nothing, clause{"1", "Desk", hours, staff}, leads, licence, rungs};
constexpr scheme given{title{"s", "1"},
                       if_nothing_applies::earns(15_pt),
                       clause{"1", "Desk", hours, staff},
                       leads,
                       licence,
                       rungs};

template <auto const& Scheme> findings<Scheme> none_of() {
  findings<Scheme> f;
  f.template set<"1.1">(excluded("no desk")).template set<"1.2">(not_applicable);
  f.template set<"leads">(found(1));
  return f;
}

template <class Rating> starlot::fraction sum_of_lines(Rating const& r) {
  starlot::fraction sum{0};
  for (auto const& line : r.trace())
    sum += line.kind == line_kind::clause ? line.adjustment : line.contribution;
  return sum;
}

} // namespace

TEST_CASE("without a word a rating to which nothing applies is an error") {
  auto const r = evaluate(none_of<refuses>());
  REQUIRE(!r);
  CHECK(r.error().code == errc::nothing_applicable);
}

TEST_CASE("no score: an outcome of its own, and no grade, whatever is open") {
  auto const r = evaluate(none_of<no_score>()); // the licence is open
  REQUIRE(r);
  CHECK(r->outcome() == outcome::nothing_applies);
  CHECK(r->is_determined());
  CHECK(!r->has_score());
  CHECK(!r->grade());
  CHECK(r->grade().name().en.empty());
  CHECK(r->open_items() == 0U);
  CHECK(r->lowest() == 0_pt);
  CHECK(!r->next());
  REQUIRE(r->causes().size() == 1U);
  CHECK(r->causes()[0].effect == effect::uncounted); // the bonus adds to nothing
  CHECK(r->reasons().empty());
  CHECK(r->completeness() == 1_dec);
  CHECK(sum_of_lines(*r) == 0_pt);
  auto const trace = r->trace();
  REQUIRE(trace.size() == 5U);
  CHECK(trace[0].state == line_state::excluded);
  CHECK(trace[4].state == line_state::open);

  auto f = none_of<no_score>();
  f.set<"1.2">(met).set<"licence">(met);
  CHECK(evaluate(f)->score() == 33_pt); // 30 and the bonus
}

TEST_CASE("nothing, or points that are given: the steps and the ladder go on from there") {
  auto f = none_of<nothing>();
  f.set<"licence">(met);
  auto const zero = evaluate(f);
  REQUIRE(zero);
  CHECK(zero->score() == 3_pt); // the bonus
  CHECK(zero->grade().name().en == "some");
  CHECK(zero->trace().size() == 5U);
  CHECK(sum_of_lines(*zero) == 3_pt);

  auto g = none_of<given>();
  auto const open = evaluate(g);
  REQUIRE(open);
  CHECK(open->score() == 18_pt);
  CHECK(open->outcome() == outcome::undetermined); // no licence would be a veto
  g.set<"licence">(met);
  auto const some = evaluate(g);
  REQUIRE(some);
  CHECK(some->score() == 18_pt); // 15 + 3
  CHECK(some->grade().name().en == "pass");
  auto const trace = some->trace();
  REQUIRE(trace.size() == 6U);
  CHECK(trace[3].kind == line_kind::top);
  CHECK(trace[3].title.en == "nothing applies");
  CHECK(trace[3].contribution == 15_pt);
  CHECK(sum_of_lines(*some) == 18_pt);
  g.set<"1.2">(met);
  CHECK(evaluate(g)->trace().size() == 5U);
}

TEST_CASE("what comes if nothing applies is said in rows as in code") {
  auto const rows = [](if_nothing_applies otherwise) {
    scheme_parts p{.title = {"s", "1"},
                   .rows = {{.id = "1"},
                            {.id = "1.1",
                             .parent = "1",
                             .worth = 10_pt,
                             .rule = all_or_nothing,
                             .not_applicable = if_not_applicable::leave_out},
                            {.id = "1.2",
                             .parent = "1",
                             .worth = 20_pt,
                             .rule = all_or_nothing,
                             .not_applicable = if_not_applicable::leave_out}},
                   .steps = {leads, licence},
                   .rungs = {rungs.rungs().begin(), rungs.rungs().end()},
                   .nothing_applies = otherwise};
    return content_hash(*loaded_scheme::build(p));
  };
  CHECK(rows(if_nothing_applies::no_score) == content_hash<no_score>());
  CHECK(rows(if_nothing_applies::nothing) == content_hash<nothing>());
  CHECK(rows(if_nothing_applies::earns(15_pt)) == content_hash<given>());
  CHECK(rows({}) == content_hash<refuses>());
}

TEST_CASE("a clause drops out when all of its criteria do") {
  static constexpr scheme two{title{"two", "1"}, clause{"1", "Desk", hours, staff},
                              clause{"2", "Store", 50_pt, minimum,
                                     criterion{"2.1", "Light", 1_wt, proportional},
                                     criterion{"2.2", "Order", 1_wt, proportional}},
                              ladder{{40_pt, "pass"}}};
  findings<two> f;
  f.set<"1.1">(not_applicable).set<"1.2">(excluded("no desk"));
  f.set<"2.1">(sampled(1, 4)).set<"2.2">(sampled(0, 4));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 60_pt); // 3/4 of 80: the store has all points
  CHECK(r->trace()[0].state == line_state::excluded);
  CHECK(r->trace()[3].available == 80_pt);
  f.set<"1.1">(met).set<"1.2">(met).set<"2.1">(excluded("dark")).set<"2.2">(excluded("empty"));
  CHECK(evaluate(f)->score() == 80_pt);
}

namespace {

constexpr scheme with_trial{
    title{"trial", "1"},
    clause{"1", "Desk", weighted_mean, 10_pt, criterion{"1.1", "Hours", 1_wt, proportional},
           criterion{"1.2", "Staff", 3_wt, proportional}},
    clause{"9", "Trial", advisory, criterion{"9.1", "Greets", 5_pt, proportional},
           clause{"9.2", "Chat", 20_pt, minimum, criterion{"9.2.1", "Answers", 2_wt, proportional},
                  criterion{"9.2.2", "Is polite", 1_wt, proportional}}},
    ladder{{5_pt, "pass"}}};

TEST_CASE("where nothing applies, what was earned beside it is no line of the score") {
  constexpr static scheme beside{title{"beside", "1"}, if_nothing_applies::nothing,
                                 clause{"1", "One", 10_pt, extra_credit{1}, criterion{"1.1", "A", 5_wt},
                                        criterion{"1.2", "Extra", 5_wt}},
                                 ladder{{50_pt, "pass"}}};
  findings<beside> f;
  f.set<"1.1">(excluded("not here")).set<"1.2">(met); // extra credit of nothing
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == fraction{});
  auto const extra = r->trace().line("1.2");
  CHECK(extra.earned == fraction{1});
  CHECK(extra.contribution == fraction{});
  CHECK(extra.available == fraction{});
}

TEST_CASE("where nothing applies, the points before the steps are what the scheme gives") {
  constexpr static scheme points_for_none{
      title{"given", "1"},          raw_sum,   if_nothing_applies::earns(2_pt),
      criterion{"1", "One", 10_pt}, add{3_pt}, ladder{{1_pt, "pass"}}};
  findings<points_for_none> f;
  f.set<"1">(excluded("not here"));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == fraction{5});
  CHECK(r->maximum() == fraction{2});
}

} // namespace

TEST_CASE("all below an advisory clause is recorded and shown, and never counted") {
  findings<with_trial> f;
  f.set<"1.1">(sampled(0, 4)).set<"1.2">(sampled(2, 4)); // 10 * (1 + 3/2) / 4
  f.set<"9.1">(sampled(4, 4)).set<"9.2.1">(sampled(1, 4));
  auto const r = evaluate(f); // 9.2.2 is open
  REQUIRE(r);
  CHECK(r->score() == 6.25_pt);
  CHECK(r->maximum() == 10_pt);
  CHECK(r->is_determined());
  CHECK(r->open_items() == 0U);
  auto const trace = r->trace();
  REQUIRE(trace.size() == 8U);
  for (auto const i : {3U, 4U, 5U, 6U})
    CHECK(trace[i].state == line_state::uncounted);
  CHECK(trace[7].state == line_state::open);
  CHECK(trace[6].earned == starlot::fraction{3, 4});
  CHECK(trace[6].contribution == 0_pt);
  CHECK(sum_of_lines(*r) == r->score());
  CHECK(r->reasons().size() == 1U);
}

TEST_CASE("an advisory clause stands below any roll-up, and is said in rows as in code") {
  scheme_parts parts{.title = {"trial", "1"},
                     .rows = {{.id = "1", .worth = 10_pt, .roll_up = weighted_mean},
                              {.id = "1.1", .parent = "1", .worth = 1_wt, .rule = proportional},
                              {.id = "1.2", .parent = "1", .worth = 3_wt, .rule = proportional},
                              {.id = "9", .worth = advisory},
                              {.id = "9.1", .parent = "9", .worth = 5_pt, .rule = proportional},
                              {.id = "9.2", .parent = "9", .worth = 20_pt, .roll_up = minimum},
                              {.id = "9.2.1", .parent = "9.2", .worth = 2_wt, .rule = proportional},
                              {.id = "9.2.2", .parent = "9.2", .worth = 1_wt, .rule = proportional}},
                     .rungs = {{5_pt, "pass"}}};
  auto const loaded = loaded_scheme::build(parts);
  REQUIRE(loaded);
  CHECK(content_hash(*loaded) == content_hash<with_trial>());
  parts.rows[3].worth = {};
  CHECK(content_hash(*loaded_scheme::build(parts)) != content_hash<with_trial>());

  static constexpr scheme worst{
      title{"worst", "1"},
      minimum,
      criterion{"1", "", 1_wt, proportional},
      clause{"2", "", advisory, criterion{"2.1", "", 3_wt, proportional}},
      clause{"3", "", weighted_mean, 2_wt, criterion{"3.1", "", 1_wt, proportional},
             clause{"3.2", "", advisory, criterion{"3.2.1", "", 1_pt, proportional}}},
      ladder{{50_pt, "pass"}}};
  findings<worst> f;
  f.set<"1">(sampled(1, 4)).set<"2.1">(sampled(4, 4)).set<"3.1">(sampled(0, 4)).set<"3.2.1">(sampled(4, 4));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 75_pt);
  CHECK(sum_of_lines(*r) == r->score());
}

TEST_CASE("a scheme of advisory clauses only has no criteria, and a weight of zero is refused") {
  scheme_parts parts{.title = {"none", "1"},
                     .rows = {{.id = "1", .worth = advisory},
                              {.id = "1.1", .parent = "1", .worth = 5_pt, .rule = proportional}},
                     .rungs = {{0_pt, "pass"}}};
  auto wrong = loaded_scheme::build(parts);
  REQUIRE(!wrong);
  CHECK(wrong.error().code == errc::no_criteria);
  parts.rows.push_back({.id = "2", .worth = 0_pt, .rule = proportional});
  parts.rows.push_back({.id = "3", .worth = 1_pt, .rule = proportional});
  wrong = loaded_scheme::build(parts);
  REQUIRE(!wrong);
  CHECK(wrong.error().code == errc::points_not_positive);
  CHECK(wrong.error().where.id == "2");
}
