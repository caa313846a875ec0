// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scoring/run.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace starlot;
using namespace bike;

namespace {

findings<bike_care> some() {
  findings<bike_care> f;
  f.set<"1.1">(met);
  f.set<"1.2">(sampled(3, 40));
  f.set<"2.1">(sampled(1, 7));
  f.set<"2.2">(measured(5));
  return f;
}

template <class Number> detail::run_result decided(findings<bike_care> const& f) {
  detail::leaf_list leaves(f.slot_count());
  detail::first_reading count{leaves.data()};
  auto const& view = f.scheme().view();
  detail::run_input from{f.scheme(), view.ladder_for({}), {leaves.view(), {}, &f, &count}, f};
  detail::run_result out;
  Number score;
  CHECK(detail::run_in(from, detail::open_taken::wrong, view.steps.size(), score, &out) == errc::none);
  out.wide = detail::maybe<starlot::fraction>{std::in_place, detail::in_points(score)};
  return out;
}

} // namespace

TEST_CASE("both kinds of number decide alike") {
  auto const f = some();
  auto const narrow = decided<detail::narrow>(f);
  auto const wide = decided<fraction>(f);
  CHECK(narrow.points() == wide.points());
  CHECK(narrow.grade == wide.grade);
  CHECK(narrow.reached == wide.reached);
  CHECK(narrow.cause == wide.cause);
  REQUIRE(evaluate(f));
  CHECK(narrow.grade == evaluate(f).value().grade());
}

TEST_CASE("a score that does not fit 64 bits is worked out again, exactly") {
  // 45 prime sample sizes: a denominator of more than 200 bits.
  std::vector<std::string> ids;
  scheme_parts parts{.title = {"primes", "1"}, .rows = {}, .rungs = {{50_pt, "pass"}}};
  std::vector<std::int64_t> primes;
  for (std::int64_t n = 101; primes.size() < 45; n += 2) {
    bool prime = true;
    for (std::int64_t d = 3; d * d <= n; d += 2)
      prime = prime && n % d != 0;
    if (prime)
      primes.push_back(n);
  }
  for (auto const p : primes)
    ids.push_back(std::to_string(p));
  for (auto const& id : ids)
    parts.rows.push_back({.id = id, .worth = 2_pt, .rule = proportional});
  auto const scheme = loaded_scheme::build(parts);
  REQUIRE(scheme);
  finding_set f{*scheme};
  fraction due;
  for (std::size_t i = 0; i < primes.size(); ++i) {
    REQUIRE(f.set(ids[i], sampled(1, primes[i])));
    due += fraction::of(2 * (primes[i] - 1), primes[i]);
  }
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == due);
  CHECK(r->grade().name().en == "pass");
  fraction lines;
  for (auto const& line : r->trace())
    if (line.kind == line_kind::criterion)
      lines += line.contribution;
  CHECK(lines == due);
}

TEST_CASE("the lower of two grades") {
  auto const& rungs = detail::compiled_table<bike_care>::view().rungs;
  grade const vetoed{outcome::vetoed, nullptr, 0};
  grade const below{outcome::below_ladder, nullptr, 0};
  grade const pass{outcome::graded, &rungs[0], 0};
  grade const three{outcome::graded, &rungs[1], 1};
  CHECK(detail::is_lower(vetoed, below));
  CHECK(detail::is_lower(below, pass));
  CHECK(detail::is_lower(pass, three));
  CHECK_FALSE(detail::is_lower(three, pass));
  CHECK_FALSE(detail::is_lower(pass, pass));
}
