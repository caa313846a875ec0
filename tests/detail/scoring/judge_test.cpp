// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/detail/scoring/judge.hpp>

using namespace starlot;
using namespace bike;

namespace {

using schema = detail::compiled_table<bike_care>;
using state = detail::leaf::state;

struct row {
  std::string_view id;
  finding recorded;
  errc code;
  state is;
  share earned;
};

constexpr row rows[] = {
    {"1.1", met, errc::none, state::scored, share::full()},
    {"1.1", not_met, errc::none, state::scored, share::none()},
    {"1.1", not_assessed, errc::none, state::open, {}},
    {"1.1", assessment_error, errc::none, state::open, {}},
    {"1.1", excluded("why"), errc::none, state::out, {}},
    {"1.1", excluded(""), errc::reason_missing, state::open, {}},
    {"1.1", not_applicable, errc::not_applicable_refused, state::open, {}},
    {"1.1", sampled(0, 1), errc::finding_does_not_fit, state::open, {}},
    {"1.1", found(1), errc::finding_does_not_fit, state::open, {}},
    {"1.1", met.on("2026-11-31"), errc::bad_date, state::open, {}},
    {"1.1", not_assessed.on("x"), errc::bad_date, state::open, {}},
    {"1.2", sampled(3, 40), errc::none, state::scored, share::of(37, 40)},
    {"2.2", measured(2), errc::none, state::scored, share::full()},
    {"2.2", measured(24), errc::none, state::scored, share::of(1, 2)},
    {"2.2", met, errc::rule_refused, state::open, {}},
    {"breach of law", found(0), errc::none, state::open, {}},
    {"breach of law", not_assessed, errc::none, state::open, {}},
    {"breach of law", assessment_error, errc::finding_does_not_fit, state::open, {}},
    {"leads its trade", found(-1), errc::count_negative, state::open, {}},
};

bool as_expected(row const& r) {
  detail::leaf out;
  auto const code = detail::judge(compiled<bike_care>, schema::view().find(r.id), r.recorded, out);
  return code == r.code && out.is == r.is && share::of(out.top, out.bottom) == r.earned;
}

} // namespace

TEST_CASE("findings are judged") {
  for (auto const& r : rows) {
    auto const copy = r;
    CAPTURE(copy.id, static_cast<int>(copy.recorded.kind()), static_cast<int>(copy.code));
    CHECK(as_expected(copy));
  }
}

TEST_CASE("a grade limit takes met and not met") {
  constexpr auto limit = grade_limit{"wait", "a year", 70_pt}.as_step();
  static_assert(detail::judge_step(limit, observation{met}) == errc::none);
  CHECK(detail::judge_step(limit, observation{not_met}) == errc::none);
  CHECK(detail::judge_step(limit, observation{not_assessed}) == errc::none);
  CHECK(detail::judge_step(limit, observation{found(1)}) == errc::finding_does_not_fit);
  CHECK(detail::judge_step(limit, observation{excluded("x")}) == errc::finding_does_not_fit);
}

namespace {
struct refuses_without_a_code {
  static constexpr std::string_view name = "refuses without a code";
  static constexpr int version = 1;
  constexpr rule_result operator()(finding const&) const { return errc::none; }
};
constexpr auto mute =
    scheme{title{"mute", "1"}, criterion{"a", "a", 1_pt, refuses_without_a_code{}}, ladder{{1_pt, "x"}}};
} // namespace

TEST_CASE("a rule that refuses without a code refuses all the same") {
  detail::leaf out;
  CHECK(detail::judge(compiled<mute>, 0, met, out) == errc::rule_refused);
}
