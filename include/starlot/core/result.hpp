// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_RESULT_HPP
#define STARLOT_CORE_RESULT_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/describe.hpp>
#include <starlot/core/error.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/maybe.hpp>
#include <starlot/detail/base/slice.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

// result<T>      a value, or the errors that are the reason why there is none
//   if (!r) report(r.error());                        the first error
//   for (auto const& e : r.errors()) …                all of them
//   return r.errors();                                passes them on as a result of another type
//   return error::at(errc::unknown_id, id);           one error
//   return errc::amount_out_of_range;                 a code alone, where the caller knows the place: in rules
// result<void>   success, or why not

namespace starlot::inline v0 {

namespace detail {

/// Tells the contract handler of a value that is read where there is none, with the errors that say why.
[[noreturn]] inline void value_of_failure(error const* errors, std::size_t size) {
  auto what = "the value of a result that holds an error is read: " + to_string(errors[0]);
  if (size > 1)
    what += " (and " + std::to_string(size - 1) + " more)";
  contract_violated(what.c_str());
}

/// Why a result has no value: one error in its place, or several on the heap; and nothing that would have to be initialised
/// where there are none. Not a `std::vector`: that is not constexpr in each library.
class failure {
public:
  constexpr failure() noexcept = default;
  constexpr explicit failure(error const& why) : first_{std::in_place, why}, size_{1} {}
  constexpr failure(error const* why, std::size_t size) : size_{size} {
    contract(size > 0, "a result without a value holds an error");
    first_ = maybe<error>{std::in_place, why[0]};
    keep(why);
  }
  constexpr failure(failure const& other) : size_{other.size_} {
    if (is_none())
      return;
    first_ = other.first_;
    keep(other.many_);
  }
  constexpr failure(failure&& other) noexcept : size_{other.size_} {
    if (is_none())
      return;
    first_ = other.first_;
    many_ = std::exchange(other.many_, nullptr);
    other.size_ = 1;
  }
  constexpr failure& operator=(failure other) noexcept {
    if (!other.is_none())
      first_ = other.first_;
    std::swap(many_, other.many_);
    std::swap(size_, other.size_);
    return *this;
  }
  constexpr ~failure() { delete[] many_; }

  [[nodiscard]] constexpr bool is_none() const noexcept { return size_ == 0; }
  [[nodiscard]] constexpr error const& first() const {
    expect();
    return *first_;
  }
  /// All of them.
  [[nodiscard]] constexpr error const* data() const {
    expect();
    return many_ != nullptr ? many_ : &*first_;
  }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr slice<error const> all() const { return {data(), size_}; }
  constexpr void expect_none() const {
    if (is_none()) [[likely]]
      return;
    if (std::is_constant_evaluated())
      contract(false, "the value of a result that holds an error is read");
    value_of_failure(data(), size_);
  }

private:
  constexpr void expect() const { contract(!is_none(), "the error of a result that holds a value is read"); }
  constexpr void keep(error const* all) {
    if (size_ < 2)
      return;
    many_ = new error[size_];
    for (std::size_t i = 0; i < size_; ++i)
      many_[i] = all[i];
  }

  maybe<error> first_;
  error* many_ = nullptr; ///< all of them, if more than one
  std::size_t size_ = 0;
};

/// The errors of a list, as what a result is made of. Not constexpr, as the constructor: see `on_use`.
template <class Errors> [[nodiscard]] failure failure_of(Errors const& errors) {
  return {errors.data(), errors.size()};
}

} // namespace detail

/// A value, or the errors that say why there is none.
///
/// Preconditions: a value is read only where there is one, and so is an error (contract; who reads the value
/// of a failure gets its first error as a sentence).
/// Complexity: a success initialises nothing of the errors; one error does not allocate.
template <class T> class [[nodiscard]] result {
public:
  using value_type = T;
  /// The first of the errors has this type.
  using error_type = starlot::error;

  constexpr result(T value) : value_{std::in_place, std::move(value)} {}
  /// Makes the value in its place from the arguments.
  template <class... Args>
  constexpr explicit result(std::in_place_t, Args&&... args)
      : value_{std::in_place, std::forward<Args>(args)...} {}

  constexpr result(starlot::error const& why) : why_{why} {}
  constexpr result(errc why) : why_{starlot::error::of(why)} {}
  constexpr result(std::span<starlot::error const> why) : why_{why.data(), why.size()} {}
  constexpr result(faults const& why) : why_{why.data(), why.size()} {}
  constexpr result(detail::failure why) : why_{std::move(why)} {}

  /// Whether there is a value.
  [[nodiscard]] constexpr bool has_value() const noexcept { return why_.is_none(); }
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value(); }

  /// The value. Preconditions: there is one (contract). The same for each form.
  [[nodiscard]] constexpr T& value() & { return why_.expect_none(), *value_; }
  [[nodiscard]] constexpr T const& value() const& { return why_.expect_none(), *value_; }
  /// Of a temporary: it outlives it.
  [[nodiscard]] constexpr T value() && { return why_.expect_none(), std::move(*value_); }
  [[nodiscard]] constexpr T& operator*() & { return value(); }
  [[nodiscard]] constexpr T const& operator*() const& { return value(); }
  [[nodiscard]] constexpr T operator*() && { return std::move(*this).value(); }
  [[nodiscard]] constexpr T* operator->() { return why_.expect_none(), &*value_; }
  [[nodiscard]] constexpr T const* operator->() const { return why_.expect_none(), &*value_; }

  /// The value, or another one where there is none.
  [[nodiscard]] constexpr T value_or(T other) const& { return has_value() ? *value_ : std::move(other); }

  /// The first error.
  [[nodiscard]] constexpr starlot::error const& error() const& { return why_.first(); }
  [[nodiscard]] constexpr starlot::error error() && { return why_.first(); }
  /// All errors, in the order of their places; at least one.
  template <class Error = starlot::error> [[nodiscard]] constexpr std::span<Error const> errors() const& {
    return {why_.data(), why_.size()};
  }
  /// Of a temporary: they outlive it.
  template <class Faults = faults> [[nodiscard]] Faults errors() && {
    return Faults(why_.data(), why_.data() + why_.size());
  }

private:
  friend detail::access;

  detail::maybe<T> value_;
  detail::failure why_;
};

/// Success, or why not.
template <> class [[nodiscard]] result<void> {
public:
  using value_type = void;
  /// The first of the errors has this type.
  using error_type = starlot::error;

  constexpr result() noexcept = default;
  constexpr result(starlot::error const& why) : why_{why} {}
  constexpr result(errc why) : why_{starlot::error::of(why)} {}
  constexpr result(std::span<starlot::error const> why) : why_{why.data(), why.size()} {}
  constexpr result(faults const& why) : why_{why.data(), why.size()} {}
  constexpr result(detail::failure why) : why_{std::move(why)} {}

  /// Whether there is a value.
  [[nodiscard]] constexpr bool has_value() const noexcept { return why_.is_none(); }
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value(); }

  /// The first error.
  [[nodiscard]] constexpr starlot::error const& error() const& { return why_.first(); }
  [[nodiscard]] constexpr starlot::error error() && { return why_.first(); }
  /// All errors, in the order of their places; at least one.
  template <class Error = starlot::error> [[nodiscard]] constexpr std::span<Error const> errors() const& {
    return {why_.data(), why_.size()};
  }
  /// Of a temporary: they outlive it.
  template <class Faults = faults> [[nodiscard]] Faults errors() && {
    return Faults(why_.data(), why_.data() + why_.size());
  }

private:
  friend detail::access;

  detail::failure why_;
};

} // namespace starlot::inline v0

#endif
