// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// The second unit is all_headers.cpp, compiled without exceptions and with NDEBUG. A function that is not inline,
// or a definition that is not the same in both, does not link.
#include "all_headers.hpp" // generated

int main() { return 0; }
