// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/report.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string>
#include <string_view>

using namespace starlot;

// What a report says of the peer group, and of what only could happen.

namespace {

constexpr scheme kitchen{title{"kitchen", "1"}, // without a name
                         criterion{"1", "Clean", 100_pt, proportional},
                         criterion{"seats", "Seats", advisory, any_finding},
                         veto{"vermin", "No vermin"}.awards("closed"),
                         group_is{"small"}.when(value_of("seats").below(40)),
                         ladder{{50_pt, "pass"}, rung::awarded("closed")},
                         ladder{{40_pt, "pass"}, rung::awarded("closed")}.only_for("small")};

report report_of(finding const& seats, finding const& vermin) {
  findings<kitchen> f;
  f.set<"1">(sampled(1, 2)).set<"seats">(seats).set<"vermin">(vermin);
  report page{"A kitchen"};
  page.add(evaluate(f).value());
  return page;
}

bool says(std::string_view page, std::string_view words) { return page.find(words) != page.npos; }

} // namespace

TEST_CASE("a report names the peer group whose ladder was used") {
  auto const page = report_of(measured(39), met);
  CHECK(says(to_text(page, language::en), "\nPeer group    small\n"));
  CHECK(says(to_html(page, language::en), "Peer group</dt><dd>small"));
  CHECK(says(to_json(page), "\"group\": \"small\""));
  auto const others = report_of(measured(40), met);
  CHECK_FALSE(says(to_text(others, language::en), "Peer group "));
  CHECK_FALSE(says(to_json(others), "\"group\""));
}

TEST_CASE("while the group is open, a report shows no ladder and no grades between which it could be") {
  auto const page = report_of(not_assessed, met);
  auto const text = to_text(page, language::en);
  CHECK(says(text, "undetermined: the peer group is open, and with it the ladder"));
  CHECK_FALSE(says(text, "between pass"));
  CHECK(says(to_html(page, language::en), "The peer group is still open, and with it the ladder."));
  CHECK_FALSE(says(to_html(page, language::en), "The score on its ladder"));
  CHECK(says(to_json(page), "\"group_is_open\": true"));
}

TEST_CASE("a veto that is open only could fail the company") {
  auto const page = report_of(measured(40), not_assessed);
  auto const text = to_text(page, language::en);
  CHECK(says(text, "if all that is open went wrong"));
  CHECK(says(text, "could fail the company"));
  CHECK_FALSE(says(text, "; fails the company"));
  CHECK(says(to_html(page, language::en), "could fail the company"));
}

TEST_CASE("points do not lift a special grade, and a scheme without a name has no gap") {
  auto const closed = to_text(report_of(measured(40), not_met), language::en);
  CHECK(says(closed, "closed, decided by vermin No vermin"));
  CHECK_FALSE(says(closed, "Next grade"));
  CHECK_FALSE(says(to_html(report_of(measured(40), met), language::en), "> · kitchen"));
}
