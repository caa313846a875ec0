// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Built with -D_GLIBCXX_DEBUG: schemes with each kind of part that is kept in an array are constants there, too, and what
// runs over containers stays within them.
#include <starlot/company.hpp>
#include <starlot/decision.hpp>
#include <starlot/sampling.hpp>
#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

#include <string>
#include <vector>

using namespace starlot;

namespace {

constexpr auto shops = scheme{title{"shops", "1"},
                              criterion{"1", "Open", 40_pt, proportional, per_outlet},
                              criterion{"2", "Hours", 30_pt, curve{{{0, 0_pct}, {10, 100_pct}}}},
                              criterion{"3", "Level", 30_pt, levels{{{0, 0_pct}, {1, 50_pct}, {2, 100_pct}}}},
                              cap{90_pt}.when(branch("1").below(50_pct) && !branch("2").at_least(80_pct)),
                              grade_limit{"pass"}.unless(asked{"licence", "Licence"}),
                              ladder{{50_pt, "pass"}, {80_pt, "good", 3}}};

bool rates() {
  struct row {
    std::string id;
  };
  std::vector<row> rows;
  for (int i = 0; i < 20; ++i)
    rows.push_back({"shop " + std::to_string(i)});
  auto const all = frame::of(rows, outlet_id{&row::id});
  auto const record = record_draw(*all, simple_random{5},
                                  {"a seed", "a test", "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"});
  if (!record)
    return false;
  findings<shops> head;
  head.set<"2">(measured(5)).set<"3">(at_level(2)).set<"licence">(met);
  outlet_findings visits{compiled<shops>, *all, record->hash()};
  for (auto const& o : record->outlets()) {
    findings<shops> f;
    f.set<"1">(sampled(static_cast<int>(o.drawn.number % 3), 10));
    if (!visits.add(o.id, f))
      return false;
  }
  auto const rated = rate_company(head, *record, visits, pooled);
  if (!rated || !rated->has_score() || rated->rating().trace().size() == 0 || !rated->losses())
    return false;
  auto const law = grade_distribution::of(std::vector{40_pt, 60_pt, 80_pt, 90_pt}, simple_random{2},
                                          rated->rating().rungs());
  return law && law->at_least(grade_rank::below_ladder()) == 1;
}

} // namespace

int main() { return rates() ? 0 : 1; }
