// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Rates a company by GB/T 27922-2011 from a folder with two files, points.csv and findings.csv
// (company_files.hpp describes them):
//
//   rate_company <folder> [--report text|json|html] [--lang en|zh] [--one-year-wait]
//       [--policy pooled|pooled_raw|mean_of_outlets|worst_outlet|trimmed:10%|outlet_floor:60]
//       [--unreached worst_case|replaced] [--level 0.95]
//
// The report is printed as text, as JSON in both languages (report.schema.json), or as a page of HTML.
// Counts of nonconforming samples are summed over the visited outlets. Where the folder has frame.csv and draw.record as well
// (frame_file.hpp; made by draw_outlets), the outlets are a sample of all of them: the record is replayed, and the rating comes
// with its error and with what each outlet cost. Exit status: 0 rated, 2 nothing rated.

#include "company_files.hpp"
#include "frame_file.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/report.hpp>
#include <starlot/sampling/replay.hpp>
#include <starlot/scheme/ready_policy.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace {

using starlot::language;

enum class form { text, json, html };

/// How a company is rated and reported.
struct options {
  language lang = language::en;
  form as = form::text;
  starlot::gbt27922::options scheme;
  starlot::aggregation_choice policy = {}; ///< of a sample; none: as the scheme says
  starlot::company_options company;
  double level = 0.95;
};

int usage() {
  std::fputs("usage: rate_company <folder> [--report text|json|html] [--lang en|zh] [--one-year-wait]\n"
             "         [--policy pooled|pooled_raw|mean_of_outlets|worst_outlet|trimmed:10%|outlet_floor:60]\n"
             "         [--unreached worst_case|replaced] [--level 0.95]\n",
             stderr);
  return 2;
}

int print(starlot::report const& page, options const& how) {
  auto const out = how.as == form::json   ? to_json(page)
                   : how.as == form::html ? to_html(page, how.lang)
                                          : to_text(page, how.lang);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 2;
}

/// A page with what every report of this program says.
starlot::report begin(company::points_sheet const& sheet, std::string const& folder, options const& how) {
  auto const last = folder.find_last_not_of('/');
  auto const path = folder.substr(0, last + 1);
  starlot::report page{path.substr(path.find_last_of('/') + 1), {.level = how.level}};
  page.note(sheet.file.note.empty() ? starlot::text{"the points sheet has no note", "分值表没有说明"}
                                    : starlot::text{sheet.file.note});
  for (auto const& policy : starlot::gbt27922::policies(how.scheme))
    page.policy(policy);
  page.policy({"indicator texts shipped with the library are paraphrases, not the wording of the standard",
               "本库所附指标内容为自拟要点,不是标准原文"});
  return page;
}

/// Prints the problems of a file; true if there are any.
bool failed(company::problems& found, std::string const& path) {
  std::fputs(found.print(path).c_str(), stderr);
  return !found.none();
}

/// A company of which a sample of the outlets was visited.
int rate_sample(std::string const& folder, starlot::report page, starlot::loaded_scheme const& scheme,
                options const& how) {
  auto const frame_path = folder + "/frame.csv";
  auto const record_path = folder + "/draw.record";
  auto const findings_path = folder + "/findings.csv";
  company::problems in_frame{how.lang}, in_record{how.lang}, in_findings{how.lang};
  auto const shops = files::read_frame(frame_path, in_frame);
  auto const bytes = files::read_bytes(record_path, in_record);
  if (failed(in_frame, frame_path) || failed(in_record, record_path))
    return 2;
  auto const record = starlot::replay(*bytes, *shops);
  if (!record)
    in_record.add({record.error().where.line, 1}, record.error());
  if (failed(in_record, record_path))
    return 2;
  auto const audit = company::findings_reader{scheme, in_findings, true}.read(findings_path);
  starlot::outlet_findings visits{scheme, *shops, record->hash()};
  for (auto const& [outlet, found] : audit.visits)
    if (auto const added = visits.add(outlet, found); !added)
      in_findings.add({}, added.error());
  if (failed(in_findings, findings_path))
    return 2;
  auto const rating = rate_company(audit.head_office, *record, visits, how.policy, how.company);
  if (!rating)
    for (auto const& e : rating.errors())
      in_findings.add({}, e);
  if (failed(in_findings, findings_path))
    return 2;
  return print(page.add(*rating).add(*record), how);
}

[[nodiscard]] bool is_file(std::string const& path) { return std::ifstream{path}.is_open(); }

int rate(std::string const& folder, options const& how) {
  auto const points_path = folder + "/points.csv";
  auto const findings_path = folder + "/findings.csv";

  company::problems in_points{how.lang};
  auto const sheet = company::read_points(points_path, in_points);
  std::optional<starlot::loaded_scheme> scheme;
  if (in_points.none())
    scheme = company::make_scheme(sheet, how.scheme, in_points);
  if (failed(in_points, points_path))
    return 2;
  if (is_file(folder + "/draw.record"))
    return rate_sample(folder, begin(sheet, folder, how), *scheme, how);

  company::problems in_findings{how.lang};
  auto const audit = company::findings_reader{*scheme, in_findings}.read(findings_path);
  if (failed(in_findings, findings_path))
    return 2;

  auto const rating = evaluate(audit.findings);
  if (!rating)
    for (auto const& e : rating.errors())
      in_findings.add({}, e);
  if (failed(in_findings, findings_path))
    return 2;
  auto page = begin(sheet, folder, how);
  page.policy({"pooled_raw: counts are summed over the outlets that were visited; this describes them and is "
               "no estimate "
               "for all outlets",
               "pooled_raw:按已访网点合计样本数;只说明已访网点,不是对全部网点的估计"});
  auto const visited = std::to_string(audit.outlets.size());
  auto const en = "outlets visited: " + visited;
  auto const zh = "已访网点数:" + visited;
  page.note({en, zh});
  return print(page.add(*rating), how);
}

} // namespace

int main(int argc, char** argv) {
  std::string folder;
  options how;
  for (int i = 1; i < argc; ++i) {
    std::string_view const argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) {
      std::string_view const value = argv[++i];
      if (value != "en" && value != "zh")
        return usage();
      how.lang = value == "zh" ? language::zh : language::en;
    } else if (argument == "--report" && i + 1 < argc) {
      std::string_view const value = argv[++i];
      if (value != "text" && value != "json" && value != "html")
        return usage();
      how.as = value == "json" ? form::json : value == "html" ? form::html : form::text;
    } else if (argument == "--policy" && i + 1 < argc) {
      std::string_view const words = argv[++i];
      auto const colon = (std::min)(words.find(':'), words.size());
      auto const policy = starlot::ready_policy(words.substr(0, colon), words.substr((std::min)(colon + 1, words.size())));
      if (!policy) {
        std::fprintf(stderr, "%s\n", describe(policy.error(), how.lang).c_str());
        return usage();
      }
      how.policy = *policy;
    } else if (argument == "--unreached" && i + 1 < argc) {
      std::string_view const value = argv[++i];
      if (value != "worst_case" && value != "replaced")
        return usage();
      if (value == "replaced")
        how.company.accepts_substitutes = true;
      else
        how.company.nonresponse = starlot::nonresponse::worst_case;
    } else if (argument == "--level" && i + 1 < argc) {
      char* end = nullptr;
      how.level = std::strtod(argv[++i], &end);
      if (*end != '\0' || !(how.level > 0.5 && how.level < 0.9999))
        return usage();
    } else if (argument == "--one-year-wait") {
      how.scheme.one_year_wait = true;
    } else if (folder.empty() && !argument.starts_with("--")) {
      folder = argument;
    } else {
      return usage();
    }
  }
  return folder.empty() ? usage() : rate(folder, how);
}
