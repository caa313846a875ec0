// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_LIST_HPP
#define STARLOT_DETAIL_BASE_LIST_HPP
// IWYU pragma: private

#include <cstddef>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// A `std::vector` behind members that are not constexpr. Clang instantiates constexpr members as soon as it reads a call of
/// them, in templates too; these it instantiates where they are run. See `on_use`.
template <class T> class list {
public:
  using value_type = T;

  list() noexcept {}
  explicit list(std::size_t size) : items_(size) {}
  list(std::size_t size, T const& item) : items_(size, item) {}
  list(std::initializer_list<T> items) : items_{items} {}
  list(T const* first, T const* last) : items_(first, last) {}
  explicit list(std::vector<T> items) noexcept : items_{std::move(items)} {}
  list(list const& other) : items_{other.items_} {}
  list(list&& other) noexcept : items_{std::move(other.items_)} {}
  list& operator=(list const& other) {
    items_ = other.items_;
    return *this;
  }
  list& operator=(list&& other) noexcept {
    items_ = std::move(other.items_);
    return *this;
  }
  ~list() {}

  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
  [[nodiscard]] bool empty() const noexcept { return items_.empty(); }
  [[nodiscard]] T& operator[](std::size_t i) noexcept { return items_[i]; }
  [[nodiscard]] T const& operator[](std::size_t i) const noexcept { return items_[i]; }
  [[nodiscard]] T& front() noexcept { return items_[0]; }
  [[nodiscard]] T const& front() const noexcept { return items_[0]; }
  [[nodiscard]] T& back() noexcept { return items_[items_.size() - 1]; }
  [[nodiscard]] T const& back() const noexcept { return items_[items_.size() - 1]; }
  [[nodiscard]] T* data() noexcept { return items_.data(); }
  [[nodiscard]] T const* data() const noexcept { return items_.data(); }
  [[nodiscard]] T* begin() noexcept { return items_.data(); }
  [[nodiscard]] T const* begin() const noexcept { return items_.data(); }
  [[nodiscard]] T* end() noexcept { return items_.data() + items_.size(); }
  [[nodiscard]] T const* end() const noexcept { return items_.data() + items_.size(); }

  void push_back(T item) { items_.push_back(std::move(item)); }
  void pop_back() noexcept { items_.pop_back(); }
  void append(T const* first, T const* last) { items_.insert(items_.end(), first, last); }
  void append(std::span<T const> more) { append(more.data(), more.data() + more.size()); }
  void reserve(std::size_t size) { items_.reserve(size); }
  void resize(std::size_t size) { items_.resize(size); }
  void assign(std::size_t size, T const& item) { items_.assign(size, item); }
  void clear() noexcept { items_.clear(); }
  void swap(list& other) noexcept { items_.swap(other.items_); }

  /// All of them; and for callers outside of the library as a vector: itself, or taken, which leaves none.
  [[nodiscard]] std::span<T> view() noexcept { return {items_.data(), items_.size()}; }
  [[nodiscard]] std::span<T const> view() const noexcept { return {items_.data(), items_.size()}; }
  [[nodiscard]] std::vector<T> const& vector() const noexcept { return items_; }
  [[nodiscard]] std::vector<T> take() noexcept { return std::move(items_); }

  friend bool operator==(list const& a, list const& b) { return a.items_ == b.items_; }

private:
  std::vector<T> items_;
};

} // namespace starlot::inline v0::detail

#endif
