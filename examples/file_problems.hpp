// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_EXAMPLES_FILE_PROBLEMS_HPP
#define STARLOT_EXAMPLES_FILE_PROBLEMS_HPP

#include "csv.hpp"

#include <starlot/core/points.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the readers of all files share: problems, which are collected and printed together, words, and numbers.

namespace files {

using starlot::language;

/// What only the contents of these files can have wrong: 95x those of a company's folder, 96x schemes; beside the
/// numbers of csv.hpp (90x to 93x) and of the library.
enum class file_errc : int {
  unknown_word = 950,      ///< not one of the words of this column
  number_missing = 951,    ///< the finding needs this number
  number_unexpected = 952, ///< the finding has no such number
  not_whole = 953,         ///< a count is a whole number
  repeated_row = 954,      ///< the criterion has a row already, for this outlet or for the head office
  outlet_missing = 955,    ///< the indicator is scored per outlet
  outlet_unexpected = 956, ///< the indicator is scored at the head office
  cannot_pool = 957,       ///< under this rule several outlets do not sum up
  spaces = 958,            ///< an outlet with spaces around its name would count as another one

  cell_missing = 960,           ///< a row of this kind needs something here
  cell_unexpected = 961,        ///< a row of this kind takes nothing here
  not_a_share = 962,            ///< neither 60% nor 3/5, or not between nothing and all
  not_a_ratio = 963,            ///< not two whole numbers, 1/10
  knot_without_criterion = 964, ///< a knot stands right below its criterion, or below another of its knots
  knot_unexpected = 965,        ///< the criterion's rule has no knots
  scheme_row_missing = 966,     ///< there is one row that says what the scheme is called
  scheme_row_repeated = 967,    ///< and only one
  not_a_condition = 968,        ///< not of the form `branch 3 below 50% and not asked`
};

inline starlot::text file_error_text(file_errc code) {
  switch (code) {
  case file_errc::unknown_word:
    return {"this word is not known in this column", "该列中没有这个词"};
  case file_errc::number_missing:
    return {"the finding needs a number here", "该评审发现在此需要数值"};
  case file_errc::number_unexpected:
    return {"the finding takes no number here", "该评审发现在此不应有数值"};
  case file_errc::not_whole:
    return {"a count must be a whole number", "计数必须是整数"};
  case file_errc::repeated_row:
    return {"the criterion has a row for this outlet, or for the head office, already",
            "该评价指标在此网点(或总部)已有记录"};
  case file_errc::outlet_missing:
    return {"the indicator is scored per outlet; name the outlet", "该评价指标按网点评分,请填写网点"};
  case file_errc::outlet_unexpected:
    return {"the indicator is scored at the head office; leave the outlet empty",
            "该评价指标在总部评分,网点应为空"};
  case file_errc::spaces:
    return {"spaces before or behind the name of the outlet", "网点名称前后有空格"};
  case file_errc::cannot_pool:
    return {
        "outlets that differ cannot be summed under this rule; proportional counts each outlet as a sample",
        "该规则下结果不同的网点不能合并;按比例规则时每个网点计为一个样本"};
  case file_errc::cell_missing:
    return {"a row of this kind needs something in this column", "这种行在该列必须填写"};
  case file_errc::cell_unexpected:
    return {"a row of this kind takes nothing in this column, or not beside what it says already",
            "这种行在该列应为空,或与该行已填内容重复"};
  case file_errc::not_a_share:
    return {"a share is written 60% or 3/5, from nothing to all", "比例应写作60%或3/5,介于零与全部之间"};
  case file_errc::not_a_ratio:
    return {"a ratio is written as two whole numbers, 1/10", "比值应写作两个整数,如1/10"};
  case file_errc::knot_without_criterion:
    return {"a knot stands right below its criterion", "节点行应紧接在所属评价指标之下"};
  case file_errc::knot_unexpected:
    return {"the rule of the criterion above has no knots", "上面评价指标的评分规则不带节点"};
  case file_errc::scheme_row_missing:
    return {"there is no row of the kind scheme", "缺少scheme行"};
  case file_errc::scheme_row_repeated:
    return {"there is a row of the kind scheme already", "scheme行重复"};
  case file_errc::not_a_condition:
    return {"conditions are written like: branch 3 below 50% and not (asked or score above 60)",
            "条件的写法如:branch 3 below 50% and not (asked or score above 60)"};
  }
  return {};
}

/// A problem of one of the files, ready to be printed.
struct problem {
  csv::place where;
  int number = 0;
  std::string sentence;
};

/// The problems of one file, printed in the order of their places.
class problems {
public:
  explicit problems(language l) : language_{l} {}

  void add(csv::place const& where, file_errc code, std::string_view value) {
    all_.push_back(
        {where, static_cast<int>(code), quoted(value) + std::string{file_error_text(code).in(language_)}});
  }
  void add(csv::place const& where, starlot::error e, std::string_view value = {}) {
    e.where.line = 0; // stands before the sentence
    auto const sentence = starlot::describe(e, language_);
    all_.push_back({where, static_cast<int>(e.code), quoted(value) + sentence});
  }
  void add(csv::problem const& p) {
    auto placeless = p;
    static_cast<csv::place&>(placeless) = {};
    all_.push_back({p, static_cast<int>(p.code),
                    csv::sentence(placeless, language_ == language::zh ? csv::lang::zh : csv::lang::en)});
  }

  [[nodiscard]] bool none() const { return all_.empty(); }

  [[nodiscard]] std::string print(std::string_view file) {
    std::stable_sort(all_.begin(), all_.end(),
                     [](problem const& a, problem const& b) { return a.where < b.where; });
    std::string out;
    for (auto const& p : all_) {
      out += file;
      if (p.where.line != 0)
        out += ':' + std::to_string(p.where.line) + ':' + std::to_string(p.where.column);
      out += language_ == language::zh ? ": 错误 " : ": error ";
      out += std::to_string(p.number) + ": " + p.sentence + '\n';
    }
    return out;
  }

private:
  [[nodiscard]] static std::string quoted(std::string_view value) {
    return value.empty() ? std::string{} : '\'' + csv::detail::shown(value) + "': ";
  }

  language language_;
  std::vector<problem> all_;
};

/// A word of a column and what it means.
template <class Meaning> struct word {
  std::string_view spelling;
  Meaning meaning;
};
template <class Words> [[nodiscard]] auto const* look_up(Words const& words, std::string_view spelling) {
  auto const found =
      std::find_if(words.begin(), words.end(), [&](auto const& w) { return w.spelling == spelling; });
  return found == words.end() ? nullptr : &*found;
}

/// Parses a decimal cell; reports and returns nothing where it is none.
template <class Decimal> std::optional<Decimal> number(csv::cell const& c, problems& found) {
  auto const parsed = starlot::parse<Decimal>(c.text);
  if (parsed)
    return *parsed;
  found.add(c, parsed.error(), c.text);
  return std::nullopt;
}

} // namespace files

#endif
