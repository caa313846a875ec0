// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/golden_draws.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/draw.hpp>
#include <starlot/sampling/replay.hpp>
#include <starlot/sampling/selection.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;

struct own_tickets {
  using ticket_type = std::uint64_t;
  [[nodiscard]] std::string_view algorithm() const { return "own"; }
  [[nodiscard]] std::uint64_t operator()(std::string_view, std::string_view id) const { return id.size(); }
};

TEST_CASE("records of selected samples are those of the second implementation") {
  CHECK(golden_draws::systematic().text() == golden_draws::file("systematic.record"));
  CHECK(golden_draws::systematic_strata().text() == golden_draws::file("systematic_strata.record"));
  CHECK(golden_draws::systematic_pps().text() == golden_draws::file("systematic_pps.record"));
  CHECK(golden_draws::systematic_pps_strata().text() == golden_draws::file("systematic_pps_strata.record"));
  CHECK(golden_draws::sampford().text() == golden_draws::file("sampford.record"));
  CHECK(golden_draws::sampford_strata().text() == golden_draws::file("sampford_strata.record"));
  CHECK(golden_draws::pareto().text() == golden_draws::file("pareto.record"));
  CHECK(golden_draws::pareto_strata().text() == golden_draws::file("pareto_strata.record"));
  CHECK(golden_draws::sequential_poisson().text() == golden_draws::file("sequential_poisson.record"));
  CHECK(golden_draws::pareto_vast().text() == golden_draws::file("pareto_vast.record"));
  CHECK(golden_draws::sampford_vast().text() == golden_draws::file("sampford_vast.record"));
  CHECK(golden_draws::systematic_vast().text() == golden_draws::file("systematic_vast.record"));
}

TEST_CASE("a record with random starts is replayed, and a changed line is found") {
  auto const f = golden_draws::frame();
  for (auto const& r : {golden_draws::systematic(), golden_draws::systematic_strata(),
                        golden_draws::systematic_pps(), golden_draws::systematic_pps_strata()}) {
    auto const again = replay(r.text(), f);
    REQUIRE(again.has_value());
    CHECK(*again == r);
    CHECK(again->sample() == r.sample());
    for (std::string_view const word : {"\nstart ", "\ndrawn "}) {
      std::string text{r.text()};
      auto const at = text.find(word) + word.size();
      text[at] = text[at] == '9' ? '8' : '9';
      std::string due;
      auto const no = replay(text, f, due);
      REQUIRE_FALSE(no.has_value());
      CHECK(no.error().code == errc::draw_differs);
      CHECK(due.starts_with(word.substr(1)));
    }
  }
}

TEST_CASE("a record of ranked tickets is replayed, and a changed line is found") {
  auto const f = golden_draws::frame();
  for (auto const& r :
       {golden_draws::pareto(), golden_draws::pareto_strata(), golden_draws::sequential_poisson()}) {
    auto const again = replay(r.text(), f);
    REQUIRE(again.has_value());
    CHECK(*again == r);
    CHECK(again->sample() == r.sample());
    for (std::string_view const word : {"\nsizes ", "\ndrawn ", "\nnext "}) {
      std::string text{r.text()};
      auto const at = text.find(word) + word.size();
      text[at] = text[at] == '9' ? '8' : '9';
      auto const no = replay(text, f);
      REQUIRE_FALSE(no.has_value());
      CHECK(no.error().code == (word == "\nsizes " ? errc::strata_differ : errc::draw_differs));
    }
  }
}

TEST_CASE("a record of a selection by trials is replayed, and a changed line is found") {
  auto const f = golden_draws::frame();
  for (auto const& r : {golden_draws::sampford(), golden_draws::sampford_strata()}) {
    auto const again = replay(r.text(), f);
    REQUIRE(again.has_value());
    CHECK(*again == r);
    CHECK(again->sample() == r.sample());
    for (std::string_view const word : {"\naccepted ", "\ndrawn "}) {
      std::string text{r.text()};
      auto const at = text.find(word) + word.size();
      text[at] = text[at] == '9' ? '8' : '9';
      auto const no = replay(text, f);
      REQUIRE_FALSE(no.has_value());
      CHECK(no.error().code == errc::draw_differs);
    }
  }
  auto const no = draw(f, sampford{8}, own_tickets{});
  REQUIRE_FALSE(no.has_value());
  CHECK(no.error().code == errc::start_without_seed);
}

TEST_CASE("tickets of one's own that are no numbers are not ranked") {
  auto const no = draw(golden_draws::frame(), pareto{8}, own_tickets{});
  REQUIRE_FALSE(no.has_value());
  CHECK(no.error().code == errc::start_without_seed);
}

TEST_CASE("a draw gives the sample of the record") {
  auto const f = golden_draws::frame();
  auto const s = golden_draws::seed("05 11 17 23 31 02");
  CHECK(*draw(f, systematic{8}, s) == golden_draws::systematic().sample());
  CHECK(*draw(f, systematic{8}, sha256_tickets{f.hash(), s.bytes}) == golden_draws::systematic().sample());
  CHECK(*draw(f, systematic_pps{45}, golden_draws::seed("种子 2026")) ==
        golden_draws::systematic_pps().sample());
  auto const no = draw(f, systematic{8}, own_tickets{});
  REQUIRE_FALSE(no.has_value());
  CHECK(no.error().code == errc::start_without_seed);
}

TEST_CASE("a selected outlet has a point, and no ticket") {
  auto const r = golden_draws::systematic_pps();
  CHECK((r.outlets()[0].chosen && r.outlets()[0].point.empty() && r.outlets()[0].ticket.empty()));
  auto const& last = r.outlets().back();
  CHECK((!last.chosen && last.ticket.empty()));
  auto const point = std::stoll(last.point);
  CHECK((last.drawn.range.before <= point && point < last.drawn.range.before + last.drawn.range.size));
}

TEST_CASE("a sample from a random start is not extended, and none of its outlets is replaced") {
  auto const f = golden_draws::frame();
  auto const r = golden_draws::systematic();
  CHECK(extend(r, f, systematic{9}, {"more", true}).error().code == errc::not_extendable);
  CHECK(extend(r, f, census{}, {"more", true}).error().code == errc::not_extendable);
  CHECK(extend(golden_draws::simple(), f, systematic{12}, {"more", true}).error().code ==
        errc::not_extendable);
  CHECK(replace_outlet(r, f, r.outlets()[0].id, "closed").error().code == errc::stratum_exhausted);
}

TEST_CASE("starts are below their number, and all equally likely") {
  // 2^64 / S is 2.67: a quarter of all hashes are passed over.
  constexpr std::int64_t most = 3 * (std::int64_t{1} << 61) + 1;
  constexpr int draws = 4'000;
  std::uint64_t attempts = 0;
  int low = 0;
  for (int i = 0; i < draws; ++i) {
    auto const from = detail::start_of("header " + std::to_string(i), "north", most);
    REQUIRE((from.start >= 0 && from.start < most));
    attempts += from.attempt;
    low += from.start < most / 3 ? 1 : 0;
  }
  CHECK(std::abs(static_cast<double>(attempts) / draws - 4.0 / 3) < 5 * 0.667 / 63);
  CHECK(std::abs(low - draws / 3.0) < 5 * 30);
  CHECK(detail::start_of("x", "", 1).start == 0);
  CHECK(detail::start_of("x", "a", most).start != detail::start_of("x", "b", most).start);
}

TEST_CASE("points of a start are the exact quotients") {
  auto const point = detail::systematic_selection<false>.point;
  for (std::int64_t sum = 1; sum <= 40; ++sum)
    for (std::uint32_t n = 1; n <= sum; ++n)
      for (std::int64_t r = 0; r < sum; ++r)
        for (std::uint32_t j = 0; j < n; ++j)
          REQUIRE(point(n, sum, r, j) == (r + j * sum) / n);
  // Of the largest numbers: the last point of the last start is the last number.
  constexpr auto sum = ~std::uint64_t{0} >> 1U;
  constexpr auto n = ~std::uint32_t{0};
  CHECK(point(n, static_cast<std::int64_t>(sum), static_cast<std::int64_t>(sum) - 1, n - 1) ==
        static_cast<std::int64_t>(sum) - 1);
  CHECK(point(n, static_cast<std::int64_t>(sum), 0, n - 1) ==
        static_cast<std::int64_t>(sum) - static_cast<std::int64_t>(sum / n) - 1);
}

TEST_CASE("n different outlets come for many numbers of outlets and visits") {
  auto const point = detail::systematic_selection<false>.point;
  std::vector<std::int64_t> numbers{77, 154, 1999, 2000};
  for (std::int64_t of = 1; of <= 100; ++of)
    numbers.push_back(of);
  for (auto const of : numbers)
    for (std::uint32_t n = 1; n <= of; n += of > 200 ? 37 : 1)
      for (std::int64_t const r : {std::int64_t{0}, of / 2, of - 1}) {
        std::int64_t last = -1;
        bool increasing = true;
        for (std::uint32_t j = 0; j < n; ++j) {
          auto const next = point(n, of, r, j);
          increasing = increasing && next > last;
          last = next;
        }
        REQUIRE((increasing && last < of));
      }
}

TEST_CASE("a plan that would select an outlet twice is a broken contract of the sample") {
  stratum s{"", 3, 2};
  s.selected_by = &detail::systematic_selection<true>;
  s.size = 10;
  CHECK(s.goes_by_size());
  sample const good{{s}, {{0, 0, {0, 5}}, {2, 0, {7, 3}}}};
  CHECK(good.inclusion(0) == share::full());
  CHECK(good.inclusion(1) == share::of(6, 10));
  CHECK(good.design_weight(1) == fraction::of(10, 6));
}

} // namespace
