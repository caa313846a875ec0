// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_EXAMPLES_SCHEME_FILE_ROW_HPP
#define STARLOT_EXAMPLES_SCHEME_FILE_ROW_HPP

#include "csv.hpp"
#include "file_problems.hpp"
#include "scheme_file_words.hpp"

#include <starlot/core/points.hpp>
#include <starlot/core/share.hpp>
#include <starlot/core/text.hpp>
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

namespace files::detail {

/// The cells of one row of a scheme's file at a time. What cannot be read is reported.
class row_reader {
public:
  row_reader(csv::table const& file, problems& found) : file_{file}, found_{found} {}

protected:
  [[nodiscard]] csv::cell const& cell(std::string_view column) const { return file_.at(at_, column); }
  [[nodiscard]] bool is_filled(std::string_view column) const { return !cell(column).text.empty(); }
  [[nodiscard]] starlot::text text() const { return {cell("text_en").text, cell("text_zh").text}; }
  void add(csv::cell const& c, file_errc code) { found_.add(c, code, c.text); }
  void unexpected(std::string_view column) {
    if (is_filled(column))
      add(cell(column), file_errc::cell_unexpected);
  }

  bool is_needed(std::string_view column) {
    if (!is_filled(column))
      add(cell(column), file_errc::cell_missing);
    return is_filled(column);
  }
  template <class Decimal> [[nodiscard]] std::optional<Decimal> needed(std::string_view column) {
    return is_needed(column) ? number<Decimal>(cell(column), found_) : std::nullopt;
  }

  [[nodiscard]] std::optional<std::int64_t> whole(std::string_view column) {
    auto const& c = cell(column);
    std::int64_t n = 0;
    if (is_whole(c.text, n))
      return n;
    if (number<starlot::decimal>(c, found_))
      add(c, file_errc::not_whole);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<starlot::share> share(std::string_view column) {
    if (!is_needed(column))
      return std::nullopt;
    auto const part = share_in(cell(column).text);
    if (!part)
      add(cell(column), file_errc::not_a_share);
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
    auto const& c = cell(column);
    if (c.text.empty())
      return otherwise;
    if constexpr (std::is_constructible_v<Choice, starlot::custom>)
      if (auto const own = own_name(c.text); !own.empty())
        return starlot::custom{own};
    if (auto const* const known = look_up(words, c.text))
      return known->meaning;
    add(c, file_errc::unknown_word);
    return otherwise;
  }

  csv::table const& file_; // NOLINT: for the reader of the whole scheme
  problems& found_;        // NOLINT
  std::size_t at_ = 0;     // NOLINT: the row that is looked at
};

} // namespace files::detail

#endif
