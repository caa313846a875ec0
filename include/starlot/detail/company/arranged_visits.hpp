// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_COMPANY_ARRANGED_VISITS_HPP
#define STARLOT_DETAIL_COMPANY_ARRANGED_VISITS_HPP
// IWYU pragma: private

#include <starlot/company/company_options.hpp>
#include <starlot/company/visited_outlet.hpp>
#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/projection.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/estimation/survey_design.hpp>
#include <starlot/sampling/sample.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

// What a sample says of the visits: who of it was reached, how many outlets each stands for, and the design for estimates.

namespace starlot::inline v0::detail {

/// Who of the sample was reached, who was visited beside it, and how many outlets each stands for.
template <class Parts> [[nodiscard]] list<error> arrange_visits(Parts& parts, sample const& drawn) {
  list<error> wrong;
  auto const& visits = parts.visits;
  auto const& frame = visits.outlets();
  std::uint64_t all = 0;
  for (auto const& s : drawn.strata()) {
    if (s.sampled == 0 && s.population > 0)
      wrong.push_back(error::at(errc::sample_of_none, s.id, parts.layers.size()));
    parts.layers.push_back(s);
    all += s.population;
  }
  if (all != frame.size())
    wrong.push_back(error::of(errc::frame_differs));
  if (!wrong.empty())
    return wrong;
  std::vector<std::uint32_t> layer_of(frame.size(), no_index);
  for (auto const& d : drawn.drawn()) {
    contract(d.number < frame.size(), "the sample is of the frame of the outlet findings");
    if (layer_of[d.number] != no_index)
      wrong.push_back(error::at(errc::outlet_listed_twice, frame[d.number].id, d.number));
    auto const& of = drawn.strata()[d.stratum];
    if (!of.certain && !of.id.empty() && of.id != frame[d.number].stratum)
      wrong.push_back(error::at(errc::frame_differs, frame[d.number].id, d.number));
    if (of.goes_by_size() && d.range.size != frame[d.number].size)
      wrong.push_back(error::at(errc::frame_differs, frame[d.number].id, d.number));
    layer_of[d.number] = d.stratum;
  }
  if (visits.size() == 0)
    wrong.push_back(error::of(errc::nothing_visited));
  if (!wrong.empty())
    return wrong;
  for (std::uint32_t n = 0; n < frame.size(); ++n) {
    bool const reached = visits.has(n);
    if (layer_of[n] != no_index) {
      if (!reached && parts.options.nonresponse != nonresponse::worst_case)
        wrong.push_back(error::at(errc::outlet_not_reached, frame[n].id, n));
      parts.outlets.push_back({n, layer_of[n], reached});
      continue;
    }
    if (!reached)
      continue;
    if (parts.options.purposive_visits != purposive_visits::certainty)
      wrong.push_back(error::at(errc::outlet_visited_not_drawn, frame[n].id, n));
    // The rest of its stratum was drawn from without it; a selection was not.
    for (std::size_t h = 0; h < drawn.strata().size(); ++h)
      if (auto const& s = drawn.strata()[h]; !s.certain && (s.id.empty() || s.id == frame[n].stratum)) {
        if (s.selected_by != nullptr && parts.options.purposive_visits == purposive_visits::certainty)
          wrong.push_back(error::at(errc::outlet_visited_not_drawn, frame[n].id, n));
        --parts.layers[h].population;
        break;
      }
    parts.outlets.push_back({n, static_cast<std::uint32_t>(drawn.strata().size()), true});
  }
  if (parts.options.purposive_visits == purposive_visits::certainty) {
    stratum beside;
    beside.certain = true;
    for (auto const& o : parts.outlets)
      if (o.layer == drawn.strata().size())
        ++beside.population, ++beside.sampled;
    parts.layers.push_back(beside);
  }
  return wrong;
}

/// Gives each outlet whose probability went by size its own weight.
template <class Parts> void weigh_outlets(Parts& parts, sample const& drawn) {
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    auto const& d = drawn.drawn()[i];
    if (!drawn.strata()[d.stratum].goes_by_size())
      continue;
    auto const at = partition_point(parts.outlets.size(),
                                    [&](std::size_t k) { return parts.outlets[k].number < d.number; });
    parts.outlets[at].own_weight = static_cast<std::uint32_t>(parts.weights.size());
    parts.weights.push_back(drawn.nominal_weight(i).value());
  }
}

/// The design of the visits: that of the sample, with what was visited beside it. A systematic sample is taken as if
/// random; where probabilities go by size, variances are as `survey_design::of(sample)` says.
template <class Parts>
[[nodiscard]] result<survey_design> design_of_visits(Parts const& parts, sample const& drawn) {
  auto const layer = [](visited_outlet const& o) { return o.layer; };
  bool by_size = false;
  for (auto const& l : parts.layers)
    by_size = by_size || l.goes_by_size();
  if (!by_size)
    return survey_design::of(parts.outlets, in_stratum{layer}, population_of{[&](visited_outlet const& o) {
                               return static_cast<double>(parts.layers[o.layer].population);
                             }});
  list<std::size_t> position_of(parts.visits.outlets().size());
  for (std::size_t i = 0; i < drawn.size(); ++i)
    position_of[drawn.drawn()[i].number] = i;
  auto const probability = [&](visited_outlet const& o) {
    auto const& l = parts.layers[o.layer];
    auto const n = static_cast<double>(l.sampled);
    return l.goes_by_size() ? n * static_cast<double>(drawn.drawn()[position_of[o.number]].range.size) /
                                  static_cast<double>(l.size)
                            : n / static_cast<double>(l.population);
  };
  if (!all_pairs_known(drawn.strata()))
    return survey_design::of(parts.outlets, in_stratum{layer}, probability_of{probability});
  pair_probabilities<> const pairs{drawn};
  return survey_design::of(
      parts.outlets, in_stratum{layer},
      probability_of{probability, joint_probability{[&](visited_outlet const& a, visited_outlet const& b) {
                       return pairs(position_of[a.number], position_of[b.number]);
                     }}});
}

// ---- The same of a sample in stages; its outlets stand in the order of the frame ----

template <class Parts, class Staged>
  requires requires(Staged const& s) { s.second(); }
[[nodiscard]] list<error> arrange_visits(Parts& parts, Staged const& drawn) {
  list<error> wrong;
  auto const& visits = parts.visits;
  auto const& frame = visits.outlets();
  if (visits.size() == 0)
    wrong.push_back(error::of(errc::nothing_visited));
  for (auto const& s : drawn.first().strata())
    parts.layers.push_back(s);
  std::size_t next = 0;
  for (std::uint32_t n = 0; n < frame.size(); ++n) {
    bool const is_drawn = next < drawn.size() && drawn.drawn()[next].number == n;
    if (is_drawn) {
      parts.outlets.push_back({n, drawn.first().drawn()[drawn.drawn()[next].cluster].stratum, visits.has(n)});
      ++next;
      if (!visits.has(n) && parts.options.nonresponse != nonresponse::worst_case)
        wrong.push_back(error::at(errc::outlet_not_reached, frame[n].id, n));
    } else if (visits.has(n)) {
      wrong.push_back(error::at(errc::outlet_visited_not_drawn, frame[n].id, n));
    }
  }
  return wrong;
}

template <class Parts, class Staged>
  requires requires(Staged const& s) { s.second(); }
void weigh_outlets(Parts& parts, Staged const& drawn) {
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    parts.outlets[i].own_weight = static_cast<std::uint32_t>(parts.weights.size());
    parts.weights.push_back(drawn.nominal_weight(i).value());
  }
}

template <class Parts, class Staged>
  requires requires(Staged const& s) { s.second(); }
[[nodiscard]] result<survey_design> design_of_visits(Parts const&, Staged const& drawn) {
  return survey_design::of(drawn);
}

} // namespace starlot::inline v0::detail

#endif
