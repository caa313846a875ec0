// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/starlot.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// Every public function that can fail, by module: each returns a result, and each result holds errors of the one type. What
// returns an error without a result is found by hygiene.rooms.

namespace {

using namespace starlot;

/// `result<T>`, as such.
template <class Returned, class T>
constexpr bool fails =
    std::is_same_v<Returned, result<T>>&& std::is_same_v<typename Returned::error_type, error>;

template <class T> T const& a();
template <class T> T& open();

using numbers = std::span<double const>;

// core
static_assert(fails<decltype(parse<points>("")), points>);

// scheme
static_assert(fails<decltype(loaded_scheme::build(a<scheme_parts>())), loaded_scheme>);
static_assert(fails<decltype(first_fault(a<scheme_view>())), void>);
static_assert(fails<rule_result, share>);
static_assert(fails<decltype(a<ready_rule>()(a<finding>(), points{})), share>);

// scoring
static_assert(fails<decltype(open<finding_set>().set("", met)), void>);
static_assert(fails<decltype(open<finding_set>().override_finding("", met)), void>);
static_assert(fails<decltype(open<finding_set>().set_group("")), void>);
static_assert(fails<decltype(a<finding_set>().get("")), finding>);
static_assert(fails<decltype(a<finding_set>().check()), void>);
static_assert(fails<decltype(evaluate(a<finding_set>())), rating>);
static_assert(fails<decltype(apply(a<exclusion_profile>(), open<finding_set>())), void>);
static_assert(fails<decltype(all_must_pass(a<rating>(), a<rating>())), sheets_grade>);

// catalog
static_assert(fails<decltype(gbt27922::load({})), loaded_scheme>);
static_assert(fails<decltype(sbt10401::load(sbt10401::table::sales_service, {})), loaded_scheme>);

// sampling
using kept = smallest_tickets<ticket>;
static_assert(fails<decltype(frame::of(a<std::vector<std::string>>(),
                                       outlet_id{[](std::string const& s) { return std::string_view{s}; }})),
                    frame>);
static_assert(fails<decltype(frame::read("")), frame>);
static_assert(fails<decltype(timestamp::parse("")), timestamp>);
static_assert(fails<decltype(validate(a<seed>())), void>);
static_assert(fails<decltype(allocate({}, 1)), std::vector<std::uint32_t>>);
static_assert(fails<decltype(plan(a<frame>(), census{})), draw_plan>);
static_assert(fails<decltype(plan(a<frame>(), a<simple_random>())), draw_plan>);
static_assert(fails<decltype(plan(a<frame>(), a<stratified>())), draw_plan>);
static_assert(fails<decltype(plan(a<frame>(), a<fixed_allocation>())), draw_plan>);
static_assert(fails<decltype(plan(a<frame>(), a<multi_site>())), draw_plan>);
static_assert(fails<decltype(plan(a<frame>(), a<design_record>())), draw_plan>);
static_assert(fails<decltype(draw(a<frame>(), a<simple_random>(), a<sha256_tickets>())), sample>);
static_assert(fails<decltype(draw(a<frame>(), a<simple_random>(), a<seed>())), sample>);
static_assert(fails<decltype(merge(a<kept>(), a<kept>())), kept>);
static_assert(fails<decltype(record_draw(a<frame>(), a<simple_random>(), a<seed>())), draw_record>);
static_assert(
    fails<decltype(extend(a<draw_record>(), a<frame>(), a<simple_random>(), a<extension>())), draw_record>);
static_assert(fails<decltype(replace_outlet(a<draw_record>(), a<frame>(), "", "")), draw_record>);
static_assert(fails<decltype(replay("", a<frame>())), draw_record>);
static_assert(fails<decltype(replay("", a<frame>(), open<std::string>())), draw_record>);

// estimation
static_assert(fails<decltype(survey_design::of(a<sample>())), survey_design>);
static_assert(
    fails<decltype(survey_design::of(a<std::vector<double>>(), weight_of{[](double x) { return x; }})),
          survey_design>);
static_assert(fails<decltype(poststratify(a<survey_design>(), {}, {})), survey_design>);
static_assert(fails<decltype(jackknife::of(a<survey_design>())), jackknife>);
static_assert(fails<decltype(a<jackknife>().replicates()), replicate_weights>);
static_assert(
    fails<decltype(bootstrap(a<survey_design>(), 2, open<simulation_engine>())), replicate_weights>);
static_assert(
    fails<decltype(replicate_weights::of(a<survey_design>(), {}, a<replication>())), replicate_weights>);
static_assert(fails<decltype(estimate_mean(a<survey_design>(), a<numbers>())), estimate>);
static_assert(fails<decltype(estimate_total(a<survey_design>(), a<numbers>())), estimate>);
static_assert(fails<decltype(estimate_ratio(a<survey_design>(), a<numbers>(), a<numbers>())), estimate>);
static_assert(fails<decltype(estimate_mean(a<survey_design>(), a<std::span<points const>>())), estimate>);
static_assert(fails<decltype(estimate_mean(a<survey_design>(), a<std::span<decimal const>>())), estimate>);
static_assert(fails<decltype(estimate_mean(a<jackknife>(), a<numbers>())), estimate>);
static_assert(fails<decltype(estimate_total(a<jackknife>(), a<numbers>())), estimate>);
static_assert(fails<decltype(estimate_ratio(a<jackknife>(), a<numbers>(), a<numbers>())), estimate>);
static_assert(fails<decltype(estimate_mean(a<replicate_weights>(), a<numbers>())), estimate>);
static_assert(fails<decltype(estimate_total(a<replicate_weights>(), a<numbers>())), estimate>);
static_assert(fails<decltype(estimate_ratio(a<replicate_weights>(), a<numbers>(), a<numbers>())), estimate>);
static_assert(fails<decltype(estimate_by_replicates(a<replicate_weights>(),
                                                    [](numbers) { return result<double>{1.0}; })),
                    estimate>);
static_assert(fails<decltype(estimate_linearised(a<survey_design>(), 1, a<numbers>())), estimate>);
static_assert(fails<decltype(estimate_proportion(a<survey_design>(), a<numbers>())), proportion_estimate>);
static_assert(fails<decltype(estimate_quantile(a<survey_design>(), a<numbers>(), 0.5)), quantile_estimate>);
static_assert(fails<decltype(estimate_variance(a<survey_design>(), a<numbers>())), estimate>);
static_assert(fails<decltype(estimate_variance(a<survey_design>(), a<std::span<points const>>())), estimate>);
static_assert(
    fails<decltype(estimate_variance(a<survey_design>(), a<std::span<decimal const>>())), estimate>);
static_assert(
    fails<decltype(design_effect_of_mean(a<survey_design>(), a<numbers>(), a<effect_against>())), double>);
static_assert(
    fails<decltype(design_effect_of_total(a<survey_design>(), a<numbers>(), a<effect_against>())), double>);
static_assert(fails<decltype(a<estimate>().confidence_interval(0.9)), interval>);
static_assert(fails<decltype(a<estimate>().lower_bound(0.9)), double>);
static_assert(fails<decltype(a<estimate>().upper_bound(0.9)), double>);
static_assert(fails<decltype(a<proportion_estimate>().confidence_interval(0.9)), interval>);
static_assert(fails<decltype(a<proportion_estimate>().lower_bound(0.9)), double>);
static_assert(fails<decltype(a<proportion_estimate>().upper_bound(0.9)), double>);
static_assert(fails<decltype(a<quantile_estimate>().confidence_interval()), interval>);
static_assert(fails<decltype(a<quantile_estimate>().standard_error()), double>);

// company
static_assert(fails<decltype(open<outlet_findings>().add("", a<finding_set>())), void>);
static_assert(fails<decltype(open<outlet_findings>().merge(a<outlet_findings>())), void>);
static_assert(fails<decltype(open<outlet_findings>().read("")), void>);
static_assert(
    fails<decltype(rate_company(a<finding_set>(), a<sample>(), open<outlet_findings>())), company_rating>);
static_assert(fails<decltype(rate_company(a<finding_set>(), a<draw_record>(), open<outlet_findings>())),
                    company_rating>);
static_assert(fails<decltype(a<company_rating>().estimate()), estimate>);
static_assert(fails<decltype(a<company_rating>().estimate_of("")), estimate>);
static_assert(fails<decltype(a<company_rating>().grade_by_bound(0.9)), grade>);
static_assert(fails<decltype(a<company_rating>().losses()), std::vector<fraction>>);
static_assert(fails<decltype(a<company_rating>().ranked_losses()), std::vector<outlet_loss>>);

// decision
using strata = std::span<scored_stratum const>;
using clusters = std::span<scored_cluster const>;
static_assert(fails<decltype(population_scores::of(a<std::vector<score_range>>())), population_scores>);
static_assert(fails<decltype(sample_mean_moments::of(a<population_scores>(), a<simple_random>())), sample_mean_moments>);
static_assert(fails<decltype(grade_distribution::of(a<population_scores>(), a<simple_random>(), a<ladder>())),
                    grade_distribution>);
static_assert(fails<decltype(grade_distribution::of(a<strata>(), a<ladder>())), grade_distribution>);
static_assert(
    fails<decltype(grade_distribution::of(a<frame>(), a<population_scores>(), a<stratified>(), a<ladder>())),
          grade_distribution>);
static_assert(fails<decltype(grade_distribution::of(a<clusters>(), a<simple_random>(), a<ladder>())),
                    grade_distribution>);
static_assert(fails<decltype(grade_distribution::curve(a<population_scores>(), 1, a<ladder>())),
                    std::vector<grade_distribution>>);
static_assert(fails<decltype(outlet_effects::of(a<population_scores>(), a<simple_random>(), a<ladder>())),
                    outlet_effects>);
static_assert(fails<decltype(outlet_effects::of(a<strata>(), a<ladder>())), outlet_effects>);
static_assert(
    fails<decltype(outlet_effects::of(a<frame>(), a<population_scores>(), a<stratified>(), a<ladder>())),
          outlet_effects>);
static_assert(
    fails<decltype(outlet_effects::of(a<clusters>(), a<simple_random>(), a<ladder>())), outlet_effects>);

// ---- An error is read by the caller of the function that had all it was made of ----

std::string long_id(std::string_view name) {
  return std::string{name} + ", the id of which is no short string";
}

result<frame> frame_of_rows_that_are_gone() {
  std::vector<std::string> const rows{long_id("corner shop"), long_id("corner shop"), ""};
  return frame::of(rows, outlet_id{[](std::string const& s) { return std::string_view{s}; }});
}

result<draw_plan> plan_of_a_frame_that_is_gone() {
  std::vector<std::string> const rows{"a", "b"};
  auto const f = frame::of(rows, outlet_id{[](std::string const& s) { return std::string_view{s}; }});
  return plan(*f, fixed_allocation{{{long_id("north"), 1}, {long_id("south"), 2}}});
}

result<void> findings_of_a_scheme_that_is_gone() {
  auto const id = long_id("opening hours");
  scheme_parts parts;
  parts.title = {"shop", "1"};
  parts.rows = {{.id = id, .worth = points{10}, .rule = all_or_nothing},
                {.id = "2", .worth = points{10}, .rule = all_or_nothing}};
  parts.rungs = {{points{5}, "pass"}};
  auto const built = loaded_scheme::build(parts);
  finding_set f{*built};
  return f.set(long_id("opening hours"), sampled(2, 1));
}

result<double> rule_that_is_gone() { return error::at(errc::rule_refused, long_id("a rule")); }

TEST_CASE("errors of frames, plans and findings outlive what they speak of") {
  auto const rows = frame_of_rows_that_are_gone();
  REQUIRE(rows.errors().size() == 2);
  CHECK(rows.errors()[0].where.id == long_id("corner shop"));
  CHECK(rows.errors()[1].code == errc::outlet_without_id);

  auto const planned = plan_of_a_frame_that_is_gone();
  REQUIRE(planned.errors().size() == 3);
  CHECK(planned.errors()[0].where.id == long_id("north"));
  CHECK(planned.errors()[1].where.id == long_id("south"));

  auto const stored = findings_of_a_scheme_that_is_gone();
  REQUIRE_FALSE(stored);
  CHECK(stored.error().where.id == long_id("opening hours"));
  CHECK(rule_that_is_gone().error().where.id == long_id("a rule"));
}

} // namespace
