// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_SPREAD_HPP
#define STARLOT_DETAIL_DECISION_SPREAD_HPP
// IWYU pragma: private

#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

// Kernels say that what is read is not what is written, so that compilers take several numbers at once; to GCC, which
// at -O2 only does what it need not check, four of them are written out.
#if defined(__GNUC__) && !defined(__clang__)
inline constexpr bool four_by_hand = true;
#else
inline constexpr bool four_by_hand = false;
#endif

/// to += by * from
inline void add_scaled(double* __restrict to, double const* __restrict from, std::size_t size,
                       double by) noexcept {
  std::size_t i = 0;
  for (; four_by_hand && i + 4 <= size; i += 4) {
    to[i] += by * from[i];
    to[i + 1] += by * from[i + 1];
    to[i + 2] += by * from[i + 2];
    to[i + 3] += by * from[i + 3];
  }
  for (; i < size; ++i)
    to[i] += by * from[i];
}

/// to = keep * to + by * from
inline void mix_scaled(double* __restrict to, double const* __restrict from, std::size_t size, double keep,
                       double by) noexcept {
  std::size_t i = 0;
  for (; four_by_hand && i + 4 <= size; i += 4) {
    to[i] = keep * to[i] + by * from[i];
    to[i + 1] = keep * to[i + 1] + by * from[i + 1];
    to[i + 2] = keep * to[i + 2] + by * from[i + 2];
    to[i + 3] = keep * to[i + 3] + by * from[i + 3];
  }
  for (; i < size; ++i)
    to[i] = keep * to[i] + by * from[i];
}

/// Sum in four parts, of numbers that are not negative.
[[nodiscard]] inline double quick_sum(double const* from, std::size_t size) noexcept {
  double a = 0, b = 0, c = 0, d = 0;
  std::size_t i = 0;
  for (; i + 4 <= size; i += 4) {
    a += from[i];
    b += from[i + 1];
    c += from[i + 2];
    d += from[i + 3];
  }
  for (; i < size; ++i)
    a += from[i];
  return (a + b) + (c + d);
}

/// Probabilities of `size` whole numbers, from `first` on.
struct spread_view {
  std::int64_t first = 0;
  double const* chances = nullptr;
  std::size_t size = 0;

  /// Of the numbers from `from` to before `to`.
  [[nodiscard]] double between(std::int64_t from, std::int64_t to) const noexcept {
    auto const all = static_cast<std::int64_t>(size);
    from = from <= first ? 0 : from - first > all ? all : from - first;
    to = to <= first ? 0 : to - first > all ? all : to - first;
    return to <= from ? 0 : quick_sum(chances + from, static_cast<std::size_t>(to - from));
  }
};

/// How many of the numbers are possible.
[[nodiscard]] inline std::size_t possible(spread_view s) noexcept {
  std::size_t out = 0;
  for (std::size_t i = 0; i < s.size; ++i)
    out += s.chances[i] > 0 ? 1U : 0U;
  return out;
}

/// The same, holding them.
struct spread {
  std::int64_t first = 0;
  list<double> chances;

  template <class = on_use> [[nodiscard]] spread_view view() const noexcept {
    return {first, chances.data(), chances.size()};
  }
};

/// Of `whole` less the number.
template <class = on_use> [[nodiscard]] spread subtracted_from(std::int64_t whole, spread_view s) {
  spread out{whole - s.first - static_cast<std::int64_t>(s.size) + 1, {}};
  out.chances.reserve(s.size);
  for (auto i = s.size; i > 0; --i)
    out.chances.push_back(s.chances[i - 1]);
  return out;
}

/// Of a + stride b, a and b independent. Complexity: the size of a times the numbers in b that are possible.
template <class = on_use> [[nodiscard]] spread sum_of(spread_view a, spread_view b, std::int64_t stride) {
  if (a.size == 0 || b.size == 0)
    return {};
  auto const step = static_cast<std::size_t>(stride);
  spread out{a.first + stride * b.first, {}};
  out.chances.resize(a.size + step * (b.size - 1));
  for (std::size_t j = 0; j < b.size; ++j)
    if (b.chances[j] > 0)
      add_scaled(out.chances.data() + step * j, a.chances, a.size, b.chances[j]);
  return out;
}

} // namespace starlot::inline v0::detail

#endif
