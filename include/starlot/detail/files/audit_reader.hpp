// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_AUDIT_READER_HPP
#define STARLOT_DETAIL_FILES_AUDIT_READER_HPP
// IWYU pragma: private, include <starlot/files/audit.hpp>

#include <starlot/catalog/gbt27922.hpp>
#include <starlot/company/company_rating.hpp>
#include <starlot/company/outlet_findings.hpp>
#include <starlot/company/rate_company.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/maybe.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/core/sealed_text.hpp>
#include <starlot/files/audit_package.hpp>
#include <starlot/files/audit_terms.hpp>
#include <starlot/files/points_file.hpp>
#include <starlot/files/rating_text.hpp>
#include <starlot/files/saved_findings.hpp>
#include <starlot/files/scheme_file.hpp>
#include <starlot/sampling/clusters.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/replay.hpp>
#include <starlot/sampling/staged_sample.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/ready_policy.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

/// Adds files, and keeps the first error.
template <class Package> class package_writer {
public:
  explicit package_writer(Package& to) : to_{to} {}
  package_writer(package_writer const&) = delete;
  package_writer& operator=(package_writer const&) = delete;

  void operator()(std::string_view name, std::string bytes) {
    if (name.empty() && bytes.empty()) // a scheme that is in no file
      return;
    if (auto const done = to_.add(name, std::move(bytes)); !done)
      note(done.error());
  }
  void operator()(std::string_view name, result<std::string> bytes) {
    if (bytes)
      (*this)(name, std::move(*bytes));
    else
      note(bytes.error());
  }
  [[nodiscard]] result<Package> made() {
    if (wrong_.code != errc::none)
      return wrong_;
    return std::move(to_);
  }

private:
  void note(error const& e) {
    if (wrong_.code == errc::none)
      wrong_ = e;
  }

  Package& to_;
  error wrong_;
};

/// Rates a company as its terms say, from the record of a draw or a sample in stages.
template <class Terms, class Drawn>
[[nodiscard]] result<company_rating> rated_by(Terms const& terms, finding_set const& head, Drawn const& drawn,
                                              outlet_findings const& visits) {
  if (terms.policy.empty())
    return rate_company(head, drawn, visits, as_declared, terms.company);
  auto const policy = ready_policy(terms.policy, terms.parameter);
  if (!policy)
    return access::why(policy);
  return rate_company(head, drawn, visits, *policy, terms.company);
}

/// Reads a package file by file, and stops at the first that is wrong.
template <class Verdict> class audit_reader {
public:
  explicit audit_reader(audit_package const& package) : package_{package} {}

  [[nodiscard]] Verdict verdict(std::string_view manifest, any_scheme const* own) {
    work_out(manifest, own);
    return std::move(out_);
  }

private:
  void work_out(std::string_view manifest, any_scheme const* own) {
    if (auto const same = package_.agrees_with(manifest); !same) {
      auto const& first = same.errors()[0];
      if (first.where.id.empty())
        return differs(audit_package::manifest_name, first);
      return differs(first.where.id.view(),
                     error::at(first.code, first.where.id.view())); // the line is the manifest's
    }
    auto const terms =
        read<audit_terms>("terms.txt", [](std::string_view bytes) { return read_terms(bytes); });
    if (!terms.is_there())
      return;
    auto const scheme = own != nullptr ? maybe<any_scheme>{std::in_place, *own} : scheme_of(*terms);
    if (!scheme.is_there())
      return;
    if (package_.find("sheet.findings") != nullptr)
      of_sheet(*scheme);
    else
      of_company(*scheme, *terms);
    if (out_.made_.is_there())
      compare(to_bytes(*out_.made_));
  }

  void differs(std::string_view file, error const& what, std::string_view due = {}) {
    out_.file = file;
    out_.what = what;
    out_.due = due;
  }

  /// What a file says; nothing where it is not there, or wrong.
  template <class T, class Read> [[nodiscard]] maybe<T> read(std::string_view name, Read const& take) {
    auto const* const file = package_.find(name);
    if (file == nullptr) {
      differs(name, error::at(errc::file_missing, name));
      return {};
    }
    auto made = take(std::string_view{file->bytes});
    if (!made) {
      differs(name, made.errors()[0], out_.due);
      return {};
    }
    return maybe<T>{std::in_place, *std::move(made)};
  }

  /// The scheme that a file says: a points sheet, or a whole one.
  [[nodiscard]] maybe<any_scheme> scheme_of(audit_terms const& terms) {
    if (package_.find("points.csv") != nullptr)
      return read<any_scheme>("points.csv", [&](auto bytes) -> result<any_scheme> {
        auto const sheet = read_points(bytes);
        if (!sheet)
          return access::why(sheet);
        auto const loaded = sheet->load([&](auto rows) {
          return gbt27922::load(rows, gbt27922::options{.one_year_wait = terms.one_year_wait});
        });
        return loaded ? result<any_scheme>{any_scheme{*loaded}} : result<any_scheme>{access::why(loaded)};
      });
    return read<any_scheme>("scheme.csv", [](auto bytes) -> result<any_scheme> {
      auto const file = read_scheme(bytes);
      return file ? result<any_scheme>{any_scheme{file->scheme}} : result<any_scheme>{access::why(file)};
    });
  }

  void of_sheet(any_scheme const& scheme) {
    auto const sheet =
        read<finding_set>("sheet.findings", [&](auto bytes) { return read_findings(bytes, scheme); });
    if (!sheet.is_there())
      return;
    if (auto const rated = evaluate(*sheet))
      out_.made_ = maybe<rating>{std::in_place, *rated};
    else
      differs("sheet.findings", rated.errors()[0]);
  }

  void of_company(any_scheme const& scheme, audit_terms const& terms) {
    auto const outlets = read<frame>("frame.txt", [](auto bytes) { return frame::read(bytes); });
    if (!outlets.is_there())
      return;
    if (package_.find("clusters.record") != nullptr)
      return in_stages(scheme, terms, *outlets);
    if (auto const record = draw_from(*outlets, "draw.record"); record.is_there())
      rate(scheme, terms, *outlets, (*record).hash(), *record);
  }

  /// The record of a draw from a frame, made again.
  [[nodiscard]] maybe<draw_record> draw_from(frame const& f, std::string_view name) {
    return read<draw_record>(name, [&](auto bytes) { return replay(bytes, f, out_.due); });
  }

  /// Clusters that were drawn, and outlets of them; all of these where there is no second record.
  void in_stages(any_scheme const& scheme, audit_terms const& terms, frame const& outlets) {
    auto const clusters = clusters_of(outlets);
    if (!clusters)
      return differs("frame.txt", clusters.errors()[0]);
    auto const first = draw_from(*clusters, "clusters.record");
    if (!first.is_there())
      return;
    if (package_.find("draw.record") == nullptr)
      return rate_stages(scheme, terms, outlets, staged_sample::of(outlets, *first));
    auto const inside = outlets_in(outlets, *clusters, (*first).sample());
    if (!inside)
      return differs("clusters.record", inside.errors()[0]);
    if (auto const second = draw_from(*inside, "draw.record"); second.is_there())
      rate_stages(scheme, terms, outlets, staged_sample::of(outlets, *first, *second));
  }
  void rate_stages(any_scheme const& scheme, audit_terms const& terms, frame const& outlets,
                   result<staged_sample> const& drawn) {
    if (!drawn)
      return differs("draw.record", drawn.errors()[0]);
    rate(scheme, terms, outlets, *drawn->record(), *drawn);
  }

  template <class Drawn>
  void rate(any_scheme const& scheme, audit_terms const& terms, frame const& outlets, record_hash const& hash,
            Drawn const& drawn) {
    auto const head = read<finding_set>("head_office.findings", [&](auto bytes) {
      return read_findings(bytes, scheme, findings_of::head_office());
    });
    if (!head.is_there())
      return;
    auto const visits = read<outlet_findings>("visits.summary", [&](auto bytes) -> result<outlet_findings> {
      auto all = bytes.starts_with("starlot summary 2\n")
                     ? outlet_findings{scheme, outlets, hash, keep_remarks}
                     : outlet_findings{scheme, outlets, hash};
      if (auto const done = all.read(bytes); !done)
        return done.error();
      return all;
    });
    if (!visits.is_there())
      return;
    auto const rated = rated_by(terms, *head, drawn, *visits);
    if (rated) {
      out_.made_ = maybe<rating>{std::in_place, rated->rating()};
      return;
    }
    auto const& why = rated.errors()[0];
    bool const is_of_policy = why.code == errc::unknown_aggregation || why.code == errc::wrong_parameter;
    differs(is_of_policy ? "terms.txt" : "visits.summary", why);
  }

  void compare(std::string_view due) {
    auto const* const said = package_.find("rating.txt");
    if (said == nullptr)
      return differs("rating.txt", error::at(errc::file_missing, "rating.txt"));
    if (said->bytes == due)
      return;
    auto const line = first_difference(said->bytes, due);
    std::string_view text;
    for (std::size_t i = 0; i < line; ++i)
      text = due.empty() ? due : take_line(due);
    differs("rating.txt", error::in_line(errc::rating_differs, line), text);
  }

  audit_package const& package_;
  Verdict out_;
};

} // namespace starlot::inline v0::detail

#endif
