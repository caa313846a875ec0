// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_CUSTOM_HOLDER_HPP
#define STARLOT_DETAIL_SCHEME_CUSTOM_HOLDER_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/scheme/custom_part.hpp>
#include <starlot/detail/scheme/part.hpp>
#include <starlot/scheme/named.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/score_state.hpp>
#include <starlot/scheme/step.hpp>

#include <cstdint>
#include <span>
#include <utility>

namespace starlot::inline v0::detail {

/// What a custom part is good for.
enum class custom_kind : std::uint8_t { rule, policy, roll_up, step, ladder, aggregation };

template <class Part>
concept AnyCustomPart = ScoringRule<Part> || CustomPart<Part>;

template <class Part> [[nodiscard]] consteval custom_kind kind_of() {
  if constexpr (AggregationPart<Part>)
    return custom_kind::aggregation;
  else if constexpr (NotApplicablePolicy<Part>)
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
  bool reads_freely;
  bool goes_beyond; ///< a roll-up: may make less than nothing, or more than all
  bool needs_points;
  errc fault; ///< what it says is wrong with itself
  std::string_view name;
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
                   detail::reads_freely<Part>,
                   says_beyond<Part>(),
                   detail::needs_points<Part>,
                   fault_in(from),
                   std::string_view{Part::name},
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

/// Keeps a box, or none; copies share it.
class custom_holder {
public:
  custom_holder() noexcept = default;
  template <class Part>
  custom_holder(std::in_place_t, Part part) : box_{new custom_box_of<Part>{std::move(part)}} {}
  custom_holder(custom_holder const& other) noexcept : box_{other.box_} {
    if (box_ != nullptr)
      box_->owners.add();
  }
  custom_holder& operator=(custom_holder other) noexcept {
    std::swap(box_, other.box_);
    return *this;
  }
  ~custom_holder() {
    if (box_ != nullptr && box_->owners.drop())
      box_->destroy(box_);
  }

  [[nodiscard]] explicit operator bool() const noexcept { return box_ != nullptr; }
  [[nodiscard]] custom_box const& operator*() const noexcept { return *box_; }
  [[nodiscard]] custom_box const* operator->() const noexcept { return box_; }

private:
  custom_box* box_ = nullptr;
};

} // namespace starlot::inline v0::detail

#endif
