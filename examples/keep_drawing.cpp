// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Visits one outlet after the other, in the order of the draw, and stops as soon as the grade is proven.
//
//   c++ -std=c++20 -O2 -I include examples/keep_drawing.cpp -o keep_drawing && ./keep_drawing
//   keep_drawing [--lang en|zh]
//
// The company and its scores are invented. Risks, bet and range of scores are declared before the seed is known. After each
// visit the state is kept as text, and read again before the next one, as between two days.

#include <starlot/decision/settlement.hpp>
#include <starlot/sampling/record_draw.hpp>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

ladder const stars{{70_pt, {"pass level", "达标级"}},
                   {80_pt, {"three stars", "三星级"}, 3},
                   {90_pt, {"four stars", "四星级"}, 4},
                   {95_pt, {"five stars", "五星级"}, 5}};

settle_terms const terms{
    .over_award_risk = 0.05_dec,
    .under_award_risk = 0.05_dec,
    .bet = adaptive_bet{.mean = 86_pt, .variance = 40_dec, .weight = 5_dec, .largest_stake = 0.75_dec},
    .scores = {0_pt, 100_pt}};

struct shop {
  std::string id;
  points score; ///< what a visit will find
};

/// Sixty outlets of 79 to 93 points, and one of 40.
std::vector<shop> company() {
  std::vector<shop> out;
  for (int i = 1; i <= 60; ++i)
    out.push_back({"shop " + std::to_string(i), i == 17 ? 40_pt : points{79 + (i * 7) % 15}});
  return out;
}

points score_of(std::vector<shop> const& shops, std::string_view id) {
  for (auto const& s : shops)
    if (s.id == id)
      return s.score;
  return {};
}

std::string name_of(grade_rank grade, language lang) {
  static constexpr text below{"below pass level", "未达标"};
  return std::string{(grade.is_below_ladder() ? below : stars.rungs()[grade.index()].name).in(lang)};
}

int run(language lang) {
  auto const shops = company();
  auto const shops_of = frame::of(shops, outlet_id{&shop::id});
  if (!shops_of)
    return 2;
  auto const record = record_draw(*shops_of, simple_random{60},
                                  seed{"05 11 17 23 31 02", "a lottery, invented",
                                       "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"});
  auto now = record ? settlement::of(*record, stars, terms) : record.error();
  if (!now)
    return 2;

  auto kept = now->text();
  while (!now->grade() && now->next()) {
    now = read_settlement(kept, *record, stars, terms); // on another day
    if (!now)
      return 2;
    auto const id = *now->next();
    auto const score = score_of(shops, id);
    if (auto const stored = now->add(score); !stored)
      return 2;
    kept = now->text();
    auto const least = name_of(now->at_least(), lang);
    auto const most = name_of(now->at_most(), lang);
    auto const grades = least == most ? least : least + " ... " + most;
    std::printf("%2zu  %-8s %4s  %s\n", now->visited(), id.c_str(), to_string(score).c_str(), grades.c_str());
  }

  if (auto const grade = now->grade()) {
    auto const counts = std::to_string(now->visited()) + " / " + std::to_string(now->outlets());
    text const settled{"outlets visited until one grade was left: ", "确定级别时已访问的网点数:"};
    std::printf("\n%s%s\n%s\n", std::string{settled.in(lang)}.c_str(), counts.c_str(),
                name_of(*grade, lang).c_str());
  }
  for (auto const& sentence : {proven_means, proven_does_not_mean})
    std::printf("%s\n", std::string{sentence.in(lang)}.c_str());
  return 0;
}

} // namespace

int main(int argc, char** argv) {
  bool const in_chinese =
      argc == 3 && std::string_view{argv[1]} == "--lang" && std::string_view{argv[2]} == "zh";
  if (argc != 1 && !in_chinese && !(argc == 3 && std::string_view{argv[2]} == "en")) {
    std::fputs("usage: keep_drawing [--lang en|zh]\n", stderr);
    return 2;
  }
  return run(in_chinese ? language::zh : language::en);
}
