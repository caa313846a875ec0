// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/company/quotient_sums.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

using starlot::fraction;
using starlot::to_string;
using starlot::detail::list;
using starlot::detail::quotient_sums;

namespace {

constexpr auto largest = (std::numeric_limits<std::int64_t>::max)();

struct numbers {
  std::uint64_t state;
  std::int64_t operator()(std::int64_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::int64_t>((state >> 33U) % static_cast<std::uint64_t>(below));
  }
};

fraction power(std::int64_t base, int exponent) {
  fraction out{1};
  for (; exponent > 0; --exponent)
    out *= base;
  return out;
}

} // namespace

TEST_CASE("a sum of multiples of quotients is in lowest terms") {
  // 2/15 and 3/10 share 5 in their denominators, 1/7 nothing: 4 * 2/15 + 1 * 3/10 + 2 * 1/7 = 112/210 + 63/210 + 60/210.
  list<fraction> const each{fraction::of(2, 15), fraction::of(3, 10), fraction::of(1, 7), fraction::of(2, 15)};
  quotient_sums<> const sums{each.view()};
  CHECK(sums.size() == 3);
  CHECK(sums.term_of(3) == sums.term_of(0));
  quotient_sums<>::multiples n{sums};
  n.add(0, 3, 1);
  n.add(3, 1, 1);
  n.add(1, 1, 1);
  n.add(2, 2, 1);
  REQUIRE(n.fit());
  CHECK(to_string(sums.sum(n, sums.prepared(fraction{1}))) == "47/42"); // 235/210
  CHECK(to_string(sums.sum(n, sums.prepared(fraction::of(42, 5)))) == "47/5");
  n.add(2, 1, 2); // half of it: + 1/14
  CHECK(to_string(sums.sum(n, sums.prepared(fraction{1}))) == "25/21");
  CHECK(to_string(sums.sum(quotient_sums<>::multiples{sums}, sums.prepared(fraction{1}))) == "0");
}

TEST_CASE("sums of quotients are those of fractions, whatever their denominators share and however long they are") {
  numbers below{11};
  std::size_t long_ones = 0;
  for (int trial = 0; trial < 400; ++trial) {
    auto const count = 1 + below(12);
    auto const digits = trial % 4; // of the denominators: one word, or several
    list<fraction> each;
    for (std::int64_t k = 0; k < count; ++k) {
      auto bottom = fraction{1 + below(trial % 3 == 0 ? 60 : 2'000'000'000)};
      bottom *= power(6 + 4 * below(3), digits == 3 ? static_cast<int>(below(30)) : digits);
      each.push_back((fraction{1 + below(50)} / bottom).reduced());
    }
    quotient_sums<> const sums{each.view()};
    for (int row = 0; row < 10; ++row) {
      quotient_sums<>::multiples n{sums};
      fraction due;
      for (std::size_t k = 0; k < each.size(); ++k) {
        if (below(3) == 0)
          continue;
        auto const times = below(row % 2 == 0 ? 40 : 100'000);
        auto const per = row < 5 ? 1 : 1 + below(6);
        n.add(k, times, per);
        due += each[k] * fraction::of(times, per);
      }
      auto const weight = fraction::of(1 + below(900), 1 + below(400));
      REQUIRE(n.fit());
      auto const sum = sums.sum(n, sums.prepared(weight));
      due = (due * weight).reduced();
      CAPTURE(trial, row);
      CHECK(sum.numerator() == due.numerator());
      CHECK(sum.denominator() == due.denominator());
      long_ones += sum.denominator().bit_width() > 256 ? 1U : 0U;
    }
  }
  CHECK(long_ones > 100);
}

TEST_CASE("multiples that do not fit 64 bits are told") {
  list<fraction> const each{fraction::of(1, 3), fraction::of(1, 5)};
  quotient_sums<> const sums{each.view()};
  quotient_sums<>::multiples n{sums};
  n.add(0, largest, 1);
  CHECK(n.fit());
  CHECK(sums.sum(n, sums.prepared(fraction{3})) == fraction{largest});
  n.add(0, 1, 1);
  CHECK_FALSE(n.fit());
  quotient_sums<>::multiples parts{sums};
  parts.add(0, 1, largest);
  CHECK(parts.fit());
  parts.add(1, 1, largest - 1); // which has nothing in common with the other
  CHECK_FALSE(parts.fit());
}
