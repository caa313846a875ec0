// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_SELECTION_HPP
#define STARLOT_SAMPLING_SELECTION_HPP

#include <starlot/core/fraction.hpp>

#include <cstdint>
#include <string_view>

// How the outlets of a stratum come into the sample: those with the smallest tickets; or by a selection, which a design
// names for each stratum of its plan (`stratum::selected_by`): all that follow from one random start, those with the
// smallest tickets in proportion to their sizes, or those of the first try that is accepted.
//
// The start of a stratum is a number from 0 to S - 1, S the sum of the sizes of its outlets, each with the same
// probability. Its text is K, "start ", the attempt (1, 2, ...), " ", the length of the id of the stratum in bytes, ":"
// and the id; K is the SHA-256, in hexadecimal, of the first lines of the record, to the seed. V is the number that the
// first 16 hexadecimal digits of the SHA-256 of the text are. If V < 2^64 mod S, the next attempt is made; else the
// start is V mod S, without a bias. A record writes it as "start R of S", the attempt, the hash and the stratum. By hand:
//
//   k=$(head -n 4 draw.record | sha256sum | cut -c1-64)       3 lines where the frame is not above the seed
//   v=$(printf %s "${k}start 1 5:north" | sha256sum | cut -c1-16 | tr a-f A-F)
//   echo "ibase=16; v=$v; ibase=A; s=60; if (v < 2^64 % s) 0-1 else v % s" | bc     -1: try "start 2 5:north"

namespace starlot::inline v0 {

struct stratum;

namespace detail {
struct ticket_number;
struct ticket_rank;
} // namespace detail

/// Where an outlet stands in its stratum, whose outlets follow each other in the order of the frame.
struct size_range {
  std::int64_t before = 0; ///< sum of the sizes of those before it, where there is a random start
  std::int64_t size = 0;   ///< its own; 1 where sizes do not count

  friend constexpr bool operator==(size_range const&, size_range const&) = default;
};

/// A selection. Each outlet is in the sample with probability n x / S, x its size and S the sum of them, exactly or nearly.
/// Ready ones stand beside their designs. A selection is known by its address.
struct selection {
  std::string_view name;    ///< with its version
  bool by_size = false;     ///< probabilities go by the sizes of the frame; else all sizes count as 1
  bool approximate = false; ///< n x / S is aimed at, and not met exactly
  /// From a random start: number j of n of the points in [0, S) that it gives, in increasing order. The outlet whose range a
  /// point is in is selected.
  std::int64_t (*point)(std::uint32_t n, std::int64_t sum, std::int64_t start, std::uint32_t j) = nullptr;
  /// From tickets: what the outlets are ordered by; the n first ones are selected.
  detail::ticket_rank (*rank)(detail::ticket_number const& ticket, std::uint32_t n, std::int64_t sum,
                              std::int64_t size) = nullptr;
  /// The probability with which two different outlets are in the sample together; nothing where it is not known.
  fraction (*joint)(stratum const& of, size_range a, size_range b) = nullptr;
  /// By trials: each outlet by itself, again and again until a try is accepted. See designs/sampford.hpp.
  bool by_trials = false;
  /// Each pair of outlets is possible, and known without the frame: variances are those of Yates and Grundy.
  bool knows_pairs = false;
};

} // namespace starlot::inline v0

#endif
