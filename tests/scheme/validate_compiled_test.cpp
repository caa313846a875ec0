// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/bad_schemes.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>

#include <cstddef>
#include <initializer_list>
#include <string_view>

// The bad schemes once more, as constants: the compiler must find the same first fault.
namespace {

using namespace starlot::literals;
using starlot::bonus;
using starlot::cap;
using starlot::clause;
using starlot::criterion;
using starlot::deduction;
using starlot::errc;
using starlot::error;
using starlot::grade_limit;
using starlot::ladder;
using starlot::points;
using starlot::round_to;
using starlot::rounding;
using starlot::scheme;
using starlot::title;
using starlot::weighted_mean;
using starlot_tests::opaque;

constexpr title t{"t", "1"};
constexpr criterion a{"1.1", "", 60_pt};
constexpr criterion b{"1.2", "", 40_pt, starlot::proportional};
constexpr criterion heavy{"1.1", "", 3_wt};
constexpr criterion light{"1.2", "", 2_wt, starlot::proportional};
constexpr clause one{"1", "", a, b};
constexpr ladder pass{{50_pt, "pass"}};

constexpr scheme good{t, one, pass};
constexpr scheme good_mean{t, clause{"1", "", 100_pt, weighted_mean, heavy, light}, pass};

// title
constexpr scheme no_id{title{"", "1"}, one, pass};
constexpr scheme no_version{title{"t", ""}, one, pass};
constexpr scheme newline{title{"t\n", "1"}, one, pass};
constexpr scheme no_utf8{title{"t", "\xFF"}, one, pass};
// ids
constexpr scheme criterion_without_id{t, clause{"1", "", criterion{"", "", 60_pt}, b}, pass};
constexpr scheme deduction_without_id{t, one, deduction{"", 1_pt}, pass};
constexpr scheme condition_without_id{t, one, cap{100_pt}, grade_limit{"", "", 50_pt}, pass};
constexpr scheme tab{t, clause{"1", "", criterion{"1\t1", "", 60_pt}, b}, pass};
constexpr scheme nul{t, clause{"1", "", criterion{{"1\0", 2}, "", 60_pt}, b}, pass};
constexpr scheme twice{t, clause{"1", "", a, criterion{"1.1", "", 40_pt}}, pass};
constexpr scheme step_like_criterion{t, one, cap{100_pt}, bonus{"1.2", 1_pt}, pass};
constexpr scheme two_steps{t, one, deduction{"x", 1_pt}, grade_limit{"x", "", 50_pt}, pass};
// tree
constexpr scheme nothing{t, starlot::out_of{100_pt}, pass};
constexpr scheme clauses_only{t, clause{"1", ""}, starlot::out_of{100_pt}, pass};
constexpr scheme childless{t, one, clause{"2", ""}, pass};
constexpr scheme worth_nothing{t, clause{"1", "", criterion{"1.1", "", 0_pt}, criterion{"1.2", "", 60_pt}},
                               pass};
constexpr scheme worth_less{t, clause{"1", "", criterion{"1.1", "", -1_pt}, criterion{"1.2", "", 60_pt}},
                            pass};
constexpr scheme no_weight{t, clause{"1", "", 100_pt, weighted_mean, heavy, criterion{"1.2", "", 0_wt}},
                           pass};
constexpr scheme declared_nothing{t, clause{"1", "", 0_pt, a, b}, starlot::out_of{100_pt}, pass};
constexpr scheme scale_below{t, one, starlot::out_of{-5_pt}, ladder{{-9_pt, "pass"}}};
constexpr scheme scale_nothing{t, one, starlot::out_of{0_pt}, ladder{{0_pt, "pass"}}};
constexpr scheme weights_below{t, weighted_mean, clause{"1", "", 1_wt, a, b}, starlot::out_of{-5_pt},
                               ladder{{-9_pt, "pass"}}};
constexpr scheme children_above{t, clause{"1", "", 99.999999_pt, a, b}, pass};
constexpr scheme children_below{t, clause{"1", "", 100.000001_pt, a, b}, pass};
constexpr scheme mean_without_points{t, clause{"1", "", weighted_mean, heavy, light}, starlot::out_of{100_pt},
                                     pass};
constexpr scheme inner_without_weight{
    t, clause{"1", "", 100_pt, weighted_mean, heavy, light, clause{"1.3", "", criterion{"1.3.1", "", 1_pt}}},
    pass};
constexpr scheme top_without_weight{t, weighted_mean, one, pass};
constexpr points almost_all = points::from_micro(bad_schemes::int64_max / 2 + 1);
constexpr scheme out_of_range{
    t, clause{"1", "", criterion{"1.1", "", almost_all}, criterion{"1.2", "", almost_all}}, pass};
constexpr auto all_weight = starlot::weight::from_micro(bad_schemes::int64_max);
constexpr scheme weights_out_of_range{t,
                                      clause{"1", "", 100_pt, weighted_mean, criterion{"1.1", "", all_weight},
                                             criterion{"1.2", "", all_weight}},
                                      pass};
constexpr scheme weight_in_sum{t, clause{"1", "", criterion{"1.1", "", 60_wt}, b}, pass};
constexpr scheme weight_at_top{t, clause{"1", "", 100_wt, a, b}, pass};
constexpr scheme points_in_mean{t, clause{"1", "", 100_pt, weighted_mean, heavy, b}, pass};
constexpr scheme points_at_top{t, weighted_mean, clause{"1", "", 100_pt, weighted_mean, heavy, light}, pass};
// rules
template <class Rule> constexpr auto with_rule(Rule const& rule, points worth) {
  return scheme{t, clause{"1", "", a, criterion{"1.2", "", worth, rule}}, pass};
}
constexpr auto one_knot = with_rule(starlot::levels({{0, 0_pct}}), 40_pt);
constexpr auto one_place = with_rule(starlot::table_at_least({{1, 0_pct}, {1, 100_pct}}), 40_pt);
constexpr auto falling_knots =
    with_rule(starlot::table_at_most({{5, 0_pct}, {3, 50_pct}, {4, 60_pct}, {-1, 100_pct}}), 40_pt);
constexpr auto far_apart = with_rule(starlot::curve({{0, starlot::share::of(1, 3'100'000)},
                                                     {1, starlot::share::of(1, 3'100'001)},
                                                     {10, starlot::share::of(1, 2)}}),
                                     40_pt);
constexpr auto all_numbers =
    with_rule(starlot::curve({{starlot::decimal::from_micro(bad_schemes::int64_min), 0_pct},
                              {starlot::decimal::from_micro(bad_schemes::int64_max), 100_pct}}),
              40_pt);
constexpr auto negative_part = with_rule(starlot::ratio{-1, 10}, 40_pt);
constexpr auto part_zero = with_rule(starlot::ratio{0, 10}, 40_pt);
constexpr auto whole_zero = with_rule(starlot::ratio{1, 0}, 40_pt);
constexpr scheme amount_of_weight{
    t, clause{"1", "", 100_pt, weighted_mean, heavy, criterion{"1.2", "", 2_wt, starlot::partial_amount}},
    pass};
constexpr scheme half_up_to_points{
    t,
    clause{"1", "", 100_pt, weighted_mean,
           criterion{"1.1", "", 3_wt, starlot::half_credit.none_at(0.000001_pt)}, light},
    pass};
constexpr auto negative_half = with_rule(starlot::half_credit.none_at(-0.5_pt), 40_pt);
// steps
constexpr scheme empty_deduction{t, one, deduction{"x", 0_pt}, pass};
constexpr scheme negative_bonus{t, one, bonus{"x", -2_pt}, pass};
constexpr scheme empty_bonus{t, one, bonus{"x", 0_pt}, round_to{-1_pt, rounding::up}, pass};
constexpr scheme fails_at_once{t, one, deduction{"x", 1_pt}.fails_at(0), pass};
constexpr scheme never_counts{t, one, cap{100_pt}, bonus{"x", 1_pt}.at_most(0), pass};
constexpr scheme beside_rungs{t, one, grade_limit{"x", "", 50.000001_pt}, pass};
// ladder
constexpr scheme no_rungs{t, one, ladder(std::initializer_list<starlot::rung>{})};
constexpr scheme falling_rungs{t, one, ladder{{50_pt, "a"}, {40_pt, "b"}, {60_pt, "c"}, {60_pt, "d"}}};
constexpr scheme above_all{t, one, ladder{{50_pt, "a"}, {100_pt, "b"}, {100.000001_pt, "c"}}};
constexpr scheme above_scale{t, one, starlot::out_of{40_pt}, pass};
constexpr scheme above_bonus{t, one, bonus{"x", 1.5_pt}.at_most(2), ladder{{103_pt, "a"}, {104_pt, "b"}}};
constexpr scheme above_cap{t, one, bonus{"x", 1_pt}, cap{100_pt}, ladder{{101_pt, "a"}}};
constexpr scheme above_empty_cap{t, one, cap{0_pt}, pass};
constexpr scheme above_negative_cap{t, one, cap{-1_pt}, ladder{{-1_pt, "a"}, {0_pt, "b"}}};
constexpr scheme above_rounding{t, one, round_to{30_pt, rounding::down}, ladder{{90_pt, "a"}, {91_pt, "b"}}};
constexpr scheme nameless{t, one, ladder{{50_pt, "a"}, {60_pt, ""}}};

struct twin {
  char const* name;
  starlot::scheme_view view;
  error fault;
};
template <auto const& Scheme> constexpr twin twin_of(char const* name) {
  auto const view = starlot::detail::view_of<Scheme>();
  auto const checked = starlot::first_fault(view);
  return {name, view, checked ? error{} : checked.error()};
}

constexpr twin twins[] = {
    twin_of<no_id>("no id"),
    twin_of<no_version>("no version"),
    twin_of<newline>("scheme id with newline"),
    twin_of<no_utf8>("version that is no UTF-8"),
    twin_of<criterion_without_id>("criterion without id"),
    twin_of<deduction_without_id>("deduction without id"),
    twin_of<condition_without_id>("condition without id"),
    twin_of<tab>("id with tab"),
    twin_of<nul>("id with NUL"),
    twin_of<twice>("one id twice"),
    twin_of<step_like_criterion>("step with the id of a criterion"),
    twin_of<two_steps>("two steps of one id"),
    twin_of<nothing>("nothing in it"),
    twin_of<clauses_only>("clauses only"),
    twin_of<childless>("clause without children"),
    twin_of<worth_nothing>("worth nothing"),
    twin_of<worth_less>("worth less than nothing"),
    twin_of<no_weight>("weight of nothing"),
    twin_of<declared_nothing>("clause declared as nothing"),
    twin_of<scale_below>("scale below nothing"),
    twin_of<scale_nothing>("scale of nothing"),
    twin_of<weights_below>("scale of weights below nothing"),
    twin_of<children_above>("children above their clause"),
    twin_of<children_below>("children below their clause"),
    twin_of<mean_without_points>("mean without points"),
    twin_of<inner_without_weight>("clause without weight below a mean"),
    twin_of<top_without_weight>("clause without weight at the top of a mean"),
    twin_of<out_of_range>("sum out of range"),
    twin_of<weights_out_of_range>("weights out of range"),
    twin_of<weight_in_sum>("weight in a sum"),
    twin_of<weight_at_top>("weight at the top"),
    twin_of<points_in_mean>("points in a mean"),
    twin_of<points_at_top>("points at the top of a mean"),
    twin_of<one_knot>("one knot"),
    twin_of<one_place>("knots of one place"),
    twin_of<falling_knots>("falling knots"),
    twin_of<far_apart>("knots too far apart"),
    twin_of<all_numbers>("a curve over all numbers"),
    twin_of<negative_part>("ratio of a negative part"),
    twin_of<part_zero>("ratio of part zero"),
    twin_of<whole_zero>("ratio of whole zero"),
    twin_of<amount_of_weight>("amount of a weight"),
    twin_of<half_up_to_points>("half credit up to points for a weight"),
    twin_of<negative_half>("half credit with a negative limit"),
    twin_of<empty_deduction>("deduction of nothing"),
    twin_of<negative_bonus>("negative bonus"),
    twin_of<empty_bonus>("bonus of nothing, rounding to nothing"),
    twin_of<fails_at_once>("deduction that fails at once"),
    twin_of<never_counts>("bonus that never counts"),
    twin_of<beside_rungs>("grade limit beside the rungs"),
    twin_of<no_rungs>("no rungs"),
    twin_of<falling_rungs>("falling rungs"),
    twin_of<above_all>("rung above everything"),
    twin_of<above_scale>("rung above the scale"),
    twin_of<above_bonus>("rung above the bonus"),
    twin_of<above_cap>("rung above the cap"),
    twin_of<above_empty_cap>("rung above a cap of nothing"),
    twin_of<above_negative_cap>("rung above a cap below nothing"),
    twin_of<above_rounding>("rung above the rounding"),
    twin_of<nameless>("rung without name"),
};
static_assert(twins[0].fault.code == errc::scheme_without_id);
static_assert(twin_of<good>("").fault == error{} && twin_of<good_mean>("").fault == error{});

TEST_CASE("the compiler finds the fault that a loaded scheme reports first") {
  for (auto const& twin : twins) {
    CAPTURE(twin.name);
    int met = 0;
    for (auto const& bad : bad_schemes::all()) {
      if (std::string_view{bad.name} != twin.name)
        continue;
      ++met;
      auto const& due = bad.due.front();
      CHECK(static_cast<int>(twin.fault.code) == static_cast<int>(due.code));
      CHECK(twin.fault.where.id == due.id);
      CHECK(twin.fault.where.index == due.index);
      CHECK(twin.fault.got == due.got);
      CHECK(twin.fault.expected == due.expected);
    }
    CHECK(met == 1);
    CHECK(starlot::first_fault(opaque(twin.view)).error() == twin.fault); // the same at run time
  }
}

/// Counts faults; also shows that a report may be an object of the caller.
struct counter {
  std::size_t faults = 0;
  constexpr void operator()(error const&) { ++faults; }
};
constexpr std::size_t faults_of(starlot::scheme_view const& view) {
  counter count;
  starlot::validate(view, count);
  return count.faults;
}

TEST_CASE("every fault of a compiled scheme can be listed") {
  static_assert(faults_of(twin_of<good>("").view) == 0);
  static_assert(faults_of(twin_of<falling_rungs>("").view) == 2);
  for (auto const& twin : twins)
    for (auto const& bad : bad_schemes::all())
      if (std::string_view{bad.name} == twin.name) {
        CAPTURE(twin.name);
        CHECK(faults_of(opaque(twin.view)) == bad.due.size());
      }
}

constexpr scheme too_many{t, one, ladder{{1_pt, "r"},  {2_pt, "r"},  {3_pt, "r"},  {4_pt, "r"},  {5_pt, "r"},
                                         {6_pt, "r"},  {7_pt, "r"},  {8_pt, "r"},  {9_pt, "r"},  {10_pt, "r"},
                                         {11_pt, "r"}, {12_pt, "r"}, {13_pt, "r"}, {14_pt, "r"}, {15_pt, "r"},
                                         {16_pt, "r"}, {17_pt, "r"}, {18_pt, "r"}, {19_pt, "r"}, {20_pt, "r"},
                                         {21_pt, "r"}, {22_pt, "r"}, {23_pt, "r"}, {24_pt, "r"}, {25_pt, "r"},
                                         {26_pt, "r"}, {27_pt, "r"}, {28_pt, "r"}, {29_pt, "r"}, {30_pt, "r"},
                                         {31_pt, "r"}, {32_pt, "r"}, {33_pt, "r"}, {34_pt, "r"}}};

TEST_CASE("only a compiled ladder can have too many rungs") {
  constexpr auto found = twin_of<too_many>("");
  static_assert(found.fault == error::at(errc::too_many_rungs, "t", 32).with(34_dec, 32_dec));
  CHECK(starlot::first_fault(opaque(found.view)).error() == found.fault);
  CHECK(faults_of(found.view) == 1);
}

} // namespace
