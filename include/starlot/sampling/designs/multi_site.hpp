// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGNS_MULTI_SITE_HPP
#define STARLOT_SAMPLING_DESIGNS_MULTI_SITE_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/design_planner.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// What a multi-site sample is for.
enum class audit_kind : std::uint8_t {
  initial,                   ///< y = sqrt(x)
  surveillance,              ///< y = 0.6 sqrt(x), each
  recertification,           ///< y = sqrt(x)
  recertification_effective, ///< y = 0.8 sqrt(x), where the system proved effective over the cycle
};

namespace detail {

/// The kinds of audit in records, in the order of their numbers.
inline constexpr std::string_view audit_words[4] = {"initial", "surveillance", "recertification",
                                                    "recertification-effective"};

/// The least n with n² >= x.
[[nodiscard]] constexpr std::uint64_t root_up(std::uint64_t x) noexcept {
  std::uint64_t low = 0;
  std::uint64_t high = 0x1'0000'0000; // its square is above every x
  while (low < high) {
    auto const middle = low + (high - low) / 2;
    if (middle == 0x1'0000'0000 || middle * middle >= x)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

} // namespace detail

/// How many of x sites of one layer are audited, rounded up: IAF MD 1. The central function comes on top and is no
/// site.
///
/// Made for management systems; to use it for service certification is an analogy. In integers, for 0.6 sqrt(100) is
/// not 6 in floating point everywhere. Complexity: constant.
[[nodiscard]] constexpr std::uint32_t multi_site_sample(std::uint32_t sites, audit_kind kind) noexcept {
  auto const tenths = kind == audit_kind::surveillance                ? 6U
                      : kind == audit_kind::recertification_effective ? 8U
                                                                      : 10U;
  // y = ceil(t sqrt(x) / 10): the least y with 100 y² >= t² x; (10 y)² >= t² x.
  auto const ten_y = detail::root_up(std::uint64_t{tenths} * tenths * sites);
  auto const y = (ten_y + 9) / 10;
  return static_cast<std::uint32_t>(y < sites ? y : sites);
}

/// How many of a sample are drawn at random at least: a quarter, rounded up (that it is rounded up is recalled, not
/// published). The others may be chosen, before the seed is known; inference rests on the random part alone.
[[nodiscard]] constexpr std::uint32_t multi_site_random_part(std::uint32_t sample) noexcept {
  return sample / 4 + (sample % 4 != 0 ? 1U : 0U);
}

/// The sites of each layer, which is a stratum, that IAF MD 1 asks for (`multi_site_sample`). Some of them may be
/// chosen before the seed is known; the others, a quarter at least, are drawn from those that were not chosen.
///
/// The chosen sites of a layer are a stratum of their own in the plan, `certain`.
/// In a record: "audit KIND", then "chosen ID" for each chosen site.
struct multi_site {
  static constexpr std::string_view name = "multi-site-1";
  static constexpr bool extendable = false;

  audit_kind kind = audit_kind::initial;     ///< which audit it is
  std::vector<std::string_view> chosen = {}; ///< ids

  template <class Lines, class Design> static void write(Lines& lines, Design const& design) {
    lines.add({"audit ", lines.word(detail::audit_words, static_cast<std::size_t>(design.kind))});
    for (auto const id : design.chosen)
      lines.add({"chosen ", id});
  }
  template <class Lines, class Design = multi_site> [[nodiscard]] static Design read(Lines& lines) {
    Design out;
    lines.take("audit");
    out.kind = static_cast<audit_kind>(lines.word(detail::audit_words, lines.rest()));
    while (lines.at("chosen")) {
      lines.take("chosen");
      out.chosen.push_back(lines.rest());
    }
    return out;
  }
};

/// Errors, all at once: `outlet_unknown`, `chosen_twice` with the number in `chosen`; `too_many_chosen` with the
/// layer: less than a quarter of its sites would be drawn at random.
template <class Plan = draw_plan> [[nodiscard]] result<Plan> plan(frame const& f, multi_site const& design) {
  detail::used_by<Plan, multi_site> const& d = design;
  detail::design_planner<Plan> planner{f};
  planner.split();
  auto& strata = planner.strata();
  auto& stratum_of = planner.stratum_of();
  auto const layers = std::move(strata);
  strata.clear();
  detail::list<std::uint32_t> chosen(layers.size());
  detail::list<std::uint8_t> is_chosen(f.size());
  for (std::size_t i = 0; i < d.chosen.size(); ++i) {
    auto const number = f.find(d.chosen[i]);
    if (!number || is_chosen[*number] != 0) {
      planner.fail(number ? errc::chosen_twice : errc::outlet_unknown, d.chosen[i], i);
      continue;
    }
    is_chosen[*number] = 1;
    ++chosen[stratum_of[*number]];
  }
  detail::list<std::uint32_t> number_of; // of the random part of each layer; its chosen part follows
  for (std::size_t h = 0; h < chosen.size(); ++h) {
    auto const& layer = layers[h];
    auto const sites = multi_site_sample(layer.population, d.kind);
    auto const most = sites - multi_site_random_part(sites);
    if (chosen[h] > most)
      planner.fail(errc::too_many_chosen, chosen[h], most, planner.id(h), place::nowhere);
    number_of.push_back(static_cast<std::uint32_t>(strata.size()));
    strata.push_back({layer.id, layer.population - chosen[h], sites - chosen[h]});
    if (chosen[h] > 0)
      strata.push_back({layer.id, chosen[h], chosen[h], true});
  }
  for (std::size_t i = 0; i < is_chosen.size(); ++i)
    stratum_of[i] = number_of[stratum_of[i]] + is_chosen[i];
  return planner.made();
}

} // namespace starlot::inline v0

#endif
