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
#include <starlot/detail/sampling/recording.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/seed.hpp>
#include <starlot/sampling/ticket_algorithm.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0 {

/// Draws outlets and writes the record of it.
///
///     auto const record = record_draw(shops, simple_random{15},
///                                     seed{"05 11 17 23 31 02", "lottery of 23 November 2026",
///                                          "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"});
///     record->text();    // to be published
///     record->sample();  // to be visited
///
/// A design of your own that has no `as_text` is recorded as the visits of each stratum that it comes to. Tickets are of
/// the algorithms that a record knows by name; those of your own are for `draw`.
/// Errors, all at once: those of `validate(seed)`, then those of `plan(frame, design)`. Complexity: that of `draw`.
template <Design Plan>
[[nodiscard]] result<draw_record> record_draw(frame const& f, Plan const& design, seed const& s,
                                              ticket_algorithm algorithm = ticket_algorithm::sha256) {
  detail::list<error> wrong;
  if (auto const good = validate(s); !good)
    wrong.append(good.errors());
  detail::open_plan planned;
  auto const more = detail::take_plan(plan(f, design), planned);
  wrong.append(more.begin(), more.end());
  if (!wrong.empty())
    return detail::refused<draw_record>(std::move(wrong));
  detail::expect_good_plan(f, planned);
  return detail::write_record<draw_record>(
      f, {algorithm, s, {{.design = detail::recorded_design(f, design, planned)}}}, planned);
}

/// Why a sample is extended, and whether that was said before anything was seen of it.
struct extension {
  std::string reason; ///< a line of text
  /// A claim, to be backed by what was published before the seed. If not, what is inferred carries
  /// `sample_remarks::optional_stopping`.
  bool planned = false;
};

/// Draws more outlets: `design` is the whole sample as it then is. Those that were drawn stay.
///
/// Simple random and stratified samples can be extended, by any such design, as long as the strata stay and none
/// shrinks (largest remainders may take a visit from a stratum when the total grows: then say `visits_per_stratum`); a
/// census is the largest extension of a simple random one.
/// Errors: `frame_differs`; those of `plan(frame, design)`; `not_extendable`; `stratum_shrinks` with the stratum;
/// `extension_of_none`; `reason_missing`, `bad_reason`.
template <Design Plan>
[[nodiscard]] result<draw_record> extend(draw_record const& record, frame const& f, Plan const& design,
                                         extension why) {
  if (f.hash() != record.frame())
    return detail::refused<draw_record>({error::of(errc::frame_differs)});
  detail::open_plan planned;
  if (auto wrong = detail::take_plan(plan(f, design), planned); !wrong.empty())
    return detail::refused<draw_record>(std::move(wrong));
  detail::expect_good_plan(f, planned);
  return detail::write_record<draw_record>(
      f,
      detail::history_with(record, {.kind = draw_event::what::extended,
                                    .design = detail::recorded_design(f, design, planned),
                                    .planned = why.planned,
                                    .reason = std::move(why.reason)}),
      planned);
}

/// An outlet that cannot be visited is replaced by the next ticket of its stratum.
///
/// What is inferred speaks of outlets that can be reached, and says so; the number of outlets stays the frame's.
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
