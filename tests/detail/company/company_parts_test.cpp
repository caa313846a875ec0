// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"

#include <starlot/detail/company/company_parts.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/step.hpp>

#include <optional>
#include <span>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

std::optional<fraction> own_score(finding_set const& head, std::span<observation const> row,
                                  detail::open_taken open_as) {
  auto leaves = detail::head_office_leaves(head);
  auto const& view = head.scheme().view();
  auto const criteria = detail::outlet_criteria(view, 0, view.nodes.size());
  detail::part_refusal refused;
  auto const score = detail::own_score(head.scheme(), leaves, criteria.view(), row, open_as, refused);
  CHECK(refused.code == errc::none);
  return score.is_there() ? std::optional{*score} : std::nullopt;
}

TEST_CASE("an outlet's own score is that of its findings and the head office's") {
  auto const f = small_company::frame_of(2);
  std::vector<small_company::visit> const found{{1, 3, false}, {0, 1, true}};
  auto const visits = small_company::visited(f, found, {0, 1});
  auto const head = small_company::head_office();
  CHECK(own_score(head, visits.row(0), detail::open_taken::wrong) == fraction{35} + fraction::of(80, 3));
  CHECK(own_score(head, visits.row(1), detail::open_taken::wrong) == fraction{95});
  small_company::findings const nobody;
  CHECK(own_score(nobody, visits.row(1), detail::open_taken::right) == fraction{100});
  small_company::findings all_out;
  all_out.set<"1.1">(excluded("x")).set<"1.2">(excluded("x"));
  small_company::findings there;
  there.set<"2.1">(excluded("x")).set<"2.2">(excluded("x"));
  outlet_findings none{compiled<small_company::care>, f};
  CHECK(none.add("o00", there).has_value());
  CHECK_FALSE(own_score(all_out, none.row(0), detail::open_taken::wrong).has_value());
}

TEST_CASE("steps that only shift a score, and those that do more") {
  step s;
  for (auto const kind : {step_kind::deduction, step_kind::bonus, step_kind::veto, step_kind::grade_limit,
                          step_kind::rung_needs, step_kind::grade_floor, step_kind::grade_is}) {
    s.kind = kind;
    CHECK(detail::only_shifts(s));
  }
  for (auto const kind :
       {step_kind::cap, step_kind::floor_at, step_kind::clamp, step_kind::round_to, step_kind::custom}) {
    s.kind = kind;
    CHECK_FALSE(detail::only_shifts(s));
  }
  s.kind = step_kind::bonus;
  s.when.of = measure::score; // it hangs on the score
  CHECK_FALSE(detail::only_shifts(s));
}

TEST_CASE("the answer that makes a step act, alone and among other conditions") {
  constexpr asked q{"q", "Question"};
  constexpr auto weak = branch("1").below(50_pct);
  auto const acts_when = [](step_choice const& choice) {
    scheme_parts p{.title = {"t", "1"}, .rows = {{.id = "1", .worth = 10_pt, .rule = proportional}}};
    p.steps = {choice};
    p.rungs = {{5_pt, "pass"}};
    auto const built = loaded_scheme::build(p);
    REQUIRE(built);
    return detail::answer_for_acting(built->view(), built->view().steps[0]).kind();
  };
  CHECK(acts_when(cap{9_pt}.when(q)) == finding_kind::met);
  CHECK(acts_when(cap{9_pt}.unless(q)) == finding_kind::not_met);
  CHECK(acts_when(cap{9_pt}.when(weak && q)) == finding_kind::met);
  CHECK(acts_when(cap{9_pt}.when(!q || weak)) == finding_kind::not_met);
  CHECK(acts_when(cap{9_pt}.unless(weak || q)) == finding_kind::not_met);
  CHECK(acts_when(cap{9_pt}.unless(weak || !q)) == finding_kind::met);
  CHECK(acts_when(cap{9_pt}.unless(q).when(weak)) == finding_kind::not_met);
}

} // namespace
