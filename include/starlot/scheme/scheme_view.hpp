// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_SCHEME_VIEW_HPP
#define STARLOT_SCHEME_SCHEME_VIEW_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/slice.hpp>
#include <starlot/scheme/condition.hpp>
#include <starlot/scheme/if_nothing_applies.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scope.hpp>
#include <starlot/scheme/step.hpp>
#include <starlot/scheme/title.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace starlot::inline v0 {

/// Clause or criterion in the flat table of a scheme: what an evaluation reads for each of them, in 16 bytes.
/// The table is in pre-order: a clause stands before its children, and its subtree is contiguous.
struct node {
  std::int64_t amount = 0; ///< worth among its siblings in millionths: points, or a weight; 0: advisory
  std::uint32_t link = 0; ///< clause: index after its last descendant; criterion: its slot among the findings
  std::uint16_t depth = 0; ///< 0 at the top
  std::uint8_t part = 0;   ///< clause: its `roll_up`; criterion: its `rule_kind`
  std::uint8_t flags = 0;  ///< what it is; see the functions

  static constexpr std::uint8_t clause_flag = 1;    ///< it has children
  static constexpr std::uint8_t weight_flag = 2;    ///< `amount` is a weight
  static constexpr std::uint8_t outlet_flag = 4;    ///< scored per outlet
  static constexpr std::uint8_t declared_flag = 8;  ///< the clause's amount was declared, not summed
  static constexpr std::uint8_t advisory_flag = 16; ///< recorded and shown, and never counted
  static constexpr std::uint8_t frame_flag = 32;    ///< the clause is more than a stretch of its parent's sum
  static constexpr std::uint8_t refused_flag = 64;  ///< one of its parts is none; the compiler has said so

  /// Whether it has children; otherwise it is a criterion.
  [[nodiscard]] constexpr bool is_clause() const noexcept { return (flags & clause_flag) != 0; }
  /// Whether its amount is a weight, not points.
  [[nodiscard]] constexpr bool is_weight() const noexcept { return (flags & weight_flag) != 0; }
  /// Whether its amount was declared.
  [[nodiscard]] constexpr bool is_declared() const noexcept { return (flags & declared_flag) != 0; }
  /// Whether it is recorded and not counted.
  [[nodiscard]] constexpr bool is_advisory() const noexcept { return (flags & advisory_flag) != 0; }
  /// Whether it is more than a stretch of the sum of the clause above.
  [[nodiscard]] constexpr bool has_frame() const noexcept { return (flags & frame_flag) != 0; }
  /// Where it is assessed.
  [[nodiscard]] constexpr scope visited() const noexcept {
    return (flags & outlet_flag) != 0 ? scope::per_outlet : scope::head_office;
  }
  /// Of a clause.
  [[nodiscard]] constexpr starlot::roll_up roll_up() const noexcept {
    return static_cast<starlot::roll_up>(part);
  }
  /// Of a criterion.
  [[nodiscard]] constexpr rule_kind rule() const noexcept { return static_cast<rule_kind>(part); }
};

static_assert(sizeof(node) == 16);

/// What an evaluation needs of a node only now and then.
struct node_details {
  std::string_view id;
  text title;
  std::string_view finding_of =
      {};                  ///< criterion: id of the one on whose finding it is judged; empty: on its own
  std::int64_t first = 0;  ///< clause: sum of the children's amounts; ready rule: its first parameter
  std::int64_t second = 0; ///< ready rule: its second parameter
  std::int64_t least = 0;  ///< points where a criterion has the share 0; clause: their sum
  std::int64_t weight_over =
      1; ///< until the scheme is complete, what its weight is divided by; then 1, or 0: it does not fit
  std::uint32_t parent = detail::no_index; ///< number of the clause above, or `scheme_view::none`
  std::uint32_t first_knot = 0;            ///< levels, tables and curves
  std::uint32_t knot_count = 0;            ///< of its table
  std::uint32_t custom = 0;        ///< custom rule or roll-up: its number among the scheme's custom parts
  std::uint32_t custom_policy = 0; ///< custom policy: likewise
  std::uint32_t next_fed = detail::no_index; ///< criterion: the next one that is judged on the same finding
  std::uint8_t policy = 0; ///< criterion: its `if_not_applicable`; 0 until the scheme is complete
  std::uint8_t level = 0;  ///< criterion: its `renormalise`; clause: 1 where weight in it may stay inside

  /// What "not applicable" does.
  [[nodiscard]] constexpr if_not_applicable not_applicable() const noexcept {
    return static_cast<if_not_applicable>(policy);
  }
  /// Where its weight goes when it is left out.
  [[nodiscard]] constexpr starlot::renormalise renormalise() const noexcept {
    return static_cast<starlot::renormalise>(level);
  }
};

/// A scheme (评价方案) as a table, whether it was compiled or loaded: what validation, evaluation and traces
/// read.
///
/// Refers to the scheme, which must live as long. Complexity of the members: constant; `find` is logarithmic.
struct scheme_view {
  starlot::title title;
  std::span<node const> nodes;                    ///< clauses and criteria, in pre-order
  std::span<node_details const> details;          ///< what is rarely looked at, of each of them
  std::span<knot const> knots;                    ///< of all tables
  std::span<condition const> conditions;          ///< of steps that have several: all but the one in the step
  std::span<step const> steps;                    ///< in the order in which they act
  std::span<rung const> rungs;                    ///< of all ladders, each worst first
  std::uint32_t common_rungs = 0;                 ///< of everyone's ladder, where it stands first
  std::size_t rungs_given = 0;                    ///< more than `rungs.size()` where the ladder had no room
  std::span<id_key const> ids;                    ///< nodes, then steps at `nodes.size() + i`, sorted by id
  std::int64_t total = 0;                         ///< sum of the amounts at the top
  std::int64_t start = 0;                         ///< where a raw sum starts
  std::int64_t least = 0;                         ///< of a raw sum: what it comes to where nothing is earned,
  std::int64_t most = 0;                          ///< and where everything is
  bool has_ranges = false;                        ///< some criterion may bring points below nothing
  bool decides_before = false;                    ///< some step decides what counts, or the group
  bool is_ungraded = false;                       ///< says that it has no ladder
  std::int64_t scale = 0;                         ///< score of a company that loses nothing, in millionths
  starlot::roll_up top = roll_up::sum_of_points;  ///< how the nodes at the top make the score
  std::uint32_t criteria = 0;                     ///< how many there are
  std::uint32_t customs = 0;                      ///< custom parts: the user's, and an aggregation policy
  std::uint32_t custom_top = 0;                   ///< number of a custom roll-up at the top
  std::uint32_t custom_ladder = detail::no_index; ///< number of a custom ladder
  bool customs_are_monotone = true;               ///< whether all of them say so
  bool roll_ups_are_monotone = true;              ///< whether the roll-ups among them do
  bool customs_read_freely = false; ///< whether one that is not monotone may look at any finding
  bool customs_go_beyond = false;   ///< whether a roll-up may make less than nothing, or more than all
  bool has_frames = false;          ///< some clause is more than a stretch of its parent's sum
  std::uint32_t aggregation = detail::no_index; ///< number of the aggregation policy among the custom parts
  errc fault_of_custom = errc::none;            ///< what one of them says is wrong with it,
  std::string_view faulty_custom = {};          ///< and its name
  starlot::if_nothing_applies nothing_applies = {}; ///< what comes of a company to which nothing applies
  std::string_view unknown_read = {};               ///< what one of them says that it reads, and is no node

  /// What `find` and `slot` answer where there is nothing.
  static constexpr std::uint32_t none = detail::no_index;

  /// Id of a node, or of the step numbered `index - nodes.size()`.
  [[nodiscard]] constexpr std::string_view id(std::size_t index) const noexcept {
    return index < nodes.size() ? details[index].id : steps[index - nodes.size()].id;
  }

  /// Index of a node, or of a step as above; `none` if there is none of that id.
  template <class = detail::on_use>
  [[nodiscard]] constexpr std::uint32_t find(std::string_view wanted) const noexcept {
    return wanted.empty() ? none : detail::find_id(ids, wanted, [this](std::uint32_t i) { return id(i); });
  }

  /// Slots of a findings set: one for each criterion, then one for each step.
  [[nodiscard]] constexpr std::size_t slot_count() const noexcept { return criteria + steps.size(); }

  /// The slot of a criterion or step; `none` for a clause, for steps that take no findings and for those that share that of
  /// a step before them, whose question they ask.
  [[nodiscard]] constexpr std::uint32_t slot(std::uint32_t index) const noexcept {
    if (index < nodes.size())
      return nodes[index].is_clause() ? none : nodes[index].link;
    auto const s = index - nodes.size();
    return steps[s].takes_findings() && steps[s].back == 0 ? static_cast<std::uint32_t>(criteria + s) : none;
  }
  /// The slot that a step reads, by its number, whether or not it shares it.
  [[nodiscard]] constexpr std::uint32_t slot_of_step(std::uint32_t number) const noexcept {
    return criteria + number - steps[number].back;
  }

  /// Index after the last node of a subtree.
  [[nodiscard]] constexpr std::size_t end_of(std::size_t index) const noexcept {
    return nodes[index].is_clause() ? nodes[index].link : index + 1;
  }

  /// The ready rule of a criterion, with its parameters.
  template <class View = scheme_view>
  [[nodiscard]] constexpr ready_rule rule(std::size_t index) const noexcept {
    auto const& d = details[index];
    return {nodes[index].rule(), d.first, d.second,
            static_cast<View const&>(*this).knots.subspan(d.first_knot, d.knot_count)};
  }

  /// The conditions of a step that has several, but for `s.when`, which is `both` or `either` of the last two;
  /// else none.
  template <class View = scheme_view>
  [[nodiscard]] constexpr std::span<condition const> conditions_of(step const& s) const noexcept {
    return static_cast<View const&>(*this).conditions.subspan(s.first_condition, s.condition_count);
  }

  /// The rungs of the ladder that starts at `first`, those of its group, special ones included. Preconditions: there is
  /// such a rung.
  template <class Rung = rung>
  [[nodiscard]] constexpr std::span<Rung const> ladder_at(std::size_t first) const noexcept {
    auto const found = detail::ladder_from(rungs, first);
    return {found.data(), found.size()};
  }
  /// The ladder for a group, worst rung first, without special grades; empty if there is none. The empty group is everyone else.
  template <class Rung = rung>
  [[nodiscard]] constexpr std::span<Rung const> ladder_for(std::string_view group) const noexcept {
    auto const found = detail::ladder_for(rungs, common_rungs, group);
    return {found.data(), found.size()};
  }
  /// The special grade of this name that stands behind a ladder, as `ladder_for` answers it; null if there is none.
  template <class = detail::on_use>
  [[nodiscard]] constexpr rung const* special(std::span<rung const> ladder,
                                              rung_ref const& wanted) const noexcept {
    if (wanted.name.empty() || ladder.empty())
      return nullptr;
    auto const* const end = rungs.data() + rungs.size();
    for (auto const* r = ladder.data() + ladder.size(); r != end && r->is_special; ++r)
      if (wanted.names(*r))
        return r;
    return nullptr;
  }
};

namespace detail {

/// See `scheme_view::ladder_for`.
[[nodiscard]] constexpr slice<rung const> ladder_for(scheme_view const& view, std::string_view group) noexcept {
  return ladder_for(view.rungs, view.common_rungs, group);
}

/// See `scheme_view::conditions_of`.
[[nodiscard]] constexpr slice<condition const> conditions_of(scheme_view const& view,
                                                             step const& s) noexcept {
  return slice<condition const>{view.conditions}.subspan(s.first_condition, s.condition_count);
}

} // namespace detail

} // namespace starlot::inline v0

#endif
