// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_RATE_HPP
#define STARLOT_DETAIL_SCORING_RATE_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scoring/rating_source.hpp>
#include <starlot/detail/scoring/run.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstdint>

namespace starlot::inline v0::detail {

/// What a run over a rating starts from: the leaves of a sheet, which the caller keeps, or those of a reading of a
/// company.
[[nodiscard]] inline run_input input_of(rating_parts const& r, leaf_list const& sheet, std::uint32_t failed_by,
                                        pooled_leaves const* reading) {
  if (reading == nullptr)
    return {r.scheme(), r.rungs, {sheet.view(), {}}, r.findings, {}, nullptr, failed_by, {}};
  return {r.scheme(),      r.rungs,            reading->table(), r.findings, r.company->recorded.view(),
          &reading->start, reading->failed_by, r.company->policy};
}

/// The rest of a rating, once its leaves are known: in both readings of what is open where anything is.
template <class = on_use>
[[nodiscard]] inline errc rate(rating_parts& to, open_count const& count, leaf_list const& sheet) {
  auto const reading = [&](pooled_leaves company_source::*which) {
    return input_of(to, sheet, count.failed_by, to.company ? &((*to.company).*which) : nullptr);
  };
  if (!run(reading(&company_source::low), share::none(), to.low))
    return errc::nothing_applicable;
  to.open_criteria = count.criteria;
  to.open_conditions = count.conditions;
  if (count.criteria + count.conditions + count.advisory == 0)
    return errc::none;
  to.has_bounds = true;
  static_cast<void>(run(reading(&company_source::high), share::full(), to.high));
  to.scores_differ = to.low.points() != to.high.points();
  if (to.low.grade != to.high.grade || to.scores_differ)
    to.open_conditions += count.advisory;
  return errc::none;
}

/// What the lines of a rating come from: a copy of it, and its leaves.
struct trace_source {
  rating_parts of;
  leaf_list leaves; ///< of a sheet
  bool has_top_line = false;

  explicit trace_source(rating_parts const& r) : of{r} {
    if (!of.company) {
      open_count unused;
      judge_sheet(of.findings, leaves, unused);
    }
    has_top_line = !is_linear(of.scheme().view().top) ||
                   (of.company && (of.company->low.start || of.company->low.failed_by == policy_part));
  }
  [[nodiscard]] run_input input() const {
    return input_of(of, leaves, no_index, of.company ? &of.company->low : nullptr);
  }
};

} // namespace starlot::inline v0::detail

#endif
