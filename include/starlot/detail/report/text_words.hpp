// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_TEXT_WORDS_HPP
#define STARLOT_DETAIL_REPORT_TEXT_WORDS_HPP
// IWYU pragma: private, include <starlot/report/to_text.hpp>

#include <starlot/core/text.hpp>
#include <starlot/decision/bounded_probability.hpp>
#include <starlot/decision/shown_probability.hpp>
#include <starlot/detail/report/report_words.hpp>
#include <starlot/report/report_parts.hpp>

#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace starlot::inline v0::detail {

/// A number with so many decimals, or with two digits and an exponent; the same in every locale.
[[nodiscard]] inline std::string decimals_of(double x, int decimals,
                                             std::chars_format how = std::chars_format::fixed) {
  char out[400]; // the largest double has 309 digits
  auto const end = std::to_chars(out, out + sizeof out, x, how, decimals);
  return {out, end.ptr};
}

/// A chance as `shown_probability` shows it; what differs from 1 by the rounding of a sum only is 1.
[[nodiscard]] inline std::string chance_text(double p) {
  if (std::isnan(p))
    return "-";
  return shown_probability(p < 0 ? 0.0 : p > 1 - 1e-14 ? 1.0 : p);
}
[[nodiscard]] inline std::string chance_text(bounded_probability const& p) {
  auto out = chance_text(p.value);
  auto const lower = chance_text(p.lower);
  auto const upper = chance_text(p.upper);
  if (lower != upper && p.upper - p.lower > 1e-9)
    out += " (" + lower + " … " + upper + ")";
  return out;
}

/// A number without zeros at the end of its decimals: 100.00 is 100.
[[nodiscard]] inline std::string without_zeros(std::string number) {
  if (number.find('.') == std::string::npos)
    return number;
  number.erase(number.find_last_not_of('0') + 1);
  if (number.back() == '.')
    number.pop_back();
  return number;
}

/// A level as "95 %", with the blank before the sign.
[[nodiscard]] inline std::string level_text(double level, std::string_view blank = " ") {
  return without_zeros(decimals_of(100 * level, 6)).append(blank).append("%");
}

/// Stars of a grade, as they are seen; up to ten, in halves.
[[nodiscard]] inline std::string star_text(std::string_view stars) {
  unsigned whole = 0;
  auto const end = std::from_chars(stars.data(), stars.data() + stars.size(), whole);
  std::string_view const rest{end.ptr, static_cast<std::size_t>(stars.data() + stars.size() - end.ptr)};
  if (stars.empty() || end.ec != std::errc{} || whole > 10 || (!rest.empty() && rest != ".5"))
    return {};
  std::string out;
  for (unsigned i = 0; i < whole; ++i)
    out += "★";
  return rest.empty() ? out : out + "½";
}

/// A grade by its name, or why there is none.
[[nodiscard]] inline std::string grade_text(report_grade const& g, language l) {
  return std::string{is_grade(g) ? "" : text{"none: ", "无:"}.in(l)}.append(grade_words(g).in(l));
}

/// What the first outlets cost, `most` of them; nothing of those without a number.
template <class Report>
[[nodiscard]] std::vector<report_number> first_costs(Report const& r, std::size_t most) {
  std::vector<report_number> out;
  for (std::size_t i = 0; r.sample && i < r.sample->by_outlet.size() && i < most; ++i)
    if (auto const& lost = r.sample->by_outlet[i].lost)
      out.push_back(lost->number());
    else
      out.emplace_back();
  return out;
}

} // namespace starlot::inline v0::detail

#endif
