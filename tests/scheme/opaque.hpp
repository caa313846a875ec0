// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SCHEME_OPAQUE_HPP
#define STARLOT_TESTS_SCHEME_OPAQUE_HPP

// A value of which the compiler knows nothing, so that what is computed from it is computed at run time.
template <class T> [[nodiscard]] T opaque(T value) {
  T (*volatile pass)(T) = [](T v) { return v; };
  return pass(value);
}

#endif
