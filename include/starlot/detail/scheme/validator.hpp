// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_VALIDATOR_HPP
#define STARLOT_DETAIL_SCHEME_VALIDATOR_HPP
// IWYU pragma: private, include <starlot/scheme/validate.hpp>

#include <starlot/detail/base/utf8.hpp>
#include <starlot/detail/scheme/step_validator.hpp>
#include <starlot/detail/scheme/table.hpp> // saturated_sum
#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

namespace starlot::inline v0::detail {

/// One validator for schemes of the compiler, of a file and of the tests.
class validator {
public:
  constexpr validator(scheme_view const& view, fault_sink& sink) : view_{view}, sink_{sink} {}

  constexpr void run() {
    title();
    ids();
    tree();
    step_validator rest{view_, sink_};
    rest.run();
  }

private:
  constexpr void say(errc code, std::string_view id, std::size_t index, std::int64_t got = 0,
                     std::int64_t expected = 0) {
    sink_.take(error::at(code, id, index).with(decimal::from_micro(got), decimal::from_micro(expected)));
  }
  constexpr void say_node(errc code, std::size_t i, std::int64_t got = 0, std::int64_t expected = 0) {
    say(code, view_.details[i].id, i, got, expected);
  }

  constexpr void title() {
    auto const& t = view_.title;
    if (t.id.empty())
      say(errc::scheme_without_id, {}, place::nowhere);
    else
      characters(t.id, place::nowhere);
    if (t.version.empty())
      say(errc::scheme_without_version, t.id, place::nowhere);
    else
      characters(t.version, place::nowhere);
  }

  constexpr void characters(std::string_view id, std::size_t index) {
    if (!is_printable_utf8(id))
      say(errc::bad_id, id, index);
    else if (!is_plain_id(id))
      say(errc::id_with_unseen, id, index);
  }

  constexpr void ids() {
    for (auto const& key : view_.ids) {
      auto const id = view_.id(key.index);
      if (id.empty())
        say(errc::empty_id, id, key.index);
      else
        characters(id, key.index);
    }
    for (std::size_t i = 1; i < view_.ids.size(); ++i) {
      auto const& a = view_.ids[i - 1];
      auto const& b = view_.ids[i];
      if (a.head == b.head && !view_.id(a.index).empty() && view_.id(a.index) == view_.id(b.index))
        say(errc::duplicate_id, view_.id(b.index), b.index);
    }
  }

  constexpr void tree() {
    if (!is_roll_up(view_.top, view_.custom_top))
      say(errc::unknown_roll_up, view_.title.id, place::nowhere);
    if (!any_counts() && (view_.top != roll_up::raw_sum || view_.steps.empty()))
      say(errc::no_criteria, view_.title.id, place::nowhere);
    if (view_.total == (std::numeric_limits<std::int64_t>::max)())
      say(errc::points_out_of_range, view_.title.id, place::nowhere);
    else if (view_.scale <= 0 && any_counts() && view_.top != roll_up::raw_sum)
      say(errc::points_not_positive, view_.title.id, place::nowhere, view_.scale);
    if (view_.top == roll_up::raw_sum && view_.scale != view_.most)
      say(errc::raw_sum_is_rescaled, view_.title.id, place::nowhere, view_.scale, view_.most);
    if (view_.top != roll_up::raw_sum && view_.start != 0)
      say(errc::needs_raw_sum, view_.title.id, place::nowhere, view_.start);
    if (view_.is_ungraded && view_.rungs_given > 0)
      say(errc::ungraded_with_rungs, view_.title.id, place::nowhere);
    nothing_applies();
    if (!view_.unknown_read.empty())
      say(errc::unknown_read, view_.unknown_read, place::nowhere);
    if (view_.fault_of_custom != errc::none)
      say(view_.fault_of_custom, view_.faulty_custom, place::nowhere);
    for (std::size_t i = 0; i < view_.nodes.size(); ++i) {
      auto const& n = view_.nodes[i];
      amount(i);
      range(i);
      if (n.is_clause())
        clause(i);
      else
        rule(i);
    }
  }

  /// Points for nothing are on the scale; a raw sum has none.
  constexpr void nothing_applies() {
    using answer = if_nothing_applies::answer;
    auto const& otherwise = view_.nothing_applies;
    bool const is_known = otherwise.kind() >= answer::refuse && otherwise.kind() <= answer::earns;
    auto const given = otherwise.given().micro();
    bool const fits = view_.top == roll_up::raw_sum || (given >= 0 && given <= view_.scale);
    if (!is_known || (otherwise.kind() != answer::earns && given != 0) || (view_.scale > 0 && !fits))
      say(errc::points_for_nothing_out_of_range, view_.title.id, place::nowhere, given, view_.scale);
  }

  [[nodiscard]] constexpr bool any_counts() const {
    for (auto const& n : view_.nodes)
      if (!n.is_clause() && !n.is_advisory())
        return true;
    return false;
  }

  /// The unit of a worth is that of the parent's roll-up: all but a sum of points spread weights.
  constexpr void amount(std::size_t i) {
    auto const& n = view_.nodes[i];
    auto const parent = view_.details[i].parent;
    if (view_.details[i].weight_over != 1)
      return say_node(errc::bad_weight_ratio, i, n.amount);
    auto const above = parent == no_index ? view_.top : view_.nodes[parent].roll_up();
    bool const spread =
        takes_weights(above, parent == no_index ? view_.custom_top : view_.details[parent].custom);
    if (n.is_advisory()) {
      if (n.amount != 0)
        say_node(errc::advisory_with_worth, i, n.amount);
      return;
    }
    bool const summed_clause = n.is_clause() && !n.is_declared();
    if (summed_clause && (spread || takes_weights(n.roll_up(), view_.details[i].custom)))
      return say_node(errc::points_missing, i);
    if (sums_points(above) && n.is_weight())
      return say_node(errc::weight_where_points_count, i, n.amount);
    if (spread && !n.is_weight())
      return say_node(errc::points_where_weights_count, i, n.amount);
    if (n.amount <= 0 && !summed_clause)
      say_node(errc::points_not_positive, i, n.amount);
  }

  /// Points below nothing stand in sums up to the top, which is raw.
  constexpr void range(std::size_t i) {
    auto const& d = view_.details[i];
    if (view_.nodes[i].is_clause() || d.least == 0)
      return;
    bool fits = view_.top == roll_up::raw_sum;
    for (auto above = d.parent; above != no_index; above = view_.details[above].parent)
      fits =
          fits && view_.nodes[above].roll_up() == roll_up::sum_of_points && !view_.nodes[above].is_weight();
    if (!fits)
      say_node(errc::needs_raw_sum, i, d.least);
  }

  constexpr void clause(std::size_t i) {
    auto const& n = view_.nodes[i];
    if (!is_roll_up(n.roll_up(), view_.details[i].custom))
      say_node(errc::unknown_roll_up, i);
    if (n.roll_up() == roll_up::raw_sum)
      say_node(errc::raw_sum_below_top, i);
    if (n.link == i + 1)
      return say_node(errc::clause_without_children, i);
    auto const children = view_.details[i].first;
    if (children == (std::numeric_limits<std::int64_t>::max)())
      say_node(errc::points_out_of_range, i);
    else if (n.is_declared() && !n.is_weight() && n.roll_up() == roll_up::sum_of_points &&
             children != n.amount)
      say_node(errc::points_do_not_add_up, i, saturated_sum(children, view_.details[i].least),
               saturated_sum(n.amount, view_.details[i].least));
    else if (children == 0 && n.amount != 0) // only advisory criteria below it
      say_node(errc::points_not_positive, i, children);
  }

  /// A finding is taken from a criterion that has its own, of the same scope, and whose rule takes such findings.
  constexpr void feed(std::size_t i) {
    auto const& n = view_.nodes[i];
    auto const source = view_.find(view_.details[i].finding_of);
    bool fits = source < view_.nodes.size() && !view_.nodes[source].is_clause();
    if (fits) {
      auto const& from = view_.nodes[source];
      auto const own = form_of_findings(n.rule());
      auto const other = form_of_findings(from.rule());
      fits = view_.details[source].finding_of.empty() && from.visited() == n.visited() &&
             (own == other || own == 0 || other == 0);
    }
    if (!fits)
      say_node(errc::finding_of_does_not_fit, i);
  }
  /// What a rule takes beside what is open, excluded or not applicable; 0: its author knows.
  [[nodiscard]] static constexpr int form_of_findings(rule_kind k) {
    return k <= rule_kind::half_credit ? 1
           : k == rule_kind::levels    ? 2
           : k <= rule_kind::curve     ? 3
           : k == rule_kind::ratio     ? 4
                                       : 0;
  }

  constexpr void rule(std::size_t i) {
    policy(i);
    if (!view_.details[i].finding_of.empty())
      feed(i);
    auto const kind = view_.nodes[i].rule();
    auto const& d = view_.details[i];
    bool const amounts = kind == rule_kind::partial_amount || (kind == rule_kind::half_credit && d.first > 0);
    if (amounts && (view_.nodes[i].is_weight() || view_.nodes[i].is_advisory() || d.least != 0))
      say_node(errc::rule_needs_points, i);
    switch (kind) {
    case rule_kind::all_or_nothing:
    case rule_kind::proportional:
    case rule_kind::partial_amount:
      break;
    case rule_kind::custom:
      if (d.custom >= view_.customs)
        say_node(errc::unknown_rule, i);
      break;
    case rule_kind::any_finding:
      if (!view_.nodes[i].is_advisory())
        say_node(errc::any_finding_is_advisory, i);
      break;
    case rule_kind::ratio:
      if (d.first <= 0 || d.second <= 0)
        say_node(errc::ratio_not_positive, i);
      break;
    case rule_kind::half_credit:
      if (d.first < 0)
        say_node(errc::half_credit_limit_negative, i, d.first);
      break;
    case rule_kind::levels:
    case rule_kind::table_at_least:
    case rule_kind::table_at_most:
    case rule_kind::curve:
      knots(i);
      break;
    default:
      say_node(errc::unknown_rule, i);
      break;
    }
  }

  constexpr void policy(std::size_t i) {
    auto const& d = view_.details[i];
    auto const p = d.not_applicable();
    bool const ready = p >= if_not_applicable::refuse && p <= if_not_applicable::leave_out;
    bool const own = p == if_not_applicable::custom && d.custom_policy < view_.customs;
    auto const level = d.renormalise();
    if ((!ready && !own) || level < renormalise::over_tree || level > renormalise::among_siblings)
      say_node(errc::unknown_policy, i);
    else if (view_.top == roll_up::raw_sum && level != renormalise::over_tree)
      say_node(errc::raw_sum_is_rescaled, i);
  }

  [[nodiscard]] constexpr bool is_roll_up(starlot::roll_up r, std::uint32_t custom) const {
    return (r >= roll_up::sum_of_points && r <= roll_up::raw_sum) ||
           (r == roll_up::custom && custom < view_.customs);
  }
  /// All but a sum of points do. Of a roll-up that there is not, that alone is said.
  [[nodiscard]] constexpr bool takes_weights(starlot::roll_up r, std::uint32_t custom) const {
    return !sums_points(r) && is_roll_up(r, custom);
  }

  constexpr void knots(std::size_t i) {
    auto const& d = view_.details[i];
    auto const kind = view_.nodes[i].rule();
    auto end = d.first_knot + d.knot_count;
    if (end > d.first_knot && kind != rule_kind::levels && view_.knots[end - 1].is_otherwise())
      --end;
    if (d.knot_count < 2 || (kind == rule_kind::curve && end < d.first_knot + 2))
      return say_node(errc::too_few_knots, i, std::int64_t{end - d.first_knot} * decimal::one,
                      2 * decimal::one);
    bool const no_multiple = d.first == 0 && d.second == 0;
    if (!no_multiple && (kind == rule_kind::levels || d.first <= 0 || d.second < 0 ||
                         d.second > static_cast<int>(rounding::half_even)))
      say_node(errc::bad_reading, i, d.first);
    bool const is_table = kind == rule_kind::table_at_least || kind == rule_kind::table_at_most;
    for (auto k = d.first_knot; k < d.first_knot + d.knot_count; ++k) {
      auto const& is = view_.knots[k];
      auto const& n = view_.nodes[i];
      if (is.in_points && (n.is_weight() || n.is_advisory())) // once for all of them
        return say_node(errc::rule_needs_points, i);
      if (is.in_points)
        say_node(errc::knot_beyond_worth, i, is.amount.micro(), n.amount);
      if (is.is_strict && (!is_table || k == end))
        say_node(errc::knot_not_strict, i, is.at.micro());
      if (k < end && (is.is_otherwise() || is.is_refused))
        return say_node(errc::otherwise_misplaced, i);
    }
    for (auto k = d.first_knot + 1; k < end; ++k) {
      auto const& a = view_.knots[k - 1];
      auto const& b = view_.knots[k];
      // "at least 10" comes before "above 10", "below 10" before "at most 10"
      bool const strict_first = kind == rule_kind::table_at_most;
      bool const next_to =
          is_table && a.at == b.at && a.is_strict == strict_first && b.is_strict != strict_first;
      if (!(a.at < b.at) && !next_to)
        say_node(errc::knots_not_increasing, i, b.at.micro(), a.at.micro());
      else if (kind == rule_kind::curve && !can_interpolate(a, b))
        say_node(errc::knots_too_far_apart, i, b.at.micro(), a.at.micro());
    }
  }

  scheme_view const& view_;
  fault_sink& sink_;
};

} // namespace starlot::inline v0::detail

#endif
