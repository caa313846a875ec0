// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CATALOG_GBT27922_HPP
#define STARLOT_CATALOG_GBT27922_HPP

#include <starlot/catalog/points_sheet.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme_row.hpp>
#include <starlot/scheme/step.hpp>

#include <array>
#include <concepts>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

/// GB/T 27922-2011, evaluation system for after-sales service of goods (商品售后服务评价体系).
///
/// Shipped: the chapters with their points (40/35/25), the fifteen items, the indicators whose gist is
/// publicly known, as paraphrases of ours, and the scoring rules. Not shipped, because not public: the points
/// of items and indicators, and the remaining indicators. They come from the user's own copy of the standard,
/// as a points sheet.
namespace starlot::inline v0::gbt27922 {

using catalog::known;
using catalog::sheet_row;

/// A chapter or an item.
struct clause_entry {
  std::string_view id; ///< as "5.1" or "5.1.1"
  text name;
  points worth; ///< chapters only; zero: from the points sheet
};

/// An indicator: our paraphrase of its gist, never the wording of the standard.
struct indicator_entry {
  std::string_view id; ///< as "5.1.1.1"
  text paraphrase;     ///< in words of ours
  known source;        ///< how well it is known
};

/// The chapters (sure).
inline constexpr std::array<clause_entry, 3> chapters{{
    {"5.1", {"After-sales service system", "售后服务体系"}, 40_pt},
    {"5.2", {"Commodity service", "商品服务"}, 35_pt},
    {"5.3", {"Customer service", "顾客服务"}, 25_pt},
}};

/// The fifteen items. Names are sure; the numbering within 5.2 and 5.3 follows the listed order (inferred).
inline constexpr std::array<clause_entry, 15> items{{
    {"5.1.1", {"Organizational structure", "组织架构"}, {}},
    {"5.1.2", {"Staffing", "人员配置"}, {}},
    {"5.1.3", {"Resources", "资源配置"}, {}},
    {"5.1.4", {"Rules and documentation", "规范要求"}, {}},
    {"5.1.5", {"Supervision", "监督"}, {}},
    {"5.1.6", {"Improvement", "改进"}, {}},
    {"5.1.7", {"Service culture", "服务文化"}, {}},
    {"5.2.1", {"Product information", "商品信息"}, {}},
    {"5.2.2", {"Technical support", "技术支持"}, {}},
    {"5.2.3", {"Delivery", "配送"}, {}},
    {"5.2.4", {"Repair and maintenance", "维修"}, {}},
    {"5.2.5", {"Quality assurance", "质量保证"}, {}},
    {"5.2.6", {"Take-back of discarded goods", "废弃商品回收"}, {}},
    {"5.3.1", {"Customer relations", "顾客关系"}, {}},
    {"5.3.2", {"Complaint handling", "投诉处理"}, {}},
}};

/// The indicators whose gist is publicly known. Further ones come from the points sheet, with their texts.
inline constexpr std::array<indicator_entry, 11> indicators{{
    {"5.1.1.1",
     {"A department is responsible for after-sales service; duties and posts are sensibly divided",
      "有专设或指定的售后部门,职能与岗位合理"},
     known::sure},
    {"5.1.1.2",
     {"Outlets cover the sales area as needed and are effectively managed",
      "网点按需覆盖销售区域并受有效管理"},
     known::sure},
    {"5.1.2.1",
     {"Qualified technical and business staff for the trade", "按行业配置有资质的技术和业务人员"},
     known::sure},
    {"5.1.2.2",
     {"Certified after-sales service managers make up 10 % of the service management staff",
      "售后服务管理师占服务管理人员10%"},
     known::sure},
    {"5.1.3.1", {"Sufficient budget, and special funds", "经费充足,可预备专项经费"}, known::sure},
    {"5.1.3.2",
     {"Internal support: skills training, culture training, encouragement and care",
      "内部保障:培训、服务文化培训、激励关怀"},
     known::sure},
    {"5.1.3.3",
     {"Premises, facilities such as customer system and safety, tools and spares",
      "基础设施:场所、系统与安全设施、工具备件"},
     known::sure},
    {"5.1.4.1",
     {"Written rules for all activities, forming a service manual", "各活动流程成文,形成完整售后服务手册"},
     known::sure},
    {"5.1.4.2",
     {"Applicable laws and regulations are identified, and staff know them", "识别相关法律法规并让员工了解"},
     known::single},
    {"5.1.5.1", {"A supervision body with full-time staff", "设专职服务监督机构"}, known::single},
    {"5.1.5.2",
     {"Supervision drives rewards, revised targets and improvement by internal and external evaluation",
      "以监督带动奖惩、修正目标、内外部评价促改进"},
     known::single},
}};

/// Ids of the steps, for findings.
inline constexpr std::string_view deduction_id = "deduction";
/// Of the special bonus, for findings.
inline constexpr std::string_view bonus_id = "bonus";
/// Of the condition that `options::one_year_wait` adds.
inline constexpr std::string_view one_year_wait_id = "one_year_wait";

/// Choices that the published text leaves open, or that were not found in it. The defaults are ours.
struct options {
  /// Stars only for a company that has held the pass level for a year: adds the condition `one_year_wait`,
  /// whose finding says whether it has (met) or has not (not met).
  bool one_year_wait = false;
};

/// The policies of a rating, one sentence each, to be printed with it: none is from the published text.
template <std::same_as<std::vector<text>> Texts = std::vector<text>>
[[nodiscard]] Texts policies(options const& o = {}) {
  Texts all{
      {"score = 100 x points obtained / points applicable, less special deductions, plus special bonus",
       "得分 = 100 × 实得分 / 涉及项分值 − 特别扣分 + 特别加分"},
      {"the score is capped at 100", "得分最高为100"},
      {"the unrounded score is compared with the cut-offs", "以未修约的得分与级别界限比较"},
      {"an indicator with samples loses points in proportion to the nonconforming ones; others are all or "
       "nothing",
       "抽样指标按不合格样本比例扣分,其余指标不符合即扣全部分值"},
  };
  all.push_back(o.one_year_wait
                    ? text{"stars only one year after the pass level", "获得达标级满一年后方可评星"}
                    : text{"no waiting year before stars", "评星不要求先达标满一年"});
  return all;
}

/// The scheme for a points sheet, whose rows are items (5.1.1) and indicators (5.1.1.1). An indicator for which the
/// catalog ships no paraphrase needs a name; its rule is `proportional` if the sheet says none, that of 5.1.2.2
/// `ratio{1, 10}`.
///
/// Exact: the points of the indicators must add up to those of their item, and those of the items to 40, 35 and 25.
/// Errors: those of `catalog::load_points_sheet`.
template <std::same_as<scheme_parts> Parts = scheme_parts>
[[nodiscard]] result<loaded_scheme> load(std::span<sheet_row const> sheet, options const& o = {}) {
  starlot::detail::used_by<Parts, catalog::sheet_outline> outline{
      .chapters = {}, .items = {}, .has_indicators = true};
  for (auto const& c : chapters)
    outline.chapters.push_back({c.id, c.name, c.worth});
  for (auto const& i : items)
    outline.items.push_back({i.id, i.name});
  for (auto const& i : indicators)
    outline.indicators.push_back(
        {i.id, i.paraphrase, i.id == "5.1.2.2" ? rule_choice{ratio{1, 10}} : rule_choice{}});
  Parts parts{.title = {"GB/T 27922",
                        "2011",
                        {"Evaluation system for after-sales service of goods", "商品售后服务评价体系"}},
              .rungs = {{70_pt, {"pass level", "达标级"}},
                        {80_pt, {"three stars", "三星级"}, 3},
                        {90_pt, {"four stars", "四星级"}, 4},
                        {95_pt, {"five stars", "五星级"}, 5}}};
  parts.steps = {deduction{deduction_id, {"special deduction", "特别扣分项"}, 1_pt}.fails_at(5).as_step(),
                 bonus{bonus_id, {"special bonus", "特别加分项"}, 1_pt}.at_most(1).as_step(),
                 cap{100_pt}.as_step()};
  if (o.one_year_wait)
    parts.steps.push_back(
        grade_limit{one_year_wait_id, {"pass level held for one year", "达标级满一年"}, 70_pt}.as_step());
  return catalog::load_points_sheet(outline, sheet, std::move(parts));
}

} // namespace starlot::inline v0::gbt27922

#endif
