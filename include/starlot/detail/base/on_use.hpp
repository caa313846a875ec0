// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_ON_USE_HPP
#define STARLOT_DETAIL_BASE_ON_USE_HPP
// IWYU pragma: private

namespace starlot::inline v0::detail {

/// `template <class = on_use>` stands before functions and classes that are templates for one reason only: a compiler
/// instantiates everything that a plain inline function uses in each unit that includes its header, but what a template uses
/// only in units that call it. Sixty functions that fill a vector of their own: 1.15 s a unit with GCC 12 as plain functions,
/// 0.39 s so, with the standard headers alone 0.27 s; Clang 14 needs `list` beside it, and takes 1.12, 0.37, 0.27 s.
struct on_use;

/// T, as a type that depends on the template parameter `Use`: what is called of it in a template is instantiated where the
/// template is used, and not where the compiler reads it.
template <class Use, class T> struct on_use_of { using type = T; };
template <class Use, class T> using used_by = typename on_use_of<Use, T>::type;

} // namespace starlot::inline v0::detail

#endif
