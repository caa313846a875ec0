// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_COMPANY_COMPANY_LOSSES_HPP
#define STARLOT_DETAIL_COMPANY_COMPANY_LOSSES_HPP
// IWYU pragma: private

#include <starlot/company/outlet_findings.hpp>
#include <starlot/company/visited_outlet.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/slice.hpp>
#include <starlot/detail/base/small_list.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/company/company_estimates.hpp>
#include <starlot/detail/company/company_parts.hpp>
#include <starlot/detail/company/pool.hpp>
#include <starlot/detail/company/quotient_sums.hpp>
#include <starlot/detail/scoring/line_maker.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// What each outlet of a sample lost: near where it is to be ranked, exactly when it is asked for. Exact numbers of thousands of
/// outlets are long, and nearly all of a report needs their order only.
template <class = on_use> class loss_table {
public:
  struct cost_of_criterion {
    outlet_criterion criterion;
    fraction points;      ///< of the score that one wrong sample costs, not 0
    std::int64_t largest; ///< samples that an open one counts with
  };

  /// Of numbers that are known.
  explicit loss_table(list<fraction> lost) : known_{std::move(lost)} {
    for (auto const& x : known_)
      near_.push_back({x.to_double(), std::fabs(x.to_double()) * unit});
  }
  loss_table(outlet_findings const& found, std::span<visited_outlet const> outlets, list<fraction> weights,
             list<cost_of_criterion> costs)
      : outlets_{outlets.data(), outlets.data() + outlets.size()},
        weights_{std::move(weights)},
        costs_{std::move(costs)},
        prepared_(weights_.size()) {
    found_.push_back(found);
    list<fraction> each;
    for (auto const& c : costs_) {
      if (c.points.sign() < 0)
        return;
      each.push_back(c.points);
    }
    sums_.push_back(quotient_sums<>{each.view()});
    list<unsigned char> is_used(weights_.size());
    for (auto const& o : outlets_) // one of an outlet's own is prepared when that is asked for
      if (auto const w = o.weight_number(); is_used[w] < 2 && ++is_used[w] == 2)
        prepared_[w] = sums_[0].prepared(weights_[w]);
  }

  /// Makes it ready for `nearly` and `ranked`.
  void look_near() {
    if (!near_.empty())
      return;
    list<double> points, points_of_term, near_weights;
    for (auto const& c : costs_)
      points.push_back(c.points.to_double());
    for (auto const& w : weights_)
      near_weights.push_back(w.to_double());
    near_.reserve(outlets_.size());
    auto const slack = unit * static_cast<double>(costs_.size() + 16);
    auto const terms = sums_.empty() ? 0 : sums_[0].size();
    times_.resize_for_overwrite(outlets_.size() * terms);
    points_of_term.resize(terms);
    for (std::size_t k = 0; k < costs_.size() && terms != 0; ++k)
      points_of_term[sums_[0].term_of(k)] = points[k];
    for (std::size_t i = 0; i < outlets_.size(); ++i) {
      auto const& o = outlets_[i];
      double sum = 0;
      double magnitude = 0;
      if (auto* const times = times_.data() + i * terms; terms != 0 && count(o, times)) {
        for (std::size_t t = 0; t < terms; ++t)
          sum += points_of_term[t] * static_cast<double>(times[t]);
        magnitude = sum;
      } else {
        each_part(o, [&](std::size_t k, std::int64_t wrong, std::int64_t per) {
          auto cost = points[k] * static_cast<double>(wrong);
          cost = per == 1 ? cost : cost / static_cast<double>(per);
          sum += cost;
          magnitude += std::fabs(cost);
        });
      }
      auto const weight = near_weights[o.weight_number()];
      near_.push_back({weight * sum, std::fabs(weight) * magnitude * slack});
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return known_.empty() ? outlets_.size() : known_.size(); }
  /// Within 1e-12 of what the criteria of the outlet come to. Preconditions: `look_near` was called.
  [[nodiscard]] double nearly(std::size_t outlet) const noexcept { return near_[outlet].value; }
  /// In lowest terms.
  [[nodiscard]] fraction exact(std::size_t outlet) const {
    if (!known_.empty())
      return known_[outlet];
    auto const number = outlets_[outlet].weight_number();
    if (!sums_.empty()) {
      typename quotient_sums<>::multiples n{sums_[0]};
      if (is_counted(outlet))
        n.take_all(times_of(outlet));
      else
        each_part(outlets_[outlet],
                  [&](std::size_t k, std::int64_t wrong, std::int64_t per) { n.add(k, wrong, per); });
      if (n.fit())
        return sums_[0].sum(n, prepared_[number].sign() != 0 ? prepared_[number]
                                                             : sums_[0].prepared(weights_[number]));
    }
    fraction sum;
    each_part(outlets_[outlet], [&](std::size_t k, std::int64_t wrong, std::int64_t per) {
      if (wrong != 0)
        sum += costs_[k].points * fraction::of(wrong, per);
    });
    return (weights_[number] * sum).reduced();
  }

  /// Outlets from the one that lost most, equal ones in their order: that of the exact numbers, which are worked out where
  /// what is near does not tell. Preconditions: `look_near` was called.
  [[nodiscard]] list<std::uint32_t> ranked() const {
    struct costly_outlet {
      near_number lost;
      std::uint32_t outlet;
    };
    list<costly_outlet> all;
    all.reserve(size());
    for (std::uint32_t i = 0; i < size(); ++i)
      all.push_back({near_[i], i});
    auto spare = all;
    list<fraction> exact_of;
    list<unsigned char> is_known;
    auto const exactly = [&](std::uint32_t i) -> fraction const& {
      if (exact_of.empty()) {
        exact_of.resize(size());
        is_known.resize(size());
      }
      if (is_known[i] == 0)
        exact_of[i] = exact(i);
      is_known[i] = 1;
      return exact_of[i];
    };
    merge_sort(all.view(), spare.view(), [&](costly_outlet const& a, costly_outlet const& b) {
      auto const more = a.lost.value - b.lost.value;
      auto const slack = a.lost.slack + b.lost.slack;
      if (more > slack || -more > slack)
        return more > 0;
      if (slack <= 0) // both are nothing
        return true;
      return have_same_parts(a.outlet, b.outlet) || exactly(b.outlet) <= exactly(a.outlet);
    });
    list<std::uint32_t> out;
    for (auto const& e : all)
      out.push_back(e.outlet);
    return out;
  }

private:
  /// More than what a few roundings and a quotient of two come to.
  static constexpr double unit = 0x1p-50;
  /// In place of the first number of times: the parts of this outlet are not counted.
  static constexpr std::int32_t not_counted = -1;

  struct near_number {
    double value, slack; ///< the exact number is no further away than `slack`
  };

  /// What an outlet has of each criterion: `wrong` / `per` samples that are nonconforming, or open.
  template <class Take> void each_part(visited_outlet const& o, Take const& take) const {
    auto const& found = found_[0];
    auto const row = o.reached ? found.row(o.number) : std::span<observation const>{};
    for (std::size_t k = 0; k < costs_.size(); ++k) {
      auto const& c = costs_[k].criterion;
      auto const cell = o.reached ? read_outlet_cell(found.scheme(), c, row[c.slot]) : outlet_cell{};
      if (cell.is == leaf::state::open)
        take(k, costs_[k].largest, 1);
      else
        take(k, cell.size * cell.per - cell.earned, cell.per); // of one sample where `per` is not 1
    }
  }
  /// How often an outlet has each distinct cost, if those are whole numbers that are short.
  [[nodiscard]] bool count(visited_outlet const& o, std::int32_t* times) const {
    small_list<std::int64_t, 64> sum(sums_[0].size());
    bool are_whole = true;
    each_part(o, [&](std::size_t k, std::int64_t wrong, std::int64_t per) {
      are_whole = are_whole && per == 1 && wrong <= (std::numeric_limits<std::int32_t>::max)();
      sum[sums_[0].term_of(k)] += are_whole ? wrong : 0;
    });
    for (std::size_t t = 0; t < sum.size(); ++t) {
      are_whole = are_whole && sum[t] <= (std::numeric_limits<std::int32_t>::max)();
      times[t] = static_cast<std::int32_t>(are_whole ? sum[t] : 0);
    }
    if (!are_whole)
      times[0] = not_counted;
    return are_whole;
  }
  [[nodiscard]] slice<std::int32_t const> times_of(std::size_t outlet) const noexcept {
    return times_.view().subspan(outlet * sums_[0].size(), sums_[0].size());
  }
  [[nodiscard]] bool is_counted(std::size_t outlet) const noexcept {
    return !times_.empty() && times_of(outlet)[0] != not_counted;
  }
  [[nodiscard]] bool have_same_parts(std::uint32_t a, std::uint32_t b) const noexcept {
    if (!known_.empty() || outlets_[a].weight_number() != outlets_[b].weight_number() || !is_counted(a) ||
        !is_counted(b))
      return false;
    auto const x = times_of(a);
    auto const y = times_of(b);
    for (std::size_t t = 0; t < x.size(); ++t)
      if (x[t] != y[t])
        return false;
    return true;
  }

  list<outlet_findings> found_; ///< one, or none where the numbers are known
  list<visited_outlet> outlets_;
  list<fraction> weights_;
  list<cost_of_criterion> costs_;
  list<quotient_sums<>> sums_; ///< of the costs: one, or none where one is negative
  list<fraction> prepared_;    ///< weights for it, of those that several outlets have
  list<std::int32_t> times_;   ///< how often each distinct cost, by outlet
  list<near_number> near_;
  list<fraction> known_;
};

template <class Parts> [[nodiscard]] list<fraction> mean_losses(Parts const& p) {
  auto const full = in_points(fraction{p.view().scale});
  fraction all;
  for (auto const& own : p.scores)
    all += own.weight;
  list<fraction> out(p.outlets.size());
  std::size_t i = 0; // both are in the order of the frame
  for (auto const& own : p.scores) {
    while (p.outlets[i].number != own.number)
      ++i;
    out[i] = (own.weight * (full - own.score) / all).reduced();
  }
  return out;
}

/// See `company_rating::losses`.
template <class Parts> [[nodiscard]] result<loss_table<>> loss_table_of(Parts const& p) {
  if (p.kind == aggregation_kind::mean)
    return loss_table<>{mean_losses(p)};
  if (auto const clause = unsmooth_clause(p); clause != no_index)
    return error::at(errc::no_outlet_losses, p.view().id(clause), clause);
  if (p.kind == aggregation_kind::scores)
    return error::of(errc::no_outlet_losses);
  list<loss_table<>::cost_of_criterion> costs; // of those that share in it
  auto const from = p.lowest_input();
  line_maker<fraction> const lines{from};
  for (auto const& c : outlet_criteria(p.view(), 0, p.view().nodes.size()))
    if (auto const& all = p.pooled[c.slot]; shares_points(p, c.node))
      if (auto const cost = (available(from, lines, c.node) / all.whole_size()).reduced(); cost.sign() != 0)
        costs.push_back({c, cost, all.largest});
  return loss_table<>{p.visits, p.outlets, p.weights, std::move(costs)};
}
template <class Parts> [[nodiscard]] result<std::vector<fraction>> losses_of(Parts const& p) {
  auto const all = loss_table_of(p);
  if (!all)
    return all.errors();
  list<fraction> out;
  out.reserve(all->size());
  for (std::size_t i = 0; i < all->size(); ++i)
    out.push_back(all->exact(i));
  return out.take();
}

/// See `company_rating::ranked_losses`.
template <class Loss, class Parts> [[nodiscard]] result<std::vector<Loss>> ranked_losses_of(Parts const& p) {
  auto all = loss_table_of(p);
  if (!all)
    return access::why(all);
  all->look_near();
  list<Loss> out;
  for (auto const i : all->ranked())
    out.push_back({i, all->exact(i)});
  return out.take();
}

} // namespace starlot::inline v0::detail

#endif
