// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_ERROR_TEXT_HPP
#define STARLOT_CORE_ERROR_TEXT_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/text.hpp>

// Opt-in: error codes as sentences. Behind no door, so that programs which show no text
// carry none. A whole error as a sentence: describe.hpp.

namespace starlot::inline v0 {

/// One sentence for an error code, in English and Chinese. Empty for `errc::none` and for numbers that are no
/// code.
[[nodiscard]] constexpr text error_text(errc code) noexcept {
  switch (code) {
  case errc::none:
    return {};
  case errc::not_a_number:
    return {"not a decimal number", "不是十进制数"};
  case errc::too_many_decimals:
    return {"more than six decimals", "小数位数超过六位"};
  case errc::number_out_of_range:
    return {"the number is out of range", "数值超出范围"};
  case errc::bad_date:
    return {"not a date of the form YYYY-MM-DD", "日期不是YYYY-MM-DD的形式"};

  case errc::bad_time:
    return {"not a time of RFC 3339 like 2026-11-23T21:15:00+08:00",
            "时间不是 RFC 3339 的形式,例如 2026-11-23T21:15:00+08:00"};

  case errc::scheme_without_id:
    return {"the scheme has no id", "评价方案没有编号"};
  case errc::scheme_without_version:
    return {"the scheme has no version", "评价方案没有版本"};
  case errc::no_criteria:
    return {"the scheme has no criteria", "评价方案没有评价指标"};
  case errc::empty_id:
    return {"an id is empty", "编号为空"};
  case errc::bad_id:
    return {"an id is not UTF-8, or holds control characters", "编号不是UTF-8编码或含有控制字符"};
  case errc::duplicate_id:
    return {"the id is used twice", "编号重复"};
  case errc::clause_without_children:
    return {"the clause has nothing below it", "条款下没有内容"};
  case errc::points_not_positive:
    return {"points and weights must be greater than zero", "分值和权重必须大于零"};
  case errc::points_do_not_add_up:
    return {"the points of the children do not add up to those of the clause", "下级分值之和不等于条款分值"};
  case errc::points_missing:
    return {"the clause must say its own points or weight", "条款必须给出自己的分值或权重"};
  case errc::points_out_of_range:
    return {"the sum of the points is out of range", "分值之和超出范围"};
  case errc::weight_where_points_count:
    return {"points are needed here, not a weight", "此处应为分值而不是权重"};
  case errc::points_where_weights_count:
    return {"a weight is needed here, not points", "此处应为权重而不是分值"};
  case errc::too_few_knots:
    return {"levels, tables and curves need at least two knots", "等级、表和曲线至少需要两个节点"};
  case errc::knots_not_increasing:
    return {"the knots do not increase strictly", "节点不是严格递增"};
  case errc::knots_too_far_apart:
    return {"two knots of the curve are too far apart", "曲线的两个节点相距过远"};
  case errc::ratio_not_positive:
    return {"both numbers of a ratio must be greater than zero", "比例的两个数都必须大于零"};
  case errc::half_credit_limit_negative:
    return {"the worth up to which half credit is nothing must not be negative",
            "半分不计的分值界限不得为负"};
  case errc::rule_needs_points:
    return {"amounts of points need a criterion that is worth points, not a weight",
            "按分值评分的规则要求评价指标有分值而不是权重"};
  case errc::unknown_rule:
    return {"the scheme has no such scoring rule", "没有该评分规则"};
  case errc::unknown_roll_up:
    return {"there is no such roll-up", "没有该汇总方式"};
  case errc::unknown_policy:
    return {"there is no such policy for criteria that do not apply", "没有这种不适用处理方式"};
  case errc::advisory_with_worth:
    return {"an advisory criterion is worth nothing", "参考性指标不得有分值"};
  case errc::trims_everything:
    return {"a trimmed mean leaves out less than half of the weight at each end",
            "截尾均值每端去除的权重须小于一半"};
  case errc::unknown_step:
    return {"there is no such step", "没有该调整"};
  case errc::unknown_branch:
    return {"the condition of a step names a clause or criterion of the scheme",
            "调整的条件必须指向评价方案中的条款或评价指标"};
  case errc::condition_does_not_fit:
    return {
        "the limit of a condition does not fit what it looks at: points for the score and for what is worth "
        "points, else a share, or a count",
        "条件的界限与其对象不符:得分及有分值者用分值,其余用比例或个数"};
  case errc::clamp_reversed:
    return {"the lower end of a clamp is above its upper end", "限幅的下限高于上限"};
  case errc::no_ladder:
    return {"the ladder has no rungs", "没有级别"};
  case errc::ladder_not_increasing:
    return {"the rungs of the ladder do not increase strictly", "级别界限不是严格递增"};
  case errc::rung_unreachable:
    return {"no score reaches this rung", "任何得分都达不到该级别"};
  case errc::rung_without_name:
    return {"the rung has no name", "级别没有名称"};
  case errc::too_many_rungs:
    return {"the ladder has too many rungs", "级别过多"};
  case errc::amount_not_positive:
    return {"the points of a step must be greater than zero", "调整的分值必须大于零"};
  case errc::limit_not_positive:
    return {"the count at which a step fails or stops must be greater than zero", "调整的次数界限必须大于零"};
  case errc::unknown_rung:
    return {"the step names a rung, by its bound or its name, that not every ladder has once",
            "该调整所指的级别(界限或名称)并非每个级别表都有且仅有一个"};
  case errc::unknown_parent:
    return {"there is no clause with the id of the parent", "没有上级编号所指的条款"};
  case errc::parent_is_a_criterion:
    return {"the parent is a criterion, not a clause", "上级是评价指标而不是条款"};
  case errc::parent_cycle:
    return {"the clause is, over its parents, its own parent", "条款的上级关系成环"};
  case errc::too_deep:
    return {"the clauses are nested too deep", "条款层次过深"};
  case errc::ladder_mixed_directions:
    return {"all rungs of a ladder look the same way: more points are better, or fewer",
            "同一级别表的界限方向必须一致"};
  case errc::ladder_gap:
    return {"the rung ends before the next one starts", "级别之间有空隙"};
  case errc::ladder_overlap:
    return {"the rung ends after the next one has started", "级别之间有重叠"};
  case errc::duplicate_group:
    return {"a peer group has one ladder", "同一组别只能有一个级别表"};
  case errc::unknown_ladder:
    return {"there is no such ladder", "没有该级别表"};
  case errc::stars_negative:
    return {"the stars of a rung must not be negative", "星级数不得为负"};
  case errc::part_of_another_kind:
    return {"policies and visits belong to criteria, roll-ups to clauses",
            "处理方式和评审范围属于评价指标,汇总方式属于条款"};
  case errc::unknown_scope:
    return {"a criterion is visited at the head office or per outlet", "评审范围只能是总部或各网点"};
  case errc::bad_rung_text:
    return {"names of rungs and groups are UTF-8 on one line", "级别和组别的名称必须是单行的UTF-8文字"};
  case errc::bad_text:
    return {"names are UTF-8 on one line", "名称必须是单行的UTF-8文字"};
  case errc::rungs_beside_own_ladder:
    return {"a ladder of your own has its own rungs; the scheme must not give others",
            "自定义级别表自带级别,评价方案不得另行给出"};

  case errc::unknown_id:
    return {"the scheme has no criterion or step with this id", "评价方案中没有该编号的评价指标或调整"};
  case errc::not_a_criterion:
    return {"this is a clause; findings belong to its criteria", "这是条款,评审发现应记录在其评价指标上"};
  case errc::finding_does_not_fit:
    return {"this kind of finding does not fit the scoring rule", "该种评审发现与评分规则不符"};
  case errc::sample_is_empty:
    return {"no sample was taken", "样本数为零"};
  case errc::more_nonconforming_than_sampled:
    return {"more nonconforming samples than samples", "不合格样本数大于样本数"};
  case errc::count_negative:
    return {"a count is negative", "计数为负"};
  case errc::count_too_large:
    return {"a count is greater than 2147483648", "计数大于2147483648"};
  case errc::amount_out_of_range:
    return {"the points earned lie outside of what the criterion is worth", "所得分值超出评价指标的分值范围"};
  case errc::unknown_level:
    return {"the criterion has no such level", "评价指标没有该等级"};
  case errc::not_applicable_refused:
    return {"the scheme says nothing about criteria that do not apply; exclude it with a reason",
            "评价方案未规定不适用的处理,请注明理由予以删减"};
  case errc::nothing_applicable:
    return {"nothing is left to be scored", "没有可评分的评价指标"};
  case errc::reason_missing:
    return {"an exclusion, an override, an extension or a replacement needs a reason",
            "删减、更改、扩充或替换必须注明理由"};
  case errc::ratio_of_nothing:
    return {"a ratio of a whole of zero is undefined", "总数为零,比例无意义"};
  case errc::rule_refused:
    return {"the scoring rule cannot score this finding", "评分规则无法对该评审发现评分"};
  case errc::group_missing:
    return {"each ladder is for a peer group, and the findings name none",
            "级别表按组别划分,评审发现未注明组别"};
  case errc::unknown_group:
    return {"the scheme has no ladder for this peer group", "评价方案没有该组别的级别表"};
  case errc::author_missing:
    return {"an override needs its author", "更改必须注明更改人"};
  case errc::nothing_to_override:
    return {"nothing was recorded that could be overridden", "没有可更改的评审发现"};
  case errc::already_recorded:
    return {"a finding is recorded already", "已有评审发现"};
  case errc::ladders_differ:
    return {"sheets that must all pass have ladders with the same grades", "须同时达标的各表,其级别必须相同"};

  case errc::sheet_unknown_id:
    return {"the standard has no item of this number to which an indicator could belong",
            "标准中没有该编号,也没有它可归属的项目"};
  case errc::sheet_duplicate_id:
    return {"the number stands in the points sheet twice", "分值表中编号重复"};
  case errc::sheet_item_missing:
    return {"the points sheet lacks this item", "分值表缺少该项目"};
  case errc::sheet_item_without_indicators:
    return {"the points sheet has no indicators for this item", "分值表中该项目没有评价指标"};
  case errc::sheet_points_not_positive:
    return {"points must be greater than zero", "分值必须大于零"};
  case errc::sheet_chapter_mismatch:
    return {"the points of the items do not add up to those of the chapter", "项目分值之和不等于章的分值"};
  case errc::sheet_item_mismatch:
    return {"the points of the indicators do not add up to those of the item",
            "评价指标分值之和不等于项目分值"};
  case errc::sheet_text_missing:
    return {"this indicator is not shipped, so the points sheet must give its text",
            "本库未附该评价指标,分值表必须给出其内容"};
  case errc::sheet_rule_on_item:
    return {"an item has no scoring rule; its indicators have", "项目没有评分规则,其评价指标才有"};
  case errc::frame_empty:
    return {"the frame has no outlets", "抽样框中没有网点"};
  case errc::outlet_without_id:
    return {"an outlet has no id", "网点缺少编号"};
  case errc::bad_outlet_text:
    return {"the id, stratum or cluster of an outlet is not UTF-8, holds control characters, or is too long",
            "网点的编号、层或群不是 UTF-8、含有控制字符或过长"};
  case errc::duplicate_outlet:
    return {"an outlet stands in the frame twice", "同一网点在抽样框中出现两次"};
  case errc::size_not_positive:
    return {"the size of an outlet must be greater than zero", "网点的规模必须大于零"};
  case errc::stratum_missing:
    return {"an outlet belongs to no stratum", "网点未归入任何层"};
  case errc::cluster_missing:
    return {"an outlet belongs to no cluster", "网点未归入任何群"};
  case errc::frame_too_large:
    return {"the frame has too many outlets, or their sizes add up to too much",
            "抽样框中的网点过多,或其规模之和超出范围"};
  case errc::bad_frame_line:
    return {"not a line of a frame: id, stratum, cluster and size between tabs",
            "不是抽样框的一行:编号、层、群、规模以制表符分隔"};
  case errc::frame_not_canonical:
    return {"the frame does not stand in its canonical form: sorted by id as bytes, numbers without leading "
            "zeros",
            "抽样框不是规范形式:应按编号字节排序,数字无前导零"};
  case errc::seed_empty:
    return {"the seed is empty", "随机种子为空"};
  case errc::source_missing:
    return {"the public source of the seed is missing", "缺少随机种子的公开来源"};
  case errc::bad_source:
    return {"the source of the seed is not UTF-8 on one line", "随机种子来源必须是单行的 UTF-8 文字"};
  case errc::seed_not_later:
    return {"the seed was not published later than the frame, so the frame may have been made to fit it",
            "随机种子的公布不晚于抽样框,抽样框可能是照种子编制的"};
  case errc::allocation_empty:
    return {"there are no strata to allocate visits to", "没有可分配样本的层"};
  case errc::stratum_empty:
    return {"a stratum has no outlets", "该层没有网点"};
  case errc::deviation_negative:
    return {"a standard deviation is negative", "标准差为负"};
  case errc::cost_not_positive:
    return {"the cost of a visit must be greater than zero", "访问费用必须大于零"};
  case errc::cap_below_minimum:
    return {"a stratum cannot have as many visits as it needs at least", "该层的访问上限低于其最少访问数"};
  case errc::too_few_visits:
    return {"there are fewer visits than the strata need at least", "访问总数少于各层最少访问数之和"};
  case errc::too_many_visits:
    return {"there are more visits than outlets, or than the strata can have",
            "访问总数超过网点数或各层访问上限之和"};
  case errc::stratum_unknown:
    return {"the frame has no such stratum", "抽样框中没有该层"};
  case errc::stratum_listed_twice:
    return {"a stratum is listed twice", "同一层被列出两次"};
  case errc::stratum_not_listed:
    return {"a stratum of the frame is not listed", "抽样框中的某层未列出"};
  case errc::sample_of_none:
    return {"a sample has at least one outlet", "样本至少应有一个网点"};
  case errc::unknown_design:
    return {"there is no such sampling design", "没有该抽样设计"};
  case errc::bad_design_line:
    return {"the design has no such parameter or word, or not in this form",
            "该抽样设计没有此参数或其形式不符"};
  case errc::outlet_unknown:
    return {"the frame has no such outlet", "抽样框中没有该网点"};
  case errc::chosen_twice:
    return {"an outlet was chosen twice", "同一网点被选定两次"};
  case errc::too_many_chosen:
    return {"too many outlets were chosen: a quarter of the sample, rounded up, is drawn at random",
            "选定的网点过多:样本的四分之一(向上取整)须随机抽取"};
  case errc::not_a_record:
    return {"this is no record of a draw: its first line is \"starlot draw 1\"",
            "这不是抽样记录:首行应为 \"starlot draw 1\""};
  case errc::bad_record_line:
    return {"the record of a draw has no such line here", "抽样记录此处不应有这样的行"};
  case errc::unknown_algorithm:
    return {"there is no such algorithm for tickets", "没有该签号算法"};
  case errc::frame_differs:
    return {"the draw was made from another frame", "该抽样所用的是另一抽样框"};
  case errc::strata_differ:
    return {"the design gives other numbers of outlets", "按该设计得到的网点数与记录不同"};
  case errc::draw_differs:
    return {"the draw gives another line here", "重演抽样得到的此行与记录不同"};
  case errc::record_altered:
    return {"the record was altered after it was sealed", "抽样记录在封存后被改动"};
  case errc::record_incomplete:
    return {"the record ends too early", "抽样记录不完整"};
  case errc::bad_line_ends:
    return {"lines end in a carriage return and a line feed; a line feed alone is due",
            "行尾为回车加换行,应仅为换行"};
  case errc::not_extendable:
    return {"the sample cannot be extended by this design", "该样本不能按此设计扩充"};
  case errc::stratum_shrinks:
    return {"an extension leaves a stratum fewer outlets than it has", "扩充后该层的网点数变少"};
  case errc::extension_of_none:
    return {"the extension adds no outlet", "扩充未增加任何网点"};
  case errc::outlet_not_drawn:
    return {"the outlet is not in the sample", "该网点不在样本中"};
  case errc::already_replaced:
    return {"the outlet was replaced already", "该网点已被替换"};
  case errc::stratum_exhausted:
    return {"the stratum has no further outlet to be drawn", "该层没有可再抽取的网点"};
  case errc::bad_reason:
    return {"the reason is not UTF-8 on one line", "原因必须是单行的 UTF-8 文字"};
  case errc::chosen_not_replaceable:
    return {"a chosen outlet has no ticket, and none can follow it",
            "选定的网点没有签号,不能由其后的网点替换"};

  case errc::no_rows:
    return {"the table has no rows", "表中没有数据行"};
  case errc::weight_not_finite:
    return {"a weight is not a finite number", "权重不是有限的数"};
  case errc::weight_negative:
    return {"a weight is negative", "权重为负"};
  case errc::weights_all_zero:
    return {"all weights are zero", "全部权重为零"};
  case errc::population_not_positive:
    return {"the size of a population, or the fraction that was sampled, must be greater than zero",
            "总体规模或抽样比必须大于零"};
  case errc::fpc_varies:
    return {"rows of one stratum say different sizes of its population", "同一层各行的总体规模不一致"};
  case errc::fpc_below_sample:
    return {"a population is smaller than the sample of it, or a fraction larger than 1",
            "总体规模小于其样本,或抽样比大于 1"};
  case errc::value_infinite:
    return {"a value is infinite", "数值为无穷大"};
  case errc::domain_empty:
    return {"the sample has no value in the domain", "样本在该域中没有数值"};
  case errc::denominator_zero:
    return {"the denominator is zero", "分母为零"};
  case errc::lonely_unit:
    return {"a stratum has one unit in the sample, and its variance is not known",
            "某层仅有一个样本单元,其方差未知"};
  case errc::no_degrees_of_freedom:
    return {"there are no degrees of freedom for an interval", "没有自由度,无法给出区间"};

  case errc::probability_out_of_range:
    return {"a probability of selection is not above 0 and at most 1", "入样概率须大于 0 且不超过 1"};
  case errc::probability_varies:
    return {"rows of one unit say different probabilities of its selection", "同一单元各行的入样概率不一致"};
  case errc::bad_joint_probability:
    return {"the probability that two units are both selected is not above 0, larger than that of one of "
            "them, or differs "
            "when they are asked in the other order",
            "两个单元同时入样的概率不大于 0,或大于其中之一的入样概率,或交换次序后不同"};
  case errc::no_variation:
    return {"nothing that was seen varies, so nothing is known of the error", "观测值没有差异,无法得知误差"};
  case errc::variance_negative:
    return {"the estimate of the variance is negative", "方差的估计值为负"};
  case errc::single_value:
    return {"one value has no variance", "仅有一个数值,没有方差"};
  case errc::not_a_proportion:
    return {"a value is neither 0 nor 1", "数值既不是 0 也不是 1"};
  case errc::proportion_certain:
    return {"the proportion in the sample is 0 or 1, and has no interval of this kind",
            "样本比例为 0 或 1,没有此类区间"};
  case errc::cell_unknown:
    return {"the cell of a row is not among those whose size is known", "某行所属的类没有给出总体规模"};
  case errc::cell_listed_twice:
    return {"a cell is listed twice", "某类重复列出"};
  case errc::cell_empty:
    return {"the sample has nothing of a cell", "样本中没有该类的单元"};
  case errc::cells_set_twice:
    return {"the design is post-stratified already; use one table with a cell for each combination",
            "该设计已作事后分层,两种分类请合并为一张表"};
  case errc::no_replicates:
    return {"there are fewer than two replicates", "重复权重少于两组"};
  case errc::replicates_differ:
    return {"replicates have different numbers of rows or scales", "各组重复权重的行数或系数个数不一致"};
  case errc::replicate_undefined:
    return {"the statistic has no value in a replicate", "统计量在某组重复权重下没有值"};
  case errc::bad_replicate_scale:
    return {"the scale of a replicate is negative or not a finite number",
            "重复权重的系数为负或不是有限的数"};
  case errc::quantile_beyond_sample:
    return {"the interval of the quantile goes beyond the values of the sample",
            "分位数的区间超出样本数值的范围"};
  case errc::not_replicable:
    return {"replicates cannot be made for this design", "无法为该设计生成重复权重"};

  case errc::outlet_listed_twice:
    return {"an outlet is there twice", "某网点出现两次"};
  case errc::head_office_criterion:
    return {"it is assessed at the head office, not at outlets", "该项在总部评审,不在网点评审"};
  case errc::outlet_criterion:
    return {"the criterion is assessed at outlets, not at the head office", "该指标在网点评审,不在总部评审"};
  case errc::no_outlet_costs:
    return {"with this policy or roll-up no points can be laid to an outlet",
            "按此汇总口径或汇总方式,失分无法归于单个网点"};
  case errc::other_draw:
    return {"the rows were recorded for another draw, or for none", "数据不属于该次抽样"};
  case errc::scheme_differs:
    return {"the rows are of another scheme", "数据属于另一评价方案"};
  case errc::not_a_summary:
    return {"not a summary of outlets of the form that is due", "不是应有格式的网点汇总数据"};
  case errc::nothing_visited:
    return {"no outlet was visited", "没有访问任何网点"};
  case errc::outlet_not_reached:
    return {"an outlet of the sample was not reached", "样本中有网点未能访问"};
  case errc::outlet_visited_not_drawn:
    return {"an outlet was visited that is not in the sample", "访问了样本之外的网点"};
  case errc::replacement_not_named:
    return {"outlets of the sample were replaced, and nobody said that this is known",
            "样本中有网点被替换,但未予声明"};
  case errc::no_standard_error:
    return {"the score has no standard error under this policy, roll-up or step",
            "按此口径、汇总或调整,得分没有标准误差"};

  case errc::law_too_large:
    return {"the exact law would cost more than the limit, in millions of cells",
            "精确分布的计算量超过限值(单位:百万次)"};
  case errc::law_needs_memory:
    return {"the law would need more memory than the limit, in millions of bytes",
            "分布计算所需内存超过限值(单位:百万字节)"};
  case errc::run_stopped:
    return {"the computation was stopped; the part of it that was done", "计算被中止;已完成的比例"};
  case errc::scores_not_exact:
    return {"scores that lie between bounds have no exact law and no moments",
            "得分只知上下界时,没有精确分布,也没有矩"};
  case errc::score_range_reversed:
    return {"the least that a score can be is more than the most", "得分的下界大于上界"};
  case errc::scores_missing:
    return {"there is not one score for each outlet", "得分与网点并非一一对应"};
  case errc::cluster_empty:
    return {"a cluster has no outlets", "某群没有网点"};
  case errc::influence_not_simulated:
    return {"effects of outlets are not simulated", "网点影响不作模拟计算"};
  default:
    return {};
  }
}

} // namespace starlot::inline v0

#endif
