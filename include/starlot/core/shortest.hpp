// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_SHORTEST_HPP
#define STARLOT_CORE_SHORTEST_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/core/fraction_text.hpp>
#include <starlot/core/result.hpp>

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <string_view>

namespace starlot::inline v0 {

/// The shortest decimal that reads back as `value`, exactly: `fraction::shortest(0.1)` is 1/10, as the number is printed.
///
/// The type counts: `0.1f` is 1/10 too, but `double{0.1f}` is 0.10000000149011612.
/// Errors: `not_a_number` for an infinity or a NaN. Complexity: that of `parse<fraction>`.
template <std::size_t Limbs>
template <std::floating_point Number>
auto basic_fraction<Limbs>::shortest(Number value) {
  std::array<char, 64> digits{};
  auto const end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::scientific);
  std::string_view const printed{digits.data(), static_cast<std::size_t>(end.ptr - digits.data())};
  return parse<basic_fraction>(printed); // "inf" and "nan" are no numbers
}

} // namespace starlot::inline v0

#endif
