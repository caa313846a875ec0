// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What decision.md shows: five outlets, two of them drawn. Small enough to count the ten draws by hand.

#include <starlot/decision.hpp>
#include <starlot/decision/shown_probability.hpp>

#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

struct shop {
  std::string id, region;
};

void print(char const* what, grade_distribution const& law) {
  std::printf("%-22s", what);
  for (auto const g : law.grades())
    std::printf(" %s", shown_probability(law.probability(g)).c_str());
  std::puts("");
}

} // namespace

int main() {
  ladder const stars{{70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}};
  std::vector<points> const scores{90_pt, 85_pt, 80_pt, 75_pt, 50_pt};

  // The chance of each grade over all draws of 2 of 5: below the ladder, pass, three stars, four stars.
  auto const law = *grade_distribution::of(scores, simple_random{2}, stars);
  print("2 of 5", law);
  auto const truth = *law.true_grade(); // what visiting all outlets awards: 76 points, pass
  std::printf("the true grade %s, worse %s\n", shown_probability(law.probability(truth)).c_str(),
              shown_probability(law.worse_than(truth)).c_str());
  auto const at_least_three = law.bounds_at_least(grade_rank{1}); // of the second rung or a better one
  std::printf("three stars or more %s, exact: %s\n", shown_probability(at_least_three.value).c_str(),
              law.method() == law_method::exact ? "yes" : "no");

  // For 1 to 5 visits, from one run.
  for (auto const& one : *grade_distribution::curve(scores, 5, stars))
    std::printf("%llu visits: %s\n", static_cast<unsigned long long>(one.n()),
                shown_probability(one.probability(truth)).c_str());

  // Which outlet decides?
  auto const effects = *outlet_effects::of(scores, simple_random{2}, stars);
  std::printf("three stars or more, if the outlet of 50 points is drawn: %s, if it is not: %s\n",
              shown_probability(effects.if_drawn(4).at_least(grade_rank{1})).c_str(),
              shown_probability(effects.if_not_drawn(4).at_least(grade_rank{1})).c_str());

  // Other ways to say what is known, and how it is drawn.
  std::vector<shop> const rows{
      {"a", "north"}, {"b", "north"}, {"c", "south"}, {"d", "south"}, {"e", "south"}};
  auto const shops = *frame::of(rows, outlet_id{&shop::id}, in_stratum{&shop::region});
  print("a frame, by strata", *grade_distribution::of(shops, scores, stratified{2}, stars));
  std::vector<points> const north{90_pt, 85_pt}, south{80_pt, 75_pt, 50_pt};
  print("strata", *grade_distribution::of(std::vector<scored_stratum>{{north, 1}, {south, 1}}, stars));
  print("clusters", *grade_distribution::of(std::vector<scored_cluster>{{175_pt, 2}, {205_pt, 3}},
                                            simple_random{1}, stars));
  print("two stages", *grade_distribution::of(std::vector<staged_cluster>{{north, 1}, {south, 2}},
                                              simple_random{1}, stars));
  print("12 points more each",
        *grade_distribution::of(population_scores::of(scores, 12_pt), simple_random{2}, stars));
  print("a histogram",
        *grade_distribution::of(std::vector<score_count>{{90_pt, 3}, {60_pt, 2}}, simple_random{2}, stars));
  auto const vague = *grade_distribution::of(
      std::vector<score_range>{{90_pt, 92_pt}, {60_pt, 80_pt}, {60_pt, 60_pt}}, simple_random{2}, stars);
  auto const either = vague.bounds_at_least(grade_rank{0});
  std::printf("a pass at least, scores being known between bounds: from %s to %s\n",
              shown_probability(either.lower).c_str(), shown_probability(either.upper).c_str());

  // A long run may be watched and stopped.
  auto const show = [](double done) { return done <= 1; };
  auto const watched =
      grade_distribution::of(scores, simple_random{2}, stars, {.cells = 1e9, .bytes = 1e8, .monitor = show});
  std::puts(watched ? "ran to its end" : to_string(watched.error()).c_str());
}
