// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_SINGLE_VISITS_HPP
#define STARLOT_DETAIL_SAMPLING_SINGLE_VISITS_HPP
// IWYU pragma: private

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/detail/base/list.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// Warns of each stratum of which one of several outlets is visited.
template <class Strata> void warn_of_single_visits(Strata const& strata, list<error>& out) {
  for (std::size_t h = 0; h < strata.size(); ++h)
    if (auto const& s = strata[h]; s.sampled == 1 && s.population > 1)
      out.push_back(error::at(errc::stratum_with_one_visit, s.id, h)
                        .with(decimal{1}, decimal{std::int64_t{s.population}}));
}

} // namespace starlot::inline v0::detail

#endif
