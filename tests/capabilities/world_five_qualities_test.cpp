// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

// An author's five qualities of good customer service in one scheme: a level scale, a gate, a curve with a peak, a
// proportion, the spread over outlets, and a curve over hours. All points, knots and cut-offs are illustrative.

using namespace starlot;

namespace {

/// Same service everywhere: all points without any spread of the outlets' scores, none from a spread on.
struct falls_with_spread {
  static constexpr std::string_view name = "falls with the spread over outlets";
  static constexpr int version = 1;
  decimal nothing_from;

  [[nodiscard]] constexpr std::array<std::int64_t, 1> parameters() const { return {nothing_from.micro()}; }

  constexpr rule_result operator()(finding const& f) const {
    if (f.kind() != finding_kind::measured)
      return errc::finding_does_not_fit;
    if (f.value() < decimal{})
      return errc::rule_refused;
    auto const left = nothing_from - std::min(f.value(), nothing_from);
    return share::of(left.micro(), nothing_from.micro()).reduced();
  }
};

template <int NothingFrom>
inline constexpr auto with_continuity = scheme{
    title{
        "five-qualities", "illustrative", {"Five qualities of good customer service", "优质客户服务五特性"}},
    criterion{
        "sincerity",
        {"Sincerity", "情感性"},
        20_pt,
        levels{{{1, 0_pct, "cold"}, {2, 40_pct, "polite"}, {3, 70_pct, "friendly"}, {4, 100_pct, "warm"}}}},
    // Unlawful or unfitting content is worth nothing, whatever its amount.
    clause{"appropriateness",
           {"Appropriateness", "适当性"},
           20_pt,
           minimum,
           criterion{"content", "Content lawful and fitting", 1_wt},
           criterion{"amount", "Amount, in percent of what fits", 1_wt,
                     curve{{{0, 0_pct}, {100, 100_pct}, {200, 0_pct}}}}},
    criterion{"standardization", {"Standardization", "规范性"}, 20_pt, proportional, per_outlet},
    criterion{"continuity", {"Continuity", "连续性"}, 20_pt, falls_with_spread{decimal{NothingFrom}}},
    criterion{"efficiency",
              {"Efficiency, hours until repaired", "效率性"},
              20_pt,
              curve{{{2, 100_pct}, {24, 50_pct}, {48, 0_pct}}}},
    ladder{{60_pt, "acceptable"}, {75_pt, "good"}, {90_pt, "excellent"}}};

inline constexpr auto five_qualities = with_continuity<40>;

constexpr decimal spread_of(std::span<decimal const> outlet_scores) {
  auto const [least, most] = std::minmax_element(outlet_scores.begin(), outlet_scores.end());
  return *most - *least;
}
constexpr std::array outlet_scores{88_dec, 93.5_dec, 79.5_dec, 91_dec};

findings<five_qualities> company() {
  findings<five_qualities> f;
  f.set<"sincerity">(at_level(3));
  f.set<"content">(met);
  f.set<"amount">(measured(120));
  f.set<"standardization">(sampled(3, 40));
  f.set<"continuity">(measured(spread_of(outlet_scores)));
  f.set<"efficiency">(measured(13));
  return f;
}

struct row {
  std::string_view id;
  finding seen;
  std::int64_t numerator; ///< of what the quality brings
  std::int64_t denominator = 1;
};
/// One quality of a company that is otherwise without fault, by hand.
constexpr row rows[] = {
    {"sincerity", at_level(1), 0},
    {"sincerity", at_level(2), 8},
    {"sincerity", at_level(3), 14},
    {"sincerity", at_level(4), 20},
    {"content", not_met, 0},
    {"amount", measured(0), 0},
    {"amount", measured(50), 10},
    {"amount", measured(100), 20},
    {"amount", measured(150), 10}, // too much is as bad as too little
    {"amount", measured(250), 0},
    {"amount", measured(33.3_dec), 333, 50}, // 6.66
    {"standardization", sampled(1, 3), 40, 3},
    {"continuity", measured(0), 20},
    {"continuity", measured(13), 27, 2}, // 27/40 of 20
    {"continuity", measured(40), 0},
    {"continuity", measured(70), 0},
    {"efficiency", measured(2), 20}, // two hours and two days are worlds apart
    {"efficiency", measured(48), 0},
    {"efficiency", measured(9), 185, 11}, // 1 - 7/44
    {"efficiency", measured(36), 5},
};
constexpr auto agrees = [](row const& due) {
  findings<five_qualities> f;
  f.set<"sincerity">(at_level(4)).set<"content">(met).set<"amount">(measured(100));
  f.set<"standardization">(met).set<"continuity">(measured(0)).set<"efficiency">(measured(1));
  if (!f.set(due.id, due.seen))
    return false;
  auto const r = evaluate(f);
  using number = starlot::fraction;
  return r && r->score() == number{80} + number{due.numerator, due.denominator};
};

} // namespace

TEST_CASE("five qualities: each quality by itself, by hand") { starlot_tests::check_all(rows, agrees); }

TEST_CASE("five qualities: a company, added up by hand, and its trace adds up to the score") {
  REQUIRE(spread_of(outlet_scores) == 14_dec);
  auto const r = evaluate(company());
  REQUIRE(r);
  CHECK(r->score() == 76.5_pt); // 14 + 16 + 18.5 + 13 + 15
  CHECK(r->grade().name().en == "good");
  starlot::fraction sum;
  for (auto const& line : r->trace())
    sum += line.kind == line_kind::clause ? line.adjustment : line.contribution;
  CHECK(sum == r->score());
}

TEST_CASE("five qualities: unlawful content costs all of appropriateness, and is no veto") {
  auto f = company();
  f.set<"content">(not_met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 60.5_pt);
  CHECK(r->grade().name().en == "acceptable");
}

TEST_CASE("five qualities: outlets that were not visited leave bounds") {
  auto f = company();
  f.set<"continuity">(not_assessed);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->outcome() == outcome::undetermined);
  CHECK(r->lowest() == 63.5_pt);
  CHECK(r->highest() == 83.5_pt);
  CHECK(r->bounds_are_guaranteed());
}

TEST_CASE(
    "five qualities: the rule of one's own refuses what it cannot read, and its parameter is in the hash") {
  auto f = company();
  CHECK(f.set("continuity", met).error().code == errc::finding_does_not_fit);
  CHECK(f.set("continuity", measured(-1)).error().code == errc::rule_refused);
  CHECK(f.set("sincerity", at_level(5)).error().code == errc::unknown_level);
  CHECK(content_hash(f.scheme()) != content_hash(findings<with_continuity<41>>{}.scheme()));
}
