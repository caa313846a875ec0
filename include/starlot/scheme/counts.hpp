// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_COUNTS_HPP
#define STARLOT_SCHEME_COUNTS_HPP

#include <starlot/core/text.hpp>
#include <starlot/scheme/step.hpp>

#include <cstddef>
#include <string_view>

namespace starlot::inline v0 {

/// Decides whether a clause or criterion counts: where the condition does not hold, or is unknown, it is out with all below
/// it, as what is excluded is; the reason in its line in the trace is the title, or that of the question.
///
///     counts{"4", {"for large houses only", "仅适用于大型企业"}}.only_for("large")
///     counts{"5"}.when(asked{"garden", "Has a garden"})
///     counts{"6"}.when(branch("2").at_least(50_pct))
///
/// Conditions look at groups, at the question, at branches and at how much of them was assessed. They are decided
/// before the roll-up, in their order, and what one looks at no later one, nor itself, decides over
/// (`counted_needs_itself`). A finding recorded for a criterion of other groups is an error,
/// `criterion_of_other_group`, unless it says not applicable or excluded; where a question or branch decides, what was
/// found for the criterion is not read. As long as what is open could decide, the criterion is out and the rating
/// undetermined.
template <std::size_t Conditions = 0> class counts : public detail::conditional_step<counts, Conditions> {
  using base = detail::conditional_step<counts, Conditions>;

public:
  using base::base;
  constexpr explicit counts(std::string_view part, text title = {"counted", "计入条件"}) noexcept
      : base{step{.kind = step_kind::counts, .title = title, .over = part}} {}
};

} // namespace starlot::inline v0

#endif
