// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_SCHEME_HPP
#define STARLOT_SCHEME_SCHEME_HPP

#include <starlot/core/points.hpp>
#include <starlot/scheme/clause.hpp>
#include <starlot/scheme/criterion.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scheme/part.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/step.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace starlot::inline v0 {

/// The score of a company that loses nothing. Without it: the sum of the points at the top, or 100 for
/// weights.
struct out_of {
  points full;
  constexpr explicit out_of(points p) noexcept : full{p} {}
};

namespace detail {

template <class Part>
concept SchemePart = TreePart<Part> || StepPart<Part> || std::same_as<Part, ladder> ||
    std::same_as<Part, roll_up> || std::same_as<Part, out_of>;

} // namespace detail

/// A rating scheme (评价方案) as a value: title, then clauses, criteria, steps and a ladder, in the order of the
/// standard.
///
///     inline constexpr auto bike_care =
///         scheme{title{"bike-care", "2026"}, clause{…}, deduction{…}, ladder{…}};
///
/// Hold it as a namespace-scope or static `constexpr` value: findings and ratings name it as a template
/// argument. It is checked there, by the compiler, and what is wrong is said in a sentence. Steps act in the
/// order of their listing. Parts beside clauses, criteria and steps: one `ladder`, a `roll_up` for the top,
/// `out_of`.
template <std::size_t Nodes, std::size_t Knots, std::size_t Steps, class Customs> class scheme {
public:
  static constexpr std::size_t node_count = Nodes;
  static constexpr std::size_t knot_count = Knots;
  static constexpr std::size_t step_count = Steps;

  template <detail::SchemePart... Parts>
  constexpr explicit scheme(starlot::title t, Parts const&... parts)
      : title_{t}, customs_{detail::join_customs(parts...)} {
    static_assert(detail::sum({0U, std::size_t{std::same_as<Parts, starlot::ladder>}...}) == 1,
                  "scheme definition: a scheme has exactly one ladder");
    static_assert(detail::sum({0U, std::size_t{std::same_as<Parts, out_of>}...}) <= 1,
                  "scheme definition: a scheme has at most one out_of");
    static_assert(detail::sum({0U, std::size_t{std::same_as<Parts, roll_up>}...}) <= 1,
                  "scheme definition: a scheme has at most one roll-up for its top");
    detail::assembler<Nodes, Knots> all{entries_, knots_};
    std::size_t steps = 0;
    [[maybe_unused]] int const each[] = {0, (all.append(parts, detail::no_index), take(parts, steps), 0)...};
    std::uint32_t slot = 0;
    for (auto& e : entries_)
      if (!e.node.is_clause())
        e.node.link = slot++;
  }

  [[nodiscard]] constexpr starlot::title const& title() const noexcept { return title_; }
  [[nodiscard]] constexpr starlot::ladder const& ladder() const noexcept { return ladder_; }
  [[nodiscard]] constexpr roll_up top() const noexcept { return top_; }
  /// Declared with `out_of`, or nothing.
  [[nodiscard]] constexpr std::optional<points> declared_scale() const noexcept { return scale_; }
  [[nodiscard]] constexpr std::array<detail::entry, Nodes> const& entries() const noexcept {
    return entries_;
  }
  [[nodiscard]] constexpr std::array<knot, Knots> const& knots() const noexcept { return knots_; }
  [[nodiscard]] constexpr std::array<step, Steps> const& steps() const noexcept { return steps_; }
  [[nodiscard]] constexpr Customs const& customs() const noexcept { return customs_; }

private:
  template <class Part> constexpr void take(Part const& part, std::size_t& steps) {
    if constexpr (detail::StepPart<Part>)
      steps_[steps++] = part.as_step();
    else if constexpr (std::same_as<Part, starlot::ladder>)
      ladder_ = part;
    else if constexpr (std::same_as<Part, roll_up>)
      top_ = part;
    else if constexpr (std::same_as<Part, out_of>)
      scale_ = part.full;
  }

  starlot::title title_;
  std::array<detail::entry, Nodes> entries_;
  std::array<knot, Knots> knots_;
  std::array<step, Steps> steps_;
  starlot::ladder ladder_{};
  std::optional<points> scale_;
  roll_up top_ = roll_up::sum_of_points;
  [[no_unique_address]] Customs customs_;
};

template <class... Parts>
scheme(title, Parts const&...) -> scheme<detail::all_nodes<Parts...>, detail::all_knots<Parts...>,
                                         detail::all_steps<Parts...>, detail::joined_customs<Parts...>>;

} // namespace starlot::inline v0

#endif
