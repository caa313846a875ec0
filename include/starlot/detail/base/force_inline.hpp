// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_FORCE_INLINE_HPP
#define STARLOT_DETAIL_BASE_FORCE_INLINE_HPP
// IWYU pragma: private

// For the few functions inside the loop of an evaluation: what they make must stay in registers, and what is rare
// must stay away.
#if defined(__GNUC__) || defined(__clang__)
#define STARLOT_DETAIL_INLINE __attribute__((always_inline)) // behind the parameters of a lambda, too
#define STARLOT_DETAIL_COLD __attribute__((noinline, cold))
#else
#define STARLOT_DETAIL_INLINE
#define STARLOT_DETAIL_COLD
#endif

#endif
