// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_TABLE_DATA_HPP
#define STARLOT_DETAIL_FILES_TABLE_DATA_HPP
// IWYU pragma: private, include <starlot/files/table.hpp>

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/list.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace starlot::inline v0::detail {

/// A cell: where its text stands in the text of the table, and where it stood in the file (0: in none).
struct stored_cell {
  std::uint32_t at = 0;
  std::uint32_t size = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// What a table holds: the texts of all cells in one string, and for each row as many cells as the file has columns of the form.
struct table_data {
  static constexpr std::uint32_t absent = 0xFFFF'FFFFU; ///< of `places`: the file has no such column
  static constexpr std::size_t most_bytes = 0xFFFF'FFFFU;

  struct known_column {
    std::string name;
    bool is_needed = true;
  };

  std::string form;            ///< "starlot frame,1"
  std::vector<known_column> columns; ///< of the form
  std::string note;
  std::string text;
  list<stored_cell> cells;
  list<std::uint32_t> lines; ///< of each row
  list<std::uint32_t> places; ///< for each column of the form its place in a row
  std::size_t width = 0;     ///< cells of a row
  bool has_decimal_comma = false;

  void add(std::string_view s, std::uint32_t line, std::uint32_t column) {
    contract(text.size() + s.size() <= most_bytes, "a table holds less than 4 GiB of text");
    cells.push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(s.size()), line, column});
    text += s;
  }
};

/// A number of a table as the library writes it. Where commas stand before decimals, a point is none.
[[nodiscard]] inline std::string with_point(std::string_view number, bool has_decimal_comma) {
  std::string out{number};
  if (has_decimal_comma)
    for (auto& c : out)
      c = c == ',' ? '.' : c == '.' ? ',' : c;
  return out;
}

} // namespace starlot::inline v0::detail

#endif
