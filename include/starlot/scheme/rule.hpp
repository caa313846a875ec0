// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_RULE_HPP
#define STARLOT_SCHEME_RULE_HPP

#include <starlot/core/finding.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/share.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/slice.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/core/measured_value.hpp>
#include <starlot/scheme/knot.hpp>
#include <starlot/scheme/named.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

namespace starlot::inline v0 {

// Scoring rules (评分规则): what share of its points a criterion earns for a finding.
//
//   rule                 takes                        earns
//   all_or_nothing       met, not_met                 all, nothing
//   proportional         met, not_met, sampled(k, m)  (m - k) / m
//   partial_amount       met, not_met, partly(points) the amount
//   half_credit          met, not_met, half_met       half; .none_at(1_pt): nothing where the worth is <= 1
//   levels({…})          at_level(n)                  what the list gives for n
//   table_at_least({…})  measured(x)                  that of the last knot <= x; below all, of the first
//   table_at_most({…})   measured(x)                  that of the first knot >= x; above all, of the last
//   curve({…})           measured(x)                  straight between knots, level beyond the ends
//     A knot says a share, or points of what the criterion is worth: {10, 2_pt}. Of tables its bound may be strict:
//     knot{10, 50_pct}.strictly() is "above 10" in table_at_least and "below 10" in table_at_most. Behind the others may
//     stand what values outside of all of them earn, knot::otherwise(20_pct), or that they are an error,
//     knot::otherwise_refused(). What is read may be rounded first: table_at_least({…}).reading(0.1_dec,
//     rounding::half_even). measured(part, whole) is read as the exact quotient.
//   ratio{1, 10}         counted(part, whole)         all if part * 10 >= whole * 1, else nothing
//   any_finding          all of these                 all: what is recorded and not judged, for an advisory criterion
//   a type of your own   what it likes                a share; see ScoringRule
//
// Shares of a table or curve may rise or fall. What is not applicable, excluded, not assessed or in error never
// reaches a rule.

/// The ready rules, and `custom` for the user's own. The numbers are hashed and never change meaning.
enum class rule_kind : std::uint8_t {
  all_or_nothing = 1,
  proportional = 2,
  partial_amount = 3,
  half_credit = 4,
  levels = 5,
  table_at_least = 6,
  table_at_most = 7,
  curve = 8,
  ratio = 9,
  any_finding = 10,
  custom = 255,
};

/// A ready rule with its parameters, as a table of rules holds it.
struct ready_rule {
  rule_kind kind = rule_kind::all_or_nothing; ///< which rule it is
  /// Ratio: the part; half credit: worth in millionths up to which half is nothing; tables and curves: to what multiple
  /// in millionths they round what they read, or 0.
  std::int64_t first = 0;
  std::int64_t second = 0;     ///< ratio: the whole; tables and curves: their `rounding`
  std::span<knot const> knots; ///< of a table, curve or list of levels

  /// Errors: `finding_does_not_fit`, `sample_is_empty`, `more_nonconforming_than_sampled`, `count_negative`,
  /// `count_too_large` (beyond 2^31), `amount_out_of_range`, `unknown_level`, `ratio_of_nothing`,
  /// `value_outside_table`, `quotient_too_fine` (between knots of a curve), `number_out_of_range`.
  /// Complexity: logarithmic in the knots, else constant.
  [[nodiscard]] constexpr rule_result operator()(finding const& f, points worth) const;
};

/// Most samples of one criterion.
inline constexpr std::int64_t most_samples = std::int64_t{1} << 31;

namespace detail {

[[nodiscard]] constexpr errc count_fault(std::int64_t part, std::int64_t whole) noexcept {
  if (part < 0 || whole < 0)
    return errc::count_negative;
  return part > most_samples || whole > most_samples ? errc::count_too_large : errc::none;
}

[[nodiscard]] constexpr rule_result sample_share(std::int64_t nonconforming, std::int64_t samples) {
  if (auto const fault = count_fault(nonconforming, samples); fault != errc::none)
    return fault;
  if (samples == 0)
    return errc::sample_is_empty;
  if (nonconforming > samples)
    return errc::more_nonconforming_than_sampled;
  return share::of(samples - nonconforming, samples);
}

/// Index of the first knot with `at >= value`.
[[nodiscard]] constexpr std::size_t lower_knot(slice<knot const> knots, decimal value) {
  return partition_point(knots.size(), [&](std::size_t i) { return knots[i].at < value; });
}

/// a + (b - a) * (value - from) / (to - from). Of a decimal, the validator has seen to it that this fits.
[[nodiscard]] constexpr rule_result interpolate(knot const& from, knot const& to,
                                                measured_value const& value) {
  auto width = to.at.micro() - from.at.micro();
  auto beyond = value.micro - from.at.micro();
  if (!multiply(width, value.of, width) || !multiply(beyond, value.of, beyond))
    return errc::quotient_too_fine;
  beyond += value.rest; // at most the width
  auto const common = common_divisor(width, beyond);
  auto const w = width / common;
  auto const right = beyond / common;
  auto const& a = from.earned;
  auto const& b = to.earned;
  std::int64_t bottom = 0;
  if (!multiply(a.denominator(), b.denominator(), bottom) || !multiply(bottom, w, bottom))
    return errc::quotient_too_fine;
  return share::of(a.numerator() * b.denominator() * (w - right) + b.numerator() * a.denominator() * right,
                   bottom)
      .reduced();
}

/// Whether `interpolate` fits 64 bits everywhere between two knots.
[[nodiscard]] constexpr bool can_interpolate(knot const& from, knot const& to) noexcept {
  std::int64_t width = 0;
  std::int64_t product = 0;
  std::int64_t below = 0;
  return multiply(from.at.micro(), -1, below) && add(to.at.micro(), below, width) &&
         multiply(from.earned.denominator(), to.earned.denominator(), product) &&
         multiply(product, width, product);
}

/// Index of the first knot that a value does not pass; of knots at the value itself, it passes those that are not `held`.
[[nodiscard]] constexpr std::size_t passed_knots(slice<knot const> knots, measured_value const& value,
                                                 bool held) {
  return partition_point(knots.size(), [&](std::size_t i) {
    auto const at = knots[i].at.micro();
    return at < value.micro || (at == value.micro && (value.rest > 0 || knots[i].is_strict != held));
  });
}

/// Reads a measured value. Errors: `ratio_of_nothing`, `number_out_of_range`.
[[nodiscard]] constexpr errc read_value(finding const& f, measured_value& value) {
  value = {f.count()};
  if (!f.is_quotient())
    return errc::none;
  if (f.out_of() < 0)
    return errc::ratio_of_nothing;
  return measured_value::of_quotient(f.count(), f.out_of(), value) ? errc::none : errc::number_out_of_range;
}

/// All, for whatever is found that is no nonsense in itself.
[[nodiscard]] constexpr rule_result recorded_share(finding const& f) {
  measured_value unused;
  auto fault = errc::none;
  if (f.kind() == finding_kind::measured)
    fault = read_value(f, unused);
  else if (f.kind() == finding_kind::found)
    fault = errc::finding_does_not_fit;
  else if (f.kind() == finding_kind::counted)
    fault = f.out_of() == 0 ? errc::ratio_of_nothing : count_fault(f.count(), f.out_of());
  if (f.kind() == finding_kind::sampled)
    if (auto const conforming = sample_share(f.count(), f.out_of()); !conforming)
      return conforming;
  return fault == errc::none ? rule_result{share::full()} : rule_result{fault};
}

[[nodiscard]] constexpr rule_result measured_share(ready_rule const& rule, finding const& f, points worth) {
  measured_value value;
  if (auto const fault = read_value(f, value); fault != errc::none)
    return fault;
  if (rule.first > 0 && !value.round(rule.first, static_cast<rounding>(rule.second)))
    return errc::number_out_of_range;
  slice<knot const> knots{rule.knots};
  auto const* const otherwise = knots.back().is_otherwise() ? &knots.back() : nullptr;
  knots = knots.first(knots.size() - (otherwise != nullptr ? 1 : 0));
  if (rule.kind == rule_kind::table_at_least) {
    auto const reached = passed_knots(knots, value, true);
    return (reached > 0 ? knots[reached - 1] : otherwise != nullptr ? *otherwise : knots[0]).earned_of(worth);
  }
  if (rule.kind == rule_kind::table_at_most) {
    auto const within = passed_knots(knots, value, false);
    return (within < knots.size()  ? knots[within]
            : otherwise != nullptr ? *otherwise
                                   : knots.back())
        .earned_of(worth);
  }
  auto const at = passed_knots(knots, value, true); // no bound is strict: knots at the value are passed
  bool const is_at_knot = at > 0 && value.rest == 0 && knots[at - 1].at.micro() == value.micro;
  if (is_at_knot)
    return knots[at - 1].earned_of(worth);
  if (at == 0 || at == knots.size())
    return (otherwise != nullptr ? *otherwise : at == 0 ? knots[0] : knots.back()).earned_of(worth);
  auto from = knots[at - 1];
  auto to = knots[at];
  auto const low = from.earned_of(worth);
  auto const high = to.earned_of(worth);
  if (!low || !high)
    return errc::amount_out_of_range;
  from.earned = *low;
  to.earned = *high;
  return interpolate(from, to, value);
}

/// Turns points into the share that they are of what is at stake above `least`; those that do not fit stay, and the
/// validator says so.
constexpr void settle(knot& k, std::int64_t least, std::int64_t at_stake) {
  std::int64_t above = 0;
  if (!k.in_points || at_stake <= 0 || !subtract(k.amount.micro(), least, above) || above < 0 ||
      above > at_stake)
    return;
  k.earned = share::of(above, at_stake).reduced();
  k.in_points = false;
  k.amount = points{};
}

} // namespace detail

constexpr rule_result ready_rule::operator()(finding const& f, points worth) const {
  bool const takes_met = kind <= rule_kind::half_credit;
  if (takes_met && f.kind() == finding_kind::met)
    return share::full();
  if (takes_met && f.kind() == finding_kind::not_met)
    return share::none();
  switch (kind) {
  case rule_kind::all_or_nothing:
  case rule_kind::custom:
    break;
  case rule_kind::proportional:
    if (f.kind() == finding_kind::sampled)
      return detail::sample_share(f.count(), f.out_of());
    break;
  case rule_kind::partial_amount:
    if (f.kind() != finding_kind::partly || f.out_of() != 0)
      break; // half_met says no amount
    if (worth <= points{} || f.amount() < points{} || f.amount() > worth)
      return errc::amount_out_of_range;
    return share::of(f.amount().micro(), worth.micro()).reduced();
  case rule_kind::half_credit:
    if (f.kind() == finding_kind::partly && f.out_of() == 1)
      return worth.micro() <= first ? share::none() : share::of(1, 2);
    break;
  case rule_kind::levels: {
    if (f.kind() != finding_kind::level)
      break;
    auto const at = detail::lower_knot(knots, f.value());
    if (at == knots.size() || knots[at].at != f.value())
      return errc::unknown_level;
    return knots[at].earned_of(worth);
  }
  case rule_kind::table_at_least:
  case rule_kind::table_at_most:
  case rule_kind::curve:
    if (f.kind() == finding_kind::measured)
      return detail::measured_share(*this, f, worth);
    break;
  case rule_kind::ratio: {
    if (f.kind() != finding_kind::counted)
      break;
    if (auto const fault = detail::count_fault(f.count(), f.out_of()); fault != errc::none)
      return fault;
    if (f.out_of() == 0)
      return errc::ratio_of_nothing;
    bool const reached = detail::compare_quotients(f.count(), f.out_of(), first, second) >= 0;
    return reached ? share::full() : share::none();
  }
  case rule_kind::any_finding:
    return detail::recorded_share(f);
  }
  return errc::finding_does_not_fit;
}

namespace detail {

/// What the ready rules share: they can be called like a rule of the user's, and read as a `ready_rule`.
template <rule_kind Kind> struct plain_rule {
  [[nodiscard]] constexpr ready_rule as_ready() const noexcept { return {Kind, 0, 0, {}}; }
  [[nodiscard]] constexpr rule_result operator()(finding const& f, points worth) const {
    return as_ready()(f, worth);
  }
};

template <rule_kind Kind, std::size_t Knots> struct knotted_rule {
  std::array<knot, Knots> knots{};

  constexpr knotted_rule(knot const (&list)[Knots]) {
    for (std::size_t i = 0; i < Knots; ++i)
      knots[i] = list[i];
  }
  /// The rule as schemes keep it.
  [[nodiscard]] constexpr ready_rule as_ready() const noexcept { return {Kind, multiple_of, mode, knots}; }
  [[nodiscard]] constexpr rule_result operator()(finding const& f, points worth) const {
    return as_ready()(f, worth);
  }

protected:
  template <class Rule>
  [[nodiscard]] static constexpr Rule reading_of(Rule copy, decimal step, rounding how) noexcept {
    copy.multiple_of = step.micro();
    copy.mode = static_cast<int>(how);
    if (step.micro() == 0)
      copy.mode = -1; // no multiple: the validator says so
    return copy;
  }

private:
  std::int64_t multiple_of = 0;
  std::int64_t mode = 0;
};

} // namespace detail

/// Type of `all_or_nothing`.
struct all_or_nothing_rule : detail::plain_rule<rule_kind::all_or_nothing> {};
/// Type of `proportional`.
struct proportional_rule : detail::plain_rule<rule_kind::proportional> {};
/// Type of `partial_amount`.
struct partial_amount_rule : detail::plain_rule<rule_kind::partial_amount> {};
/// Type of `any_finding`.
struct any_finding_rule : detail::plain_rule<rule_kind::any_finding> {};

/// Met earns all its points or none: the default.
inline constexpr all_or_nothing_rule all_or_nothing{};
/// Points are lost in proportion to the nonconforming samples.
inline constexpr proportional_rule proportional{};
/// The assessor says how many of the points were earned.
inline constexpr partial_amount_rule partial_amount{};
/// Whatever is found is recorded, and nothing judged: a number that a condition or a part of the user's reads,
/// `criterion{"staff", "Employees", advisory, any_finding}`. Errors of the scheme: `any_finding_is_advisory`.
inline constexpr any_finding_rule any_finding{};

/// Partly met earns half of the points.
struct half_credit_rule {
  points nothing_up_to{}; ///< a criterion worth no more than this earns no half

  /// Half is nothing where the criterion is worth this much or less ("half points, but none if worth one").
  [[nodiscard]] constexpr half_credit_rule none_at(points worth) const noexcept { return {worth}; }
  /// The rule as schemes keep it.
  [[nodiscard]] constexpr ready_rule as_ready() const noexcept {
    return {rule_kind::half_credit, nothing_up_to.micro(), 0, {}};
  }
  [[nodiscard]] constexpr rule_result operator()(finding const& f, points worth) const {
    return as_ready()(f, worth);
  }
};
/// Partly met earns half.
inline constexpr half_credit_rule half_credit{};

/// A list of levels: `levels({{0, 0_pct, "poor"}, {1, 60_pct, "fair"}, {2, 100_pct, "good"}})`, numbers
/// increasing.
template <std::size_t Knots> struct levels : detail::knotted_rule<rule_kind::levels, Knots> {
  constexpr levels(knot const (&list)[Knots]) : detail::knotted_rule<rule_kind::levels, Knots>{list} {}
};

/// A table read upwards: a value earns what the last knot at or below it says.
template <std::size_t Knots> struct table_at_least : detail::knotted_rule<rule_kind::table_at_least, Knots> {
  constexpr table_at_least(knot const (&list)[Knots])
      : detail::knotted_rule<rule_kind::table_at_least, Knots>{list} {}
  /// The same where what is read is rounded first, to a multiple of `step`.
  [[nodiscard]] constexpr table_at_least reading(decimal step, rounding how) const noexcept {
    return this->reading_of(*this, step, how);
  }
};

/// A table read downwards: a value earns what the first knot at or above it says ("within 2 hours all, 24
/// half").
template <std::size_t Knots> struct table_at_most : detail::knotted_rule<rule_kind::table_at_most, Knots> {
  constexpr table_at_most(knot const (&list)[Knots])
      : detail::knotted_rule<rule_kind::table_at_most, Knots>{list} {}
  /// The same where what is read is rounded first, to a multiple of `step`.
  [[nodiscard]] constexpr table_at_most reading(decimal step, rounding how) const noexcept {
    return this->reading_of(*this, step, how);
  }
};

/// A curve of straight pieces, level beyond its ends; exact.
template <std::size_t Knots> struct curve : detail::knotted_rule<rule_kind::curve, Knots> {
  constexpr curve(knot const (&list)[Knots]) : detail::knotted_rule<rule_kind::curve, Knots>{list} {}
  /// The same where what is read is rounded first, to a multiple of `step`.
  [[nodiscard]] constexpr curve reading(decimal step, rounding how) const noexcept {
    return this->reading_of(*this, step, how);
  }
};

/// All points if the part is at least `part`/`whole` of the whole, in integers: `ratio{1, 10}` is "10 % of
/// the staff".
struct ratio {
  std::int64_t part = 1;  ///< of the whole that earns all
  std::int64_t whole = 1; ///< of which it is a part

  constexpr ratio(std::int64_t p, std::int64_t w) noexcept : part{p}, whole{w} {}
  /// The rule as schemes keep it.
  [[nodiscard]] constexpr ready_rule as_ready() const noexcept { return {rule_kind::ratio, part, whole, {}}; }
  [[nodiscard]] constexpr rule_result operator()(finding const& f, points worth) const {
    return as_ready()(f, worth);
  }
};

/// A rule of the library, which a scheme stores by kind.
template <class Rule>
concept ReadyRule = requires(Rule const& r) {
  { r.as_ready() } -> std::same_as<ready_rule>;
};

namespace detail {

template <class Rule>
concept CalledWithFinding = requires(Rule const& r, finding const& f) {
  { r(f) } -> std::convertible_to<rule_result>;
};
template <class Rule>
concept CalledWithWorth = requires(Rule const& r, finding const& f, points worth) {
  { r(f, worth) } -> std::convertible_to<rule_result>;
};

} // namespace detail

/// A scoring rule: a copyable object called with a finding, or with a finding and the points at stake, that
/// answers with a share, or with the reason why the finding cannot be scored.
template <class Rule>
concept ScoringRule = std::copy_constructible<Rule> &&
    (detail::CalledWithFinding<Rule> || detail::CalledWithWorth<Rule>);

} // namespace starlot::inline v0

#endif
