// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

constexpr table_at_most slowly({{2, 100_pct}, {24, 50_pct}, {48, 0_pct}});
constexpr table_at_most within_a_day({{24, 100_pct}, {25, 0_pct}});
constexpr table_at_least patience({{0, 0_pct}, {24, 100_pct}});

// "3.1" stands before its source; "4" is advisory.
inline constexpr scheme shop{
    title{"shop", "1"},
    clause{"3", "Speed", criterion{"3.1", "Answers within a day", 10_pt, finding_of{"1.2"}, within_a_day},
           criterion{"3.2", "Greets", 10_pt}},
    clause{"1", "Answers", criterion{"1.2", "Hours until an answer", 20_pt, slowly, if_not_applicable::zero}},
    criterion{"4", "Patience of customers", advisory, patience, if_not_applicable::leave_out,
              finding_of{"1.2"}},
    cap{25_pt}.when(branch("4").at_least(100_pct)),
    ladder{{10_pt, "pass"}, {30_pt, "good"}}};

scheme_parts rows() {
  scheme_parts p{.title = {"shop", "1"}};
  p.rows = {
      {.id = "3", .title = "Speed"},
      {.id = "3.1", .parent = "3", .worth = 10_pt, .rule = within_a_day, .finding_of = "1.2"},
      {.id = "3.2", .parent = "3", .worth = 10_pt, .rule = all_or_nothing},
      {.id = "1", .title = "Answers"},
      {.id = "1.2", .parent = "1", .worth = 20_pt, .rule = slowly, .not_applicable = if_not_applicable::zero},
      {.id = "4",
       .worth = advisory,
       .rule = patience,
       .not_applicable = if_not_applicable::leave_out,
       .finding_of = "1.2"}};
  p.steps = {cap{25_pt}.when(branch("4").at_least(100_pct))};
  p.rungs = {{10_pt, "pass"}, {30_pt, "good"}};
  return p;
}

std::vector<std::string> faults_of(scheme_parts const& parts) {
  std::vector<std::string> out;
  auto const built = loaded_scheme::build(parts);
  for (auto const& e : built.errors())
    out.push_back(std::to_string(static_cast<int>(e.code)) + ' ' + std::string{e.where.id} + ' ' +
                  std::to_string(e.where.index));
  return out;
}
using said = std::vector<std::string>;

struct quick_rule {
  static constexpr std::string_view name = "quick";
  static constexpr int version = 1;
  rule_result operator()(finding const& f) const {
    if (f.kind() != finding_kind::sampled)
      return errc::finding_does_not_fit;
    return f.count() == 0 ? share::full() : share::none();
  }
};
constexpr quick_rule quick{};
inline constexpr scheme own{title{"own", "1"}, criterion{"1", "Samples", 10_pt, proportional},
                            criterion{"2", "All of them", 10_pt, quick, finding_of{"1"}},
                            ladder{{10_pt, "pass"}}};

} // namespace

TEST_CASE("one finding is judged by the rules of several criteria") {
  findings<shop> f;
  f.set<"3.2">(met);
  f.set<"1.2">(measured(20).evidence("log"));
  auto const fast = *evaluate(f);
  CHECK(fast.score() == 10 + 10 + 10); // within a day; half of 20; patience 0
  f.set<"1.2">(measured(30));
  CHECK(evaluate(f)->score() == 10); // beyond a day; 0 of 20 within 48; patience caps at 25
  f.set<"1.2">(measured(24));
  CHECK(evaluate(f)->score() == 25); // 10 + 10 + 10, capped
  CHECK(f.get<"3.1">() == measured(24));

  auto const line = fast.trace().line("3.1");
  CHECK(line.finding_of == "1.2");
  CHECK(line.recorded.value() == 20_dec);
  CHECK(line.recorded.remark().evidence == "log");
  CHECK(line.contribution == 10);
  CHECK(fast.trace().line("1.2").finding_of.empty());
  fraction sum;
  for (auto const& l : fast.trace())
    if (l.kind != line_kind::clause)
      sum += l.contribution;
  CHECK(sum == fast.score());
}

TEST_CASE("a criterion that is judged on another's finding is open, excluded or not applicable with it") {
  findings<shop> f;
  f.set<"3.2">(met);
  auto const open = *evaluate(f);
  CHECK(open.open_items() == 3); // the two that count, and the advisory one, for the step reads it
  CHECK_FALSE(open.is_determined());
  CHECK(open.lowest() == 10);
  CHECK(open.trace().line("3.1").state == line_state::open);
  for (int hours = 0; hours < 60; ++hours) {
    f.set<"1.2">(measured(hours));
    auto const r = *evaluate(f);
    CHECK(r.is_determined());
    CHECK(open.lowest() <= r.score());
    CHECK(r.score() <= 40);
  }
  f.set<"1.2">(excluded("no mail"));
  auto const out = *evaluate(f);
  CHECK(out.trace().line("3.1").state == line_state::excluded);
  CHECK(out.trace().line("3.1").recorded.remark().reason == "no mail");
  CHECK(out.score() == 40); // all of what applies
  // each says what is done where it is not applicable: nothing for 1.2; the scheme says nothing about 3.1
  CHECK(finding_set{f}.set("1.2", not_applicable).error() ==
        error::at(errc::not_applicable_refused, "3.1", 1));
}

TEST_CASE("a finding is recorded for its own criterion only, and must fit all that are judged on it") {
  finding_set f{compiled<shop>};
  CHECK(f.set("3.1", measured(1)).error() == error::at(errc::judged_on_another, "3.1", 1));
  CHECK(f.set("4", met).error().code == errc::judged_on_another);
  CHECK(f.set("1.2", met).error().where.id == "1.2");
  CHECK(f.get("1.2")->kind() == finding_kind::not_assessed);
  REQUIRE(f.set("1.2", measured(1)));
  CHECK(f.get("3.1")->value() == 1_dec);
  CHECK(f.override_finding("3.1", measured(30)).error().code == errc::judged_on_another);
  auto const decided = measured(30).because("appeal").assessor("Li");
  REQUIRE(f.override_finding("1.2", decided));
  CHECK(f.get("3.1")->value() == 30_dec);
  REQUIRE(f.set("3.2", met));
  auto const line = evaluate(f)->trace().line("3.1");
  CHECK(line.is_overridden);
  CHECK(line.recorded.remark().assessor == "Li");

  findings<shop> wrong; // what does not fit is told of all
  wrong.set<"3.2">(met).set<"1.2">(met);
  auto const all = wrong.check();
  REQUIRE(all.errors().size() == 3);
  CHECK(all.errors()[0] == error::at(errc::finding_does_not_fit, "3.1", 1));

  finding_set rest{compiled<shop>};
  REQUIRE(rest.set("3.2", met));
  REQUIRE(rest.set_rest(excluded("not asked")));
  CHECK(rest.get("4")->remark().reason == "not asked");
}

TEST_CASE("findings that are judged twice are carried over and profiled once") {
  finding_set from{compiled<shop>};
  REQUIRE(from.set("1.2", measured(1)));
  finding_set to{compiled<shop>};
  CHECK(carry_over(from, to).empty());
  CHECK(to.get("3.1")->value() == 1_dec);
  exclusion const both[] = {{"3", "closed"}, {"1", "closed"}};
  exclusion_profile const all{"none", {}, both};
  finding_set f{compiled<shop>};
  REQUIRE(apply(all, f));
  CHECK(f.get("3.1")->kind() == finding_kind::excluded);
  exclusion_profile const only{"one", {}, std::span{both}.first(1)};
  finding_set g{compiled<shop>};
  CHECK(apply(only, g).error() == error::at(errc::judged_on_another, "3.1", 0));
  CHECK(g.get("3.2")->kind() == finding_kind::not_assessed); // nothing at all
}

TEST_CASE("rows say finding_of, with the same hash, which covers it") {
  auto const loaded = loaded_scheme::build(rows());
  REQUIRE(loaded);
  CHECK(content_hash(*loaded) == content_hash<shop>());
  finding_set f{*loaded};
  REQUIRE(f.set("3.2", met));
  REQUIRE(f.set("1.2", measured(20)));
  CHECK(evaluate(f)->score() == 30);
  auto other = rows();
  other.rows[5].finding_of = {};
  CHECK(content_hash(*loaded_scheme::build(other)) != content_hash<shop>());
}

TEST_CASE("what finding_of may not name is refused") {
  auto const with = [](std::size_t row, std::string_view source) {
    auto p = rows();
    p.rows[row].finding_of = source;
    return faults_of(p);
  };
  CHECK(with(1, "9") == said{"343 3.1 1"});                           // nothing
  CHECK(with(1, "3") == said{"343 3.1 1"});                           // a clause
  CHECK(with(1, "3.1") == said{"343 3.1 1"});                         // itself
  CHECK(with(1, "4") == said{"343 3.1 1"});                           // a chain
  CHECK(with(1, "3.2") == said{"343 3.1 1"});                         // a rule of other findings
  CHECK(with(0, "1.2") == said{"260 3 0"});                           // of a clause
  CHECK(with(4, "3.1") == said{"343 3.1 1", "343 1.2 4", "343 4 5"}); // a cycle
  auto p = rows();
  p.rows[5].visited = per_outlet;
  CHECK(faults_of(p) == said{"343 4 5"}); // another scope
}

TEST_CASE("a rule of the user's may be judged on any finding") {
  findings<own> f;
  f.set<"1">(sampled(1, 4)); // read quickly where it stands first
  CHECK(evaluate(f)->score() == fraction::of(15, 2));
  f.set<"1">(sampled(0, 4));
  CHECK(evaluate(f)->score() == 20);
  CHECK(finding_set{f}.set("1", met).error() == error::at(errc::finding_does_not_fit, "2", 1));
}
