// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_PROJECTION_HPP
#define STARLOT_CORE_PROJECTION_HPP

#include <string_view>
#include <type_traits>
#include <utility>

// Where to find a property in a row of the caller's own type:
//
//   in_stratum{&shop::region}    a member, a member function, or a function of the row
//   in_cluster{&shop::city}

namespace starlot::inline v0 {

/// Says where a row has its stratum: `in_stratum{&row::region}`.
template <class Projection> struct in_stratum {
  constexpr explicit in_stratum(Projection p) : projection{std::move(p)} {}
  Projection projection;
};
/// Says where a row has its cluster: `in_cluster{&row::city}`.
template <class Projection> struct in_cluster {
  constexpr explicit in_cluster(Projection p) : projection{std::move(p)} {}
  Projection projection;
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

} // namespace starlot::inline v0

#endif
