// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_PLANNING_HPP
#define STARLOT_DETAIL_SAMPLING_PLANNING_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/multi_site.hpp>
#include <starlot/sampling/sample.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

/// Plans the designs of design.hpp, where the errors of each are listed. A template on `draw_plan`, so that nothing of it is
/// instantiated before it is called.
template <class Plan> class planning {
public:
  explicit planning(frame const& f) : frame_{f} {}

  [[nodiscard]] result<Plan, faults> all() {
    take_as_one_stratum(static_cast<std::uint32_t>(frame_.size()));
    return made();
  }

  [[nodiscard]] result<Plan, faults> some(std::uint32_t n) {
    if (n == 0)
      say(errc::sample_of_none);
    else if (n > frame_.size())
      say_too_many(errc::too_many_visits, n, frame_.size(), {}, place::nowhere);
    else
      take_as_one_stratum(n);
    return made();
  }

  template <class Design> [[nodiscard]] result<Plan, faults> allocated(Design const& design) {
    if (design.n == 0)
      say(errc::sample_of_none);
    else
      allocate_visits(design);
    return made();
  }

  template <class Design> [[nodiscard]] result<Plan, faults> counted(Design const& design) {
    split();
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < design.visits.size(); ++i) {
      auto const& v = design.visits[i];
      auto const h = find(v.id, i);
      if (h == plan_.strata.size())
        continue;
      auto& stratum = plan_.strata[h];
      stratum.sampled = v.n;
      sum += v.n;
      if (v.n > stratum.population)
        say_too_many(errc::too_many_visits, v.n, stratum.population, v.id, i);
    }
    say_unlisted();
    if (wrong_.empty() && sum == 0)
      say(errc::sample_of_none);
    return made();
  }

  template <class Design> [[nodiscard]] result<Plan, faults> of_layers(Design const& design) {
    split();
    auto const layers = std::move(plan_.strata);
    plan_.strata.clear();
    list<std::uint32_t> chosen(layers.size());
    list<std::uint8_t> is_chosen(frame_.size());
    for (std::size_t i = 0; i < design.chosen.size(); ++i) {
      auto const number = frame_.find(design.chosen[i]);
      if (!number || is_chosen[*number] != 0) {
        say(!number ? errc::outlet_unknown : errc::chosen_twice, design.chosen[i], i);
        continue;
      }
      is_chosen[*number] = 1;
      ++chosen[plan_.stratum_of[*number]];
    }
    list<std::uint32_t> moved; // number of a layer's random part; the chosen one follows
    for (std::size_t h = 0; h < chosen.size(); ++h) {
      auto const& layer = layers[h];
      auto const sites = multi_site_sample(layer.population, design.kind);
      auto const most = sites - multi_site_random_part(sites);
      if (chosen[h] > most)
        say_too_many(errc::too_many_chosen, chosen[h], most, ids_[h], place::nowhere);
      moved.push_back(static_cast<std::uint32_t>(plan_.strata.size()));
      plan_.strata.push_back({layer.id, layer.population - chosen[h], sites - chosen[h]});
      if (chosen[h] > 0)
        plan_.strata.push_back({layer.id, chosen[h], chosen[h], true});
    }
    for (std::size_t i = 0; i < is_chosen.size(); ++i)
      plan_.stratum_of[i] = moved[plan_.stratum_of[i]] + is_chosen[i];
    return made();
  }

private:
  void say(errc code, std::string_view id = {}, std::size_t index = place::nowhere) {
    wrong_.push_back({code, {id, index, 0, 0}, {}, {}});
  }
  void say_too_many(errc code, std::uint32_t n, std::size_t most, std::string_view id, std::size_t index) {
    wrong_.push_back(
        {code, {id, index, 0, 0}, decimal{std::int64_t{n}}, decimal{static_cast<std::int64_t>(most)}});
  }

  void take_as_one_stratum(std::uint32_t n) {
    plan_.strata.push_back({{}, static_cast<std::uint32_t>(frame_.size()), n});
  }
  void split() {
    plan_ = split_by_stratum(frame_);
    ids_ = ids_in_frame(frame_, plan_);
    listed_.resize(ids_.size());
  }
  /// Number of the stratum that the i-th of those that a design lists is, or that of strata.
  [[nodiscard]] std::size_t find(std::string_view id, std::size_t i) {
    auto const none = ids_.size();
    auto const h = partition_point(none, [&](std::size_t at) { return ids_[at] < id; });
    bool const known = h < none && ids_[h] == id;
    bool const twice = known && listed_[h] != 0;
    if (!known || twice)
      say(twice ? errc::stratum_listed_twice : errc::stratum_unknown, id, i);
    if (known)
      listed_[h] = 1;
    return known && !twice ? h : none;
  }
  void say_unlisted() {
    for (std::size_t h = 0; h < ids_.size(); ++h)
      if (listed_[h] == 0)
        say(errc::stratum_not_listed, ids_[h]);
  }

  template <class Design> void allocate_visits(Design const& design) {
    split();
    list<stratum_size> sizes(ids_.size());
    for (std::size_t i = 0; i < design.known.size(); ++i)
      if (auto const h = find(design.known[i].id, i); h < sizes.size())
        sizes[h] = design.known[i];
    if (design.allocation == allocation::neyman || design.allocation == allocation::cost_weighted)
      say_unlisted();
    if (!wrong_.empty())
      return;
    for (std::size_t h = 0; h < sizes.size(); ++h) {
      sizes[h].id = ids_[h];
      sizes[h].outlets = plan_.strata[h].population;
    }
    auto const visits = visits_of(sizes.data(), sizes.size(), design.n, design.allocation, wrong_);
    for (std::size_t h = 0; h < visits.size(); ++h)
      plan_.strata[h].sampled = visits[h];
  }

  [[nodiscard]] result<Plan, faults> made() {
    if (!wrong_.empty())
      return wrong_.take();
    return closed<Plan>(plan_);
  }

  frame const& frame_;
  open_plan plan_;
  list<error> wrong_;
  list<std::string_view> ids_; ///< of strata, as they stand in the frame
  list<std::uint8_t> listed_;  ///< whether a design listed a stratum
};

} // namespace starlot::inline v0::detail

#endif
