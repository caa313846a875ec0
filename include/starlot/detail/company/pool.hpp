// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_COMPANY_POOL_HPP
#define STARLOT_DETAIL_COMPANY_POOL_HPP
// IWYU pragma: private

#include <starlot/company/outlet_findings.hpp>
#include <starlot/company/visited_outlet.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/force_inline.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/sampling/stratum.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace starlot::inline v0 {

namespace detail {

/// What an outlet says of a criterion: `earned` / `per` of `size`. Samples are counted where the rule is proportional, else
/// the share counts once.
struct outlet_cell {
  leaf::state is = leaf::state::open;
  std::int64_t earned = 0;
  std::int64_t per = 1;
  std::int64_t size = 0;
};

/// A criterion that is assessed at outlets.
struct outlet_criterion {
  std::uint32_t node = 0;
  std::uint32_t slot = 0;
  rule_kind rule = rule_kind::all_or_nothing;
};

template <class = on_use>
[[nodiscard]] list<outlet_criterion> outlet_criteria(scheme_view const& view, std::size_t first,
                                                     std::size_t last) {
  list<outlet_criterion> out;
  for (auto i = static_cast<std::uint32_t>(first); i < last; ++i)
    if (!view.nodes[i].is_clause() && view.nodes[i].visited() == per_outlet)
      out.push_back({i, view.nodes[i].link, view.nodes[i].rule()});
  return out;
}

template <class = on_use>
[[nodiscard]] STARLOT_DETAIL_COLD outlet_cell judge_outlet_cell(any_scheme const& scheme,
                                                                outlet_criterion const& c,
                                                                observation const& o) {
  leaf l; // it was judged when it was recorded
  static_cast<void>(judge_criterion(scheme, c.node, o.as_finding(), true, l));
  if (l.is_open() || l.is_out())
    return {l.is, 0, 1, 0};
  return {l.is, l.top, l.bottom, 1};
}

template <class = on_use>
[[nodiscard]] STARLOT_DETAIL_INLINE inline outlet_cell
read_outlet_cell(any_scheme const& scheme, outlet_criterion const& c, observation const& o) {
  if (o.kind == finding_kind::sampled && c.rule == rule_kind::proportional)
    return {leaf::state::scored, o.second - o.first, 1, o.second};
  if ((o.kind == finding_kind::met || o.kind == finding_kind::not_met) && c.rule <= rule_kind::half_credit)
    return {leaf::state::scored, o.kind == finding_kind::met ? 1 : 0, 1, 1};
  return judge_outlet_cell(scheme, c, o);
}

/// A criterion over all outlets of a sample.
struct pooled_criterion {
  fraction earned;           ///< Σ w earned
  fraction size;             ///< Σ w size
  fraction open_weight;      ///< Σ w of outlets where it is open, those that were not reached included
  std::int64_t largest = 1;  ///< size at any outlet: what an open one is given at most
  std::uint32_t applies = 0; ///< outlets where it is not out
  std::uint32_t open = 0;    ///< and those of them where it is open, reached or not
  std::uint32_t unseen = 0;  ///< and those of them that were not reached
  std::int64_t counted = 0;  ///< Σ earned, and Σ size, of findings that are counted in whole numbers
  std::int64_t samples = 0;
  std::uint32_t kinds = 0; ///< of findings at outlets that were reached: a bit for each `finding_kind`
  bool failed = false;     ///< it fails the company at one of them

  [[nodiscard]] bool is_out() const noexcept { return applies == 0; }
  [[nodiscard]] bool is_scored() const noexcept { return size.sign() > 0; }
  [[nodiscard]] fraction share() const { return earned / size; }
  /// With as many samples as the most for what is open.
  [[nodiscard]] fraction whole_size() const { return size + open_weight * fraction{largest}; }
  /// The part of it that was assessed.
  [[nodiscard]] fraction assessed() const { return size / whole_size(); }
  /// With everything that is open found wrong, or right.
  [[nodiscard]] fraction worst() const { return earned / whole_size(); }
  [[nodiscard]] fraction best() const { return (earned + open_weight * fraction{largest}) / whole_size(); }
};

/// Weights of layers: how many outlets each of theirs stands for; or 1, also where each outlet has its own.
template <class = on_use>
[[nodiscard]] list<fraction> weights_of(std::span<stratum const> layers, bool weighted) {
  list<fraction> out;
  for (auto const& l : layers)
    out.push_back(weighted && l.sampled > 0 && !l.goes_by_size() ? l.design_weight() : fraction{1});
  return out;
}

/// Sums of a weight and a criterion, as they come.
struct cell_sums {
  std::int64_t earned = 0;
  std::int64_t size = 0;
  std::int64_t largest = 1;
  std::uint32_t applies = 0;
  std::uint32_t open = 0;
  std::uint32_t kinds = 0;
};

/// Adds up the criteria of outlets, exactly, whatever their order. By slots of the scheme; those of the head office stay out.
template <class Visits, class Outlets, class Weights>
[[nodiscard]] list<pooled_criterion> pool(Visits const& visits, Outlets const& outlets,
                                          Weights const& weights) {
  auto const& scheme = visits.scheme();
  auto const& view = scheme.view();
  auto const criteria = outlet_criteria(view, 0, view.nodes.size());
  list<pooled_criterion> out(view.criteria);
  list<cell_sums> sums(weights.size() * criteria.size());
  std::uint32_t unseen = 0;
  for (auto const& o : outlets) {
    auto* sum = sums.data() + o.weight_number() * criteria.size();
    if (!o.reached) { // it might have any criterion
      ++unseen;
      for (std::size_t c = 0; c < criteria.size(); ++c, ++sum)
        ++sum->applies, ++sum->open;
      continue;
    }
    auto const row = visits.row(o.number);
    for (auto const& c : criteria) {
      auto const cell = read_outlet_cell(scheme, c, row[c.slot]);
      auto& to = *sum++;
      to.kinds |= bit_of(row[c.slot].kind);
      if (cell.is == leaf::state::scored && cell.per == 1) {
        ++to.applies;
        to.earned += cell.earned;
        to.size += cell.size;
        to.largest = cell.size > to.largest ? cell.size : to.largest;
        continue;
      }
      if (cell.is == leaf::state::out)
        continue;
      ++to.applies;
      to.size += cell.size;
      to.open += cell.is == leaf::state::open ? 1U : 0U;
      out[c.slot].failed = out[c.slot].failed || cell.is == leaf::state::failed;
      out[c.slot].earned += weights[o.weight_number()] * fraction::of(cell.earned, cell.per);
    }
  }
  auto const* sum = sums.data();
  for (auto const& weight_of_layer : weights)
    for (auto const& c : criteria) {
      auto& to = out[c.slot];
      to.earned += weight_of_layer * fraction{sum->earned};
      to.size += weight_of_layer * fraction{sum->size};
      to.open_weight += weight_of_layer * fraction{std::int64_t{sum->open}};
      to.counted += sum->earned;
      to.samples += sum->size;
      to.kinds |= sum->kinds;
      to.largest = sum->largest > to.largest ? sum->largest : to.largest;
      to.applies += sum->applies;
      to.open += sum->open;
      to.unseen = unseen;
      ++sum;
    }
  return out;
}

} // namespace detail

} // namespace starlot::inline v0

#endif
