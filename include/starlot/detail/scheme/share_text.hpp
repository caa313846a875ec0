// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_SHARE_TEXT_HPP
#define STARLOT_DETAIL_SCHEME_SHARE_TEXT_HPP
// IWYU pragma: private

#include <starlot/core/points.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/on_use.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace starlot::inline v0::detail {

/// Reads a whole number of digits alone; false where it is none, or too large.
template <class = on_use> [[nodiscard]] bool read_whole(std::string_view text, std::int64_t& to) {
  to = 0;
  for (char const c : text)
    if (c < '0' || c > '9' || !multiply(to, 10, to) || !add(to, c - '0', to))
      return false;
  return !text.empty();
}

/// Reads `10%`, or `1/10` with whole numbers; false where it is no share.
template <class Number = decimal> [[nodiscard]] bool read_share(std::string_view text, share& to) {
  std::int64_t part = 0;
  std::int64_t whole = 100 * decimal::one;
  if (text.ends_with('%')) {
    auto const percent = parse<Number>(text.substr(0, text.size() - 1));
    if (!percent)
      return false;
    part = percent->micro();
  } else {
    auto const slash = text.find('/');
    if (slash == text.npos || !read_whole(text.substr(0, slash), part) ||
        !read_whole(text.substr(slash + 1), whole))
      return false;
  }
  if (part < 0 || whole <= 0 || part > whole)
    return false;
  to = share::of(part, whole).reduced();
  return true;
}

/// In percent, or as a quotient where percents with six decimals cannot say the same.
template <class = on_use> [[nodiscard]] std::string share_text(share s) {
  constexpr auto all = 100 * decimal::one;
  auto const r = s.reduced();
  if (all % r.denominator() == 0)
    return to_string(decimal::from_micro(r.numerator() * (all / r.denominator()))) + '%';
  return std::to_string(r.numerator()) + '/' + std::to_string(r.denominator());
}

} // namespace starlot::inline v0::detail

#endif
