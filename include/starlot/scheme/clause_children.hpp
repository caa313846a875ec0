// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_CLAUSE_CHILDREN_HPP
#define STARLOT_SCHEME_CLAUSE_CHILDREN_HPP

#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace starlot::inline v0 {

/// What a roll-up sees of a child that applies.
struct child {
  std::string_view id;
  starlot::weight weight; ///< among its siblings, as declared
  fraction
      earned; ///< share of what it can bring after exclusions: 0 to 1, unless a roll-up below goes beyond
  std::uint32_t index = 0; ///< in the scheme's table
};

/// What a roll-up can see of any child of its clause, whether or not it applies.
struct clause_child : child {
  bool applies = false;     ///< not excluded, not advisory, and not a clause of such; else it earned nothing
  bool is_clause = false;   ///< or a criterion
  bool is_advisory = false; ///< recorded and shown; `earned` is its share, and it is never counted
  bool is_open = false; ///< it, or a criterion below it: it stands here with nothing, or with all it can earn
  finding recorded;     ///< of a criterion: kind, counts, measured value, level, and why it is excluded
};

/// All children of a clause, or of the top, in the order of the scheme: a range of `clause_child`. It lives as long as the
/// call that it is handed to. Complexity: a child that is a clause is linear in its subtree; `size()` is linear.
class clause_children {
public:
  /// Goes over the children.
  class iterator {
  public:
    using value_type = clause_child;
    using difference_type = std::ptrdiff_t;

    iterator() = default;
    [[nodiscard]] clause_child operator*() const { return of_->look(node_, place_); }
    iterator& operator++() {
      if (of_->stands_at(node_, place_))
        ++place_;
      node_ = of_->after(node_);
      return *this;
    }
    iterator operator++(int) {
      auto const before = *this;
      ++*this;
      return before;
    }
    [[nodiscard]] bool operator==(iterator const& other) const noexcept { return node_ == other.node_; }

  private:
    friend clause_children;
    iterator(clause_children const* of, std::uint32_t node) noexcept : of_{of}, node_{node} {}

    clause_children const* of_ = nullptr;
    std::uint32_t node_ = 0;
    std::size_t place_ = 0; ///< among those that apply
  };

  /// Of the clause; of the scheme at the top.
  [[nodiscard]] std::string_view id() const noexcept { return id_; }
  /// What the clause is worth as declared: points, or a weight among its siblings; at the top, the points of the scheme.
  [[nodiscard]] decimal worth() const noexcept { return worth_; }
  /// Whether the clause is worth a weight, not points.
  [[nodiscard]] bool has_weight() const noexcept { return has_weight_; }

  /// The children that apply: at least one.
  [[nodiscard]] std::span<child const> applying() const noexcept { return applying_; }

  [[nodiscard]] iterator begin() const noexcept { return {this, first_}; }
  [[nodiscard]] iterator end() const noexcept { return {this, last_}; }
  [[nodiscard]] std::size_t size() const {
    std::size_t count = 0;
    for (auto node = first_; node != last_; node = after(node))
      ++count;
    return count;
  }

protected:
  clause_children(std::string_view id, decimal worth, bool has_weight, std::span<child const> applying,
                  std::uint32_t first, std::uint32_t last) noexcept
      : id_{id}, worth_{worth}, has_weight_{has_weight}, applying_{applying}, first_{first}, last_{last} {}
  ~clause_children() = default;
  clause_children(clause_children const&) = default;
  clause_children& operator=(clause_children const&) = default;

  /// Whether the child at a node is the one at this place among those that apply.
  [[nodiscard]] bool stands_at(std::uint32_t node, std::size_t place) const noexcept {
    return place < applying_.size() && applying_[place].index == node;
  }

private:
  [[nodiscard]] virtual clause_child look(std::uint32_t node, std::size_t place) const = 0;
  [[nodiscard]] virtual std::uint32_t after(std::uint32_t node) const = 0;

  std::string_view id_;
  decimal worth_;
  bool has_weight_;
  std::span<child const> applying_;
  std::uint32_t first_;
  std::uint32_t last_;
};

} // namespace starlot::inline v0

#endif
