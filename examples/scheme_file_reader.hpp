// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_EXAMPLES_SCHEME_FILE_READER_HPP
#define STARLOT_EXAMPLES_SCHEME_FILE_READER_HPP

#include "csv.hpp"
#include "file_problems.hpp"
#include "scheme_file_conditions.hpp"
#include "scheme_file_row.hpp"
#include "scheme_file_words.hpp"

#include <starlot/detail/base/utf8.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/ready_policy.hpp>
#include <starlot/scheme/ready_roll_up.hpp>

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Reads the form that scheme_file.hpp describes.

namespace files {

/// A scheme, and what its file says about itself.
struct scheme_sheet {
  std::string note;
  starlot::loaded_scheme scheme;
};

namespace detail {

/// Turns the rows of a file into the parts of a scheme, and faults of the scheme into places of the file.
class scheme_reader : row_reader {
public:
  using row_reader::row_reader;

  [[nodiscard]] starlot::scheme_parts const& read() {
    for (at_ = 0; at_ < file_.rows.size(); ++at_)
      take_row();
    if (head_ == nowhere)
      found_.add({}, file_errc::scheme_row_missing, {});
    return parts_;
  }

  void add(starlot::error const& fault) {
    auto const [row, is_rung] = row_of(fault);
    at_ = row;
    found_.add(cell(column_of(fault.code, is_rung)), fault);
  }

private:
  using errc = starlot::errc;
  using row_reader::add;
  static constexpr auto nowhere = static_cast<std::size_t>(-1);

  void take_row() {
    for (auto const& c : file_.rows[at_])
      if (!starlot::detail::is_printable_utf8(c.text))
        return skip(), found_.add(c, starlot::error::of(errc::bad_text), c.text);
    auto const& word = cell("row").text;
    auto const own = own_name(word);
    auto const* const kind = look_up(row_kinds, word);
    if (own.empty() && kind == nullptr)
      return skip(), add(cell("row"), word.empty() ? file_errc::cell_missing : file_errc::unknown_word);
    auto const columns = own.empty() ? kind->columns : columns_of_own_step;
    for (auto const& column : file_.columns)
      if (column != "row" && columns.find(' ' + column + ' ') == columns.npos)
        unexpected(column);
    if (word == "knot")
      return take_knot();
    skip();
    no_knots_ = file_errc::knot_without_criterion;
    if (!own.empty())
      take_own_step(own);
    else if (kind->is_step)
      take_step(kind->step);
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
      return add(cell("row"), file_errc::scheme_row_repeated);
    head_ = at_;
    parts_.title = {cell("id").text, cell("version").text, text()};
    parts_.top = chosen_roll_up();
    if (is_filled("points"))
      parts_.out_of = number<starlot::points>(cell("points"), found_);
    parts_.not_applicable = choose<starlot::policy_choice>("not_applicable", policies, {});
    parts_.renormalise = choose<renormalise>("renormalise", levels_of_weight, renormalise::over_tree);
    if (is_filled("starts_at"))
      parts_.starts_at = number<starlot::points>(cell("starts_at"), found_).value_or(starlot::points{});
    if (is_filled("if_nothing_applies"))
      take_nothing_applies(cell("if_nothing_applies"));
    if (auto const own = own_name(cell("ladder").text); !own.empty())
      parts_.ladder = starlot::custom{own};
    else if (cell("ladder").text == "none")
      parts_.is_ungraded = true;
    else if (is_filled("ladder"))
      add(cell("ladder"), file_errc::unknown_word);
    take_aggregation();
  }

  template <class Cell> void take_nothing_applies(Cell const& c) {
    using starlot::if_nothing_applies;
    if (c.text == "refuse")
      parts_.nothing_applies = if_nothing_applies::refuse;
    else if (c.text == "no_score")
      parts_.nothing_applies = if_nothing_applies::no_score;
    else
      parts_.nothing_applies =
          if_nothing_applies::earns(number<starlot::points>(c, found_).value_or(starlot::points{}));
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
      add(cell("aggregation"), file_errc::unknown_word);
    else if (is_needed("limit"))
      found_.add(cell("limit"), policy.error(), cell("limit").text);
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
    found_.add(cell("roll_up"), ready.error(), said);
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
      return starlot::between(number<starlot::points>(cell("points"), found_).value_or(starlot::points{}),
                              number<starlot::points>(cell("to"), found_).value_or(starlot::points{}));
    if (is_filled("points"))
      return number<starlot::points>(cell("points"), found_).value_or(starlot::points{});
    if (starlot::weight_ratio w{1, 1}; is_filled("weight") && quotient(cell("weight").text, w.part, w.whole))
      return starlot::weight_ratio{w.part, w.whole};
    if (is_filled("weight"))
      return number<starlot::weight>(cell("weight"), found_).value_or(starlot::weight{});
    if (is_needed)
      add(cell("points"), file_errc::cell_missing);
    return {};
  }

  /// The rule of a criterion; knots are added by the rows below it.
  [[nodiscard]] starlot::rule_choice rule() {
    auto const& word = cell("rule");
    no_knots_ = file_errc::knot_unexpected;
    if (auto const own = own_name(word.text); !own.empty()) {
      unexpected("limit");
      return starlot::custom{own};
    }
    auto const* const known = look_up(rules, word.text);
    if (known == nullptr) {
      add(word, word.text.empty() ? file_errc::cell_missing : file_errc::unknown_word);
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
      choice.first = number<starlot::points>(cell("limit"), found_).value_or(starlot::points{}).micro();
    return choice;
  }

  void ratio(starlot::rule_choice& choice) {
    auto const& limit = cell("limit");
    if (limit.text.empty())
      add(limit, file_errc::cell_missing);
    else if (!quotient(limit.text, choice.first, choice.second))
      add(limit, file_errc::not_a_ratio);
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
      return add(cell("limit"), file_errc::unknown_word);
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
      add(cell("compares"), file_errc::unknown_word);
  }

  /// An own step has id and title itself; beside a condition they are those of what is asked.
  void take_own_step(std::string_view name) {
    starlot::step_choice s{starlot::custom{name}};
    s.id = cell("id").text;
    s.title = text();
    condition(s);
    for (auto const& c : s.conditions)
      s.asks_among_others = s.asks_among_others || c.of == measure::finding;
    if (!s.asks())
      for (auto const* const column : {"id", "text_en", "text_zh"})
        unexpected(column);
    add_step(s);
  }

  void take_step(step_kind kind) {
    starlot::step_choice s{starlot::step{.kind = kind, .id = cell("id").text, .title = text()}};
    if (s.acts_on_grade()) {
      s.rung = rung();
    } else if (kind == step_kind::veto) {
      s.rung = std::string_view{cell("rung").text};
    } else if (kind == step_kind::counts) {
      s.over = cell("under").text;
    } else if (kind == step_kind::group_is) {
      s.over = cell("group").text;
    } else {
      auto const amount = needed<starlot::points>("points").value_or(starlot::points{});
      (kind == step_kind::floor_at || kind == step_kind::clamp ? s.least : s.amount) = amount;
    }
    if (kind == step_kind::clamp)
      s.amount = needed<starlot::points>("to").value_or(s.least);
    if (kind == step_kind::round_to && is_needed("rounding"))
      s.mode = choose<rounding>("rounding", roundings, rounding::half_even);
    if (is_filled("count"))
      s.limit = whole("count").value_or(s.limit);
    condition(s);
    add_step(s);
  }

  [[nodiscard]] starlot::rung_ref rung() {
    if (!is_filled("rung"))
      return needed<starlot::points>("points").value_or(starlot::points{});
    unexpected("points");
    return std::string_view{cell("rung").text};
  }

  void condition(starlot::step_choice& s) {
    auto const& word = cell("if");
    if (word.text.empty()) {
      if (s.kind == step_kind::rung_needs)
        add(word, file_errc::cell_missing);
      for (auto const* const column : {"looks_at", "where", "compares", "limit", "condition"})
        unexpected(column);
      return;
    }
    s.unless = choose<bool>("if", s.kind == step_kind::rung_needs ? conditions_of_rungs : conditions, false);
    if (is_filled("condition"))
      return combination(s);
    if (!is_needed("looks_at"))
      return;
    s.when.of = choose<measure>("looks_at", measures, measure::always);
    if (s.when.of == measure::always)
      return; // an unknown word
    if (s.asks()) {
      for (auto const* const column : {"where", "compares", "limit"})
        unexpected(column);
      return;
    }
    if (s.when.of == measure::group) {
      for (auto const* const column : {"compares", "limit"})
        unexpected(column);
      is_needed("where");
      s.when.where = cell("where").text;
      return;
    }
    if (s.when.of == measure::branch || s.when.of == measure::value)
      is_needed("where");
    else if (s.when.of != measure::assessed_weight)
      unexpected("where");
    s.when.where = cell("where").text;
    if (is_needed("compares"))
      s.when.is = choose<bound>("compares", bounds, bound::at_least);
    if (is_needed("limit"))
      limit(s.when);
  }

  void combination(starlot::step_choice& s) {
    for (auto const* const column : {"looks_at", "where", "compares", "limit"})
      unexpected(column);
    std::string_view wrong;
    auto all = condition_parser{cell("condition").text, s.id, quoted_ids_}.read(wrong);
    if (!all)
      return found_.add(cell("condition"), file_errc::not_a_condition, wrong);
    s.when = all->back();
    all->pop_back();
    if (s.when.of == measure::finding)
      s.when.where = {}; // the only one
    s.conditions = std::move(*all);
  }

  void limit(starlot::condition& c) {
    auto const& text = cell("limit").text;
    if (c.of == measure::value)
      c.numerator = number<starlot::decimal>(cell("limit"), found_).value_or(starlot::decimal{}).micro();
    else if (text.find_first_of("%/") != text.npos) {
      auto const part = share("limit").value_or(starlot::share{});
      c.numerator = part.numerator();
      c.denominator = part.denominator();
    } else if (c.of == measure::assessed_weight) {
      c.of = measure::assessed_count;
      c.numerator = whole("limit").value_or(0);
    } else {
      c.in_points = true;
      c.numerator = number<starlot::points>(cell("limit"), found_).value_or(starlot::points{}).micro();
    }
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
      r.stars = number<starlot::decimal>(cell("stars"), found_).value_or(starlot::decimal{});
    if (is_filled("to"))
      r = r.to(number<starlot::points>(cell("to"), found_).value_or(starlot::points{}));
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

  [[nodiscard]] std::string_view column_of(errc code, bool is_rung) const {
    switch (code) {
    case errc::scheme_without_version:
      return "version";
    case errc::scheme_without_id:
    case errc::empty_id:
    case errc::bad_id:
    case errc::id_with_unseen:
    case errc::duplicate_id:
      return "id";
    case errc::unknown_parent:
    case errc::parent_is_a_criterion:
    case errc::parent_cycle:
    case errc::too_deep:
      return "under";
    case errc::bad_weight_ratio:
      return "weight";
    case errc::points_not_positive:
    case errc::weight_where_points_count:
      return is_filled("weight") ? "weight" : "points";
    case errc::points_do_not_add_up:
    case errc::points_missing:
    case errc::points_out_of_range:
    case errc::points_where_weights_count:
    case errc::advisory_with_worth:
    case errc::amount_not_positive:
      return "points";
    case errc::too_few_knots:
    case errc::knots_not_increasing:
    case errc::knots_too_far_apart:
    case errc::knot_beyond_worth:
    case errc::knot_not_strict:
    case errc::otherwise_misplaced:
    case errc::rule_needs_points:
    case errc::any_finding_is_advisory:
    case errc::unknown_rule:
      return "rule";
    case errc::ratio_not_positive:
    case errc::bad_reading:
    case errc::half_credit_limit_negative:
    case errc::trims_everything:
    case errc::wrong_parameter:
      return "limit";
    case errc::unknown_roll_up:
    case errc::raw_sum_below_top:
      return "roll_up";
    case errc::needs_raw_sum:
      return is_filled("starts_at") ? "starts_at" : "points";
    case errc::ungraded_with_rungs:
      return "ladder";
    case errc::points_for_nothing_out_of_range:
      return "if_nothing_applies";
    case errc::raw_sum_is_rescaled:
      return is_filled("renormalise") ? "renormalise" : "points";
    case errc::finding_of_does_not_fit:
      return "finding_of";
    case errc::unknown_policy:
      return "not_applicable";
    case errc::unknown_aggregation:
      return "aggregation";
    case errc::limit_not_positive:
      return "count";
    case errc::unknown_rung:
    case errc::special_rung_has_no_order:
    case errc::award_is_not_special:
      return is_filled("rung") ? "rung" : "points";
    case errc::unknown_branch:
      return is_filled("condition") ? "condition" : "where";
    case errc::condition_does_not_fit:
    case errc::condition_without_effect:
    case errc::second_question:
      return is_filled("condition") ? "condition" : "limit";
    case errc::group_without_ladder:
      return is_filled("group") ? "group" : is_filled("condition") ? "condition" : "where";
    case errc::clamp_reversed:
    case errc::ladder_gap:
    case errc::ladder_overlap:
      return "to";
    case errc::ladder_mixed_directions:
    case errc::special_rung_misplaced:
      return "compares";
    case errc::ladder_not_increasing:
    case errc::rung_unreachable:
      return is_rung ? "points" : "ladder";
    case errc::rung_without_name:
      return is_rung ? "text_en" : "ladder";
    case errc::stars_negative:
      return is_rung ? "stars" : "ladder";
    case errc::duplicate_group:
      return is_rung ? "group" : "ladder";
    case errc::unknown_ladder:
    case errc::rungs_beside_own_ladder:
      return "ladder";
    default:
      return "row";
    }
  }

  starlot::scheme_parts parts_;
  std::size_t head_ = nowhere;    ///< the row of the scheme
  std::vector<std::size_t> rows_; ///< rows of the file of clauses and criteria, of steps, and of rungs
  std::vector<std::size_t> steps_;
  std::vector<std::size_t> rungs_;
  std::deque<std::string> quoted_ids_; ///< ids of conditions, without their quotes
  std::size_t knots_go_to_ = nowhere;  ///< criterion that takes the knots of the next rows
  std::optional<file_errc> no_knots_ = file_errc::knot_without_criterion; ///< why none may
};

[[nodiscard]] inline std::optional<scheme_sheet>
build_scheme(csv::read_result const& file, starlot::custom_table const& mine, problems& found) {
  for (auto const& p : file.problems)
    found.add(p);
  if (!found.none())
    return std::nullopt;
  scheme_reader reader{file.value, found};
  auto const& parts = reader.read();
  if (!found.none())
    return std::nullopt;
  auto built = starlot::loaded_scheme::build(parts, mine);
  if (built)
    return scheme_sheet{file.value.note, std::move(built).value()};
  for (auto const& fault : built.errors())
    reader.add(fault);
  return std::nullopt;
}

} // namespace detail

/// The scheme of a file's bytes, or nothing and all its problems. `mine` holds the parts that it calls `own`.
/// Preconditions: no problem was found yet.
[[nodiscard]] inline std::optional<scheme_sheet>
read_scheme(std::string_view bytes, starlot::custom_table const& mine, problems& found) {
  return detail::build_scheme(csv::read(bytes, scheme_form), mine, found);
}

/// The same for a file on disk.
[[nodiscard]] inline std::optional<scheme_sheet>
read_scheme_file(std::string const& path, starlot::custom_table const& mine, problems& found) {
  return detail::build_scheme(csv::read_file(path, scheme_form), mine, found);
}

} // namespace files

#endif
