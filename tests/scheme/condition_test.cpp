// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/condition.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using namespace starlot::literals;
using starlot::asked;
using starlot::assessed;
using starlot::bound;
using starlot::branch;
using starlot::condition;
using starlot::measure;
using starlot::points;
using starlot::share;
using starlot_tests::opaque;

// The numbers are hashed.
static_assert(static_cast<int>(measure::always) == 0 && static_cast<int>(measure::finding) == 1);
static_assert(static_cast<int>(measure::score) == 2 && static_cast<int>(measure::branch) == 3);
static_assert(static_cast<int>(measure::any_branch) == 4 && static_cast<int>(measure::every_branch) == 5);
static_assert(static_cast<int>(measure::any_criterion) == 6);
static_assert(static_cast<int>(measure::every_criterion) == 7);
static_assert(static_cast<int>(measure::assessed_weight) == 8);
static_assert(static_cast<int>(measure::assessed_count) == 9);
static_assert(static_cast<int>(measure::both) == 10 && static_cast<int>(measure::either) == 11);

constexpr bool same(condition const& a, condition const& b) {
  return a.of == b.of && a.is == b.is && a.in_points == b.in_points && a.where == b.where &&
         a.numerator == b.numerator && a.denominator == b.denominator && a.negated == b.negated;
}

/// The four comparisons of a subject with one limit, in the order of the numbers of `bound`.
template <class Subject, class Limit>
constexpr std::array<condition, 4> compared(Subject const& subject, Limit limit) {
  return {subject.at_least(limit), subject.above(limit), subject.at_most(limit), subject.below(limit)};
}

/// What they must be: the same but for the comparison.
constexpr bool are(std::array<condition, 4> const& made, condition due) {
  constexpr bound order[] = {bound::at_least, bound::above, bound::at_most, bound::below};
  for (std::size_t i = 0; i < made.size(); ++i) {
    due.is = order[i];
    if (!same(made[i], due))
      return false;
  }
  return true;
}

constexpr auto share_of(measure m, std::string_view where, std::int64_t n, std::int64_t d) {
  return condition{m, bound::at_least, false, where, n, d};
}
constexpr auto points_of(measure m, std::string_view where, std::int64_t micro) {
  return condition{m, bound::at_least, true, where, micro, 1};
}

struct row {
  char const* name;
  std::array<condition, 4> (*make)(share, points, std::int64_t);
  condition due;
};

// Called with a share of 3/8, with 20.5 points and with a count of 4.
constexpr row rows[] = {
    {"score", [](share, points p, std::int64_t) { return compared(starlot::the_score, p); },
     points_of(measure::score, "", 20'500'000)},
    {"branch by share", [](share s, points, std::int64_t) { return compared(branch("3"), s); },
     share_of(measure::branch, "3", 3, 8)},
    {"branch by points", [](share, points p, std::int64_t) { return compared(branch("3"), p); },
     points_of(measure::branch, "3", 20'500'000)},
    {"any branch by share", [](share s, points, std::int64_t) { return compared(starlot::any_branch, s); },
     share_of(measure::any_branch, "", 3, 8)},
    {"any branch by points", [](share, points p, std::int64_t) { return compared(starlot::any_branch, p); },
     points_of(measure::any_branch, "", 20'500'000)},
    {"every branch by share",
     [](share s, points, std::int64_t) { return compared(starlot::every_branch, s); },
     share_of(measure::every_branch, "", 3, 8)},
    {"every branch by points",
     [](share, points p, std::int64_t) { return compared(starlot::every_branch, p); },
     points_of(measure::every_branch, "", 20'500'000)},
    {"any criterion by share",
     [](share s, points, std::int64_t) { return compared(starlot::any_criterion, s); },
     share_of(measure::any_criterion, "", 3, 8)},
    {"any criterion by points",
     [](share, points p, std::int64_t) { return compared(starlot::any_criterion, p); },
     points_of(measure::any_criterion, "", 20'500'000)},
    {"every criterion by share",
     [](share s, points, std::int64_t) { return compared(starlot::every_criterion, s); },
     share_of(measure::every_criterion, "", 3, 8)},
    {"every criterion by points",
     [](share, points p, std::int64_t) { return compared(starlot::every_criterion, p); },
     points_of(measure::every_criterion, "", 20'500'000)},
    {"assessed weight of a branch", [](share s, points, std::int64_t) { return compared(assessed("3"), s); },
     share_of(measure::assessed_weight, "3", 3, 8)},
    {"assessed weight", [](share s, points, std::int64_t) { return compared(assessed(), s); },
     share_of(measure::assessed_weight, "", 3, 8)},
    {"assessed count of a branch", [](share, points, std::int64_t n) { return compared(assessed("3"), n); },
     share_of(measure::assessed_count, "3", 4, 1)},
    {"assessed count", [](share, points, std::int64_t n) { return compared(assessed(), n); },
     share_of(measure::assessed_count, "", 4, 1)},
};

constexpr bool makes_its_condition(row const& r) { return are(r.make(share::of(3, 8), 20.5_pt, 4), r.due); }
static_assert(starlot_tests::holds_for_all(rows, makes_its_condition));

TEST_CASE("every subject and comparison makes the condition that it says") {
  for (auto const& r : rows) {
    CAPTURE(r.name);
    CHECK(are(r.make(opaque(share::of(3, 8)), opaque(20.5_pt), opaque(std::int64_t{4})), r.due));
  }
}

TEST_CASE("a limit of plain integers is a count, one in per cent a share") {
  static_assert(same(assessed("3").at_least(4), share_of(measure::assessed_count, "3", 4, 1)));
  static_assert(same(assessed("3").at_least(75_pct), share_of(measure::assessed_weight, "3", 3, 4)));
  CHECK(same(assessed("3").at_least(opaque(4)), share_of(measure::assessed_count, "3", 4, 1)));
  CHECK(same(assessed("3").at_least(opaque(75_pct)), share_of(measure::assessed_weight, "3", 3, 4)));
}

// A score has no share of itself, and what is assessed is no points.
template <class Subject, class Limit> constexpr bool compares = requires(Subject const& s, Limit limit) {
  s.at_least(limit);
  s.above(limit);
  s.at_most(limit);
  s.below(limit);
};
using score_type = decltype(starlot::the_score);
using branch_type = decltype(branch(""));
using assessed_type = decltype(assessed());
static_assert(compares<score_type, points> && !compares<score_type, share> && !compares<score_type, int>);
static_assert(compares<branch_type, points> && compares<branch_type, share> && !compares<branch_type, int>);
static_assert(compares<assessed_type, int> && compares<assessed_type, share> &&
              !compares<assessed_type, points>);
static_assert(!compares<branch_type, starlot::weight> && !compares<assessed_type, starlot::weight>);

TEST_CASE("a condition that is not said always holds") {
  constexpr condition none;
  static_assert(same(none, condition{measure::always, bound::at_least, false, "", 0, 1}));
  condition now[3];
  CHECK(same(now[opaque(std::size_t{1})], none));
}

TEST_CASE("a question is called as its id where it has no title") {
  constexpr asked titled{"licence", {"Has a licence", "持有执照"}};
  static_assert(titled.id == "licence" && titled.title.en == "Has a licence" &&
                titled.title.zh == "持有执照");
  constexpr asked plain{"licence"};
  static_assert(plain.id == "licence" && plain.title == starlot::text{"licence"});
  auto const now = asked{opaque(std::string_view{"licence"})};
  CHECK(now.id == plain.id);
  CHECK(now.title == plain.title);
}

constexpr auto one = branch("1").below(share::of(1, 2));
constexpr auto two = assessed("2").at_least(3);
constexpr asked question{"q", "Question"};
constexpr condition opposite_of(condition c) {
  c.negated = true;
  return c;
}
constexpr condition combining(measure how) { return {how, bound::at_least, false, "", 0, 1}; }

template <class Made, std::size_t Size>
constexpr bool made_of(Made const& made, std::array<condition, Size> const& due) {
  if (made.entries.size() != Size)
    return false;
  for (std::size_t i = 0; i < Size; ++i)
    if (!same(made.entries[i], due[i]))
      return false;
  return true;
}

TEST_CASE("a not stands at each condition, and turns what combines them") {
  static_assert(same(!one, opposite_of(one)) && same(!!one, one));
  CHECK(same(!opaque(one), opposite_of(one)));
  static_assert(made_of(one && two, std::array{one, two, combining(measure::both)}));
  static_assert(made_of(one || two, std::array{one, two, combining(measure::either)}));
  constexpr auto neither = std::array{opposite_of(one), opposite_of(two), combining(measure::both)};
  static_assert(made_of(!(one || two), neither) && made_of(!one && !two, neither));
  static_assert(made_of(!(!one && !two), std::array{one, two, combining(measure::either)}));
  CHECK(made_of(!(opaque(one) || opaque(two)), neither));
  static_assert(made_of((one || two) && one,
                        std::array{one, two, combining(measure::either), one, combining(measure::both)}));
  static_assert(made_of(one && (one || two),
                        std::array{one, one, two, combining(measure::either), combining(measure::both)}));
}

TEST_CASE("a question among conditions brings its id and title along") {
  constexpr auto all = one && (!question || two);
  static_assert(all.asks && all.question.id == "q" && all.question.title == starlot::text{"Question"});
  static_assert(all.entries[1].of == measure::finding && all.entries[1].where == "q" &&
                all.entries[1].negated);
  static_assert(!(one && two).asks && (!question).asks && (question && one).asks);
  auto const now = opaque(one) && asked{opaque(std::string_view{"q"}), "Question"};
  CHECK(now.asks);
  CHECK(now.question.id == "q");
}

template <class First, class Second> constexpr bool combine_with = requires(First a, Second b) {
  a&& b;
  a || b;
};
static_assert(combine_with<condition, condition> && combine_with<asked, condition>);
static_assert(!combine_with<branch_type, condition> && !combine_with<condition, bool>);

} // namespace
