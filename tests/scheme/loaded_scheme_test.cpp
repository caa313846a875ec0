// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/tables.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/findings.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using namespace starlot::literals;
using starlot::clause;
using starlot::criterion;
using starlot::loaded_scheme;
using starlot::rule_kind;
using starlot::scheme_parts;
using starlot::scheme_row;

loaded_scheme built(scheme_parts const& parts) {
  auto result = loaded_scheme::build(parts);
  REQUIRE(result.has_value());
  return std::move(result).value();
}

std::string difference(starlot::scheme_view const& a, starlot::scheme_view const& b) {
  return std::string{tables::difference(a, b)};
}

// ---- The same table as the compiler's ----

constexpr starlot::scheme compiled{
    starlot::title{"twin", "2026", {"Twin", "孪生"}},
    clause{"1",
           {"Reception", "接待"},
           40_pt,
           starlot::weighted_mean,
           criterion{"1.1", {"Hours", "时间"}, 3_wt, starlot::half_credit},
           clause{"1.2", "Answers", 1_wt,
                  criterion{"1.2.1", "Phone", 7_pt, starlot::proportional, starlot::per_outlet},
                  criterion{"1.2.2", "Letter", 5_pt,
                            starlot::levels({{0, 0_pct, {"poor", "差"}}, {1, 100_pct}})}}},
    clause{"2", "Workshop", 60_pt,
           criterion{"2.1", "Tools", 20_pt, starlot::ratio{1, 10}, starlot::per_outlet,
                     starlot::if_not_applicable::leave_out, starlot::renormalise::in_branch},
           criterion{"2.2", "Turnaround", 30_pt, starlot::curve({{0, 100_pct}, {2, 50_pct}, {24, 0_pct}})},
           criterion{"2.3", "Order", 10_pt}},
    clause{"3", "Safety", 10_pt, starlot::minimum, criterion{"3.1", "Fire", 1_wt},
           criterion{"3.2", "Water", 1_wt, starlot::renormalise::over_tree}},
    criterion{"4", "Dialect", starlot::advisory},
    starlot::if_not_applicable::zero,
    starlot::renormalise::among_siblings,
    starlot::deduction{"breach", {"Breach of law", "违法"}, 1_pt}.fails_at(5),
    starlot::cap{100_pt},
    starlot::grade_limit{"wait", {"One year", "一年"}, 70_pt},
    starlot::rung_needs{"达标", starlot::branch("1.2").at_least(50_pct), {"Answers", "答复"}},
    starlot::clamp{0_pt, 110_pt}.when(starlot::asked{"open", {"Is open", "营业"}}),
    starlot::ladder{{70_pt, {"pass", "达标"}}, {80_pt, "three stars", 3}},
    starlot::ladder{starlot::rung{70_pt, {"pass", "达标"}, 3.5_dec}.to(90_pt), {90_pt, "good"}}.only_for(
        "小型")};

std::vector<starlot::rung> twin_rungs() {
  std::vector<starlot::rung> rungs{{70_pt, {"pass", "达标"}},
                                   {80_pt, "three stars", 3},
                                   starlot::rung{70_pt, {"pass", "达标"}, 3.5_dec}.to(90_pt),
                                   {90_pt, "good"}};
  rungs[2].group = rungs[3].group = "小型";
  return rungs;
}

scheme_parts twin_parts() {
  return {
      .title = {"twin", "2026", {"Twin", "孪生"}},
      .rows =
          {{.id = "1", .title = {"Reception", "接待"}, .worth = 40_pt, .roll_up = starlot::weighted_mean},
           {.id = "1.1",
            .parent = "1",
            .title = {"Hours", "时间"},
            .worth = 3_wt,
            .rule = starlot::half_credit},
           {.id = "1.2", .parent = "1", .title = "Answers", .worth = 1_wt},
           {.id = "1.2.1",
            .parent = "1.2",
            .title = "Phone",
            .worth = 7_pt,
            .rule = starlot::proportional,
            .visited = starlot::per_outlet},
           {.id = "1.2.2",
            .parent = "1.2",
            .title = "Letter",
            .worth = 5_pt,
            .rule = starlot::levels({{0, 0_pct, {"poor", "差"}}, {1, 100_pct}})},
           {.id = "2", .title = "Workshop", .worth = 60_pt},
           {.id = "2.1",
            .parent = "2",
            .title = "Tools",
            .worth = 20_pt,
            .rule = starlot::ratio{1, 10},
            .visited = starlot::per_outlet,
            .not_applicable = starlot::if_not_applicable::leave_out,
            .renormalise = starlot::renormalise::in_branch},
           {.id = "2.2",
            .parent = "2",
            .title = "Turnaround",
            .worth = 30_pt,
            .rule = starlot::curve({{0, 100_pct}, {2, 50_pct}, {24, 0_pct}})},
           {.id = "2.3", .parent = "2", .title = "Order", .worth = 10_pt, .rule = starlot::all_or_nothing},
           {.id = "3", .title = "Safety", .worth = 10_pt, .roll_up = starlot::minimum},
           {.id = "3.1", .parent = "3", .title = "Fire", .worth = 1_wt, .rule = starlot::all_or_nothing},
           {.id = "3.2",
            .parent = "3",
            .title = "Water",
            .worth = 1_wt,
            .rule = starlot::all_or_nothing,
            .renormalise = starlot::renormalise::over_tree},
           {.id = "4", .title = "Dialect", .worth = starlot::advisory, .rule = starlot::all_or_nothing}},
      .steps = {starlot::deduction{"breach", {"Breach of law", "违法"}, 1_pt}.fails_at(5).as_step(),
                starlot::cap{100_pt}.as_step(),
                starlot::grade_limit{"wait", {"One year", "一年"}, 70_pt}.as_step(),
                starlot::rung_needs{"达标", starlot::branch("1.2").at_least(50_pct), {"Answers", "答复"}}
                    .as_step(),
                starlot::clamp{0_pt, 110_pt}.when(starlot::asked{"open", {"Is open", "营业"}}).as_step()},
      .rungs = twin_rungs(),
      .not_applicable = starlot::if_not_applicable::zero,
      .renormalise = starlot::renormalise::among_siblings};
}
starlot::scheme_view const& compiled_view() { return starlot::detail::compiled_table<compiled>::view(); }

TEST_CASE("a loaded scheme has the table of its compiled twin") {
  auto const loaded = built(twin_parts());
  CHECK(tables::is_consistent(loaded.view()));
  CHECK(difference(loaded.view(), compiled_view()) == "");
}

// ---- Rows in any order ----

TEST_CASE("rows may come in any order, siblings keep theirs") {
  std::array<scheme_row, 6> const rows{
      {{.id = "1"},
       {.id = "1.1", .parent = "1", .worth = 2_pt, .rule = starlot::proportional},
       {.id = "1.2", .parent = "1"},
       {.id = "1.2.1", .parent = "1.2", .worth = 3_pt, .rule = starlot::ratio{1, 2}},
       {.id = "1.2.2", .parent = "1.2", .worth = 4_pt, .rule = starlot::levels({{0, 0_pct}, {1, 100_pct}})},
       {.id = "2", .worth = 5_pt, .rule = starlot::curve({{3, 0_pct}, {4, 100_pct}})}}};
  auto const parts = [&](std::array<std::size_t, 6> const& order) {
    scheme_parts p{.title = {"any order", "1"}, .rows = {}, .rungs = {{1_pt, "pass"}}};
    for (auto const i : order)
      p.rows.push_back(rows[i]);
    return p;
  };
  std::array<std::size_t, 6> order{0, 1, 2, 3, 4, 5};
  auto const first = built(parts(order));
  int same_siblings = 0;
  int wrong = 0;
  do {
    auto const place_of = [&](std::size_t row) {
      return std::find(order.begin(), order.end(), row) - order.begin();
    };
    bool const top = place_of(0) < place_of(5);
    bool const middle = place_of(1) < place_of(2);
    bool const inner = place_of(3) < place_of(4);
    auto const scheme = built(parts(order));
    auto const& v = scheme.view();
    wrong += tables::is_consistent(v) ? 0 : 1;
    wrong += (v.find("1") < v.find("2")) == top ? 0 : 1;
    wrong += (v.find("1.1") < v.find("1.2")) == middle ? 0 : 1;
    wrong += (v.find("1.2.1") < v.find("1.2.2")) == inner ? 0 : 1;
    for (auto const& row : rows) {
      auto const& d = v.details[v.find(row.id)];
      auto const above = d.parent == starlot::detail::no_index ? std::string_view{} : v.id(d.parent);
      wrong += above == row.parent ? 0 : 1;
    }
    if (top && middle && inner) {
      ++same_siblings;
      wrong += difference(v, first.view()).empty() ? 0 : 1;
    }
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(same_siblings == 720 / 8);
  CHECK(wrong == 0);
}

TEST_CASE("of two clauses with one id the first gets the children") {
  scheme_parts const p{.title = {"t", "1"},
                       .rows = {{.id = "1"},
                                {.id = "2", .parent = "1", .worth = 1_pt, .rule = starlot::proportional},
                                {.id = "1"}},
                       .rungs = {{1_pt, "pass"}}};
  auto const r = loaded_scheme::build(p);
  REQUIRE_FALSE(r.has_value());
  REQUIRE(r.errors().size() == 2); // the second one has no children
  CHECK(r.errors()[0].code == starlot::errc::duplicate_id);
  CHECK(r.errors()[0].where.index == 2);
  CHECK(r.errors()[1].code == starlot::errc::clause_without_children);
  CHECK(r.errors()[1].where.index == 2);
}

// ---- Texts ----

/// The parts of the twin with all characters on the heap, to be freed.
class heap_parts {
public:
  heap_parts() : parts_{twin_parts()} {
    own(parts_.title.id), own(parts_.title.version), own(parts_.title.name);
    for (auto& row : parts_.rows) {
      own(row.id), own(row.parent), own(row.title);
      if (row.rule.is_said)
        for (auto& knot : row.rule.knots)
          own(knot.name);
    }
    for (auto& step : parts_.steps)
      own(step.id), own(step.title), own(step.rung.name), own(step.when.where);
    for (auto& rung : parts_.rungs)
      own(rung.name), own(rung.group);
  }
  heap_parts(heap_parts const&) = delete;
  heap_parts& operator=(heap_parts const&) = delete;
  ~heap_parts() {
    for (auto& s : owned_)
      std::fill(s.begin(), s.end(), '#');
  }
  [[nodiscard]] scheme_parts const& get() const { return parts_; }

private:
  void own(std::string_view& s) {
    owned_.emplace_back(s.begin(), s.end());
    s = {owned_.back().data(), owned_.back().size()};
  }
  void own(starlot::text& t) { own(t.en), own(t.zh); }

  scheme_parts parts_;
  std::vector<std::vector<char>> owned_;
};

bool is_twin(loaded_scheme const& s) {
  return tables::is_consistent(s.view()) && difference(s.view(), compiled_view()).empty();
}

TEST_CASE("a loaded scheme owns its texts") {
  auto const scheme = [] {
    heap_parts const parts;
    return built(parts.get());
  }();
  CHECK(is_twin(scheme));
}

TEST_CASE("copies of a scheme share its table, which lives as long as one of them") {
  std::vector<loaded_scheme> all;
  {
    heap_parts const parts;
    auto original = built(parts.get());
    loaded_scheme const copy{original};
    all.push_back(copy);
    all.push_back(all.front()); // grows: the first one is moved
    all.push_back(loaded_scheme{copy});
    all.push_back(std::move(original));
  }
  for (auto const& s : all)
    CHECK(is_twin(s));

  auto const other = built({.title = {"another", "1", "another name"},
                            .rows = {{.id = "x", .title = "X", .worth = 5_pt, .rule = starlot::proportional}},
                            .rungs = {{1_pt, "pass"}}});
  auto assigned = other;
  assigned = all[1];
  CHECK(is_twin(assigned));
  auto const& itself = assigned;
  assigned = itself;
  CHECK(is_twin(assigned));
  all[0] = other;
  CHECK(all[0].view().title.id == "another");
  CHECK(all[0].view().find("x") == 0);
  CHECK(is_twin(assigned));
  all[0] = std::move(all[1]);
  CHECK(is_twin(all[0]));
  CHECK(is_twin(all[1])); // a scheme that was moved from is what it was
  all[1] = std::move(all[2]);
  CHECK(is_twin(all[1]));
  auto const moved = std::move(all[0]);
  all.clear();
  CHECK(is_twin(moved));
  CHECK(is_twin(assigned));

  auto const again = assigned;
  CHECK(again.view().title.id.data() == assigned.view().title.id.data());
  CHECK(again.view().details[0].id.data() == assigned.view().details[0].id.data());
  CHECK(again.view().nodes.data() == assigned.view().nodes.data());
}

starlot::result<loaded_scheme> build_locally() {
  std::string const id = "a criterion that is worth nothing at all";
  scheme_parts const parts{.title = {"t", "1"},
                           .rows = {{.id = id, .rule = starlot::proportional},
                                    {.id = "b", .worth = 1_pt, .rule = starlot::proportional}},
                           .rungs = {{1_pt, "pass"}}};
  return loaded_scheme::build(parts);
}

TEST_CASE("a fault keeps its id when the rows are gone") {
  auto const r = build_locally();
  REQUIRE_FALSE(r.has_value());
  REQUIRE(r.errors().size() == 1);
  CHECK(r.errors()[0].where.id == "a criterion that is worth nothing at all");
}

// ---- What rows are made from ----

TEST_CASE("any ready rule makes a choice of rule") {
  starlot::rule_choice const ratio = starlot::ratio{2, 7};
  CHECK(ratio.kind == rule_kind::ratio);
  CHECK((ratio.first == 2 && ratio.second == 7 && ratio.knots.empty()));
  starlot::rule_choice const curve = starlot::curve({{0, 0_pct}, {5, 50_pct}, {6, 100_pct}});
  CHECK(curve.kind == rule_kind::curve);
  CHECK((curve.knots.size() == 3 && curve.knots[1].at == 5_dec));
  starlot::rule_choice const half = starlot::half_credit.none_at(2_pt);
  CHECK((half.kind == rule_kind::half_credit && half.first == 2'000'000));
  CHECK(starlot::rule_choice{}.kind == rule_kind::all_or_nothing);
  CHECK(starlot::rule_choice{starlot::partial_amount}.kind == rule_kind::partial_amount);
}

TEST_CASE("a worth is points, a weight, or not said") {
  constexpr starlot::row_worth none;
  static_assert(!none.is_said && !none.is_weight && none.micro == 0);
  constexpr starlot::row_worth points = 2_pt;
  static_assert(points.is_said && !points.is_weight && points.micro == 2'000'000);
  constexpr starlot::row_worth weight = 3_wt;
  static_assert(weight.is_said && weight.is_weight && weight.micro == 3'000'000);
  CHECK(starlot::row_worth{0_pt}.is_said);
  constexpr starlot::row_worth advisory = starlot::advisory;
  static_assert(advisory.is_said && advisory.is_advisory && advisory.micro == 0);
  static_assert(!none.is_advisory && !points.is_advisory && !weight.is_advisory);
}

TEST_CASE("any scheme shares the table of a loaded one") {
  auto const scheme = built(twin_parts());
  starlot::any_scheme const any{scheme};
  static_assert(std::is_convertible_v<loaded_scheme, starlot::any_scheme>);
  CHECK(&any.view() == &scheme.view());
  CHECK(scheme.view().customs == 0);
  CHECK(starlot::finding_set{any}.slot_count() == 9 + 5);
}

} // namespace
