// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_RECORDING_HPP
#define STARLOT_DETAIL_SAMPLING_RECORDING_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/sampling/made_unless.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/detail/sampling/record_writer.hpp>
#include <starlot/sampling/design_record.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/frame.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

/// A design that says how it is recorded: a ready one, or one for which `to_record` is found beside it.
template <class T>
concept Recordable = requires(T const& design) {
  { to_record(design) } -> std::same_as<design_record>;
};

/// So many visits of each stratum; `Visits` is `fixed_allocation`.
template <class Visits> [[nodiscard]] design_record record_of_strata(open_plan const& planned) {
  Visits out;
  for (auto const& s : planned.strata)
    out.visits.push_back({s.id, s.sampled});
  return to_record(out);
}

/// Whether `fixed_allocation` plans the same: the strata are those of the frame, in the order of their ids.
template <class Plan> [[nodiscard]] bool has_strata_of_frame(frame const& f, Plan const& planned) {
  for (std::size_t h = 0; h < planned.strata.size(); ++h)
    if (!goes_by_tickets(planned.strata[h]) || planned.strata[h].population == 0 ||
        (h > 0 && planned.strata[h - 1].id >= planned.strata[h].id))
      return false;
  for (std::uint32_t i = 0; i < planned.stratum_of.size(); ++i)
    if (planned.strata[planned.stratum_of[i]].id != f[i].stratum)
      return false;
  return true;
}

/// A design as it is recorded. One that does not say so is recorded as what it comes to: so many visits, or so many
/// of each stratum. Preconditions: what is recorded is planned like the design itself (contract); of ready designs
/// that is tested.
template <class AnyDesign>
[[nodiscard]] design_record recorded_design(frame const& f, AnyDesign const& design,
                                            open_plan const& planned) {
  if constexpr (ReadyDesign<AnyDesign>) {
    return to_record(design);
  } else if constexpr (Recordable<AnyDesign>) {
    auto out = to_record(design);
    open_plan again;
    contract(take_plan(plan(f, out), again).empty() && again.strata == planned.strata &&
                 again.stratum_of == planned.stratum_of,
             "a design is planned like what it says of itself for the record");
    return out;
  } else if (planned.stratum_of.empty()) {
    contract(goes_by_tickets(planned.strata[0]) && planned.strata[0].id.empty(),
             "a design of your own that is recorded draws its outlets, and has strata of the frame or one "
             "without an id");
    return to_record(simple_random{planned.strata[0].sampled});
  } else {
    contract(has_strata_of_frame(f, planned), "a design of your own that is recorded draws from the strata "
                                              "of the frame, in the order of their ids");
    return record_of_strata<fixed_allocation>(planned);
  }
}

/// A draw or an extension whose plan is known. Takes the strata of the plan.
template <class Event, class AnyDesign>
[[nodiscard]] Event planned_event(frame const& f, AnyDesign const& design, open_plan& planned) {
  Event out;
  out.design = recorded_design(f, design, planned);
  out.strata = planned.strata.take();
  return out;
}

template <class Record> [[nodiscard]] result<Record> write_record(frame const& f, draw_history history) {
  return record_writer<Record>{f, std::move(history)}.write();
}

/// The history of a record, continued by another event.
template <class Record> [[nodiscard]] draw_history history_with(Record const& record, draw_event event) {
  auto const& events = record.events();
  draw_history history{record.algorithm(), record.seed(), {events.data(), events.data() + events.size()}};
  history.stratum_of = list<std::uint32_t>(access::stratum_of(record));
  history.events.push_back(std::move(event));
  return history;
}

/// See `replace_outlet`.
template <class Record>
[[nodiscard]] result<Record> write_replacement(Record const& record, frame const& f, std::string_view id,
                                               std::string reason) {
  for (std::size_t rank = 0; rank < record.outlets().size(); ++rank)
    if (record.outlets()[rank].id == id) {
      auto history = history_with(
          record, {.kind = draw_event::what::replaced, .reason = std::move(reason), .rank = rank});
      return write_record<Record>(f, std::move(history));
    }
  return refused<Record>({error::at(errc::outlet_not_drawn, id)});
}

} // namespace starlot::inline v0::detail

#endif
