// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/decision/progress_monitor.hpp>

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

TEST_CASE("a progress monitor is told the part that is done, and may end the run") {
  double told = 0;
  auto const half = [&](double done) {
    told = done;
    return done < 0.5;
  };
  starlot::progress_monitor const w{half};
  CHECK(w(0.25));
  CHECK(told == 0.25);
  CHECK_FALSE(w(0.5));
  CHECK(starlot::progress_monitor{}(1)); // nobody looks
}

bool to_half(double done) { return done < 0.5; }

TEST_CASE("a plain function is a progress monitor") {
  starlot::progress_monitor const w{to_half};
  CHECK(w(0.25));
  CHECK_FALSE(w(0.5));
}

TEST_CASE("a stop token is a progress monitor") {
  token t;
  starlot::progress_monitor const w{t};
  CHECK(w(0.5));
  t.stop = true;
  CHECK_FALSE(w(0.5));
}

#if defined(__cpp_lib_jthread)
TEST_CASE("the stop token of the standard library is a progress monitor") {
  std::stop_source source;
  auto const standard = source.get_token();
  starlot::progress_monitor const w{standard};
  CHECK(w(0.5));
  source.request_stop();
  CHECK_FALSE(w(0.5));
}
#endif

// A progress monitor refers to what it asks: what is gone at once is refused.
static_assert(std::is_constructible_v<starlot::progress_monitor, token&>);
static_assert(std::is_constructible_v<starlot::progress_monitor, token const&>);
static_assert(!std::is_constructible_v<starlot::progress_monitor, token>);
static_assert(!std::is_constructible_v<starlot::progress_monitor, decltype([](double) { return true; })>);
static_assert(!std::is_constructible_v<starlot::progress_monitor, int&>);

} // namespace
