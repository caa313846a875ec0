// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_LOADED_HPP
#define STARLOT_DETAIL_SCHEME_LOADED_HPP
// IWYU pragma: private, include <starlot/scheme/loaded_scheme.hpp>

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/scheme/loaded_table.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/standing.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace starlot::inline v0::detail {

/// A loaded scheme as evaluation sees it.
class loaded {
public:
  static constexpr bool is_static = false;
  static constexpr bool has_frames = true; // they may
  static constexpr bool has_shelf = true;
  static constexpr std::size_t limbs = loaded_limbs;

  template <class T> using per_slot = list<T>;

  template <class T> class stack {
  public:
    void push(T const& item) { items_.push_back(item); }
    void pop() { items_.pop_back(); }
    [[nodiscard]] T& top() { return items_.back(); }
    [[nodiscard]] std::size_t size() const { return items_.size(); }
    [[nodiscard]] bool empty() const { return items_.empty(); }
    [[nodiscard]] std::span<T const> from(std::size_t first) const { return items_.view().subspan(first); }

  private:
    list<T> items_;
  };

  template <class T> using shelf = stack<T>;

  loaded(loaded_scheme const& scheme) noexcept : table_{scheme.table_} {}
  loaded(loaded const&) noexcept = default; // nor is this one ever without a table
  loaded& operator=(loaded const&) noexcept = default;

  template <class T> [[nodiscard]] per_slot<T> make_slots() const { return per_slot<T>(view().slot_count()); }

  template <class T> using per_node = list<T>;
  template <class T> [[nodiscard]] per_node<T> make_per_node() const {
    return per_node<T>(view().nodes.size());
  }

  [[nodiscard]] scheme_view const& view() const noexcept { return table_->view; }
  [[nodiscard]] rule_result apply_rule(std::uint32_t custom, finding const& f, points worth) const {
    return part(custom).rule(f, worth);
  }
  [[nodiscard]] treatment apply_policy(std::uint32_t custom, finding const& f, points worth) const {
    return part(custom).policy(f, worth);
  }
  template <std::same_as<loaded_fraction> Fraction>
  [[nodiscard]] Fraction apply_roll_up(std::uint32_t custom,
                                       std::span<child<Fraction> const> children) const {
    return part(custom).roll_up(children);
  }
  template <std::same_as<loaded_fraction> Fraction>
  void apply_step(std::uint32_t custom, standing<Fraction>& company) const {
    part(custom).step(company);
  }
  template <std::same_as<loaded_fraction> Fraction>
  [[nodiscard]] std::ptrdiff_t apply_ladder(std::uint32_t custom, standing<Fraction> const& company) const {
    return part(custom).ladder(company);
  }
  /// Hands name, version and parameters of a custom part to `describe`.
  template <class Describe> void describe_custom(std::uint32_t custom, Describe const& describe) const {
    auto const call = [](void* sink, std::string_view name, int version,
                         std::span<std::int64_t const> parameters) {
      (*static_cast<Describe const*>(sink))(name, version, parameters);
    };
    part(custom).describe(call, const_cast<Describe*>(&describe));
  }

private:
  [[nodiscard]] custom_box const& part(std::uint32_t custom) const {
    contract(custom < table_->customs.size(), "a scheme has no custom part of this number");
    return *table_->customs[custom];
  }

  shared<loaded_table> table_;
};

} // namespace starlot::inline v0::detail

#endif
