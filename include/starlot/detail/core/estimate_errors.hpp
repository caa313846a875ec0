// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_CORE_ESTIMATE_ERRORS_HPP
#define STARLOT_DETAIL_CORE_ESTIMATE_ERRORS_HPP
// IWYU pragma: private, include <starlot/core/error_code.hpp>

// The part of the list of error codes that is about estimates: 6xx, see core/error_code.hpp.

// clang-format off
#define STARLOT_ERRORS_OF_ESTIMATES(X) \
  X(600, no_rows, "the table has no rows", "表中没有数据行") \
  X(601, weight_not_finite, "a weight is not a finite number", "权重不是有限的数") \
  X(602, weight_negative, "a weight is negative", "权重为负") \
  X(603, weights_all_zero, "all weights are zero", "全部权重为零") \
  X(604, population_not_positive, \
    "the size of a population, or the fraction that was sampled, must be greater than zero", \
    "总体规模或抽样比必须大于零") \
  X(605, fpc_varies, "rows of one stratum say different sizes of its population", \
    "同一层各行的总体规模不一致") \
  X(606, fpc_below_sample, "a population is smaller than the sample of it, or a fraction larger than 1", \
    "总体规模小于其样本,或抽样比大于 1") \
  X(607, probability_out_of_range, "a probability of selection is not above 0 and at most 1", \
    "入样概率须大于 0 且不超过 1") \
  X(608, probability_varies, "rows of one unit say different probabilities of its selection", \
    "同一单元各行的入样概率不一致") \
  X(609, bad_joint_probability, \
    "the probability that two units are both selected is not above 0, larger than that of one of them, " \
    "or differs when they are asked in the other order", \
    "两个单元同时入样的概率不大于 0,或大于其中之一的入样概率,或交换次序后不同") \
  X(610, value_infinite, "a value is infinite", "数值为无穷大") \
  X(611, domain_empty, "the sample has no value in the domain", "样本在该域中没有数值") \
  X(612, denominator_zero, "the denominator is zero", "分母为零") \
  X(613, single_unit_stratum, "a stratum has one unit in the sample, and its variance is not known", \
    "某层仅有一个样本单元,其方差未知") \
  X(614, no_degrees_of_freedom, "there are no degrees of freedom for an interval", \
    "没有自由度,无法给出区间") \
  X(615, no_variation, "nothing that was seen varies, so nothing is known of the error", \
    "观测值没有差异,无法得知误差") \
  X(616, variance_negative, "the estimate of the variance is negative", "方差的估计值为负") \
  X(617, single_value, "one value has no variance", "仅有一个数值,没有方差") \
  X(618, not_a_proportion, "a value is neither 0 nor 1", "数值既不是 0 也不是 1") \
  X(619, proportion_certain, "the proportion in the sample is 0 or 1, and has no interval of this kind", \
    "样本比例为 0 或 1,没有此类区间") \
  X(620, cell_unknown, "the cell of a row is not among those whose size is known", \
    "某行所属的类没有给出总体规模") \
  X(621, cell_listed_twice, "a cell is listed twice", "某类重复列出") \
  X(622, cell_empty, "the sample has nothing of a cell", "样本中没有该类的单元") \
  X(623, quantile_beyond_sample, "the interval of the quantile goes beyond the values of the sample", \
    "分位数的区间超出样本数值的范围") \
  X(624, cells_set_twice, \
    "the design is post-stratified already; use one table with a cell for each combination", \
    "该设计已作事后分层,两种分类请合并为一张表") \
  X(625, value_missing, "a value is missing, and missing values were to be refused", \
    "缺少数值,而所选方式不允许缺失") \
  X(630, no_replicates, "there are fewer than two replicates", "重复权重少于两组") \
  X(631, replicates_differ, "replicates have different numbers of rows or scales", \
    "各组重复权重的行数或系数个数不一致") \
  X(632, replicate_undefined, "the statistic has no value in a replicate", "统计量在某组重复权重下没有值") \
  X(633, not_replicable, "replicates cannot be made for this design", "无法为该设计生成重复权重") \
  X(362, no_reference, "a simple random sample as large as the population has no error to compare with", \
    "与总体同样大的简单随机样本没有误差,无从比较") \
  X(634, bad_replicate_scale, "the scale of a replicate is negative or not a finite number", \
    "重复权重的系数为负或不是有限的数")
// clang-format on

#endif
