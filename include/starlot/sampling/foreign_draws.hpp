// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_FOREIGN_DRAWS_HPP
#define STARLOT_SAMPLING_FOREIGN_DRAWS_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/md5.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/sample.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Simple random samples as others draw them, so that a draw that was made elsewhere can be checked, and rated. The outlets are
// numbered in the order of the frame. A new draw has a record: record_draw.hpp.
//
//   draw_rfc3797(shops, 10, "9319./2.5.8.10.12./9.18.26.34.41.45./")   RFC 3797, by MD5: for old drawings only
//   draw_sha256_counter(shops, 10, "12345678901234567890")             SHA-256 of "seed,1", "seed,2", …
//
// Rivest's consistent sampling is a ticket algorithm: rivest_ticket.hpp.

namespace starlot::inline v0 {

namespace detail {

/// Bytes as a big-endian number, modulo `n`. Preconditions: n > 0.
template <class Bytes>
[[nodiscard]] std::uint32_t remainder_of(Bytes const& bytes, std::uint32_t n) noexcept {
  std::uint64_t rest = 0;
  for (auto const b : bytes)
    rest = (rest * 256 + static_cast<std::uint8_t>(b)) % n;
  return static_cast<std::uint32_t>(rest);
}

/// Why n outlets cannot be drawn of a frame by a text, if they cannot.
template <class Frame>
[[nodiscard]] error foreign_draw_fault(Frame const& f, std::uint32_t n, std::string_view seed) {
  return error::of(seed.empty()   ? errc::seed_empty
                   : n == 0       ? errc::sample_of_none
                   : n > f.size() ? errc::too_many_visits
                                  : errc::none);
}

template <class Sample, class Drawn> [[nodiscard]] Sample simple_sample(std::size_t population, Drawn drawn) {
  stratum all;
  all.population = static_cast<std::uint32_t>(population);
  all.sampled = static_cast<std::uint32_t>(drawn.size());
  return Sample{{all}, std::move(drawn)};
}

} // namespace detail

/// Draws n outlets as RFC 3797 does. `key`: the sources as section 4 of it writes them, each number with a point behind it and
/// each source with a slash.
///
/// The i-th outlet, i from 0, is that number (from 0) of those that are left, which the MD5 of i, key and i, i in two bytes, leaves
/// when it is divided by how many are left. MD5 can be steered by who chooses a part of the key last: check old drawings with it,
/// and make no new ones.
/// Errors: `seed_empty`, `sample_of_none`, `too_many_visits`; `frame_too_large` beyond 65 535 visits. Complexity: n N.
/// Source: Eastlake 2004, doi:10.17487/RFC3797.
template <class Sample = sample>
[[nodiscard]] result<Sample> draw_rfc3797(frame const& f, std::uint32_t n, std::string_view key) {
  if (auto const wrong = detail::foreign_draw_fault(f, n, key); wrong.code != errc::none)
    return wrong;
  if (n > 0xFFFFU)
    return error::of(errc::frame_too_large);
  detail::list<std::uint32_t> left;
  for (std::uint32_t i = 0; i < f.size(); ++i)
    left.push_back(i);
  std::vector<detail::used_by<Sample, drawn_outlet>> drawn;
  std::string text;
  for (std::uint32_t i = 0; i < n; ++i) {
    char const count[] = {static_cast<char>(i >> 8U), static_cast<char>(i & 0xFFU)};
    text.assign(count, 2).append(key).append(count, 2);
    auto const at = detail::remainder_of(detail::md5_of(text), static_cast<std::uint32_t>(left.size()));
    drawn.push_back({left[at], 0});
    for (auto k = at; k + 1 < left.size(); ++k)
      left[k] = left[k + 1];
    left.pop_back();
  }
  return detail::simple_sample<Sample>(f.size(), std::move(drawn));
}

/// Draws n different outlets by a counter: the SHA-256 of the seed, a comma and 1, 2, 3, … in decimal, divided by N, leaves the
/// number of an outlet, from 0; what was drawn before is passed over. So the tools for audits of elections number ballots (from 1, and
/// with those that come again).
/// Errors: `seed_empty`, `sample_of_none`, `too_many_visits`. Complexity: N log N numbers where all are drawn, about n where few
/// are. Source: Stark 2010, tools of risk-limiting audits; Ottoboni and Stark 2018, arXiv:1809.06520.
template <class Sample = sample>
[[nodiscard]] result<Sample> draw_sha256_counter(frame const& f, std::uint32_t n, std::string_view seed) {
  if (auto const wrong = detail::foreign_draw_fault(f, n, seed); wrong.code != errc::none)
    return wrong;
  detail::list<std::uint8_t> is_drawn(f.size());
  std::vector<detail::used_by<Sample, drawn_outlet>> drawn;
  std::string text;
  for (std::uint64_t i = 1; drawn.size() < n; ++i) {
    text.assign(seed).append(1, ',').append(std::to_string(i));
    auto const number = detail::remainder_of(detail::sha256_of(text), static_cast<std::uint32_t>(f.size()));
    if (std::exchange(is_drawn[number], std::uint8_t{1}) == 0)
      drawn.push_back({number, 0});
  }
  return detail::simple_sample<Sample>(f.size(), std::move(drawn));
}

} // namespace starlot::inline v0

#endif
