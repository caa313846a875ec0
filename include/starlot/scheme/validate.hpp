// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_VALIDATE_HPP
#define STARLOT_SCHEME_VALIDATE_HPP

#include <starlot/core/rounding.hpp>
#include <starlot/detail/checked.hpp>
#include <starlot/detail/utf8.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

namespace starlot::inline v0 {

namespace detail {

/// One validator for schemes of the compiler, of a file and of the tests. Reports every fault to
/// `report(error)`.
template <class Report> class validator {
public:
  constexpr validator(scheme_view const& view, Report& report) : view_{view}, report_{report} {}

  constexpr void run() {
    title();
    ids();
    tree();
    steps();
    rungs();
  }

private:
  constexpr void say(errc code, std::string_view id, std::size_t index, std::int64_t got = 0,
                     std::int64_t expected = 0) {
    report_(error{code, place{id, index, 0, 0}, decimal::from_micro(got), decimal::from_micro(expected)});
  }
  constexpr void say_node(errc code, std::size_t i, std::int64_t got = 0, std::int64_t expected = 0) {
    say(code, view_.details[i].id, i, got, expected);
  }

  constexpr void title() {
    auto const& t = view_.title;
    if (t.id.empty())
      say(errc::scheme_without_id, {}, place::nowhere);
    else if (!is_printable_utf8(t.id))
      say(errc::bad_id, t.id, place::nowhere);
    if (t.version.empty())
      say(errc::scheme_without_version, t.id, place::nowhere);
    else if (!is_printable_utf8(t.version))
      say(errc::bad_id, t.version, place::nowhere);
  }

  constexpr void ids() {
    for (auto const& key : view_.ids) {
      auto const id = view_.id(key.index);
      if (id.empty())
        say(errc::empty_id, id, key.index);
      else if (!is_printable_utf8(id))
        say(errc::bad_id, id, key.index);
    }
    for (std::size_t i = 1; i < view_.ids.size(); ++i) {
      auto const& a = view_.ids[i - 1];
      auto const& b = view_.ids[i];
      if (a.head == b.head && !view_.id(a.index).empty() && view_.id(a.index) == view_.id(b.index))
        say(errc::duplicate_id, view_.id(b.index), b.index);
    }
  }

  constexpr void tree() {
    if (!is_roll_up(view_.top))
      say(errc::unknown_roll_up, view_.title.id, place::nowhere);
    if (view_.criteria == 0)
      say(errc::no_criteria, view_.title.id, place::nowhere);
    if (view_.total == (std::numeric_limits<std::int64_t>::max)())
      say(errc::points_out_of_range, view_.title.id, place::nowhere);
    else if (view_.scale <= 0 && view_.criteria != 0)
      say(errc::points_not_positive, view_.title.id, place::nowhere, view_.scale);
    for (std::size_t i = 0; i < view_.nodes.size(); ++i) {
      auto const& n = view_.nodes[i];
      amount(i);
      if (n.is_clause())
        clause(i);
      else
        rule(i);
    }
  }

  /// The unit of a worth is that of the parent's roll-up.
  constexpr void amount(std::size_t i) {
    auto const& n = view_.nodes[i];
    auto const parent = view_.details[i].parent;
    auto const above = parent == no_index ? view_.top : view_.nodes[parent].roll_up();
    bool const summed_clause = n.is_clause() && !n.is_declared();
    if (summed_clause && (above == roll_up::weighted_mean || n.roll_up() == roll_up::weighted_mean))
      return say_node(errc::points_missing, i);
    if (above == roll_up::sum_of_points && n.is_weight())
      return say_node(errc::weight_where_points_count, i, n.amount);
    if (above == roll_up::weighted_mean && !n.is_weight())
      return say_node(errc::points_where_weights_count, i, n.amount);
    if (n.amount <= 0 && !summed_clause)
      say_node(errc::points_not_positive, i, n.amount);
  }

  constexpr void clause(std::size_t i) {
    auto const& n = view_.nodes[i];
    if (!is_roll_up(n.roll_up()))
      say_node(errc::unknown_roll_up, i);
    if (n.link == i + 1)
      return say_node(errc::clause_without_children, i);
    auto const children = view_.details[i].first;
    if (children == (std::numeric_limits<std::int64_t>::max)())
      say_node(errc::points_out_of_range, i);
    else if (n.is_declared() && !n.is_weight() && n.roll_up() == roll_up::sum_of_points &&
             children != n.amount)
      say_node(errc::points_do_not_add_up, i, children, n.amount);
  }

  constexpr void rule(std::size_t i) {
    auto const r = view_.rule(i);
    bool const amounts =
        r.kind == rule_kind::partial_amount || (r.kind == rule_kind::half_credit && r.first > 0);
    if (amounts && view_.nodes[i].is_weight())
      say_node(errc::rule_needs_points, i);
    switch (r.kind) {
    case rule_kind::all_or_nothing:
    case rule_kind::proportional:
    case rule_kind::partial_amount:
      break;
    case rule_kind::custom:
      if (view_.details[i].custom >= view_.customs)
        say_node(errc::unknown_rule, i);
      break;
    case rule_kind::ratio:
      if (r.first <= 0 || r.second <= 0)
        say_node(errc::ratio_not_positive, i);
      break;
    case rule_kind::half_credit:
      if (r.first < 0)
        say_node(errc::half_credit_limit_negative, i, r.first);
      break;
    case rule_kind::levels:
    case rule_kind::table_at_least:
    case rule_kind::table_at_most:
    case rule_kind::curve:
      knots(i, r);
      break;
    default:
      say_node(errc::unknown_rule, i);
      break;
    }
  }

  [[nodiscard]] static constexpr bool is_roll_up(starlot::roll_up r) {
    return r == roll_up::sum_of_points || r == roll_up::weighted_mean;
  }

  constexpr void knots(std::size_t i, ready_rule const& r) {
    if (r.knots.size() < 2)
      return say_node(errc::too_few_knots, i, static_cast<std::int64_t>(r.knots.size()) * decimal::one,
                      2 * decimal::one);
    for (std::size_t k = 1; k < r.knots.size(); ++k) {
      auto const& a = r.knots[k - 1];
      auto const& b = r.knots[k];
      if (!(a.at < b.at))
        say_node(errc::knots_not_increasing, i, b.at.micro(), a.at.micro());
      else if (r.kind == rule_kind::curve && !can_interpolate(a, b))
        say_node(errc::knots_too_far_apart, i, b.at.micro(), a.at.micro());
    }
  }

  constexpr void steps() {
    for (std::size_t i = 0; i < view_.steps.size(); ++i) {
      auto const& s = view_.steps[i];
      auto const index = view_.nodes.size() + i;
      bool const is_limit = s.kind == step_kind::grade_limit;
      if (s.kind < step_kind::deduction || s.kind > step_kind::grade_limit || s.mode > rounding::half_even)
        say(errc::unknown_step, s.id, index);
      if (s.amount <= points{} && !is_limit)
        say(errc::amount_not_positive, s.id, index, s.amount.micro());
      if (s.limit <= 0)
        say(errc::limit_not_positive, s.id, index);
      if (is_limit && !has_rung(s.amount))
        say(errc::unknown_rung, s.id, index, s.amount.micro());
    }
  }

  [[nodiscard]] constexpr bool has_rung(points from) const {
    for (auto const& r : view_.rungs)
      if (r.from == from)
        return true;
    return false;
  }

  constexpr void rungs() {
    if (view_.rungs_given == 0)
      say(errc::no_ladder, view_.title.id, place::nowhere);
    if (view_.rungs_given > view_.rungs.size())
      say(errc::too_many_rungs, view_.title.id, view_.rungs.size(),
          static_cast<std::int64_t>(view_.rungs_given) * decimal::one,
          static_cast<std::int64_t>(view_.rungs.size()) * decimal::one);
    auto const highest = highest_score();
    for (std::size_t i = 0; i < view_.rungs.size(); ++i) {
      auto const& r = view_.rungs[i];
      if (r.name.empty())
        say(errc::rung_without_name, view_.title.id, i, r.from.micro());
      if (i > 0 && r.from <= view_.rungs[i - 1].from)
        say(errc::ladder_not_increasing, r.name.en, i, r.from.micro(), view_.rungs[i - 1].from.micro());
      else if (r.from.micro() > highest)
        say(errc::rung_unreachable, r.name.en, i, r.from.micro(), highest);
    }
  }

  /// What a company that loses nothing and earns every bonus comes to, step by step.
  [[nodiscard]] constexpr std::int64_t highest_score() const {
    if (view_.scale <= 0)
      return (std::numeric_limits<std::int64_t>::max)(); // said already
    auto highest = view_.scale;
    for (auto const& s : view_.steps) {
      if (s.amount <= points{})
        continue;
      if (s.kind == step_kind::cap && highest > s.amount.micro())
        highest = s.amount.micro();
      if (s.kind == step_kind::bonus) {
        std::int64_t most = 0;
        if (!multiply(s.amount.micro(), s.limit, most) || !add(highest, most, highest))
          highest = (std::numeric_limits<std::int64_t>::max)();
      }
      std::int64_t room = 0;
      if (s.kind == step_kind::round_to && add(highest, s.amount.micro(), room))
        highest = round(points::from_micro(highest), s.amount, s.mode).micro();
    }
    return highest;
  }

  scheme_view const& view_;
  Report& report_;
};

} // namespace detail

/// Reports every fault of a scheme to `report(error)`, in the order: title, ids, tree, steps, ladder.
///
/// The place holds the id and the index of the node, of the step behind the nodes, or of the rung. Numbers
/// are those of the fault: got and expected. Complexity: linear in the nodes, knots and steps; ids come
/// sorted.
template <class Report> constexpr void validate(scheme_view const& view, Report&& report) {
  detail::validator<Report>{view, report}.run();
}

/// The first fault of a scheme, or an error with `errc::none`.
[[nodiscard]] constexpr error first_fault(scheme_view const& view) {
  error first;
  validate(view, [&](error const& e) {
    if (first.code == errc::none)
      first = e;
  });
  return first;
}

} // namespace starlot::inline v0

#endif
