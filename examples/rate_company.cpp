// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Rates a company by GB/T 27922-2011 from a folder with two files, points.csv and findings.csv
// (company_files.hpp describes them):
//
//   rate_company <folder> [--lang en|zh] [--one-year-wait]
//       [--policy pooled|pooled_raw|mean_of_outlets|worst_outlet] [--unreached worst_case|replaced] [--level 0.95]
//
// Counts of nonconforming samples are summed over the visited outlets. Where the folder has frame.csv and draw.record as well
// (frame_file.hpp; made by draw_outlets), the outlets are a sample of all of them: the record is replayed, and the rating comes
// with its error and with what each outlet cost. Exit status: 0 rated, 2 nothing rated.

#include "company_files.hpp"
#include "frame_file.hpp"
#include "report_page.hpp"
#include "sample_report.hpp"

#include <starlot/sampling/replay.hpp>
#include <starlot/scoring/display.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace {

using starlot::language;
using starlot::text;

class report : company::report_page {
public:
  report(starlot::rating const& rating, language l) : report_page{l}, rating_{rating} {}

  void head(std::string const& note, std::set<std::string> const& outlets,
            starlot::gbt27922::options const& options) {
    auto const& scheme = rating_.title();
    line(std::string{scheme.id} + '-' + std::string{scheme.version} + "  " + say(scheme.name));
    line(say({"scheme hash ", "方案哈希 "}) + std::string{rating_.hash().hex()});
    line(say({"points sheet: ", "分值表:"}) + (note.empty() ? say({"(no note)", "(无说明)"}) : note));
    line(say({"indicator texts shipped with the library are paraphrases, not the wording of the standard",
              "本库所附指标内容为自拟要点,不是标准原文"}));
    line();
    line(say({"Policies (ours, not from the published text):", "策略(本库约定,非标准公开文本):"}));
    for (auto const& policy : starlot::gbt27922::policies(options))
      line("  - " + say(policy));
    line("  - pooled_raw: " + say({"counts are summed over the outlets that were visited; this describes "
                                   "them and is no estimate for all "
                                   "outlets",
                                   "按已访网点合计样本数;只说明已访网点,不是对全部网点的估计"}));
    line();
    line(say({"Outlets visited: ", "已访网点数:"}) + std::to_string(outlets.size()));
    line();
  }

  void trace() {
    auto const trace = rating_.trace();
    line(columns(say({"number", "编号"}), say({"finding", "评审发现"}), say({"could bring", "应得"}),
                 say({"brought", "实得"}), say({"lost", "失分"}), say({"text", "内容"})));
    for (auto const& l : trace)
      if (l.kind != starlot::line_kind::step)
        line(columns(std::string(2 * l.depth, ' ') + std::string{l.id}, found(l), number(l.available),
                     number(l.contribution), number(l.lost()), say(l.title) + remark(l)));
    line();
    for (auto const& l : trace)
      if (l.kind == starlot::line_kind::step)
        line(columns(std::string{l.id}, found(l), "", number(l.contribution), "", say(l.title) + remark(l)));
    line();
  }

  void verdict() {
    auto const& rungs = rating_.scheme().view().rungs;
    if (rating_.has_score())
      line(say({"Score: ", "得分:"}) + shown(rating_) + say({"  (exactly ", "(精确值 "}) +
           to_string(rating_.score()) + ")");
    else
      line(say({"Score between ", "得分介于 "}) + starlot::shown(rating_.lowest(), rungs) +
           say({" and ", " 与 "}) + starlot::shown(rating_.highest(), rungs) +
           say({", if everything open went all wrong or all right", " 之间(未评审项全不符合或全符合)"}));
    if (!rating_.is_determined()) {
      line(say({"Undetermined, open items: ", "未定,未评审项:"}) + std::to_string(rating_.open_items()));
      line(say({"Grade between ", "级别介于 "}) + grade(rating_.lowest_grade()) + say({" and ", " 与 "}) +
           grade(rating_.highest_grade()));
      return;
    }
    line(say({"Grade: ", "级别:"}) + grade(rating_.grade()));
    if (auto const cause = rating_.cause())
      line(say({"because of: ", "原因:"}) + say(cause->title));
    else if (auto const next = rating_.next())
      line(say({"Missing to ", "距"}) + say(next->rung->name) + say({": ", "还差:"}) + number(next->missing) +
           say({" points  (exactly ", " 分(精确值 "}) + to_string(next->missing) + ")");
    line();
    line(say({"Most points lost:", "失分最多的项目:"}));
    std::size_t rank = 0;
    for (auto const& l : rating_.reasons())
      if (++rank <= 5)
        line("  " + std::to_string(rank) + ". " + std::string{l.id} + "  " + number(l.lost()) + "  " +
             say(l.title));
  }

  using report_page::text_so_far;

private:
  using line_type = starlot::trace_line;

  [[nodiscard]] static std::string number(starlot::fraction const& f) { return starlot::shown_points(f); }

  [[nodiscard]] std::string found(line_type const& l) const {
    auto const& f = l.recorded;
    if (l.kind == starlot::line_kind::clause)
      return l.state == starlot::line_state::excluded ? say({"excluded", "删减"}) : "";
    switch (f.kind()) {
    case starlot::finding_kind::met:
      return say({"met", "符合"});
    case starlot::finding_kind::not_met:
      return say({"not met", "不符合"});
    case starlot::finding_kind::sampled:
      return std::to_string(f.count()) + '/' + std::to_string(f.out_of()) + say({" nonconf.", " 不合格"});
    case starlot::finding_kind::counted:
      return std::to_string(f.count()) + say({" of ", " / "}) + std::to_string(f.out_of());
    case starlot::finding_kind::partly:
      return to_string(f.amount()) + say({" points", " 分"});
    case starlot::finding_kind::found:
      return std::to_string(f.count()) + say({" found", " 项"});
    case starlot::finding_kind::excluded:
      return say({"excluded", "删减"});
    case starlot::finding_kind::error:
      return say({"error", "出错"});
    case starlot::finding_kind::not_assessed:
      return l.kind == starlot::line_kind::step ? "" : say({"not assessed", "未评审"});
    default:
      return "";
    }
  }

  /// What was remarked, in short; the trace holds all of it.
  [[nodiscard]] std::string remark(line_type const& l) const {
    constexpr std::size_t most = 60;
    auto const& r = l.recorded.remark();
    std::string out;
    for (auto const part : {r.reason, r.evidence, r.assessor, r.date})
      if (!part.empty())
        out += (out.empty() ? "" : "; ") + std::string{part};
    if (auto size = most; out.size() > size) {
      while ((static_cast<unsigned char>(out[size]) & 0xC0U) == 0x80U)
        --size; // not within a character
      out = out.substr(0, size) + "...";
    }
    if (!out.empty())
      out = "  [" + out + ']';
    return l.vetoes ? out + say({"  fails the company", "  判定不合格"}) : out;
  }

  /// Columns that line up in a terminal: Chinese characters are two columns wide.
  [[nodiscard]] static std::string pad(std::string s, std::size_t width, bool right) {
    std::size_t columns = 0;
    for (auto const c : s) {
      auto const byte = static_cast<unsigned char>(c);
      columns += byte < 0x80 ? 1U : byte >= 0xE0 ? 2U : 0U;
    }
    auto const gap = columns < width ? width - columns : 0;
    return right ? s.insert(0, gap, ' ') : s.append(gap, ' ');
  }
  [[nodiscard]] static std::string columns(std::string const& id, std::string const& finding,
                                           std::string const& could, std::string const& did,
                                           std::string const& lost, std::string const& rest) {
    return pad(id, 15, false) + pad(finding, 16, false) + pad(could, 12, true) + pad(did, 10, true) +
           pad(lost, 8, true) + "  " + rest;
  }

  starlot::rating const& rating_;
};

int usage() {
  std::fputs("usage: rate_company <folder> [--lang en|zh] [--one-year-wait]\n"
             "         [--policy pooled|pooled_raw|mean_of_outlets|worst_outlet] [--unreached "
             "worst_case|replaced] [--level 0.95]\n",
             stderr);
  return 2;
}

/// How a sample is rated.
struct sample_options {
  std::string policy = {}; ///< none: as the scheme says
  starlot::company_options company;
  double level = 0.95;
};

int print(std::string const& page) {
  std::fputs(page.c_str(), stdout);
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 2;
}

/// Prints the problems of a file; true if there are any.
bool failed(company::problems& found, std::string const& path) {
  std::fputs(found.print(path).c_str(), stderr);
  return !found.none();
}

/// A company of which a sample of the outlets was visited.
int rate_sample(std::string const& folder, language l, starlot::loaded_scheme const& scheme,
                sample_options const& how) {
  auto const frame_path = folder + "/frame.csv";
  auto const record_path = folder + "/draw.record";
  auto const findings_path = folder + "/findings.csv";
  company::problems in_frame{l}, in_record{l}, in_findings{l};
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
  auto const rated = [&](auto const& policy) {
    return rate_company(audit.head_office, *record, visits, policy, how.company);
  };
  auto const rating = how.policy == "pooled"            ? rated(starlot::pooled)
                      : how.policy == "pooled_raw"      ? rated(starlot::pooled_raw)
                      : how.policy == "mean_of_outlets" ? rated(starlot::mean_of_outlets)
                      : how.policy == "worst_outlet"    ? rated(starlot::worst_outlet)
                                                        : rated(starlot::as_declared);
  if (!rating)
    for (auto const& e : rating.errors())
      in_findings.add({}, e);
  if (failed(in_findings, findings_path))
    return 2;
  return print(company::sample_report{*rating, l, how.level}.text());
}

[[nodiscard]] bool is_file(std::string const& path) { return std::ifstream{path}.is_open(); }

int rate(std::string const& folder, language l, starlot::gbt27922::options const& options,
         sample_options const& how) {
  auto const points_path = folder + "/points.csv";
  auto const findings_path = folder + "/findings.csv";

  company::problems in_points{l};
  auto const sheet = company::read_points(points_path, in_points);
  std::optional<starlot::loaded_scheme> scheme;
  if (in_points.none())
    scheme = company::make_scheme(sheet, options, in_points);
  if (failed(in_points, points_path))
    return 2;
  if (is_file(folder + "/draw.record"))
    return rate_sample(folder, l, *scheme, how);

  company::problems in_findings{l};
  auto const audit = company::findings_reader{*scheme, in_findings}.read(findings_path);
  if (failed(in_findings, findings_path))
    return 2;

  auto const rating = evaluate(audit.findings);
  if (!rating)
    for (auto const& e : rating.errors())
      in_findings.add({}, e);
  if (failed(in_findings, findings_path))
    return 2;
  report page{*rating, l};
  page.head(sheet.file.note, audit.outlets, options);
  page.trace();
  page.verdict();
  return print(page.text_so_far());
}

} // namespace

int main(int argc, char** argv) {
  std::string folder;
  auto l = language::en;
  starlot::gbt27922::options options;
  sample_options how;
  for (int i = 1; i < argc; ++i) {
    std::string_view const argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) {
      std::string_view const value = argv[++i];
      if (value != "en" && value != "zh")
        return usage();
      l = value == "zh" ? language::zh : language::en;
    } else if (argument == "--policy" && i + 1 < argc) {
      how.policy = argv[++i];
      if (how.policy != "pooled" && how.policy != "pooled_raw" && how.policy != "mean_of_outlets" &&
          how.policy != "worst_outlet")
        return usage();
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
      options.one_year_wait = true;
    } else if (folder.empty() && !argument.starts_with("--")) {
      folder = argument;
    } else {
      return usage();
    }
  }
  return folder.empty() ? usage() : rate(folder, l, options, how);
}
