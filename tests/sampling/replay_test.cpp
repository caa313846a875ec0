// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "sampling/golden_draws.hpp"
#include "support/catch.hpp"

#include <starlot/sampling/replay.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace starlot;

struct found {
  errc code = errc::none;
  std::size_t line = 0;
  std::string due{};
  friend bool operator==(found const&, found const&) = default;
};
found wrong(std::string_view text, frame const& f = golden_draws::frame()) {
  std::string due;
  auto const r = replay(text, f, due);
  return r ? found{} : found{r.error().code, r.error().where.line, due};
}

/// A record with its seal made again: what a forger would do.
std::string sealed(std::string text) {
  text.resize(text.rfind("sealed "));
  auto const hex = detail::to_hex(detail::sha256_of(text));
  return text.append("sealed ").append(hex.data(), hex.size()).append("\n");
}
std::string with(std::string text, std::string_view old, std::string_view fresh) {
  auto const at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), fresh);
}

constexpr auto names = std::array{"simple.record", "stratified.record", "multi_site.record", "rivest.record"};

TEST_CASE("records are replayed to the byte") {
  auto const f = golden_draws::frame();
  for (auto const* name : names) {
    auto const text = golden_draws::file(name);
    auto const r = replay(text, f);
    REQUIRE(r.has_value());
    CHECK(r->text() == text);
  }
  auto const simple = replay(golden_draws::file("simple.record"), f);
  CHECK(simple->sample() == golden_draws::simple().sample());
  auto const stratified = replay(golden_draws::file("stratified.record"), f);
  CHECK(stratified->seed().bytes == std::string_view{"\0\xff\n", 3});
}

TEST_CASE("all that is wrong with a seed is said, each at its line") {
  auto text = with(golden_draws::file("simple.record"), "\nframe-published 2", "\nframe-published x");
  text = with(std::move(text), "\nseed-published 2", "\nseed-published x");
  auto const r = replay(text, golden_draws::frame());
  REQUIRE_FALSE(r.has_value());
  REQUIRE(r.errors().size() == 2);
  CHECK(r.errors()[0].code == errc::bad_time);
  CHECK(r.errors()[1].code == errc::bad_time);
  CHECK(r.errors()[0].where.line + 1 == r.errors()[1].where.line);
}

TEST_CASE("a frame that is not the one of the draw") {
  auto const f = golden_draws::frame();
  std::vector<outlet> rows;
  for (std::size_t i = 0; i < f.size(); ++i)
    rows.push_back(f[i]);
  auto const made = [&] {
    return *frame::of(rows, outlet_id{&outlet::id}, in_stratum{&outlet::stratum},
                      in_cluster{&outlet::cluster}, of_size{&outlet::size});
  };
  CHECK(made() == f);
  rows[7].size += 1;
  auto const other = made();
  CHECK(wrong(golden_draws::file("simple.record"), other) ==
        found{errc::frame_differs, 3, "frame " + std::string{other.hash().hex()}});
  CHECK(wrong(golden_draws::file("rivest.record"), other).line == 4);
}

/// Which codes a line with this word may answer with when a byte of it changes: its own, or those of what hangs on it.
bool fits(std::string_view line, found const& f, std::size_t number) {
  auto const word = line.substr(0, line.find(' '));
  bool const here = f.line == number;
  switch (f.code) {
  case errc::not_a_record:
    return number == 1;
  case errc::unknown_algorithm:
    return word == "algorithm";
  case errc::frame_differs:
    return word == "frame" && here;
  case errc::bad_source:
    return word == "source" && here;
  case errc::bad_time:
    return word.ends_with("published") && here;
  case errc::unknown_design:
  case errc::bad_design_line:
  case errc::too_many_visits:
  case errc::outlet_unknown:
  case errc::too_many_chosen:
    return word == "design" || word == "with";
  case errc::too_few_visits:
  case errc::sample_of_none:
  case errc::not_extendable:
  case errc::stratum_shrinks:
  case errc::extension_of_none:
    return word == "with" || word == "extended";
  case errc::bad_reason:
    return (word == "extended" || word == "replaced") && here;
  case errc::outlet_not_drawn:
  case errc::already_replaced:
    return word == "replaced" && here;
  case errc::chosen_not_replaceable:
    return word == "replaced" && here;
  case errc::record_altered: // free text, or the seal itself
    return word == "source" || word.ends_with("published") || word == "extended" || word == "replaced" ||
           word == "sealed";
  case errc::strata_differ:
    return (word == "stratum" || word == "certain" || word == "outlets") ? here
                                                                         : word == "with" && f.line > number;
  case errc::draw_differs:
    return (word == "drawn" || word == "chosen" || word == "next")
               ? here
               : (word == "seed" || word == "seed-hex" || word == "replaced" || word == "with") &&
                     f.line > number;
  case errc::bad_record_line:
  case errc::record_incomplete:
    return here || f.line == number + 1; // a line end that is gone joins two lines
  default:
    return false;
  }
}

TEST_CASE("no byte of a record can change") {
  auto const f = golden_draws::frame();
  for (auto const* name : names) {
    auto const text = golden_draws::file(name);
    std::size_t line = 1;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (char const c : {'0', '1', 'x', ' ', '\t', '\n', '\0', '\xff'}) {
        if (c == text[i])
          continue;
        auto changed = text;
        changed[i] = c;
        auto const w = wrong(changed, f);
        if (w.code == errc::none)
          FAIL_CHECK(name << ": byte " << i << " became " << static_cast<int>(c));
        else if (!fits(std::string_view{text}.substr(begin), w, line))
          FAIL_CHECK(name << ": line " << line << ", byte " << i << " became " << static_cast<int>(c)
                          << ": error " << static_cast<int>(w.code) << " at line " << w.line);
      }
      auto shorter = text;
      shorter.erase(i, 1);
      if (wrong(shorter, f).code == errc::none)
        FAIL_CHECK(name << ": byte " << i << " is gone");
      if (wrong(text.substr(0, i), f).code == errc::none)
        FAIL_CHECK(name << ": ends at byte " << i);
      if (text[i] == '\n')
        ++line, begin = i + 1;
    }
  }
}

TEST_CASE("what a forger seals again is found by the draw") {
  auto const text = golden_draws::file("simple.record");
  // Another outlet in the place of the first one.
  auto const at = text.find("\ndrawn 1\t") + 1;
  auto const line = text.substr(at, text.find('\n', at) - at);
  auto const forged = line.substr(0, line.rfind('\t')) + "\tshop 6";
  CHECK(wrong(sealed(with(text, line, forged))) == found{errc::draw_differs, 12, line});
  // Without its last outlet, as if fewer had been drawn.
  auto fewer = text;
  auto const last = fewer.rfind("drawn 12\t");
  fewer.erase(last, fewer.find('\n', last) - last + 1);
  CHECK(wrong(sealed(fewer)).code == errc::draw_differs);
  CHECK(wrong(sealed(with(text, "visits 8", "visits 7"))).code == errc::strata_differ);
  CHECK(wrong(sealed(with(text, "visits 8", "visits 08"))) == found{errc::bad_design_line, 10});
  CHECK(wrong(sealed(with(text, "replaced 3", "replaced 4"))).code ==
        errc::none); // another story, a record of it
  CHECK(wrong(sealed(with(text, "replaced 3", "replaced 03"))).code == errc::bad_record_line);
  CHECK(wrong(sealed(with(text, "seed 05", "seed-hex 05"))).code == errc::bad_record_line);
  CHECK(wrong(sealed(with(text, "seed 05 11 17 23 31 02", "seed-hex 30"))) ==
        found{errc::bad_record_line, 4, "seed 0"});
}

TEST_CASE("what is no record at all") {
  CHECK(wrong("") == found{errc::not_a_record, 1});
  CHECK(wrong("starlot draw 2\n").code == errc::not_a_record);
  CHECK(wrong("\xEF\xBB\xBFstarlot draw 1\n") == found{errc::starts_with_mark, 1});
  CHECK(wrong("starlot draw 1\n") == found{errc::record_incomplete, 2});
  CHECK(wrong("starlot draw 1\nalgorithm sha256-ticket-2\n") == found{errc::unknown_algorithm, 2});
  auto const text = golden_draws::file("simple.record");
  CHECK(wrong(text + "\n") == found{errc::bad_record_line, 30 + 2});
  CHECK(wrong(text + text).code == errc::bad_record_line);
  std::string crlf;
  for (auto const c : text)
    crlf += c == '\n' ? std::string{"\r\n"} : std::string{c};
  CHECK(wrong(crlf) == found{errc::bad_line_ends, 1});
}

} // namespace
