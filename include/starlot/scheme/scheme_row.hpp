// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_SCHEME_ROW_HPP
#define STARLOT_SCHEME_SCHEME_ROW_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scheme/custom_holder.hpp>
#include <starlot/detail/scheme/part.hpp>
#include <starlot/scheme/aggregation.hpp>
#include <starlot/scheme/condition.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/point_range.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/step.hpp>
#include <starlot/scheme/weight_ratio.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// Names a part of the user's, in the table of custom parts that the scheme is built with.
struct custom {
  std::string_view name; ///< in the `custom_table`
  constexpr explicit custom(std::string_view n) noexcept : name{n} {}
};

/// A rule that owns its knots, or none: what a row of a scheme carries. Made from any ready rule, or a `custom`.
struct rule_choice {
  bool is_said = false;                       ///< none: the row is a clause
  rule_kind kind = rule_kind::all_or_nothing; ///< which rule it is
  std::int64_t first = 0;                     ///< parameters of the rule
  std::int64_t second = 0;                    ///< likewise
  std::vector<knot> knots;                    ///< of a table, curve or list of levels
  std::string_view name = {};                 ///< of a custom rule

  rule_choice() = default;
  rule_choice(custom own) : is_said{true}, kind{rule_kind::custom}, name{own.name} {}
  template <class = detail::on_use>
  explicit rule_choice(rule_kind k, std::int64_t a = 0, std::int64_t b = 0, std::vector<knot> list = {})
      : is_said{true}, kind{k}, first{a}, second{b}, knots{std::move(list)} {}
  template <ReadyRule Rule> rule_choice(Rule const& rule) : is_said{true} {
    auto const ready = rule.as_ready();
    kind = ready.kind;
    first = ready.first;
    second = ready.second;
    knots.assign(ready.knots.begin(), ready.knots.end());
  }
};

/// A roll-up, ready or the user's, or a `custom`. By its name, with its parameter as text: ready_roll_up.hpp.
class roll_up_choice {
public:
  /// Which roll-up it is.
  starlot::roll_up kind = sum_of_points;
  std::string_view name = {}; ///< of a `custom`

  roll_up_choice(starlot::roll_up ready = sum_of_points) noexcept : kind{ready} {}
  roll_up_choice(custom own) noexcept : kind{roll_up::custom}, name{own.name} {}
  template <detail::CalledAsRollUp Part>
  roll_up_choice(Part own) : kind{roll_up::custom}, part_{std::in_place, std::move(own)} {
    static_assert(detail::must_be_named<Part>());
  }
  /// Parts are equal where one is a copy of the other.
  friend bool operator==(roll_up_choice const& a, roll_up_choice const& b) noexcept {
    return a.kind == b.kind && a.name == b.name && a.part_.operator->() == b.part_.operator->();
  }

private:
  friend detail::access;

  detail::custom_holder part_;
};

/// A ready policy for what is not applicable, or a `custom`.
struct policy_choice {
  if_not_applicable kind = if_not_applicable::refuse; ///< which policy it is
  std::string_view name = {};                         ///< of one of the user's

  constexpr policy_choice(if_not_applicable ready = if_not_applicable::refuse) noexcept : kind{ready} {}
  constexpr policy_choice(custom own) noexcept : kind{if_not_applicable::custom}, name{own.name} {}
  friend constexpr bool operator==(policy_choice const&, policy_choice const&) = default;
};

/// An aggregation policy, ready or the user's, or a `custom`; or none. By its name, with its parameter as text: ready_policy.hpp.
class aggregation_choice {
public:
  aggregation_choice() = default;
  aggregation_choice(custom own) noexcept : name_{own.name}, is_said_{true} {}
  template <detail::SaysAggregationKind Policy>
  aggregation_choice(Policy own) : is_said_{detail::must_be_policy<Policy>()} {
    if constexpr (AggregationPolicy<Policy>)
      policy_ = detail::custom_holder{std::in_place, std::move(own)};
  }

  /// Whether a policy was named.
  [[nodiscard]] bool is_said() const noexcept { return is_said_; }
  /// What a custom policy is called in the caller's table; empty for one that was given itself.
  [[nodiscard]] std::string_view name() const noexcept { return name_; }

private:
  friend detail::access;

  detail::custom_holder policy_;
  std::string_view name_;
  bool is_said_ = false;
};

/// A ready step, or a `custom`, which brings its id and its title along.
struct step_choice : step {
  std::string_view name = {}; ///< of a custom step
  std::vector<condition>
      conditions{}; ///< several: all but `when`, which is `both` or `either` of the last two

  step_choice(step const& ready) : step{ready} {}
  template <detail::StepPart Part> step_choice(Part const& ready) : step{ready.as_part().is} {
    auto const& others = ready.as_part().others;
    conditions.assign(others.begin(), others.end());
    if constexpr (detail::HoldsStep<Part>)
      name = Part::own_type::name; // of which it stands in the table of custom parts
  }
  step_choice(starlot::custom own) : step{.kind = step_kind::custom}, name{own.name} {}
  /// The same under a condition, as `step_if`.
  template <detail::ConditionPart Part>
  step_choice(Part const& when_it_acts, starlot::custom own) : step_choice{own} {
    auto const all =
        detail::add_condition(conditioned_step<0>{*this, {}}, detail::as_combined(when_it_acts), false);
    static_cast<step&>(*this) = all.is;
    conditions.assign(all.others.begin(), all.others.end());
  }
};

/// What a part is worth among its siblings: points, a weight, nothing (advisory), or not said.
struct row_worth {
  std::int64_t micro = 0;   ///< millionths of a point or of a weight
  bool is_weight = false;   ///< a weight, not points
  bool is_advisory = false; ///< recorded and not counted
  bool is_said = false;     ///< none: a clause that is worth what its children are
  std::int64_t least = 0;   ///< of a range: its lower end, `micro` above which the upper end is
  std::int64_t over = 1;    ///< of a weight that is a quotient: its whole

  constexpr row_worth() = default;
  constexpr row_worth(points p) noexcept : micro{p.micro()}, is_said{true} {}
  constexpr row_worth(weight w) noexcept : micro{w.micro()}, is_weight{true}, is_said{true} {}
  constexpr row_worth(weight_ratio w) noexcept
      : micro{w.micro()}, is_weight{true}, is_said{true}, over{w.whole} {}
  constexpr row_worth(point_range r) noexcept : micro{r.at_stake()}, is_said{true}, least{r.least.micro()} {}
  constexpr row_worth(advisory_worth) noexcept : is_advisory{true}, is_said{true} {}
};

/// A clause or criterion of a scheme that is built at run time. A row with a rule is a criterion.
struct scheme_row {
  std::string_view id;
  std::string_view parent = {}; ///< id of the clause above; empty at the top
  text title = {};
  row_worth worth = {};                                 ///< points, a weight, a range of points, or advisory
  rule_choice rule = {};                                ///< none: a clause
  roll_up_choice roll_up = {};                          ///< of a clause; none: points are added up
  scope visited = head_office;                          ///< of a criterion: where it is assessed
  std::optional<policy_choice> not_applicable = {};     ///< none: as the scheme says
  std::optional<starlot::renormalise> renormalise = {}; ///< none: as the scheme says
  std::string_view finding_of = {}; ///< id of the criterion on whose finding it is judged; empty: on its own
};

/// Everything a scheme is built from. Rows may come in any order; siblings keep theirs.
struct scheme_parts {
  starlot::title title;
  std::vector<scheme_row> rows = {};   ///< clauses and criteria
  std::vector<step_choice> steps = {}; ///< in the order in which they act
  std::vector<rung> rungs = {};        ///< worst first; ladders of groups one behind the other
  std::optional<custom> ladder = {};   ///< instead of rungs, which it has itself
  roll_up_choice top = {};             ///< how the rows at the top make the score
  std::optional<points> out_of = {};   ///< none: the sum of the points at the top, or 100 for weights
  policy_choice not_applicable = {};   ///< where a row does not say
  starlot::renormalise renormalise = starlot::renormalise::over_tree; ///< where a row does not say
  starlot::if_nothing_applies nothing_applies = {}; ///< what comes of a company to which nothing applies
  points starts_at = {};                            ///< where a raw sum starts
  bool is_ungraded = false;                         ///< no ladder, and no grades
  aggregation_choice aggregation = {}; ///< how the findings of many outlets make one score; none: not said
};

} // namespace starlot::inline v0

#endif
