// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_OUTLET_HPP
#define STARLOT_SAMPLING_OUTLET_HPP

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

// An outlet, and where to find its properties in a caller's own type:
//
//   outlet_id{&shop::code}       what identifies it: a member, a member function, or a function of the row
//   in_stratum{&shop::region}    drawn for itself, and part of the ticket
//   in_cluster{&shop::city}      for designs of your own, and for estimates
//   of_size{&shop::staff}        for designs of your own: none that is here goes by size

namespace starlot::inline v0 {

/// An outlet (服务网点) of a frame. Its texts belong to the frame.
struct outlet {
  std::string_view id;
  std::string_view stratum; ///< empty where the frame has none
  std::string_view cluster; ///< empty where the frame has none
  std::int64_t size = 1;    ///< any unit, > 0

  friend constexpr bool operator==(outlet const&, outlet const&) = default;
};

template <class Projection> struct outlet_id {
  constexpr explicit outlet_id(Projection p) : of{std::move(p)} {}
  Projection of;
};
template <class Projection> struct in_stratum {
  constexpr explicit in_stratum(Projection p) : of{std::move(p)} {}
  Projection of;
};
template <class Projection> struct in_cluster {
  constexpr explicit in_cluster(Projection p) : of{std::move(p)} {}
  Projection of;
};
template <class Projection> struct of_size {
  constexpr explicit of_size(Projection p) : of{std::move(p)} {}
  Projection of;
};

namespace detail {

template <class Projection, class Row>
[[nodiscard]] constexpr decltype(auto) project(Projection const& p, Row const& row) {
  if constexpr (std::is_member_object_pointer_v<Projection>)
    return (row.*p);
  else if constexpr (std::is_member_function_pointer_v<Projection>)
    return (row.*p)();
  else
    return p(row);
}

/// A text as a view; a null pointer is an empty one.
template <class Text> [[nodiscard]] constexpr std::string_view text_of(Text const& text) {
  if constexpr (std::is_pointer_v<Text>)
    return text == nullptr ? std::string_view{} : std::string_view{text};
  else
    return std::string_view{text};
}

template <class Part, template <class> class Wanted> inline constexpr bool is_projection = false;
template <class Projection, template <class> class Wanted>
inline constexpr bool is_projection<Wanted<Projection>, Wanted> = true;

} // namespace detail

/// Says where to find a property of an outlet.
template <class T>
concept OutletProjection = detail::is_projection<T, outlet_id> || detail::is_projection<T, in_stratum> ||
    detail::is_projection<T, in_cluster> || detail::is_projection<T, of_size>;

} // namespace starlot::inline v0

#endif
