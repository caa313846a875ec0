// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_POLICIES_OUTLET_FLOOR_HPP
#define STARLOT_SCHEME_POLICIES_OUTLET_FLOOR_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/scheme/aggregation.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// As `pooled`, and an outlet whose own score is below `least` fails the company: many points are good. As text: `60`.
struct outlet_floor {
  static constexpr std::string_view name = "outlet_floor";
  static constexpr int version = 1;
  static constexpr aggregation_kind kind = aggregation_kind::criteria;
  points least; ///< points that an outlet needs

  [[nodiscard]] constexpr std::array<std::int64_t, 1> parameters() const noexcept { return {least.micro()}; }
  /// Errors: `wrong_parameter`.
  template <class Policy = outlet_floor> [[nodiscard]] static result<Policy> read(std::string_view text) {
    auto const least = parse<decltype(Policy::least)>(text);
    if (!least)
      return error::at(errc::wrong_parameter, name);
    return Policy{*least};
  }
  template <class = detail::on_use> [[nodiscard]] std::string text() const { return to_string(least); }

  /// Whether an outlet fails the company.
  [[nodiscard]] bool fails(outlet_score const& outlet) const { return outlet.score < fraction{least}; }
};

} // namespace starlot::inline v0

#endif
