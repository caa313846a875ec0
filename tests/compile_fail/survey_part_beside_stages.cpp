// expect: survey design: where there are stages, only weights stand beside them
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
inline auto const made =
    starlot::survey_design::of(std::vector<row>{}, starlot::stage{starlot::population_of{&row::outlets}},
                               starlot::in_stratum{&row::region});
#else
inline auto const made =
    starlot::survey_design::of(std::vector<row>{}, starlot::stage{starlot::in_stratum{&row::region},
                                                                  starlot::population_of{&row::outlets}});
#endif
