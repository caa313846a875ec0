// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_BUILD_LOADED_HPP
#define STARLOT_DETAIL_SCHEME_BUILD_LOADED_HPP
// IWYU pragma: private, include <starlot/scheme/loaded_scheme.hpp>

#include <starlot/detail/scheme/loaded_table.hpp>
#include <starlot/detail/scheme/row_arranger.hpp>
#include <starlot/detail/scheme/row_checker.hpp>
#include <starlot/detail/scheme/table.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/validate.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace starlot::inline v0 {

namespace detail {

/// What a row, or a step, asks for by name where that is what an error is about; else nothing.
template <class Parts, class Row>
[[nodiscard]] std::string_view name_asked_for(errc code, Parts const& parts, Row const& row) {
  switch (code) {
  case errc::unknown_rule:
    return row.rule.name;
  case errc::unknown_roll_up:
    return row.roll_up.name;
  case errc::unknown_policy:
    return row.not_applicable ? row.not_applicable->name : parts.not_applicable.name;
  default:
    return {};
  }
}
template <class Parts>
[[nodiscard]] std::string_view step_asked_for(errc code, Parts const& parts, std::size_t step) {
  return code == errc::unknown_step && step < parts.steps.size() ? parts.steps[step].name
                                                                 : std::string_view{};
}

} // namespace detail

template <std::same_as<scheme_parts> Parts>
result<loaded_scheme> loaded_scheme::build(Parts const& parts, custom_table const& customs) {
  detail::list<error> found;
  detail::row_arranger<> rows{parts.rows, found};
  rows.run();
  bool const misplaced = !found.empty();
  detail::row_checker{parts, found}.run();

  // Of a type that depends on Parts: see `used_by`.
  auto owner = detail::shared<detail::used_by<Parts, detail::loaded_table>>::make({});
  auto& t = owner.mutable_object();
  auto& view = t.view;
  detail::custom_taker<> take{customs, t.customs};
  for (std::size_t i = 0; i < rows.order.size(); ++i)
    detail::add_node(t, parts.rows[rows.order[i]], rows.parents[i], rows.depths[i], take);
  for (std::size_t i = 0; i < rows.order.size(); ++i)
    if (rows.depths[i] > (std::numeric_limits<std::uint16_t>::max)()) {
      found.push_back(error::at(errc::too_deep, parts.rows[rows.order[i]].id, rows.order[i]));
      break;
    }
  detail::link_nodes(t);
  for (auto const& choice : parts.steps)
    t.steps.push_back(detail::take_step(choice, t, take));
  detail::whole all{.top = parts.top.kind, .policy = parts.not_applicable.kind, .level = parts.renormalise};
  all.start = parts.starts_at;
  if (parts.top.kind == roll_up::custom)
    all.custom_top = detail::take_roll_up(parts.top, t, take);
  if (parts.not_applicable.kind == if_not_applicable::custom)
    all.custom_policy = take(parts.not_applicable.name, detail::custom_kind::policy);
  if (parts.aggregation.is_said()) {
    all.aggregation = detail::take_aggregation(parts.aggregation, t, take);
    if (all.aggregation == detail::no_index)
      found.push_back(error::at(errc::unknown_aggregation, parts.aggregation.name()));
  }
  t.rungs.append(parts.rungs.data(), parts.rungs.data() + parts.rungs.size());
  if (parts.ladder) {
    all.custom_ladder = take(parts.ladder->name, detail::custom_kind::ladder);
    if (all.custom_ladder == detail::no_index) {
      found.push_back(error::at(errc::unknown_ladder, parts.ladder->name));
    } else if (!parts.rungs.empty()) {
      found.push_back(error::at(errc::rungs_beside_own_ladder, parts.ladder->name));
    } else {
      auto const own = t.customs[all.custom_ladder]->rungs;
      t.rungs = {own.data(), own.data() + own.size()};
    }
  }
  t.ids.resize(t.nodes.size() + t.steps.size());
  detail::list<id_key> spare(t.ids.size());
  detail::complete(t, t.steps.view(), all, spare.view());
  view.title = parts.title;
  view.rungs_given = t.rungs.size();
  view.total = t.total;
  view.scale = detail::scale_of(parts.out_of ? &*parts.out_of : nullptr, all.top, t.total, t.range.most);
  view.start = all.start.micro();
  view.least = t.range.least;
  view.most = t.range.most;
  view.has_ranges = t.range.is_said;
  view.decides_before = detail::any_acts_before(t.steps.view());
  view.is_ungraded = parts.is_ungraded;
  view.top = all.top;
  view.criteria = t.criteria;
  view.has_frames = t.has_frames;
  view.customs = static_cast<std::uint32_t>(t.customs.size());
  view.aggregation = all.aggregation;
  view.custom_top = all.custom_top;
  view.nothing_applies = parts.nothing_applies;
  view.custom_ladder = all.custom_ladder;
  for (auto const& part : t.customs) {
    view.customs_are_monotone = view.customs_are_monotone && part->is_monotone;
    view.roll_ups_are_monotone =
        view.roll_ups_are_monotone && (part->kind != detail::custom_kind::roll_up || part->is_monotone);
    view.customs_read_freely = view.customs_read_freely || part->reads_freely;
    view.customs_go_beyond = view.customs_go_beyond || part->goes_beyond;
    if (view.fault_of_custom == errc::none && part->fault != errc::none) {
      view.fault_of_custom = part->fault;
      view.faulty_custom = part->name;
    }
  }
  detail::point_view(t);
  for (auto const& part : t.customs)
    for (auto const& id : part->part.calls->reads(part->part.part))
      if (view.unknown_read.empty() && view.find(id) >= t.nodes.size())
        view.unknown_read = id.empty() ? std::string_view{"?"} : id;
  for (std::size_t i = 0; i < t.nodes.size(); ++i)
    if (auto const custom = t.details[i].custom;
        t.nodes[i].rule() == rule_kind::custom && custom != detail::no_index && // or a roll-up
        t.customs[custom]->needs_points && (t.nodes[i].is_weight() || t.nodes[i].is_advisory()))
      found.push_back(error::at(errc::rule_needs_points, t.details[i].id, rows.order[i]));
  validate(view, [&](error e) {
    if (e.code == errc::no_ladder && parts.ladder) // which is not known, or stands beside others
      return;
    // Where rows hang in the wrong place their clauses lack them, which is no fault of its own.
    if (misplaced && (e.code == errc::points_do_not_add_up || e.code == errc::clause_without_children))
      return;
    // The index of a fault of the ladder is that of the rung; others count nodes, and then steps.
    if (detail::is_about_rungs(e.code) || e.where.index == place::nowhere)
      return found.push_back(e.code == errc::unknown_roll_up ? e.naming(parts.top.name) : e);
    bool const at_node = e.where.index < rows.order.size();
    e = e.naming(at_node ? detail::name_asked_for(e.code, parts, parts.rows[rows.order[e.where.index]])
                         : detail::step_asked_for(e.code, parts, e.where.index - rows.order.size()));
    // Nor is a row in the wrong unit that stands at the top only because its clause is unknown.
    if (at_node && rows.parents[e.where.index] == detail::no_index &&
        !parts.rows[rows.order[e.where.index]].parent.empty() &&
        (e.code == errc::weight_where_points_count || e.code == errc::points_where_weights_count))
      return;
    if (at_node)
      e.where.index = rows.order[e.where.index];
    else
      e.where.index += parts.rows.size() - rows.order.size();
    found.push_back(e);
  });
  if (!found.empty())
    return detail::failure_of(found);
  detail::own_texts(t);
  return loaded_scheme{owner};
}

} // namespace starlot::inline v0

#endif
