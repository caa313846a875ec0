// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_STARLOT_HPP
#define STARLOT_STARLOT_HPP

// The doors of the library. A program that needs one part includes that door, or a header behind it.
// Opt-in, and not here: core/gbt8170.hpp (limiting values), core/fraction_text.hpp, core/exact.hpp, core/shortest.hpp,
// decision/shown_probability.hpp.

#include <starlot/catalog.hpp>
#include <starlot/company.hpp>
#include <starlot/decision.hpp>
#include <starlot/estimation.hpp>
#include <starlot/sampling.hpp>
#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

#endif
