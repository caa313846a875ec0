// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// The library as a module. Compile include/starlot/starlot.cppm once, then this, for example with Clang 19:
//
//   clang++-19 -std=c++20 -Iinclude -Wno-include-angled-in-module-purview --precompile include/starlot/starlot.cppm -o starlot.pcm
//   clang++-19 -std=c++20 -fmodule-file=starlot=starlot.pcm examples/module/rate_shop.cpp starlot.pcm -o rate_shop

#include <cstdio>
#include <string>

import starlot;

using namespace starlot::literals;

namespace {

// Points are invented.
constexpr auto shop_care = starlot::scheme{
    starlot::title{"shop-care", "1"},
    starlot::criterion{"1", "Opening hours are posted", 40_pt},
    starlot::criterion{"2", "Repairs in time", 60_pt, starlot::proportional},
    starlot::ladder{{70_pt, "pass"}, {90_pt, "good"}}};

} // namespace

int main() {
  starlot::findings<shop_care> found;
  found.set<"1">(starlot::met).set<"2">(starlot::sampled(1, 4));
  auto const rating = evaluate(found);
  if (!rating) {
    std::puts(to_string(rating.error()).c_str());
    return 1;
  }
  std::printf("%s: %s\n", shown(*rating).c_str(), std::string{rating->grade().name().en}.c_str());
  for (auto const& line : rating->trace())
    std::printf("  %s  %s of %s\n", std::string{line.id}.c_str(), to_string(line.contribution).c_str(),
                to_string(line.available).c_str());
}
