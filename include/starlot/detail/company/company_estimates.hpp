// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_COMPANY_COMPANY_ESTIMATES_HPP
#define STARLOT_DETAIL_COMPANY_COMPANY_ESTIMATES_HPP
// IWYU pragma: private

#include <starlot/company/visited_outlet.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/company/company_parts.hpp>
#include <starlot/detail/company/pool.hpp>
#include <starlot/detail/scoring/line_maker.hpp>
#include <starlot/detail/scoring/run.hpp>
#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/linearised.hpp>
#include <starlot/scoring/grade.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace starlot::inline v0::detail {

/// A criterion that outlets share in: of those that apply, and of those that were assessed at one.
template <class Parts> [[nodiscard]] bool shares_points(Parts const& p, std::uint32_t i) {
  auto const& n = p.view().nodes[i];
  return !n.is_clause() && !n.is_advisory() && n.visited() == per_outlet && !p.pooled[n.link].is_out();
}
template <class Parts> [[nodiscard]] bool is_of_outlets(Parts const& p, std::uint32_t i) {
  return shares_points(p, i) && p.pooled[p.view().nodes[i].link].is_scored();
}

/// Points of the score that are at stake in a criterion.
template <class Number>
[[nodiscard]] fraction available(run_input const& from, line_maker<Number> const& lines,
                                 std::uint32_t criterion) {
  trace_line line;
  static_cast<void>(lines.make(from, -1, criterion, line));
  return line.available - fraction{points::from_micro(from.scheme.view().details[criterion].least)};
}

/// The first clause that rolls up otherwise than by sums, with a criterion of the outlets in it; the first
/// node where the top does.
template <class Parts> [[nodiscard]] std::uint32_t unsmooth_clause(Parts const& p) {
  auto const& nodes = p.view().nodes;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].is_clause() || is_linear(nodes[i].roll_up()))
      continue;
    for (std::size_t k = i; k < p.view().end_of(i); ++k)
      if (!nodes[k].is_clause() && nodes[k].visited() == per_outlet)
        return i;
  }
  return is_linear(p.view().top) ? no_index : 0;
}

/// The first outlet of the sample that was not reached; null where all were.
template <class Parts> [[nodiscard]] visited_outlet const* first_unreached(Parts const& p) noexcept {
  for (auto const& o : p.outlets)
    if (!o.reached)
      return &o;
  return nullptr;
}

/// An estimate of the company's score, unless an outlet of the sample was not reached.
template <class Parts>
[[nodiscard]] result<estimate> finished_estimate(Parts const& p, visited_outlet const* unreached,
                                                 result<estimate> e) {
  if (p.nothing_applies)
    return error::of(errc::nothing_applicable);
  if (unreached != nullptr)
    return error::at(errc::outlet_not_reached, p.visits.outlets()[unreached->number].id, unreached->number);
  if (!e) {
    auto why = e.error();
    if (why.code == errc::single_unit_stratum && why.where.index < p.layers.size())
      why.where.id = p.layers[why.where.index].id;
    return why;
  }
  e->remarks = p.remarks;
  for (auto const& c : p.pooled)
    e->census = e->census && c.open == 0;
  return e;
}

/// What outlets say of criteria, linearised: z = w Σ_c g_c (earned - share size), g_c the points of a criterion over Σ w size.
template <class Parts> class linearised_criteria {
public:
  /// Of the criteria from `first` to `last`, as `lines` has their points.
  linearised_criteria(Parts const& p, run_input const& from, line_maker<fraction> const& lines,
                      std::size_t first, std::size_t last)
      : parts_{p}, unreached_{first_unreached(p)} {
    for (auto const& c : outlet_criteria(p.view(), first, last)) {
      if (!is_of_outlets(p, c.node))
        continue;
      auto const& all = p.pooled[c.slot];
      auto const worth = (available(from, lines, c.node) / all.size).to_double();
      auto const share = all.share().reduced();
      if (auto const of = share.denominator().to_double(); of < 0x1p22)
        terms_.push_back({c, worth / of, share.numerator().to_double(), of});
      else
        terms_.push_back({c, worth, share.to_double(), 1});
    }
    list<double> weights;
    for (auto const& w : p.weights)
      weights.push_back(w.to_double());
    weights_.reserve(p.outlets.size());
    for (auto const& o : p.outlets)
      weights_.push_back(weights[o.weight_number()]);
  }

  [[nodiscard]] std::size_t size() const noexcept { return terms_.size(); }
  [[nodiscard]] std::uint32_t node(std::size_t k) const noexcept { return terms_[k].criterion.node; }
  /// Tells what each outlet that was reached says of each criterion, without its weight: `take(outlet, term, value)`.
  template <class Take> void each(Take const& take) const {
    for (std::size_t i = 0; i < parts_.outlets.size(); ++i) {
      auto const& o = parts_.outlets[i];
      if (!o.reached)
        continue;
      auto const row = parts_.visits.row(o.number);
      for (std::size_t k = 0; k < terms_.size(); ++k) {
        auto const& t = terms_[k];
        auto const cell = read_outlet_cell(parts_.scheme(), t.criterion, row[t.criterion.slot]);
        auto const earned = static_cast<double>(cell.earned) * t.of;
        auto const due = t.share * static_cast<double>(cell.size);
        auto const per = static_cast<double>(cell.per);
        take(i, k, cell.per == 1 ? t.points * (earned - due) : t.points * (earned - due * per) / per);
      }
    }
  }
  /// The estimate of a value, from the sums of what each outlet said, which take their weights here.
  [[nodiscard]] result<estimate> of(double value, slice<double> sums) const {
    for (std::size_t i = 0; i < sums.size(); ++i)
      sums[i] *= weights_[i];
    return finished_estimate(parts_, unreached_,
                             estimate_linearised(*parts_.design, value, {sums.data(), sums.size()},
                                                 {parts_.options.single_unit, {}, {}}));
  }

private:
  struct term {
    outlet_criterion criterion;
    double points, share, of; ///< share / of: in whole numbers, so that what is equal differs by nothing
  };
  Parts const& parts_;
  visited_outlet const* unreached_;
  list<term> terms_;
  list<double> weights_; ///< of outlets
};

template <class Parts>
[[nodiscard]] result<estimate> estimate_between(Parts const& p, std::size_t first, std::size_t last,
                                                double value) {
  auto const from = p.assessed_input();
  linearised_criteria const all{p, from, line_maker<fraction>{from}, first, last};
  list<double> sums(p.outlets.size());
  all.each([&](std::size_t outlet, std::size_t, double z) { sums[outlet] += z; });
  return all.of(value, sums.view());
}

template <class Parts> [[nodiscard]] result<estimate> mean_estimate(Parts const& p) {
  double all = 0;
  auto const mean = p.before.to_double();
  for (auto const& s : p.scores)
    all += s.weight.to_double();
  list<double> z;
  auto next = p.scores.begin();
  for (auto const& o : p.outlets) {
    bool const scored = next != p.scores.end() && next->number == o.number;
    z.push_back(scored ? next->weight.to_double() * (next->score.to_double() - mean) / all : 0);
    if (scored)
      ++next;
  }
  auto e = finished_estimate(
      p, first_unreached(p), estimate_linearised(*p.design, p.smooth.to_double(), z.span(), {p.options.single_unit, {}, {}}));
  if (e) {
    e->observations = p.scores.size();
    e->missing = p.outlets.size() - p.scores.size();
  }
  return e;
}

/// See `company_rating::estimate`.
template <class Parts> [[nodiscard]] result<estimate> estimate_score(Parts const& p) {
  if (p.kind == aggregation_kind::mean)
    return mean_estimate(p);
  if (auto const clause = unsmooth_clause(p); clause != no_index)
    return error::at(errc::no_standard_error, p.view().id(clause), clause);
  if (p.kind != aggregation_kind::criteria)
    return error::of(errc::no_standard_error);
  return estimate_between(p, 0, p.view().nodes.size(), p.smooth.to_double());
}

/// See `company_rating::estimate_of`.
template <class Parts> [[nodiscard]] result<estimate> estimate_node(Parts const& p, std::string_view id) {
  auto const index = p.view().find(id);
  if (index >= p.view().nodes.size())
    return error::at(errc::unknown_id, id);
  if (p.kind != aggregation_kind::criteria)
    return error::of(errc::no_standard_error);
  if (auto const clause = unsmooth_clause(p); clause != no_index)
    return error::at(errc::no_standard_error, p.view().id(clause), clause);
  auto const from = p.assessed_input();
  trace_line line;
  static_cast<void>(line_maker<fraction>{from}.make(from, -1, index, line));
  return estimate_between(p, index, p.view().end_of(index), line.contribution.to_double());
}

/// The same for all nodes of the scheme at once, by their numbers, and for the score behind them: outlets are read once.
template <class Parts> [[nodiscard]] list<result<estimate>> estimates_of(Parts const& p) {
  auto const nodes = p.view().nodes.size();
  list<result<estimate>> out;
  if (p.kind != aggregation_kind::criteria || unsmooth_clause(p) != no_index) {
    for (std::size_t i = 0; i < nodes; ++i)
      out.push_back(estimate_node(p, p.view().id(i)));
    out.push_back(estimate_score(p));
    return out;
  }
  auto const from = p.assessed_input();
  line_maker<fraction> const lines{from};
  linearised_criteria const all{p, from, lines, 0, nodes};
  auto const outlets = p.outlets.size();
  list<double> z(outlets * all.size()); // by criterion, then outlet
  list<double> of_all(outlets);
  all.each([&](std::size_t outlet, std::size_t k, double x) {
    z[k * outlets + outlet] = x;
    of_all[outlet] += x;
  });
  list<double> sums;
  std::size_t first = 0; // criterion from the node on
  for (std::uint32_t i = 0; i < nodes; ++i) {
    while (first < all.size() && all.node(first) < i)
      ++first;
    trace_line line;
    static_cast<void>(lines.make(from, -1, i, line));
    auto const value = line.contribution.to_double();
    if (first < all.size() && all.node(first) == i) { // a criterion, and the last that asks for it
      out.push_back(all.of(value, z.view().subspan(first * outlets, outlets)));
      continue;
    }
    sums.assign(outlets, 0);
    for (auto k = first; k < all.size() && all.node(k) < p.view().end_of(i); ++k)
      for (std::size_t o = 0; o < outlets; ++o)
        sums[o] += z[k * outlets + o];
    out.push_back(all.of(value, sums.view()));
  }
  out.push_back(all.of(p.smooth.to_double(), of_all.view()));
  return out;
}

/// See `company_rating::grade_by_bound`.
template <class Parts>
[[nodiscard]] result<grade> grade_reached_by_bound(Parts const& p, result<estimate> const& e, double level) {
  if (!e)
    return access::why(e);
  if (!p.rating.is_determined())
    return grade{outcome::undetermined, nullptr, 0};
  bool const reversed = few_points_are_good(p.rating.rungs());
  auto const bound = reversed ? e->upper_bound(level) : e->lower_bound(level);
  if (!bound)
    return access::why(bound);
  // As much worse as the bound is; to millionths, for the worse.
  auto const exact = (*bound - e->value) * 1e6;
  auto const shift = reversed ? std::ceil(exact) : std::floor(exact);
  if (!(std::fabs(shift) < 1e15))
    return error::of(errc::number_out_of_range);
  maybe<fraction> const start{std::in_place,
                              p.before + fraction::of(static_cast<std::int64_t>(shift), points::one)};
  auto from = p.assessed_input();
  from.start = &start;
  run_result end;
  if (auto const code = run(from, open_taken::wrong, end); code != errc::none)
    return error_of({code, from.refused_by}, p.view());
  return end.grade;
}

} // namespace starlot::inline v0::detail

#endif
