// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_LOADED_SCHEME_HPP
#define STARLOT_SCHEME_LOADED_SCHEME_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/sorting.hpp>
#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/row_arranger.hpp>
#include <starlot/scheme/row_checker.hpp>
#include <starlot/scheme/scheme_row.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/standing.hpp>
#include <starlot/scheme/table.hpp>
#include <starlot/scheme/validate.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

namespace detail {

struct loaded_table {
  std::vector<char> characters; ///< of all texts
  std::vector<node> nodes;
  std::vector<node_details> details;
  std::vector<knot> knots;
  std::vector<step> steps;
  std::vector<rung> rungs;
  std::vector<custom_holder> customs;
  std::vector<id_key> ids;
  std::size_t id_count = 0;
  std::int64_t total = 0;
  std::uint32_t criteria = 0;
};

class loaded;

} // namespace detail

/// A scheme that was built at run time, for instance from a database. A value that owns its texts.
///
/// Findings and ratings refer to it: it must outlive them, and stay where it is.
class loaded_scheme {
public:
  /// Builds and validates. All texts are copied, and the custom parts that the parts ask for.
  ///
  /// Errors, all at once: those of the validator, `unknown_parent`, `parent_is_a_criterion`, `parent_cycle`,
  /// `too_deep` (beyond 65 535 levels; said once), `part_of_another_kind` (a policy on a clause, a roll-up on a
  /// criterion), `unknown_scope`, `bad_text`, `bad_rung_text` (not UTF-8, or more than a line), `unknown_ladder`,
  /// `rungs_beside_own_ladder`. A custom part that the table lacks is an `unknown_rule`, `unknown_roll_up`,
  /// `unknown_policy` or `unknown_step`. The index of a place is that of the row, or of the step behind the
  /// rows; its id refers to the characters of `parts`.
  /// Complexity: n log n in the rows.
  [[nodiscard]] static result<loaded_scheme, faults> build(scheme_parts const& parts,
                                                           custom_table const& customs = {});

  loaded_scheme(loaded_scheme const& other) : table_{other.table_} {
    auto const moved = [&](std::string_view& s) {
      if (!s.empty())
        s = {table_.characters.data() + (s.data() - other.table_.characters.data()), s.size()};
    };
    view_ = other.view_;
    for_each_text(moved);
    point_view();
  }
  /// The other scheme is left without anything; findings that refer to it are no longer rated (contract).
  loaded_scheme(loaded_scheme&& other) noexcept
      : table_{std::exchange(other.table_, {})}, view_{std::exchange(other.view_, {})} {}
  loaded_scheme& operator=(loaded_scheme const& other) { return *this = loaded_scheme{other}; }
  loaded_scheme& operator=(loaded_scheme&& other) noexcept {
    table_ = std::exchange(other.table_, {});
    view_ = std::exchange(other.view_, {});
    return *this;
  }
  ~loaded_scheme() = default;

  [[nodiscard]] scheme_view const& view() const noexcept { return view_; }

private:
  friend detail::loaded;

  loaded_scheme() = default;

  /// Hands every text of the scheme to `visit`.
  template <class Visit> void for_each_text(Visit const& visit) {
    auto const both = [&](text& t) { visit(t.en), visit(t.zh); };
    visit(view_.title.id), visit(view_.title.version), both(view_.title.name);
    for (auto& d : table_.details)
      visit(d.id), both(d.title);
    for (auto& k : table_.knots)
      both(k.name);
    for (auto& s : table_.steps)
      visit(s.id), both(s.title), visit(s.rung.name), visit(s.when.where);
    for (auto& r : table_.rungs)
      both(r.name), visit(r.group);
  }

  /// Copies all texts into `characters`, which must not grow once they are there.
  void own_texts() {
    std::size_t size = 0;
    for_each_text([&](std::string_view const& s) { size += s.size(); });
    table_.characters.resize(size);
    auto* next = table_.characters.data();
    for_each_text([&](std::string_view& s) {
      auto* const first = next;
      for (auto const c : s)
        *next++ = c;
      s = {first, s.size()};
    });
  }

  void point_view() {
    view_.nodes = table_.nodes;
    view_.details = table_.details;
    view_.knots = table_.knots;
    view_.steps = table_.steps;
    view_.rungs = table_.rungs;
    view_.ids = {table_.ids.data(), table_.id_count};
  }

  detail::loaded_table table_;
  scheme_view view_;
};

namespace detail {

/// Takes the custom parts that a scheme asks for over from the caller's table, and numbers them.
class custom_taker {
public:
  custom_taker(custom_table const& from, std::vector<custom_holder>& to)
      : from_{from}, to_{to}, numbers_(from.size(), no_index) {}

  /// Number of a part of the scheme; `no_index` where the table has none of this name and kind.
  [[nodiscard]] std::uint32_t operator()(std::string_view name, custom_kind kind) {
    auto const found = from_.find(name);
    if (found == from_.size() || from_.at(found)->kind != kind)
      return no_index;
    auto& number = numbers_[found];
    if (number == no_index) {
      number = static_cast<std::uint32_t>(to_.size());
      to_.push_back(from_.at(found));
    }
    return number;
  }

private:
  custom_table const& from_;
  std::vector<custom_holder>& to_;
  std::vector<std::uint32_t> numbers_;
};

/// Adds a row as the last node of a table.
inline void add_node(loaded_table& t, scheme_row const& row, std::uint32_t parent, std::size_t depth,
                     custom_taker& take) {
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
  if (row.rule.is_said) {
    n.part = static_cast<std::uint8_t>(row.rule.kind);
    d.first = row.rule.first;
    d.second = row.rule.second;
    d.first_knot = static_cast<std::uint32_t>(t.knots.size());
    d.knot_count = static_cast<std::uint32_t>(row.rule.knots.size());
    t.knots.insert(t.knots.end(), row.rule.knots.begin(), row.rule.knots.end());
    if (row.rule.kind == rule_kind::custom)
      d.custom = take(row.rule.name, custom_kind::rule);
    if (row.not_applicable) {
      d.policy = static_cast<std::uint8_t>(row.not_applicable->kind);
      if (row.not_applicable->kind == if_not_applicable::custom)
        d.custom_policy = take(row.not_applicable->name, custom_kind::policy);
    }
    if (row.renormalise)
      d.level = static_cast<std::uint8_t>(*row.renormalise);
  } else {
    n.part = static_cast<std::uint8_t>(row.roll_up.kind);
    n.flags |= static_cast<std::uint8_t>(node::clause_flag | (row.worth.is_said ? node::declared_flag : 0));
    if (row.roll_up.kind == roll_up::custom)
      d.custom = take(row.roll_up.name, custom_kind::roll_up);
  }
  t.nodes.push_back(n);
  t.details.push_back(d);
}

/// A step with the number of its custom part; that brings id and title along.
[[nodiscard]] inline step take_step(step_choice const& choice, loaded_table const& t, custom_taker& take) {
  if (choice.kind != step_kind::custom)
    return choice;
  auto const number = take(choice.name, custom_kind::step);
  step s{.kind = step_kind::custom, .id = choice.name};
  if (number != no_index)
    s = t.customs[number]->as_step();
  s.custom = number;
  return s;
}

/// Links, sums and slots, which only the whole table knows: children stand behind their clause.
inline void link_nodes(loaded_table& t) {
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

/// A loaded scheme as evaluation sees it.
class loaded {
public:
  static constexpr bool is_static = false;
  static constexpr bool has_frames = true; // they may
  static constexpr bool has_shelf = true;
  static constexpr std::size_t limbs = loaded_limbs;

  template <class T> using per_slot = std::vector<T>;

  template <class T> class stack {
  public:
    void push(T const& item) { items_.push_back(item); }
    void pop() { items_.pop_back(); }
    [[nodiscard]] T& top() { return items_.back(); }
    [[nodiscard]] std::size_t size() const { return items_.size(); }
    [[nodiscard]] bool empty() const { return items_.empty(); }
    [[nodiscard]] std::span<T const> from(std::size_t first) const {
      return std::span<T const>{items_}.subspan(first);
    }

  private:
    std::vector<T> items_;
  };

  template <class T> using shelf = stack<T>;

  loaded(loaded_scheme const& scheme) noexcept : scheme_{&scheme} {}
  loaded(loaded_scheme const&&) = delete;

  template <class T> [[nodiscard]] per_slot<T> make_slots() const { return per_slot<T>(view().slot_count()); }

  template <class T> using per_node = std::vector<T>;
  template <class T> [[nodiscard]] per_node<T> make_per_node() const {
    return per_node<T>(view().nodes.size());
  }

  [[nodiscard]] scheme_view const& view() const noexcept { return scheme_->view(); }
  [[nodiscard]] rule_result apply_rule(std::uint32_t custom, finding const& f, points worth) const {
    return part(custom).rule(f, worth);
  }
  [[nodiscard]] treatment apply_policy(std::uint32_t custom, finding const& f, points worth) const {
    return part(custom).policy(f, worth);
  }
  template <std::same_as<loaded_fraction> Fraction>
  [[nodiscard]] Fraction apply_roll_up(std::uint32_t custom,
                                       std::span<child<Fraction> const> children) const {
    return part(custom).roll_up(children);
  }
  template <std::same_as<loaded_fraction> Fraction>
  void apply_step(std::uint32_t custom, standing<Fraction>& company) const {
    part(custom).step(company);
  }
  template <std::same_as<loaded_fraction> Fraction>
  [[nodiscard]] std::ptrdiff_t apply_ladder(std::uint32_t custom, standing<Fraction> const& company) const {
    return part(custom).ladder(company);
  }
  /// Hands name, version and parameters of a custom part to `describe`.
  template <class Describe> void describe_custom(std::uint32_t custom, Describe const& describe) const {
    auto const call = [](void* sink, std::string_view name, int version,
                         std::span<std::int64_t const> parameters) {
      (*static_cast<Describe const*>(sink))(name, version, parameters);
    };
    part(custom).describe(call, const_cast<Describe*>(&describe));
  }

private:
  [[nodiscard]] custom_box const& part(std::uint32_t custom) const {
    contract(custom < scheme_->table_.customs.size(), "a scheme has no custom part of this number");
    return *scheme_->table_.customs[custom];
  }

  loaded_scheme const* scheme_;
};

} // namespace detail

inline result<loaded_scheme, faults> loaded_scheme::build(scheme_parts const& parts,
                                                          custom_table const& customs) {
  faults found;
  detail::row_arranger rows{parts.rows, found};
  rows.run();
  bool const misplaced = !found.empty();
  detail::row_checker{parts, found}.run();

  loaded_scheme s;
  auto& t = s.table_;
  detail::custom_taker take{customs, t.customs};
  for (std::size_t i = 0; i < rows.order.size(); ++i)
    detail::add_node(t, parts.rows[rows.order[i]], rows.parents[i], rows.depths[i], take);
  for (std::size_t i = 0; i < rows.order.size(); ++i)
    if (rows.depths[i] > (std::numeric_limits<std::uint16_t>::max)()) {
      found.push_back({errc::too_deep, {parts.rows[rows.order[i]].id, rows.order[i], 0, 0}, {}, {}});
      break;
    }
  detail::link_nodes(t);
  for (auto const& choice : parts.steps)
    t.steps.push_back(detail::take_step(choice, t, take));
  detail::whole all{.top = parts.top.kind,
                    .policy = parts.not_applicable.kind,
                    .level = parts.renormalise,
                    .outlets = parts.outlets.ready};
  if (parts.top.kind == roll_up::custom)
    all.custom_top = take(parts.top.name, detail::custom_kind::roll_up);
  if (parts.not_applicable.kind == if_not_applicable::custom)
    all.custom_policy = take(parts.not_applicable.name, detail::custom_kind::policy);
  t.rungs = parts.rungs;
  if (parts.ladder) {
    all.custom_ladder = take(parts.ladder->name, detail::custom_kind::ladder);
    if (all.custom_ladder == detail::no_index) {
      found.push_back({errc::unknown_ladder, {parts.ladder->name, place::nowhere, 0, 0}, {}, {}});
    } else if (!parts.rungs.empty()) {
      found.push_back({errc::rungs_beside_own_ladder, {parts.ladder->name, place::nowhere, 0, 0}, {}, {}});
    } else {
      auto const own = t.customs[all.custom_ladder]->rungs();
      t.rungs.assign(own.begin(), own.end());
    }
  }
  t.ids.resize(t.nodes.size() + t.steps.size());
  std::vector<detail::id_key> spare(t.ids.size());
  detail::complete(t, t.steps, all, spare);
  s.view_.title = parts.title;
  s.view_.rungs_given = t.rungs.size();
  s.view_.total = t.total;
  s.view_.scale = detail::scale_of(parts.out_of, all.top, t.total);
  s.view_.top = all.top;
  s.view_.criteria = t.criteria;
  s.view_.customs = static_cast<std::uint32_t>(t.customs.size());
  s.view_.outlets = all.outlets;
  s.view_.custom_top = all.custom_top;
  s.view_.custom_ladder = all.custom_ladder;
  for (auto const& part : t.customs)
    s.view_.customs_are_monotone = s.view_.customs_are_monotone && part->is_monotone;
  s.point_view();
  for (std::size_t i = 0; i < t.nodes.size(); ++i)
    if (auto const custom = t.details[i].custom;
        t.nodes[i].rule() == rule_kind::custom && !t.nodes[i].is_clause() && custom != detail::no_index &&
        t.customs[custom]->needs_points && (t.nodes[i].is_weight() || t.nodes[i].is_advisory()))
      found.push_back({errc::rule_needs_points, {t.details[i].id, rows.order[i], 0, 0}, {}, {}});
  validate(s.view_, [&](error e) {
    // Where rows hang in the wrong place their clauses lack them, which is no fault of its own.
    if (misplaced && (e.code == errc::points_do_not_add_up || e.code == errc::clause_without_children))
      return;
    // The index of a fault of the ladder is that of the rung; others count nodes, and then steps.
    if (detail::is_about_rungs(e.code) || e.where.index == place::nowhere)
      return found.push_back(e);
    bool const at_node = e.where.index < rows.order.size();
    // Nor is a row in the wrong unit that stands at the top only because its clause is unknown.
    if (at_node && rows.parents[e.where.index] == detail::no_index &&
        !parts.rows[rows.order[e.where.index]].parent.empty() &&
        (e.code == errc::weight_where_points_count || e.code == errc::points_where_weights_count))
      return;
    if (at_node)
      e.where.index = rows.order[e.where.index];
    else
      e.where.index += parts.rows.size() - rows.order.size();
    found.push_back(e);
  });
  if (!found.empty())
    return found;
  s.own_texts();
  return s;
}

} // namespace starlot::inline v0

#endif
