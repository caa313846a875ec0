// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "files/random_findings.hpp"
#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/files/saved_nonconformities.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace starlot;
using bike::bike_care;

std::string sealed(std::string body) {
  detail::seal(body);
  return body;
}

nonconformities two() {
  nonconformities out{compiled<bike_care>};
  CHECK(out.raise({.id = "NC-1",
                   .criterion = "2.1",
                   .severity = severity::major,
                   .statement = "no calibration\nsince 2024",
                   .corrective_action = "calibrate",
                   .due = "2026-12-31",
                   .outlet = "WZ-15"}));
  CHECK(out.raise({.id = "NC 2", .criterion = "breach of law", .statement = "违法 \\"}));
  CHECK(out.close(
      "NC-1", sampled(1, 40).because("done").evidence("certificate\t17").assessor("Wang").on("2026-12-20")));
  return out;
}
std::string two_by_hand() {
  return "starlot nonconformities 1\nscheme " + std::string{content_hash<bike_care>().hex()} +
         "\n"
         "nonconformity\tNC-1\tmajor\t2.1\tWZ-15\tno calibration\\nsince 2024\tcalibrate\t2026-12-31\n"
         "closed\ts1:40\tdone\tcertificate\\t17\tWang\t2026-12-20\n"
         "nonconformity\tNC 2\tminor\tbreach of law\t\t违法 \\\\\t\t\n";
}

void check_same(nonconformities const& a, nonconformities const& b) {
  REQUIRE(a.all() == b.all());
  for (std::size_t i = 0; i < a.all().size(); ++i)
    CHECK(a.closure(i) == b.closure(i));
}

TEST_CASE("saved nonconformities are these bytes, by hand, and are read again to the character") {
  auto const ncs = two();
  auto const bytes = to_bytes(ncs);
  CHECK(bytes == sealed(two_by_hand()));
  auto const again = read_nonconformities(bytes, compiled<bike_care>);
  REQUIRE(again);
  check_same(ncs, *again);
  CHECK(to_bytes(*again) == bytes);
  nonconformities const none{compiled<bike_care>};
  check_same(none, *read_nonconformities(to_bytes(none), compiled<bike_care>));
}

TEST_CASE("no byte of saved nonconformities can change, and a seal does not make wrong lines right") {
  auto const bytes = to_bytes(two());
  auto const refused = [&](std::string const& altered) {
    auto const r = read_nonconformities(altered, compiled<bike_care>);
    return !r && r.error().where.line >= 1 && r.error().where.line <= 7;
  };
  bool all = true;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (char const c : {'0', '+', '\n', '\t', 'f', '\\', '\xC3'}) {
      auto altered = bytes;
      altered[i] = c;
      all = all && (altered == bytes || refused(altered));
    }
    auto swapped = bytes;
    if (i > 0)
      std::swap(swapped[i], swapped[i - 1]);
    all = all && (swapped == bytes || refused(swapped)) && refused(bytes.substr(0, i)) &&
          refused(bytes.substr(0, i) + bytes.substr(i + 1));
  }
  CHECK(all);
  auto const by_hand = two_by_hand();
  auto const heading = by_hand.substr(0, by_hand.find("nonconformity\t"));
  std::string const good = "nonconformity\tNC-1\tmajor\t2.1\t\t\t\t\n";
  struct wrong_lines {
    std::string text;
    errc code;
    std::size_t line;
  };
  for (auto const& w : {
           wrong_lines{"\n", errc::bad_record_line, 3},
           wrong_lines{"raised\tNC-1\tmajor\t2.1\t\t\t\t\n", errc::bad_record_line, 3},
           wrong_lines{"nonconformity\t\tmajor\t2.1\t\t\t\t\n", errc::empty_id, 3},
           wrong_lines{"nonconformity\tNC-1\tMajor\t2.1\t\t\t\t\n", errc::bad_record_line, 3},
           wrong_lines{"nonconformity\tNC-1\tmajor\t2.1\t\t\t\n", errc::bad_record_line, 3},
           wrong_lines{"nonconformity\tNC-1\tmajor\t2.1\t\t\t\t\t\n", errc::bad_record_line, 3},
           wrong_lines{"nonconformity\tNC-1\tmajor\t9\t\t\t\t\n", errc::unknown_id, 3},
           wrong_lines{"nonconformity\tNC-1\tmajor\t2.1\t\t\\x\t\t\n", errc::bad_record_line, 3},
           wrong_lines{"nonconformity\tNC-1\tmajor\t2.1\t\t\t\t2026\n", errc::bad_date, 3},
           wrong_lines{good + good, errc::duplicate_id, 4},
           wrong_lines{"closed\t+\ta\tb\tc\t2026-12-20\n", errc::bad_record_line, 3},
           wrong_lines{good + "closed\t+\n", errc::reason_missing, 4},
           wrong_lines{good + "closed\t+\ta\t\tc\t2026-12-20\n", errc::evidence_missing, 4},
           wrong_lines{good + "closed\t+\ta\tb\tc\t\n", errc::bad_date, 4},
           wrong_lines{good + "closed\tf1\ta\tb\tc\t2026-12-20\n", errc::finding_does_not_fit, 4},
           wrong_lines{good + "closed\ts01:2\ta\tb\tc\t2026-12-20\n", errc::bad_record_line, 4},
           wrong_lines{good + "closed\t+\ta\tb\tc\t2026-12-20\nclosed\t+\ta\tb\tc\t2026-12-20\n",
                       errc::already_closed, 5},
       }) {
    CAPTURE(w.text);
    auto const r = read_nonconformities(sealed(heading + w.text), compiled<bike_care>);
    REQUIRE_FALSE(r);
    CHECK(r.error().code == w.code);
    CHECK(r.error().where.line == w.line);
  }
  CHECK(read_nonconformities(sealed(heading + good), compiled<bike_care>));
  CHECK(read_nonconformities("", compiled<bike_care>).error().code == errc::not_saved_nonconformities);
  CHECK(read_nonconformities(sealed("starlot nonconformities 1\n"), compiled<bike_care>).error().where.line ==
        2);
  CHECK(read_nonconformities(bytes, compiled<starlot_tests::of_every_kind>).error().code ==
        errc::scheme_differs);
}

TEST_CASE("5 000 random lists of nonconformities are read again to the character") {
  starlot_tests::random_numbers random;
  any_scheme const of_every_kind = compiled<starlot_tests::of_every_kind>;
  auto const& view = of_every_kind.view();
  std::size_t closed = 0;
  for (int i = 0; i < 5'000; ++i) {
    nonconformities ncs{of_every_kind};
    for (auto count = random.below(6); count > 0; --count) {
      nonconformity n;
      n.id = "NC-" + std::to_string(count);
      n.criterion = view.id(random.below(view.nodes.size() + view.steps.size()));
      n.severity = random.below(2) == 0 ? severity::minor : severity::major;
      n.statement = starlot_tests::random_text(random);
      n.corrective_action = starlot_tests::random_text(random);
      n.outlet = starlot_tests::random_text(random);
      n.due = random.below(2) == 0 ? "" : "2026-12-31";
      starlot_tests::random_remark const remark{random};
      auto const f = remark.with(starlot_tests::random_kind(random)).on("2027-01-02");
      if (ncs.raise(n) && random.below(2) == 0)
        closed += ncs.close(n.id, f) ? 1U : 0U;
    }
    auto const bytes = to_bytes(ncs);
    auto const again = read_nonconformities(bytes, of_every_kind);
    REQUIRE(again);
    REQUIRE(again->all() == ncs.all());
    for (std::size_t k = 0; k < ncs.all().size(); ++k)
      REQUIRE(again->closure(k) == ncs.closure(k));
    REQUIRE(to_bytes(*again) == bytes);
  }
  CHECK(closed > 100);
}

} // namespace
