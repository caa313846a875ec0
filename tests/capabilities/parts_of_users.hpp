// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_CAPABILITIES_PARTS_OF_USERS_HPP
#define STARLOT_TESTS_CAPABILITIES_PARTS_OF_USERS_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/rule.hpp>
#include <starlot/scheme/score_state.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

// Rules, roll-ups, steps and a ladder as users write them, after mechanisms of public rating systems; all
// numbers are illustrative. Nothing here looks into the library.
namespace parts_of_users {

using starlot::child, starlot::points, starlot::share, starlot::score_state;

/// Parameters are numbers; this makes one of an id (FNV-1a), so that the hash covers which branch a part
/// reads.
constexpr std::int64_t number_of(std::string_view id) {
  std::uint64_t hash = 14695981039346656037U;
  for (char const c : id)
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return static_cast<std::int64_t>(hash);
}

/// The mean of children by their weights.
constexpr starlot::fraction mean(std::span<child const> children) {
  starlot::fraction earned;
  starlot::fraction possible;
  for (auto const& c : children) {
    earned += starlot::fraction{c.weight} * c.earned;
    possible += starlot::fraction{c.weight};
  }
  return earned / possible;
}

constexpr starlot::fraction least_of(std::span<child const> children) {
  auto least = children[0].earned;
  for (auto const& c : children)
    least = c.earned < least ? c.earned : least;
  return least;
}

/// The child in the middle, or the mean of the two; weights do not matter.
struct median {
  static constexpr std::string_view name = "median";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;

  constexpr starlot::fraction operator()(std::span<child const> children) const {
    auto const size = children.size();
    return (ranked(children, (size - 1) / 2) + ranked(children, size / 2)) / starlot::fraction{2};
  }

private:
  static constexpr starlot::fraction ranked(std::span<child const> children, std::size_t rank) {
    for (auto const& c : children) {
      std::size_t below = 0;
      std::size_t same = 0;
      for (auto const& other : children) {
        auto const order = other.earned <=> c.earned;
        below += order < 0 ? 1U : 0U;
        same += order == 0 ? 1U : 0U;
      }
      if (below <= rank && rank < below + same)
        return c.earned;
    }
    return {};
  }
};

/// Half the best child, half the worst.
struct mean_of_best_and_worst {
  static constexpr std::string_view name = "mean of best and worst";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;

  constexpr starlot::fraction operator()(std::span<child const> children) const {
    auto best = children[0].earned;
    for (auto const& c : children)
      best = c.earned > best ? c.earned : best;
    return (best + least_of(children)) / starlot::fraction{2};
  }
};

/// The mean, and the worst band that has any child sets a cap: one child below `critical` allows
/// `most_critical` and no more, else one below `serious` allows `most_serious`.
struct banded {
  static constexpr std::string_view name = "banded";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;

  share critical, most_critical, serious, most_serious;

  constexpr std::array<std::int64_t, 8> parameters() const {
    return {critical.numerator(),        critical.denominator(),    most_critical.numerator(),
            most_critical.denominator(), serious.numerator(),       serious.denominator(),
            most_serious.numerator(),    most_serious.denominator()};
  }

  constexpr starlot::fraction operator()(std::span<child const> children) const {
    auto const plain = mean(children);
    auto const worst = least_of(children);
    starlot::fraction const most = worst < starlot::fraction{critical}  ? starlot::fraction{most_critical}
                                   : worst < starlot::fraction{serious} ? starlot::fraction{most_serious}
                                                                        : starlot::fraction{1};
    return plain < most ? plain : most;
  }
};

/// The mean, rounded in points of the clause. A roll-up does not see what its clause is worth, so that the
/// worth is said twice.
struct rounded_mean {
  static constexpr std::string_view name = "rounded mean";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;

  points worth, multiple_of;
  starlot::rounding mode;

  constexpr std::array<std::int64_t, 3> parameters() const {
    return {worth.micro(), multiple_of.micro(), static_cast<std::int64_t>(mode)};
  }

  constexpr starlot::fraction operator()(std::span<child const> children) const {
    auto const taken = round(mean(children) * starlot::fraction{worth}, multiple_of, mode);
    return starlot::fraction{taken < worth ? taken : worth} / starlot::fraction{worth};
  }
};

/// Gate between branches: while `input` has less than `needed`, `target` brings no more than `most` of its
/// points. Neutral as long as anything in the input is open, and where nothing of it applies.
struct gate {
  static constexpr std::string_view name = "gate";
  static constexpr int version = 1;

  std::string_view input, target;
  share needed, most;

  constexpr std::array<std::int64_t, 6> parameters() const {
    return {number_of(input),     number_of(target), needed.numerator(),
            needed.denominator(), most.numerator(),  most.denominator()};
  }

  constexpr void operator()(score_state& company) const {
    auto const from = company.branch(input);
    auto const to = company.branch(target);
    if (from.is_open || !from.applies || from.earned >= starlot::fraction{needed})
      return;
    auto const beyond = to.earned - starlot::fraction{most};
    if (beyond.sign() > 0)
      company.set_score(company.score() - beyond * to.available);
  }
};

/// Bounded transfer: what `from` earns beyond `line` of its worth does not count there, but fills what `to`
/// lacks, up to `at_most`.
struct transfer {
  static constexpr std::string_view name = "transfer";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;

  std::string_view from, to;
  share line;
  points at_most;

  constexpr std::array<std::int64_t, 5> parameters() const {
    return {number_of(from), number_of(to), line.numerator(), line.denominator(), at_most.micro()};
  }

  constexpr void operator()(score_state& company) const {
    auto const giver = company.branch(from);
    auto const taker = company.branch(to);
    auto const spare = (giver.earned - starlot::fraction{line}) * giver.available;
    if (spare.sign() <= 0)
      return;
    auto moved = taker.available - taker.contribution();
    moved = spare < moved ? spare : moved;
    moved = moved > at_most ? starlot::fraction{at_most} : moved;
    company.set_score(company.score() - spare + moved);
  }
};

/// One star more where an input has all of its stars, one less where it has only the first of five.
struct star_adjustment {
  static constexpr std::string_view name = "star adjustment";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;

  std::string_view input;
  starlot::text title;

  constexpr std::array<std::int64_t, 1> parameters() const { return {number_of(input)}; }

  constexpr void operator()(score_state& company) const {
    auto const stars = company.branch(input);
    if (!stars.applies)
      return;
    if (stars.earned == starlot::fraction{1})
      company.set_score(company.score() + starlot::fraction{1});
    else if (stars.earned <= starlot::fraction{share::of(1, 5)})
      company.set_score(company.score() - starlot::fraction{1});
  }
};

/// For each finding, one part in `parts` of what is missing to `full`: the better the score, the smaller.
struct shrinking_bonus {
  static constexpr std::string_view name = "shrinking bonus";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;

  std::string_view id;
  points full;
  std::int64_t parts = 1;

  constexpr std::array<std::int64_t, 2> parameters() const { return {full.micro(), parts}; }

  constexpr void operator()(score_state& company) const {
    auto const times =
        company.recorded().kind() == starlot::finding_kind::found ? company.recorded().count() : 0;
    // Beyond 64 bits fractions are not in lowest terms by themselves, and would double in length each time.
    for (std::int64_t i = 0; i < times; ++i)
      company.set_score(
          (company.score() + (starlot::fraction{full} - company.score()) / starlot::fraction{parts})
              .reduced());
  }
};

/// A ladder in percent that each branch climbs alone: the company gets the lowest of their rungs.
struct lowest_over_branches {
  static constexpr std::string_view name = "lowest over branches";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;

  starlot::ladder in_percent;

  constexpr std::span<starlot::rung const> rungs() const { return in_percent.rungs(); }
  constexpr std::array<std::int64_t, 0> parameters() const { return {}; } // the rungs are hashed anyway

  constexpr std::ptrdiff_t operator()(score_state const& company) const {
    auto lowest = static_cast<std::ptrdiff_t>(company.rungs().size()) - 1;
    for (std::size_t i = 0; i < company.branches(); ++i) {
      auto const branch = company.branch_at(i);
      auto const percent = starlot::fraction{100} * branch.earned;
      auto const reached = [&](std::ptrdiff_t rung) {
        auto const& r = company.rungs()[static_cast<std::size_t>(rung)];
        return starlot::reaches(r, percent <=> r.from);
      };
      while (branch.applies && lowest >= 0 && !reached(lowest))
        --lowest;
    }
    return lowest;
  }
};

/// A log-normal curve for what is better if smaller: 90 % at `good`, 50 % at `middling`, all at nothing. Four
/// decimals are kept.
struct log_normal {
  static constexpr std::string_view name = "log-normal";
  static constexpr int version = 1;

  starlot::decimal good, middling;

  constexpr std::array<std::int64_t, 2> parameters() const { return {good.micro(), middling.micro()}; }

  starlot::rule_result operator()(starlot::finding const& f) const {
    if (f.kind() != starlot::finding_kind::measured)
      return starlot::errc::finding_does_not_fit;
    if (f.value().micro() <= 0)
      return share::full();
    auto const log_of = [](starlot::decimal d) { return std::log(static_cast<double>(d.micro())); };
    constexpr double ninety_percent = 1.2815515655446004; // quantile of the normal distribution
    double const z =
        ninety_percent * (log_of(f.value()) - log_of(middling)) / (log_of(middling) - log_of(good));
    return share::rounded(std::erfc(z / std::sqrt(2.0)) / 2.0, 4, starlot::rounding::half_even);
  }
};

} // namespace parts_of_users

#endif
