// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_SIZE_STRATA_HPP
#define STARLOT_DETAIL_SAMPLING_SIZE_STRATA_HPP
// IWYU pragma: private

#include <starlot/detail/base/list.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/selection.hpp>
#include <starlot/sampling/stratum.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// Makes the outlets that are in every sample strata of their own, `certain`, behind their strata; the rest of each is
/// selected by `how`. An outlet is certain if n x >= X: it is taken out, with one visit, and the rest is looked at again.
template <class Plan> void select_by_size(frame const& f, Plan& made, selection const& how) {
  auto const count = made.strata.size();
  list<std::int64_t> size(count); // of what is left to chance
  for (std::uint32_t i = 0; i < f.size(); ++i)
    size[stratum_in(made, i)] += f[i].size;
  list<std::uint32_t> certain(count);
  list<std::uint8_t> is_certain(f.size());
  for (bool more = true; more;) {
    more = false;
    list<std::int64_t> least(count); // n x >= X, without the product
    for (std::size_t h = 0; h < count; ++h)
      if (auto const n = made.strata[h].sampled - certain[h]; n > 0)
        least[h] = (size[h] - 1) / n + 1;
    for (std::uint32_t i = 0; i < f.size(); ++i) {
      auto const h = stratum_in(made, i);
      if (is_certain[i] != 0 || least[h] == 0 || f[i].size < least[h])
        continue;
      is_certain[i] = 1;
      ++certain[h];
      size[h] -= f[i].size;
      more = true;
    }
  }
  auto const layers = list<stratum>(made.strata);
  made.strata.clear();
  list<std::uint32_t> number_of; // of the part of each layer that is left to chance
  for (std::size_t h = 0; h < count; ++h) {
    auto rest = layers[h];
    rest.population -= certain[h];
    rest.sampled -= certain[h];
    rest.selected_by = &how;
    rest.size = size[h];
    number_of.push_back(static_cast<std::uint32_t>(made.strata.size()));
    if (rest.population > 0)
      made.strata.push_back(rest);
    if (certain[h] > 0)
      made.strata.push_back({layers[h].id, certain[h], certain[h], true});
  }
  if (made.strata.size() > 1) {
    if (made.stratum_of.empty())
      made.stratum_of.resize(f.size());
    for (std::uint32_t i = 0; i < f.size(); ++i) {
      auto const h = made.stratum_of[i];
      bool const some_left = layers[h].population > certain[h];
      made.stratum_of[i] = number_of[h] + (some_left && is_certain[i] != 0 ? 1U : 0U);
    }
  }
  if (how.by_trials)
    for (std::uint32_t i = 0; i < f.size(); ++i)
      if (auto& s = made.strata[stratum_in(made, i)]; !s.certain)
        s.sizes.push_back(f[i].size);
}

} // namespace starlot::inline v0::detail

#endif
