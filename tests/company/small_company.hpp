// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_COMPANY_SMALL_COMPANY_HPP
#define STARLOT_TESTS_COMPANY_SMALL_COMPANY_HPP

#include <starlot/company/rate_company.hpp>
#include <starlot/scheme/scheme.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// A scheme with criteria of both kinds, a frame, and findings of outlets by a table.

namespace small_company {

using namespace starlot::literals;

inline constexpr auto care = starlot::scheme{
    starlot::title{"small-care", "1"},
    starlot::clause{"1", "Head office", starlot::criterion{"1.1", "Policy is written", 20_pt},
                    starlot::criterion{"1.2", "Complaints answered", 20_pt, starlot::proportional}},
    starlot::clause{
        "2", "Outlets",
        starlot::criterion{"2.1", "Repairs in time", 40_pt, starlot::proportional, starlot::per_outlet},
        starlot::criterion{"2.2", "Opening hours posted", 20_pt, starlot::per_outlet}},
    starlot::deduction{"breach of law", 1_pt}.fails_at(5),
    starlot::ladder{
        {70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}}};

/// Wrong repairs of those looked at, and whether the hours are posted.
struct visit {
  int wrong = 0;
  int seen = 1;
  bool posted = true;
};

using findings = starlot::findings<care>;

inline findings found_at(visit const& v) {
  findings f;
  f.set<"2.1">(starlot::sampled(v.wrong, v.seen));
  f.set<"2.2">(v.posted ? starlot::met : starlot::not_met);
  return f;
}
inline findings head_office() {
  findings f;
  f.set<"1.1">(starlot::met);
  f.set<"1.2">(starlot::sampled(1, 4));
  return f;
}

/// Outlets "o00", "o01" and so on; strata by the letter of their place, or one.
inline starlot::frame frame_of(std::size_t outlets, std::vector<std::string> const& strata = {}) {
  struct row {
    std::string id, stratum;
  };
  std::vector<row> rows;
  for (std::size_t i = 0; i < outlets; ++i)
    rows.push_back(
        {"o" + std::string(i < 10 ? "0" : "") + std::to_string(i), strata.empty() ? "" : strata[i]});
  return strata.empty()
             ? *starlot::frame::of(rows, starlot::outlet_id{&row::id})
             : *starlot::frame::of(rows, starlot::outlet_id{&row::id}, starlot::in_stratum{&row::stratum});
}

/// A simple random sample of these outlets.
inline starlot::sample simple(std::size_t of, std::vector<std::uint32_t> const& numbers) {
  std::vector<starlot::drawn_outlet> drawn;
  for (auto const n : numbers)
    drawn.push_back({n, 0});
  return {{{"", static_cast<std::uint32_t>(of), static_cast<std::uint32_t>(numbers.size())}}, drawn};
}

inline starlot::outlet_findings visited(starlot::frame const& f, std::vector<visit> const& all,
                                        std::vector<std::uint32_t> const& which) {
  starlot::outlet_findings s{starlot::compiled<care>, f};
  for (auto const n : which)
    if (!s.add(f[n].id, found_at(all[n])))
      std::abort();
  return s;
}

} // namespace small_company

#endif
