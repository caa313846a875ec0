// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// A rating of one's own from ready parts: mountain huts, with half stars. All points are invented.

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/display.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/exclusion_profile.hpp>

#include <iomanip>
#include <iostream>

using namespace starlot::literals;
using starlot::clause, starlot::criterion, starlot::branch, starlot::the_score;

inline constexpr auto hut_stars = starlot::scheme{
    starlot::title{"hut-stars", "2026", "Mountain huts"},
    clause{"1", "Beds", // the points of its criteria add up
           criterion{"1.1", "Blankets are clean", 20_pt, starlot::proportional},
           criterion{"1.2", "Quiet after ten", 10_pt, starlot::half_credit}},
    clause{"2", "Kitchen", 30_pt, starlot::weighted_mean, // 30 points, spread by weights
           criterion{"2.1", "Warm meals until eight", 2_wt}, criterion{"2.2", "A vegetarian dish", 1_wt}},
    clause{"3", "Safety", 40_pt, starlot::minimum, // the worst of them decides
           criterion{"3.1", "Smoke detectors work", 1_wt, starlot::proportional},
           criterion{"3.2", "Minutes to clear the hut", 1_wt, starlot::curve({{3, 100_pct}, {8, 0_pct}})},
           criterion{"3.3", "Avalanche report on the board", 1_wt, starlot::if_not_applicable::leave_out}},

    // Steps act in the order in which they stand here.
    starlot::bonus{"sun", "Runs on the sun alone", 2_pt}.at_most(1).when(the_score.at_least(70_pt)),
    starlot::rung_needs{"three stars", branch("3").at_least(60_pct), "Three stars need 60 % of safety"},
    starlot::veto{"licence", "Holds a licence"}, // asked: without an answer there is no grade

    starlot::ladder{{50_pt, "two stars", 2},
                    {60_pt, "two and a half stars", 2.5_dec},
                    {70_pt, "three stars", 3},
                    {80_pt, "three and a half stars", 3.5_dec},
                    {90_pt, "four stars", 4}}};

// What a kind of business does not do is excluded under a name, with reasons.
inline constexpr starlot::exclusion not_done[] = {{"2", "guests cook for themselves"}};
inline constexpr starlot::exclusion_profile self_service{"self-service hut", "Self-service hut", not_done};

int main() {
  starlot::findings<hut_stars> f;
  if (auto const done = apply(self_service, f); !done)
    return 2;
  f.set<"1.1">(starlot::sampled(1, 25)); // 1 of 25 blankets is not
  f.set<"1.2">(starlot::met);
  f.set<"3.1">(starlot::sampled(1, 8));
  f.set<"3.2">(starlot::measured(5.5_dec));
  f.set<"3.3">(starlot::not_applicable.because("below the tree line"));
  f.set<"sun">(starlot::found(1));
  f.set<"licence">(starlot::met);

  auto const rating = evaluate(f);
  if (!rating)
    return 2;
  for (auto const& line : rating->trace()) {
    std::cout << std::left << std::setw(8) << line.id << std::setw(34) << line.title.en << std::right;
    if (line.state == starlot::line_state::excluded)
      std::cout << "  left out";
    else
      std::cout << std::setw(6) << shown_points(line.contribution);
    if (line.available.sign() > 0)
      std::cout << " of " << shown_points(line.available);
    if (auto const& reason = line.recorded.remark().reason; !reason.empty())
      std::cout << ": " << reason;
    std::cout << '\n';
  }
  auto const grade = rating->grade();
  std::cout << "score " << to_string(rating->score()) << " = " << shown(*rating) << ": " << grade.name().en
            << " (" << to_string(grade.stars()) << ")\n";
  for (auto const& cause : rating->causes())
    std::cout << "held back: " << cause.title.en << '\n';
  if (auto const next = rating->next())
    std::cout << "by points alone " << shown_points(next->missing) << " short of " << next->rung->name.en << '\n';
}
