// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SCHEME_ANSWERS_HPP
#define STARLOT_TESTS_SCHEME_ANSWERS_HPP

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/rule.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

// What scoring rules answer, as tables that are checked at compile time and at run time.
namespace answers {

using namespace starlot::literals;
using starlot::errc;
using starlot::finding;
using starlot::points;
using starlot::rule_result;
using starlot_tests::opaque;

/// A share as numerator and denominator, or an error.
struct answer {
  errc code = errc::none;
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  constexpr answer(errc why) : code{why} {}
  constexpr answer(std::int64_t n, std::int64_t d) : numerator{n}, denominator{d} {}
};

constexpr bool is(rule_result const& got, answer const& due) {
  if (due.code != errc::none)
    return !got && got.error().code == due.code;
  return got && got->numerator() * due.denominator == due.numerator * got->denominator();
}

/// A finding for a rule, and what it must answer.
struct example {
  finding given;
  answer due;
  points worth = 10_pt;
};

template <class Rule> constexpr bool all_hold(Rule const& rule, std::span<example const> examples) {
  for (auto const& e : examples)
    if (!is(rule(e.given, e.worth), e.due) || !is(rule.as_ready()(e.given, e.worth), e.due))
      return false;
  return true;
}

/// The examples once more at run time, one by one.
template <class Rule> void check(Rule const& rule, std::span<example const> examples) {
  for (std::size_t i = 0; i < examples.size(); ++i) {
    auto const e = opaque(examples[i]);
    auto const got = opaque(rule)(e.given, e.worth);
    CAPTURE(i, e.given.count(), e.given.out_of(), e.worth.micro());
    CHECK(is(got, e.due));
    CHECK(is(rule.as_ready()(e.given, e.worth), e.due));
  }
}

inline constexpr auto unfit = errc::finding_does_not_fit;
inline constexpr answer all{1, 1};
inline constexpr answer none{0, 1};
inline constexpr answer half{1, 2};

} // namespace answers

#endif
