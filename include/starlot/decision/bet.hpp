// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_BET_HPP
#define STARLOT_DECISION_BET_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/decimal.hpp>
#include <starlot/core/points.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

// How much a settlement stakes on the next outlet: λ, per point by which its score may differ from μ, the mean that the
// outlets not yet visited would have if the hypothesis were just true. A bet is declared before the seed is known. It
// decides how many visits it takes to prove something, never whether a proof holds.
//
//   bet               λ for the outlet that follows j others of total S
//   constant_bet      the declared number
//   expected_mean_bet (η/μ - 1)/(U - μ): η is what the rest would have if the company's mean were the declared one
//   shrunken_bet      the same with η from the outlets so far, shrunk towards a declared mean (Stark 2023)
//   adaptive_bet      (m - μ)/(v + (m - μ)²), with m and v from the outlets so far and declared ones (Waudby-Smith and
//                     Ramdas 2024): where nothing is known, this one
//   ratio_bet         1/μ (Kaplan-Kolmogorov): best where all scores are good and alike, lost with a single lowest score
//
// Each λ lies between 0 and 1/μ. Against "reaches the rung" the scale is turned round: points short of the highest score.

namespace starlot::inline v0 {

/// The same stake for each outlet.
struct constant_bet {
  decimal per_point; ///< λ; above 0
};
/// For a company of which one thinks that its mean is this.
struct expected_mean_bet {
  points mean; ///< before any visit
};
/// For a company whose mean is learnt from its outlets. Preconditions of the bet: both decimals above 0.
struct shrunken_bet {
  points mean;      ///< before any visit
  decimal weight;   ///< in outlets: how many visits count as much as that
  decimal distance; ///< over √(weight + visits): η stays that far from μ and from the highest score
};
/// For a company whose mean and variance are learnt from its outlets. Preconditions of the bet: all decimals above 0, the
/// largest stake below 1.
struct adaptive_bet {
  points mean;           ///< before any visit
  decimal variance;      ///< before any visit; in squares of points
  decimal weight;        ///< in outlets: how many visits count as much as that
  decimal largest_stake; ///< most of the wealth that the lowest score may lose
};
/// All wealth is staked each time.
struct ratio_bet {};

/// One of the bets above, with its parameters.
///
///     bet const b = adaptive_bet{.mean = 82_pt, .variance = 80_dec, .weight = 5_dec, .largest_stake = 0.75_dec};
///     b.name();                                                             // "adaptive-bet-1"
///
/// Names have the version of the algorithm in them and never change meaning.
class bet {
public:
  /// Which one.
  enum class kind : std::uint8_t { constant, expected_mean, shrunken, adaptive, ratio };

  /// Preconditions, here and below: parameters as the bet says (contract).
  constexpr bet(constant_bet b) : kind_{kind::constant}, size_{1}, numbers_{b.per_point} {
    expect_positive(0);
  }
  constexpr bet(expected_mean_bet b) : kind_{kind::expected_mean}, size_{1}, numbers_{plain(b.mean)} {}
  constexpr bet(shrunken_bet b)
      : kind_{kind::shrunken}, size_{3}, numbers_{plain(b.mean), b.weight, b.distance} {
    expect_positive(1);
  }
  constexpr bet(adaptive_bet b)
      : kind_{kind::adaptive}, size_{4}, numbers_{plain(b.mean), b.variance, b.weight, b.largest_stake} {
    expect_positive(1);
    contract(b.largest_stake < decimal{1}, "a stake that leaves something");
  }
  constexpr bet(ratio_bet) {}

  /// Which one it is.
  [[nodiscard]] constexpr kind which() const noexcept { return kind_; }
  /// Name with version, as a settlement records it.
  [[nodiscard]] constexpr std::string_view name() const noexcept {
    constexpr std::string_view names[] = {"constant-bet-1", "expected-mean-bet-1", "shrunken-bet-1",
                                          "adaptive-bet-1", "ratio-bet-1"};
    return names[static_cast<std::size_t>(kind_)];
  }
  /// How many parameters it has.
  [[nodiscard]] constexpr std::size_t parameters() const noexcept { return size_; }
  /// The i-th of them, in the order in which they are declared. Preconditions: i < parameters() (contract).
  [[nodiscard]] constexpr decimal parameter(std::size_t i) const {
    contract(i < size_, "a parameter of the bet");
    return numbers_[i];
  }

  friend constexpr bool operator==(bet const&, bet const&) = default;

private:
  [[nodiscard]] static constexpr decimal plain(points p) noexcept { return decimal::from_micro(p.micro()); }
  constexpr void expect_positive(std::size_t first) const {
    for (auto i = first; i < size_; ++i)
      contract(numbers_[i].micro() > 0, "parameters of a bet above 0");
  }

  kind kind_ = kind::ratio;
  std::uint8_t size_ = 0;
  std::array<decimal, 4> numbers_{};
};

} // namespace starlot::inline v0

#endif
