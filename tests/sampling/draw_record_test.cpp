// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/golden_draws.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/draw_record.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#ifdef _WIN32
#define STARLOT_TESTS_HAVE_SHELL 0
#else
#define STARLOT_TESTS_HAVE_SHELL 1
#endif

namespace {

using namespace starlot;

TEST_CASE("a record shows what it is made of") {
  auto const r = golden_draws::simple();
  CHECK(r.algorithm() == ticket_algorithm::sha256);
  CHECK(r.seed() == golden_draws::seed("05 11 17 23 31 02"));
  CHECK(r.frame() == golden_draws::frame().hash());
  auto const text = r.text();
  auto const seal = text.find("sealed ");
  REQUIRE(seal != std::string_view::npos);
  CHECK(text.substr(seal) == "sealed " + std::string{r.hash().hex()} + "\n");
  CHECK(r == golden_draws::simple());
  CHECK_FALSE(r == golden_draws::rivest());
}

TEST_CASE("outlets keep their rank, the sample has those that are visited") {
  auto const f = golden_draws::frame();
  auto const r = golden_draws::simple();
  REQUIRE(r.outlets().size() == 12);
  CHECK(r.sample().size() == 10);
  CHECK(r.sample().strata() == std::vector<stratum>{{"", 60, 10}});
  CHECK(r.sample().remarks() == sample_remarks{2, false});
  CHECK(r.sample().inclusion(0) == share::of(1, 6));
  CHECK(r.ticket_of(f[r.outlets()[0].drawn.number]) == r.outlets()[0].ticket);
  std::size_t in_sample = 0;
  for (std::size_t rank = 0; rank < r.outlets().size(); ++rank) {
    auto const& o = r.outlets()[rank];
    CHECK(o.replaced == (rank == 2 || rank == 10));
    CHECK(f[o.drawn.number].id == o.id);
    CHECK(f[o.drawn.number].stratum == o.stratum);
    if (!o.replaced) {
      CHECK(r.sample().drawn()[in_sample] == o.drawn);
      ++in_sample;
    }
  }
  CHECK(golden_draws::stratified().sample().remarks() == sample_remarks{0, true});
  auto const m = golden_draws::multi_site();
  CHECK(
      m.sample().strata() ==
      std::vector<stratum>{
          {"north", 8, 1}, {"north", 1, 1, true}, {"south", 33, 3}, {"south", 1, 1, true}, {"西部", 17, 3}});
  CHECK(m.outlets()[0].chosen);
  CHECK(m.outlets()[0].ticket.empty());
  CHECK_FALSE(m.outlets()[2].chosen);
  CHECK(m.sample().inclusion(1) == share::full());
  CHECK(m.sample().inclusion(2) == share::of(1, 8));
}

TEST_CASE("a record tells what happened") {
  auto const r = golden_draws::simple();
  using what = draw_event::what;
  REQUIRE(r.events().size() == 4);
  CHECK(r.events()[0].kind == what::drawn);
  CHECK(r.events()[0].design == to_record(simple_random{8}));
  CHECK(r.events()[1].kind == what::extended);
  CHECK(r.events()[1].planned);
  CHECK(r.events()[1].reason == "within half a point of a star");
  CHECK(r.events()[3].kind == what::replaced);
  CHECK(r.events()[3].rank == 10);
  CHECK(r.design() == to_record(simple_random{10}));
  CHECK(golden_draws::rivest().design() == to_record(simple_random{5}));
  // Positions in the sample are others once an outlet was replaced.
  CHECK(r.sample().find(r.outlets()[11].drawn.number) == 9);
  CHECK_FALSE(r.sample().find(r.outlets()[2].drawn.number).has_value());
}

TEST_CASE("a seed that is not later than the frame is warned of") {
  auto const f = golden_draws::frame();
  auto s = golden_draws::seed("x");
  CHECK(golden_draws::made(record_draw(f, census{}, s)).warnings().empty());
  std::swap(s.frame_published, s.seed_published);
  auto const r = golden_draws::made(record_draw(f, census{}, s));
  REQUIRE(r.warnings().size() == 1);
  CHECK(r.warnings()[0].code == errc::seed_not_later);
}

#if STARLOT_TESTS_HAVE_SHELL
std::string output_of(std::string const& command) {
  auto* const pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string out;
  std::array<char, 256> block{};
  while (std::fgets(block.data(), static_cast<int>(block.size()), pipe) != nullptr)
    out += block.data();
  CHECK(pclose(pipe) == 0);
  return out;
}
bool has(std::string const& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

// The real sha256sum, for every outlet that was drawn.
TEST_CASE("a person recomputes a ticket") {
  if (!has("sha256sum")) {
    WARN("skipped: sha256sum was not found");
    return;
  }
  auto records = {golden_draws::simple(), golden_draws::stratified(), golden_draws::multi_site()};
  std::size_t tried = 0;
  for (auto const& r : records)
    for (auto const& o : r.outlets())
      if (!o.chosen) {
        CHECK(output_of(r.shell_line({o.id, o.stratum, {}})).substr(0, 64) == o.ticket);
        ++tried;
      }
  CHECK(tried == 33);
  auto const head = std::string{records.begin()->text()};
  CHECK(output_of("head -n 4 golden/draw/simple.record | sha256sum").substr(0, 64) ==
        sha256_tickets{golden_draws::frame().hash(), records.begin()->seed().bytes}.key());
  CHECK(output_of("sed '$d' golden/draw/simple.record | sha256sum").substr(0, 64) ==
        records.begin()->hash().hex());
}

TEST_CASE("a person recomputes a ticket of Rivest's") {
  if (!has("sha256sum") || !has("bc") || !has("rev")) {
    WARN("skipped: sha256sum, bc and rev were not all found");
    return;
  }
  auto const r = golden_draws::rivest();
  for (auto const& o : r.outlets())
    CHECK("0." + output_of(r.shell_line({o.id, o.stratum, {}})) == o.ticket + "\n");
}
#endif

} // namespace
