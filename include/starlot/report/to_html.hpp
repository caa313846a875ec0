// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_REPORT_TO_HTML_HPP
#define STARLOT_REPORT_TO_HTML_HPP

#include <starlot/core/text.hpp>
#include <starlot/detail/report/html_answer.hpp>
#include <starlot/detail/report/html_method.hpp>
#include <starlot/detail/report/html_style.hpp>
#include <starlot/detail/report/html_trace.hpp>
#include <starlot/detail/report/html_why.hpp>
#include <starlot/detail/report/html_writer.hpp>
#include <starlot/report/report.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace starlot::inline v0 {

/// What a page shows.
struct html_options {
  std::size_t most_rows = 200; ///< of a table; how many more there are is said, and they stand in the JSON
};

/// A report as a page of HTML: one file, pictures inside, no scripts, nothing fetched. Readable on a phone and on a
/// desktop, by day and by night; printed on A4, the answer is the first page.
///
///     std::ofstream{"report.html"} << to_html(page, language::en);
///
/// UTF-8. All texts of the report are escaped; invalid bytes become U+FFFD, and control characters, line breaks and
/// characters that reorder text are shown as `\n` or `\u{202E}`. The same report gives the same bytes. Complexity:
/// linear in the report.
[[nodiscard]] inline std::string to_html(report const& page, language l, html_options const& how = {}) {
  using detail::operator""_html;
  detail::html_writer out{l};
  out.add(
      "<!DOCTYPE html>\n<html lang=\""_html, l == language::zh ? "zh-Hans"_html : "en"_html,
      "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>"_html,
      page.subject);
  if (page.rating)
    out.add(text{": ", ":"}, detail::grade_words(page.rating->grade));
  out.add("</title>\n<style>"_html, detail::html_style, "</style>\n</head>\n<body>\n"_html,
          detail::html_patterns, "<main>\n"_html);
  detail::html_answer{out, page}.write();
  detail::html_why{out, page, how.most_rows}.write();
  detail::html_trace{out, page, how.most_rows}.write();
  detail::html_method{out, page, how.most_rows}.write();
  out.add("<footer>"_html,
          text{"Computed by starlot. Exact fractions of every line stand in the JSON report.",
               "由 starlot 计算;各行的精确分数见 JSON 报告。"},
          "</footer>\n</main>\n</body>\n</html>\n"_html);
  return std::move(out).page();
}

} // namespace starlot::inline v0

#endif
