// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_EXTRA_RULES_ORACLE_HPP
#define STARLOT_TESTS_EXTRA_RULES_ORACLE_HPP

#include <starlot/core/finding.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/scheme/knot.hpp>
#include <starlot/scheme/rule.hpp>

#include <cstdint>
#include <gmpxx.h>
#include <optional>
#include <string>
#include <vector>

// The first part of the oracle: what a finding earns by a ready rule, as the comments in rule.hpp and knot.hpp say, on
// GMP rationals. Of the library it uses the names of things only.

namespace starlot_tests::oracle {

using namespace starlot;

inline mpq_class fraction_of(std::int64_t n, std::int64_t d) {
  mpq_class q{mpz_class{std::to_string(n)}, mpz_class{std::to_string(d)}};
  q.canonicalize();
  return q;
}
inline mpq_class micro(std::int64_t n) { return fraction_of(n, 1'000'000); }

/// To a multiple of `step`, which is in millionths.
inline mpq_class rounded(mpq_class const& value, std::int64_t step, rounding mode) {
  mpq_class const scaled = value / micro(step);
  mpz_class floor;
  mpz_fdiv_q(floor.get_mpz_t(), scaled.get_num_mpz_t(), scaled.get_den_mpz_t());
  mpq_class const rest = scaled - floor;
  mpq_class const half{1, 2};
  bool up = rest > half;
  switch (mode) {
  case rounding::down:
    up = false;
    break;
  case rounding::up:
    up = rest > 0;
    break;
  case rounding::truncate:
    up = rest > 0 && value < 0;
    break;
  case rounding::half_up:
    up = rest >= half;
    break;
  case rounding::half_away:
    up = rest > half || (rest == half && value > 0);
    break;
  case rounding::half_even:
    up = rest > half || (rest == half && mpz_odd_p(floor.get_mpz_t()) != 0);
    break;
  }
  return (mpq_class{floor} + (up ? 1 : 0)) * micro(step);
}

/// What was found, as the rules read it.
struct seen {
  enum class form { yes_or_no, half, amount, samples, level, measure, count };

  form is = form::yes_or_no;
  mpq_class value =
      0; ///< 1 for met; points; the conforming part of samples; a level; a measure; part over whole
  mpq_class number =
      0; ///< what a step of the test's own reads: nonconforming part of samples, points, level, measure, part
  finding given = not_met; ///< the same for the library
};

/// A line of a list of levels, a table or a curve.
struct rule_line {
  mpq_class at = 0;
  bool is_strict = false;
  std::optional<mpq_class> earned = mpq_class{0}; ///< none: such values are refused
};

/// A ready rule.
struct judged_by {
  rule_kind kind = rule_kind::proportional;
  std::vector<rule_line> lines;
  std::optional<rule_line> otherwise;
  std::int64_t reading = 0; ///< millionths, to a multiple of which a measure is rounded; 0: not at all
  rounding mode = rounding::down;
  mpq_class limit = 0;     ///< ratio: the least; half credit: millionths of worth up to which half is nothing
  std::vector<knot> knots; ///< the same for the library
};

/// What a table earns, and nothing where the value is refused.
inline std::optional<mpq_class> of_table(judged_by const& r, mpq_class value) {
  if (r.reading > 0)
    value = rounded(value, r.reading, r.mode);
  auto const& lines = r.lines;
  if (r.kind == rule_kind::table_at_least) {
    for (auto i = lines.size(); i-- > 0;)
      if (lines[i].is_strict ? value > lines[i].at : value >= lines[i].at)
        return lines[i].earned;
    return r.otherwise ? r.otherwise->earned : lines.front().earned;
  }
  if (r.kind == rule_kind::table_at_most) {
    for (auto const& line : lines)
      if (line.is_strict ? value < line.at : value <= line.at)
        return line.earned;
    return r.otherwise ? r.otherwise->earned : lines.back().earned;
  }
  if (value < lines.front().at)
    return r.otherwise ? r.otherwise->earned : lines.front().earned;
  if (value > lines.back().at)
    return r.otherwise ? r.otherwise->earned : lines.back().earned;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (value <= lines[i].at) {
      auto const& a = lines[i - 1];
      auto const& b = lines[i];
      return mpq_class{*a.earned + (*b.earned - *a.earned) * (value - a.at) / (b.at - a.at)};
    }
  return {};
}

/// The share that a finding earns of `worth` millionths, or nothing where it does not fit the rule.
inline std::optional<mpq_class> share_of(judged_by const& r, seen const& s, std::int64_t worth) {
  using enum seen::form;
  if (r.kind <= rule_kind::half_credit && s.is == yes_or_no)
    return s.value;
  switch (r.kind) {
  case rule_kind::proportional:
    return s.is == samples ? std::optional{s.value} : std::nullopt;
  case rule_kind::partial_amount:
    return s.is == amount ? std::optional{mpq_class{s.value / micro(worth)}} : std::nullopt;
  case rule_kind::half_credit:
    if (s.is != half)
      return {};
    return worth <= r.limit ? mpq_class{0} : mpq_class{1, 2};
  case rule_kind::levels:
    if (s.is == level)
      for (auto const& line : r.lines)
        if (line.at == s.value)
          return line.earned;
    return {};
  case rule_kind::table_at_least:
  case rule_kind::table_at_most:
  case rule_kind::curve:
    return s.is == measure ? of_table(r, s.value) : std::nullopt;
  case rule_kind::ratio:
    return s.is == count ? std::optional{mpq_class{s.value >= r.limit ? 1 : 0}} : std::nullopt;
  default:
    return {};
  }
}

} // namespace starlot_tests::oracle

#endif
