// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/decision/watch.hpp>

#include <type_traits>
#include <version>
#if defined(__cpp_lib_jthread)
#include <stop_token>
#endif

namespace {

struct token {
  bool stop = false;
  [[nodiscard]] bool stop_requested() const noexcept { return stop; }
};

TEST_CASE("a watch is told the part that is done, and may end the run") {
  double told = 0;
  auto const half = [&](double done) {
    told = done;
    return done < 0.5;
  };
  starlot::watch const w{half};
  CHECK(w(0.25));
  CHECK(told == 0.25);
  CHECK_FALSE(w(0.5));
  CHECK(starlot::watch{}(1)); // nobody looks
}

bool to_half(double done) { return done < 0.5; }

TEST_CASE("a plain function is a watch") {
  starlot::watch const w{to_half};
  CHECK(w(0.25));
  CHECK_FALSE(w(0.5));
}

TEST_CASE("a stop token is a watch") {
  token t;
  starlot::watch const w{t};
  CHECK(w(0.5));
  t.stop = true;
  CHECK_FALSE(w(0.5));
}

#if defined(__cpp_lib_jthread)
TEST_CASE("the stop token of the standard library is a watch") {
  std::stop_source source;
  auto const standard = source.get_token();
  starlot::watch const w{standard};
  CHECK(w(0.5));
  source.request_stop();
  CHECK_FALSE(w(0.5));
}
#endif

// A watch refers to what it asks: what is gone at once is refused.
static_assert(std::is_constructible_v<starlot::watch, token&>);
static_assert(std::is_constructible_v<starlot::watch, token const&>);
static_assert(!std::is_constructible_v<starlot::watch, token>);
static_assert(!std::is_constructible_v<starlot::watch, decltype([](double) { return true; })>);
static_assert(!std::is_constructible_v<starlot::watch, int&>);

} // namespace
