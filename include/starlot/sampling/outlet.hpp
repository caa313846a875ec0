// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_OUTLET_HPP
#define STARLOT_SAMPLING_OUTLET_HPP

#include <starlot/core/projection.hpp>

#include <cstdint>
#include <string_view>
#include <utility>

// An outlet, and where to find its properties in a caller's own type:
//
//   outlet_id{&shop::code}       what identifies it: a member, a member function, or a function of the row
//   in_stratum{&shop::region}    drawn for itself, and part of the ticket
//   in_cluster{&shop::city}      for designs of your own, and for estimates
//   of_size{&shop::staff}        for systematic_pps, and for designs of your own

namespace starlot::inline v0 {

/// An outlet (服务网点) of a frame. Its texts belong to the frame.
struct outlet {
  std::string_view id;
  std::string_view stratum; ///< empty where the frame has none
  std::string_view cluster; ///< empty where the frame has none
  std::int64_t size = 1;    ///< any unit, > 0

  friend constexpr bool operator==(outlet const&, outlet const&) = default;
};

/// Says where a row has its id: `outlet_id{&row::code}`.
template <class Projection> struct outlet_id {
  constexpr explicit outlet_id(Projection p) : projection{std::move(p)} {}
  Projection projection;
};
/// Says where a row has its size: `of_size{&row::staff}`.
template <class Projection> struct of_size {
  constexpr explicit of_size(Projection p) : projection{std::move(p)} {}
  Projection projection;
};

/// Says where to find a property of an outlet.
template <class T>
concept OutletProjection = detail::is_projection<T, outlet_id> || detail::is_projection<T, in_stratum> ||
    detail::is_projection<T, in_cluster> || detail::is_projection<T, of_size>;

} // namespace starlot::inline v0

#endif
