// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_REPORT_MAKER_HPP
#define STARLOT_DETAIL_REPORT_REPORT_MAKER_HPP
// IWYU pragma: private, include <starlot/report/report.hpp>

#include <starlot/company/company_rating.hpp>
#include <starlot/core/contract.hpp>
#include <starlot/core/decimal.hpp>
#include <starlot/core/error_code.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/grade_rank.hpp>
#include <starlot/decision/outlet_effects.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/company/company_estimates.hpp>
#include <starlot/detail/company/company_losses.hpp>
#include <starlot/detail/report/found_words.hpp>
#include <starlot/detail/report/shown_real.hpp>
#include <starlot/report/report_parts.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/ticket_algorithm.hpp>
#include <starlot/scoring/rating.hpp>
#include <starlot/scoring/trace.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// Makes the parts of a report.
struct report_maker {
  [[nodiscard]] static report_number score(fraction const& f, std::span<rung const> rungs) {
    return report_number::of(f, rungs);
  }
  [[nodiscard]] static report_number points_of(fraction const& f) { return report_number::of(f); }

  [[nodiscard]] static report_grade of(grade const& g) {
    report_grade out{g.state()};
    if (g.name().empty())
      return out;
    out.name = g.name();
    if (g) // a special grade is outside of the order
      out.rung = g.index();
    if (g.stars() != decimal{})
      out.stars = to_string(g.stars());
    return out;
  }
  /// Of a rank of a ladder.
  [[nodiscard]] static report_grade of(grade_rank rank, std::span<rung const> rungs) {
    if (rank.is_below_ladder())
      return of(grade{outcome::below_ladder, nullptr, 0});
    contract(rank.index() < rungs.size(), "a law is reported with the rungs of its ladder");
    return of(grade{outcome::graded, &rungs[rank.index()], rank.index()});
  }

  [[nodiscard]] static report_line of(trace_line const& l) {
    report_line out;
    out.kind = l.kind;
    out.state = l.state;
    out.depth = l.depth;
    out.id = l.id;
    out.title = l.title;
    out.found = found_words(l);
    auto const& r = l.recorded.remark();
    out.remark = {std::string{r.reason}, std::string{r.evidence}, std::string{r.assessor},
                  std::string{r.date}};
    out.worth = to_string(l.worth);
    out.is_weight = l.is_weight;
    out.finding_of = l.finding_of;
    out.is_overridden = l.is_overridden;
    out.available = points_of(l.available);
    out.contribution = points_of(l.contribution);
    out.lost = points_of(l.lost());
    out.adjustment = points_of(l.adjustment);
    if (l.kind == line_kind::criterion && (l.state == line_state::scored || l.state == line_state::uncounted))
      out.share = to_string(l.earned);
    if (l.counted)
      out.counted = to_string(*l.counted);
    for (auto const& v : l.values())
      out.values.push_back({v.name, points_of(v.value)});
    out.vetoes = l.vetoes;
    out.limits = l.limits;
    out.lifts = l.lifts;
    return out;
  }

  [[nodiscard]] static report_rating of(rating const& r, std::size_t most_reasons) {
    report_rating out;
    auto const rungs = r.rungs();
    out.scheme_name = r.title().name;
    out.scheme_id = r.title().id;
    out.scheme_version = r.title().version;
    out.scheme_hash = to_string(r.hash());
    out.grade = of(r.grade());
    out.is_determined = r.is_determined();
    out.has_score = r.has_score();
    out.bounds_are_guaranteed = r.bounds_are_guaranteed();
    out.group = r.group();
    out.group_is_open = r.group_is_open();
    out.lowest_grade = of(r.lowest_grade());
    out.highest_grade = of(r.highest_grade());
    out.lowest = score(r.lowest(), rungs);
    out.highest = score(r.highest(), rungs);
    out.maximum = points_of(r.maximum());
    out.open_items = r.open_items();
    auto const completeness = r.completeness();
    out.completeness = to_string(completeness);
    out.completeness_value = completeness.to_double();
    for (std::size_t i = 0; i < rungs.size(); ++i)
      out.rungs.push_back({rungs[i].name, of(grade{outcome::graded, &rungs[i], i}).stars,
                           points_of(rungs[i].bound_as<fraction>()), rungs[i].reached});
    out.few_points_are_good = !rungs.empty() && rungs[0].is_descending();
    if (auto const next = r.next())
      out.next = report_next{
          of(grade{outcome::graded, next->rung, static_cast<std::size_t>(next->rung - rungs.data())}),
          points_of(next->missing)};
    for (auto const& c : r.causes()) {
      report_text rung;
      if (c.rung >= 0 && static_cast<std::size_t>(c.rung) < rungs.size())
        rung = rungs[static_cast<std::size_t>(c.rung)].name;
      if (!c.awards.empty())
        rung = c.awards;
      out.causes.push_back({c.effect, std::string{c.id}, c.title, rung, points_of(c.change)});
    }
    auto const trace = r.trace();
    list<std::size_t> line_of(r.scheme().view().nodes.size() + r.scheme().view().steps.size(), no_line);
    std::vector<open_part> parts;
    for (auto const& l : trace) {
      if (l.index < line_of.size())
        line_of[l.index] = out.lines.size();
      if (has_open_part(l))
        parts.push_back(open_part_of(l, out.lines.size()));
      out.lines.push_back(of(l));
    }
    add_up(std::move(parts), out.lines);
    for (auto const& l : r.reasons())
      if (out.reasons.size() < most_reasons && l.index < line_of.size())
        out.reasons.push_back(line_of[l.index]);
    return out;
  }

  [[nodiscard]] static report_estimate of(result<estimate> const& e, double level,
                                          std::span<rung const> rungs = {}) {
    report_estimate out;
    if (!e) {
      out.none = e.error().code;
      return out;
    }
    out.value = e->value;
    out.standard_error = e->standard_error;
    out.df = e->df;
    out.is_census = e->census;
    out.shown = shown_real(out.value, rungs);
    out.shown_error = shown_real(out.standard_error);
    if (auto const both = e->confidence_interval(level)) {
      out.lower = both->lower;
      out.upper = both->upper;
      out.shown_lower = shown_real(out.lower, rungs);
      out.shown_upper = shown_real(out.upper, rungs);
    } else {
      out.no_interval = both.error().code;
    }
    return out;
  }

  /// Of a company; puts the estimates of clauses and criteria beside their lines.
  [[nodiscard]] static report_sample sample_of(company_rating const& r, double level, report_rating& beside) {
    report_sample out;
    out.level = level;
    out.outlets = r.outlets().size();
    out.reached = out.outlets - r.unreached();
    auto const& parts = access::parts(r);
    list<std::int64_t> times(parts.weights.size());
    bool by_size = false; // then weights add up to it on average only
    for (auto const& o : r.outlets()) {
      ++times[o.weight_number()];
      by_size = by_size || o.own_weight != 0;
    }
    fraction all;
    for (std::size_t i = 0; i < times.size(); ++i)
      all += parts.weights[i] * fraction{times[i]};
    out.population = by_size ? std::to_string(parts.visits.outlets().size()) : to_string(all);
    out.policy = r.policy();
    out.origin = r.policy_origin();
    out.replaced = r.remarks().replaced;
    out.optional_stopping = r.remarks().optional_stopping;
    out.approximate_probabilities = r.remarks().approximate_probabilities;
    out.score_is_of_assessed = !r.has_score();
    out.of_assessed = score(r.score_of_assessed(), r.rating().rungs());
    auto const estimates = estimates_of(parts);
    out.estimate = of(estimates.back(), level, r.rating().rungs());
    if (auto const step = r.first_nonlinear_step())
      out.nonlinear_step = r.scheme().view().steps[*step].title;
    if (auto const by_bound = grade_reached_by_bound(parts, estimates.back(), level))
      out.grade_by_bound = of(*by_bound);
    for (auto& l : beside.lines)
      if (l.kind == line_kind::clause || l.kind == line_kind::criterion)
        if (auto const& e = estimates[parts.view().find(l.id)])
          l.estimate = of(e, level);
    outlets_of(r, out);
    return out;
  }

  [[nodiscard]] static report_draw of(draw_record const& r) {
    report_draw out;
    out.algorithm =
        with_tickets(r.algorithm(), r.frame(), "x", [](auto const& t) { return std::string{t.algorithm()}; });
    out.frame_hash = to_string(r.frame());
    out.record_hash = to_string(r.hash());
    out.seed = r.seed().bytes;
    out.source = r.seed().source;
    out.published = r.seed().seed_published;
    out.design = r.design().name;
    for (auto const& p : r.design().parameters)
      (out.design += ' ') += p;
    for (auto const& w : r.warnings())
      out.warnings.push_back(error_text(w.code));
    for (std::size_t i = 0; i < r.outlets().size(); ++i) {
      auto const& o = r.outlets()[i];
      out.outlets.push_back({i + 1, o.id, o.stratum, o.ticket, o.chosen, o.replaced});
      if (out.ticket_line.empty() && !o.ticket.empty())
        out.ticket_line = r.shell_line({o.id, o.stratum, {}, 1});
    }
    return out;
  }

  [[nodiscard]] static report_law of(grade_distribution const& law, std::span<rung const> rungs) {
    static_assert(static_cast<int>(law_method::simulated) == 3);
    constexpr text methods[] = {
        {"exact", "精确"},
        {"exact but for totals at the ends, which are in the bounds", "精确(略去的极端部分计入上下界)"},
        {"between guaranteed bounds", "有保证的上下界"},
        {"simulated, with bounds of the stated confidence", "模拟,上下界具有所述置信度"}};
    report_law out;
    out.population = law.population();
    out.n = law.n();
    out.confidence = law.confidence();
    out.method = methods[static_cast<std::size_t>(law.method())];
    if (auto const best = law.true_grade())
      out.true_grade = of(*best, rungs);
    for (auto const g : law.grades())
      out.grades.push_back({of(g, rungs), law.bounds(g)});
    return out;
  }

  [[nodiscard]] static report_effects of(outlet_effects const& all, frame const& outlets,
                                         std::span<points const> scores, grade_rank grade,
                                         std::span<rung const> rungs, std::size_t most) {
    contract(all.size() == outlets.size() && all.size() == scores.size(),
             "effects, frame and scores of the same outlets");
    report_effects out{of(grade, rungs)};
    out.outlets = outlets.size();
    for (auto const o : all.ranked(grade)) {
      if (out.n == 0)
        out.n = all.if_drawn(o).n();
      if (out.ranked.size() == most)
        break;
      report_effect e{std::string{outlets[o].id}, to_string(scores[o]), all.if_drawn(o).at_least(grade)};
      if (all.can_be_missed(o))
        e.if_not_drawn = all.if_not_drawn(o).at_least(grade);
      out.ranked.push_back(std::move(e));
    }
    return out;
  }

private:
  static constexpr auto no_line = static_cast<std::size_t>(-1);

  struct open_part {
    std::size_t line, depth;
    fraction open, excluded;
  };
  [[nodiscard]] static bool has_open_part(trace_line const& l) {
    return l.kind == line_kind::clause || l.kind == line_kind::criterion;
  }
  [[nodiscard]] static open_part open_part_of(trace_line const& l, std::size_t line) {
    open_part out{line, l.depth, {}, {}};
    if (l.kind == line_kind::criterion && l.state == line_state::open)
      out.open = l.available;
    if (l.kind == line_kind::criterion && l.state == line_state::excluded && !l.is_weight)
      out.excluded = fraction{l.worth};
    return out;
  }
  /// Sums of what is below: a clause stands before its children.
  static void add_up(std::vector<open_part>&& parts, std::vector<report_line>& lines) {
    std::vector<open_part> below; // from the end: what has found no clause yet
    for (; !parts.empty(); parts.pop_back()) {
      auto own = std::move(parts.back());
      for (; !below.empty() && below.back().depth > own.depth; below.pop_back()) {
        own.open += below.back().open;
        own.excluded += below.back().excluded;
      }
      lines[own.line].open = points_of(own.open);
      lines[own.line].excluded = points_of(own.excluded);
      below.push_back(std::move(own));
    }
  }

  static void outlets_of(company_rating const& r, report_sample& out) {
    out.by_outlet.resize(out.outlets);
    list<std::string> weights(access::parts(r).weights.size());
    auto const& frame = access::parts(r).visits.outlets();
    auto const fill = [&](std::size_t i, report_outlet& to) {
      auto const& visited = r.outlets()[i];
      auto const o = frame[visited.number];
      auto& weight = weights[visited.weight_number()];
      if (weight.empty())
        weight = to_string(r.weight(i));
      to.id = o.id;
      to.stratum = o.stratum;
      to.weight = weight;
      to.is_reached = visited.reached;
    };
    auto losses = loss_table_of(access::parts(r));
    if (!losses) {
      out.no_losses = losses.error().code;
      for (std::size_t i = 0; i < out.outlets; ++i)
        fill(i, out.by_outlet[i]);
      return;
    }
    losses->look_near();
    auto const ranked = losses->ranked();
    list<std::uint32_t> place(out.outlets);
    for (std::uint32_t k = 0; k < ranked.size(); ++k)
      place[ranked[k]] = k;
    auto const all = shared<loss_table<>>::make(*std::move(losses));
    for (std::uint32_t i = 0; i < out.outlets; ++i) { // in the order in which they lie
      fill(i, out.by_outlet[place[i]]);
      out.by_outlet[place[i]].lost = report_loss{all, i};
    }
  }
};

} // namespace starlot::inline v0::detail

#endif
