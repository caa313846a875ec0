// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_LOADED_TABLE_HPP
#define STARLOT_DETAIL_SCHEME_LOADED_TABLE_HPP
// IWYU pragma: private, include <starlot/scheme/loaded_scheme.hpp>

#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/scheme/table.hpp>
#include <starlot/scheme/condition.hpp>
#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/scheme_row.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// What a loaded scheme owns, and the view of it.
struct loaded_table {
  list<char> characters; ///< of all texts
  list<node> nodes;
  list<node_details> details;
  list<knot> knots;
  list<condition> conditions;
  list<step> steps;
  list<rung> rungs;
  list<custom_holder> customs;
  list<custom_part> calls; ///< of the customs, by their numbers
  list<id_key> ids;
  std::size_t id_count = 0;
  std::int64_t total = 0;
  sum_range range;
  std::uint32_t criteria = 0;
  bool has_frames = false;
  scheme_view view;
};

/// Hands every text of the scheme to `visit`.
template <class Visit> void for_each_text(loaded_table& t, Visit const& visit) {
  auto const both = [&](text& of) { visit(of.en), visit(of.zh); };
  visit(t.view.title.id), visit(t.view.title.version), both(t.view.title.name);
  for (auto& d : t.details)
    visit(d.id), both(d.title), visit(d.finding_of);
  for (auto& k : t.knots)
    both(k.name);
  for (auto& s : t.steps)
    visit(s.id), both(s.title), visit(s.rung.name), visit(s.over), visit(s.when.where);
  for (auto& c : t.conditions)
    visit(c.where);
  for (auto& r : t.rungs)
    both(r.name), visit(r.group);
}

/// Copies all texts into `characters`, which must not grow once they are there.
template <class Table> void own_texts(Table& t) {
  std::size_t size = 0;
  for_each_text(t, [&](std::string_view const& s) { size += s.size(); });
  t.characters.resize(size);
  auto* next = t.characters.data();
  for_each_text(t, [&](std::string_view& s) {
    auto* const first = next;
    for (auto const c : s)
      *next++ = c;
    s = {first, s.size()};
  });
}

template <class Table> void point_view(Table& t) {
  t.view.nodes = t.nodes.view();
  t.view.details = t.details.view();
  t.view.knots = t.knots.view();
  t.view.conditions = t.conditions.view();
  t.view.steps = t.steps.view();
  t.view.rungs = t.rungs.view();
  t.view.common_rungs = common_rungs(t.view.rungs);
  t.view.ids = t.ids.view().first(t.id_count);
  for (auto const& part : t.customs)
    t.calls.push_back(part->part);
}

/// Takes the custom parts that a scheme asks for over from the caller's table, and numbers them.
template <class = on_use> class custom_taker {
public:
  custom_taker(custom_table const& from, list<custom_holder>& to)
      : from_{from}, to_{to}, numbers_(from.size(), no_index) {}

  /// Number of a part of the scheme; `no_index` where the table has none of this name and kind.
  [[nodiscard]] std::uint32_t operator()(std::string_view name, custom_kind kind) {
    auto const found = from_.find(name);
    if (found == from_.size() || access::part(from_, found)->kind != kind)
      return no_index;
    auto& number = numbers_[found];
    if (number == no_index) {
      number = static_cast<std::uint32_t>(to_.size());
      to_.push_back(access::part(from_, found));
    }
    return number;
  }

private:
  custom_table const& from_;
  list<custom_holder>& to_;
  list<std::uint32_t> numbers_;
};

/// Number of the aggregation policy of a scheme; `no_index` where the caller's table has none of its name.
template <class = on_use>
[[nodiscard]] std::uint32_t take_aggregation(aggregation_choice const& choice, loaded_table& t,
                                             custom_taker<>& take) {
  if (!access::policy(choice))
    return take(choice.name(), custom_kind::aggregation);
  t.customs.push_back(access::policy(choice));
  return static_cast<std::uint32_t>(t.customs.size() - 1);
}

/// Number of a roll-up that is a part; `no_index` where the caller's table has none of its name.
template <class = on_use>
[[nodiscard]] std::uint32_t take_roll_up(roll_up_choice const& choice, loaded_table& t,
                                         custom_taker<>& take) {
  if (!access::roll_up(choice))
    return take(choice.name, custom_kind::roll_up);
  t.customs.push_back(access::roll_up(choice));
  return static_cast<std::uint32_t>(t.customs.size() - 1);
}

/// Adds a row as the last node of a table.
template <class Row>
void add_node(loaded_table& t, Row const& row, std::uint32_t parent, std::size_t depth,
              custom_taker<>& take) {
  node n;
  node_details d;
  n.amount = row.worth.micro;
  n.depth = static_cast<std::uint16_t>(depth);
  n.flags = static_cast<std::uint8_t>((row.worth.is_weight ? node::weight_flag : 0) |
                                      (row.worth.is_advisory ? node::advisory_flag : 0) |
                                      (row.visited == per_outlet ? node::outlet_flag : 0));
  d.id = row.id;
  d.title = row.title;
  d.parent = parent;
  d.least = row.worth.least;
  d.weight_over = row.worth.over;
  if (row.rule.is_said) {
    n.part = static_cast<std::uint8_t>(row.rule.kind);
    d.first = row.rule.first;
    d.second = row.rule.second;
    d.first_knot = static_cast<std::uint32_t>(t.knots.size());
    d.knot_count = static_cast<std::uint32_t>(row.rule.knots.size());
    t.knots.append(row.rule.knots.data(), row.rule.knots.data() + row.rule.knots.size());
    for (auto k = t.knots.size() - row.rule.knots.size(); k < t.knots.size(); ++k)
      if (!n.is_weight() && !n.is_advisory())
        settle(t.knots[k], d.least, n.amount);
    if (row.rule.kind == rule_kind::custom)
      d.custom = take(row.rule.name, custom_kind::rule);
    if (row.not_applicable) {
      d.policy = static_cast<std::uint8_t>(row.not_applicable->kind);
      if (row.not_applicable->kind == if_not_applicable::custom)
        d.custom_policy = take(row.not_applicable->name, custom_kind::policy);
    }
    d.finding_of = row.finding_of;
    if (row.renormalise)
      d.level = static_cast<std::uint8_t>(*row.renormalise);
  } else {
    n.part = static_cast<std::uint8_t>(row.roll_up.kind);
    n.flags |= static_cast<std::uint8_t>(node::clause_flag | (row.worth.is_said ? node::declared_flag : 0));
    if (row.roll_up.kind == roll_up::custom)
      d.custom = take_roll_up(row.roll_up, t, take);
  }
  t.nodes.push_back(n);
  t.details.push_back(d);
}

/// A step with its conditions in the table, and the number of its custom part, which brings id and title along.
template <class = on_use>
[[nodiscard]] step take_step(step_choice const& choice, loaded_table& t, custom_taker<>& take) {
  step s = choice;
  if (choice.kind == step_kind::custom) {
    auto const number = take(choice.name, custom_kind::step);
    auto own = step{.kind = step_kind::custom, .id = choice.name};
    if (number != no_index)
      own = t.customs[number]->as_step;
    own.custom = number;
    if (choice.when.of == measure::always && choice.conditions.empty())
      return own;
    own.when = s.when;
    own.unless = s.unless;
    s = own;
  }
  s.first_condition = static_cast<std::uint32_t>(t.conditions.size());
  s.condition_count = static_cast<std::uint32_t>(choice.conditions.size());
  t.conditions.append(choice.conditions.data(), choice.conditions.data() + choice.conditions.size());
  s.asks_among_others = false;
  for (auto const& c : choice.conditions)
    s.asks_among_others = s.asks_among_others || c.of == measure::finding;
  if (s.kind == step_kind::custom && s.asks()) {
    if (!s.id.empty() && s.id != choice.id && s.when.of == measure::finding)
      s.when.where = choice.id; // asks and has another id: the validator refuses it
    if (s.id.empty()) {
      s.id = choice.id;
      s.title = choice.title;
    }
  }
  if (s.when.negated) {
    s.when.negated = false;
    s.unless = !s.unless;
  }
  return s;
}

/// Links, sums and slots, which only the whole table knows: children stand behind their clause.
template <class Table> void link_nodes(Table& t) {
  for (std::size_t i = 0; i < t.nodes.size(); ++i)
    if (auto const parent = t.details[i].parent; parent != no_index && t.nodes[parent].is_advisory())
      make_advisory(t.nodes[i], t.details[i]);
  for (auto i = t.nodes.size(); i-- > 0;) {
    auto& n = t.nodes[i];
    auto const parent = t.details[i].parent;
    if (n.is_clause()) {
      n.link = larger(n.link, static_cast<std::uint32_t>(i + 1));
      if (!n.is_declared())
        n.amount = t.details[i].first;
    }
    if (parent == no_index)
      continue;
    auto const end = n.is_clause() ? n.link : static_cast<std::uint32_t>(i + 1);
    t.nodes[parent].link = larger(t.nodes[parent].link, end);
    t.details[parent].first = saturated_sum(t.details[parent].first, n.amount);
  }
  std::uint32_t slot = 0;
  for (auto& n : t.nodes)
    if (!n.is_clause())
      n.link = slot++;
}

} // namespace starlot::inline v0::detail

#endif
