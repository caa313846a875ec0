// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_SAVED_NONCONFORMITIES_HPP
#define STARLOT_FILES_SAVED_NONCONFORMITIES_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/core/sealed_text.hpp>
#include <starlot/detail/scoring/findings_text.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scoring/nonconformities.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0 {

/// Nonconformities as bytes that can be kept, sent, and read again.
///
///     auto const bytes = to_bytes(ncs);
///     auto const again = read_nonconformities(bytes, scheme);
///
/// Lines "starlot nonconformities 1": the content hash of the scheme; for each, in the order in which they were raised, a line
/// "nonconformity" with id, severity, criterion, outlet, statement, corrective action and due date between tabs, and, if it is
/// closed, a line "closed" with the finding and its remark; last the SHA-256 of all before it. Characters as in saved findings.
/// Complexity: linear.
template <class = detail::on_use> [[nodiscard]] std::string to_bytes(nonconformities const& of) {
  std::string out = "starlot nonconformities 1\nscheme ";
  out.append(content_hash(of.scheme()).hex()).append(1, '\n');
  for (std::size_t i = 0; i < of.all().size(); ++i) {
    auto const& n = of.all()[i];
    out.append("nonconformity\t").append(n.id);
    out.append(n.severity == severity::minor ? "\tminor\t" : "\tmajor\t").append(n.criterion);
    for (auto const* const text : {&n.outlet, &n.statement, &n.corrective_action, &n.due}) {
      out += '\t';
      static_cast<void>(detail::write_field(out, *text)); // UTF-8: others were refused
    }
    out += '\n';
    if (auto const closed = of.closure(i)) {
      out += "closed";
      static_cast<void>(detail::write_finding(out, *closed));
      out += '\n';
    }
  }
  detail::seal(out);
  return out;
}

/// Reads nonconformities that were raised under a scheme.
///
/// Errors, with the line: `not_saved_nonconformities`, `bad_line_ends`; `record_incomplete`, `record_altered` (with the last
/// line); `scheme_differs`; `bad_record_line`; those of `raise` and `close`.
template <class = detail::on_use>
[[nodiscard]] result<nonconformities> read_nonconformities(std::string_view bytes, any_scheme const& scheme) {
  auto rest = bytes;
  if (auto const wrong = detail::unseal(rest, "starlot nonconformities 1", errc::not_saved_nonconformities);
      wrong.code != errc::none)
    return wrong;
  static_cast<void>(detail::take_line(rest));
  nonconformities out{scheme};
  if (rest.empty() || detail::take_line(rest) != "scheme " + to_string(content_hash(scheme)))
    return error::in_line(errc::scheme_differs, 2);
  for (std::size_t line = 3; !rest.empty(); ++line) {
    auto text = detail::take_line(rest);
    auto const word = detail::take_field(text);
    auto const fault = error::in_line(errc::bad_record_line, line);
    result<void> done;
    if (word == "closed") {
      detail::owned_finding closed;
      if (out.all().empty() || !detail::read_finding(text, closed))
        return fault;
      done = out.close(out.all().back().id, closed.view());
    } else {
      nonconformity n;
      n.id = detail::take_field(text);
      auto const severity = detail::take_field(text);
      n.severity = severity == "major" ? severity::major : severity::minor;
      n.criterion = detail::take_field(text);
      bool good = word == "nonconformity";
      for (auto* const to : {&n.outlet, &n.statement, &n.corrective_action, &n.due})
        good = detail::read_field(detail::take_field(text), *to) && good;
      if (!good)
        return fault;
      done = out.raise(std::move(n));
    }
    if (!done) {
      auto wrong = done.error();
      wrong.where.line = line;
      return wrong;
    }
  }
  if (auto const again = to_bytes(out); again != bytes) // written in another way
    return error::in_line(errc::bad_record_line, detail::first_difference(again, bytes));
  return out;
}

} // namespace starlot::inline v0

#endif
