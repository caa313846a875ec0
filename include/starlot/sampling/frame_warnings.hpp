// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_FRAME_WARNINGS_HPP
#define STARLOT_SAMPLING_FRAME_WARNINGS_HPP

#include <starlot/core/error.hpp>
#include <starlot/detail/base/folded_text.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace starlot::inline v0 {

/// What is probably not meant in a frame that can be drawn from: `ids_look_alike`, two outlets, two strata or two clusters whose
/// ids differ by case or width only, "North" and "north". The place has the one and the number of an outlet that has it, the name
/// of the error the other.
///
/// Complexity: n log n in the outlets. Allocates.
template <class = detail::on_use> [[nodiscard]] std::vector<error> warnings(frame const& f) {
  std::vector<error> out;
  detail::list<std::uint32_t> order(f.size());
  detail::list<std::uint32_t> spare(f.size());
  auto const look = [&](auto const& text_of) {
    for (std::uint32_t i = 0; i < f.size(); ++i)
      order[i] = i;
    detail::merge_sort(order.view(), spare.view(), [&](std::uint32_t a, std::uint32_t b) {
      std::string_view const x = text_of(f[a]);
      std::string_view const y = text_of(f[b]);
      auto const at = detail::folded_order(x, y);
      return at < 0 || (at == 0 && x <= y);
    });
    for (std::size_t i = 1; i < order.size(); ++i)
      if (std::string_view const a = text_of(f[order[i - 1]]), b = text_of(f[order[i]]);
          a != b && detail::folded_order(a, b) == 0)
        out.push_back(error::at(errc::ids_look_alike, b, order[i]).naming(a));
  };
  look([](outlet const& o) { return o.id; });
  look([](outlet const& o) { return o.stratum; });
  look([](outlet const& o) { return o.cluster; });
  return out;
}

} // namespace starlot::inline v0

#endif
