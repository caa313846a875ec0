// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// A scheme as the compiler made it and as rows of its own table: any findings rate alike.

#include "fuzz/bytes.hpp"
#include "fuzz/findings.hpp"

#include <starlot/catalog/sbt10401.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstdint>
#include <string>
#include <utility>

using namespace starlot;
using namespace starlot::literals;

namespace {

constexpr auto every = scheme{
    title{"every part", "1"},
    out_of{150_pt},
    if_not_applicable::leave_out,
    clause{"1", "a", 40_pt, minimum, criterion{"1.1", "", 1_wt, proportional},
           criterion{"1.2", "", 2_wt, half_credit, if_not_applicable::fail}},
    clause{"2", "b", 30_pt, weighted_mean,
           criterion{"2.1", "", 3_wt, levels({{0, 0_pct}, {1, 30_pct}, {2, 100_pct}})},
           clause{"2.2", "c", 1_wt, maximum,
                  criterion{"2.2.1", "", 1_wt, table_at_most({{2, 100_pct}, {24, 50_pct}})},
                  criterion{"2.2.2", "", 1_wt, ratio{1, 10}}},
           criterion{"2.3", "", 0.5_wt, curve({{0, 0_pct}, {10, 100_pct}}), renormalise::among_siblings}},
    clause{"3", "d", criterion{"3.1", "", 20_pt, partial_amount, renormalise::in_branch},
           criterion{"3.2", "", 10_pt, table_at_least({{0, 10_pct}, {5, 90_pct}}), per_outlet}},
    criterion{"4", "", advisory, proportional},
    deduction{"breach", 1.5_pt}.fails_at(3),
    bonus{"leads", 2_pt}.at_most(2).when(the_score.at_least(60_pt)),
    cap{120_pt}.when(branch("1").below(50_pct)),
    floor_at{5_pt},
    clamp{0_pt, 149_pt},
    round_to{0.25_pt, rounding::half_even},
    rung_needs{90_pt, every_branch.at_least(20_pct)},
    grade_limit{"wait", "waited a year", 60_pt},
    grade_floor{30_pt}.when(assessed().at_least(3)),
    veto{"licence", "holds a licence"},
    ladder{{30_pt, "pass"}, {60_pt, "two", 2}, rung::above(90_pt, "three", 3)},
    ladder{{30_pt, "pass"}, {60_pt, "two", 2}, {90_pt, "three", 3}}.only_for("small")};

scheme_parts parts_of(scheme_view const& view) {
  scheme_parts out{.title = view.title, .rows = {}};
  for (std::size_t i = 0; i < view.nodes.size(); ++i) {
    auto const& n = view.nodes[i];
    auto const& d = view.details[i];
    scheme_row row{.id = d.id, .title = d.title};
    if (d.parent != scheme_view::none)
      row.parent = view.details[d.parent].id;
    if (n.is_advisory())
      row.worth = advisory;
    else if (n.is_weight())
      row.worth = weight::from_micro(n.amount);
    else if (!n.is_clause() || n.is_declared())
      row.worth = points::from_micro(n.amount);
    if (n.is_clause()) {
      row.roll_up = n.roll_up();
    } else {
      auto const rule = view.rule(i);
      row.rule = rule_choice{rule.kind, rule.first, rule.second, {rule.knots.begin(), rule.knots.end()}};
      row.visited = n.visited();
      row.not_applicable = d.not_applicable();
      row.renormalise = d.renormalise();
    }
    out.rows.push_back(row);
  }
  out.steps.assign(view.steps.begin(), view.steps.end());
  out.rungs.assign(view.rungs.begin(), view.rungs.end());
  out.top = view.top;
  out.out_of = points::from_micro(view.scale);
  return out;
}

template <class Result> std::string told(Result const& r) {
  if (!r)
    return std::to_string(static_cast<int>(r.error().code)) + std::string{r.error().where.id};
  auto out = to_string(r->lowest()) + ' ' + to_string(r->highest()) + ' ' + to_string(r->completeness()) +
             ' ' + std::to_string(static_cast<int>(r->outcome())) + std::string{r->lowest_grade().name().en} +
             ' ' + std::string{r->highest_grade().name().en};
  for (auto const& line : r->trace())
    out += '\n' + std::string{line.id} + ' ' + std::to_string(static_cast<int>(line.state)) + ' ' +
           to_string(line.available) + ' ' + to_string(line.contribution) + ' ' + to_string(line.adjustment) +
           (line.vetoes ? "v" : "") + (line.limits ? "l" : "") + (line.lifts ? "h" : "");
  for (auto const& c : r->causes())
    out += '\n' + std::to_string(static_cast<int>(c.effect)) + std::string{c.id};
  return out;
}

template <auto const& Scheme> void compare(fuzz::bytes in) {
  static auto const loaded = [] {
    auto built = loaded_scheme::build(parts_of(detail::view_of<Scheme>()));
    fuzz::must(built.has_value() && content_hash(*built) == content_hash<Scheme>(), "the twin is one");
    return std::move(built).value();
  }();
  findings<Scheme> a;
  finding_set b{loaded};
  auto same = in;
  fuzz::record(a, in);
  fuzz::record(b, same);
  fuzz::must(told(evaluate(a)) == told(evaluate(b)), "both rate alike");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  fuzz::bytes const in{data, size};
  if (size % 4 == 0)
    compare<sbt10401::durable>(in);
  else
    compare<every>(in);
  return 0;
}
