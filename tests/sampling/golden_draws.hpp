// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SAMPLING_GOLDEN_DRAWS_HPP
#define STARLOT_TESTS_SAMPLING_GOLDEN_DRAWS_HPP

#include "support/catch.hpp"

#include <starlot/sampling/record_draw.hpp>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

// The frame and the records that tests/golden/draw/make.py writes, and what the records are made of.

namespace golden_draws {

inline std::string file(std::string const& name) {
  std::ifstream in{"golden/draw/" + name, std::ios::binary};
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>{in}, {}};
}

inline starlot::frame frame() {
  auto f = starlot::frame::read(file("frame.txt"));
  REQUIRE(f.has_value());
  return *f;
}

inline starlot::seed seed(std::string_view bytes) {
  return {std::string{bytes}, "China Welfare Lottery, issue 2026137", "2026-11-20T09:00:00+08:00",
          "2026-11-23T21:15:00+08:00"};
}

/// The value, or a failed test that says why there is none.
template <class T> T made(starlot::result<T> r) {
  if (!r)
    FAIL("error " << static_cast<int>(r.errors()[0].code) << " at " << r.errors()[0].where.id);
  return *r;
}

inline starlot::draw_record simple() {
  auto const f = frame();
  auto r = made(record_draw(f, starlot::simple_random{8}, seed("05 11 17 23 31 02")));
  r = made(extend(r, f, starlot::simple_random{10}, {"within half a point of a star", true}));
  r = made(replace_outlet(r, f, r.outlets()[2].id, "closed for good"));
  return made(replace_outlet(r, f, r.outlets()[10].id, "flooded")); // which stood in for the other
}
inline starlot::draw_record stratified() {
  auto const f = frame();
  auto const r = made(record_draw(f, starlot::stratified{9}, seed(std::string_view{"\0\xff\n", 3}),
                                  starlot::ticket_algorithm::sha256_any_frame));
  return made(extend(r, f, starlot::stratified{14}, {"the company appealed", false}));
}
inline starlot::draw_record multi_site() {
  return made(record_draw(frame(),
                          starlot::multi_site{starlot::audit_kind::surveillance, {"shop 0", "店 31"}},
                          seed("种子 2026")));
}
inline starlot::draw_record rivest() {
  return made(
      record_draw(frame(), starlot::simple_random{5}, seed("314159"), starlot::ticket_algorithm::rivest));
}

inline starlot::draw_record systematic() {
  return made(record_draw(frame(), starlot::systematic{8}, seed("05 11 17 23 31 02")));
}
inline starlot::draw_record systematic_strata() {
  return made(record_draw(frame(), starlot::systematic{.n = 9, .within_strata = true},
                          seed(std::string_view{"\0\xff\n", 3}),
                          starlot::ticket_algorithm::sha256_any_frame));
}
inline starlot::draw_record systematic_pps() {
  return made(record_draw(frame(), starlot::systematic_pps{45}, seed("种子 2026")));
}
inline starlot::draw_record systematic_pps_strata() {
  return made(record_draw(frame(), starlot::systematic_pps{24, true, starlot::allocation::equal},
                          seed("314159"), starlot::ticket_algorithm::rivest));
}
inline starlot::draw_record pareto() {
  return made(record_draw(frame(), starlot::pareto{45}, seed("05 11 17 23 31 02")));
}
inline starlot::draw_record pareto_strata() {
  return made(record_draw(frame(), starlot::pareto{15, true, starlot::allocation::equal}, seed("314159"),
                          starlot::ticket_algorithm::rivest));
}
inline starlot::draw_record sequential_poisson() {
  auto const f = frame();
  auto const of = [](std::uint32_t n) {
    return starlot::sequential_poisson{n, true, starlot::allocation::equal};
  };
  auto const r = made(record_draw(f, of(6), seed(std::string_view{"\0\xff\n", 3}),
                                  starlot::ticket_algorithm::sha256_any_frame));
  return made(extend(r, f, of(9), {"half a point from a star", true}));
}
inline starlot::draw_record sampford() {
  return made(record_draw(frame(), starlot::sampford{40}, seed("种子 2026")));
}
inline starlot::draw_record sampford_strata() {
  return made(record_draw(frame(), starlot::sampford{15, true, starlot::allocation::equal},
                          seed(std::string_view{"\0\xff\n", 3}),
                          starlot::ticket_algorithm::sha256_any_frame));
}
/// Sizes near the most that there can be; the start takes a fifth attempt.
inline starlot::frame vast_frame() {
  return made(starlot::frame::read("starlot frame 1\na\t\t\t2305843009213693945\nb\t\t\t2305843009213693955\n"
                                   "c\t\t\t2305843009213693963\nd\t\t\t5\n"));
}
inline starlot::draw_record systematic_vast() {
  return made(record_draw(vast_frame(), starlot::systematic_pps{2}, seed("1")));
}
inline starlot::draw_record pareto_vast() {
  return made(record_draw(vast_frame(), starlot::pareto{2}, seed("1")));
}
inline starlot::draw_record sampford_vast() {
  return made(record_draw(vast_frame(), starlot::sampford{2}, seed("1")));
}

} // namespace golden_draws

#endif
