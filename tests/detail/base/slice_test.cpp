// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/slice.hpp>

#include "support/catch.hpp"

#include <array>
#include <concepts>
#include <span>
#include <string>
#include <vector>

namespace {

using starlot::detail::list;
using starlot::detail::slice;

constexpr std::array<int, 4> numbers{3, 1, 4, 1};

constexpr int sum(slice<int const> all) {
  int out = 0;
  for (auto const i : all)
    out += i;
  return out;
}

constexpr bool reads_its_parts() {
  slice<int const> const all{numbers};
  return all.size() == 4 && !all.empty() && all.front() == 3 && all.back() == 1 && all[2] == 4 &&
         sum(all) == 9 && sum(all.first(2)) == 4 && sum(all.subspan(1)) == 6 &&
         sum(all.subspan(1, 2)) == 5 && all.first(0).empty() && slice<int const>{}.empty() &&
         all.subspan(1).data() == numbers.data() + 1;
}
static_assert(reads_its_parts());

// Items that may be written become items that may not, and not the other way round.
static_assert(std::convertible_to<slice<int>, slice<int const>>);
static_assert(std::convertible_to<std::span<int>, slice<int const>>);
static_assert(std::convertible_to<std::array<int, 2>&, slice<int>>);
static_assert(!std::convertible_to<slice<int const>, slice<int>>);
static_assert(!std::convertible_to<std::span<int const>, slice<int>>);
static_assert(!std::convertible_to<std::array<int, 2> const&, slice<int>>);
static_assert(!std::convertible_to<slice<short>, slice<int const>>);

int size_of_span(std::span<std::string const> all) { return static_cast<int>(all.size()); }

} // namespace

TEST_CASE("a slice reads the items of another owner") {
  CHECK(reads_its_parts());
  std::vector<int> owner{2, 7};
  slice<int> const all{owner.data(), owner.size()};
  all[1] = 8;
  all.front() = 1;
  CHECK(owner == std::vector{1, 8});
  CHECK(sum(all) == 9);
}

TEST_CASE("slices and spans become each other") {
  list<std::string> const texts{"a", "bc"};
  CHECK(size_of_span(texts.view()) == 2);
  CHECK(texts.span().data() == texts.data());
  CHECK(texts.span().size() == 2);
  std::span<std::string const> const span = texts.span();
  slice<std::string const> const back{span};
  CHECK(back.data() == texts.data());
  CHECK(back.back() == "bc");
}
