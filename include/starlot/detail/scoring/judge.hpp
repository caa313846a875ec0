// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_JUDGE_HPP
#define STARLOT_DETAIL_SCORING_JUDGE_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/force_inline.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// What a criterion comes to: a share, out of the scored set, or open; `failed` earns nothing and fails the
/// company.
struct leaf {
  enum class state : std::uint8_t { open, out, scored, failed };
  std::int64_t top = 0; ///< of the share, whose parts travel one by one: together they are slow to read again
  std::int64_t bottom = 1; ///< 0: a share that does not fit, the one numbered `top` among the wide ones
  state is = state::open;

  constexpr leaf() = default;
  constexpr leaf(state s, share earned) noexcept : leaf{s, earned.numerator(), earned.denominator()} {}
  constexpr leaf(state s, std::int64_t n, std::int64_t d) noexcept : top{n}, bottom{d}, is{s} {}

  [[nodiscard]] constexpr bool is_wide() const noexcept { return bottom == 0; }
  [[nodiscard]] constexpr bool is_out() const noexcept { return is == state::out; }
  [[nodiscard]] constexpr bool is_open() const noexcept { return is == state::open; }
  [[nodiscard]] constexpr bool has_failed() const noexcept { return is == state::failed; }
};

[[nodiscard]] constexpr std::uint32_t bit_of(finding_kind k) noexcept {
  return std::uint32_t{1} << static_cast<unsigned>(k);
}

/// What a criterion that is open is taken for.
enum class open_taken : bool { wrong, right };

/// Findings and leaves of a rating stand in the object itself up to this many criteria and steps.
inline constexpr std::size_t slots_inside = 48;

/// Reads the share of a criterion that most audits are made of; answers whether it is one: met or not met where the
/// rule is all or nothing or half credit, samples where it is proportional.
[[nodiscard]] STARLOT_DETAIL_INLINE inline bool
reads_quickly(rule_kind rule, observation const& o, std::int64_t& top, std::int64_t& bottom) noexcept {
  bool const is_met = o.kind == finding_kind::met;
  if ((is_met || o.kind == finding_kind::not_met) && rule <= rule_kind::half_credit) {
    top = is_met ? 1 : 0;
    bottom = 1;
    return true;
  }
  top = o.second - o.first;
  bottom = o.second;
  return o.kind == finding_kind::sampled && rule == rule_kind::proportional && o.first >= 0 &&
         o.first <= o.second && o.second > 0 && o.second <= most_samples;
}

[[nodiscard]] inline errc treat_not_applicable(any_scheme const& scheme, std::uint32_t index,
                                               finding const& f, points worth, leaf& out) {
  auto const& d = scheme.view().details[index];
  auto const custom = d.not_applicable() == if_not_applicable::custom;
  auto const t = custom ? custom_of(scheme, d.custom_policy)
                              .calls->policy(custom_of(scheme, d.custom_policy).part, f, worth)
                        : treatment{d.not_applicable()};
  if (t.is_refused())
    return t.why() == errc::none ? errc::not_applicable_refused : t.why();
  out = {t.is_left_out()  ? leaf::state::out
         : t.is_failing() ? leaf::state::failed
                          : leaf::state::scored,
         t.earned()};
  return errc::none;
}

/// Judges the finding of a criterion; everything that can be wrong with it is found here. `has_reason`: why it is
/// excluded was said.
template <class View = scheme_view>
[[nodiscard]] STARLOT_DETAIL_COLD errc judge_criterion(any_scheme const& scheme, std::uint32_t index,
                                                       finding const& f, bool has_reason, leaf& out) {
  View const& view = scheme.view();
  auto const worth = points::from_micro(view.nodes[index].amount);
  switch (f.kind()) {
  case finding_kind::excluded:
    if (!has_reason)
      return errc::reason_missing;
    out.is = leaf::state::out;
    return errc::none;
  case finding_kind::not_applicable:
    return treat_not_applicable(scheme, index, f, worth, out);
  case finding_kind::not_assessed:
  case finding_kind::error:
    out.is = leaf::state::open;
    return errc::none;
  default:
    break;
  }
  auto const* const custom = view.nodes[index].rule() == rule_kind::custom
                                 ? &custom_of(scheme, view.details[index].custom)
                                 : nullptr;
  auto const earned =
      custom != nullptr ? custom->calls->rule(custom->part, f, worth) : view.rule(index)(f, worth);
  if (!earned)
    return earned.error().code == errc::none ? errc::rule_refused : earned.error().code;
  out = {leaf::state::scored, *earned};
  return errc::none;
}

[[nodiscard]] constexpr errc judge_step(step const& s, observation const& o) noexcept {
  if (s.asks())
    return o.is_open() || o.kind == finding_kind::met || o.kind == finding_kind::not_met
               ? errc::none
               : errc::finding_does_not_fit;
  if (o.kind == finding_kind::found) {
    if (o.first < 0)
      return errc::count_negative;
    return o.first > most_samples ? errc::count_too_large : errc::none;
  }
  // A step of the user's knows itself what it takes.
  return o.kind == finding_kind::not_assessed || s.kind == step_kind::custom ? errc::none
                                                                             : errc::finding_does_not_fit;
}

/// Judges the finding for a node or step by index.
template <class = on_use>
[[nodiscard]] errc judge(any_scheme const& scheme, std::uint32_t index, finding const& f, leaf& out) {
  if (auto const& r = f.remark(); !r.empty()) {
    if (!r.date.empty() && !is_date(r.date))
      return errc::bad_date;
    if (!is_utf8(r.reason) || !is_utf8(r.evidence) || !is_utf8(r.assessor))
      return errc::text_not_utf8;
  }
  auto const& view = scheme.view();
  return index < view.nodes.size() ? judge_criterion(scheme, index, f, !f.remark().reason.empty(), out)
                                   : judge_step(view.steps[index - view.nodes.size()], observation{f});
}

} // namespace starlot::inline v0::detail

#endif
