// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGN_TEXT_HPP
#define STARLOT_SAMPLING_DESIGN_TEXT_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/design_lines.hpp>
#include <starlot/sampling/design.hpp>

#include <string>
#include <vector>

namespace starlot::inline v0 {

/// A design as the record of a draw writes it, so that it can be planned again: its name with its version, and a line
/// for each parameter. A design itself.
///
///     census-1
///     simple-random-1         visits N
///     stratified-1            visits N; allocation A; known DEVIATION COST LEAST MOST ID, for each stratum that is known
///     visits-per-stratum-1    visits N ID, for each stratum
///     multi-site-1            audit KIND; chosen ID, for each outlet
///
/// Fields stand between tabs, behind the word. MOST is 4294967295 where there is no cap but the number of outlets.
struct design_text {
  std::string name;
  std::vector<std::string> with;

  friend bool operator==(design_text const&, design_text const&) = default;
};

template <class = detail::on_use> [[nodiscard]] design_text as_text(census) {
  return detail::design_writer<design_text>::all();
}
template <class = detail::on_use> [[nodiscard]] design_text as_text(simple_random design) {
  return detail::design_writer<design_text>::some(design.n);
}
template <class = detail::on_use> [[nodiscard]] design_text as_text(stratified const& design) {
  return detail::design_writer<design_text>::allocated(design);
}
template <class = detail::on_use> [[nodiscard]] design_text as_text(visits_per_stratum const& design) {
  return detail::design_writer<design_text>::counted(design);
}
template <class = detail::on_use> [[nodiscard]] design_text as_text(multi_site const& design) {
  return detail::design_writer<design_text>::of_layers(design);
}

/// Errors: `unknown_design`; `bad_design_line` with the number in `with`; those of the design itself.
template <class = detail::on_use>
[[nodiscard]] result<draw_plan> plan(frame const& f, design_text const& text) {
  return detail::design_reader<design_text>{text}.planned(f);
}

} // namespace starlot::inline v0

#endif
