// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What the draw makes of a company's star: the chance of every grade over all draws, and the outlets that decide.
//
//   c++ -std=c++20 -O2 -I include examples/draw_luck.cpp -o draw_luck && ./draw_luck examples/data/two_hundred_outlets.csv
//   draw_luck <scores> [--visits <n>]... [--by-stratum] [--lang en|zh]
//
// The file holds the scores of all outlets, from last year or from a census:
//
//   starlot outlet scores,1,a note
//   outlet,score,stratum            the stratum is needed for --by-stratum only
//   Mill Lane 2,82.5,north
//
// Without --visits the square root of the number of outlets, rounded up, and half, twice and four times as many; the bars and the
// list are for the first --visits, or for the root. --by-stratum: in proportion to the outlets of each stratum. Grades are those of
// GB/T 27922: 70, 80, 90 and 95 points. Exit status: 0 printed, 2 not.

#include "frame_file.hpp"

#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/outlet_effects.hpp>
#include <starlot/decision/sample_mean_moments.hpp>
#include <starlot/decision/shown_probability.hpp>

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
  frame outlets;
  std::vector<points> scores;
};

std::optional<company> read_scores(std::string const& path, bool by_stratum, files::problems& found) {
  auto const bytes = files::read_bytes(path, found);
  if (!bytes)
    return std::nullopt;
  static constexpr std::array<std::string_view, 2> needed{"outlet", "score"};
  static constexpr std::array<std::string_view, 1> others{"stratum"};
  auto table = csv::read(*bytes, {"outlet scores", 1, needed, others});
  for (auto const& p : table.problems)
    found.add(p);
  if (!found.none())
    return std::nullopt;
  std::vector<points> of_rows;
  for (std::size_t i = 0; i < table.value.rows.size(); ++i)
    of_rows.push_back(files::number<points>(table.value.at(i, "score"), found).value_or(points{}));
  struct row {
    std::string id, stratum;
  };
  std::vector<row> rows;
  for (std::size_t i = 0; i < table.value.rows.size(); ++i)
    rows.push_back({table.value.at(i, "outlet").text, table.value.at(i, "stratum").text});
  auto made = by_stratum ? frame::of(rows, outlet_id{&row::id}, in_stratum{&row::stratum})
                         : frame::of(rows, outlet_id{&row::id});
  if (!made)
    for (auto const& e : made.errors())
      found.add(e.where.index < rows.size()
                    ? table.value.at(e.where.index, e.code == errc::stratum_missing ? "stratum" : "outlet")
                    : csv::cell{},
                e);
  if (!found.none())
    return std::nullopt;
  std::vector<points> scores(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    scores[*made->find(rows[i].id)] = of_rows[i];
  return company{std::move(*made), std::move(scores)};
}

/// Columns that a Chinese character takes two of.
std::size_t width(std::string_view s) {
  std::size_t out = 0;
  for (char const c : s) {
    auto const byte = static_cast<unsigned char>(c);
    out += byte >= 0xE0U ? 2U : byte < 0x80U || byte >= 0xC0U ? 1U : 0U;
  }
  return out;
}
std::string padded(std::string s, std::size_t columns) {
  auto const has = width(s);
  return has < columns ? s + std::string(columns - has, ' ') : s;
}
class page {
public:
  page(company const& c, options const& o) : of_{c}, how_{o} {}

  /// Errors: those of the design and of the law.
  result<std::string> made() {
    auto const all = static_cast<std::uint32_t>(of_.scores.size());
    auto visits = how_.visits;
    auto const root = multi_site_sample(all, audit_kind::initial);
    auto const first = visits.empty() ? root : visits[0];
    if (visits.empty())
      visits = {(root + 1) / 2, root, 2 * root, 4 * root};
    std::sort(visits.begin(), visits.end());
    visits.erase(std::unique(visits.begin(), visits.end()), visits.end());
    if (how_.visits.empty())
      std::erase_if(visits, [&](std::uint32_t n) { return n > all; });

    auto const laws = laws_of(visits);
    if (!laws)
      return laws.errors();
    auto const effects = how_.by_stratum
                             ? outlet_effects::of(of_.outlets, of_.scores, stratified{first}, stars)
                             : outlet_effects::of(of_.outlets, of_.scores, simple_random{first}, stars);
    if (!effects)
      return effects.errors();
    auto const grade = *laws->front().true_grade();
    char mean[32];
    std::snprintf(mean, sizeof mean, "%.2f",
                  sample_mean_moments::of(of_.scores, simple_random{1}).value().mean);
    line(say({"Outlets: ", "网点数:"}) + std::to_string(all) + say({", mean score ", ",平均得分 "}) + mean);
    line(say({"If all of them were visited: ", "若访问全部网点:"}) + name(grade));
    line();
    tabulate(*laws, grade);
    for (auto const& law : *laws)
      if (law.n() == first)
        draw_bars(law);
    list_dangers(*effects, grade.is_below_ladder() ? grade_rank{0} : grade, first);
    return out_;
  }

private:
  [[nodiscard]] std::string say(text const& t) const { return std::string{t.in(how_.lang)}; }
  [[nodiscard]] std::string name(grade_rank grade) const {
    return grade.is_below_ladder() ? say({"no star", "未达标"}) : say(stars.rungs()[grade.index()].name);
  }
  void line(std::string const& s = {}) { (out_ += s.substr(0, s.find_last_not_of(' ') + 1)) += '\n'; }

  /// Of simple random draws from one run.
  [[nodiscard]] result<std::vector<grade_distribution>>
  laws_of(std::vector<std::uint32_t> const& visits) const {
    std::vector<grade_distribution> out;
    if (how_.by_stratum) {
      for (auto const n : visits) {
        auto law = grade_distribution::of(of_.outlets, of_.scores, stratified{n}, stars);
        if (!law)
          return law.errors();
        out.push_back(std::move(*law));
      }
      return out;
    }
    auto const curve = grade_distribution::curve(of_.scores, visits.back(), stars);
    if (!curve)
      return curve.errors();
    for (auto const n : visits) {
      if (n == 0)
        return error::of(errc::sample_of_none);
      out.push_back((*curve)[n - 1]);
    }
    return out;
  }

  void tabulate(std::vector<grade_distribution> const& laws, grade_rank grade) {
    line(say({"Chance of each grade over all draws", "所有可能抽样中各级别的概率"}) +
         (how_.by_stratum ? say({", strata in proportion", "(按层比例抽样)"}) : ""));
    constexpr std::size_t column = 13;
    auto head = padded(say({"visits", "访问数"}), 8);
    for (auto const g : laws[0].grades())
      head += padded(name(g), column);
    line(head + say({"the true one", "真实级别"}));
    for (auto const& law : laws) {
      auto row = padded(std::to_string(law.n()), 8);
      for (auto const g : law.grades())
        row += padded(shown_probability(law.probability(g)), column);
      line(row + shown_probability(law.probability(grade)));
    }
    line();
  }

  void draw_bars(grade_distribution const& law) {
    line(std::to_string(law.n()) + say({" visits", "个访问网点"}));
    for (auto const g : law.grades()) {
      std::string bar;
      for (int i = 0; i < static_cast<int>(law.probability(g) * 60 + 0.5); ++i)
        bar += "█";
      line(padded(name(g), 13) + bar + (bar.empty() ? "" : " ") + shown_probability(law.probability(g)));
    }
    static_assert(static_cast<int>(law_method::simulated) == 3);
    text const how[] = {{"exact", "精确"},
                        {"exact but for what windows drop", "精确(略去极小部分)"},
                        {"between certified bounds", "有保证的上下界"},
                        {"simulated", "模拟"}};
    line(say({"method: ", "方法:"}) + say(how[static_cast<std::size_t>(law.method())]));
    line();
  }

  void list_dangers(outlet_effects const& all, grade_rank grade, std::uint32_t n) {
    line(say({"The most dangerous outlets: chance of ", "最危险的网点:抽中与未抽中时获得"}) + name(grade) +
         say({" or better with ", "或更高级别的概率("}) + std::to_string(n) +
         say({" visits", "个访问网点)"}));
    auto const order = all.ranked(grade);
    std::size_t longest = 8;
    for (std::size_t i = 0; i < order.size() && i < 10; ++i)
      longest = std::max(longest, width(of_.outlets[order[i]].id) + 2);
    line(padded(say({"outlet", "网点"}), longest) + padded(say({"score", "得分"}), 10) +
         padded(say({"drawn", "抽中"}), 10) + say({"not drawn", "未抽中"}));
    for (std::size_t i = 0; i < order.size() && i < 10; ++i) {
      auto const o = order[i];
      line(padded(std::string{of_.outlets[o].id}, longest) + padded(to_string(of_.scores[o]), 10) +
           padded(shown_probability(all.if_drawn(o).at_least(grade)), 10) +
           (all.can_be_missed(o) ? shown_probability(all.if_not_drawn(o).at_least(grade)) : "-"));
    }
  }

  company const& of_;
  options const& how_;
  std::string out_;
};

} // namespace

int main(int argc, char** argv) {
  auto const o = read(argc, argv);
  if (!o) {
    std::fputs("usage: draw_luck <scores> [--visits <n>]... [--by-stratum] [--lang en|zh]\n", stderr);
    return 2;
  }
  files::problems found{o->lang};
  auto const of = read_scores(o->file, o->by_stratum, found);
  if (!of) {
    std::fputs(found.print(o->file).c_str(), stderr);
    return 2;
  }
  auto const made = page{*of, *o}.made();
  if (!made) {
    for (auto const& e : made.errors())
      std::fprintf(stderr, "draw_luck: %s %d: %s\n", o->lang == language::zh ? "错误" : "error",
                   static_cast<int>(e.code), describe(e, o->lang).c_str());
    return 2;
  }
  std::fputs(made->c_str(), stdout);
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 2;
}
