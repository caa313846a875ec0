// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_GROUP_IS_HPP
#define STARLOT_SCHEME_GROUP_IS_HPP

#include <starlot/core/text.hpp>
#include <starlot/scheme/step.hpp>

#include <cstddef>
#include <string_view>

namespace starlot::inline v0 {

/// The peer group of a company, as its findings say it, and with it the ladder:
///
///     group_is{"small"}.when(value_of("staff").below(50))
///     group_is{"franchise"}.when(asked{"franchise", "Is a franchise"} && !value_of("area").above(400))
///     group_is{"large"}                                               // all others
///
/// The first that acts decides, before anything else; a group that the findings name goes before all of them. Conditions look at
/// questions and at recorded values. As long as what is open could decide, there is no ladder and the rating is undetermined
/// (`rating.group_is_open()`). Errors of the scheme: `group_without_ladder`; `counted_needs_itself` where what it looks at may be
/// left out by `counts`.
template <std::size_t Conditions = 0> class group_is : public detail::conditional_step<group_is, Conditions> {
  using base = detail::conditional_step<group_is, Conditions>;

public:
  using base::base;
  constexpr explicit group_is(std::string_view group, text title = {"peer group", "组别"}) noexcept
      : base{step{.kind = step_kind::group_is, .title = title, .over = group}} {}
};

} // namespace starlot::inline v0

#endif
