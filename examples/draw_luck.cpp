// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What the draw makes of a company's star: the chance of every grade over all draws, and the outlets that decide.
//
//   c++ -std=c++20 -O2 -I include examples/draw_luck.cpp -o draw_luck && ./draw_luck examples/data/two_hundred_outlets.csv
//   draw_luck <scores> [--visits <n>]... [--by-stratum] [--report text|html] [--lang en|zh]
//
// The file holds the scores of all outlets, from last year or from a census:
//
//   starlot outlet scores,1,a note
//   outlet,score,stratum            the stratum is needed for --by-stratum only
//   Mill Lane 2,82.5,north
//
// Without --visits the square root of the number of outlets, rounded up, and half, twice and four times as many; the
// bars and the list are for the first --visits, or for the root. A long run shows how far it is, if there is a
// terminal. --by-stratum: in proportion to the outlets of each stratum. Grades are those of GB/T 27922: 70, 80, 90 and
// 95 points. Exit status: 0 printed, 2 not.

#include "progress.hpp"

#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/outlet_effects.hpp>
#include <starlot/files.hpp>
#include <starlot/report.hpp>
#include <starlot/scoring/display.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

ladder const stars{{70_pt, {"pass level", "达标级"}},
                   {80_pt, {"three stars", "三星级"}, 3},
                   {90_pt, {"four stars", "四星级"}, 4},
                   {95_pt, {"five stars", "五星级"}, 5}};

struct options {
  std::string file;
  std::vector<std::uint32_t> visits;
  bool by_stratum = false;
  bool as_page = false; ///< of HTML
  language lang = language::en;
};

/// Nothing where the arguments make no sense.
std::optional<options> read(int argc, char** argv) {
  options out;
  for (int i = 1; i < argc; ++i) {
    std::string_view const option = argv[i];
    std::string_view const value = i + 1 < argc ? argv[i + 1] : "";
    if (option == "--visits") {
      out.visits.push_back(0);
      auto const [end, code] = std::from_chars(value.data(), value.data() + value.size(), out.visits.back());
      if (code != std::errc{} || end != value.data() + value.size())
        return std::nullopt;
      ++i;
    } else if (option == "--lang" && (value == "en" || value == "zh")) {
      out.lang = value == "zh" ? language::zh : language::en;
      ++i;
    } else if (option == "--report" && (value == "text" || value == "html")) {
      out.as_page = value == "html";
      ++i;
    } else if (option == "--by-stratum") {
      out.by_stratum = true;
    } else if (out.file.empty() && !option.starts_with("--")) {
      out.file = option;
    } else {
      return std::nullopt;
    }
  }
  return out.file.empty() ? std::nullopt : std::optional{out};
}

/// The outlets, and their scores in the order of the frame.
struct company {
  std::string name, note; ///< of the file
  frame outlets;
  std::vector<points> scores;
};

constexpr table_column columns[] = {{"outlet", "网点"}, {"score", "得分"}, {"stratum", "层", false}};

/// The scores in the bytes of a file of this name.
result<company> read_scores(std::string_view bytes, std::string const& path, bool by_stratum) {
  auto const sheet = read_table(bytes, {"outlet scores", 1, columns});
  if (!sheet)
    return sheet.errors();
  struct row {
    std::string_view id, stratum;
  };
  std::vector<row> rows;
  std::vector<points> of_rows;
  faults wrong;
  for (std::size_t i = 0; i < sheet->size(); ++i) {
    rows.push_back({sheet->cell(i, "outlet").text, sheet->cell(i, "stratum").text});
    auto const score = sheet->number<points>(i, "score");
    of_rows.push_back(score.value_or({}));
    if (!score)
      wrong.push_back(score.error());
  }
  auto made = by_stratum ? frame::of(rows, outlet_id{&row::id}, in_stratum{&row::stratum})
                         : frame::of(rows, outlet_id{&row::id});
  if (!made)
    for (auto const& e : made.errors())
      wrong.push_back(e.where.index < rows.size()
                          ? sheet->cell(e.where.index, e.code == errc::stratum_missing ? "stratum" : "outlet").fault(e)
                          : e);
  if (!wrong.empty())
    return wrong;
  std::vector<points> scores(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    scores[*made->find(rows[i].id)] = of_rows[i];
  auto const slash = path.find_last_of('/');
  auto name = path.substr(slash == std::string::npos ? 0 : slash + 1);
  return company{name.substr(0, name.rfind(".csv")), std::string{sheet->note()}, std::move(*made), std::move(scores)};
}

/// The laws for several numbers of visits, and the outlets that decide. Errors: those of the design and of the law.
result<report> made(company const& of, options const& how) {
  auto const all = static_cast<std::uint32_t>(of.scores.size());
  auto visits = how.visits;
  auto const root = multi_site_sample(all, audit_kind::initial);
  if (visits.empty())
    for (auto const n : {root, (root + 1) / 2, 2 * root, 4 * root})
      if (n <= all)
        visits.push_back(n);
  auto const first = visits[0];
  std::sort(visits.begin() + 1, visits.end());
  visits.erase(std::unique(visits.begin() + 1, visits.end()), visits.end());
  if (std::find(visits.begin() + 1, visits.end(), first) != visits.end())
    visits.erase(std::find(visits.begin() + 1, visits.end(), first));
  auto const most = *std::max_element(visits.begin(), visits.end());

  progress const show;
  law_options const options{.monitor = show};
  report page{of.name};
  std::optional<grade_rank> best;
  auto const add = [&](grade_distribution const& law) {
    best = law.true_grade();
    page.add(law, stars,
             how.by_stratum ? text{"strata in proportion", "按层比例抽样"}
                            : text{"simple random", "简单随机抽样"});
  };
  if (how.by_stratum) {
    for (auto const n : visits) {
      auto const law = grade_distribution::of(of.outlets, of.scores, stratified{n}, stars, options);
      if (!law)
        return law.errors();
      add(*law);
    }
  } else { // all sizes from one run
    auto const curve = grade_distribution::curve(of.scores, most, stars, options);
    if (!curve)
      return curve.errors();
    for (auto const n : visits) {
      if (n == 0)
        return error::of(errc::sample_of_none);
      add((*curve)[n - 1]);
    }
  }
  auto const effects = how.by_stratum
                           ? outlet_effects::of(of.outlets, of.scores, stratified{first}, stars, options)
                           : outlet_effects::of(of.outlets, of.scores, simple_random{first}, stars, options);
  if (!effects)
    return effects.errors();
  page.add(*effects, of.outlets, of.scores, best->is_below_ladder() ? grade_rank{0} : *best, stars);

  fraction sum;
  for (auto const s : of.scores)
    sum += fraction{s};
  auto const mean = shown(sum / fraction{static_cast<std::int64_t>(all)}, stars.rungs());
  auto const en = "the mean score of all " + std::to_string(all) + " outlets is " + mean;
  auto const zh = "全部" + std::to_string(all) + "个网点的平均得分为" + mean;
  page.note({en, zh});
  page.note({of.note});
  return page;
}

} // namespace

int main(int argc, char** argv) {
  bool const asks = argc == 2 && std::string_view{argv[1]} == "--help";
  auto const o = asks ? std::nullopt : read(argc, argv);
  if (!o) {
    std::fputs("usage: draw_luck <scores> [--visits <n>]... [--by-stratum] [--report text|html] [--lang en|zh]\n"
               "Exit status: 0 printed, 2 not.\n",
               asks ? stdout : stderr);
    return asks ? 0 : 2;
  }
  auto const of = from_file(o->file, [&](auto bytes) { return read_scores(bytes, o->file, o->by_stratum); });
  if (!of) {
    std::fputs(messages(o->file, of.errors(), o->lang).c_str(), stderr);
    return 2;
  }
  auto const page = made(*of, *o);
  if (!page) {
    for (auto const& e : page.errors())
      std::fprintf(stderr, "draw_luck: %s %d: %s\n", o->lang == language::zh ? "错误" : "error",
                   static_cast<int>(e.code), describe(e, o->lang).c_str());
    return 2;
  }
  auto const out = o->as_page ? to_html(*page, o->lang) : to_text(*page, o->lang);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 2;
}
