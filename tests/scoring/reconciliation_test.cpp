// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "files/random_findings.hpp"
#include "scoring/bike_care.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/reconciliation.hpp>

#include <string>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;
using bike::bike_care;

/// Six cells, of which the two assessors agree in two: 1.1 and the bonus.
findings<bike_care> of_wang() {
  findings<bike_care> f;
  f.set<"1.1">(met.evidence("photo 1").assessor("Wang"));
  f.set<"1.2">(sampled(3, 40).assessor("Wang"));
  f.set<"2.1">(sampled(0, 10).assessor("Wang"));
  f.set<"breach of law">(found(1).assessor("Wang"));
  f.set<"leads its trade">(found(1));
  return f;
}
findings<bike_care> of_li() {
  findings<bike_care> f;
  f.set<"1.1">(met.evidence("photo 7").assessor("Li"));
  f.set<"1.2">(sampled(1, 40).assessor("Li"));
  f.set<"2.1">(excluded("no workshop").assessor("Li"));
  f.set<"2.2">(measured(3).assessor("Li"));
  f.set<"breach of law">(found(2).assessor("Li"));
  f.set<"leads its trade">(found(1).assessor("Li"));
  return f;
}

std::vector<std::string> ids_of(reconciliation const& both) {
  std::vector<std::string> out;
  for (auto const& d : both.differences())
    out.emplace_back(d.id);
  return out;
}

TEST_CASE("two sheets are compared cell by cell") {
  auto const both = *reconciliation::of(of_wang(), of_li());
  CHECK(both.compared() == 6);
  CHECK(both.agreed() == 2);
  CHECK(*both.agreement() == share::of(1, 3));
  CHECK(ids_of(both) == std::vector<std::string>{"1.2", "2.1", "2.2", "breach of law"});
  CHECK(both.undecided() == 4);
  auto const d = both.differences()[0];
  CHECK(d.first == sampled(3, 40).assessor("Wang"));
  CHECK(d.second == sampled(1, 40).assessor("Li"));
  CHECK(d.decided == decided_by::nobody);
  CHECK(d.stands == not_assessed);
  auto const open = both.findings();
  REQUIRE_FALSE(open);
  REQUIRE(open.errors().size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(open.errors()[i].code == errc::not_decided);
    CHECK(open.errors()[i].where.id == ids_of(both)[i]);
  }
}

TEST_CASE("a rule decides what it can, a person the rest, and both findings are kept") {
  auto both = *reconciliation::of(of_wang(), of_li());
  CHECK(both.decide(decided_by::the_stricter) == 2); // not the exclusion, and not what one has not looked at
  CHECK(both.decide(decided_by::the_assessed) == 1);
  auto const person = sampled(1, 10).because("there is one, shut that day").assessor("Zhao").on("2026-11-30");
  CHECK(both.decide("2.1", met).error().code == errc::reason_missing);
  CHECK(both.decide("2.1", met.because("x")).error().code == errc::author_missing);
  CHECK(both.decide("2.1", found(1).because("x").assessor("Zhao")).error().code ==
        errc::finding_does_not_fit);
  CHECK(both.decide("1.1", person).error().code == errc::nothing_to_decide);
  CHECK(both.decide("1", person).error().code == errc::not_a_criterion);
  CHECK(both.decide("9", person).error().code == errc::unknown_id);
  CHECK(both.undecided() == 1);
  REQUIRE(both.decide("2.1", person));
  CHECK(both.undecided() == 0);
  auto const all = both.differences();
  CHECK(all[0].decided == decided_by::the_stricter);
  CHECK(all[0].stands == sampled(3, 40).assessor("Wang"));
  CHECK(all[1].decided == decided_by::a_person);
  CHECK(all[1].first == sampled(0, 10).assessor("Wang"));
  CHECK(all[1].second == excluded("no workshop").assessor("Li"));
  CHECK(all[1].stands == person);
  CHECK(all[2].decided == decided_by::the_assessed);
  CHECK(all[3].stands == found(2).assessor("Li"));
  auto const f = *both.findings();
  CHECK(*f.get("1.1") == met.evidence("photo 1").assessor("Wang"));
  CHECK(*f.get("1.2") == sampled(3, 40).assessor("Wang"));
  CHECK(*f.get("2.1") == person);
  CHECK(*f.get("2.2") == measured(3).assessor("Li"));
  CHECK(*f.get("breach of law") == found(2).assessor("Li"));
  CHECK(*f.get("leads its trade") == found(1).assessor("Li")); // the first who wrote a remark
  REQUIRE(f.overrides() == 1);
  CHECK(f.override_at(0).before == sampled(0, 10).assessor("Wang"));
  // 10 + 30 * 37/40 + 20 * 9/10 + 40 / 2 - 2 + 1
  CHECK(evaluate(f)->score() == fraction{10} + fraction::of(111, 4) + fraction{18 + 20 - 2 + 1});
  CHECK(starlot_tests::are_same(both.first(), of_wang()));
  CHECK(starlot_tests::are_same(both.second(), of_li()));
  // A person decides again, and over a rule.
  REQUIRE(both.decide("1.2", met.because("counted again").assessor("Zhao")));
  REQUIRE(both.decide("2.1", met.because("on reflection").assessor("Zhao")));
  CHECK(both.findings()->overrides() == 2);
  CHECK(*both.findings()->get("2.1") == met.because("on reflection").assessor("Zhao"));
}

TEST_CASE("the first, the second and the more lenient") {
  for (auto const rule : {decided_by::the_first, decided_by::the_second, decided_by::the_more_lenient}) {
    auto both = *reconciliation::of(of_wang(), of_li());
    bool const lenient = rule == decided_by::the_more_lenient;
    CHECK(both.decide(rule) == (lenient ? 2 : 0));
    if (lenient) {
      CHECK(both.differences()[0].stands == sampled(1, 40).assessor("Li"));
      CHECK(both.differences()[3].stands == found(1).assessor("Wang"));
      continue;
    }
    auto const f = *both.findings();
    auto const due = rule == decided_by::the_first ? of_wang() : of_li();
    for (std::uint32_t slot = 0; slot < f.slot_count(); ++slot)
      CHECK(f.observed(slot) == due.observed(slot));
  }
  auto both = *reconciliation::of(of_wang(), of_li());
  CHECK_FALSE(starlot_tests::broken_contract([&] { both.decide(decided_by::nobody); }).empty());
  CHECK_FALSE(starlot_tests::broken_contract([&] { both.decide(decided_by::a_person); }).empty());
}

/// Few points are good; the second criterion is judged on the finding of the first, on a table that falls where the first's
/// rises; the third earns less the more there is.
inline constexpr auto few_good =
    scheme{title{"few-good", "1"},
           if_not_applicable::leave_out,
           criterion{"a", "", 10_pt, levels({{0, 0_pct}, {1, 50_pct}, {2, 100_pct}})},
           criterion{"b", "", 10_pt, levels({{0, 100_pct}, {1, 50_pct}, {2, 0_pct}}), finding_of{"a"}},
           criterion{"c", "", 10_pt, proportional},
           bonus{"extra", 1_pt},
           ladder{rung::at_most(5_pt, "good"), rung::at_most(2_pt, "very good")}};

TEST_CASE("stricter means worse for the company, and what cannot be said is not decided") {
  findings<few_good> a, b;
  CHECK(a.set("a", at_level(1)));
  CHECK(b.set("a", at_level(2)));
  a.set<"c">(sampled(3, 10));
  b.set<"c">(sampled(1, 10));
  a.set<"extra">(found(2));
  b.set<"extra">(found(1));
  auto both = *reconciliation::of(a, b);
  CHECK(ids_of(both) == std::vector<std::string>{"a", "c", "extra"});
  CHECK(both.decide(decided_by::the_stricter) == 1); // "a" is stricter where "b" is more lenient
  CHECK(both.differences()[1].stands == sampled(1, 10));
  CHECK(both.differences()[2].stands == found(2));
  CHECK(both.decide("a", at_level(0).because("neither").assessor("Zhao")));
  CHECK(both.findings()->get("b")->kind() == finding_kind::level);
  CHECK(*both.findings()->get("b") == at_level(0).because("neither").assessor("Zhao"));
  // The same share is neither.
  b.set<"c">(sampled(6, 20));
  auto equal = *reconciliation::of(a, b);
  equal.decide(decided_by::the_stricter);
  CHECK(equal.differences()[1].decided == decided_by::nobody);
}

TEST_CASE("sheets that cannot be compared are refused") {
  auto const code = [](auto const& a, auto const& b) {
    auto const r = reconciliation::of(a, b);
    return r ? errc::none : r.error().code;
  };
  CHECK(code(of_wang(), findings<few_good>{}) == errc::scheme_differs);
  auto decided = of_li();
  CHECK(decided.override_finding("1.2", met.because("x").assessor("Zhao")));
  CHECK(code(of_wang(), decided) == errc::already_recorded);
  CHECK(code(decided, of_wang()) == errc::already_recorded);
  findings<starlot_tests::of_every_kind> small, other, none;
  CHECK(small.set_group("small"));
  CHECK(other.set_group("中"));
  CHECK(code(small, other) == errc::groups_differ);
  auto const both = reconciliation::of(none, small);
  REQUIRE(both);
  CHECK(both->findings()->group() == "small");
  CHECK(both->agreement().error().code == errc::nothing_compared);
  CHECK(both->compared() == 0);
}

TEST_CASE("of any two sheets every cell is agreed or decided, and stands as it was decided") {
  starlot_tests::random_numbers random;
  any_scheme const of_every_kind = compiled<starlot_tests::of_every_kind>;
  int tried = 0;
  for (int i = 0; i < 3'000; ++i) {
    auto const a = starlot_tests::random_findings(of_every_kind, random);
    auto const b = starlot_tests::random_findings(of_every_kind, random);
    auto made = reconciliation::of(a, b);
    if (!made)
      continue;
    ++tried;
    auto& both = *made;
    REQUIRE(both.differences().size() + both.agreed() == both.compared());
    both.decide(decided_by::the_assessed);
    both.decide(decided_by::the_stricter);
    both.decide(decided_by::the_first);
    auto const f = both.findings();
    REQUIRE(f);
    REQUIRE(f->overrides() == 0);
    for (auto const& d : both.differences()) {
      REQUIRE(d.first != d.second);
      REQUIRE((d.stands == d.first || d.stands == d.second));
      REQUIRE(*f->get(d.id) == d.stands);
    }
  }
  CHECK(tried > 200);
}

} // namespace
