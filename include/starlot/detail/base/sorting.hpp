// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_SORTING_HPP
#define STARLOT_DETAIL_BASE_SORTING_HPP
// IWYU pragma: private

#include <starlot/detail/base/slice.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

// The few algorithms the library needs: <algorithm> alone would be a fifth of what a user pays for including
// it.

namespace starlot::inline v0::detail {

template <class T> [[nodiscard]] constexpr T larger(T a, T b) noexcept { return a < b ? b : a; }

/// First index in [0, size) that does not come before what is searched, or `size`; `before` is true, then
/// false.
template <class Before>
[[nodiscard]] constexpr std::size_t partition_point(std::size_t size, Before const& before) {
  std::size_t first = 0;
  while (size > 0) {
    auto const half = size / 2;
    if (before(first + half)) {
      first += half + 1;
      size -= half + 1;
    } else {
      size = half;
    }
  }
  return first;
}

/// Sorts and keeps the order of equals: bottom-up merges between `items` and `spare`, which is as long.
/// `stays(a, b)`: a may stand before b.
template <class T, class Stays>
constexpr void merge_sort(slice<T> items, std::type_identity_t<slice<T>> spare, Stays const& stays) {
  auto from = items;
  auto to = spare;
  auto const size = items.size();
  for (std::size_t width = 1; width < size; width *= 2) {
    for (std::size_t begin = 0; begin < size; begin += 2 * width) {
      auto const middle = begin + width < size ? begin + width : size;
      auto const end = begin + 2 * width < size ? begin + 2 * width : size;
      auto left = begin;
      auto right = middle;
      for (auto out = begin; out < end; ++out) {
        bool const take_left = right == end || (left < middle && stays(from[left], from[right]));
        to[out] = std::move(take_left ? from[left++] : from[right++]);
      }
    }
    std::swap(from, to);
  }
  if (from.data() != items.data())
    for (std::size_t i = 0; i < size; ++i)
      items[i] = std::move(from[i]);
}

} // namespace starlot::inline v0::detail

#endif
