// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_CLAUSE_HPP
#define STARLOT_SCHEME_CLAUSE_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/scheme/part.hpp>
#include <starlot/detail/scheme/table.hpp> // saturated_sum
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/weight_ratio.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

namespace detail {

template <class Part>
concept RollUpPart = CustomPart<Part> && CustomRollUp<Part>;

template <class Part>
concept WeightPart = std::same_as<Part, weight> || std::same_as<Part, weight_ratio>;
template <class Part>
concept ClauseWorth = std::same_as<Part, points> || WeightPart<Part> || std::same_as<Part, advisory_worth>;
template <class Part>
concept ClausePart = TreePart<Part> || std::same_as<Part, roll_up> || ClauseWorth<Part> || RollUpPart<Part>;

template <class Part> constexpr bool is_roll_up_part = RollUpPart<Part>;
template <TreePart Part> constexpr bool is_roll_up_part<Part> = false;
template <> inline constexpr bool is_roll_up_part<roll_up> = true;

} // namespace detail

/// Clause (条款): a numbered branch with clauses and criteria below it.
///
///     clause{"1", "Reception", criterion{…}, …}                        // worth the sum of its children
///     clause{"1", "Reception", 40_pt, criterion{…}, …}                 // the same, checked against 40
///     clause{"1", "Reception", 40_pt, weighted_mean, criterion{…}, …}  // 40 points spread by weights
///     clause{"2", "Safety", 20_pt, minimum, criterion{…}, …}           // the worst child decides
///     clause{"9", "Trial", advisory, criterion{…}, …}                  // all below is recorded, and not counted
///
/// Parts, in any order: the worth (points, or a weight below a roll-up that takes weights, or `advisory`), a roll-up
/// (`sum_of_points` if none, or one of your own), clauses and criteria. Complexity: linear in the nodes below.
template <std::size_t Nodes, std::size_t Knots, class Customs>
class clause : public detail::subtree<Nodes, Knots, Customs> {
public:
  template <class... Parts>
  constexpr clause(std::string_view id, text title, Parts const&... parts)
      : detail::subtree<Nodes, Knots, Customs>{detail::join_customs(parts...)} {
    static_assert(detail::sum({0U, std::size_t{detail::ClauseWorth<Parts>}...}) <= 1,
                  "scheme definition: a clause says its points or weight at most once");
    static_assert(detail::sum({0U, std::size_t{detail::is_roll_up_part<Parts>}...}) <= 1,
                  "scheme definition: a clause has at most one roll-up");
    static_assert(detail::sum({0U, std::size_t{detail::is_roll_up_part<Parts> &&
                                               detail::needs_points<Parts>}...}) == 0 ||
                      detail::sum({0U, std::size_t{detail::WeightPart<Parts>}...}) == 0,
                  "scheme definition: this roll-up counts in points, and a weight is none");
    auto& self = this->entries[0];
    self.node.flags = node::clause_flag;
    self.node.part = static_cast<std::uint8_t>(roll_up::sum_of_points);
    self.node.link = static_cast<std::uint32_t>(Nodes);
    self.details.id = id;
    self.details.title = title;
    [[maybe_unused]] detail::assembler<Nodes, Knots> all{this->entries, this->knots, 1};
    [[maybe_unused]] int const each[] = {0, (take(parts, all.next_custom), all.append(parts, 0), 0)...};
    if (self.node.is_advisory())
      for (auto& e : this->entries)
        detail::make_advisory(e.node, e.details);
    for (std::size_t i = 1; i < Nodes; ++i)
      if (this->entries[i].details.parent == 0)
        self.details.first = detail::saturated_sum(self.details.first, this->entries[i].node.amount);
    if (!self.node.is_declared())
      self.node.amount = self.details.first;
  }

private:
  template <class Part>
  constexpr void take([[maybe_unused]] Part const& part, [[maybe_unused]] std::size_t custom) {
    static_assert(detail::must_be_part<Part, detail::ClausePart<Part>, detail::place_of_part::clause>());
    auto& self = this->entries[0].node;
    if constexpr (!detail::ClausePart<Part>)
      self.flags |= node::refused_flag;
    if constexpr (std::same_as<Part, roll_up>) {
      self.part = static_cast<std::uint8_t>(part);
    } else if constexpr (detail::RollUpPart<Part>) {
      static_assert(detail::must_be_named<Part>());
      if constexpr (!Named<Part>)
        self.flags |= node::refused_flag;
      self.part = static_cast<std::uint8_t>(roll_up::custom);
      this->entries[0].details.custom = static_cast<std::uint32_t>(custom);
    } else if constexpr (std::same_as<Part, advisory_worth>) {
      self.flags |= node::declared_flag | node::advisory_flag;
    } else if constexpr (std::same_as<Part, points> || detail::WeightPart<Part>) {
      self.amount = part.micro();
      self.flags |= node::declared_flag;
      if constexpr (detail::WeightPart<Part>)
        self.flags |= node::weight_flag;
      if constexpr (std::same_as<Part, weight_ratio>)
        this->entries[0].details.weight_over = part.whole;
    }
  }
};

template <class... Parts>
clause(std::string_view, text, Parts const&...)
    -> clause<detail::all_nodes<Parts...> + 1, detail::all_knots<Parts...>, detail::joined_customs<Parts...>>;

} // namespace starlot::inline v0

#endif
