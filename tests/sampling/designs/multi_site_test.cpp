// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/designs/six_shops.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/designs/multi_site.hpp>

#include <cstdint>
#include <vector>

namespace {

using namespace starlot;

constexpr auto surveillance = audit_kind::surveillance;
constexpr auto effective = audit_kind::recertification_effective;

// theory.json, iafmd1/table.
TEST_CASE("iafmd1/table") {
  struct row {
    std::uint32_t sites, initial, surveillance, recertification, random;
  };
  for (auto const& r : {row{1, 1, 1, 1, 1},        row{2, 2, 1, 2, 1},         row{3, 2, 2, 2, 1},
                        row{4, 2, 2, 2, 1},        row{5, 3, 2, 2, 1},         row{9, 3, 2, 3, 1},
                        row{10, 4, 2, 3, 1},       row{16, 4, 3, 4, 1},        row{24, 5, 3, 4, 2},
                        row{25, 5, 3, 4, 2},       row{26, 6, 4, 5, 2},        row{27, 6, 4, 5, 2},
                        row{49, 7, 5, 6, 2},       row{50, 8, 5, 6, 2},        row{100, 10, 6, 8, 3},
                        row{101, 11, 7, 9, 3},     row{200, 15, 9, 12, 4},     row{225, 15, 9, 12, 4},
                        row{400, 20, 12, 16, 5},   row{1000, 32, 19, 26, 8},   row{1700, 42, 25, 33, 11},
                        row{5000, 71, 43, 57, 18}, row{10000, 100, 60, 80, 25}}) {
    CAPTURE(r.sites);
    CHECK(multi_site_sample(r.sites, audit_kind::initial) == r.initial);
    CHECK(multi_site_sample(r.sites, audit_kind::recertification) == r.initial);
    CHECK(multi_site_sample(r.sites, surveillance) == r.surveillance);
    CHECK(multi_site_sample(r.sites, effective) == r.recertification);
    CHECK(multi_site_random_part(r.initial) == r.random);
  }
}

TEST_CASE("sizes are the least that satisfy the rule, for every number of sites") {
  auto const holds = [](std::uint64_t y, std::uint64_t t, std::uint64_t x) {
    return 100 * y * y >= t * t * x;
  };
  auto const least = [&](std::uint32_t x, audit_kind kind, std::uint64_t t) {
    std::uint64_t const y = multi_site_sample(x, kind);
    return (holds(y, t, x) || y == x) && (y == 0 || !holds(y - 1, t, x));
  };
  for (std::uint32_t x = 0; x < 200'000; ++x)
    if (!least(x, audit_kind::initial, 10) || !least(x, surveillance, 6) || !least(x, effective, 8))
      FAIL_CHECK(x);
  constexpr auto most = ~std::uint32_t{0};
  CHECK(least(most, audit_kind::initial, 10));
  CHECK(multi_site_sample(most, audit_kind::initial) == 65'536);
  CHECK(multi_site_sample(0, surveillance) == 0);
  CHECK(multi_site_random_part(0) == 0);
  CHECK(multi_site_random_part(most) == 1U << 30U);
}

TEST_CASE("sites of layers: some chosen, the others drawn from the rest") {
  auto const none = plan(six_shops::frame(), multi_site{});
  REQUIRE(none.has_value());
  CHECK(none->strata == std::vector<stratum>{{"east", 1, 1}, {"north x", 3, 2}, {"south", 2, 2}});
  auto const some = plan(six_shops::frame(), multi_site{audit_kind::initial, {"5", "2"}});
  REQUIRE(some.has_value());
  CHECK(some->strata == std::vector<stratum>{{"east", 1, 1},
                                             {"north x", 2, 1},
                                             {"north x", 1, 1, true},
                                             {"south", 1, 1},
                                             {"south", 1, 1, true}});
  CHECK(some->stratum_of == std::vector<std::uint32_t>{3, 2, 0, 1, 4, 1});
  // A quarter, rounded up, is random: nothing can be chosen of a layer with one visit.
  CHECK(six_shops::says(multi_site{audit_kind::initial, {"3", "x", "1", "3", "5"}},
                        {{errc::outlet_unknown, 1, "x"},
                         {errc::chosen_twice, 3, "3"},
                         {errc::too_many_chosen, place::nowhere, "east"},
                         {errc::too_many_chosen, place::nowhere, "south"}}));
}

TEST_CASE("a multi-site sample is recorded with its audit and the chosen sites") {
  CHECK(six_shops::survives(multi_site{effective, {"4"}},
                            {"multi-site-1", {"audit recertification-effective", "chosen 4"}}));
  for (auto const kind : {audit_kind::initial, audit_kind::surveillance, audit_kind::recertification})
    CHECK(plan(six_shops::frame(), to_record(multi_site{kind})).has_value());
  CHECK(six_shops::refuses({"multi-site-1", {"audit yearly"}}, errc::bad_design_line, 0));
  CHECK(six_shops::refuses({"multi-site-1", {"chosen 4"}}, errc::bad_design_line, 0));
  CHECK(six_shops::refuses({"multi-site-1", {"audit initial", "chosen 9"}}, errc::outlet_unknown, 0));
}

} // namespace
