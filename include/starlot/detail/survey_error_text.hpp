// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SURVEY_ERROR_TEXT_HPP
#define STARLOT_DETAIL_SURVEY_ERROR_TEXT_HPP
// IWYU pragma: private, include <starlot/core/error_text.hpp>

#include <starlot/core/error.hpp>
#include <starlot/core/text.hpp>

namespace starlot::inline v0::detail {

/// Sentences for what is wrong with frames, draws, estimates and companies.
[[nodiscard]] constexpr text survey_error_text(errc code) noexcept {
  switch (code) {
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
    return {"influences of outlets are not simulated", "网点影响不作模拟计算"};
  default:
    return {};
  }
}

} // namespace starlot::inline v0::detail

#endif
