// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SCHEME_TABLES_HPP
#define STARLOT_TESTS_SCHEME_TABLES_HPP

#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/scheme/part.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

// What a table of a scheme must be, worked out from the depths alone, and when two tables are the same.
namespace tables {

/// Index of the clause above: the nearest node before it that is one level higher.
constexpr std::uint32_t parent_of(starlot::scheme_view const& v, std::size_t i) {
  for (auto k = i; k-- > 0;)
    if (v.nodes[k].depth + 1 == v.nodes[i].depth)
      return static_cast<std::uint32_t>(k);
  return starlot::detail::no_index;
}

/// Index behind the subtree: the next node that is not deeper.
constexpr std::uint32_t end_of(starlot::scheme_view const& v, std::size_t i) {
  auto k = i + 1;
  while (k < v.nodes.size() && v.nodes[k].depth > v.nodes[i].depth)
    ++k;
  return static_cast<std::uint32_t>(k);
}

constexpr std::int64_t children_of(starlot::scheme_view const& v, std::size_t i) {
  std::int64_t sum = 0;
  auto const end = end_of(v, i);
  for (auto k = i + 1; k < end; ++k)
    if (v.nodes[k].depth == v.nodes[i].depth + 1)
      sum += v.nodes[k].amount;
  return sum;
}

constexpr bool ids_are_sorted(starlot::scheme_view const& v) {
  for (std::size_t i = 1; i < v.ids.size(); ++i)
    if (v.id(v.ids[i].index) < v.id(v.ids[i - 1].index))
      return false;
  for (std::size_t i = 0; i < v.ids.size(); ++i)
    if (v.ids[i].head != starlot::detail::id_head(v.id(v.ids[i].index)))
      return false;
  return true;
}

/// Whether a roll-up adds its children up.
constexpr bool adds(starlot::roll_up r) { return r == starlot::sum_of_points || r == starlot::weighted_mean; }

/// Whether some criterion of a subtree gives its weight to its siblings or its branch when it is left out.
constexpr bool keeps_weight(starlot::scheme_view const& v, std::size_t i) {
  auto const end = end_of(v, i);
  for (auto k = i; k < end; ++k)
    if (!v.nodes[k].is_clause() && v.details[k].renormalise() != starlot::renormalise::over_tree)
      return true;
  return false;
}

/// Whether a clause is more than a stretch of the sum above it.
constexpr bool needs_frame(starlot::scheme_view const& v, std::size_t i) {
  auto const parent = parent_of(v, i);
  auto const above = parent == starlot::detail::no_index ? v.top : v.nodes[parent].roll_up();
  return v.nodes[i].amount != children_of(v, i) || !adds(v.nodes[i].roll_up()) || !adds(above) ||
         keeps_weight(v, i);
}

/// Whether the clauses that need a frame say so, and the table knows whether there is one.
constexpr bool frames_are_marked(starlot::scheme_view const& v) {
  bool any_frame = false;
  for (std::size_t i = 0; i < v.nodes.size(); ++i) {
    auto const& n = v.nodes[i];
    auto const& d = v.details[i];
    if (n.has_frame() != (n.is_clause() && needs_frame(v, i)))
      return false;
    if (n.is_clause() && (d.policy != 0 || d.level != (keeps_weight(v, i) ? 1 : 0)))
      return false;
    if (!n.is_clause() && (d.policy == 0 || d.level == 0))
      return false;
    any_frame = any_frame || n.has_frame();
  }
  return v.has_frames == any_frame;
}

/// Whether links, parents, sums, slots, frames and offsets of knots are those of a table in pre-order.
constexpr bool is_consistent(starlot::scheme_view const& v) {
  std::uint32_t slot = 0;
  std::uint32_t knots = 0;
  std::int64_t total = 0;
  if (v.nodes.size() != v.details.size())
    return false;
  for (std::size_t i = 0; i < v.nodes.size(); ++i) {
    auto const& n = v.nodes[i];
    auto const& d = v.details[i];
    if (d.parent != parent_of(v, i) || (n.depth == 0) != (d.parent == starlot::detail::no_index))
      return false;
    if (n.depth == 0)
      total += n.amount;
    if (n.is_clause()) {
      if (n.link != end_of(v, i) || d.first != children_of(v, i) || d.knot_count != 0)
        return false;
      if (!n.is_declared() && n.amount != d.first)
        return false;
    } else {
      if (n.link != slot++ || end_of(v, i) != i + 1 || n.is_declared())
        return false;
      if (d.knot_count != 0 && d.first_knot != knots)
        return false;
      knots += d.knot_count;
    }
  }
  return slot == v.criteria && knots == v.knots.size() && total == v.total && ids_are_sorted(v) &&
         frames_are_marked(v);
}

constexpr bool same(starlot::share a, starlot::share b) {
  return a.numerator() == b.numerator() && a.denominator() == b.denominator();
}

constexpr bool same(starlot::node const& a, starlot::node const& b) {
  return a.amount == b.amount && a.link == b.link && a.depth == b.depth && a.part == b.part &&
         a.flags == b.flags;
}

constexpr bool same(starlot::node_details const& a, starlot::node_details const& b) {
  return a.id == b.id && a.title == b.title && a.first == b.first && a.second == b.second &&
         a.parent == b.parent && (a.first_knot == b.first_knot || a.knot_count == 0) &&
         a.knot_count == b.knot_count && a.custom == b.custom && a.custom_policy == b.custom_policy &&
         a.policy == b.policy && a.level == b.level;
}

constexpr bool same(starlot::knot const& a, starlot::knot const& b) {
  return a.at == b.at && same(a.earned, b.earned) && a.name == b.name;
}

constexpr bool same(starlot::condition const& a, starlot::condition const& b) {
  return a.of == b.of && a.is == b.is && a.in_points == b.in_points && a.where == b.where &&
         a.numerator == b.numerator && a.denominator == b.denominator && a.negated == b.negated;
}

constexpr bool same(starlot::step const& a, starlot::step const& b) {
  return a.kind == b.kind && a.mode == b.mode && a.unless == b.unless && a.id == b.id && a.title == b.title &&
         a.amount == b.amount && a.least == b.least && a.limit == b.limit && a.rung.from == b.rung.from &&
         a.rung.name == b.rung.name && a.over == b.over && same(a.when, b.when) && a.custom == b.custom &&
         a.first_condition == b.first_condition && a.condition_count == b.condition_count &&
         a.asks_among_others == b.asks_among_others;
}

constexpr bool same(starlot::rung const& a, starlot::rung const& b) {
  return a.from == b.from && a.name == b.name && a.stars == b.stars && a.reached == b.reached &&
         a.is_closed == b.is_closed && a.is_special == b.is_special && a.until == b.until &&
         a.group == b.group;
}

constexpr bool same(starlot::id_key const& a, starlot::id_key const& b) {
  return a.head == b.head && a.index == b.index;
}

constexpr bool same(starlot::detail::entry const& a, starlot::detail::entry const& b) {
  return same(a.node, b.node) && same(a.details, b.details);
}

template <class T> constexpr bool same(std::span<T const> a, std::span<T const> b) {
  if (a.size() != b.size())
    return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!same(a[i], b[i]))
      return false;
  return true;
}

/// Entries and knots of two clauses, criteria or schemes.
template <class Tree> constexpr bool same_tree(Tree const& a, Tree const& b) {
  using entries = std::span<starlot::detail::entry const>;
  using knots = std::span<starlot::knot const>;
  if constexpr (requires { a.entries; }) {
    return same(entries{a.entries}, entries{b.entries}) && same(knots{a.knots}, knots{b.knots});
  } else {
    using starlot::detail::access;
    return same(entries{access::entries(a)}, entries{access::entries(b)}) &&
           same(knots{access::knots(a)}, knots{access::knots(b)});
  }
}

constexpr bool same(starlot::title const& a, starlot::title const& b) {
  return a.id == b.id && a.version == b.version && a.name == b.name;
}

/// Names the first part in which two tables differ; nothing if they are the same.
constexpr std::string_view difference(starlot::scheme_view const& a, starlot::scheme_view const& b) {
  if (!same(a.title, b.title))
    return "title";
  if (!same(a.nodes, b.nodes))
    return "nodes";
  if (!same(a.details, b.details))
    return "details";
  if (!same(a.knots, b.knots))
    return "knots";
  if (!same(a.steps, b.steps))
    return "steps";
  if (!same(a.rungs, b.rungs) || a.rungs_given != b.rungs_given)
    return "rungs";
  if (!same(a.ids, b.ids))
    return "ids";
  if (a.total != b.total || a.scale != b.scale || a.top != b.top || a.criteria != b.criteria ||
      a.customs != b.customs)
    return "sums";
  if (a.custom_top != b.custom_top || a.custom_ladder != b.custom_ladder ||
      a.customs_are_monotone != b.customs_are_monotone || a.customs_read_freely != b.customs_read_freely ||
      a.customs_go_beyond != b.customs_go_beyond)
    return "custom parts";
  return "";
}

} // namespace tables

#endif
