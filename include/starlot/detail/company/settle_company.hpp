// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_COMPANY_SETTLE_COMPANY_HPP
#define STARLOT_DETAIL_COMPANY_SETTLE_COMPANY_HPP
// IWYU pragma: private

#include <starlot/core/finding.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/company/company_parts.hpp>
#include <starlot/detail/company/pool.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/detail/scoring/rating_source.hpp>
#include <starlot/detail/scoring/settle.hpp>

#include <cstdint>

namespace starlot::inline v0::detail {

/// What of a company decides before the roll-up, at the head office and at outlets. See settle.hpp.
template <class Parts> struct settled_company {
  Parts& of;
  rating_parts& rating;
  pooled_leaves now; ///< what was assessed

  explicit settled_company(Parts& parts)
      : of{parts}, rating{access::parts(parts.rating)},
        now{leaves_for(parts, company_reading::assessed, nullptr)} {}

  [[nodiscard]] leaf_table leaves() const { return now.table(); }
  [[nodiscard]] bool is_open(std::uint32_t node) const {
    auto const slot = of.view().nodes[node].link;
    return is_here(node) ? of.head_office_leaves[slot].is_open() : of.pooled[slot].open > 0;
  }
  [[nodiscard]] observation found(std::uint32_t step_number) const {
    return company_step_finding(of, step_number - of.view().steps[step_number].back);
  }
  [[nodiscard]] std::uint32_t kinds(std::uint32_t node) const {
    auto const slot = of.view().nodes[node].link;
    return is_here(node) ? bit_of(rating.findings.observed(slot).kind) : of.pooled[slot].kinds;
  }
  void leave_out(std::uint32_t node) {
    auto const slot = of.view().nodes[node].link;
    now.leaves[slot] = leaf{leaf::state::out, 0, 1};
    if (is_here(node))
      of.head_office_leaves[slot] = now.leaves[slot];
    else
      of.pooled[slot] = {};
  }

private:
  [[nodiscard]] bool is_here(std::uint32_t node) const {
    return of.view().nodes[node].visited() == head_office;
  }
};

} // namespace starlot::inline v0::detail

#endif
