// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_TABLE_HPP
#define STARLOT_DETAIL_SCHEME_TABLE_HPP
// IWYU pragma: private

#include <starlot/core/points.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/base/slice.hpp>
#include <starlot/scheme/if_nothing_applies.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/step.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

// What compiled and loaded schemes do alike to become a table that a `scheme_view` shows.

namespace starlot::inline v0::detail {

/// A sum that stays at the largest number instead of wrapping; the validator refuses that number.
[[nodiscard]] constexpr std::int64_t saturated_sum(std::int64_t a, std::int64_t b) noexcept {
  std::int64_t sum = 0;
  if (add(a, b, sum))
    return sum;
  return a < 0 ? (std::numeric_limits<std::int64_t>::min)() : (std::numeric_limits<std::int64_t>::max)();
}

/// The same of a difference.
[[nodiscard]] constexpr std::int64_t saturated_difference(std::int64_t a, std::int64_t b) noexcept {
  std::int64_t out = 0;
  if (subtract(a, b, out))
    return out;
  return b > 0 ? (std::numeric_limits<std::int64_t>::min)() : (std::numeric_limits<std::int64_t>::max)();
}

/// Makes a node one that is not counted, as all below an advisory clause are.
constexpr void make_advisory(node& n, node_details& d) noexcept {
  n.amount = 0;
  n.flags |= node::advisory_flag;
  d.least = 0;
  if (n.is_clause())
    d.first = 0;
}

/// What holds for a whole scheme.
struct whole {
  bool is_refused = false; ///< one of its parts is none, here or below; the compiler has said so
  roll_up top = roll_up::sum_of_points;
  if_not_applicable policy = if_not_applicable::refuse;
  renormalise level = renormalise::over_tree;
  if_nothing_applies nothing_applies = {};
  points start = {};
  bool is_ungraded = false;
  std::uint32_t custom_top = 0;
  std::uint32_t custom_policy = 0;
  std::uint32_t custom_ladder = no_index;
  std::uint32_t aggregation = no_index;
};

/// Says policy and level of every criterion, and marks the clauses that evaluation cannot take as a stretch
/// of their parent's sum: those worth something else than the sum of their children, those with a roll-up
/// that is no sum and the children of such, and those whose weight may have to stay inside.
template <class Table> constexpr void mark_frames(Table& t, whole const& all) {
  for (std::size_t i = 0; i < t.nodes.size(); ++i) {
    auto& d = t.details[i];
    if (t.nodes[i].is_clause())
      continue;
    if (d.policy == 0) {
      d.policy = static_cast<std::uint8_t>(all.policy);
      d.custom_policy = all.custom_policy;
    }
    if (d.level == 0)
      d.level = static_cast<std::uint8_t>(all.level);
  }
  for (auto i = t.nodes.size(); i-- > 0;) {
    auto& n = t.nodes[i];
    auto const& d = t.details[i];
    auto const above = d.parent == no_index ? all.top : t.nodes[d.parent].roll_up();
    if (n.is_clause() && (n.amount != d.first || !is_linear(n.roll_up()) || !is_linear(above)))
      n.flags |= node::frame_flag;
    bool const stays = n.is_clause() ? (d.level != 0) : d.renormalise() != renormalise::over_tree;
    if (!stays || d.parent == no_index)
      continue;
    t.nodes[d.parent].flags |= node::frame_flag;
    t.details[d.parent].level = 1;
  }
  for (auto const& n : t.nodes)
    t.has_frames = t.has_frames || n.has_frame();
}

/// What a raw sum comes to, beside what its parts are worth.
struct sum_range {
  std::int64_t least = 0;
  std::int64_t most = 0;
  bool is_said = false; ///< by some criterion
};

/// Where criteria may bring points below nothing, the amount of a clause is what is at stake in it; what it declares is
/// the most that it may bring.
template <class Table> constexpr void take_ranges(Table& t, whole const& all) {
  t.range.least = t.range.most = all.start.micro();
  for (std::size_t i = 0; i < t.nodes.size(); ++i)
    if (auto const least = t.details[i].least; least != 0 && !t.nodes[i].is_clause()) {
      auto const most = saturated_sum(least, t.nodes[i].amount);
      t.range.least = saturated_sum(t.range.least, least < 0 ? least : 0);
      t.range.most =
          saturated_sum(t.range.most, saturated_difference(most < 0 ? 0 : most, t.nodes[i].amount));
      t.range.is_said = true;
    }
  if (!t.range.is_said)
    return;
  for (std::size_t i = 0; i < t.nodes.size(); ++i)
    if (t.nodes[i].is_clause())
      t.details[i].first = t.details[i].least = 0;
  for (auto i = t.nodes.size(); i-- > 0;) {
    auto& n = t.nodes[i];
    auto const& d = t.details[i];
    if (n.is_clause() && !n.is_advisory() && sums_points(n.roll_up()))
      n.amount = n.is_declared() ? saturated_difference(n.amount, d.least) : d.first;
    if (d.parent == no_index)
      continue;
    auto& above = t.details[d.parent];
    above.first = saturated_sum(above.first, n.amount);
    above.least = saturated_sum(above.least, d.least);
  }
}

[[nodiscard]] constexpr bool any_acts_before(slice<step const> steps) noexcept {
  bool any = false;
  for (auto const& s : steps)
    any = any || s.acts_before();
  return any;
}

/// Steps that ask the same question share the finding of the first of them, whose id alone stays among the sorted ones.
template <class Table> constexpr void share_questions(Table& t, slice<step> steps) {
  std::size_t kept = t.id_count > 0 ? 1 : 0;
  for (std::size_t i = kept; i < t.id_count; ++i) {
    auto const& first = t.ids[kept - 1];
    auto const& next = t.ids[i];
    if (first.head == next.head && first.index >= t.nodes.size() && next.index >= t.nodes.size()) {
      auto const& a = steps[first.index - t.nodes.size()];
      auto& b = steps[next.index - t.nodes.size()];
      if (a.asks() && b.asks() && a.id == b.id && !a.id.empty() && !a.counts() && !b.counts()) {
        b.back = next.index - first.index;
        continue;
      }
    }
    t.ids[kept++] = next;
  }
  t.id_count = kept;
}

/// Multiplies the weights of the children of a clause, or of the top, by their least common denominator.
template <class Table> constexpr void scale_weights(Table& t, std::uint32_t parent) {
  auto const first = parent == no_index ? std::size_t{0} : std::size_t{parent} + 1;
  auto const last = parent == no_index ? t.nodes.size() : std::size_t{t.nodes[parent].link};
  auto const after = [&](std::size_t i) { return t.nodes[i].is_clause() ? t.nodes[i].link : i + 1; };
  std::int64_t common = 1;
  for (auto i = first; i < last; i = after(i))
    if (auto const over = t.details[i].weight_over;
        common > 0 && (over <= 0 || !multiply(common / common_divisor(common, over), over, common)))
      common = 0;
  std::int64_t sum = 0;
  for (auto i = first; i < last; i = after(i)) {
    auto& n = t.nodes[i];
    auto& over = t.details[i].weight_over;
    bool const fits = common > 0 && (!n.is_weight() || multiply(n.amount, common / over, n.amount));
    over = fits ? 1 : 0;
    sum = saturated_sum(sum, n.amount);
  }
  if (parent != no_index)
    t.details[parent].first = sum;
}
template <class Table> constexpr void scale_weights(Table& t) {
  for (std::size_t i = 0; i < t.nodes.size(); ++i)
    if (t.details[i].weight_over > 1 || t.details[i].weight_over < 0)
      scale_weights(t, t.details[i].parent);
}

/// Links each criterion to those that are judged on its finding; what does not fit the validator says.
template <class Table, class IdOf>
constexpr void link_feeds(Table& t, slice<id_key const> ids, IdOf const& id_of) {
  for (auto i = t.nodes.size(); i-- > 0;) {
    auto& d = t.details[i];
    if (d.finding_of.empty())
      continue;
    auto const source = find_id(ids, d.finding_of, id_of);
    if (source >= t.nodes.size() || t.nodes[source].is_clause() || !t.details[source].finding_of.empty())
      continue;
    d.next_fed = t.details[source].next_fed;
    t.details[source].next_fed = static_cast<std::uint32_t>(i);
  }
}

/// Sums and counts what every view carries, and sorts the ids.
template <class Table>
constexpr void complete(Table& t, slice<step> steps, whole const& all, slice<id_key> spare) {
  scale_weights(t);
  take_ranges(t, all);
  mark_frames(t, all);
  for (std::size_t i = 0; i < t.nodes.size(); ++i) {
    auto const& n = t.nodes[i];
    t.criteria += n.is_clause() ? 0U : 1U;
    if (n.depth == 0)
      t.total = saturated_sum(t.total, n.amount);
    t.ids[t.id_count++] = {id_head(t.details[i].id), static_cast<std::uint32_t>(i)};
  }
  t.range.most = saturated_sum(t.range.most, t.total);
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i].takes_findings() || !steps[i].id.empty())
      t.ids[t.id_count++] = {id_head(steps[i].id), static_cast<std::uint32_t>(t.nodes.size() + i)};
  auto const id_of = [&](std::uint32_t i) {
    return i < t.nodes.size() ? t.details[i].id : steps[i - t.nodes.size()].id;
  };
  slice<id_key> const ids{t.ids.data(), t.id_count};
  sort_ids(ids, spare, id_of);
  link_feeds(t, ids, id_of);
  share_questions(t, steps);
}

/// `declared`: what the scheme says, or null.
[[nodiscard]] constexpr std::int64_t scale_of(points const* declared, roll_up top, std::int64_t total,
                                              std::int64_t most) noexcept {
  if (declared != nullptr)
    return declared->micro();
  if (top == roll_up::raw_sum)
    return most;
  return sums_points(top) ? total : 100 * points::one;
}

} // namespace starlot::inline v0::detail

#endif
