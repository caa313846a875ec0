// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_CORE_FILE_ERRORS_HPP
#define STARLOT_DETAIL_CORE_FILE_ERRORS_HPP
// IWYU pragma: private, include <starlot/core/error_code.hpp>

// The part of the list of error codes that is about files: 9xx, see core/error_code.hpp.

// clang-format off
#define STARLOT_ERRORS_OF_FILES(X) \
  X(900, cannot_open, "the file cannot be opened or read", "无法打开或读取文件") \
  X(901, file_too_large, "the file is too large, in bytes", "文件过大(单位:字节)") \
  X(902, file_empty, "the file is empty; it must begin with its form", "文件是空的;开头应为其格式名") \
  X(903, cannot_write, "the file cannot be written", "无法写入文件") \
  X(910, file_in_utf16, \
    "the file is in UTF-16; save it as UTF-8: in a spreadsheet by Save As, type \"CSV UTF-8 (comma " \
    "delimited)\", or in a text editor with encoding UTF-8", \
    "文件是 UTF-16 编码;请另存为 UTF-8:电子表格中选“另存为”“CSV UTF-8(逗号分隔)”,或" \
    "用记事本打开后另存,编码选 UTF-8") \
  X(911, file_not_utf8, \
    "this byte is not UTF-8 (is it GBK or GB18030?); save the file as UTF-8: in a spreadsheet by Save As, " \
    "type \"CSV UTF-8 (comma delimited)\", or in a text editor with encoding UTF-8", \
    "该字节不是 UTF-8(是 GBK 或 GB18030 吗?);请另存为 UTF-8:电子表格中选“另存为”“" \
    "CSV UTF-8(逗号分隔)”,或用记事本打开后另存,编码选 UTF-8") \
  X(912, nul_byte, "a NUL byte: damaged, or not a text file; save it as UTF-8", \
    "出现 NUL 字节:文件已损坏或不是文本文件;请另存为 UTF-8") \
  X(913, file_is_workbook, \
    "this is a workbook of a spreadsheet; save its sheet by Save As, type \"CSV UTF-8 (comma delimited)\"", \
    "这是电子表格的工作簿;请用“另存为”将工作表存为“CSV UTF-8(逗号分隔)”") \
  X(920, unclosed_quote, "this double quote is never closed", "这个双引号没有对应的结束引号") \
  X(921, stray_quote, \
    "a double quote inside the field, or text after its closing quote; put the whole field between double " \
    "quotes and write each quote inside it twice", \
    "字段中间有双引号,或结束引号之后还有文字;请用双引号括住整个字段,其中的每个双引号写两次") \
  X(922, lone_cr, \
    "a carriage return without line feed; save the file with line ends LF or CRLF", \
    "有回车符而没有换行符;保存文件时请用 LF 或 CRLF 换行") \
  X(923, field_count, \
    "the row has another number of fields than there are columns; a field with a separator in it must be " \
    "between double quotes", \
    "该行的字段数与列数不同;含有分隔符的字段须用双引号括住") \
  X(930, wrong_form, "the file does not begin with the form that is due", "文件开头不是应有的格式名") \
  X(931, unsupported_version, "this version of the form is not supported, but another", "不支持该格式版本,应为") \
  X(932, no_columns, "the row of column names is missing", "缺少列名行") \
  X(933, missing_column, "a column is missing", "缺少列") \
  X(934, unknown_column, "there is no such column; known are", "没有这一列;可用的列") \
  X(935, duplicate_column, "the column appears twice", "该列重复出现") \
  X(950, unknown_word, "this word is not known in this column", "该列中没有这个词") \
  X(951, number_missing, "the finding needs a number here", "该评审发现在此需要数值") \
  X(952, number_unexpected, "the finding takes no number here", "该评审发现在此不应有数值") \
  X(953, not_whole, "a count must be a whole number", "计数必须是整数") \
  X(954, repeated_row, "the criterion has a row for this outlet, or for the head office, already", \
    "该评价指标在此网点(或总部)已有记录") \
  X(955, outlet_missing, "the indicator is scored per outlet; name the outlet", "该评价指标按网点评分,请填写网点") \
  X(956, outlet_unexpected, "the indicator is scored at the head office; leave the outlet empty", "该评价指标在总部评分,网点应为空") \
  X(957, cannot_pool, \
    "outlets that differ cannot be summed under this rule; proportional counts each outlet as a sample", \
    "该规则下结果不同的网点不能合并;按比例规则时每个网点计为一个样本") \
  X(959, looks_like_another, \
    "it looks like another one, but for blanks and characters that are not seen", \
    "与另一处看起来相同,只差空格或不可见字符") \
  X(960, cell_missing, "a row of this kind needs something in this column", "这种行在该列必须填写") \
  X(961, cell_unexpected, \
    "a row of this kind takes nothing in this column, or not beside what it says already", \
    "这种行在该列应为空,或与该行已填内容重复") \
  X(962, not_a_share, "a share is written 60% or 3/5, from nothing to all", "比例应写作60%或3/5,介于零与全部之间") \
  X(963, not_a_ratio, "a ratio is written as two whole numbers, 1/10", "比值应写作两个整数,如1/10") \
  X(964, knot_without_criterion, "a knot stands right below its criterion", "节点行应紧接在所属评价指标之下") \
  X(965, knot_unexpected, "the rule of the criterion above has no knots", "上面评价指标的评分规则不带节点") \
  X(966, scheme_row_missing, "there is no row of the kind scheme", "缺少scheme行") \
  X(967, scheme_row_repeated, "there is a row of the kind scheme already", "scheme行重复") \
  X(968, not_a_condition, \
    "conditions are written like: branch 3 below 50% and not (asked or score above 60)", \
    "条件的写法如:branch 3 below 50% and not (asked or score above 60)") \
  X(970, draw_record_missing, \
    "there is a frame of outlets, but no record of the draw; without it nobody knows which outlets were to be " \
    "visited", \
    "有抽样框而没有抽样记录,无从得知应访哪些网点") \
  X(980, bad_file_name, \
    "a file of an audit package has a plain name: letters, digits, points, underlines and hyphens, and slashes between " \
    "folders", \
    "审核资料包中的文件名只能由字母、数字、点、下划线、连字符组成,目录之间用斜线") \
  X(981, file_listed_twice, "the package has a file of this name already", "资料包中已有同名文件") \
  X(982, not_a_manifest, "this is no manifest of an audit: its first line is \"# starlot audit 1\"", \
    "这不是审核资料包的清单:首行应为 \"# starlot audit 1\"") \
  X(983, bad_manifest_line, \
    "a line of the manifest is a SHA-256, two spaces and the name of a file, in the order of names", \
    "清单各行应为 SHA-256、两个空格和文件名,按文件名排序") \
  X(984, file_missing, "the package lacks a file that is due", "资料包缺少应有的文件") \
  X(985, file_not_listed, "the manifest does not list this file", "清单未列出该文件") \
  X(986, file_altered, "the file is not the one that the manifest lists", "该文件与清单所列不符") \
  X(987, bad_terms_line, "the terms of the audit have no such line here", "审核条件文件此处不应有这样的行") \
  X(988, rating_differs, "the rating gives another line here", "重新评定得到的此行与记录不同")
// clang-format on

#endif
