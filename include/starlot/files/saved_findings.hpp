// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_SAVED_FINDINGS_HPP
#define STARLOT_FILES_SAVED_FINDINGS_HPP

#include <starlot/company/outlet_findings.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/core/sealed_text.hpp>
#include <starlot/detail/scoring/findings_text.hpp>
#include <starlot/sampling/fingerprints.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0 {

/// What findings are of: a sheet, the head office of a company, or an outlet that was visited.
///
///     findings_of{}                                        // a sheet
///     findings_of::head_office()
///     findings_of::outlet("WZ-15", visits)                 // with the frame and the draw of `visits`
struct findings_of {
  /// A sheet, the head office, an outlet.
  enum class subject : std::uint8_t { sheet, office, outlet };

  subject what = subject::sheet;        ///< which of them
  std::string id{};                     ///< of the outlet
  frame_hash frame{};                   ///< of the frame that the outlet stands in
  std::optional<record_hash> draw = {}; ///< of the draw for which it was visited, if there was one

  /// The head office of a company.
  [[nodiscard]] static findings_of head_office() { return {.what = subject::office}; }
  /// An outlet of the frame of `visits`, with its draw.
  template <class = detail::on_use>
  [[nodiscard]] static findings_of outlet(std::string_view id, outlet_findings const& visits) {
    return {subject::outlet, std::string{id}, visits.frame_fingerprint(), visits.draw()};
  }

  friend bool operator==(findings_of const&, findings_of const&) = default;
};

namespace detail {

/// The lines before the findings. Those of an outlet are five, the others three.
template <class = on_use>
[[nodiscard]] std::string heading_of_saved(std::string_view title, scheme_hash const& scheme,
                                           findings_of const& of) {
  std::string out{title};
  out.append("\nscheme ").append(scheme.hex()).append("\nof ");
  if (of.what != findings_of::subject::outlet)
    return out += of.what == findings_of::subject::sheet ? "sheet\n" : "head office\n";
  out.append("outlet\t").append(of.id).append("\nframe ").append(of.frame.hex()).append("\ndraw ");
  if (of.draw)
    out += of.draw->hex();
  return out += '\n';
}

/// Takes the heading off lines whose seal is good.
template <class = on_use> [[nodiscard]] error take_heading(std::string_view& body, std::string_view due) {
  constexpr errc differs[] = {errc::not_saved_findings, errc::scheme_differs, errc::other_subject,
                              errc::frame_differs, errc::other_draw};
  for (std::size_t line = 0; !due.empty(); ++line)
    if (auto const due_line = take_line(due); body.empty() || take_line(body) != due_line)
      return error::in_line(differs[line], line + 1);
  return {};
}

} // namespace detail

/// Findings as bytes that can be kept, sent, and read again: kinds and numbers, remarks, overrides with all that stood before
/// them, and the peer group. Whether they are complete, or right, does not matter.
///
///     auto const bytes = to_bytes(findings);                                          // of a sheet
///     auto const bytes = to_bytes(findings, findings_of::outlet("WZ-15", visits));    // of a visit, perhaps not yet done
///
/// Lines "starlot findings 1": the content hash of the scheme; what they are of, with the hashes of frame and draw for an
/// outlet; the group; a line for each criterion and step for which something is recorded, in the order of the scheme; one for
/// each finding that was overridden, in the order of the overrides; last the SHA-256 of all before it. Fields and characters:
/// `detail/scoring/findings_text.hpp` and `detail/core/sealed_text.hpp`. The same findings are the same bytes.
/// Errors: `text_not_utf8`, with the criterion. Preconditions: the id of an outlet is that of an outlet of a frame.
/// Complexity: linear.
template <class = detail::on_use>
[[nodiscard]] result<std::string> to_bytes(finding_set const& f, findings_of const& of = {}) {
  auto out = detail::heading_of_saved("starlot findings 1", content_hash(f.scheme()), of);
  if (auto const wrong = detail::write_findings(out, f); wrong.code != errc::none)
    return wrong;
  detail::seal(out);
  return out;
}

/// Reads findings of a scheme, and of what is due.
///
///     auto const again = read_findings(bytes, scheme);
///     auto const head = read_findings(bytes, compiled<bike_care>, findings_of::head_office());
///
/// Errors, with the line: `not_saved_findings`, `bad_line_ends`; `record_incomplete`, `record_altered` (with the last line:
/// where it was altered is not known); `scheme_differs`, `other_subject`, `frame_differs`, `other_draw`; `bad_record_line`,
/// `unknown_id`, `not_a_criterion`, `judged_on_another`; of an override those of `override_finding`. What is wrong with a
/// finding is read as it was recorded: `check()` tells. Complexity: linear.
template <class = detail::on_use>
[[nodiscard]] result<finding_set> read_findings(std::string_view bytes, any_scheme const& scheme,
                                                findings_of const& of = {}) {
  auto rest = bytes;
  if (auto const wrong = detail::unseal(rest, "starlot findings 1", errc::not_saved_findings);
      wrong.code != errc::none)
    return wrong;
  auto const heading = detail::heading_of_saved("starlot findings 1", content_hash(scheme), of);
  if (auto const wrong = detail::take_heading(rest, heading); wrong.code != errc::none)
    return wrong;
  finding_set out{scheme};
  detail::findings_reader reader{out};
  for (auto line = detail::last_line(heading) + 1; !rest.empty(); ++line) {
    auto const text = detail::take_line(rest);
    auto const wrong =
        reader.takes(text) ? reader.take(text, line) : error::in_line(errc::bad_record_line, line);
    if (wrong.code != errc::none)
      return wrong;
  }
  if (auto const wrong = reader.finish(); wrong.code != errc::none)
    return wrong;
  auto const again = to_bytes(out, of);
  if (!again || *again != bytes) // a number or a remark written in another way
    return error::in_line(errc::bad_record_line, again ? detail::first_difference(*again, bytes) : 0);
  return out;
}

/// The findings of a visit, and the outlet that was visited.
struct saved_visit {
  std::string outlet;   ///< its id
  finding_set findings; ///< what was found there
};

/// Reads the findings of any outlet of a frame, recorded for the same draw.
///
///     if (auto const visit = read_visit(bytes, visits))
///       visits.add(visit->outlet, visit->findings);
///
/// Errors, with the line: those of `read_findings`, and `outlet_unknown`.
template <class = detail::on_use>
[[nodiscard]] result<saved_visit> read_visit(std::string_view bytes, outlet_findings const& visits) {
  auto rest = bytes;
  std::string_view id;
  for (int line = 1; line <= 3 && !rest.empty(); ++line)
    if (auto const text = detail::take_line(rest); line == 3 && text.starts_with("of outlet\t"))
      id = text.substr(10);
  auto found = read_findings(bytes, visits.scheme(), findings_of::outlet(id, visits));
  if (!found)
    return detail::access::why(found);
  if (!visits.outlets().find(id))
    return error::in_line(errc::outlet_unknown, 3).about(id);
  return saved_visit{std::string{id}, *std::move(found)};
}

} // namespace starlot::inline v0

#endif
