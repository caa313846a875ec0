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
  pooled_leaves low; ///< with what is open all wrong
  pooled_leaves high;

  explicit settled_company(Parts& parts)
      : of{parts},
        rating{access::parts(parts.rating)},
        low{leaves_for(parts, company_reading::worst, nullptr)},
        high{leaves_for(parts, company_reading::best, nullptr)} {}

  [[nodiscard]] leaf_table leaves(open_taken open_as) const {
    return open_as == open_taken::right ? high.table() : low.table();
  }
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
    low.leaves[slot] = high.leaves[slot] = leaf{leaf::state::out, 0, 1};
    if (is_here(node))
      of.head_office_leaves[slot] = low.leaves[slot];
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
