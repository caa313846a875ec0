// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_CUSTOM_TABLE_HPP
#define STARLOT_SCHEME_CUSTOM_TABLE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/scheme/custom_part.hpp>
#include <starlot/detail/scheme/part.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/named.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scheme/score_state.hpp>
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
  else if constexpr (CustomRollUp<Part>)
    return custom_kind::roll_up;
  else if constexpr (CustomLadder<Part>)
    return custom_kind::ladder;
  else if constexpr (CustomStep<Part>)
    return custom_kind::step;
  else
    return custom_kind::rule;
}

/// A custom part whose type is known at run time only.
struct custom_box {
  custom_part part;
  custom_kind kind;
  bool is_monotone; ///< as far as a part of its kind has to say so
  bool needs_points;
  starlot::step as_step;
  std::span<rung const> rungs;
  void (*destroy)(custom_box*) noexcept;
  share_count owners;
};

template <class Part> struct custom_box_of : custom_box {
  explicit custom_box_of(Part from)
      : custom_box{{},
                   kind_of<Part>(),
                   must_not_say_monotone<Part> || says_monotone<Part>(),
                   detail::needs_points<Part>,
                   {},
                   {},
                   [](custom_box* box) noexcept { delete static_cast<custom_box_of*>(box); },
                   {}},
        own{std::move(from)} {
    part = {&own, &custom_calls_of<Part>::table};
    as_step = describe_step(own, 0);
    if constexpr (HasRungs<Part>)
      rungs = own.rungs();
  }

  Part own;
};

/// Keeps a box; copies share it.
class custom_holder {
public:
  template <class Part>
  custom_holder(std::in_place_t, Part part) : box_{new custom_box_of<Part>{std::move(part)}} {}
  custom_holder(custom_holder const& other) noexcept : box_{other.box_} { box_->owners.add(); }
  custom_holder& operator=(custom_holder other) noexcept {
    std::swap(box_, other.box_);
    return *this;
  }
  ~custom_holder() {
    if (box_->owners.drop())
      box_->destroy(box_);
  }

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
/// Schemes that ask for a part share it. In the scheme's hash it stands with its own name, version
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
