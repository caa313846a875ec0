// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_PLANNED_BY_HPP
#define STARLOT_DETAIL_SAMPLING_PLANNED_BY_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/frame.hpp>

namespace starlot::inline v0::detail {

/// Plans a design, once for a draw; or says what is wrong. A type that is no design gets one sentence.
template <class AnyDesign>
[[nodiscard]] list<error> planned_by(AnyDesign const& design, frame const& f, open_plan& out) {
  static_assert(
      Design<AnyDesign>,
      "draw: this is no design; a design of your own has a function plan(starlot::frame const&, design) "
      "in its namespace, which returns starlot::result<starlot::draw_plan>");
  if constexpr (Design<AnyDesign>) {
    auto wrong = take_plan(plan(f, design), out);
    if (wrong.empty())
      expect_good_plan(f, out);
    return wrong;
  } else {
    return {};
  }
}

} // namespace starlot::inline v0::detail

#endif
