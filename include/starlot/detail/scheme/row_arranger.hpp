// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_ROW_ARRANGER_HPP
#define STARLOT_DETAIL_SCHEME_ROW_ARRANGER_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/scheme/scheme_row.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace starlot::inline v0::detail {

/// Arranges rows that may come in any order as a table in pre-order.
template <class = on_use> class row_arranger {
public:
  row_arranger(std::span<scheme_row const> rows, list<error>& found) : rows_{rows}, faults_{found} {}

  /// Rows in pre-order with their depths; rows whose parent is wrong stand at the top.
  void run() {
    find_parents();
    list_children();
    for (auto row = first_[rows_.size()]; row != no_index; row = next_[row])
      descend(row);
    if (order.size() < rows_.size())
      report_cycles();
  }

  list<std::uint32_t> order;   ///< row of each node
  list<std::uint32_t> parents; ///< node above each node, or `no_index`
  list<std::size_t> depths;

private:
  void say(errc code, std::size_t row) { faults_.push_back(error::at(code, rows_[row].id, row)); }

  void find_parents() {
    list<id_key> keys;
    list<id_key> spare(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i)
      keys.push_back({id_head(rows_[i].id), static_cast<std::uint32_t>(i)});
    auto const id_of = [this](std::uint32_t i) { return rows_[i].id; };
    sort_ids(keys.view(), spare.view(), id_of);
    above_.assign(rows_.size(), static_cast<std::uint32_t>(rows_.size()));
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].parent.empty())
        continue;
      auto const parent = find_id(keys.view(), rows_[i].parent, id_of);
      if (parent == no_index)
        say(errc::unknown_parent, i);
      else if (rows_[parent].rule.is_said)
        say(errc::parent_is_a_criterion, i);
      else
        above_[i] = parent;
    }
  }

  /// Linked lists of children, in the order of the rows; the last list is the top.
  void list_children() {
    first_.assign(rows_.size() + 1, no_index);
    next_.assign(rows_.size(), no_index);
    for (auto i = rows_.size(); i-- > 0;) {
      next_[i] = first_[above_[i]];
      first_[above_[i]] = static_cast<std::uint32_t>(i);
    }
  }

  void descend(std::uint32_t top) {
    list<std::uint32_t> path; // nodes from the top to the current row
    for (auto row = top; row != no_index;) {
      auto const node = static_cast<std::uint32_t>(order.size());
      order.push_back(row);
      parents.push_back(path.empty() ? no_index : path.back());
      depths.push_back(path.size());
      path.push_back(node);
      if (first_[row] != no_index) {
        row = first_[row];
        continue;
      }
      while (!path.empty() && (path.size() == 1 || next_[order[path.back()]] == no_index))
        path.pop_back();
      if (path.empty())
        return;
      row = next_[order[path.back()]];
      path.pop_back();
    }
  }

  void report_cycles() {
    list<char> reached(rows_.size());
    for (auto const row : order)
      reached[row] = 1;
    for (std::size_t row = 0; row < rows_.size(); ++row)
      if (reached[row] == 0)
        say(errc::parent_cycle, row);
  }

  std::span<scheme_row const> rows_;
  list<error>& faults_;
  list<std::uint32_t> above_;
  list<std::uint32_t> first_;
  list<std::uint32_t> next_;
};

} // namespace starlot::inline v0::detail

#endif
