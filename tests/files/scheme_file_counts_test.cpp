// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "files/said.hpp"
#include "scheme/tables.hpp"
#include "support/catch.hpp"

#include <starlot/files/scheme_file.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string>

// What counts under a condition, in scheme files.

using namespace starlot;
using starlot_tests::said;

namespace {

constexpr scheme club{title{"club", "1"},
                      criterion{"a", "A", 60_pt},
                      clause{"b", "B", criterion{"b.1", "B 1", 20_pt}, criterion{"b.2", "B 2", 20_pt}},
                      counts{"b", {"large clubs", "大型"}}.only_for("large", "huge"),
                      counts{"b.1"}.unless(asked{"q", "A question"}),
                      counts{"b.2"}.when(branch("a").at_least(50_pct)).named("b.2 counts"),
                      ladder{{30_pt, "C"}, {100_pt, "A"}},
                      ladder{{30_pt, "C"}, {100_pt, "A"}}.only_for("large"),
                      ladder{{30_pt, "C"}, {100_pt, "A"}}.only_for("huge")};

} // namespace

TEST_CASE("scheme files: what counts under a condition comes back with the same table") {
  auto const written = write_scheme<club>();
  CAPTURE(written);
  auto const sheet = read_scheme(written);
  CHECK(said(sheet) == "");
  REQUIRE(sheet);
  CHECK(content_hash(sheet->scheme) == content_hash<club>());
  CHECK(write_scheme(sheet->scheme) == written);
  CHECK(std::string{tables::difference(sheet->scheme.view(), detail::compiled_table<club>::view())}.empty());

  finding_set f{sheet->scheme};
  REQUIRE(f.set_group("huge"));
  REQUIRE(f.set("a", met));
  REQUIRE(f.set("b.2", not_met));
  REQUIRE(f.set("q", met));
  CHECK(evaluate(f)->score() == fraction{75}); // 60 of 80, of 100
}

TEST_CASE("scheme files: a condition that depends on its own part stands at its row") {
  std::string const bytes =
      "starlot scheme,1\nrow,id,version,under,points,rule,if,looks_at,where,compares,limit,text_en\n"
      "scheme,a,1,,,,,,,,,\ncriterion,1,,,3,all_or_nothing,,,,,,\n"
      "counts,,,1,,,when,branch,1,below,50%,\nrung,,,,1,,,,,,,pass\n";
  auto const found = read_scheme(bytes);
  CHECK(!found);
  auto const all = said(found);
  CAPTURE(all);
  CHECK(all.find("f:5:") == 0U);
  CHECK(all.find("287") != std::string::npos);
}
