// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_VALIDATE_HPP
#define STARLOT_SCHEME_VALIDATE_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/scheme/validator.hpp>
#include <starlot/scheme/scheme_view.hpp>

namespace starlot::inline v0 {

namespace detail {

template <class Report> class report_to final : public fault_sink {
public:
  constexpr explicit report_to(Report& report) : report_{report} {}
  constexpr void take(error const& fault) override { report_(fault); }

private:
  Report& report_;
};

class first_of_faults final : public fault_sink {
public:
  constexpr void take(error const& fault) override {
    if (first.code == errc::none)
      first = fault;
  }
  error first;
};

/// The first fault of a scheme, or an error with `errc::none`.
[[nodiscard]] constexpr error fault_of(scheme_view const& view) {
  first_of_faults sink;
  validator{view, sink}.run();
  return sink.first;
}

} // namespace detail

/// Reports every fault of a scheme to `report(error)`, in the order: title, ids, tree, steps, ladder.
///
/// The place holds the id and the index of the node, of the step behind the nodes, or of the rung. Numbers
/// are those of the fault: got and expected. Complexity: linear in the nodes, knots and steps; ids come
/// sorted.
template <class Report> constexpr void validate(scheme_view const& view, Report&& report) {
  detail::report_to<Report> sink{report};
  detail::validator{view, sink}.run();
}

/// Whether a scheme can be rated with, or its first fault.
[[nodiscard]] constexpr result<void> first_fault(scheme_view const& view) {
  auto const fault = detail::fault_of(view);
  return fault.code == errc::none ? result<void>{} : result<void>{fault};
}

} // namespace starlot::inline v0

#endif
