// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_ALLOCATION_HPP
#define STARLOT_SAMPLING_ALLOCATION_HPP

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/allocating.hpp>
#include <starlot/detail/sampling/made_unless.hpp>
#include <starlot/sampling/stratum.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

// How many of n visits go to each stratum:
//
//   proportional_to_size   to the number of outlets                           nothing is known of the strata
//   equal                  the same for each                                  each stratum is reported by itself
//   neyman                 to outlets times standard deviation (Neyman 1934)  the least variance of the overall mean
//   cost_weighted          to that over the root of the cost of a visit       the least variance for the cost of the visits

namespace starlot::inline v0 {

/// How visits are spread over the strata; see above.
enum class allocation : std::uint8_t { proportional_to_size, equal, neyman, cost_weighted };

namespace detail {

/// Whether what is known of each stratum has to be said.
[[nodiscard]] constexpr bool uses_deviations(allocation kind) noexcept {
  return kind == allocation::neyman || kind == allocation::cost_weighted;
}

} // namespace detail

/// A decimal that may also be given as a `double`, which is rounded to six decimals: a deviation that was estimated.
///
/// What is allocated, and what a record says, is the decimal: no floating point decides anything. A `double` that is
/// no number, or too large for a decimal, is an error where the number is used.
class rounded_decimal {
public:
  constexpr rounded_decimal() = default;
  constexpr rounded_decimal(decimal exact) noexcept : value_{exact} {}
  /// A whole number.
  template <std::integral Int>
    requires(!std::same_as<Int, bool> && !std::same_as<Int, char>)
  constexpr rounded_decimal(Int whole) noexcept {
    constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)() / decimal::one;
    is_in_range_ = std::cmp_less_equal(whole, most) && std::cmp_greater_equal(whole, -most);
    if (is_in_range_)
      value_ = decimal{static_cast<std::int64_t>(whole)};
  }
  template <std::floating_point Float> constexpr rounded_decimal(Float x) noexcept {
    auto const micro = static_cast<double>(x) * decimal::one;
    is_in_range_ = micro > -9.2e18 && micro < 9.2e18; // false of a NaN, too
    if (!is_in_range_)
      return;
    auto const whole = static_cast<std::int64_t>(micro);
    auto const rest = micro - static_cast<double>(whole);
    value_ = decimal::from_micro(whole + (rest >= 0.5 ? 1 : rest <= -0.5 ? -1 : 0));
  }

  /// To six decimals. Meaningless where it is not in range.
  [[nodiscard]] constexpr decimal value() const noexcept { return value_; }
  /// Whether it was a number that a decimal holds.
  [[nodiscard]] constexpr bool is_in_range() const noexcept { return is_in_range_; }

  friend constexpr bool operator==(rounded_decimal const&, rounded_decimal const&) = default;

private:
  decimal value_;
  bool is_in_range_ = true;
};

/// What is known of a stratum before visits are allocated to it.
struct known_stratum {
  std::string_view id;
  rounded_decimal deviation =
      decimal{1};                    ///< S_h of the score, in any unit, >= 0; for neyman and cost_weighted
  rounded_decimal cost = decimal{1}; ///< c_h of a visit, in any unit, > 0; for cost_weighted
  std::uint32_t least = 1;           ///< visits; 2 where a variance is to be estimated
  std::uint32_t most = ~std::uint32_t{0}; ///< visits; never more than the stratum has outlets
};

/// The number of visits for each stratum, in the order given; together exactly n. Of a stratum, `id` and `population`
/// are read; what is known of some or all of them stands in `known`, in any order.
///
///     allocate(strata_of(shops).strata, 24)
///     std::vector<known_stratum> const known{{"north", 9.3}, {"south", 4.1}};
///     allocate(strata_of(shops).strata, 24, allocation::neyman, known)
///
/// proportional_to_size, equal: quotas within the limits, and what is left over by largest remainder (Hamilton);
/// where quotas are held at a limit, the other strata share what remains. neyman, cost_weighted: the integer optimum
/// of Σ a_h² / n_h within the limits, a_h = N_h S_h: from the least on, each further visit goes where it lowers the
/// sum most, for its cost (Fox 1966; Wright 2012). Of equals, the stratum that is listed first. Exact: no floating
/// point.
/// Errors, all at once. Of `known`, with the index there: `stratum_unknown`; `stratum_listed_twice`;
/// `number_out_of_range` (a `double` that is no decimal); `stratum_not_listed`, with the id, where the allocation
/// needs what is known of each stratum. Then, with the index and the id of the stratum: `allocation_empty` (no
/// strata); `stratum_empty`; `deviation_negative`; `cost_not_positive`; `cap_below_minimum` (`most` or the number of
/// outlets is below `least`); `frame_too_large` (2^32 outlets); `too_few_visits`, `too_many_visits` (n is below the
/// sum of the least or above that of the caps, given as due).
/// Complexity: O(H log H + n H).
template <class Use = detail::on_use>
[[nodiscard]] result<std::vector<std::uint32_t>> allocate(std::span<stratum const> strata, std::uint32_t n,
                                                          allocation kind = allocation::proportional_to_size,
                                                          std::span<known_stratum const> known = {}) {
  detail::list<error> wrong;
  detail::list<detail::allocation_row> rows;
  detail::used_by<Use, std::span<stratum const>> const all = strata;
  for (auto const& s : all)
    rows.push_back({s.id, s.population});
  detail::add_known(rows, known, detail::uses_deviations(kind), wrong);
  detail::list<std::uint32_t> visits;
  if (wrong.empty())
    visits = detail::allocated_visits(rows, n, kind, wrong);
  return detail::made_unless(wrong, visits);
}

} // namespace starlot::inline v0

#endif
