// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/carry_over.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <algorithm>
#include <string_view>

namespace {

using namespace starlot;

constexpr scheme of_2025{title{"repair", "2025"}, criterion{"1", "Hotline", 60_pt, proportional},
                         criterion{"2", "Parts", 40_pt, proportional}, ladder{{80_pt, "pass"}}};
constexpr scheme in_chinese{title{"repair", "2025"}, criterion{"1", {"Hotline", "热线"}, 60_pt, proportional},
                            criterion{"2", "Spares", 40_pt, proportional}, ladder{{80_pt, "passed"}}};
constexpr scheme of_2026{title{"repair", "2026"}, criterion{"1", "Hotline", 30_pt, proportional},
                         criterion{"2", "Parts", 40_pt, proportional}, criterion{"3", "Manuals", 30_pt},
                         ladder{{80_pt, "pass"}}};

TEST_CASE("results carry version and hash, and stored findings are rated again under another version") {
  findings<of_2025> stored;
  stored.set<"1">(sampled(0, 10)).set<"2">(sampled(4, 10).evidence("record 17"));
  auto const then = evaluate(stored);
  REQUIRE(then);
  CHECK(then->score() == 84_pt); // 60 + 24
  CHECK(then->title().version == "2025");
  CHECK(then->hash() == content_hash<of_2025>());
  CHECK(content_hash<of_2025>() == content_hash<in_chinese>()); // names do not count
  CHECK(content_hash<of_2025>() != content_hash<of_2026>());

  findings<of_2026> again;
  auto const notes = carry_over(stored, again);
  REQUIRE(notes.size() == 1);
  CHECK(notes[0] == carry_note{"3", carried::required, errc::none});
  again.set<"3">(not_met);
  auto const now = evaluate(again);
  REQUIRE(now);
  CHECK(now->score() == 54_pt); // 30 + 24
  CHECK(now->trace()[1].recorded.remark().evidence == "record 17");

  auto const both = compare(*then, *now);
  CHECK(both.score_before == 84_pt);
  CHECK(both.score_after == 54_pt);
  CHECK(both.grade_before.name().en == "pass");
  CHECK(both.grade_after.state() == outcome::below_ladder);
  REQUIRE(both.lines.size() == 2); // 2 is the same in both
  CHECK(both.lines[0].id == "1");
  REQUIRE((both.lines[0].before && both.lines[0].after));
  CHECK(both.lines[0].before->available == 60_pt);
  CHECK(both.lines[0].after->available == 30_pt);
  CHECK(both.lines[1].id == "3");
  CHECK(!both.lines[1].before);
}

TEST_CASE("a scheme is checked before use, and every fault is reported with its place") {
  scheme_parts parts;
  parts.title = {"bad", "1"};
  parts.rows = {
      {.id = "1", .worth = 0_pt, .rule = all_or_nothing},
      {.id = "2", .parent = "3", .worth = 10_pt},
      {.id = "3", .parent = "2", .worth = 10_pt},
      {.id = "4", .worth = 20_pt, .roll_up = weighted_mean},
      {.id = "4.1", .parent = "4", .worth = 0_wt, .rule = all_or_nothing},
      {.id = "5", .worth = 10_pt, .rule = all_or_nothing},
      {.id = "5", .worth = 10_pt, .rule = all_or_nothing},
  };
  parts.steps = {cap{60_pt}.when(branch("9").below(50_pct)).as_step()};
  parts.rungs = {{10_pt, "pass"}, {500_pt, "good"}};
  auto const built = loaded_scheme::build(parts);
  REQUIRE(!built);
  auto const has = [&](errc code, std::string_view id, std::size_t index) {
    auto const& all = built.errors();
    return std::any_of(all.begin(), all.end(), [&](error const& e) {
      return e.code == code && e.where.id == id && e.where.index == index;
    });
  };
  CHECK(has(errc::points_not_positive, "1", 0));
  CHECK((has(errc::parent_cycle, "2", 1) || has(errc::parent_cycle, "3", 2)));
  CHECK(has(errc::points_not_positive, "4.1", 4)); // a branch of weight zero is refused
  CHECK(has(errc::duplicate_id, "5", 6));
  CHECK(has(errc::unknown_branch, "9", 7)); // the first step
  CHECK(has(errc::rung_unreachable, "good", 1));
}

TEST_CASE("an override by an authorised person keeps the old finding, the reason and the author") {
  findings<of_2025> f;
  f.set<"1">(met).set<"2">(sampled(9, 10).assessor("Wang").evidence("record 17"));
  CHECK(evaluate(f).value().score() == 64_pt);

  CHECK(f.override_finding("2", met.assessor("Li")).error().code == errc::reason_missing);
  CHECK(f.override_finding("2", met.because("appeal upheld")).error().code == errc::author_missing);
  CHECK(f.overrides() == 0);
  REQUIRE(f.override_finding("2", sampled(2, 10).because("appeal upheld").assessor("Li")));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 92_pt); // 60 + 32
  auto const line = r->trace()[1];
  CHECK(line.is_overridden);
  CHECK(line.recorded.remark().reason == "appeal upheld");
  CHECK(line.recorded.remark().assessor == "Li");
  REQUIRE(r->findings().overrides() == 1);
  auto const old = r->findings().override_at(0);
  CHECK(old.id == "2");
  CHECK(old.before == sampled(9, 10).assessor("Wang").evidence("record 17"));
}

} // namespace
