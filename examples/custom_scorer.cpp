// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// A scoring rule, a roll-up and a step of one's own, in one scheme. All numbers are invented.

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/display.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <vector>

using namespace starlot::literals;
using starlot::child, starlot::clause, starlot::criterion, starlot::share;

// A rule turns a finding into a share. What was computed in floating point comes back rounded once, and is
// exact from there. A log-normal curve: 90 % (1.28 deviations) for `good` hours, 50 % for `middling` ones.
struct response_time {
  static constexpr std::string_view name = "response time";
  static constexpr int version = 1;
  starlot::decimal good, middling; // what a part was made with goes into the scheme's hash
  constexpr std::array<std::int64_t, 2> parameters() const { return {good.micro(), middling.micro()}; }

  starlot::rule_result operator()(starlot::finding const& f) const {
    if (f.kind() != starlot::finding_kind::measured || f.value() <= 0_dec)
      return starlot::errc::finding_does_not_fit;
    auto const log = [](starlot::decimal d) { return std::log(static_cast<double>(d.micro())); };
    double const z = 1.2815515655446004 * (log(f.value()) - log(middling)) / (log(middling) - log(good));
    return share::rounded(std::erfc(z / std::sqrt(2.0)) / 2.0, 4, starlot::rounding::half_even);
  }
};

// A roll-up turns the children that apply into a share of what their clause is worth.
struct median {
  static constexpr std::string_view name = "median";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true; // a better child never makes it worse: bounds hold

  constexpr starlot::fraction operator()(std::span<child const> children) const {
    std::vector<starlot::fraction> earned;
    for (auto const& c : children)
      earned.push_back(c.earned);
    std::sort(earned.begin(), earned.end());
    return (earned[(earned.size() - 1) / 2] + earned[earned.size() / 2]) / starlot::fraction{2};
  }
};

// A step changes the score. This one takes a finding of its own, under its id.
struct goodwill {
  static constexpr std::string_view name = "a fifth of what is missing";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  static constexpr std::string_view id = "thanks";

  constexpr void operator()(starlot::score_state& company) const {
    if (company.recorded().kind() == starlot::finding_kind::met)
      company.set_score(company.score() + (starlot::fraction{100} - company.score()) / starlot::fraction{5});
  }
};

inline constexpr starlot::levels marks{{{1, 0_pct}, {2, 25_pct}, {3, 50_pct}, {4, 75_pct}, {5, 100_pct}}};
inline constexpr auto help_desk = starlot::scheme{
    starlot::title{"help-desk", "1"},
    criterion{"1", "Hours to the answer", 60_pt, response_time{1_dec, 4_dec}},
    clause{"2", "Marks of three callers", 40_pt, median{}, criterion{"2.1", "First", 1_wt, marks},
           criterion{"2.2", "Second", 1_wt, marks}, criterion{"2.3", "Third", 1_wt, marks}},
    goodwill{}, starlot::ladder{{70_pt, "pass"}, {80_pt, "good"}}};

int main() {
  starlot::findings<help_desk> f;
  f.set<"1">(starlot::measured(2)).set<"2.1">(starlot::at_level(5)).set<"2.2">(starlot::at_level(2));
  f.set<"2.3">(starlot::at_level(4)).set<"thanks">(starlot::met);
  auto const rating = evaluate(f);
  if (!rating)
    return 2;
  for (auto const& line : rating->trace()) {
    std::cout << std::left << std::setw(7) << line.id << std::setw(27) << line.title.en
              << to_string(line.contribution);
    if (line.adjustment.sign() != 0)
      std::cout << ", of which the roll-up added " << to_string(line.adjustment);
    std::cout << '\n';
  }
  std::cout << "score " << to_string(rating->score()) << " = " << shown(*rating) << ", "
            << rating->grade().name().en << '\n';
}
