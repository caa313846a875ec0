// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_RANDOM_START_HPP
#define STARLOT_DETAIL_SAMPLING_RANDOM_START_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/detail/sampling/joined.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/detail/sampling/ticket_text.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/sample.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0::detail {

/// The random start of a stratum, and what it was made of: see sampling/selection.hpp.
struct random_start {
  std::int64_t start = 0;
  std::uint64_t attempt = 1;
  std::array<char, 64> hash{};
};

/// Numbers below a bound, each with the same probability: see sampling/selection.hpp.
template <class = on_use> class random_numbers {
public:
  /// `header`: the first lines of the record.
  random_numbers(std::string_view header, std::string_view stratum) : stratum_{stratum} {
    auto const key = to_hex(sha256_of(header));
    begun_.update({key.data(), key.size()}); // one block, hashed once
  }

  /// The number for a word, which ends in a blank, and an id, where there is one. Preconditions: bound > 0.
  [[nodiscard]] random_start below(std::int64_t bound, std::string_view word,
                                   std::string_view id = {}) const {
    auto const all = static_cast<std::uint64_t>(bound);
    auto const uneven = (0 - all) % all; // 2^64 mod the bound
    random_start out;
    for (;; ++out.attempt) {
      char digits[20];
      auto sha = begun_;
      sha.update(word);
      sha.update(decimal_digits(out.attempt, digits));
      sha.update(" ");
      add(stratum_, sha);
      if (!id.empty())
        add(id, sha);
      auto const digest = sha.finish();
      std::uint64_t v = 0;
      for (std::size_t i = 0; i < 8; ++i)
        v = v << 8U | digest[i];
      if (v < uneven)
        continue;
      out.hash = to_hex(digest);
      out.start = static_cast<std::int64_t>(v % all);
      return out;
    }
  }

private:
  static void add(std::string_view part, sha256& sha) {
    char digits[20];
    sha.update(decimal_digits(part.size(), digits));
    sha.update(":");
    sha.update(part);
  }

  std::string_view stratum_;
  sha256 begun_;
};

/// Preconditions: starts > 0.
template <class = on_use>
[[nodiscard]] random_start start_of(std::string_view header, std::string_view stratum, std::int64_t starts) {
  return random_numbers<>{header, stratum}.below(starts, "start ");
}

/// The outlets of a stratum that its start selects, each with the point that fell on it; or those of a try, each with its number;
/// in the order of the frame.
struct selected_stratum {
  random_start from;       ///< of a try: the number by which it was accepted
  std::uint64_t tries = 0; ///< made, with the one that was accepted
  list<drawn_outlet> outlets;
  list<std::int64_t> points;
};

/// Whether a stratum is selected from a random start.
[[nodiscard]] inline bool starts(stratum const& s) {
  return s.selected_by != nullptr && s.selected_by->point != nullptr;
}

/// Selects from the starts of strata.
template <class = on_use>
void select_from_starts(frame const& f, open_plan const& plan, list<selected_stratum>& out) {
  list<std::int64_t> before(plan.strata.size());
  list<std::int64_t> next(plan.strata.size()); // point of each stratum
  for (std::size_t h = 0; h < out.size(); ++h)
    if (auto const& s = plan.strata[h]; starts(s))
      next[h] = s.selected_by->point(s.sampled, s.size, out[h].from.start, 0);
  for (std::uint32_t i = 0; i < f.size(); ++i) {
    auto const h = stratum_in(plan, i);
    auto const& s = plan.strata[h];
    auto& to = out[h];
    if (!starts(s))
      continue;
    size_range const range{before[h], s.selected_by->by_size ? f[i].size : 1};
    before[h] += range.size;
    if (to.outlets.size() == s.sampled || next[h] >= before[h])
      continue;
    to.outlets.push_back({i, h, range});
    to.points.push_back(next[h]);
    if (auto const taken = static_cast<std::uint32_t>(to.outlets.size()); taken < s.sampled)
      next[h] = s.selected_by->point(s.sampled, s.size, to.from.start, taken);
  }
}

/// Tries until one is accepted: see designs/sampford.hpp.
template <class = on_use>
[[nodiscard]] selected_stratum select_by_trials(frame const& f, open_plan const& plan, std::uint32_t h,
                                                std::string_view header) {
  auto const& s = plan.strata[h];
  random_numbers<> const numbers{header, s.id};
  list<std::uint32_t> members;
  for (std::uint32_t i = 0; i < f.size(); ++i)
    if (stratum_in(plan, i) == h)
      members.push_back(i);
  selected_stratum out;
  for (;;) {
    char digits[20];
    auto const number = decimal_digits(++out.tries, digits);
    auto const word = joined({"try ", number, " "});
    std::int64_t sum = 0;
    out.outlets.clear();
    out.points.clear();
    for (std::size_t k = 0; k < members.size() && out.outlets.size() <= s.sampled; ++k) {
      auto const o = f[members[k]];
      auto const v = numbers.below(s.size, word, o.id).start;
      if (v / s.sampled >= o.size) // v < n x, without the product
        continue;
      sum += o.size;
      out.outlets.push_back({members[k], h, {0, o.size}});
      out.points.push_back(v);
    }
    if (out.outlets.size() != s.sampled)
      continue;
    out.from = numbers.below(s.size, joined({"accept ", number, " "}));
    if (out.from.start >= sum)
      return out;
  }
}

/// Of each stratum of a plan; nothing of strata whose outlets have tickets, or were chosen.
template <class = on_use>
[[nodiscard]] list<selected_stratum> selected_outlets(frame const& f, open_plan const& plan,
                                                      std::string_view header) {
  list<selected_stratum> out(plan.strata.size());
  for (std::size_t h = 0; h < out.size(); ++h)
    if (auto const& s = plan.strata[h]; starts(s))
      out[h].from = start_of(header, s.id, s.size);
  select_from_starts(f, plan, out);
  for (std::uint32_t h = 0; h < out.size(); ++h)
    if (auto const& s = plan.strata[h]; s.selected_by != nullptr && s.selected_by->by_trials)
      out[h] = select_by_trials(f, plan, h, header);
  return out;
}

} // namespace starlot::inline v0::detail

#endif
