// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SUPPORT_BROKEN_CONTRACT_HPP
#define STARLOT_TESTS_SUPPORT_BROKEN_CONTRACT_HPP

#include <starlot/core/contract.hpp>

#include <string>

namespace starlot_tests {

/// Installs a contract handler that throws, and at the end the one that was there before.
class throwing_contracts {
public:
  struct broken {
    std::string what; // the characters end with the handler
  };

  throwing_contracts()
      : before_{starlot::set_contract_handler([](char const* what) { throw broken{what}; })} {}
  throwing_contracts(throwing_contracts const&) = delete;
  throwing_contracts& operator=(throwing_contracts const&) = delete;
  ~throwing_contracts() { starlot::set_contract_handler(before_); }

private:
  starlot::contract_handler before_;
};

/// What reached the contract handler while `action` ran; empty if nothing did.
template <class Action> std::string broken_contract(Action action) {
  throwing_contracts const guard;
  try {
    action();
  } catch (throwing_contracts::broken const& promise) {
    return promise.what;
  }
  return {};
}

} // namespace starlot_tests

#endif
