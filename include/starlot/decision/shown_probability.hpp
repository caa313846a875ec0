// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_SHOWN_PROBABILITY_HPP
#define STARLOT_DECISION_SHOWN_PROBABILITY_HPP

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/on_use.hpp>

#include <charconv>
#include <string>

namespace starlot::inline v0 {

/// A probability as it may be shown: three decimals, and more until it is not shown as certain unless it is; below a
/// thousandth as "3.7e-07". What is shown as "0" or "1" is exactly that, as far as doubles hold it.
///
///     shown_probability(0.59287)    0.593
///     shown_probability(0.99998)    0.99998, not 1.000
///     shown_probability(0.0004)     4.0e-04, not 0.000
///
/// The point is a point in every locale. Preconditions: 0 <= p <= 1 (contract). Complexity: linear in the digits.
template <class = detail::on_use> [[nodiscard]] std::string shown_probability(double p) {
  contract(p >= 0 && p <= 1, "a probability from 0 to 1");
  if (p == 0 || p == 1)
    return p == 0 ? "0" : "1";
  char digits[40];
  auto const write = [&](std::chars_format form, int decimals) {
    return std::string(digits, std::to_chars(digits, digits + sizeof digits, p, form, decimals).ptr);
  };
  if (p < 0.001)
    return write(std::chars_format::scientific, 1);
  auto text = write(std::chars_format::fixed, 3);
  for (int decimals = 4; text[0] == '1'; ++decimals) // the double next to 1 is shown with 16
    text = write(std::chars_format::fixed, decimals);
  return text;
}

} // namespace starlot::inline v0

#endif
