// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SPREAD_HPP
#define STARLOT_DETAIL_SPREAD_HPP
// IWYU pragma: private

#include <starlot/detail/stable_sum.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace starlot::inline v0::detail {

/// Probabilities of the whole numbers from `first` on.
struct spread_view {
  std::int64_t first = 0;
  std::span<double const> chances;

  /// Of the numbers from `from` to before `to`.
  [[nodiscard]] double between(std::int64_t from, std::int64_t to) const {
    auto const size = static_cast<std::int64_t>(chances.size());
    from = from <= first ? 0 : from - first > size ? size : from - first;
    to = to <= first ? 0 : to - first > size ? size : to - first;
    if (to <= from)
      return 0;
    auto const* const begin = chances.data() + from;
    return stable_total(static_cast<std::size_t>(to - from), [&](std::size_t i) { return begin[i]; });
  }
};

/// The same, holding them.
struct spread {
  std::int64_t first = 0;
  std::vector<double> chances;

  [[nodiscard]] spread_view view() const noexcept { return {first, chances}; }
};

/// Of `whole` less the number.
[[nodiscard]] inline spread subtracted_from(std::int64_t whole, spread_view s) {
  auto const size = s.chances.size();
  spread out{whole - s.first - static_cast<std::int64_t>(size) + 1, {}};
  out.chances.reserve(size);
  for (auto i = size; i > 0; --i)
    out.chances.push_back(s.chances[i - 1]);
  return out;
}

/// Of a + stride b, a and b independent. Complexity: the product of the sizes.
[[nodiscard]] inline spread sum_of(spread_view a, spread_view b, std::int64_t stride) {
  if (a.chances.empty() || b.chances.empty())
    return {};
  auto const step = static_cast<std::size_t>(stride);
  spread out{a.first + stride * b.first, {}};
  out.chances.resize(a.chances.size() + step * (b.chances.size() - 1));
  for (std::size_t j = 0; j < b.chances.size(); ++j) {
    auto* const to = out.chances.data() + step * j;
    auto const by = b.chances[j];
    for (std::size_t i = 0; i < a.chances.size(); ++i)
      to[i] += by * a.chances[i];
  }
  return out;
}

} // namespace starlot::inline v0::detail

#endif
