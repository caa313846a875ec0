// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/estimation/row_values.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace starlot;

TEST_CASE("a stretch has the values of its rows, whatever they are made of") {
  constexpr std::size_t rows = 600;
  std::vector<double> y, x, w;
  for (std::size_t i = 0; i < rows; ++i) {
    y.push_back(i % 7 == 3 ? std::nan("") : static_cast<double>(i) / 3);
    x.push_back(1 + static_cast<double>(i % 5));
    w.push_back(i % 11 == 0 ? 0 : 1.5);
  }
  domain const odd{rows, [](std::size_t i) { return i % 2 == 1; }};
  detail::counted_rows const in{w.data(), y.data(), x.data(), &odd};
  for (auto const& v :
       {detail::row_values{x.data()}, detail::row_values{x.data(), w.data(), nullptr, 0.25},
        detail::row_values{x.data(), w.data(), nullptr, 0.25, x.data()},
        detail::row_values{w.data(), nullptr, &in}, detail::row_values{y.data(), w.data(), &in, 0.25},
        detail::row_values{y.data(), w.data(), &in, 2, x.data()}}) {
    double room[detail::longest_stretch];
    std::size_t wrong = 0;
    for (std::size_t begin = 0; begin + 200 <= rows; begin += 200) {
      auto const* const values = v.stretch(begin, 200, room);
      for (std::size_t i = 0; i < 200; ++i)
        wrong += values[i] == v.at(begin + i) ? 0U : 1U;
    }
    CHECK(wrong == 0);
  }
  CHECK(detail::row_values{y.data(), w.data(), &in, 2, x.data()}.at(5) == 1.5 * (y[5] - 2 * x[5]));
  CHECK(detail::row_values{y.data(), w.data(), &in}.at(3) == 0);  // no value
  CHECK(detail::row_values{y.data(), w.data(), &in}.at(4) == 0);  // outside the domain
  CHECK(detail::row_values{y.data(), w.data(), &in}.at(11) == 0); // no weight
}

TEST_CASE("sums and squares of groups, beyond one stretch") {
  constexpr std::size_t rows = 1000;
  std::vector<double> y;
  std::vector<std::uint32_t> group;
  for (std::uint32_t i = 0; i < rows; ++i) {
    y.push_back(i % 10);
    group.push_back(i % 2);
  }
  auto const sums = detail::sums_by_group(2, group.data(), {y.data()}, rows, 9);
  CHECK(sums == detail::list<double>{2000, 2500});
  CHECK(detail::sums_by_group(1, nullptr, {y.data()}, rows, 9) == detail::list<double>{4500});
  CHECK(detail::stable_total(detail::row_values{y.data()}, rows) == 4500);
  std::vector<double> const means{4, 5};
  detail::stable_sum squares[2];
  detail::add_values(squares, group.data(), means.data(), {y.data()}, rows,
                     detail::stable_scale::of(81, rows));
  CHECK((squares[0].value() == 4000 && squares[1].value() == 4000));
}

} // namespace
