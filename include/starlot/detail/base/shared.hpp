// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_SHARED_HPP
#define STARLOT_DETAIL_BASE_SHARED_HPP
// IWYU pragma: private

#include <utility>

// Counted by any thread. The builtins do without <atomic>, as in contract.hpp.
#if !defined(__GNUC__) && !defined(__clang__)
#include <atomic>
#endif

namespace starlot::inline v0::detail {

class share_count {
public:
#if defined(__GNUC__) || defined(__clang__)
  [[nodiscard]] bool is_one() const noexcept { return __atomic_load_n(&count_, __ATOMIC_ACQUIRE) == 1U; }
  void add() noexcept { __atomic_fetch_add(&count_, 1U, __ATOMIC_RELAXED); }
  /// Whether that was the last one.
  [[nodiscard]] bool drop() noexcept { return __atomic_fetch_sub(&count_, 1U, __ATOMIC_ACQ_REL) == 1U; }

private:
  unsigned count_ = 1;
#else
  [[nodiscard]] bool is_one() const noexcept { return count_.load(std::memory_order_acquire) == 1U; }
  void add() noexcept { count_.fetch_add(1U, std::memory_order_relaxed); }
  [[nodiscard]] bool drop() noexcept { return count_.fetch_sub(1U, std::memory_order_acq_rel) == 1U; }

private:
  std::atomic<unsigned> count_{1};
#endif
};

/// An object that several owners keep alive, or none. How it is destroyed is known where it is made, so that owners need not
/// know its members. `std::shared_ptr` would bring <memory>, a tenth of all that the library includes.
/// Copied and let go where T is only declared.
template <class T> class shared {
public:
  constexpr shared() noexcept = default;
  [[nodiscard]] static shared make(T object) {
    shared out;
    out.block_ = new object_block{{{}, [](block* b) noexcept { delete static_cast<object_block*>(b); }}, std::move(object)};
    return out;
  }
  shared(shared const& other) noexcept : block_{other.block_} {
    if (block_ != nullptr)
      block_->owners.add();
  }
  shared(shared&& other) noexcept : block_{std::exchange(other.block_, nullptr)} {}
  shared& operator=(shared other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~shared() {
    if (block_ != nullptr && block_->owners.drop())
      block_->destroy(block_);
  }

  [[nodiscard]] explicit operator bool() const noexcept { return block_ != nullptr; }
  [[nodiscard]] T const& operator*() const noexcept { return object(); }
  [[nodiscard]] T const* operator->() const noexcept { return &object(); }
  /// To finish it while nobody else has it.
  [[nodiscard]] T& mutable_object() noexcept { return object(); }
  /// To change it: a copy of its own where others have it too. Preconditions: there is one.
  template <class = void> [[nodiscard]] T& own() {
    if (!block_->owners.is_one())
      *this = make(object());
    return object();
  }

private:
  struct block {
    share_count owners;
    void (*destroy)(block*) noexcept;
  };
  struct object_block : block {
    T object;
  };
  [[nodiscard]] T& object() const noexcept { return static_cast<object_block*>(block_)->object; }

  block* block_ = nullptr;
};

} // namespace starlot::inline v0::detail

#endif
