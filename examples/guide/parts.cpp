// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What parts.md says, as schemes that are compiled and rated. All of them are invented.

#include <starlot/scheme.hpp>
#include <starlot/scoring.hpp>

#include <cstdio>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

/// A step of the user's: a weak workshop costs a point.
struct my_step {
  static constexpr std::string_view name = "a point less";
  static constexpr int version = 1;
  static constexpr bool is_monotone = true;
  constexpr void operator()(score_state& company) const { company.set_score(company.score() - fraction{1}); }
};

inline constexpr ladder stars{
    {70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}};

/// Conditions, caps, vetoes and bonuses; size classes.
inline constexpr auto workshop = scheme{
    title{"workshop", "1"},
    clause{"1", "Service", criterion{"1.1", "Answers within a day", 10_pt, proportional},
           criterion{"1.2", "Hours until repaired", 8_pt,
                     table_at_most({{2, 8_pt}, {24, 4_pt}, knot::otherwise(0_pt)})},
           criterion{"1.3", "Customers who come back", 2_pt,
                     table_at_least({{0, 0_pt}, knot{10, 2_pt}.strictly()})}},
    clause{"2", "Safety", 20_pt, minimum, criterion{"2.1", "Exits are free", 1_wt},
           criterion{"2.2", "Extinguishers are checked", 1_wt, proportional}},
    clause{
        "3", "Speed",
        criterion{"3.1", "Within a day", 5_pt, table_at_most({{24, 5_pt}, knot::otherwise(0_pt)}),
                  finding_of{"1.2"}},
        criterion{
            "3.2", "Complaints for each repair", 5_pt,
            table_at_most({{0.4_dec, 5_pt}, knot::otherwise(0_pt)}).reading(0.1_dec, rounding::half_even)}},
    clause{"4", "Showroom", criterion{"4.1", "Bicycles can be tried", 10_pt}},
    clause{"5", "Garden", criterion{"5.1", "The garden is safe", 10_pt}},
    clause{"6", "Training", criterion{"6.1", "Staff are trained each year", 10_pt},
           criterion{"6.2", "Greets in dialect", advisory}},
    clause{"7", "Goods", criterion{"7.1", "Goods are described", 15_pt},
           criterion{"7.2", "Take-back", 5_pt, if_not_applicable::leave_out, renormalise::among_siblings}},
    counts{"4"}.only_for("large"),
    counts{"5"}.when(asked{"garden", "Has a garden"}),
    counts{"6"}.unless(branch("2").at_least(50_pct)),
    step_if{branch("2").below(50_pct), my_step{}},
    add{3_pt}.when(branch("2").at_least(90_pct)),
    add{-3_pt}.when(branch("7").below(20_pct)),
    add{3_pt}.when(in_group("small") && branch("2").above(50_pct)),
    cap{60_pt}.when(branch("3").below(50_pct)),
    cap{60_pt}.only_for("small", "tiny"),
    cap{60_pt}.when(branch("3").below(50_pct) && !asked{"plan", "Has a plan"}),
    bonus{"lead", "Leads its trade", 1_pt}.at_most(1).when(the_score.at_least(90_pt)),
    rung_needs{80_pt, assessed("2").at_least(75_pct)},
    rung_needs{70_pt, every_branch.at_least(50_pct)},
    veto{"licence", "Holds a licence"},
    veto{"data", "Data are complete"}.awards("not rated"),
    if_nothing_applies::no_score,
    ladder{{60_pt, "pass"}, {70_pt, "good"}, {80_pt, "very good"}, rung::awarded("not rated")},
    ladder{{60_pt, "pass"}, {70_pt, "good"}, {80_pt, "very good"}, rung::awarded("not rated")}.only_for(
        "small"),
    ladder{{60_pt, "pass"}, {70_pt, "good"}, {80_pt, "very good"}, rung::awarded("not rated")}.only_for(
        "tiny"),
    ladder{{65_pt, "pass"}, {70_pt, "good"}, {80_pt, "very good"}, rung::awarded("not rated")}.only_for(
        "large")};

/// What was measured decides over the size class, and over a cap.
inline constexpr auto service_desk =
    scheme{title{"service-desk", "1"},
           criterion{"hours", "Hours until answered", 100_pt,
                     table_at_most({{2, 100_pct}, {48, 80_pct}, knot::otherwise(0_pct)})},
           criterion{"staff", "Employees", advisory, any_finding},
           group_is{"small"}.when(value_of("staff").below(50)),
           cap{60_pt}.when(value_of("hours").above(24)),
           ladder{{70_pt, "pass"}, {90_pt, "good"}},
           ladder{{50_pt, "pass"}, {90_pt, "good"}}.only_for("small")};

/// Weights, and bounds that are no decimals.
inline constexpr auto offer = scheme{
    title{"offer", "1"},
    clause{"1", "Offer", 100_pt, weighted_mean, criterion{"1.1", "Price", weight_ratio{1, 3}},
           criterion{"1.2", "Terms", weight_ratio{2, 3}}},
    ladder{{50_pt, "half"}, rung{200_pt, "two thirds"}.over(3), {85_pt, "three and a half stars", 3.5_dec}}};

/// Roll-ups of teachers and polls.
inline constexpr auto course = scheme{
    title{"course", "1"},
    clause{"1", "Homework", 60_pt, drop_lowest{1}, criterion{"1.1", "First", 1_wt, proportional},
           criterion{"1.2", "Second", 1_wt, proportional}, criterion{"1.3", "Third", 1_wt, proportional}},
    clause{"2", "Tests", 20_pt, extra_credit{1}, criterion{"2.1", "Test", 1_wt, proportional},
           criterion{"2.2", "Extra", 1_wt, proportional}},
    clause{"9", "Trial", 20_pt, maximum, criterion{"9.1", "Talk", 1_wt}, criterion{"9.2", "Essay", 1_wt}},
    ladder{{50_pt, "passed"}}};

/// Points that are lost, and points that are good if they are few.
inline constexpr auto kitchen = scheme{title{"kitchen", "1"}, raw_sum, starts_at{100_pt},
                                       criterion{"2.1", "No vermin", costs(5_pt)}, ungraded};
inline constexpr auto credit = scheme{
    title{"credit", "1"}, raw_sum,
    criterion{"3", "Age", between(-20_pt, 50_pt), table_at_least({{0, -20_pt}, {25, 10_pt}, {40, 50_pt}})},
    ladder{{0_pt, "low"}, {30_pt, "high"}}};
inline constexpr auto hygiene =
    scheme{title{"hygiene", "1"}, raw_sum, criterion{"1", "Fridges too warm", 20_pt, partial_amount},
           ladder{rung::at_most(20_pt, "fair", 3), rung::at_most(15_pt, "very good", 5)}};

inline constexpr exclusion no_garden[] = {{"5", "has no garden"}};
inline constexpr exclusion_profile indoors{"indoors", "Works indoors", no_garden};

findings<workshop> a_small_workshop() {
  findings<workshop> f;
  if (auto const done = f.set_group("small"); !done)
    std::puts(to_string(done.error()).c_str());
  f.set<"1.1">(sampled(1, 10)).set<"1.2">(measured(20)).set<"1.3">(measured(12));
  f.set<"2.1">(met).set<"2.2">(sampled(1, 20));
  f.set<"3.2">(measured(17, 40)); // 0.425, read as 0.4
  f.set<"5.1">(met).set<"garden">(met);
  f.set<"6.2">(met);
  f.set<"7.1">(met).set<"7.2">(not_applicable.because("sells services only"));
  f.set<"plan">(met).set<"lead">(found(0)).set<"licence">(met).set<"data">(met);
  return f;
}

void print(char const* what, rating const& r) {
  std::printf("%-28s %s of %s points, %s\n", what, shown(r).c_str(), to_string(r.maximum()).c_str(),
              to_string(r.grade()).c_str());
}

} // namespace

int main() {
  auto small = a_small_workshop();
  auto const before = evaluate(small);
  if (!before) {
    std::puts(to_string(before.error()).c_str());
    return 1;
  }
  print("a small workshop", *before);
  for (auto const& line : before->trace())
    if (line.contribution.sign() != 0)
      std::printf("  %-8s %s\n", std::string{line.id}.c_str(), to_string(line.contribution).c_str());

  // An appeal was upheld: why has the score changed?
  if (auto const done = small.override_finding("2.2", met.because("checked again").assessor("Li")); !done)
    std::puts(to_string(done.error()).c_str());
  auto const after = evaluate(small);
  print("after an appeal", *after);
  for (auto const& c : after->reasons(*before))
    std::printf("  %s %s\n", std::string{c.id}.c_str(), to_string(c.change()).c_str());

  findings<offer> o;
  o.set<"1.1">(not_met).set<"1.2">(met);
  print("an offer", *evaluate(o));
  findings<course> c;
  c.set<"1.1">(sampled(1, 2)).set<"1.2">(sampled(1, 4)).set<"1.3">(sampled(0, 4));
  c.set<"2.1">(sampled(1, 10)).set<"2.2">(sampled(1, 2)).set<"9.1">(not_met).set<"9.2">(met);
  print("a course", *evaluate(c));
  findings<kitchen> k;
  k.set<"2.1">(not_met);
  print("a kitchen", *evaluate(k));
  findings<credit> s;
  s.set<"3">(measured(33));
  print("a scorecard", *evaluate(s));
  findings<hygiene> h;
  h.set<"1">(partly(5_pt));
  print("few points are good", *evaluate(h));

  findings<service_desk> d;
  d.set<"hours">(measured(30)).set<"staff">(measured(12));
  print("a small service desk", *evaluate(d));
  d.set<"staff">(measured(120));
  print("a large service desk", *evaluate(d));

  // Several sheets that must all pass: one of a company, and a score that comes from elsewhere.
  std::vector<rating> sheets{*evaluate(o), *evaluate(o)};
  std::printf("both sheets: %s\n", to_string(all_must_pass(sheets)->grade()).c_str());
  std::printf("82.5 points: %s\n", to_string(*grade_of(82.5_pt, stars)).c_str());

  findings<workshop> indoor;
  if (auto const done = apply(indoors, indoor); done)
    std::printf("5.1: %s\n", indoor.get("5.1")->kind() == finding_kind::excluded ? "excluded" : "counted");
  findings<workshop> fresh;
  std::printf("carried over, with %zu notes\n", carry_over(small, fresh).size());
  std::printf("lines that differ: %zu\n", compare(*before, *after).lines.size());
}
