// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_ERROR_CODE_HPP
#define STARLOT_CORE_ERROR_CODE_HPP

#include <starlot/core/text.hpp>
#include <starlot/detail/core/estimate_errors.hpp> // the list of 6xx
#include <starlot/detail/core/file_errors.hpp>     // the list of 9xx

#include <cstdint>

// errc                 what is wrong with the data: one code for each kind of error
// error_text(code)     its sentence in English and Chinese
//
// Both are made from lists, here and in detail/core/, and an error code is added by one line in one of them: number, name,
// English, Chinese. The numbers are part of the interface: none is ever reused or given another meaning.

// clang-format off

// Numbers and texts: 1xx
#define STARLOT_ERRORS_OF_NUMBERS(X) \
  X(101, not_a_number, "not a decimal number", "不是十进制数") \
  X(102, too_many_decimals, "more than six decimals", "小数位数超过六位") \
  X(103, number_out_of_range, "the number is out of range", "数值超出范围") \
  X(104, bad_date, "not a date of the form YYYY-MM-DD", "日期不是YYYY-MM-DD的形式") \
  X(105, bad_time, "not a time of RFC 3339 like 2026-11-23T21:15:00+08:00", \
    "时间不是 RFC 3339 的形式,例如 2026-11-23T21:15:00+08:00") \
  X(106, text_not_utf8, "a text is not UTF-8", "文字不是 UTF-8 编码")

// A scheme that cannot be rated with: 2xx
#define STARLOT_ERRORS_OF_SCHEME(X) \
  X(200, scheme_without_id, "the scheme has no id", "评价方案没有编号") \
  X(201, scheme_without_version, "the scheme has no version", "评价方案没有版本") \
  X(202, no_criteria, "the scheme has no criteria", "评价方案没有评价指标") \
  X(203, empty_id, "an id is empty", "编号为空") \
  X(204, bad_id, "an id is not UTF-8, or holds control characters", "编号不是UTF-8编码或含有控制字符") \
  X(205, duplicate_id, "the id is used twice", "编号重复") \
  X(206, clause_without_children, "the clause has nothing below it", "条款下没有内容") \
  X(207, points_not_positive, "points and weights must be greater than zero", "分值和权重必须大于零") \
  X(208, points_do_not_add_up, "the points of the children do not add up to those of the clause", \
    "下级分值之和不等于条款分值") \
  X(209, points_missing, "the clause must say its own points or weight", "条款必须给出自己的分值或权重") \
  X(210, points_out_of_range, "the sum of the points is out of range", "分值之和超出范围") \
  X(211, weight_where_points_count, "points are needed here, not a weight", "此处应为分值而不是权重") \
  X(212, points_where_weights_count, "a weight is needed here, not points", "此处应为权重而不是分值") \
  X(213, too_few_knots, "levels, tables and curves need at least two knots", \
    "等级、表和曲线至少需要两个节点") \
  X(214, knots_not_increasing, "the knots do not increase strictly", "节点不是严格递增") \
  X(215, knots_too_far_apart, "two knots of the curve are too far apart", "曲线的两个节点相距过远") \
  X(216, ratio_not_positive, "both numbers of a ratio must be greater than zero", \
    "比例的两个数都必须大于零") \
  X(217, half_credit_limit_negative, \
    "the worth up to which half credit is nothing must not be negative", \
    "半分不计的分值界限不得为负") \
  X(218, rule_needs_points, "amounts of points need a criterion that is worth points, not a weight", \
    "按分值评分的规则要求评价指标有分值而不是权重") \
  X(219, unknown_rule, "the scheme has no such scoring rule", "没有该评分规则") \
  X(220, no_ladder, "the ladder has no rungs", "没有级别") \
  X(221, ladder_not_increasing, "the rungs of the ladder do not increase strictly", \
    "级别界限不是严格递增") \
  X(222, rung_unreachable, "no score reaches this rung", "任何得分都达不到该级别") \
  X(223, rung_without_name, "the rung has no name", "级别没有名称") \
  X(224, too_many_rungs, "the ladder has too many rungs", "级别过多") \
  X(225, unknown_roll_up, "there is no such roll-up", "没有该汇总方式") \
  X(226, unknown_policy, "there is no such policy for criteria that do not apply", \
    "没有这种不适用处理方式") \
  X(227, advisory_with_worth, "an advisory criterion is worth nothing", "参考性指标不得有分值") \
  X(228, trims_everything, "a trimmed mean leaves out less than half of the weight at each end", \
    "截尾均值每端去除的权重须小于一半") \
  X(229, wrong_parameter, "a parameter of this part is missing, cannot be read, or is out of range", \
    "该部分的参数缺失、无法读取或超出范围") \
  X(230, amount_not_positive, "the points of a step must be greater than zero", "调整的分值必须大于零") \
  X(231, limit_not_positive, "the count at which a step fails or stops must be greater than zero", \
    "调整的次数界限必须大于零") \
  X(232, unknown_rung, \
    "the step names a rung, by its bound or its name, that not every ladder has once", \
    "该调整所指的级别(界限或名称)并非每个级别表都有且仅有一个") \
  X(233, unknown_step, "there is no such step", "没有该调整") \
  X(234, unknown_branch, "the condition of a step names what is no clause or criterion of the scheme", \
    "调整的条件所指的不是评价方案中的条款或评价指标") \
  X(235, condition_does_not_fit, \
    "the limit of a condition does not fit what it looks at: points for the score and for what is worth " \
    "points, else a share, or a count", \
    "条件的界限与其对象不符:得分及有分值者用分值,其余用比例或个数") \
  X(236, clamp_reversed, "the lower end of a clamp is above its upper end", "限幅的下限高于上限") \
  X(237, second_question, \
    "a step asks one question, and a deduction or bonus, which counts findings, none", \
    "一个调整只能有一个提问;按次计数的扣分和加分不能有提问") \
  X(238, condition_without_effect, \
    "the condition can do nothing for its step: it looks at nothing that counts, or no value reaches its limit", \
    "该条件对调整不起作用:其对象不计分,或其界限无法达到") \
  X(239, unknown_read, "a part says that it reads a clause or criterion which the scheme does not have", \
    "部件声明读取的条款或评价指标在评价方案中不存在") \
  X(240, unknown_parent, "there is no clause with the id of the parent", "没有上级编号所指的条款") \
  X(241, parent_is_a_criterion, "the parent is a criterion, not a clause", "上级是评价指标而不是条款") \
  X(242, parent_cycle, "the clause is, over its parents, its own parent", "条款的上级关系成环") \
  X(243, too_deep, "the clauses are nested too deep", "条款层次过深") \
  X(250, ladder_mixed_directions, \
    "all rungs of a ladder look the same way: more points are better, or fewer", \
    "同一级别表的界限方向必须一致") \
  X(251, ladder_gap, "the rung ends before the next one starts", "级别之间有空隙") \
  X(252, ladder_overlap, "the rung ends after the next one has started", "级别之间有重叠") \
  X(253, duplicate_group, "a peer group has one ladder", "同一组别只能有一个级别表") \
  X(254, unknown_ladder, "there is no such ladder", "没有该级别表") \
  X(255, rungs_beside_own_ladder, \
    "a ladder of your own has its own rungs; the scheme must not give others", \
    "自定义级别表自带级别,评价方案不得另行给出") \
  X(256, stars_negative, "the stars of a rung must not be negative", "星级数不得为负") \
  X(260, part_of_another_kind, "policies and visits belong to criteria, roll-ups to clauses", \
    "处理方式和评审范围属于评价指标,汇总方式属于条款") \
  X(261, unknown_scope, "a criterion is visited at the head office or per outlet", \
    "评审范围只能是总部或各网点") \
  X(262, bad_text, "names are UTF-8 on one line", "名称必须是单行的UTF-8文字") \
  X(263, bad_rung_text, "names of rungs and groups are UTF-8 on one line", \
    "级别和组别的名称必须是单行的UTF-8文字") \
  X(264, unknown_aggregation, "there is no such aggregation policy", "没有该汇总口径") \
  X(266, id_with_unseen, \
    "an id begins or ends with a blank, or holds a space of another width or a character that is not seen", \
    "编号首尾有空格,或含有不同宽度的空白或不可见字符") \
  X(270, knot_beyond_worth, "a knot earns less than nothing, or more than its criterion is worth", \
    "节点所得分值小于零或超过该评价指标的分值") \
  X(271, knot_not_strict, "only knots of tables have strict bounds", "只有分档表的节点可以不含界值") \
  X(272, bad_reading, \
    "tables and curves round what they read to a multiple above zero, in a way that there is; other rules read nothing", \
    "分档表和曲线读数的修约间隔须大于零,修约方式须存在;其他规则没有读数") \
  X(273, otherwise_misplaced, "what all other values earn stands last in a table or curve, once", \
    "其余数值的得分只能列在分档表或曲线的最后,且只列一次") \
  X(274, bad_weight_ratio, "the whole of a weight is not above zero, or the weights of siblings have no common denominator that fits", \
    "权重的分母不大于零,或同级权重的公分母超出范围") \
  X(275, raw_sum_below_top, "a raw sum stands at the top only", "原始求和只能用于最上层") \
  X(276, raw_sum_is_rescaled, "a raw sum is never brought to other points: out_of and renormalise do not fit it", \
    "原始求和不换算为其他分值,不能与out_of或renormalise并用") \
  X(277, points_for_nothing_out_of_range, \
    "the points of a company to which nothing applies lie outside of the scale", "无适用指标时的分值超出评分范围") \
  X(278, needs_raw_sum, "a start, or points below nothing, need a raw sum at the top and sums of points down to them", \
    "起始分和负分要求最上层为原始求和,且其下均为分值求和") \
  X(279, ungraded_with_rungs, "the scheme says that it has no ladder, and has rungs", "评价方案声明不定级却给出了级别") \
  X(285, group_without_ladder, "a condition or step names a peer group for which there is no ladder", \
    "条件或调整所指的组别没有级别表") \
  X(286, criterion_of_other_group, "a finding is recorded for a criterion that is for other groups only", \
    "该指标仅适用于其他组别，却有评价记录") \
  X(287, counted_needs_itself, \
    "whether a part counts depends on what it, or a later step, decides over", "计入条件依赖于其自身或其后才判定的部分") \
  X(290, special_rung_misplaced, \
    "rungs that only a step awards stand behind the others of their ladder, of which there is one at least", \
    "仅由调整授予的级别必须排在本级别表其他级别之后,且其他级别至少有一个") \
  X(291, special_rung_has_no_order, "a limit, a floor or a need names a rung that scores reach, not a special one", \
    "级别的上限、下限和条件必须指向按得分可达的级别,不得指向特殊级别") \
  X(292, award_is_not_special, "a veto awards a rung that is declared as awarded only", \
    "一票否决只能授予声明为仅由调整授予的级别") \
  X(293, ids_look_alike, "two ids differ by case or width only", "两个编号仅大小写或全半角不同") \
  X(294, step_without_effect, "no score is beyond the limit of this step", "没有得分会超出该调整的限值") \
  X(295, rung_off_grid, "the score is rounded, and no rounded score is the bound of this rung", \
    "得分经修约后不会等于该级别的界限") \
  X(296, any_finding_is_advisory, "a criterion that takes any finding is advisory: nothing is judged", \
    "接受任何发现的评价指标必须是参考性的")

// Findings: 3xx
#define STARLOT_ERRORS_OF_FINDINGS(X) \
  X(300, unknown_id, "the scheme has no criterion or step with this id", \
    "评价方案中没有该编号的评价指标或调整") \
  X(301, not_a_criterion, "this is a clause; findings belong to its criteria", \
    "这是条款,评审发现应记录在其评价指标上") \
  X(302, finding_does_not_fit, "this kind of finding does not fit the scoring rule", \
    "该种评审发现与评分规则不符") \
  X(303, sample_is_empty, "no sample was taken", "样本数为零") \
  X(304, more_nonconforming_than_sampled, "more nonconforming samples than samples", \
    "不合格样本数大于样本数") \
  X(305, count_negative, "a count is negative", "计数为负") \
  X(306, count_too_large, "a count is greater than 2147483648", "计数大于2147483648") \
  X(307, amount_out_of_range, "the points earned lie outside of what the criterion is worth", \
    "所得分值超出评价指标的分值范围") \
  X(308, unknown_level, "the criterion has no such level", "评价指标没有该等级") \
  X(309, not_applicable_refused, \
    "the scheme says nothing about criteria that do not apply; exclude it with a reason", \
    "评价方案未规定不适用的处理,请注明理由予以删减") \
  X(310, nothing_applicable, "nothing is left to be scored", "没有可评分的评价指标") \
  X(311, reason_missing, "an exclusion, an override, an extension or a replacement needs a reason", \
    "删减、更改、扩充或替换必须注明理由") \
  X(312, ratio_of_nothing, "a ratio of a whole of zero is undefined", "总数为零,比例无意义") \
  X(313, rule_refused, "the scoring rule cannot score this finding", "评分规则无法对该评审发现评分") \
  X(314, group_missing, "each ladder is for a peer group, and the findings name none", \
    "级别表按组别划分,评审发现未注明组别") \
  X(315, unknown_group, "the scheme has no ladder for this peer group", "评价方案没有该组别的级别表") \
  X(316, author_missing, "an override needs its author", "更改必须注明更改人") \
  X(317, nothing_to_override, "nothing was recorded that could be overridden", "没有可更改的评审发现") \
  X(318, already_recorded, "a finding is recorded already", "已有评审发现") \
  X(319, ladders_differ, "sheets that must all pass have ladders with the same grades", \
    "须同时达标的各表,其级别必须相同") \
  X(320, part_not_monotone, \
    "a part that says it is monotone is not: with all that is open found right the score is lower", \
    "自称单调的部件并不单调:未评审项全符合时得分反而更低") \
  X(321, part_refused, "a roll-up, step or ladder of the user's refuses", "自定义的汇总、调整或级别表拒绝评价") \
  X(322, not_saved_findings, "these are no saved findings: their first line is \"starlot findings 1\"", \
    "这不是保存的评审发现:首行应为 \"starlot findings 1\"") \
  X(323, other_subject, "the findings are those of something else: a sheet, the head office, or this outlet was due", \
    "评审发现属于另一对象:应为评分表、总部或该网点") \
  X(324, groups_differ, "the two sheets name different peer groups", "两份评分表的组别不同") \
  X(325, nothing_compared, "neither of the two sheets holds a finding", "两份评分表均无评审发现,无从比较") \
  X(326, not_decided, "the two assessors differ here, and nothing is decided", "两位评审员在此结论不一,尚未裁定") \
  X(327, nothing_to_decide, "the two assessors do not differ here", "两位评审员在此结论一致,无需裁定") \
  X(328, not_saved_nonconformities, \
    "these are no saved nonconformities: their first line is \"starlot nonconformities 1\"", \
    "这不是保存的不符合项:首行应为 \"starlot nonconformities 1\"") \
  X(329, unknown_nonconformity, "there is no nonconformity with this id", "没有该编号的不符合项") \
  X(330, already_closed, "the nonconformity is closed already", "该不符合项已关闭") \
  X(331, evidence_missing, "a closure needs its evidence", "关闭不符合项必须有证据") \
  X(332, not_saved_reconciliation, \
    "this is no saved reconciliation: its first line is \"starlot reconciliation 1\"", \
    "这不是保存的评审结论比对:首行应为 \"starlot reconciliation 1\"") \
  X(340, value_outside_table, "the value lies outside of the table or curve", "数值超出分档表或曲线的范围") \
  X(341, quotient_too_fine, "the measured quotient is too fine for this curve: let it round what it reads", \
    "该曲线无法精确读取此比值,请规定读数的修约") \
  X(343, finding_of_does_not_fit, \
    "a finding is taken from a criterion that has its own, the same scope, and a rule for the same kind of finding", \
    "所取用的评审发现必须来自另一个自有评审发现、评审范围相同且评分规则适用同类发现的评价指标") \
  X(344, judged_on_another, "this criterion is judged on the finding of another one, which is recorded for that one", \
    "该评价指标按另一指标的评审发现评分,评审发现应记录在那一指标上") \
  X(360, no_sheets, "there is no sheet that must pass", "没有必须通过的评分表") \
  X(361, grade_without_rank, "a grade that is vetoed, special, undetermined or not awarded has no place on the ladder", \
    "被否决、特殊、未定或未授予的级别在级别表中没有位次")

// Points sheets of the catalog: 4xx
#define STARLOT_ERRORS_OF_SHEETS(X) \
  X(401, sheet_unknown_id, "the standard has no item of this number to which an indicator could belong", \
    "标准中没有该编号,也没有它可归属的项目") \
  X(402, sheet_duplicate_id, "the number stands in the points sheet twice", "分值表中编号重复") \
  X(403, sheet_item_missing, "the points sheet lacks this item", "分值表缺少该项目") \
  X(404, sheet_item_without_indicators, "the points sheet has no indicators for this item", \
    "分值表中该项目没有评价指标") \
  X(405, sheet_points_not_positive, "points must be greater than zero", "分值必须大于零") \
  X(406, sheet_chapter_mismatch, "the points of the items do not add up to those of the chapter", \
    "项目分值之和不等于章的分值") \
  X(407, sheet_item_mismatch, "the points of the indicators do not add up to those of the item", \
    "评价指标分值之和不等于项目分值") \
  X(408, sheet_text_missing, "this indicator is not shipped, so the points sheet must give its text", \
    "本库未附该评价指标,分值表必须给出其内容") \
  X(409, sheet_rule_on_item, "an item has no scoring rule; its indicators have", \
    "项目没有评分规则,其评价指标才有")

// Frames and draws: 5xx
#define STARLOT_ERRORS_OF_DRAWS(X) \
  X(500, frame_empty, "the frame has no outlets", "抽样框中没有网点") \
  X(501, outlet_without_id, "an outlet has no id", "网点缺少编号") \
  X(502, bad_outlet_text, \
    "the id, stratum or cluster of an outlet is not UTF-8, holds control characters, or is too long", \
    "网点的编号、层或群不是 UTF-8、含有控制字符或过长") \
  X(503, duplicate_outlet, "an outlet stands in the frame twice", "同一网点在抽样框中出现两次") \
  X(504, size_not_positive, "the size of an outlet must be greater than zero", "网点的规模必须大于零") \
  X(505, stratum_missing, "an outlet belongs to no stratum", "网点未归入任何层") \
  X(506, cluster_missing, "an outlet belongs to no cluster", "网点未归入任何群") \
  X(507, frame_too_large, "the frame has too many outlets, or their sizes add up to too much", \
    "抽样框中的网点过多,或其规模之和超出范围") \
  X(508, bad_frame_line, "not a line of a frame: id, stratum, cluster and size between tabs", \
    "不是抽样框的一行:编号、层、群、规模以制表符分隔") \
  X(509, frame_not_canonical, \
    "the frame does not stand in its canonical form: sorted by id as bytes, numbers without leading zeros", \
    "抽样框不是规范形式:应按编号字节排序,数字无前导零") \
  X(510, seed_empty, "the seed is empty", "随机种子为空") \
  X(511, source_missing, "the public source of the seed is missing", "缺少随机种子的公开来源") \
  X(512, bad_source, "the source of the seed is not UTF-8 on one line", \
    "随机种子来源必须是单行的 UTF-8 文字") \
  X(513, seed_not_later, \
    "the seed was not published later than the frame, so the frame may have been made to fit it", \
    "随机种子的公布不晚于抽样框,抽样框可能是照种子编制的") \
  X(514, outlet_text_with_unseen, \
    "an id, stratum or cluster begins or ends with a blank, or holds a space of another width or a character that " \
    "is not seen", \
    "编号、层或群首尾有空格,或含有不同宽度的空白或不可见字符") \
  X(520, allocation_empty, "there are no strata to allocate visits to", "没有可分配样本的层") \
  X(521, stratum_empty, "a stratum has no outlets", "该层没有网点") \
  X(522, deviation_negative, "a standard deviation is negative", "标准差为负") \
  X(523, cost_not_positive, "the cost of a visit must be greater than zero", "访问费用必须大于零") \
  X(524, cap_below_minimum, "a stratum cannot have as many visits as it needs at least", \
    "该层的访问上限低于其最少访问数") \
  X(525, too_few_visits, "there are fewer visits than the strata need at least", \
    "访问总数少于各层最少访问数之和") \
  X(526, too_many_visits, "there are more visits than outlets, or than the strata can have", \
    "访问总数超过网点数或各层访问上限之和") \
  X(527, stratum_unknown, "the frame has no such stratum", "抽样框中没有该层") \
  X(528, stratum_listed_twice, "a stratum is listed twice", "同一层被列出两次") \
  X(529, stratum_not_listed, "a stratum of the frame is not listed", "抽样框中的某层未列出") \
  X(530, sample_of_none, "a sample has at least one outlet", "样本至少应有一个网点") \
  X(531, unknown_design, "there is no such sampling design", "没有该抽样设计") \
  X(532, bad_design_line, "the design has no such parameter or word, or not in this form", \
    "该抽样设计没有此参数或其形式不符") \
  X(533, start_without_seed, "the design selects by numbers that these tickets do not give", \
    "该抽样设计所用的随机数,这些签号不能提供") \
  X(534, not_drawn_by_tickets, \
    "this is not known of the way in which the design selects", \
    "该抽样设计的选取方式不适用此项") \
  X(535, cluster_in_strata, "the outlets of a cluster are of more than one stratum", "同一群的网点分属不同的层") \
  X(536, stage_not_by_cluster, "the second stage draws from each cluster by itself: by strata, which are the clusters", \
    "第二阶段应在每个群内分别抽取:以群为层") \
  X(537, stratum_with_one_visit, \
    "one of several outlets of a stratum is visited, so that its variance will not be known", \
    "该层有多个网点而仅访问其中之一,其方差将无法得知") \
  X(538, too_many_tries, \
    "this design would try too often: too many outlets are left to chance, or nearly all of them are certain", \
    "该设计所需的试抽次数过多:随机抽取的网点过多,或几乎全部网点必然入样") \
  X(540, outlet_unknown, "the frame has no such outlet", "抽样框中没有该网点") \
  X(541, chosen_twice, "an outlet was chosen twice", "同一网点被选定两次") \
  X(542, too_many_chosen, \
    "too many outlets were chosen: a quarter of the sample, rounded up, is drawn at random", \
    "选定的网点过多:样本的四分之一(向上取整)须随机抽取") \
  X(550, not_a_record, "this is no record of a draw: its first line is \"starlot draw 1\"", \
    "这不是抽样记录:首行应为 \"starlot draw 1\"") \
  X(551, bad_record_line, "the record has no such line here", "记录此处不应有这样的行") \
  X(552, unknown_algorithm, "there is no such algorithm for tickets", "没有该签号算法") \
  X(553, frame_differs, "the draw was made from another frame", "该抽样所用的是另一抽样框") \
  X(554, strata_differ, "the design gives other numbers of outlets", "按该设计得到的网点数与记录不同") \
  X(555, draw_differs, "the draw gives another line here", "重演抽样得到的此行与记录不同") \
  X(556, record_altered, "the record was altered after it was sealed", "记录在封存后被改动") \
  X(557, record_incomplete, "the record ends too early", "记录不完整") \
  X(558, bad_line_ends, "lines end in a carriage return and a line feed; a line feed alone is due", \
    "行尾为回车加换行,应仅为换行") \
  X(559, starts_with_mark, "a byte order mark stands before the first line; save the file as UTF-8 without it", \
    "首行之前有字节顺序标记(BOM);请另存为不带 BOM 的 UTF-8") \
  X(560, not_extendable, "the sample cannot be extended by this design", "该样本不能按此设计扩充") \
  X(561, stratum_shrinks, "an extension leaves a stratum fewer outlets than it has", \
    "扩充后该层的网点数变少") \
  X(562, extension_of_none, "the extension adds no outlet", "扩充未增加任何网点") \
  X(563, outlet_not_drawn, "the outlet is not in the sample", "该网点不在样本中") \
  X(564, already_replaced, "the outlet was replaced already", "该网点已被替换") \
  X(565, stratum_exhausted, "the stratum has no further outlet to be drawn", "该层没有可再抽取的网点") \
  X(566, bad_reason, "the reason is not UTF-8 on one line", "原因必须是单行的 UTF-8 文字") \
  X(567, chosen_not_replaceable, "a chosen outlet has no ticket, and none can follow it", \
    "选定的网点没有签号,不能由其后的网点替换")

// Companies: 7xx
#define STARLOT_ERRORS_OF_COMPANIES(X) \
  X(700, outlet_listed_twice, "an outlet is there twice", "某网点出现两次") \
  X(701, head_office_criterion, "it is assessed at the head office, not at outlets", \
    "该项在总部评审,不在网点评审") \
  X(702, outlet_criterion, "the criterion is assessed at outlets, not at the head office", \
    "该指标在网点评审,不在总部评审") \
  X(703, scheme_differs, "the rows are of another scheme", "数据属于另一评价方案") \
  X(704, not_a_summary, "not a summary of outlets of the form that is due", "不是应有格式的网点汇总数据") \
  X(705, nothing_visited, "no outlet was visited", "没有访问任何网点") \
  X(706, outlet_not_reached, "an outlet of the sample was not reached", "样本中有网点未能访问") \
  X(707, outlet_visited_not_drawn, "an outlet was visited that is not in the sample", \
    "访问了样本之外的网点") \
  X(708, replacement_not_named, \
    "outlets of the sample were replaced, and nobody said that this is known", \
    "样本中有网点被替换,但未予声明") \
  X(709, no_standard_error, "the score has no standard error under this policy, roll-up or step", \
    "按此口径、汇总或调整,得分没有标准误差") \
  X(710, no_outlet_losses, "with this policy or roll-up no points can be laid to an outlet", \
    "按此汇总口径或汇总方式,失分无法归于单个网点") \
  X(711, other_draw, "the rows were recorded for another draw, or for none", "数据不属于该次抽样") \
  X(712, remarks_not_kept, "one summary of outlets keeps remarks, and the other one does not", \
    "两份网点汇总数据中一份保留备注,另一份不保留")

// Decisions: 8xx
#define STARLOT_ERRORS_OF_DECISIONS(X) \
  X(800, law_too_large, "the exact law would cost more than the limit, in millions of cells", \
    "精确分布的计算量超过限值(单位:百万次)") \
  X(801, law_needs_memory, "the law would need more memory than the limit, in millions of bytes", \
    "分布计算所需内存超过限值(单位:百万字节)") \
  X(802, run_stopped, "the computation was stopped; the part of it that was done", \
    "计算被中止;已完成的比例") \
  X(803, scores_not_exact, "scores that lie between bounds have no exact law and no moments", \
    "得分只知上下界时,没有精确分布,也没有矩") \
  X(804, score_range_reversed, "the least that a score can be is more than the most", \
    "得分的下界大于上界") \
  X(805, scores_missing, "there is not one score for each outlet", "得分与网点并非一一对应") \
  X(806, cluster_empty, "a cluster has no outlets", "某群没有网点") \
  X(807, effects_not_simulated, "effects of outlets are not simulated", "网点影响不作模拟计算") \
  X(810, not_provable, \
    "grades are proven of the mean of outlets' scores and simple random samples only, and this is something else", \
    "只能对简单随机样本和网点得分的平均值证明级别,此处并非如此") \
  X(811, score_outside_range, "the score lies outside of the declared range", "得分超出声明的范围") \
  X(812, evidence_conflicts, "grades were proven that contradict one another", "所证明的级别相互矛盾") \
  X(813, settlement_differs, "the grade that was settled before differs from the counted one", \
    "先前确定的级别与全部清点的级别不同") \
  X(814, not_a_settlement, "this is no settlement: its first line is \"starlot settlement 1\"", \
    "这不是级别证明:首行应为 \"starlot settlement 1\"") \
  X(815, settle_terms_differ, "the settlement has another bet, risk, range, grid, constant or ladder", \
    "该级别证明的下注方式、风险、得分范围、步长、常数或级别表不同")
// clang-format on

namespace starlot::inline v0 {

/// What is wrong with the data: the codes of the lists above, and `none`.
enum class errc : std::uint16_t {
  none = 0,
// clang-format off
#define STARLOT_CODE(number, name, english, chinese) name = number,
  STARLOT_ERRORS_OF_NUMBERS(STARLOT_CODE)
  STARLOT_ERRORS_OF_SCHEME(STARLOT_CODE)
  STARLOT_ERRORS_OF_FINDINGS(STARLOT_CODE)
  STARLOT_ERRORS_OF_SHEETS(STARLOT_CODE)
  STARLOT_ERRORS_OF_DRAWS(STARLOT_CODE)
  STARLOT_ERRORS_OF_ESTIMATES(STARLOT_CODE)
  STARLOT_ERRORS_OF_COMPANIES(STARLOT_CODE)
  STARLOT_ERRORS_OF_DECISIONS(STARLOT_CODE)
  STARLOT_ERRORS_OF_FILES(STARLOT_CODE)
#undef STARLOT_CODE
  // clang-format on
};

/// One sentence for an error code, in English and Chinese. Empty for `errc::none` and for numbers that are no
/// code.
[[nodiscard]] constexpr text error_text(errc code) noexcept {
  switch (code) {
  case errc::none:
    break;
// clang-format off
#define STARLOT_SENTENCE(number, name, english, chinese) case errc::name: return {english, chinese};
  STARLOT_ERRORS_OF_NUMBERS(STARLOT_SENTENCE)
  STARLOT_ERRORS_OF_SCHEME(STARLOT_SENTENCE)
  STARLOT_ERRORS_OF_FINDINGS(STARLOT_SENTENCE)
  STARLOT_ERRORS_OF_SHEETS(STARLOT_SENTENCE)
  STARLOT_ERRORS_OF_DRAWS(STARLOT_SENTENCE)
  STARLOT_ERRORS_OF_ESTIMATES(STARLOT_SENTENCE)
  STARLOT_ERRORS_OF_COMPANIES(STARLOT_SENTENCE)
  STARLOT_ERRORS_OF_DECISIONS(STARLOT_SENTENCE)
  STARLOT_ERRORS_OF_FILES(STARLOT_SENTENCE)
#undef STARLOT_SENTENCE
    // clang-format on
  }
  return {};
}

} // namespace starlot::inline v0

#undef STARLOT_ERRORS_OF_NUMBERS
#undef STARLOT_ERRORS_OF_SCHEME
#undef STARLOT_ERRORS_OF_FINDINGS
#undef STARLOT_ERRORS_OF_SHEETS
#undef STARLOT_ERRORS_OF_DRAWS
#undef STARLOT_ERRORS_OF_ESTIMATES
#undef STARLOT_ERRORS_OF_COMPANIES
#undef STARLOT_ERRORS_OF_DECISIONS
#undef STARLOT_ERRORS_OF_FILES

#endif
