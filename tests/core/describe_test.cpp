// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/core/describe.hpp>
#include <starlot/core/points.hpp>

#include <string>
#include <string_view>

using namespace starlot;

TEST_CASE("an error says the name that was asked for") {
  auto const e = error::at(errc::unknown_rule, "1.2").naming("half credit");
  CHECK(describe(e) == "1.2: the scheme has no such scoring rule: \"half credit\"");
  CHECK(describe(e, language::zh) == "1.2：没有该评分规则：“half credit”");
  CHECK(describe(e.naming("a\nb")) == "1.2: the scheme has no such scoring rule: \"a?b\""); // one line
}

TEST_CASE("an error is described with its place and numbers") {
  error e = error::at(errc::sheet_item_mismatch, "5.1.2", 4).with(5.5_dec, 6_dec);
  CHECK(describe(e, language::en) ==
        "5.1.2: the points of the indicators do not add up to those of the item (got 5.5, expected 6)");
  e.where.line = 7;
  e.where.column = 3;
  CHECK(describe(e, language::en).substr(0, 25) == "line 7, column 3: 5.1.2: ");
  CHECK(describe(e, language::zh).find("7") != std::string::npos);
  CHECK(describe(error::of(errc::no_criteria), language::en) == "the scheme has no criteria");
}

TEST_CASE("each number of a sentence has a name") {
  auto const numbers = [](errc code, language l = language::en) {
    auto const said = describe(error::of(code).with(21_dec, 20_dec), l);
    return said.substr(said.find(l == language::en ? " (" : "（"));
  };
  CHECK(numbers(errc::points_do_not_add_up) == " (got 21, expected 20)");
  CHECK(numbers(errc::points_do_not_add_up, language::zh) == "（实为21，应为20）");
  CHECK(numbers(errc::too_many_visits) == " (got 21, at most 20)");
  CHECK(numbers(errc::too_few_visits) == " (got 21, at least 20)");
  CHECK(numbers(errc::too_few_visits, language::zh) == "（实为21，至少为20）");
  CHECK(numbers(errc::knots_not_increasing) == " (got 21, after 20)");
  CHECK(numbers(errc::ladder_gap) == " (ends at 21, next starts at 20)");
  CHECK(numbers(errc::clamp_reversed) == " (lower 21, upper 20)");
  CHECK(numbers(errc::law_too_large) == " (needed 21, limit 20)");
  CHECK(numbers(errc::law_needs_memory, language::zh) == "（需要21，限值20）");
  auto const said = describe(error::of(errc::run_stopped).with(0.25_dec));
  CHECK(said.ends_with(" (done 0.25)"));
  CHECK(to_string(error::of(errc::points_not_positive).with(-3_dec)) ==
        "points and weights must be greater than zero (got -3)");
}

TEST_CASE("the number of what has no id says what it counts") {
  auto const at = [](errc code, language l = language::en) {
    auto const said = describe(error::at(code, 5), l);
    return said.substr(0, said.find(l == language::en ? ":" : "："));
  };
  CHECK(at(errc::value_infinite) == "row 6");
  CHECK(at(errc::value_infinite, language::zh) == "第6行");
  CHECK(at(errc::outlet_without_id) == "row 6");
  CHECK(at(errc::single_unit_stratum) == "stratum 6");
  CHECK(at(errc::single_unit_stratum, language::zh) == "第6层");
  CHECK(at(errc::cluster_empty) == "cluster 6");
  CHECK(at(errc::replicate_undefined) == "replicate 6");
  CHECK(at(errc::score_range_reversed) == "score 6");
  CHECK(at(errc::ladders_differ) == "sheet 6");
  CHECK(at(errc::unknown_rung) == "part 6");
  CHECK(at(errc::unknown_rung, language::zh) == "第6项");
}

TEST_CASE("a sentence stays on its line, whatever the id holds") {
  auto const shown = [](std::string_view id) { return describe(error::at(errc::bad_id, id, 0)); };
  auto const rest = ": an id is not UTF-8, or holds control characters";
  CHECK(shown("a\nb\tc\x7f") == std::string{"a?b?c?"} + rest);
  CHECK(shown(std::string_view{"a\0b", 3}) == std::string{"a?b"} + rest);
  CHECK(shown("ok \xff\xfe") == std::string{"ok ??"} + rest);
  CHECK(shown("\xe5\xba\x97 1") == std::string{"\xe5\xba\x97 1"} + rest); // as it is where it can be shown
}
