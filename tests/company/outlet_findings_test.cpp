// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
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
        wrong_rows{"o01\t\t\t.\t.\ts02:10\t+\t.\n", errc::bad_record_line, 0},
        wrong_rows{"o02\t\t\t.\t.\ts2:10\t+\t.\no01\t\t\t.\t.\ts2:10\t+\t.\n", errc::bad_record_line, 0},
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

} // namespace
