// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_HPP
#define STARLOT_SAMPLING_HPP

// Whom to visit: a draw that anyone can replay. Knows no schemes.
//
//   auto const shops = frame::of(rows, outlet_id{&row::code}, in_stratum{&row::region});           sampling/frame.hpp
//   auto const drawn = draw(*shops, stratified{24}, seed{"05 11 17 23 31 02"});                      sampling/draw.hpp
//   auto const record = record_draw(*shops, stratified{24}, seed{"05 11 17 23 31 02", "lottery of 23 November 2026",
//                                   "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"});    sampling/record_draw.hpp
//                                   (bytes, source, when frame and seed were published)
//   warnings(*shops)                            what is probably not meant in it                   sampling/frame_warnings.hpp
//   warnings(*plan(*shops, stratified{24}))     what estimates will lack                           sampling/plan_warnings.hpp
//   replay(text, *shops)                        the record, or the first line that differs         sampling/replay.hpp
//
//   clusters_of(*shops), outlets_in(…)          the frames of a draw in stages: cities, then shops   sampling/clusters.hpp
//   staged_sample::of(*shops, *first, *second)  what was drawn, with its probabilities               sampling/staged_sample.hpp
//   draw_rfc3797(*shops, 10, key)               as others drew it; opt-in                        sampling/foreign_draws.hpp
//
// Designs are listed at the top of designs.hpp, allocations at the top of allocation.hpp. Samples of shards:
// smallest_tickets.hpp; simulations: simulation.hpp.

#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/approximate.hpp>
#include <starlot/sampling/clusters.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/design_record.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/draw.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/fingerprints.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/frame_warnings.hpp>
#include <starlot/sampling/outlet.hpp>
#include <starlot/sampling/plan_warnings.hpp>
#include <starlot/sampling/record_draw.hpp>
#include <starlot/sampling/replay.hpp>
#include <starlot/sampling/rivest_ticket.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/sampling/sample_remarks.hpp>
#include <starlot/sampling/seed.hpp>
#include <starlot/sampling/selection.hpp>
#include <starlot/sampling/simulation.hpp>
#include <starlot/sampling/smallest_tickets.hpp>
#include <starlot/sampling/staged_sample.hpp>
#include <starlot/sampling/stratum.hpp>
#include <starlot/sampling/ticket.hpp>
#include <starlot/sampling/ticket_algorithm.hpp>
#include <starlot/sampling/timestamp.hpp>

#endif
