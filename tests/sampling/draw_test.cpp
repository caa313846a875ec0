// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/sampling/draw.hpp>
#include <starlot/sampling/rivest_ticket.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace starlot;

struct shop {
  std::string id;
  std::string region;
};

frame make(std::vector<shop> const& rows) {
  auto f = frame::of(rows, outlet_id{&shop::id}, in_stratum{&shop::region});
  return *f;
}

frame hundred() {
  std::vector<shop> rows;
  for (int i = 0; i < 100; ++i)
    rows.push_back({"shop " + std::to_string(i), i % 3 == 0 ? "north" : "south"});
  return make(rows);
}

std::vector<std::string> ids(frame const& f, sample const& s) {
  std::vector<std::string> out;
  for (auto const& d : s.drawn())
    out.emplace_back(f[d.number].id);
  return out;
}

template <class Design, class Tickets>
std::vector<std::string> drawn(frame const& f, Design const& design, Tickets const& tickets) {
  auto const r = draw(f, design, tickets);
  return r ? ids(f, *r) : std::vector<std::string>{};
}

// Golden: hashlib in Python, from the layout in ticket.hpp.
TEST_CASE("a draw never changes") {
  auto const f = hundred();
  CHECK(f.hash().hex() == "c938a7c86b81a0b90331840b0b9220714250d2cad7d2b9ca59720fa9055474ed");
  sha256_tickets const tickets{f.hash(), "lottery 05 11 17 23 31 02"};
  CHECK(drawn(f, simple_random{6}, tickets) ==
        std::vector<std::string>{"shop 72", "shop 98", "shop 23", "shop 53", "shop 84", "shop 25"});
  CHECK(drawn(f, fixed_allocation{{{"north", 3}, {"south", 2}}}, tickets) ==
        std::vector<std::string>{"shop 72", "shop 98", "shop 23", "shop 84", "shop 96"});
}

TEST_CASE("any beginning of a draw is a draw") {
  auto const f = hundred();
  sha256_tickets const tickets{f.hash(), "s"};
  auto const all = drawn(f, census{}, tickets);
  REQUIRE(all.size() == 100);
  for (std::uint32_t n = 1; n <= 100; ++n) {
    auto const some = drawn(f, simple_random{n}, tickets);
    if (!std::equal(some.begin(), some.end(), all.begin(), all.begin() + n))
      FAIL_CHECK(n);
  }
}

TEST_CASE("a stratified draw is the draw of each stratum") {
  auto const f = hundred();
  sha256_tickets const tickets{f.hash(), "s"};
  auto const all = drawn(f, census{}, tickets);
  auto const r = draw(f, fixed_allocation{{{"north", 5}, {"south", 7}}}, tickets);
  REQUIRE(r.has_value());
  std::map<std::string_view, std::size_t> left{{"north", 5}, {"south", 7}};
  std::vector<std::string> due;
  for (auto const& id : all)
    if (auto& n = left[f[*f.find(id)].stratum]; n > 0)
      --n, due.push_back(id);
  CHECK(ids(f, *r) == due);
  for (auto const& d : r->drawn())
    CHECK(r->strata()[d.stratum].id == f[d.number].stratum);
}

TEST_CASE("without the frame in the header, the draw of a part is the part of the draw") {
  auto const f = hundred();
  auto const tickets = sha256_tickets::any_frame("s");
  std::vector<shop> rows;
  for (std::size_t i = 0; i < f.size(); ++i)
    if (i % 10 != 4)
      rows.push_back({std::string{f[i].id}, std::string{f[i].stratum}});
  auto const part = make(rows);
  auto all = drawn(f, census{}, tickets);
  all.erase(std::remove_if(all.begin(), all.end(), [&](auto const& id) { return !part.find(id); }),
            all.end());
  CHECK(drawn(part, census{}, tickets) == all);
  CHECK(drawn(part, census{}, sha256_tickets{part.hash(), "s"}) != all);
}

TEST_CASE("other tickets") {
  std::vector<shop> rows;
  for (auto const id : {"A-1", "A-2", "A-3", "B-1", "B-2", "B-3"})
    rows.push_back({id, "x"});
  CHECK(drawn(make(rows), simple_random{4}, rivest_tickets{"314159"}) ==
        std::vector<std::string>{"B-2", "B-3", "A-3", "A-2"});
}

TEST_CASE("a draw from a seed is a draw by its tickets") {
  auto const f = hundred();
  seed const s{"lottery 05 11 17 23 31 02"};
  auto const same = [&](auto const& tickets, auto... algorithm) {
    return *draw(f, fixed_allocation{{{"north", 3}, {"south", 2}}}, s, algorithm...) ==
           *draw(f, fixed_allocation{{{"north", 3}, {"south", 2}}}, tickets);
  };
  CHECK(same(sha256_tickets{f.hash(), s.bytes}));
  CHECK(same(sha256_tickets{f.hash(), s.bytes}, ticket_algorithm::sha256));
  CHECK(same(sha256_tickets::any_frame(s.bytes), ticket_algorithm::sha256_any_frame));
  CHECK(same(rivest_tickets{s.bytes}, ticket_algorithm::rivest));
  CHECK(ids(f, *draw(f, simple_random{6}, s)) ==
        std::vector<std::string>{"shop 72", "shop 98", "shop 23", "shop 53", "shop 84", "shop 25"});
}

TEST_CASE("a draw that cannot be made says why") {
  auto const f = hundred();
  auto const none = draw(f, simple_random{0}, seed{""});
  REQUIRE_FALSE(none.has_value());
  REQUIRE(none.errors().size() == 2);
  CHECK(none.errors()[0].code == errc::seed_empty);
  CHECK(none.errors()[1].code == errc::sample_of_none);
  auto const r = draw(f, simple_random{101}, sha256_tickets{f.hash(), "s"});
  REQUIRE_FALSE(r.has_value());
  CHECK(r.errors()[0].code == errc::too_many_visits);
}

// Chi-square of the counts of all possible samples against their probability, over fixed seeds, p > 1e-6: the bound is
// where the incomplete gamma function Q(df/2, x/2) is 1e-6 (R: qchisq(1e-6, df, lower = FALSE)).
TEST_CASE("each possible sample comes equally often") {
  auto const chi_square = [](frame const& f, auto const& design, std::size_t samples) {
    std::map<std::set<std::uint32_t>, double> counts;
    double const expected = 100;
    for (std::size_t i = 0; i < samples * 100; ++i) {
      auto const r = draw(f, design, sha256_tickets::any_frame("seed " + std::to_string(i)));
      REQUIRE(r.has_value());
      std::set<std::uint32_t> one;
      for (auto const& d : r->drawn())
        one.insert(d.number);
      counts[one] += 1;
    }
    REQUIRE(counts.size() == samples);
    double chi = 0;
    for (auto const& [set, count] : counts)
      chi += (count - expected) * (count - expected) / expected;
    CHECK(chi > 0);
    return chi;
  };
  auto const eight =
      make({{"1", "n"}, {"2", "s"}, {"3", "n"}, {"4", "s"}, {"5", "n"}, {"6", "s"}, {"7", "n"}, {"8", "s"}});
  CHECK(chi_square(eight, simple_random{1}, 8) < 40.52);
  CHECK(chi_square(eight, simple_random{4}, 70) < 139.83);
  CHECK(chi_square(eight, fixed_allocation{{{"n", 2}, {"s", 1}}}, 24) < 70.55);
  CHECK(chi_square(make({{"a", "n"}, {"b", "n"}, {"c", "n"}, {"d", "n"}, {"e", "n"}}), simple_random{2}, 10) <
        44.81);
}

} // namespace
