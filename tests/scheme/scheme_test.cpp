// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/tables.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace {

using namespace starlot::literals;
using starlot::clause;
using starlot::criterion;
using starlot::points;
using starlot::weighted_mean;
using starlot_tests::opaque;

constexpr auto bike_care(std::string_view id, points first) {
  return starlot::scheme{
      starlot::title{id, "2026", {"Bicycle care", "自行车养护"}},
      clause{
          "1", "Reception", criterion{"1.1", "Opening hours are posted", first},
          criterion{"1.2", "Complaints answered in time", 30_pt, starlot::proportional, starlot::per_outlet}},
      starlot::deduction{"breach of law", 1_pt}.fails_at(5),
      clause{
          "2", "Workshop",
          criterion{"2.1", "Torque tools calibrated", 20_pt, starlot::proportional, starlot::per_outlet},
          criterion{"2.2", "Repair turnaround", 40_pt, starlot::table_at_most({{2, 100_pct}, {24, 50_pct}})}},
      starlot::bonus{"leads its trade", 1_pt}.at_most(1),
      starlot::cap{100_pt},
      starlot::ladder{
          {70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}},
      starlot::round_to{0.1_pt, starlot::rounding::half_even}};
}
constexpr auto fixed = bike_care("bike-care", 10_pt);
static_assert(fixed.node_count == 6 && fixed.knot_count == 2 && fixed.step_count == 4);

/// Id, depth, amount in points, link of each node.
struct row {
  std::string_view id;
  int depth;
  int amount;
  std::uint32_t link;
};
constexpr row rows[] = {{"1", 0, 40, 3}, {"1.1", 1, 10, 0}, {"1.2", 1, 30, 1},
                        {"2", 0, 60, 6}, {"2.1", 1, 20, 2}, {"2.2", 1, 40, 3}};

template <class Scheme> constexpr bool is_bike_care(Scheme const& s) {
  for (std::size_t i = 0; i < starlot::detail::access::entries(s).size(); ++i) {
    auto const& [node, details] = starlot::detail::access::entries(s)[i];
    if (details.id != rows[i].id || node.depth != rows[i].depth || node.link != rows[i].link ||
        node.amount != points{rows[i].amount}.micro())
      return false;
  }
  using starlot::step_kind;
  step_kind const kinds[] = {step_kind::deduction, step_kind::bonus, step_kind::cap, step_kind::round_to};
  for (std::size_t i = 0; i < s.steps().size(); ++i)
    if (s.steps()[i].kind != kinds[i])
      return false;
  return s.title().id == "bike-care" && s.title().version == "2026" && s.title().name.zh == "自行车养护" &&
         starlot::detail::access::whole(s).top == starlot::sum_of_points && !s.declared_scale() &&
         s.rungs_given() == 4 && s.rungs().size() == 4 && s.rungs()[3].stars == 5_dec &&
         s.steps()[0].limit == 5 && s.steps()[1].limit == 1 &&
         starlot::detail::access::knots(s)[1].at == starlot::decimal{24} &&
         starlot::detail::access::entries(s)[5].details.first_knot == 0;
}
static_assert(is_bike_care(fixed));

TEST_CASE("a scheme is a table in the order of its listing") {
  auto const now = bike_care(opaque(std::string_view{"bike-care"}), opaque(10_pt));
  CHECK(is_bike_care(now));
  CHECK(tables::same_tree(now, fixed));
  using steps = std::span<starlot::step const>;
  CHECK(tables::same(steps{now.steps()}, steps{fixed.steps()}));
  using rungs = std::span<starlot::rung const>;
  CHECK(tables::same(rungs{now.rungs()}, rungs{fixed.rungs()}));
  auto const copy = opaque(fixed);
  CHECK(is_bike_care(copy));
}

constexpr auto by_weights(points full) {
  return starlot::scheme{starlot::title{"weights", "1"}, starlot::ladder{{50_pt, "pass"}},
                         criterion{"a", "A", 3_wt},      starlot::out_of{full},
                         criterion{"b", "B", 1_wt},      weighted_mean};
}

TEST_CASE("roll-up, scale and ladder may stand anywhere") {
  constexpr auto s = by_weights(200_pt);
  static_assert(starlot::detail::access::whole(s).top == weighted_mean && s.declared_scale() == 200_pt &&
                s.rungs_given() == 1 && s.rungs().size() == 1);
  auto const now = by_weights(opaque(200_pt));
  CHECK(starlot::detail::access::whole(now).top == weighted_mean);
  CHECK(now.declared_scale() == 200_pt);
  CHECK(now.rungs_given() == 1);
  CHECK(now.rungs().size() == 1);
  CHECK(tables::same_tree(now, s));
}

constexpr auto for_groups(points first) {
  return starlot::scheme{
      starlot::title{"groups", "1"},
      starlot::ladder{{first, "pass"}, {60_pt, "good"}},
      starlot::if_not_applicable::leave_out,
      criterion{"a", "A", 100_pt},
      starlot::ladder{{20_pt, "pass"}}.only_for("small"),
      starlot::renormalise::among_siblings,
      starlot::ladder{{90_pt, "pass"}, {95_pt, "good"}, {99_pt, "best"}}.only_for("large")};
}

template <class Scheme> constexpr bool is_for_groups(Scheme const& s, points first) {
  constexpr std::array<std::string_view, 6> groups{"", "", "small", "large", "large", "large"};
  std::array<points, 6> const bounds{first, 60_pt, 20_pt, 90_pt, 95_pt, 99_pt};
  if (s.rungs().size() != 6 || s.rungs_given() != 6)
    return false;
  for (std::size_t i = 0; i < 6; ++i)
    if (s.rungs()[i].group != groups[i] || s.rungs()[i].from != bounds[i] ||
        s.rungs()[i].starts_ladder != (i == 0 || i == 2 || i == 3))
      return false;
  auto const& all = starlot::detail::access::whole(s);
  return all.top == starlot::sum_of_points && all.policy == starlot::if_not_applicable::leave_out &&
         all.level == starlot::renormalise::among_siblings && all.custom_ladder == starlot::detail::no_index;
}
static_assert(is_for_groups(for_groups(50_pt), 50_pt));

TEST_CASE(
    "the rungs of several ladders stand one ladder behind the other, and what holds for all is said once") {
  CHECK(is_for_groups(for_groups(opaque(50_pt)), 50_pt));
}

constexpr auto order_of_steps(points p) {
  return starlot::scheme{
      starlot::title{"steps", "1"},        starlot::cap{p}, starlot::round_to{p, starlot::rounding::up},
      criterion{"a", "A", 3_pt},           starlot::cap{p}, starlot::bonus{"b", p},
      starlot::ladder{{1_pt, "pass"}},     starlot::cap{p}, starlot::deduction{"d", p},
      starlot::grade_limit{"g", "G", 1_pt}};
}
template <class Scheme> constexpr bool keeps_order(Scheme const& s) {
  using starlot::step_kind;
  std::array<step_kind, 7> const due{step_kind::cap,        step_kind::round_to, step_kind::cap,
                                     step_kind::bonus,      step_kind::cap,      step_kind::deduction,
                                     step_kind::grade_limit};
  if (s.steps().size() != due.size())
    return false;
  for (std::size_t i = 0; i < due.size(); ++i)
    if (s.steps()[i].kind != due[i])
      return false;
  return true;
}
static_assert(keeps_order(order_of_steps(2_pt)));

TEST_CASE("steps keep their order") { CHECK(keeps_order(order_of_steps(opaque(2_pt)))); }

TEST_CASE("a scheme without criteria can be written, for the validator to refuse") {
  constexpr starlot::scheme empty{starlot::title{"empty", "1"}, starlot::ladder{{1_pt, "pass"}}};
  static_assert(empty.node_count == 0 && starlot::detail::access::entries(empty).empty() &&
                empty.steps().empty());
  CHECK(empty.title().id == "empty");
}

static_assert(starlot::detail::SchemePart<starlot::ladder> && starlot::detail::SchemePart<starlot::out_of>);
static_assert(starlot::detail::SchemePart<criterion<>> && starlot::detail::SchemePart<starlot::roll_up>);
static_assert(starlot::detail::SchemePart<starlot::bonus<>> && starlot::detail::SchemePart<starlot::veto<>>);
static_assert(starlot::detail::SchemePart<starlot::if_not_applicable>);
static_assert(starlot::detail::SchemePart<starlot::renormalise>);
static_assert(!starlot::detail::SchemePart<points> && !starlot::detail::SchemePart<starlot::title>);

} // namespace
