// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What a function returns refers to nothing that the function made. Read under AddressSanitizer.

#include "support/catch.hpp"

#include <starlot/company.hpp>
#include <starlot/sampling.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring.hpp>

#include <string>
#include <vector>

using namespace starlot;
using namespace starlot::literals;

namespace {

std::string own(char const* text) { return std::string{text} + std::string(40, '.'); }

struct shop {
  std::string code;
};

/// Everything is made here, from texts that are gone at the end.
struct made_here {
  std::string title = own("local"), office = own("1.1"), outlets = own("1.2"), name = own("Name");
  std::vector<shop> shops{{own("a")}, {own("b")}, {own("c")}};
  loaded_scheme scheme =
      loaded_scheme::build(
          {.title = {title, "1"},
           .rows =
               {{.id = office, .title = name, .worth = 40_pt, .rule = all_or_nothing},
                {.id = outlets, .title = name, .worth = 60_pt, .rule = proportional, .visited = per_outlet}},
           .rungs = {{50_pt, "pass"}, {80_pt, "good"}}})
          .value();
  frame frame_of_shops = frame::of(shops, outlet_id{&shop::code}).value();

  [[nodiscard]] finding_set head() const {
    finding_set f{scheme};
    CHECK(f.set(office, met.because(own("reason"))).has_value());
    return f;
  }
  [[nodiscard]] outlet_findings visits(sample const& drawn, draw_record const* record) const {
    outlet_findings v{scheme, frame_of_shops};
    if (record != nullptr)
      v = outlet_findings{scheme, frame_of_shops, record->hash()};
    for (auto const& o : drawn.drawn()) {
      finding_set f{scheme};
      CHECK(f.set(outlets, sampled(1, 4)).has_value());
      CHECK(v.add(frame_of_shops[o.number].id, f).has_value());
    }
    return v;
  }
};

rating local_rating() {
  made_here const all;
  auto f = all.head();
  CHECK(f.set(all.outlets, sampled(1, 2)).has_value());
  return *evaluate(f);
}

company_rating local_company() {
  made_here const all;
  auto const record = record_draw(all.frame_of_shops, simple_random{2},
                                  seed{"1 2 3", "lottery", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"});
  REQUIRE(record.has_value());
  return *rate_company(all.head(), *record, all.visits(record->sample(), &*record));
}

draw_record local_record() {
  made_here const all;
  return *record_draw(all.frame_of_shops, simple_random{2},
                      seed{own("1 2 3"), "lottery", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"});
}

error finding_error() {
  made_here const all;
  return finding_set{all.scheme}.set(own("9.9"), met).error();
}
error rating_error() {
  made_here const all;
  finding_set f{all.scheme};
  CHECK(f.set(all.office, excluded("x")).has_value());
  CHECK(f.set(all.outlets, excluded("x")).has_value());
  return evaluate(f).error();
}
error company_error() {
  made_here const all;
  auto const drawn = *draw(all.frame_of_shops, simple_random{2}, seed{"x"});
  outlet_findings visits{all.scheme, all.frame_of_shops};
  finding_set f{all.scheme};
  CHECK(f.set(all.outlets, sampled(1, 4)).has_value());
  CHECK(visits.add(all.frame_of_shops[drawn.drawn()[0].number].id, f).has_value());
  return rate_company(all.head(), drawn, visits).error();
}
error scheme_error() {
  made_here const all;
  return loaded_scheme::build({.title = {all.title, "1"}, .rows = {{.id = all.office}}}).error();
}

} // namespace

TEST_CASE("a rating outlives its scheme and its findings") {
  auto const r = local_rating();
  CHECK(r.score() == fraction{70});
  CHECK(r.title().id == own("local"));
  CHECK(r.grade().name().en == "pass");
  CHECK(r.findings().get(own("1.1"))->remark().reason == own("reason"));
  CHECK(r.reasons().at(0).id == own("1.2"));
  CHECK(r.trace()[0].recorded.remark().reason == own("reason"));
  CHECK(r.next()->rung->name == "good");
}

TEST_CASE("a company's rating outlives scheme, frame, record, findings and visits") {
  auto const c = local_company();
  CHECK(c.score() == fraction{85});
  CHECK(c.rating().title().id == own("local"));
  CHECK(c.grade().name().en == "good");
  CHECK(c.rating().trace()[1].id == own("1.2"));
  CHECK(c.outlet_at(0).id.size() == own("a").size());
  CHECK(c.losses()->size() == 2);
  CHECK(c.estimate().has_value());
  CHECK(c.outlet_scores().size() == 2);
  std::vector<company_rating> several;
  for (int i = 0; i < 3; ++i)
    several.push_back(c);
  CHECK(several[0].rating().score() == several[2].score());
}

TEST_CASE("a record outlives its frame and its seed") {
  auto const r = local_record();
  CHECK(r.outlets().size() == 2);
  CHECK(r.outlets()[0].id.size() == own("a").size());
  CHECK(r.seed().bytes == own("1 2 3"));
}

TEST_CASE("errors own what they say") {
  CHECK(std::string_view{finding_error().where.id} == own("9.9"));
  CHECK(rating_error().code == errc::nothing_applicable);
  CHECK(std::string_view{rating_error().where.id} == own("local"));
  CHECK(company_error().code == errc::outlet_not_reached);
  CHECK(std::string_view{company_error().where.id}.size() == own("a").size());
  CHECK(!to_string(scheme_error()).empty());
}

TEST_CASE("ratings stand on loaded schemes in a vector that grows") {
  std::vector<loaded_scheme> schemes;
  std::vector<rating> ratings;
  for (int i = 0; i < 20; ++i) {
    made_here const all;
    schemes.push_back(all.scheme);
    auto f = finding_set{schemes.back()};
    CHECK(f.set(own("1.1"), met).has_value());
    CHECK(f.set(own("1.2"), sampled(i % 4, 4)).has_value());
    ratings.push_back(*evaluate(f));
  }
  for (std::size_t i = 0; i < ratings.size(); ++i)
    CHECK(ratings[i].score() == fraction{40} + fraction{60} * fraction::of(static_cast<int>(4 - i % 4), 4));
}

TEST_CASE("lines and causes keep the scheme, a result that is a temporary gives its value away") {
  auto const line = local_rating().trace()[0];
  CHECK(line.id.size() == own("1.1").size());
  CHECK(line.title.en == own("Name"));
  auto const lines = local_rating().reasons();
  for (auto const& l : lines)
    CHECK(l.title.en == own("Name"));
  std::vector<trace_line> kept;
  for (auto const& l : local_rating().trace())
    kept.push_back(l);
  CHECK(kept[1].id.size() == own("1.2").size());
  auto const causes = [] {
    auto const scheme = loaded_scheme::build({.title = {own("local"), "1"},
                                              .rows = {{.id = "1", .worth = 10_pt, .rule = all_or_nothing}},
                                              .steps = {veto{"licence", text{"Licence"}}},
                                              .rungs = {{5_pt, "pass"}}});
    finding_set f{*scheme};
    CHECK(f.set("1", met).has_value());
    CHECK(f.set("licence", not_met).has_value());
    return (*evaluate(f)).causes();
  }();
  CHECK((causes.size() == 1 && causes[0].id == "licence" && causes[0].title.en == "Licence"));
  fraction lost;
  for (auto const& l : *local_company().ranked_losses())
    lost += l.lost;
  CHECK(lost == 15); // a quarter of 60
  auto const& f = *frame::of(std::vector<shop>{{own("a")}}, outlet_id{&shop::code});
  CHECK(f.size() == 1);
}
