// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_HPP
#define STARLOT_FILES_HPP

// What is stored and sent. Opt-in: starlot.hpp leaves it out.
//
//   auto const bytes = to_bytes(findings);                    kept to the character                       files/saved_findings.hpp
//   auto const again = read_findings(*bytes, scheme);         or an error with its line

#include <starlot/files/saved_findings.hpp>

#endif
