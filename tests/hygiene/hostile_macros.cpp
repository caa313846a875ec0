// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Macros that <windows.h>, <complex.h>, <sys/sysmacros.h> and others leave behind. None of them may hurt.
#include "standard_headers.hpp"  // generated: the standard headers that ours include, with all they bring

#undef major
#undef minor
#define min(a, b) hostile macro min
#define max(a, b) hostile macro max
#define major(device) hostile macro major
#define minor(device) hostile macro minor
#define small hostile macro small
#define I hostile macro I
#define ERROR hostile macro ERROR

#include "all_headers.hpp"  // generated
