// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_CUSTOM_PART_HPP
#define STARLOT_DETAIL_SCHEME_CUSTOM_PART_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/points.hpp>
#include <starlot/scheme/named.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/standing.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

// Calls of the user's parts. A scheme numbers all of them in one list, so that each call must be possible on
// paper for a part of any kind; the numbers in the table see to it that only the right kind is called.

namespace starlot::inline v0::detail {

template <class Part>
[[nodiscard]] constexpr rule_result call_rule(Part const& part, finding const& f, points worth) {
  if constexpr (CalledWithWorth<Part>)
    return part(f, worth);
  else if constexpr (CalledWithFinding<Part>)
    return part(f);
  else
    return errc::finding_does_not_fit;
}

template <class Part>
[[nodiscard]] constexpr treatment call_policy(Part const& part, finding const& f, points worth) {
  if constexpr (NotApplicablePolicy<Part>)
    return part(f, worth);
  else
    return treatment::refused();
}

template <class Fraction, class Part>
[[nodiscard]] constexpr Fraction call_roll_up(Part const& part, std::span<child<Fraction> const> children) {
  if constexpr (RollUp<Part>) {
    Fraction earned = part(children);
    contract(earned.sign() >= 0 && earned <= Fraction{1}, "a roll-up answers with a share between 0 and 1");
    return earned;
  } else {
    return Fraction{};
  }
}

template <class Fraction, class Part>
constexpr void call_step(Part const& part, standing<Fraction>& company) {
  if constexpr (Step<Part>)
    part(company);
}

template <class Fraction, class Part>
[[nodiscard]] constexpr std::ptrdiff_t call_ladder(Part const& part, standing<Fraction> const& company) {
  if constexpr (Ladder<Part>) {
    std::ptrdiff_t const rung = part(company);
    contract(rung >= -1 && rung < static_cast<std::ptrdiff_t>(company.rungs().size()),
             "a ladder chooses one of its rungs, or -1");
    return rung;
  } else {
    return -1;
  }
}

/// Hands name, version and parameters of a custom part to `describe`.
template <class Part, class Describe>
constexpr void describe_part(Part const& part, Describe const& describe) {
  if constexpr (SaysParameters<Part>) {
    auto const& parameters = part.parameters();
    describe(std::string_view{Part::name}, int{Part::version}, std::span<std::int64_t const>{parameters});
  } else {
    describe(std::string_view{Part::name}, int{Part::version}, std::span<std::int64_t const>{});
  }
}

/// Rules and policies turn findings into shares; only what stands behind them can turn more into less.
template <class Part> constexpr bool must_not_say_monotone = ScoringRule<Part> || NotApplicablePolicy<Part>;

} // namespace starlot::inline v0::detail

#endif
