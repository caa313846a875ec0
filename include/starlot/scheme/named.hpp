// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_NAMED_HPP
#define STARLOT_SCHEME_NAMED_HPP

#include <starlot/core/error.hpp>

#include <concepts>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

namespace starlot::inline v0 {

namespace detail {

template <class Part>
concept SaysNameAndVersion = requires {
  { Part::name } -> std::convertible_to<std::string_view>;
  { Part::version } -> std::convertible_to<int>;
};
template <class Part>
concept SaysParameters = requires(Part const& p) {
  std::span<std::int64_t const>{p.parameters()};
};
template <class Part>
concept HasNoParameters = std::is_empty_v<Part> && !requires(Part const& p) {
  p.parameters();
};

/// Whether a custom part says that a better finding never makes the result worse.
template <class Part> [[nodiscard]] consteval bool says_monotone() {
  if constexpr (requires { Part::is_monotone; })
    return Part::is_monotone;
  else
    return false;
}

/// What a custom part says is wrong with itself.
template <class Part> [[nodiscard]] constexpr errc fault_in(Part const& part) {
  if constexpr (requires {
                  { part.check().error() } -> std::convertible_to<error const&>;
                }) {
    auto const checked = part.check();
    return checked.has_value() ? errc::none : checked.error().code;
  } else {
    return errc::none;
  }
}

} // namespace detail

/// A custom part (rule, roll-up, step, ladder, policy, aggregation policy) says in the scheme's hash what it is: a name,
/// a version,
/// and what it was built with.
///
/// `static constexpr std::string_view name`, `static constexpr int version`; and `parameters()`, a range of
/// `std::int64_t`, which a part with data members must have. With `constexpr result<void> check() const` it is checked where a
/// scheme is: an error, as `errc::wrong_parameter`, refuses the scheme.
template <class Part>
concept Named = detail::SaysNameAndVersion<Part> &&
    (detail::SaysParameters<Part> || detail::HasNoParameters<Part>);

} // namespace starlot::inline v0

#endif
