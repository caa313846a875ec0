// expect: survey design: weights are those of the rows, and stand beside the stages
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/estimation/survey_design.hpp>

#include <vector>

struct row {
  int region = 0;
  int kind = 0;
  double outlets = 0;
  double weight = 1;
};

#if defined(STARLOT_EXPECT_FAILURE)
inline auto const made =
    starlot::survey_design::of(std::vector<row>{}, starlot::stage{starlot::population_of{&row::outlets},
                                                                  starlot::weight_of{&row::weight}});
#else
inline auto const made =
    starlot::survey_design::of(std::vector<row>{}, starlot::stage{starlot::population_of{&row::outlets}},
                               starlot::weight_of{&row::weight});
#endif
