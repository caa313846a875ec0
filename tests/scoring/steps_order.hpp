// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SCORING_STEPS_ORDER_HPP
#define STARLOT_TESTS_SCORING_STEPS_ORDER_HPP

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

// What two steps make of a score in the order in which they are listed. The ladder: C from 60, B from 70, A from 80.

namespace starlot_tests {

using namespace starlot;

/// Deduction, bonus, cap, floor, clamp, rounding (d b c f l r), veto, grade limit, rung needs, grade floor
/// ("up"), fixed grade (v g n u i); a capital looks at the score.
inline constexpr std::string_view step_letters = "dbcflrvgnuiDBCFLRVGNUI";

/// The pairs whose order can matter: '#'. By hand; what one comes to in both orders is in the tests.
inline constexpr std::array<std::string_view, 22> matters{
    //         dbcflrvgnuiDBCFLRVGNUI
    /* d */ "..####.....###########", //
    /* b */ "..####.....###########", //
    /* c */ "##.###.....###########", //
    /* f */ "###.##.....###########", //
    /* l */ "######.....###########", //
    /* r */ "######.....###########", //
    /* v */ "......................", // a veto stands, whatever else happens
    /* g */ ".........##.........##", //
    /* n */ ".........##.........##", //
    /* u */ ".......##.#.......##.#", //
    /* i */ ".......####.......####", //
    /* D */ "######.....###########", //
    /* B */ "######.....###########", //
    /* C */ "######.....###########", //
    /* F */ "######.....###########", //
    /* L */ "######.....###########", //
    /* R */ "######.....###########", //
    /* V */ "######.....######.....", // it sees the score that the steps before it left
    /* G */ "######...########...##", //
    /* N */ "######...########...##", //
    /* U */ "######.##.#######.##.#", //
    /* I */ "######.##########.####", //
};

inline std::size_t number_of(step const& s) {
  constexpr step_kind kinds[] = {step_kind::deduction,   step_kind::bonus,       step_kind::cap,
                                 step_kind::floor_at,    step_kind::clamp,       step_kind::round_to,
                                 step_kind::veto,        step_kind::grade_limit, step_kind::rung_needs,
                                 step_kind::grade_floor, step_kind::grade_is};
  std::size_t i = 0;
  while (kinds[i] != s.kind)
    ++i;
  return i + (s.when.of == measure::score ? 11U : 0U);
}

/// What a company comes to: its score, and A, B, C, - (below the ladder) or V (vetoed).
struct ending {
  points score;
  char grade = '-';

  friend bool operator==(ending const&, ending const&) = default;
};

/// The steps of a scheme of one criterion worth 100 points.
class two_steps {
public:
  two_steps(step first, step second) : scheme_{build(first, second)} {}

  [[nodiscard]] ending operator()(points base) const {
    finding_set f{scheme_};
    bool stored = f.set("base", partly(base)).has_value();
    for (auto const& s : scheme_.view().steps)
      if (s.takes_findings() && s.id != "unused") // an event, or a question that is answered by no
        stored = f.set(s.id, s.counts() ? found(1) : not_met).has_value() && stored;
    auto const r = evaluate(f);
    contract(stored && r.has_value(), "the steps of the test can be rated");
    auto const score = points::from_micro(round_to_micro(r->score()));
    return {score, r->outcome() == outcome::vetoed ? 'V' : r->grade() ? r->grade().name().en[0] : '-'};
  }

private:
  /// The scores of these tests have few decimals.
  static std::int64_t round_to_micro(starlot::fraction const& score) {
    auto const micro = (score * starlot::fraction{points::one}).reduced();
    contract(micro.denominator().to_int64() == 1, "the score has at most six decimals");
    return micro.numerator().to_int64();
  }

  static loaded_scheme build(step first, step second) {
    if (first.takes_findings())
      first.id = "first";
    if (second.takes_findings())
      second.id = "second";
    scheme_parts parts{.title = {"order", "1"}, .rows = {}};
    parts.rows.push_back({.id = "base", .worth = 100_pt, .rule = partial_amount});
    parts.steps = {first, second, bonus{"unused", 1_pt}.as_step()}; // no rung is out of reach by a cap
    parts.rungs = {{60_pt, "C"}, {70_pt, "B"}, {80_pt, "A"}};
    return *loaded_scheme::build(parts);
  }

  loaded_scheme scheme_;
};

inline constexpr auto up = rounding::up;
inline constexpr auto down = rounding::down;
inline constexpr asked question{"question"};

/// Conditions on the score.
constexpr condition from(points limit) { return the_score.at_least(limit); }
constexpr condition under(points limit) { return the_score.below(limit); }

/// Whether rows name every pair of the list of which `concerns` is true, and no other.
template <class Concerns>
bool covers(std::set<std::pair<std::size_t, std::size_t>> const& named, Concerns const& concerns) {
  std::set<std::pair<std::size_t, std::size_t>> due;
  for (std::size_t a = 0; a < matters.size(); ++a)
    for (std::size_t b = 0; b <= a; ++b)
      if (matters[a][b] == '#' && concerns(a % 11 > 5, b % 11 > 5)) // of the score, or of the grade
        due.insert({a, b});
  return named == due;
}
inline std::pair<std::size_t, std::size_t> pair_of(step const& first, step const& second) {
  auto const a = number_of(first);
  auto const b = number_of(second);
  return {a > b ? a : b, a > b ? b : a};
}

} // namespace starlot_tests

#endif
