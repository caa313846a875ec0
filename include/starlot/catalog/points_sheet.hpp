// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CATALOG_POINTS_SHEET_HPP
#define STARLOT_CATALOG_POINTS_SHEET_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/catalog/sheet_reader.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme_row.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

/// Standards whose points are not public: the catalog ships their chapters and items, and a points sheet from the
/// user's own copy brings the points. One reader for all of them: a standard says its outline, and
/// `load_points_sheet` does the rest.
namespace starlot::inline v0::catalog {

/// How well something about a standard is known from public pages; the printed standard was not checked.
enum class known : unsigned char {
  sure,     ///< two or more pages agree
  single,   ///< one page
  inferred, ///< reasoned from what is known
};

/// A row of a points sheet: an item or an indicator with its points.
struct sheet_row {
  std::string_view id;
  points worth;          ///< points of the item or indicator
  text name = {};        ///< of a criterion: replaces the name that the catalog ships
  rule_choice rule = {}; ///< of a criterion: what the catalog ships if none, which is `proportional` for most
  scope visited = head_office; ///< of a criterion: where it is assessed
};

/// What a standard fixes of its tree. The id of an item is that of its chapter, a dot, and more; so is that of an
/// indicator below an item.
struct sheet_outline {
  /// A chapter, whose items follow from their ids.
  struct chapter {
    std::string_view id;
    text name;
    points due = {}; ///< what its items add up to; zero where any sum is right
  };
  /// An item: a clause, or a criterion where there are no indicators.
  struct item {
    std::string_view id;
    text name;
  };
  /// An indicator, below an item.
  struct indicator {
    std::string_view id;
    text name;
    rule_choice rule = {}; ///< `proportional` if none
  };

  std::vector<chapter> chapters; ///< in the order of the standard
  std::vector<item> items;       ///< below the chapters, in the order of the standard
  /// Whether items are clauses, with indicators below them that the sheet lists; else items are the criteria.
  bool has_indicators = false;
  std::vector<indicator> indicators = {}; ///< those whose name or rule is known; a sheet may have others
  bool needs_all_items = true;            ///< else each chapter needs one
};

/// The scheme for a points sheet: `parts` with the rows that the outline and the sheet make.
///
/// Rows of the sheet may come in any order. With indicators the scheme has that order, else that of the outline.
/// Exact: the points of indicators add up to those of their item, those of items to what is due for their chapter.
/// Errors, all at once, with the index of the row of the sheet: `sheet_points_not_positive`; `sheet_unknown_id`;
/// `sheet_duplicate_id`; `sheet_rule_on_item` (of a clause); `sheet_text_missing`. Then, by chapters, with
/// `place::nowhere` for what the sheet lacks, and for sums with the number found and the one due:
/// `sheet_item_missing` (also for a chapter without any); `sheet_item_without_indicators`; `sheet_item_mismatch`;
/// `sheet_chapter_mismatch`. If there is none of these, those of the validator.
template <std::same_as<scheme_parts> Parts = scheme_parts>
[[nodiscard]] result<loaded_scheme> load_points_sheet(sheet_outline const& outline,
                                                      std::span<sheet_row const> sheet, Parts parts) {
  using rows_type = decltype(Parts::rows);
  detail::sheet_reader<rows_type, sheet_outline, std::span<sheet_row const>> reader{outline, sheet};
  if (auto const& wrong = reader.read(); !wrong.empty())
    return detail::failure_of(wrong);
  parts.rows = std::move(reader.rows());
  auto built = loaded_scheme::build(parts);
  if (built)
    return built;
  auto found = std::move(built).errors();
  for (auto& fault : found)
    if (fault.where.index < reader.origins().size())
      fault.where.index = reader.origins()[fault.where.index];
  return found;
}

} // namespace starlot::inline v0::catalog

#endif
