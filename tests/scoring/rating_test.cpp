// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/rating.hpp>

#include <cstdint>
#include <string>
#include <utility>

using namespace starlot;
using namespace bike;

namespace {

rating rate(finding const& a, finding const& b, finding const& c, finding const& d,
            std::int64_t breaches = 0) {
  findings<bike_care> f;
  f.set<"1.1">(a).set<"1.2">(b).set<"2.1">(c).set<"2.2">(d).set<"breach of law">(found(breaches));
  return *evaluate(f);
}

} // namespace

TEST_CASE("the next rung and what is missing to it") {
  CHECK(rate(met, met, met, measured(24)).next()->missing == 10_pt);
  auto const r = rate(met, sampled(3, 40), met, measured(24));
  REQUIRE(r.next());
  CHECK(r.next()->rung->stars == 3_dec);
  CHECK(r.next()->missing == 2.25_dec); // 77.75 → 80
  CHECK_FALSE(rate(met, met, met, measured(1)).next());
  CHECK(rate(not_met, not_met, not_met, measured(99)).next()->rung->from == 70_pt);
}

TEST_CASE("a veto names its cause and keeps the score") {
  auto const r = rate(met, met, met, measured(1), 5);
  CHECK(r.outcome() == outcome::vetoed);
  CHECK(r.score() == 95_pt);
  CHECK(r.grade().name().empty());
  CHECK(r.grade().rung() == nullptr);
  REQUIRE(r.cause());
  CHECK(r.cause()->id == "breach of law");
  CHECK_FALSE(rate(met, met, met, measured(1), 4).cause());
}

TEST_CASE("reasons: criteria by points lost, ties in the order of the scheme") {
  auto const r = rate(not_met, sampled(1, 3), sampled(1, 2), measured(24));
  auto const reasons = r.reasons();
  REQUIRE(reasons.size() == 4U);
  CHECK(reasons[0].id == "2.2"); // 20
  CHECK(reasons[1].id == "1.1"); // 10, as the next two
  CHECK(reasons[2].id == "1.2");
  CHECK(reasons[3].id == "2.1");
  CHECK(reasons[0].lost() == 20_pt);
  CHECK(reasons[3].lost() == 10_pt);
  auto const perfect = rate(met, met, met, measured(1));
  CHECK(perfect.reasons().empty());
}

TEST_CASE("completeness is weighed, and exclusions are not part of it") {
  CHECK(rate(met, met, met, measured(1)).completeness() == 1_dec);
  CHECK(rate(excluded("x"), not_assessed, met, measured(1)).completeness() == starlot::fraction{60, 90});
}

TEST_CASE("a rating carries its scheme's id, version and hash, and its findings") {
  auto const r = rate(met.evidence("photo"), met, met, measured(1));
  CHECK(r.title().id == "bike-care");
  CHECK(r.title().version == "2026");
  CHECK(r.hash() == content_hash(r.scheme()));
  CHECK(r.hash().hex().size() == 64U);
  CHECK(r.findings().get("1.1").value().remark().evidence == "photo");
}

TEST_CASE("the score of an open rating is not read") {
  auto const previous = set_contract_handler([](char const* what) { throw std::string{what}; });
  auto const open = rate(not_assessed, met, met, measured(1));
  CHECK_THROWS(open.score());
  set_contract_handler(previous);
  CHECK(open.lowest() == 90_pt);
}

// Raising one share never lowers the score, and an exclusion leaves the raw points lost of the others alone.
namespace {

constexpr auto monotone =
    scheme{title{"monotone", "1"},
           clause{"1", "one", criterion{"1.1", "a", 7_pt, proportional},
                  criterion{"1.2", "b", 2.5_pt, proportional}},
           clause{"2", "two", 11_pt, weighted_mean, criterion{"2.1", "c", 1_wt, proportional},
                  criterion{"2.2", "d", 3_wt, proportional}},
           bonus{"plus", 2_pt}.at_most(1),
           cap{20_pt},
           round_to{0.5_pt, rounding::half_even},
           deduction{"minus", 1_pt},
           ladder{{5_pt, "low"}, {15_pt, "high"}}};

std::uint32_t next_random(std::uint32_t& state) {
  state = state * 1664525U + 1013904223U;
  return state >> 8U;
}

} // namespace

TEST_CASE("properties over random findings: monotone, and exclusions touch nobody else's raw loss") {
  std::uint32_t state = 27922;
  constexpr std::string_view ids[] = {"1.1", "1.2", "2.1", "2.2"};
  for (int round = 0; round < 3'000; ++round) {
    findings<monotone> f;
    std::int64_t k[4];
    std::int64_t m[4];
    for (std::size_t i = 0; i < 4; ++i) {
      m[i] = 1 + next_random(state) % 500;
      k[i] = next_random(state) % (m[i] + 1);
      REQUIRE(f.set(ids[i], sampled(k[i], m[i])));
    }
    REQUIRE(f.set("plus", found(next_random(state) % 3)));
    auto const before = *evaluate(f);
    auto const which = next_random(state) % 4;

    if (k[which] > 0) {
      auto better = f;
      REQUIRE(better.set(ids[which], sampled(k[which] - 1, m[which])));
      auto const after = *evaluate(better);
      REQUIRE(after.score() >= before.score());
    }

    auto fewer = f;
    REQUIRE(fewer.set(ids[which], excluded("not offered")));
    auto const without = *evaluate(fewer);
    auto const lines = before.trace();
    auto const lines_without = without.trace();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      auto const a = lines[i];
      auto const b = lines_without[i];
      if (a.kind != line_kind::criterion || a.id == ids[which])
        continue;
      REQUIRE(a.worth == b.worth);
      REQUIRE(a.earned == b.earned); // raw points lost: worth · (1 − share)
    }
    REQUIRE(lines_without[starlot::detail::access::entries(monotone).size()].kind == line_kind::step);
  }
}

TEST_CASE("findings and ratings keep the scheme that they were made for, whatever becomes of it") {
  auto const make = [](int criteria) {
    scheme_parts parts{.title = {"moved", "1"}, .rows = {}, .rungs = {{1_pt, "one"}}};
    constexpr std::string_view names[] = {"a", "b", "c"};
    for (int i = 0; i < criteria; ++i)
      parts.rows.push_back({.id = names[i], .worth = 1_pt, .rule = all_or_nothing});
    return loaded_scheme::build(parts).value();
  };
  auto scheme = make(2);
  finding_set f{scheme};
  REQUIRE(f.set("a", met));
  REQUIRE(f.set("b", met));
  auto const taken = std::move(scheme);
  CHECK(evaluate(f).value().score() == 2_pt);
  scheme = make(3);
  CHECK(scheme.view().nodes.size() == 3);
  CHECK(evaluate(f).value().score() == 2_pt);

  auto const rated = [&] { // of a scheme that ends here
    auto const own = make(3);
    finding_set findings{own};
    for (auto const* id : {"a", "b", "c"})
      static_cast<void>(findings.set(id, met));
    return evaluate(findings).value();
  }();
  CHECK(rated.score() == 3_pt);
  CHECK(rated.grade().name() == text{"one"});
  CHECK(rated.trace()[2].id == "c");

  std::vector<loaded_scheme> all; // grows while findings stand on its schemes
  std::vector<finding_set> each;
  for (int criteria = 1; criteria <= 3; ++criteria) {
    all.push_back(make(criteria));
    each.emplace_back(all.back());
  }
  for (std::size_t i = 0; i < each.size(); ++i)
    CHECK(each[i].scheme().view().nodes.size() == i + 1);
}
