// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_LOADED_SCHEME_HPP
#define STARLOT_SCHEME_LOADED_SCHEME_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/sorting.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/table.hpp>
#include <starlot/scheme/validate.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// A ready rule that owns its knots, or none: what a row of a scheme carries. Made from any ready rule.
struct rule_choice {
  bool is_said = false;
  rule_kind kind = rule_kind::all_or_nothing;
  std::int64_t first = 0;
  std::int64_t second = 0;
  std::vector<knot> knots;

  rule_choice() = default;
  explicit rule_choice(rule_kind k, std::int64_t a = 0, std::int64_t b = 0, std::vector<knot> list = {})
      : is_said{true}, kind{k}, first{a}, second{b}, knots{std::move(list)} {}
  template <ReadyRule Rule> rule_choice(Rule const& rule) : is_said{true} {
    ready_rule const ready = rule.as_ready();
    kind = ready.kind;
    first = ready.first;
    second = ready.second;
    knots.assign(ready.knots.begin(), ready.knots.end());
  }
};

/// What a part is worth among its siblings: points, a weight, or not said.
struct row_worth {
  std::int64_t micro = 0;
  bool is_weight = false;
  bool is_said = false;

  constexpr row_worth() = default;
  constexpr row_worth(points p) noexcept : micro{p.micro()}, is_said{true} {}
  constexpr row_worth(weight w) noexcept : micro{w.micro()}, is_weight{true}, is_said{true} {}
};

/// A clause or criterion of a scheme that is built at run time. A row with a rule is a criterion.
struct scheme_row {
  std::string_view id;
  std::string_view parent = {}; ///< id of the clause above; empty at the top
  text title = {};
  row_worth worth = {};
  rule_choice rule = {}; ///< none: a clause
  starlot::roll_up roll_up = sum_of_points;
  scope visited = head_office;
};

/// Everything a scheme is built from. Rows may come in any order; siblings keep theirs.
struct scheme_parts {
  starlot::title title;
  std::vector<scheme_row> rows;
  std::vector<step> steps = {};
  std::vector<rung> rungs = {};
  starlot::roll_up top = sum_of_points;
  std::optional<points> out_of = {}; ///< none: the sum of the points at the top, or 100 for weights
};

namespace detail {

struct loaded_table {
  std::vector<char> characters; ///< of all texts
  std::vector<node> nodes;
  std::vector<node_details> details;
  std::vector<knot> knots;
  std::vector<step> steps;
  std::vector<rung> rungs;
  std::vector<id_key> ids;
  std::size_t id_count = 0;
  std::int64_t total = 0;
  std::uint32_t criteria = 0;
};

} // namespace detail

/// A scheme that was built at run time, for instance from a points sheet. A value that owns its texts.
///
/// Findings and ratings refer to it: it must outlive them, and stay where it is.
class loaded_scheme {
public:
  /// Builds and validates. All texts are copied.
  ///
  /// Errors, all at once: those of the validator, `unknown_parent`, `parent_is_a_criterion`, `parent_cycle`,
  /// `too_deep` (beyond 65 535 levels). The index of a place is that of the row, or of the step behind the
  /// rows; its id refers to the characters of `parts`.
  /// Complexity: n log n in the rows.
  [[nodiscard]] static result<loaded_scheme, faults> build(scheme_parts const& parts);

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
      visit(s.id), both(s.title);
    for (auto& r : table_.rungs)
      both(r.name);
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

/// Arranges rows that may come in any order as a table in pre-order.
class row_arranger {
public:
  row_arranger(std::span<scheme_row const> rows, faults& found) : rows_{rows}, faults_{found} {}

  /// Rows in pre-order with their depths; rows whose parent is wrong stand at the top.
  void run() {
    find_parents();
    list_children();
    for (auto row = first_[rows_.size()]; row != no_index; row = next_[row])
      descend(row);
    if (order.size() < rows_.size())
      report_cycles();
  }

  std::vector<std::uint32_t> order;   ///< row of each node
  std::vector<std::uint32_t> parents; ///< node above each node, or `no_index`
  std::vector<std::size_t> depths;

private:
  void say(errc code, std::size_t row) { faults_.push_back({code, {rows_[row].id, row, 0, 0}, {}, {}}); }

  void find_parents() {
    std::vector<id_key> keys;
    std::vector<id_key> spare(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i)
      keys.push_back({id_head(rows_[i].id), static_cast<std::uint32_t>(i)});
    auto const id_of = [this](std::uint32_t i) { return rows_[i].id; };
    sort_ids(std::span<id_key>{keys}, spare, id_of);
    above_.assign(rows_.size(), static_cast<std::uint32_t>(rows_.size()));
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].parent.empty())
        continue;
      auto const parent = find_id(std::span<id_key const>{keys}, rows_[i].parent, id_of);
      if (parent == no_index)
        say(errc::unknown_parent, i);
      else if (rows_[parent].rule.is_said)
        say(errc::parent_is_a_criterion, i);
      else
        above_[i] = parent;
    }
  }

  /// Linked lists of children, in the order of the rows; the last list is the top.
  void list_children() {
    first_.assign(rows_.size() + 1, no_index);
    next_.assign(rows_.size(), no_index);
    for (auto i = rows_.size(); i-- > 0;) {
      next_[i] = first_[above_[i]];
      first_[above_[i]] = static_cast<std::uint32_t>(i);
    }
  }

  void descend(std::uint32_t top) {
    std::vector<std::uint32_t> path; // nodes from the top to the current row
    for (auto row = top; row != no_index;) {
      auto const node = static_cast<std::uint32_t>(order.size());
      order.push_back(row);
      parents.push_back(path.empty() ? no_index : path.back());
      depths.push_back(path.size());
      path.push_back(node);
      if (first_[row] != no_index) {
        row = first_[row];
        continue;
      }
      while (!path.empty() && (path.size() == 1 || next_[order[path.back()]] == no_index))
        path.pop_back();
      if (path.empty())
        return;
      row = next_[order[path.back()]];
      path.pop_back();
    }
  }

  void report_cycles() {
    std::vector<bool> reached(rows_.size(), false);
    for (auto const row : order)
      reached[row] = true;
    for (std::size_t row = 0; row < rows_.size(); ++row)
      if (!reached[row])
        say(errc::parent_cycle, row);
  }

  std::span<scheme_row const> rows_;
  faults& faults_;
  std::vector<std::uint32_t> above_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> next_;
};

/// Adds a row as the last node of a table.
inline void add_node(loaded_table& t, scheme_row const& row, std::uint32_t parent, std::size_t depth) {
  node n;
  node_details d;
  n.amount = row.worth.micro;
  n.depth = static_cast<std::uint16_t>(depth);
  n.flags = static_cast<std::uint8_t>((row.worth.is_weight ? node::weight_flag : 0) |
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
  } else {
    n.part = static_cast<std::uint8_t>(row.roll_up);
    n.flags |= static_cast<std::uint8_t>(node::clause_flag | (row.worth.is_said ? node::declared_flag : 0));
  }
  t.nodes.push_back(n);
  t.details.push_back(d);
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
  static constexpr std::size_t limbs = 8;

  template <class T> using slots = std::vector<T>;

  template <class T> class stack {
  public:
    void push() { items_.emplace_back(); }
    void pop() { items_.pop_back(); }
    [[nodiscard]] T& top() { return items_.back(); }
    [[nodiscard]] std::size_t size() const { return items_.size(); }

  private:
    std::vector<T> items_;
  };

  loaded(loaded_scheme const& scheme) noexcept : scheme_{&scheme} {}
  loaded(loaded_scheme const&&) = delete;

  template <class T> [[nodiscard]] slots<T> make_slots() const { return slots<T>(view().slots()); }

  [[nodiscard]] scheme_view const& view() const noexcept { return scheme_->view(); }
  [[nodiscard]] rule_result apply_custom(std::uint32_t, finding const&, points) const {
    return errc::finding_does_not_fit;
  }
  template <class Describe> void describe_customs(Describe const&) const {}

private:
  loaded_scheme const* scheme_;
};

} // namespace detail

inline result<loaded_scheme, faults> loaded_scheme::build(scheme_parts const& parts) {
  faults found;
  detail::row_arranger rows{parts.rows, found};
  rows.run();
  bool const misplaced = !found.empty();

  loaded_scheme s;
  auto& t = s.table_;
  for (std::size_t i = 0; i < rows.order.size(); ++i) {
    if (rows.depths[i] > (std::numeric_limits<std::uint16_t>::max)())
      found.push_back({errc::too_deep, {parts.rows[rows.order[i]].id, rows.order[i], 0, 0}, {}, {}});
    detail::add_node(t, parts.rows[rows.order[i]], rows.parents[i], rows.depths[i]);
  }
  detail::link_nodes(t);
  t.steps = parts.steps;
  t.rungs = parts.rungs;
  t.ids.resize(t.nodes.size() + t.steps.size());
  std::vector<detail::id_key> spare(t.ids.size());
  detail::complete(t, t.steps, spare);

  s.view_.title = parts.title;
  s.view_.rungs_given = t.rungs.size();
  s.view_.total = t.total;
  s.view_.scale = detail::scale_of(parts.out_of, parts.top, t.total);
  s.view_.top = parts.top;
  s.view_.criteria = t.criteria;
  s.point_view();
  validate(s.view_, [&](error e) {
    // Where rows hang in the wrong place their clauses lack them, which is no fault of its own.
    if (misplaced && (e.code == errc::points_do_not_add_up || e.code == errc::clause_without_children))
      return;
    bool const at_node =
        (e.code < errc::no_ladder || e.code == errc::unknown_roll_up) && e.where.index < rows.order.size();
    bool const at_step =
        e.code < errc::no_ladder || (e.code >= errc::amount_not_positive && e.code <= errc::unknown_step);
    if (at_node)
      e.where.index = rows.order[e.where.index];
    else if (at_step && e.where.index != place::nowhere)
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
