// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// The library as a C++20 module: `import starlot;` instead of `#include <starlot/starlot.hpp>`. Opt-in; compile this file
// once. Tested with Clang 19. Entities belong to the global module, so that units that include and units that import link.

module;

#include <array>
#include <atomic>
#include <bit>
#include <charconv>
#include <cmath>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <limits>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

export module starlot;

export extern "C++" {
#include <starlot/starlot.hpp>
}
