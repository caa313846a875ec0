// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scheme/custom_calls.hpp"
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
using customs = starlot_tests::custom_calls<with_customs>;
static_assert(tables::is_consistent(customs::view()));
static_assert(customs::view().customs == 4);
static_assert(customs::view().slot_count() == 6);

constexpr bool is(starlot::rule_result const& r, std::int64_t n, std::int64_t d) {
  return r && *r == starlot::share::of(n, d);
}
bool customs_are_called(starlot::finding const& f, starlot::points large) {
  return is(customs::apply_rule(0, f, large), 30, 100) && is(customs::apply_rule(1, f, large), 1, 2) &&
         is(customs::apply_rule(1, f, 5_pt), 1, 1) && is(customs::apply_rule(2, starlot::met, large), 1, 1) &&
         customs::apply_rule(2, f, large).error().code == errc::rule_refused &&
         is(customs::apply_rule(3, f, large), 70, 100);
}

TEST_CASE("custom rules are called by their number, with the worth where they "
          "want it") {
  CHECK(customs_are_called(opaque(starlot::not_met), opaque(6_pt)));
}

constexpr starlot::scheme without_customs{title, criterion{"a", "A", 4_pt}, pass};

TEST_CASE("a scheme without custom rules has none to call") {
  using schema = starlot_tests::custom_calls<without_customs>;
  static_assert(schema::view().customs == 0);
  CHECK_FALSE(starlot_tests::broken_contract([] {
                (void)schema::apply_rule(opaque(0U), starlot::met, 1_pt);
              }).empty());
  CHECK_FALSE(
      starlot_tests::broken_contract([] { static_cast<void>(schema::describe(opaque(0U))); }).empty());
}

TEST_CASE("a custom part beyond those of the scheme is nobody's") {
  CHECK_FALSE(starlot_tests::broken_contract([] {
                (void)customs::apply_rule(opaque(4U), starlot::met, 1_pt);
              }).empty());
}

TEST_CASE("custom parts are described in the order of the scheme") {
  std::string names;
  for (std::uint32_t i = 0; i < customs::view().customs; ++i)
    names += customs::describe(i);
  CHECK(names == "percent 1;half of large 3;met only 1;percent 1;");
}

constexpr starlot::scheme scaled{
    title, starlot::weighted_mean,
    clause{"1", "A", 3_wt, clause{"1.1", "B", 40_pt, starlot::weighted_mean, criterion{"1.1.1", "C", 2_wt}}},
    pass};

constexpr starlot::scheme deep_sums{
    title, clause{"1", "A", clause{"1.1", "B", clause{"1.1.1", "C", criterion{"1.1.1.1", "D", 2_pt}}}}, pass};

TEST_CASE("clauses that are stretches of the sum above them need no frame, others do") {
  static_assert(!detail::compiled_table<deep_sums>::view().has_frames);
  static_assert(detail::compiled_table<scaled>::view().has_frames);
  CHECK_FALSE(opaque(detail::view_of<deep_sums>()).has_frames);
  CHECK(opaque(detail::view_of<scaled>()).has_frames);
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
  using schema = detail::compiled_table<large>;
  static_assert(schema::view().criteria == many);
  CHECK(tables::is_consistent(schema::view()));
  for (std::uint32_t i = 0; i < many; ++i) {
    auto const index = schema::view().find(std::string_view{digits[i].data(), 5});
    CHECK(schema::view().slot(index) == i);
  }
}

} // namespace
