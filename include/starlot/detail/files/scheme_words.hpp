// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_SCHEME_WORDS_HPP
#define STARLOT_DETAIL_FILES_SCHEME_WORDS_HPP
// IWYU pragma: private, include <starlot/files/files/scheme_file.hpp>


#include <starlot/detail/files/file_faults.hpp>
#include <starlot/files/table.hpp>
#include <starlot/scheme/condition.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/step.hpp>

#include <array>
#include <string_view>

// The columns of the form that files/scheme_file.hpp describes, and the words that stand in them.

namespace starlot::inline v0::detail::files {

inline constexpr table_column scheme_columns[] = {
    {"row", "行"},
    {"id", "编号"},
    {"under", "上级", false},
    {"text_en", "英文名称", false},
    {"text_zh", "中文名称", false},
    {"version", "版本", false},
    {"points", "分值", false},
    {"weight", "权重", false},
    {"roll_up", "汇总", false},
    {"rule", "评分规则", false},
    {"scope", "评审范围", false},
    {"not_applicable", "不适用处理", false},
    {"renormalise", "重新分配", false},
    {"at", "节点", false},
    {"share", "得分比例", false},
    {"count", "次数", false},
    {"rounding", "修约", false},
    {"to", "至", false},
    {"rung", "级别", false},
    {"if", "条件", false},
    {"looks_at", "对象", false},
    {"where", "所在", false},
    {"compares", "比较", false},
    {"condition", "组合条件", false},
    {"limit", "界限", false},
    {"stars", "星级", false},
    {"group", "组别", false},
    {"ladder", "级别表", false},
    {"aggregation", "汇总口径", false},
    {"starts_at", "起始分", false},
    {"if_nothing_applies", "无适用指标时", false},
    {"finding_of", "取自指标", false}};
inline constexpr table_form scheme_form{"scheme", 1, scheme_columns};

using starlot::bound;
using starlot::if_not_applicable;
using starlot::measure;
using starlot::renormalise;
using starlot::roll_up;
using starlot::rounding;
using starlot::rule_kind;
using starlot::scope;
using starlot::step_kind;

inline constexpr std::array roll_ups{
    word<roll_up>{"sum_of_points", roll_up::sum_of_points}, word<roll_up>{"raw_sum", roll_up::raw_sum},
    word<roll_up>{"weighted_mean", roll_up::weighted_mean}, word<roll_up>{"minimum", roll_up::minimum},
    word<roll_up>{"maximum", roll_up::maximum}};
inline constexpr std::array policies{word<if_not_applicable>{"refuse", if_not_applicable::refuse},
                                     word<if_not_applicable>{"full", if_not_applicable::full},
                                     word<if_not_applicable>{"zero", if_not_applicable::zero},
                                     word<if_not_applicable>{"fail", if_not_applicable::fail},
                                     word<if_not_applicable>{"leave_out", if_not_applicable::leave_out}};
inline constexpr std::array levels_of_weight{
    word<renormalise>{"over_tree", renormalise::over_tree},
    word<renormalise>{"in_branch", renormalise::in_branch},
    word<renormalise>{"among_siblings", renormalise::among_siblings}};
inline constexpr std::array rules{word<rule_kind>{"all_or_nothing", rule_kind::all_or_nothing},
                                  word<rule_kind>{"proportional", rule_kind::proportional},
                                  word<rule_kind>{"partial_amount", rule_kind::partial_amount},
                                  word<rule_kind>{"half_credit", rule_kind::half_credit},
                                  word<rule_kind>{"levels", rule_kind::levels},
                                  word<rule_kind>{"table_at_least", rule_kind::table_at_least},
                                  word<rule_kind>{"table_at_most", rule_kind::table_at_most},
                                  word<rule_kind>{"curve", rule_kind::curve},
                                  word<rule_kind>{"ratio", rule_kind::ratio},
                                  word<rule_kind>{"any_finding", rule_kind::any_finding}};
inline constexpr std::array scopes{word<scope>{"head_office", scope::head_office},
                                   word<scope>{"per_outlet", scope::per_outlet}};
inline constexpr std::array roundings{
    word<rounding>{"down", rounding::down},           word<rounding>{"up", rounding::up},
    word<rounding>{"truncate", rounding::truncate},   word<rounding>{"half_up", rounding::half_up},
    word<rounding>{"half_away", rounding::half_away}, word<rounding>{"half_even", rounding::half_even}};
inline constexpr std::array bounds{word<bound>{"at_least", bound::at_least},
                                   word<bound>{"above", bound::above}, word<bound>{"at_most", bound::at_most},
                                   word<bound>{"below", bound::below}};
/// Of the two measures of what was assessed the limit says which is meant.
inline constexpr std::array measures{word<measure>{"asked", measure::finding},
                                     word<measure>{"score", measure::score},
                                     word<measure>{"branch", measure::branch},
                                     word<measure>{"any_branch", measure::any_branch},
                                     word<measure>{"every_branch", measure::every_branch},
                                     word<measure>{"any_criterion", measure::any_criterion},
                                     word<measure>{"every_criterion", measure::every_criterion},
                                     word<measure>{"assessed", measure::assessed_weight},
                                     word<measure>{"assessed", measure::assessed_count},
                                     word<measure>{"group", measure::group},
                                     word<measure>{"value", measure::value}};
/// What `if` says, and whether the step then acts where the condition does not hold.
inline constexpr std::array conditions{word<bool>{"when", false}, word<bool>{"unless", true}};
inline constexpr std::array conditions_of_rungs{word<bool>{"when", false}, word<bool>{"needs", true}};

/// What a row is, and which columns it may fill, each between spaces.
struct row_kind {
  std::string_view spelling;
  std::string_view columns;
  step_kind step{};
  bool is_step = false;
};
#define STARLOT_FILES_STEP " id text_en text_zh if looks_at where compares limit condition "
inline constexpr std::array row_kinds{
    row_kind{"scheme", " id version text_en text_zh points roll_up not_applicable renormalise "
                       "if_nothing_applies starts_at ladder aggregation limit "},
    row_kind{"clause", " id under text_en text_zh points weight roll_up "},
    row_kind{"criterion",
             " id under text_en text_zh points to weight rule limit scope not_applicable renormalise "
             "finding_of "},
    row_kind{"knot", " at share points compares text_en text_zh "},
    row_kind{"rung", " points to compares stars group text_en text_zh "},
    row_kind{"deduction", STARLOT_FILES_STEP "points count ", step_kind::deduction, true},
    row_kind{"bonus", STARLOT_FILES_STEP "points count ", step_kind::bonus, true},
    row_kind{"add", STARLOT_FILES_STEP "points ", step_kind::add, true},
    row_kind{"counts", STARLOT_FILES_STEP "under ", step_kind::counts, true},
    row_kind{"group_is", STARLOT_FILES_STEP "group ", step_kind::group_is, true},
    row_kind{"cap", STARLOT_FILES_STEP "points ", step_kind::cap, true},
    row_kind{"floor_at", STARLOT_FILES_STEP "points ", step_kind::floor_at, true},
    row_kind{"clamp", STARLOT_FILES_STEP "points to ", step_kind::clamp, true},
    row_kind{"round_to", STARLOT_FILES_STEP "points rounding ", step_kind::round_to, true},
    row_kind{"veto", STARLOT_FILES_STEP "rung ", step_kind::veto, true},
    row_kind{"grade_limit", STARLOT_FILES_STEP "points rung ", step_kind::grade_limit, true},
    row_kind{"rung_needs", STARLOT_FILES_STEP "points rung ", step_kind::rung_needs, true},
    row_kind{"grade_floor", STARLOT_FILES_STEP "points rung ", step_kind::grade_floor, true},
    row_kind{"grade_is", STARLOT_FILES_STEP "points rung ", step_kind::grade_is, true}};
inline constexpr std::string_view columns_of_own_step = STARLOT_FILES_STEP;
#undef STARLOT_FILES_STEP

/// Name of a part of the caller's, or nothing.
[[nodiscard]] inline std::string_view own_name(std::string_view cell) {
  constexpr std::string_view own = "own ";
  return cell.starts_with(own) ? cell.substr(own.size()) : std::string_view{};
}

[[nodiscard]] inline bool has_knots(rule_kind k) { return k >= rule_kind::levels && k <= rule_kind::curve; }

} // namespace starlot::inline v0::detail::files

#endif
