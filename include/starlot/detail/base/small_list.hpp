// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_SMALL_LIST_HPP
#define STARLOT_DETAIL_BASE_SMALL_LIST_HPP
// IWYU pragma: private

#include <cstddef>
#include <cstring>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace starlot::inline v0::detail {

/// A sequence whose first `Inline` items stand in the object itself; longer ones allocate once they grow. Room that is not
/// used is not initialised.
template <class T, std::size_t Inline> class small_list {
public:
  small_list() noexcept {}
  explicit small_list(std::size_t size) {
    reserve(size);
    for (; size_ < size; ++size_)
      ::new (static_cast<void*>(items_ + size_)) T{};
  }
  small_list(small_list const& other) { append(other); }
  small_list(small_list&& other) noexcept { take(other); }
  small_list& operator=(small_list const& other) {
    if (this != &other) {
      clear();
      append(other);
    }
    return *this;
  }
  small_list& operator=(small_list&& other) noexcept {
    if (this != &other) {
      release();
      items_ = room();
      capacity_ = Inline;
      take(other);
    }
    return *this;
  }
  ~small_list() { release(); }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] T* data() noexcept { return items_; }
  [[nodiscard]] T const* data() const noexcept { return items_; }
  [[nodiscard]] T& operator[](std::size_t i) noexcept { return items_[i]; }
  [[nodiscard]] T const& operator[](std::size_t i) const noexcept { return items_[i]; }
  [[nodiscard]] T& back() noexcept { return items_[size_ - 1]; }
  [[nodiscard]] std::span<T> view() noexcept { return {items_, size_}; }
  [[nodiscard]] std::span<T const> view() const noexcept { return {items_, size_}; }

  void reserve(std::size_t size) {
    if (size > capacity_)
      grow(size);
  }
  void push_back(T const& item) {
    if (size_ == capacity_) {
      T copy{item}; // may be one of the items, which move
      grow(2 * capacity_ + 4);
      ::new (static_cast<void*>(items_ + size_)) T{std::move(copy)};
    } else {
      ::new (static_cast<void*>(items_ + size_)) T{item};
    }
    ++size_;
  }
  void pop_back() noexcept { items_[--size_].~T(); }
  void clear() noexcept {
    while (size_ > 0)
      pop_back();
  }
  /// Room for trivial items that are written next.
  void resize_for_overwrite(std::size_t size) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    reserve(size);
    size_ = size;
  }

private:
  [[nodiscard]] T* room() noexcept { return reinterpret_cast<T*>(room_); }

  void append(small_list const& other) {
    reserve(other.size_);
    if constexpr (std::is_trivially_copyable_v<T>) {
      std::memcpy(static_cast<void*>(items_), other.items_, other.size_ * sizeof(T));
    } else {
      for (std::size_t i = 0; i < other.size_; ++i)
        ::new (static_cast<void*>(items_ + i)) T{other.items_[i]};
    }
    size_ = other.size_;
  }
  void take(small_list& other) noexcept {
    if (other.items_ != other.room()) {
      items_ = std::exchange(other.items_, other.room());
      capacity_ = std::exchange(other.capacity_, Inline);
      size_ = std::exchange(other.size_, 0);
      return;
    }
    for (std::size_t i = 0; i < other.size_; ++i)
      ::new (static_cast<void*>(items_ + i)) T{std::move(other.items_[i])};
    size_ = other.size_;
    other.clear();
  }
  void grow(std::size_t capacity) {
    auto* const larger = static_cast<T*>(::operator new(capacity * sizeof(T)));
    for (std::size_t i = 0; i < size_; ++i) {
      ::new (static_cast<void*>(larger + i)) T{std::move(items_[i])};
      items_[i].~T();
    }
    if (items_ != room())
      ::operator delete(static_cast<void*>(items_));
    items_ = larger;
    capacity_ = capacity;
  }
  void release() noexcept {
    clear();
    if (items_ != room())
      ::operator delete(static_cast<void*>(items_));
  }

  T* items_ = room();
  std::size_t size_ = 0;
  std::size_t capacity_ = Inline;
  alignas(T) unsigned char room_[Inline * sizeof(T)];
};

} // namespace starlot::inline v0::detail

#endif
