// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_SCHEME_STEPS_HPP
#define STARLOT_DETAIL_FILES_SCHEME_STEPS_HPP
// IWYU pragma: private, include <starlot/files/scheme_file.hpp>

#include <starlot/core/error_code.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/files/scheme_cells.hpp>
#include <starlot/detail/files/scheme_conditions.hpp>
#include <starlot/detail/files/scheme_words.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail::files {

/// Reads rows that are steps.
class step_reader : protected row_reader {
protected:
  using row_reader::row_reader;

  /// An own step has id and title itself; beside a condition they are those of what is asked.
  [[nodiscard]] starlot::step_choice own_step(std::string_view name) {
    starlot::step_choice s{starlot::custom{name}};
    s.id = cell("id").text;
    s.title = text();
    condition(s);
    for (auto const& c : s.conditions)
      s.asks_among_others = s.asks_among_others || c.of == measure::finding;
    if (!s.asks())
      for (auto const* const column : {"id", "text_en", "text_zh"})
        unexpected(column);
    return s;
  }

  [[nodiscard]] starlot::step_choice step(step_kind kind) {
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
    return s;
  }

private:
  [[nodiscard]] starlot::rung_ref rung() {
    if (!is_filled("rung"))
      return needed<starlot::points>("points").value_or(starlot::points{});
    unexpected("points");
    return std::string_view{cell("rung").text};
  }

  void condition(starlot::step_choice& s) {
    auto const word = cell("if");
    if (word.text.empty()) {
      if (s.kind == step_kind::rung_needs)
        add(word, errc::cell_missing);
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
      return found_.add(cell("condition").fault(errc::not_a_condition).about(wrong));
    s.when = all->back();
    all->pop_back();
    if (s.when.of == measure::finding)
      s.when.where = {}; // the only one
    s.conditions = std::move(*all);
  }

  void limit(starlot::condition& c) {
    auto const text = cell("limit").text;
    if (c.of == measure::value)
      c.numerator = number<starlot::decimal>("limit").value_or(starlot::decimal{}).micro();
    else if (text.find_first_of("%/") != text.npos) {
      auto const part = share("limit").value_or(starlot::share{});
      c.numerator = part.numerator();
      c.denominator = part.denominator();
    } else if (c.of == measure::assessed_weight) {
      c.of = measure::assessed_count;
      c.numerator = whole("limit").value_or(0);
    } else {
      c.in_points = true;
      c.numerator = number<starlot::points>("limit").value_or(starlot::points{}).micro();
    }
  }

  std::deque<std::string> quoted_ids_; ///< ids of conditions, without their quotes
};

} // namespace starlot::inline v0::detail::files

#endif
