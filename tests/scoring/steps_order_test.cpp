// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Which pairs of steps can change the score or the grade by their order: the list in steps_order.hpp against a search.
// Both orders of each such pair are worked out by hand in steps_order_of_scores_test.cpp and
// steps_order_of_grades_test.cpp.

#include "scoring/steps_order.hpp"
#include "support/catch.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace starlot;
using namespace starlot_tests;

namespace {

/// A step of each kind with a few parameters; those that look at the score with a few limits on either side.
std::vector<step> variants(std::size_t number) {
  std::vector<step> plain;
  auto const add = [&](auto const&... steps) { (plain.push_back(steps.as_step()), ...); };
  switch (number % 11) {
  case 0:
    add(deduction{"x", 1_pt}, deduction{"x", 15_pt}, deduction{"x", 1_pt}.fails_at(1));
    break;
  case 1:
    add(bonus{"x", 1_pt}, bonus{"x", 15_pt});
    break;
  case 2:
    add(cap{60_pt}, cap{65_pt}, cap{75.3_pt});
    break;
  case 3:
    add(floor_at{65.7_pt}, floor_at{85_pt});
    break;
  case 4:
    add(clamp{65.7_pt, 75.3_pt}, clamp{80_pt, 90_pt}, clamp{50_pt, 60_pt});
    break;
  case 5:
    add(round_to{1_pt, rounding::half_even}, round_to{10_pt, down}, round_to{20_pt, up});
    break;
  case 6:
    add(veto{"veto"});
    break;
  case 7:
    add(grade_limit{60_pt}, grade_limit{70_pt}, grade_limit{80_pt});
    break;
  case 8:
    add(rung_needs{60_pt, question}, rung_needs{70_pt, question}, rung_needs{80_pt, question});
    break;
  case 9:
    add(grade_floor{60_pt}, grade_floor{70_pt}, grade_floor{80_pt});
    break;
  default:
    add(grade_is{60_pt}, grade_is{70_pt}, grade_is{80_pt});
    break;
  }
  if (number < 11)
    return plain;
  std::vector<step> all;
  for (auto s : plain)
    for (auto const& c : {from(60_pt), from(70.5_pt), from(90_pt), under(60_pt), under(70.5_pt)}) {
      s.when = c;
      s.id = s.counts() ? s.id : std::string_view{};
      all.push_back(s);
    }
  return all;
}

/// Whether some score and some parameters tell the two orders apart.
bool can_matter(std::size_t a, std::size_t b) {
  constexpr points scores[] = {55_pt, 59.4_pt, 60_pt, 69.5_pt, 70_pt, 79.6_pt, 95_pt};
  for (auto const& first : variants(a))
    for (auto const& second : variants(b)) {
      two_steps const listed{first, second};
      two_steps const turned{second, first};
      for (auto const base : scores)
        if (listed(base) != turned(base))
          return true;
    }
  return false;
}

constexpr auto all_kinds = scheme{title{"all", "1"},
                                  criterion{"base", "base", 100_pt, partial_amount},
                                  round_to{1_pt, rounding::down},
                                  grade_is{70_pt},
                                  cap{90_pt},
                                  veto{"v", "v"},
                                  bonus{"b", 1_pt},
                                  grade_floor{60_pt},
                                  clamp{0_pt, 100_pt},
                                  rung_needs{80_pt, asked{"n"}},
                                  deduction{"d", 1_pt},
                                  cap{80_pt}.when(the_score.above(95_pt)),
                                  grade_limit{80_pt},
                                  floor_at{10_pt},
                                  ladder{{60_pt, "C"}, {70_pt, "B"}, {80_pt, "A"}}};

constexpr step_kind as_listed[] = {step_kind::round_to, step_kind::grade_is,    step_kind::cap,
                                   step_kind::veto,     step_kind::bonus,       step_kind::grade_floor,
                                   step_kind::clamp,    step_kind::rung_needs,  step_kind::deduction,
                                   step_kind::cap,      step_kind::grade_limit, step_kind::floor_at};

} // namespace

TEST_CASE("the order of two steps can matter exactly where the list says so") {
  std::string wrong;
  for (std::size_t a = 0; a < matters.size(); ++a)
    for (std::size_t b = 0; b <= a; ++b) {
      REQUIRE(matters[a][b] == matters[b][a]);
      if (can_matter(a, b) != (matters[a][b] == '#'))
        wrong += {' ', step_letters[a], step_letters[b]};
    }
  CHECK(wrong == "");
}

TEST_CASE("steps stay in the order in which they are listed") {
  findings<all_kinds> f;
  f.set<"base">(partly(85_pt)).set<"v">(met).set<"n">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  auto const trace = r->trace();
  REQUIRE(trace.size() == 1 + std::size(as_listed));
  for (std::size_t i = 0; i < std::size(as_listed); ++i) {
    CHECK(r->scheme().view().steps[i].kind == as_listed[i]);
    CHECK(trace[1 + i].kind == line_kind::step);
    CHECK(trace[1 + i].index == 1 + i);
  }
}
