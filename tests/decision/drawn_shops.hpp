// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_DECISION_DRAWN_SHOPS_HPP
#define STARLOT_TESTS_DECISION_DRAWN_SHOPS_HPP

#include "support/catch.hpp"

#include <starlot/core/points.hpp>
#include <starlot/decision/settlement.hpp>
#include <starlot/sampling/record_draw.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Draws of outlets, and what tests of settlements share.

namespace drawn_shops {

using namespace starlot;
using namespace starlot::literals;

inline ladder const stars{
    {70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}};

template <class T> T made(result<T> r) {
  if (!r)
    FAIL("error " << static_cast<int>(r.error().code) << " " << r.error().where.id);
  return *r;
}

inline frame shops(std::size_t n) {
  struct row {
    std::string id;
    std::string_view side;
  };
  std::vector<row> rows;
  for (std::size_t i = 0; i < n; ++i)
    rows.push_back({"shop " + std::to_string(i), i % 2 == 0 ? "east" : "west"});
  return *frame::of(rows, outlet_id{&row::id}, in_stratum{&row::side});
}

inline seed const numbers{"05 11 17 23 31 02", "a lottery", "2026-11-20T09:00:00+08:00",
                          "2026-11-23T21:15:00+08:00"};

/// All outlets of a frame, in the order of their tickets.
inline draw_record all_of(std::uint32_t n) { return made(record_draw(shops(n), simple_random{n}, numbers)); }

inline settle_terms terms(bet b, points grid = points::from_micro(1)) {
  return {.over_award_risk = 0.05_dec,
          .under_award_risk = 0.05_dec,
          .bet = b,
          .scores = {0_pt, 100_pt},
          .grid = grid};
}

} // namespace drawn_shops

#endif
