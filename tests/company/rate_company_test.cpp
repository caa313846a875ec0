// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "company/small_company.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/company/rate_company.hpp>
#include <starlot/sampling/record_draw.hpp>
#include <starlot/sampling/simulation.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace starlot;
using small_company::visit;

std::vector<visit> const eight{{0, 10, true}, {2, 10, true},  {5, 20, false}, {1, 5, true},
                               {0, 8, true},  {9, 10, false}, {3, 12, true},  {0, 4, true}};

bool close(double a, double b, double tolerance = 1e-12) {
  return std::fabs(a - b) <= tolerance * std::fabs(b);
}

// By hand: 20 + 15 at the head office; outlets 0, 2, 5 of 8: 26 of 40 repairs in time, 1 of 3 with hours posted.
TEST_CASE("the pooled score of a sample, and its error, by hand") {
  auto const f = small_company::frame_of(8);
  auto const visits = small_company::visited(f, eight, {0, 2, 5});
  auto const r = rate_company(small_company::head_office(), small_company::simple(8, {5, 0, 2}), visits);
  REQUIRE(r.has_value());
  CHECK(to_string(r->score()) == "203/3"); // 35 + 40 · 26/40 + 20 · 1/3
  CHECK(r->policy() == "pooled");
  CHECK(r->is_determined());
  CHECK(r->grade().state() == outcome::below_ladder);
  auto const e = r->estimate();
  REQUIRE(e.has_value());
  CHECK(close(e->value, 203 / 3.0));
  CHECK(e->df == 2);
  // z_i = 40 (e_i - 0.65 m_i)/40 + 20 (h_i - 1/3)/3, the weights 8/3 fall out of the ratio; V = (1 - 3/8) 3/2 Σ z²
  double const z[] = {10 - 6.5 + 20.0 / 3 * (1 - 1 / 3.0), 15 - 13 - 20.0 / 9, 1 - 6.5 - 20.0 / 9};
  CHECK(close(e->standard_error, std::sqrt(5 / 8.0 * 1.5 * (z[0] * z[0] + z[1] * z[1] + z[2] * z[2]))));
  auto const costs = *r->losses();
  REQUIRE(costs.size() == 3);
  CHECK(costs[0].sign() == 0);
  CHECK(costs[1] == fraction::of(5 * 3 + 20, 3)); // 5 of 40 repairs cost 5 points, the hours 20/3
  CHECK(costs[2] == fraction::of(9 * 3 + 20, 3));
  fraction lost;
  for (auto const& l : r->rating().trace())
    if (l.kind == line_kind::criterion && l.id.starts_with("2"))
      lost += l.lost();
  CHECK(costs[0] + costs[1] + costs[2] == lost);
  auto const repairs = r->estimate_of("2.1");
  CHECK(close(repairs->value, 26));
  auto const office = r->estimate_of("1");
  CHECK(close(office->value, 35));
  CHECK(office->standard_error == 0);
  CHECK(r->estimate_of("9").error().code == errc::unknown_id);
}

TEST_CASE("every policy, by hand") {
  auto const f = small_company::frame_of(8);
  auto const visits = small_company::visited(f, eight, {0, 2, 5});
  auto const drawn = small_company::simple(8, {0, 2, 5});
  auto const head = small_company::head_office();
  // Outlets' own scores: 95, 65 and 39.
  auto const mean = *rate_company(head, drawn, visits, mean_of_outlets);
  CHECK(mean.score() == fraction::of(199, 3));
  auto const e = *mean.estimate();
  CHECK(close(e.value, 199 / 3.0));
  double const m = 199 / 3.0;
  CHECK(
      close(e.standard_error,
            std::sqrt(5 / 8.0 / 3 * ((95 - m) * (95 - m) + (65 - m) * (65 - m) + (39 - m) * (39 - m)) / 2)));
  // They add up to what the mean lacks to 100, the dearest first.
  auto const ranked = *mean.ranked_losses();
  REQUIRE(ranked.size() == 3);
  CHECK((ranked[0].outlet == 2 && ranked[1].outlet == 1 && ranked[2].outlet == 0));
  CHECK((ranked[0].lost == fraction::of(61, 3) && ranked[1].lost == fraction::of(35, 3)));
  CHECK(ranked[0].lost + ranked[1].lost + ranked[2].lost == fraction{100} - mean.score());
  auto const own = mean.outlet_scores();
  REQUIRE(own.size() == 3);
  CHECK((own[0].score == fraction{95} && own[1].score == fraction{65} && own[2].score == fraction{39}));
  CHECK((own[2].number == 5 && own[2].weight == fraction::of(8, 3)));
  auto const worst = *rate_company(head, drawn, visits, worst_outlet);
  CHECK(worst.score() == fraction{39});
  CHECK(worst.estimate().error().code == errc::no_standard_error);
  CHECK(worst.ranked_losses().error().code == errc::no_outlet_losses);
  CHECK(rate_company(head, drawn, visits, trimmed{share::of(1, 3)}).value().score() == fraction{65});
  CHECK(rate_company(head, drawn, visits, trimmed{share::none()}).value().score() == fraction::of(199, 3));
  // A quarter at each end: half of 39·0.25, all of 65, 0.25 of 95, in thirds of the weight.
  CHECK(rate_company(head, drawn, visits, trimmed{share::of(1, 4)}).value().score() ==
        fraction::of(39 + 95 + 4 * 65, 6));
  auto const raw = *rate_company(head, drawn, visits, pooled_raw);
  CHECK(raw.score() == fraction::of(203, 3));
  CHECK(raw.estimate().error().code == errc::no_standard_error);
  auto const floored = *rate_company(head, drawn, visits, outlet_floor{points{40}});
  CHECK(floored.grade().state() == outcome::vetoed);
  CHECK(floored.floor_missed_by() == 5U);
  CHECK(floored.score() == fraction::of(203, 3));
  CHECK(rate_company(head, drawn, visits, outlet_floor{points{39}}).value().grade().state() ==
        outcome::below_ladder);
}

namespace declared {

using namespace starlot::literals;

constexpr auto by_hand =
    scheme{title{"small-care", "1"},
           starlot::clause{"1", "", criterion{"1.1", "", 100_pt, proportional, per_outlet}}, trimmed{25_pct},
           ladder{{50_pt, "pass"}}};

scheme_parts parts(aggregation_choice const& policy) {
  return {
      .title = {"small-care", "1"},
      .rows = {{.id = "1"},
               {.id = "1.1", .parent = "1", .worth = 100_pt, .rule = proportional, .visited = per_outlet}},
      .rungs = {{50_pt, "pass"}},
      .aggregation = policy};
}

} // namespace declared

// 3 of 4 outlets, with 10, 6 and 2 of 10 right; pooled the same as their mean.
TEST_CASE("the scheme declares its policy, and a call may name another") {
  using namespace starlot::literals;
  auto const f = small_company::frame_of(4);
  auto const drawn = small_company::simple(4, {0, 1, 2});
  std::vector<std::string> hashes;
  struct row {
    aggregation_choice policy;
    std::string name, score;
    outcome grade;
  };
  for (auto const& [policy, name, score, due] :
       {row{pooled, "pooled", "60", outcome::graded}, row{pooled_raw, "pooled_raw", "60", outcome::graded},
        row{mean_of_outlets, "mean_of_outlets", "60", outcome::graded},
        row{worst_outlet, "worst_outlet", "20", outcome::below_ladder},
        row{trimmed{25_pct}, "trimmed", "60", outcome::graded},
        row{outlet_floor{21_pt}, "outlet_floor", "60", outcome::vetoed},
        row{{}, "pooled", "60", outcome::graded}}) {
    auto const built = *loaded_scheme::build(declared::parts(policy));
    outlet_findings visits{built, f};
    for (std::uint32_t i = 0; i < 3; ++i) {
      finding_set at{built};
      REQUIRE(at.set("1.1", sampled(4 * i, 10)).has_value());
      REQUIRE(visits.add(f[i].id, at).has_value());
    }
    finding_set const office{built};
    auto const r = *rate_company(office, drawn, visits);
    CHECK(r.policy() == name);
    CHECK(to_string(r.score()) == score);
    CHECK(r.grade().state() == due);
    CHECK(r.policy_origin() == (policy.is_said() ? policy_origin::declared : policy_origin::by_default));
    auto const other = *rate_company(office, drawn, visits, worst_outlet);
    CHECK(other.policy_origin() == policy_origin::given);
    CHECK(to_string(other.score()) == "20");
    hashes.emplace_back(content_hash(built).hex());
  }
  for (std::size_t a = 0; a < hashes.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      CHECK(hashes[a] != hashes[b]);
  auto const said = content_hash<declared::by_hand>();
  CHECK(said.hex() == hashes[4]);
  CHECK(content_hash(*loaded_scheme::build(declared::parts(trimmed{24_pct}))) != said);
  auto const wrong = loaded_scheme::build(declared::parts(trimmed{50_pct}));
  REQUIRE(!wrong.has_value());
  CHECK(wrong.errors()[0].code == errc::trims_everything);
}

/// A policy of one's own: of the outlets, the one in the middle, or the worse of the two.
struct median_outlet {
  static constexpr std::string_view name = "median outlet";
  static constexpr int version = 1;
  static constexpr aggregation_kind kind = aggregation_kind::scores;
  static constexpr bool is_monotone = true;
  [[nodiscard]] fraction operator()(std::span<outlet_score const> outlets) const {
    return outlets[(outlets.size() - 1) / 2].score;
  }
};

/// Another, with a parameter: criterion by criterion, and an outlet with fewer points fails the company.
struct no_outlet_without_points {
  static constexpr std::string_view name = "no outlet without points";
  static constexpr int version = 1;
  static constexpr aggregation_kind kind = aggregation_kind::criteria;
  std::int64_t least = 1;
  [[nodiscard]] constexpr std::array<std::int64_t, 1> parameters() const { return {least}; }
  [[nodiscard]] bool fails(outlet_score const& o) const { return o.score < fraction{least}; }
};

namespace declared {

template <class Policy>
constexpr auto by = scheme{title{"small-care", "1"},
                           starlot::clause{"1", "", criterion{"1.1", "", 100_pt, proportional, per_outlet}},
                           Policy{}, ladder{{50_pt, "pass"}}};

} // namespace declared

TEST_CASE(
    "a policy of one's own rates alike where a scheme declares it, loads it by name, or a call gives it") {
  auto const f = small_company::frame_of(4);
  auto const drawn = small_company::simple(4, {0, 1, 2});
  custom_table mine;
  mine.add(median_outlet{}).add("none", no_outlet_without_points{}).add("most", no_outlet_without_points{70});
  // 3 of 4 outlets, with 9, 8 and 0 of 10 right.
  auto const rated = [&](any_scheme const& of, auto const& policy) {
    outlet_findings visits{of, f};
    std::int64_t const wrong[] = {1, 2, 10};
    for (std::uint32_t i = 0; i < 3; ++i) {
      finding_set at{of};
      REQUIRE(at.set("1.1", sampled(wrong[i], 10)).has_value());
      REQUIRE(visits.add(f[i].id, at).has_value());
    }
    return *rate_company(finding_set{of}, drawn, visits, policy);
  };
  auto const check = [&]<class Policy>(Policy const& policy, std::string_view name, std::string_view score,
                                       outcome due) {
    CAPTURE(name);
    auto const loaded = *loaded_scheme::build(declared::parts(custom{name}), mine);
    CHECK(content_hash(loaded) == content_hash<declared::by<Policy>>());
    auto const plain = *loaded_scheme::build(declared::parts({}));
    CHECK(content_hash(loaded) != content_hash(plain));
    for (auto const& [r, origin] :
         {std::pair{rated(compiled<declared::by<Policy>>, as_declared), policy_origin::declared},
          std::pair{rated(loaded, as_declared), policy_origin::declared},
          std::pair{rated(loaded, policy), policy_origin::given},
          std::pair{rated(plain, policy), policy_origin::given}}) {
      CHECK(r.policy() == Policy::name);
      CHECK(r.policy_origin() == origin);
      CHECK(to_string(r.score()) == score);
      CHECK(r.grade().state() == due);
      fraction sum;
      for (auto const& l : r.rating().trace())
        sum += l.kind == line_kind::clause ? l.adjustment : l.contribution + l.adjustment;
      CHECK(sum == r.score());
    }
    CHECK(rated(loaded, worst_outlet).policy() == "worst_outlet");
  };
  check(median_outlet{}, "median outlet", "80", outcome::graded);
  check(no_outlet_without_points{}, "none", "170/3", outcome::vetoed);
  CHECK(content_hash(*loaded_scheme::build(declared::parts(custom{"most"}), mine)) !=
        content_hash(*loaded_scheme::build(declared::parts(custom{"none"}), mine)));
}

// Shares of 7/10 in three sizes: doubles would differ by their rounding, and the bound would miss the cut-off of 70.
TEST_CASE("outlets that all earn the same have no variation, whatever their sizes") {
  static constexpr auto at_seventy = scheme{
      title{"t", "1"}, criterion{"1", "", points{100}, proportional, per_outlet}, ladder{{points{70}, "B"}}};
  auto const f = small_company::frame_of(10);
  starlot::outlet_findings visits{starlot::compiled<at_seventy>, f};
  std::int64_t const sizes[] = {10, 90, 30};
  for (std::uint32_t i = 0; i < 3; ++i) {
    findings<at_seventy> at;
    at.set<"1">(sampled(sizes[i] * 3 / 10, sizes[i]));
    REQUIRE(visits.add(f[i].id, at).has_value());
  }
  auto const r = *rate_company(findings<at_seventy>{}, small_company::simple(10, {0, 1, 2}), visits);
  CHECK(r.score() == fraction{70});
  CHECK(r.estimate().value().standard_error == 0);
  CHECK(r.grade_by_bound(0.95).error().code == errc::no_variation);
}

TEST_CASE("an outlet twice in a sample, or of another stratum, is refused") {
  auto const f = small_company::frame_of(4, {"a", "a", "b", "b"});
  auto const visits = small_company::visited(f, eight, {0, 1, 2, 3});
  auto const head = small_company::head_office();
  sample const twice{{{"a", 2, 2}, {"b", 2, 1}}, {{0, 0}, {0, 0}, {2, 1}}};
  CHECK(rate_company(head, twice, visits).error().code == errc::outlet_listed_twice);
  sample const swapped{{{"b", 2, 2}, {"a", 2, 2}}, {{0, 0}, {1, 0}, {2, 1}, {3, 1}}};
  CHECK(rate_company(head, swapped, visits).error().code == errc::frame_differs);
  CHECK(rate_company(head, swapped, visits).error().where.id == "o00");
}

// Few points are good: the worst outlet has the most.
TEST_CASE("the worst outlet where few points are good") {
  static constexpr auto demerits =
      scheme{title{"d", "1"}, criterion{"1", "", points{10}, proportional, per_outlet},
             ladder{rung::at_most(points{8}, "fair"), rung::at_most(points{2}, "good")}};
  auto const f = small_company::frame_of(2);
  starlot::outlet_findings visits{starlot::compiled<demerits>, f};
  for (std::uint32_t i = 0; i < 2; ++i) {
    findings<demerits> at;
    at.set<"1">(sampled(1 + 3 * i, 10));
    REQUIRE(visits.add(f[i].id, at).has_value());
  }
  auto const r = *rate_company(findings<demerits>{}, small_company::simple(2, {0, 1}), visits, worst_outlet);
  CHECK(r.score() == fraction{9});
}

TEST_CASE("a census is the full audit, and says so") {
  auto const f = small_company::frame_of(8);
  auto const visits = small_company::visited(f, eight, {0, 1, 2, 3, 4, 5, 6, 7});
  auto const r =
      *rate_company(small_company::head_office(), small_company::simple(8, {0, 1, 2, 3, 4, 5, 6, 7}), visits);
  CHECK(r.score() == fraction{35} + fraction{40} * fraction::of(59, 79) + fraction{20} * fraction::of(6, 8));
  auto const e = *r.estimate();
  CHECK(e.census);
  CHECK(e.standard_error == 0);
  CHECK(*e.lower_bound(0.95) == e.value);
  CHECK(r.grade_by_bound(0.95).value() == r.grade());
}

// All 56 draws of three of eight: the mean of the estimates against the score of all outlets, and their spread against the
// standard errors. The pooled score is a ratio: its bias is printed, not asserted to be none.
TEST_CASE("by enumeration, the score of a sample against that of the company") {
  auto const f = small_company::frame_of(8);
  auto const head = small_company::head_office();
  double const truth = 35 + 40 * 59 / 79.0 + 20 * 6 / 8.0;
  double sum = 0, squares = 0, variances = 0, of_means = 0, count = 0;
  double own = 0;
  for (auto const& v : eight)
    own += (35 + 40 * (1 - static_cast<double>(v.wrong) / v.seen) + (v.posted ? 20 : 0)) / 8;
  for (std::uint32_t a = 0; a < 8; ++a)
    for (std::uint32_t b = a + 1; b < 8; ++b)
      for (std::uint32_t c = b + 1; c < 8; ++c) {
        auto const visits = small_company::visited(f, eight, {a, b, c});
        auto const drawn = small_company::simple(8, {a, b, c});
        auto const r = *rate_company(head, drawn, visits);
        auto const e = *r.estimate();
        sum += e.value;
        squares += e.value * e.value;
        variances += e.standard_error * e.standard_error;
        of_means += rate_company(head, drawn, visits, mean_of_outlets).value().estimate().value().value;
        count += 1;
      }
  CHECK(count == 56);
  CHECK(close(of_means / count, own)); // the mean of outlets is unbiased
  auto const mean = sum / count;
  auto const deviation = std::sqrt(squares / count - mean * mean);
  WARN("pooled, 3 of 8 outlets: bias "
       << mean - truth << " points of " << truth << ", " << (mean - truth) / deviation
       << " standard deviations; standard error by linearisation " << std::sqrt(variances / count) / deviation
       << " of the true one");
  CHECK(std::fabs(mean - truth) < 2);
  CHECK(std::sqrt(variances / count) / deviation > 0.7);
  CHECK(std::sqrt(variances / count) / deviation < 1.3);
}

TEST_CASE(
    "what is excluded at an outlet does not count there, what is out everywhere does not count at all") {
  auto const f = small_company::frame_of(4);
  auto const drawn = small_company::simple(4, {0, 1});
  starlot::outlet_findings some{starlot::compiled<small_company::care>, f};
  small_company::findings partly;
  partly.set<"2.1">(excluded("repairs nothing")).set<"2.2">(not_met);
  CHECK(some.add("o00", partly).has_value());
  CHECK(some.add("o01", small_company::found_at({1, 10, true})).has_value());
  auto const r = *rate_company(small_company::head_office(), drawn, some);
  CHECK(r.score() == fraction{35 + 36 + 10});
  auto const e = *r.estimate();
  // Only 2.2 varies between the two: z = ∓ 20 (1/2)/2
  CHECK(close(e.standard_error, std::sqrt((1 - 0.5) * 2 * 50)));
  starlot::outlet_findings none{starlot::compiled<small_company::care>, f};
  CHECK(none.add("o00", partly).has_value());
  CHECK(none.add("o01", partly).has_value());
  auto const without = *rate_company(small_company::head_office(), drawn, none);
  CHECK(without.score() == fraction::of(35 * 100, 60)); // over the 60 points that apply
  CHECK(without.rating().trace()[4].state == line_state::excluded);
}

TEST_CASE("outlets that were not reached: refused, or bounds") {
  auto const f = small_company::frame_of(8);
  auto const drawn = small_company::simple(8, {0, 2, 5});
  auto const visits = small_company::visited(f, eight, {0, 2});
  auto const head = small_company::head_office();
  auto const refused = rate_company(head, drawn, visits);
  CHECK(refused.error().code == errc::outlet_not_reached);
  CHECK(refused.error().where.id == "o05");
  auto const r = *rate_company(head, drawn, visits, pooled, {.nonresponse = nonresponse::worst_case});
  CHECK_FALSE(r.has_score());
  CHECK(r.score_of_assessed() == fraction{35} + fraction{40} * fraction::of(25, 30) + fraction{10});
  // As many samples as the most elsewhere, 20, all wrong or all right; hours likewise.
  CHECK(r.lowest() == fraction{35} + fraction{40} * fraction::of(25, 50) + fraction{20} * fraction::of(1, 3));
  CHECK(r.highest() ==
        fraction{35} + fraction{40} * fraction::of(45, 50) + fraction{20} * fraction::of(2, 3));
  CHECK_FALSE(r.is_determined());
  CHECK(r.grade().state() == outcome::undetermined);
  CHECK(r.lowest_grade().state() == outcome::below_ladder);
  CHECK(r.highest_grade().name().en == "three stars");
  CHECK(r.estimate().error().code == errc::outlet_not_reached); // the weights are not theirs to bear
  CHECK(r.estimate().error().where.id == "o05");
  CHECK(r.unreached() == 1);
  auto const mean =
      *rate_company(head, drawn, visits, mean_of_outlets, {.nonresponse = nonresponse::worst_case});
  CHECK(mean.score_of_assessed() == fraction{80});
  CHECK(mean.lowest() == fraction{65}); // 35 of the head office are known: (95 + 65 + 35)/3
  CHECK(mean.highest() == fraction{85});
  // Hours that do not apply anywhere they were looked for are no part of what was seen.
  starlot::outlet_findings alone{starlot::compiled<small_company::care>, f};
  small_company::findings only_repairs;
  only_repairs.set<"2.1">(sampled(1, 4));
  only_repairs.set<"2.2">(excluded("sells on line"));
  REQUIRE(alone.add("o00", only_repairs).has_value());
  auto const seen = *rate_company(head, drawn, alone, pooled, {.nonresponse = nonresponse::worst_case});
  CHECK(seen.score_of_assessed() == fraction::of((35 + 30) * 100, 80));
  CHECK(seen.lowest() == fraction{35} + fraction{40} * fraction::of(3, 12));
  starlot::outlet_findings const none{starlot::compiled<small_company::care>, f};
  CHECK(rate_company(head, drawn, none, pooled, {.nonresponse = nonresponse::worst_case}).error().code ==
        errc::nothing_visited);
}

TEST_CASE("all that is wrong of a kind is said at once, and options stand without a policy") {
  auto const f = small_company::frame_of(8);
  auto const drawn = small_company::simple(8, {0, 1, 2, 3, 4});
  auto const visits = small_company::visited(f, eight, {0, 1, 6, 7});
  auto const missing = rate_company(small_company::head_office(), drawn, visits);
  REQUIRE_FALSE(missing);
  REQUIRE(missing.errors().size() == 5);
  CHECK((missing.errors()[0].code == errc::outlet_not_reached && missing.errors()[0].where.id == "o02"));
  CHECK(
      (missing.errors()[4].code == errc::outlet_visited_not_drawn && missing.errors()[4].where.id == "o07"));
  auto const none =
      rate_company(small_company::head_office(), drawn, outlet_findings{compiled<small_company::care>, f});
  CHECK((none.errors().size() == 1 && none.error().code == errc::nothing_visited));
  CHECK(
      rate_company(small_company::head_office(), drawn, visits,
                   {.nonresponse = nonresponse::worst_case, .purposive_visits = purposive_visits::certainty})
          .has_value());
  auto head = small_company::head_office();
  head.set<"1.2">(sampled(5, 4)).set<"2.1">(sampled(1, 2)).set<"2.2">(met);
  auto const wrong = rate_company(head, drawn, visits);
  REQUIRE(wrong.errors().size() == 3);
  CHECK((wrong.errors()[0].code == errc::outlet_criterion && wrong.errors()[0].where.id == "2.1"));
  CHECK((wrong.errors()[2].code == errc::more_nonconforming_than_sampled &&
         wrong.errors()[2].where.id == "1.2"));
  auto const trims = rate_company(small_company::head_office(), drawn, visits, trimmed{50_pct});
  CHECK((trims.error().code == errc::trims_everything && trims.error().where.id == "trimmed"));
}

TEST_CASE("a sample with replacements is rated where this is said, and remembers") {
  auto const f = small_company::frame_of(8);
  sample const drawn{{{"", 8, 2}}, {{0, 0}, {2, 0}}, {1, true}};
  auto const visits = small_company::visited(f, eight, {0, 2});
  auto const head = small_company::head_office();
  CHECK(rate_company(head, drawn, visits).error().code == errc::replacement_not_named);
  CHECK(rate_company(head, drawn, visits, pooled, {.nonresponse = nonresponse::worst_case}).error().code ==
        errc::replacement_not_named);
  auto const r = *rate_company(head, drawn, visits, pooled, {.accepts_substitutes = true});
  CHECK(r.remarks().replaced == 1);
  CHECK(r.estimate().value().remarks.optional_stopping);
}

TEST_CASE("outlets visited beside the sample are refused, or stand for themselves") {
  auto const f = small_company::frame_of(8);
  auto const drawn = small_company::simple(8, {0, 2, 5});
  auto const visits = small_company::visited(f, eight, {0, 2, 5, 7});
  auto const head = small_company::head_office();
  auto const refused = rate_company(head, drawn, visits);
  CHECK(refused.error().code == errc::outlet_visited_not_drawn);
  CHECK(refused.error().where.id == "o07");
  auto const r =
      *rate_company(head, drawn, visits, pooled, {.purposive_visits = purposive_visits::certainty});
  // 7/3 of the drawn, 1 of the other: (7/3 · 26 + 4)/(7/3 · 40 + 4) and (7/3 + 1)/(7 + 1)
  CHECK(r.score() == fraction{35} + fraction{40} * fraction::of(26 * 7 + 12, 40 * 7 + 12) +
                         fraction{20} * fraction::of(10, 24));
  CHECK(r.weight(3) == fraction{1});
  CHECK(r.estimate().value().df == 2);
}

TEST_CASE("a floor that an open or missing outlet might miss leaves the grade open") {
  auto const f = small_company::frame_of(4);
  std::vector<visit> const good(4, visit{0, 10, true});
  auto const drawn = small_company::simple(4, {0, 1, 2, 3});
  auto const most = small_company::visited(f, good, {0, 1, 2});
  auto const head = small_company::head_office();
  auto const missing =
      *rate_company(head, drawn, most, outlet_floor{points{60}}, {.nonresponse = nonresponse::worst_case});
  CHECK(missing.grade().state() == outcome::undetermined);
  CHECK(missing.lowest_grade().state() == outcome::vetoed);
  CHECK(missing.highest_grade().name().en == "five stars");
  CHECK_FALSE(missing.floor_missed_by().has_value());
  auto open = most;
  CHECK(open.add("o03", small_company::findings{}).has_value());
  auto const unassessed = *rate_company(head, drawn, open, outlet_floor{points{60}});
  CHECK(unassessed.grade().state() == outcome::undetermined);
  CHECK(unassessed.lowest_grade().state() == outcome::vetoed);
  CHECK_FALSE(unassessed.estimate().value().census); // not all of it was seen
}

TEST_CASE("a step that asks acts where anybody says so") {
  static constexpr auto licensed = scheme{
      title{"l", "1"}, starlot::clause{"1", "", criterion{"1.1", "", points{100}, proportional, per_outlet}},
      veto{"licence", "Holds a licence"}, ladder{{points{50}, "pass"}}};
  auto const f = small_company::frame_of(2);
  auto const rate = [&](finding const& office, finding const& at_outlet) {
    findings<licensed> head;
    head.set<"licence">(office);
    starlot::outlet_findings visits{starlot::compiled<licensed>, f};
    for (std::uint32_t i = 0; i < 2; ++i) {
      findings<licensed> there;
      there.set<"1.1">(sampled(0, 4));
      if (i == 1)
        there.set<"licence">(at_outlet);
      CHECK(visits.add(f[i].id, there).has_value());
    }
    return rate_company(head, small_company::simple(2, {0, 1}), visits).value().grade().state();
  };
  CHECK(rate(met, not_assessed) == outcome::graded);
  CHECK(rate(met, met) == outcome::graded);
  CHECK(rate(not_met, met) == outcome::vetoed);
  CHECK(rate(met, not_met) == outcome::vetoed);
  CHECK(rate(not_assessed, not_met) == outcome::vetoed);
  CHECK(rate(not_assessed, met) == outcome::undetermined);
}

TEST_CASE("a sample of another frame, a stratum of which nothing was drawn, and one that is alone") {
  auto const f = small_company::frame_of(8, {"n", "n", "n", "n", "n", "s", "s", "s"});
  auto const head = small_company::head_office();
  auto const visits = small_company::visited(f, eight, {0, 2, 5});
  CHECK(rate_company(head, small_company::simple(9, {0, 2, 5}), visits).error().code == errc::frame_differs);
  auto const north = small_company::visited(f, eight, {0, 2});
  auto const none = rate_company(head, sample{{{"n", 5, 2}, {"s", 3, 0}}, {{0, 0}, {2, 0}}}, north);
  CHECK(none.error().code == errc::sample_of_none);
  sample const lonely{{{"n", 5, 2}, {"s", 3, 1}}, {{0, 0}, {2, 0}, {5, 1}}};
  auto const r = *rate_company(head, lonely, visits);
  auto const e = r.estimate();
  CHECK(e.error().code == errc::single_unit_stratum);
  CHECK(e.error().where.id == "s");
  auto const adjusted =
      *rate_company(head, lonely, visits, pooled, {.single_unit = single_unit_strata::adjust});
  CHECK(adjusted.estimate().has_value());
  // Nothing of a stratum was reached: the rest does not speak for it.
  auto const half = *rate_company(head, lonely, north, pooled, {.nonresponse = nonresponse::worst_case});
  CHECK(half.estimate().error().code == errc::outlet_not_reached);
}

TEST_CASE("a record, a frame and a summary belong together") {
  auto const f = small_company::frame_of(8);
  auto const record = *record_draw(f, simple_random{3},
                                   seed{"1 2 3", "lottery", "2026-01-01T09:00:00Z", "2026-01-02T09:00:00Z"});
  starlot::outlet_findings visits{starlot::compiled<small_company::care>, f, record.hash()};
  for (auto const& o : record.outlets())
    CHECK(visits.add(o.id, small_company::found_at(eight[o.drawn.number])).has_value());
  auto const head = small_company::head_office();
  auto const r = rate_company(head, record, visits);
  REQUIRE(r.has_value());
  CHECK(r->score() == rate_company(head, record.sample(), visits).value().score());
  auto const other = small_company::frame_of(9);
  starlot::outlet_findings const elsewhere{starlot::compiled<small_company::care>, other, record.hash()};
  CHECK(rate_company(head, record, elsewhere).error().code == errc::frame_differs);
  starlot::outlet_findings const no_record{starlot::compiled<small_company::care>, f};
  CHECK(rate_company(head, record, no_record).error().code == errc::other_draw);
}

TEST_CASE("findings of the head office and of outlets keep to their criteria") {
  auto const f = small_company::frame_of(2);
  auto const visits = small_company::visited(f, eight, {0, 1});
  auto const drawn = small_company::simple(2, {0, 1});
  auto wrong = small_company::head_office();
  wrong.set<"2.2">(met);
  auto const r = rate_company(wrong, drawn, visits);
  CHECK(r.error().code == errc::outlet_criterion);
  auto twice = small_company::head_office();
  twice.set<"1.1">(met.on("yesterday")).set<"1.2">(sampled(5, 4));
  auto const both = rate_company(twice, drawn, visits);
  REQUIRE_FALSE(both);
  REQUIRE(both.errors().size() == 2);
  CHECK(both.errors()[0].code == errc::bad_date);
  CHECK(both.errors()[1].code == errc::more_nonconforming_than_sampled);
  CHECK(both.errors()[1].where.id == "1.2");
  CHECK(r.error().where.id == "2.2");
  auto bad = small_company::head_office();
  bad.set<"1.2">(sampled(5, 4));
  CHECK(rate_company(bad, drawn, visits).error().code == errc::more_nonconforming_than_sampled);
  // What the head office left open leaves the company open.
  small_company::findings open;
  open.set<"1.1">(met);
  auto const bounds = *rate_company(open, drawn, visits);
  CHECK(bounds.highest() - bounds.lowest() == fraction{20});
}

TEST_CASE("deductions count as found, at outlets too, and are not expanded") {
  auto const f = small_company::frame_of(8);
  starlot::outlet_findings visits{starlot::compiled<small_company::care>, f};
  for (auto const n : {0U, 2U, 5U}) {
    auto found_there = small_company::found_at(eight[n]);
    if (n != 0)
      found_there.set<"breach of law">(found(1));
    CHECK(visits.add(f[n].id, found_there).has_value());
  }
  auto head = small_company::head_office();
  head.set<"breach of law">(found(2));
  auto const drawn = small_company::simple(8, {0, 2, 5});
  auto const r = *rate_company(head, drawn, visits);
  CHECK(r.score() == fraction::of(203 - 12, 3));
  CHECK_FALSE(r.first_nonlinear_step().has_value());
  CHECK(close(r.estimate().value().value, 191 / 3.0)); // shifted by the constant
  head.set<"breach of law">(found(3));
  CHECK(rate_company(head, drawn, visits).value().grade().state() == outcome::vetoed);
}

TEST_CASE("the grade by a bound is another than that of the score") {
  auto const f = small_company::frame_of(40);
  std::vector<visit> good;
  for (int i = 0; i < 40; ++i)
    good.push_back({i % 4 == 0 ? 2 : 1, 20, true});
  auto const visits = small_company::visited(f, good, {0, 3, 10, 17, 21, 32});
  auto const r =
      *rate_company(small_company::head_office(), small_company::simple(40, {0, 3, 10, 17, 21, 32}), visits);
  CHECK(r.grade().name().en == "four stars"); // 95 less 40 · 8/120
  CHECK(r.grade_by_bound(0.95).value().name().en == "four stars");
  auto const alike = small_company::visited(f, good, {0, 32});
  auto const closer = *rate_company(small_company::head_office(), small_company::simple(40, {0, 32}), alike);
  CHECK(closer.grade().name().en == "four stars");
  CHECK(closer.grade_by_bound(0.95).error().code == errc::no_variation);
}

/// Numbers below `n`, the same each time.
struct numbers {
  simulation_engine engine{2026};
  int operator()(int n) { return static_cast<int>(uniform_below(engine, static_cast<std::uint64_t>(n))); }
};

// 100 000 of them with --full, 2 000 else.
TEST_CASE("random companies: scores within bounds, costs that add up, worst <= estimate <= best") {
  numbers below;
  auto const rounds = std::getenv("STARLOT_FULL") != nullptr ? 100'000 : 2'000;
  std::vector<frame> frames; // of 1 to 9 outlets, in two strata by their number
  for (std::size_t n = 1; n < 10; ++n) {
    std::vector<std::string> strata;
    for (std::size_t i = 0; i < n; ++i)
      strata.push_back(i < (n + 1) / 2 ? "a" : "b");
    frames.push_back(small_company::frame_of(n, strata));
  }
  for (int round = 0; round < rounds; ++round) {
    auto const size = static_cast<std::size_t>(1 + below(9));
    auto const& f = frames[size - 1];
    auto const first = static_cast<std::uint32_t>((size + 1) / 2);
    std::vector<stratum> strata{{"a", first, 0}, {"b", static_cast<std::uint32_t>(size) - first, 0}};
    if (strata[1].population == 0)
      strata.pop_back();
    std::vector<drawn_outlet> drawn;
    starlot::outlet_findings visits{starlot::compiled<small_company::care>, f};
    bool reached_any = false;
    bool reached_all = true;
    for (std::uint32_t i = 0; i < size; ++i) {
      auto& stratum = strata[i < first ? 0 : 1];
      if (stratum.sampled > 0 && below(3) == 0)
        continue;
      drawn.push_back({i, i < first ? 0U : 1U});
      ++stratum.sampled;
      if (below(5) == 0) {
        reached_all = false;
        continue;
      }
      reached_any = true;
      auto const seen = 1 + below(50);
      auto there = small_company::found_at({below(seen + 1), seen, below(2) == 0});
      if (below(9) == 0)
        there.set<"2.1">(excluded("none"));
      CHECK(visits.add(f[i].id, there).has_value());
    }
    if (!reached_any)
      continue;
    auto head = small_company::head_office();
    if (below(4) == 0)
      head.set<"1.2">(not_assessed);
    sample const s{strata, drawn};
    company_options const bounds{.nonresponse = nonresponse::worst_case};
    auto const check = [&](auto const& policy) {
      auto const r = *rate_company(head, s, visits, policy, bounds);
      CHECK(r.lowest() <= r.score_of_assessed());
      CHECK(r.score_of_assessed() <= r.highest());
      CHECK((!r.has_score() || r.score() == r.lowest()));
      CHECK(r.lowest().sign() >= 0);
      CHECK(r.highest() <= fraction{100});
      auto const e = r.estimate();
      CHECK((reached_all || !e || !e->census));
      return r;
    };
    static_cast<void>(check(mean_of_outlets));
    static_cast<void>(check(worst_outlet));
    static_cast<void>(check(median_outlet{}));
    auto const r = check(pooled);
    fraction lost;
    for (auto const& l : r.rating().trace())
      if (l.kind == line_kind::criterion && l.id.starts_with("2"))
        lost += l.lost();
    fraction costs;
    auto const each = *r.losses();
    for (auto const& c : each)
      costs += c;
    CHECK(costs == lost);
  }
}

TEST_CASE("10 000 outlets in any partition and order: one rating") {
  numbers below;
  auto const f = [&] {
    struct row {
      std::string id, stratum;
    };
    std::vector<row> rows;
    for (int i = 0; i < 10'000; ++i)
      rows.push_back({"o" + std::to_string(100'000 + i), "s" + std::to_string(i % 31)});
    for (int i = 0; i < 31 * 40; ++i) // that nobody visits
      rows.push_back({"p" + std::to_string(100'000 + i), "s" + std::to_string(i % 31)});
    return *frame::of(rows, outlet_id{&row::id}, in_stratum{&row::stratum});
  }();
  std::vector<stratum> of;
  for (std::uint32_t h = 0; h < 31; ++h)
    of.push_back({"s" + std::to_string(h), h < 18 ? 323U + 40 : 322U + 40, h < 18 ? 323U : 322U});
  std::vector<visit> found;
  std::vector<drawn_outlet> drawn;
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    auto const seen = 1 + below(50);
    found.push_back({below(seen + 1), seen, below(3) != 0});
    drawn.push_back({i, i % 31});
  }
  std::string bytes;
  std::string score;
  estimate e;
  for (int teams : {1, 2, 13}) {
    std::vector<starlot::outlet_findings> parts(
        static_cast<std::size_t>(teams), starlot::outlet_findings{starlot::compiled<small_company::care>, f});
    std::vector<std::uint32_t> order(10'000);
    for (std::uint32_t i = 0; i < order.size(); ++i)
      order[i] = i;
    for (std::size_t i = order.size() - 1; i > 0; --i)
      std::swap(order[i], order[static_cast<std::size_t>(below(static_cast<int>(i) + 1))]);
    for (auto const i : order)
      CHECK(parts[static_cast<std::size_t>(below(teams))]
                .add(f[i].id, small_company::found_at(found[i]))
                .has_value());
    for (std::size_t t = 1; t < parts.size(); ++t)
      CHECK(parts[0].merge(parts[t]).has_value());
    std::swap(drawn[0], drawn[static_cast<std::size_t>(31 * teams)]);
    auto const r = *rate_company(small_company::head_office(), sample{of, drawn}, parts[0]);
    if (bytes.empty()) {
      bytes = parts[0].bytes();
      score = to_string(r.score());
      e = *r.estimate();
    }
    CHECK(parts[0].bytes() == bytes);
    CHECK(to_string(r.score()) == score);
    CHECK(*r.estimate() == e);
  }
}

// --- a company of one outlet and a sheet of the same findings -------------------------------------------------------

inline constexpr auto penalties = scheme{title{"penalties", "1"}, criterion{"1", "Head office", 60_pt},
                                         criterion{"2", "Outlets", 40_pt, per_outlet},
                                         ladder{rung::at_most(50_pt, "fair"), rung::at_most(15_pt, "good")}};

TEST_CASE("where few points are good, the lowest grade is the worse one, and an open score is none") {
  auto const f = small_company::frame_of(1);
  outlet_findings visits{compiled<penalties>, f};
  findings<penalties> there;
  there.set<"2">(not_met);
  REQUIRE(visits.add("o00", there).has_value());
  findings<penalties> const head; // its criterion is open
  auto const company = *rate_company(head, small_company::simple(1, {0}), visits);
  auto const sheet = *evaluate(there);
  CHECK(company.lowest() == fraction{0});
  CHECK(company.highest() == fraction{60});
  CHECK(company.lowest_grade() == sheet.lowest_grade());
  CHECK(company.lowest_grade().state() == outcome::below_ladder);
  CHECK(company.highest_grade() == sheet.highest_grade());
  CHECK(company.highest_grade().name().en == "good");
  CHECK_FALSE(company.has_score());
  CHECK_FALSE(sheet.has_score());
  CHECK(company.grade().state() == outcome::undetermined);
}

/// A random scheme of two to five clauses, every second one with a ladder where few points are good.
loaded_scheme random_scheme(starlot_tests::random_numbers& next, bool few_are_good) {
  static constexpr std::string_view clauses[] = {"a", "b", "c", "d", "e"};
  static constexpr std::string_view ids[] = {"a1", "a2", "a3", "b1", "b2", "b3", "c1", "c2",
                                             "c3", "d1", "d2", "d3", "e1", "e2", "e3"};
  auto const below = [&](std::uint64_t n) { return static_cast<std::int64_t>(next.below(n)); };
  scheme_parts parts{.title = {"random", "1"}};
  auto const last = static_cast<std::size_t>(2 + below(4));
  for (std::size_t c = 0; c < last; ++c) {
    auto const roll_up = below(6) == 0 ? starlot::minimum : below(6) == 0 ? starlot::maximum : sum_of_points;
    bool const weighs = roll_up != sum_of_points;
    parts.rows.push_back({.id = clauses[c], .worth = {}, .roll_up = roll_up});
    if (weighs)
      parts.rows.back().worth = points::from_micro((1 + below(50)) * points::one);
    for (std::size_t k = 0; k < static_cast<std::size_t>(1 + below(3)); ++k) {
      scheme_row row{.id = ids[3 * c + k], .parent = clauses[c]};
      auto const micro = (1 + below(40)) * points::one / 2;
      row.worth = weighs ? row_worth{weight::from_micro(micro)} : row_worth{points::from_micro(micro)};
      row.rule = below(3) == 0 ? rule_choice{all_or_nothing} : rule_choice{proportional};
      row.visited = below(2) == 0 ? head_office : per_outlet;
      row.not_applicable = policy_choice{if_not_applicable::leave_out};
      parts.rows.push_back(row);
    }
  }
  parts.out_of = 100_pt;
  if (below(2) == 0)
    parts.steps.push_back(deduction{"law", 1_pt}.fails_at(3));
  if (below(3) == 0)
    parts.steps.push_back(cap{90_pt});
  if (below(3) == 0)
    parts.steps.push_back(veto{"licence", "Holds a licence"});
  parts.rungs = few_are_good ? std::vector<rung>{rung::at_most(60_pt, "fair"), rung::at_most(30_pt, "good")}
                             : std::vector<rung>{{40_pt, "fair"}, {70_pt, "good"}};
  return loaded_scheme::build(parts).value();
}

bool is_same(trace_line const& a, trace_line const& b) {
  return a.kind == b.kind && a.state == b.state && a.index == b.index && a.depth == b.depth && a.id == b.id &&
         a.worth == b.worth && a.is_weight == b.is_weight &&
         observation{a.recorded} == observation{b.recorded} && a.earned == b.earned &&
         a.available == b.available && a.contribution == b.contribution && a.adjustment == b.adjustment &&
         a.vetoes == b.vetoes && a.limits == b.limits && a.lifts == b.lifts && a.rung == b.rung;
}
bool is_same(cause const& a, cause const& b) {
  return a.effect == b.effect && a.index == b.index && a.id == b.id && a.rung == b.rung &&
         a.change == b.change;
}
template <class T> bool is_same(std::vector<T> const& a, std::vector<T> const& b) {
  bool same = a.size() == b.size();
  for (std::size_t i = 0; same && i < a.size(); ++i)
    same = is_same(a[i], b[i]);
  return same;
}

TEST_CASE("a company of one outlet that was visited rates as one sheet of the same findings") {
  starlot_tests::random_numbers next;
  auto const below = [&](std::uint64_t n) { return static_cast<std::int64_t>(next.below(n)); };
  auto const f = small_company::frame_of(1);
  int open = 0, compared = 0, caused = 0;
  for (int repeat = 0; repeat < 20000; ++repeat) {
    CAPTURE(repeat);
    auto const scheme = random_scheme(next, repeat % 2 == 1);
    finding_set sheet{scheme}, head{scheme}, there{scheme};
    auto const& view = scheme.view();
    for (std::uint32_t i = 0; i < view.nodes.size() + view.steps.size(); ++i) {
      if (view.slot(i) == scheme_view::none)
        continue;
      bool const is_step = i >= view.nodes.size();
      finding found = not_assessed;
      if (is_step && view.steps[i - view.nodes.size()].asks())
        found = below(8) == 0 ? finding{not_assessed} : below(4) == 0 ? finding{not_met} : finding{met};
      else if (is_step)
        found = starlot::found(below(4));
      else if (auto const kind = below(10); kind == 0)
        found = excluded("not done here");
      else if (kind > 2)
        found = view.nodes[i].rule() == rule_kind::proportional && kind > 5 ? finding{sampled(below(5), 5)}
                : kind % 2 == 0                                             ? finding{met}
                                                                            : finding{not_met};
      auto const id = view.id(i);
      REQUIRE(sheet.set(id, found).has_value());
      REQUIRE((is_step || view.nodes[i].visited() == head_office ? head : there).set(id, found).has_value());
    }
    outlet_findings visits{scheme, f};
    REQUIRE(visits.add("o00", there).has_value());
    auto const drawn = small_company::simple(1, {0});
    auto const policy = repeat % 7;
    auto const company = policy == 0   ? rate_company(head, drawn, visits, mean_of_outlets)
                         : policy == 1 ? rate_company(head, drawn, visits, worst_outlet)
                         : policy == 2 ? rate_company(head, drawn, visits, trimmed{share::none()})
                         : policy == 3 ? rate_company(head, drawn, visits, median_outlet{})
                         : policy == 4 ? rate_company(head, drawn, visits, pooled_raw)
                                       : rate_company(head, drawn, visits);
    auto const rating = evaluate(sheet);
    // Scores of outlets need a criterion that applies at one.
    if (!rating || (policy < 4 && !company && company.error().code == errc::nothing_applicable)) {
      CHECK(!company);
      continue;
    }
    REQUIRE(company.has_value());
    ++compared;
    CHECK(company->rating().is_determined() == rating->is_determined());
    CHECK(company->has_score() == rating->has_score());
    CHECK(company->rating().open_items() == rating->open_items());
    CHECK(company->rating().completeness() == rating->completeness());
    CHECK(company->rating().hash() == rating->hash());
    auto const lines = company->rating().trace();
    auto const due = rating->trace();
    REQUIRE(lines.size() == due.size());
    fraction sum;
    for (std::size_t i = 0; i < due.size(); ++i) {
      CAPTURE(i);
      CHECK(is_same(lines[i], due[i]));
      if (due[i].kind != line_kind::clause)
        sum += due[i].contribution;
      sum += due[i].adjustment;
    }
    CHECK(sum == company->lowest());
    CHECK(is_same(company->rating().causes(), rating->causes()));
    CHECK(is_same(company->rating().reasons(), rating->reasons()));
    auto const next_rung = company->rating().next();
    REQUIRE(next_rung.has_value() == rating->next().has_value());
    if (next_rung)
      CHECK((next_rung->rung == rating->next()->rung && next_rung->missing == rating->next()->missing));
    caused += rating->causes().empty() ? 0 : 1;
    CHECK(company->lowest() == rating->lowest());
    CHECK(company->highest() == rating->highest());
    CHECK(company->lowest_grade() == rating->lowest_grade());
    CHECK(company->highest_grade() == rating->highest_grade());
    if (rating->has_score()) {
      REQUIRE(company->has_score());
      CHECK(company->score() == rating->score());
    }
    if (rating->is_determined())
      CHECK(company->grade() == rating->grade());
    open += rating->is_determined() ? 0 : 1;
  }
  CHECK(compared > 15000);
  CHECK(open > 2000);
  CHECK(caused > 2000);
}

} // namespace
