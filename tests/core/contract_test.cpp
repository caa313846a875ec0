// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/core/contract.hpp>

#include <string>

#if __has_include(<sys/wait.h>) && __has_include(<unistd.h>)
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>
#define STARLOT_TEST_HAS_FORK 1
#else
#define STARLOT_TEST_HAS_FORK 0
#endif

namespace {

using starlot_tests::broken_contract;

constexpr bool a_kept_promise_is_constant() {
  starlot::contract(true, "never said");
  return true;
}
static_assert(a_kept_promise_is_constant());
static_assert(noexcept(starlot::set_contract_handler(nullptr)));

void first_handler(char const*) { throw 1; }
void second_handler(char const*) { throw 2; }

TEST_CASE("contract: a broken promise reaches the handler with its sentence, a kept one does not") {
  CHECK(broken_contract([] { starlot::contract(false, "a sentence"); }) == "a sentence");
  CHECK(broken_contract([] { starlot::contract(true, "a sentence"); }).empty());
  CHECK(a_kept_promise_is_constant());
}

TEST_CASE("contract: handlers are exchanged and restored") {
  auto const original = starlot::set_contract_handler(&first_handler);
  CHECK(original != nullptr);
  CHECK(starlot::set_contract_handler(&second_handler) == &first_handler);
  CHECK_THROWS_AS(starlot::contract(false, "to the second"), int);
  CHECK(broken_contract([] { starlot::contract(false, "to the helper"); }) == "to the helper");
  CHECK(starlot::set_contract_handler(nullptr) == &second_handler);
  auto const restored = starlot::set_contract_handler(original); // a null pointer stands for the first one
  CHECK(restored != nullptr);
  CHECK(restored == &starlot::detail::report_and_abort);
}

#if STARLOT_TEST_HAS_FORK

/// What a child process that breaks a contract under `handler` wrote to stderr, if it was aborted.
std::string last_words(starlot::contract_handler handler) {
  int ends[2] = {-1, -1};
  if (pipe(ends) != 0)
    return "no pipe";
  auto const child = fork();
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL); // the test framework has one of its own
    dup2(ends[1], STDERR_FILENO);
    close(ends[0]);
    close(ends[1]);
    starlot::set_contract_handler(handler);
    starlot::contract(false, "the sentence");
    _exit(0);
  }
  close(ends[1]);
  std::string words;
  char buffer[256];
  for (auto size = read(ends[0], buffer, sizeof buffer); size > 0;
       size = read(ends[0], buffer, sizeof buffer))
    words.append(buffer, static_cast<std::size_t>(size));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT ? words : "not aborted: " + words;
}

TEST_CASE("contract: without a handler the sentence is printed and the program aborted") {
  CHECK(last_words(nullptr) == "starlot: contract violated: the sentence\n");
}

TEST_CASE("contract: the program is aborted where a handler returns") {
  CHECK(last_words([](char const*) {}).empty());
}

#endif

} // namespace
