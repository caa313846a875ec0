// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_REPLAY_HPP
#define STARLOT_SAMPLING_REPLAY_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/record_reader.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/frame.hpp>

#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// Replays a record: makes the draw again from the seed and the frame, and compares every line.
///
/// Returns the record, or the first difference with its line: `not_a_record`, `starts_with_mark`, `bad_line_ends`,
/// `bad_record_line`, `record_incomplete`, `unknown_algorithm`; `frame_differs`; `seed_empty`, `source_missing`, `bad_source`,
/// `bad_time`; the errors of the design, at its line; `strata_differ`, `draw_differs` with the line that is due;
/// `record_altered` (all lines but the seal agree: a source, a time or a reason was changed, and the seal was not
/// made again).
///
/// A replay does not prove that sources, times and reasons are true: ask where they were published, compare the
/// `hash()` of the record with the one that was published then, and read its `warnings()`.
/// Complexity: that of the draw.
template <class = detail::on_use>
[[nodiscard]] result<draw_record> replay(std::string_view text, frame const& f) {
  std::string due_line;
  return detail::replayed<draw_record>(text, f, due_line);
}
/// The same. `due_line` becomes the line that should stand where the first difference is; empty where that is not known.
template <class = detail::on_use>
[[nodiscard]] result<draw_record> replay(std::string_view text, frame const& f, std::string& due_line) {
  return detail::replayed<draw_record>(text, f, due_line);
}

} // namespace starlot::inline v0

#endif
