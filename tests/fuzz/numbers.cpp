// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Points and decimals: what is read is what stands there, and is printed as it is read.

#include "fuzz/bytes.hpp"

#include <starlot/core/points.hpp>

#include <limits>

namespace {

/// The same by hand, digit by digit; false where it is no decimal of six places in range.
bool by_hand(std::string_view text, std::int64_t& micro) {
  bool const negative = !text.empty() && text.front() == '-';
  if (negative || (!text.empty() && text.front() == '+'))
    text.remove_prefix(1);
  auto const point = text.find('.');
  auto whole = text.substr(0, point);
  auto part = point == text.npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty() || (point != text.npos && part.empty()))
    return false;
  while (part.size() > 6 && part.back() == '0') // more zeros say nothing
    part.remove_suffix(1);
  if (part.size() > 6)
    return false;
  for (auto const c : std::string{whole} + std::string{part})
    if (c < '0' || c > '9')
      return false;
  while (whole.size() > 1 && whole.front() == '0')
    whole.remove_prefix(1);
  if (whole.size() > 13)
    return false;
  std::uint64_t n = 0; // 19 digits fit
  for (auto const c : std::string{whole} + std::string{part} + std::string(6 - part.size(), '0'))
    n = n * 10 + static_cast<std::uint64_t>(c - '0');
  auto const most = static_cast<std::uint64_t>((std::numeric_limits<std::int64_t>::max)());
  if (n > most + (negative ? 1U : 0U))
    return false;
  micro = static_cast<std::int64_t>(negative ? 0 - n : n);
  return true;
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i)
    text += static_cast<char>(data[i]);
  auto const read = starlot::parse<starlot::points>(text);
  auto const decimal = starlot::parse<starlot::decimal>(text);
  fuzz::must(read.has_value() == decimal.has_value(), "points and decimals are read alike");
  std::int64_t due = 0;
  if (!read)
    return 0;
  fuzz::must(by_hand(text, due) && read->micro() == due, "a number is what stands there");
  fuzz::must(decimal->micro() == due, "and so as a decimal");
  auto const again = starlot::parse<starlot::points>(to_string(*read));
  fuzz::must(again && *again == *read, "what is printed reads as the same");
  return 0;
}
