// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/ready_roll_up.hpp>
#include <starlot/scheme/scheme.hpp>

namespace {

using namespace starlot;
using namespace starlot::literals;

constexpr scheme nested{title{"t", "1"},
                        clause{"1", "", 10_pt, rescaled{1_dec, 5_dec, 0_dec, 100_dec},
                               clause{"1.1", "", 1_wt, best_children{2}, criterion{"1.1.1", "", 1_wt}},
                               clause{"1.2", "", 1_wt, minimum, criterion{"1.2.1", "", 1_wt}}},
                        ladder{{5_pt, "pass"}}};

TEST_CASE("the roll-ups of a scheme are told as words, clause by clause") {
  CHECK(declared_roll_up(compiled<nested>, 0).name == "rescaled");
  CHECK(declared_roll_up(compiled<nested>, 0).parameter == "1 5 0 100");
  CHECK(declared_roll_up(compiled<nested>, 1).name == "best_children");
  CHECK(declared_roll_up(compiled<nested>, 1).parameter == "2");
  CHECK(declared_roll_up(compiled<nested>, 3).name.empty());
  CHECK(declared_roll_up(compiled<nested>, scheme_view::none).name.empty());
}

TEST_CASE("a roll-up by its name is one that rows take") {
  CHECK(ready_roll_up("mean_of_ends")->kind == roll_up::custom);
  CHECK(ready_roll_up("rounded", "maximum 1 half_away").has_value());
  CHECK(ready_roll_up("rounded", "maximum 1").error().code == errc::wrong_parameter);
}

} // namespace
