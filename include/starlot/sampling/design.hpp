// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGN_HPP
#define STARLOT_SAMPLING_DESIGN_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/multi_site.hpp>
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
//   multi_site{audit_kind::surveillance, ids}    as many of each layer as IAF MD 1 says, some of them chosen

namespace starlot::inline v0 {

struct census {};

struct simple_random {
  std::uint32_t n = 0;
};

/// Independent simple random samples of the strata, n in all.
struct stratified {
  std::uint32_t n = 0;
  starlot::allocation allocation = starlot::allocation::proportional_to_size;
  /// What is known of strata, by id: of all for `neyman` and `cost_weighted`; else the others are as `stratum_size` says.
  /// Their outlets are counted in the frame, whatever stands here.
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

/// The sites of each layer, which is a stratum, that IAF MD 1 asks for (`multi_site_sample`). Some of them may be chosen
/// before the seed is known; the others, a quarter at least, are drawn from those that were not.
struct multi_site {
  audit_kind kind = audit_kind::initial;
  std::vector<std::string_view> chosen = {}; ///< ids
};

/// What a design does to a frame: how many of each stratum are drawn, and which stratum each outlet is in.
///
/// A plan of your own counts each outlet in one stratum (`strata_of` does), draws no more than there are, at least one in
/// all, and all of those that are chosen; `draw` checks that (contract).
struct draw_plan {
  std::vector<sampled_stratum>
      strata; ///< sorted by id; those that were chosen stand behind the rest of theirs
  std::vector<std::uint32_t> stratum_of; ///< of each outlet of the frame; empty where there is one stratum
};

/// The strata of a frame, nothing drawn yet: what a design of strata begins with. A frame without strata is one, "".
[[nodiscard]] inline draw_plan strata_of(frame const& f) {
  std::vector<std::uint32_t> order(f.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    order[i] = i;
  auto spare = order;
  detail::merge_sort(std::span{order}, std::span{spare},
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

namespace detail {

/// The frame as one stratum.
[[nodiscard]] inline draw_plan as_one_stratum(frame const& f, std::uint32_t n) {
  return {{{{}, static_cast<std::uint32_t>(f.size()), n}}, {}};
}

/// Number of the stratum that an outlet of the frame is in.
[[nodiscard]] inline std::uint32_t stratum_in(draw_plan const& plan, std::uint32_t outlet) {
  return plan.stratum_of.empty() ? 0U : plan.stratum_of[outlet];
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

[[nodiscard]] inline error too_many(errc code, std::uint32_t n, std::size_t most, std::string_view id,
                                    std::size_t index) {
  return {code, {id, index, 0, 0}, decimal{std::int64_t{n}}, decimal{static_cast<std::int64_t>(most)}};
}

/// The id of each stratum as it stands in the frame: errors refer to it.
[[nodiscard]] inline std::vector<std::string_view> ids_in_frame(frame const& f, draw_plan const& plan) {
  std::vector<std::string_view> out(plan.strata.size());
  for (std::uint32_t i = 0; i < plan.stratum_of.size(); ++i)
    out[plan.stratum_of[i]] = f[i].stratum;
  return out;
}

inline void say_unlisted(std::vector<bool> const& listed, std::vector<std::string_view> const& ids,
                         faults& wrong) {
  for (std::size_t h = 0; h < ids.size(); ++h)
    if (!listed[h])
      wrong.push_back({errc::stratum_not_listed, {ids[h], place::nowhere, 0, 0}, {}, {}});
}

/// What every plan keeps.
inline void expect_good_plan(frame const& f, draw_plan const& plan) {
  std::vector<std::uint32_t> outlets(plan.strata.size());
  contract(plan.stratum_of.empty() ? plan.strata.size() == 1 : plan.stratum_of.size() == f.size(),
           "the plan of a design has a stratum for each outlet of the frame");
  for (auto const h : plan.stratum_of) {
    contract(h < outlets.size(), "the plan of a design puts outlets into strata that it has");
    ++outlets[h];
  }
  std::uint64_t drawn = 0;
  for (std::size_t h = 0; h < outlets.size(); ++h) {
    auto const& s = plan.strata[h];
    contract(s.outlets == (plan.stratum_of.empty() ? f.size() : outlets[h]),
             "the plan of a design counts its outlets");
    contract(s.drawn <= s.outlets && (!s.chosen || s.drawn == s.outlets),
             "the plan of a design draws no more than there are, and all that are chosen");
    drawn += s.drawn;
  }
  contract(drawn > 0, "the plan of a design draws an outlet");
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
    return faults{detail::too_many(errc::too_many_visits, design.n, f.size(), {}, place::nowhere)};
  return detail::as_one_stratum(f, design.n);
}

/// Errors, all at once: `stratum_unknown`, `stratum_listed_twice` with the number in `known`; `stratum_not_listed` where the
/// allocation goes by what is known of each stratum; then those of `allocate`, with the number of the stratum in the order
/// of ids.
[[nodiscard]] inline result<draw_plan, faults> plan(frame const& f, stratified const& design) {
  if (design.n == 0)
    return faults{{errc::sample_of_none, {}, {}, {}}};
  auto out = strata_of(f);
  std::vector<stratum_size> sizes(out.strata.size());
  faults wrong;
  std::vector<bool> listed(sizes.size());
  detail::match(out, design.known, wrong, [&](std::size_t h, stratum_size const& s) {
    sizes[h] = s;
    listed[h] = true;
  });
  auto const ids = detail::ids_in_frame(f, out);
  if (design.allocation == allocation::neyman || design.allocation == allocation::cost_weighted)
    detail::say_unlisted(listed, ids, wrong);
  if (!wrong.empty())
    return wrong;
  for (std::size_t h = 0; h < sizes.size(); ++h) {
    sizes[h].id = ids[h];
    sizes[h].outlets = out.strata[h].outlets;
  }
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
  auto out = strata_of(f);
  std::vector<bool> listed(out.strata.size());
  faults wrong;
  std::uint64_t sum = 0;
  detail::match(out, design.visits, wrong, [&](std::size_t h, stratum_visits const& v) {
    listed[h] = true;
    out.strata[h].drawn = v.n;
    sum += v.n;
    if (v.n > out.strata[h].outlets)
      wrong.push_back(detail::too_many(errc::too_many_visits, v.n, out.strata[h].outlets, v.id,
                                       static_cast<std::size_t>(&v - design.visits.data())));
  });
  detail::say_unlisted(listed, detail::ids_in_frame(f, out), wrong);
  if (wrong.empty() && sum == 0)
    wrong.push_back({errc::sample_of_none, {}, {}, {}});
  if (!wrong.empty())
    return wrong;
  return out;
}

/// Errors, all at once: `outlet_unknown`, `chosen_twice` with the number in `chosen`; `too_many_chosen` with the layer (its
/// id is that of the frame): less than a quarter of its sites would be drawn at random.
[[nodiscard]] inline result<draw_plan, faults> plan(frame const& f, multi_site const& design) {
  auto layers = strata_of(f);
  faults wrong;
  std::vector<std::uint32_t> chosen(layers.strata.size());
  std::vector<bool> is_chosen(f.size());
  for (std::size_t i = 0; i < design.chosen.size(); ++i) {
    auto const number = f.find(design.chosen[i]);
    if (number == f.size() || is_chosen[number]) {
      wrong.push_back({number == f.size() ? errc::outlet_unknown : errc::chosen_twice,
                       {design.chosen[i], i, 0, 0},
                       {},
                       {}});
      continue;
    }
    is_chosen[number] = true;
    ++chosen[layers.stratum_of[number]];
  }
  auto const ids = detail::ids_in_frame(f, layers);
  draw_plan out;
  std::vector<std::uint32_t> moved; // number of a layer's random part; the chosen one follows
  for (std::size_t h = 0; h < chosen.size(); ++h) {
    auto const& layer = layers.strata[h];
    auto const sites = multi_site_sample(layer.outlets, design.kind);
    auto const most = sites - multi_site_random_part(sites);
    if (chosen[h] > most)
      wrong.push_back(detail::too_many(errc::too_many_chosen, chosen[h], most, ids[h], place::nowhere));
    moved.push_back(static_cast<std::uint32_t>(out.strata.size()));
    out.strata.push_back({layer.id, layer.outlets - chosen[h], sites - chosen[h]});
    if (chosen[h] > 0)
      out.strata.push_back({layer.id, chosen[h], chosen[h], true});
  }
  if (!wrong.empty())
    return wrong;
  out.stratum_of = std::move(layers.stratum_of);
  for (std::size_t i = 0; i < is_chosen.size(); ++i)
    out.stratum_of[i] = moved[out.stratum_of[i]] + (is_chosen[i] ? 1U : 0U);
  return out;
}

/// A design that a draw can be made by: `plan(frame, design)` says how many of which stratum. For one of your own it is a
/// function in the namespace of the design.
template <class T>
concept Design = requires(T const& design, frame const& f) {
  { plan(f, design) } -> std::same_as<result<draw_plan, faults>>;
};

} // namespace starlot::inline v0

#endif
