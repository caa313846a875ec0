// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_EXTRA_RANDOM_RULES_HPP
#define STARLOT_TESTS_EXTRA_RANDOM_RULES_HPP

#include "extra/parts_oracle.hpp"
#include "support/random.hpp"

#include <starlot/core/finding.hpp>
#include <starlot/core/points.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <gmpxx.h>
#include <utility>
#include <vector>

// Random rules and findings, for the oracle and for the library.

namespace starlot_tests::oracle {

class dice {
public:
  explicit dice(std::uint64_t skip) {
    for (std::uint64_t i = 0; i < skip; ++i)
      numbers_.next();
  }
  std::int64_t in(std::int64_t low, std::int64_t high) { return numbers_.between(low, high); }
  bool one_in(std::int64_t n) { return in(1, n) == 1; }

private:
  random_numbers numbers_;
};

inline bool is_table(rule_kind k) { return k == rule_kind::table_at_least || k == rule_kind::table_at_most; }
inline bool reads_measures(rule_kind k) { return is_table(k) || k == rule_kind::curve; }

// ---- Findings, each as the oracle reads it and as the library does ----

inline seen answered(bool yes) {
  return {seen::form::yes_or_no, yes ? 1 : 0, yes ? 0 : 1, yes ? met : not_met};
}
inline seen half_seen() { return {seen::form::half, 0, 2, half_met}; }
inline seen amount_seen(std::int64_t micros) {
  return {seen::form::amount, micro(micros), micro(micros), partly(points::from_micro(micros))};
}
inline seen samples_seen(std::int64_t conforming, std::int64_t of) {
  return {seen::form::samples, fraction_of(conforming, of), fraction_of(of - conforming, of),
          sampled(of - conforming, of)};
}
inline seen level_seen(std::int64_t micros) {
  return {seen::form::level, micro(micros), micro(micros), at_level(decimal::from_micro(micros))};
}
inline seen measure_seen(std::int64_t micros) {
  return {seen::form::measure, micro(micros), micro(micros), measured(decimal::from_micro(micros))};
}
inline seen quotient_seen(std::int64_t part, std::int64_t of) {
  return {seen::form::measure, fraction_of(part, of), fraction_of(part, of), measured(part, of)};
}
inline seen count_seen(std::int64_t part, std::int64_t of) {
  return {seen::form::count, fraction_of(part, of), fraction_of(part, 1), counted(part, of)};
}

inline std::optional<mpq_class> judged(part const& p, seen const& s) { return share_of(p.rule, s, p.worth); }

/// Records it; the oracle has seen that it fits.
inline void find_for(part& p, seen const& s) {
  p.is = part::state::scored;
  p.is_known = true;
  p.what = s;
  p.given = s.given;
  p.share = *judged(p, s);
}

class rule_generator {
public:
  explicit rule_generator(std::uint64_t seed) : die_{seed} {}

  /// A rule for a criterion whose worth is known.
  judged_by rule_for(part const& p, bool fine) {
    judged_by r;
    if (die_.one_in(2))
      return r;
    bool const has_points = !p.is_weight && !p.is_advisory;
    bool const from_nothing = has_points && p.least == 0;
    r.kind = static_cast<rule_kind>(die_.in(1, 9));
    if (r.kind == rule_kind::partial_amount && !from_nothing)
      r.kind = rule_kind::half_credit;
    if (r.kind == rule_kind::half_credit && from_nothing && die_.one_in(2))
      r.limit = fraction_of(die_.one_in(2) ? p.worth : die_.in(0, 20) * 500'000, 1);
    if (r.kind == rule_kind::ratio) {
      auto const part = die_.in(1, 4);
      r.limit = fraction_of(part, die_.in(part, 9));
    }
    if (r.kind == rule_kind::levels || reads_measures(r.kind))
      lines_of(r, p, has_points && (r.kind != rule_kind::curve || !fine));
    return r;
  }

  /// Something that the rule takes.
  seen finding_for(part const& p, bool fine) {
    for (;;)
      if (auto const s = some(p, fine); judged(p, s))
        return s;
  }

  /// Of each kind of finding one at least, and so of each line of a table, what it begins and ends with.
  static std::vector<seen> all_for(part const& p) {
    std::vector<seen> all;
    auto const& r = p.rule;
    if (r.kind <= rule_kind::half_credit)
      all = {answered(false), answered(true)};
    if (r.kind == rule_kind::proportional)
      all = {samples_seen(0, 3), samples_seen(1, 3), samples_seen(2, 3), samples_seen(3, 3)};
    if (r.kind == rule_kind::half_credit)
      all.push_back(half_seen());
    if (r.kind == rule_kind::partial_amount)
      all.push_back(amount_seen(p.worth / 3));
    if (r.kind == rule_kind::ratio)
      for (std::int64_t part = 0; part <= 2; ++part)
        all.push_back(count_seen(part, 2));
    for (std::size_t i = 0; i < r.lines.size(); ++i) {
      auto const at = whole_micro(r.lines[i].at);
      if (r.kind == rule_kind::levels) {
        all.push_back(level_seen(at));
        continue;
      }
      if (i == 0)
        all.push_back(measure_seen(at - 5'000'000));
      all.push_back(measure_seen(at));
      all.push_back(measure_seen(at + 125'000));
      if (i + 1 == r.lines.size())
        all.push_back(measure_seen(at + 5'000'000));
    }
    std::erase_if(all, [&](seen const& s) { return !judged(p, s); });
    return all;
  }

  /// Some measure, whether or not the rule takes it.
  seen some_measure(judged_by const& r) {
    auto const at = whole_micro(r.lines[index(r.lines.size())].at);
    if (die_.one_in(3)) {
      auto const of = die_.in(1, 7);
      return quotient_seen(at * of / 1'000'000 + die_.in(-1, 1), of);
    }
    return measure_seen(at + (die_.one_in(2) ? die_.in(-1, 1) : die_.in(-3'000'000, 3'000'000)));
  }

private:
  static std::int64_t whole_micro(mpq_class const& n) {
    mpq_class const scaled = n * 1'000'000;
    return std::strtoll(scaled.get_num().get_str().c_str(), nullptr, 10);
  }
  std::size_t index(std::size_t size) {
    return static_cast<std::size_t>(die_.in(0, static_cast<std::int64_t>(size) - 1));
  }

  /// A share, or points of what is at stake, for a knot; what it is for the oracle.
  std::pair<knot, mpq_class> knot_at(decimal at, part const& p, bool in_points) {
    if (in_points && die_.one_in(2)) {
      auto const steps = p.worth / 500'000;
      auto const above =
          steps > 0 && p.worth % 500'000 == 0 ? die_.in(0, steps) * 500'000 : die_.in(0, p.worth);
      return {knot{at, points::from_micro(p.least + above)}, fraction_of(above, p.worth)};
    }
    auto const of = die_.in(1, 12);
    auto const part_of = die_.in(0, of);
    return {knot{at, share::of(part_of, of)}, fraction_of(part_of, of)};
  }

  void lines_of(judged_by& r, part const& p, bool in_points) {
    auto at = die_.in(-8, 8) * 250'000;
    bool const on_top = is_table(r.kind);
    for (std::int64_t i = 0, count = die_.in(2, 4); i < count; ++i) {
      auto const [k, earned] = knot_at(decimal::from_micro(at), p, in_points);
      bool const strict = on_top && die_.one_in(3);
      r.lines.push_back({micro(at), strict, earned});
      r.knots.push_back(strict ? k.strictly() : k);
      // "at least 2" and then "above 2"; "below 2" and then "at most 2"
      if (on_top && strict == (r.kind == rule_kind::table_at_most) && die_.one_in(4)) {
        auto const [next, more] = knot_at(decimal::from_micro(at), p, in_points);
        r.lines.push_back({micro(at), !strict, more});
        r.knots.push_back(strict ? next : next.strictly());
      }
      at += die_.in(1, 8) * 250'000;
    }
    if (r.kind == rule_kind::levels)
      return;
    if (die_.one_in(3)) {
      auto [k, earned] = knot_at({}, p, in_points);
      k.is_rest = true;
      r.otherwise = rule_line{0, false, earned};
      if (die_.one_in(2)) {
        k = knot::otherwise_refused();
        r.otherwise->earned.reset();
      }
      r.knots.push_back(k);
    }
    if (die_.one_in(3)) {
      r.reading = die_.one_in(2) ? 250'000 : die_.one_in(2) ? 100'000 : die_.in(1, 3'000'000);
      r.mode = static_cast<rounding>(die_.in(0, 5));
    }
    // Where rounding leads past the last line that is not refused, everything would be.
    bool any = false;
    for (auto const& line : r.lines)
      any = any || of_table(r, line.at);
    if (!any)
      r.reading = 0;
  }

  seen some(part const& p, bool fine) {
    auto const& r = p.rule;
    switch (r.kind) {
    case rule_kind::proportional: {
      auto const most = fine && die_.one_in(4) ? (die_.one_in(8) ? std::int64_t{1} << 31U : 9'999) : 6;
      auto const of = die_.in(1, most);
      return samples_seen(die_.one_in(3) ? of : die_.in(0, of), of);
    }
    case rule_kind::partial_amount:
      return die_.one_in(2) ? answered(die_.one_in(2)) : amount_seen(die_.in(0, p.worth));
    case rule_kind::half_credit:
      return die_.one_in(2) ? half_seen() : answered(die_.one_in(2));
    case rule_kind::levels:
      return level_seen(whole_micro(r.lines[index(r.lines.size())].at));
    case rule_kind::ratio: {
      auto const of = die_.in(1, 9);
      return count_seen(die_.in(0, of), of);
    }
    case rule_kind::table_at_least:
    case rule_kind::table_at_most:
    case rule_kind::curve:
      return die_.one_in(4) ? measure_seen(whole_micro(r.lines[index(r.lines.size())].at)) : some_measure(r);
    default:
      return answered(die_.one_in(2));
    }
  }

  dice die_;
};

} // namespace starlot_tests::oracle

#endif
