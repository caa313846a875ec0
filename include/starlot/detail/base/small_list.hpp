// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_SMALL_LIST_HPP
#define STARLOT_DETAIL_BASE_SMALL_LIST_HPP
// IWYU pragma: private

#include <starlot/detail/base/list.hpp>

#include <cstddef>
#include <utility>

namespace starlot::inline v0::detail {

/// A list whose first `Inline` items stand in the object itself; longer ones allocate once they grow. Room that is not used is
/// not initialised.
template <class T, std::size_t Inline> class small_list : public list<T> {
public:
  small_list() noexcept : list<T>{room_, Inline} {}
  explicit small_list(std::size_t size) : small_list() { this->resize(size); }
  small_list(small_list const& other) : small_list() { this->append(other.begin(), other.end()); }
  small_list(small_list&& other) noexcept : small_list() { take(other); }
  small_list& operator=(small_list const& other) {
    list<T>::operator=(other);
    return *this;
  }
  small_list& operator=(small_list&& other) noexcept {
    if (this != &other) {
      this->clear();
      take(other);
    }
    return *this;
  }
  ~small_list() { this->clear(); } // while the room is there
  void swap(list<T>& other) = delete;

private:
  void take(small_list& other) noexcept {
    this->take_items(other);
    if (other.data() == nullptr)
      other.use(other.room_, Inline);
  }

  alignas(T) unsigned char room_[Inline * sizeof(T)];
};

} // namespace starlot::inline v0::detail

#endif
