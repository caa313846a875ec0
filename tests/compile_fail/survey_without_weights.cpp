// expect: survey design: weights are given by weight_of, or follow from the population of each stage
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/estimation/survey_design.hpp>

#include <vector>

struct row {
  int region = 0;
  double outlets = 0;
  double weight = 1;
};

#if defined(STARLOT_EXPECT_FAILURE)
inline auto const made = starlot::survey_design::of(std::vector<row>{}, starlot::without_correction{});
#else
inline auto const made = starlot::survey_design::of(std::vector<row>{}, starlot::without_correction{},
                                                    starlot::weight_of{&row::weight});
#endif
