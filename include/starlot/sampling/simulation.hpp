// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_SIMULATION_HPP
#define STARLOT_SAMPLING_SIMULATION_HPP

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

// Draws for simulations: what could have been drawn, thousands of times. What is drawn for a visit has tickets.

namespace starlot::inline v0 {

/// Random bits that are the same on every platform and in every version.
///
/// Number i of a stream is a hash of its key and i (the finaliser of SplitMix64: Steele, Lea, Flood 2014), so any
/// number can be had at once, and streams of one seed can run apart. Not for anything that somebody gains by
/// guessing. A uniform random bit generator of the standard library.
class simulation_engine {
public:
  using result_type = std::uint64_t;
  /// Name; numbers of an algorithm of this name never change.
  static constexpr std::string_view algorithm = "splitmix64-stream-1";

  constexpr explicit simulation_engine(std::uint64_t seed, std::uint64_t stream = 0) noexcept
      : key_{mixed(mixed(seed) + step * stream)} {}

  /// Least number.
  [[nodiscard]] static constexpr result_type(min)() noexcept { return 0; }
  /// Largest number.
  [[nodiscard]] static constexpr result_type(max)() noexcept { return ~result_type{0}; }

  constexpr result_type operator()() noexcept { return at(next_++); }
  /// Number `i` of the stream, from 0.
  [[nodiscard]] constexpr result_type at(std::uint64_t i) const noexcept {
    return mixed(key_ + step * (i + 1));
  }
  /// Goes to number `i`.
  constexpr void seek(std::uint64_t i) noexcept { next_ = i; }

  friend constexpr bool operator==(simulation_engine const&, simulation_engine const&) = default;

private:
  static constexpr std::uint64_t step = 0x9E37'79B9'7F4A'7C15;

  [[nodiscard]] static constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
    x = (x ^ x >> 30U) * 0xBF58'476D'1CE4'E5B9;
    x = (x ^ x >> 27U) * 0x94D0'49BB'1331'11EB;
    return x ^ x >> 31U;
  }

  std::uint64_t key_;
  std::uint64_t next_ = 0;
};

/// A number from 0 to n - 1, each with the same probability; takes as many numbers of the engine as that needs.
///
/// High word of a product, with rejection (Lemire 2019, "Fast random integer generation in an interval").
/// Preconditions: n > 0 (contract).
[[nodiscard]] constexpr std::uint64_t uniform_below(simulation_engine& engine, std::uint64_t n) {
  contract(n > 0, "a number below something");
  auto product = detail::wide_product(engine(), n);
  if (product.low < n) {
    auto const uneven = (0 - n) % n; // 2^64 mod n
    while (product.low < uneven)
      product = detail::wide_product(engine(), n);
  }
  return product.high;
}

namespace detail {

/// A set of numbers for a known count of them: open addressing, at most half full.
template <class = on_use> class number_set {
public:
  explicit number_set(std::size_t most) {
    std::size_t size = 2;
    while (size < 2 * most)
      size *= 2, --shift_;
    slots_.assign(size, none);
  }
  /// Whether it was not in the set.
  [[nodiscard]] bool insert(std::uint64_t n) noexcept {
    auto const mask = slots_.size() - 1;
    for (auto at = static_cast<std::size_t>(n * 0x9E37'79B9'7F4A'7C15 >> shift_);; at = (at + 1) & mask) {
      if (slots_[at] == n)
        return false;
      if (slots_[at] == none) {
        slots_[at] = n;
        return true;
      }
    }
  }

private:
  static constexpr std::uint64_t none = ~std::uint64_t{0}; // no number below a count
  unsigned shift_ = 63;
  list<std::uint64_t> slots_;
};

} // namespace detail

/// Draws n of the numbers from 0 to `of` - 1 without replacement, each set of n with the same probability. In no order
/// that means anything.
///
/// R. W. Floyd's algorithm (Bentley and Floyd 1987). Preconditions: n <= of (contract). Complexity: O(n) time and
/// memory.
template <class = detail::on_use>
[[nodiscard]] inline std::vector<std::uint64_t> draw_numbers(simulation_engine& engine, std::size_t n,
                                                             std::uint64_t of) {
  contract(n <= of, "no more are drawn than there are");
  detail::list<std::uint64_t> out(n);
  detail::number_set<> drawn{n};
  for (auto last = of - n; last < of; ++last) {
    auto const any = uniform_below(engine, last + 1);
    auto const one = drawn.insert(any) ? any : last;
    if (one == last && any != last)
      static_cast<void>(drawn.insert(last));
    out[static_cast<std::size_t>(last - (of - n))] = one;
  }
  return out.take();
}

} // namespace starlot::inline v0

#endif
