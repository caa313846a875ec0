// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_REPORT_TO_JSON_HPP
#define STARLOT_REPORT_TO_JSON_HPP

#include <starlot/detail/report/json_parts.hpp>
#include <starlot/report/report.hpp>

#include <string>
#include <utility>

namespace starlot::inline v0 {

/// A report as JSON (RFC 8259), for programs: all of it, in both languages.
///
/// The first member is `"format": "starlot report 1"`; a form that reads differently has another number, and new
/// members may be added to this one. Numbers that are points are `{"shown": "86.31", "exact": "8631/100", "value":
/// 86.31}`: what may be shown beside the ladder, a fraction in lowest terms, and the nearest double. Texts are `{"en":
/// …, "zh": …}`. Members stand in one order, what is not there is null. UTF-8; control and bidirectional characters and
/// "<" are escaped, bytes that are no UTF-8 are U+FFFD. Doubles have the fewest digits that are read back as the same.
/// The schema is examples/report.schema.json.
///
/// Complexity: linear in the report.
[[nodiscard]] inline std::string to_json(report const& r) {
  detail::json_parts parts;
  parts.report_of(r);
  return std::move(parts.writer()).take();
}

} // namespace starlot::inline v0

#endif
