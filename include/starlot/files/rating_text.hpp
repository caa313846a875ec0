// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_RATING_TEXT_HPP
#define STARLOT_FILES_RATING_TEXT_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/core/fraction_text.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/core/sealed_text.hpp>
#include <starlot/detail/report/json_words.hpp>
#include <starlot/scoring/grade.hpp>
#include <starlot/scoring/rating.hpp>
#include <starlot/scoring/trace.hpp>

#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// A rating as lines, exactly, to be kept, published, and compared with one that was worked out again.
///
///     auto const lines = to_bytes(*rating);
///
/// Form "starlot rating 1": a word and fields between tabs.
///
///     scheme 6c1f…                      content hash
///     outcome graded                    as in reports: below_ladder, vetoed, undetermined, …
///     grade 1 three stars               number of the rung from the worst, and its name; or "special" and a name
///     score 583/7                       in points; or "lowest 80", "highest 583/7" and whether these are guaranteed
///     open 0                            what is open
///     group small                       the peer group; empty
///     line criterion 1.2 scored 9 10    what it brought, of what it could; clauses and steps likewise
///
/// Numbers are exact, in lowest terms. The lines add up to the score, or to the lowest. The same rating is the same bytes.
/// Complexity: that of the trace.
template <class = detail::on_use> [[nodiscard]] std::string to_bytes(rating const& r) {
  std::string out = "starlot rating 1\nscheme ";
  out.append(r.hash().hex());
  out.append("\noutcome ").append(detail::json_word(r.outcome()));
  auto const grade = r.grade();
  if (grade || r.outcome() == outcome::special) {
    out.append("\ngrade ")
        .append(grade ? std::to_string(grade.index()) : std::string{"special"})
        .append(1, '\t');
    static_cast<void>(detail::write_field(out, grade.name().en));
  }
  if (r.has_score()) {
    out.append("\nscore ").append(to_string(r.score()));
  } else if (r.outcome() != outcome::nothing_applies) {
    out.append("\nlowest ").append(to_string(r.lowest())).append("\nhighest ").append(to_string(r.highest()));
    out.append(r.bounds_are_guaranteed() ? "\nbounds guaranteed" : "\nbounds not guaranteed");
  }
  out.append("\nopen ").append(std::to_string(r.open_items())).append("\ngroup ");
  static_cast<void>(detail::write_field(out, r.group()));
  for (auto const& line : r.trace()) {
    out.append("\nline ").append(detail::json_word(line.kind)).append(1, '\t');
    static_cast<void>(detail::write_field(out, line.id.empty() ? line.title.en : line.id));
    out.append(1, '\t').append(detail::json_word(line.state)).append(1, '\t');
    out.append(to_string(line.contribution)).append(1, '\t').append(to_string(line.available));
    if (line.adjustment != fraction{})
      out.append(1, '\t').append(to_string(line.adjustment));
  }
  return out += '\n';
}

} // namespace starlot::inline v0

#endif
