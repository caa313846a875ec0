// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/base/shared.hpp>

#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using starlot::detail::shared;

/// Counts how many of it are alive.
struct counted {
  explicit counted(int& alive, std::string name_) : alive_{&alive}, name{std::move(name_)} { ++*alive_; }
  counted(counted&& other) noexcept : alive_{other.alive_}, name{std::move(other.name)} { ++*alive_; }
  counted(counted const&) = delete;
  counted& operator=(counted const&) = delete;
  ~counted() { --*alive_; }

private:
  int* alive_;

public:
  std::string name;
};

TEST_CASE("a shared object lives as long as its last owner, and is destroyed once") {
  int alive = 0;
  {
    auto const first = shared<counted>::make(counted{alive, "a name that is too long for a string's own room"});
    CHECK(alive == 1);
    auto second = first;
    {
      shared<counted> const third{std::move(second)};
      CHECK_FALSE(second); // NOLINT: what a move leaves is no owner
      CHECK(&*third == &*first);
      CHECK(third->name == first->name);
    }
    CHECK(alive == 1);
    second = first;
    auto const& itself = second;
    second = itself;
    CHECK(second->name == first->name);
    second = shared<counted>::make(counted{alive, "another"});
    CHECK(alive == 2);
    second = {};
    CHECK(alive == 1);
    CHECK_FALSE(second);
  }
  CHECK(alive == 0);
}

TEST_CASE("owners of a shared object may come and go in any thread") {
  int alive = 0;
  {
    auto const first = shared<counted>::make(counted{alive, "one"});
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([first] {
        for (int i = 0; i < 20'000; ++i) {
          auto const copy = first;
          if (copy->name != "one")
            std::terminate();
        }
      });
    for (auto& t : threads)
      t.join();
    CHECK(alive == 1);
  }
  CHECK(alive == 0);
}

} // namespace
