// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_TRIVIAL_HPP
#define STARLOT_DETAIL_BASE_TRIVIAL_HPP
// IWYU pragma: private

namespace starlot::inline v0::detail {

/// `std::is_trivially_copyable_v`, by the builtin of all three compilers: the class behind the standard's name is instantiated
/// for each type, and so is a function that checks it.
template <class T> inline constexpr bool is_trivial = __is_trivially_copyable(T);

} // namespace starlot::inline v0::detail

#endif
