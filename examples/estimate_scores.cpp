// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What a table of visits says of all outlets: means, proportions, a quantile, a domain, and how far each is to be trusted.
// The company and its scores are invented.
//
//   c++ -std=c++20 -O2 -I include examples/estimate_scores.cpp -o estimate_scores && ./estimate_scores

#include <starlot/decision/shown_probability.hpp>
#include <starlot/estimation/attribute_sample.hpp>
#include <starlot/estimation/jackknife.hpp>
#include <starlot/estimation/mean.hpp>
#include <starlot/estimation/proportion.hpp>
#include <starlot/estimation/quantile.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cstdio>
#include <string>
#include <vector>

namespace {

struct visit {
  std::string region;
  int outlets; // of the region
  double score;
  bool own; // run by the company, not by an agent
};

std::vector<visit> const visits{
    {"east", 60, 88, true},   {"east", 60, 91, true},  {"east", 60, 73, false},  {"east", 60, 84, true},
    {"east", 60, 79, false},  {"west", 120, 82, true}, {"west", 120, 64, false}, {"west", 120, 90, true},
    {"west", 120, 77, false}, {"west", 120, 85, true}, {"west", 120, 58, false}, {"west", 120, 81, false},
};

void print(char const* what, starlot::estimate const& e) {
  std::printf("%-34s %6.2f  standard error %.2f, df %g", what, e.value, e.standard_error, e.df);
  if (auto const both = e.confidence_interval(0.95))
    std::printf(", 95 %% from %.2f to %.2f\n", both->lower, both->upper);
  else
    std::printf(", %s\n", std::string{starlot::error_text(both.error().code).en}.c_str());
}

} // namespace

int main() {
  // How the visits were drawn: at random in each region, of so many outlets. Weights follow.
  auto const design = starlot::survey_design::of(visits, starlot::in_stratum{&visit::region},
                                                 starlot::population_of{&visit::outlets});
  if (!design) {
    for (auto const& e : design.errors())
      std::printf("%s\n", starlot::describe(e).c_str());
    return 1;
  }
  std::vector<double> score, good;
  for (auto const& v : visits) {
    score.push_back(v.score);
    good.push_back(v.score >= 80 ? 1 : 0);
  }

  print("mean score", *estimate_mean(*design, score));
  starlot::domain const own{visits.size(), [](std::size_t i) { return visits[i].own; }};
  starlot::estimate_options only_own;
  only_own.only = own;
  print("of the company's own outlets", *estimate_mean(*design, score, only_own));
  print("outlets of 80 points or more", *estimate_total(*design, good));
  print("mean score, by the jackknife", *estimate_mean(*starlot::jackknife::of(*design), score));

  auto const share = *estimate_proportion(*design, good);
  auto const cautious = *share.confidence_interval(0.95, starlot::proportion_interval::korn_graubard);
  std::printf("share of 80 points or more          %s  95 %% from %s to %s (Korn and Graubard)\n",
              starlot::shown_probability(share.value).c_str(),
              starlot::shown_probability(cautious.lower).c_str(),
              starlot::shown_probability(cautious.upper).c_str());
  auto const median = *estimate_quantile(*design, score, 0.5);
  if (auto const both = median.confidence_interval())
    std::printf("median score                       %6.2f  95 %% from %g to %g\n", median.value, both->lower,
                both->upper);

  // Of a simple random sample the bound is exact, also where every outlet passed: 5 of 60 were seen, all good.
  starlot::attribute_sample const east{60, 5, 5};
  std::printf("had all 5 of the 60 in the east passed: at least %llu of them do, with 95 %% confidence\n",
              static_cast<unsigned long long>(east.lower_bound(0.95)));
}
