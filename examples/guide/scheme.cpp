// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What scheme.md shows: a scheme that is built at run time, its faults, and a part of one's own in it. It is invented.

#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

#include <cstdio>
#include <string>

using namespace starlot::literals;
using starlot::custom, starlot::scheme_parts, starlot::share;

/// A rule of the user's, which rows ask for by its name.
struct turnaround {
  static constexpr std::string_view name = "turnaround";
  static constexpr int version = 1;

  constexpr starlot::rule_result operator()(starlot::finding const& f) const {
    if (f.kind() != starlot::finding_kind::measured)
      return starlot::errc::rule_refused;
    return f.value() <= 2_dec ? share::full() : f.value() <= 24_dec ? share::of(1, 2) : share::none();
  }
};

int main() {
  starlot::custom_table mine;
  mine.add(turnaround{});
  scheme_parts parts{
      .title = {"bike-loan", "1"},
      .rows = {{.id = "1", .title = "Loan", .worth = 70_pt},
               {.id = "1.1",
                .parent = "1",
                .title = "Bicycles are clean",
                .worth = 30_pt,
                .rule = starlot::proportional},
               {.id = "1.2",
                .parent = "1",
                .title = "Hours until repaired",
                .worth = 30_pt,
                .rule = custom{"turnaround"}},
               {.id = "2", .title = "Prices are posted", .worth = 30_pt, .rule = starlot::all_or_nothing}},
      .rungs = {{70_pt, "pass"}, {70_pt, "good"}}};

  auto const built = starlot::loaded_scheme::build(parts, mine);
  if (!built)
    for (auto const& e : built.errors()) // all of them; built.error() is the first
      std::puts(to_string(e).c_str());

  parts.rows[1].worth = 40_pt;
  parts.rungs[1].from = 80_pt;
  auto const scheme = starlot::loaded_scheme::build(parts, mine);
  if (!scheme)
    return 1;
  starlot::finding_set f{*scheme};
  if (auto const done = f.set("1.3", starlot::met); !done)
    std::puts(to_string(done.error()).c_str());
  for (auto const& [id, finding] :
       {std::pair{"1.1", starlot::sampled(1, 8)}, {"1.2", starlot::measured(20)}, {"2", starlot::met}})
    if (auto const done = f.set(id, finding); !done)
      return 1;
  auto const rating = evaluate(f);
  std::printf("%s points, %s\n", to_string(rating->score()).c_str(), to_string(rating->grade()).c_str());
}
