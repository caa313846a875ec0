// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_ROLL_UPS_EXTRA_CREDIT_HPP
#define STARLOT_SCHEME_ROLL_UPS_EXTRA_CREDIT_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scheme/parameter_text.hpp>
#include <starlot/scheme/clause_answer.hpp>
#include <starlot/scheme/clause_children.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// The last `children` of the clause are extra credit: what they earn by their weights is added to the mean of the others,
/// and is not in the maximum. As text: `1`.
///
/// A clause of which only extra credit applies does not apply. Errors of a rating: `wrong_parameter`, with the clause, where
/// it has no other children. Complexity: linear.
struct extra_credit {
  static constexpr std::string_view name = "extra_credit";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  std::int64_t children = 1; ///< how many, the last ones, are extra

  [[nodiscard]] constexpr std::array<std::int64_t, 1> parameters() const noexcept { return {children}; }
  /// Errors: `wrong_parameter`.
  [[nodiscard]] constexpr result<void>(check)() const {
    return children > 0 ? result<void>{} : errc::wrong_parameter;
  }
  /// Errors: `wrong_parameter`.
  template <class RollUp = extra_credit> [[nodiscard]] static result<RollUp> read(std::string_view text) {
    return detail::read_children<RollUp>(text);
  }
  template <class = detail::on_use> [[nodiscard]] std::string text() const {
    return std::to_string(children);
  }

  /// A clause may earn more than it is worth.
  static constexpr bool goes_beyond = true;

  template <class Answer = clause_answer>
  [[nodiscard]] result<Answer> operator()(clause_children const& all) const {
    auto const size = all.size();
    auto const extra = static_cast<std::uint64_t>(children);
    if (extra >= size)
      return errc::wrong_parameter;
    Answer out;
    std::size_t place = 0;
    for (auto const& c : all) {
      bool const is_extra = place++ >= size - static_cast<std::size_t>(extra);
      if (!c.applies)
        continue;
      if (is_extra)
        out.count_extra(c);
      else
        out.count(c);
    }
    return out;
  }
};

} // namespace starlot::inline v0

#endif
