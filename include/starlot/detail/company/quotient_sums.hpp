// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_COMPANY_QUOTIENT_SUMS_HPP
#define STARLOT_DETAIL_COMPANY_QUOTIENT_SUMS_HPP
// IWYU pragma: private

#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/integer.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/slice.hpp>
#include <starlot/detail/base/small_list.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// Sums of multiples of the same positive quotients, Σ n q, times a weight, in lowest terms, for many n: without the greatest
/// common divisor of two long numbers for each of them.
///
/// A denominator is d = c s, where c, its own part, has no divisor in common with another denominator. Over S = lcm s, with
/// f = a S / s and F = gcd f, the sum is F/S Σ n (f/F) / c. With c its numerator has in common what n has, since f has nothing
/// with c, nor has another c; what it has with S, its rest by S tells, which is short.
template <class = on_use> class quotient_sums {
public:
  /// How often each quotient is taken, over one number that all are divided by.
  class multiples {
  public:
    explicit multiples(quotient_sums const& of) : of_{of}, times_(of.terms_.size()) {}

    /// Takes the k-th quotient `times` / `per` times more. Preconditions: times >= 0, per > 0.
    void add(std::size_t k, std::int64_t times, std::int64_t per) noexcept {
      if (per != per_) {
        if (times == 0 || !fit_)
          return;
        auto const missing = per / common_divisor(per_, per);
        fit_ = multiply(per_, missing, per_);
        for (auto& n : times_)
          fit_ = fit_ && multiply(n, missing, n);
        fit_ = fit_ && multiply(times, per_ / per, times);
      }
      auto& n = times_[of_.term_of_[k]];
      fit_ = detail::add(n, times, n) && fit_;
    }
    /// So many of each term.
    void take_all(slice<std::int32_t const> times) noexcept {
      for (std::size_t t = 0; t < times.size(); ++t)
        times_[t] = times[t];
    }
    /// Whether they are numbers of 64 bits; there is no sum of others.
    [[nodiscard]] bool fit() const noexcept { return fit_; }

  private:
    friend quotient_sums;

    quotient_sums const& of_;
    small_list<std::int64_t, 64> times_;
    std::int64_t per_ = 1;
    bool fit_ = true;
  };

  /// Preconditions: each is positive and in lowest terms.
  explicit quotient_sums(slice<fraction const> quotients) {
    for (auto const& q : quotients) {
      number const top{q.numerator()};
      number const bottom{q.denominator()};
      std::size_t t = 0;
      while (t < terms_.size() && !(terms_[t].top == top && terms_[t].own == bottom))
        ++t;
      if (t == terms_.size())
        terms_.push_back({top, bottom, {}, 0, 0});
      term_of_.push_back(t);
    }
    split();
  }

  /// How many of them are distinct: terms; which one the k-th is.
  [[nodiscard]] std::size_t size() const noexcept { return terms_.size(); }
  [[nodiscard]] std::size_t term_of(std::size_t k) const noexcept { return term_of_[k]; }

  /// A weight as `sum` takes it.
  [[nodiscard]] fraction prepared(fraction const& weight) const { return (weight * common_).reduced(); }

  /// Precondition: `n.fit()`.
  [[nodiscard]] fraction sum(multiples const& n, fraction const& prepared_weight) const {
    auto [top, bottom] = over_own_parts(n);
    if (top.is_zero())
      return fraction{};
    auto const weight = n.per_ == 1 ? prepared_weight : (prepared_weight / n.per_).reduced();
    number up{weight.numerator()};
    number down{weight.denominator()};
    cancel(top, down);
    cancel(bottom, up);
    return {integer<8>{top *= up}, integer<8>{bottom *= down}};
  }

private:
  using number = integer<48>; // what is added up seldom allocates

  struct term {
    number top; ///< f/F once it was split
    number own; ///< c; the denominator until it was split
    number shared;
    std::int64_t short_top = 0; ///< the same where both are numbers of 64 bits, else 0
    std::int64_t short_own = 0;
  };
  struct quotient {
    number top, bottom;
  };
  static constexpr std::int64_t most_looked_up = 64;

  /// Σ n (f/F) / c over the product of the own parts that remain. In words of 64 bits as long as the parts of a step are.
  [[nodiscard]] quotient over_own_parts(multiples const& n) const {
    small_list<std::uint64_t, 64> top(terms_.size() + 1), bottom(terms_.size() + 1);
    bottom[0] = 1;
    std::size_t words = 1;
    for (std::size_t t = 0; t < terms_.size(); ++t) {
      auto times = n.times_[t];
      if (times == 0)
        continue;
      auto const& at = terms_[t];
      auto own = at.short_own;
      if (auto const divisor = common_with_own(t, times); divisor != 1) {
        own /= divisor;
        times /= divisor;
      }
      std::int64_t part = 0;
      if (own == 0 || !multiply(at.short_top, times, part))
        return over_long_own_parts(n);
      auto const by = static_cast<std::uint64_t>(own);
      auto const add = static_cast<std::uint64_t>(part);
      std::uint64_t carry = 0;
      std::uint64_t bottom_carry = 0;
      for (std::size_t i = 0; i < words; ++i) {
        auto const sum = sum_of_products(top[i], by, bottom[i], add, carry);
        auto const product = sum_of_products(bottom[i], by, 0, 0, bottom_carry);
        top[i] = sum.low;
        carry = sum.high;
        bottom[i] = product.low;
        bottom_carry = product.high;
      }
      if (carry != 0 || bottom_carry != 0) {
        top[words] = carry;
        bottom[words] = bottom_carry;
        ++words;
      }
    }
    return {of_words(top, words), of_words(bottom, words)};
  }
  [[nodiscard]] static number of_words(list<std::uint64_t> const& all, std::size_t words) {
    small_list<limb, 128> limbs;
    for (std::size_t i = 0; i < words; ++i) {
      limbs.push_back(low_limb(all[i]));
      limbs.push_back(low_limb(all[i] >> limb_bits));
    }
    return number::of_limbs(limbs.data(), limbs.size());
  }
  [[nodiscard]] quotient over_long_own_parts(multiples const& n) const {
    quotient out{0, 1};
    for (std::size_t t = 0; t < terms_.size(); ++t) {
      if (n.times_[t] == 0)
        continue;
      auto const divisor = common_with_own(t, n.times_[t]);
      auto part = out.bottom;
      part *= terms_[t].top;
      part *= n.times_[t] / divisor;
      auto const own = terms_[t].own / number{divisor};
      out.top *= own;
      out.top += part;
      out.bottom *= own;
    }
    return out;
  }

  void split() {
    number product{1};
    for (auto const& t : terms_)
      product *= t.own;
    number all{1}; // S
    for (auto& t : terms_) {
      auto const others = (product % (t.own * t.own)) / t.own; // their product, modulo d
      number const whole = t.own;
      for (auto d = gcd(others, t.own); d != 1; d = gcd(d, t.own))
        t.own = t.own / d;
      t.shared = whole / t.own;
      all *= t.shared / gcd(all, t.shared);
    }
    number factor{0}; // F
    for (auto& t : terms_)
      factor = gcd(factor, t.top *= all / t.shared);
    for (auto& t : terms_) {
      t.top = t.top / factor;
      if (t.top.fits_int64() && t.own.fits_int64()) {
        t.short_top = t.top.to_int64();
        t.short_own = t.own.to_int64();
      }
    }
    common_ = fraction{integer<8>{factor}, integer<8>{all}}.reduced();
    for (auto const& t : terms_)
      for (std::int64_t n = 0; n < most_looked_up; ++n)
        looked_up_.push_back(n == 0 ? std::int8_t{1} : static_cast<std::int8_t>(gcd(t.own, number{n}).to_int64()));
  }
  [[nodiscard]] std::int64_t common_with_own(std::size_t t, std::int64_t n) const {
    if (n < most_looked_up)
      return looked_up_[t * most_looked_up + static_cast<std::size_t>(n)];
    return gcd(terms_[t].own, number{n}).to_int64();
  }
  /// Takes the greatest common divisor out of a long number and a short one.
  static void cancel(number& numerator, number& denominator) {
    if (denominator == 1)
      return;
    auto const divisor = gcd(numerator % denominator, denominator);
    if (divisor == 1)
      return;
    numerator = numerator / divisor;
    denominator = denominator / divisor;
  }

  list<term> terms_; ///< distinct quotients
  list<std::size_t> term_of_;
  fraction common_; ///< F/S
  list<std::int8_t> looked_up_; ///< what the own part of each term has in common with small numbers
};

} // namespace starlot::inline v0::detail

#endif
