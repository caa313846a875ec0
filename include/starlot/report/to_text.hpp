// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_REPORT_TO_TEXT_HPP
#define STARLOT_REPORT_TO_TEXT_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/report/text_answer.hpp>
#include <starlot/detail/report/text_luck.hpp>
#include <starlot/detail/report/text_method.hpp>
#include <starlot/detail/report/text_page.hpp>
#include <starlot/detail/report/text_trace.hpp>
#include <starlot/detail/report/text_why.hpp>
#include <starlot/report/report.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace starlot::inline v0 {

/// What a text shows.
struct text_options {
  std::size_t columns =
      100; ///< of the screen, at least 40; what cannot be broken, as the line that verifies a draw, may be wider
  std::size_t most_entries = 200; ///< of a list of outlets; the others are counted, and stand in the JSON
};

/// A report for a terminal, in one language: the answer in the first lines, then why, then the trace, then how it was computed.
///
/// UTF-8, lines end with a newline, the same bytes everywhere. Wide characters take two columns. What is data is escaped: control
/// characters, ends of lines and bidirectional controls as `\n` or `\u{202E}`; what is no UTF-8 as U+FFFD.
/// Preconditions: 40 columns or more (contract). Complexity: linear in what is printed.
[[nodiscard]] inline std::string to_text(report const& r, language l, text_options const& how = {}) {
  contract(how.columns >= 40, "a page of 40 columns or more");
  detail::text_page page{l, how.columns};
  auto const costs = detail::first_costs(r, how.most_entries);
  detail::text_answer{r, page}.print();
  detail::text_why{r, page, how.most_entries, costs}.print();
  detail::text_luck{r, page}.print();
  if (r.rating)
    detail::text_trace{*r.rating, page}.print();
  detail::text_method{r, page, how.most_entries, costs}.print();
  return std::move(page).take();
}

} // namespace starlot::inline v0

#endif
