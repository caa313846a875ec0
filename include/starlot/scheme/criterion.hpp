// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_CRITERION_HPP
#define STARLOT_SCHEME_CRITERION_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/scheme/part.hpp>
#include <starlot/scheme/finding_of.hpp>
#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/point_range.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/weight_ratio.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace starlot::inline v0 {

namespace detail {

template <class Rule> constexpr std::size_t rule_knots = 0;
template <class Rule>
  requires(ReadyRule<Rule>&& requires(Rule const& r) { std::tuple_size<decltype(r.knots)>::value; })
constexpr std::size_t rule_knots<Rule> = std::tuple_size_v<decltype(Rule::knots)>;

template <class Part> using accepts_rule = std::bool_constant<ScoringRule<Part>>;
template <class Part> using accepts_policy = std::bool_constant<NotApplicablePolicy<Part>>;

template <class... Parts>
using rule_among = typename first_accepted<accepts_rule, all_or_nothing_rule, Parts...>::type;
template <class... Parts>
using policy_among = typename first_accepted<accepts_policy, if_not_applicable, Parts...>::type;

/// The custom parts of a criterion: rule, then policy.
template <class Rule, class Policy>
using criterion_customs = std::conditional_t<
    ReadyRule<Rule>,
    std::conditional_t<std::same_as<Policy, if_not_applicable>, std::tuple<>, std::tuple<Policy>>,
    std::conditional_t<std::same_as<Policy, if_not_applicable>, std::tuple<Rule>, std::tuple<Rule, Policy>>>;

/// Whether a type is among the parts, and the part of it.
template <class Wanted, class... Parts>
constexpr std::size_t count_of = (std::size_t{0} + ... + std::size_t{std::same_as<Wanted, Parts>});
template <class Wanted, class First, class... Rest>
[[nodiscard]] constexpr Wanted const& part_among(First const& first, [[maybe_unused]] Rest const&... rest) {
  if constexpr (std::same_as<Wanted, First>)
    return first;
  else
    return detail::part_among<Wanted>(rest...);
}
template <class Wanted, class... Parts>
[[nodiscard]] constexpr Wanted part_or(Wanted const& otherwise, [[maybe_unused]] Parts const&... parts) {
  if constexpr (count_of < Wanted, Parts... >> 0)
    return detail::part_among<Wanted>(parts...);
  else
    return otherwise;
}

template <class Rule, class Policy, class... Parts>
[[nodiscard]] constexpr criterion_customs<Rule, Policy> customs_from([[maybe_unused]] Parts const&... parts) {
  constexpr bool ready = ReadyRule<Rule>;
  constexpr bool plain = std::same_as<Policy, if_not_applicable>;
  if constexpr (ready && plain)
    return {};
  else if constexpr (ready)
    return std::tuple<Policy>{detail::part_among<Policy>(parts...)};
  else if constexpr (plain)
    return std::tuple<Rule>{detail::part_among<Rule>(parts...)};
  else
    return std::tuple<Rule, Policy>{detail::part_among<Rule>(parts...), detail::part_among<Policy>(parts...)};
}

/// The rule among the parts; without one, it is `all_or_nothing`.
template <class Rule, class... Parts>
[[nodiscard]] constexpr Rule rule_or_default([[maybe_unused]] Parts const&... parts) {
  if constexpr (count_of < Rule, Parts... >> 0)
    return detail::part_among<Rule>(parts...);
  else
    return Rule{};
}

template <class Part, class Rule, class Policy>
concept CriterionPart = std::same_as<Part, Rule> || std::same_as<Part, Policy> || std::same_as<Part, scope> ||
    std::same_as<Part, renormalise> || std::same_as<Part, finding_of>;

/// What the constructors take: no rule and no policy but those of the class, where these are the defaults, so that the
/// deduction guide is asked for others. What is none at all is refused with a sentence.
template <class Part, class Rule, class Policy>
concept CriterionArgument = CriterionPart<Part, Rule, Policy> ||
    ((!ScoringRule<Part> ||
      !std::same_as<Rule, all_or_nothing_rule>)&&(!NotApplicablePolicy<Part> ||
                                                  !std::same_as<Policy, if_not_applicable>));

template <class Rule, class Policy>
using criterion_subtree = subtree<1, rule_knots<Rule>, criterion_customs<Rule, Policy>>;

} // namespace detail

/// Criterion (评价指标): a scored leaf, worth points, or a weight below a weighted mean.
///
///     criterion{"1.2", {"Complaints answered in time", "投诉及时答复"}, 30_pt, proportional, per_outlet}
///     criterion{"2.6", "Take-back", 5_pt, if_not_applicable::leave_out, renormalise::among_siblings}
///     criterion{"3.1", "Greets in dialect", advisory}
///
/// After the worth come, in any order: a scoring rule (`all_or_nothing` if none), the scope (`head_office`), what
/// "not applicable" does, where the weight of what is left out goes (as the scheme says, if nothing), and `finding_of`
/// another criterion.
/// Texts are referred to: string literals, or characters that outlive the scheme.
template <ScoringRule Rule = all_or_nothing_rule, class Policy = if_not_applicable>
class criterion : public detail::criterion_subtree<Rule, Policy> {
public:
  template <detail::CriterionArgument<Rule, Policy>... Parts>
  constexpr criterion(std::string_view id, text title, points worth, Parts const&... parts)
      : criterion{tag{}, id, title, worth.micro(), 0, 0, parts...} {}
  template <detail::CriterionArgument<Rule, Policy>... Parts>
  constexpr criterion(std::string_view id, text title, weight worth, Parts const&... parts)
      : criterion{tag{}, id, title, worth.micro(), node::weight_flag, 0, parts...} {
    static_assert(!detail::needs_points<Rule>,
                  "scheme definition: this scoring rule counts in points, and a weight is none");
  }
  template <detail::CriterionArgument<Rule, Policy>... Parts>
  constexpr criterion(std::string_view id, text title, weight_ratio worth, Parts const&... parts)
      : criterion{id, title, weight::from_micro(worth.micro()), parts...} {
    this->entries[0].details.weight_over = worth.whole;
  }
  template <detail::CriterionArgument<Rule, Policy>... Parts>
  constexpr criterion(std::string_view id, text title, point_range worth, Parts const&... parts)
      : criterion{tag{}, id, title, worth.at_stake(), 0, worth.least.micro(), parts...} {
    static_assert(!detail::needs_points<Rule>, "scheme definition: this scoring rule counts in points, and a "
                                               "range of points is not what it counts of");
  }
  template <detail::CriterionArgument<Rule, Policy>... Parts>
  constexpr criterion(std::string_view id, text title, advisory_worth, Parts const&... parts)
      : criterion{tag{}, id, title, 0, node::advisory_flag, 0, parts...} {}

private:
  struct tag {};

  template <class... Parts>
  constexpr criterion(tag, std::string_view id, text title, std::int64_t amount, std::uint8_t flags,
                      std::int64_t least, Parts const&... parts)
      : detail::criterion_subtree<Rule, Policy>{detail::customs_from<Rule, Policy>(parts...)} {
    static_assert((detail::must_be_part<Parts, detail::CriterionPart<Parts, Rule, Policy>,
                                        detail::place_of_part::criterion>() &&
                   ...));
    static_assert(detail::count_of<Rule, Parts...> <= 1 && detail::count_of<Policy, Parts...> <= 1 &&
                      detail::count_of<scope, Parts...> <= 1 &&
                      detail::count_of<renormalise, Parts...> <= 1 &&
                      detail::count_of<finding_of, Parts...> <= 1,
                  "scheme definition: a criterion says each of its parts once");
    static_assert(detail::must_be_named<Rule, !ReadyRule<Rule>>());
    static_assert(detail::must_be_named<Policy, !std::same_as<Policy, if_not_applicable>>());
    auto& e = this->entries[0];
    bool const outlet = detail::part_or(head_office, parts...) == per_outlet;
    e.node.amount = amount;
    e.details.least = least;
    bool const is_refused = !(detail::CriterionPart<Parts, Rule, Policy> && ...);
    e.node.flags = static_cast<std::uint8_t>(flags | (outlet ? node::outlet_flag : 0) |
                                             (is_refused ? node::refused_flag : 0));
    e.details.id = id;
    e.details.title = title;
    e.details.level = static_cast<std::uint8_t>(detail::part_or(renormalise{}, parts...));
    if constexpr (detail::count_of < finding_of, Parts... >> 0)
      e.details.finding_of = detail::part_among<finding_of>(parts...).id;
    if constexpr (std::same_as<Policy, if_not_applicable>) {
      e.details.policy = static_cast<std::uint8_t>(detail::part_or(if_not_applicable{}, parts...));
    } else {
      e.details.policy = static_cast<std::uint8_t>(if_not_applicable::custom);
      e.details.custom_policy = ReadyRule<Rule> ? 0 : 1;
    }
    if constexpr (ReadyRule<Rule>) {
      auto const chosen = detail::rule_or_default<Rule>(parts...);
      ready_rule const ready = chosen.as_ready();
      e.node.part = static_cast<std::uint8_t>(ready.kind);
      e.details.first = ready.first;
      e.details.second = ready.second;
      e.details.knot_count = static_cast<std::uint32_t>(ready.knots.size());
      contract(ready.knots.size() == detail::rule_knots<Rule>,
               "a ready rule keeps its knots in an array 'knots'");
      for (std::size_t i = 0; i < ready.knots.size(); ++i) {
        this->knots[i] = ready.knots[i];
        if (flags == 0)
          detail::settle(this->knots[i], least, amount);
      }
    } else {
      e.node.part = static_cast<std::uint8_t>(rule_kind::custom);
    }
  }
};

template <class Worth, class... Parts>
criterion(std::string_view, text, Worth, Parts...)
    -> criterion<detail::rule_among<Parts...>, detail::policy_among<Parts...>>;

} // namespace starlot::inline v0

#endif
