// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_CONTRACT_HPP
#define STARLOT_CORE_CONTRACT_HPP

#include <starlot/detail/base/contract.hpp>

// contract(holds, "what was promised")   a precondition: in constant evaluation a broken one does not compile, at run time
//                                        the handler is told
// set_contract_handler(handler)          who that is; the default prints the broken promise and aborts

namespace starlot::inline v0 {

/// Installs a contract handler and returns the one that was there; a null pointer restores the default, which
/// prints the broken promise and aborts. The characters that a handler is given end with its call. The only
/// setting of the process that the library knows.
inline contract_handler set_contract_handler(contract_handler handler) noexcept {
  return detail::exchange_contract_handler(handler != nullptr ? handler : &detail::report_and_abort);
}

} // namespace starlot::inline v0

#endif
