// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_TRACE_HPP
#define STARLOT_SCORING_TRACE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/small_list.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/scoring/line_maker.hpp>
#include <starlot/detail/scoring/narrow.hpp>
#include <starlot/detail/scoring/rate.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/rating.hpp>
#include <starlot/scoring/trace_line.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// The lines of a rating: clauses and criteria in the order of the scheme, a top's line, then the steps.
///
/// A clause's line is the sum of the lines of its children and of its adjustment; criteria, adjustments, a
/// top's line and steps add up to the score. Lines are worked out as they are read. Complexity of a line: a
/// clause is linear in its subtree; a criterion is constant where the clauses above it are sums that keep no weight,
/// else linear in their subtrees; a step is constant.
class trace {
public:
  /// Goes over the lines.
  class iterator {
  public:
    using value_type = trace_line;
    using difference_type = std::ptrdiff_t;

    iterator() = default;
    iterator(trace const* owner, std::size_t index) noexcept : owner_{owner}, index_{index} {}
    template <class = detail::on_use> [[nodiscard]] trace_line operator*() const { return (*owner_)[index_]; }
    iterator& operator++() noexcept {
      ++index_;
      return *this;
    }
    iterator operator++(int) noexcept { return {owner_, index_++}; }
    [[nodiscard]] bool operator==(iterator const& other) const noexcept { return index_ == other.index_; }

  private:
    trace const* owner_ = nullptr;
    std::size_t index_ = 0;
  };

  template <class Rating>
  explicit trace(Rating const& r) : source_{detail::access::parts(r)}, fast_{source_.input()} {
    if (!fast_.fits())
      exact_.push_back(exact_lines{source_.input()});
    if (source_.may_have_top_line()) {
      has_top_ = true;
      has_top_ = source_.must_have_top_line() || line_at(view().nodes.size()).contribution.sign() != 0;
    }
  }

  [[nodiscard]] std::size_t size() const noexcept {
    return view().nodes.size() + tops() + view().steps.size();
  }
  [[nodiscard]] iterator begin() const noexcept { return {this, 0}; }
  [[nodiscard]] iterator end() const noexcept { return {this, size()}; }

  /// Preconditions: index < size() (contract).
  template <class = detail::on_use> [[nodiscard]] trace_line operator[](std::size_t index) const {
    return line_at(index);
  }

  /// Whether there is a line of this id: that of a clause, a criterion, or a step that has one.
  template <class = detail::on_use> [[nodiscard]] bool has(std::string_view id) const noexcept {
    return view().find(id) != scheme_view::none;
  }
  /// The line of an id: `trace.line("1.2")`, `trace.line("cap-safety")`.
  /// Preconditions: there is one (contract). Complexity: a search, and that of the line.
  template <class = detail::on_use> [[nodiscard]] trace_line line(std::string_view id) const {
    auto const part = view().find(id);
    contract(part != scheme_view::none, "a trace has no line of this id");
    return line_at(part < view().nodes.size() ? part : part + tops());
  }

private:
  using exact_lines = detail::line_maker<fraction>;

  [[nodiscard]] scheme_view const& view() const noexcept { return source_.of.scheme().view(); }
  [[nodiscard]] std::size_t tops() const noexcept { return has_top_ ? 1 : 0; }

  /// In 64 bits if they do, else exactly in fractions of any size.
  template <class Wide = fraction> [[nodiscard]] trace_line line_at(std::size_t index) const {
    contract(index < size(), "a trace has no line of this index");
    auto const nodes = view().nodes.size();
    auto const part = static_cast<std::uint32_t>(index < nodes            ? index
                                                 : index < nodes + tops() ? std::size_t{detail::no_index}
                                                                          : index - tops());
    auto const input = source_.input();
    trace_line out;
    if (!exact_.empty()) {
      static_cast<void>(exact_[0].make(input, source_.of.low.reached, part, out));
    } else if (!fast_.make(input, source_.of.low.reached, part, out)) {
      out = trace_line{};
      static_cast<void>(detail::line_maker<Wide>{input}.make(input, source_.of.low.reached, part, out));
    }
    return out;
  }

  detail::trace_source source_;
  bool has_top_ = false;
  detail::line_maker<detail::narrow> fast_;
  detail::small_list<exact_lines, 1> exact_; ///< where the whole does not fit 64 bits
};

namespace detail {

[[nodiscard]] inline effect effect_of(trace_line const& line) {
  if (line.vetoes)
    return effect::vetoes;
  if (!line.awards.empty())
    return effect::awards;
  if (line.rung)
    return line.limits ? effect::limits_grade : effect::lifts_grade;
  if (line.limits)
    return line.contribution.sign() < 0 ? effect::cuts_score : effect::uncounted;
  return effect::lifts_score;
}

} // namespace detail

template <class Use> std::vector<starlot::cause> rating::causes() const {
  detail::list<detail::used_by<Use, starlot::cause>> all;
  for (auto const& line : trace())
    if (line.vetoes || line.limits || line.lifts || !line.awards.empty()) {
      starlot::cause c;
      c.effect = detail::effect_of(line);
      c.index = line.index;
      c.id = line.id;
      c.title = line.title;
      c.rung = line.rung.value_or(-1);
      c.awards = line.awards;
      if (line.kind == line_kind::step)
        c.change = line.contribution;
      detail::access::table(c) = detail::access::table(line);
      all.push_back(std::move(c));
    }
  auto spare = all;
  detail::merge_sort(all.view(), spare.view(), [](auto const& a, auto const& b) {
    if (a.effect != b.effect)
      return a.effect < b.effect;
    if (a.effect == effect::limits_grade || a.effect == effect::lifts_grade)
      return a.rung <= b.rung;
    return a.effect == effect::vetoes || a.effect == effect::awards || a.change <= b.change;
  });
  return all.take();
}

/// See rating.hpp.
template <class Use> std::vector<trace_line> rating::reasons() const {
  bool const few_are_good = detail::few_points_are_good(parts_.rungs);
  auto const cost = [=](auto const& line) { return few_are_good ? line.contribution : line.lost(); };
  detail::list<detail::used_by<Use, trace_line>> lines;
  for (auto const& line : trace())
    if ((line.kind == line_kind::criterion
             ? line.state == line_state::scored
             : line.kind == line_kind::step && line.state == line_state::acted) &&
        cost(line).sign() > 0)
      lines.push_back(line);
  auto spare = lines;
  detail::merge_sort(lines.view(), spare.view(),
                     [&](auto const& a, auto const& b) { return cost(a) >= cost(b); });
  return lines.take();
}

template <class Change> std::vector<Change> rating::reasons(rating const& baseline) const {
  contract(hash() == baseline.hash(), "ratings of the same scheme are compared");
  detail::list<Change> changes;
  auto const points_of = [](trace_line const& line) {
    return line.kind == line_kind::clause ? line.adjustment : line.contribution;
  };
  auto const note = [&](trace_line const& line, fraction before, fraction after) {
    if (before == after)
      return;
    Change c;
    c.kind = line.kind;
    c.index = line.index;
    c.id = line.id;
    c.title = line.title;
    c.before = std::move(before);
    c.after = std::move(after);
    detail::access::table(c) = detail::access::table(line);
    changes.push_back(std::move(c));
  };
  auto const now = trace();
  auto const then = baseline.trace();
  auto const nodes = view().nodes.size();
  auto const tops = [&](auto const& t) { return t.size() - nodes - view().steps.size(); };
  for (std::size_t i = 0; i < nodes; ++i)
    note(now[i], points_of(then[i]), points_of(now[i]));
  if (tops(now) + tops(then) > 0) // one may have no line of the top
    note(tops(now) > 0 ? now[nodes] : then[nodes], tops(then) > 0 ? then[nodes].contribution : fraction{},
         tops(now) > 0 ? now[nodes].contribution : fraction{});
  for (std::size_t i = 0; i < view().steps.size(); ++i) {
    auto const line = now[nodes + tops(now) + i];
    note(line, then[nodes + tops(then) + i].contribution, line.contribution);
  }
  auto spare = changes;
  bool const few_are_good = detail::few_points_are_good(parts_.rungs);
  detail::merge_sort(changes.view(), spare.view(), [&](auto const& a, auto const& b) {
    return few_are_good ? a.change() >= b.change() : a.change() <= b.change();
  });
  return changes.take();
}

} // namespace starlot::inline v0

#endif
