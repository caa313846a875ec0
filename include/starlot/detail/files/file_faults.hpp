// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_FILE_FAULTS_HPP
#define STARLOT_DETAIL_FILES_FILE_FAULTS_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/files/table.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <type_traits>

namespace starlot::inline v0::detail::files {

/// What is wrong with a file, collected and told together.
class file_faults {
public:
  void add(error const& e) { all_.push_back(e); }
  void add(table_cell const& c, errc code) { all_.push_back(c.fault(code)); }
  void add(table_cell const& c, error const& e) { all_.push_back(c.fault(e)); }

  [[nodiscard]] bool none() const noexcept { return all_.empty(); }
  /// All of them, in the order of their places.
  [[nodiscard]] faults const& sorted() {
    std::stable_sort(all_.begin(), all_.end(), [](error const& a, error const& b) {
      return a.where.line != b.where.line ? a.where.line < b.where.line : a.where.column < b.where.column;
    });
    return all_;
  }

private:
  faults all_;
};

/// A word of a column and what it means.
template <class Meaning> struct word {
  std::string_view spelling;
  Meaning meaning;
};
template <class Words> [[nodiscard]] auto const* look_up(Words const& words, std::string_view spelling) {
  using word_type = std::remove_reference_t<decltype(*std::begin(words))>;
  for (auto const& w : words)
    if (w.spelling == spelling)
      return &w;
  return static_cast<word_type*>(nullptr);
}

/// The number in a cell; reports and answers nothing where it is none.
template <class Decimal, class Column>
[[nodiscard]] std::optional<Decimal> number_in(table const& t, std::size_t row, Column const& column, file_faults& found) {
  auto const read = t.number<Decimal>(row, column);
  if (read)
    return *read;
  found.add(read.error());
  return std::nullopt;
}

} // namespace starlot::inline v0::detail::files

#endif
