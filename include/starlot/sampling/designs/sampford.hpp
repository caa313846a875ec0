// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGNS_SAMPFORD_HPP
#define STARLOT_SAMPLING_DESIGNS_SAMPFORD_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/integer.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/sampling/made_unless.hpp>
#include <starlot/detail/sampling/planned_visits.hpp>
#include <starlot/detail/sampling/sampford_pairs.hpp>
#include <starlot/detail/sampling/size_strata.hpp>
#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/selection.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

/// Sampford's sampling: with probabilities exactly proportional to size, of all outlets or of each stratum, where the probability
/// of each pair is known and above 0, so that variances have no bias.
///
/// With n visits, x the size of an outlet and X their sum, every outlet is tried by itself: it is taken if its number, from 0 to
/// X - 1, is below n x. If n are taken, one more number from 0 to X - 1 accepts the try unless it is below the sum of their sizes;
/// else the next try is made. All in integers. The numbers are those of random starts (selection.hpp), with "try T " instead of
/// "start ", T the number of the try, and the length of the id, ":", and the id behind the stratum; the last: "accept T ". A
/// record writes the try that was accepted, "accepted T", its last number "R of X", attempt, hash and stratum, and each outlet's
/// number where tickets would stand. By hand, of an outlet (1: the first attempt):
///
///     v=$(printf %s "${k}try 26 1 5:north6:shop 0" | sha256sum | cut -c1-16 | tr a-f A-F)
///
/// An outlet with n x >= X is certain to be in the sample. It is taken out, with one visit, and the rest is looked at again until
/// none is left; certain outlets are a stratum of the plan, `certain`, and stand as "chosen" in the record.
///
/// `sample::joint_inclusion` is exact (N n products of integers of N words, N outlets: 4 ms for 20 of 200, 2 s for 100 of 2 000);
/// `survey_design::of(sample)` takes the variance of Yates and Grundy with these probabilities. The sample cannot be extended, and
/// none of its outlets be replaced. About sqrt(6.3 n / a) or 1/a tries are made, a = Σ x (X - n x) / X²: 26 for 100 of 2 000 like
/// outlets. Where N / a is above 10 000 000, or more than 4 096 outlets are left to chance in one stratum, the plan is refused.
/// In a record: "visits N", then, within strata, "within-strata ALLOCATION".
/// Source: Sampford 1967, doi:10.1093/biomet/54.3-4.499. A try that gives n outlets gives each set of them with a probability in
/// proportion to Π p/(1 - p), p = n x / X; accepted with the sum of the sizes that are not in it, it is Sampford's sample.
struct sampford {
  static constexpr std::string_view name = "sampford-1";
  static constexpr bool extendable = false;

  std::uint32_t n = 0;        ///< in all, with those that are certain
  bool within_strata = false; ///< each stratum by itself
  /// Of visits to strata, by their numbers of outlets; or `equal`.
  starlot::allocation allocation = starlot::allocation::proportional_to_size;

  template <class Lines> static void write(Lines& lines, sampford design) {
    detail::write_visits(lines, design);
  }
  template <class Lines> [[nodiscard]] static sampford read(Lines& lines) {
    return detail::read_visits<sampford>(lines);
  }
};

namespace detail {

template <class Use = on_use>
inline constexpr selection sampford_selection{
    "sampford-1", true, false, nullptr, nullptr, &sampford_joint<used_by<Use, fraction>>, true, true};

/// Whether the trials of a stratum would come to an end soon: N X² <= 10^7 Σ x (X - n x), for 4 096 outlets at most.
template <class Sum = integer<8>> [[nodiscard]] bool ends_soon(stratum const& s) {
  if (s.population > 4'096)
    return false;
  Sum left;
  for (auto const x : s.sizes)
    left += Sum{x} * (s.size - s.sampled * x);
  return Sum{s.size} * s.size * std::int64_t{s.population} <= left * 10'000'000;
}

} // namespace detail

/// Errors: those of `simple_random`; within strata those of `stratified`, which knows nothing of the strata; `too_many_tries`
/// with each stratum for which too many outlets are left to chance, or too little.
/// Complexity: linear in outlets for each round in which one becomes certain.
template <class Plan = draw_plan> [[nodiscard]] result<Plan> plan(frame const& f, sampford design) {
  auto out = detail::planned_visits<Plan>(f, design);
  if (!out)
    return out;
  detail::select_by_size(f, *out, detail::sampford_selection<detail::used_by<Plan, detail::on_use>>);
  detail::list<error> wrong;
  for (std::size_t h = 0; h < out->strata.size(); ++h)
    if (auto const& s = out->strata[h]; !s.certain && !detail::ends_soon(s))
      wrong.push_back(error::at(errc::too_many_tries, s.id, h));
  if (!wrong.empty())
    return detail::refused<Plan>(wrong);
  return out;
}

} // namespace starlot::inline v0

#endif
