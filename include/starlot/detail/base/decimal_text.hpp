// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_DECIMAL_TEXT_HPP
#define STARLOT_DETAIL_BASE_DECIMAL_TEXT_HPP
// IWYU pragma: private

#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/contract.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0::detail {

enum class decimal_fault : std::uint8_t { none, not_a_number, too_many_decimals, out_of_range };

struct parsed_micro {
  std::int64_t micro = 0;
  decimal_fault fault = decimal_fault::none;
};

/// [+-] digits [. digits]; at least one digit before the point and, if there is a point, one behind it. Zeros
/// beyond the sixth decimal say nothing and are accepted.
[[nodiscard]] constexpr parsed_micro parse_micro(std::string_view characters) noexcept {
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t at = 0;
  bool const negative = !characters.empty() && characters[0] == '-';
  if (negative || (!characters.empty() && characters[0] == '+'))
    ++at;

  std::int64_t micro = 0; // counted downwards from zero: the negative range is the larger one
  bool fits = true;
  auto const append = [&](std::int64_t digit) {
    fits = fits && multiply(micro, 10, micro) && add(micro, -digit, micro);
  };

  auto const first = at;
  for (; at < characters.size() && is_digit(characters[at]); ++at)
    append(characters[at] - '0');
  if (at == first)
    return {0, decimal_fault::not_a_number};

  int decimals = 0;
  bool too_fine = false;
  if (at < characters.size() && characters[at] == '.') {
    auto const point = at++;
    for (; at < characters.size() && is_digit(characters[at]); ++at) {
      if (decimals < 6) {
        append(characters[at] - '0');
        ++decimals;
      } else {
        too_fine = too_fine || characters[at] != '0';
      }
    }
    if (at == point + 1)
      return {0, decimal_fault::not_a_number};
  }
  if (at != characters.size())
    return {0, decimal_fault::not_a_number};
  if (too_fine)
    return {0, decimal_fault::too_many_decimals};
  for (; decimals < 6; ++decimals)
    append(0);
  if (!negative)
    fits = fits && multiply(micro, -1, micro);
  return fits ? parsed_micro{micro, decimal_fault::none} : parsed_micro{0, decimal_fault::out_of_range};
}

[[nodiscard]] constexpr std::int64_t parse_literal(std::string_view literal) {
  std::array<char, 64> kept{}; // without digit separators
  std::size_t size = 0;
  for (auto const c : literal)
    if (c != '\'') {
      contract(size < kept.size(), "a literal of this length is not a decimal");
      kept[size++] = c;
    }
  char const* const digits = kept.data(); // see `view` below
  auto const parsed = parse_micro({digits, size});
  contract(parsed.fault != decimal_fault::not_a_number, "this literal is not a decimal");
  contract(parsed.fault != decimal_fault::too_many_decimals, "this literal has more than six decimals");
  contract(parsed.fault == decimal_fault::none, "this literal is out of the range of decimals");
  return parsed.micro;
}

/// A literal of the source in millionths; it must be a decimal, or it does not compile. The characters are
/// template arguments, and not an argument of a consteval function: Clang 14 forgets to evaluate some calls
/// of those.
template <char... Characters> [[nodiscard]] constexpr std::int64_t literal_micro() {
  constexpr char characters[] = {Characters...};
  constexpr auto micro = parse_literal({characters, sizeof...(Characters)});
  return micro;
}

/// The longest decimal is "-9223372036854.775808".
struct decimal_characters {
  std::array<char, 24> characters{};
  std::size_t first = 24;

  [[nodiscard]] constexpr std::string_view view() const noexcept {
    char const* const start = characters.data() + first; // of `char*`, the concepts of ranges would be asked
    return {start, characters.size() - first};
  }
};

/// The shortest exact form with at least `least_decimals` (0 to 6) of them.
[[nodiscard]] constexpr decimal_characters print_micro(std::int64_t micro, int least_decimals) noexcept {
  decimal_characters out;
  auto const put = [&](char c) { out.characters[--out.first] = c; };
  auto rest = micro < 0 ? ~static_cast<std::uint64_t>(micro) + 1U : static_cast<std::uint64_t>(micro);
  bool printing = false;
  for (int place = 6; place > 0; --place, rest /= 10U) {
    auto const digit = static_cast<char>('0' + static_cast<char>(rest % 10U));
    printing = printing || digit != '0' || place <= least_decimals;
    if (printing)
      put(digit);
  }
  if (printing)
    put('.');
  do {
    put(static_cast<char>('0' + static_cast<char>(rest % 10U)));
    rest /= 10U;
  } while (rest != 0U);
  if (micro < 0)
    put('-');
  return out;
}

} // namespace starlot::inline v0::detail

#endif
