// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_POLICIES_TRIMMED_HPP
#define STARLOT_SCHEME_POLICIES_TRIMMED_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scheme/share_text.hpp>
#include <starlot/scheme/aggregation.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// The mean of the outlets' own scores without that part of the weight at each end. As text: `10%`, or `1/10`.
///
/// Preconditions of a call: less than half at each end (contract); a scheme refuses more with `errc::trims_everything`.
struct trimmed {
  static constexpr std::string_view name = "trimmed";
  static constexpr int version = 1;
  static constexpr aggregation_kind kind = aggregation_kind::scores;
  static constexpr bool is_monotone = true;
  share at_each_end; ///< part of the weight that is left out at each end

  [[nodiscard]] constexpr std::array<std::int64_t, 2> parameters() const noexcept {
    auto const part = at_each_end.reduced();
    return {part.numerator(), part.denominator()};
  }
  /// Errors: `trims_everything`.
  [[nodiscard]] constexpr result<void>(check)() const {
    return at_each_end < share::of(1, 2) ? result<void>{} : errc::trims_everything;
  }
  /// Errors: `wrong_parameter`.
  template <class Policy = trimmed> [[nodiscard]] static result<Policy> read(std::string_view text) {
    share part;
    if (!detail::read_share(text, part))
      return error::at(errc::wrong_parameter, name);
    return Policy{part};
  }
  template <class = detail::on_use> [[nodiscard]] std::string text() const {
    return detail::share_text(at_each_end);
  }

  /// Complexity: linear in the outlets.
  template <class = detail::on_use>
  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) const {
    contract(at_each_end < share::of(1, 2), "less than half is left out at each end");
    fraction all;
    for (auto const& o : outlets)
      all += o.weight;
    auto const cut = all * fraction{at_each_end};
    auto const top = all - cut;
    fraction sum, before;
    for (auto const& o : outlets) {
      auto const after = before + o.weight;
      auto const from = before < cut ? cut : before;
      auto const to = top < after ? top : after;
      if (from < to)
        sum += o.score * (to - from);
      before = after;
    }
    return sum / (top - cut);
  }
};

} // namespace starlot::inline v0

#endif
