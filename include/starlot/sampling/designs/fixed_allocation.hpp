// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGNS_FIXED_ALLOCATION_HPP
#define STARLOT_SAMPLING_DESIGNS_FIXED_ALLOCATION_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/design_planner.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace starlot::inline v0 {

/// How many outlets of a stratum are visited.
struct stratum_visits {
  std::string_view id;
  std::uint32_t n = 0; ///< outlets to be drawn
};

/// Independent simple random samples of the strata, of the sizes that are listed. Every stratum has to be listed.
/// In a record: "visits N ID" for each stratum.
struct fixed_allocation {
  static constexpr std::string_view name = "visits-per-stratum-1";
  static constexpr bool extendable = true;

  std::vector<stratum_visits> visits; ///< for each stratum

  template <class Lines, class Design> static void write(Lines& lines, Design const& design) {
    for (auto const& v : design.visits)
      lines.add({"visits ", std::to_string(v.n), "\t", v.id});
  }
  template <class Lines, class Design = fixed_allocation> [[nodiscard]] static Design read(Lines& lines) {
    Design out;
    while (lines.at("visits")) {
      lines.take("visits");
      auto const n = lines.number(lines.field());
      out.visits.push_back({lines.rest(), n});
    }
    return out;
  }
};

/// Errors, all at once, with the number in `visits`: `stratum_unknown`, `stratum_listed_twice`, `too_many_visits`;
/// `stratum_not_listed`; `sample_of_none`.
template <class Plan = draw_plan>
[[nodiscard]] result<Plan> plan(frame const& f, fixed_allocation const& design) {
  detail::used_by<Plan, fixed_allocation> const& d = design;
  detail::design_planner<Plan> planner{f};
  planner.split();
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < d.visits.size(); ++i) {
    auto const& v = d.visits[i];
    auto const h = planner.list_stratum(v.id, i);
    if (!h)
      continue;
    auto& stratum = planner.strata()[*h];
    stratum.sampled = v.n;
    sum += v.n;
    if (v.n > stratum.population)
      planner.fail(errc::too_many_visits, v.n, stratum.population, v.id, i);
  }
  planner.expect_all_listed();
  if (planner.errors().empty() && sum == 0)
    planner.fail(errc::sample_of_none);
  return planner.made();
}

} // namespace starlot::inline v0

#endif
