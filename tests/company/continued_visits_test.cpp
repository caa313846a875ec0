// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/outlet_findings.hpp>
#include <starlot/company/rate_company.hpp>
#include <starlot/sampling/record_draw.hpp>
#include <starlot/sampling/replay.hpp>

#include <string>
#include <vector>

namespace {

using namespace starlot;
using small_company::care;

seed lottery(std::string numbers) {
  return {std::move(numbers), "a lottery", "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"};
}

/// Everything of the sample visited.
outlet_findings all_visited(frame const& f, draw_record const& record) {
  outlet_findings out{compiled<care>, f, record.hash()};
  for (auto const& d : record.sample().drawn())
    CHECK(out.add(f[d.number].id, small_company::found_at({1, 10, true})));
  return out;
}

std::vector<std::string> ids_of(draw_record const& record) {
  std::vector<std::string> out;
  for (auto const& o : record.outlets())
    out.push_back(o.id);
  return out;
}

TEST_CASE("visits go on under a record that was extended, and others are added") {
  auto const f = small_company::frame_of(30);
  auto const first = *record_draw(f, simple_random{6}, lottery("05 11 17"));
  auto visits = all_visited(f, first);
  auto const before = visits.bytes();
  auto const more = *extend(first, f, simple_random{9}, {"not yet settled", true});
  auto const left = visits.continue_with(more);
  REQUIRE(left);
  CHECK(left->empty());
  CHECK(visits.draw() == more.hash());
  CHECK(visits.size() == 6);
  CHECK(visits.bytes() != before);                                       // the line with the draw
  CHECK_FALSE(rate_company(small_company::head_office(), more, visits)); // three are to be visited
  for (auto const& d : more.sample().drawn())
    if (!visits.has(d.number))
      CHECK(visits.add(f[d.number].id, small_company::found_at({2, 10, true})));
  CHECK(rate_company(small_company::head_office(), more, visits));
  // The same record again changes nothing; the earlier one does not follow from the later one.
  auto const now = visits.bytes();
  CHECK(visits.continue_with(more)->empty());
  CHECK(visits.continue_with(first).error().code == errc::other_draw);
  CHECK(visits.bytes() == now);
}

TEST_CASE("an outlet that was visited and is replaced later is told, and its row stays") {
  auto const f = small_company::frame_of(30, std::vector<std::string>(30, "n"));
  auto const first = *record_draw(f, fixed_allocation{{{"n", 5}}}, lottery("05 11 17"));
  auto visits = all_visited(f, first);
  auto const gone = ids_of(first)[2];
  auto const also = ids_of(first)[4];
  auto const replaced = *replace_outlet(first, f, gone, "closed for good");
  auto const twice = *replace_outlet(replaced, f, also, "burnt down");
  auto const longer = *extend(twice, f, fixed_allocation{{{"n", 7}}}, {"not settled", false});
  // Three events later, and from the text that was published.
  auto const read = *replay(longer.text(), f);
  auto const left = visits.continue_with(read);
  REQUIRE(left);
  CHECK(*left == (gone < also ? std::vector{gone, also} : std::vector{also, gone}));
  CHECK(visits.size() == 5);
  CHECK(visits.draw() == longer.hash());
  // One that stands in between, too.
  auto between = all_visited(f, replaced);
  CHECK(*between.continue_with(longer) == std::vector{also});
  CHECK(between.merge(visits).error().code == errc::outlet_listed_twice); // the same draw now
}

TEST_CASE("visits do not go on under a record that does not contain theirs") {
  auto const f = small_company::frame_of(30);
  auto const first = *record_draw(f, simple_random{6}, lottery("05 11 17"));
  auto visits = all_visited(f, first);
  auto const before = visits.bytes();
  auto const refused = [&](result<std::vector<std::string>> const& r, errc code) {
    REQUIRE_FALSE(r.has_value());
    CHECK(r.error().code == code);
    CHECK(visits.bytes() == before);
  };
  auto const other_seed = *record_draw(f, simple_random{6}, lottery("05 11 18"));
  refused(visits.continue_with(other_seed), errc::other_draw);
  refused(visits.continue_with(*extend(other_seed, f, simple_random{9}, {"x", true})), errc::other_draw);
  // The same outlets, drawn otherwise; another history; another source of the seed.
  refused(visits.continue_with(*record_draw(f, simple_random{7}, lottery("05 11 17"))), errc::other_draw);
  auto const smaller = *record_draw(f, simple_random{5}, lottery("05 11 17"));
  refused(visits.continue_with(*extend(smaller, f, simple_random{6}, {"x", true})), errc::other_draw);
  auto elsewhere = lottery("05 11 17");
  elsewhere.source = "another lottery";
  refused(visits.continue_with(*record_draw(f, simple_random{6}, elsewhere)), errc::other_draw);
  auto const larger = small_company::frame_of(31);
  refused(visits.continue_with(*record_draw(larger, simple_random{6}, lottery("05 11 17"))),
          errc::frame_differs);
  outlet_findings without{compiled<care>, f};
  CHECK(without.continue_with(first).error().code == errc::other_draw);
  CHECK_FALSE(without.draw());
}

TEST_CASE("a company's rating answers what was found at each outlet, with its evidence where that is kept") {
  auto const f = small_company::frame_of(3);
  for (bool const kept : {true, false}) {
    auto visits =
        kept ? outlet_findings{compiled<care>, f, keep_remarks} : outlet_findings{compiled<care>, f};
    auto found = small_company::found_at({2, 10, true});
    found.set<"2.1">(sampled(2, 10).evidence("photograph 7").assessor("Wang"));
    CHECK(visits.add("o01", found));
    CHECK(visits.add("o00", small_company::found_at({0, 10, true})));
    auto const company = rate_company(small_company::head_office(), small_company::simple(3, {1, 2, 0}),
                                      visits, {.nonresponse = nonresponse::worst_case});
    REQUIRE(company);
    for (std::size_t i = 0; i < 3; ++i) {
      auto const at = company->findings_at(i).get("2.1");
      auto const id = company->outlet_at(i).id;
      CHECK(observation{*at} == (id == "o01"   ? observation{sampled(2, 10)}
                                 : id == "o00" ? observation{sampled(0, 10)}
                                               : observation{}));
      CHECK(company->findings_at(i).has_remarks() == (kept && id == "o01"));
      if (kept && id == "o01")
        CHECK(company->findings_at(i).in_slot(2).remark().evidence == "photograph 7");
    }
  }
}

} // namespace
