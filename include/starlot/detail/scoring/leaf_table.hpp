// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_LEAF_TABLE_HPP
#define STARLOT_DETAIL_SCORING_LEAF_TABLE_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/force_inline.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/small_list.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// Leaves by slots of the criteria.
using leaf_list = small_list<leaf, slots_inside>;

/// The first reading of the findings: where their leaves go, and what it learns beside them.
struct first_reading {
  leaf* leaves = nullptr;
  std::size_t criteria = 0;
  std::size_t advisory = 0;
  std::size_t conditions = 0;
  bool is_unbounded = false; ///< the finding of a step of the user's is open: nobody knows what it could do
  bool is_unsettled = false; ///< whether something counts depends on what is open
  bool advisory_decides = false; ///< and some of that is advisory: such criteria are open items then
  std::uint32_t failed_by = no_index;  ///< the first criterion that fails the company
  errc code = errc::none;              ///< what is wrong with one of the findings
  std::uint32_t refused_by = no_index; ///< the clause or step of a part of the user's that refused

  void add_step(step const& s, observation const& o) noexcept {
    if (s.counts() || !o.is_open())
      return;
    ++conditions;
    is_unbounded = is_unbounded || s.kind == step_kind::custom;
  }
  void fail(errc why) noexcept {
    if (why != errc::none && code == errc::none)
      code = why;
  }
};

/// Judges a finding that is not read quickly, and counts it.
template <class = on_use>
STARLOT_DETAIL_COLD void judge_slowly(finding_set const& f, std::uint32_t index, leaf& out,
                                      first_reading& count) {
  auto const& n = f.scheme().view().nodes[index];
  out = leaf{};
  auto const recorded = f.in_slot(n.link);
  count.fail(judge_criterion(f.scheme(), index, recorded, !recorded.remark().reason.empty(), out));
  if (out.is_open())
    ++(n.is_advisory() ? count.advisory : count.criteria);
  if (out.has_failed() && count.failed_by == no_index)
    count.failed_by = index;
}

/// The leaves of a tree: of one sheet, or put together from many outlets.
///
/// The findings that make up most of a sheet are read as they stand in it, and have no leaf. The others are judged when they are
/// first read, if they are still to be counted.
struct leaf_table {
  slice<leaf const> leaves;
  slice<fraction const> wide{}; ///< shares that do not fit 64 bits
  finding_set const* sheet = nullptr;
  first_reading* counting = nullptr; ///< for the first reading of a sheet

  [[nodiscard]] observation const* quick() const noexcept {
    return sheet == nullptr ? nullptr : &sheet->observed(0);
  }
  /// The leaf of a criterion that is not read quickly.
  template <class = on_use>
  [[nodiscard]] STARLOT_DETAIL_INLINE leaf const& slow(std::uint32_t node, std::uint32_t slot) const {
    if (counting != nullptr)
      judge_slowly(*sheet, node, counting->leaves[slot], *counting);
    return leaves[slot];
  }
  template <class = on_use> [[nodiscard]] leaf at(scheme_view const& view, std::uint32_t node) const {
    auto const& n = view.nodes[node];
    leaf out{leaf::state::scored, 0, 1};
    if (sheet != nullptr && reads_quickly(n.rule(), sheet->observed(n.link), out.top, out.bottom))
      return out;
    return slow(node, n.link);
  }
  /// The same of a criterion that was read before: it is not counted again.
  template <class = on_use> [[nodiscard]] leaf again(scheme_view const& view, std::uint32_t node) const {
    return leaf_table{leaves, wide, sheet}.at(view, node);
  }
  [[nodiscard]] fraction share_of(leaf const& l) const {
    if (l.bottom == 1)
      return fraction{l.top};
    return l.is_wide() ? wide[static_cast<std::size_t>(l.top)] : fraction::of(l.top, l.bottom);
  }
};

/// Judges the findings of a sheet that are not read quickly.
template <class = on_use> [[nodiscard]] first_reading judge_sheet(finding_set const& f, leaf_list& leaves) {
  auto const& view = f.scheme().view();
  leaves.resize_for_overwrite(view.criteria);
  first_reading count{leaves.data()};
  leaf_table const table{leaves.view(), {}, &f, &count};
  for (std::uint32_t i = 0; i < view.nodes.size(); ++i)
    if (!view.nodes[i].is_clause())
      static_cast<void>(table.at(view, i));
  return count;
}

/// The leaves as they count for "how much was assessed": scored is all, open as it is read, out is nothing (or
/// stays out).
template <class = on_use>
[[nodiscard]] leaf_list assessed_leaves(scheme_view const& view, leaf_table const& table, share open_as,
                                        bool keeps_out) {
  leaf_list out(view.criteria);
  for (std::uint32_t i = 0; i < view.nodes.size(); ++i) {
    if (view.nodes[i].is_clause())
      continue;
    auto const l = table.at(view, i);
    out[view.nodes[i].link] = {keeps_out && l.is_out() ? leaf::state::out : leaf::state::scored,
                               l.is_open()  ? open_as
                               : l.is_out() ? share::none()
                                            : share::full()};
  }
  return out;
}

} // namespace starlot::inline v0::detail

#endif
