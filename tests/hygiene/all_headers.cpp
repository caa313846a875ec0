// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "all_headers.hpp" // generated
