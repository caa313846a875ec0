// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "report_samples.hpp"
#include "support/catch.hpp"

#include <starlot/report/to_json.hpp>

#include <limits>
#include <string>
#include <string_view>

using namespace starlot;

namespace {

bool says(std::string const& page, std::string_view what) { return page.find(what) != std::string::npos; }

} // namespace

TEST_CASE("an empty report is an object with every member, in one order") {
  CHECK(to_json(report{text{"Shop", "店"}}) == "{\n"
                                               " \"format\": \"starlot report 1\",\n"
                                               " \"subject\": {\n  \"en\": \"Shop\",\n  \"zh\": \"店\"\n },\n"
                                               " \"notes\": [],\n"
                                               " \"policies\": [],\n"
                                               " \"rating\": null,\n"
                                               " \"sample\": null,\n"
                                               " \"draw\": null,\n"
                                               " \"laws\": [],\n"
                                               " \"effects\": null,\n"
                                               " \"curves\": []\n"
                                               "}\n");
}

TEST_CASE("numbers are shown, exact and doubles, and lines stand on a line of the file each") {
  auto const json = to_json(report_samples::everything());
  CHECK(says(json, R"("score": {
   "shown": "83.57",
   "exact": "585/7",
   "value": 83.57142857142857
  })"));
  CHECK(says(json, "\n   {\"kind\": \"criterion\", \"state\": \"scored\", \"depth\": 1, \"id\": \"2.1\", "));
  CHECK(says(json, R"("share": "5/7", "counted": null)"));
  CHECK(says(json, R"("policy_origin": "by_default")"));
  CHECK(says(json, R"("stands_for": "2", "reached": true, "lost": {"shown": "5.71", "exact": "40/7")"));
  CHECK(says(json, R"("verify": "printf %s)"));
  CHECK(json == to_json(report_samples::everything()));
}

TEST_CASE("what has no score has bounds, and null for the score") {
  auto const json = to_json(report{"Shop"}.add(report_samples::rated("yes", not_assessed, met)));
  CHECK(says(json, "\"score\": null"));
  CHECK(says(json, "\"state\": \"undetermined\""));
  CHECK(says(json, R"("lowest": {"shown": "40.00", "exact": "40", "value": 40})"));
}

TEST_CASE("texts are escaped, and bytes that are no UTF-8 are replaced") {
  report page{std::string{"\"\\/\b\n\t\x7F</script>\u2028\u202E\U000E0041\xFF三\0x", 33}};
  auto const json = to_json(page);
  CHECK(says(
      json,
      "\"en\": \"\\\"\\\\/\\u0008\\n\\t\\u007F\\u003C/script>\\u2028\\u202E\\uDB40\\uDC41\uFFFD三\\u0000x"));
}

TEST_CASE("what stands among digits is escaped at each place") {
  for (std::size_t at = 0; at < 24; ++at)
    for (std::string const what : {"\"", "\\", "<", "\x7F", "\x1F", ":", ",", "\xFF"}) {
      auto page = report_samples::everything();
      std::string const before(at, '9'), behind(23 - at, '-');
      page.rating->lowest.exact = before + what + behind;
      auto const due = what == "\""      ? "\\\""
                       : what == "\\"   ? "\\\\"
                       : what == "<"    ? "\\u003C"
                       : what == "\x7F" ? "\\u007F"
                       : what == "\x1F" ? "\\u001F"
                       : what == "\xFF" ? "\uFFFD"
                                        : what;
      CAPTURE(at, what);
      CHECK(says(to_json(page), "\"exact\": \"" + before + due + behind + "\""));
    }
}

TEST_CASE("doubles that JSON has no number for are null, and what is unknown says so") {
  auto page = report_samples::everything();
  page.rating->lowest.value = std::numeric_limits<double>::quiet_NaN();
  page.sample->estimate.df = std::numeric_limits<double>::infinity();
  page.rating->grade.state = static_cast<outcome>(99);
  page.rating->lines[0].state = static_cast<line_state>(99);
  auto const json = to_json(page);
  CHECK(says(json, "\"value\": null"));
  CHECK(says(json, "\"df\": \"infinite\""));
  CHECK(says(json, "\"state\": \"unknown\""));
}
