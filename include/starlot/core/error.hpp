// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_ERROR_HPP
#define STARLOT_CORE_ERROR_HPP

#include <starlot/core/decimal.hpp>
#include <starlot/core/error_code.hpp>
#include <starlot/core/short_text.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

// error::of(code)                     what is wrong, and nothing more
// error::at(code, id)                 with the id of the clause, criterion, step, outlet or stratum
// error::at(code, index)              with its position, counted from 0; or with both
// error::in_line(code, line, column)  with the place in a file, counted from 1
// .about(id)                          the same error with an id
// .with(got, expected)                the same error with the offending number and the one that was expected
// .naming(name)                       the same error with a name that was asked for and is not there
//
// Sentences: to_string(e) and describe(e, language), core/describe.hpp.

namespace starlot::inline v0 {

/// Where it is wrong. What is not known stays at its default.
struct place {
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1); ///< no index

  short_text id;               ///< id of the clause, criterion, step, outlet, stratum or scheme
  std::size_t index = nowhere; ///< position: node, step, rung, knot or row, counted from 0
  std::size_t line = 0;        ///< line of a file, counted from 1
  std::size_t column = 0;      ///< column of that line in characters, counted from 1

  friend constexpr bool operator==(place const&, place const&) = default;
};

/// An error: a code, a place and, where it says more, the offending number and the one that was expected. A
/// value: it refers to nothing, does not allocate, and can be kept and passed on.
struct error {
  errc code = errc::none; ///< what is wrong; its number never changes its meaning
  place where;            ///< id, index, line and column, as far as they are known
  decimal got;            ///< what was found, if it is a number
  decimal expected;       ///< what was due, if it is a number
  short_text name = {};   ///< what was asked for: a rule, roll-up, step or policy that is not there

  /// An error without a place.
  [[nodiscard]] static constexpr error of(errc code) noexcept {
    error e;
    e.code = code;
    return e;
  }
  /// At an id or an index.
  [[nodiscard]] static constexpr error at(errc code, std::string_view id,
                                          std::size_t index = place::nowhere) noexcept {
    auto e = of(code);
    e.where.id = id;
    e.where.index = index;
    return e;
  }
  [[nodiscard]] static constexpr error at(errc code, std::size_t index) noexcept {
    auto e = of(code);
    e.where.index = index;
    return e;
  }
  /// In a line of a file, counted from 1.
  [[nodiscard]] static constexpr error in_line(errc code, std::size_t line, std::size_t column = 0) noexcept {
    auto e = of(code);
    e.where.line = line;
    e.where.column = column;
    return e;
  }

  /// The same error, with an id.
  [[nodiscard]] constexpr error about(std::string_view id) const noexcept {
    auto e = *this;
    e.where.id = id;
    return e;
  }
  /// The same error, with the numbers that were found and due.
  [[nodiscard]] constexpr error with(decimal found, decimal due = {}) const noexcept {
    auto e = *this;
    e.got = found;
    e.expected = due;
    return e;
  }

  /// The same error, with the name of what was asked for.
  [[nodiscard]] constexpr error naming(std::string_view asked_for) const noexcept {
    auto e = *this;
    e.name = asked_for;
    return e;
  }

  friend constexpr bool operator==(error const&, error const&) = default;
};

/// All errors of one thing that was read, in the order of their places.
using faults = std::vector<error>;

} // namespace starlot::inline v0

#endif
