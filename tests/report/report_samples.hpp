// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_REPORT_REPORT_SAMPLES_HPP
#define STARLOT_TESTS_REPORT_REPORT_SAMPLES_HPP

// Reports of each kind, for tests of renderings.

#include "../company/small_company.hpp"

#include <starlot/decision/outlet_effects.hpp>
#include <starlot/report/report.hpp>
#include <starlot/sampling/record_draw.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace report_samples {

using namespace starlot::literals;

inline constexpr auto strict = starlot::scheme{
    starlot::title{"strict-care", "2", {"Strict care", "严格服务"}},
    starlot::clause{
        "1",
        {"Office", "总部"},
        starlot::criterion{
            "1.1", {"Policy is written", "有书面制度"}, 60_pt, starlot::if_not_applicable::leave_out},
        starlot::criterion{"1.2", {"Complaints answered", "投诉得到答复"}, 40_pt, starlot::proportional}},
    starlot::veto{"licence", {"Holds a licence", "持有许可证"}},
    starlot::cap{85_pt}.when(starlot::branch("1.2").below(50_pct)),
    starlot::ladder{
        {70_pt, {"pass", "达标"}}, {80_pt, {"three stars", "三星级"}, 3}, {90_pt, {"best", "最佳"}, 5}}};

inline starlot::rating rated(std::string_view licence, starlot::finding const& first,
                             starlot::finding const& second) {
  starlot::findings<strict> f;
  if (!f.set("1.1", first) || !f.set("1.2", second) ||
      !f.set("licence", licence == "yes"  ? starlot::met
                        : licence == "no" ? starlot::not_met
                                          : starlot::not_assessed))
    std::abort();
  return *evaluate(f);
}

inline starlot::company_rating company() {
  auto const shops = small_company::frame_of(6);
  std::vector<small_company::visit> const all{{1, 5}, {0, 4}, {2, 5}, {0, 5}, {1, 4}, {0, 3}};
  return *rate_company(small_company::head_office(), small_company::simple(6, {0, 2, 4}),
                       small_company::visited(shops, all, {0, 2, 4}));
}

inline starlot::draw_record record() {
  return *record_draw(
      small_company::frame_of(6), starlot::simple_random{3},
      starlot::seed{"05 11 17", "lottery", "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"});
}

/// A company with a draw, laws, effects and a curve.
inline starlot::report everything() {
  starlot::ladder const stars{{70_pt, "pass"}, {80_pt, "three stars", 3}};
  starlot::report page{starlot::text{"Corner Shops", "街角商店"}};
  auto const shops = small_company::frame_of(6);
  std::vector<starlot::points> const scores{50_pt, 90_pt, 85_pt, 80_pt, 95_pt, 82.5_pt};
  page.add(company())
      .add(record())
      .note({"illustrative", "示例"})
      .policy({"compared unrounded", "以未修约得分比较"});
  for (std::uint32_t n : {3U, 2U, 4U})
    page.add(*starlot::grade_distribution::of(scores, starlot::simple_random{n}, stars), stars);
  page.add(*starlot::outlet_effects::of(shops, scores, starlot::simple_random{3}, stars), shops, scores,
           starlot::grade_rank{1}, stars);
  page.add(starlot::report_curve{starlot::text{"chance of the true grade", "真实级别的概率"},
                                 {{1, 0.5}, {2, 0.75}, {3, 1}}});
  return page;
}

} // namespace report_samples

#endif
