// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/error_text.hpp>

#include <cstdint>
#include <set>
#include <string_view>

using namespace starlot;

namespace {

// The numbers are part of the interface. A code that is added belongs here; none of these ever moves.
constexpr int numbers[] = {
    101, 102, 103, 104, 105, 200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 214, 215,
    216, 217, 218, 219, 220, 221, 222, 223, 224, 225, 226, 227, 228, 230, 231, 232, 233, 234, 235, 236, 240,
    241, 242, 243, 250, 251, 252, 253, 254, 255, 256, 260, 261, 262, 263, 300, 301, 302, 303, 304, 305, 306,
    307, 308, 309, 310, 311, 312, 313, 314, 315, 316, 317, 318, 319, 401, 402, 403, 404, 405, 406, 407, 408,
    409, 500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 511, 512, 513, 520, 521, 522, 523, 524, 525,
    526, 527, 528, 529, 530, 531, 532, 540, 541, 542, 550, 551, 552, 553, 554, 555, 556, 557, 558, 560, 561,
    562, 563, 564, 565, 566, 567, 600, 601, 602, 603, 604, 605, 606, 607, 608, 609, 610, 611, 612, 613, 614,
    615, 616, 617, 618, 619, 620, 621, 622, 623, 624, 630, 631, 632, 633, 634, 700, 701, 702, 703, 704, 705,
    706, 707, 708, 709, 710, 711, 800, 801, 802, 803, 804, 805, 806, 807};

} // namespace

TEST_CASE("every code has its own sentence in both languages, and no other number has one") {
  std::set<int> const codes(std::begin(numbers), std::end(numbers));
  std::set<std::string_view> english, chinese;
  for (int n = 0; n < 1'000; ++n) {
    auto const t = error_text(static_cast<errc>(n));
    CAPTURE(n, t.en);
    CHECK(t.en.empty() == (codes.count(n) == 0));
    CHECK(t.zh.empty() == (codes.count(n) == 0));
    if (!t.en.empty()) {
      CHECK(english.insert(t.en).second);
      CHECK(chinese.insert(t.zh).second);
    }
  }
  static_assert(error_text(errc::none).empty());
  static_assert(error_text(errc::sample_is_empty).en == "no sample was taken");
}

TEST_CASE("a few numbers by name") {
  CHECK(static_cast<int>(errc::not_a_number) == 101);
  CHECK(static_cast<int>(errc::duplicate_id) == 205);
  CHECK(static_cast<int>(errc::rung_unreachable) == 222);
  CHECK(static_cast<int>(errc::unknown_id) == 300);
  CHECK(static_cast<int>(errc::more_nonconforming_than_sampled) == 304);
  CHECK(static_cast<int>(errc::sheet_item_mismatch) == 407);
}
