// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_SAVED_RECONCILIATION_HPP
#define STARLOT_FILES_SAVED_RECONCILIATION_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/core/sealed_text.hpp>
#include <starlot/detail/scoring/findings_text.hpp>
#include <starlot/files/saved_findings.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/reconciliation.hpp>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

namespace detail {

/// Rules as they are written, by `decided_by`.
inline constexpr std::string_view words_of_decisions[] = {
    {}, "first", "second", "stricter", "more lenient", "assessed", "a person"};

} // namespace detail

/// Two sheets and what was decided as bytes that can be kept, sent, and read again.
///
///     auto const bytes = to_bytes(both, findings_of::outlet("WZ-15", visits));
///     auto const again = read_reconciliation(*bytes, scheme, findings_of::outlet("WZ-15", visits));
///
/// Lines "starlot reconciliation 1": the heading of saved findings; "first", and the lines of the first sheet; "second", and those
/// of the second; a line "decided" for each difference that is, in the order of the scheme, with its id and the rule, or "a
/// person" with the finding and its remark; last the SHA-256 of all before it. Errors: `text_not_utf8`. Complexity: linear.
template <class = detail::on_use>
[[nodiscard]] result<std::string> to_bytes(reconciliation const& both, findings_of const& of = {}) {
  auto out = detail::heading_of_saved("starlot reconciliation 1", content_hash(both.first().scheme()), of);
  for (auto const* const sheet : {&both.first(), &both.second()}) {
    out += sheet == &both.first() ? "first\n" : "second\n";
    if (auto const wrong = detail::write_findings(out, *sheet); wrong.code != errc::none)
      return wrong;
  }
  for (auto const& d : both.differences()) {
    if (d.decided == decided_by::nobody)
      continue;
    out.append("decided\t").append(d.id).append(1, '\t');
    out += detail::words_of_decisions[static_cast<std::size_t>(d.decided)];
    if (d.decided == decided_by::a_person)
      static_cast<void>(detail::write_finding(out, d.stands)); // UTF-8: others were refused
    out += '\n';
  }
  detail::seal(out);
  return out;
}

/// Reads two sheets of a scheme, of what is due, and what was decided.
///
/// Errors, with the line: `not_saved_reconciliation`, and otherwise those of `read_findings`; those of `reconciliation::of` and
/// `decide`.
template <class = detail::on_use>
[[nodiscard]] result<reconciliation> read_reconciliation(std::string_view bytes, any_scheme const& scheme,
                                                         findings_of const& of = {}) {
  auto rest = bytes;
  if (auto const wrong = detail::unseal(rest, "starlot reconciliation 1", errc::not_saved_reconciliation);
      wrong.code != errc::none)
    return wrong;
  auto const heading = detail::heading_of_saved("starlot reconciliation 1", content_hash(scheme), of);
  if (auto const wrong = detail::take_heading(rest, heading); wrong.code != errc::none)
    return wrong;
  auto line = detail::last_line(heading) + 1;
  finding_set sheets[] = {finding_set{scheme}, finding_set{scheme}};
  for (auto& sheet : sheets) {
    if (rest.empty() || detail::take_line(rest) != (&sheet == &sheets[0] ? "first" : "second"))
      return error::in_line(errc::bad_record_line, line);
    detail::findings_reader reader{sheet};
    for (++line; reader.takes(rest); ++line)
      if (auto const wrong = reader.take(detail::take_line(rest), line); wrong.code != errc::none)
        return wrong;
    if (auto const wrong = reader.finish(); wrong.code != errc::none)
      return wrong;
  }
  auto out = reconciliation::of(sheets[0], sheets[1]);
  for (; out && !rest.empty(); ++line) {
    auto text = detail::take_line(rest);
    auto const word = detail::take_field(text);
    auto const id = detail::take_field(text);
    auto const how = detail::take_field(text);
    auto rule = decided_by::nobody;
    for (std::size_t i = 1; i < std::size(detail::words_of_decisions); ++i)
      if (how == detail::words_of_decisions[i])
        rule = static_cast<decided_by>(i);
    detail::owned_finding stands;
    if (word != "decided" || rule == decided_by::nobody ||
        (rule == decided_by::a_person && !detail::read_finding(text, stands)))
      return error::in_line(errc::bad_record_line, line);
    auto const done = rule == decided_by::a_person ? out->decide(id, stands.view()) : out->decide(id, rule);
    if (!done) {
      auto wrong = done.error();
      wrong.where.line = line;
      return wrong;
    }
  }
  if (!out) { // what the two sheets are wrong with each other
    auto wrong = out.error();
    wrong.where.line = line;
    return wrong;
  }
  auto const again = to_bytes(*out, of);
  if (!again || *again != bytes) // written in another way
    return error::in_line(errc::bad_record_line, again ? detail::first_difference(*again, bytes) : line);
  return out;
}

} // namespace starlot::inline v0

#endif
