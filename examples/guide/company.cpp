// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What company.md shows: eight shops, four of them drawn and visited. The company is invented.

#include <starlot/company.hpp>
#include <starlot/sampling.hpp>
#include <starlot/scoring.hpp>

#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

inline constexpr auto bike_care = scheme{
    title{"bike-care", "2026"},
    clause{"1", "Office", criterion{"1.1", "Complaints are answered in time", 40_pt, proportional}},
    clause{"2", "Shops", criterion{"2.1", "Torque tools are calibrated", 40_pt, proportional, per_outlet},
           criterion{"2.2", "Prices are posted", 20_pt, per_outlet}},
    deduction{"breach", "breach of law", 1_pt},
    ladder{{70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}}};

struct shop {
  std::string id;
};

void print(char const* what, company_rating const& r) {
  std::printf("%-18s %s = %s points, %s\n", what, to_string(r.score()).c_str(), shown(r.rating()).c_str(),
              to_string(r.grade()).c_str());
}

} // namespace

int main() {
  std::vector<shop> const rows{{"east 1"}, {"east 2"}, {"east 3"}, {"east 4"},
                               {"west 1"}, {"west 2"}, {"west 3"}, {"west 4"}};
  auto const shops = *frame::of(rows, outlet_id{&shop::id});
  auto const sample = *draw(shops, simple_random{4}, seed{"05 11 17 23 31 02"});

  // What was found: one sheet for the head office, one row for each shop.
  findings<bike_care> office;
  office.set<"1.1">(sampled(1, 20)).set<"breach">(found(0));
  outlet_findings visits{compiled<bike_care>, shops}, other_team{compiled<bike_care>, shops};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    findings<bike_care> f;
    f.set<"2.1">(sampled(i == 2 ? 5 : 0, 5 + 5 * static_cast<int>(i))); // 0 of 5, 0 of 10, 5 of 15, 0 of 20
    f.set<"2.2">(i == 3 ? not_met : met);
    auto& team = i < 2 ? visits : other_team;
    if (auto const done = team.add(shops[sample.drawn()[i].number].id, f); !done)
      std::puts(to_string(done.error()).c_str()); // an outlet that is not of the frame, or there twice
  }
  if (!visits.merge(other_team))
    return 1;
  auto const bytes = visits.bytes(); // to be kept or sent
  outlet_findings copy{compiled<bike_care>, shops};
  if (!copy.read(bytes))
    return 1;

  auto const company = rate_company(office, sample, visits);
  if (!company) {
    std::puts(to_string(company.error()).c_str());
    return 1;
  }
  print("pooled", *company);
  auto const all = *company->estimate(); // of all outlets
  std::printf("%-18s %.4f, standard error %.4f\n", "estimate", all.value, all.standard_error);
  std::printf("%-18s %s\n", "by a 95 % bound", to_string(*company->grade_by_bound(0.95)).c_str());
  auto const ranked = company->ranked_losses();
  for (auto const& loss : *ranked) // what each outlet lost, exactly
    std::printf("  %-16s %s\n", std::string{company->outlet_at(loss.outlet).id}.c_str(),
                to_string(loss.lost).c_str());

  // Another policy, for this call.
  print("mean of outlets", *rate_company(office, sample, visits, mean_of_outlets));
  print("worst outlet", *rate_company(office, sample, visits, worst_outlet));
  print("trimmed", *rate_company(office, sample, visits, trimmed{25_pct}));
  print("outlet floor", *rate_company(office, sample, visits, outlet_floor{60_pt}));
  print("pooled raw", *rate_company(office, sample, visits, pooled_raw));

  // One shop was not reached: bounds, if that is what you say.
  outlet_findings three{compiled<bike_care>, shops};
  for (std::size_t i = 0; i < 3; ++i) {
    findings<bike_care> f;
    f.set<"2.1">(sampled(0, 10)).set<"2.2">(met);
    if (!three.add(shops[sample.drawn()[i].number].id, f))
      return 1;
  }
  auto const refused = rate_company(office, sample, three);
  std::puts(to_string(refused.error()).c_str());
  auto const bounded = *rate_company(office, sample, three, {.nonresponse = nonresponse::worst_case});
  std::printf("between %s and %s, %s\n", to_string(bounded.lowest()).c_str(),
              to_string(bounded.highest()).c_str(), to_string(bounded.grade()).c_str());
}
