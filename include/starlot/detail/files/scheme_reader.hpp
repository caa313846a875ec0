// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_SCHEME_READER_HPP
#define STARLOT_DETAIL_FILES_SCHEME_READER_HPP
// IWYU pragma: private, include <starlot/files/files/scheme_file.hpp>


#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/detail/files/scheme_cells.hpp>
#include <starlot/detail/files/scheme_places.hpp>
#include <starlot/detail/files/scheme_steps.hpp>
#include <starlot/detail/files/scheme_words.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/ready_policy.hpp>
#include <starlot/scheme/ready_roll_up.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Reads the form that files/scheme_file.hpp describes.

namespace starlot::inline v0::detail::files {

/// Turns the rows of a file into the parts of a scheme, and faults of the scheme into places of the file.
class scheme_reader : step_reader {
public:
  using step_reader::step_reader;

  [[nodiscard]] starlot::scheme_parts const& read() {
    for (at_ = 0; at_ < file_.size(); ++at_)
      take_row();
    if (head_ == nowhere)
      found_.add(error::of(errc::scheme_row_missing));
    return parts_;
  }

  void add(starlot::error const& fault) {
    auto const [row, is_rung] = row_of(fault);
    at_ = row;
    found_.add(cell(column_of(fault.code, is_rung, [&](std::string_view column) { return is_filled(column); })), fault);
  }

private:
  using row_reader::add;
  static constexpr auto nowhere = static_cast<std::size_t>(-1);

  void take_row() {
    for (auto const& column : scheme_columns)
      if (auto const c = cell(column.name); !is_printable_utf8(c.text))
        return skip(), add(c, errc::bad_text);
    auto const word = cell("row").text;
    auto const own = own_name(word);
    auto const* const kind = look_up(row_kinds, word);
    if (own.empty() && kind == nullptr)
      return skip(), add(cell("row"), word.empty() ? errc::cell_missing : errc::unknown_word);
    auto const columns = own.empty() ? kind->columns : columns_of_own_step;
    for (auto const& column : scheme_columns)
      if (column.name != "row" && columns.find(' ' + std::string{column.name} + ' ') == columns.npos)
        unexpected(column.name);
    if (word == "knot")
      return take_knot();
    skip();
    no_knots_ = errc::knot_without_criterion;
    if (!own.empty())
      add_step(own_step(own));
    else if (kind->is_step)
      add_step(step(kind->step));
    else if (word == "scheme")
      take_scheme();
    else if (word == "rung")
      take_rung();
    else
      take_node(word == "criterion");
  }

  /// What stands behind a row that cannot be read is not known: knots are read, and belong to nothing.
  void skip() {
    no_knots_.reset();
    knots_go_to_ = nowhere;
  }

  void take_scheme() {
    if (head_ != nowhere)
      return add(cell("row"), errc::scheme_row_repeated);
    head_ = at_;
    parts_.title = {cell("id").text, cell("version").text, text()};
    parts_.top = chosen_roll_up();
    if (is_filled("points"))
      parts_.out_of = number<starlot::points>("points");
    parts_.not_applicable = choose<starlot::policy_choice>("not_applicable", policies, {});
    parts_.renormalise = choose<renormalise>("renormalise", levels_of_weight, renormalise::over_tree);
    if (is_filled("starts_at"))
      parts_.starts_at = number<starlot::points>("starts_at").value_or(starlot::points{});
    if (is_filled("if_nothing_applies"))
      take_nothing_applies(cell("if_nothing_applies"));
    if (auto const own = own_name(cell("ladder").text); !own.empty())
      parts_.ladder = starlot::custom{own};
    else if (cell("ladder").text == "none")
      parts_.is_ungraded = true;
    else if (is_filled("ladder"))
      add(cell("ladder"), errc::unknown_word);
    take_aggregation();
  }

  void take_nothing_applies(table_cell const& c) {
    using starlot::if_nothing_applies;
    if (c.text == "refuse")
      parts_.nothing_applies = if_nothing_applies::refuse;
    else if (c.text == "no_score")
      parts_.nothing_applies = if_nothing_applies::no_score;
    else
      parts_.nothing_applies =
          if_nothing_applies::earns(number<starlot::points>("if_nothing_applies").value_or(starlot::points{}));
  }

  void take_aggregation() {
    std::string_view const word = cell("aggregation").text;
    auto const own = own_name(word);
    // Without its parameter a policy is only read if it takes none.
    if (word.empty() || !own.empty() || starlot::ready_policy(word))
      unexpected("limit");
    if (word.empty())
      return;
    if (!own.empty()) {
      parts_.aggregation = starlot::custom{own};
      return;
    }
    auto const policy = starlot::ready_policy(word, starlot::ready_policy(word) ? "" : cell("limit").text);
    if (policy)
      parts_.aggregation = *policy;
    else if (policy.error().code == errc::unknown_aggregation)
      add(cell("aggregation"), errc::unknown_word);
    else if (is_needed("limit"))
      found_.add(cell("limit"), policy.error());
  }

  /// A word, a part of the caller's, or a ready roll-up with its parameter behind it: `drop_lowest 1`.
  [[nodiscard]] starlot::roll_up_choice chosen_roll_up() {
    std::string_view const said = cell("roll_up").text;
    auto const end = said.find(' ');
    auto const ready = starlot::ready_roll_up(said.substr(0, end),
                                              end == said.npos ? std::string_view{} : said.substr(end + 1));
    if (ready)
      return *ready;
    if (ready.error().code == errc::unknown_roll_up)
      return choose<starlot::roll_up_choice>("roll_up", roll_ups, {});
    found_.add(cell("roll_up"), ready.error());
    return {};
  }

  void take_node(bool is_criterion) {
    starlot::scheme_row row{.id = cell("id").text, .parent = cell("under").text, .title = text()};
    row.worth = worth(is_criterion);
    if (is_criterion) {
      row.rule = rule();
      row.visited = choose<scope>("scope", scopes, scope::head_office);
      if (is_filled("not_applicable"))
        row.not_applicable = choose<starlot::policy_choice>("not_applicable", policies, {});
      if (is_filled("renormalise"))
        row.renormalise = choose<renormalise>("renormalise", levels_of_weight, renormalise::over_tree);
      row.finding_of = cell("finding_of").text;
    } else {
      row.roll_up = chosen_roll_up();
    }
    parts_.rows.push_back(std::move(row));
    rows_.push_back(at_);
  }

  [[nodiscard]] starlot::row_worth worth(bool is_needed) {
    if (is_filled("points"))
      unexpected("weight");
    if (is_filled("to") && (!is_filled("points") || cell("points").text == "advisory"))
      unexpected("to");
    if (cell("points").text == "advisory")
      return starlot::advisory;
    if (is_filled("points") && is_filled("to"))
      return starlot::between(number<starlot::points>("points").value_or(starlot::points{}),
                              number<starlot::points>("to").value_or(starlot::points{}));
    if (is_filled("points"))
      return number<starlot::points>("points").value_or(starlot::points{});
    if (starlot::weight_ratio w{1, 1}; is_filled("weight") && quotient(cell("weight").text, w.part, w.whole))
      return starlot::weight_ratio{w.part, w.whole};
    if (is_filled("weight"))
      return number<starlot::weight>("weight").value_or(starlot::weight{});
    if (is_needed)
      add(cell("points"), errc::cell_missing);
    return {};
  }

  /// The rule of a criterion; knots are added by the rows below it.
  [[nodiscard]] starlot::rule_choice rule() {
    auto const word = cell("rule");
    no_knots_ = errc::knot_unexpected;
    if (auto const own = own_name(word.text); !own.empty()) {
      unexpected("limit");
      return starlot::custom{own};
    }
    auto const* const known = look_up(rules, word.text);
    if (known == nullptr) {
      add(word, word.text.empty() ? errc::cell_missing : errc::unknown_word);
      skip();
      return starlot::all_or_nothing;
    }
    starlot::rule_choice choice{known->meaning};
    if (has_knots(choice.kind)) {
      no_knots_.reset();
      knots_go_to_ = parts_.rows.size();
    }
    if (choice.kind == rule_kind::ratio)
      ratio(choice);
    else if (choice.kind >= rule_kind::table_at_least && choice.kind <= rule_kind::curve)
      reading(choice);
    else if (choice.kind != rule_kind::half_credit)
      unexpected("limit");
    else if (is_filled("limit"))
      choice.first = number<starlot::points>("limit").value_or(starlot::points{}).micro();
    return choice;
  }

  void ratio(starlot::rule_choice& choice) {
    auto const limit = cell("limit");
    if (limit.text.empty())
      add(limit, errc::cell_missing);
    else if (!quotient(limit.text, choice.first, choice.second))
      add(limit, errc::not_a_ratio);
  }

  /// What a table or curve rounds to before it is read: "0.1 half_even".
  void reading(starlot::rule_choice& choice) {
    auto rest = std::string_view{cell("limit").text};
    if (rest.empty())
      return;
    starlot::decimal step;
    starlot::rounding how{};
    if (!starlot::detail::take_number(rest, step) || !starlot::detail::take_rounding(rest, how) ||
        !rest.empty() || step <= starlot::decimal{})
      return add(cell("limit"), errc::unknown_word);
    choice.first = step.micro();
    choice.second = static_cast<int>(how);
  }

  void take_knot() {
    if (no_knots_)
      return add(cell("row"), *no_knots_);
    bool const is_otherwise = cell("at").text == "otherwise";
    if (is_otherwise && cell("share").text == "refused") {
      unexpected("points");
      unexpected("compares");
      if (knots_go_to_ != nowhere)
        parts_.rows[knots_go_to_].rule.knots.push_back(starlot::knot::otherwise_refused(text()));
      return;
    }
    auto const at = is_otherwise ? starlot::decimal{} : needed<starlot::decimal>("at");
    std::optional<starlot::knot> k;
    if (is_filled("points")) {
      unexpected("share");
      if (auto const earned = needed<starlot::points>("points"); at && earned)
        k = starlot::knot{*at, *earned, text()};
    } else if (auto const earned = share("share"); at && earned) {
      k = starlot::knot{*at, *earned, text()};
    }
    if (k)
      k->is_rest = is_otherwise;
    if (is_filled("compares"))
      bound_of_knot(k);
    if (k && knots_go_to_ != nowhere)
      parts_.rows[knots_go_to_].rule.knots.push_back(*k);
  }

  /// A table says itself which way it is read; a knot only whether its bound is strict.
  void bound_of_knot(std::optional<starlot::knot>& k) {
    auto const is = choose<bound>("compares", bounds, bound::at_least);
    if (knots_go_to_ == nowhere || !k)
      return;
    bool const upwards = parts_.rows[knots_go_to_].rule.kind == rule_kind::table_at_least;
    if (upwards ? (is == bound::at_least || is == bound::above)
                : (is == bound::at_most || is == bound::below))
      k->is_strict = is == bound::above || is == bound::below;
    else
      add(cell("compares"), errc::unknown_word);
  }

  void take_rung() {
    starlot::rung r;
    r.name = text();
    r.is_special = cell("compares").text == "awarded";
    if (r.is_special) {
      unexpected("points");
      unexpected("to");
    } else {
      std::int64_t over = 1;
      if (std::int64_t part = 0; quotient(cell("points").text, part, over) && part < 1'000'000'000'000)
        r.from = starlot::points{part};
      else
        r.from = needed<starlot::points>("points").value_or(starlot::points{});
      r.reached = choose<bound>("compares", bounds, bound::at_least);
      r = r.over(over);
    }
    r.group = cell("group").text;
    if (is_filled("stars"))
      r.stars = number<starlot::decimal>("stars").value_or(starlot::decimal{});
    if (is_filled("to"))
      r = r.to(number<starlot::points>("to").value_or(starlot::points{}));
    parts_.rungs.push_back(r);
    rungs_.push_back(at_);
  }

  void add_step(starlot::step_choice const& s) {
    parts_.steps.push_back(s);
    steps_.push_back(at_);
  }

  struct row_of_fault {
    std::size_t row;
    bool is_rung;
  };
  [[nodiscard]] row_of_fault row_of(starlot::error const& fault) const {
    auto index = fault.where.index;
    if (starlot::detail::is_about_rungs(fault.code))
      return index < rungs_.size() ? row_of_fault{rungs_[index], true} : row_of_fault{head_, false};
    if (index < rows_.size())
      return {rows_[index], false};
    index -= rows_.size();
    return {index < steps_.size() ? steps_[index] : head_, false};
  }

  starlot::scheme_parts parts_;
  std::size_t head_ = nowhere;    ///< the row of the scheme
  std::vector<std::size_t> rows_; ///< rows of the file of clauses and criteria, of steps, and of rungs
  std::vector<std::size_t> steps_;
  std::vector<std::size_t> rungs_;
  std::size_t knots_go_to_ = nowhere;  ///< criterion that takes the knots of the next rows
  std::optional<errc> no_knots_ = errc::knot_without_criterion; ///< why none may
};

} // namespace starlot::inline v0::detail::files

#endif
