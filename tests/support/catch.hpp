// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SUPPORT_CATCH_HPP
#define STARLOT_TESTS_SUPPORT_CATCH_HPP

// Catch2 3 or 2, whichever is there. Tests use what both have, and the unqualified name Approx.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif

#endif
