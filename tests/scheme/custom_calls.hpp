// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SCHEME_CUSTOM_CALLS_HPP
#define STARLOT_TESTS_SCHEME_CUSTOM_CALLS_HPP

#include "support/children.hpp"

#include <starlot/scheme/any_scheme.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace starlot_tests {

/// The custom parts of a compile-time scheme, called through its table.
template <auto const& Scheme> struct custom_calls {
  [[nodiscard]] static constexpr starlot::scheme_view const& view() {
    return starlot::detail::compiled_table<Scheme>::view();
  }
  [[nodiscard]] static starlot::detail::custom_part part(std::uint32_t number) {
    return starlot::detail::custom_of(starlot::compiled<Scheme>, number);
  }
  [[nodiscard]] static starlot::rule_result apply_rule(std::uint32_t number, starlot::finding const& f,
                                                       starlot::points worth) {
    auto const p = part(number);
    return p.calls->rule(p.part, f, worth);
  }
  [[nodiscard]] static starlot::treatment apply_policy(std::uint32_t number, starlot::finding const& f,
                                                       starlot::points worth) {
    auto const p = part(number);
    return p.calls->policy(p.part, f, worth);
  }
  [[nodiscard]] static starlot::fraction apply_roll_up(std::uint32_t number,
                                                       std::span<starlot::child const> children) {
    auto const p = part(number);
    starlot::clause_answer said;
    starlot_tests::plain_children const all{children};
    static_cast<void>(p.calls->roll_up(p.part, all, said));
    return said.earned();
  }
  static void apply_step(std::uint32_t number, starlot::score_state& company) {
    auto const p = part(number);
    static_cast<void>(p.calls->step(p.part, company));
  }
  [[nodiscard]] static std::ptrdiff_t apply_ladder(std::uint32_t number,
                                                   starlot::score_state const& company) {
    auto const p = part(number);
    std::ptrdiff_t rung = -1;
    static_cast<void>(p.calls->ladder(p.part, company, rung));
    return rung;
  }
  /// "name version;"
  static std::string describe(std::uint32_t number) {
    std::string out;
    auto const p = part(number);
    p.calls->describe(
        p.part,
        [](void* to, std::string_view name, int version, std::span<std::int64_t const>) {
          *static_cast<std::string*>(to) += std::string{name} + ' ' + std::to_string(version) + ';';
        },
        &out);
    return out;
  }
};

} // namespace starlot_tests

#endif
