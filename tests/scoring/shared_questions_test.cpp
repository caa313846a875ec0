// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/carry_over.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/trace.hpp>

#include <cstdint>

namespace {

using namespace starlot;

constexpr asked licence{"licence", "Holds a licence"};

constexpr scheme shops{title{"shops", "1"},
                       criterion{"1", "One", 100_pt, proportional},
                       cap{80_pt}.unless(licence),
                       deduction{"breach", 1_pt},
                       rung_needs{90_pt, asked{"licence", "A licence, in other words"}},
                       add{-5_pt}.when(!licence && branch("1").below(60_pct)),
                       ladder{{50_pt, "pass"}, {90_pt, "star", 1}}};

TEST_CASE("steps that ask the same question share its finding") {
  auto const& view = any_scheme{compiled<shops>}.view();
  CHECK(view.slot_of_step(0) == 1);
  CHECK(view.slot_of_step(2) == 1);
  CHECK(view.slot(static_cast<std::uint32_t>(view.nodes.size() + 2)) == scheme_view::none);

  findings<shops> f;
  f.set<"1">(sampled(5, 100)).set<"licence">(met);
  auto const holds = evaluate(f).value();
  CHECK(holds.score() == fraction{95});
  CHECK(holds.grade().name().en == "star");

  f.set<"licence">(not_met.because("expired"));
  auto const lacks = evaluate(f).value();
  CHECK(lacks.score() == fraction{80}); // the cap
  CHECK(lacks.grade().name().en == "pass");
  auto const lines = lacks.trace();
  CHECK(lines[1].recorded.kind() == finding_kind::not_met);
  CHECK(lines[3].recorded.kind() == finding_kind::not_met); // of the rung
  CHECK(lines[3].recorded.remark().reason == "expired");
  CHECK(lines[3].title.en == "A licence, in other words");
  CHECK(lines.line("licence").index == lines[1].index); // the first that asks

  f.set<"1">(sampled(50, 100));
  CHECK(evaluate(f).value().score() == fraction{45}); // 50 - 5
}

TEST_CASE("a question that several steps ask is open once, and either answer lies within the bounds") {
  findings<shops> f;
  f.set<"1">(sampled(5, 100));
  auto const open = evaluate(f).value();
  CHECK(open.open_items() == 1);
  CHECK_FALSE(open.is_determined());
  CHECK(open.lowest() == fraction{80});
  CHECK(open.highest() == fraction{95});
  CHECK(open.trace()[3].state == line_state::open);
  f.set<"1">(sampled(30, 100)); // 70: neither the cap nor the rung is reached
  CHECK(evaluate(f).value().is_determined());
}

TEST_CASE("what is wrong with a shared finding is said once, and an override holds for all its steps") {
  findings<shops> f;
  f.set<"1">(sampled(0, 100)).set<"licence">(found(2));
  auto const wrong = f.check();
  REQUIRE_FALSE(wrong);
  CHECK(wrong.errors().size() == 1);
  CHECK(wrong.error().code == errc::finding_does_not_fit);
  f.set<"licence">(not_met);
  REQUIRE(f.override_finding("licence", met.because("appeal upheld").assessor("Li")));
  CHECK(evaluate(f).value().grade().name().en == "star");

  finding_set copy{compiled<shops>};
  CHECK(carry_over(f, copy).empty());
  CHECK(evaluate(copy).value().grade().name().en == "star");
}

TEST_CASE("schemes from rows share questions too, and other ids stay unique") {
  scheme_parts parts{.title = {"shops", "1"},
                     .rows = {{.id = "1", .title = "One", .worth = 100_pt, .rule = proportional}},
                     .steps = {cap{80_pt}.unless(licence), deduction{"breach", 1_pt},
                               rung_needs{90_pt, licence},
                               add{-5_pt}.when(!licence && branch("1").below(60_pct))},
                     .rungs = {{50_pt, "pass"}, {90_pt, "star", 1}}};
  auto const loaded = loaded_scheme::build(parts);
  REQUIRE(loaded);
  CHECK(content_hash(*loaded) == content_hash(compiled<shops>));
  finding_set f{*loaded};
  REQUIRE(f.set("1", sampled(50, 100)));
  REQUIRE(f.set("licence", not_met));
  CHECK(evaluate(f).value().score() == fraction{45});

  parts.steps[2] = rung_needs{90_pt, asked{"licence 2"}};
  CHECK(content_hash(*loaded) != content_hash(loaded_scheme::build(parts).value()));
  parts.steps[2] = rung_needs{90_pt, asked{"1"}}; // a criterion, or counted events, are no question
  CHECK(loaded_scheme::build(parts).error().code == errc::duplicate_id);
  parts.steps[2] = rung_needs{90_pt, asked{"breach"}};
  CHECK(loaded_scheme::build(parts).error().code == errc::duplicate_id);
}

constexpr scheme chain{title{"chain", "1"}, criterion{"1", "Repairs", 100_pt, proportional, per_outlet},
                       cap{80_pt}.unless(licence), grade_limit{"pass"}.unless(licence),
                       ladder{{50_pt, "pass"}, {80_pt, "star", 1}}};

TEST_CASE("what an outlet says to a shared question holds for all steps that ask it") {
  auto const f = small_company::frame_of(2);
  outlet_findings visits{compiled<chain>, f};
  for (std::uint32_t i = 0; i < 2; ++i) {
    findings<chain> seen;
    seen.set<"1">(sampled(1, 10)).set<"licence">(i == 0 ? met : not_met);
    REQUIRE(visits.add(f[i].id, seen));
  }
  findings<chain> office;
  office.set<"licence">(met);
  auto const r = *rate_company(office, small_company::simple(2, {0, 1}), visits);
  CHECK(r.score() == fraction{80});
  CHECK(r.rating().grade().name().en == "pass");
  CHECK(r.rating().open_items() == 0);
}

} // namespace
