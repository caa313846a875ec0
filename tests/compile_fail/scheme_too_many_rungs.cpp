// expect: scheme definition: a ladder has at most 32 rungs (see Got)
// names: at<'s', 'h', 'o', 'p'> ... got<'3', '3'> ... due<'3', '2'>
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scoring/findings.hpp>

namespace {
using namespace starlot::literals;

constexpr starlot::scheme shop{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours", 10_pt},
                               starlot::ladder{
                                   {0.01_pt, "r"},         {0.02_pt, "r"}, {0.03_pt, "r"}, {0.04_pt, "r"},
                                   {0.05_pt, "r"},         {0.06_pt, "r"}, {0.07_pt, "r"}, {0.08_pt, "r"},
                                   {0.09_pt, "r"},         {0.10_pt, "r"}, {0.11_pt, "r"}, {0.12_pt, "r"},
                                   {0.13_pt, "r"},         {0.14_pt, "r"}, {0.15_pt, "r"}, {0.16_pt, "r"},
                                   {0.17_pt, "r"},         {0.18_pt, "r"}, {0.19_pt, "r"}, {0.20_pt, "r"},
                                   {0.21_pt, "r"},         {0.22_pt, "r"}, {0.23_pt, "r"}, {0.24_pt, "r"},
                                   {0.25_pt, "r"},         {0.26_pt, "r"}, {0.27_pt, "r"}, {0.28_pt, "r"},
                                   {0.29_pt, "r"},         {0.30_pt, "r"}, {0.31_pt, "r"}, {0.32_pt, "r"},
#if defined(STARLOT_EXPECT_FAILURE)
                                   {6_pt, "one too many"},
#endif
                               }};

[[maybe_unused]] starlot::findings<shop> const findings;
} // namespace
