// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_WALKED_STATE_HPP
#define STARLOT_DETAIL_SCORING_WALKED_STATE_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/scoring/number.hpp>
#include <starlot/detail/scoring/roll_up_walk.hpp>
#include <starlot/detail/scoring/score_scale.hpp>
#include <starlot/scheme/condition.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/score_state.hpp>
#include <starlot/scoring/named_value.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace starlot::inline v0::detail {

/// A value that a step has noted.
struct noted_value {
  std::uint32_t part = no_index;
  named_value is;
};

template <class Number> class step_runner;

/// The state of a score that the user's steps and ladders see.
template <class Number> class walked_state final : public score_state {
public:
  walked_state(step_runner<Number> const& steps, std::uint32_t part, finding const& recorded)
      : score_state{in_points(steps.now().score), recorded, steps.rungs(), steps.now().lowest,
                    steps.now().highest},
        tree_{steps.tree()},
        steps_{steps},
        part_{part} {}

private:
  [[nodiscard]] finding look_up(std::string_view id) const override {
    auto const index = tree_.view().find(id);
    auto const slot = index == no_index ? no_index : tree_.view().slot(index);
    contract(slot != no_index, "a step asks for the finding of a criterion or step that the scheme has");
    return tree_.recorded(slot);
  }
  [[nodiscard]] truth ask(std::span<condition const> all) const override {
    auto end = all.size();
    return value_before(all, end);
  }
  void keep(std::string_view name, fraction const& value) const override {
    steps_.keep_value(part_, name, value);
  }
  [[nodiscard]] rung const* find_special(std::string_view name) const override {
    return tree_.view().special(steps_.rungs(), name);
  }

  /// Of the condition that ends before `end`, which becomes where it starts.
  [[nodiscard]] truth value_before(std::span<condition const> all, std::size_t& end) const {
    auto const& c = all[--end];
    if (!c.combines())
      return value_of(c);
    auto const a = value_before(all, end);
    auto const b = value_before(all, end);
    auto const decides = c.of == measure::both ? truth::no : truth::yes;
    return a == decides || b == decides ? decides : a == b ? a : truth::unknown;
  }
  [[nodiscard]] truth value_of(condition const& c) const {
    if (c.of == measure::always)
      return c.negated ? truth::no : truth::yes;
    if (c.of == measure::finding) {
      auto const f = look_up(c.where);
      return f.is_open() ? truth::unknown : truth_of((f.kind() == finding_kind::met) != c.negated);
    }
    if (c.of == measure::score)
      return truth_of(steps_.holds(c, this->score() * fraction{points::one} <=> fraction{c.numerator}) !=
                      c.negated);
    if (!c.where.empty() && c.of != measure::group) {
      auto const node = tree_.view().find(c.where);
      contract(node < tree_.view().nodes.size(), "a step asks for a clause or criterion that the scheme has");
      contract(c.of != measure::value || !tree_.view().nodes[node].is_clause(),
               "a step asks for the value of a criterion, not of a clause");
    }
    return steps_.truth_of(c);
  }
  [[nodiscard]] static truth truth_of(bool holds) noexcept { return holds ? truth::yes : truth::no; }

  [[nodiscard]] bool knows(std::string_view id) const override {
    return tree_.view().find(id) < tree_.view().nodes.size();
  }
  [[nodiscard]] branch_state find(std::string_view id) const override {
    auto const index = tree_.view().find(id);
    contract(index < tree_.view().nodes.size(), "a step asks for a clause or criterion that the scheme has");
    return at_node(index);
  }
  [[nodiscard]] branch_state at(std::size_t number) const override {
    auto const& view = tree_.view();
    std::size_t i = 0;
    while (number > 0 && i < view.nodes.size()) {
      i = view.end_of(i);
      --number;
    }
    contract(i < view.nodes.size(), "a step asks for a branch that the scheme has");
    return at_node(static_cast<std::uint32_t>(i));
  }
  [[nodiscard]] std::size_t count() const override {
    std::size_t branches = 0;
    for (std::size_t i = 0; i < tree_.view().nodes.size(); i = tree_.view().end_of(i))
      ++branches;
    return branches;
  }

  [[nodiscard]] branch_state at_node(std::uint32_t index) const {
    auto const& view = tree_.view();
    auto const own = tree_(index).own;
    branch_state out;
    out.worth = decimal::from_micro(view.nodes[index].amount);
    out.applies = !is_zero(own.applicable);
    if (out.applies) {
      out.earned = rescale(own.obtained, 1, own.applicable);
      if (!view.nodes[index].is_advisory())
        out.available = available_of(own.applicable, index) + in_points(tree_.beside(index));
    }
    for (std::size_t i = index; i < view.end_of(index); ++i) {
      if (view.nodes[i].is_clause())
        continue;
      auto const l = tree_.leaf_of(static_cast<std::uint32_t>(i));
      out.is_open = out.is_open || l.is_open();
      out.scored += l.is_open() || l.is_out() ? 0U : 1U;
    }
    return out;
  }

  /// Points of the score, from the unit of a node among its siblings.
  [[nodiscard]] fraction available_of(fraction applicable, std::uint32_t index) const {
    unit_worth<Number> worth;
    if (!tree_.keeps_points())
      worth.times(fraction{tree_.view().scale}, tree_(no_index).below.applicable);
    for (auto node = index; node != no_index;) {
      auto const clause = tree_.view().details[node].parent;
      times_counted(worth, tree_, clause, node);
      if (clause != no_index)
        times_clause(worth, tree_, clause);
      node = clause;
    }
    worth.apply(applicable);
    return in_points(applicable);
  }

  roll_up_walk<Number> const& tree_;
  step_runner<Number> const& steps_;
  std::uint32_t part_;
};

} // namespace starlot::inline v0::detail

#endif
