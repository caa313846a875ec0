// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_ANY_SCHEME_HPP
#define STARLOT_SCHEME_ANY_SCHEME_HPP

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/detail/scheme/custom_part.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <concepts>
#include <cstdint>

namespace starlot::inline v0 {

class loaded_scheme;

namespace detail {
struct loaded_table;
}

/// Names a compile-time scheme where a value is wanted: `finding_set f{compiled<bike_care>};`.
template <auto const& Scheme> struct compiled_scheme {};
/// A scheme of the compiler, for those that take any: `compiled<bike_care>`.
template <auto const& Scheme> inline constexpr compiled_scheme<Scheme> compiled{};

/// A scheme, whether the compiler or rows made it: what findings and ratings hold.
///
/// Three pointers; copies of a loaded scheme share its table and keep it alive.
class any_scheme {
public:
  template <auto const& Scheme>
  any_scheme(compiled_scheme<Scheme>) noexcept
      : view_{&detail::compiled_table<Scheme>::view()}, customs_{detail::compiled_table<Scheme>::customs()} {}
  /// A scheme that was built at run time: loaded_scheme.hpp.
  template <std::same_as<loaded_scheme> Loaded>
  any_scheme(Loaded const& scheme) noexcept
      : view_{&scheme.view()}, customs_{scheme.table_->calls.data()}, table_{scheme.table_} {}
  any_scheme(any_scheme const&) noexcept = default; // and no move: that would leave one without a table
  any_scheme& operator=(any_scheme const&) noexcept = default;

  /// The table of the scheme.
  [[nodiscard]] scheme_view const& view() const noexcept { return *view_; }

private:
  friend detail::access;

  scheme_view const* view_;
  detail::custom_part const* customs_;
  detail::shared<detail::loaded_table> table_; ///< of a loaded scheme
};

namespace detail {

/// A custom part of a scheme, to be called. Preconditions: there is one of this number.
[[nodiscard]] inline custom_part const& custom_of(any_scheme const& scheme, std::uint32_t number) {
  contract(number < scheme.view().customs, "a scheme has no custom part of this number");
  return access::customs_of(scheme)[number];
}

} // namespace detail

} // namespace starlot::inline v0

#endif
