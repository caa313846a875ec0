// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_MADE_UNLESS_HPP
#define STARLOT_DETAIL_SAMPLING_MADE_UNLESS_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>

#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

// Results by functions that are not constexpr, as their constructors are: see `list`.

template <class T> [[nodiscard]] result<T> refused(list<error> const& wrong) {
  return failure_of(wrong);
}

/// What was made, unless something is wrong. Takes both.
template <class T> [[nodiscard]] result<T> made_unless(list<error>& wrong, T& made) {
  if (!wrong.empty())
    return failure_of(wrong);
  return std::move(made);
}
template <class T> [[nodiscard]] result<std::vector<T>> made_unless(list<error>& wrong, list<T>& made) {
  if (!wrong.empty())
    return failure_of(wrong);
  return made.take();
}

} // namespace starlot::inline v0::detail

#endif
