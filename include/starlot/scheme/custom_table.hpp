// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_CUSTOM_TABLE_HPP
#define STARLOT_SCHEME_CUSTOM_TABLE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/scheme/custom_part.hpp>
#include <starlot/detail/scheme/part.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/named.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scheme/standing.hpp>
#include <starlot/scheme/step.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

namespace detail {

/// What a custom part is good for.
enum class custom_kind : std::uint8_t { rule, policy, roll_up, step, ladder };

template <class Part>
concept AnyCustomPart = ScoringRule<Part> || CustomPart<Part>;

template <class Part> [[nodiscard]] consteval custom_kind kind_of() {
  if constexpr (NotApplicablePolicy<Part>)
    return custom_kind::policy;
  else if constexpr (RollUp<Part>)
    return custom_kind::roll_up;
  else if constexpr (Ladder<Part>)
    return custom_kind::ladder;
  else if constexpr (Step<Part>)
    return custom_kind::step;
  else
    return custom_kind::rule;
}

/// The numbers that loaded schemes compute with where 64 bits do not do.
inline constexpr std::size_t loaded_limbs = 8;
using loaded_fraction = basic_fraction<loaded_limbs>;

using describe_function = void (*)(void* sink, std::string_view name, int version,
                                   std::span<std::int64_t const> parameters);

/// A custom part whose type is known at run time only.
class custom_box {
public:
  virtual ~custom_box() = default;
  custom_box& operator=(custom_box const&) = delete;

  [[nodiscard]] virtual custom_box* clone() const = 0;
  [[nodiscard]] virtual rule_result rule(finding const& f, points worth) const = 0;
  [[nodiscard]] virtual treatment policy(finding const& f, points worth) const = 0;
  [[nodiscard]] virtual loaded_fraction roll_up(std::span<child<loaded_fraction> const> children) const = 0;
  virtual void step(standing<loaded_fraction>& company) const = 0;
  [[nodiscard]] virtual std::ptrdiff_t ladder(standing<loaded_fraction> const& company) const = 0;
  [[nodiscard]] virtual std::span<rung const> rungs() const = 0;
  [[nodiscard]] virtual starlot::step as_step() const = 0;
  virtual void describe(describe_function function, void* sink) const = 0;

  custom_kind const kind;
  bool const is_monotone; ///< as far as a part of its kind has to say so
  bool const needs_points;

protected:
  constexpr custom_box(custom_kind k, bool monotone, bool points_needed)
      : kind{k}, is_monotone{monotone}, needs_points{points_needed} {}
  custom_box(custom_box const&) = default;
};

template <class Part> class custom_box_of final : public custom_box {
public:
  explicit custom_box_of(Part part)
      : custom_box{kind_of<Part>(), must_not_say_monotone<Part> || says_monotone<Part>(),
                   detail::needs_points<Part>},
        part_{std::move(part)} {}

  [[nodiscard]] custom_box* clone() const override { return new custom_box_of{*this}; }
  [[nodiscard]] rule_result rule(finding const& f, points worth) const override {
    return call_rule(part_, f, worth);
  }
  [[nodiscard]] treatment policy(finding const& f, points worth) const override {
    return call_policy(part_, f, worth);
  }
  [[nodiscard]] loaded_fraction roll_up(std::span<child<loaded_fraction> const> children) const override {
    return call_roll_up<loaded_fraction>(part_, children);
  }
  void step(standing<loaded_fraction>& company) const override { call_step<loaded_fraction>(part_, company); }
  [[nodiscard]] std::ptrdiff_t ladder(standing<loaded_fraction> const& company) const override {
    return call_ladder<loaded_fraction>(part_, company);
  }
  [[nodiscard]] std::span<rung const> rungs() const override {
    if constexpr (HasRungs<Part>)
      return part_.rungs();
    else
      return {};
  }
  [[nodiscard]] starlot::step as_step() const override { return describe_step(part_, 0); }
  void describe(describe_function function, void* sink) const override {
    describe_part(part_, [&](std::string_view name, int version, std::span<std::int64_t const> parameters) {
      function(sink, name, version, parameters);
    });
  }

private:
  Part part_;
};

/// Owns a box; copies copy the part.
class custom_holder {
public:
  template <class Part>
  explicit custom_holder(std::in_place_t, Part part) : box_{new custom_box_of<Part>{std::move(part)}} {}
  custom_holder(custom_holder const& other) : box_{other.box_->clone()} {}
  custom_holder(custom_holder&& other) noexcept : box_{std::exchange(other.box_, nullptr)} {}
  custom_holder& operator=(custom_holder other) noexcept {
    std::swap(box_, other.box_);
    return *this;
  }
  ~custom_holder() { delete box_; }

  [[nodiscard]] custom_box const& operator*() const noexcept { return *box_; }
  [[nodiscard]] custom_box const* operator->() const noexcept { return box_; }

private:
  custom_box* box_;
};

} // namespace detail

/// The user's own rules, roll-ups, steps, ladders and policies by name: what the rows of a scheme that is built
/// at run time may ask for.
///
///     custom_table mine;
///     mine.add(median{});                         // asked for as "median", by its own name
///     mine.add("within two days", hours{48});     // or by another one, where parameters differ
///     auto scheme = loaded_scheme::build(parts, mine);
///
/// A part is copied into each scheme that asks for it. In the scheme's hash it stands with its own name, version
/// and parameters. Complexity of a search: linear in the parts.
class custom_table {
public:
  /// Preconditions: no part has this name yet (contract).
  template <detail::AnyCustomPart Part> custom_table& add(std::string_view name, Part part) {
    static_assert(detail::must_be_named<Part>());
    contract(find(name) == size(), "the parts of a custom table have different names");
    parts_.push_back({std::string{name}, detail::custom_holder{std::in_place, std::move(part)}});
    return *this;
  }
  template <detail::AnyCustomPart Part> custom_table& add(Part part) {
    static_assert(detail::must_be_named<Part>());
    return add(Part::name, std::move(part));
  }

  [[nodiscard]] std::size_t size() const noexcept { return parts_.size(); }

  /// Number of the part of a name, or `size()`.
  [[nodiscard]] std::size_t find(std::string_view name) const noexcept {
    std::size_t i = 0;
    while (i < parts_.size() && parts_[i].name != name)
      ++i;
    return i;
  }
  [[nodiscard]] std::string_view name(std::size_t number) const { return parts_[number].name; }

private:
  friend detail::access;

  struct named_part {
    std::string name;
    detail::custom_holder part;
  };
  std::vector<named_part> parts_;
};

} // namespace starlot::inline v0

#endif
