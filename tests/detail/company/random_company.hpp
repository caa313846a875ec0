// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_DETAIL_COMPANY_RANDOM_COMPANY_HPP
#define STARLOT_TESTS_DETAIL_COMPANY_RANDOM_COMPANY_HPP

// Ratings of companies by chance: clauses in clauses, rules with and without counts, strata with weights of their own,
// outlets that were not reached, items that are open or do not apply, and few different findings, so that outlets tie.

#include <starlot/company/rate_company.hpp>
#include <starlot/scheme/scheme.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace random_company {

using namespace starlot::literals;

inline constexpr auto care = starlot::scheme{
    starlot::title{"random-care", "1"},
    starlot::clause{"1", "Head office", starlot::criterion{"1.1", "Policy is written", 15_pt}},
    starlot::clause{
        "2", "Outlets",
        starlot::clause{
            "2.1", "Repairs",
            starlot::criterion{"2.1.1", "In time", 30_pt, starlot::proportional, starlot::per_outlet},
            starlot::criterion{"2.1.2", "Told", 7_pt, starlot::proportional, starlot::per_outlet,
                               starlot::if_not_applicable::leave_out}},
        starlot::criterion{"2.2", "Hours posted", 18_pt, starlot::per_outlet},
        starlot::criterion{"2.3", "Years of training", 30_pt,
                           starlot::table_at_least({{0, 0_pt}, {2, 10_pt}, {5, 30_pt}}),
                           starlot::per_outlet}},
    starlot::ladder{{70_pt, "pass"}, {90_pt, "good", 4}}};

struct numbers {
  std::uint64_t state;
  std::size_t operator()(std::size_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>((state >> 33U) % below);
  }
};

/// Of so many outlets, at least 3; criteria have up to `most` samples.
inline starlot::company_rating rated(numbers& below, std::size_t outlets, std::size_t most,
                                     bool all_reached = false) {
  struct row {
    std::string id, stratum;
  };
  constexpr std::size_t strata = 3;
  std::vector<row> rows;
  std::vector<std::uint32_t> drawn_of(strata);
  for (std::size_t i = 0; i < outlets; ++i) {
    rows.push_back({"o" + std::to_string(10'000 + i), "s" + std::to_string(i % strata)});
    ++drawn_of[i % strata];
  }
  std::vector<starlot::stratum> of;
  for (std::size_t h = 0; h < strata; ++h) {
    auto const more = h == 0 ? drawn_of[0] : below(9); // the first one with a whole weight
    for (std::size_t i = 0; i < more; ++i)
      rows.push_back({"p" + std::to_string(100'000 * h + i), "s" + std::to_string(h)});
    of.push_back({"s" + std::to_string(h), drawn_of[h] + static_cast<std::uint32_t>(more), drawn_of[h]});
  }
  auto const shops =
      *starlot::frame::of(rows, starlot::outlet_id{&row::id}, starlot::in_stratum{&row::stratum});
  starlot::outlet_findings visits{starlot::compiled<care>, shops};
  std::vector<starlot::drawn_outlet> drawn;
  for (std::size_t i = 0; i < outlets; ++i) {
    drawn.push_back(
        {static_cast<std::uint32_t>(*shops.find(rows[i].id)), static_cast<std::uint32_t>(i % strata)});
    if (!all_reached && below(8) == 0)
      continue; // not reached
    starlot::findings<care> f;
    auto const counts = [&] {
      auto const seen = static_cast<std::int64_t>(1 + below(most));
      return below(3) == 0 ? starlot::sampled(
                                 static_cast<std::int64_t>(below(static_cast<std::size_t>(seen) + 1)), seen)
                           : starlot::sampled(0, seen);
    };
    if (below(9) != 0) // else open
      f.set<"2.1.1">(counts());
    f.set<"2.1.2">(below(9) == 0 ? starlot::not_applicable : counts());
    f.set<"2.2">(below(2) == 0 ? starlot::met : starlot::not_met);
    f.set<"2.3">(starlot::measured(static_cast<std::int64_t>(below(7))));
    if (!visits.add(rows[i].id, f))
      std::abort();
  }
  starlot::findings<care> head;
  head.set<"1.1">(starlot::met);
  auto out = rate_company(head, starlot::sample{of, drawn}, visits,
                          starlot::company_options{.nonresponse = starlot::nonresponse::worst_case});
  if (!out) {
    std::puts(to_string(out.error()).c_str());
    std::abort();
  }
  return *out;
}

} // namespace random_company

#endif
