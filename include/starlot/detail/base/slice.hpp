// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_SLICE_HPP
#define STARLOT_DETAIL_BASE_SLICE_HPP
// IWYU pragma: private

#include <array>
#include <cstddef>
#include <span>
#include <type_traits>

namespace starlot::inline v0::detail {

/// Items that somebody else owns, for private code: a `std::span` that costs little to include. A span that is made of a pointer
/// and a size checks the concepts of iterators for each type of its items: 35 million instructions of the compiler, GCC 12 or
/// Clang 14, a fiftieth of what all our standard headers cost. A slice: half a million.
///
/// Converts to a span, as a range does: in templates, or where the type is checked anyhow.
template <class T> class slice {
  template <class Item>
  static constexpr bool is_item = std::is_same_v<Item, T> || std::is_same_v<Item const, T>;

public:
  using value_type = T;

  constexpr slice() noexcept = default;
  constexpr slice(T* items, std::size_t size) noexcept : items_{items}, size_{size} {}
  /// Templates, so that no conversion to a span is looked for where a slice is copied.
  template <class Item>
    requires is_item<Item>
  constexpr slice(std::span<Item> items) noexcept : items_{items.data()}, size_{items.size()} {}
  template <class Item, std::size_t Size>
    requires is_item<Item>
  constexpr slice(std::array<Item, Size>& items) noexcept : items_{items.data()}, size_{Size} {}
  template <class Item, std::size_t Size>
    requires is_item<Item const>
  constexpr slice(std::array<Item, Size> const& items) noexcept : items_{items.data()}, size_{Size} {}
  template <class Item>
    requires is_item<Item>
  constexpr slice(slice<Item> items) noexcept : items_{items.data()}, size_{items.size()} {}

  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] constexpr T& operator[](std::size_t i) const noexcept { return items_[i]; }
  [[nodiscard]] constexpr T& front() const noexcept { return items_[0]; }
  [[nodiscard]] constexpr T& back() const noexcept { return items_[size_ - 1]; }
  [[nodiscard]] constexpr T* data() const noexcept { return items_; }
  [[nodiscard]] constexpr T* begin() const noexcept { return items_; }
  [[nodiscard]] constexpr T* end() const noexcept { return items_ + size_; }

  /// The first items; all but the first; some of those between. Preconditions: there are so many.
  [[nodiscard]] constexpr slice first(std::size_t count) const noexcept { return {items_, count}; }
  [[nodiscard]] constexpr slice subspan(std::size_t from) const noexcept {
    return {items_ + from, size_ - from};
  }
  [[nodiscard]] constexpr slice subspan(std::size_t from, std::size_t count) const noexcept {
    return {items_ + from, count};
  }

private:
  T* items_ = nullptr;
  std::size_t size_ = 0;
};

} // namespace starlot::inline v0::detail

#endif
