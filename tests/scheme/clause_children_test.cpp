// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"
#include "support/children.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/sampling.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

/// Writes down what it sees, and answers with the mean of what applies.
std::string seen;

struct witness {
  static constexpr std::string_view name = "witness";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;

  fraction operator()(clause_children const& all) const {
    seen = std::string{all.id()} + ' ' + to_string(all.worth()) + (all.has_weight() ? "wt" : "pt") + ' ' +
           std::to_string(all.size()) + '/' + std::to_string(all.applying().size()) + ':';
    fraction sum;
    fraction whole;
    for (auto const& c : all) {
      seen += ' ' + std::string{c.id} + (c.is_clause ? " clause" : "") + (c.applies ? "" : " out") +
              (c.is_advisory ? " advisory" : "") + (c.is_open ? " open" : "") + ' ' + to_string(c.weight) +
              ' ' + to_string(c.earned);
      if (c.recorded.kind() == finding_kind::sampled)
        seen += " sampled " + std::to_string(c.recorded.count()) + '/' + std::to_string(c.recorded.out_of());
      if (c.recorded.kind() == finding_kind::excluded)
        seen += " because " + std::string{c.recorded.remark().reason};
      seen += ';';
      if (c.applies) {
        sum += fraction{c.weight} * c.earned;
        whole += fraction{c.weight};
      }
    }
    return sum / whole;
  }
};

constexpr scheme mixed{
    title{"mixed", "1"},
    clause{"1", "", 40_pt, witness{}, criterion{"1.1", "", 1_wt, proportional},
           clause{"1.2", "", 2_wt, weighted_mean, criterion{"1.2.1", "", 1_wt}, criterion{"1.2.2", "", 1_wt}},
           criterion{"1.3", "", 3_wt}, criterion{"1.4", "", advisory, proportional}},
    criterion{"2", "", 60_pt}, if_not_applicable::leave_out, ladder{{50_pt, "pass"}}};

TEST_CASE("a roll-up sees all children of its clause: findings, what is excluded, empty, open or advisory") {
  findings<mixed> f;
  f.set<"1.1">(sampled(1, 4)).set<"1.2.1">(excluded("not sold")).set<"1.2.2">(not_applicable);
  f.set<"1.3">(excluded("no yard")).set<"1.4">(sampled(1, 2)).set<"2">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(seen == "1 40pt 4/1: 1.1 1 3/4 sampled 1/4; 1.2 clause out 2 0; 1.3 out 3 0 because no yard; "
                "1.4 out advisory 0 1/2 sampled 1/2;");
  CHECK(r->score() == 90_pt); // 60 + 40 * 3/4
}

TEST_CASE("what is open stands among the children with nothing, and with all it can earn") {
  findings<mixed> f;
  f.set<"1.1">(met).set<"1.2.1">(met).set<"1.3">(met).set<"2">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(seen == "1 40pt 4/3: 1.1 1 1; 1.2 clause open 2 1; 1.3 3 1; 1.4 out advisory open 0 1;");
  CHECK(to_string(r->lowest()) == "280/3"); // 60 + 40 * (1 + 2 * 1/2 + 3) / 6
  CHECK(r->highest() == 100_pt);
  CHECK(r->bounds_are_guaranteed());
}

constexpr scheme at_the_top{title{"whole", "1"}, witness{}, clause{"a", "", 1_wt, criterion{"a.1", "", 5_pt}},
                            criterion{"b", "", 3_wt, proportional, per_outlet}, ladder{{50_pt, "pass"}}};

TEST_CASE("a roll-up at the top sees the branches, and the points of the scheme") {
  findings<at_the_top> f;
  f.set<"a.1">(not_met).set<"b">(sampled(0, 5));
  REQUIRE(evaluate(f));
  CHECK(seen == "whole 100pt 2/2: a clause 1 0; b 3 1 sampled 0/5;");
}

struct row {
  std::string id;
};

TEST_CASE("a roll-up sees what the outlets of a company found, put together or outlet by outlet") {
  auto const shops = *frame::of(std::vector<row>{{"x"}, {"y"}}, outlet_id{&row::id});
  findings<at_the_top> head;
  head.set<"a.1">(met);
  outlet_findings visits{compiled<at_the_top>, shops};
  for (auto const& shop : {std::string_view{"x"}, std::string_view{"y"}}) {
    findings<at_the_top> f;
    f.set<"b">(sampled(shop == "x" ? 1 : 0, 4));
    REQUIRE(visits.add(shop, f));
  }
  sample const all{{{"", 2, 2}}, {{0, 0}, {1, 0}}};
  auto const together = rate_company(head, all, visits);
  REQUIRE(together.has_value());
  CHECK(seen == "whole 100pt 2/2: a clause 1 1; b 3 7/8 sampled 1/8;");
  CHECK(to_string(together->score()) == "725/8"); // 100 * (1 + 3 * 7/8) / 4
  auto const worst = rate_company(head, all, visits, worst_outlet);
  REQUIRE(worst.has_value());
  CHECK(worst->score() == points::from_micro(81'250'000)); // 100 * (1 + 3 * 3/4) / 4, that of x
}

/// Sees findings: a clause with a nonconforming sample anywhere earns half of the mean.
struct strict_on_samples {
  static constexpr std::string_view name = "strict on samples";
  static constexpr int version = 1;
  fraction operator()(clause_children const& all) const {
    bool spotless = true;
    for (auto const& c : all)
      spotless = spotless && (c.recorded.kind() != finding_kind::sampled || c.recorded.count() == 0);
    return spotless ? fraction{1} : fraction::of(1, 2);
  }
};

constexpr scheme with_ladder_of_its_own_kind{title{"strict", "1"},
                                             clause{"1", "", 10_pt, strict_on_samples{},
                                                    criterion{"1.1", "", 1_wt, proportional},
                                                    criterion{"1.2", "", 1_wt, proportional}},
                                             ladder{{5_pt, "pass"}, {6_pt, "good"}}};

TEST_CASE("a roll-up that reads findings and does not say that it is monotone leaves the grade open") {
  findings<with_ladder_of_its_own_kind> f;
  f.set<"1.1">(sampled(0, 3));
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK_FALSE(open->is_determined());
  CHECK_FALSE(open->bounds_are_guaranteed());
  f.set<"1.2">(sampled(1, 3));
  auto const closed = evaluate(f);
  REQUIRE(closed);
  CHECK(closed->score() == 5_pt);
}

} // namespace
