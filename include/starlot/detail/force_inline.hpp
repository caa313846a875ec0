// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FORCE_INLINE_HPP
#define STARLOT_DETAIL_FORCE_INLINE_HPP
// IWYU pragma: private

// For the few functions inside the loop of an evaluation: what they make must stay in registers.
#if defined(__GNUC__) || defined(__clang__)
#define STARLOT_DETAIL_INLINE [[gnu::always_inline]]
#else
#define STARLOT_DETAIL_INLINE
#endif

#endif
