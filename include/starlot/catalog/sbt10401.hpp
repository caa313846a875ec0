// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CATALOG_SBT10401_HPP
#define STARLOT_CATALOG_SBT10401_HPP

#include <starlot/catalog/points_sheet.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scheme/scheme_row.hpp>
#include <starlot/scheme/step.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

/// SB/T 10401-2006, evaluation criteria for after-sales service of goods (商品售后服务评价体系), the predecessor
/// of GB/T 27922.
///
/// Shipped: the eight chapters, their points for durable and fast-moving consumer goods (annex A), the items of
/// annex A and of the sales-service enterprises (annex B), and the grading rules. Not shipped, because not
/// public: the points of items, and all points of annex B. They come from the user's own copy of the standard,
/// as a points sheet; without one, `durable` and `fast_moving` rate by chapters.
namespace starlot::inline v0::sbt10401 {

using catalog::known;
using catalog::sheet_row;

/// What is rated.
enum class table : unsigned char {
  durable_goods,     ///< makers of durable consumer goods: annex A, table A.1
  fast_moving_goods, ///< makers of fast-moving consumer goods: annex A, table A.2
  sales_service,     ///< sales-service enterprises: annex B
};

/// A chapter, with its points in the two tables of annex A; zero where it does not apply.
struct chapter_entry {
  std::string_view id;
  text name;
  points durable;     ///< points of the chapter for durable goods
  points fast_moving; ///< points of the chapter for fast-moving goods
};

/// An item of a chapter; its points come from the points sheet.
struct item_entry {
  std::string_view id;
  text name;
  known source = known::sure; ///< how well it is known
};

/// The chapters: names are sure, points are from one page (clause A.9).
inline constexpr std::array<chapter_entry, 8> chapters{{
    {"1", {"Service culture", "服务文化"}, 6_pt, 12_pt},
    {"2", {"Service rules", "服务制度"}, 6_pt, 12_pt},
    {"3", {"Service system", "服务体系"}, 8_pt, 20_pt},
    {"4", {"Delivery and installation", "配送与安装"}, 10_pt, {}},
    {"5", {"Repair", "维修服务"}, 20_pt, {}},
    {"6", {"Complaints", "客户投诉"}, 30_pt, 40_pt},
    {"7", {"Customer management", "客户管理"}, 10_pt, {}},
    {"8", {"Improvement", "服务改进"}, 10_pt, 16_pt},
}};

/// The 27 items of annex A. Names are sure; the numbering follows the listed order (inferred). No Chinese name
/// was seen for 8.1.
inline constexpr std::array<item_entry, 27> production_items{{
    {"1.1", {"Service concept", "服务理念"}},
    {"1.2", {"Service commitment", "服务承诺"}},
    {"1.3", {"Service strategy", "服务策略"}},
    {"1.4", {"Service objectives", "服务目标"}},
    {"2.1", {"Service norms", "服务规范"}},
    {"2.2", {"Service process", "服务流程"}},
    {"2.3", {"Supervision and rewards", "服务监督与奖惩"}},
    {"2.4", {"Rule management", "服务制度管理"}},
    {"3.1", {"Organization", "组织管理"}},
    {"3.2", {"Outlets", "服务网点"}},
    {"3.3", {"Staffing", "人员配置"}},
    {"3.4", {"Training", "业务培训"}},
    {"3.5", {"Investment", "服务投入"}},
    {"4.1", {"Packaging", "商品包装"}},
    {"4.2", {"Delivery", "配送服务"}},
    {"4.3", {"Installation", "安装调试"}},
    {"5.1", {"Repair assurance", "维修保障"}},
    {"5.2", {"Repair facilities", "维修设施"}},
    {"5.3", {"Technical support", "技术支持"}},
    {"6.1", {"Complaint channels", "投诉渠道"}},
    {"6.2", {"Complaint records", "投诉记录"}},
    {"6.3", {"Complaint handling", "投诉处理"}},
    {"7.1", {"Communication channels", "沟通渠道"}},
    {"7.2", {"Customer relations", "客户关系"}},
    {"8.1", {"Product improvement"}},
    {"8.2", {"Service improvement", "服务改进"}},
    {"8.3", {"Management improvement", "管理改进"}},
}};

/// 27 items that by their content are those of annex B (inferred): goods are returned to their supplier, and no
/// product is improved. One copy of the standard speaks of 23 indicators there; see `options::all_items`.
inline constexpr std::array<item_entry, 27> sales_items{{
    {"1.1", {"Service concept", "服务理念"}, known::inferred},
    {"1.2", {"Service commitment", "服务承诺"}, known::inferred},
    {"1.3", {"Service strategy", "服务策略"}, known::inferred},
    {"1.4", {"Service objectives", "服务目标"}, known::inferred},
    {"2.1", {"Service norms", "服务规范"}, known::inferred},
    {"2.2", {"Service process", "服务流程"}, known::inferred},
    {"2.3", {"Supervision and rewards", "服务监督与奖惩"}, known::inferred},
    {"2.4", {"Rule management", "服务制度管理"}, known::inferred},
    {"3.1", {"Organization", "组织管理"}, known::inferred},
    {"3.2", {"Outlets", "服务网点"}, known::inferred},
    {"3.3", {"Staffing", "人员配置"}, known::inferred},
    {"3.4", {"Training", "业务培训"}, known::inferred},
    {"3.5", {"Investment", "服务投入"}, known::inferred},
    {"4.1", {"Packaging", "商品包装"}, known::inferred},
    {"4.2", {"Delivery", "配送服务"}, known::inferred},
    {"4.3", {"Installation", "安装调试"}, known::inferred},
    {"5.1", {"Repair assurance", "维修保障"}, known::inferred},
    {"5.2", {"Repair facilities", "维修设施"}, known::inferred},
    {"5.3", {"Return to the supplier", "返修支持"}, known::inferred},
    {"5.4", {"Technical support", "技术支持"}, known::inferred},
    {"6.1", {"Complaint channels", "投诉渠道"}, known::inferred},
    {"6.2", {"Complaint records", "投诉记录"}, known::inferred},
    {"6.3", {"Complaint handling", "投诉处理"}, known::inferred},
    {"7.1", {"Communication channels", "沟通渠道"}, known::inferred},
    {"7.2", {"Customer relations", "客户关系"}, known::inferred},
    {"8.1", {"Service improvement", "服务改进"}, known::inferred},
    {"8.2", {"Management improvement", "管理改进"}, known::inferred},
}};

/// The items of a table. Those of chapters that do not apply to fast-moving goods are among them.
template <class Entry = item_entry> [[nodiscard]] constexpr std::span<Entry const> items(table t) noexcept {
  return t == table::sales_service ? std::span<Entry const>{sales_items} : production_items;
}

/// Points of a chapter in a table; zero where it does not apply, and in annex B.
[[nodiscard]] constexpr points chapter_points(chapter_entry const& chapter, table t) noexcept {
  return t == table::durable_goods       ? chapter.durable
         : t == table::fast_moving_goods ? chapter.fast_moving
                                         : points{};
}

/// The ladder: 70, 80, 90 and 98, from one page. That 70 is the pass is said by clause A.10; the names of the
/// rungs are those of GB/T 27922 (inferred).
inline constexpr ladder stars{{70_pt, {"pass level", "达标级"}},
                              {80_pt, {"three stars", "三星级"}, 3},
                              {90_pt, {"four stars", "四星级"}, 4},
                              {98_pt, {"five stars", "五星级"}, 5}};

/// A pass needs half of the points of every chapter that applies (clause A.10, one page).
inline constexpr rung_needs half_of_every_chapter{
    70_pt,
    every_branch.at_least(50_pct),
    {"every chapter has half of its points", "各单项得分不低于其分值的一半"}};

/// Choices that the published text leaves open, or that were not found in it. The defaults are ours. Both are
/// about annex B only: annex A has all its items, and clause A.10.
struct options {
  /// Whether a sheet must have every item of `sales_items`. A copy that counts fewer does without the rest.
  bool all_items = true;
  /// Whether the rule of clause A.10 that every chapter needs half of its points holds for annex B as well.
  bool half_of_every_chapter = true;
};

/// The policies of a rating, one sentence each, to be printed with it: none is from the published text.
template <std::same_as<std::vector<text>> Texts = std::vector<text>>
[[nodiscard]] Texts policies(table t, options const& o = {}) {
  Texts all{
      {"score = 100 x points obtained / points applicable", "得分 = 100 × 实得分 / 涉及项分值"},
      {"the unrounded score is compared with the cut-offs", "以未修约的得分与级别界限比较"},
      {"stars from 70, 80, 90 and 98: one source", "级别界限70、80、90、98分仅见于一处资料"},
      {"an item with samples loses points in proportion to the nonconforming ones, unless the sheet says "
       "otherwise",
       "除分值表另有规定外,抽样项目按不合格样本比例扣分"},
  };
  if (t != table::sales_service) {
    all.push_back({"points of the chapters, and half of them needed in each: one source",
                   "单项分值及各单项须得一半分值仅见于一处资料"});
    return all;
  }
  all.push_back({"the points of the sheet are brought to 100, whatever their sum",
                 "分值表各项分值之和不论多少,一律折算为100分"});
  all.push_back({"the cut-offs of annex A hold for annex B", "附录B沿用附录A的级别界限"});
  all.push_back(o.half_of_every_chapter
                    ? text{"every chapter needs half of its points, as in annex A",
                           "与附录A相同,各单项须得其分值的一半"}
                    : text{"no chapter needs points of its own", "不要求各单项的最低得分"});
  all.push_back(o.all_items ? text{"all 27 items are required", "27个项目须齐全"}
                            : text{"items that the sheet lacks do not count", "分值表未列项目不计"});
  return all;
}

namespace detail {

[[nodiscard]] constexpr title title_of(table t) noexcept {
  switch (t) {
  case table::durable_goods:
    return {"SB/T 10401 A.1",
            "2006",
            {"After-sales service of goods, makers of durable goods",
             "商品售后服务评价体系 生产型企业 耐用消费品"}};
  case table::fast_moving_goods:
    return {"SB/T 10401 A.2",
            "2006",
            {"After-sales service of goods, makers of fast-moving goods",
             "商品售后服务评价体系 生产型企业 快速消费品"}};
  case table::sales_service:
    break;
  }
  return {"SB/T 10401 B",
          "2006",
          {"After-sales service of goods, sales-service enterprises", "商品售后服务评价体系 销售服务型企业"}};
}

/// A scheme with chapters as criteria: the assessor says how many points of each were earned.
template <std::size_t... Chapter> [[nodiscard]] constexpr auto by_chapters(std::string_view id, table t) {
  return scheme{title{id, "2006", title_of(t).name},
                criterion{chapters[Chapter - 1].id, chapters[Chapter - 1].name,
                          chapter_points(chapters[Chapter - 1], t), partial_amount}...,
                half_of_every_chapter, stars};
}

} // namespace detail

/// Annex A by chapters, whose points are public: `findings<sbt10401::durable> f; f.set<"5">(partly(14_pt));`.
/// Durable consumer goods (table A.1).
inline constexpr auto durable =
    detail::by_chapters<1, 2, 3, 4, 5, 6, 7, 8>("SB/T 10401 A.1 by chapters", table::durable_goods);

/// The same for fast-moving consumer goods (table A.2): chapters 4, 5 and 7 do not apply.
inline constexpr auto fast_moving =
    detail::by_chapters<1, 2, 3, 6, 8>("SB/T 10401 A.2 by chapters", table::fast_moving_goods);

/// The scheme for a points sheet, whose rows are items (6.2), the criteria of the scheme.
///
/// The scheme has the order of the standard. Exact: in annex A the points of the items must add up to those of their
/// chapter; those of annex B may have any sum, and the score is out of 100. Items of chapters that do not apply are
/// unknown.
/// Errors: those of `catalog::load_points_sheet`.
template <std::same_as<scheme_parts> Parts = scheme_parts>
[[nodiscard]] result<loaded_scheme> load(table t, std::span<sheet_row const> sheet, options const& o = {}) {
  bool const sales = t == table::sales_service;
  starlot::detail::used_by<Parts, catalog::sheet_outline> outline{
      .chapters = {}, .items = {}, .needs_all_items = !sales || o.all_items};
  for (auto const& c : chapters) {
    auto const due = chapter_points(c, t);
    if (!sales && due <= points{})
      continue;
    outline.chapters.push_back({c.id, c.name, due});
    for (auto const& i : items<starlot::detail::used_by<Parts, item_entry>>(t))
      if (i.id.substr(0, 1) == c.id)
        outline.items.push_back({i.id, i.name});
  }
  Parts parts{
      .title = detail::title_of(t), .rungs = {stars.rungs().begin(), stars.rungs().end()}, .out_of = 100_pt};
  if (!sales || o.half_of_every_chapter)
    parts.steps = {half_of_every_chapter.as_step()};
  return catalog::load_points_sheet(outline, sheet, std::move(parts));
}

} // namespace starlot::inline v0::sbt10401

#endif
