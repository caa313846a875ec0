// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_RESULT_HPP
#define STARLOT_CORE_RESULT_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>

#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// All faults of one thing that was read, in the order of their places; never empty where it stands for a
/// failure.
using faults = std::vector<error>;

/// A value, or why there is none.
///
/// `Error` is `error` (one fault with its place), `faults` (all of them) or `errc` (the place is known to the
/// caller).
/// Preconditions: a value is read only where there is one, and so is an error (contract).
template <class T, class Error = error> class [[nodiscard]] result {
public:
  using value_type = T;
  using error_type = Error;

  constexpr result(T value) : value_{std::move(value)} {}
  constexpr result(Error why) : error_{std::move(why)} {}
  /// Makes the value in its place from the arguments.
  template <class... Args>
  constexpr explicit result(std::in_place_t, Args&&... args)
      : value_{std::in_place, std::forward<Args>(args)...} {}

  [[nodiscard]] constexpr bool has_value() const noexcept { return value_.has_value(); }
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value(); }

  [[nodiscard]] constexpr T& value() & { return expect_value(), *value_; }
  [[nodiscard]] constexpr T const& value() const& { return expect_value(), *value_; }
  [[nodiscard]] constexpr T&& value() && { return expect_value(), std::move(*value_); }
  [[nodiscard]] constexpr T& operator*() & { return value(); }
  [[nodiscard]] constexpr T const& operator*() const& { return value(); }
  [[nodiscard]] constexpr T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] constexpr T* operator->() & { return expect_value(), &*value_; }
  [[nodiscard]] constexpr T const* operator->() const& { return expect_value(), &*value_; }
  /// Not for temporaries: what is reached through the arrow would outlive the value it refers to.
  T const* operator->() const&& = delete;

  [[nodiscard]] constexpr Error const& error() const& { return expect_error(), error_; }
  [[nodiscard]] constexpr Error&& error() && { return expect_error(), std::move(error_); }

  [[nodiscard]] constexpr T value_or(T other) const& { return has_value() ? *value_ : std::move(other); }

private:
  constexpr void expect_value() const {
    contract(has_value(), "the value of a result that holds an error is read");
  }
  constexpr void expect_error() const {
    contract(!has_value(), "the error of a result that holds a value is read");
  }

  std::optional<T> value_;
  Error error_{};
};

/// Success, or why not.
template <class Error> class [[nodiscard]] result<void, Error> {
public:
  using value_type = void;
  using error_type = Error;

  constexpr result() = default;
  constexpr result(Error why) : error_{std::move(why)} {}

  [[nodiscard]] constexpr bool has_value() const noexcept { return !error_.has_value(); }
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value(); }

  [[nodiscard]] constexpr Error const& error() const& {
    contract(!has_value(), "the error of a success is read");
    return *error_;
  }

private:
  std::optional<Error> error_;
};

} // namespace starlot::inline v0

#endif
