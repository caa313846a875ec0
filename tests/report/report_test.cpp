// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "../company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/report/report.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string>
#include <vector>

using namespace starlot;
using namespace starlot::literals;

namespace {

rating const& audit() {
  static auto const made = [] {
    auto f = small_company::head_office();
    f.set<"2.1">(sampled(3, 40).because("late").evidence("E-1"));
    f.set<"2.2">(met);
    return *evaluate(f);
  }();
  return made;
}

company_rating sampled_company() {
  auto const shops = small_company::frame_of(6);
  std::vector<small_company::visit> const all{{1, 5}, {0, 4}, {2, 5}, {0, 5}, {1, 4}, {0, 3}};
  return *rate_company(small_company::head_office(), small_company::simple(6, {0, 2, 4}),
                       small_company::visited(shops, all, {0, 2, 4}));
}

} // namespace

TEST_CASE("a report of a sheet holds the score, the grade, the trace and the hash") {
  report page{"Corner Shop"};
  page.add(audit()).note("illustrative").policy("compared unrounded");
  CHECK(page.subject.en == "Corner Shop");
  CHECK(page.notes.size() == 1);
  CHECK(page.policies.size() == 1);
  REQUIRE(page.rating);
  CHECK(page.rating->lowest.exact == "92");
  CHECK(page.rating->lowest.shown == "92.00");
  CHECK(page.rating->grade.name.en == "four stars");
  CHECK(page.rating->grade.stars == "4");
  REQUIRE(page.rating->next);
  CHECK(page.rating->next->missing.exact == "3");
  CHECK(page.rating->scheme_hash == to_string(audit().hash()));
  CHECK(page.rating->lines.size() == 7);
  CHECK(page.rating->lines[4].id == "2.1");
  CHECK(page.rating->lines[4].found.in(language::en) == "3 of 40 nonconforming");
  CHECK(page.rating->lines[4].remark.evidence == "E-1");
  REQUIRE(page.rating->reasons.size() == 2);
  CHECK(page.rating->lines[page.rating->reasons[0]].id == "1.2");
  CHECK_FALSE(page.sample);
}

TEST_CASE("a report of a company holds its estimate, and what each outlet lost") {
  report page{"Small"};
  page.add(sampled_company());
  REQUIRE(page.sample);
  CHECK(page.sample->outlets == 3);
  CHECK(page.sample->population == "6");
  CHECK(page.sample->estimate.none == errc::none);
  CHECK(page.sample->estimate.shown == page.rating->lowest.shown);
  CHECK_FALSE(page.sample->estimate.shown_lower.empty());
  CHECK(page.sample->by_outlet.size() == 3);
  CHECK(page.sample->by_outlet[0].lost);
  page.add(audit());
  CHECK_FALSE(page.sample);
}

TEST_CASE("a report owns its texts, and holds the most dangerous outlets of a law") {
  ladder const stars{{70_pt, "pass"}, {80_pt, "three stars", 3}};
  report page{text{"Company", "企业"}};
  {
    auto const shops = small_company::frame_of(5);
    std::vector<points> const scores{50_pt, 90_pt, 85_pt, 80_pt, 95_pt};
    page.add(*grade_distribution::of(scores, simple_random{2}, stars), stars, {"simple random", "简单随机"});
    page.add(*outlet_effects::of(shops, scores, simple_random{2}, stars), shops, scores, grade_rank{1}, stars,
             2);
  }
  REQUIRE(page.laws.size() == 1);
  CHECK(page.laws[0].grades.size() == 3);
  CHECK(page.laws[0].design.zh == "简单随机");
  REQUIRE(page.effects);
  CHECK(page.effects->n == 2);
  CHECK(page.effects->outlets == 5);
  REQUIRE(page.effects->ranked.size() == 2);
  CHECK(page.effects->ranked[0].id == "o00");
  CHECK(page.effects->ranked[0].score == "50");
  CHECK(page.effects->ranked[0].if_drawn == Approx(0));
}
