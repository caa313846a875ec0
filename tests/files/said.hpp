// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_TESTS_FILES_SAID_HPP
#define STARLOT_TESTS_FILES_SAID_HPP

#include <starlot/core/result.hpp>
#include <starlot/files/open.hpp>

#include <string>

namespace starlot_tests {

/// What is wrong with a file `f`, as it is printed; nothing if it was read.
template <class T>
std::string said(starlot::result<T> const& read, starlot::language l = starlot::language::en) {
  return read ? std::string{} : starlot::messages("f", read.errors(), l);
}

} // namespace starlot_tests

#endif
