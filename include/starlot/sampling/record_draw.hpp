// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_RECORD_DRAW_HPP
#define STARLOT_SAMPLING_RECORD_DRAW_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/made_unless.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/detail/sampling/planned_by.hpp>
#include <starlot/detail/sampling/recording.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/seed.hpp>
#include <starlot/sampling/ticket_algorithm.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0 {

/// Draws outlets, as `draw` does with the same arguments, and writes the record of the draw.
///
///     auto const record = record_draw(shops, simple_random{15},
///                                     seed{"05 11 17 23 31 02", "lottery of 23 November 2026",
///                                          "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"});
///     record->text();    // to be published
///     record->sample();  // to be visited
///
/// A design of your own is recorded as the visits of each stratum that it comes to; or, where a function `to_record`
/// beside it returns the `design_record` of a ready design, as that. Tickets are of the algorithms that a record
/// knows by name.
/// Errors, all at once: those of `validate(seed)`, then those of `plan(frame, design)`.
/// Preconditions: a design of your own draws from the strata of the frame, and is planned like what `to_record` says
/// (contract). Complexity: that of `draw`.
template <class AnyDesign>
[[nodiscard]] result<draw_record> record_draw(frame const& f, AnyDesign const& design, seed const& s,
                                              ticket_algorithm algorithm = ticket_algorithm::sha256) {
  detail::list<error> wrong;
  if (auto const good = validate(s); !good)
    wrong.append(detail::access::why(good).all());
  detail::open_plan planned;
  auto const more = detail::planned_by(design, f, planned);
  wrong.append(more.begin(), more.end());
  if (!wrong.empty())
    return detail::refused<draw_record>(wrong);
  detail::draw_history history{
      algorithm, s, {detail::planned_event<draw_event>(f, design, planned)}, std::move(planned.stratum_of)};
  return detail::write_record<draw_record>(f, std::move(history));
}

/// Why a sample is extended, and whether that was planned before any of it was seen.
struct extension {
  std::string reason; ///< a line of text
  /// A claim that something published before the seed should support. If it is false, every estimate from the sample
  /// carries `sample_remarks::optional_stopping`.
  bool planned = false;
};

/// Draws more outlets. `design` describes the whole sample after the extension; outlets that were drawn before stay
/// in it.
///
/// A sample can be extended if its design and the new one are `extendable`, both have the same strata, and no stratum
/// gets smaller. (With a larger total, the method of largest remainders may take a visit from a stratum: use
/// `fixed_allocation` then.) A census is the largest extension of a simple random sample.
/// Errors: `frame_differs`; those of `plan(frame, design)`; `not_extendable`; `stratum_shrinks` with the stratum;
/// `extension_of_none`; `reason_missing`, `bad_reason`.
template <class AnyDesign>
[[nodiscard]] result<draw_record> extend(draw_record const& record, frame const& f, AnyDesign const& design,
                                         extension why) {
  if (f.hash() != record.frame())
    return detail::refused<draw_record>({error::of(errc::frame_differs)});
  detail::open_plan planned;
  if (auto wrong = detail::planned_by(design, f, planned); !wrong.empty())
    return detail::refused<draw_record>(wrong);
  auto event = detail::planned_event<draw_event>(f, design, planned);
  event.kind = draw_event::what::extended;
  event.planned = why.planned;
  event.reason = std::move(why.reason);
  return detail::write_record<draw_record>(f, detail::history_with(record, std::move(event)));
}

/// An outlet that cannot be visited is replaced by the next ticket of its stratum. Where outlets were selected from a
/// random start, there is none.
///
/// Estimates then speak of the outlets that can be reached, and say so; the number of outlets stays that of the frame.
/// Errors: `frame_differs`; `outlet_not_drawn`, `already_replaced`, `stratum_exhausted` (no further ticket),
/// `chosen_not_replaceable`, with the id; `reason_missing`, `bad_reason`. Where a stratum is exhausted the
/// outlet stays in the sample as one that was not reached.
template <class = detail::on_use>
[[nodiscard]] result<draw_record> replace_outlet(draw_record const& record, frame const& f,
                                                 std::string_view id, std::string reason) {
  if (f.hash() != record.frame())
    return detail::refused<draw_record>({error::of(errc::frame_differs)});
  return detail::write_replacement(record, f, id, std::move(reason));
}

} // namespace starlot::inline v0

#endif
