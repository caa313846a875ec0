// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGN_HPP
#define STARLOT_SAMPLING_DESIGN_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/sorting.hpp>
#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/sample.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// How outlets are drawn:
//
//   census{}                                     all of them
//   simple_random{15}                            each set of 15 with the same probability
//   stratified{24}                               24 in all, in proportion to the outlets of each stratum
//   stratified{24, allocation::neyman, known}    or with what is known of the strata: deviations, costs, limits
//   visits_per_stratum{counts}                   so many of each stratum

namespace starlot::inline v0 {

struct census {};

struct simple_random {
  std::uint32_t n = 0;
};

/// Independent simple random samples of the strata, n in all.
struct stratified {
  std::uint32_t n = 0;
  starlot::allocation allocation = starlot::allocation::proportional_to_size;
  /// What is known of strata, by id; the others are as `stratum_size` says. Their outlets are counted in the frame.
  std::vector<stratum_size> known = {};
};

struct stratum_visits {
  std::string_view id;
  std::uint32_t n = 0;
};

/// Independent simple random samples of the strata, n of each that is listed. All strata have to be.
struct visits_per_stratum {
  std::vector<stratum_visits> visits;
};

/// What a design does to a frame: how many of each stratum are drawn, and which stratum each outlet is in.
struct draw_plan {
  std::vector<sampled_stratum> strata;   ///< sorted by id
  std::vector<std::uint32_t> stratum_of; ///< of each outlet of the frame; empty where there is one stratum
};

namespace detail {

/// The frame as one stratum.
[[nodiscard]] inline draw_plan as_one_stratum(frame const& f, std::uint32_t n) {
  return {{{{}, static_cast<std::uint32_t>(f.size()), n}}, {}};
}

[[nodiscard]] inline draw_plan in_strata(frame const& f) {
  std::vector<std::uint32_t> order(f.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    order[i] = i;
  auto spare = order;
  merge_sort(std::span{order}, std::span{spare},
             [&](std::uint32_t a, std::uint32_t b) { return f[a].stratum <= f[b].stratum; });
  draw_plan plan;
  plan.stratum_of.resize(f.size());
  for (auto const i : order) {
    if (auto const id = f[i].stratum; plan.strata.empty() || plan.strata.back().id != id)
      plan.strata.push_back({std::string{id}, 0, 0});
    ++plan.strata.back().outlets;
    plan.stratum_of[i] = static_cast<std::uint32_t>(plan.strata.size() - 1);
  }
  return plan;
}

/// Number of a stratum of the plan, or that of strata.
[[nodiscard]] inline std::size_t find_stratum(draw_plan const& plan, std::string_view id) {
  auto const at = partition_point(plan.strata.size(), [&](std::size_t h) { return plan.strata[h].id < id; });
  return at < plan.strata.size() && plan.strata[at].id == id ? at : plan.strata.size();
}

/// Puts listed strata to those of the plan: `stratum_unknown`, `stratum_listed_twice`.
template <class Listed, class Put>
void match(draw_plan const& plan, std::vector<Listed> const& listed, faults& wrong, Put const& put) {
  std::vector<bool> seen(plan.strata.size());
  for (std::size_t i = 0; i < listed.size(); ++i) {
    auto const h = find_stratum(plan, listed[i].id);
    if (h == plan.strata.size())
      wrong.push_back({errc::stratum_unknown, {listed[i].id, i, 0, 0}, {}, {}});
    else if (seen[h])
      wrong.push_back({errc::stratum_listed_twice, {listed[i].id, i, 0, 0}, {}, {}});
    else
      put(h, listed[i]);
    if (h < plan.strata.size())
      seen[h] = true;
  }
}

[[nodiscard]] inline error too_many(std::uint32_t n, std::size_t outlets, std::string_view id,
                                    std::size_t index) {
  return {errc::too_many_visits,
          {id, index, 0, 0},
          decimal{std::int64_t{n}},
          decimal{static_cast<std::int64_t>(outlets)}};
}

} // namespace detail

[[nodiscard]] inline result<draw_plan, faults> plan(frame const& f, census) {
  return detail::as_one_stratum(f, static_cast<std::uint32_t>(f.size()));
}

/// Errors: `sample_of_none` (n = 0); `too_many_visits` (n > N).
[[nodiscard]] inline result<draw_plan, faults> plan(frame const& f, simple_random design) {
  if (design.n == 0)
    return faults{{errc::sample_of_none, {}, {}, {}}};
  if (design.n > f.size())
    return faults{detail::too_many(design.n, f.size(), {}, place::nowhere)};
  return detail::as_one_stratum(f, design.n);
}

/// Errors, all at once: `stratum_unknown`, `stratum_listed_twice` with the number in `known`; those of `allocate`, with
/// the number of the stratum in the order of ids.
[[nodiscard]] inline result<draw_plan, faults> plan(frame const& f, stratified const& design) {
  if (design.n == 0)
    return faults{{errc::sample_of_none, {}, {}, {}}};
  auto out = detail::in_strata(f);
  std::vector<stratum_size> sizes(out.strata.size());
  faults wrong;
  detail::match(out, design.known, wrong, [&](std::size_t h, stratum_size const& s) { sizes[h] = s; });
  if (!wrong.empty())
    return wrong;
  for (std::size_t h = 0; h < sizes.size(); ++h) {
    // In the frame, which outlives the plan: errors refer to it.
    sizes[h].outlets = out.strata[h].outlets;
  }
  for (std::uint32_t i = 0; i < out.stratum_of.size(); ++i)
    sizes[out.stratum_of[i]].id = f[i].stratum;
  auto const visits = allocate(sizes, design.n, design.allocation);
  if (!visits)
    return visits.error();
  for (std::size_t h = 0; h < sizes.size(); ++h)
    out.strata[h].drawn = (*visits)[h];
  return out;
}

/// Errors, all at once, with the number in `visits`: `stratum_unknown`, `stratum_listed_twice`, `too_many_visits`;
/// `stratum_not_listed` (its id is that of the frame); `sample_of_none`.
[[nodiscard]] inline result<draw_plan, faults> plan(frame const& f, visits_per_stratum const& design) {
  auto out = detail::in_strata(f);
  std::vector<bool> listed(out.strata.size());
  faults wrong;
  std::uint64_t sum = 0;
  detail::match(out, design.visits, wrong, [&](std::size_t h, stratum_visits const& v) {
    listed[h] = true;
    out.strata[h].drawn = v.n;
    sum += v.n;
    if (v.n > out.strata[h].outlets)
      wrong.push_back(detail::too_many(v.n, out.strata[h].outlets, v.id,
                                       static_cast<std::size_t>(&v - design.visits.data())));
  });
  for (std::uint32_t i = 0; i < out.stratum_of.size(); ++i)
    if (auto const h = out.stratum_of[i]; !listed[h]) {
      listed[h] = true;
      wrong.push_back({errc::stratum_not_listed, {f[i].stratum, place::nowhere, 0, 0}, {}, {}});
    }
  if (wrong.empty() && sum == 0)
    wrong.push_back({errc::sample_of_none, {}, {}, {}});
  if (!wrong.empty())
    return wrong;
  return out;
}

/// A design that a draw can be made by: `plan(frame, design)` says how many of which stratum.
template <class T>
concept Design = requires(T const& design, frame const& f) {
  { plan(f, design) } -> std::same_as<result<draw_plan, faults>>;
};

} // namespace starlot::inline v0

#endif
