// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/trace_line.hpp>

#include <string>
#include <vector>

using namespace starlot;
using bike::bike_care;

namespace {

std::vector<trace_line> lines_of_a_rating_that_is_gone() {
  findings<bike_care> f;
  f.set<"1.1">(not_met.because(std::string(100, 'r'))).set<"1.2">(sampled(1, 4).evidence("record 17"));
  f.set<"2.1">(met).set<"2.2">(measured(1));
  std::vector<trace_line> out;
  for (auto const& line : evaluate(f)->trace()) // the trace keeps what it stands on
    out.push_back(line);
  return out;
}

} // namespace

TEST_CASE("a line keeps the texts of its remark") {
  auto const lines = lines_of_a_rating_that_is_gone();
  CHECK(lines[1].id == "1.1");
  CHECK(lines[1].recorded.remark().reason == std::string(100, 'r'));
  CHECK(lines[2].recorded.remark().evidence == "record 17");
  CHECK(lines[2].recorded.kind() == finding_kind::sampled);
}

TEST_CASE("what a line lost is what it could have brought and did not") {
  trace_line line;
  line.available = fraction{10};
  line.contribution = fraction::of(5, 2);
  CHECK(line.lost() == fraction::of(15, 2));
}
