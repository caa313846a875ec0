// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Rates a company by GB/T 27922-2011 from a folder with two files, points.csv and findings.csv
// (starlot/files/points_file.hpp and starlot/files/findings_table.hpp describe them):
//
//   rate_company <folder> [--report text|json|html] [--lang en|zh] [--one-year-wait]
//       [--policy pooled|pooled_raw|mean_of_outlets|worst_outlet|trimmed:10%|outlet_floor:60]
//       [--unreached worst_case|replaced] [--level 0.95]
//
// The report is printed as text, as JSON in both languages (report.schema.json), or as a page of HTML.
// Counts of nonconforming samples are summed over the visited outlets. Where the folder has frame.csv and draw.record as well
// (starlot/files/frame_file.hpp; made by draw_outlets), the outlets are a sample of all of them: the record is replayed, and the
// rating comes with its error and with what each outlet cost. Exit status: 0 rated, 3 rated, but what is open could change the
// grade, 2 nothing rated.

#include <starlot/catalog/gbt27922.hpp>
#include <starlot/company/rate_company.hpp>
#include <starlot/files.hpp>
#include <starlot/report.hpp>
#include <starlot/sampling/replay.hpp>
#include <starlot/scheme/ready_policy.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

int usage(std::FILE* to = stderr) {
  std::fputs("usage: rate_company <folder> [--report text|json|html] [--lang en|zh] [--one-year-wait]\n"
             "         [--policy pooled|pooled_raw|mean_of_outlets|worst_outlet|trimmed:10%|outlet_floor:60]\n"
             "         [--unreached worst_case|replaced] [--level 0.95]\n"
             "\n"
             "The folder has points.csv and findings.csv; of a sample of outlets also frame.csv and draw.record.\n"
             "Exit status: 0 rated, 3 rated, but what is open could change the grade, 2 nothing rated.\n",
             to);
  return to == stdout ? 0 : 2;
}

/// Prints the report of a rating; the exit status.
template <class Rating> int print(starlot::report const& page, Rating const& rating, options const& how) {
  auto const out = how.as == form::json   ? to_json(page)
                   : how.as == form::html ? to_html(page, how.lang)
                                          : to_text(page, how.lang);
  std::fwrite(out.data(), 1, out.size(), stdout);
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
    return 2;
  return rating.is_determined() ? 0 : 3;
}

/// A page with what every report of this program says.
starlot::report begin(starlot::points_sheet const& sheet, std::string const& folder, options const& how) {
  auto const last = folder.find_last_not_of('/');
  auto const path = folder.substr(0, last + 1);
  starlot::report page{path.substr(path.find_last_of('/') + 1), {.level = how.level}};
  page.note(sheet.note().empty() ? starlot::text{"the points sheet has no note", "分值表没有说明"}
                                 : starlot::text{sheet.note()});
  for (auto const& policy : starlot::gbt27922::policies(how.scheme))
    page.policy(policy);
  page.policy({"indicator texts shipped with the library are paraphrases, not the wording of the standard",
               "本库所附指标内容为自拟要点,不是标准原文"});
  return page;
}

/// Prints what is wrong with a file.
int failed(std::string const& path, std::span<starlot::error const> errors, options const& how) {
  std::fputs(starlot::messages(path, errors, how.lang).c_str(), stderr);
  return 2;
}

/// A company of which a sample of the outlets was visited.
int rate_sample(std::string const& folder, starlot::report page, starlot::loaded_scheme const& scheme,
                options const& how) {
  using namespace starlot;
  auto const frame_path = folder + "/frame.csv";
  auto const shops = from_file(frame_path, [](auto bytes) { return read_frame(bytes); });
  if (!shops)
    return failed(frame_path, shops.errors(), how);
  auto const record_path = folder + "/draw.record";
  auto const record = from_file(record_path, [&](auto bytes) { return replay(bytes, *shops); });
  if (!record)
    return failed(record_path, record.errors(), how);

  auto const path = folder + "/findings.csv";
  auto const audit = from_file(path, [&](auto bytes) { return read_findings_table(bytes, scheme); });
  if (!audit)
    return failed(path, audit.errors(), how);
  outlet_findings visits{scheme, *shops, record->hash()};
  if (auto const done = audit->add_visits(visits); !done)
    return failed(path, done.errors(), how);
  auto const head_office = audit->head_office();
  if (!head_office)
    return failed(path, head_office.errors(), how);
  auto const rating = rate_company(*head_office, *record, visits, how.policy, how.company);
  if (!rating)
    return failed(path, rating.errors(), how);
  return print(page.add(*rating).add(*record), *rating, how);
}

[[nodiscard]] bool is_file(std::string const& path) { return std::ifstream{path}.is_open(); }

int rate(std::string const& folder, options const& how) {
  using namespace starlot;
  auto const points_path = folder + "/points.csv";
  auto const sheet = from_file(points_path, [](auto bytes) { return read_points(bytes); });
  if (!sheet)
    return failed(points_path, sheet.errors(), how);
  auto const scheme = sheet->load([&](auto rows) { return gbt27922::load(rows, how.scheme); });
  if (!scheme)
    return failed(points_path, scheme.errors(), how);
  auto page = begin(*sheet, folder, how);
  if (is_file(folder + "/draw.record"))
    return rate_sample(folder, page, *scheme, how);
  if (is_file(folder + "/frame.csv"))
    return failed(folder + "/draw.record", std::vector{error::of(errc::draw_record_missing)}, how);

  auto const path = folder + "/findings.csv";
  auto const audit = from_file(path, [&](auto bytes) { return read_findings_table(bytes, *scheme); });
  if (!audit)
    return failed(path, audit.errors(), how);
  auto const findings = audit->pooled();
  if (!findings)
    return failed(path, findings.errors(), how);
  auto const rating = evaluate(*findings);
  if (!rating)
    return failed(path, rating.errors(), how);
  page.policy({"pooled_raw: counts are summed over the outlets that were visited; this describes them and is "
               "no estimate "
               "for all outlets",
               "pooled_raw:按已访网点合计样本数;只说明已访网点,不是对全部网点的估计"});
  auto const visited = std::to_string(audit->outlets().size());
  auto const en = "outlets visited: " + visited;
  auto const zh = "已访网点数:" + visited;
  page.note({en, zh});
  return print(page.add(*rating), *rating, how);
}

} // namespace

int main(int argc, char** argv) {
  std::string folder;
  options how;
  for (int i = 1; i < argc; ++i) {
    std::string_view const argument = argv[i];
    if (argument == "--help")
      return usage(stdout);
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
