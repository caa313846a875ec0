// expect: survey design: a stage says its strata once and its clusters once; a key can be a pair
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
    starlot::survey_design::of(std::vector<row>{}, starlot::in_stratum{&row::region},
                               starlot::in_stratum{&row::kind}, starlot::population_of{&row::outlets});
#else
inline auto const made = starlot::survey_design::of(std::vector<row>{}, starlot::in_stratum{[](row const& r) {
                                                      return std::pair{r.region, r.kind};
                                                    }},
                                                    starlot::population_of{&row::outlets});
#endif
