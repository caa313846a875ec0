// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_STEP_IF_HPP
#define STARLOT_SCHEME_STEP_IF_HPP

#include <starlot/detail/scheme/part.hpp>
#include <starlot/scheme/condition.hpp>
#include <starlot/scheme/named.hpp>
#include <starlot/scheme/score_state.hpp>
#include <starlot/scheme/step.hpp>

#include <cstddef>

namespace starlot::inline v0 {

/// A step of your own under a condition, as `.when` of the ready ones:
///
///     step_if{in_group("small") && branch("2").below(50_pct), my_step{}}
///     step_if{!asked{"audit", "Was audited"}, my_step{}}        // `.unless`: where the answer is "not met"
///
/// It is called only where the condition holds, and in the line of the trace it is idle otherwise. It may ask one
/// question, under whose id it has no finding or name of its own (contract). Whether it helps or harms is not known: bounds
/// are not guaranteed, unless the condition looks at groups alone.
/// In rows: `step_choice{condition, custom{"my step"}}`.
template <class Step, std::size_t Conditions> class step_if {
public:
  /// Type of the step.
  using own_type = Step;

  static_assert(CustomStep<Step>,
                "scheme definition: step_if takes a condition and a step of your own, which needs 'void "
                "operator()(score_state&) const'; a ready step has '.when'");
  static_assert(detail::must_be_named<Step>());

  template <detail::ConditionPart Part>
  constexpr step_if(Part const& condition, Step const& own)
      : own_{own},
        data_{detail::add_condition(conditioned_step<0>{detail::describe_step(own, 0), {}},
                                    detail::as_combined(condition), false)} {}

  /// The step.
  [[nodiscard]] constexpr Step const& own() const noexcept { return own_; }
  /// The step as schemes keep it.
  [[nodiscard]] constexpr conditioned_step<Conditions> const& as_part() const noexcept { return data_; }

private:
  Step own_;
  conditioned_step<Conditions> data_;
};
template <detail::ConditionPart Part, class Step>
step_if(Part, Step) -> step_if<Step, detail::entries_of<Part>>;

} // namespace starlot::inline v0

#endif
