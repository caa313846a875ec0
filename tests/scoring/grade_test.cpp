// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scoring/grade.hpp>

using namespace starlot;
using namespace starlot::literals;

namespace {

constexpr rung good{80_pt, {"good", "良"}, 3.5_dec};

constexpr bool tells(grade const& awarded, grade const& vetoed) {
  return awarded && awarded.name() == text{"good", "良"} && awarded.stars() == 3.5_dec &&
         awarded.index() == 4 && awarded.rung() == &good && awarded.state() == outcome::graded && !vetoed &&
         vetoed.name() == text{} && vetoed.stars() == decimal{} && vetoed.rung() == nullptr &&
         vetoed != awarded;
}

} // namespace

TEST_CASE("a grade is a rung, or why there is none") {
  constexpr grade awarded{outcome::graded, &good, 4};
  constexpr grade vetoed{outcome::vetoed, nullptr, 0};
  static_assert(tells(awarded, vetoed));
  CHECK(tells(starlot_tests::opaque(awarded), starlot_tests::opaque(vetoed)));
  static_assert(grade{}.state() == outcome::undetermined);
  CHECK_FALSE(starlot_tests::opaque(grade{}));
}
