// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What "not applicable" does to a rating, said by the scheme, by a criterion, or by a policy of the user's.

#include "support/catch.hpp"

#include <starlot/scoring/evaluate.hpp>

#include <string_view>

using namespace starlot;

namespace {

/// Half, if there is a reason; what is worth 30 points or more is left out, 50 or more fails.
struct half_if_reasoned {
  static constexpr std::string_view name = "half if reasoned";
  static constexpr int version = 1;
  constexpr treatment operator()(finding const& f, points worth) const {
    if (worth >= 50_pt)
      return treatment::fails();
    if (worth >= 30_pt)
      return treatment::left_out();
    return f.remark().reason.empty() ? treatment::refused(errc::reason_missing)
                                     : treatment::counts_as(50_pct);
  }
};
struct always_a_third {
  static constexpr std::string_view name = "a third";
  static constexpr int version = 1;
  constexpr treatment operator()(finding const&, points) const {
    return treatment::counts_as(share::of(1, 3));
  }
};

constexpr auto scale_of_ten = ladder{{10_pt, "pass"}};

constexpr auto each = scheme{title{"each", "1"},
                             criterion{"plain", "plain", 10_pt},
                             criterion{"full", "full", 20_pt, if_not_applicable::full},
                             criterion{"zero", "zero", 20_pt, if_not_applicable::zero},
                             criterion{"out", "out", 20_pt, if_not_applicable::leave_out},
                             criterion{"refuse", "refuse", 20_pt, if_not_applicable::refuse},
                             criterion{"fail", "fail", 10_pt, if_not_applicable::fail},
                             scale_of_ten};

/// Two criteria that leave it to the scheme, and one that does not.
template <if_not_applicable Policy>
inline constexpr auto by_scheme = scheme{title{"whole", "1"},
                                         Policy,
                                         criterion{"a", "a", 20_pt},
                                         criterion{"b", "b", 30_pt},
                                         criterion{"own", "own", 50_pt, if_not_applicable::zero},
                                         scale_of_ten};

template <if_not_applicable Policy> constexpr auto rate_by_scheme() {
  findings<by_scheme<Policy>> f;
  f.template set<"a">(met).template set<"b">(not_applicable).template set<"own">(met);
  return evaluate(f);
}

constexpr auto own_policy = scheme{title{"own", "1"},
                                   half_if_reasoned{},
                                   criterion{"small", "small", 20_pt},
                                   criterion{"third", "third", 9_pt, always_a_third{}},
                                   criterion{"ready", "ready", 11_pt, if_not_applicable::full},
                                   criterion{"large", "large", 30_pt},
                                   criterion{"huge", "huge", 50_pt},
                                   scale_of_ten};

bool policies_at_compile_time() {
  findings<each> f;
  f.set<"plain">(met).set<"full">(not_applicable).set<"zero">(not_applicable).set<"out">(not_applicable);
  f.set<"refuse">(not_met).set<"fail">(met);
  return (*evaluate(f)).score() == 50_pt; // 10 + 20 + 10 of 80
}

} // namespace

TEST_CASE("each criterion by its own policy: counted, not counted, left out") {
  CHECK(policies_at_compile_time());
  findings<each> f;
  f.set<"plain">(met).set<"full">(not_applicable).set<"zero">(not_applicable).set<"out">(not_applicable);
  f.set<"refuse">(not_met).set<"fail">(met);
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->score() == 50_pt);
  CHECK(r->is_determined());
  CHECK(r->causes().empty());
  auto const trace = r->trace();
  CHECK(trace[1].state == line_state::scored);
  CHECK(trace[1].earned == share::full());
  CHECK(trace[1].recorded.kind() == finding_kind::not_applicable);
  CHECK(trace[1].contribution == 25_pt); // 20 of 80
  CHECK(trace[2].state == line_state::scored);
  CHECK(trace[2].contribution == 0_pt);
  CHECK(trace[2].available == 25_pt);
  CHECK(trace[3].state == line_state::excluded);
  CHECK(trace[3].available == 0_pt);
  CHECK(trace[3].recorded.kind() == finding_kind::not_applicable);
}

TEST_CASE("a criterion that always applies refuses, and says which it is") {
  findings<each> f;
  auto const stored = f.set("refuse", not_applicable);
  REQUIRE_FALSE(stored);
  CHECK(stored.error().code == errc::not_applicable_refused);
  f.set<"refuse">(not_applicable);
  auto const r = evaluate(f);
  REQUIRE_FALSE(r);
  CHECK(r.error().code == errc::not_applicable_refused);
  CHECK(r.error().where.id == "refuse");
  CHECK(f.check().errors().size() == 1U);
  CHECK_FALSE(f.set("plain", not_applicable)); // as where nothing is said
}

TEST_CASE("a criterion that fails the company is a veto with its cause, and counts as not met") {
  findings<each> f;
  f.set<"plain">(met).set<"full">(met).set<"zero">(met).set<"out">(met).set<"refuse">(met);
  f.set<"fail">(not_applicable.because("no licence needed, they say"));
  auto const r = evaluate(f);
  REQUIRE(r);
  CHECK(r->outcome() == outcome::vetoed);
  CHECK(r->score() == 90_pt);
  auto const causes = r->causes();
  REQUIRE(causes.size() == 1U);
  CHECK(causes[0].effect == effect::vetoes);
  CHECK(causes[0].id == "fail");
  CHECK(causes[0].index == 5U);
  REQUIRE(r->cause());
  CHECK(r->cause()->id == "fail");
  auto const line = r->trace()[5];
  CHECK(line.vetoes);
  CHECK(line.state == line_state::scored);
  CHECK(line.lost() == 10_pt);
  f.set<"fail">(not_met); // not met is not the same
  CHECK((*evaluate(f)).outcome() == outcome::graded);
}

TEST_CASE("what the scheme says holds for every criterion that does not say otherwise") {
  CHECK((*rate_by_scheme<if_not_applicable::full>()).score() == 100_pt);
  CHECK((*rate_by_scheme<if_not_applicable::zero>()).score() == 70_pt);
  CHECK((*rate_by_scheme<if_not_applicable::leave_out>()).score() == 100_pt);
  CHECK((*rate_by_scheme<if_not_applicable::fail>()).outcome() == outcome::vetoed);
  CHECK((*rate_by_scheme<if_not_applicable::fail>()).score() == 70_pt);
  auto const refused = rate_by_scheme<if_not_applicable::refuse>();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where.id == "b");
  findings<by_scheme<if_not_applicable::full>> f;
  f.set<"a">(met).set<"b">(met).set<"own">(not_applicable);
  CHECK((*evaluate(f)).score() == 50_pt);
}

TEST_CASE("a policy of the user's sees the finding and the points at stake") {
  findings<own_policy> f;
  f.set<"small">(not_applicable.because("no shop")).set<"third">(not_applicable).set<"ready">(not_applicable);
  f.set<"large">(not_applicable).set<"huge">(not_met);
  auto const r = evaluate(f);
  REQUIRE(r);
  // 10 of 20, 3 of 9, 11 of 11, nothing of 50, and 30 left out; out of 120.
  CHECK(r->trace()[0].earned == 50_pct);
  CHECK(r->trace()[3].state == line_state::excluded);
  CHECK(r->score() == 32_pt);

  auto const refused = f.set("small", not_applicable);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == errc::reason_missing);
  CHECK((*f.get("small")).remark().reason == "no shop");
  REQUIRE(f.set("huge", not_applicable));
  auto const failed = evaluate(f);
  CHECK(failed->outcome() == outcome::vetoed);
  CHECK(failed->causes()[0].id == "huge");
  CHECK(failed->score() == 32_pt);
}

TEST_CASE("everything not applicable: nothing to score, whatever the reason") {
  findings<by_scheme<if_not_applicable::leave_out>> f;
  f.set<"a">(not_applicable).set<"b">(excluded("not offered")).set<"own">(excluded("not offered"));
  auto const r = evaluate(f);
  REQUIRE_FALSE(r);
  CHECK(r.error().code == errc::nothing_applicable);
  f.set<"own">(not_applicable); // counts as not met
  CHECK((*evaluate(f)).score() == 0_pt);
}
