// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_SCHEME_CELLS_HPP
#define STARLOT_DETAIL_FILES_SCHEME_CELLS_HPP
// IWYU pragma: private, include <starlot/files/files/scheme_file.hpp>


#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/share.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/files/file_faults.hpp>
#include <starlot/detail/files/scheme_words.hpp>
#include <starlot/files/table.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme_row.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace starlot::inline v0::detail::files {

/// The cells of one row of a scheme's file at a time. What cannot be read is reported.
class row_reader {
public:
  row_reader(table const& file, file_faults& found) : file_{file}, found_{found} {}

protected:
  [[nodiscard]] table_cell cell(std::string_view column) const { return file_.cell(at_, column); }
  [[nodiscard]] bool is_filled(std::string_view column) const { return !cell(column).text.empty(); }
  [[nodiscard]] starlot::text text() const { return {cell("text_en").text, cell("text_zh").text}; }
  void add(table_cell const& c, errc code) { found_.add(c, code); }
  void unexpected(std::string_view column) {
    if (is_filled(column))
      add(cell(column), errc::cell_unexpected);
  }

  bool is_needed(std::string_view column) {
    if (!is_filled(column))
      add(cell(column), errc::cell_missing);
    return is_filled(column);
  }
  template <class Decimal> [[nodiscard]] std::optional<Decimal> number(std::string_view column) {
    return number_in<Decimal>(file_, at_, column, found_);
  }
  template <class Decimal> [[nodiscard]] std::optional<Decimal> needed(std::string_view column) {
    return is_needed(column) ? number<Decimal>(column) : std::nullopt;
  }

  [[nodiscard]] std::optional<std::int64_t> whole(std::string_view column) {
    auto const c = cell(column);
    std::int64_t n = 0;
    if (is_whole(c.text, n))
      return n;
    if (number<starlot::decimal>(column))
      add(c, errc::not_whole);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<starlot::share> share(std::string_view column) {
    if (!is_needed(column))
      return std::nullopt;
    auto const part = share_in(with_point(cell(column).text, file_.has_decimal_comma()));
    if (!part)
      add(cell(column), errc::not_a_share);
    return part;
  }

public:
  /// 60% or 3/5
  [[nodiscard]] static std::optional<starlot::share> share_in(std::string_view text) {
    std::int64_t earned = -1;
    std::int64_t possible = 100 * starlot::decimal::one;
    bool const in_percent = text.ends_with('%');
    if (in_percent) {
      text.remove_suffix(1);
      if (auto const percent = starlot::parse<starlot::decimal>(text))
        earned = percent->micro();
    } else if (!quotient(text, earned, possible)) {
      earned = -1;
    }
    if (earned < 0 || possible <= 0 || earned > possible)
      return std::nullopt;
    auto const exact = starlot::share::of(earned, possible);
    return in_percent ? exact.reduced() : exact;
  }

  /// "3/5"
  [[nodiscard]] static bool quotient(std::string_view text, std::int64_t& part, std::int64_t& of) {
    auto const slash = text.find('/');
    return slash != text.npos && is_whole(text.substr(0, slash), part) &&
           is_whole(text.substr(slash + 1), of);
  }
  [[nodiscard]] static bool is_whole(std::string_view text, std::int64_t& n) {
    auto const* const end = text.data() + text.size();
    auto const [rest, code] = std::from_chars(text.data(), end, n);
    return code == std::errc{} && rest == end;
  }

protected:
  /// What a word of a column means, or `otherwise` where the cell is empty. Where `Choice` may be a part of the
  /// caller's, so may the word.
  template <class Choice, class Words>
  [[nodiscard]] Choice choose(std::string_view column, Words const& words, Choice otherwise) {
    auto const c = cell(column);
    if (c.text.empty())
      return otherwise;
    if constexpr (std::is_constructible_v<Choice, starlot::custom>)
      if (auto const own = own_name(c.text); !own.empty())
        return starlot::custom{own};
    if (auto const* const known = look_up(words, c.text))
      return known->meaning;
    add(c, errc::unknown_word);
    return otherwise;
  }

  table const& file_; // NOLINT: for the reader of the whole scheme
  file_faults& found_;        // NOLINT
  std::size_t at_ = 0;     // NOLINT: the row that is looked at
};

} // namespace starlot::inline v0::detail::files

#endif
