// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_MAYBE_HPP
#define STARLOT_DETAIL_BASE_MAYBE_HPP
// IWYU pragma: private

#include <starlot/detail/base/trivial.hpp>

#include <new>
#include <utility>

namespace starlot::inline v0::detail {

/// An object, or none: a `std::optional` that costs little to instantiate, behind results. Making one and reading it are
/// constexpr; copying it is where T is trivially copyable.
template <class T> class maybe {
public:
  constexpr maybe() noexcept : none_{} {}
  template <class... Args>
  constexpr explicit maybe(std::in_place_t, Args&&... args)
      : object_(std::forward<Args>(args)...), is_there_{true} {}
  maybe(maybe const&) requires is_trivial<T>
  = default;
  maybe(maybe&&) noexcept requires is_trivial<T>
  = default;
  maybe& operator=(maybe const&) requires is_trivial<T>
  = default;
  constexpr maybe(maybe const& other) : none_{} {
    if (other.is_there_)
      make(other.object_);
  }
  constexpr maybe(maybe&& other) noexcept : none_{} {
    if (other.is_there_)
      make(std::move(other.object_));
  }
  constexpr maybe& operator=(maybe const& other) {
    auto copy = other;
    return *this = std::move(copy);
  }
  constexpr maybe& operator=(maybe&& other) noexcept requires(!is_trivial<T>) {
    destroy();
    if (other.is_there_)
      make(std::move(other.object_));
    return *this;
  }
  constexpr ~maybe() { destroy(); }

  [[nodiscard]] constexpr bool is_there() const noexcept { return is_there_; }
  [[nodiscard]] constexpr T& operator*() noexcept { return object_; }
  [[nodiscard]] constexpr T const& operator*() const noexcept { return object_; }

private:
  template <class From> constexpr void make(From&& from) {
    ::new (static_cast<void*>(&object_)) T(std::forward<From>(from));
    is_there_ = true;
  }
  constexpr void destroy() noexcept {
    if (is_there_)
      object_.~T();
    is_there_ = false;
  }

  union {
    T object_;
    char none_;
  };
  bool is_there_ = false;
};

} // namespace starlot::inline v0::detail

#endif
