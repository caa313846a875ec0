// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_CUSTOM_PART_HPP
#define STARLOT_DETAIL_SCHEME_CUSTOM_PART_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/detail/scheme/part.hpp>
#include <starlot/detail/scheme/policy_calls.hpp>
#include <starlot/scheme/named.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/roll_ups.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/score_state.hpp>

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

/// Why a part refused; a part that says nothing says that it did.
[[nodiscard]] constexpr errc refusal_of(errc said) noexcept {
  return said == errc::none ? errc::part_refused : said;
}

/// What a part answers, or why it refused: in `out`, and as a code.
template <class T, class Answer> [[nodiscard]] constexpr errc take_answer(Answer&& answer, T& out) {
  if constexpr (requires { answer.error(); }) {
    if (!answer)
      return refusal_of(answer.error().code);
    out = *std::move(answer);
  } else {
    out = std::forward<Answer>(answer);
  }
  return errc::none;
}

/// Whether a share lies between nothing and everything, or between the worst and the best child.
[[nodiscard]] inline bool is_within(fraction const& earned, std::span<child const> children) {
  bool above_worst = earned.sign() >= 0;
  bool below_best = earned <= fraction{1};
  for (std::size_t i = 0; i < children.size() && !(above_worst && below_best); ++i) {
    above_worst = above_worst || children[i].earned <= earned;
    below_best = below_best || earned <= children[i].earned;
  }
  return above_worst && below_best;
}

template <class Answer> [[nodiscard]] errc take_clause_answer(Answer&& answer, clause_answer& out) {
  if constexpr (std::convertible_to<Answer, fraction>) {
    out = clause_answer{fraction{std::forward<Answer>(answer)}};
    return errc::none;
  } else {
    return take_answer(std::forward<Answer>(answer), out);
  }
}

template <class Part>
[[nodiscard]] errc call_roll_up(Part const& part, clause_children const& children, clause_answer& out) {
  if constexpr (CustomRollUp<Part>) {
    if constexpr (SaysNameAndVersion<Part>)
      static_assert(ready_roll_ups::has<Part> || !ready_roll_ups::has_name(Part::name),
                    "a roll-up of your own needs a name that no ready roll-up has, so that the scheme's hash "
                    "tells them apart");
    errc refused = errc::none;
    if constexpr (TakesApplying<Part>)
      refused = take_clause_answer(part(children.applying()), out);
    else
      refused = take_clause_answer(part(children), out);
    if constexpr (!says_beyond<Part>())
      contract(refused != errc::none || !out.applies() || is_within(out.earned(), children.applying()),
               "a roll-up answers with a share between 0 and 1");
    return refused;
  }
  return errc::none;
}

template <class Part> [[nodiscard]] constexpr errc call_step(Part const& part, score_state& company) {
  if constexpr (CustomStep<Part>) {
    if constexpr (requires { part(company).error(); }) {
      if (auto const answer = part(company); !answer)
        return refusal_of(answer.error().code);
    } else {
      part(company);
    }
  }
  return errc::none;
}

template <class Part>
[[nodiscard]] constexpr errc call_ladder(Part const& part, score_state const& company, std::ptrdiff_t& rung) {
  if constexpr (CustomLadder<Part>) {
    if (auto const refused = take_answer(part(company), rung); refused != errc::none)
      return refused;
    contract(rung >= -1 && rung < static_cast<std::ptrdiff_t>(access::rungs(company).size()),
             "a ladder chooses one of its rungs, or -1");
  }
  return errc::none;
}

/// Hands name, version and parameters of a custom part to `describe`. Of a part that lacks them that is said elsewhere.
template <class Part, class Describe>
constexpr void describe_part(Part const& part, Describe const& describe) {
  if constexpr (!Named<Part>) {
    static_cast<void>(part);
  } else if constexpr (SaysParameters<Part>) {
    auto const& parameters = part.parameters();
    describe(std::string_view{Part::name}, int{Part::version}, std::span<std::int64_t const>{parameters});
  } else {
    describe(std::string_view{Part::name}, int{Part::version}, std::span<std::int64_t const>{});
  }
}

/// Rules and policies turn findings into shares; only what stands behind them can turn more into less. What an aggregation
/// policy says of itself concerns companies, not sheets.
template <class Part>
constexpr bool must_not_say_monotone =
    ScoringRule<Part> || NotApplicablePolicy<Part> || AggregationPart<Part>;

/// A part that may look at any finding, advisory ones too, and does not say that more never makes less.
template <class Part>
constexpr bool reads_freely = !says_monotone<Part>() && (CustomStep<Part> || CustomLadder<Part> ||
                                                         (CustomRollUp<Part> && !TakesApplying<Part>));

/// What is called with name, version and parameters of a part.
using describe_function = void (*)(void* sink, std::string_view name, int version,
                                   std::span<std::int64_t const> parameters);

/// How a part is called whose type is no longer known.
struct custom_calls {
  rule_result (*rule)(void const* part, finding const& f, points worth);
  treatment (*policy)(void const* part, finding const& f, points worth);
  errc (*roll_up)(void const* part, clause_children const& children, clause_answer& out);
  errc (*step)(void const* part, score_state& company);
  errc (*ladder)(void const* part, score_state const& company, std::ptrdiff_t& rung);
  void (*describe)(void const* part, describe_function to, void* sink);
  std::span<std::string_view const> (*texts)(void const* part);
  std::span<std::string_view const> (*reads)(void const* part);
  policy_calls const* aggregation; ///< none of other parts
};

template <class Part> class custom_calls_of {
  [[nodiscard]] static Part const& as_part(void const* p) noexcept { return *static_cast<Part const*>(p); }
  [[nodiscard]] static rule_result rule(void const* p, finding const& f, points worth) {
    return call_rule(as_part(p), f, worth);
  }
  [[nodiscard]] static treatment policy(void const* p, finding const& f, points worth) {
    return call_policy(as_part(p), f, worth);
  }
  [[nodiscard]] static errc roll_up(void const* p, clause_children const& children, clause_answer& out) {
    return call_roll_up(as_part(p), children, out);
  }
  [[nodiscard]] static errc step(void const* p, score_state& company) {
    return call_step(as_part(p), company);
  }
  [[nodiscard]] static errc ladder(void const* p, score_state const& company, std::ptrdiff_t& rung) {
    return call_ladder(as_part(p), company, rung);
  }
  static void describe(void const* p, describe_function to, void* sink) {
    describe_part(as_part(p),
                  [&](std::string_view name, int version, std::span<std::int64_t const> parameters) {
                    to(sink, name, version, parameters);
                  });
  }

  [[nodiscard]] static std::span<std::string_view const> texts(void const* p) {
    return text_parameters_of(as_part(p));
  }
  [[nodiscard]] static std::span<std::string_view const> reads(void const* p) { return reads_of(as_part(p)); }

public:
  static constexpr custom_calls table{
      &rule, &policy, &roll_up, &step, &ladder, &describe, &texts, &reads, policy_calls_or_none<Part>()};
};

/// A custom part as a table refers to it.
struct custom_part {
  void const* part = nullptr;
  custom_calls const* calls = nullptr;
};

} // namespace starlot::inline v0::detail

#endif
