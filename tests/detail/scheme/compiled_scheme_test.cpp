// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/rules_of_users.hpp"
#include "scheme/tables.hpp"
#include "support/both_times.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace {

using namespace starlot::literals;
using rules_of_users::half_of_large;
using rules_of_users::met_only;
using rules_of_users::percent;
using starlot::clause;
using starlot::criterion;
using starlot::errc;
namespace detail = starlot::detail;
using starlot_tests::opaque;

constexpr auto title = starlot::title{"shop", "1"};
constexpr auto pass = starlot::ladder{{1_pt, "pass"}};

constexpr starlot::scheme with_customs{title,
                                       criterion{"a", "A", 4_pt, percent{30}},
                                       clause{"1", "One", criterion{"b", "B", 4_pt, half_of_large{}},
                                              criterion{"c", "C", 4_pt, met_only{}},
                                              criterion{"d", "D", 4_pt, percent{70}}},
                                       criterion{"e", "E", 4_pt},
                                       starlot::bonus{"f", 1_pt},
                                       pass};
using customs = detail::compiled<with_customs>;
static_assert(customs::is_static);
static_assert(tables::is_consistent(customs::view()));
static_assert(customs::view().customs == 4);
static_assert(std::is_empty_v<customs>);
static_assert(std::tuple_size_v<customs::per_slot<int>> == 6);

constexpr bool is(starlot::rule_result const& r, std::int64_t n, std::int64_t d) {
  return r && *r == starlot::share::of(n, d);
}
constexpr bool customs_are_called(starlot::finding const& f, starlot::points large) {
  return is(customs::apply_rule(0, f, large), 30, 100) && is(customs::apply_rule(1, f, large), 1, 2) &&
         is(customs::apply_rule(1, f, 5_pt), 1, 1) && is(customs::apply_rule(2, starlot::met, large), 1, 1) &&
         customs::apply_rule(2, f, large).error().code == errc::rule_refused &&
         is(customs::apply_rule(3, f, large), 70, 100);
}
static_assert(customs_are_called(starlot::not_met, 6_pt));

TEST_CASE("custom rules are called by their number, with the worth where they "
          "want it") {
  CHECK(customs_are_called(opaque(starlot::not_met), opaque(6_pt)));
}

constexpr starlot::scheme without_customs{title, criterion{"a", "A", 4_pt}, pass};

TEST_CASE("a scheme without custom rules has none to call") {
  using schema = detail::compiled<without_customs>;
  static_assert(schema::view().customs == 0);
  CHECK_FALSE(starlot_tests::broken_contract([] {
                (void)schema::apply_rule(opaque(0U), starlot::met, 1_pt);
              }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([] {
                schema::describe_custom(opaque(0U), [](auto const&...) {});
              }).empty());
}

TEST_CASE("a custom part beyond those of the scheme is nobody's") {
  CHECK_FALSE(starlot_tests::broken_contract([] {
                (void)customs::apply_rule(opaque(4U), starlot::met, 1_pt);
              }).empty());
}

TEST_CASE("custom parts are described in the order of the scheme") {
  std::string names;
  for (std::uint32_t i = 0; i < customs::view().customs; ++i)
    customs::describe_custom(i, [&](std::string_view name, int version, std::span<std::int64_t const>) {
      names += std::string{name} + ' ' + std::to_string(version) + ';';
    });
  CHECK(names == "percent 1;half of large 3;met only 1;percent 1;");
}

// ---- Slots start from their defaults, also at run time ----

struct not_zero {
  int a = 7;
  std::int64_t b = -1;
  friend constexpr bool operator==(not_zero const&, not_zero const&) = default;
};
constexpr bool all_defaults() {
  for (auto const& s : customs::make_slots<not_zero>())
    if (s != not_zero{})
      return false;
  return true;
}
static_assert(all_defaults());

TEST_CASE("slots start from their defaults") {
  CHECK(all_defaults());
  auto const slots = opaque(customs::make_slots<not_zero>());
  for (auto const& s : slots)
    CHECK(s == not_zero{});
}

template <class Stack> constexpr bool stacks() {
  Stack s;
  if (!s.empty())
    return false;
  s.push({1, 2});
  s.push({});
  if (s.top() != not_zero{} || s.size() != 2 || s.empty())
    return false;
  if (s.from(0).size() != 2 || s.from(0)[0].a != 1 || s.from(1).size() != 1 || s.from(1)[0] != not_zero{} ||
      !s.from(2).empty())
    return false;
  s.top().a = 2;
  s.pop();
  if (s.top().a != 1)
    return false;
  s.push({}); // in a place that was used
  return s.top() == not_zero{} && s.size() == 2;
}
static_assert(stacks<detail::fixed_stack<not_zero, 2>>());

TEST_CASE("a stack of fixed height") { CHECK(stacks<detail::fixed_stack<not_zero, 2>>()); }

// ---- How wide the numbers must be ----

constexpr bool bits_hold(std::int64_t one) {
  return detail::bits(0 * one) == 0 && detail::bits(one) == 1 && detail::bits(-one) == 1 &&
         detail::bits(255 * one) == 8 && detail::bits(256 * one) == 9 && detail::bits(-256 * one) == 9 &&
         detail::bits((std::numeric_limits<std::int64_t>::max)() / one) == 63;
}
static_assert(bits_hold(1));

constexpr starlot::scheme one_of_each{
    title,
    criterion{"a", "A", 1_pt},
    criterion{"b", "B", 1_pt, starlot::proportional},
    criterion{"c", "C", 1_pt, starlot::partial_amount},
    criterion{"d", "D", 1_pt, starlot::half_credit},
    criterion{"e", "E", 1_pt, starlot::levels({{0, 0_pct}, {1, starlot::share::of(5, 9)}})},
    criterion{"f", "F", 1_pt, starlot::table_at_least({{0, 0_pct}, {1, starlot::share::of(5, 7)}})},
    criterion{"g", "G", 1_pt, starlot::table_at_most({{0, 0_pct}, {1, starlot::share::of(1, 1'000)}})},
    criterion{"h", "H", 1_pt, starlot::curve({{0, 0_pct}, {1, 100_pct}})},
    criterion{"i", "I", 1_pt, starlot::ratio{1, 2}},
    criterion{"j", "J", 1_pt, half_of_large{}},
    pass};
constexpr std::array<std::size_t, 10> bits_due{0, 32, 63, 2, 4, 3, 10, 63, 0, 63};

template <auto const& Scheme> constexpr bool widths_hold() {
  auto const view = detail::view_of<Scheme>();
  std::size_t total = 256;
  for (std::size_t i = 0; i < bits_due.size(); ++i) {
    if (detail::denominator_bits(view, i) != bits_due[i])
      return false;
    total += bits_due[i];
  }
  return detail::limbs_for(view) == total / 32 + 1;
}
static_assert(widths_hold<one_of_each>());

constexpr starlot::scheme scaled{
    title, starlot::weighted_mean,
    clause{"1", "A", 3_wt, clause{"1.1", "B", 40_pt, starlot::weighted_mean, criterion{"1.1.1", "C", 2_wt}}},
    pass};

TEST_CASE("numbers are as wide and stacks as high as the scheme asks for") {
  CHECK(bits_hold(opaque(std::int64_t{1})));
  CHECK(widths_hold<one_of_each>());
  constexpr auto view = detail::view_of<scaled>();
  // 3 over 40: 2 · (22 + 26); 40 over 2: 2 · (26 + 21)
  constexpr std::size_t due = (256 + 2 * (22 + 26) + 2 * (26 + 21)) / 32 + 1;
  static_assert(detail::limbs_for(view) == due);
  static_assert(detail::height_of(view) == 2);
  CHECK(detail::limbs_for(opaque(view)) == due);
  CHECK(detail::height_of(opaque(view)) == 2);
}

constexpr starlot::scheme deep_sums{
    title, clause{"1", "A", clause{"1.1", "B", clause{"1.1.1", "C", criterion{"1.1.1.1", "D", 2_pt}}}}, pass};

TEST_CASE("clauses that are stretches of the sum above them take no height") {
  static_assert(detail::height_of(detail::view_of<deep_sums>()) == 0);
  static_assert(!detail::compiled<deep_sums>::has_frames && !detail::compiled<deep_sums>::has_shelf);
  static_assert(detail::compiled<scaled>::has_frames && !detail::compiled<scaled>::has_shelf);
  static_assert(detail::limbs_for(detail::view_of<deep_sums>()) == 256 / 32 + 1);
  CHECK(detail::height_of(opaque(detail::view_of<deep_sums>())) == 0);
}

constexpr starlot::scheme shelves{
    title,
    clause{"1", "A", 5_pt, starlot::minimum, criterion{"1.1", "B", 1_wt},
           clause{"1.2", "C", 1_wt, criterion{"1.2.1", "D", 2_pt}},
           clause{"1.3", "E", 1_wt, starlot::maximum, criterion{"1.3.1", "F", 2_wt}}},
    clause{"2", "G", 5_pt, starlot::weighted_mean, criterion{"2.1", "H", 1_wt}}, pass};

TEST_CASE("children of what is no sum may have to wait, all at a time") {
  static_assert(detail::waiting_in(detail::view_of<shelves>()) == 4); // 1.1, 1.2, 1.3; 1.3.1
  static_assert(detail::waiting_in(detail::view_of<scaled>()) == 0);
  CHECK(detail::waiting_in(opaque(detail::view_of<shelves>())) == 4);
  CHECK(detail::waiting_in(opaque(detail::view_of<scaled>())) == 0);
  auto top = detail::view_of<scaled>();
  top.top = starlot::minimum; // and now clause 1 waits
  CHECK(detail::waiting_in(top) == 1);
}

// ---- A thousand criteria within the compilers' default limits ----

constexpr std::size_t many = 1'000;
constexpr auto digits = [] {
  std::array<std::array<char, 5>, many> ids{};
  for (std::size_t i = 0; i < many; ++i) {
    auto const n = (i * 617) % many; // not sorted
    auto const digit = [](std::size_t d) { return static_cast<char>('0' + d % 10); };
    ids[i] = {digit(n / 100), '.', digit(n / 10), '.', digit(n)};
  }
  return ids;
}();
template <std::size_t... I> constexpr auto chapter(std::string_view id, std::index_sequence<I...>) {
  return clause{id, "chapter", criterion{std::string_view{digits[I].data(), 5}, "C", starlot::points{1}}...};
}
template <std::size_t First, std::size_t... I> constexpr auto shifted(std::index_sequence<I...>) {
  return std::index_sequence<First + I...>{};
}
template <std::size_t First> constexpr auto fourth(std::string_view id) {
  return chapter(id, shifted<First>(std::make_index_sequence<many / 4>{}));
}
constexpr starlot::scheme large{title, fourth<0>("A"), fourth<250>("B"), fourth<500>("C"), fourth<750>("D"),
                                pass};

TEST_CASE("a thousand criteria compile and are found") {
  using schema = detail::compiled<large>;
  static_assert(schema::view().criteria == many);
  CHECK(tables::is_consistent(schema::view()));
  for (std::uint32_t i = 0; i < many; ++i) {
    auto const index = schema::view().find(std::string_view{digits[i].data(), 5});
    CHECK(schema::view().slot(index) == i);
  }
}

} // namespace
