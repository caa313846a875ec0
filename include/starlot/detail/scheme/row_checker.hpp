// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_ROW_CHECKER_HPP
#define STARLOT_DETAIL_SCHEME_ROW_CHECKER_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/scheme/scheme_row.hpp>

#include <cstddef>
#include <string_view>

namespace starlot::inline v0::detail {

/// What only rows can have wrong, because the compiler's parts cannot say it.
template <class Parts> class row_checker {
public:
  row_checker(Parts const& parts, list<error>& found) : parts_{parts}, faults_{found} {}

  void run() {
    look_at(parts_.title.name, parts_.title.id, place::nowhere);
    for (std::size_t i = 0; i < parts_.rows.size(); ++i)
      row(parts_.rows[i], i);
    for (std::size_t i = 0; i < parts_.steps.size(); ++i)
      look_at(parts_.steps[i].title, parts_.steps[i].id, parts_.rows.size() + i);
    for (std::size_t i = 0; i < parts_.rungs.size(); ++i) {
      auto const& r = parts_.rungs[i];
      if (!is_printable_utf8(r.name.en) || !is_printable_utf8(r.name.zh) || !is_printable_utf8(r.group))
        say(errc::bad_rung_text, {}, i);
    }
  }

private:
  void say(errc code, std::string_view id, std::size_t index) {
    faults_.push_back(error::at(code, id, index));
  }
  void look_at(text const& t, std::string_view id, std::size_t index) {
    if ((t.en != id && !is_printable_utf8(t.en)) || !is_printable_utf8(t.zh)) // of an id, the validator says
      say(errc::bad_text, id, index);
  }
  template <class Row> void row(Row const& r, std::size_t index) {
    look_at(r.title, r.id, index);
    for (auto const& k : r.rule.knots)
      look_at(k.name, r.id, index);
    bool const for_criteria =
        r.not_applicable || r.renormalise || r.visited != head_office || !r.finding_of.empty();
    bool const for_clauses = r.roll_up.kind != sum_of_points;
    if (r.rule.is_said ? for_clauses : for_criteria)
      say(errc::part_of_another_kind, r.id, index);
    if (r.visited != head_office && r.visited != per_outlet)
      say(errc::unknown_scope, r.id, index);
  }

  Parts const& parts_;
  list<error>& faults_;
};

} // namespace starlot::inline v0::detail

#endif
