// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_SAMPFORD_PAIRS_HPP
#define STARLOT_DETAIL_SAMPLING_SAMPFORD_PAIRS_HPP
// IWYU pragma: private

#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/sampling/sample.hpp>
#include <starlot/sampling/selection.hpp>
#include <starlot/sampling/stratum.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace starlot::inline v0::detail {

// Probabilities of pairs in a sample of Sampford's. Each outlet is taken by itself with probability p = n x / X; Q_k is the
// probability that k are taken, Q_k^ij that k are taken of all but i and j:
//
//   p_ij = p_i p_j Σ_(t = 2 to n) (t - p_i - p_j) Q^ij_(n - t)  /  Σ_(t = 1 to n) t Q_(n - t)
//
// (Sampford 1967, section 3, with his λ = p/(1 - p) multiplied out). All terms are positive: nothing cancels.

/// Of Q_0 to Q_last, with one more outlet, which is taken with probability p / (p + q).
template <class Number> void take_along(list<Number>& q, Number const& p, Number const& not_p) {
  for (auto k = q.size(); k-- > 0;) {
    q[k] *= not_p;
    if (k > 0)
      q[k] += q[k - 1] * p;
  }
}

/// Σ (t - both) Q_(n - t) for t from `first` to n; `one` is the probability 1.
template <class Number>
[[nodiscard]] Number sum_of_tries(list<Number> const& q, std::uint32_t n, std::uint32_t first,
                                  Number const& one, Number const& both) {
  auto out = one;
  out -= one;
  for (auto t = first; t <= n; ++t) {
    auto term = one;
    term *= t;
    term -= both;
    term *= q[n - t];
    out += term;
  }
  return out;
}

/// Exact, in integers: n x instead of p, X instead of 1. Complexity: N n products of integers of N words.
template <class Fraction>
[[nodiscard]] Fraction sampford_joint(stratum const& of, size_range a, size_range b) {
  using integer = typename Fraction::integer;
  auto const n = of.sampled;
  if (n < 2)
    return Fraction{};
  integer const one{of.size};
  auto const taken = [&](std::int64_t x) { return integer{x} * std::int64_t{n}; };
  list<integer> all(n);
  list<integer> others(n);
  all[0] = others[0] = 1;
  bool a_is_out = false;
  bool b_is_out = false;
  for (auto const x : of.sizes) {
    auto const p = taken(x);
    auto const not_p = one - p;
    take_along(all, p, not_p);
    if (!a_is_out && x == a.size)
      a_is_out = true;
    else if (!b_is_out && x == b.size)
      b_is_out = true;
    else
      take_along(others, p, not_p);
  }
  auto const pair = taken(a.size) * taken(b.size);
  return {pair * sum_of_tries(others, n, 2, one, taken(a.size) + taken(b.size)),
          sum_of_tries(all, n, 1, one, integer{})};
}

/// Of a sample: the same in floating point, of all its pairs at once, row after row. Complexity: n³ log n + N n.
template <class Sample = sample> class pair_probabilities {
public:
  explicit pair_probabilities(Sample const& drawn) : size_{drawn.size()}, table_(size_ * size_) {
    list<double> own(size_);
    for (std::size_t i = 0; i < size_; ++i) {
      auto const p = drawn.nominal_inclusion(i).value();
      own[i] = static_cast<double>(p.numerator()) / static_cast<double>(p.denominator());
    }
    for (std::size_t i = 0; i < size_; ++i)
      for (std::size_t k = 0; k < size_; ++k)
        at(i, k) = i == k ? own[i] : own[i] * own[k];
    for (std::uint32_t h = 0; h < drawn.strata().size(); ++h)
      add_stratum(drawn, h, own);
  }

  /// Of the i-th and the k-th drawn outlet.
  [[nodiscard]] double operator()(std::size_t i, std::size_t k) const noexcept {
    return table_[i * size_ + k];
  }

private:
  using row = list<double>;

  [[nodiscard]] double& at(std::size_t i, std::size_t k) { return table_[i * size_ + k]; }

  void add_stratum(Sample const& drawn, std::uint32_t h, row const& own) {
    auto const& s = drawn.strata()[h];
    list<std::size_t> members;
    for (std::size_t i = 0; i < size_; ++i)
      if (drawn.drawn()[i].stratum == h)
        members.push_back(i);
    if (members.size() < 2 || s.certain)
      return;
    if (s.selected_by == nullptr) {
      auto const both = s.joint_inclusion().to_double();
      for (auto const i : members)
        for (auto const k : members)
          if (i != k)
            at(i, k) = both;
      return;
    }
    // Of all outlets, and of those that were not drawn.
    row all(s.sampled);
    row rest(s.sampled);
    all[0] = rest[0] = 1;
    list<std::uint8_t> used(members.size());
    for (auto const x : s.sizes) {
      auto const p = static_cast<double>(s.sampled) * static_cast<double>(x) / static_cast<double>(s.size);
      take_along(all, p, 1 - p);
      std::size_t m = 0;
      while (m < members.size() && (used[m] != 0 || drawn.drawn()[members[m]].range.size != x))
        ++m;
      if (m < members.size())
        used[m] = 1;
      else
        take_along(rest, p, 1 - p);
    }
    auto const total = sum_of_tries(all, s.sampled, 1, 1.0, 0.0);
    for (std::size_t m = 0; m + 1 < members.size(); ++m) {
      auto const i = members[m];
      leave_out(members, m + 1, members.size(), rest, own, [&](std::size_t k, row const& others) {
        auto const both = own[i] * own[k] * sum_of_tries(others, s.sampled, 2, 1.0, own[i] + own[k]) / total;
        at(i, k) = at(k, i) = both;
      });
      take_along(rest, own[i], 1 - own[i]); // it is one of the others from now on
    }
  }

  /// Calls `use` for each of some outlets with the probabilities of all others of them taken along.
  template <class Use>
  static void leave_out(list<std::size_t> const& members, std::size_t from, std::size_t to, row const& q,
                        row const& own, Use const& use) {
    if (to - from == 1)
      return use(members[from], q);
    auto const middle = from + (to - from) / 2;
    auto left = q;
    for (auto m = middle; m < to; ++m)
      take_along(left, own[members[m]], 1 - own[members[m]]);
    leave_out(members, from, middle, left, own, use);
    left = q;
    for (auto m = from; m < middle; ++m)
      take_along(left, own[members[m]], 1 - own[members[m]]);
    leave_out(members, middle, to, left, own, use);
  }

  std::size_t size_;
  row table_;
};

/// Whether the probabilities of all pairs of a sample are known, none is 0, and some go by size.
template <class Strata> [[nodiscard]] bool all_pairs_known(Strata const& strata) {
  bool by_size = false;
  for (auto const& s : strata) {
    if (s.selected_by != nullptr && !s.selected_by->knows_pairs)
      return false;
    by_size = by_size || s.goes_by_size();
  }
  return by_size;
}

} // namespace starlot::inline v0::detail

#endif
