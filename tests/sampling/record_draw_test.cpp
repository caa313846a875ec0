// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/golden_draws.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/draw.hpp>
#include <starlot/sampling/record_draw.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;
using golden_draws::made;

std::vector<errc> codes(result<draw_record> const& r) {
  std::vector<errc> out;
  if (!r)
    for (auto const& e : r.errors())
      out.push_back(e.code);
  return out;
}

/// Twenty outlets in two strata: 5 east, 15 west.
frame twenty() {
  struct row {
    std::string id;
    std::string_view side;
  };
  std::vector<row> rows;
  for (int i = 0; i < 20; ++i)
    rows.push_back({std::to_string(i), i % 4 == 0 ? "east" : "west"});
  return *frame::of(rows, outlet_id{&row::id}, in_stratum{&row::side});
}

TEST_CASE("what is recorded is what is drawn") {
  auto const f = twenty();
  auto const s = golden_draws::seed("s");
  sha256_tickets const tickets{f.hash(), "s"};
  auto const same = [&](auto const& design) {
    auto const drawn = *draw(f, design, s);
    return made(record_draw(f, design, s)).sample() == drawn && drawn == *draw(f, design, tickets);
  };
  CHECK(same(census{}));
  CHECK(same(simple_random{7}));
  CHECK(same(stratified{7}));
  CHECK(same(fixed_allocation{{{"west", 3}, {"east", 0}}}));
  CHECK(same(multi_site{audit_kind::initial, {"4", "1", "2"}}));
}

TEST_CASE("what is extended is what would have been drawn at once, those that were there first") {
  auto const f = twenty();
  auto const s = golden_draws::seed("s");
  auto const small_one = made(record_draw(f, stratified{6}, s));
  auto const large = made(extend(small_one, f, stratified{11}, {"near a cut-off", true}));
  CHECK(large.sample().strata() == made(record_draw(f, stratified{11}, s)).sample().strata());
  auto const before = small_one.sample().drawn();
  CHECK(std::vector<drawn_outlet>(large.sample().drawn().begin(), large.sample().drawn().begin() + 6) ==
        before);
  std::vector<bool> in(20);
  for (auto const& d : large.sample().drawn())
    in[d.number] = true;
  auto const at_once = made(record_draw(f, stratified{11}, s));
  for (auto const& d : at_once.sample().drawn())
    CHECK(in[d.number]);
  CHECK_FALSE(large.sample().remarks().optional_stopping);
  // In steps, by other designs of the same strata, up to all.
  auto const all = made(extend(large, f, fixed_allocation{{{"east", 5}, {"west", 15}}}, {"in doubt", false}));
  CHECK(all.sample().size() == 20);
  CHECK(all.sample().remarks().optional_stopping);
  CHECK(all.text().find("\nnext ") == std::string_view::npos);
  auto const simple = made(record_draw(f, simple_random{3}, s));
  CHECK(made(extend(simple, f, census{}, {"all", true})).sample().inclusion(0) == share::full());
}

TEST_CASE("what cannot be extended says why") {
  auto const f = twenty();
  auto const s = golden_draws::seed("s");
  extension const why{"near a cut-off"};
  auto const simple = made(record_draw(f, simple_random{6}, s));
  auto const strata = made(record_draw(f, fixed_allocation{{{"east", 2}, {"west", 4}}}, s));
  auto const sites = made(record_draw(f, multi_site{}, s));
  CHECK(codes(extend(simple, f, simple_random{6}, why)) == std::vector{errc::extension_of_none});
  CHECK(codes(extend(simple, f, simple_random{5}, why)) == std::vector{errc::stratum_shrinks});
  CHECK(codes(extend(simple, f, simple_random{21}, why)) == std::vector{errc::too_many_visits});
  CHECK(codes(extend(simple, f, stratified{8}, why)) == std::vector{errc::not_extendable});
  CHECK(codes(extend(strata, f, simple_random{8}, why)) == std::vector{errc::not_extendable});
  CHECK(codes(extend(sites, f, multi_site{}, why)) == std::vector{errc::not_extendable});
  CHECK(codes(extend(sites, f, stratified{12}, why)) == std::vector{errc::not_extendable});
  CHECK(codes(extend(strata, f, multi_site{}, why)) == std::vector{errc::not_extendable});
  CHECK(codes(extend(simple, f, simple_random{7}, {""})) == std::vector{errc::reason_missing});
  CHECK(codes(extend(simple, f, simple_random{7}, {"a\nb"})) == std::vector{errc::bad_reason});
  CHECK(codes(extend(simple, golden_draws::frame(), simple_random{7}, why)) ==
        std::vector{errc::frame_differs});
  auto const shrunk = extend(strata, f, fixed_allocation{{{"east", 1}, {"west", 9}}}, why);
  REQUIRE(codes(shrunk) == std::vector{errc::stratum_shrinks});
  CHECK(shrunk.errors()[0].where.id == "east");
}

TEST_CASE("an outlet is replaced by the next of its stratum") {
  auto const f = twenty();
  auto const s = golden_draws::seed("s");
  auto const r = made(record_draw(f, fixed_allocation{{{"east", 2}, {"west", 4}}}, s));
  std::size_t east = 0;
  while (r.outlets()[east].stratum != "east")
    ++east;
  auto const id = r.outlets()[east].id;
  auto once = made(replace_outlet(r, f, id, "closed"));
  CHECK(once.outlets()[east].replaced);
  CHECK(once.outlets().back().stratum == "east");
  CHECK(once.sample().strata() == r.sample().strata());
  CHECK(once.sample().remarks().replaced == 1);
  // What stood next before is what was taken.
  CHECK(r.text().find("next " + once.outlets().back().ticket + "\teast\t" + once.outlets().back().id +
                      "\n") != std::string_view::npos);
  CHECK(codes(replace_outlet(once, f, id, "closed")) == std::vector{errc::already_replaced});
  CHECK(codes(replace_outlet(once, f, "no such", "closed")) == std::vector{errc::outlet_not_drawn});
  CHECK(codes(replace_outlet(once, golden_draws::frame(), id, "closed")) == std::vector{errc::frame_differs});
  CHECK(codes(replace_outlet(r, f, id, "")) == std::vector{errc::reason_missing});
  // Five are in the east: two more stand in, then none is left.
  once = made(replace_outlet(once, f, once.outlets().back().id, "closed too"));
  once = made(replace_outlet(once, f, once.outlets().back().id, "closed too"));
  CHECK(codes(replace_outlet(once, f, once.outlets().back().id, "closed too")) ==
        std::vector{errc::stratum_exhausted});
  // An extension goes on behind those that stand in.
  auto const more = made(extend(once, f, fixed_allocation{{{"east", 2}, {"west", 6}}}, {"in doubt"}));
  CHECK(more.sample().size() == 8);
  CHECK(codes(extend(once, f, fixed_allocation{{{"east", 3}, {"west", 4}}}, {"in doubt"})) ==
        std::vector{errc::stratum_exhausted});
  // A chosen outlet has no ticket to follow it.
  auto const sites = made(record_draw(f, multi_site{audit_kind::initial, {"1"}}, s));
  CHECK(codes(replace_outlet(sites, f, "1", "closed")) == std::vector{errc::chosen_not_replaceable});
}

TEST_CASE("what is wrong with a draw is said at once") {
  auto const f = twenty();
  auto s = golden_draws::seed("");
  s.seed_published = "tomorrow";
  std::vector<stratum_visits> const visits{{"north", 1}, {"east", 6}, {"west", 1}};
  auto const r = record_draw(f, fixed_allocation{visits}, s);
  CHECK(codes(r) ==
        std::vector{errc::seed_empty, errc::bad_time, errc::stratum_unknown, errc::too_many_visits});
  CHECK(r.errors()[2].where.id == "north");
  CHECK(codes(record_draw(f, simple_random{0}, golden_draws::seed("s"))) ==
        std::vector{errc::sample_of_none});
}

// Designs of one's own: `plan` is found beside them.
struct half_of_each {};
result<draw_plan> plan(frame const& f, half_of_each) {
  auto out = strata_of(f);
  for (auto& h : out.strata)
    h.sampled = (h.population + 1) / 2;
  return out;
}
struct every_third {};
result<draw_plan> plan(frame const& f, every_third) {
  auto const n = static_cast<std::uint32_t>(f.size());
  return draw_plan{{{"", n, n / 3}}, {}};
}
/// Draws otherwise than it says.
struct two_tongues {};
result<draw_plan> plan(frame const& f, two_tongues) { return plan(f, simple_random{2}); }
design_record to_record(two_tongues) { return to_record(simple_random{3}); }
/// Plans what cannot be.
struct careless {
  draw_plan made;
};
result<draw_plan> plan(frame const&, careless const& c) { return c.made; }

TEST_CASE("a design of one's own is recorded as what it comes to") {
  auto const f = twenty();
  auto const s = golden_draws::seed("s");
  auto const half = made(record_draw(f, half_of_each{}, s));
  CHECK(half.design() == to_record(fixed_allocation{{{"east", 3}, {"west", 8}}}));
  CHECK(half.sample() == *draw(f, half_of_each{}, sha256_tickets{f.hash(), "s"}));
  CHECK(made(record_draw(f, every_third{}, s)).design() == to_record(simple_random{6}));
  CHECK(made(extend(made(record_draw(f, simple_random{2}, s)), f, every_third{}, {"more"})).sample().size() ==
        6);
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)record_draw(f, two_tongues{}, s); }).empty());
}

/// Draws from strata of its own.
struct halves {};
result<draw_plan> plan(frame const& f, halves) {
  auto const n = static_cast<std::uint32_t>(f.size());
  draw_plan out{{{"a", n / 2, 1}, {"b", n - n / 2, 1}}, std::vector<std::uint32_t>(n)};
  for (auto i = n / 2; i < n; ++i)
    out.stratum_of[i] = 1;
  return out;
}
/// Chooses all outlets.
struct all_chosen {};
result<draw_plan> plan(frame const& f, all_chosen) {
  auto const n = static_cast<std::uint32_t>(f.size());
  return draw_plan{{{"", n, n, true}}, {}};
}
/// Gives a name to all outlets.
struct named_all {};
result<draw_plan> plan(frame const& f, named_all) {
  auto const n = static_cast<std::uint32_t>(f.size());
  return draw_plan{{{"all", n, 2}}, {}};
}
/// Has a stratum that is not in the frame.
struct empty_stratum {};
result<draw_plan> plan(frame const& f, empty_stratum) {
  auto out = *plan(f, half_of_each{});
  out.strata.push_back({"zenith", 0, 0});
  return out;
}
/// Says itself that it is a simple random sample.
struct two_of_all {};
result<draw_plan> plan(frame const& f, two_of_all) { return plan(f, simple_random{2}); }
design_record to_record(two_of_all) { return to_record(simple_random{2}); }
/// Counts how often it is planned.
struct counted {
  int* plans;
};
result<draw_plan> plan(frame const& f, counted const& c) {
  ++*c.plans;
  return plan(f, half_of_each{});
}

TEST_CASE("a design is planned once for a draw, a record and an extension") {
  auto const f = twenty();
  auto const s = golden_draws::seed("s");
  int plans = 0;
  CHECK(draw(f, counted{&plans}, s).has_value());
  CHECK(plans == 1);
  auto const record = made(record_draw(f, counted{&plans}, s));
  CHECK(plans == 2);
  auto const more = made(extend(record, f, fixed_allocation{{{"east", 4}, {"west", 8}}}, {"more"}));
  CHECK(made(replace_outlet(more, f, more.outlets()[0].id, "closed")).events().size() == 3);
  CHECK(plans == 2);
  // What each event planned is in the record.
  REQUIRE(more.events().size() == 2);
  CHECK(more.events()[0].strata == record.sample().strata());
  CHECK(more.events()[1].strata == std::vector<stratum>{{"east", 5, 4}, {"west", 15, 8}});
}

TEST_CASE("a design of one's own is recorded if a record can say what it draws") {
  auto const f = twenty();
  auto const s = golden_draws::seed("s");
  CHECK(draw(f, halves{}, s).has_value());
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)record_draw(f, halves{}, s); }).empty());
  CHECK(draw(f, all_chosen{}, s).has_value());
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)record_draw(f, all_chosen{}, s); }).empty());
  CHECK(draw(f, named_all{}, s).has_value());
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)record_draw(f, named_all{}, s); }).empty());
  CHECK(draw(f, empty_stratum{}, s).has_value());
  CHECK_FALSE(starlot_tests::broken_contract([&] { (void)record_draw(f, empty_stratum{}, s); }).empty());
  CHECK(made(record_draw(f, two_of_all{}, s)).design() == to_record(simple_random{2}));
}

TEST_CASE("a plan that cannot be reaches the contract handler") {
  auto const f = twenty();
  auto const good = *plan(f, half_of_each{});
  auto const refused = [&](draw_plan const& p) {
    auto const tickets = sha256_tickets::any_frame("s");
    return !starlot_tests::broken_contract([&] { (void)draw(f, careless{p}, tickets); }).empty() &&
           !starlot_tests::broken_contract([&] {
              (void)record_draw(f, careless{p}, golden_draws::seed("s"));
            }).empty();
  };
  CHECK(refused({}));
  CHECK(refused({{{"", 20, 0}}, {}}));
  CHECK(refused({{{"", 21, 2}}, {}}));
  CHECK(refused({{{"", 20, 21}}, {}}));
  CHECK(refused({{{"", 20, 3, true}}, {}}));
  CHECK(refused({good.strata, {}}));
  auto bad = good;
  bad.stratum_of.pop_back();
  CHECK(refused(bad));
  bad = good;
  bad.stratum_of[3] = 2;
  CHECK(refused(bad));
  bad = good;
  bad.stratum_of[0] = 1 - bad.stratum_of[0];
  CHECK(refused(bad));
}

} // namespace
