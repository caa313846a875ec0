// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/trace.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace starlot;
using namespace bike;

namespace {

constexpr auto tree =
    scheme{title{"tree", "1"},
           clause{"1", "one", 30_pt, weighted_mean, criterion{"1.1", "a", 1_wt, proportional},
                  clause{"1.2", "b", 4_wt, criterion{"1.2.1", "c", 3_pt, proportional},
                         criterion{"1.2.2", "d", 9_pt, proportional}}},
           criterion{"2", "e", 20_pt, proportional},
           clause{"3", "three", clause{"3.1", "f", criterion{"3.1.1", "g", 50_pt, proportional}}},
           deduction{"minus", 1.5_pt},
           bonus{"plus", 4_pt}.at_most(2),
           cap{95_pt},
           round_to{0.25_pt, rounding::half_up},
           ladder{{50_pt, "half"}}};
constexpr std::string_view ids[] = {"1.1", "1.2.1", "1.2.2", "2", "3.1.1"};

using number = starlot::fraction;

/// Criteria and steps add up to the score, and each clause is the sum of its children; by walking the lines.
template <class Rating> bool adds_up(Rating const& r) {
  number total;
  auto const trace = r.trace();
  for (auto const& line : trace)
    if (line.kind != line_kind::clause)
      total += line.contribution;
  if (total != r.lowest())
    return false;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    auto const clause = trace[i];
    if (clause.kind != line_kind::clause)
      continue;
    number contribution;
    number weight;
    for (auto j = i + 1;
         j < trace.size() && trace[j].kind != line_kind::step && trace[j].depth > clause.depth; ++j)
      if (trace[j].depth == clause.depth + 1) {
        contribution += trace[j].contribution;
        weight += trace[j].available;
      }
    if (contribution != clause.contribution || weight != clause.available)
      return false;
  }
  return true;
}

/// Small enough for Clang's limit of steps: a trace of wide fractions is not read at compile time.
bool example_adds_up() {
  findings<bike_care> f;
  f.set<"1.1">(met).set<"1.2">(sampled(3, 40)).set<"2.1">(sampled(2, 7)).set<"2.2">(measured(3));
  f.set<"breach of law">(found(2)).set<"leads its trade">(found(1));
  auto const r = *evaluate(f);
  auto const trace = r.trace();
  auto const total = trace[1].contribution + trace[2].contribution + trace[4].contribution +
                     trace[5].contribution + trace[6].contribution + trace[7].contribution;
  return total == r.score() && trace[0].contribution == trace[1].contribution + trace[2].contribution &&
         trace[6].contribution == -2_pt && trace[7].contribution == 1_pt;
}

bool tree_adds_up() {
  findings<tree> f;
  f.set<"1.1">(sampled(1, 3))
      .set<"1.2.1">(sampled(2, 7))
      .set<"1.2.2">(met)
      .set<"2">(sampled(0, 9))
      .set<"3.1.1">(met);
  f.set<"plus">(found(3)).set<"minus">(found(1));
  return adds_up(*evaluate(f));
}

} // namespace

TEST_CASE("the lines add up exactly, at compile time and at run time") {
  CHECK(example_adds_up());
  CHECK(tree_adds_up());
}

TEST_CASE("the lines of random ratings add up, with exclusions and open items, in both widths") {
  std::uint32_t state = 1;
  auto const random = [&state](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::int64_t>((state >> 8U) % below);
  };
  for (int round = 0; round < 2'000; ++round) {
    findings<tree> f;
    for (auto const id : ids) {
      auto const m = 1 + random(round % 2 == 0 ? 40 : 16'000'000);
      auto const dice = random(10);
      finding const x = dice == 0   ? excluded("none")
                        : dice == 1 ? not_assessed
                                    : sampled(random(17) * m / 17, m);
      if (id != "2" || x.kind() != finding_kind::excluded)
        REQUIRE(f.set(id, x));
    }
    REQUIRE(f.set("plus", found(random(4))));
    REQUIRE(f.set("minus", found(random(3))));
    auto const r = evaluate(f);
    REQUIRE(r);
    REQUIRE(adds_up(*r));
  }
}

TEST_CASE("what each line says") {
  findings<bike_care> f;
  f.set<"1.1">(excluded("closed shop").evidence("form A").assessor("Li").on("2026-01-31"));
  f.set<"1.2">(sampled(3, 40)).set<"2.1">(not_assessed).set<"2.2">(measured(1));
  f.set<"breach of law">(found(5).because("no permit")).set<"leads its trade">(found(2));
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const trace = r->trace();
  REQUIRE(trace.size() == 9U);

  CHECK(trace[0].kind == line_kind::clause);
  CHECK(trace[0].id == "1");
  CHECK(trace[0].title.en == "Reception");
  CHECK(trace[0].depth == 0U);
  CHECK(trace[0].available == number{100 * 30, 90});

  CHECK(trace[1].state == line_state::excluded);
  CHECK(trace[1].available == 0_pt);
  CHECK(trace[1].contribution == 0_pt);
  CHECK(trace[1].worth == 10_dec);
  CHECK(trace[1].recorded.remark().reason == "closed shop");
  CHECK(trace[1].recorded.remark().evidence == "form A");
  CHECK(trace[1].recorded.remark().assessor == "Li");
  CHECK(trace[1].recorded.remark().date == "2026-01-31");

  CHECK(trace[2].state == line_state::scored);
  CHECK(trace[2].earned == share::of(37, 40));
  CHECK(trace[2].contribution == number{100 * 30 * 37, 90 * 40});
  CHECK(trace[2].lost() == number{100 * 30 * 3, 90 * 40});

  CHECK(trace[4].state == line_state::open);
  CHECK(trace[4].contribution == 0_pt);
  CHECK(trace[4].available == number{100 * 20, 90});

  CHECK(trace[6].kind == line_kind::step);
  CHECK(trace[6].contribution == -5_pt);
  CHECK(trace[6].vetoes);
  CHECK(trace[6].state == line_state::acted);
  CHECK(trace[6].recorded.remark().reason == "no permit");
  CHECK(trace[7].contribution == 1_pt); // the second bonus does not count, and the line says so
  CHECK(trace[7].limits);
  CHECK(trace[8].state == line_state::idle);
  CHECK(trace[8].contribution == 0_pt);
}

TEST_CASE("a cap is a line with what it took") {
  findings<tree> f;
  for (auto const id : ids)
    REQUIRE(f.set(id, met));
  auto const r = evaluate(f);
  auto const line = r->trace()[11];
  CHECK(line.title.en == "cap");
  CHECK(line.contribution == -5_pt);
  CHECK(line.limits);
  CHECK(r->score() == 95_pt);
}

TEST_CASE("a clause of which everything is excluded is excluded") {
  findings<tree> f;
  f.set<"1.1">(met).set<"1.2.1">(excluded("x")).set<"1.2.2">(excluded("y")).set<"2">(met).set<"3.1.1">(met);
  auto const r = evaluate(f);
  CHECK(r->trace()[2].id == "1.2");
  CHECK(r->trace()[2].state == line_state::excluded);
  CHECK(r->trace()[2].available == 0_pt);
  CHECK(r->score() == 95_pt);
}

TEST_CASE("a line that is not there is the caller's bug") {
  auto const previous = set_contract_handler([](char const* what) { throw std::string{what}; });
  findings<bike_care> f;
  f.set<"1.1">(met);
  auto const r = evaluate(f);
  CHECK_THROWS(r->trace()[9]);
  set_contract_handler(previous);
}

namespace {
constexpr auto waiting =
    scheme{title{"waiting", "1"}, criterion{"a", "a", 100_pt, proportional},
           grade_limit{"wait", "held for a year", 70_pt}, ladder{{70_pt, "pass"}, {80_pt, "three", 3}}};
} // namespace

TEST_CASE("a grade limit acts only where the score would have reached a higher rung") {
  findings<waiting> f;
  f.set<"a">(sampled(21, 100)).set<"wait">(not_met);
  auto const low = *evaluate(f);
  CHECK(low.trace()[1].state == line_state::idle);
  CHECK_FALSE(low.trace()[1].limits);
  f.set<"a">(sampled(20, 100));
  auto const held = *evaluate(f);
  CHECK(held.trace()[1].state == line_state::acted);
  CHECK(held.trace()[1].limits);
  CHECK(held.cause()->id == "wait");
  f.set<"wait">(not_assessed);
  auto const open = *evaluate(f);
  CHECK(open.has_score());
  CHECK_FALSE(open.is_determined());
  CHECK(open.score() == 80_pt);
  CHECK(open.trace()[1].state == line_state::open);
}

namespace {

struct halves {
  static constexpr std::string_view name = "halves";
  static constexpr int version = 1;
  std::string_view line_id = "half";
  std::array<std::string_view, 1> texts{"half"};
  constexpr std::span<std::string_view const> text_parameters() const { return texts; }
  void operator()(score_state& company) const { company.set_score(company.score() / starlot::fraction{2}); }
};

constexpr auto named_steps = scheme{title{"named", "1"},
                                    minimum,
                                    criterion{"1", "a", 1_wt, proportional},
                                    criterion{"2", "b", 1_wt, proportional},
                                    bonus{"plus", 4_pt},
                                    cap{60_pt}.when(branch("1").below(90_pct)).named("cap-1"),
                                    round_to{1_pt, rounding::down}.named("rounding"),
                                    halves{},
                                    ladder{{50_pt, "half"}}};
constexpr auto unnamed_steps = scheme{title{"named", "1"},
                                      minimum,
                                      criterion{"1", "a", 1_wt, proportional},
                                      criterion{"2", "b", 1_wt, proportional},
                                      bonus{"plus", 4_pt},
                                      cap{60_pt}.when(branch("1").below(90_pct)),
                                      round_to{1_pt, rounding::down},
                                      ladder{{50_pt, "half"}}};
constexpr auto named_alike = scheme{title{"named", "1"},
                                    minimum,
                                    criterion{"1", "a", 1_wt, proportional},
                                    criterion{"2", "b", 1_wt, proportional},
                                    bonus{"plus", 4_pt},
                                    cap{60_pt}.when(branch("1").below(90_pct)).named("cap-1"),
                                    round_to{1_pt, rounding::down}.named("rounding"),
                                    ladder{{50_pt, "half"}}};

} // namespace

TEST_CASE(
    "a line is found by its id: of a clause, a criterion, a step with findings, and one with a name alone") {
  findings<named_steps> f;
  f.set<"1">(sampled(2, 10)).set<"2">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const t = r->trace();
  CHECK(t.line("1").contribution == 40_pt);
  CHECK(t.line("plus").state == line_state::idle);
  CHECK(t.line("cap-1").contribution == -20_pt); // 80 becomes 60; behind a line of the top
  CHECK(t.line("cap-1").kind == line_kind::step);
  CHECK(t.line("rounding").state == line_state::idle);
  CHECK(t.line("half").contribution == -30_pt);
  CHECK(t.has("half"));
  CHECK_FALSE(t.has("cap"));
  CHECK_FALSE(t.has(""));
  CHECK(r->causes()[0].id == "half");
  CHECK(r->open_items() == 0);
  CHECK(starlot_tests::broken_contract([&] { static_cast<void>(t.line("cap")); }) ==
        "a trace has no line of this id");
}

TEST_CASE("nothing is recorded under the name of a step, and it is not hashed") {
  findings<named_steps> f;
  CHECK(f.set("cap-1", met).error().code == errc::not_a_criterion);
  CHECK(f.set("half", met).error().code == errc::not_a_criterion);
  CHECK(content_hash<named_alike>() == content_hash<unnamed_steps>());
  CHECK(starlot_tests::broken_contract([] {
          static_cast<void>(bonus{"plus", 4_pt}.named("b"));
        }) == "a step that takes findings has their id");
  CHECK(starlot_tests::broken_contract([] {
          static_cast<void>(cap{60_pt}.named("c").when(asked{"licence", "Holds a licence"}));
        }) == "a step that asks has the id of its question");
  CHECK(starlot_tests::broken_contract([] {
          static_cast<void>(cap{60_pt}.named("c").when(branch("1").below(1_pct)).unless(asked{"q", "?"}));
        }) == "a step that asks has the id of its question");
}

TEST_CASE("the names of steps are ids: one of each") {
  auto const twice =
      loaded_scheme::build({.title = {"t", "1"},
                            .rows = {{.id = "1", .worth = 10_pt, .rule = proportional}},
                            .steps = {cap{9_pt}.named("x"), cap{8_pt}.named("1"), cap{7_pt}.named("x")},
                            .rungs = {{5_pt, "pass"}}});
  REQUIRE_FALSE(twice.has_value());
  REQUIRE(twice.errors().size() == 2);
  CHECK(twice.errors()[0].code == errc::duplicate_id);
  CHECK(twice.errors()[0].where.id == "1");
  CHECK(twice.errors()[1].where.id == "x");
}
