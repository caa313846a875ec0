// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_ANSWER_HPP
#define STARLOT_DETAIL_ESTIMATION_ANSWER_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>

#include <utility>

// Results by way of functions: those of `result` are constexpr, and Clang instantiates them as soon as it reads them.
// See `on_use`.

namespace starlot::inline v0::detail {

template <class Why = error, class T> [[nodiscard]] result<T, Why> answer(T value) {
  return result<T, Why>{std::move(value)};
}
template <class T> [[nodiscard]] result<T> refusal(error const& why) { return result<T>{why}; }
template <class T> [[nodiscard]] result<T, errc> refusal(errc why) { return result<T, errc>{why}; }
template <class T> [[nodiscard]] result<T, faults> refusal(list<error>&& wrong) {
  return result<T, faults>{wrong.take()};
}
/// The value, unless something is wrong.
template <class T> [[nodiscard]] result<T, errc> answer_unless(errc wrong, T value) {
  return wrong == errc::none ? answer<errc>(std::move(value)) : refusal<T>(wrong);
}

} // namespace starlot::inline v0::detail

#endif
