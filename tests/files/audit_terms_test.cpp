// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/files/audit_terms.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace starlot;

constexpr std::string_view plain = "starlot terms 1\n"
                                   "policy \t\n"
                                   "nonresponse refuse\n"
                                   "purposive_visits refuse\n"
                                   "accepts_substitutes no\n"
                                   "single_unit_strata fail\n"
                                   "one_year_wait no\n";

TEST_CASE("terms are lines") {
  CHECK(to_bytes(audit_terms{}) == plain);
  CHECK(*read_terms(plain) == audit_terms{});
  audit_terms const all{
      "trimmed",
      "10%",
      {nonresponse::worst_case, purposive_visits::certainty, true, single_unit_strata::average},
      true};
  auto const bytes = to_bytes(all);
  CHECK(bytes == "starlot terms 1\n"
                 "policy trimmed\t10%\n"
                 "nonresponse worst_case\n"
                 "purposive_visits certainty\n"
                 "accepts_substitutes yes\n"
                 "single_unit_strata average\n"
                 "one_year_wait yes\n");
  CHECK(*read_terms(bytes) == all);
  CHECK_FALSE(*read_terms(bytes) == audit_terms{});
  audit_terms odd{.policy = "a\tb\nc"};
  CHECK(read_terms(to_bytes(odd))->policy == odd.policy);
  for (auto const how : {single_unit_strata::fail, single_unit_strata::remove, single_unit_strata::certainty,
                         single_unit_strata::adjust, single_unit_strata::average}) {
    audit_terms t;
    t.company.single_unit = how;
    CHECK(*read_terms(to_bytes(t)) == t);
  }
}

TEST_CASE("lines that are none of the terms are told") {
  std::string const good{plain};
  auto const line_of = [&](std::string const& bytes) {
    auto const wrong = read_terms(bytes);
    return wrong ? 0U : wrong.error().where.line;
  };
  CHECK(line_of(good) == 0);
  CHECK(line_of("") == 1);
  CHECK(line_of("starlot terms 2\n") == 1);
  CHECK(line_of(good + "more no\n") == 8);
  CHECK(line_of(good.substr(0, good.size() - 1)) == 1);
  CHECK(line_of("starlot terms 1\npolicy pooled\n" + good.substr(25)) == 2); // without its tab
  CHECK(read_terms("starlot terms 1\r\n").error().code == errc::bad_line_ends);
  for (std::size_t i = 0; i < good.size(); ++i) {
    INFO(i);
    auto const cut = good.substr(0, i) + good.substr(i + 1);
    auto const swapped = good.substr(0, i) + "#" + good.substr(i + 1);
    CHECK(line_of(cut) != 0);
    CHECK(line_of(swapped) != 0);
  }
}

} // namespace
