// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_SMALLEST_TICKETS_HPP
#define STARLOT_SAMPLING_SMALLEST_TICKETS_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/sorting.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// An outlet and its ticket. The id refers to the frame, or to what the caller offered.
template <class Ticket> struct ticketed_outlet {
  Ticket ticket; ///< by which outlets are ordered
  std::string_view id;
  std::uint32_t number = 0; ///< of the outlet in its frame

  /// By ticket, then by id, as bytes.
  [[nodiscard]] friend bool operator<(ticketed_outlet const& a, ticketed_outlet const& b) {
    return a.ticket < b.ticket || (!(b.ticket < a.ticket) && a.id < b.id);
  }
};

/// Keeps the n smallest of all tickets that are offered: the outlets that are drawn in a stratum. Equal tickets are
/// ordered by id, as bytes. If a frame comes in shards, each shard has its own collection, and the collections are
/// merged.
///
/// The tickets of a shard need the hash of the whole frame, but not the frame; `number` is whatever the caller finds
/// the outlet by. Memory: n tickets. Complexity of an offer: constant for most, O(log n) for one that is kept. Ids
/// refer to texts of the caller, which must live as long as the collection.
template <class Ticket> class smallest_tickets {
public:
  /// An outlet with its ticket.
  using entry = ticketed_outlet<Ticket>;

  explicit smallest_tickets(std::size_t n) : most_{n} {}

  /// Each outlet is offered once.
  void offer(Ticket const& ticket, std::string_view id, std::uint32_t number) {
    ++offered_;
    if (most_ == 0)
      return;
    entry e{ticket, id, number};
    if (heap_.size() < most_) {
      heap_.push_back(std::move(e));
      rise(heap_.size() - 1);
    } else if (e < heap_[0]) {
      heap_[0] = std::move(e);
      sink();
    }
  }

  /// The n smallest of all tickets that were offered to a or b. The order of the shards does not matter.
  ///
  /// Errors: `duplicate_outlet` for each outlet, of one stratum and id, that both have kept. An outlet that was
  /// offered to both and kept by one, or by none, is counted twice: compare `offered()` with the size of the frame.
  /// Preconditions: the same n (contract).
  /// Complexity: that of a sort.
  [[nodiscard]] friend result<smallest_tickets> merge(smallest_tickets const& a, smallest_tickets const& b) {
    contract(a.most_ == b.most_, "shards keep the same number of tickets");
    auto out = a;
    out.offered_ += b.offered_;
    out.heap_.insert(out.heap_.end(), b.heap_.begin(), b.heap_.end());
    // A sorted list that is reversed is a heap.
    out.heap_ = out.in_order();
    faults twice;
    for (std::size_t i = 1; i < out.heap_.size(); ++i)
      if (auto const& e = out.heap_[i]; !(out.heap_[i - 1] < e))
        twice.push_back(error::at(errc::duplicate_outlet, e.id, e.number));
    if (!twice.empty())
      return twice;
    while (out.heap_.size() > out.most_)
      out.heap_.pop_back();
    for (std::size_t i = 0; 2 * i + 1 < out.heap_.size(); ++i)
      std::swap(out.heap_[i], out.heap_[out.heap_.size() - 1 - i]);
    return out;
  }

  /// How many outlets were offered.
  [[nodiscard]] std::uint64_t offered() const noexcept { return offered_; }

  /// The smallest, in order. Complexity: that of a sort.
  [[nodiscard]] std::vector<entry> in_order() const {
    auto out = heap_;
    auto spare = out;
    detail::merge_sort(detail::slice<entry>{out.data(), out.size()}, {spare.data(), spare.size()},
                       [](entry const& a, entry const& b) { return !(b < a); });
    return out;
  }

private:
  // The largest stands first; a parent is not smaller than its children.
  void rise(std::size_t i) {
    for (; i > 0 && heap_[(i - 1) / 2] < heap_[i]; i = (i - 1) / 2)
      std::swap(heap_[i], heap_[(i - 1) / 2]);
  }
  void sink() {
    for (std::size_t i = 0;;) {
      auto child = 2 * i + 1;
      if (child >= heap_.size())
        return;
      if (child + 1 < heap_.size() && heap_[child] < heap_[child + 1])
        ++child;
      if (!(heap_[i] < heap_[child]))
        return;
      std::swap(heap_[i], heap_[child]);
      i = child;
    }
  }

  std::size_t most_;
  std::uint64_t offered_ = 0;
  std::vector<entry> heap_;
};

} // namespace starlot::inline v0

#endif
