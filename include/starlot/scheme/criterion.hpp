// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_CRITERION_HPP
#define STARLOT_SCHEME_CRITERION_HPP

#include <starlot/core/points.hpp>
#include <starlot/core/text.hpp>
#include <starlot/scheme/part.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/scheme_view.hpp>

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

template <class Rule>
using rule_customs = std::conditional_t<ReadyRule<Rule>, std::tuple<>, std::tuple<Rule>>;
template <class Rule>
[[nodiscard]] constexpr rule_customs<Rule> customs_from([[maybe_unused]] Rule const& rule) {
  if constexpr (ReadyRule<Rule>)
    return {};
  else
    return std::tuple<Rule>{rule};
}
template <class Rule> using rule_subtree = subtree<1, rule_knots<Rule>, rule_customs<Rule>>;

} // namespace detail

/// Criterion (评价指标): a scored leaf, worth points, or a weight below a weighted mean.
///
///     criterion{"1.2", {"Complaints answered in time", "投诉及时答复"}, 30_pt, proportional, per_outlet}
///
/// After the worth come a scoring rule (`all_or_nothing` if none) and the scope (`head_office` if none).
/// Texts are referred to: string literals, or characters that outlive the scheme.
template <ScoringRule Rule = all_or_nothing_rule> class criterion : public detail::rule_subtree<Rule> {
public:
  constexpr criterion(std::string_view id, text title, points worth, Rule rule = {}, scope s = head_office)
      : criterion{id, title, worth.micro(), 0, rule, s} {}
  constexpr criterion(std::string_view id, text title, weight worth, Rule rule = {}, scope s = head_office)
      : criterion{id, title, worth.micro(), node::weight_flag, rule, s} {}
  constexpr criterion(std::string_view id, text title, points worth, scope s)
      : criterion{id, title, worth.micro(), 0, Rule{}, s} {}
  constexpr criterion(std::string_view id, text title, weight worth, scope s)
      : criterion{id, title, worth.micro(), node::weight_flag, Rule{}, s} {}

private:
  constexpr criterion(std::string_view id, text title, std::int64_t amount, std::uint8_t flags,
                      Rule const& rule, scope s)
      : detail::rule_subtree<Rule>{detail::customs_from(rule)} {
    static_assert(
        ReadyRule<Rule> || Named<Rule>,
        "scheme definition: a custom scoring rule needs 'static constexpr std::string_view name', 'static "
        "constexpr int version' and, if it has members, 'parameters()', so that the scheme's hash covers it");
    auto& e = this->entries[0];
    e.node.amount = amount;
    e.node.flags = static_cast<std::uint8_t>(flags | (s == per_outlet ? node::outlet_flag : 0));
    e.details.id = id;
    e.details.title = title;
    if constexpr (ReadyRule<Rule>) {
      ready_rule const ready = rule.as_ready();
      e.node.part = static_cast<std::uint8_t>(ready.kind);
      e.details.first = ready.first;
      e.details.second = ready.second;
      e.details.knot_count = static_cast<std::uint32_t>(ready.knots.size());
      contract(ready.knots.size() == detail::rule_knots<Rule>,
               "a ready rule keeps its knots in an array 'knots'");
      for (std::size_t i = 0; i < ready.knots.size(); ++i)
        this->knots[i] = ready.knots[i];
    } else {
      e.node.part = static_cast<std::uint8_t>(rule_kind::custom);
    }
  }
};

template <class Worth> criterion(std::string_view, text, Worth) -> criterion<all_or_nothing_rule>;
template <class Worth> criterion(std::string_view, text, Worth, scope) -> criterion<all_or_nothing_rule>;
template <class Worth, ScoringRule Rule> criterion(std::string_view, text, Worth, Rule) -> criterion<Rule>;
template <class Worth, ScoringRule Rule>
criterion(std::string_view, text, Worth, Rule, scope) -> criterion<Rule>;

} // namespace starlot::inline v0

#endif
