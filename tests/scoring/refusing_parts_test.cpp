// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace starlot;
using namespace starlot::literals;

namespace {

/// The mean of two children at least.
struct mean_of_two {
  static constexpr std::string_view name = "mean of two";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  result<fraction> operator()(std::span<child const> children) const {
    if (children.size() < 2)
      return errc::nothing_applicable;
    return (children[0].earned + children[1].earned) / fraction{2};
  }
};

/// Doubles the score of what has a licence, and knows of none that is open.
struct needs_licence {
  static constexpr std::string_view name = "needs a licence";
  static constexpr int version = 1;
  std::string_view id = "licence";
  static constexpr std::span<std::int64_t const> parameters() { return {}; }
  result<void> operator()(score_state& company) const {
    if (company.recorded().kind() == finding_kind::error)
      return error::of(errc::none); // says no more
    if (company.has("none such"))
      company.veto();
    return {};
  }
};

inline constexpr rung own_rungs[] = {{0_pt, "low"}, {60_pt, "high"}};
struct by_halves {
  static constexpr std::string_view name = "by halves";
  static constexpr int version = 1;
  static constexpr std::span<rung const> rungs() { return own_rungs; }
  result<std::ptrdiff_t> operator()(score_state const& company) const {
    if (company.score() == fraction{50})
      return error::of(errc::number_out_of_range);
    return company.score() > fraction{50} ? 1 : 0;
  }
};

constexpr scheme strict{
    title{"strict", "1"},
    clause{"1", "", 60_pt, mean_of_two{}, criterion{"1.1", "", 1_wt}, criterion{"1.2", "", 1_wt}},
    criterion{"2", "", 40_pt, proportional}, needs_licence{}, by_halves{}};

finding_set all_met(any_scheme const& s) {
  finding_set f{s};
  for (auto const* id : {"1.1", "1.2", "2"})
    CHECK(f.set(id, met).has_value());
  CHECK(f.set("licence", met).has_value());
  return f;
}

bool refuses(finding_set const& f, errc code, std::string_view id) {
  auto const r = evaluate(f);
  return !r && r.errors().size() == 1 && r.error().code == code && r.error().where.id == id;
}

void check(any_scheme const& s) {
  auto const good = all_met(s);
  CHECK(evaluate(good).value().score() == 100_pt);
  CHECK(evaluate(good).value().grade().name().en == "high");
  auto f = good;
  CHECK(f.set("1.1", excluded("none")).has_value());
  CHECK(refuses(f, errc::nothing_applicable, "1"));
  f = good;
  CHECK(f.set("licence", assessment_error).has_value());
  CHECK(refuses(f, errc::part_refused, "licence"));
  f = good;
  CHECK(f.set("1.1", not_met).has_value());
  CHECK(f.set("2", sampled(1, 2)).has_value());
  CHECK(refuses(f, errc::number_out_of_range, "strict")); // half of it: the ladder belongs to the whole
  f = good;
  CHECK(f.set("1.1", not_met).has_value());
  CHECK(f.set("2", not_assessed).has_value()); // from 30 to 70: neither bound is refused
  CHECK(evaluate(f).has_value());
}

/// Vetoes where one of the criteria that it is told of earned nothing.
struct needs_all {
  static constexpr std::string_view name = "needs all";
  static constexpr int version = 1;
  std::span<std::string_view const> ids;
  [[nodiscard]] constexpr std::span<std::string_view const> text_parameters() const { return ids; }
  [[nodiscard]] constexpr std::span<std::string_view const> reads() const { return ids; }
  void operator()(score_state& company) const {
    for (auto const& id : ids)
      if (company.branch(id).earned == 0)
        company.veto();
  }
};

} // namespace

TEST_CASE("a roll-up, a step and a ladder of the user's refuse with an error and its place") {
  check(compiled<strict>);
  custom_table mine;
  mine.add(mean_of_two{}).add(needs_licence{}).add(by_halves{});
  auto const built =
      loaded_scheme::build({.title = {"strict", "1"},
                            .rows = {{.id = "1", .worth = 60_pt, .roll_up = custom{"mean of two"}},
                                     {.id = "1.1", .parent = "1", .worth = 1_wt, .rule = all_or_nothing},
                                     {.id = "1.2", .parent = "1", .worth = 1_wt, .rule = all_or_nothing},
                                     {.id = "2", .worth = 40_pt, .rule = proportional}},
                            .steps = {custom{"needs a licence"}},
                            .ladder = custom{"by halves"}},
                           mine);
  REQUIRE(built);
  CHECK(content_hash(*built) == content_hash<strict>());
  check(*built);
}

TEST_CASE("a company is refused where a part refuses, in any reading of what is open") {
  static constexpr scheme shops{title{"shops", "1"},
                                clause{"1", "", 100_pt, mean_of_two{}, criterion{"1.1", "", 1_wt, per_outlet},
                                       criterion{"1.2", "", 1_wt, per_outlet}},
                                mean_of_outlets, ladder{{50_pt, "pass"}}};
  struct row {
    std::string id;
  };
  std::vector<row> const rows{{"a"}, {"b"}};
  auto const f = *frame::of(rows, outlet_id{&row::id});
  auto const rate = [&](finding const& found_at_b) {
    outlet_findings visits{compiled<shops>, f};
    findings<shops> here;
    here.set<"1.1">(met).set<"1.2">(met);
    CHECK(visits.add("a", here).has_value());
    here.set<"1.2">(found_at_b);
    CHECK(visits.add("b", here).has_value());
    sample const both{{{{}, 2, 2, false}}, {{0, 0}, {1, 0}}};
    return rate_company(finding_set{compiled<shops>}, both, visits);
  };
  CHECK(rate(met).value().score() == 100_pt);
  auto const refused = rate(excluded("none"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == errc::nothing_applicable);
  CHECK(refused.error().where.id == "1");
}

TEST_CASE("what a part reads is there, and in the hash") {
  static constexpr std::string_view two[] = {"1", "2"};
  static constexpr std::string_view three[] = {"1", "2", "3"};
  auto const build = [](std::span<std::string_view const> ids) {
    custom_table mine;
    mine.add(needs_all{ids});
    return loaded_scheme::build({.title = {"reads", "1"},
                                 .rows = {{.id = "1", .worth = 60_pt, .rule = all_or_nothing},
                                          {.id = "2", .worth = 40_pt, .rule = all_or_nothing}},
                                 .steps = {custom{"needs all"}},
                                 .rungs = {{50_pt, "pass"}}},
                                mine);
  };
  auto const wrong = build(three);
  REQUIRE_FALSE(wrong);
  CHECK((wrong.errors().size() == 1 && wrong.error().code == errc::unknown_read &&
         wrong.error().where.id == "3"));
  auto const good = build(two);
  REQUIRE(good);
  CHECK(content_hash(*good) != content_hash(build(std::span{two}.first(1)).value()));
  static constexpr scheme same{title{"reads", "1"}, criterion{"1", "", 60_pt}, criterion{"2", "", 40_pt},
                               needs_all{two}, ladder{{50_pt, "pass"}}};
  CHECK(content_hash(*good) == content_hash<same>());
  finding_set f{*good};
  CHECK((f.set("1", met).has_value() && f.set("2", not_met).has_value()));
  CHECK(evaluate(f).value().outcome() == outcome::vetoed);
}
