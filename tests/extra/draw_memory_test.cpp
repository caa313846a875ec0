// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What a draw of n keeps in memory grows with n, and not with what it is drawn from; counted in bytes.

#include "support/catch.hpp"

#include <starlot/sampling/draw.hpp>
#include <starlot/sampling/simulation.hpp>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

namespace {
std::size_t now = 0;
std::size_t peak = 0;
constexpr std::size_t head = alignof(std::max_align_t);
} // namespace

[[gnu::noinline]] void* operator new(std::size_t size) {
  auto* const p = static_cast<unsigned char*>(std::malloc(size + head));
  if (p == nullptr)
    std::abort();
  *reinterpret_cast<std::size_t*>(p) = size;
  now += size;
  peak = now > peak ? now : peak;
  return p + head;
}
[[gnu::noinline]] void* operator new[](std::size_t size) { return operator new(size); }
[[gnu::noinline]] void operator delete(void* p) noexcept {
  if (p == nullptr)
    return;
  auto* const block = static_cast<unsigned char*>(p) - head;
  now -= *reinterpret_cast<std::size_t*>(block);
  std::free(block);
}
[[gnu::noinline]] void operator delete[](void* p) noexcept { operator delete(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { operator delete(p); }
[[gnu::noinline]] void operator delete[](void* p, std::size_t) noexcept { operator delete(p); }

using namespace starlot;

namespace {

/// Bytes that were in use at once while an action ran, beyond those before.
template <class Action> std::size_t bytes_of(Action action) {
  auto const before = now;
  peak = now;
  action();
  return peak - before;
}

TEST_CASE("a simulated draw keeps n numbers, whatever it draws from") {
  for (std::size_t const n : {10U, 1'000U, 3'163U, 100'000U}) {
    auto const draw_from = [&](std::uint64_t of) {
      return bytes_of([&] {
        simulation_engine engine{1};
        auto const drawn = draw_numbers(engine, n, of);
        CHECK(drawn.size() == n);
      });
    };
    auto const bytes = draw_from(200'000);
    CAPTURE(n, bytes);
    CHECK(bytes <= 40 * n + 64); // a number and at most four slots
    CHECK(draw_from(10'000'000) == bytes);
    CHECK(draw_from(std::uint64_t{1} << 60U) == bytes);
  }
}

TEST_CASE("a draw by tickets keeps n of them") {
  auto const bytes_from = [](std::size_t outlets, std::uint32_t n) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < outlets; ++i)
      ids.push_back(std::to_string(i));
    auto const f = *frame::of(ids, outlet_id{[](std::string const& id) -> std::string const& { return id; }});
    sha256_tickets const tickets{f.hash(), "s"};
    return bytes_of([&] {
      auto const drawn = draw(f, simple_random{n}, tickets);
      CHECK(drawn->size() == n);
    });
  };
  auto const bytes = bytes_from(2'000, 100);
  CHECK(bytes <= 100 * 400);
  CHECK(bytes_from(50'000, 100) == bytes);
}

} // namespace
