// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Random schemes of all ready parts: a company of one outlet, which was visited, rates as one sheet of the same findings.

#include "company/small_company.hpp"
#include "extra/oracle_scheme.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/trace.hpp>

#include <cstddef>
#include <set>
#include <gmpxx.h>
#include <string>
#include <vector>

using namespace starlot;
using namespace starlot_tests::oracle;

namespace {

/// The criteria whose values conditions look at: those are findings of the head office.
void add_values(formula const& f, std::set<std::string>& ids) {
  if (f.is == formula::kind::one && f.own.of == measure::value)
    ids.insert(std::string{f.own.where});
  for (auto const& part : f.of)
    add_values(part, ids);
}
std::set<std::string> looked_at(whole const& w) {
  std::set<std::string> ids;
  for (auto const& m : w.steps) {
    add_values(m.when ? *m.when : formula{formula::kind::one, m.is.when, {}}, ids);
    add_values({formula::kind::one, m.own.when, {}}, ids);
  }
  return ids;
}

/// Some criteria are assessed at outlets, each with those that are judged on its finding.
void send_some_to_outlets(trial& t, dice& die) {
  std::vector<part const*> all;
  criteria_below(t.about.branches, all);
  auto const send = [](auto const& self, std::vector<part>& parts, std::string const& id) -> void {
    for (auto& p : parts) {
      p.is_at_outlets = p.is_at_outlets || p.id == id || (!p.finding_of.empty() && p.finding_of == id);
      self(self, p.children, id);
    }
  };
  auto values = looked_at(t.about);
  for (auto const* p : all)
    if (!p->finding_of.empty() && values.contains(p->id))
      values.insert(p->finding_of);
  for (auto const* p : all)
    if (p->finding_of.empty() && die.one_in(3) && !values.contains(p->id))
      send(send, t.about.branches, p->id);
}

std::string said(rating const& r) {
  std::string out = to_string(r.lowest()) + ' ' + to_string(r.highest()) + ' ' + to_string(r.completeness()) +
                    ' ' + to_string(r.maximum()) + ' ' + std::to_string(r.open_items()) +
                    (r.is_determined() ? " determined" : "") + (r.has_score() ? " scored" : "") +
                    (r.bounds_are_guaranteed() ? " guaranteed" : "");
  for (auto const& g : {r.grade(), r.lowest_grade(), r.highest_grade()})
    out += ' ' + std::to_string(static_cast<int>(g.state())) + std::string{g.name().en};
  for (auto const& line : r.trace())
    out += '\n' + std::string{line.id} + ' ' + std::to_string(static_cast<int>(line.state)) + ' ' +
           to_string(line.earned) + ' ' + to_string(line.available) + ' ' + to_string(line.contribution) +
           ' ' + to_string(line.adjustment);
  return out;
}

} // namespace

TEST_CASE("random companies of one outlet that was visited rate as one sheet of the same findings") {
  generator g{29};
  dice die{5};
  auto const outlets = small_company::frame_of(1);
  auto const drawn = small_company::simple(1, {0});
  std::size_t compared = 0, open = 0, refused = 0;
  for (int round = 0; round < 3'000; ++round) {
    auto t = g.make();
    g.add_course(t);
    send_some_to_outlets(t, die);
    auto const scheme = build(t);
    REQUIRE(scheme);
    bar_other_groups(t);
    finding_set sheet{*scheme}, head{*scheme}, there{*scheme};
    REQUIRE(record(t, sheet));
    REQUIRE(record(t, head, place_of::head_office));
    REQUIRE(record(t, there, place_of::outlet));
    outlet_findings visits{*scheme, outlets};
    REQUIRE(visits.add("o00", there).has_value());
    auto const due = evaluate(sheet);
    auto const company =
        round % 2 == 0 ? rate_company(head, drawn, visits) : rate_company(head, drawn, visits, pooled_raw);
    CAPTURE(round);
    if (!due) {
      ++refused;
      REQUIRE(!company);
      CHECK(company.error().code == due.error().code);
      continue;
    }
    CAPTURE(company ? std::string{} : to_string(company.error()));
    REQUIRE(company);
    ++compared;
    open += due->is_determined() ? 0U : 1U;
    REQUIRE(said(company->rating()) == said(*due));
  }
  CHECK(compared > 2'700U);
  CHECK(open > 500U);
  CHECK(refused > 20U);
}
