// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_CLAUSE_ANSWER_HPP
#define STARLOT_SCHEME_CLAUSE_ANSWER_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/small_list.hpp>
#include <starlot/scheme/clause_children.hpp>

#include <cstdint>
#include <span>
#include <utility>

namespace starlot::inline v0 {

namespace detail {

/// A child with the weight that a roll-up gave it.
struct counted_child {
  std::uint32_t index;
  bool is_extra;
  fraction weight;
};

} // namespace detail

/// What a roll-up answers with where a share alone says too little:
///
///     clause_answer out;
///     for (auto const& c : best_two) out.count(c);   // the mean of these by their weights; the others are dropped
///     return out;
///
/// Children that are counted have lines in the trace that show it, and those that are not are dropped there. An answer
/// that counts nothing, and says no share, says that the clause does not apply: it drops out, as if all in it were excluded.
class clause_answer {
public:
  /// Counts nothing yet.
  clause_answer() = default;
  /// The share of its worth that the clause earns, and nothing about children.
  clause_answer(fraction earned) : share_{std::move(earned)}, says_share_{true} {}

  /// The clause does not apply.
  [[nodiscard]] static clause_answer does_not_apply() { return {}; }

  /// Counts a child in the weighted mean, with a weight of the roll-up's or with its own. Twice counts twice.
  /// Preconditions: by >= 0; the child is one of the clause, and applies (contract).
  template <class Child> clause_answer& count(Child const& c, fraction by) {
    return take(c, std::move(by), false);
  }
  template <class Child> clause_answer& count(Child const& c) { return count(c, fraction{c.weight}); }

  /// Adds what a child earned to the mean of those counted, which its own weight leaves as it is: extra credit.
  /// Preconditions: as of `count`.
  template <class Child> clause_answer& count_extra(Child const& c, fraction by) {
    return take(c, std::move(by), true);
  }
  template <class Child> clause_answer& count_extra(Child const& c) {
    return count_extra(c, fraction{c.weight});
  }

  /// Says the share itself, as after a rounding or a conversion; the rest is the adjustment of the clause's line.
  clause_answer& becomes(fraction earned) {
    share_ = std::move(earned);
    says_share_ = true;
    return *this;
  }

  /// Whether a share is said, or a child with a weight is counted.
  [[nodiscard]] bool applies() const noexcept { return says_share_ || whole_.sign() > 0; }
  /// The share of its worth that the clause earns; 0 where it does not apply.
  [[nodiscard]] fraction earned() const {
    return says_share_ ? share_ : whole_.sign() > 0 ? sum_ / whole_ : fraction{};
  }

private:
  friend detail::access;

  template <class Child> clause_answer& take(Child const& c, fraction by, bool is_extra) {
    contract(by.sign() >= 0, "a roll-up counts a child with a weight that is not negative");
    sum_ += by * c.earned;
    if (!is_extra)
      whole_ += by;
    counted_.push_back({c.index, is_extra, std::move(by)});
    return *this;
  }

  fraction share_;
  fraction sum_;
  fraction whole_;
  bool says_share_ = false;
  detail::small_list<detail::counted_child, 8> counted_;
};

} // namespace starlot::inline v0

#endif
