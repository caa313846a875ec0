// expect: an aggregation policy needs 'static constexpr std::string_view name', 'static constexpr int version', 'static constexpr aggregation_kind kind', 'parameters()' if it has members, and, for the kinds mean and scores, 'fraction operator()(std::span<outlet_score const>) const'
// lines: 20
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/company/rate_company.hpp>

#include <span>
#include <string_view>

namespace {
struct own {
  static constexpr std::string_view name = "own";
  static constexpr int version = 1;
  static constexpr starlot::aggregation_kind kind = starlot::aggregation_kind::scores;
#if defined(STARLOT_EXPECT_FAILURE)
  double operator()(std::span<starlot::outlet_score const>) const { return 71; }
#else
  starlot::fraction operator()(std::span<starlot::outlet_score const> outlets) const {
    return outlets[0].score;
  }
#endif
};

[[maybe_unused]] starlot::result<starlot::company_rating> rated(starlot::finding_set const& head,
                                                                starlot::sample const& drawn,
                                                                starlot::outlet_findings const& visits) {
  return rate_company(head, drawn, visits, own{});
}
} // namespace
