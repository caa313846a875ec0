// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "files/random_findings.hpp"
#include "support/catch.hpp"

#include <starlot/company/outlet_findings.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace starlot;
using small_company::visit;

std::vector<visit> const five{{0, 10, true}, {2, 10, true}, {5, 20, false}, {1, 5, true}, {0, 8, false}};

TEST_CASE("a summary is the same bytes, by hand, for any order and any partition") {
  auto const f = small_company::frame_of(5, {"n", "s", "s", "n", "s"});
  auto const all = small_company::visited(f, five, {3, 0, 1, 4, 2});
  auto const bytes = all.bytes();
  std::string due = "starlot summary 1\nframe ";
  due += f.hash().hex();
  due += "\nscheme ";
  due += content_hash<small_company::care>().hex();
  due += "\ndraw \n"
         "o00\tn\t\t.\t.\ts0:10\t+\t.\n"
         "o01\ts\t\t.\t.\ts2:10\t+\t.\n"
         "o02\ts\t\t.\t.\ts5:20\t-\t.\n"
         "o03\tn\t\t.\t.\ts1:5\t+\t.\n"
         "o04\ts\t\t.\t.\ts0:8\t-\t.\n";
  CHECK(bytes.starts_with(due + "sealed "));
  CHECK(bytes.size() == due.size() + 7 + 64 + 1);
  // All partitions into two teams, merged either way.
  for (unsigned bits = 0; bits < 32; ++bits) {
    starlot::outlet_findings one{starlot::compiled<small_company::care>, f};
    starlot::outlet_findings other{starlot::compiled<small_company::care>, f};
    for (std::uint32_t i = 0; i < 5; ++i)
      CHECK(((bits >> i & 1U) != 0 ? one : other).add(f[i].id, small_company::found_at(five[i])).has_value());
    auto forth = one;
    CHECK(forth.merge(other).has_value());
    CHECK(forth.bytes() == bytes);
    CHECK(other.merge(one).has_value());
    CHECK(other.bytes() == bytes);
  }
  starlot::outlet_findings again{starlot::compiled<small_company::care>, f};
  CHECK(again.read(bytes).has_value());
  CHECK(again.bytes() == bytes);
  CHECK(again.size() == 5);
}

TEST_CASE(
    "an outlet twice, foreign rows and findings in the wrong place are refused, and nothing is stored") {
  auto const f = small_company::frame_of(5);
  auto s = small_company::visited(f, five, {0, 1});
  auto const before = s.bytes();
  auto const found = small_company::found_at(five[0]);
  CHECK(s.add("o00", found).error().code == errc::outlet_listed_twice);
  CHECK(s.add("o99", found).error().code == errc::outlet_unknown);
  auto const misplaced = s.add("o02", small_company::head_office());
  CHECK(misplaced.error().code == errc::head_office_criterion);
  CHECK((misplaced.errors().size() == 2 && misplaced.errors()[1].where.id == "1.2"));
  CHECK(s.add("o02", small_company::head_office()).error().where.id == "1.1");
  small_company::findings wrong;
  wrong.set<"2.1">(sampled(5, 4));
  CHECK(s.add("o02", wrong).error().code == errc::more_nonconforming_than_sampled);
  auto const both = s.merge(small_company::visited(f, five, {2, 1}));
  CHECK(both.error().code == errc::outlet_listed_twice);
  CHECK(both.error().where.id == "o01");
  auto const other_frame = small_company::frame_of(6);
  CHECK(s.merge(small_company::visited(other_frame, five, {2})).error().code == errc::frame_differs);
  CHECK(s.merge(starlot::outlet_findings{starlot::compiled<small_company::care>, f, record_hash{}})
            .error()
            .code == errc::other_draw);
  CHECK(s.bytes() == before);
}

TEST_CASE("rows of another scheme are refused") {
  using namespace starlot::literals;
  auto const f = small_company::frame_of(2);
  auto const scheme = [](points worth) {
    return *loaded_scheme::build(
        {.title = {"s", "1"},
         .rows = {{.id = "a", .worth = worth, .rule = all_or_nothing, .visited = per_outlet}},
         .rungs = {{1_pt, "pass"}}});
  };
  auto const one = scheme(1_pt);
  auto const two = scheme(2_pt);
  outlet_findings s{one, f};
  CHECK(s.merge(outlet_findings{two, f}).error().code == errc::scheme_differs);
  auto const read = s.read(outlet_findings{two, f}.bytes());
  CHECK(read.error().code == errc::scheme_differs);
  CHECK(read.error().where.line == 3);
  auto const added = s.add("o00", finding_set{two});
  CHECK(added.error().code == errc::scheme_differs);
  CHECK(added.error().where.id == "o00");
  CHECK(s.size() == 0);
}

/// A step of one's own that takes a finding.
struct own_step {
  static constexpr std::string_view name = "own step";
  static constexpr int version = 1;
  std::string_view id = "own";
  [[nodiscard]] std::array<std::int64_t, 0> parameters() const { return {}; }
  template <class Company> constexpr void operator()(Company& company) const { company.veto(); }
};

// There is no way to put the findings of many outlets together for it: they are refused, not lost.
TEST_CASE("outlets have no findings for a step of one's own") {
  using namespace starlot::literals;
  static constexpr auto with_step =
      scheme{title{"s", "1"}, criterion{"1", "", 10_pt, per_outlet}, own_step{}, ladder{{5_pt, "pass"}}};
  auto const f = small_company::frame_of(2);
  starlot::outlet_findings s{starlot::compiled<with_step>, f};
  starlot::findings<with_step> at;
  at.set<"1">(met);
  CHECK(s.add("o00", at).has_value());
  at.set<"own">(met);
  CHECK(s.add("o01", at).error().code == errc::head_office_criterion);
  CHECK(s.add("o01", at).error().where.id == "own");
  CHECK(s.size() == 1);
}

TEST_CASE("no byte of a summary can change") {
  auto const f = small_company::frame_of(5, {"n", "s", "s", "n", "s"});
  auto const bytes = small_company::visited(f, five, {0, 1, 2, 3, 4}).bytes();
  starlot::outlet_findings s{starlot::compiled<small_company::care>, f};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (char const c : {'0', '+', '\n', '\t', 'f', '\0'}) {
      auto altered = bytes;
      if (altered[i] == c)
        continue;
      altered[i] = c;
      CHECK_FALSE(s.read(altered).has_value());
    }
    CHECK_FALSE(s.read(bytes.substr(0, i)).has_value());
    CHECK_FALSE(s.read(bytes.substr(0, i) + bytes.substr(i + 1)).has_value());
  }
  CHECK(s.size() == 0);
  CHECK(s.read("").error().code == errc::not_a_summary);
  CHECK(s.read(bytes + "\n").error().code == errc::record_incomplete);
}

/// Bytes with a line more, and the seal that belongs to them.
std::string sealed(std::string body) {
  auto const hash = detail::to_hex(detail::sha256_of(body));
  return body + "sealed " + std::string{hash.data(), hash.size()} + "\n";
}

TEST_CASE("a seal does not make wrong rows right") {
  auto const f = small_company::frame_of(5);
  auto const bytes = small_company::visited(f, five, {1}).bytes();
  auto const head = bytes.substr(0, bytes.find("o01"));
  struct wrong_rows {
    char const* rows;
    errc code;
    std::size_t line;
  };
  starlot::outlet_findings s{starlot::compiled<small_company::care>, f};
  for (auto const& w :
       {wrong_rows{"o09\t\t\t.\t.\ts2:10\t+\t.\n", errc::outlet_unknown, 5},
        wrong_rows{"o01\tx\t\t.\t.\ts2:10\t+\t.\n", errc::bad_record_line, 5},
        wrong_rows{"o01\t\t\t.\t.\ts2:10\t+\n", errc::bad_record_line, 5},
        wrong_rows{"o01\t\t\t.\t.\ts2:10\t+\t.\t.\n", errc::bad_record_line, 5},
        wrong_rows{"o01\t\t\t.\t.\ts2:\t+\t.\n", errc::bad_record_line, 5},
        wrong_rows{"o01\t\t\t.\t.\tq\t+\t.\n", errc::bad_record_line, 5},
        wrong_rows{"o01\t\t\t+\t.\ts2:10\t+\t.\n", errc::head_office_criterion, 5},
        wrong_rows{"o01\t\t\t.\t.\ts11:10\t+\t.\n", errc::more_nonconforming_than_sampled, 5},
        wrong_rows{"o01\t\t\t.\t.\ts02:10\t+\t.\n", errc::bad_record_line, 5},
        wrong_rows{"o02\t\t\t.\t.\ts2:10\t+\t.\no01\t\t\t.\t.\ts2:10\t+\t.\n", errc::bad_record_line, 5},
        wrong_rows{"o01\t\t\t.\t.\ts2:10\t+\t.\no01\t\t\t.\t.\ts2:10\t+\t.\n", errc::outlet_listed_twice,
                   6}}) {
    CAPTURE(w.rows);
    auto const read = s.read(sealed(head + w.rows));
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == w.code);
    CHECK(read.error().where.line == w.line);
  }
  CHECK(s.read(sealed(head + "o01\t\t\t.\t.\tx\tx\tf2\n")).has_value());
}

/// Findings with remarks, one of them overridden.
small_company::findings remarked(visit const& v) {
  auto f = small_company::found_at(v);
  f.set<"2.1">(sampled(v.wrong, v.seen).evidence("log\t1").assessor("Wang").on("2026-11-02"));
  CHECK(f.override_finding("2.2", not_met.because("posted\nwrongly").assessor("Li")));
  return f;
}

TEST_CASE("a summary that keeps remarks is these bytes, by hand") {
  auto const f = small_company::frame_of(3, {"n", "s", "s"});
  outlet_findings s{compiled<small_company::care>, f, keep_remarks};
  CHECK(s.keeps_remarks());
  CHECK(s.add("o02", small_company::found_at({2, 10, true})));
  CHECK(s.add("o00", remarked({0, 10, true})));
  std::string due = "starlot summary 2\nframe ";
  due.append(f.hash().hex()).append("\nscheme ").append(content_hash<small_company::care>().hex());
  due += "\ndraw \n"
         "outlet\to00\tn\t\n"
         "finding\t2.1\ts0:10\t\tlog\\t1\tWang\t2026-11-02\n"
         "finding\t2.2\t-\tposted\\nwrongly\t\tLi\t\n"
         "overridden\t2.2\t+\n"
         "outlet\to02\ts\t\n"
         "finding\t2.1\ts2:10\n"
         "finding\t2.2\t+\n";
  CHECK(s.bytes() == sealed(due));
  outlet_findings again{compiled<small_company::care>, f};
  CHECK_FALSE(again.keeps_remarks());
  REQUIRE(again.read(s.bytes()));
  CHECK(again.keeps_remarks());
  CHECK(again.bytes() == s.bytes());
  auto const at = again.findings_at(0);
  CHECK(*at.get("2.1") == sampled(0, 10).evidence("log\t1").assessor("Wang").on("2026-11-02"));
  REQUIRE(at.overrides() == 1);
  CHECK(at.override_at(0).before == met);
  CHECK(starlot_tests::are_same(again.findings_at(2), small_company::found_at({2, 10, true})));
  // The cells are those of a summary without remarks: what is rated does not change.
  outlet_findings plain{compiled<small_company::care>, f};
  CHECK(plain.add("o00", remarked({0, 10, true})));
  CHECK(std::vector(again.row(0).begin(), again.row(0).end()) ==
        std::vector(plain.row(0).begin(), plain.row(0).end()));
  CHECK(starlot_tests::are_same(plain.findings_at(0), [] {
    small_company::findings without;
    without.set<"2.1">(sampled(0, 10)).set<"2.2">(not_met);
    return without;
  }()));
  CHECK(plain.merge(s).error().code == errc::remarks_not_kept);
  CHECK(s.merge(plain).error().code == errc::remarks_not_kept);
  CHECK(again.read(plain.bytes()));
  CHECK_FALSE(again.keeps_remarks());
}

TEST_CASE("with remarks, any order and any partition of the visits are the same bytes") {
  constexpr std::uint32_t outlets = 40;
  auto const f = small_company::frame_of(outlets);
  any_scheme const of_every_kind = compiled<starlot_tests::of_every_kind>;
  record_hash const draw{detail::to_hex(detail::sha256_of("a draw"))};
  starlot_tests::random_numbers random;
  std::vector<finding_set> found;
  for (std::uint32_t i = 0; i < outlets; ++i)
    found.push_back(starlot_tests::random_findings(of_every_kind, random));
  std::string due;
  for (int round = 0; round < 60; ++round) {
    auto const team_count = 1 + random.below(6);
    std::vector<outlet_findings> teams(team_count, {of_every_kind, f, draw, keep_remarks});
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < outlets; ++i)
      order.insert(order.begin() + static_cast<std::ptrdiff_t>(random.below(order.size() + 1)), i);
    for (auto const i : order) {
      auto const team = random.below(team_count);
      REQUIRE(teams[team].add(f[i].id, found[i]));
    }
    while (teams.size() > 1) { // any two, either into the other, now and then by way of bytes
      auto const into = random.below(teams.size() - 1);
      if (random.below(3) == 0) {
        outlet_findings sent{of_every_kind, f, draw, keep_remarks};
        REQUIRE(sent.read(teams.back().bytes()));
        teams.back() = sent;
      }
      REQUIRE(teams[into].merge(teams.back()));
      teams.pop_back();
    }
    auto const bytes = teams[0].bytes();
    if (due.empty())
      due = bytes;
    REQUIRE(bytes == due);
    for (std::uint32_t i = 0; round == 0 && i < outlets; ++i)
      CHECK(starlot_tests::are_same(teams[0].findings_at(i), found[i]));
  }
}

TEST_CASE("no byte of a summary with remarks can change, and a seal does not make wrong lines right") {
  auto const f = small_company::frame_of(2);
  outlet_findings s{compiled<small_company::care>, f, keep_remarks};
  CHECK(s.add("o01", remarked({2, 10, true})));
  auto const bytes = s.bytes();
  auto const before = bytes;
  bool all = true;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (char const c : {'0', '+', '\n', '\t', 'f', '\\'}) {
      auto altered = bytes;
      altered[i] = c;
      all = all && (altered == bytes || !s.read(altered));
    }
    all = all && !s.read(bytes.substr(0, i)) && !s.read(bytes.substr(0, i) + bytes.substr(i + 1));
  }
  CHECK(all);
  CHECK(s.bytes() == before);
  auto const head = bytes.substr(0, bytes.find("outlet\t"));
  struct wrong_rows {
    char const* rows;
    errc code;
    std::size_t line;
  };
  for (auto const& w :
       {wrong_rows{"o01\t\t\t.\t.\ts2:10\t+\t.\n", errc::bad_record_line, 5},
        wrong_rows{"outlet\to09\t\t\n", errc::outlet_unknown, 5},
        wrong_rows{"outlet\to01\tx\t\n", errc::bad_record_line, 5},
        wrong_rows{"outlet\to01\t\t\t+\n", errc::bad_record_line, 5},
        wrong_rows{"outlet\to01\t\t\noutlet\to01\t\t\n", errc::outlet_listed_twice, 6},
        wrong_rows{"outlet\to01\t\t\noutlet\to00\t\t\n", errc::bad_record_line, 5},
        wrong_rows{"outlet\to00\t\t\nfinding\t2.2\tx\n", errc::reason_missing, 5},
        wrong_rows{"outlet\to00\t\t\nfinding\t1.1\t+\n", errc::head_office_criterion, 5},
        wrong_rows{"outlet\to00\t\t\nfinding\t2.1\ts11:10\n", errc::more_nonconforming_than_sampled, 5},
        wrong_rows{"outlet\to00\t\t\nfinding\t2.2\t+\noverridden\t2.2\t-\n", errc::reason_missing, 6},
        wrong_rows{"outlet\to00\t\t\noutlet\to01\t\t\nfinding\t2.1\ts02:10\n", errc::bad_record_line, 7},
        wrong_rows{"outlet\to00\t\t\nfinding\t2.2\t+\t\t\\x\t\t\n", errc::bad_record_line, 6}}) {
    CAPTURE(w.rows);
    auto const read = s.read(sealed(head + w.rows));
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == w.code);
    CHECK(read.error().where.line == w.line);
  }
  CHECK(s.read(sealed(head + "outlet\to00\t\t\n")));
  CHECK(s.size() == 1);
}

} // namespace
