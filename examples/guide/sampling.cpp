// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What sampling.md shows: outlets are drawn, the record is published, checked, extended. The shops are invented.

#include <starlot/sampling.hpp>

#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace starlot;

struct shop {
  std::string code, region, city = {};
};

std::vector<shop> forty_shops() {
  std::vector<shop> out;
  for (int i = 101; i <= 140; ++i)
    out.push_back({"S" + std::to_string(i), i <= 125 ? "north" : "south"});
  return out;
}

void print(char const* what, sample const& drawn, frame const& shops) {
  std::printf("%s:", what);
  for (auto const& d : drawn.drawn())
    std::printf(" %s", std::string{shops[d.number].id}.c_str());
  std::puts("");
}

} // namespace

int main() {
  auto const rows = forty_shops();
  auto const shops = frame::of(rows, outlet_id{&shop::code}, in_stratum{&shop::region});
  if (!shops) {
    for (auto const& e : shops.errors())
      std::puts(to_string(e).c_str());
    return 1;
  }

  // A sample, with exact weights.
  auto const drawn = draw(*shops, stratified{8}, seed{"05 11 17 23 31 02"});
  if (!drawn)
    return 1;
  print("drawn", *drawn, *shops);
  for (auto const& s : drawn->strata())
    std::printf("%s: %llu of %llu\n", s.id.c_str(), static_cast<unsigned long long>(s.sampled),
                static_cast<unsigned long long>(s.population));
  std::printf("the first stands for %s outlets\n", to_string(drawn->design_weight(0)).c_str());

  // The same sample, and a record for others: where the seed is published, when the frame was, when the seed was.
  auto const record = record_draw(*shops, stratified{8},
                                  seed{"05 11 17 23 31 02", "lottery of 23 November 2026",
                                       "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"});
  if (!record)
    return 1;
  std::string const text{record->text()}; // to be published
  auto const again = replay(text, *shops);
  std::printf("replayed: %s\n", again ? "the same" : to_string(again.error()).c_str());

  // Somebody changes an outlet: the first line that differs is named.
  auto forged = text;
  forged.replace(forged.find("S1", forged.find("drawn 1")), 4, "S140");
  std::string due;
  if (auto const wrong = replay(forged, *shops, due); !wrong)
    std::printf("forged: line %zu\n", wrong.error().where.line);

  // More visits later: who was drawn stays drawn.
  auto const more = extend(*record, *shops, stratified{10}, {"half a point from a star"});
  if (more)
    print("extended", more->sample(), *shops);

  // Other designs, by the outlets that they come to.
  std::vector<std::string_view> const ids{"S101"};
  auto const size_of = [&](auto const& design) {
    auto const all = draw(*shops, design, seed{"05 11 17 23 31 02"});
    return all ? all->size() : 0;
  };
  std::printf("%zu %zu %zu %zu %zu %zu outlets\n", size_of(census{}), size_of(simple_random{15}),
              size_of(stratified{24}), size_of(systematic{15}), size_of(systematic_pps{15}),
              size_of(multi_site{audit_kind::surveillance, ids}));

  // By size, here the same for all, so that probabilities are 15/40; those of ticket designs are near to that.
  std::printf("%zu %zu %zu outlets\n", size_of(sampford{15}), size_of(pareto{15}),
              size_of(sequential_poisson{15}));
  if (auto const near_size = draw(*shops, pareto{15}, seed{"05 11 17 23 31 02"}))
    std::printf("each stands for about %s outlets\n",
                to_string(near_size->nominal_weight(0).value()).c_str());

  // What a plan warns of, before the seed is known: strata that are left with one visit.
  if (auto const planned = plan(*shops, stratified{7}))
    std::printf("%zu warnings\n", warnings(*planned).size());

  // Cities first, then shops of those that were drawn; ten cities of four shops.
  auto in_cities = rows;
  for (std::size_t i = 0; i < in_cities.size(); ++i)
    in_cities[i].city = "city " + std::to_string(i / 4);
  auto const all = frame::of(in_cities, outlet_id{&shop::code}, in_cluster{&shop::city});
  auto const cities = clusters_of(*all);
  auto const lottery = record->seed();
  auto const first = record_draw(*cities, simple_random{3}, lottery);
  auto const inside = outlets_in(*all, *cities, first->sample());
  auto const second = record_draw(*inside, stratified{6, allocation::equal}, lottery);
  auto const staged = staged_sample::of(*all, *first, *second);
  if (!staged)
    return 1;
  std::printf("in stages:");
  for (auto const& d : staged->drawn())
    std::printf(" %s", std::string{(*all)[d.number].id}.c_str());
  std::printf("; each stands for %s outlets\n", to_string(staged->design_weight(0)).c_str());

  // Simulations: n of N, the same on every platform.
  simulation_engine engine{20261128};
  std::printf("simulated:");
  for (auto const number : draw_numbers(engine, 3, 40))
    std::printf(" %llu", static_cast<unsigned long long>(number));
  std::puts("");
}
