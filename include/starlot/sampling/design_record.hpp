// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGN_RECORD_HPP
#define STARLOT_SAMPLING_DESIGN_RECORD_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/design_lines.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/frame.hpp>

#include <string>
#include <vector>

namespace starlot::inline v0 {

/// A design as the record of a draw writes it: its name with its version, and a line for each parameter, which the
/// header of the design describes. Fields of a line stand between tabs, behind the word. It can be planned again, so
/// it is a design itself.
struct design_record {
  std::string name;                    ///< with the version of the design
  std::vector<std::string> parameters; ///< as a record writes them

  friend bool operator==(design_record const&, design_record const&) = default;
};

/// How a ready design is recorded.
template <ReadyDesign Ready, class Record = design_record>
[[nodiscard]] Record to_record(Ready const& design) {
  return detail::design_writer<Record>::record_of(design);
}

/// Errors: `unknown_design`; `bad_design_line` with the number in `parameters`; those of the design itself.
template <class = detail::on_use>
[[nodiscard]] result<draw_plan> plan(frame const& f, design_record const& recorded) {
  return detail::plan_recorded<ready_designs, draw_plan>(f, recorded);
}

} // namespace starlot::inline v0

#endif
