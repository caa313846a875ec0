// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_HPP
#define STARLOT_FILES_HPP

// What is stored and sent. Opt-in: not part of starlot.hpp. Bytes in, bytes out; whatever is wrong with a file is an error with
// line and character, and all of it is told at once.
//
//   auto const bytes = read_file("findings.csv");                          files/open.hpp
//   auto const sheet = read_table(*bytes, form);                           files/table.hpp

#include <starlot/files/open.hpp>
#include <starlot/files/table.hpp>

#endif
