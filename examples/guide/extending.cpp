// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What extending.md shows: one part of one's own for each place where the library takes one. All of them are invented.

#include <starlot/company.hpp>
#include <starlot/estimation.hpp>
#include <starlot/sampling.hpp>
#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

#include <array>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

/// A scoring rule: a finding in, a share of the criterion's points or an error out.
struct within_hours {
  static constexpr std::string_view name = "within hours";
  static constexpr int version = 1;
  decimal limit; // what a part is made with goes into the hash
  constexpr std::array<std::int64_t, 1> parameters() const { return {limit.micro()}; }

  constexpr rule_result operator()(finding const& f) const {
    if (f.kind() != finding_kind::measured)
      return errc::finding_does_not_fit;
    return f.value() <= limit ? share::full() : f.value() <= limit + limit ? share::of(1, 2) : share::none();
  }
};

/// A roll-up: the children that apply in, a share of the clause's points out.
struct mean_of_best_and_worst {
  static constexpr std::string_view name = "mean of best and worst";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true; // more never earns less: the bounds of open items hold

  constexpr fraction operator()(std::span<child const> children) const {
    auto best = children[0].earned, worst = best;
    for (auto const& c : children) {
      best = c.earned > best ? c.earned : best;
      worst = c.earned < worst ? c.earned : worst;
    }
    return (best + worst) / fraction{2};
  }
};

/// A step: the score as it stands in, another one out. It may look at branches, findings and conditions.
struct halfway_to_full {
  static constexpr std::string_view name = "halfway to full";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;

  constexpr void operator()(score_state& company) const {
    if (company.holds(branch("2").at_least(70_pct)) == truth::yes)
      company.set_score((company.score() + fraction{100}) / fraction{2});
  }
};

/// A ladder: the number of the rung that is reached, or -1. Here each branch climbs alone, and the lowest counts.
struct lowest_branch {
  static constexpr std::string_view name = "lowest branch";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  ladder in_percent;

  constexpr std::span<rung const> rungs() const { return in_percent.rungs(); }
  constexpr std::array<std::int64_t, 0> parameters() const { return {}; } // the rungs are hashed anyway

  constexpr std::ptrdiff_t operator()(score_state const& company) const {
    auto lowest = static_cast<std::ptrdiff_t>(company.rungs().size()) - 1;
    for (std::size_t i = 0; i < company.branches(); ++i) {
      auto const percent = fraction{100} * company.branch_at(i).earned;
      while (lowest >= 0 && percent < fraction{company.rungs()[static_cast<std::size_t>(lowest)].from})
        --lowest;
    }
    return lowest;
  }
};

/// What "not applicable" does: half of the points where a reason is given, else an error.
struct half_if_reasoned {
  static constexpr std::string_view name = "half if reasoned";
  static constexpr int version = 1;

  constexpr treatment operator()(finding const& f, points) const {
    return f.remark().reason.empty() ? treatment::refused() : treatment::counts_as(50_pct);
  }
};

/// An aggregation policy for companies: outlets' scores in, the company's score out.
struct second_worst {
  static constexpr std::string_view name = "second worst";
  static constexpr int version = 1;
  static constexpr auto kind = aggregation_kind::scores; // made from outlets' scores; no standard error
  static constexpr bool is_monotone = true;              // an outlet that earns more never lowers the score

  fraction operator()(std::span<outlet_score const> from_the_worst) const {
    return from_the_worst[from_the_worst.size() > 1 ? 1 : 0].score;
  }
};

/// A design: how many outlets of which stratum are drawn. It is recorded as the visits that it comes to.
struct half_of_each {};
result<draw_plan> plan(frame const& f, half_of_each) {
  auto out = strata_of(f);
  for (auto& stratum : out.strata)
    stratum.sampled = (stratum.population + 1) / 2;
  return out;
}

/// An estimator, by its linearised values: the mean score of the outlets that have at least 60 points, and its error.
result<estimate> mean_of_fair(survey_design const& d, std::vector<double> const& y) {
  double sum = 0, all = 0;
  for (std::size_t i = 0; i < y.size(); ++i)
    if (y[i] >= 60) {
      sum += d.weights()[i] * y[i];
      all += d.weights()[i];
    }
  std::vector<double> z;
  for (std::size_t i = 0; i < y.size(); ++i)
    z.push_back(y[i] >= 60 ? d.weights()[i] * (y[i] - sum / all) / all : 0);
  return estimate_linearised(d, sum / all, z);
}

inline constexpr auto repair_shop =
    scheme{title{"repair-shop", "1"},
           clause{"1", "Repairs", criterion{"1.1", "Hours until repaired", 40_pt, within_hours{12_dec}},
                  criterion{"1.2", "Parts are new", 20_pt, half_if_reasoned{}}},
           clause{"2", "Shop", 40_pt, mean_of_best_and_worst{},
                  criterion{"2.1", "Prices are posted", 1_wt, per_outlet},
                  criterion{"2.2", "Tools are calibrated", 1_wt, proportional, per_outlet},
                  criterion{"2.3", "Opening hours are kept", 1_wt, proportional, per_outlet}},
           halfway_to_full{}, lowest_branch{ladder{{50_pt, "pass"}, {80_pt, "good"}}}};

struct shop {
  std::string id, region;
};

} // namespace

int main() {
  findings<repair_shop> f;
  f.set<"1.1">(measured(20)).set<"1.2">(not_applicable.because("parts are made by hand"));
  f.set<"2.1">(met).set<"2.2">(sampled(1, 2)).set<"2.3">(sampled(1, 4));
  auto const rating = evaluate(f);
  if (!rating) {
    std::puts(to_string(rating.error()).c_str());
    return 1;
  }
  for (auto const& line : rating->trace())
    std::printf("%-6s %s\n", std::string{line.id}.c_str(), to_string(line.contribution).c_str());
  std::printf("%s points, %s\n", to_string(rating->score()).c_str(), to_string(rating->grade()).c_str());

  // A draw by the design, and the record of it.
  std::vector<shop> const rows{
      {"a", "north"}, {"b", "north"}, {"c", "north"}, {"d", "south"}, {"e", "south"}};
  auto const shops = *frame::of(rows, outlet_id{&shop::id}, in_stratum{&shop::region});
  auto const record = record_draw(shops, half_of_each{},
                                  seed{"05 11 17 23 31 02", "lottery of 23 November 2026",
                                       "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"});
  if (!record)
    return 1;
  for (auto const& s : record->sample().strata())
    std::printf("%s: %llu of %llu\n", s.id.c_str(), static_cast<unsigned long long>(s.sampled),
                static_cast<unsigned long long>(s.population));

  // The three shops that were drawn, rated by the policy.
  outlet_findings visits{compiled<repair_shop>, shops, record->hash()};
  int bad = 0;
  for (auto const& o : record->outlets()) {
    findings<repair_shop> v;
    v.set<"2.1">(met).set<"2.2">(sampled(bad++, 4)).set<"2.3">(met);
    if (!visits.add(o.id, v))
      return 1;
  }
  findings<repair_shop> head;
  head.set<"1.1">(measured(10)).set<"1.2">(met);
  auto const company = rate_company(head, *record, visits, second_worst{});
  if (!company) {
    std::puts(to_string(company.error()).c_str());
    return 1;
  }
  std::printf("%s points by \"%s\"\n", to_string(company->score()).c_str(),
              std::string{company->policy()}.c_str());

  std::vector<double> const scores{50, 64, 72, 80, 90};
  auto const design = *survey_design::of(scores, population_of{20});
  auto const fair = *mean_of_fair(design, scores);
  std::printf("mean of the fair ones %.4f, standard error %.4f\n", fair.value, fair.standard_error);
}
