// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/projection.hpp>

#include <string>
#include <string_view>

namespace {

using namespace starlot;

struct shop {
  int number = 7;
  std::string city = "Harbour";
  [[nodiscard]] constexpr int twice() const { return 2 * number; }
};

struct numbered {
  int number = 7;
  [[nodiscard]] constexpr int twice() const { return 2 * number; }
};
static_assert(detail::project(&numbered::number, numbered{}) == 7);
static_assert(detail::project(&numbered::twice, numbered{}) == 14);
static_assert(detail::project([](numbered const& r) { return r.number + 1; }, numbered{}) == 8);
static_assert(detail::is_projection<in_stratum<int shop::*>, in_stratum>);
static_assert(!detail::is_projection<in_stratum<int shop::*>, in_cluster>);
static_assert(!detail::is_projection<int shop::*, in_stratum>);

TEST_CASE("a projection keeps the member, the member function or the function that it was made of") {
  shop const one;
  CHECK(detail::project(in_stratum{&shop::city}.projection, one) == "Harbour");
  CHECK(detail::project(in_cluster{&shop::twice}.projection, one) == 14);
  CHECK(detail::project(in_stratum{[](shop const& s) { return s.city.substr(0, 4); }}.projection, one) ==
        "Harb");
  CHECK(&detail::project(&shop::city, one) == &one.city); // not copied
}

TEST_CASE("a text is read as a view, a null pointer as an empty one") {
  std::string const city = "Harbour";
  char const* none = nullptr;
  CHECK(detail::text_of(city).data() == city.data());
  CHECK(detail::text_of("Hill") == "Hill");
  CHECK(detail::text_of(std::string_view{"Mill Lane"}) == "Mill Lane");
  CHECK(detail::text_of(none).empty());
}

} // namespace
