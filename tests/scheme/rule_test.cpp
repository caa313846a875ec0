// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/answers.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/rule.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace {

using namespace answers;
using starlot::ready_rule;
using starlot::rule_kind;
using starlot::share;

constexpr auto int64_min = (std::numeric_limits<std::int64_t>::min)();
constexpr auto int64_max = (std::numeric_limits<std::int64_t>::max)();
constexpr std::int64_t two31 = 2'147'483'648;

// ---- Every rule, every kind of finding ----

constexpr starlot::levels
    some_levels({{0, 0_pct, "poor"}, {1, 60_pct, {"fair", "中"}}, {2, 100_pct, "good"}});
static_assert(some_levels.knots[1].name.in(starlot::language::zh) == "中");
constexpr starlot::table_at_least rising({{0, 0_pct}, {4, 50_pct}, {8, 100_pct}});
constexpr starlot::table_at_most falling({{2, 100_pct}, {24, 50_pct}, {48, 0_pct}});
constexpr starlot::curve line({{0, 0_pct}, {10, 100_pct}});

constexpr std::array<finding, 13> one_of_each{starlot::not_assessed,    starlot::met,
                                              starlot::not_met,         starlot::partly(4_pt),
                                              starlot::half_met,        starlot::sampled(3, 40),
                                              starlot::counted(1, 10),  starlot::measured(5),
                                              starlot::at_level(1),     starlot::found(2),
                                              starlot::not_applicable,  starlot::excluded("sells no goods"),
                                              starlot::assessment_error};

/// Places in the list above.
enum position : std::size_t {
  is_met = 1,
  is_not_met,
  is_partly,
  is_half_met,
  is_sampled,
  is_counted,
  is_measured,
  is_level
};

struct accepted {
  position at;
  answer due;
};

/// A rule and what it accepts; nothing else fits.
struct matrix_row {
  ready_rule rule;
  std::span<accepted const> list;

  constexpr answer due(std::size_t at) const {
    for (auto const& a : list)
      if (a.at == at)
        return a.due;
    return unfit;
  }
};

constexpr accepted by_all_or_nothing[] = {{is_met, all}, {is_not_met, none}};
constexpr accepted by_proportional[] = {{is_met, all}, {is_not_met, none}, {is_sampled, {37, 40}}};
constexpr accepted by_partial_amount[] = {{is_met, all}, {is_not_met, none}, {is_partly, {2, 5}}};
constexpr accepted by_half_credit[] = {{is_met, all}, {is_not_met, none}, {is_half_met, half}};
constexpr accepted by_levels[] = {{is_level, {3, 5}}};
constexpr accepted by_measure[] = {{is_measured, half}};
constexpr accepted by_ratio[] = {{is_counted, all}};

constexpr matrix_row matrix[] = {
    {starlot::all_or_nothing.as_ready(), by_all_or_nothing},
    {starlot::proportional.as_ready(), by_proportional},
    {starlot::partial_amount.as_ready(), by_partial_amount},
    {starlot::half_credit.as_ready(), by_half_credit},
    {some_levels.as_ready(), by_levels},
    {rising.as_ready(), by_measure},
    {falling.as_ready(), by_measure},
    {line.as_ready(), by_measure},
    {starlot::ratio{1, 10}.as_ready(), by_ratio},
    {ready_rule{rule_kind::custom, 0, 0, {}}, {}},
};

constexpr bool matrix_holds() {
  for (auto const& row : matrix)
    for (std::size_t i = 0; i < one_of_each.size(); ++i)
      if (!is(row.rule(one_of_each[i], 10_pt), row.due(i)))
        return false;
  return true;
}
static_assert(matrix_holds());

TEST_CASE("every ready rule answers every kind of finding") {
  for (auto const& row : matrix)
    for (std::size_t i = 0; i < one_of_each.size(); ++i) {
      CAPTURE(static_cast<int>(row.rule.kind), i);
      auto const& f = one_of_each[i];
      CHECK(is(opaque(row.rule)(opaque(f), opaque(10_pt)), row.due(i)));
      // A remark changes nothing.
      CHECK(is(row.rule(f.evidence("record 17").assessor("Wang").on("2026-11-02"), 10_pt), row.due(i)));
    }
}

TEST_CASE("the numbers of the rule kinds are fixed") {
  std::array<int, 10> const due{1, 2, 3, 4, 5, 6, 7, 8, 9, 255};
  for (std::size_t i = 0; i < due.size(); ++i)
    CHECK(static_cast<int>(matrix[i].rule.kind) == due[i]);
}

// ---- Proportional ----

constexpr example samples[] = {
    {starlot::sampled(0, 40), all},
    {starlot::sampled(40, 40), none},
    {starlot::sampled(0, 1), all},
    {starlot::sampled(1, 1), none},
    {starlot::sampled(1, 3), {2, 3}},
    {starlot::sampled(39, 40), {1, 40}},
    {starlot::sampled(41, 40), errc::more_nonconforming_than_sampled},
    {starlot::sampled(0, 0), errc::sample_is_empty},
    {starlot::sampled(1, 0), errc::sample_is_empty},
    {starlot::sampled(-1, 40), errc::count_negative},
    {starlot::sampled(0, -1), errc::count_negative},
    {starlot::sampled(-1, 0), errc::count_negative},
    {starlot::sampled(-5, -3), errc::count_negative},
    {starlot::sampled(0, two31), all},
    {starlot::sampled(two31, two31), none},
    {starlot::sampled(1, two31), {two31 - 1, two31}},
    {starlot::sampled(two31 - 1, two31), {1, two31}},
    {starlot::sampled(0, two31 + 1), errc::count_too_large},
    {starlot::sampled(two31 + 1, two31 + 1), errc::count_too_large},
    {starlot::sampled(two31 + 1, two31), errc::count_too_large},
    {starlot::sampled(two31 + 1, 0), errc::count_too_large},
    {starlot::sampled(two31, two31 - 1), errc::more_nonconforming_than_sampled},
    {starlot::sampled(int64_min, int64_max), errc::count_negative},
    {starlot::sampled(int64_max, int64_max), errc::count_too_large},
};
static_assert(all_hold(starlot::proportional, samples));
static_assert(starlot::most_samples == two31);

TEST_CASE("points are lost in proportion to nonconforming samples") { check(starlot::proportional, samples); }

// ---- Partial amount ----

constexpr example amounts[] = {
    {starlot::partly(0_pt), none},
    {starlot::partly(0.000001_pt), {1, 10'000'000}},
    {starlot::partly(2.5_pt), {1, 4}},
    {starlot::partly(9.999999_pt), {9'999'999, 10'000'000}},
    {starlot::partly(10_pt), all},
    {starlot::partly(10.000001_pt), errc::amount_out_of_range},
    {starlot::partly(-2_pt), errc::amount_out_of_range},
    {starlot::partly(-0.000001_pt), errc::amount_out_of_range},
    {starlot::partly(points::from_micro(int64_min)), errc::amount_out_of_range},
    {starlot::partly(points::from_micro(int64_max)), errc::amount_out_of_range},
    {starlot::partly(0_pt), none, 0.000001_pt},
    {starlot::partly(0.000001_pt), all, 0.000001_pt},
    {starlot::partly(0.000002_pt), errc::amount_out_of_range, 0.000001_pt},
    {starlot::partly(points::from_micro(int64_max)), all, points::from_micro(int64_max)},
    {starlot::partly(1_pt), {1, 3}, 3_pt},
    {starlot::half_met, unfit},
};
static_assert(all_hold(starlot::partial_amount, amounts));

TEST_CASE("the assessor's amount is a share of the worth") {
  check(starlot::partial_amount, amounts);
  auto const reduced = starlot::partial_amount(starlot::partly(opaque(2.5_pt)), 10_pt);
  REQUIRE(reduced);
  CHECK(reduced->numerator() == 1);
  CHECK(reduced->denominator() == 4);
}

// ---- Half credit ----

constexpr example halves[] = {
    {starlot::half_met, half},
    {starlot::half_met.because("one of two forms"), half},
    {starlot::half_met, half, 0.000001_pt},
    {starlot::partly(5_pt), unfit},
    {starlot::partly(0_pt), unfit},
    {starlot::partly(-0.000001_pt), unfit},
    {starlot::met, all, 1_pt},
    {starlot::not_met, none, 1_pt},
};
constexpr example halves_none_at_one[] = {
    {starlot::half_met, none, 1_pt},
    {starlot::half_met, none, 0.999999_pt},
    {starlot::half_met, half, 1.000001_pt},
    {starlot::half_met, half, 2_pt},
    {starlot::half_met.on("2026-11-02"), none, 1_pt},
    {starlot::met, all, 1_pt},
    {starlot::not_met, none, 1_pt},
    {starlot::partly(1_pt), unfit, 1_pt},
};
constexpr auto none_at_one = starlot::half_credit.none_at(1_pt);
static_assert(all_hold(starlot::half_credit, halves));
static_assert(all_hold(none_at_one, halves_none_at_one));
static_assert(starlot::half_credit.nothing_up_to == 0_pt);

TEST_CASE("half credit is half, and nothing where the worth is small") {
  check(starlot::half_credit, halves);
  check(none_at_one, halves_none_at_one);
  check(starlot::half_credit.none_at(opaque(1_pt)), halves_none_at_one);
}

// ---- Ratio ----

constexpr example ratios[] = {
    {starlot::counted(0, 1), none},
    {starlot::counted(1, 10), all},
    {starlot::counted(1, 11), none},
    {starlot::counted(2, 11), all},
    {starlot::counted(12, 10), all},
    {starlot::counted(0, 0), errc::ratio_of_nothing},
    {starlot::counted(5, 0), errc::ratio_of_nothing},
    {starlot::counted(-1, 10), errc::count_negative},
    {starlot::counted(1, -10), errc::count_negative},
    {starlot::counted(two31, two31), all},
    {starlot::counted(214'748'365, two31), all}, // 2^31 / 10 = 214 748 364.8
    {starlot::counted(214'748'364, two31), none},
    {starlot::counted(two31 + 1, two31), errc::count_too_large},
    {starlot::counted(1, two31 + 1), errc::count_too_large},
    {starlot::counted(1, 0), errc::ratio_of_nothing},
};
static_assert(all_hold(starlot::ratio{1, 10}, ratios));

TEST_CASE("a ratio is reached or not, in integers") {
  check(starlot::ratio{1, 10}, ratios);
  // Numbers of the rule may be of any size.
  starlot::ratio const exact{opaque(int64_max - 1), opaque(int64_max)};
  CHECK(is(exact(starlot::counted(two31, two31), 1_pt), all));
  CHECK(is(exact(starlot::counted(two31 - 1, two31), 1_pt), none));
}

/// Whether the least part that reaches a ratio is the least integer not below staff · p / w, by division.
constexpr bool boundary_holds(std::int64_t p, std::int64_t w, int most_staff) {
  starlot::ratio const rule{p, w};
  for (std::int64_t staff = 1; staff <= most_staff; ++staff) {
    auto const least = (staff * p + w - 1) / w;
    if (least > 0 && !is(rule(starlot::counted(least - 1, staff), 1_pt), none))
      return false;
    if (!is(rule(starlot::counted(least, staff), 1_pt), all))
      return false;
  }
  return true;
}
static_assert(boundary_holds(1, 10, 200));
static_assert(boundary_holds(2, 3, 200));

TEST_CASE("the boundary of a ratio lies where it should for every number of staff") {
  for (std::int64_t w = 1; w <= 12; ++w)
    for (std::int64_t p = 1; p <= w + 1; ++p) {
      CAPTURE(p, w);
      CHECK(boundary_holds(opaque(p), opaque(w), 200));
    }
}

// ---- The rules of users ----

struct plain_rule {
  static constexpr std::string_view name = "plain";
  static constexpr int version = 1;
  constexpr rule_result operator()(finding const& f) const {
    return f.kind() == starlot::finding_kind::met ? rule_result{share::full()}
                                                  : rule_result{errc::rule_refused};
  }
};
struct worth_rule {
  static constexpr char const* name = "worth";
  static constexpr int version = 1;
  std::array<std::int64_t, 2> values{1, 2};
  constexpr std::span<std::int64_t const> parameters() const { return values; }
  constexpr share operator()(finding const&, points) const {
    return share::none();
  } // converts to a rule_result
};
struct nameless_rule {
  constexpr rule_result operator()(finding const&) const { return share::full(); }
};
struct silent_rule {
  static constexpr std::string_view name = "silent";
  static constexpr int version = 1;
  int hidden = 0;
  constexpr rule_result operator()(finding const&) const { return share::full(); }
};
struct empty_with_parameters { // what it was built with may stand elsewhere
  static constexpr std::string_view name = "table";
  static constexpr int version = 1;
  static constexpr std::array<std::int64_t, 2> numbers{1, 2};
  [[nodiscard]] constexpr std::span<std::int64_t const> parameters() const { return numbers; }
  constexpr rule_result operator()(finding const&) const { return share::full(); }
};
struct empty_with_other_parameters : plain_rule {
  [[nodiscard]] constexpr int parameters() const { return 1; }
};
struct no_rule {
  double operator()(finding const&) const { return 1; }
};

static_assert(starlot::ScoringRule<plain_rule> && starlot::Named<plain_rule>);
static_assert(starlot::ScoringRule<worth_rule> && starlot::Named<worth_rule>);
static_assert(starlot::ScoringRule<nameless_rule> && !starlot::Named<nameless_rule>);
static_assert(starlot::ScoringRule<silent_rule> && !starlot::Named<silent_rule>);
static_assert(starlot::Named<empty_with_parameters> && !starlot::Named<empty_with_other_parameters>);
static_assert(!starlot::ScoringRule<no_rule> && !starlot::ScoringRule<int>);
static_assert(!starlot::ReadyRule<plain_rule> && starlot::ReadyRule<starlot::proportional_rule>);
static_assert(starlot::ReadyRule<starlot::ratio> && starlot::ScoringRule<starlot::ratio>);
static_assert(starlot::ReadyRule<starlot::curve<3>> && starlot::ScoringRule<starlot::curve<3>>);
static_assert(is(plain_rule{}(starlot::met), all) && is(plain_rule{}(starlot::not_met), errc::rule_refused));

} // namespace
