// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGNS_STRATIFIED_HPP
#define STARLOT_SAMPLING_DESIGNS_STRATIFIED_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/allocating.hpp>
#include <starlot/detail/sampling/design_planner.hpp>
#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace starlot::inline v0 {

namespace detail {

/// The allocations in records, in the order of their numbers.
inline constexpr std::string_view allocation_words[4] = {"proportional-1", "equal-1", "neyman-1",
                                                         "cost-weighted-1"};

} // namespace detail

/// Independent simple random samples of the strata, n in all.
///
/// In a record: "visits N", "allocation A", then "known DEVIATION COST LEAST MOST ID" for each stratum that is known.
/// MOST is 4294967295 where there is no cap but the number of outlets.
struct stratified {
  static constexpr std::string_view name = "stratified-1";
  static constexpr bool extendable = true;

  std::uint32_t n = 0; ///< outlets to be drawn, in all
  /// How they are spread over the strata.
  starlot::allocation allocation = starlot::allocation::proportional_to_size;
  /// What is known of strata, by id: of all for `neyman` and `cost_weighted`; the others are as `known_stratum` says.
  std::vector<known_stratum> known = {};

  template <class Lines, class Design> static void write(Lines& lines, Design const& design) {
    lines.add({"visits ", std::to_string(design.n)});
    lines.add(
        {"allocation ", lines.word(detail::allocation_words, static_cast<std::size_t>(design.allocation))});
    for (auto const& s : design.known)
      lines.add({"known ", to_string(s.deviation.value()), "\t", to_string(s.cost.value()), "\t",
                 std::to_string(s.least), "\t", std::to_string(s.most), "\t", s.id});
  }
  template <class Lines, class Design = stratified> [[nodiscard]] static Design read(Lines& lines) {
    Design out;
    lines.take("visits");
    out.n = lines.number(lines.rest());
    lines.take("allocation");
    out.allocation = static_cast<starlot::allocation>(lines.word(detail::allocation_words, lines.rest()));
    while (lines.at("known")) {
      lines.take("known");
      known_stratum s;
      s.deviation = lines.amount(lines.field());
      s.cost = lines.amount(lines.field());
      s.least = lines.number(lines.field());
      s.most = lines.number(lines.field());
      s.id = lines.rest();
      out.known.push_back(s);
    }
    return out;
  }
};

/// Errors: `sample_of_none`; else those of `allocate`, with the number of the stratum in the order of ids.
template <class Plan = draw_plan> [[nodiscard]] result<Plan> plan(frame const& f, stratified const& design) {
  detail::used_by<Plan, stratified> const& d = design;
  detail::design_planner<Plan> planner{f};
  if (d.n == 0) {
    planner.fail(errc::sample_of_none);
    return planner.made();
  }
  planner.split();
  auto& strata = planner.strata();
  detail::list<detail::allocation_row> rows;
  for (std::size_t h = 0; h < strata.size(); ++h)
    rows.push_back({planner.id(h), strata[h].population});
  detail::add_known(rows, d.known, detail::uses_deviations(d.allocation), planner.errors());
  if (!planner.errors().empty())
    return planner.made();
  auto const visits = detail::allocated_visits(rows, d.n, d.allocation, planner.errors());
  for (std::size_t h = 0; h < visits.size(); ++h)
    strata[h].sampled = visits[h];
  return planner.made();
}

} // namespace starlot::inline v0

#endif
