// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Random schemes of all ready parts and of some of the test's own, written as a file and read back: the same hash, the
// same table, the same bytes again, and the same ratings.

#include "extra/oracle_scheme.hpp"
#include "scheme/tables.hpp"
#include "support/catch.hpp"

#include <starlot/files/open.hpp>
#include <starlot/files/scheme_file.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/trace.hpp>

#include <cstddef>
#include <gmpxx.h>
#include <string>

using namespace starlot;
using namespace starlot_tests::oracle;

namespace {

std::string said(result<rating> const& r) {
  if (!r)
    return std::to_string(static_cast<int>(r.error().code)) + std::string{r.error().where.id};
  std::string out =
      to_string(r->lowest()) + ' ' + to_string(r->highest()) + ' ' + to_string(r->completeness());
  for (auto const& g : {r->grade(), r->lowest_grade(), r->highest_grade()})
    out += ' ' + std::to_string(static_cast<int>(g.state())) + std::string{g.name().en};
  for (auto const& line : r->trace())
    out += ' ' + to_string(line.contribution);
  return out;
}

} // namespace

TEST_CASE("random schemes come back from a scheme file, and rate as they did") {
  generator g{23};
  std::size_t compared = 0, rated = 0, with_own = 0, conditional_own = 0;
  for (int round = 0; round < 1'500; ++round) {
    auto t = g.make();
    g.add_course(t);
    auto const scheme = build(t);
    REQUIRE(scheme);
    bar_other_groups(t);
    auto const mine = own_parts(t);
    auto const written = write_scheme(*scheme, mine);
    CAPTURE(round, written);
    auto const sheet = read_scheme(written, mine);
    CAPTURE(sheet ? std::string{} : messages("f", sheet.errors()));
    REQUIRE(sheet);
    ++compared;
    REQUIRE(std::string{tables::difference(sheet->scheme.view(), scheme->view())} == "");
    REQUIRE(content_hash(sheet->scheme) == content_hash(*scheme));
    REQUIRE(write_scheme(sheet->scheme, mine) == written);
    finding_set before{*scheme}, after{sheet->scheme};
    REQUIRE(record(t, before));
    REQUIRE(record(t, after));
    auto const due = evaluate(before);
    REQUIRE(said(evaluate(after)) == said(due));
    rated += due ? 1U : 0U;
    for (auto const& m : t.about.steps) {
      bool const is_own = m.is.kind == step_kind::custom;
      with_own += is_own ? 1U : 0U;
      conditional_own += is_own && (m.when || m.is.when.of != measure::always) ? 1U : 0U;
    }
  }
  CHECK(compared == 1'500U);
  CHECK(rated > 1'300U);
  CHECK(with_own > 200U);
  CHECK(conditional_own > 80U);
}
