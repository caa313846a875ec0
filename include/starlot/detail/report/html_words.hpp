// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_HTML_WORDS_HPP
#define STARLOT_DETAIL_REPORT_HTML_WORDS_HPP
// IWYU pragma: private, include <starlot/report/to_html.hpp>

#include <starlot/detail/report/report_words.hpp>
#include <starlot/detail/report/text_words.hpp>

#include <cmath>
#include <cstddef>
#include <string>

namespace starlot::inline v0::detail {

/// A probability in percent: three digits that count, as 59.3 %, 0.0741 %; what is smaller is said to be.
[[nodiscard]] inline std::string percent_words(double p) {
  if (!(p > 0))
    return "0\u00A0%";
  if (p >= 1)
    return "100\u00A0%";
  if (p < 1e-6)
    return "<\u00A00.0001\u00A0%";
  if (p > 1 - 1e-6)
    return ">\u00A099.9999\u00A0%";
  // Decimals that keep three digits, and do not show a chance as certain.
  int decimals = 1;
  for (auto rarer = std::fmin(p, 1 - p); rarer < 0.0995 && decimals < 4; rarer *= 10)
    ++decimals;
  auto scale = 1LL;
  for (int i = 0; i < decimals; ++i)
    scale *= 10;
  auto const n = std::llround(p * 100 * static_cast<double>(scale));
  auto rest = std::to_string(n % scale);
  rest.insert(0, static_cast<std::size_t>(decimals) - rest.size(), '0');
  return std::to_string(n / scale) + '.' + rest + "\u00A0%";
}

/// A level, as 95 %, 99.5 %, in one line.
[[nodiscard]] inline std::string level_words(double level) { return level_text(level, "\u00A0"); }

} // namespace starlot::inline v0::detail

#endif
