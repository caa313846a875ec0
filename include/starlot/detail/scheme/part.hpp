// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_PART_HPP
#define STARLOT_DETAIL_SCHEME_PART_HPP
// IWYU pragma: private

#include <starlot/core/text.hpp>
#include <starlot/scheme/aggregation.hpp>
#include <starlot/scheme/named.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/score_state.hpp>
#include <starlot/scheme/step.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace starlot::inline v0::detail {

/// A node while a scheme is put together.
struct entry {
  starlot::node node;
  node_details details;
};

/// What a subtree adds to a scheme: entries in pre-order with indices of their own, knots, custom parts.
template <std::size_t Nodes, std::size_t Knots, class Customs> struct subtree {
  static constexpr std::size_t node_count = Nodes;
  static constexpr std::size_t knot_count = Knots;
  using customs_type = Customs;

  // No braces behind arrays of types with default member initialisers: GCC 12 would start them from zeros at
  // run time in functions that it has also evaluated as constants.
  std::array<entry, Nodes> entries;
  std::array<knot, Knots> knots;
  [[no_unique_address]] Customs customs;

protected:
  constexpr explicit subtree(Customs const& c) : customs{c} {}
};

template <class Part>
concept TreePart = requires {
  typename Part::customs_type;
  Part::node_count;
  Part::knot_count;
};

template <class Part>
concept StepPart = requires(Part const& p) {
  { p.as_part().is } -> std::same_as<step const&>;
};

/// A step that holds one of the user's.
template <class Part>
concept HoldsStep = StepPart<Part> && requires {
  typename Part::own_type;
};

/// A part that is meant as an aggregation policy, right or wrong: it says a kind, or takes scores of outlets and nothing else.
template <class Part>
concept AggregationPart = SaysAggregationKind<Part> ||
    (!ScoringRule<Part> && !CustomRollUp<Part> && !CustomLadder<Part> && !CustomStep<Part> &&
     !NotApplicablePolicy<Part> && CalledWithOutlets<Part>);

/// A part that stands by itself among the parts of a clause or scheme, and is known by what it says of itself: the user's own, or
/// an aggregation policy.
template <class Part>
concept CustomPart = !TreePart<Part> && !StepPart<Part> && std::is_class_v<Part> &&
                     (CustomRollUp<Part> || CustomLadder<Part> || CustomStep<Part> ||
                      NotApplicablePolicy<Part> || AggregationPart<Part>);

template <class Part> constexpr std::size_t nodes_in = 0;
template <TreePart Part> constexpr std::size_t nodes_in<Part> = Part::node_count;
template <class Part> constexpr std::size_t knots_in = 0;
template <TreePart Part> constexpr std::size_t knots_in<Part> = Part::knot_count;
template <class Part> constexpr std::size_t customs_in = 0;
template <TreePart Part>
constexpr std::size_t customs_in<Part> = std::tuple_size_v<typename Part::customs_type>;
template <CustomPart Part> constexpr std::size_t customs_in<Part> = 1;
template <HoldsStep Part> constexpr std::size_t customs_in<Part> = 1;
/// Of steps that have several conditions: all but the one that the step has itself.
template <class Part> constexpr std::size_t conditions_in = 0;
template <StepPart Part>
constexpr std::size_t conditions_in<Part> =
    std::remove_cvref_t<decltype(std::declval<Part const&>().as_part())>::in_table;
template <class Part> constexpr std::size_t steps_in = 0;
template <StepPart Part> constexpr std::size_t steps_in<Part> = 1;
template <CustomPart Part>
  requires CustomStep<Part>
constexpr std::size_t steps_in<Part> = 1;

// Sums over arrays and not over folds: Clang refuses folds of more than 256 operands.
template <std::size_t Size> [[nodiscard]] consteval std::size_t sum(std::size_t const (&terms)[Size]) {
  std::size_t total = 0;
  for (auto const t : terms)
    total += t;
  return total;
}
template <class... Parts> constexpr std::size_t all_nodes = sum({0U, nodes_in<Parts>...});
template <class... Parts> constexpr std::size_t all_knots = sum({0U, knots_in<Parts>...});
template <class... Parts> constexpr std::size_t all_customs = sum({0U, customs_in<Parts>...});
template <class... Parts> constexpr std::size_t all_conditions = sum({0U, conditions_in<Parts>...});
template <class... Parts> constexpr std::size_t all_steps = sum({0U, steps_in<Parts>...});

/// Parts by number, without the recursion of a tuple: a clause may have a thousand of them.
template <std::size_t Index, class Part> struct numbered { Part const& part; };
template <class Indices, class... Parts> struct numbered_parts;
template <std::size_t... Index, class... Parts>
struct numbered_parts<std::index_sequence<Index...>, Parts...> : numbered<Index, Parts>... {};

template <std::size_t Index, class Part>
[[nodiscard]] constexpr Part const& part_of(numbered<Index, Part> const& n) {
  return n.part;
}

/// Where the custom parts of the result come from: the part, and the place among that part's own.
template <std::size_t Size> struct origins {
  std::array<std::size_t, Size> part;
  std::array<std::size_t, Size> place;
};
template <std::size_t Total, std::size_t Size>
[[nodiscard]] consteval origins<Total> origins_of(std::size_t const (&counts)[Size]) {
  origins<Total> from{};
  std::size_t at = 0;
  for (std::size_t p = 0; p < Size; ++p)
    for (std::size_t k = 0; k < counts[p]; ++k, ++at) {
      from.part[at] = p;
      from.place[at] = k;
    }
  return from;
}

/// A custom part of a part: one of its own, or itself.
template <std::size_t Place, class Part> [[nodiscard]] constexpr auto const& custom_of(Part const& part) {
  if constexpr (TreePart<Part>)
    return std::get<Place>(part.customs);
  else if constexpr (HoldsStep<Part>)
    return part.own();
  else
    return part;
}

/// All custom parts of the parts, in order, as one tuple.
template <class... Parts> [[nodiscard]] constexpr auto join_customs(Parts const&... parts) {
  constexpr auto total = all_customs<Parts...>;
  if constexpr (total == 0) {
    return std::tuple<>{};
  } else {
    constexpr auto from = detail::origins_of<total>({customs_in<Parts>...});
    numbered_parts<std::index_sequence_for<Parts...>, Parts...> const all{{parts}...};
    return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
      return std::tuple<std::remove_cvref_t<decltype(detail::custom_of<from.place[Index]>(
          detail::part_of<from.part[Index]>(all)))>...>{
          detail::custom_of<from.place[Index]>(detail::part_of<from.part[Index]>(all))...};
    }
    (std::make_index_sequence<total>{});
  }
}
template <class... Parts> using joined_customs = decltype(join_customs(std::declval<Parts const&>()...));

/// Copies subtrees into one table, one behind the other.
template <std::size_t Nodes, std::size_t Knots> struct assembler {
  std::array<entry, Nodes>& entries;
  std::array<knot, Knots>& knots;
  std::size_t next_node = 0;
  std::size_t next_knot = 0;
  std::size_t next_custom = 0;

  /// Appends `part`, if it is one of the tree, below `parent` (`no_index` at the top); counts custom parts.
  template <class Part> constexpr void append(Part const& part, std::uint32_t parent) {
    if constexpr (TreePart<Part>) {
      auto const base = next_node;
      for (auto const& from : part.entries) {
        auto& to = entries[next_node++];
        to = from;
        if (from.node.is_clause())
          to.node.link += static_cast<std::uint32_t>(base);
        if (from.node.roll_up() == roll_up::custom) // the number of a custom rule too
          to.details.custom += static_cast<std::uint32_t>(next_custom);
        if (from.details.not_applicable() == if_not_applicable::custom)
          to.details.custom_policy += static_cast<std::uint32_t>(next_custom);
        to.details.first_knot += static_cast<std::uint32_t>(next_knot);
        to.details.parent =
            from.details.parent == no_index ? parent : from.details.parent + static_cast<std::uint32_t>(base);
        if (parent != no_index)
          ++to.node.depth;
      }
      for (auto const& k : part.knots)
        knots[next_knot++] = k;
    }
    next_custom += customs_in<Part>;
  }
};

/// The first type of a list that a trait accepts, or `Default`.
template <template <class> class Accepts, class Default, class... Types> struct first_accepted {
  using type = Default;
};
template <template <class> class Accepts, class Default, class First, class... Rest>
struct first_accepted<Accepts, Default, First, Rest...>
    : std::conditional_t<Accepts<First>::value, std::type_identity<First>,
                         first_accepted<Accepts, Default, Rest...>> {};

/// What a custom step is called, and the id of its finding if it takes one.
template <class Part> [[nodiscard]] constexpr step describe_step(Part const& part, std::size_t custom) {
  step s{.kind = step_kind::custom, .title = std::string_view{Part::name}};
  s.custom = static_cast<std::uint32_t>(custom);
  if constexpr (requires { std::string_view{part.id}; }) {
    s.id = part.id;
  } else if constexpr (requires { std::string_view{part.line_id}; }) {
    s.id = part.line_id;
    s.names_line = true;
  }
  if constexpr (requires { text{part.title}; })
    s.title = part.title;
  return s;
}

/// A rule of the user's that counts in points says `static constexpr bool needs_points = true`.
template <class Rule> constexpr bool needs_points = false;
template <class Rule>
  requires requires { Rule::needs_points; }
constexpr bool needs_points<Rule> = Rule::needs_points;

/// `Part` is the user's: the sentence is said here, once for all kinds of parts.
template <class Part, bool IsCustom = true> [[nodiscard]] consteval bool must_be_named() {
  if constexpr (IsCustom && AggregationPart<Part>)
    return must_be_policy<Part>();
  static_assert(
      !IsCustom || AggregationPart<Part> || Named<Part>,
      "scheme definition: a custom part needs 'static constexpr std::string_view name', 'static constexpr "
      "int version' and, if it has members, 'parameters()', so that the scheme's hash covers it");
  return true;
}

/// How a type is called that was meant as a part: with what a roll-up, a step or ladder, a rule takes, right or nearly so.
template <class Part>
concept CalledWithChildren = requires(Part& p, std::span<child const> c) {
  p(c);
}
|| requires(Part& p, std::span<child> c) { p(c); }
|| requires(Part& p, clause_children& c) { p(c); };
template <class Part>
concept CalledWithState = requires(Part& p, score_state& s) {
  p(s);
}
|| requires(Part& p, fraction& score) { p(score); };
template <class Part>
concept CalledWithFound = requires(Part& p, finding& f) {
  p(f);
}
|| requires(Part& p, finding& f, points worth) { p(f, worth); };

/// Where a part stands.
enum class place_of_part : std::uint8_t { scheme, clause, criterion };

/// Says in a sentence what a type that is no part in its place lacks.
template <class Part, bool IsPart, place_of_part Where> [[nodiscard]] consteval bool must_be_part() {
  constexpr bool is_known =
      IsPart || TreePart<Part> || StepPart<Part> || CustomPart<Part> || ScoringRule<Part>;
  constexpr bool is_ladder = !is_known && MentionsRungs<Part>;
  constexpr bool is_roll_up = !is_known && !is_ladder && CalledWithChildren<Part>;
  constexpr bool is_step = !is_known && !is_ladder && !is_roll_up && CalledWithState<Part>;
  constexpr bool is_rule = !is_known && !is_ladder && !is_roll_up && !is_step && CalledWithFound<Part>;
  constexpr bool is_other = !IsPart && !is_ladder && !is_roll_up && !is_step && !is_rule;
  static_assert(
      !is_ladder,
      "scheme definition: a ladder of your own needs 'std::span<rung const> rungs() const', of memory "
      "that it keeps, and 'std::ptrdiff_t operator()(score_state const&) const'");
  static_assert(!is_roll_up, "scheme definition: a roll-up of your own needs 'fraction "
                             "operator()(std::span<child const>) const' or the same with '(clause_children "
                             "const&)', it may answer with a clause_answer, and can be copied");
  static_assert(!is_step,
                "scheme definition: a step of your own needs 'void operator()(score_state&) const', "
                "or the same with a 'result<void>', and can be copied");
  static_assert(
      !is_rule,
      "scheme definition: a scoring rule needs 'rule_result operator()(finding const&) const', a share "
      "or an error code, or the same with '(finding const&, points)'; a policy for what is not "
      "applicable the latter with a 'treatment'; and both can be copied");
  static_assert(
      !is_other || Where != place_of_part::scheme,
      "scheme definition: beside its title a scheme has clauses, criteria, steps, ladders, a roll-up for "
      "its top, out_of, policies, and parts of your own of these kinds; this is none of them");
  static_assert(!is_other || Where != place_of_part::clause,
                "scheme definition: below its title a clause has points or a weight, a roll-up, clauses and "
                "criteria; steps, ladders and policies belong to the scheme");
  static_assert(
      !is_other || Where != place_of_part::criterion,
      "scheme definition: behind its worth a criterion has one scoring rule, as 'rule_result "
      "operator()(finding const&) const', its scope, and what is done where it is not applicable; steps, "
      "ladders and roll-ups belong elsewhere");
  return true;
}

} // namespace starlot::inline v0::detail

#endif
