// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What the report of a large company costs, counted: allocations and bytes that an outlet more adds. Time is measured by
// bench/company.cpp.

#include "detail/company/random_company.hpp"
#include "support/catch.hpp"

#include <starlot/detail/company/quotient_sums.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/to_html.hpp>
#include <starlot/report/to_json.hpp>
#include <starlot/report/to_text.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string>

namespace {
std::size_t allocations = 0;
}

[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* const p = std::malloc(size == 0 ? 1 : size))
    return p;
  std::abort();
}
[[gnu::noinline]] void* operator new[](std::size_t size) { return operator new(size); }
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete[](void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete[](void* p, std::size_t) noexcept { std::free(p); }

using namespace starlot;

namespace {

constexpr std::size_t fewer = 1'000;
constexpr std::size_t more = 4'000;

/// What `work`, which answers a number of bytes, allocates and answers for each outlet that is there more.
struct per_outlet_more {
  double allocations, bytes;
};
template <class Work> per_outlet_more counted(Work const& work) {
  auto const once = [&](std::size_t outlets) {
    random_company::numbers below{3};
    auto const r = random_company::rated(below, outlets, 40, true);
    auto const before = ::allocations;
    auto const bytes = work(r);
    return per_outlet_more{static_cast<double>(::allocations - before), static_cast<double>(bytes)};
  };
  auto const a = once(fewer);
  auto const b = once(more);
  return {(b.allocations - a.allocations) / (more - fewer), (b.bytes - a.bytes) / (more - fewer)};
}

report page_of(company_rating const& r) { return report{"company"}.add(r); }

} // namespace

TEST_CASE("an exact loss allocates no more than its numerator and its denominator") {
  auto const cost = counted([](company_rating const& r) { return r.losses()->size(); });
  CAPTURE(cost.allocations);
  CHECK(cost.bytes == 1); // one each
  CHECK(cost.allocations <= 2);
}

TEST_CASE("a long exact sum allocates its result, and no sums on the way") {
  detail::list<fraction> costs;
  for (std::int64_t k = 0; k < 24; ++k)
    costs.push_back(fraction::of(3, 34'359'738'337 - 2 * k));
  detail::quotient_sums<> const sums{costs.view()};
  auto const weight = sums.prepared(fraction::of(647, 323));
  auto before = ::allocations;
  detail::quotient_sums<>::multiples n{sums};
  for (std::size_t k = 0; k < costs.size(); ++k)
    n.add(k, static_cast<std::int64_t>(k) + 1, 1);
  auto const quick = sums.sum(n, weight);
  CHECK(::allocations - before <= 4);
  before = ::allocations;
  fraction slow;
  for (std::size_t k = 0; k < costs.size(); ++k)
    slow += costs[k] * (static_cast<std::int64_t>(k) + 1);
  slow = (slow * fraction::of(647, 323)).reduced();
  CHECK(::allocations - before > 20); // what it would be
  CHECK(quick.numerator() == slow.numerator());
  CHECK(quick.denominator() == slow.denominator());
}

TEST_CASE("an outlet of a report for people costs next to nothing") {
  auto const as_text = counted([](company_rating const& r) { return to_text(page_of(r), language::en).size(); });
  auto const as_html = counted([](company_rating const& r) { return to_html(page_of(r), language::en).size(); });
  CAPTURE(as_text.allocations, as_text.bytes, as_html.allocations, as_html.bytes);
  CHECK(as_text.allocations < 0.5);
  CHECK(as_text.bytes < 1);
  CHECK(as_html.allocations < 0.5);
  CHECK(as_html.bytes < 10); // marks of the chart, up to where it bins them
}

TEST_CASE("an outlet of a JSON report costs its exact number, written once") {
  auto const cost = counted([](company_rating const& r) { return to_json(page_of(r)).size(); });
  CAPTURE(cost.allocations, cost.bytes);
  CHECK(cost.allocations <= 4);
  CHECK(cost.bytes < 250);
}
