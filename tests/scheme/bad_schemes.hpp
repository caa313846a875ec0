// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SCHEME_BAD_SCHEMES_HPP
#define STARLOT_TESTS_SCHEME_BAD_SCHEMES_HPP

#include <starlot/scheme/loaded_scheme.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

// Schemes with faults, and what the validator must say of each, in its order.
namespace bad_schemes {

using namespace starlot::literals;
using starlot::errc;
using starlot::scheme_parts;
using starlot::scheme_row;

inline constexpr auto nowhere = starlot::place::nowhere;
inline constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();
inline constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();

struct fault {
  errc code;
  std::string_view id;
  std::size_t index;
  starlot::decimal got = {};
  starlot::decimal expected = {};
};

struct bad_scheme {
  char const* name;
  scheme_parts (*base)();
  void (*change)(scheme_parts&);
  std::vector<fault> due;

  [[nodiscard]] scheme_parts make() const {
    auto parts = base();
    change(parts);
    return parts;
  }
};

/// Row 0: a clause; rows 1 and 2: its criteria, of 60 and 40 points. Nothing is wrong with it.
inline scheme_parts good() {
  return {.title = {"t", "1"},
          .rows = {{.id = "1"},
                   {.id = "1.1", .parent = "1", .worth = 60_pt, .rule = starlot::all_or_nothing},
                   {.id = "1.2", .parent = "1", .worth = 40_pt, .rule = starlot::proportional}},
          .steps = {},
          .rungs = {{50_pt, "pass"}}};
}

/// The same with a weighted mean in the clause, over weights 3 and 2.
inline scheme_parts good_mean() {
  auto p = good();
  p.rows[0].worth = 100_pt;
  p.rows[0].roll_up = starlot::weighted_mean;
  p.rows[1].worth = 3_wt;
  p.rows[2].worth = 2_wt;
  return p;
}

inline void set_ids(scheme_parts& p, std::string_view first, std::string_view second) {
  p.rows[1].id = first;
  p.rows[2].id = second;
}

inline starlot::decimal micro(std::int64_t n) { return starlot::decimal::from_micro(n); }

inline std::vector<bad_scheme> const& all() {
  using starlot::bonus;
  using starlot::cap;
  using starlot::deduction;
  using starlot::grade_limit;
  using starlot::round_to;
  using starlot::rounding;
  static std::vector<bad_scheme> const list{
      // ---- title ----
      {"no id", good, [](scheme_parts& p) { p.title.id = ""; }, {{errc::scheme_without_id, "", nowhere}}},
      {"no version",
       good,
       [](scheme_parts& p) { p.title.version = ""; },
       {{errc::scheme_without_version, "t", nowhere}}},
      {"neither id nor version",
       good,
       [](scheme_parts& p) { p.title = {}; },
       {{errc::scheme_without_id, "", nowhere}, {errc::scheme_without_version, "", nowhere}}},
      {"scheme id with newline",
       good,
       [](scheme_parts& p) { p.title.id = "t\n"; },
       {{errc::bad_id, "t\n", nowhere}}},
      {"version that is no UTF-8",
       good,
       [](scheme_parts& p) { p.title.version = "\xFF"; },
       {{errc::bad_id, "\xFF", nowhere}}},

      // ---- ids ----
      {"criterion without id",
       good,
       [](scheme_parts& p) { set_ids(p, "", "1.2"); },
       {{errc::empty_id, "", 1}}},
      {"two criteria without id",
       good,
       [](scheme_parts& p) { set_ids(p, "", ""); },
       {{errc::empty_id, "", 1}, {errc::empty_id, "", 2}}},
      {"deduction without id",
       good,
       [](scheme_parts& p) {
         p.steps = {deduction{"", 1_pt}.as_step()};
       },
       {{errc::empty_id, "", 3}}},
      {"condition without id",
       good,
       [](scheme_parts& p) {
         p.steps = {cap{100_pt}.as_step(), grade_limit{"", "", 50_pt}.as_step()};
       },
       {{errc::empty_id, "", 4}}},
      {"id with a blank behind", good,
       [](scheme_parts& p) { set_ids(p, "1.1 ", "1.2"); },
       {{errc::id_with_unseen, "1.1 ", 1}}},
      {"id with a no-break space", good,
       [](scheme_parts& p) { set_ids(p, "1\u00A01", "1.2"); },
       {{errc::id_with_unseen, "1\u00A01", 1}}},
      {"id with tab", good, [](scheme_parts& p) { set_ids(p, "1\t1", "1.2"); }, {{errc::bad_id, "1\t1", 1}}},
      {"id with NUL",
       good,
       [](scheme_parts& p) {
         set_ids(p, {"1\0", 2}, "1.2");
       },
       {{errc::bad_id, std::string_view{"1\0", 2}, 1}}},
      {"id cut within a character",
       good,
       [](scheme_parts& p) { set_ids(p, "1.1", "\xE6\x8A"); },
       {{errc::bad_id, "\xE6\x8A", 2}}},
      {"bonus with bad id",
       good,
       [](scheme_parts& p) {
         p.steps = {bonus{"\x7F", 1_pt}.as_step()};
       },
       {{errc::bad_id, "\x7F", 3}}},
      {"one id twice",
       good,
       [](scheme_parts& p) { set_ids(p, "1.1", "1.1"); },
       {{errc::duplicate_id, "1.1", 2}}},
      {"one long id three times",
       good,
       [](scheme_parts& p) {
         set_ids(p, "a criterion of long id", "a criterion of long id");
         p.rows.push_back(
             {.id = "a criterion of long id", .parent = "1", .worth = 1_pt, .rule = starlot::proportional});
         p.rows.push_back(
             {.id = "a criterion of another", .parent = "1", .worth = 1_pt, .rule = starlot::proportional});
       },
       {{errc::duplicate_id, "a criterion of long id", 2},
        {errc::duplicate_id, "a criterion of long id", 3}}},
      {"step with the id of a criterion",
       good,
       [](scheme_parts& p) {
         p.steps = {cap{100_pt}.as_step(), bonus{"1.2", 1_pt}.as_step()};
       },
       {{errc::duplicate_id, "1.2", 4}}},
      {"two steps of one id",
       good,
       [](scheme_parts& p) {
         p.steps = {deduction{"x", 1_pt}.as_step(), grade_limit{"x", "", 50_pt}.as_step()};
       },
       {{errc::duplicate_id, "x", 4}}},

      // ---- tree ----
      {"nothing in it",
       good,
       [](scheme_parts& p) {
         p.rows.clear();
         p.out_of = 100_pt;
       },
       {{errc::no_criteria, "t", nowhere}}},
      {"clauses only",
       good,
       [](scheme_parts& p) {
         p.rows.resize(1);
         p.out_of = 100_pt;
       },
       {{errc::no_criteria, "t", nowhere}, {errc::clause_without_children, "1", 0}}},
      {"clause without children",
       good,
       [](scheme_parts& p) { p.rows.push_back({.id = "2"}); },
       {{errc::clause_without_children, "2", 3}}},
      {"worth nothing",
       good,
       [](scheme_parts& p) {
         p.rows[1].worth = 0_pt;
         p.rows[2].worth = 60_pt;
       },
       {{errc::points_not_positive, "1.1", 1}}},
      {"worth less than nothing",
       good,
       [](scheme_parts& p) {
         p.rows[1].worth = -1_pt;
         p.rows[2].worth = 60_pt;
       },
       {{errc::points_not_positive, "1.1", 1, -1_dec}}},
      {"worth not said",
       good,
       [](scheme_parts& p) {
         p.rows[1].worth = {};
         p.rows[2].worth = 60_pt;
       },
       {{errc::points_not_positive, "1.1", 1}}},
      {"weight of nothing",
       good_mean,
       [](scheme_parts& p) { p.rows[2].worth = 0_wt; },
       {{errc::points_not_positive, "1.2", 2}}},
      {"clause declared as nothing",
       good,
       [](scheme_parts& p) {
         p.rows[0].worth = 0_pt;
         p.out_of = 100_pt;
       },
       {{errc::points_not_positive, "1", 0}, {errc::points_do_not_add_up, "1", 0, 100_dec, 0_dec}}},
      {"scale below nothing",
       good,
       [](scheme_parts& p) {
         p.out_of = -5_pt;
         p.rungs[0].from = -9_pt;
       },
       {{errc::points_not_positive, "t", nowhere, -5_dec}}},
      {"scale of nothing",
       good,
       [](scheme_parts& p) { p.out_of = 0_pt, p.rungs[0].from = 0_pt; },
       {{errc::points_not_positive, "t", nowhere}}},
      {"scale of weights below nothing",
       good,
       [](scheme_parts& p) {
         p.top = starlot::weighted_mean;
         p.rows[0].worth = 1_wt;
         p.out_of = -5_pt;
         p.rungs[0].from = -9_pt;
       },
       {{errc::points_not_positive, "t", nowhere, -5_dec}}},
      {"children above their clause",
       good,
       [](scheme_parts& p) { p.rows[0].worth = 99.999999_pt; },
       {{errc::points_do_not_add_up, "1", 0, 100_dec, 99.999999_dec}}},
      {"children below their clause",
       good,
       [](scheme_parts& p) { p.rows[0].worth = 100.000001_pt; },
       {{errc::points_do_not_add_up, "1", 0, 100_dec, 100.000001_dec}}},
      {"mean without points",
       good_mean,
       [](scheme_parts& p) {
         p.rows[0].worth = {};
         p.out_of = 100_pt;
       },
       {{errc::points_missing, "1", 0}}},
      {"clause without weight below a mean",
       good_mean,
       [](scheme_parts& p) {
         p.rows.push_back({.id = "1.3", .parent = "1"});
         p.rows.push_back({.id = "1.3.1", .parent = "1.3", .worth = 1_pt, .rule = starlot::proportional});
       },
       {{errc::points_missing, "1.3", 3}}},
      {"clause without weight at the top of a mean",
       good,
       [](scheme_parts& p) { p.top = starlot::weighted_mean; },
       {{errc::points_missing, "1", 0}}},
      {"sum out of range",
       good,
       [](scheme_parts& p) {
         p.rows[1].worth = p.rows[2].worth = starlot::points::from_micro(int64_max / 2 + 1);
       },
       {{errc::points_out_of_range, "t", nowhere}, {errc::points_out_of_range, "1", 0}}},
      {"sum at the very end",
       good,
       [](scheme_parts& p) {
         p.rows[1].worth = starlot::points::from_micro(int64_max - 1);
         p.rows[2].worth = 0.000001_pt;
       },
       {{errc::points_out_of_range, "t", nowhere}, {errc::points_out_of_range, "1", 0}}},
      {"weights out of range",
       good_mean,
       [](scheme_parts& p) { p.rows[1].worth = p.rows[2].worth = starlot::weight::from_micro(int64_max); },
       {{errc::points_out_of_range, "1", 0}}},
      {"weight in a sum",
       good,
       [](scheme_parts& p) { p.rows[1].worth = 60_wt; },
       {{errc::weight_where_points_count, "1.1", 1, 60_dec}}},
      {"weight at the top",
       good,
       [](scheme_parts& p) { p.rows[0].worth = 100_wt; },
       {{errc::weight_where_points_count, "1", 0, 100_dec}}},
      {"points in a mean",
       good_mean,
       [](scheme_parts& p) { p.rows[2].worth = 40_pt; },
       {{errc::points_where_weights_count, "1.2", 2, 40_dec}}},
      {"points at the top of a mean",
       good_mean,
       [](scheme_parts& p) { p.top = starlot::weighted_mean; },
       {{errc::points_where_weights_count, "1", 0, 100_dec}}},

      {"roll-up that is none",
       good,
       [](scheme_parts& p) { p.rows[0].roll_up = starlot::roll_up{9}; },
       {{errc::unknown_roll_up, "1", 0}}},
      {"custom roll-up where there is none",
       good_mean,
       [](scheme_parts& p) { p.rows[0].roll_up = starlot::roll_up::custom; },
       {{errc::unknown_roll_up, "1", 0}}},
      {"roll-up that is none over a clause",
       good_mean,
       [](scheme_parts& p) {
         p.rows.push_back({.id = "1.3", .parent = "1"});
         p.rows.push_back({.id = "1.3.1", .parent = "1.3", .worth = 1_pt, .rule = starlot::proportional});
         p.rows[0].roll_up = starlot::roll_up{99};
       },
       {{errc::unknown_roll_up, "1", 0}}},
      {"roll-up of the top that is none",
       good,
       [](scheme_parts& p) { p.top = starlot::roll_up{}; },
       {{errc::unknown_roll_up, "t", nowhere}}},

      // ---- rules ----
      {"rule that is none",
       good,
       [](scheme_parts& p) { p.rows[2].rule.kind = starlot::rule_kind{77}; },
       {{errc::unknown_rule, "1.2", 2}}},
      {"rule of number zero",
       good,
       [](scheme_parts& p) { p.rows[1].rule.kind = starlot::rule_kind{}; },
       {{errc::unknown_rule, "1.1", 1}}},
      {"custom rule where there is none",
       good,
       [](scheme_parts& p) { p.rows[2].rule.kind = starlot::rule_kind::custom; },
       {{errc::unknown_rule, "1.2", 2}}},
      {"amount of a weight",
       good_mean,
       [](scheme_parts& p) { p.rows[2].rule = starlot::partial_amount; },
       {{errc::rule_needs_points, "1.2", 2}}},
      {"half credit up to points for a weight",
       good_mean,
       [](scheme_parts& p) { p.rows[1].rule = starlot::half_credit.none_at(0.000001_pt); },
       {{errc::rule_needs_points, "1.1", 1}}},
      {"one knot",
       good,
       [](scheme_parts& p) {
         p.rows[2].rule = starlot::levels({{0, 0_pct}});
       },
       {{errc::too_few_knots, "1.2", 2, 1_dec, 2_dec}}},
      {"no knot",
       good,
       [](scheme_parts& p) { p.rows[2].rule = starlot::rule_choice{starlot::rule_kind::curve}; },
       {{errc::too_few_knots, "1.2", 2, 0_dec, 2_dec}}},
      {"knots of one place",
       good,
       [](scheme_parts& p) {
         p.rows[2].rule = starlot::table_at_least({{1, 0_pct}, {1, 100_pct}});
       },
       {{errc::knots_not_increasing, "1.2", 2, 1_dec, 1_dec}}},
      {"falling knots",
       good,
       [](scheme_parts& p) {
         p.rows[2].rule = starlot::table_at_most({{5, 0_pct}, {3, 50_pct}, {4, 60_pct}, {-1, 100_pct}});
       },
       {{errc::knots_not_increasing, "1.2", 2, 3_dec, 5_dec},
        {errc::knots_not_increasing, "1.2", 2, -1_dec, 4_dec}}},
      {"knots too far apart",
       good,
       [](scheme_parts& p) {
         using starlot::share;
         p.rows[2].rule = starlot::curve(
             {{0, share::of(1, 3'100'000)}, {1, share::of(1, 3'100'001)}, {10, share::of(1, 2)}});
       },
       {{errc::knots_too_far_apart, "1.2", 2, 1_dec, 0_dec}}},
      {"a curve over all numbers",
       good,
       [](scheme_parts& p) {
         p.rows[2].rule = starlot::curve({{micro(int64_min), 0_pct}, {micro(int64_max), 100_pct}});
       },
       {{errc::knots_too_far_apart, "1.2", 2, micro(int64_max), micro(int64_min)}}},
      {"ratio of a negative part",
       good,
       [](scheme_parts& p) {
         p.rows[2].rule = starlot::ratio{-1, 10};
       },
       {{errc::ratio_not_positive, "1.2", 2}}},
      {"ratio of part zero",
       good,
       [](scheme_parts& p) {
         p.rows[2].rule = starlot::ratio{0, 10};
       },
       {{errc::ratio_not_positive, "1.2", 2}}},
      {"ratio of whole zero",
       good,
       [](scheme_parts& p) {
         p.rows[2].rule = starlot::ratio{1, 0};
       },
       {{errc::ratio_not_positive, "1.2", 2}}},
      {"half credit with a negative limit",
       good,
       [](scheme_parts& p) { p.rows[2].rule = starlot::half_credit.none_at(-0.5_pt); },
       {{errc::half_credit_limit_negative, "1.2", 2, -0.5_dec}}},

      // ---- steps ----
      {"deduction of nothing",
       good,
       [](scheme_parts& p) {
         p.steps = {deduction{"x", 0_pt}.as_step()};
       },
       {{errc::amount_not_positive, "x", 3, 0_dec}}},
      {"negative bonus",
       good,
       [](scheme_parts& p) {
         p.steps = {bonus{"x", -2_pt}.as_step()};
       },
       {{errc::amount_not_positive, "x", 3, -2_dec}}},
      {"bonus of nothing, rounding to nothing",
       good,
       [](scheme_parts& p) {
         p.steps = {bonus{"x", 0_pt}.as_step(), round_to{-1_pt, rounding::up}.as_step()};
       },
       {{errc::amount_not_positive, "x", 3}, {errc::amount_not_positive, "", 4, -1_dec}}},
      {"deduction that fails at once",
       good,
       [](scheme_parts& p) {
         p.steps = {deduction{"x", 1_pt}.fails_at(0).as_step()};
       },
       {{errc::limit_not_positive, "x", 3}}},
      {"bonus that never counts",
       good,
       [](scheme_parts& p) {
         p.steps = {cap{100_pt}.as_step(), bonus{"x", 1_pt}.at_most(0).as_step()};
       },
       {{errc::limit_not_positive, "x", 4}}},
      {"grade limit beside the rungs",
       good,
       [](scheme_parts& p) {
         p.steps = {grade_limit{"x", "", 50.000001_pt}.as_step()};
       },
       {{errc::unknown_rung, "x", 3, 50.000001_dec}}},

      {"step that is none",
       good,
       [](scheme_parts& p) {
         p.steps = {cap{100_pt}.as_step(), cap{100_pt}.as_step()};
         p.steps[0].kind = starlot::step_kind{};
         p.steps[1].kind = starlot::step_kind{99};
       },
       {{errc::unknown_step, "", 3}, {errc::unknown_step, "", 4}}},
      {"custom step where there is none",
       good,
       [](scheme_parts& p) {
         p.steps = {cap{100_pt}.as_step(), cap{100_pt}.as_step()};
         p.steps[1].kind = starlot::step_kind::custom;
       },
       {{errc::unknown_step, "", 4}}},
      {"rounding that is none",
       good,
       [](scheme_parts& p) {
         p.steps = {round_to{1_pt, rounding{6}}.as_step()};
       },
       {{errc::unknown_step, "", 3}}},

      // ---- ladder ----
      {"no rungs", good, [](scheme_parts& p) { p.rungs.clear(); }, {{errc::no_ladder, "t", nowhere}}},
      {"falling rungs",
       good,
       [](scheme_parts& p) {
         p.rungs = {{50_pt, "a"}, {40_pt, "b"}, {60_pt, "c"}, {60_pt, "d"}};
       },
       {{errc::ladder_not_increasing, "b", 1, 40_dec, 50_dec},
        {errc::ladder_not_increasing, "d", 3, 60_dec, 60_dec}}},
      {"rung above everything",
       good,
       [](scheme_parts& p) {
         p.rungs = {{50_pt, "a"}, {100_pt, "b"}, {100.000001_pt, "c"}};
       },
       {{errc::rung_unreachable, "c", 2, 100.000001_dec, 100_dec}}},
      {"rung above the scale",
       good,
       [](scheme_parts& p) { p.out_of = 40_pt; },
       {{errc::rung_unreachable, "pass", 0, 50_dec, 40_dec}}},
      {"rung above the bonus",
       good,
       [](scheme_parts& p) {
         p.steps = {bonus{"x", 1.5_pt}.at_most(2).as_step()};
         p.rungs = {{103_pt, "a"}, {104_pt, "b"}};
       },
       {{errc::rung_unreachable, "b", 1, 104_dec, 103_dec}}},
      {"rung above the cap",
       good,
       [](scheme_parts& p) {
         p.steps = {bonus{"x", 1_pt}.as_step(), cap{100_pt}.as_step()};
         p.rungs = {{101_pt, "a"}};
       },
       {{errc::rung_unreachable, "a", 0, 101_dec, 100_dec}}},
      {"rung above a cap of nothing",
       good,
       [](scheme_parts& p) { p.steps = {cap{0_pt}.as_step()}; },
       {{errc::rung_unreachable, "pass", 0, 50_dec, 0_dec}}},
      {"rung above a cap below nothing",
       good,
       [](scheme_parts& p) {
         p.steps = {cap{-1_pt}.as_step()};
         p.rungs = {{-1_pt, "a"}, {0_pt, "b"}};
       },
       {{errc::rung_unreachable, "b", 1, 0_dec, -1_dec}}},
      {"rung above the rounding",
       good,
       [](scheme_parts& p) {
         p.steps = {round_to{30_pt, rounding::down}.as_step()};
         p.rungs = {{90_pt, "a"}, {91_pt, "b"}};
       },
       {{errc::rung_unreachable, "b", 1, 91_dec, 90_dec}}},
      {"rung without name",
       good,
       [](scheme_parts& p) {
         p.rungs = {{50_pt, "a"}, {60_pt, ""}};
       },
       {{errc::rung_without_name, "t", 1, 60_dec}}},

      // ---- rows ----
      {"unknown parent",
       good,
       [](scheme_parts& p) { p.rows[2].parent = "9"; },
       {{errc::unknown_parent, "1.2", 2}}},
      {"parent is a criterion",
       good,
       [](scheme_parts& p) { p.rows[2].parent = "1.1"; },
       {{errc::parent_is_a_criterion, "1.2", 2}}},
  };
  return list;
}

} // namespace bad_schemes

#endif
