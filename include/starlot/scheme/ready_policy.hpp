// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_READY_POLICY_HPP
#define STARLOT_SCHEME_READY_POLICY_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scheme/custom_part.hpp>
#include <starlot/detail/scheme/ready_parts.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/policies.hpp>
#include <starlot/scheme/scheme_row.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <string>
#include <string_view>

// Aggregation policies as words, for files and command lines.

namespace starlot::inline v0 {

/// A ready policy by its name, with its parameter as text: `ready_policy("trimmed", "10%")`, `ready_policy("pooled")`.
///
/// Errors: `unknown_aggregation`, `wrong_parameter` (also of a policy that takes none), each with the name.
/// Complexity: linear in the ready policies.
template <class Choice = aggregation_choice>
[[nodiscard]] result<Choice> ready_policy(std::string_view name, std::string_view parameter = {}) {
  return detail::read_ready<Choice, ready_policies>(name, parameter, errc::unknown_aggregation);
}

/// The policy of a scheme as words.
struct policy_words {
  std::string_view name;   ///< empty where the scheme declares none
  std::string parameter{}; ///< of a ready one, as `ready_policy` reads it
  bool is_ready = false;   ///< it is one of the library
};

/// Complexity: linear in the ready policies.
template <class = detail::on_use> [[nodiscard]] policy_words declared_policy(any_scheme const& scheme) {
  if (scheme.view().aggregation == scheme_view::none)
    return {};
  auto const& declared = detail::custom_of(scheme, scheme.view().aggregation);
  policy_words out{declared.calls->aggregation->name};
  out.is_ready = detail::says_ready<ready_policies>(declared, out.parameter);
  return out;
}

} // namespace starlot::inline v0

#endif
