// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_RECORDING_HPP
#define STARLOT_DETAIL_SAMPLING_RECORDING_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/sampling/made_unless.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/detail/sampling/record_writer.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/design_text.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/frame.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

template <class T>
concept WritesItself = requires(T const& design) {
  { as_text(design) } -> std::same_as<design_text>;
};
/// What is written of these is planned as they are.
template <class T>
concept DesignOfTheHouse = std::same_as<T, census> || std::same_as<T, simple_random> ||
    std::same_as<T, stratified> || std::same_as<T, visits_per_stratum> || std::same_as<T, multi_site>;

/// So many visits of each stratum; `Visits` is `visits_per_stratum`.
template <class Visits> [[nodiscard]] design_text text_of_strata(open_plan const& planned) {
  Visits out;
  for (auto const& s : planned.strata)
    out.visits.push_back({s.id, s.sampled});
  return as_text(out);
}

/// A design as its record writes it. One that does not write itself is recorded as what it comes to: so many visits, or so
/// many of each stratum.
template <Design Plan>
[[nodiscard]] design_text design_text_of(Plan const& design, open_plan const& planned) {
  if constexpr (WritesItself<Plan>)
    return as_text(design);
  else
    return planned.stratum_of.empty() ? as_text(simple_random{planned.strata[0].sampled})
                                      : text_of_strata<visits_per_stratum>(planned);
}

/// Preconditions: the text says all that the plan says (contract).
template <Design Plan>
[[nodiscard]] design_text recorded_design(frame const& f, Plan const& design, open_plan const& planned) {
  auto out = design_text_of(design, planned);
  if constexpr (!DesignOfTheHouse<Plan>) {
    open_plan again;
    contract(take_plan(plan(f, out), again).empty() && again.strata == planned.strata &&
                 again.stratum_of == planned.stratum_of,
             "a design that is recorded is planned by what is written of it");
  }
  return out;
}

/// `planned` is the plan of the last event: a draw, or an extension.
template <class Record>
[[nodiscard]] result<Record, faults> write_record(frame const& f, draw_history history,
                                                  open_plan const& planned) {
  auto made = record_writer<Record>{f, std::move(history), planned}.write();
  if (!made)
    return faults{made.error().what};
  return std::move(*made);
}

/// The history of a record, to be gone on with by another event.
template <class Record> [[nodiscard]] draw_history history_with(Record const& record, draw_event event) {
  auto const& events = record.events();
  draw_history history{record.algorithm(), record.seed(), {events.data(), events.data() + events.size()}};
  history.events.push_back(std::move(event));
  return history;
}

/// See `replace_outlet`.
template <class Record>
[[nodiscard]] result<Record, faults> write_replacement(Record const& record, frame const& f,
                                                       std::string_view id, std::string reason) {
  for (std::size_t rank = 0; rank < record.outlets().size(); ++rank)
    if (record.outlets()[rank].id == id) {
      auto history = history_with(
          record, {.kind = draw_event::what::replaced, .reason = std::move(reason), .rank = rank});
      auto made = record_writer<Record>{f, std::move(history)}.write();
      if (!made)
        return faults{made.error().what};
      return std::move(*made);
    }
  return refused<Record>({{errc::outlet_not_drawn, {id, place::nowhere, 0, 0}, {}, {}}});
}

} // namespace starlot::inline v0::detail

#endif
