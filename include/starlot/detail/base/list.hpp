// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_LIST_HPP
#define STARLOT_DETAIL_BASE_LIST_HPP
// IWYU pragma: private

#include <starlot/detail/base/slice.hpp>
#include <starlot/detail/base/trivial.hpp>

#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <new>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// A sequence that grows, for private code. It is there for what including costs: a `std::vector` brings fifteen classes for
/// each type of its items, and constexpr members, which Clang instantiates as soon as it reads a call of them.
/// No member is constexpr. See `on_use`.
template <class T> class list {
  static_assert(alignof(T) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__, "plain operator new aligns the items");

public:
  using value_type = T;

  list() noexcept {}
  explicit list(std::size_t size) : list() { resize(size); }
  list(std::size_t size, T const& item) : list() { assign(size, item); }
  list(std::initializer_list<T> items) : list() { append(items.begin(), items.end()); }
  list(T const* first, T const* last) : list() { append(first, last); }
  template <class Items> // a template, so that overload resolution does not complete the vector
    requires std::is_same_v<Items, std::vector<T>>
  explicit list(Items const& items) : list() { append(items.data(), items.data() + items.size()); }
  list(list const& other) : list() { append(other.begin(), other.end()); }
  list(list&& other) noexcept : list() { take_items(other); }
  list& operator=(list const& other) {
    if (this != &other) {
      clear();
      append(other.begin(), other.end());
    }
    return *this;
  }
  list& operator=(list&& other) noexcept {
    if (this != &other) {
      clear();
      take_items(other);
    }
    return *this;
  }
  ~list() {
    clear();
    release();
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] T& operator[](std::size_t i) noexcept { return items_[i]; }
  [[nodiscard]] T const& operator[](std::size_t i) const noexcept { return items_[i]; }
  [[nodiscard]] T& front() noexcept { return items_[0]; }
  [[nodiscard]] T const& front() const noexcept { return items_[0]; }
  [[nodiscard]] T& back() noexcept { return items_[size_ - 1]; }
  [[nodiscard]] T const& back() const noexcept { return items_[size_ - 1]; }
  [[nodiscard]] T* data() noexcept { return items_; }
  [[nodiscard]] T const* data() const noexcept { return items_; }
  [[nodiscard]] T* begin() noexcept { return items_; }
  [[nodiscard]] T const* begin() const noexcept { return items_; }
  [[nodiscard]] T* end() noexcept { return items_ + size_; }
  [[nodiscard]] T const* end() const noexcept { return items_ + size_; }
  [[nodiscard]] slice<T> view() noexcept { return {items_, size_}; }
  [[nodiscard]] slice<T const> view() const noexcept { return {items_, size_}; }
  /// For what takes or answers a span. Not constexpr: the concepts of ranges are checked where it is used, see `on_use`.
  [[nodiscard]] std::span<T const> span() const noexcept { return {items_, size_}; }

  void reserve(std::size_t size) {
    if (size > capacity_)
      move_to(size);
  }
  void push_back(T const& item) {
    if (size_ == capacity_) {
      T copy(item); // may be one of the items, which move
      add(std::move(copy));
    } else {
      ::new (static_cast<void*>(items_ + size_)) T(item);
      ++size_;
    }
  }
  void push_back(T&& item) {
    if (size_ == capacity_) {
      T moved(std::move(item));
      add(std::move(moved));
    } else {
      add(std::move(item));
    }
  }
  void pop_back() noexcept { items_[--size_].~T(); }
  void append(T const* first, T const* last) {
    auto const count = static_cast<std::size_t>(last - first);
    reserve(size_ + count);
    if constexpr (is_trivial<T>) {
      if (count != 0)
        std::memcpy(static_cast<void*>(items_ + size_), static_cast<void const*>(first), count * sizeof(T));
      size_ += count;
    } else {
      for (; first != last; ++first, ++size_)
        ::new (static_cast<void*>(items_ + size_)) T(*first);
    }
  }
  void append(slice<T const> more) { append(more.data(), more.data() + more.size()); }
  void resize(std::size_t size) {
    while (size_ > size)
      pop_back();
    for (reserve(size); size_ < size; ++size_)
      ::new (static_cast<void*>(items_ + size_)) T();
  }
  void assign(std::size_t size, T const& item) {
    T const copy(item); // may be one of the items
    clear();
    for (reserve(size); size_ < size; ++size_)
      ::new (static_cast<void*>(items_ + size_)) T(copy);
  }
  /// Room for trivial items that are written next.
  void resize_for_overwrite(std::size_t size) {
    static_assert(is_trivial<T>);
    reserve(size);
    size_ = size;
  }
  void clear() noexcept {
    if constexpr (is_trivial<T>)
      size_ = 0;
    else
      while (size_ > 0)
        pop_back();
  }
  void swap(list& other) noexcept {
    std::swap(items_, other.items_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    std::swap(is_own_, other.is_own_);
  }

  /// The items, moved into a vector for callers outside of the library; leaves none.
  [[nodiscard]] std::vector<T> take() {
    std::vector<T> out;
    out.reserve(size_);
    for (auto& item : *this)
      out.push_back(std::move(item));
    clear();
    return out;
  }

  friend bool operator==(list const& a, list const& b) {
    bool equal = a.size_ == b.size_;
    for (std::size_t i = 0; equal && i < a.size_; ++i)
      equal = a.items_[i] == b.items_[i];
    return equal;
  }

protected:
  /// For lists that bring room of their own.
  list(void* room, std::size_t capacity) noexcept { use(room, capacity); }
  void use(void* room, std::size_t capacity) noexcept {
    items_ = static_cast<T*>(room);
    capacity_ = capacity;
  }

  void take_items(list& other) noexcept {
    if (other.is_own_) {
      release();
      items_ = std::exchange(other.items_, nullptr);
      size_ = std::exchange(other.size_, 0);
      capacity_ = std::exchange(other.capacity_, 0);
      is_own_ = std::exchange(other.is_own_, false);
      return;
    }
    for (auto& item : other) // there is room: as much as the other one brought
      add(std::move(item));
    other.clear();
  }

private:
  /// Precondition: not one of the items, unless there is room.
  void add(T&& item) {
    if (size_ == capacity_)
      move_to(2 * capacity_ + 4);
    ::new (static_cast<void*>(items_ + size_)) T(std::move(item));
    ++size_;
  }
  void move_to(std::size_t capacity) {
    auto* const larger = static_cast<T*>(::operator new(capacity * sizeof(T)));
    if constexpr (is_trivial<T>) {
      if (size_ != 0)
        std::memcpy(static_cast<void*>(larger), static_cast<void const*>(items_), size_ * sizeof(T));
    } else {
      for (std::size_t i = 0; i < size_; ++i) {
        ::new (static_cast<void*>(larger + i)) T(std::move(items_[i]));
        items_[i].~T();
      }
    }
    release();
    items_ = larger;
    capacity_ = capacity;
    is_own_ = true;
  }
  void release() noexcept {
    if (is_own_)
      ::operator delete(static_cast<void*>(items_));
  }

  T* items_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  bool is_own_ = false; ///< the room: it is on the heap
};

} // namespace starlot::inline v0::detail

#endif
