// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_COMPANY_SETTLE_COMPANY_HPP
#define STARLOT_DETAIL_COMPANY_SETTLE_COMPANY_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/company/company_parts.hpp>
#include <starlot/detail/company/pool.hpp>
#include <starlot/detail/scoring/rating_source.hpp>
#include <starlot/detail/scoring/settle_counted.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// Leaves out what does not count, for the head office and for outlets. Of what is open, `worst` has all wrong and `best` all
/// right. Answers the findings that are for other groups.
template <class Parts>
[[nodiscard]] list<error> settle_company(Parts& parts, pooled_leaves worst, pooled_leaves best) {
  auto const& view = parts.view();
  auto& head = access::parts(parts.rating).findings;
  list<error> wrong;
  auto const is_open = [&](std::size_t node) {
    auto const& n = view.nodes[node];
    return n.visited() == head_office ? parts.head_office_leaves[n.link].is_open()
                                      : parts.pooled[n.link].open > 0;
  };
  for (std::uint32_t k = 0; k < view.steps.size(); ++k) {
    auto const& s = view.steps[k];
    if (s.kind != step_kind::counts)
      continue;
    auto const answer = decide_counted(parts.scheme(), parts.rating.rungs(), worst.table(), best.table(), s,
                                       company_step_finding(parts, k - s.back), parts.counted, is_open);
    if (answer.holds)
      continue;
    auto const over = view.find(s.over);
    for (auto i = over; i < view.end_of(over); ++i) {
      if (view.nodes[i].is_clause() || is_left_out(head, view.nodes[i].link))
        continue;
      auto const slot = view.nodes[i].link;
      bool const here = view.nodes[i].visited() == head_office;
      auto const kinds = here ? bit_of(head.observed(slot).kind) : parts.pooled[slot].kinds;
      constexpr auto harmless = bit_of(finding_kind::not_assessed) | bit_of(finding_kind::not_applicable) |
                                bit_of(finding_kind::excluded);
      if (answer.is_of_group && view.details[i].finding_of.empty() && (kinds & ~harmless) != 0)
        wrong.push_back(error::at(errc::criterion_of_other_group, view.id(i), i));
      access::store(head, slot, excluded(s.title.en.empty() ? s.over : s.title.en));
      worst.leaves[slot] = best.leaves[slot] = leaf{leaf::state::out, 0, 1};
      if (here)
        parts.head_office_leaves[slot] = worst.leaves[slot];
      else
        parts.pooled[slot] = {};
    }
  }
  return wrong;
}

} // namespace starlot::inline v0::detail

#endif
