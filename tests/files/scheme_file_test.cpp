// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "catalog/sbt10401_sheets.hpp"
#include "files/said.hpp"
#include "scheme/own_parts.hpp"
#include "scheme/tables.hpp"
#include "scoring/bike_care.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

#include <starlot/catalog/gbt27922.hpp>
#include <starlot/catalog/sbt10401.hpp>
#include <starlot/files/scheme_file.hpp>
#include <starlot/scheme/aggregation.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/policies.hpp>
#include <starlot/scheme/scheme.hpp>

#include <array>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace starlot;
using starlot_tests::said;
using namespace starlot::literals;

namespace {

result<scheme_file> read(std::string_view bytes, custom_table const& mine = {}) {
  auto sheet = read_scheme(bytes, mine);
  CHECK(said(sheet) == "");
  return sheet;
}

/// "line:character number" of every problem, or nothing.
std::string problems_of(std::string_view bytes, custom_table const& mine = {}) {
  std::string out;
  auto const printed = said(read_scheme(bytes, mine));
  for (std::size_t at = 0; at < printed.size(); at = printed.find('\n', at) + 1) {
    auto const word = printed.find(": error ", at);
    auto const place = printed.substr(at + 1, word - at - 1);
    out += (out.empty() ? "" : ", ") + (place.empty() ? "file" : place.substr(1)) + ' ' +
           printed.substr(word + 8, 3);
  }
  return out;
}

/// What was written is read as the same scheme, and written again as the same bytes.
loaded_scheme round_trip(std::string const& written, scheme_hash const& hash, custom_table const& mine = {}) {
  CAPTURE(written);
  auto const sheet = read(written, mine);
  REQUIRE(sheet);
  CHECK(content_hash(sheet->scheme) == hash);
  CHECK(write_scheme(sheet->scheme, mine) == written);
  return sheet->scheme;
}

std::string difference(scheme_view const& a, scheme_view const& b) {
  return std::string{tables::difference(a, b)};
}

// Every ready part, and every limit of a condition.
constexpr scheme every_part{
    title{"every, \"part\"", "2026-1", {"Every part", "各种部件"}},
    clause{
        "1",
        {"Reception", "接待"},
        40_pt,
        weighted_mean,
        criterion{"1.1", {"Hours", "时间"}, 3.5_wt, half_credit},
        clause{"1.2", "Answers", 1_wt, criterion{"1.2.1", "Phone", 7_pt, proportional, per_outlet},
               criterion{
                   "1.2.2",
                   {"", "信函"},
                   5_pt,
                   levels({{0, 0_pct, {"poor", "差"}}, {1, share::of(1, 3)}, {2.5_dec, share::of(2, 4)}})}}},
    clause{"2", "Workshop, and \"store\"", 60_pt,
           criterion{"2.1", "Tools", 20_pt, ratio{10, 100}, per_outlet, if_not_applicable::leave_out,
                     renormalise::in_branch},
           criterion{"2.2", "Turnaround", 20_pt, curve({{-1, 100_pct}, {2, 50.5_pct}, {24, 0_pct}})},
           criterion{"2.3", "Order", 10_pt, partial_amount, if_not_applicable::full},
           criterion{"2.4", "Light", 10_pt, half_credit.none_at(1.5_pt), if_not_applicable::fail}},
    clause{
        "3", "Safety", 10_pt, minimum,
        criterion{"3.1", "Fire", 1_wt, table_at_least({{0, 0_pct}, {1, 100_pct}})},
        criterion{"3.2", "Water", 1_wt, table_at_most({{0, 100_pct}, {1, 0_pct}}), renormalise::over_tree}},
    clause{"4", "Extras", 10_pt, maximum, criterion{"4.1", "Tea", 1_wt, if_not_applicable::refuse}},
    criterion{"5", "Dialect", advisory},
    if_not_applicable::zero,
    renormalise::among_siblings,
    out_of{200_pt},
    deduction{"breach", {"Breach of law", "违法"}, 1_pt}.fails_at(5),
    deduction{"late", 0.5_pt}.when(the_score.above(90_pt)),
    bonus{"leads", 1_pt}.at_most(1).unless(branch("3").below(20.5_pt)),
    cap{100_pt}.when(any_branch.at_most(share::of(1, 3))),
    floor_at{-1_pt}.unless(every_branch.at_least(10_pt)),
    clamp{0_pt, 110_pt}.when(asked{"open", {"Is open", "营业"}}),
    round_to{0.1_pt, rounding::half_away},
    round_to{1_pt, rounding::down}.when(any_criterion.below(10_pct)),
    veto{"No reason at all"}.when(assessed().below(50_pct)),
    veto{"licence", {"Holds a licence", "持有执照"}},
    grade_limit{"wait", {"One year", "一年"}, 70_pt},
    rung_needs{"达标", branch("1.2").at_least(50_pct), {"Answers", "答复"}},
    rung_needs{70_pt, asked{"proof"}},
    rung_needs{70_pt, the_score.at_least(1_pt)}.when(assessed("2").at_most(2)),
    grade_floor{70_pt}.when(assessed("2").at_least(4)),
    grade_is{"pass"}.when(every_criterion.above(99.5_pct)),
    trimmed{12.5_pct},
    ladder{{70_pt, {"pass", "达标"}}, rung::above(80_pt, "three stars, or so", 3)},
    ladder{rung{70_pt, {"pass", "达标"}, 3.5_dec}.to(90_pt), {90_pt, "good"}}.only_for("小型, 城市")};

constexpr scheme few_points_are_good{title{"descending", "1"}, weighted_mean, outlet_floor{59.5_pt},
                                     criterion{"1", "One", 1_wt},
                                     ladder{rung::below(50_pt, "fair"), rung::at_most(15_pt, "good", 5)}};

} // namespace

TEST_CASE("scheme files: compile-time schemes come back with the same table, texts included") {
  auto const mine = [] {
    custom_table t;
    t.add(bike::hours_to_share);
    return t;
  }();
  auto const bikes = round_trip(write_scheme<bike::bike_care>(mine), content_hash<bike::bike_care>(), mine);
  CHECK(difference(bikes.view(), detail::compiled_table<bike::bike_care>::view()) == "");
  auto const every = round_trip(write_scheme<every_part>(), content_hash<every_part>());
  CHECK(difference(every.view(), detail::compiled_table<every_part>::view()) == "");
  auto const few = round_trip(write_scheme<few_points_are_good>(), content_hash<few_points_are_good>());
  CHECK(difference(few.view(), detail::compiled_table<few_points_are_good>::view()) == "");
  auto const durable = round_trip(write_scheme<sbt10401::durable>(), content_hash<sbt10401::durable>());
  CHECK(difference(durable.view(), detail::compiled_table<sbt10401::durable>::view()) == "");
  auto const fast = round_trip(write_scheme<sbt10401::fast_moving>(), content_hash<sbt10401::fast_moving>());
  CHECK(difference(fast.view(), detail::compiled_table<sbt10401::fast_moving>::view()) == "");
}

TEST_CASE("scheme files: so do schemes of the catalog that were built from a sheet") {
  for (auto const t :
       {sbt10401::table::durable_goods, sbt10401::table::fast_moving_goods, sbt10401::table::sales_service}) {
    auto const scheme = sbt10401::load(t, sbt10401_sheets::good(t));
    REQUIRE(scheme);
    CHECK(difference(round_trip(write_scheme(*scheme), content_hash(*scheme)).view(), scheme->view()) == "");
  }
  constexpr int worth[] = {6, 6, 6, 6, 6, 5, 5, 5, 6, 6, 8, 5, 5, 12, 13}; // invented: 40, 35, 25
  std::vector<std::string> ids;
  for (auto const& item : gbt27922::items)
    ids.push_back(std::string{item.id} + ".1");
  std::vector<gbt27922::sheet_row> rows;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    rows.push_back({gbt27922::items[i].id, points{worth[i]}});
    rows.push_back({ids[i], points{worth[i]}, "illustrative"});
  }
  auto const scheme = gbt27922::load(rows, {.one_year_wait = true});
  REQUIRE(scheme);
  CHECK(difference(round_trip(write_scheme(*scheme), content_hash(*scheme)).view(), scheme->view()) == "");
}

namespace {

struct second_worst {
  static constexpr std::string_view name = "second worst";
  static constexpr int version = 1;
  static constexpr aggregation_kind kind = aggregation_kind::scores;
  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) const {
    return outlets[outlets.size() > 1 ? 1 : 0].score;
  }
};

template <class Policy>
constexpr scheme by{title{"shop", "1"}, criterion{"1", "Hours", 10_pt, per_outlet}, Policy{},
                    ladder{{5_pt, "pass"}}};

} // namespace

TEST_CASE("scheme files: aggregation policies are written by their names, one's own by that in the table") {
  custom_table mine;
  mine.add("2nd", second_worst{});
  auto const own = write_scheme<by<second_worst>>(mine);
  CHECK(own.find("own 2nd") != own.npos);
  static_cast<void>(round_trip(own, content_hash<by<second_worst>>(), mine));
  auto const worst = write_scheme<by<worst_outlet_policy>>();
  CHECK(worst.find("worst_outlet") != worst.npos);
  static_cast<void>(round_trip(worst, content_hash<by<worst_outlet_policy>>()));
  auto const trims = write_scheme<every_part>();
  CHECK(trims.find("trimmed") != trims.npos);
  CHECK(trims.find("12.5%") != trims.npos);
}

TEST_CASE("scheme files: own parts are written by their names in the table") {
  auto const mine = own_parts::all_of_mine();
  auto const written = write_scheme<own_parts::compiled_twin>(mine);
  for (auto const* const name : {",own median", ",own half if reasoned", ",\"own half points, down\"",
                                 "\nown the gate,", "\nown shrinking bonus,", ",own lowest over branches"}) {
    CAPTURE(name);
    CHECK(written.find(name) != written.npos);
  }
  auto const again = round_trip(written, content_hash<own_parts::compiled_twin>(), mine);
  for (std::size_t i = 0; i < again.view().steps.size(); ++i)
    CHECK(again.view().steps[i].title ==
          detail::compiled_table<own_parts::compiled_twin>::view().steps[i].title);

  // What stands for the whole scheme is written at each criterion.
  static constexpr scheme whole{
      title{"top", "1"},           parts_of_users::median{},    own_parts::half_if_reasoned{},
      criterion{"1", "One", 1_wt}, criterion{"2", "Two", 1_wt}, ladder{{50_pt, "pass"}}};
  round_trip(write_scheme<whole>(mine), content_hash<whole>(), mine);
}

TEST_CASE("scheme files: ready roll-ups are written by their names, with their parameters") {
  static constexpr scheme s{
      title{"ready", "1"},
      median_child{},
      clause{"1", "A", 1_wt, drop_lowest{1}, criterion{"1.1", "", 1_wt},
             clause{"1.2", "B", 2_wt, rescaled{1_dec, 5_dec, 0_dec, 100_dec}, criterion{"1.2.1", "", 1_wt}}},
      clause{
          "2", "C", 1_wt,
          clause{"2.1", "", 10_pt, rounded{minimum, 0.5_pt, rounding::half_up}, criterion{"2.1.1", "", 1_wt}},
          clause{"2.2", "", 10_pt, extra_credit{1}, criterion{"2.2.1", "", 1_wt},
                 criterion{"2.2.2", "", 1_wt}}},
      cap{90_pt}.named("cap-all"),
      ladder{{50_pt, "pass"}}};
  auto const written = write_scheme<s>();
  for (auto const* const cell : {",median_child", ",drop_lowest 1", ",rescaled 1 5 0 100",
                                 ",rounded minimum 0.5 half_up", ",extra_credit 1"}) {
    CAPTURE(cell);
    CHECK(written.find(cell) != written.npos);
  }
  round_trip(written, content_hash<s>());
}

TEST_CASE("scheme files: without a table own parts have their own names, which must tell them apart") {
  static constexpr scheme one{title{"one", "1"}, criterion{"1", "One", 10_pt, own_parts::half_points},
                              criterion{"2", "Two", 10_pt, own_parts::half_points}, ladder{{5_pt, "pass"}}};
  static constexpr rounded whole_points{proportional, 1_pt, rounding::down};
  static constexpr scheme two{title{"two", "1"}, criterion{"1", "One", 10_pt, own_parts::half_points},
                              criterion{"2", "Two", 10_pt, whole_points}, ladder{{5_pt, "pass"}}};
  custom_table t;
  t.add(own_parts::half_points);
  round_trip(write_scheme<one>(), content_hash<one>(), t);
  using starlot_tests::broken_contract;
  CHECK(broken_contract([] { (void)write_scheme<one>(); }) == "");
  CHECK(broken_contract([] { (void)write_scheme<two>(); }) ==
        "different parts of a scheme are written under different names");
  CHECK(broken_contract([&] { (void)write_scheme<two>(t); }) ==
        "a table of names has another part under this name");
  t.add("whole points", whole_points);
  CHECK(broken_contract([&] { round_trip(write_scheme<two>(t), content_hash<two>(), t); }) == "");
}

namespace {

struct a_rule_called_median {
  static constexpr std::string_view name = parts_of_users::median::name;
  static constexpr int version = parts_of_users::median::version;
  constexpr rule_result operator()(finding const&) const { return share::full(); }
};

} // namespace

TEST_CASE("scheme files: parts are found by kind, id and rungs as well as by what they say") {
  custom_table t;
  t.add("a rule called median", a_rule_called_median{});
  t.add("other bonus", parts_of_users::shrinking_bonus{"other id", 100_pt, 10});
  t.add("other ladder", parts_of_users::lowest_over_branches{{{50_pt, "pass"}, {81_pt, "good", 3}}});
  t.add("other stars", parts_of_users::lowest_over_branches{{{50_pt, "pass"}, {80_pt, "good", 4}}});
  t.add("a longer ladder",
        parts_of_users::lowest_over_branches{{{50_pt, "pass"}, {80_pt, "good", 3}, {90_pt, "best"}}});
  t.add("bonus", own_parts::shrinking).add("ladder", own_parts::lowest).add("gate", own_parts::gate);
  t.add("half points", own_parts::half_points).add("middle", parts_of_users::median{});
  t.add("half", own_parts::half_if_reasoned{});
  auto const written = write_scheme<own_parts::compiled_twin>(t);
  CHECK(written.find("\nown bonus,") != written.npos);
  CHECK(written.find(",own ladder") != written.npos);
  round_trip(written, content_hash<own_parts::compiled_twin>(), t);
}

TEST_CASE("scheme files: a step that no class makes is not written with half of what it says") {
  scheme_parts parts{
      .title = {"raw", "1"},
      .rows = {{.id = "1", .worth = 10_pt, .rule = all_or_nothing}},
      .steps = {step{.kind = step_kind::veto, .when = {.of = measure::score, .in_points = true}}},
      .rungs = {{5_pt, "pass"}}};
  auto const broken = [&] {
    auto const built = loaded_scheme::build(parts);
    REQUIRE(built);
    return starlot_tests::broken_contract([&] { (void)write_scheme(*built); });
  };
  CHECK(broken() == "");
  parts.steps[0].amount = 1_pt;
  CHECK(broken() == "a step that is written says what its kind uses, and nothing else");
}

namespace {

using row = std::map<std::string, std::string>;

/// One row of every kind, right in every cell.
std::vector<row> good_rows() {
  return {
      {{"row", "scheme"},
       {"id", "s"},
       {"text_en", "Scheme"},
       {"text_zh", "方案"},
       {"version", "1"},
       {"points", "100"},
       {"roll_up", "sum_of_points"},
       {"not_applicable", "zero"},
       {"renormalise", "over_tree"}},
      {{"row", "clause"},
       {"id", "1"},
       {"text_en", "One, 一"},
       {"points", "40"},
       {"roll_up", "weighted_mean"}},
      {{"row", "criterion"},
       {"id", "1.1"},
       {"under", "1"},
       {"weight", "1"},
       {"rule", "levels"},
       {"scope", "head_office"},
       {"not_applicable", "full"},
       {"renormalise", "in_branch"}},
      {{"row", "knot"}, {"text_en", "bad"}, {"at", "0"}, {"share", "0%"}},
      {{"row", "knot"}, {"text_en", "good"}, {"at", "1"}, {"share", "1/1"}},
      {{"row", "criterion"},
       {"id", "1.2"},
       {"under", "1"},
       {"weight", "2.5"},
       {"rule", "own twice"},
       {"scope", "per_outlet"},
       {"not_applicable", "own half if reasoned"}},
      {{"row", "criterion"}, {"id", "2"}, {"points", "60"}, {"rule", "half_credit"}, {"limit", "1"}},
      {{"row", "criterion"}, {"id", "3"}, {"points", "advisory"}, {"rule", "ratio"}, {"limit", "1/10"}},
      {{"row", "deduction"}, {"id", "breach"}, {"text_zh", "违法"}, {"points", "1"}, {"count", "5"}},
      {{"row", "cap"},
       {"points", "90"},
       {"if", "when"},
       {"looks_at", "branch"},
       {"where", "1"},
       {"compares", "below"},
       {"limit", "50%"}},
      {{"row", "clamp"}, {"points", "0"}, {"to", "100"}},
      {{"row", "round_to"}, {"points", "0.1"}, {"rounding", "half_even"}},
      {{"row", "veto"}, {"id", "licence"}, {"if", "unless"}, {"looks_at", "asked"}},
      {{"row", "rung_needs"},
       {"rung", "pass"},
       {"if", "needs"},
       {"looks_at", "assessed"},
       {"where", "1"},
       {"compares", "at_least"},
       {"limit", "2"}},
      {{"row", "grade_limit"},
       {"points", "70"},
       {"if", "when"},
       {"looks_at", "score"},
       {"compares", "above"},
       {"limit", "80.5"}},
      {{"row", "own the gate"}},
      {{"row", "rung"},
       {"text_en", "pass"},
       {"points", "70"},
       {"to", "80"},
       {"compares", "at_least"},
       {"stars", "2.5"}},
      {{"row", "rung"}, {"text_en", "good"}, {"points", "80"}, {"stars", "3"}},
      {{"row", "rung"}, {"text_en", "pass"}, {"points", "70"}, {"group", "small"}},
  };
}
enum : std::size_t {
  head,
  clause_1,
  levels_11,
  bad,
  good,
  own_12,
  half_2,
  ratio_3,
  breach,
  cap_90,
  clamp_100,
  round_01,
  licence,
  needs,
  limit_70,
  gate,
  rung_70,
  rung_80,
  small
};

std::vector<std::string> all_columns() {
  std::vector<std::string> all;
  for (auto const& c : starlot::detail::files::scheme_columns)
    all.emplace_back(c.name);
  return all;
}

std::string field(row const& r, std::string const& column) {
  auto const found = r.find(column);
  if (found == r.end())
    return {};
  bool const plain = found->second.find_first_of(",\n") == std::string::npos;
  return plain ? found->second : '"' + found->second + '"';
}

std::string file_of(std::vector<row> const& rows) {
  std::string out = "starlot scheme,1,for tests\n";
  for (auto const& c : all_columns())
    out += (c == "row" ? "" : ",") + c;
  for (auto const& r : rows) {
    out += '\n';
    for (auto const& c : all_columns())
      out += (c == "row" ? "" : ",") + field(r, c);
  }
  return out + '\n';
}

/// "line:character" of a cell. No cell before it holds more than a line.
std::string place_of(std::vector<row> const& rows, std::size_t number, std::string const& column) {
  std::size_t characters = 1;
  for (auto const& c : all_columns()) {
    if (c == column)
      break;
    characters += 1;
    for (char const byte : field(rows[number], c))
      characters += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1U : 0U;
  }
  return std::to_string(number + 3) + ':' + std::to_string(characters);
}

custom_table parts_of_good() {
  custom_table t = own_parts::all_of_mine();
  t.add("twice", bike::hours_to_share);
  return t;
}

struct change {
  std::size_t row;
  char const* column;
  char const* value;
};
struct at {
  std::size_t row;
  char const* column;
  int number;
};
struct bad_scheme {
  char const* what;
  std::vector<change> changes;
  std::vector<at> problems; ///< in the order of the file
};

std::vector<bad_scheme> const bad_schemes = {
    // what rows say
    {"no word", {{clamp_100, "row", ""}}, {{clamp_100, "row", 960}}},
    {"an unknown word", {{clamp_100, "row", "Clamp"}}, {{clamp_100, "row", 950}}},
    {"own without a name", {{gate, "row", "own "}}, {{gate, "row", 950}}},
    {"a custom step has no other cells", {{gate, "points", "1"}}, {{gate, "points", 961}}},
    {"behind an unknown row knots may belong to it",
     {{levels_11, "row", "kriterium"}},
     {{levels_11, "row", 950}}},

    // cells that are missing
    {"a criterion without a rule", {{half_2, "rule", ""}}, {{half_2, "rule", 960}}},
    {"a criterion without a worth", {{half_2, "points", ""}}, {{half_2, "points", 960}}},
    {"a knot without a value", {{good, "at", ""}}, {{good, "at", 960}}},
    {"a knot without a share", {{good, "share", ""}}, {{good, "share", 960}}},
    {"a ratio without its limit", {{ratio_3, "limit", ""}}, {{ratio_3, "limit", 960}}},
    {"a deduction without points", {{breach, "points", ""}}, {{breach, "points", 960}}},
    {"a clamp without its end", {{clamp_100, "to", ""}}, {{clamp_100, "to", 960}}},
    {"a rounding that does not say how", {{round_01, "rounding", ""}}, {{round_01, "rounding", 960}}},
    {"a grade limit without a rung", {{limit_70, "points", ""}}, {{limit_70, "points", 960}}},
    {"a rung without a bound", {{rung_80, "points", ""}}, {{rung_80, "points", 960}}},
    {"a condition that looks at nothing", {{cap_90, "looks_at", ""}}, {{cap_90, "looks_at", 960}}},
    {"a condition on no branch", {{cap_90, "where", ""}}, {{cap_90, "where", 960}}},
    {"a condition that does not compare", {{cap_90, "compares", ""}}, {{cap_90, "compares", 960}}},
    {"a condition without a limit", {{cap_90, "limit", ""}}, {{cap_90, "limit", 960}}},
    {"a rung needs something",
     {{needs, "if", ""},
      {needs, "looks_at", ""},
      {needs, "where", ""},
      {needs, "compares", ""},
      {needs, "limit", ""}},
     {{needs, "if", 960}}},

    // cells that are not used
    {"a scheme that stands under something", {{head, "under", "1"}}, {{head, "under", 961}}},
    {"a clause with a rule", {{clause_1, "rule", "proportional"}}, {{clause_1, "rule", 961}}},
    {"a clause with a scope", {{clause_1, "scope", "per_outlet"}}, {{clause_1, "scope", 961}}},
    {"a criterion with a roll-up", {{half_2, "roll_up", "minimum"}}, {{half_2, "roll_up", 961}}},
    {"points and a weight", {{half_2, "weight", "1"}}, {{half_2, "weight", 961}}},
    {"levels with a limit", {{levels_11, "limit", "1"}}, {{levels_11, "limit", 961}}},
    {"a custom rule with a limit", {{own_12, "limit", "1/2"}}, {{own_12, "limit", 961}}},
    {"a knot with an id", {{good, "id", "x"}}, {{good, "id", 961}}},
    {"a cap with a share", {{cap_90, "share", "50%"}}, {{cap_90, "share", 961}}},
    {"a cap with a count", {{cap_90, "count", "1"}}, {{cap_90, "count", 961}}},
    {"a deduction that rounds", {{breach, "rounding", "up"}}, {{breach, "rounding", 961}}},
    {"a veto with points", {{licence, "points", "1"}}, {{licence, "points", 961}}},
    {"a rung by its bound and by its name", {{limit_70, "rung", "pass"}}, {{limit_70, "points", 961}}},
    {"half a condition without an if",
     {{cap_90, "if", ""}},
     {{cap_90, "looks_at", 961}, {cap_90, "where", 961}, {cap_90, "compares", 961}, {cap_90, "limit", 961}}},
    {"a question that compares",
     {{licence, "where", "1"}, {licence, "compares", "below"}, {licence, "limit", "1"}},
     {{licence, "where", 961}, {licence, "compares", 961}, {licence, "limit", 961}}},
    {"a score of a branch", {{limit_70, "where", "1"}}, {{limit_70, "where", 961}}},
    {"a rung with an id", {{rung_80, "id", "x"}}, {{rung_80, "id", 961}}},

    // words
    {"a ready roll-up without its parameter", {{head, "roll_up", "drop_lowest"}}, {{head, "roll_up", 229}}},
    {"one that drops none", {{head, "roll_up", "drop_lowest 0"}}, {{head, "roll_up", 229}}},
    {"one with a parameter that takes none", {{head, "roll_up", "median_child 1"}}, {{head, "roll_up", 229}}},
    {"words of every column",
     {{head, "roll_up", "sum"},
      {head, "not_applicable", "own"},
      {head, "renormalise", "tree"},
      {head, "ladder", "mine"},
      {head, "aggregation", "best"},
      {levels_11, "rule", "Levels"},
      {levels_11, "scope", "outlet"},
      {levels_11, "not_applicable", "none"},
      {levels_11, "renormalise", "own median"},
      {cap_90, "if", "needs"},
      {cap_90, "looks_at", "always"},
      {round_01, "rounding", "half"},
      {needs, "if", "unless"},
      {limit_70, "compares", ">="},
      {rung_80, "compares", "from"}},
     {{head, "roll_up", 950},
      {head, "not_applicable", 950},
      {head, "renormalise", 950},
      {head, "ladder", 950},
      {head, "aggregation", 950},
      {levels_11, "rule", 950},
      {levels_11, "scope", 950},
      {levels_11, "not_applicable", 950},
      {levels_11, "renormalise", 950},
      {cap_90, "if", 950},
      {cap_90, "looks_at", 950},
      {round_01, "rounding", 950},
      {needs, "if", 950},
      {limit_70, "compares", 950},
      {rung_80, "compares", 950}}},
    {"spaces are not trimmed", {{cap_90, "if", "when "}}, {{cap_90, "if", 950}}},

    // numbers
    {"numbers of every column",
     {{head, "points", "1,5"},
      {clause_1, "points", "x"},
      {own_12, "weight", "1e3"},
      {half_2, "limit", "one"},
      {breach, "points", "1.0000001"},
      {clamp_100, "to", "10000000000000"},
      {limit_70, "limit", "-"},
      {rung_70, "stars", "3 stars"},
      {rung_70, "to", "."}},
     {{head, "points", 101},
      {clause_1, "points", 101},
      {own_12, "weight", 101},
      {half_2, "limit", 101},
      {breach, "points", 102},
      {clamp_100, "to", 103},
      {limit_70, "limit", 101},
      {rung_70, "to", 101},
      {rung_70, "stars", 101}}},
    {"a value of a knot", {{good, "at", "one"}}, {{good, "at", 101}}},
    {"counts",
     {{breach, "count", "2.5"}, {needs, "limit", "x"}},
     {{breach, "count", 953}, {needs, "limit", 101}}},
    {"a count beyond 64 bits", {{breach, "count", "9223372036854775808"}}, {{breach, "count", 103}}},
    {"half a criterion", {{needs, "limit", "1.5"}}, {{needs, "limit", 953}}},

    // shares and ratios
    {"a trimmed mean without its share", {{head, "aggregation", "trimmed"}}, {{head, "limit", 960}}},
    {"a trimmed mean of nothing",
     {{head, "aggregation", "trimmed"}, {head, "limit", "50%"}},
     {{head, "limit", 228}}},
    {"a trimmed mean without so many points",
     {{head, "aggregation", "trimmed"}, {head, "limit", "10"}},
     {{head, "limit", 229}}},
    {"an aggregation policy that the table lacks",
     {{head, "aggregation", "own best"}},
     {{head, "aggregation", 264}}},
    {"a floor without its points", {{head, "aggregation", "outlet_floor"}}, {{head, "limit", 960}}},
    {"amounts of no policy",
     {{head, "aggregation", "pooled"}, {head, "share", "10%"}, {head, "limit", "60"}},
     {{head, "share", 961}, {head, "limit", 961}}},
    {"a share as a decimal", {{good, "share", "0.5"}}, {{good, "share", 962}}},
    {"more than all",
     {{bad, "share", "100.1%"}, {good, "share", "6/5"}},
     {{bad, "share", 962}, {good, "share", 962}}},
    {"less than nothing",
     {{bad, "share", "-1%"}, {good, "share", "-1/5"}},
     {{bad, "share", 962}, {good, "share", 962}}},
    {"of nothing",
     {{bad, "share", "0/0"}, {good, "share", "1/"}},
     {{bad, "share", 962}, {good, "share", 962}}},
    {"of less than nothing",
     {{bad, "share", "-1/-2"}, {good, "share", "/"}},
     {{bad, "share", 962}, {good, "share", 962}}},
    {"parts that are not whole",
     {{bad, "share", "1.5/3"}, {good, "share", "1 /3"}},
     {{bad, "share", 962}, {good, "share", 962}}},
    {"a limit that is no share", {{cap_90, "limit", "101%"}}, {{cap_90, "limit", 962}}},
    {"too many decimals of a percent", {{cap_90, "limit", "33.3333333%"}}, {{cap_90, "limit", 962}}},
    {"a ratio in percent", {{ratio_3, "limit", "10%"}}, {{ratio_3, "limit", 963}}},
    {"a ratio of three", {{ratio_3, "limit", "1/2/3"}}, {{ratio_3, "limit", 963}}},

    // knots
    {"a knot behind a clause",
     {{levels_11, "row", "clause"},
      {levels_11, "rule", ""},
      {levels_11, "scope", ""},
      {levels_11, "not_applicable", ""},
      {levels_11, "renormalise", ""}},
     {{bad, "row", 964}, {good, "row", 964}}},
    {"knots of a rule that has none",
     {{levels_11, "rule", "proportional"}},
     {{bad, "row", 965}, {good, "row", 965}}},
    {"knots of a custom rule", {{levels_11, "rule", "own twice"}}, {{bad, "row", 965}, {good, "row", 965}}},
    {"knots of an unknown rule are read",
     {{levels_11, "rule", "steps"}, {bad, "share", "x"}},
     {{levels_11, "rule", 950}, {bad, "share", 962}}},

    // the scheme's row
    {"two schemes", {{gate, "row", "scheme"}}, {{gate, "row", 967}}},

    // texts
    {"texts of more than a line", {{small, "group", "small\nones"}}, {{small, "group", 262}}},
    {"control characters",
     {{rung_80, "text_en", "good\t"}, {clause_1, "id", "\x7F"}, {needs, "rung", "\u0085"}},
     {{clause_1, "id", 262}, {needs, "rung", 262}, {rung_80, "text_en", 262}}},

    // what only the whole scheme can have wrong, at its cell
    {"no id and no version",
     {{head, "id", ""}, {head, "version", ""}},
     {{head, "id", 200}, {head, "version", 201}}},
    {"ids", {{half_2, "id", "1.1"}, {breach, "id", ""}}, {{half_2, "id", 205}, {breach, "id", 203}}},
    {"a clause that is not there", {{half_2, "under", "7"}}, {{half_2, "under", 240}}},
    {"under a criterion", {{half_2, "under", "3"}}, {{half_2, "under", 241}}},
    {"a circle",
     {{clause_1, "under", "1"}},
     {{clause_1, "under", 242},
      {levels_11, "under", 242},
      {own_12, "under", 242},
      {cap_90, "where", 234},
      {needs, "where", 234}}},
    {"points where weights count",
     {{own_12, "weight", ""}, {own_12, "points", "1"}},
     {{own_12, "points", 212}}},
    {"a weight where points count",
     {{ratio_3, "weight", "60"}, {ratio_3, "points", ""}},
     {{ratio_3, "weight", 211}}},
    {"nothing at all",
     {{own_12, "weight", "0"}, {half_2, "points", "-1"}},
     {{own_12, "weight", 207}, {half_2, "points", 207}}},
    {"a clause without a worth", {{clause_1, "points", ""}}, {{clause_1, "points", 209}}},
    {"knots that do not increase", {{good, "at", "0"}}, {{levels_11, "rule", 214}}},
    {"a ratio of nothing", {{ratio_3, "limit", "0/10"}}, {{ratio_3, "limit", 216}}},
    {"half credit below nothing", {{half_2, "limit", "-1"}}, {{half_2, "limit", 217}}},
    {"own parts that the table lacks",
     {{head, "roll_up", "own mean"},
      {head, "ladder", "own ladder"},
      {own_12, "rule", "own median"},
      {own_12, "not_applicable", "own twice"},
      {gate, "row", "own gate"}},
     {{head, "roll_up", 225},
      {head, "ladder", 254},
      {own_12, "rule", 219},
      {own_12, "not_applicable", 226},
      {gate, "row", 233}}},
    {"an unknown policy for all",
     {{head, "not_applicable", "own policy"}},
     {{half_2, "not_applicable", 226}, {ratio_3, "not_applicable", 226}}},
    {"rungs beside a ladder of one's own",
     {{head, "ladder", "own lowest over branches"}},
     {{head, "ladder", 255}}},
    {"amounts and counts that are nothing",
     {{breach, "points", "0"}, {breach, "count", "0"}},
     {{breach, "points", 230}, {breach, "count", 231}}},
    {"a clamp that is reversed", {{clamp_100, "to", "-1"}}, {{clamp_100, "to", 236}}},
    {"rungs that are not there",
     {{needs, "rung", "passed"}, {limit_70, "points", "71"}},
     {{needs, "rung", 232}, {limit_70, "points", 232}}},
    {"branches that are not there", {{cap_90, "where", "9"}}, {{cap_90, "where", 234}}},
    {"a score in percent", {{limit_70, "limit", "80%"}}, {{limit_70, "limit", 235}}},
    {"rungs that overlap", {{rung_70, "to", "85"}}, {{rung_70, "to", 252}}},
    {"rungs with a gap", {{rung_70, "to", "75"}}, {{rung_70, "to", 251}}},
    {"rungs that do not increase",
     {{rung_80, "points", "60"}, {rung_70, "to", ""}},
     {{rung_80, "points", 221}}},
    {"a rung out of reach",
     {{gate, "row", "cap"}, {gate, "points", "100"}, {rung_80, "points", "101"}, {rung_70, "to", "101"}},
     {{rung_80, "points", 222}}},
    {"rungs that look both ways", {{rung_80, "compares", "below"}}, {{rung_80, "compares", 250}}},
    {"a rung without a name", {{rung_80, "text_en", ""}}, {{rung_80, "text_en", 223}}},
    {"stars below none", {{rung_80, "stars", "-1"}}, {{rung_80, "stars", 256}}},
    {"two ladders of one group",
     {{rung_70, "group", "small"}, {rung_70, "to", ""}},
     {{needs, "rung", 232}, {limit_70, "points", 232}, {small, "group", 253}}},
};

std::string expected(std::vector<row> const& rows, std::vector<at> const& problems) {
  std::string out;
  for (auto const& p : problems)
    out += (out.empty() ? "" : ", ") + place_of(rows, p.row, p.column) + ' ' + std::to_string(p.number);
  return out;
}

} // namespace

TEST_CASE("scheme files: every problem is reported at its cell") {
  auto const mine = parts_of_good();
  REQUIRE(problems_of(file_of(good_rows()), mine) == "");
  for (auto const& c : bad_schemes) {
    auto rows = good_rows();
    for (auto const& [number, column, value] : c.changes) {
      REQUIRE(rows[number][column] != value);
      rows[number][column] = value;
    }
    CAPTURE(c.what);
    CHECK(problems_of(file_of(rows), mine) == expected(rows, c.problems));
  }
}

TEST_CASE("scheme files: faults of an own ladder stand at its name") {
  auto rows = good_rows();
  rows.resize(rung_70);
  rows[head]["ladder"] = "own stars";
  auto const with = [&](ladder const& own) {
    auto mine = parts_of_good();
    mine.add("stars", parts_of_users::lowest_over_branches{own});
    return problems_of(file_of(rows), mine);
  };
  auto const there = place_of(rows, head, "ladder");
  CHECK(with({{70_pt, "pass"}, {80_pt, "good", 3}}) == "");
  CHECK(with({{70_pt, "pass"}, {80_pt, "", 3}}) == there + " 223");
  CHECK(with({{70_pt, "pass"}, {80_pt, "good", -3}}) == there + " 256");
}

TEST_CASE("scheme files: problems are printed with file, line and character, in both languages") {
  std::string const bytes = "starlot scheme,1\n"
                            "row,id,under,text_zh,version,points,rule,share\n"
                            "scheme,s,,方案,1,,,\n"
                            "criterion,1,,指标,,ten,proportional,\n"
                            "knot,,,差,,,,\n"
                            "cap,,,,,90,,60%\n";
  auto const sheet = read_scheme(bytes);
  CHECK(said(sheet) ==
        "f:4:18: error 101: ten: not a decimal number\n"
        "f:5:1: error 965: knot: the rule of the criterion above has no knots\n"
        "f:6:13: error 961: 60%: a row of this kind takes nothing in this column, or not beside what it says "
        "already\n");
  CHECK(said(sheet, language::zh) == "f:4:18: 错误 101: ten：不是十进制数\n"
                                     "f:5:1: 错误 965: knot：上面评价指标的评分规则不带节点\n"
                                     "f:6:13: 错误 961: 60%：这种行在该列应为空,或与该行已填内容重复\n");
}

TEST_CASE("scheme files: with decimal commas numbers and shares have them, and come back with points") {
  std::string const bytes = "starlot scheme;1\n"
                            "row;id;text_en;version;points;rule;at;share\n"
                            "scheme;s;;1;;;;\n"
                            "criterion;1;One;;100;table_at_least;;\n"
                            "knot;;;;;;0;0,5%\n"
                            "knot;;;;;;2,5;60,25%\n"
                            "rung;;pass;;1,5;;;\n";
  auto const sheet = read_scheme(bytes, {}, {.decimal_comma = true});
  CHECK(said(sheet) == "");
  REQUIRE(sheet);
  auto const& rule = sheet->scheme.view().rule(0);
  REQUIRE(rule.knots.size() == 2);
  CHECK(rule.knots[1].at == 2.5_dec);
  CHECK(rule.knots[1].earned == share::of(6025, 10'000).reduced());
  auto const again = read_scheme(write_scheme(sheet->scheme));
  REQUIRE(again);
  CHECK(content_hash(again->scheme) == content_hash(sheet->scheme));
  CHECK(problems_of(bytes) == "5:13 962, 6:11 101, 6:15 962, 7:13 101");
}

TEST_CASE("scheme files: there is one row for the scheme, anywhere") {
  auto rows = good_rows();
  rows.push_back(rows[head]);
  rows.erase(rows.begin());
  CHECK(problems_of(file_of(rows), parts_of_good()) == "");
  rows.pop_back();
  CHECK(problems_of(file_of(rows), parts_of_good()) == "file 966");
  CHECK(problems_of("starlot scheme,1\nrow,id\n") == "file 966");
}

TEST_CASE("scheme files: a knot at the start belongs to no criterion") {
  auto rows = good_rows();
  rows.insert(rows.begin(), rows[good]);
  CHECK(problems_of(file_of(rows), parts_of_good()) == "3:1 964");
}

TEST_CASE("scheme files: rows come in any order, and columns as they like") {
  std::string const text = "starlot scheme,1,\"a note, quoted\"\n"
                           "stars,points,rule,id,row,version,text_zh,under\n"
                           "3,8,,,rung,,好,\n"
                           ",4,proportional,2.1,criterion,,甲,2\n"
                           ",6,all_or_nothing,2.2,criterion,,乙,2\n"
                           ",,,2,clause,,二,\n"
                           ",,,s,scheme,2026,方案,\n";
  auto const sheet = read(text);
  REQUIRE(sheet);
  CHECK(sheet->note == "a note, quoted");
  static constexpr scheme twin{title{"s", "2026", {"", "方案"}},
                               clause{"2",
                                      {"", "二"},
                                      criterion{"2.1", {"", "甲"}, 4_pt, proportional},
                                      criterion{"2.2", {"", "乙"}, 6_pt}},
                               ladder{{8_pt, {"", "好"}, 3}}};
  CHECK(difference(sheet->scheme.view(), detail::compiled_table<twin>::view()) == "");
  CHECK(write_scheme(sheet->scheme, {}, sheet->note) == "starlot scheme,1,\"a note, quoted\"\n"
                                                        "row,id,under,text_zh,version,points,rule,stars\n"
                                                        "scheme,s,,方案,2026,,,\n"
                                                        "clause,2,,二,,,,\n"
                                                        "criterion,2.1,2,甲,,4,proportional,\n"
                                                        "criterion,2.2,2,乙,,6,all_or_nothing,\n"
                                                        "rung,,,好,,8,,3\n");
}

namespace {

constexpr auto is_asked = asked{"recall", {"A recall is going on", "召回中"}};
constexpr auto weak = branch("1").below(50_pct);
constexpr auto odd = branch("a 'b' (c)").at_least(share::of(1, 3));
constexpr auto few = assessed("at_least").at_most(0);

constexpr scheme combined_part{
    title{"combined", "1"},
    clause{"1", "One", criterion{"1.1", "Hours", 10_pt, proportional}},
    criterion{"a 'b' (c)", "Odd", 10_pt, proportional},
    clause{"at_least", "Word", criterion{"and", "Another", 10_pt}},
    cap{29_pt}.when(weak && !odd),
    cap{28_pt}.unless(weak || odd || few),
    cap{27_pt}.when(weak || (odd && few)),
    cap{26_pt}.when((weak || odd) && few),
    cap{25_pt}.when(weak && (odd && few)),
    cap{24_pt}.when(weak || (odd || few)),
    cap{23_pt}.when(!(weak && (odd || !few))),
    cap{22_pt}.when(weak).unless(is_asked),
    bonus{"b", 1_pt}.at_most(1).when(the_score.above(5.5_pt) && every_branch.above(20_pct)),
    rung_needs{20_pt, !weak && branch("and").above(1_pt), {"Both", "两者"}},
    rung_needs{20_pt, any_branch.at_most(3_pt)}.when(any_criterion.below(1_pt) ||
                                                     every_criterion.at_least(1_pct)),
    veto{"licence", "Licence"}.when(assessed().above(50_pct)),
    ladder{{10_pt, "low"}, {20_pt, "high"}}};

/// The cell `condition` of the first row of a kind.
std::string condition_in(std::string const& written, std::string const& kind) {
  auto const file = read_table(written, starlot::detail::files::scheme_form);
  for (std::size_t i = 0; i < file->size(); ++i)
    if (file->cell(i, "row").text == kind)
      return std::string{file->cell(i, "condition").text};
  return "none";
}

/// Of a veto with this condition, as the file says it again; or what is wrong.
std::string read_again(std::string const& text) {
  auto const bytes =
      "starlot scheme,1\nrow,id,text_en,version,points,rule,if,condition,under\nscheme,s,,1,,,,,\n"
      "criterion,1,a,,10,proportional,,,\ncriterion,2,b,,10,proportional,,,\n"
      "veto,v,c,,,,when," +
      text + ",\nrung,,r,,5,,,,\n";
  auto const sheet = read_scheme(bytes);
  if (sheet)
    return condition_in(write_scheme(sheet->scheme), "veto");
  return std::to_string(static_cast<int>(sheet.error().code)) + ' ' +
         std::string{sheet.error().where.id.view()};
}

} // namespace

TEST_CASE("scheme files: combined conditions come back with the same hash") {
  auto const written = write_scheme<combined_part>();
  auto const back = round_trip(written, content_hash<combined_part>());
  CHECK(difference(back.view(), detail::compiled_table<combined_part>::view()) == "");
  CHECK(condition_in(written, "cap") == "branch 1 below 50% and not branch 'a ''b'' (c)' at_least 1/3");
  CHECK(condition_in(written, "bonus") == "score above 5.5 and every_branch above 20%");
  CHECK(condition_in(written, "rung_needs") == "not branch 1 below 50% and branch 'and' above 1");
  CHECK(condition_in(written, "veto") == "not asked and assessed above 50%");
  CHECK(written.find(
            "branch 1 below 50% and (branch 'a ''b'' (c)' at_least 1/3 and assessed 'at_least' at_most 0)") !=
        written.npos);
}

TEST_CASE("scheme files: a condition in words binds as is usual, and may stand in brackets") {
  constexpr auto a = "branch 1 below 50%";
  constexpr auto b = "asked";
  auto const say = [&](std::string form) {
    std::string out;
    for (char const c : form)
      out += c == 'a'   ? a
             : c == 'b' ? b
             : c == '&' ? "and"
             : c == '|' ? "or"
             : c == '!' ? "not"
                        : std::string{c};
    return out;
  };
  CHECK(read_again(say("a & b | a")) == say("a & b | a"));
  CHECK(read_again(say("a | b & a")) == say("a | b & a"));
  CHECK(read_again(say("(a | b) & a")) == say("(a | b) & a"));
  CHECK(read_again(say("a & (b & a)")) == say("a & (b & a)"));
  CHECK(read_again(say("((a & b)) & (a)")) == say("a & b & a"));
  CHECK(read_again(say("! a & b")) == say("! a & b"));
  CHECK(read_again(say("! (a & b)")) == say("! a | ! b"));
  CHECK(read_again(say("! ! a & ! (b | ! a)")) == say("a & (! b & a)"));
  CHECK(read_again("  branch '1'  below 1/2 and(score at_least 3)  ") ==
        "branch 1 below 50% and score at_least 3");
  CHECK(read_again(a) == ""); // a single one has columns of its own
}

TEST_CASE("scheme files: what is no condition in words is reported with the word") {
  CHECK(read_again("branch 1 below 50% and") == "968 ");
  CHECK(read_again("and asked") == "968 and");
  CHECK(read_again("asked asked") == "968 asked");
  CHECK(read_again("asked or (branch 1 below 50%") == "968 ");
  CHECK(read_again("asked or branch 1 below 50%)") == "968 )");
  CHECK(read_again("not") == "968 ");
  CHECK(read_again("()") == "968 )");
  CHECK(read_again("branch 1 beneath 50%") == "968 beneath");
  CHECK(read_again("branch below 50%") == "968 50%");
  CHECK(read_again("branch") == "968 ");
  CHECK(read_again("branch 1 below") == "968 ");
  CHECK(read_again("branch 1 below 150%") == "968 150%");
  CHECK(read_again("branch 1 below x") == "968 x");
  CHECK(read_again("branch 1 below '1'") == "968 1");
  CHECK(read_again("assessed at_least 1.5") == "968 1.5");
  CHECK(read_again("branch '1 below 50%") == "968 '1 below 50%");
  CHECK(read_again("'score' above 1") == "968 score");
  CHECK(read_again("asked and branch 3 below 50%").substr(0, 3) == "234");
  CHECK(read_again("asked and branch 1 above 100%").substr(0, 3) == "238");
  CHECK(read_again("asked and branch 1 below 3/0") == "968 3/0");
}

TEST_CASE("scheme files: byte order mark, CRLF, and what a spreadsheet does to texts") {
  auto const written = write_scheme<every_part>();
  std::string as_saved = "\xEF\xBB\xBF";
  for (char const c : written)
    as_saved += c == '\n' ? std::string{"\r\n"} : std::string{c};
  auto const sheet = read(as_saved);
  REQUIRE(sheet);
  CHECK(write_scheme(sheet->scheme) == written);
  CHECK(sheet->scheme.view().title.id == "every, \"part\"");
  CHECK(written.find("scheme,\"every, \"\"part\"\"\",,Every part,各种部件,") != written.npos);
}

TEST_CASE("scheme files: shares stay as they were made") {
  using starlot::detail::files::to_text;
  CHECK(to_text(share::none()) == "0%");
  CHECK(to_text(share::full()) == "100%");
  CHECK(to_text(share::of(3, 5)) == "60%");
  CHECK(to_text(share::of(20, 40)) == "20/40");
  CHECK(to_text(share::of(0, 7)) == "0/7");
  CHECK(to_text(share::of(1, 3)) == "1/3");
  CHECK(to_text(share::of(1, 100'000'000)) == "0.000001%");
  CHECK(to_text(share::of(1, 200'000'000)) == "1/200000000");
}

TEST_CASE("scheme files: the example in the documentation is one") {
  std::ifstream header{std::string{__FILE__}.substr(0, std::string_view{__FILE__}.rfind("tests")) +
                       "include/starlot/files/scheme_file.hpp"};
  REQUIRE(header);
  std::string bytes;
  for (std::string line; std::getline(header, line) && (bytes.empty() || line.size() > 5);)
    if (!bytes.empty() || line.starts_with("//   starlot scheme,1"))
      bytes += line.substr(5) + '\n';
  auto const sheet = read(bytes);
  REQUIRE(sheet);
  CHECK(sheet->scheme.view().criteria == 1);
  CHECK(sheet->scheme.view().rungs.size() == 1);
}

TEST_CASE("scheme files: what is changed is either reported, or a scheme that comes back the same") {
  auto const mine = parts_of_good();
  auto const original = file_of(good_rows());
  std::size_t refused = 0;
  std::size_t read_well = 0;
  auto const check = [&](std::string const& bytes) {
    auto const sheet = read_scheme(bytes, mine);
    bool holds = true;
    if (!sheet) {
      ++refused;
    } else {
      ++read_well;
      auto const written = write_scheme(sheet->scheme, mine, sheet->note);
      auto const again = read_scheme(written, mine);
      holds = holds && again && content_hash(again->scheme) == content_hash(sheet->scheme) &&
              write_scheme(again->scheme, mine, again->note) == written;
    }
    if (!holds) {
      CAPTURE(bytes);
      CHECK(holds);
    }
  };
  check(original);
  REQUIRE(read_well == 1);
  for (std::size_t i = 0; i < original.size(); ++i) {
    for (unsigned const bit : {0U, 2U, 4U}) {
      auto flipped = original;
      flipped[i] = static_cast<char>(static_cast<unsigned char>(flipped[i]) ^ (1U << bit));
      check(flipped);
    }
    auto cut = original;
    check(cut.erase(i, 1));
  }
  // Each cell with what stands in any other of its column.
  auto const rows = good_rows();
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (auto const& other : rows)
      for (auto const& [column, value] : other) {
        auto changed = rows;
        changed[i][column] = value;
        check(file_of(changed));
      }
  CHECK(refused > 1000);
  CHECK(read_well > 100);
}

// ---- Parts that differ in a text alone ----

namespace {

struct reads_one {
  static constexpr std::string_view name = "reads one";
  static constexpr int version = 1;
  std::array<std::string_view, 1> of;
  [[nodiscard]] constexpr std::span<std::string_view const> text_parameters() const { return of; }
  [[nodiscard]] constexpr std::span<std::string_view const> reads() const { return of; }
  constexpr void operator()(starlot::score_state& s) const {
    s.set_score(s.score() - s.branch(of[0]).earned);
  }
};

} // namespace

TEST_CASE("scheme files: own parts that differ in a text alone are told apart") {
  starlot::custom_table mine;
  mine.add("first", reads_one{{"1"}}).add("second", reads_one{{"2"}});
  starlot::scheme_parts parts{.title = {"a", "1"}};
  parts.rows = {{.id = "1", .worth = 10_pt, .rule = starlot::proportional},
                {.id = "2", .worth = 10_pt, .rule = starlot::proportional}};
  parts.steps = {starlot::custom{"second"}};
  parts.rungs = {{5_pt, "pass"}};
  auto const scheme = starlot::loaded_scheme::build(parts, mine);
  REQUIRE(scheme);
  auto const written = write_scheme(*scheme, mine);
  CHECK(written.find("own second") != written.npos);
  auto const sheet = read_scheme(written, mine);
  REQUIRE(sheet);
  CHECK(content_hash(sheet->scheme) == content_hash(*scheme));
}
