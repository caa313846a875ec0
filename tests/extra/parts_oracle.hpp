// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_EXTRA_PARTS_ORACLE_HPP
#define STARLOT_TESTS_EXTRA_PARTS_ORACLE_HPP

#include "extra/rules_oracle.hpp"

#include <starlot/scheme/not_applicable.hpp>
#include <starlot/scheme/roll_up.hpp>
#include <starlot/scheme/step.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <gmpxx.h>
#include <optional>
#include <string>
#include <vector>

// A rating as the comments in roll_up.hpp, not_applicable.hpp, condition.hpp, step.hpp and ladder.hpp describe it,
// recursive, on GMP rationals. Of the library it uses the names of things only.

namespace starlot_tests::oracle {

using namespace starlot;

/// The roll-ups of roll_ups.hpp, with what they take.
struct ready_kind {
  enum class which { none, drop_lowest, best, median, ends, extra, rescaled, rounded };

  which is = which::none;
  std::int64_t children = 1;
  std::int64_t ranges[4] = {0, 1, 0, 1}; ///< whole numbers
  roll_up of = weighted_mean;            ///< what is rounded,
  std::int64_t step = 1;                 ///< to millionths
  rounding mode = rounding::down;
};

/// A clause or criterion with what was found for it.
struct part {
  enum class state { scored, open, out, failed };

  std::string id;
  bool is_clause = false;
  bool is_weight = false;
  bool is_declared = true; ///< a clause that is not is worth the sum of its children
  bool is_advisory = false;
  std::int64_t worth = 0; ///< millionths
  std::int64_t over = 1;  ///< what a weight is divided by
  std::int64_t least =
      0; ///< what a criterion brings where nothing is earned, `worth` above which is the most
  roll_up kind = sum_of_points;
  ready_kind ready{}; ///< where the kind is `custom`
  renormalise level = renormalise::over_tree;
  judged_by rule{};
  state is = state::open;
  mpq_class share = 0;   ///< where it is scored
  bool is_known = false; ///< what was found is in `what`; else it is open, excluded or not applicable
  seen what{};
  std::vector<part> children;

  // What the library is told, and the oracle does not read.
  finding given{};
  bool is_at_outlets = false; ///< assessed there, not at the head office
  bool is_barred = false;     ///< only for companies of another group: nothing is to be recorded
  std::string finding_of{};   ///< another criterion, on whose finding it is judged
  std::optional<if_not_applicable> policy{};
  bool says_level = true;
};

inline bool is_mean(roll_up r) { return r == sum_of_points || r == weighted_mean; }

/// Whether a child is extra credit: one of the last.
inline bool is_extra(part const& p, std::size_t child) {
  return p.kind == roll_up::custom && p.ready.is == ready_kind::which::extra &&
         static_cast<std::int64_t>(p.children.size() - child) <= p.ready.children;
}

/// Whether anything that counts applies.
inline bool applies(part const& p) {
  if (!p.is_clause)
    return !p.is_advisory && p.is != part::state::out;
  for (std::size_t i = 0; i < p.children.size(); ++i)
    if (applies(p.children[i]) && !is_extra(p, i))
      return true;
  return false;
}

inline mpq_class own_worth(part const& p) { return micro(p.worth) / p.over; }

inline mpq_class declared(part const& p) {
  if (p.is_declared)
    return own_worth(p);
  mpq_class sum;
  for (auto const& c : p.children)
    sum += declared(c);
  return sum;
}

/// What one unit of the children is in the unit of their clause.
inline mpq_class exchange(part const& p) {
  mpq_class sum;
  for (auto const& c : p.children)
    sum += declared(c);
  return sum == 0 ? mpq_class{} : mpq_class{declared(p) / sum};
}

/// Weight below a part whose siblings are to take it over, as far as no clause between keeps it, in the part's unit.
inline mpq_class for_siblings(part const& p) {
  if (!p.is_clause)
    return p.is == part::state::out && p.level == renormalise::among_siblings ? own_worth(p) : mpq_class{};
  mpq_class sum;
  if (!applies(p))
    for (auto const& c : p.children)
      sum += for_siblings(c);
  return sum * exchange(p);
}

/// The same for the branch at the top. A roll-up that is no mean keeps its worth anyway.
inline mpq_class for_branch(part const& p) {
  if (!p.is_clause)
    return p.is == part::state::out && p.level == renormalise::in_branch ? own_worth(p) : mpq_class{};
  mpq_class sum;
  if (is_mean(p.kind) || !applies(p))
    for (auto const& c : p.children)
      sum += for_branch(c);
  return sum * exchange(p);
}

/// What a part is still worth after exclusions.
inline mpq_class left(part const& p, std::size_t depth) {
  if (!applies(p))
    return {};
  if (!p.is_clause || !is_mean(p.kind))
    return declared(p);
  mpq_class sum;
  for (auto const& c : p.children) {
    sum += left(c, depth + 1) + for_siblings(c);
    if (depth == 0)
      sum += for_branch(c);
  }
  return sum * exchange(p);
}

inline mpq_class earned(part const& p, std::size_t depth, bool open_is_right);

/// What the children that apply make of a whole: their mean by what is left of them, or the worst or best of them.
inline mpq_class rolled_up(std::vector<part> const& children, roll_up kind, std::size_t depth,
                           bool open_is_right) {
  mpq_class sum, of, extreme;
  bool first = true;
  for (auto const& c : children) {
    if (!applies(c))
      continue;
    auto const share = earned(c, depth, open_is_right);
    sum += share * left(c, depth);
    of += left(c, depth);
    if (first || (kind == minimum ? share < extreme : share > extreme))
      extreme = share;
    first = false;
  }
  return is_mean(kind) ? mpq_class{sum / of} : extreme;
}

struct weighed {
  mpq_class weight, share;
};
inline mpq_class mean_of(std::vector<weighed> const& all) {
  mpq_class sum, of;
  for (auto const& c : all) {
    sum += c.weight * c.share;
    of += c.weight;
  }
  return sum / of;
}

/// The highest mean of so many of them: all choices are tried.
inline mpq_class best_mean_of(std::vector<weighed> const& all, std::size_t keep) {
  mpq_class best = -1;
  for (std::uint32_t chosen = 0; chosen < (1U << all.size()); ++chosen) {
    std::vector<weighed> kept;
    for (std::size_t i = 0; i < all.size(); ++i)
      if ((chosen >> i & 1U) != 0)
        kept.push_back(all[i]);
    if (kept.size() == keep && mean_of(kept) > best)
      best = mean_of(kept);
  }
  return best;
}

/// What a roll-up of roll_ups.hpp makes of its clause.
inline mpq_class ready_share(part const& p, std::size_t depth, bool open_is_right) {
  using enum ready_kind::which;
  std::vector<weighed> all, others;
  mpq_class more;
  for (std::size_t i = 0; i < p.children.size(); ++i) {
    if (!applies(p.children[i]))
      continue;
    weighed const c{declared(p.children[i]), earned(p.children[i], depth, open_is_right)};
    all.push_back(c);
    if (is_extra(p, i))
      more += c.weight * c.share;
    else
      others.push_back(c);
  }
  std::vector<mpq_class> shares;
  for (auto const& c : all)
    shares.push_back(c.share);
  std::sort(shares.begin(), shares.end());
  auto const size = static_cast<std::int64_t>(all.size());
  switch (p.ready.is) {
  case drop_lowest:
    return best_mean_of(all, static_cast<std::size_t>(std::max(size - p.ready.children, std::int64_t{1})));
  case best:
    return best_mean_of(all, static_cast<std::size_t>(std::min(size, p.ready.children)));
  case median:
    return (shares[all.size() / 2] + shares[(all.size() - 1) / 2]) / 2;
  case ends:
    return (shares.front() + shares.back()) / 2;
  case extra: {
    mpq_class of;
    for (auto const& c : others)
      of += c.weight;
    return mean_of(others) + more / of;
  }
  case rescaled: {
    auto const& r = p.ready.ranges;
    auto const inside = std::max(mpq_class{r[0]}, std::min(mpq_class{r[1]}, mpq_class{mean_of(all) * r[1]}));
    mpq_class const part = (inside - r[0]) / (r[1] - r[0]);
    return (r[2] + part * (r[3] - r[2])) / r[3];
  }
  case rounded: {
    auto const share = p.ready.of == minimum   ? shares.front()
                       : p.ready.of == maximum ? shares.back()
                                               : mean_of(all);
    auto const worth = declared(p);
    auto const taken = oracle::rounded(share * worth, p.ready.step, p.ready.mode);
    return std::min(taken, std::max(worth, mpq_class{share * worth})) / worth;
  }
  default:
    return {};
  }
}

/// The share that a part earns of what it can.
inline mpq_class earned(part const& p, std::size_t depth, bool open_is_right) {
  if (p.is_clause && p.kind == roll_up::custom)
    return ready_share(p, depth + 1, open_is_right);
  if (p.is_clause)
    return rolled_up(p.children, p.kind, depth + 1, open_is_right);
  if (p.is == part::state::open)
    return open_is_right ? 1 : 0;
  return p.is == part::state::failed ? mpq_class{} : p.share;
}

/// Points that a part brings to a raw sum: a sum of points is what its children bring, everything else a part of what is
/// left of it.
inline mpq_class brought(part const& p, std::size_t depth, bool open_is_right) {
  if (!applies(p))
    return {};
  if (!p.is_clause)
    return micro(p.least) + micro(p.worth) * earned(p, depth, open_is_right);
  if (p.kind != sum_of_points)
    return left(p, depth) * earned(p, depth, open_is_right);
  mpq_class sum;
  for (auto const& c : p.children)
    sum += brought(c, depth + 1, open_is_right);
  return sum * exchange(p);
}

/// The most that a part brings to a raw sum.
inline mpq_class most_of(part const& p, std::size_t depth) {
  if (!applies(p))
    return {};
  if (!p.is_clause)
    return micro(p.least) + micro(p.worth);
  if (p.kind != sum_of_points)
    return left(p, depth);
  mpq_class sum;
  for (auto const& c : p.children)
    sum += most_of(c, depth + 1);
  return sum * exchange(p);
}

inline bool is_scored(part const& p, bool open_is_right) {
  return p.is != part::state::out && (p.is != part::state::open || open_is_right);
}

/// Share of the declared weight of parts that was scored.
inline mpq_class scored_weight(std::vector<part> const& parts, bool open_is_right) {
  mpq_class sum, of;
  for (auto const& p : parts) {
    auto const share = !p.is_clause      ? mpq_class{is_scored(p, open_is_right) ? 1 : 0}
                       : declared(p) > 0 ? scored_weight(p.children, open_is_right)
                                         : mpq_class{};
    sum += declared(p) * share;
    of += declared(p);
  }
  return sum / of;
}

inline std::int64_t scored_count(part const& p, bool open_is_right) {
  if (!p.is_clause)
    return !p.is_advisory && is_scored(p, open_is_right) ? 1 : 0;
  std::int64_t sum = 0;
  for (auto const& c : p.children)
    sum += scored_count(c, open_is_right);
  return sum;
}

} // namespace starlot_tests::oracle

#endif
