// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "files/said.hpp"
#include "scheme/tables.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/files/scheme_file.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/policies.hpp>
#include <starlot/scheme/ready_policy.hpp>
#include <starlot/scheme/ready_roll_up.hpp>
#include <starlot/scheme/roll_ups.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

// Whatever rows can say, a scheme file can say, and the other way round. Where the library gets a new kind of a part, or a
// new field, a test here fails until the file has it.

using namespace starlot;
using starlot_tests::said;

namespace {

enum class way { refused, lost, kept };

/// Whether a scheme is built of these parts and comes back from a file unchanged.
way way_of(scheme_parts const& parts) {
  auto const built = loaded_scheme::build(parts);
  if (!built)
    return way::refused;
  std::string written;
  if (!starlot_tests::broken_contract([&] { written = write_scheme(*built); }).empty())
    return way::lost;
  auto const sheet = read_scheme(written);
  if (!sheet) {
    UNSCOPED_INFO(written << said(sheet));
    return way::lost;
  }
  bool const same = content_hash(sheet->scheme) == content_hash(*built) &&
                    tables::difference(sheet->scheme.view(), built->view()).empty() &&
                    write_scheme(sheet->scheme) == written;
  if (!same)
    UNSCOPED_INFO(written);
  return same ? way::kept : way::lost;
}

/// Two criteria that count and one that does not, two ladders with a special grade each.
scheme_parts plain() {
  scheme_parts p{.title = {"plain", "1"}};
  p.rows = {{.id = "1", .worth = 10_pt, .rule = proportional},
            {.id = "2", .worth = 10_pt, .rule = proportional},
            {.id = "3", .worth = advisory, .rule = curve{{{0, 0_pct}, {5, 100_pct}}}}};
  for (auto const* const group : {"", "small"}) {
    p.rungs.push_back(rung{5_pt, "pass"});
    p.rungs.push_back(rung::awarded("T"));
    for (auto i = p.rungs.size() - 2; i < p.rungs.size(); ++i)
      p.rungs[i].group = group;
  }
  return p;
}

/// Of how many kinds, by their numbers, some variant is accepted; each of these has one that is kept, says the test.
template <class Variants> int kinds_kept(Variants const& variants) {
  int kept = 0;
  for (int kind = 0; kind < 255; ++kind) {
    std::size_t built = 0, survived = 0;
    variants(kind, [&](scheme_parts const& p) {
      auto const w = way_of(p);
      built += w != way::refused ? 1U : 0U;
      survived += w == way::kept ? 1U : 0U;
    });
    CAPTURE(kind);
    CHECK((built > 0) == (survived > 0));
    kept += survived > 0 ? 1 : 0;
  }
  return kept;
}

} // namespace

TEST_CASE("scheme files: each rule that a row may have is written, and read as it was") {
  CHECK(kinds_kept([](int kind, auto const& take) {
          auto const k = static_cast<rule_kind>(kind);
          std::vector<knot> const knots{{0, 0_pct, "none"}, {5, 100_pct, text{"all", "全部"}}};
          for (auto const& choice : {rule_choice{k}, rule_choice{k, 1, 10}, rule_choice{k, 0, 0, knots},
                                     rule_choice{k, 500'000, 3, knots}})
            for (std::size_t row : {std::size_t{0}, std::size_t{2}}) {
              auto p = plain();
              p.rows[row].rule = choice;
              take(p);
            }
        }) == 10);
}

TEST_CASE("scheme files: each step that rows may have is written, and read as it was") {
  CHECK(kinds_kept([](int kind, auto const& take) {
          for (int said = 0; said < 64; ++said) {
            step s{.kind = static_cast<step_kind>(kind)};
            s.id = (said & 1) != 0 ? "s" : "";
            s.amount = (said & 2) != 0 ? 6_pt : points{};
            s.least = (said & 4) != 0 ? 5_pt : points{};
            s.rung = (said & 8) != 0 ? rung_ref{"pass"} : rung_ref{};
            s.over = (said & 16) != 0 ? "small" : "";
            if ((said & 32) != 0)
              s.when = branch("1").below(50_pct);
            auto p = plain();
            p.steps.push_back(s);
            take(p);
            if (!s.over.empty()) {
              p.steps[0].over = "2";
              take(p);
            }
          }
        }) == 14);
}

TEST_CASE("scheme files: each condition that a step may have is written, and read as it was") {
  CHECK(kinds_kept([](int kind, auto const& take) {
          for (auto const* const where : {"", "1", "3", "small"})
            for (int limit = 0; limit < 4; ++limit)
              for (int is = 0; is < 4; ++is) {
                condition c;
                c.of = static_cast<measure>(kind);
                c.is = static_cast<bound>(is);
                c.where = where;
                c.in_points = limit == 1;
                c.numerator = limit == 0 ? 0 : limit == 1 ? 5'000'000 : 1;
                c.denominator = limit == 2 ? 2 : 1;
                auto p = plain();
                step s{.kind = step_kind::cap, .id = "q", .title = "Asked", .amount = 6_pt};
                if (c.of == measure::finding)
                  s.when = c;
                else
                  s.id = "", s.when = c;
                p.steps.push_back(s);
                take(p); // alone
                p.steps[0].unless = true;
                take(p);
                auto other = c;
                other.negated = true;
                if (c.of == measure::finding)
                  c.where = other.where = "q";
                condition both;
                both.of = measure::both;
                p.steps[0].conditions = {c, other};
                p.steps[0].when = both;
                take(p);
                both.of = measure::either;
                p.steps[0].conditions = {c, other, both, branch("2").above(20_pct)};
                take(p);
              }
        }) == 12); // all but `both` and `either`, which stand between others
}

TEST_CASE("scheme files: each ready roll-up and each aggregation policy is written, and read as it was") {
  int roll_ups = 0, policies = 0;
  auto const with_roll_up = [&](roll_up_choice const& choice) {
    way best = way::refused;
    for (bool const has_weights : {false, true})
      for (bool const is_top : {false, true}) {
        auto p = plain();
        p.rows = {{.id = "c", .worth = is_top ? row_worth{} : row_worth{20_pt}},
                  {.id = "1", .parent = "c", .worth = 10_pt, .rule = proportional},
                  {.id = "2", .parent = "c", .worth = 10_pt, .rule = proportional}};
        for (std::size_t i = 1; has_weights && i < 3; ++i)
          p.rows[i].worth = weight_ratio{1, static_cast<std::int64_t>(i) + 1};
        if (is_top)
          p.rows.erase(p.rows.begin());
        for (auto& row : p.rows)
          if (is_top)
            row.parent = {};
        (is_top ? p.top : p.rows[0].roll_up) = choice;
        auto const w = way_of(p);
        CHECK(w != way::lost);
        best = w == way::kept ? w : best;
      }
    CHECK(best == way::kept);
    ++roll_ups;
  };
  for (auto const ready : {sum_of_points, weighted_mean, minimum, maximum})
    with_roll_up(ready);
  ready_roll_ups::any([&]<class Part>(std::type_identity<Part>) {
    for (auto const* const parameter : {"", "1", "2", "1 5 0 100", "weighted_mean 0.5 half_up"})
      if (auto const ready = ready_roll_up(Part::name, parameter)) {
        with_roll_up(*ready);
        return false;
      }
    FAIL("no parameter for " << Part::name);
    return false;
  });
  ready_policies::any([&]<class Policy>(std::type_identity<Policy>) {
    for (auto const* const parameter : {"", "10%", "5"})
      if (auto const ready = ready_policy(Policy::name, parameter)) {
        auto p = plain();
        p.rows[1].visited = per_outlet;
        p.aggregation = *ready;
        CHECK(way_of(p) == way::kept);
        ++policies;
        return false;
      }
    FAIL("no parameter for " << Policy::name);
    return false;
  });
  CHECK(roll_ups == 11);
  CHECK(policies == 6);
}

TEST_CASE("scheme files: each field of a row, a step, a rung and a whole scheme has its cells") {
  // A new field does not compile here: it needs a cell, and a random filling in the test below.
  scheme_parts const p;
  [[maybe_unused]] auto const& [title, rows, steps, rungs, own_ladder, top, out_of, scheme_policy, level,
                                nothing, starts, is_ungraded, aggregation] = p;
  scheme_row const row;
  [[maybe_unused]] auto const& [id, parent, name, worth, rule, roll, visited, policy, row_level, finding_of] =
      row;
  rule_choice const choice;
  [[maybe_unused]] auto const& [is_said, kind, first, second, knots, rule_name] = choice;
  [[maybe_unused]] auto const& [micro, is_weight, is_advisory, worth_is_said, least, over] = worth;
  rung const r;
  [[maybe_unused]] auto const& [from, rung_name, stars, reached, is_closed, until, group, is_special, divisor,
                                starts_ladder] = r;
  knot const k;
  [[maybe_unused]] auto const& [at, earned, knot_name, amount, in_points, is_strict, is_refused, is_rest] = k;
  condition const c;
  [[maybe_unused]] auto const& [of, is, c_in_points, where, numerator, denominator, negated] = c;
  step const s;
  [[maybe_unused]] auto const& [step_kind, mode, unless, step_id, step_title, step_amount, step_least, limit,
                                step_rung, step_over, when, custom, first_condition, condition_count, asks,
                                names_line, back] = s;
  CHECK(way_of(plain()) == way::kept);
}

TEST_CASE("scheme files: rows that are filled at random come back unchanged") {
  starlot_tests::random_numbers dice;
  auto const one_in = [&](std::uint64_t n) { return dice.below(n) == 0; };
  char const* const names[] = {"", "Plain", "with, comma", "with \"quotes\"", "两个字"};
  auto const name = [&] {
    text t{names[dice.below(5)]};
    if (one_in(3))
      t.zh = names[dice.below(5)];
    return t;
  };
  auto const some_rule = [&]() -> rule_choice {
    std::vector<knot> const knots{{-1, 20_pct, name()}, {2, 30_pct}, {5, 100_pct, name()}};
    auto more = knots;
    more[1].is_strict = one_in(2);
    more.push_back(one_in(2) ? knot::otherwise(10_pct, name()) : knot::otherwise_refused(name()));
    auto const reading = one_in(2) ? 250'000 : 0;
    auto const mode = reading > 0 ? dice.between(0, 5) : 0;
    auto const kind = static_cast<rule_kind>(dice.between(1, 10));
    switch (kind) {
    case rule_kind::levels:
      return rule_choice{kind, 0, 0, knots};
    case rule_kind::table_at_least:
    case rule_kind::table_at_most:
      return rule_choice{kind, reading, mode, more};
    case rule_kind::curve:
      return rule_choice{kind, reading, mode, knots};
    case rule_kind::ratio:
      return rule_choice{kind, dice.between(1, 4), dice.between(1, 9)};
    case rule_kind::half_credit:
      return rule_choice{kind, one_in(2) ? 2'000'000 : 0};
    default:
      return rule_choice{kind};
    }
  };
  auto const condition = [&]() -> starlot::condition {
    switch (dice.below(8)) {
    case 0:
      return the_score.above(starlot::points::from_micro(dice.between(1, 9'999'999)));
    case 1:
      return branch("1").below(share::of(dice.between(1, 6), 7));
    case 2:
      return branch("c").at_least(1.5_pt);
    case 3:
      return any_branch.at_most(20_pct);
    case 4:
      return every_criterion.above(1_pct);
    case 5:
      return assessed("c").at_least(1);
    case 6:
      return assessed().below(75_pct);
    default:
      return in_group("small");
    }
  };
  std::size_t kept = 0, refused = 0;
  for (int round = 0; round < 2'000; ++round) {
    scheme_parts p{.title = {"random", "1.2", name()}};
    bool const is_raw = one_in(3);
    p.top = is_raw ? raw_sum : sum_of_points;
    if (is_raw && one_in(2))
      p.starts_at = -2.5_pt;
    if (!is_raw && one_in(2))
      p.out_of = starlot::points::from_micro(dice.between(1, 200) * 500'000);
    p.not_applicable = static_cast<if_not_applicable>(dice.between(1, 5));
    p.renormalise = is_raw ? renormalise::over_tree : static_cast<renormalise>(dice.between(1, 3));
    if (one_in(3))
      p.nothing_applies = one_in(2) ? if_nothing_applies::no_score : if_nothing_applies::earns(0.5_pt);
    if (one_in(3))
      p.aggregation = one_in(2) ? *ready_policy("trimmed", "10%") : *ready_policy("outlet_floor", "5");
    p.rows.push_back({.id = "c", .title = name(), .roll_up = sum_of_points});
    if (one_in(3))
      p.rows.back().worth = advisory;
    char const* const ids[] = {"1", "2", "3", "4"};
    for (auto const* const id : ids) {
      scheme_row row{.id = id, .parent = one_in(2) ? "c" : "", .title = name()};
      row.worth = one_in(5) ? row_worth{advisory}
                  : is_raw && one_in(3)
                      ? row_worth{between(-3_pt, 4.5_pt)}
                      : row_worth{starlot::points::from_micro(dice.between(1, 9) * 500'000)};
      row.rule = some_rule();
      row.visited = one_in(3) ? per_outlet : head_office;
      if (one_in(3))
        row.not_applicable = static_cast<if_not_applicable>(dice.between(1, 5));
      if (one_in(3) && !is_raw)
        row.renormalise = static_cast<renormalise>(dice.between(1, 3));
      if (one_in(6) && row.id != "1")
        row.finding_of = "1", row.rule = p.rows[1].rule, row.visited = p.rows[1].visited;
      p.rows.push_back(row);
    }
    for (std::uint64_t i = 0, count = dice.below(4); i < count; ++i) {
      step_choice s = step{};
      switch (dice.below(6)) {
      case 0:
        s = deduction{"breach", name(), 1.25_pt}.fails_at(3).as_step();
        break;
      case 1:
        s = round_to{0.5_pt, static_cast<rounding>(dice.between(0, 5))}.when(condition());
        break;
      case 2:
        s = cap{9_pt}.unless(asked{"q", name()} || condition());
        break;
      case 3:
        s = veto{"v", name()}.awards("T").when(condition());
        break;
      case 4:
        s = grade_limit{"pass"}.when(condition() && (!condition() || condition())).named("named");
        break;
      default:
        s = clamp{1_pt, 8_pt}.only_for("small");
        break;
      }
      p.steps.push_back(s);
    }
    if (one_in(6)) {
      p.is_ungraded = true;
    } else {
      for (auto const* const group : {"", "small"}) {
        auto const start = p.rungs.size();
        p.rungs.push_back(one_in(2) ? rung{-1_pt, "pass", 0.5_dec}
                                    : rung::above(-1_pt, text{"pass", "合格"}));
        if (one_in(2))
          p.rungs.back() = p.rungs.back().to(1_pt);
        p.rungs.push_back(p.rungs.back().is_closed ? rung{1_pt, "good", 3} : rung{1_pt, "good", 3}.over(3));
        p.rungs.push_back(rung::awarded(text{"T", "未评"}, 1));
        for (auto i = start; i < p.rungs.size(); ++i)
          p.rungs[i].group = group;
      }
    }
    CAPTURE(round);
    auto const w = way_of(p);
    REQUIRE(w != way::lost);
    ++(w == way::kept ? kept : refused);
  }
  CAPTURE(refused);
  CHECK(kept > 300U);
}
