// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_SCHEME_CONDITIONS_HPP
#define STARLOT_DETAIL_FILES_SCHEME_CONDITIONS_HPP
// IWYU pragma: private, include <starlot/files/files/scheme_file.hpp>


#include <starlot/detail/files/scheme_cells.hpp>
#include <starlot/detail/files/scheme_words.hpp>
#include <starlot/scheme/condition.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Combined conditions as the text of one cell, `branch 3 below 50% and not (asked or score above 60)`:
// see files/scheme_file.hpp.

namespace starlot::inline v0::detail::files {

using starlot::condition;

/// 60%, or 3/5 where percents cannot say the same, down to the numerator.
[[nodiscard]] inline std::string to_text(starlot::share s) {
  constexpr auto all = 100 * starlot::decimal::one;
  auto const lowest = s.reduced();
  bool const is_lowest = lowest.denominator() == s.denominator();
  if (is_lowest && all % s.denominator() == 0)
    return to_string(starlot::decimal::from_micro(s.numerator() * (all / s.denominator()))) + '%';
  return std::to_string(s.numerator()) + '/' + std::to_string(s.denominator());
}

[[nodiscard]] inline std::string limit_text(condition const& c) {
  return c.in_points                       ? to_string(starlot::points::from_micro(c.numerator))
         : c.of == measure::assessed_count ? std::to_string(c.numerator)
         : c.of == measure::value          ? to_string(starlot::decimal::from_micro(c.numerator))
                                           : to_text(starlot::share::of(c.numerator, c.denominator));
}

/// An id between single quotes, which are doubled in it, where it would not be read as one.
[[nodiscard]] inline std::string quoted(std::string_view id) {
  bool const is_word = id == "and" || id == "or" || id == "not" || look_up(bounds, id) != nullptr;
  if (!is_word && !id.empty() && id.find_first_of(" ()'") == id.npos)
    return std::string{id};
  std::string out = "'";
  for (char const c : id)
    out += c == '\'' ? "''" : std::string{c};
  return out + '\'';
}

/// The conditions of a step, operators behind their operands, as text, with as few brackets as keep their order.
[[nodiscard]] inline std::string conditions_text(std::span<condition const> others, condition const& last) {
  struct operand {
    std::string text;
    int binds; ///< 1: an `or`, 2: an `and`, 3: one condition
  };
  std::vector<operand> open;
  auto const in_brackets = [](operand const& o, int least) {
    return o.binds < least ? '(' + o.text + ')' : o.text;
  };
  auto const take = [&](condition const& c) {
    if (c.combines()) {
      int const binds = c.of == measure::both ? 2 : 1;
      auto const right = std::move(open.back());
      open.pop_back();
      auto& left = open.back();
      left = {in_brackets(left, binds) + (binds == 2 ? " and " : " or ") + in_brackets(right, binds + 1),
              binds};
      return;
    }
    std::string text = c.negated ? "not " : "";
    for (auto const& w : measures)
      if (w.meaning == c.of)
        text += w.spelling;
    if (c.of == measure::finding)
      return open.push_back({text, 3});
    text += c.where.empty() ? "" : ' ' + quoted(c.where);
    if (c.of == measure::group)
      return open.push_back({text, 3});
    for (auto const& w : bounds)
      if (w.meaning == c.is)
        text += ' ' + std::string{w.spelling};
    open.push_back({text + ' ' + limit_text(c), 3});
  };
  for (auto const& c : others)
    take(c);
  take(last);
  return open.back().text;
}

/// Reads such a text: operators behind their operands, a `not` at the single conditions.
class condition_parser {
public:
  /// `ids` keeps what quotes were taken from; `question`: the id of the step.
  condition_parser(std::string_view text, std::string_view question, std::deque<std::string>& ids)
      : text_{text}, question_{question}, ids_{ids} {}

  /// Nothing where it is no condition: `word` is where it goes wrong, empty at the end.
  [[nodiscard]] std::optional<std::vector<condition>> read(std::string_view& word) {
    for (next(); is_right_ && !is_at_end(); is_right_ ? next() : void())
      if (is_operand_due_)
        operand();
      else
        operation();
    while (is_right_ && !waiting_.empty()) {
      is_right_ = !is_operand_due_ && waiting_.back() != '(';
      if (is_right_)
        apply();
    }
    word = word_;
    if (!is_right_ || is_operand_due_)
      return std::nullopt;
    return std::move(out_);
  }

private:
  /// The next word, or none at the end. A word in quotes is an id, whatever it says.
  void next() {
    auto const from = text_.find_first_not_of(' ');
    text_.remove_prefix(from == text_.npos ? text_.size() : from);
    is_quoted_ = text_.starts_with('\'');
    if (is_quoted_)
      return quoted_word();
    auto const end = text_.starts_with('(') || text_.starts_with(')') ? 1 : text_.find_first_of(" ()");
    word_ = text_.substr(0, end);
    text_.remove_prefix(word_.size());
  }
  void quoted_word() {
    auto& id = ids_.emplace_back();
    for (std::size_t i = 1; i < text_.size(); ++i) {
      if (text_[i] == '\'' && !text_.substr(i + 1).starts_with('\'')) {
        word_ = id;
        return text_.remove_prefix(i + 1);
      }
      id += text_[i];
      i += text_[i] == '\'' ? 1U : 0U;
    }
    is_right_ = false; // no quote at the end
    word_ = text_;
  }
  [[nodiscard]] bool is_at_end() const { return word_.empty() && !is_quoted_; }
  [[nodiscard]] bool is(std::string_view word) const { return !is_quoted_ && word_ == word; }

  void operand() {
    if (is("not"))
      return waiting_.push_back('n');
    if (is("("))
      return waiting_.push_back('(');
    is_operand_due_ = false;
    starts_.push_back(out_.size());
    is_right_ = comparison();
  }

  void operation() {
    if (is(")")) {
      while (!waiting_.empty() && waiting_.back() != '(')
        apply();
      is_right_ = !waiting_.empty();
      if (is_right_)
        waiting_.pop_back();
      return;
    }
    is_right_ = is("and") || is("or");
    if (!is_right_)
      return;
    while (!waiting_.empty() && waiting_.back() != '(' && (waiting_.back() != 'o' || is("or")))
      apply();
    waiting_.push_back(is("and") ? 'a' : 'o');
    is_operand_due_ = true;
  }

  /// Does what was said last: `not`, `and` or `or`.
  void apply() {
    auto const what = waiting_.back();
    waiting_.pop_back();
    if (what == 'n') {
      for (auto i = starts_.back(); i < out_.size(); ++i)
        starlot::detail::negate(out_[i]);
      return;
    }
    out_.push_back({.of = what == 'a' ? measure::both : measure::either});
    starts_.pop_back();
  }

  bool comparison() {
    auto const* const subject = is_quoted_ ? nullptr : look_up(measures, word_);
    if (subject == nullptr)
      return false;
    condition c{.of = subject->meaning};
    if (c.of == measure::finding) {
      c.where = question_;
      out_.push_back(c);
      return true;
    }
    next();
    if (c.of == measure::group) {
      c.where = word_;
      out_.push_back(c);
      return is_right_ && !is_at_end();
    }
    auto const* how = is_quoted_ ? nullptr : look_up(bounds, word_);
    bool const names_part = c.of == measure::branch || c.of == measure::value;
    if (names_part || (c.of == measure::assessed_weight && how == nullptr)) {
      if (is_at_end())
        return false;
      c.where = word_;
      next();
      how = is_quoted_ ? nullptr : look_up(bounds, word_);
    }
    if (!is_right_ || how == nullptr)
      return false;
    c.is = how->meaning;
    next();
    bool const known = is_right_ && !is_quoted_ && limit(c);
    out_.push_back(c);
    return known;
  }

  bool limit(condition& c) const {
    if (c.of == measure::value) {
      auto const value = starlot::parse<starlot::decimal>(word_);
      c.numerator = value ? value->micro() : 0;
      return value.has_value();
    }
    if (word_.find_first_of("%/") != word_.npos) {
      auto const part = row_reader::share_in(word_);
      c.numerator = part ? part->numerator() : 0;
      c.denominator = part ? part->denominator() : 1;
      return part.has_value();
    }
    if (c.of == measure::assessed_weight) {
      c.of = measure::assessed_count;
      return row_reader::is_whole(word_, c.numerator);
    }
    auto const worth = starlot::parse<starlot::points>(word_);
    c.in_points = true;
    c.numerator = worth ? worth->micro() : 0;
    return worth.has_value();
  }

  std::string_view text_;
  std::string_view question_;
  std::deque<std::string>& ids_;
  std::string_view word_;
  bool is_quoted_ = false;
  bool is_right_ = true;
  bool is_operand_due_ = true;
  std::vector<condition> out_;
  std::vector<std::size_t> starts_; ///< of the operands that nothing combines yet, in `out_`
  std::string waiting_;             ///< n, a, o: not, and, or; and brackets
};

} // namespace starlot::inline v0::detail::files

#endif
