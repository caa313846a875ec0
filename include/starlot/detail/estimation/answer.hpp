// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_ANSWER_HPP
#define STARLOT_DETAIL_ESTIMATION_ANSWER_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>

#include <span>
#include <utility>

// Results by way of functions: those of `result` are constexpr, and Clang instantiates them as soon as it reads them.
// See `on_use`.

namespace starlot::inline v0::detail {

template <class T> [[nodiscard]] result<T> answer(T value) { return result<T>{std::move(value)}; }
template <class T> [[nodiscard]] result<T> refusal(error const& why) { return result<T>{why}; }
template <class T> [[nodiscard]] result<T> refusal(errc why) { return result<T>{why}; }
template <class T> [[nodiscard]] result<T> refusal(failure const& why) { return result<T>{why}; }
template <class T> [[nodiscard]] result<T> refusal(list<error> const& wrong) {
  return result<T>{failure_of(wrong)};
}
/// The value, unless something is wrong.
template <class T> [[nodiscard]] result<T> answer_unless(errc wrong, T value) {
  return wrong == errc::none ? answer(std::move(value)) : refusal<T>(wrong);
}

} // namespace starlot::inline v0::detail

#endif
