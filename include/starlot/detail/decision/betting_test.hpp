// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_BETTING_TEST_HPP
#define STARLOT_DETAIL_DECISION_BETTING_TEST_HPP
// IWYU pragma: private

#include <starlot/core/decimal.hpp>
#include <starlot/decision/bet.hpp>
#include <starlot/detail/base/on_use.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// The scale of a settlement: scores are whole steps of a grid, from 0 to `highest`.
struct betting_scale {
  std::int64_t outlets = 0; ///< N
  std::int64_t highest = 0; ///< U in steps; N U fits
  double step = 1;          ///< in points
  double lowest = 0;        ///< points of the score 0
};

/// The test of "the total of all N outlets is at most T" by betting without replacement. With S of j outlets so far, in
/// random order, the rest would have the mean μ = (T - S)/(N - j) at most. Wealth starts at 1 and is multiplied by
/// 1 + λ (y - μ) for an outlet of y, λ depending on former outlets only. Under the hypothesis it is a nonnegative
/// supermartingale, so it ever reaches 1/α with probability α at most (Ville). Stark, Annals of Applied Statistics 17
/// (2023); Waudby-Smith and Ramdas, arXiv 2010.09686.
///
/// Whether S is above T, and y - μ times N - j, are whole numbers. Any double is a valid λ as long as 0 <= λ < 1/μ. The rest
/// is rounded so that `wealth` is never above the true one, and below it by a few units in the last place for each outlet.
class betting_test {
public:
  /// `turned`: scores are steps short of the highest, and so is the mean that a bet declares.
  template <class = on_use>
  betting_test(betting_scale const& scale, std::int64_t largest_total, bet const& how, bool turned)
      : scale_{scale}, most_{largest_total}, is_rejected_{largest_total < 0}, kind_{how.which()} {
    for (std::size_t i = 0; i < how.parameters(); ++i)
      numbers_[i] = static_cast<double>(how.parameter(i).micro()) / 1e6;
    auto const declares_mean = kind_ != bet::kind::constant && kind_ != bet::kind::ratio;
    if (declares_mean) {
      numbers_[0] -= scale_.lowest;
      if (turned)
        numbers_[0] = highest() - numbers_[0];
    }
  }

  /// The next outlet in the order of the draw. Preconditions: 0 <= y <= U; fewer than N before.
  template <class = on_use> void add(std::int64_t y) {
    if (!is_rejected_) {
      auto const rest = most_ - sum_; // not negative
      auto const left = scale_.outlets - visited_;
      // Where the rest cannot be too good the hypothesis holds; where it has nothing left to lose the first point refutes it.
      if (rest > 0 && rest / left < scale_.highest)
        multiply(y, rest, left);
      is_rejected_ = y > rest;
    }
    auto const score = static_cast<double>(y) * scale_.step;
    squares_ += score * score;
    sum_ += y;
    ++visited_;
  }

  /// No more than the largest wealth so far; without a meaning where the hypothesis is impossible.
  [[nodiscard]] double best_wealth() const noexcept { return best_; }
  /// No more than the wealth now.
  [[nodiscard]] double wealth() const noexcept { return wealth_; }
  /// Whether the outlets so far have more together than all may have.
  [[nodiscard]] bool is_impossible() const noexcept { return is_rejected_; }
  /// No less than 1 over the largest wealth, and no more than 1.
  [[nodiscard]] double p_value() const noexcept { return is_rejected_ ? 0 : best_ > 1 ? up / best_ : 1; }
  /// Whether the hypothesis is rejected at this risk.
  [[nodiscard]] bool rejects(decimal risk) const noexcept {
    return is_rejected_ || best_ * static_cast<double>(risk.micro()) >= 1e6 * up;
  }

private:
  static constexpr double unit = 1.0 / (1ULL << 52U);
  static constexpr double up = 1 + 2 * unit;
  static constexpr double largest = 1e300; ///< of wealth: what is beyond is thrown away

  [[nodiscard]] double highest() const noexcept { return static_cast<double>(scale_.highest) * scale_.step; }

  void multiply(std::int64_t y, std::int64_t rest, std::int64_t left) {
    double factor = 0;
    if (kind_ == bet::kind::ratio) {
      factor = static_cast<double>(y * left) / static_cast<double>(rest) * (1 - 3 * unit);
    } else {
      auto const above = static_cast<double>(y * left - rest) / static_cast<double>(left) * scale_.step;
      auto const gain = stake(static_cast<double>(rest) / static_cast<double>(left) * scale_.step,
                              static_cast<double>(left)) *
                        above;
      // Wrong by five roundings of the gain, and two of the sum; then there are two of the product.
      factor = 1 + gain - unit * (1 + 4 * (gain < 0 ? -gain : gain));
    }
    wealth_ = factor > 0 ? wealth_ * factor * (1 - unit) : 0;
    wealth_ = wealth_ < largest ? wealth_ : largest;
    best_ = wealth_ > best_ ? wealth_ : best_;
  }

  /// λ where the rest has the mean `mu`, in points; 0 < mu < U.
  [[nodiscard]] double stake(double mu, double left) const {
    auto const visits = static_cast<double>(visited_);
    auto const sum = static_cast<double>(sum_) * scale_.step;
    auto const top = highest();
    // Just below 1/μ, so that no rounding stakes more than there is.
    auto const most = (1 - 1.0 / (1ULL << 40U)) / mu;
    double out = 0;
    switch (kind_) {
    case bet::kind::constant:
      out = numbers_[0];
      break;
    case bet::kind::expected_mean:
      out = on_mean((static_cast<double>(scale_.outlets) * numbers_[0] - sum) / left, mu, top);
      break;
    case bet::kind::shrunken: {
      auto const weight = numbers_[1] + visits;
      auto const distance = numbers_[2] / std::sqrt(weight);
      auto const learnt = (numbers_[1] * numbers_[0] + sum) / weight;
      out = on_mean(lesser(learnt > mu + distance ? learnt : mu + distance, top - distance), mu, top);
      break;
    }
    case bet::kind::adaptive: {
      auto const weight = numbers_[2] + visits;
      auto const mean = (numbers_[2] * numbers_[0] + sum) / weight;
      auto const spread = squares_ - 2 * mean * sum + visits * mean * mean;
      auto const variance = (numbers_[2] * numbers_[1] + (spread > 0 ? spread : 0)) / weight;
      auto const above = mean - mu;
      if (above > 0)
        out = lesser(above / (variance + above * above), numbers_[3] / mu);
      break;
    }
    case bet::kind::ratio:
      break;
    }
    return lesser(out > 0 ? out : 0, most);
  }
  [[nodiscard]] static double on_mean(double eta, double mu, double top) noexcept {
    eta = lesser(eta, top);
    return eta > mu && mu < top ? (eta / mu - 1) / (top - mu) : 0;
  }
  [[nodiscard]] static double lesser(double a, double b) noexcept { return a < b ? a : b; }

  betting_scale scale_;
  std::int64_t most_; ///< T
  std::int64_t sum_ = 0;
  std::int64_t visited_ = 0;
  double squares_ = 0;
  double wealth_ = 1;
  double best_ = 1;
  bool is_rejected_;
  bet::kind kind_;
  double numbers_[4] = {};
};

} // namespace starlot::inline v0::detail

#endif
