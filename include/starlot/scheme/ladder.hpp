// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_LADDER_HPP
#define STARLOT_SCHEME_LADDER_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/slice.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace starlot::inline v0 {

/// Which scores reach a rung. The numbers are hashed and never change meaning.
enum class bound : std::uint8_t {
  at_least = 0, ///< the bound itself and more
  above = 1,    ///< more than the bound
  at_most = 2,  ///< the bound itself and less: penalty points
  below = 3,    ///< less than the bound
};

/// Stars of a rung: `3`, or `3.5_dec`.
struct star_count {
  decimal stars; ///< 0: none
  constexpr star_count(decimal n = {}) noexcept : stars{n} {}
  template <std::signed_integral Int> constexpr star_count(Int n) : stars{n} {}
};

/// A rung of a ladder: a bound, and what reaching it awards.
///
///     rung{80_pt, "three stars", 3}             80 and more
///     rung::above(80_pt, "three stars", 3)      more than 80
///     rung::at_most(15_pt, "very good", 5)      15 and less, where few points are good
///     rung{85_pt, "three and a half", 3.5_dec}  half stars
///     rung{200_pt, "two thirds"}.over(3)        200/3 and more: a bound that is no decimal
///     rung::awarded("not rated")                a special grade: no score reaches it, a step awards it
///
/// A grade with a modifier ("A-", "A", "A+") is three rungs.
struct rung {
  points from; ///< the bound, or what is divided by `divisor`
  text name;
  decimal stars{};                 ///< stars awarded, 0 where the rung has none
  bound reached = bound::at_least; ///< which side of the bound belongs to it
  bool is_closed = false;          ///< whether `until` is said
  points until{};                  ///< where the rung ends: must be where the next one starts
  std::string_view group = {}; ///< peer group or year whose ladder this rung belongs to; empty: everyone's
  bool is_special = false;     ///< no score reaches it; see `awarded`
  std::int64_t divisor = 1;    ///< what `from` is divided by; see `over`
  bool starts_ladder = false;  ///< set by `ladder` on its first rung, so that two ladders do not become one

  constexpr rung() = default;
  constexpr rung(points lower_bound, text grade_name, star_count awarded = {}) noexcept
      : from{lower_bound}, name{grade_name}, stars{awarded.stars} {}

  /// A rung that is reached above a limit, and not at it.
  [[nodiscard]] static constexpr rung above(points limit, text name, star_count awarded = {}) noexcept {
    return {limit, name, awarded.stars, bound::above};
  }
  /// A rung that is reached by this many points or fewer.
  [[nodiscard]] static constexpr rung at_most(points limit, text name, star_count awarded = {}) noexcept {
    return {limit, name, awarded.stars, bound::at_most};
  }
  /// A rung that is reached by fewer points than this.
  [[nodiscard]] static constexpr rung below(points limit, text name, star_count awarded = {}) noexcept {
    return {limit, name, awarded.stars, bound::below};
  }

  /// A special grade, as "not rated" or "T": it has no bound and no place in the order of the ladder. A step awards it by its
  /// name, `grade_is{"T"}` or `veto{…}.awards("not rated")`. It stands behind the other rungs of its ladder.
  [[nodiscard]] static constexpr rung awarded(text name, star_count awarded = {}) noexcept {
    rung out{points{}, name, awarded};
    out.is_special = true;
    return out;
  }

  /// Says where the rung ends, so that gaps and overlaps of a published table are noticed.
  [[nodiscard]] constexpr rung to(points end) const noexcept {
    auto copy = *this;
    copy.until = end;
    copy.is_closed = true;
    return copy;
  }

  /// The same rung with its bound divided. Errors of the scheme: `ratio_not_positive`.
  [[nodiscard]] constexpr rung over(std::int64_t by) const noexcept {
    auto copy = *this;
    copy.divisor = by;
    std::int64_t size = from.micro();
    if (by <= 0 || (size < 0 && !detail::subtract(0, size, size)))
      return copy;
    auto const common = detail::common_divisor(by, size);
    copy.divisor = by / common;
    copy.from = points::from_micro(from.micro() / common);
    return copy;
  }
  /// The bound, as `bound_as<fraction>()`.
  template <class Fraction> [[nodiscard]] constexpr Fraction bound_as() const {
    Fraction out{from};
    if (divisor != 1)
      out /= divisor;
    return out;
  }

  /// Whether fewer points are better.
  [[nodiscard]] constexpr bool is_descending() const noexcept { return reached >= bound::at_most; }
  /// Whether the bound itself reaches the rung.
  [[nodiscard]] constexpr bool is_inclusive() const noexcept {
    return reached == bound::at_least || reached == bound::at_most;
  }

private:
  constexpr rung(points limit, text grade_name, decimal awarded, bound b) noexcept
      : from{limit}, name{grade_name}, stars{awarded}, reached{b} {}
};

/// A line of a published table of grades: from a score to a score.
struct rung_range {
  points from; ///< lower bound
  points to;   ///< upper bound, where the next line begins
  text name;
  star_count stars = {}; ///< 0: none
};

/// Whether a score that compares to the bound of a rung as `order` reaches it.
template <class Order> [[nodiscard]] constexpr bool reaches(rung const& r, Order order) noexcept {
  if (order == 0)
    return r.is_inclusive();
  return r.is_descending() ? order < 0 : order > 0;
}

/// The cut-offs and what they award (级别), from the worst rung to the best.
///
///     ladder{{70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}}
///     ladder{rung::at_most(50_pt, "1", 1), …, rung::at_most(15_pt, "5", 5)}     // few points are good
///     ladder{{20_pt, "good"}, …}.only_for("small companies")                    // one for each peer group
///     ladder{rung{0_pt, "poor"}.to(15_pt), rung{20_pt, "fair"}.to(35_pt), …}.apart(5_pt)
///
/// A ladder `only_for` a group is used where the findings name that group; the one without a group for all
/// others. `apart` is the distance between the end of a rung and the start of the next, 0 if not said.
/// Holds up to 32 rungs; more are refused by the validator, never dropped in silence.
class ladder {
public:
  static constexpr std::size_t capacity = 32; ///< most rungs of one ladder

  constexpr ladder(std::initializer_list<rung> rungs) : given_{rungs.size()} {
    std::size_t i = 0;
    for (auto const& r : rungs)
      if (i < capacity)
        rungs_[i++] = r;
    rungs_[0].starts_ladder = true;
  }

  /// From the ranges of a published table, worst first. A range starts with `from` and ends before the next one starts; the
  /// end of the last is not looked at. Gaps and overlaps are faults of the scheme.
  ///
  ///     ladder::of_ranges({{0_pt, 20_pt, "F"}, {20_pt, 60_pt, "C"}, {60_pt, 100_pt, "A"}})
  ///     ladder::of_ranges({{0_pt, 19_pt, "F"}, {20_pt, 59_pt, "C"}, …}).apart(1_pt)     // whole points
  [[nodiscard]] static constexpr ladder of_ranges(std::initializer_list<rung_range> ranges) {
    ladder out(std::initializer_list<rung>{});
    for (auto const& r : ranges)
      if (out.given_++ < capacity)
        out.rungs_[out.given_ - 1] = rung{r.from, r.name, r.stars}.to(r.to);
    out.rungs_[0].starts_ladder = true;
    return out;
  }

  /// The same ladder for one peer group, year or size class.
  [[nodiscard]] constexpr ladder only_for(std::string_view group) const noexcept {
    auto copy = *this;
    for (auto& r : copy.rungs_)
      r.group = group;
    return copy;
  }
  /// The same ladder on a grid: the next rung starts this much after the end of the one before.
  [[nodiscard]] constexpr ladder apart(points distance) const noexcept {
    auto copy = *this;
    for (auto& r : copy.rungs_)
      if (r.is_closed)
        r.until = r.is_descending() ? r.until - distance : r.until + distance;
    return copy;
  }

  /// The rungs, worst first.
  template <class Rung = rung> [[nodiscard]] constexpr std::span<Rung const> rungs() const noexcept {
    return {rungs_.data(), given_ < capacity ? given_ : capacity};
  }
  /// How many rungs were given, which may be more than there is room for.
  [[nodiscard]] constexpr std::size_t given() const noexcept { return given_; }

private:
  friend detail::access;

  std::array<rung, capacity> rungs_{};
  std::size_t given_ = 0;
};

namespace detail {

/// The rungs of the ladder that starts at `first`, those of its group, special ones included. Preconditions: there is
/// such a rung.
[[nodiscard]] constexpr slice<rung const> ladder_from(slice<rung const> ladders, std::size_t first) noexcept {
  auto last = first + 1;
  while (last < ladders.size() && ladders[last].group == ladders[first].group && !ladders[last].starts_ladder)
    ++last;
  return ladders.subspan(first, last - first);
}

/// The rungs that scores reach: without the special ones, which stand behind them.
[[nodiscard]] constexpr slice<rung const> without_specials(slice<rung const> ladder) noexcept {
  auto size = ladder.size();
  while (size > 0 && ladder[size - 1].is_special)
    --size;
  return ladder.first(size);
}

/// How many rungs everyone's ladder has, if it stands first in the list; else 0.
[[nodiscard]] constexpr std::uint32_t common_rungs(slice<rung const> ladders) noexcept {
  return ladders.empty() || !ladders[0].group.empty()
             ? 0U
             : static_cast<std::uint32_t>(without_specials(ladder_from(ladders, 0)).size());
}

/// The ladder for a group, without special grades; empty if there is none. `common`: what `common_rungs` answers.
[[nodiscard]] constexpr slice<rung const> ladder_for(slice<rung const> ladders, std::uint32_t common,
                                                     std::string_view group) noexcept {
  if (group.empty() && common > 0)
    return ladders.first(common);
  for (std::size_t i = 0; i < ladders.size(); ++i)
    if (ladders[i].group == group)
      return without_specials(ladder_from(ladders, i));
  return {};
}

} // namespace detail

/// The rungs of one ladder, from the worst: what a law asks for. Special grades, which no score reaches, are left out.
/// Made of a `ladder`, or of a scheme's `rungs()`. Refers to them.
struct ladder_rungs {
  std::span<rung const> rungs; ///< worst first
  // Templates, so that who makes none does not pay for its parts.
  template <std::same_as<rung> Rung> ladder_rungs(std::span<Rung const> r) noexcept {
    auto const reached = detail::without_specials(r);
    rungs = std::span<Rung const>{reached.data(), reached.size()};
  }
  template <std::same_as<ladder> Ladder>
  ladder_rungs(Ladder const& l) noexcept : ladder_rungs{l.rungs()} {}
  /// The rungs of a vector.
  template <class Rungs>
    requires std::same_as<Rungs, std::vector<rung>>
  ladder_rungs(Rungs const& r) noexcept : ladder_rungs{std::span<rung const>{r.data(), r.size()}} {}
};

namespace detail {

/// The order of two bounds.
[[nodiscard]] constexpr std::strong_ordering compare_bounds(rung const& a, rung const& b) noexcept {
  struct split {
    std::int64_t whole;
    std::int64_t rest;
    constexpr explicit split(rung const& r) noexcept
        : whole{r.from.micro() / r.divisor}, rest{r.from.micro() % r.divisor} {
      if (rest < 0) {
        --whole;
        rest += r.divisor;
      }
    }
  };
  if (a.divisor <= 0 || b.divisor <= 0) // a fault of its own
    return a.from <=> b.from;
  split const left{a};
  split const right{b};
  return left.whole != right.whole ? left.whole <=> right.whole
                                   : compare_quotients(left.rest, a.divisor, right.rest, b.divisor);
}

[[nodiscard]] constexpr bool few_points_are_good(slice<rung const> ladder) noexcept {
  return !ladder.empty() && ladder[0].is_descending();
}

/// Whether rung `i` of a ladder stands as it must to the first one and to the one below it: all in one direction, and each
/// strictly harder to reach than the one before. Answers `none`, `ladder_mixed_directions`, `ratio_not_positive` or
/// `ladder_not_increasing`.
[[nodiscard]] constexpr errc order_fault(slice<rung const> rungs, std::size_t i) noexcept {
  auto const& r = rungs[i];
  if (r.reached > bound::below || r.is_descending() != rungs[0].is_descending())
    return errc::ladder_mixed_directions;
  if (r.divisor <= 0)
    return errc::ratio_not_positive;
  if (i == 0)
    return errc::none;
  auto const& below = rungs[i - 1];
  auto const order = compare_bounds(r, below);
  bool const is_better =
      order == 0 ? below.is_inclusive() && !r.is_inclusive() : (order > 0) != r.is_descending();
  return is_better ? errc::none : errc::ladder_not_increasing;
}

} // namespace detail

} // namespace starlot::inline v0

#endif
