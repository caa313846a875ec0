// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What keeping.md shows: a visit that takes two days and two assessors, a shop that closes, a nonconformity. Everything is
// invented.

#include <starlot/company.hpp>
#include <starlot/files.hpp>
#include <starlot/sampling.hpp>
#include <starlot/scoring/nonconformities.hpp>
#include <starlot/scoring/reconciliation.hpp>

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
    ladder{{70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}}};

struct shop {
  std::string id;
};

int told(error const& why) {
  std::puts(to_string(why).c_str());
  return 1;
}

} // namespace

int main() {
  std::vector<shop> const rows{{"east 1"}, {"east 2"}, {"east 3"}, {"west 1"}, {"west 2"}, {"west 3"}};
  auto const shops = *frame::of(rows, outlet_id{&shop::id});
  auto const drawn = *record_draw(shops, simple_random{3},
                                  seed{"05 11 17 23 31 02", "lottery of 23 November 2026",
                                       "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"});
  outlet_findings visits{compiled<bike_care>, shops, drawn.hash(), keep_remarks};
  auto const first = drawn.outlets()[0].id;
  auto const second = drawn.outlets()[1].id;

  // The first day ends before the visit does.
  findings<bike_care> today;
  today.set<"2.1">(sampled(3, 20).evidence("photographs\n1 to 3").assessor("Wang").on("2026-11-24"));
  auto const saved = to_bytes(today, findings_of::outlet(first, visits)); // of a visit that is not done
  if (!saved)
    return told(saved.error());
  std::printf("%s\n", saved->c_str());

  // The second day begins with what was saved.
  auto visit = read_visit(*saved, visits);
  if (!visit)
    return told(visit.error());
  auto& wang = visit->findings;
  if (!wang.set("2.2", met.assessor("Wang").on("2026-11-25")))
    return 1;

  // Another assessor has seen the same shop.
  findings<bike_care> li;
  li.set<"2.1">(sampled(5, 20).evidence("list of tools").assessor("Li").on("2026-11-25"));
  li.set<"2.2">(not_met.evidence("photograph 9").assessor("Li").on("2026-11-25"));
  auto both = *reconciliation::of(wang, li);
  std::printf("they agree in %zu of %zu\n", both.agreed(), both.compared());
  if (auto const done = both.decide("2.2", met.because("photograph 9 is of another shop").assessor("Zhao"));
      !done)
    return told(done.error());
  both.decide(decided_by::the_stricter); // what is not decided yet
  for (auto const& d : both.differences())
    std::printf("  %s: %s stands\n", std::string{d.id}.c_str(),
                d.stands == d.second ? "the second" : "a decision");
  if (auto const done = visits.add(visit->outlet, *both.findings()); !done)
    return told(done.error());

  // The next shop closes before anyone comes. The visits made so far go on under the new record.
  auto const record = *replace_outlet(drawn, shops, second, "closed for good");
  auto const left = visits.continue_with(record);
  if (!left)
    return told(left.error());
  std::printf("visited and no longer in the sample: %zu\n", left->size());
  for (auto const& d : record.sample().drawn()) {
    findings<bike_care> f;
    f.set<"2.1">(sampled(0, 10)).set<"2.2">(met);
    if (!visits.has(d.number) && !visits.add(shops[d.number].id, f))
      return 1;
  }
  auto const bytes = visits.bytes(); // remarks and decisions are in it
  std::printf("%.*s, %zu outlets\n", 17, bytes.c_str(), visits.size());

  // A nonconformity at the office, from the day it is raised until it is closed.
  findings<bike_care> office;
  office.set<"1.1">(sampled(6, 20).evidence("log 2026").assessor("Wang"));
  nonconformities ncs{compiled<bike_care>};
  if (!ncs.raise({.id = "NC-1",
                  .criterion = "1.1",
                  .severity = severity::major,
                  .statement = "6 of 20 were late"}) ||
      !ncs.agree("NC-1", "a second person at the telephone", "2026-12-31"))
    return 1;
  std::printf("overdue on 15 January: %zu\n", ncs.overdue("2027-01-15")->size());
  if (!ncs.close("NC-1",
                 sampled(1, 20).because("done").evidence("log 2027").assessor("Wang").on("2027-01-20")))
    return 1;
  auto const closed = ncs.after_closure(office); // the old finding is in its history
  auto const before = *rate_company(office, record, visits, {.accepts_substitutes = true});
  auto const after = *rate_company(*closed, record, visits, {.accepts_substitutes = true});
  std::printf("before %s, after %s\n", to_string(before.score()).c_str(), to_string(after.score()).c_str());
  auto const kept = to_bytes(ncs);
  return read_nonconformities(kept, compiled<bike_care>) ? 0 : 1;
}
