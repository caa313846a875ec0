// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

// An advisory criterion that is open, and parts that tell values in between from both ends.

namespace {

using namespace starlot;

inline constexpr criterion counted_one{"1", "", 100_pt, proportional};
inline constexpr criterion mood{"mood", "", advisory, proportional};
inline constexpr ladder rungs{{0_pt, "low"}, {50_pt, "pass"}, {90_pt, "good"}};

constexpr scheme by_conditions{
    title{"a", "1"}, counted_one, mood,
    cap{60_pt}.when(branch("mood").above(30_pct)).when(branch("mood").below(60_pct)), rungs};
constexpr scheme of_no_concern{title{"b", "1"}, counted_one, mood,
                               cap{60_pt}.when(branch("1").above(30_pct) && branch("1").below(60_pct)),
                               rungs};

/// Half of the points where the advisory criterion found something wrong in some samples, not in all.
struct wary {
  static constexpr std::string_view name = "wary";
  static constexpr int version = 1;
  fraction operator()(clause_children const& all) const {
    bool mixed = false;
    for (auto const& c : all)
      mixed = mixed || (c.is_advisory && c.recorded.count() > 0 && c.recorded.count() < c.recorded.out_of());
    return mixed ? fraction::of(1, 2) : all.applying()[0].earned;
  }
};
constexpr scheme by_roll_up{
    title{"c", "1"}, clause{"0", "", 100_pt, wary{}, criterion{"1", "", 1_wt, proportional}, mood}, rungs};

struct moody {
  static constexpr std::string_view name = "moody";
  static constexpr int version = 1;
  void operator()(score_state& company) const {
    auto const e = company.branch("mood").earned;
    if (e > fraction::of(1, 4) && e < fraction::of(3, 4))
      company.set_score(fraction{10});
  }
};
constexpr scheme by_step{title{"d", "1"}, counted_one, mood, moody{}, rungs};

/// A determined rating is that of every completion.
template <auto const& Scheme> void check(bool determined) {
  findings<Scheme> f;
  f.template set<"1">(met);
  auto const open = evaluate(f);
  REQUIRE(open);
  CHECK(open->is_determined() == determined);
  CHECK(open->has_score() == determined);
  std::optional<starlot::fraction> first;
  bool differs = false;
  for (std::int64_t size = 1; size <= 4; ++size)
    for (std::int64_t lost = 0; lost <= size; ++lost) {
      f.template set<"mood">(sampled(lost, size));
      auto const full = evaluate(f);
      REQUIRE(full);
      CHECK(full->is_determined());
      if (first && full->score() != *first)
        differs = true;
      first = full->score();
    }
  CHECK(differs != determined);
}

TEST_CASE("a rating is open where a value between the ends of an advisory criterion could change it") {
  check<by_conditions>(false);
  check<by_roll_up>(false);
  check<by_step>(false);
}

TEST_CASE("and determined where nothing looks at it") { check<of_no_concern>(true); }

} // namespace
