// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// The smallest program: a scheme of two criteria, what was found, the grade. The scheme is invented.

#include <starlot/scoring.hpp>

#include <cstdio>

using namespace starlot::literals;

inline constexpr auto shop_check = starlot::scheme{
    starlot::title{"shop-check", "1"}, starlot::criterion{"1", "Prices are posted", 40_pt},
    starlot::criterion{"2", "Complaints are answered in time", 60_pt, starlot::proportional},
    starlot::ladder{{70_pt, "pass"}, {80_pt, "three stars"}, {90_pt, "four stars"}, {95_pt, "five stars"}}};

int main() {
  starlot::findings<shop_check> f;
  f.set<"1">(starlot::met);
  f.set<"2">(starlot::sampled(3, 40)); // 3 of 40 were not
  auto const rating = evaluate(f);     // or an error with its place
  if (rating)
    std::printf("%s points: %s\n", shown(*rating).c_str(), to_string(rating->grade()).c_str());
  return rating ? 0 : 1;
}
