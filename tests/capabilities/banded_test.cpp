// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "capabilities/parts_of_users.hpp"
#include "support/both_times.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cstdint>

namespace {

using namespace starlot;
using parts_of_users::banded;

// One child below 20 % leaves the clause 30 % at most, else one below 50 % leaves it 70 %.
constexpr scheme bands{title{"bands", "1"},
                       clause{"1", "Controls", 100_pt, banded{20_pct, 30_pct, 50_pct, 70_pct},
                              criterion{"1.1", "A", 1_wt, proportional},
                              criterion{"1.2", "B", 1_wt, proportional},
                              criterion{"1.3", "C", 2_wt, proportional}},
                       ladder{{50_pt, "pass"}}};

struct row {
  std::array<std::int64_t, 3> lost; // of ten
  points score;                     // worked out by hand
};
constexpr std::array rows{
    row{{0, 0, 0}, 100_pt},  row{{1, 3, 2}, 80_pt}, // worst 0.7: the mean (0.9 + 0.7 + 2 * 0.8) / 4
    row{{0, 6, 0}, 70_pt},                          // worst 0.4: 70 instead of 85
    row{{0, 5, 0}, 87.5_pt},                        // worst 0.5 is not below 50 %
    row{{9, 0, 0}, 30_pt},                          // worst 0.1: 30 instead of 77.5
    row{{8, 0, 0}, 70_pt},  // worst 0.2 is not below 20 %, and below 50 %: 70 instead of 80
    row{{9, 6, 0}, 30_pt},  // the worst band decides, not the last
    row{{10, 10, 9}, 5_pt}, // already below the cap
};

bool agrees(row const& r) {
  findings<bands> f;
  f.set<"1.1">(sampled(r.lost[0], 10)).set<"1.2">(sampled(r.lost[1], 10)).set<"1.3">(sampled(r.lost[2], 10));
  return evaluate(f).value().score() == r.score;
}

TEST_CASE("the worst band that has any child caps a banded clause") {
  starlot_tests::check_all(rows, agrees);
}

TEST_CASE("a banded clause compares with its bands exactly") {
  auto const with_nonconforming = [](std::int64_t k) {
    findings<bands> f;
    f.set<"1.1">(sampled(k, 2147483647)).set<"1.2">(met).set<"1.3">(met);
    return to_string(evaluate(f).value().score());
  };
  CHECK(with_nonconforming(1073741824) == "70"); // 1073741823 of 2147483647 is below a half
  // 1073741824 of 2147483647 is above it: 100 * (3 + 1073741824/2147483647) / 4
  CHECK(with_nonconforming(1073741823) == "187904819125/2147483647");
}

TEST_CASE("the parameters of a custom part are in the scheme's hash") {
  static constexpr scheme stricter{title{"bands", "1"},
                                   clause{"1", "Controls", 100_pt, banded{20_pct, 25_pct, 50_pct, 70_pct},
                                          criterion{"1.1", "A", 1_wt, proportional},
                                          criterion{"1.2", "B", 1_wt, proportional},
                                          criterion{"1.3", "C", 2_wt, proportional}},
                                   ladder{{50_pt, "pass"}}};
  CHECK(content_hash<bands>() != content_hash<stricter>());
}

} // namespace
