// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_CATALOG_SHEET_READER_HPP
#define STARLOT_DETAIL_CATALOG_SHEET_READER_HPP
// IWYU pragma: private

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/scheme/table.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme_row.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

/// Checks a points sheet against the outline of a standard, and turns it into rows of a scheme: see
/// `load_points_sheet`.
template <class Rows, class Outline, class Sheet> class sheet_reader {
public:
  sheet_reader(Outline const& outline, Sheet sheet)
      : outline_{outline}, sheet_{sheet}, sums_(outline.items.size()) {}

  /// The row of the sheet behind each row of the scheme; `place::nowhere` for chapters.
  [[nodiscard]] list<std::size_t> const& origins() const noexcept { return origins_; }
  /// The rows of a sheet without faults, to be taken.
  [[nodiscard]] Rows& rows() noexcept { return rows_; }

  /// The faults of the sheet.
  [[nodiscard]] list<error> const& read() {
    if (outline_.has_indicators)
      for (auto const& c : outline_.chapters)
        add(place::nowhere,
            {.id = c.id, .title = c.name, .worth = c.due > points{} ? row_worth{c.due} : row_worth{}});
    find_repeated();
    for (std::size_t i = 0; i < sheet_.size(); ++i)
      take(i);
    for (auto const& c : outline_.chapters)
      finish_chapter(c);
    return faults_;
  }

private:
  struct item_sum {
    std::size_t row = place::nowhere; ///< of the item in the sheet
    std::size_t indicators = 0;
    std::int64_t micro = 0; ///< of the indicators
  };

  void fail(errc code, std::string_view id, std::size_t row, points got = {}, points expected = {}) {
    faults_.push_back(error::at(code, id, row)
                          .with(decimal::from_micro(got.micro()), decimal::from_micro(expected.micro())));
  }

  void add(std::size_t sheet_row, typename Rows::value_type row) {
    rows_.push_back(std::move(row));
    origins_.push_back(sheet_row);
  }
  void add_criterion(std::size_t i, std::string_view id, std::string_view parent, text const& name,
                     rule_choice const& rule) {
    auto const& row = sheet_[i];
    add(i, {.id = id,
            .parent = parent,
            .title = row.name.empty() ? name : row.name,
            .worth = row.worth,
            .rule = row.rule.is_said ? row.rule
                    : rule.is_said   ? rule
                                     : rule_choice{proportional},
            .visited = row.visited});
  }

  /// The id of what stands above; empty where no dot is in the id, or nothing behind the last one.
  [[nodiscard]] static std::string_view above(std::string_view id) {
    auto const dot = id.rfind('.');
    return dot == std::string_view::npos || dot + 1 == id.size() ? std::string_view{} : id.substr(0, dot);
  }
  /// The number of an item, or how many there are.
  [[nodiscard]] std::size_t item_of(std::string_view id) const {
    std::size_t k = 0;
    while (k < outline_.items.size() && outline_.items[k].id != id)
      ++k;
    return k;
  }

  /// Marks rows of which an earlier one has the same id.
  void find_repeated() {
    list<id_key> keys;
    list<id_key> spare(sheet_.size());
    for (std::size_t i = 0; i < sheet_.size(); ++i)
      keys.push_back({id_head(sheet_[i].id), static_cast<std::uint32_t>(i)});
    sort_ids(keys.view(), spare.view(), [this](std::uint32_t i) { return sheet_[i].id; });
    repeated_.assign(sheet_.size(), 0);
    for (std::size_t k = 1; k < keys.size(); ++k)
      repeated_[keys[k].index] = sheet_[keys[k].index].id == sheet_[keys[k - 1].index].id ? 1 : 0;
  }

  void take(std::size_t i) {
    auto const& row = sheet_[i];
    if (row.worth <= points{})
      fail(errc::sheet_points_not_positive, row.id, i, row.worth);
    auto const none = outline_.items.size();
    auto const item = item_of(row.id);
    auto const parent = item == none && outline_.has_indicators ? item_of(above(row.id)) : none;
    if (item == none && parent == none)
      return fail(errc::sheet_unknown_id, row.id, i);
    if (repeated_[i] != 0)
      return fail(errc::sheet_duplicate_id, row.id, i);
    if (item == none)
      return take_indicator(i, parent);
    sums_[item].row = i;
    if (outline_.has_indicators)
      take_clause(i, item);
  }

  void take_clause(std::size_t i, std::size_t item) {
    auto const& due = outline_.items[item];
    if (sheet_[i].rule.is_said)
      fail(errc::sheet_rule_on_item, due.id, i);
    add(i, {.id = due.id, .parent = above(due.id), .title = due.name, .worth = sheet_[i].worth});
  }

  void take_indicator(std::size_t i, std::size_t item) {
    auto const& row = sheet_[i];
    ++sums_[item].indicators;
    sums_[item].micro = saturated_sum(sums_[item].micro, row.worth.micro());
    typename Outline::indicator shipped{};
    for (auto const& known : outline_.indicators)
      if (known.id == row.id)
        shipped = known;
    if (row.name.empty() && shipped.name.empty())
      fail(errc::sheet_text_missing, row.id, i);
    add_criterion(i, row.id, outline_.items[item].id, shipped.name, shipped.rule);
  }

  /// Checks a chapter and its items; where these are criteria, adds those that the sheet has.
  template <class Chapter> void finish_chapter(Chapter const& c) {
    if (!outline_.has_indicators)
      add(place::nowhere, {.id = c.id, .title = c.name});
    std::int64_t sum = 0;
    std::size_t given = 0;
    std::size_t listed = 0;
    for (std::size_t k = 0; k < outline_.items.size(); ++k) {
      auto const& item = outline_.items[k];
      if (above(item.id) != c.id)
        continue;
      ++listed;
      auto const i = sums_[k].row;
      if (i == place::nowhere) {
        if (outline_.needs_all_items)
          fail(errc::sheet_item_missing, item.id, place::nowhere);
        continue;
      }
      ++given;
      sum = saturated_sum(sum, sheet_[i].worth.micro());
      if (outline_.has_indicators)
        check_item(k);
      else
        add_criterion(i, item.id, c.id, item.name, {});
    }
    if (given == 0 && !outline_.needs_all_items)
      fail(errc::sheet_item_missing, c.id, place::nowhere);
    // Only where every item has its points: a missing one is a fault already.
    if (c.due > points{} && given == listed && sum != c.due.micro())
      fail(errc::sheet_chapter_mismatch, c.id, place::nowhere, points::from_micro(sum), c.due);
  }

  void check_item(std::size_t k) {
    auto const& sum = sums_[k];
    auto const& id = outline_.items[k].id;
    if (sum.indicators == 0)
      fail(errc::sheet_item_without_indicators, id, sum.row);
    else if (sum.micro != sheet_[sum.row].worth.micro())
      fail(errc::sheet_item_mismatch, id, sum.row, points::from_micro(sum.micro), sheet_[sum.row].worth);
  }

  Outline const& outline_;
  Sheet sheet_;
  list<item_sum> sums_;
  list<char> repeated_;
  Rows rows_;
  list<std::size_t> origins_;
  list<error> faults_;
};

} // namespace starlot::inline v0::detail

#endif
