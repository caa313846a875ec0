// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_POPULATION_SCORES_HPP
#define STARLOT_DECISION_POPULATION_SCORES_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/scheme/aggregation.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

namespace starlot::inline v0 {

/// A score, and how many outlets have it.
struct score_count {
  points score;              ///< points of each of them
  std::uint64_t outlets = 1; ///< how many have it
};

/// A score of which only the bounds are known.
struct score_range {
  points lower;
  points upper;
};

class population_scores;

namespace detail {

/// Outlets of one score, or of one that lies between two; in millionths.
struct score_entry {
  std::int64_t lower = 0;
  std::int64_t upper = 0;
  std::uint64_t outlets = 1;

  friend bool operator==(score_entry const&, score_entry const&) = default;
};

/// Reads one score, to which a constant is added. Where it cannot be used, `wrong` says why.
template <class Constant> struct score_reader {
  Constant constant;

  /// A fraction between decimals lies between the two next to it.
  template <std::size_t Limbs>
  [[nodiscard]] static score_entry rounded(basic_fraction<Limbs> const& f, errc& wrong) {
    auto const micro = f * basic_fraction<Limbs>{points::one};
    auto const lower = round_to_multiple(micro, 1, rounding::down);
    auto const upper = round_to_multiple(micro, 1, rounding::up);
    if (lower.fits_int64() && upper.fits_int64())
      return {lower.to_int64(), upper.to_int64()};
    wrong = errc::points_out_of_range;
    return {};
  }
  [[nodiscard]] score_entry shifted(score_entry entry, errc& wrong) const {
    score_entry by{};
    if constexpr (std::same_as<Constant, points>)
      by = {constant.micro(), constant.micro()};
    else
      by = rounded(constant, wrong);
    if (!add(entry.lower, by.lower, entry.lower) || !add(entry.upper, by.upper, entry.upper))
      wrong = errc::points_out_of_range;
    return entry;
  }

  [[nodiscard]] score_entry read(points p, std::size_t, errc& wrong) const {
    return shifted({p.micro(), p.micro()}, wrong);
  }
  [[nodiscard]] score_entry read(score_count c, std::size_t, errc& wrong) const {
    return shifted({c.score.micro(), c.score.micro(), c.outlets}, wrong);
  }
  [[nodiscard]] score_entry read(score_range r, std::size_t, errc& wrong) const {
    auto const out = shifted({r.lower.micro(), r.upper.micro()}, wrong);
    if (r.upper < r.lower)
      wrong = errc::score_range_reversed;
    return out;
  }
  template <std::size_t Limbs>
  [[nodiscard]] score_entry read(basic_fraction<Limbs> const& f, std::size_t, errc& wrong) const {
    return rounded(f + basic_fraction<Limbs>{constant}, wrong);
  }
  /// One that stands for more than itself is of a sample, and one that is not the next of the frame follows a gap.
  [[nodiscard]] score_entry read(outlet_score const& o, std::size_t place, errc& wrong) const {
    if (o.number != place || o.weight != decltype(o.weight){std::int64_t{1}})
      wrong = errc::scores_missing;
    return wrong == errc::none ? read(o.score, place, wrong) : score_entry{};
  }
};

/// A vector, array or span of scores.
template <class T>
concept ScoreRange = requires(T const& scores, score_reader<points> const& reader, errc& wrong) {
  std::span{scores};
  reader.read(*std::span{scores}.begin(), std::size_t{}, wrong);
};

} // namespace detail

/// The scores of all outlets of a company, as far as they are known: from a census, from last year, from digital
/// channels, from a model. Made from a vector, array or span of
///
///     points        a score of each outlet, exact
///     fraction      likewise; one that is no decimal lies between the two decimals next to it
///     outlet_score  what `company_rating::outlet_scores()` gives after a census, in the order of the frame
///     score_range   between two scores
///     score_count   a histogram: so many outlets have that score
///
/// Outlets are counted from 0 in that order. Holds a copy.
class population_scores {
public:
  /// Exact scores, which all can be used. Preconditions: at most 2^32 - 1 (contract).
  template <class Range>
    requires(std::convertible_to<Range const&, std::span<points const>> &&
             !std::same_as<Range, population_scores>)
  population_scores(Range const& exact) {
    for (points const p : exact)
      entries_.push_back({p.micro(), p.micro()});
    outlets_ = entries_.size();
    contract(outlets_ <= largest_population, "no more outlets than a frame has");
  }

  /// Scores of any kind. `constant` is added to each: the part of a company's score that its outlets share, such as
  /// that of the head office; points or a fraction.
  ///
  /// Errors, with the index of the first score that cannot be used: `points_out_of_range`, `score_range_reversed`,
  /// `frame_too_large` (more than 2^32 - 1 outlets); `scores_missing` for an `outlet_score` that stands for more
  /// outlets than itself, or whose number in the frame is not its place: then not all scores are known. Complexity:
  /// linear.
  template <class Range, class Constant = points, class Made = population_scores>
  [[nodiscard]] static result<Made> of(Range const& scores, Constant const& constant = {}) {
    constexpr bool usable = detail::ScoreRange<Range>;
    static_assert(usable,
                  "population_scores::of takes a vector, array or span of points, fraction, outlet_score, "
                  "score_range or score_count");
    Made out;
    if constexpr (usable)
      for (auto const& s : std::span{scores}) {
        auto wrong = errc::none;
        auto const entry = detail::score_reader<Constant>{constant}.read(s, out.entries_.size(), wrong);
        if (entry.outlets > largest_population - out.outlets_)
          wrong = errc::frame_too_large;
        if (wrong != errc::none)
          return error::at(wrong, out.entries_.size());
        out.entries_.push_back(entry);
        out.outlets_ += entry.outlets;
      }
    return out;
  }

  /// Number of outlets.
  [[nodiscard]] std::uint64_t outlets() const noexcept { return outlets_; }

private:
  friend detail::access;
  static constexpr std::uint64_t largest_population = 0xFFFF'FFFF; ///< as of a frame

  template <class = detail::on_use> population_scores() {}

  detail::list<detail::score_entry> entries_;
  std::uint64_t outlets_ = 0;
};

namespace detail {

/// Scores, or why there are none: from what the doors of laws take.
template <std::same_as<population_scores> Given>
[[nodiscard]] result<Given> scores_from(Given const& scores) {
  return scores;
}
template <std::same_as<result<population_scores>> Given>
[[nodiscard]] Given scores_from(Given const& scores) {
  return scores;
}
template <ScoreRange Range> [[nodiscard]] result<population_scores> scores_from(Range const& scores) {
  return population_scores::of(scores);
}

/// What stands for the scores of a population: `population_scores`, a result with them, or a range that they are made
/// of.
template <class T>
concept Scores =
    std::same_as<T, population_scores> || std::same_as<T, result<population_scores>> || ScoreRange<T>;

} // namespace detail

/// Scores of the outlets of one stratum, of any kind that a law takes, and how many of the outlets are drawn. Scores
/// that cannot be used are an error of the law.
struct scored_stratum {
  template <detail::Scores S>
  scored_stratum(S const& of_outlets, std::uint64_t drawn)
      : scores{detail::scores_from(of_outlets)}, n{drawn} {}

  result<population_scores> scores; ///< of the outlets of the stratum, or why there are none
  std::uint64_t n = 0;              ///< outlets that are drawn
};

/// A cluster (群) whose outlets are drawn, too: scores of all of them, of any kind that a law takes, and how many are visited
/// where the cluster is drawn. Scores that cannot be used are an error of the law.
struct staged_cluster {
  template <detail::Scores S>
  staged_cluster(S const& of_outlets, std::uint64_t visited)
      : scores{detail::scores_from(of_outlets)}, visits{visited} {}

  result<population_scores> scores; ///< of the outlets of the cluster, or why there are none
  std::uint64_t visits = 0;         ///< outlets that are drawn where the cluster is
};

/// A cluster (群): the points of its outlets together, and how many they are.
struct scored_cluster {
  points total;              ///< points of its outlets together
  std::uint32_t outlets = 0; ///< how many they are
};

} // namespace starlot::inline v0

#endif
