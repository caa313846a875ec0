// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_STABLE_SUM_HPP
#define STARLOT_DETAIL_ESTIMATION_STABLE_SUM_HPP
// IWYU pragma: private

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace starlot::inline v0::detail {

/// Where summands are cut so that their order does not matter: numbers whose last bit stands for so much that every summand
/// becomes a multiple of it, and every sum of those is exact (Demmel and Nguyen 2013, two folds).
struct stable_scale {
  double first = 0;
  double second = 0;

  /// For at most `count` summands, none larger than `largest` in magnitude; both are known before any is added.
  [[nodiscard]] static stable_scale of(double largest, std::size_t count) noexcept {
    if (!(largest > 0))
      return {};
    int bits = 0;
    static_cast<void>(std::frexp(largest, &bits));
    int room = 1;
    static_cast<void>(std::frexp(static_cast<double>(count), &room));
    auto const power = [](int exponent) { return std::ldexp(1.5, exponent); };
    return {power(bits + room + 1), power(bits + 2 * room - 50)};
  }
};

/// A sum of doubles that is the same bits in any order, with an error below 2^-60 of the largest summand for each million
/// of them. Under -ffast-math it is a plain sum.
struct stable_sum {
  double high = 0;
  double low = 0;

  void add(double x, stable_scale const& scale) noexcept {
    double const head = (x + scale.first) - scale.first;
    double const rest = x - head;
    high += head;
    low += (rest + scale.second) - scale.second;
  }
  [[nodiscard]] double value() const noexcept { return high + low; }
};

/// Adds term(i), i from 0 to `count` - 1, to the sum of its group; all to the first one where there are no groups.
/// In stretches, so that terms are worked out and cut several at a time.
template <class Term>
void add_terms(std::vector<stable_sum>& sums, std::span<std::uint32_t const> group_of, std::size_t count,
               Term const& term, stable_scale const& scale) noexcept {
  constexpr std::size_t stretch = 256;
  double high[stretch];
  double low[stretch];
  auto* const to = sums.data();
  for (std::size_t begin = 0; begin < count; begin += stretch) {
    auto const length = count - begin < stretch ? count - begin : stretch;
    for (std::size_t i = 0; i < length; ++i) {
      double const x = term(begin + i);
      double const cut = (x + scale.first) - scale.first;
      high[i] = cut;
      low[i] = ((x - cut) + scale.second) - scale.second;
    }
    if (group_of.empty()) {
      for (std::size_t i = 0; i < length; ++i) {
        to[0].high += high[i];
        to[0].low += low[i];
      }
      continue;
    }
    auto const* const group = group_of.data() + begin;
    for (std::size_t i = 0; i < length; ++i) {
      auto& sum = to[group[i]];
      sum.high += high[i];
      sum.low += low[i];
    }
  }
}

/// Σ term(i), the same bits in any order of the i.
template <class Term> [[nodiscard]] double stable_total(std::size_t count, Term const& term) {
  double largest = 0;
  for (std::size_t i = 0; i < count; ++i)
    largest = std::fmax(largest, std::fabs(term(i)));
  auto const scale = stable_scale::of(largest, count);
  stable_sum sum;
  for (std::size_t i = 0; i < count; ++i)
    sum.add(term(i), scale);
  return sum.value();
}

/// Σ term(i) of each group; no term is larger than `largest` in magnitude. One sum where there are no groups.
template <class Term>
[[nodiscard]] std::vector<double> sums_by_group(std::size_t groups, std::span<std::uint32_t const> group_of,
                                                std::size_t count, Term const& term, double largest) {
  std::vector<stable_sum> sums(groups);
  add_terms(sums, group_of, count, term, stable_scale::of(largest, count));
  std::vector<double> out;
  out.reserve(groups);
  for (auto const& s : sums)
    out.push_back(s.value());
  return out;
}

} // namespace starlot::inline v0::detail

#endif
