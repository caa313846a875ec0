// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_AUDIT_HPP
#define STARLOT_FILES_AUDIT_HPP

#include <starlot/company/outlet_findings.hpp>
#include <starlot/company/rate_company.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/core/sealed_text.hpp>
#include <starlot/detail/files/audit_reader.hpp>
#include <starlot/files/audit_package.hpp>
#include <starlot/files/audit_terms.hpp>
#include <starlot/files/rating_text.hpp>
#include <starlot/files/saved_findings.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/staged_sample.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/rating.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

// An audit as a package of files, which anyone can work out again with this library and nothing else:
//
//   auto const pack = package_of({"points.csv", sheet_bytes}, findings, terms);                    // one sheet
//   auto const pack = package_of({"points.csv", sheet_bytes}, head_office, *record, visits, terms);   // a sample of outlets
//   auto const verdict = verify_audit(*pack, manifest);
//   if (!verdict.is_right())
//     std::puts(describe(verdict.what, language::en).c_str());     // at verdict.file; verdict.due is what should stand there
//
//   points.csv, scheme.csv   the points sheet of GB/T 27922, or a whole scheme; neither, where the caller has it
//   terms.txt                how it is rated: audit_terms.hpp
//   sheet.findings           one sheet; or
//   frame.txt, draw.record   all outlets, and the draw; in stages clusters.record, and draw.record where it was not all of them
//   head_office.findings, visits.summary     what was found
//   rating.txt               what that comes to: rating_text.hpp
//
// Any other file may be there.

namespace starlot::inline v0 {

/// The file of a package that says what the scheme is: "points.csv" or "scheme.csv". Without a name: the scheme is in no file,
/// and who verifies has to have it.
struct scheme_source {
  std::string name{};  ///< "points.csv", "scheme.csv", or empty
  std::string bytes{}; ///< all of the file
};

/// What a verification comes to.
struct audit_verdict {
  std::string file{}; ///< the first one in which something differs
  error what{};       ///< with the line where that is known
  std::string due{};  ///< the line that should stand there, where that is known

  /// Everything agrees, from the findings up.
  [[nodiscard]] bool is_right() const noexcept { return what.code == errc::none; }
  /// What the findings come to, worked out again; nothing where that could not be done.
  template <class Rating = rating> [[nodiscard]] std::optional<Rating> rated() const {
    return made_.is_there() ? std::optional<Rating>{*made_} : std::nullopt;
  }

private:
  template <class> friend class detail::audit_reader;
  detail::maybe<rating> made_;
};

/// The package of a sheet. Errors: those of `evaluate`, of the terms (`unknown_aggregation`, `wrong_parameter`), of the names.
template <class = detail::on_use>
[[nodiscard]] result<audit_package> package_of(scheme_source const& source, finding_set const& sheet,
                                               audit_terms const& terms = {}) {
  auto const rated = evaluate(sheet);
  if (!rated)
    return detail::access::why(rated);
  audit_package out;
  detail::package_writer add{out};
  add(source.name, source.bytes);
  add("terms.txt", to_bytes(terms));
  add("sheet.findings", to_bytes(sheet));
  add("rating.txt", to_bytes(*rated));
  return add.made();
}

namespace detail {

/// The package of a company: its records as `add_records` adds them.
template <class Drawn, class AddRecords>
[[nodiscard]] result<audit_package>
package_of_company(scheme_source const& source, finding_set const& head, Drawn const& drawn,
                   outlet_findings const& visits, audit_terms const& terms, AddRecords const& add_records) {
  auto const rated = rated_by(terms, head, drawn, visits);
  if (!rated)
    return access::why(rated);
  audit_package out;
  package_writer add{out};
  add(source.name, source.bytes);
  add("terms.txt", to_bytes(terms));
  add("frame.txt", std::string{visits.outlets().canonical()});
  add_records(add);
  add("head_office.findings", to_bytes(head, findings_of::head_office()));
  add("visits.summary", visits.bytes());
  add("rating.txt", to_bytes(rated->rating()));
  return add.made();
}

} // namespace detail

/// The package of a company of which outlets were drawn. Errors: those of `rate_company`, of the terms, of the names.
template <class = detail::on_use>
[[nodiscard]] result<audit_package> package_of(scheme_source const& source, finding_set const& head,
                                               draw_record const& record, outlet_findings const& visits,
                                               audit_terms const& terms = {}) {
  return detail::package_of_company(source, head, record, visits, terms,
                                    [&](auto& add) { add("draw.record", std::string{record.text()}); });
}

/// The records of a draw in stages: see sampling/clusters.hpp.
struct staged_records {
  /// Of the first stage.
  draw_record clusters;
  std::optional<draw_record> outlets; ///< none: all outlets of the clusters
};

/// The package of a company whose outlets were drawn in stages. Errors: those of `staged_sample::of` and of `rate_company`, of the
/// terms, of the names.
template <class = detail::on_use>
[[nodiscard]] result<audit_package> package_of(scheme_source const& source, finding_set const& head,
                                               staged_records const& records, outlet_findings const& visits,
                                               audit_terms const& terms = {}) {
  auto const drawn = records.outlets ? staged_sample::of(visits.outlets(), records.clusters, *records.outlets)
                                     : staged_sample::of(visits.outlets(), records.clusters);
  if (!drawn)
    return detail::access::why(drawn);
  return detail::package_of_company(source, head, *drawn, visits, terms, [&](auto& add) {
    add("clusters.record", std::string{records.clusters.text()});
    if (records.outlets)
      add("draw.record", std::string{records.outlets->text()});
  });
}

/// Works an audit out again, from the findings up: the files are those of the manifest; the scheme is read, the draw made again,
/// the findings read, and what they come to compared with the rating that is there. Answers with the first thing that differs.
///
/// A verdict is about these files. That they are those that were published says `package.hash()`, compared with a hash from
/// another source. What is in the files is no proof of what was found at the outlets.
/// Complexity: that of the draw and the rating.
template <class = detail::on_use>
[[nodiscard]] audit_verdict verify_audit(audit_package const& package, std::string_view manifest) {
  return detail::audit_reader<audit_verdict>{package}.verdict(manifest, nullptr);
}
/// The same for a scheme that the caller has, as one that is written in code; the package may say it, too.
template <class = detail::on_use>
[[nodiscard]] audit_verdict verify_audit(audit_package const& package, std::string_view manifest,
                                         any_scheme const& scheme) {
  return detail::audit_reader<audit_verdict>{package}.verdict(manifest, &scheme);
}

} // namespace starlot::inline v0

#endif
