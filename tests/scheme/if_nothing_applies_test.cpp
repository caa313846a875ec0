// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/if_nothing_applies.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

using namespace starlot;

namespace {

scheme_parts with(if_nothing_applies otherwise) {
  return {.title = {"nothing", "1"},
          .rows = {{.id = "1", .worth = 60_pt, .rule = all_or_nothing},
                   {.id = "2", .worth = 40_pt, .rule = all_or_nothing}},
          .rungs = {{50_pt, "pass"}},
          .nothing_applies = otherwise};
}
errc fault_of(if_nothing_applies otherwise) {
  auto const built = loaded_scheme::build(with(otherwise));
  return built ? errc::none : built.error().code;
}
scheme_hash hash_of(if_nothing_applies otherwise) {
  return content_hash(*loaded_scheme::build(with(otherwise)));
}

} // namespace

TEST_CASE("what comes if nothing applies is a kind, with points where they are given") {
  static_assert(if_nothing_applies{} == if_nothing_applies::refuse);
  static_assert(if_nothing_applies::nothing == if_nothing_applies::earns(0_pt));
  static_assert(if_nothing_applies::earns(60_pt).given() == 60_pt);
  static_assert(if_nothing_applies::no_score.kind() == if_nothing_applies::answer::no_score);
  static_assert(if_nothing_applies::no_score != if_nothing_applies::nothing);
}

TEST_CASE("points for nothing are on the scale") {
  CHECK(fault_of(if_nothing_applies::earns(100_pt)) == errc::none);
  CHECK(fault_of(if_nothing_applies::earns(101_pt)) == errc::points_for_nothing_out_of_range);
  CHECK(fault_of(if_nothing_applies::earns(-1_pt)) == errc::points_for_nothing_out_of_range);
  auto parts = with(if_nothing_applies::earns(-1_pt));
  parts.top = raw_sum;
  CHECK(loaded_scheme::build(parts));
}

TEST_CASE("what comes if nothing applies is hashed unless it is an error") {
  auto parts = with({});
  CHECK(hash_of(if_nothing_applies::refuse) == content_hash(*loaded_scheme::build(parts)));
  CHECK(hash_of(if_nothing_applies::no_score) != hash_of(if_nothing_applies::refuse));
  CHECK(hash_of(if_nothing_applies::nothing) != hash_of(if_nothing_applies::no_score));
  CHECK(hash_of(if_nothing_applies::earns(1_pt)) != hash_of(if_nothing_applies::nothing));
}
