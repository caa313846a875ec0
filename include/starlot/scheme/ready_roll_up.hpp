// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_READY_ROLL_UP_HPP
#define STARLOT_SCHEME_READY_ROLL_UP_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scheme/ready_parts.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/roll_ups.hpp>
#include <starlot/scheme/scheme_row.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// Roll-ups with parameters as words, for files and command lines.

namespace starlot::inline v0 {

/// A ready roll-up of roll_ups.hpp by its name, with its parameter as text: `ready_roll_up("drop_lowest", "1")`,
/// `ready_roll_up("median_child")`.
///
/// Errors: `unknown_roll_up`, `wrong_parameter` (also of a roll-up that takes none), each with the name.
/// Complexity: linear in the ready roll-ups.
template <class Choice = roll_up_choice>
[[nodiscard]] result<Choice> ready_roll_up(std::string_view name, std::string_view parameter = {}) {
  return detail::read_ready<Choice, ready_roll_ups>(name, parameter, errc::unknown_roll_up);
}

/// A ready roll-up as words.
struct roll_up_words {
  std::string_view name;   ///< empty where it is none of roll_ups.hpp
  std::string parameter{}; ///< empty where it has none
};

/// The roll-up of a clause by its index in the table, or of the top at `scheme_view::none`.
/// Preconditions: there is such a clause. Complexity: linear in the ready roll-ups.
template <class = detail::on_use>
[[nodiscard]] roll_up_words declared_roll_up(any_scheme const& scheme, std::uint32_t clause) {
  auto const& view = scheme.view();
  bool const is_top = clause == scheme_view::none;
  if ((is_top ? view.top : view.nodes[clause].roll_up()) != roll_up::custom)
    return {};
  auto const& declared = detail::custom_of(scheme, is_top ? view.custom_top : view.details[clause].custom);
  roll_up_words out;
  if (detail::says_ready<ready_roll_ups>(declared, out.parameter))
    declared.calls->describe(
        declared.part,
        [](void* to, std::string_view name, int, std::span<std::int64_t const>) {
          static_cast<roll_up_words*>(to)->name = name;
        },
        &out);
  return out;
}

} // namespace starlot::inline v0

#endif
