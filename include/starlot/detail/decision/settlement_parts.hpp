// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_SETTLEMENT_PARTS_HPP
#define STARLOT_DETAIL_DECISION_SETTLEMENT_PARTS_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/fraction_text.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/decision/bet.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/core/sealed_text.hpp>
#include <starlot/detail/decision/betting_test.hpp>
#include <starlot/detail/decision/law_question.hpp>
#include <starlot/sampling/designs/simple_random.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/scheme/ladder.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace starlot::inline v0::detail {

/// An outlet of the order in which they are visited.
struct outlet_in_turn {
  std::string id;
  std::uint32_t number = 0; ///< in the frame
};

/// What one visit found.
struct visit_bounds {
  fraction lower;
  fraction upper; ///< the same where the score is known
};

/// The two tests of a rung, and its bound.
struct rung_tests {
  law_cut cut;
  betting_test not_reached; ///< "the mean does not reach the rung": its rejection proves that it does
  betting_test reached;
};

/// Scores as whole steps of the grid from the lowest: where one lies between two, the one below or above.
template <class Fraction>
[[nodiscard]] std::int64_t steps_of(Fraction const& above_lowest, points grid, rounding mode) {
  return round_to_multiple(above_lowest * Fraction{points::one}, grid.micro(), mode).to_int64();
}

/// What a settlement knows.
struct settlement_parts {
  error fault; ///< why there is none
  std::string heading;
  list<outlet_in_turn> order;
  std::uint64_t outlets = 0;
  decimal over_risk, under_risk;
  points lowest, highest, grid;
  fraction constant;
  betting_scale scale;
  list<rung_tests> rungs; ///< from the worst
  bool few_are_good = false;
  list<visit_bounds> scores;
  fraction lower_total, upper_total; ///< of all scores
  std::size_t settled_after = 0;     ///< 0: not yet
  std::size_t settled_rungs = 0;
  bool conflicted = false;

  [[nodiscard]] bool is_census() const noexcept { return scores.size() == outlets; }

  /// Rungs that are proven; after the last outlet, counted.
  template <class = on_use> [[nodiscard]] std::size_t least() const {
    return is_census() ? counted(few_are_good ? upper_total : lower_total) : proven();
  }
  /// Rungs that are not refuted; after the last outlet, counted.
  template <class = on_use> [[nodiscard]] std::size_t most() const {
    return is_census() ? counted(few_are_good ? lower_total : upper_total) : not_refuted();
  }

  /// The next outlet. Nothing is stored where the answer is an error.
  template <class = on_use> [[nodiscard]] error add(fraction const& lower, fraction const& upper) {
    if (scores.size() == order.size())
      return error::at(errc::too_many_visits, scores.size());
    auto const& outlet = order[scores.size()];
    if (upper < lower)
      return error::at(errc::score_range_reversed, outlet.id, scores.size());
    fraction const from{lowest};
    if (lower < from || upper > fraction{highest})
      return error::at(errc::score_outside_range, outlet.id, scores.size());
    auto const down = steps_of(lower - from, grid, rounding::down);
    auto const up = steps_of(upper - from, grid, rounding::up);
    for (auto& r : rungs) {
      // Down for what proves many points, up for what proves few.
      r.not_reached.add(few_are_good ? scale.highest - up : down);
      r.reached.add(few_are_good ? down : scale.highest - up);
    }
    lower_total += lower;
    upper_total += upper;
    scores.push_back({lower, upper});
    auto const bottom = proven(), top = not_refuted();
    conflicted = conflicted || bottom > top;
    if (settled_after == 0 && !is_census() && bottom == top) {
      settled_after = scores.size();
      settled_rungs = bottom;
    }
    return {};
  }

  template <class Text> [[nodiscard]] Text text() const {
    Text out = heading;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      out += "visited\t";
      static_cast<void>(write_field(out, order[i].id)); // the id of an outlet is UTF-8
      out.append(1, '\t').append(to_string(scores[i].lower));
      if (scores[i].lower != scores[i].upper)
        out.append(1, '\t').append(to_string(scores[i].upper));
      out += '\n';
    }
    seal(out);
    return out;
  }

  template <class = on_use> [[nodiscard]] std::size_t proven() const {
    std::size_t n = 0;
    while (n < rungs.size() && rungs[n].not_reached.rejects(over_risk))
      ++n;
    return n;
  }
  template <class = on_use> [[nodiscard]] std::size_t not_refuted() const {
    auto n = rungs.size();
    while (n > 0 && rungs[n - 1].reached.rejects(under_risk))
      --n;
    return n;
  }
  template <class Fraction> [[nodiscard]] std::size_t counted(Fraction const& total) const {
    auto const score = total / Fraction{static_cast<std::int64_t>(outlets)} + constant;
    std::size_t n = 0;
    for (auto const& r : rungs)
      n += reaches(rung_of(r.cut), score <=> bound_of<Fraction>(r.cut)) ? 1U : 0U;
    return n;
  }

  [[nodiscard]] static rung rung_of(law_cut const& c) {
    rung out{points::from_micro(c.from), {}};
    out.reached = c.reached;
    return out;
  }
  template <class Fraction> [[nodiscard]] static Fraction bound_of(law_cut const& c) {
    return Fraction{points::from_micro(c.from)} / Fraction{c.over};
  }
};

/// The design or the event because of which nothing can be proven, or nothing: one stratum, from which each set of
/// outlets was drawn with the same probability, in the order of the tickets.
template <class = on_use> [[nodiscard]] std::string_view not_provable_for(draw_record const& record) {
  for (auto const& e : record.events()) {
    if (e.kind == draw_event::what::replaced)
      return "replaced";
    if (e.design.name != simple_random::name)
      return e.design.name;
  }
  return {};
}

/// Fewer steps than the total of all outlets has where the mean is this many points above the lowest: at least so many, or
/// more, as the bound says.
template <class Fraction>
[[nodiscard]] std::int64_t total_due(Fraction const& mean, bound reached, settlement_parts const& s) {
  auto const up_to = reached == bound::at_least || reached == bound::below;
  auto const all = mean * Fraction{static_cast<std::int64_t>(s.outlets)};
  auto const total = s.scale.highest * s.scale.outlets;
  // Beyond what can be reached all bounds are alike.
  if (all.sign() < 0)
    return 0;
  if (all > Fraction{s.highest - s.lowest} * Fraction{static_cast<std::int64_t>(s.outlets)})
    return total + 1;
  return steps_of(all, s.grid, up_to ? rounding::up : rounding::down) + (up_to ? 0 : 1);
}

template <class Terms>
[[nodiscard]] std::string settlement_heading(settlement_parts const& s, Terms const& terms,
                                             draw_record const& record) {
  std::string out = "starlot settlement 1\ndraw ";
  out.append(record.hash().hex());
  out.append("\nover-award-risk ").append(to_string(terms.over_award_risk));
  out.append("\nunder-award-risk ").append(to_string(terms.under_award_risk));
  out.append("\nbet ").append(terms.bet.name());
  for (std::size_t i = 0; i < terms.bet.parameters(); ++i)
    out.append(1, '\t').append(to_string(terms.bet.parameter(i)));
  out.append("\nscores ").append(to_string(s.lowest)).append(1, '\t').append(to_string(s.highest));
  out.append("\ngrid ").append(to_string(s.grid));
  out.append("\nconstant ").append(to_string(s.constant));
  constexpr std::string_view words[] = {"at least", "above", "at most", "below"};
  for (auto const& r : s.rungs) {
    out.append("\nrung ").append(words[static_cast<std::size_t>(r.cut.reached)]);
    out.append(1, '\t').append(to_string(settlement_parts::bound_of<fraction>(r.cut)));
  }
  return out += '\n';
}

template <class Terms>
[[nodiscard]] settlement_parts settlement_parts_of(draw_record const& record, ladder_rungs rungs,
                                                   Terms const& terms) {
  for (auto const risk : {terms.over_award_risk, terms.under_award_risk})
    contract(decimal{} < risk && risk < decimal{1}, "a risk between 0 and 1");
  contract(points{} < terms.grid && terms.scores.lower < terms.scores.upper,
           "a grid, and scores from less to more");
  settlement_parts out;
  if (auto const why = not_provable_for(record); !why.empty()) {
    out.fault = error::of(errc::not_provable).naming(why);
    return out;
  }
  if (out.fault = ladder_fault(rungs.rungs); out.fault.code != errc::none)
    return out;
  auto const width = terms.scores.upper - terms.scores.lower;
  contract(width.micro() % terms.grid.micro() == 0, "a range of whole steps of the grid");
  out.outlets = record.sample().strata()[0].population;
  out.lowest = terms.scores.lower;
  out.highest = terms.scores.upper;
  out.grid = terms.grid;
  out.over_risk = terms.over_award_risk;
  out.under_risk = terms.under_award_risk;
  out.constant = terms.constant;
  out.scale = {static_cast<std::int64_t>(out.outlets), width.micro() / terms.grid.micro(),
               static_cast<double>(terms.grid.micro()) / 1e6, static_cast<double>(out.lowest.micro()) / 1e6};
  if (std::int64_t total = 0; !multiply(2 * out.scale.outlets, out.scale.highest, total)) {
    out.fault = error::of(errc::points_out_of_range);
    return out;
  }
  auto const total = out.scale.outlets * out.scale.highest;
  out.few_are_good = few_points_are_good({rungs.rungs.data(), rungs.rungs.size()});
  for (auto const& r : rungs.rungs) {
    law_cut const cut{r.from.micro(), r.reached, r.divisor};
    auto const mean = settlement_parts::bound_of<fraction>(cut) - out.constant - fraction{out.lowest};
    // The least total on the side of many points; one less is the most on the side of few.
    auto const due = total_due(mean, cut.reached, out);
    betting_test const many{out.scale, due - 1, terms.bet, false};   // "the total is less"
    betting_test const few{out.scale, total - due, terms.bet, true}; // "it is not"
    out.rungs.push_back(out.few_are_good ? rung_tests{cut, few, many} : rung_tests{cut, many, few});
  }
  for (auto const& o : record.outlets())
    out.order.push_back({o.id, o.drawn.number});
  out.heading = settlement_heading(out, terms, record);
  return out;
}

/// A line of a visit.
struct read_visit_line {
  fraction lower, upper;
  error fault;
};

/// Reads the lines of a settlement.
class settlement_reader {
public:
  explicit settlement_reader(std::string_view bytes) : rest_{bytes} {}

  /// `start`: the text before the first visit.
  template <class Text> [[nodiscard]] error take_heading(Text const& start) {
    constexpr std::string_view first = "starlot settlement 1";
    if (auto const wrong = unseal(rest_, first, errc::not_a_settlement); wrong.code != errc::none)
      return wrong;
    std::string_view due = start;
    for (line_ = 1; !due.starts_with("sealed "); ++line_)
      if (auto const expected = take_line(due); rest_.empty() || take_line(rest_) != expected)
        return error::in_line(line_ == 2 ? errc::other_draw : errc::settle_terms_differ, line_);
    if (rest_.starts_with("rung ")) // more of them
      return error::in_line(errc::settle_terms_differ, line_);
    return {};
  }
  [[nodiscard]] bool has_more() const noexcept { return !rest_.empty(); }

  template <class Id> [[nodiscard]] read_visit_line take_visit(Id const& due) {
    auto line = take_line(rest_);
    auto const word = take_field(line);
    std::string id;
    bool const is_due = word == "visited" && read_field(take_field(line), id) && due && id == *due;
    auto const lower = parse<fraction>(take_field(line));
    auto const upper = line.empty() ? lower : parse<fraction>(take_field(line));
    auto const number = line_++;
    if (!is_due || !lower || !upper || !line.empty())
      return {{}, {}, error::in_line(errc::bad_record_line, number)};
    return {*lower, *upper, {}};
  }

private:
  std::string_view rest_;
  std::size_t line_ = 0; ///< of the next one
};

} // namespace starlot::inline v0::detail

#endif
