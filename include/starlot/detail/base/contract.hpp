// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_CONTRACT_HPP
#define STARLOT_DETAIL_BASE_CONTRACT_HPP
// IWYU pragma: private, include <starlot/core/contract.hpp>

#include <cstdio>
#include <cstdlib>

// One pointer that any thread may read and set. The builtins do without <atomic>, an eighth of all that the
// library includes.
#if defined(__GNUC__) || defined(__clang__)
#define STARLOT_DETAIL_HAS_ATOMIC_BUILTINS 1
#else
#define STARLOT_DETAIL_HAS_ATOMIC_BUILTINS 0
#include <atomic>
#endif

namespace starlot::inline v0 {

/// What is called when a caller breaks a precondition. If it returns, the program is aborted.
using contract_handler = void (*)(char const* what);

namespace detail {

inline void report_and_abort(char const* what) {
  std::fputs("starlot: contract violated: ", stderr);
  std::fputs(what, stderr);
  std::fputs("\n", stderr);
  std::abort();
}

#if STARLOT_DETAIL_HAS_ATOMIC_BUILTINS
inline contract_handler current_contract_handler = &report_and_abort;

[[nodiscard]] inline contract_handler load_contract_handler() noexcept {
  return __atomic_load_n(&current_contract_handler, __ATOMIC_SEQ_CST);
}
inline contract_handler exchange_contract_handler(contract_handler handler) noexcept {
  return __atomic_exchange_n(&current_contract_handler, handler, __ATOMIC_SEQ_CST);
}
#else
inline std::atomic<contract_handler> current_contract_handler{&report_and_abort};

[[nodiscard]] inline contract_handler load_contract_handler() noexcept {
  return current_contract_handler.load();
}
inline contract_handler exchange_contract_handler(contract_handler handler) noexcept {
  return current_contract_handler.exchange(handler);
}
#endif

[[noreturn]] inline void contract_violated(char const* what) {
  load_contract_handler()(what);
  std::abort();
}

} // namespace detail

/// A precondition: in constant evaluation a broken one does not compile, at run time it reaches the handler.
constexpr void contract(bool holds, char const* what) {
  if (!holds) [[unlikely]]
    detail::contract_violated(what);
}

} // namespace starlot::inline v0

#endif
