// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What scoring.md shows: a points sheet of GB/T 27922 and one company's findings. The points of the sheet are invented; those
// of the standard are not public below its chapters.

#include <starlot/catalog.hpp>
#include <starlot/scoring.hpp>

#include <cstdio>
#include <string>
#include <vector>

using namespace starlot::literals;
using starlot::excluded, starlot::met, starlot::not_assessed, starlot::not_met, starlot::sampled;

namespace {

/// One indicator for each item.
std::vector<starlot::gbt27922::sheet_row> const sheet{
    {"5.1.1", 6_pt},  {"5.1.1.1", 6_pt},
    {"5.1.2", 6_pt},  {"5.1.2.1", 6_pt},
    {"5.1.3", 6_pt},  {"5.1.3.1", 6_pt},
    {"5.1.4", 6_pt},  {"5.1.4.1", 6_pt},
    {"5.1.5", 6_pt},  {"5.1.5.1", 6_pt},
    {"5.1.6", 5_pt},  {"5.1.6.1", 5_pt, "Findings lead to improvement"},
    {"5.1.7", 5_pt},  {"5.1.7.1", 5_pt, "Staff know the promises to customers"},
    {"5.2.1", 5_pt},  {"5.2.1.1", 5_pt, "Instructions come with the goods"},
    {"5.2.2", 6_pt},  {"5.2.2.1", 6_pt, "Questions on use are answered"},
    {"5.2.3", 6_pt},  {"5.2.3.1", 6_pt, "Goods arrive when promised"},
    {"5.2.4", 6_pt},  {"5.2.4.1", 6_pt, "Repairs are done in time"},
    {"5.2.5", 6_pt},  {"5.2.5.1", 6_pt, "Warranty is kept"},
    {"5.2.6", 6_pt},  {"5.2.6.1", 6_pt, "Discarded goods are taken back"},
    {"5.3.1", 12_pt}, {"5.3.1.1", 12_pt, "Customers are asked how content they are"},
    {"5.3.2", 13_pt}, {"5.3.2.1", 13_pt, "Complaints are answered in time"}};

struct row {
  char const* id;
  starlot::finding found;
};
std::vector<row> const rows{{"5.1.1.1", met},
                            {"5.1.2.1", sampled(13, 78)},
                            {"5.1.3.1", met},
                            {"5.1.4.1", met},
                            {"5.1.5.1", not_met},
                            {"5.1.6.1", met},
                            {"5.1.7.1", sampled(1, 10)},
                            {"5.2.1.1", met},
                            {"5.2.2.1", met},
                            {"5.2.3.1", excluded("delivers nothing")},
                            {"5.2.4.1", sampled(2, 40)},
                            {"5.2.5.1", met},
                            {"5.2.6.1", met},
                            {"5.3.1.1", met},
                            {"5.3.2.1", not_assessed},
                            {"deduction", starlot::found(1)},
                            {"bonus", starlot::found(0)}};

} // namespace

int main() {
  auto const scheme = starlot::gbt27922::load(sheet);
  if (!scheme) {
    for (auto const& e : scheme.errors())
      std::puts(to_string(e).c_str());
    return 1;
  }
  starlot::finding_set f{*scheme};
  for (auto const& r : rows)
    if (auto const done = f.set(r.id, r.found); !done)
      std::puts(to_string(done.error()).c_str()); // an unknown id, or a finding that does not fit

  auto rating = evaluate(f);
  if (!rating)
    return 1;
  if (!rating->is_determined())
    std::printf("%zu open: between %s and %s, %s to %s\n", rating->open_items(),
                shown_points(rating->lowest()).c_str(), shown_points(rating->highest()).c_str(),
                to_string(rating->lowest_grade()).c_str(), to_string(rating->highest_grade()).c_str());

  // The last criterion is assessed.
  if (auto const done = f.set("5.3.2.1", sampled(1, 26)); !done)
    return 1;
  rating = evaluate(f);
  if (!rating)
    return 1;
  std::printf("%s = %s points: %s\n", to_string(rating->score()).c_str(), shown(*rating).c_str(),
              to_string(rating->grade()).c_str());
  for (auto const& line : rating->reasons()) // what cost most first
    std::printf("  %-9s lost %s\n", std::string{line.id}.c_str(), shown_points(line.lost()).c_str());
  starlot::fraction sum;
  for (auto const& line : rating->trace())
    if (line.kind == starlot::line_kind::criterion || line.kind == starlot::line_kind::step)
      sum += line.contribution;
  std::printf("the lines add up to %s\n", to_string(sum).c_str());
  if (auto const next = rating->next())
    std::printf("%s points to %s\n", shown_points(next->missing).c_str(),
                std::string{next->rung->name.en}.c_str());
}
