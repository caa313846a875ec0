// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/core/finding.hpp>
#include <starlot/detail/scoring/remarks.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <type_traits>
#include <utility>

namespace {

using starlot::remark;
using starlot::detail::remarks;
using namespace starlot_tests;

constexpr remark torn{"torn", "record 17", "Wang", "2026-11-02"};
constexpr remark worn{"worn", "", "Li", ""};
constexpr std::uint32_t last_slot = 0xFFFF'FFFF;

static_assert(sizeof(remarks) == sizeof(void*));
static_assert(std::is_nothrow_move_constructible_v<remarks> && std::is_nothrow_swappable_v<remarks>);

/// As long as no remark is set it costs nothing, also in constant evaluation.
bool empty_ones_work() {
  remarks none;
  none.set(3, {});
  remarks copy = none;
  remarks moved = std::move(copy);
  copy = moved;
  moved = remarks{};
  return none.get(3).empty() && copy.get(0).empty() && moved.get(last_slot).empty();
}

TEST_CASE("remarks: without any, at run time as at compile time") { CHECK(empty_ones_work()); }

TEST_CASE("remarks: what is set is owned and found again") {
  remarks all;
  {
    std::string reason = "a reason that is longer than what fits into a short string";
    all.set(7, {reason, "record 17", "Wang", "2026-11-02"});
    reason.assign(reason.size(), 'x');
  }
  CHECK(all.get(7) == remark{"a reason that is longer than what fits into a short string", "record 17",
                             "Wang", "2026-11-02"});
  CHECK(all.get(6).empty());
  CHECK(all.get(8).empty());
  all.set(last_slot, worn);
  all.set(0, torn);
  CHECK(all.get(0) == torn);
  CHECK(all.get(last_slot) == worn);
  CHECK(all.get(7).evidence == "record 17");
}

TEST_CASE("remarks: a remark is replaced as a whole, also by none") {
  remarks all;
  all.set(1, torn);
  all.set(1, worn);
  CHECK(all.get(1) == worn);
  all.set(1, {});
  CHECK(all.get(1).empty());
  all.set(2, {});
  CHECK(all.get(2).empty());
  all.set(1, torn);
  CHECK(all.get(1) == torn);
}

TEST_CASE("remarks: a remark may refer to the rows that it changes") {
  remarks all;
  std::string const longest(100, 'e');
  all.set(5, {"torn", longest, "Wang", "2026-11-02"});
  auto r = all.get(5);
  r.reason = r.evidence; // refers to the row itself
  all.set(5, r);
  CHECK(all.get(5) == remark{longest, longest, "Wang", "2026-11-02"});
  for (std::uint32_t slot = 4; slot-- > 0;) // each insertion moves the rows behind it
    all.set(slot, all.get(5));
  for (std::uint32_t slot = 0; slot < 4; ++slot)
    CHECK(all.get(slot) == remark{longest, longest, "Wang", "2026-11-02"});
}

TEST_CASE("remarks: copies are independent, moves take along") {
  remarks first;
  first.set(1, torn);
  remarks copy = first;
  copy.set(1, worn);
  copy.set(2, torn);
  CHECK(first.get(1) == torn);
  CHECK(first.get(2).empty());

  remarks moved = std::move(copy);
  CHECK(moved.get(1) == worn);
  CHECK(moved.get(2) == torn);

  remarks assigned;
  assigned.set(9, worn);
  assigned = first;
  CHECK(assigned.get(9).empty());
  CHECK(assigned.get(1) == torn);
  auto& same = assigned;
  assigned = same;
  CHECK(assigned.get(1) == torn);
  assigned = std::move(moved);
  CHECK(assigned.get(2) == torn);
  assigned = remarks{};
  CHECK(assigned.get(2).empty());
  assigned.set(1, worn);
  CHECK(assigned.get(1) == worn);
}

TEST_CASE("remarks: many, in any order") {
  random_numbers random;
  remarks all;
  std::map<std::uint32_t, std::string> expected;
  for (int i = 0; i < 3'000; ++i) {
    auto const slot = static_cast<std::uint32_t>(random.below(400));
    auto const reason = random.below(5) == 0 ? std::string{} : std::to_string(i);
    all.set(slot, {reason, "", "", ""});
    expected[slot] = reason;
  }
  int wrong = 0;
  auto const copy = all;
  for (std::uint32_t slot = 0; slot < 500; ++slot) {
    auto const known = expected.find(slot);
    auto const reason = known == expected.end() ? std::string{} : known->second;
    wrong += all.get(slot).reason != reason || copy.get(slot).reason != reason;
  }
  CHECK(wrong == 0);
}

} // namespace
