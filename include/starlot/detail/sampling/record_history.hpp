// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_RECORD_HISTORY_HPP
#define STARLOT_DETAIL_SAMPLING_RECORD_HISTORY_HPP
// IWYU pragma: private

#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/sampling/record_writer.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/fingerprints.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace starlot::inline v0::detail {

/// Whether a record is the one of this hash, or goes on from it: then what it was before one of its extensions or replacements
/// has that hash. Written again from its first events, the last ones first. Preconditions: the frame is that of the record.
template <class Record, class Hash>
[[nodiscard]] bool goes_on_from(Record const& record, frame const& f, Hash const& before) {
  if (record.hash() == before)
    return true;
  auto const* const events = record.events().data();
  for (auto count = record.events().size() - 1; count > 0; --count) {
    draw_history history{record.algorithm(), record.seed(), {events, events + count}};
    history.stratum_of = list<std::uint32_t>(access::stratum_of(record));
    auto const earlier = record_writer<Record>{f, std::move(history)}.write();
    if (earlier && earlier->hash() == before)
      return true;
  }
  return false;
}

} // namespace starlot::inline v0::detail

#endif
