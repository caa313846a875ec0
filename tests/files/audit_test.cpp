// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/files/audit.hpp>
#include <starlot/sampling/clusters.hpp>
#include <starlot/sampling/designs.hpp>
#include <starlot/sampling/record_draw.hpp>
#include <starlot/scheme/scheme.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;

constexpr scheme service{title{"service", "1"}, criterion{"1", "Rules", 40_pt},
                         criterion{"2", "Signs", 60_pt, proportional, per_outlet},
                         ladder{{50_pt, "pass"}, {90_pt, "good", 3}}};
any_scheme const known{compiled<service>};

finding_set const& office() {
  static findings<service> f;
  f.set<"1">(met.because("shown").evidence("file 3").assessor("Chen Wei").on("2026-11-02"));
  return f;
}

frame shops() {
  std::vector<std::string> rows;
  for (char c = 'a'; c <= 'j'; ++c)
    rows.push_back(std::string{"shop "} + c);
  return *frame::of(rows, outlet_id{[](std::string const& s) -> std::string_view { return s; }});
}

struct company {
  frame outlets = shops();
  draw_record record = *record_draw(
      outlets, simple_random{4}, seed{"05 11 17", "lottery", "2026-11-20T09:00:00Z", "2026-11-23T21:15:00Z"});
  outlet_findings visits{known, outlets, record.hash()};

  company() {
    std::int64_t wrong = 0;
    for (auto const& o : record.outlets()) {
      findings<service> f;
      f.set<"2">(sampled(wrong++, 10)); // 0, 1, 2, 3 of 10: 85 % are right
      REQUIRE(visits.add(o.id, f));
    }
  }
  [[nodiscard]] audit_package pack(audit_terms const& terms = {}) const {
    return *package_of({}, office(), record, visits, terms);
  }
};

audit_package with(audit_package const& p, std::string_view name, std::string const& bytes) {
  audit_package out;
  for (auto const& f : p.files())
    REQUIRE(out.add(f.name, f.name == name ? bytes : f.bytes));
  return out;
}
audit_package without(audit_package const& p, std::string_view name) {
  audit_package out;
  for (auto const& f : p.files())
    if (f.name != name)
      REQUIRE(out.add(f.name, f.bytes));
  return out;
}
/// Somebody alters files and makes the manifest again.
audit_verdict forged(audit_package const& p) { return verify_audit(p, p.manifest(), known); }

TEST_CASE("a sheet is worked out again from its findings") {
  findings<service> f;
  f.set<"1">(met).set<"2">(sampled(1, 10));
  auto const pack = package_of({}, f);
  REQUIRE(pack);
  REQUIRE(pack->files().size() == 3);
  auto const verdict = verify_audit(*pack, pack->manifest(), known);
  CHECK(verdict.is_right());
  CHECK(verdict.rated()->score() == fraction{94});

  // A better rating than the findings have.
  auto better = pack->find("rating.txt")->bytes;
  better.replace(better.find("score 94"), 8, "score 96");
  auto const wrong = forged(with(*pack, "rating.txt", better));
  CHECK_FALSE(wrong.is_right());
  CHECK(wrong.file == "rating.txt");
  CHECK(wrong.what == error::in_line(errc::rating_differs, 5));
  CHECK(wrong.due == "score 94");
  CHECK(wrong.rated()->score() == fraction{94});

  // Findings of another scheme, and a scheme that nobody has.
  static constexpr scheme other{title{"other", "1"}, criterion{"1", "Rules", 100_pt},
                                ladder{{50_pt, "pass"}}};
  auto const differs = verify_audit(*pack, pack->manifest(), compiled<other>);
  CHECK(differs.file == "sheet.findings");
  CHECK(differs.what.code == errc::scheme_differs);
  auto const nobody = verify_audit(*pack, pack->manifest());
  CHECK(nobody.what.code == errc::file_missing);
}

TEST_CASE("a company is worked out again from frame, draw and findings") {
  company const c;
  auto const pack = c.pack();
  auto const verdict = verify_audit(pack, pack.manifest(), known);
  CHECK(verdict.is_right());
  CHECK(verdict.rated()->score() == fraction{40} + fraction{60} * fraction::of(34, 40));
  CHECK(forged(c.pack({.policy = "worst_outlet"})).rated()->score() == fraction{40 + 42});

  // Each file is due.
  for (auto const& f : pack.files()) {
    INFO(f.name);
    auto const missing = forged(without(pack, f.name));
    CHECK(missing.file == f.name);
    CHECK(missing.what == error::at(errc::file_missing, f.name));
    auto const removed = verify_audit(without(pack, f.name), pack.manifest(), known);
    CHECK(removed.what.code == errc::file_missing);
    CHECK(removed.file == f.name);
  }
}

TEST_CASE("a company whose outlets were drawn in stages, and one of which whole clusters were visited") {
  struct shop {
    std::string id, city;
  };
  std::vector<shop> rows;
  for (int i = 0; i < 12; ++i)
    rows.push_back({std::string{"shop "} + static_cast<char>('a' + i),
                    std::string{"city "} + static_cast<char>('0' + i % 4)});
  auto const shops_in_cities = *frame::of(rows, outlet_id{&shop::id}, in_cluster{&shop::city});
  auto const cities = *clusters_of(shops_in_cities);
  seed const lottery{"05 11 17", "lottery", "2026-11-20T09:00:00Z", "2026-11-23T21:15:00Z"};
  auto const first = *record_draw(cities, simple_random{2}, lottery);
  auto const inside = *outlets_in(shops_in_cities, cities, first.sample());
  auto const second = *record_draw(inside, stratified{4, allocation::equal}, lottery);
  for (bool const whole : {false, true}) {
    staged_records const records{first, whole ? std::nullopt : std::optional{second}};
    auto const drawn = whole ? *staged_sample::of(shops_in_cities, first)
                             : *staged_sample::of(shops_in_cities, first, second);
    outlet_findings visits{known, shops_in_cities, *drawn.record()};
    std::int64_t wrong = 0;
    for (auto const& o : drawn.drawn()) {
      findings<service> f;
      f.set<"2">(sampled(wrong++, 10));
      REQUIRE(visits.add(shops_in_cities[o.number].id, f));
    }
    auto const pack = package_of({}, office(), records, visits);
    REQUIRE(pack);
    CHECK((pack->find("draw.record") == nullptr) == whole);
    auto const verdict = forged(*pack);
    CHECK(verdict.is_right());
    // All outlets have the same weight: 4 with 6 of 40 wrong, or 6 with 15 of 60.
    CHECK(verdict.rated()->score() ==
          fraction{40} + fraction{60} * (whole ? fraction::of(45, 60) : fraction::of(34, 40)));
    auto record = std::string{first.text()};
    record.replace(record.find("05 11 17"), 8, "05 11 18");
    CHECK(forged(with(*pack, "clusters.record", record)).file == "clusters.record");
    CHECK_FALSE(forged(without(*pack, "clusters.record")).is_right());
    if (!whole) // then all outlets of the cities would have been visited
      CHECK_FALSE(forged(without(*pack, "draw.record")).is_right());
  }
  CHECK(package_of({}, office(), staged_records{second, first}, outlet_findings{known, shops_in_cities})
            .error()
            .code == errc::frame_differs);
}

TEST_CASE("remarks of visits are kept where the summary keeps them, and are part of what is sealed") {
  company c;
  outlet_findings visits{known, c.outlets, c.record.hash(), keep_remarks};
  for (auto const& o : c.record.outlets()) {
    findings<service> f;
    f.set<"2">(sampled(1, 10).because("two signs\nare old").evidence("photo " + o.id).assessor("Li"));
    REQUIRE(visits.add(o.id, f));
  }
  auto const pack = package_of({}, office(), c.record, visits);
  REQUIRE(pack);
  CHECK(forged(*pack).is_right());
  auto other = pack->find("visits.summary")->bytes;
  other.replace(other.find("are old"), 7, "are new");
  CHECK(forged(with(*pack, "visits.summary", other)).what.code == errc::record_altered);
}

TEST_CASE("what is rated by other terms is another rating") {
  company const c;
  auto const pack = c.pack();
  auto const other = forged(with(pack, "terms.txt", to_bytes(audit_terms{.policy = "worst_outlet"})));
  CHECK(other.file == "rating.txt");
  CHECK(other.what.code == errc::rating_differs);
  CHECK(forged(with(pack, "terms.txt", to_bytes(audit_terms{.policy = "mine"}))).what.code ==
        errc::unknown_aggregation);
  CHECK(package_of({}, office(), c.record, c.visits, {.policy = "trimmed", .parameter = "x"}).error().code ==
        errc::wrong_parameter);
  CHECK(package_of({"../x", ""}, office(), c.record, c.visits).error().code == errc::bad_file_name);
}

TEST_CASE("an outlet that was not drawn, a visit left out, a draw of another seed") {
  company const c;
  auto const pack = c.pack();
  auto record = std::string{c.record.text()};
  record.replace(record.find("05 11 17"), 8, "05 11 18");
  auto const seed_changed = forged(with(pack, "draw.record", record));
  CHECK(seed_changed.file == "draw.record");
  CHECK(seed_changed.what.code == errc::draw_differs);
  CHECK_FALSE(seed_changed.due.empty());

  outlet_findings fewer{known, c.outlets, c.record.hash()};
  for (std::size_t i = 0; i < 3; ++i) { // the best three
    findings<service> f;
    f.set<"2">(sampled(static_cast<std::int64_t>(i), 10));
    REQUIRE(fewer.add(c.record.outlets()[i].id, f));
  }
  auto const left_out = forged(with(pack, "visits.summary", fewer.bytes()));
  CHECK(left_out.file == "visits.summary");
  CHECK(left_out.what.code == errc::outlet_not_reached);
  CHECK(left_out.what.where.id == c.record.outlets()[3].id);
}

TEST_CASE(
    "any byte that is changed or cut off anywhere in a package is found, with the manifest made again, too") {
  company const c;
  auto const pack = c.pack();
  auto const manifest = pack.manifest();
  for (auto const& f : pack.files())
    for (std::size_t i = 0; i < f.bytes.size(); ++i) {
      auto other = f.bytes;
      other[i] = other[i] == 'x' ? 'y' : 'x';
      INFO(f.name << " " << i);
      auto const changed = with(pack, f.name, other);
      auto const plain = verify_audit(changed, manifest, known);
      CHECK(plain.file == f.name);
      CHECK(plain.what.code == errc::file_altered);
      if (i % 7 != 0) // each of them in one of seven packages
        continue;
      CHECK_FALSE(forged(changed).is_right());
      CHECK_FALSE(forged(with(pack, f.name, f.bytes.substr(0, i))).is_right());
    }
}

} // namespace
