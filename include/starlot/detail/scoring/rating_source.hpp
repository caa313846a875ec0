// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_RATING_SOURCE_HPP
#define STARLOT_DETAIL_SCORING_RATING_SOURCE_HPP
// IWYU pragma: private

#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/maybe.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/detail/scoring/leaf_table.hpp>
#include <starlot/detail/scoring/run.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace starlot::inline v0::detail {

/// A part of a scheme that is none: the aggregation policy, where it fails the company.
inline constexpr std::uint32_t policy_part = no_index - 1;

/// One reading of what is open at the outlets of a company: the leaves of all criteria.
struct pooled_leaves {
  list<leaf> leaves; ///< by slots
  list<fraction> wide;
  maybe<fraction> start; ///< score before the steps, of a policy that works from scores of outlets
  std::uint32_t failed_by = no_index;

  template <class = on_use> [[nodiscard]] leaf_table table() const { return {leaves.view(), wide.view()}; }
  template <class = on_use> void set(std::uint32_t slot, leaf::state is, fraction const& share) {
    auto const r = share.reduced();
    if (r.numerator().fits_int64() && r.denominator().fits_int64()) {
      leaves[slot] = {is, r.numerator().to_int64(), r.denominator().to_int64()};
      return;
    }
    leaves[slot] = {is, static_cast<std::int64_t>(wide.size()), 0};
    wide.push_back(r);
  }
};

/// What the rating of a company stands on, beside the findings of its head office.
struct company_source {
  pooled_leaves low;          ///< with everything that is open found wrong
  pooled_leaves high;         ///< and right
  pooled_leaves assessed;     ///< the part of each criterion that was assessed
  list<observation> recorded; ///< by slots of the criteria, then of the steps
  std::string policy;
  bool is_monotone = true; ///< the policy: an outlet that earns more never lowers the score
};

/// Everything that a rating keeps.
struct rating_parts {
  finding_set findings; ///< of the sheet, or of the head office
  slice<rung const> rungs;
  shared<company_source> company; ///< none for a sheet
  run_result low;                 ///< everything open went wrong
  run_result high;                ///< and right, where that is another one
  std::size_t open_criteria = 0;
  std::size_t open_conditions = 0; ///< and advisory criteria that conditions look at
  bool has_bounds = false;
  bool scores_differ = false;
  bool fails_for_sure = false; ///< vetoed whatever is open, though the bounds are not guaranteed
  bool is_unbounded = false; ///< see `first_reading`
  bool group_is_open = false; ///< the peer group depends on what is open: there is no ladder

  /// Not an aggregate: GCC 12 would start it from zeros.
  template <class Findings>
  explicit rating_parts(Findings const& f) : findings{f}, rungs{ladder_for(f.scheme().view(), f.group())} {}

  [[nodiscard]] any_scheme const& scheme() const noexcept { return findings.scheme(); }
};

/// See `rating::bounds_are_guaranteed`.
template <class = on_use> [[nodiscard]] bool bounds_are_guaranteed(rating_parts const& r) {
  return !r.is_unbounded && is_monotone(r.scheme().view(), true) && (!r.company || r.company->is_monotone);
}

} // namespace starlot::inline v0::detail

#endif
