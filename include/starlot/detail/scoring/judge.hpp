// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_JUDGE_HPP
#define STARLOT_DETAIL_SCORING_JUDGE_HPP
// IWYU pragma: private

#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstdint>

namespace starlot::inline v0::detail {

/// What a criterion comes to: a share, out of the scored set, or open; `failed` earns nothing and fails the
/// company.
struct leaf {
  enum class state : std::uint8_t { open, out, scored, failed };
  std::int64_t top = 0; ///< of the share, whose parts travel one by one: together they are slow to read again
  std::int64_t bottom = 1;
  state is = state::open;

  constexpr leaf() = default;
  constexpr leaf(state s, share earned) noexcept : leaf{s, earned.numerator(), earned.denominator()} {}
  constexpr leaf(state s, std::int64_t n, std::int64_t d) noexcept : top{n}, bottom{d}, is{s} {}

  [[nodiscard]] constexpr share earned() const { return share::of(top, bottom); }

  [[nodiscard]] constexpr bool is_out() const noexcept { return is == state::out; }
  [[nodiscard]] constexpr bool is_open() const noexcept { return is == state::open; }
  [[nodiscard]] constexpr bool has_failed() const noexcept { return is == state::failed; }
};

/// The same where the share is a fraction of any size: of a company, put together from many outlets.
template <std::size_t Limbs> struct wide_leaf {
  basic_fraction<Limbs> share;
  leaf::state is = leaf::state::open;

  [[nodiscard]] constexpr bool is_out() const noexcept { return is == leaf::state::out; }
  [[nodiscard]] constexpr bool is_open() const noexcept { return is == leaf::state::open; }
  [[nodiscard]] constexpr bool has_failed() const noexcept { return is == leaf::state::failed; }
};

template <class Schema>
[[nodiscard]] constexpr errc treat_not_applicable(Schema const& schema, std::uint32_t index, finding const& f,
                                                  points worth, leaf& out) {
  auto const& d = schema.view().details[index];
  auto const t = d.not_applicable() == if_not_applicable::custom
                     ? schema.apply_policy(d.custom_policy, f, worth)
                     : treatment{d.not_applicable()};
  if (t.is_refused())
    return t.why() == errc::none ? errc::not_applicable_refused : t.why();
  out = {t.is_left_out()  ? leaf::state::out
         : t.is_failing() ? leaf::state::failed
                          : leaf::state::scored,
         t.earned()};
  return errc::none;
}

/// Judges the finding of a criterion; everything that can be wrong with it is found here.
template <class Schema>
[[nodiscard]] constexpr errc judge_criterion(Schema const& schema, std::uint32_t index, finding const& f,
                                             leaf& out) {
  auto const& view = schema.view();
  auto const worth = points::from_micro(view.nodes[index].amount);
  switch (f.kind()) {
  case finding_kind::excluded:
    if (f.remark().reason.empty())
      return errc::reason_missing;
    out.is = leaf::state::out;
    return errc::none;
  case finding_kind::not_applicable:
    return treat_not_applicable(schema, index, f, worth, out);
  case finding_kind::not_assessed:
  case finding_kind::error:
    out.is = leaf::state::open;
    return errc::none;
  default:
    break;
  }
  auto const earned = view.nodes[index].rule() == rule_kind::custom
                          ? schema.apply_rule(view.details[index].custom, f, worth)
                          : view.rule(index)(f, worth);
  if (!earned)
    return earned.error().code == errc::none ? errc::rule_refused : earned.error().code;
  out = {leaf::state::scored, *earned};
  return errc::none;
}

[[nodiscard]] constexpr errc judge_step(step const& s, finding const& f) noexcept {
  if (s.asks())
    return f.is_open() || f.kind() == finding_kind::met || f.kind() == finding_kind::not_met
               ? errc::none
               : errc::finding_does_not_fit;
  if (f.kind() == finding_kind::found) {
    if (f.count() < 0)
      return errc::count_negative;
    return f.count() > most_samples ? errc::count_too_large : errc::none;
  }
  // A step of the user's knows itself what it takes.
  return f.kind() == finding_kind::not_assessed || s.kind == step_kind::custom ? errc::none
                                                                               : errc::finding_does_not_fit;
}

/// Judges the finding for a node or step by index.
template <class Schema>
[[nodiscard]] constexpr errc judge(Schema const& schema, std::uint32_t index, finding const& f, leaf& out) {
  if (!f.remark().date.empty() && !is_date(f.remark().date))
    return errc::bad_date;
  auto const& view = schema.view();
  return index < view.nodes.size() ? judge_criterion(schema, index, f, out)
                                   : judge_step(view.steps[index - view.nodes.size()], f);
}

} // namespace starlot::inline v0::detail

#endif
