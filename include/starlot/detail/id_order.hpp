// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ID_ORDER_HPP
#define STARLOT_DETAIL_ID_ORDER_HPP
// IWYU pragma: private

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace starlot::inline v0::detail {

/// An id by its first eight characters, so that most comparisons are one of integers: thousands of ids are
/// sorted in constant evaluation within the compilers' default limits.
struct id_key {
  std::uint64_t head = 0;
  std::uint32_t index = 0;
};

[[nodiscard]] constexpr std::uint64_t id_head(std::string_view id) noexcept {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i)
    head = (head << 8U) | (i < id.size() ? static_cast<std::uint8_t>(id[i]) : 0U);
  return head;
}

/// Sorts `keys` by id, equal ids by index: bottom-up merge sort. `id_of(index)` gives the text; `spare` is as
/// long.
template <class IdOf>
constexpr void sort_ids(std::span<id_key> keys, std::span<id_key> spare, IdOf const& id_of) {
  auto const comes_first = [&](id_key const& a, id_key const& b) {
    return a.head != b.head ? a.head < b.head : id_of(a.index) <= id_of(b.index);
  };
  auto from = keys;
  auto to = spare;
  for (std::size_t width = 1; width < keys.size(); width *= 2) {
    for (std::size_t begin = 0; begin < keys.size(); begin += 2 * width) {
      auto const middle = begin + width < keys.size() ? begin + width : keys.size();
      auto const end = begin + 2 * width < keys.size() ? begin + 2 * width : keys.size();
      auto left = begin;
      auto right = middle;
      for (auto out = begin; out < end; ++out) {
        bool const take_left = right == end || (left < middle && comes_first(from[left], from[right]));
        to[out] = take_left ? from[left++] : from[right++];
      }
    }
    auto const swap = from;
    from = to;
    to = swap;
  }
  if (from.data() != keys.data())
    for (std::size_t i = 0; i < keys.size(); ++i)
      keys[i] = from[i];
}

inline constexpr std::uint32_t no_index = 0xFFFF'FFFFU;

/// Index of `id` in sorted keys, or `no_index`.
template <class IdOf>
[[nodiscard]] constexpr std::uint32_t find_id(std::span<id_key const> keys, std::string_view id,
                                              IdOf const& id_of) {
  auto const head = id_head(id);
  std::size_t first = 0;
  std::size_t size = keys.size();
  while (size > 0) {
    auto const half = size / 2;
    auto const& key = keys[first + half];
    if (key.head < head || (key.head == head && id_of(key.index) < id)) {
      first += half + 1;
      size -= half + 1;
    } else {
      size = half;
    }
  }
  bool const here = first < keys.size() && keys[first].head == head && id_of(keys[first].index) == id;
  return here ? keys[first].index : no_index;
}

} // namespace starlot::inline v0::detail

#endif
