// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_SCHEME_HPP
#define STARLOT_SCHEME_SCHEME_HPP

#include <starlot/core/points.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/maybe.hpp>
#include <starlot/detail/scheme/part.hpp>
#include <starlot/detail/scheme/table.hpp>
#include <starlot/scheme/clause.hpp>
#include <starlot/scheme/condition.hpp>
#include <starlot/scheme/counts.hpp>
#include <starlot/scheme/criterion.hpp>
#include <starlot/scheme/group_is.hpp>
#include <starlot/scheme/if_nothing_applies.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/point_range.hpp>
#include <starlot/scheme/policies.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/score_state.hpp>
#include <starlot/scheme/step.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace starlot::inline v0 {

/// The score of a company that loses nothing. Without it: the sum of the points at the top, or 100 for
/// weights.
struct out_of {
  points full; ///< points of the best score
  constexpr explicit out_of(points p) noexcept : full{p} {}
};

namespace detail {

template <class Part>
concept SchemePart = TreePart<Part> || StepPart<Part> || std::same_as<Part, ladder> ||
    std::same_as<Part, roll_up> || std::same_as<Part, out_of> || std::same_as<Part, if_not_applicable> ||
    std::same_as<Part, renormalise> || std::same_as<Part, if_nothing_applies> ||
    std::same_as<Part, starts_at> || std::same_as<Part, ungraded_scheme> || CustomPart<Part>;

template <class Part> constexpr bool is_ladder_part = CustomPart<Part>&& CustomLadder<Part>;
template <TreePart Part> constexpr bool is_ladder_part<Part> = false;
template <> inline constexpr bool is_ladder_part<ladder> = true;
template <class Part> constexpr bool is_policy_part = CustomPart<Part>&& NotApplicablePolicy<Part>;
template <TreePart Part> constexpr bool is_policy_part<Part> = false;
template <> inline constexpr bool is_policy_part<if_not_applicable> = true;

template <class... Parts>
constexpr std::size_t all_ladders = sum({0U, std::size_t{std::same_as<Parts, ladder>}...});

} // namespace detail

/// A rating scheme (评价方案) as a value: title, then clauses, criteria, steps and a ladder, in the order of the
/// standard.
///
///     inline constexpr auto bike_care =
///         scheme{title{"bike-care", "2026"}, clause{…}, deduction{…}, ladder{…}};
///
/// Hold it as a namespace-scope or static `constexpr` value: findings and ratings name it as a template argument. It is
/// checked there, by the compiler, and what is wrong is said in a sentence. Steps act in the order of their listing.
/// Parts beside clauses, criteria and steps: a `ladder` (or one of your own, or one for each peer group), a `roll_up`
/// for the top, `out_of` or `starts_at`, `ungraded` instead of a ladder, and what holds for every criterion that does
/// not say otherwise: `if_not_applicable` and `renormalise`; `if_nothing_applies`, for a company to which none does;
/// and how the findings of many outlets make one score, a policy of policies.hpp or of your own.
template <std::size_t Nodes, std::size_t Knots, std::size_t Conditions, std::size_t Steps,
          std::size_t Ladders, class Customs>
class scheme {
public:
  static constexpr std::size_t node_count = Nodes; ///< clauses and criteria
  static constexpr std::size_t knot_count = Knots; ///< of all tables
  static constexpr std::size_t step_count = Steps; ///< steps

  template <class... Parts>
  constexpr explicit scheme(starlot::title t, Parts const&... parts)
      : title_{t}, customs_{detail::join_customs(parts...)} {
    using detail::sum;
    constexpr bool is_ungraded = sum({0U, std::size_t{std::same_as<Parts, ungraded_scheme>}...}) > 0;
    static_assert(is_ungraded || sum({0U, std::size_t{detail::is_ladder_part<Parts> ||
                                                      detail::MentionsRungs<Parts>}...}) > 0,
                  "scheme definition: a scheme needs a ladder");
    static_assert(sum({0U, std::size_t{std::same_as<Parts, starts_at>}...}) <= 1,
                  "scheme definition: a scheme says at most once where its sum starts");
    static_assert(sum({0U, std::size_t{detail::is_ladder_part<Parts>}...}) == Ladders || Ladders == 0,
                  "scheme definition: a ladder of your own stands alone");
    static_assert(sum({0U, std::size_t{std::same_as<Parts, out_of>}...}) <= 1,
                  "scheme definition: a scheme has at most one out_of");
    static_assert(sum({0U, std::size_t{detail::is_roll_up_part<Parts>}...}) <= 1,
                  "scheme definition: a scheme has at most one roll-up for its top");
    static_assert(
        sum({0U, std::size_t{detail::is_policy_part<Parts>}...}) <= 1 &&
            sum({0U, std::size_t{std::same_as<Parts, renormalise>}...}) <= 1,
        "scheme definition: a scheme says at most once what is not applicable and where weight goes");
    static_assert(sum({0U, std::size_t{std::same_as<Parts, if_nothing_applies>}...}) <= 1,
                  "scheme definition: a scheme says at most once what comes if nothing applies");
    static_assert(sum({0U, std::size_t{detail::AggregationPart<Parts>}...}) <= 1,
                  "scheme definition: a scheme says at most once how its outlets make one score");
    detail::assembler<Nodes, Knots> all{entries_, knots_};
    std::size_t steps = 0;
    [[maybe_unused]] int const each[] = {
        0, (take(parts, steps, all.next_custom), all.append(parts, detail::no_index), 0)...};
    std::uint32_t slot = 0;
    constexpr auto ladders = sum({0U, std::size_t{detail::is_ladder_part<Parts>}...});
    whole_.is_refused = whole_.is_refused || (ladders == 0 && !is_ungraded);
    for (auto& e : entries_) {
      whole_.is_refused = whole_.is_refused || (e.node.flags & node::refused_flag) != 0;
      if (!e.node.is_clause())
        e.node.link = slot++;
    }
  }

  /// As it was declared.
  [[nodiscard]] constexpr starlot::title const& title() const noexcept { return title_; }
  /// The rungs of its ladders, one ladder behind the other.
  [[nodiscard]] constexpr std::span<rung const> rungs() const noexcept {
    return {rungs_.data(), rungs_taken_};
  }
  /// How many rungs were given, which may be more than there is room for.
  [[nodiscard]] constexpr std::size_t rungs_given() const noexcept { return rungs_given_; }
  /// Declared with `out_of`, or nothing.
  template <class Points = points>
  [[nodiscard]] constexpr std::optional<Points> declared_scale() const noexcept {
    return scale_.is_there() ? std::optional<Points>{*scale_} : std::nullopt;
  }
  /// In the order in which they act.
  [[nodiscard]] constexpr std::array<step, Steps> const& steps() const noexcept { return steps_; }

private:
  friend detail::access;

  template <class Part>
  constexpr void take([[maybe_unused]] Part const& part, [[maybe_unused]] std::size_t& steps,
                      std::size_t custom) {
    static_assert(detail::must_be_part<Part, detail::SchemePart<Part>, detail::place_of_part::scheme>());
    whole_.is_refused = whole_.is_refused || !detail::SchemePart<Part>;
    [[maybe_unused]] auto const number = static_cast<std::uint32_t>(custom);
    if constexpr (detail::StepPart<Part>) {
      auto const& data = part.as_part();
      auto& s = steps_[steps++] = data.is;
      if constexpr (detail::HoldsStep<Part>)
        s.custom = number;
      s.first_condition = static_cast<std::uint32_t>(conditions_taken_);
      s.condition_count = static_cast<std::uint32_t>(detail::conditions_in<Part>);
      for (auto const& c : data.others)
        conditions_[conditions_taken_++] = c;
    } else if constexpr (std::same_as<Part, starlot::ladder>) {
      for (std::size_t i = 0; i < part.given() && i < part.capacity; ++i)
        rungs_[rungs_taken_++] = detail::access::rungs(part)[i];
      rungs_given_ += part.given();
    } else if constexpr (std::same_as<Part, roll_up>) {
      whole_.top = part;
    } else if constexpr (std::same_as<Part, out_of>) {
      scale_ = detail::maybe<points>{std::in_place, part.full};
    } else if constexpr (std::same_as<Part, if_not_applicable>) {
      whole_.policy = part;
    } else if constexpr (std::same_as<Part, renormalise>) {
      whole_.level = part;
    } else if constexpr (std::same_as<Part, if_nothing_applies>) {
      whole_.nothing_applies = part;
    } else if constexpr (std::same_as<Part, starts_at>) {
      whole_.start = part.from;
    } else if constexpr (std::same_as<Part, ungraded_scheme>) {
      whole_.is_ungraded = true;
    } else if constexpr (detail::AggregationPart<Part>) {
      static_assert(detail::must_be_policy<Part>());
      whole_.aggregation = number;
    } else if constexpr (detail::CustomPart<Part>) {
      static_assert(detail::must_be_named<Part>());
      whole_.is_refused = whole_.is_refused || !Named<Part>;
      if constexpr (!Named<Part>) {
        return;
      } else if constexpr (CustomRollUp<Part>) {
        whole_.top = roll_up::custom;
        whole_.custom_top = number;
      } else if constexpr (CustomLadder<Part>) {
        whole_.custom_ladder = number;
      } else if constexpr (CustomStep<Part>) {
        steps_[steps++] = detail::describe_step(part, custom);
      } else {
        whole_.policy = if_not_applicable::custom;
        whole_.custom_policy = number;
      }
    }
  }

  starlot::title title_;
  std::array<detail::entry, Nodes> entries_;
  std::array<knot, Knots> knots_;
  std::array<condition, Conditions> conditions_;
  std::array<step, Steps> steps_;
  std::array<rung, Ladders * starlot::ladder::capacity> rungs_;
  std::size_t rungs_taken_ = 0;
  std::size_t rungs_given_ = 0;
  std::size_t conditions_taken_ = 0;
  detail::maybe<points> scale_;
  detail::whole whole_;
  [[no_unique_address]] Customs customs_;
};

template <class... Parts>
scheme(title, Parts const&...)
    -> scheme<detail::all_nodes<Parts...>, detail::all_knots<Parts...>, detail::all_conditions<Parts...>,
              detail::all_steps<Parts...>, detail::all_ladders<Parts...>, detail::joined_customs<Parts...>>;

} // namespace starlot::inline v0

#endif
