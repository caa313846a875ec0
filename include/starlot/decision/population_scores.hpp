// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_POPULATION_SCORES_HPP
#define STARLOT_DECISION_POPULATION_SCORES_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/detail/base/access.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace starlot::inline v0 {

/// A score, and how many outlets have it.
struct score_count {
  points score;
  std::uint64_t outlets = 1;
};

/// A score of which no more is known than what it lies between.
struct score_range {
  points lower;
  points upper;
};

namespace detail {

/// Outlets of one score, or of one that lies between two; in millionths.
struct score_entry {
  std::int64_t lower = 0;
  std::int64_t upper = 0;
  std::uint64_t outlets = 1;

  friend bool operator==(score_entry const&, score_entry const&) = default;
};

[[nodiscard]] inline score_entry entry_of(points p, errc&) { return {p.micro(), p.micro()}; }
[[nodiscard]] inline score_entry entry_of(score_count c, errc&) {
  return {c.score.micro(), c.score.micro(), c.outlets};
}
[[nodiscard]] inline score_entry entry_of(score_range r, errc& wrong) {
  wrong = r.upper < r.lower ? errc::score_range_reversed : errc::none;
  return {r.lower.micro(), r.upper.micro()};
}
/// A fraction between decimals lies between the two next to it.
template <std::size_t Limbs> [[nodiscard]] score_entry entry_of(basic_fraction<Limbs> const& f, errc& wrong) {
  auto const micro = f * basic_fraction<Limbs>{points::one};
  auto const low = round_to_multiple(micro, 1, rounding::down);
  auto const high = round_to_multiple(micro, 1, rounding::up);
  if (low.fits_int64() && high.fits_int64())
    return {low.to_int64(), high.to_int64()};
  wrong = errc::points_out_of_range;
  return {};
}

} // namespace detail

/// The scores of all outlets of a company, as far as they are known: from a census, from last year, from digital channels, from
/// a model. Made from a vector, array or span of
///
///     points        a score of each outlet, exact
///     fraction      likewise; one that is no decimal lies between the two decimals next to it
///     score_range   between two scores
///     score_count   a histogram: so many outlets have that score
///
/// Outlets are counted from 0 in that order. Holds a copy.
class population_scores {
public:
  template <class Range>
    requires(!std::same_as<Range, population_scores>)
  &&requires(Range const& scores, errc& wrong) {
    std::span{scores};
    detail::entry_of(*std::span{scores}.begin(), wrong);
  }
  population_scores(Range const& scores) {
    for (auto const& s : std::span{scores}) {
      auto wrong = errc::none;
      auto const entry = detail::entry_of(s, wrong);
      if (entry.outlets > most - outlets_)
        wrong = errc::frame_too_large;
      if (wrong != errc::none && fault_.code == errc::none)
        fault_ = {wrong, {{}, entries_.size(), 0, 0}, {}, {}};
      entries_.push_back(entry);
      outlets_ += entry.outlets > most - outlets_ ? most - outlets_ : entry.outlets;
    }
  }

  /// Number of outlets.
  [[nodiscard]] std::uint64_t outlets() const noexcept { return outlets_; }
  /// The first score that cannot be used, with its index: `points_out_of_range`, `score_range_reversed`, `frame_too_large`
  /// (2^32 - 1 outlets); or `none`.
  [[nodiscard]] error const& fault() const noexcept { return fault_; }

private:
  friend detail::access;
  static constexpr std::uint64_t most = 0xFFFF'FFFF; ///< outlets, as of a frame

  std::vector<detail::score_entry> entries_;
  std::uint64_t outlets_ = 0;
  error fault_;
};

/// Outlets of one stratum, and how many of them are drawn.
struct scored_stratum {
  population_scores scores;
  std::uint64_t n = 0;
};

/// A cluster (群): the points of its outlets together, and how many they are.
struct scored_cluster {
  points total;
  std::uint32_t outlets = 0;
};

} // namespace starlot::inline v0

#endif
