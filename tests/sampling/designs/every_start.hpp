// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SAMPLING_DESIGNS_EVERY_START_HPP
#define STARLOT_TESTS_SAMPLING_DESIGNS_EVERY_START_HPP

#include <starlot/detail/sampling/random_start.hpp>
#include <starlot/detail/sampling/ticket_order.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/sample.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// All samples that a design with random starts can give, one for each start of its one stratum.

namespace every_start {

/// Outlets "o0" to "o9" of these sizes.
inline starlot::frame frame_of(std::vector<std::int64_t> const& sizes) {
  struct row {
    std::string id;
    std::int64_t size;
  };
  std::vector<row> rows;
  for (auto const size : sizes)
    rows.push_back({"o" + std::to_string(rows.size()), size});
  return *starlot::frame::of(rows, starlot::outlet_id{&row::id}, starlot::of_size{&row::size});
}

template <class Design>
std::vector<starlot::sample> samples_of(starlot::frame const& f, Design const& design) {
  std::vector<starlot::sample> out;
  auto const planned = *plan(f, design);
  starlot::detail::open_plan open{starlot::detail::list<starlot::stratum>(planned.strata),
                                  starlot::detail::list<std::uint32_t>(planned.stratum_of)};
  for (std::int64_t start = 0; start < planned.strata[0].size; ++start) {
    starlot::detail::list<starlot::detail::selected_stratum> from(open.strata.size());
    from[0].from.start = start;
    starlot::detail::select_from_starts(f, open, from);
    auto outlets = starlot::detail::chosen_outlets(f, open);
    outlets.append(from[0].outlets.begin(), from[0].outlets.end());
    out.push_back({planned.strata, outlets.take()});
  }
  return out;
}

} // namespace every_start

#endif
