// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/scheme/scheme.hpp>

#include <cstdint>
#include <string_view>

namespace {

using namespace starlot;

/// A point off for each part in ten that failed at the outlets, in the group that has it.
struct by_pooled_counts {
  static constexpr std::string_view name = "by pooled counts";
  static constexpr int version = 1;
  static constexpr std::string_view line_id = "pooled";

  void operator()(score_state& company) const {
    auto const repairs = company.recorded("1");
    company.note("failed", fraction{repairs.count()});
    company.note("seen", fraction{repairs.out_of()});
    if (company.holds(in_group("chain")) == truth::yes && !repairs.is_open())
      company.set_score(company.score() - fraction{1});
  }
};
constexpr scheme repairs{title{"repairs", "1"},   criterion{"1", "Repairs", 100_pt, proportional, per_outlet},
                         by_pooled_counts{},      add{-2_pt}.only_for("chain"),
                         ladder{{50_pt, "pass"}}, ladder{{60_pt, "pass"}}.only_for("chain")};

TEST_CASE("a step reads what the outlets of a company found, put together, and knows its group") {
  auto const f = small_company::frame_of(2);
  outlet_findings visits{compiled<repairs>, f};
  for (std::uint32_t i = 0; i < 2; ++i) {
    findings<repairs> found;
    found.set<"1">(sampled(i + 1, 10)); // 1 and 2 of 10
    REQUIRE(visits.add(f[i].id, found));
  }
  findings<repairs> office;
  auto const plain = *rate_company(office, small_company::simple(2, {0, 1}), visits);
  CHECK(plain.score() == fraction{85}); // 3 of 20
  auto const line = plain.rating().trace().line("pooled");
  REQUIRE(line.values().size() == 2);
  CHECK(line.values()[0] == named_value{"failed", fraction{3}});
  CHECK(line.values()[1] == named_value{"seen", fraction{20}});
  REQUIRE(office.set_group("chain"));
  CHECK(rate_company(office, small_company::simple(2, {0, 1}), visits)->score() ==
        fraction{82}); // 85 - 1 - 2
}

} // namespace
