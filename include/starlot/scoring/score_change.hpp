// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_SCORE_CHANGE_HPP
#define STARLOT_SCORING_SCORE_CHANGE_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scoring/trace_line.hpp>

#include <cstddef>
#include <string_view>

namespace starlot::inline v0 {

/// A line of a rating that added other points to the score than the same line of another rating of its scheme. It keeps
/// the scheme, to which id and title refer.
struct score_change {
  line_kind kind = line_kind::criterion; ///< of the line
  std::size_t index = 0; ///< in the scheme's table: nodes, then steps; `place::nowhere` for the top
  std::string_view id;
  text title;
  fraction before; ///< points of the score that the line added; of a clause its adjustment
  fraction after;  ///< points of the score that the line brings now

  /// What it added to the score.
  [[nodiscard]] constexpr fraction change() const { return after - before; }

private:
  friend detail::access;
  detail::shared<detail::loaded_table> table_;
};

} // namespace starlot::inline v0

#endif
