// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// The main of all test programs, compiled once, and only where the Catch2 that was found brings none that links.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_session.hpp>
int main(int argc, char* argv[]) { return Catch::Session().run(argc, argv); }
#else
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
