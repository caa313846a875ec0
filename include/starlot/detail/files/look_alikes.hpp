// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_LOOK_ALIKES_HPP
#define STARLOT_DETAIL_FILES_LOOK_ALIKES_HPP
// IWYU pragma: private

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/detail/files/file_faults.hpp>
#include <starlot/files/table.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail::files {

/// What the eye sees of a text: without blanks, control characters and what is not seen.
[[nodiscard]] inline std::string seen_of(std::string_view s) {
  std::string out;
  while (!s.empty()) {
    auto const from = s;
    if (auto const c = take_character(s); c != ' ' && !is_control(c) && !is_unseen(c))
      out += from.substr(0, from.size() - s.size());
  }
  return out;
}

/// Reports ids in a column that hold what is not seen, `bad_outlet_text` or `outlet_text_with_unseen`, and for each of them
/// `looks_like_another` with the line of the first that looks the same and is another.
template <class Column> void report_unseen(table const& t, Column const& column, file_faults& found) {
  auto const fault_of = [](std::string_view id) {
    return !is_printable_utf8(id) ? errc::bad_outlet_text
           : !is_plain_id(id)     ? errc::outlet_text_with_unseen
                                  : errc::none;
  };
  bool has_any = false;
  for (std::size_t row = 0; row < t.size() && !has_any; ++row)
    has_any = fault_of(t.cell(row, column).text) != errc::none;
  if (!has_any)
    return;
  std::multimap<std::string, std::pair<std::string_view, std::size_t>> first; // of each text: its line
  for (std::size_t row = 0; row < t.size(); ++row) {
    auto const c = t.cell(row, column);
    bool is_known = c.empty();
    auto const seen = seen_of(c.text);
    for (auto [at, end] = first.equal_range(seen); at != end && !is_known; ++at)
      is_known = at->second.first == c.text;
    if (!is_known)
      first.insert({seen, {c.text, c.line}});
  }
  for (std::size_t row = 0; row < t.size(); ++row) {
    auto const c = t.cell(row, column);
    auto const code = fault_of(c.text);
    if (code == errc::none)
      continue;
    found.add(c, code);
    for (auto [at, end] = first.equal_range(seen_of(c.text)); at != end; ++at)
      if (at->second.first != c.text) {
        found.add(c.fault(errc::looks_like_another).with(decimal{static_cast<std::int64_t>(at->second.second)}));
        break;
      }
  }
}

} // namespace starlot::inline v0::detail::files

#endif
