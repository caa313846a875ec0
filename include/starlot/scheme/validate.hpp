// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_VALIDATE_HPP
#define STARLOT_SCHEME_VALIDATE_HPP

#include <starlot/detail/scheme/validator.hpp>
#include <starlot/scheme/scheme_view.hpp>

namespace starlot::inline v0 {

/// Reports every fault of a scheme to `report(error)`, in the order: title, ids, tree, steps, ladder.
///
/// The place holds the id and the index of the node, of the step behind the nodes, or of the rung. Numbers
/// are those of the fault: got and expected. Complexity: linear in the nodes, knots and steps; ids come
/// sorted.
template <class Report> constexpr void validate(scheme_view const& view, Report&& report) {
  detail::validator<Report>{view, report}.run();
}

/// The first fault of a scheme, or an error with `errc::none`.
[[nodiscard]] constexpr error first_fault(scheme_view const& view) {
  error first;
  validate(view, [&](error const& e) {
    if (first.code == errc::none)
      first = e;
  });
  return first;
}

} // namespace starlot::inline v0

#endif
