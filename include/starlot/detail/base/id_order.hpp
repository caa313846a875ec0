// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_ID_ORDER_HPP
#define STARLOT_DETAIL_BASE_ID_ORDER_HPP
// IWYU pragma: private

#include <starlot/detail/base/slice.hpp>
#include <starlot/detail/base/sorting.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

/// An id by its first eight characters, so that most comparisons are one of integers: thousands of ids are
/// sorted in constant evaluation within the compilers' default limits.
struct id_key {
  std::uint64_t head = 0;
  std::uint32_t index = 0;
};

} // namespace starlot::inline v0

namespace starlot::inline v0::detail {

[[nodiscard]] constexpr std::uint64_t id_head(std::string_view id) noexcept {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i)
    head = (head << 8U) | (i < id.size() ? static_cast<std::uint8_t>(id[i]) : 0U);
  return head;
}

/// Sorts `keys` by id, equal ids by index. `id_of(index)` gives the text; `spare` is as long as `keys`.
template <class IdOf>
constexpr void sort_ids(slice<id_key> keys, slice<id_key> spare, IdOf const& id_of) {
  merge_sort(keys, spare, [&](id_key const& a, id_key const& b) {
    return a.head != b.head ? a.head < b.head : id_of(a.index) <= id_of(b.index);
  });
}

inline constexpr std::uint32_t no_index = 0xFFFF'FFFFU;

/// Index of `id` in sorted keys, or `no_index`.
template <class IdOf>
[[nodiscard]] constexpr std::uint32_t find_id(slice<id_key const> keys, std::string_view id,
                                              IdOf const& id_of) {
  auto const head = id_head(id);
  auto const first = partition_point(keys.size(), [&](std::size_t i) {
    return keys[i].head != head ? keys[i].head < head : id_of(keys[i].index) < id;
  });
  bool const here = first < keys.size() && keys[first].head == head && id_of(keys[first].index) == id;
  return here ? keys[first].index : no_index;
}

} // namespace starlot::inline v0::detail

#endif
