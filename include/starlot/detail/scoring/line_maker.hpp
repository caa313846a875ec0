// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_LINE_MAKER_HPP
#define STARLOT_DETAIL_SCORING_LINE_MAKER_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/small_list.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/detail/scoring/narrow.hpp>
#include <starlot/detail/scoring/number.hpp>
#include <starlot/detail/scoring/rating_source.hpp>
#include <starlot/detail/scoring/roll_up_walk.hpp>
#include <starlot/detail/scoring/run.hpp>
#include <starlot/detail/scoring/score_scale.hpp>
#include <starlot/detail/scoring/step_runner.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/trace_line.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// Works out the lines of a rating in one kind of number. It keeps numbers only: what they come from is handed in again
/// for each line, so that a trace can be copied.
template <class Number> class line_maker {
public:
  explicit line_maker(run_input const& from)
      : top_{tree(from)(no_index)}, before_steps_{top_.own.obtained}, scale_{tree(from), top_} {
    auto const walk = tree(from);
    if (walk.keeps_points())
      before_steps_ += walk.beside(no_index);
    if (from.start != nullptr && from.start->is_there())
      static_cast<void>(score_before_steps(from, walk, before_steps_));
    bool steps_act = true;
    if (auto code = errc::none; !walk.whole_applies(top_.own))
      steps_act = stands_in(from.scheme.view(), before_steps_, code);
    auto score = before_steps_;
    step_runner<Number> steps{walk, from.rungs, score, no_index};
    for (std::uint32_t i = 0; i < from.scheme.view().steps.size(); ++i) {
      step_note note{steps.now().score, {}, steps.now().lowest, steps.now().highest, {}};
      if (steps_act) {
        steps.keep_values(values_);
        from.take(steps, i);
        note.said = steps.last();
      }
      note.after = steps.now().score;
      steps_.push_back(note);
    }
  }

  /// Whether the whole fits this kind of number; a line may still not.
  [[nodiscard]] bool fits() const { return !has_overflowed(before_steps_) && scale_.fits(); }

  /// Makes the line of a node or step, or of the top at `no_index`; answers whether its numbers fit.
  [[nodiscard]] bool make(run_input const& from, std::ptrdiff_t reached, std::uint32_t index,
                          trace_line& out) const {
    bool fits = true;
    if (access::table(from.scheme)) // of a loaded scheme
      access::table(out) = access::table(from.scheme);
    if (index == no_index)
      top_line(from, out, fits);
    else if (index < from.scheme.view().nodes.size()) {
      node_line(from, index, out, fits);
      if (from.scheme.view().has_ranges)
        begin_at_least(from, index, out, fits);
    } else
      step_line(from, reached, index, out, fits);
    return fits;
  }

private:
  struct step_note {
    Number before;
    Number after;
    std::ptrdiff_t lowest;
    std::ptrdiff_t highest;
    typename step_runner<Number>::verdict_of_step said;
  };

  [[nodiscard]] static roll_up_walk<Number> tree(run_input const& from) {
    return {from.scheme, from.leaves, reading{.findings = finding_source::of(from)}};
  }
  [[nodiscard]] fraction points_from(Number const& micro, bool& fits) const {
    fits = fits && !has_overflowed(micro);
    return in_points(micro);
  }
  /// From the unit of the children of `clause` (`no_index`: the top) to points of the score.
  [[nodiscard]] fraction to_score(Number n, std::uint32_t clause, bool& fits) const {
    scale_[clause].apply(n);
    return points_from(n, fits);
  }

  /// Multiplies top / bottom, in lowest terms, by a quotient between 0 and 1; answers whether the product fits.
  [[nodiscard]] static bool times_in_lowest_terms(std::int64_t& top, std::int64_t& bottom, std::int64_t part,
                                                  std::int64_t whole) noexcept {
    if (!multiply(top, part, top) || !multiply(bottom, whole, bottom))
      return false;
    auto const common = common_divisor(bottom, top);
    top /= common;
    bottom /= common;
    return true;
  }
  /// From the unit of a node among its siblings to points of the score.
  [[nodiscard]] fraction own_to_score(scheme_view const& view, Number n, std::uint32_t index,
                                      bool& fits) const {
    scale_.of_own(view, index).apply(n);
    return points_from(n, fits);
  }
  /// What a roll-up of the user's says of a child that applies. What is, or lies in, extra credit has nothing available.
  void count(scheme_view const& view, std::uint32_t index, trace_line& out) const {
    if (!scale_.has_counted())
      return;
    for (auto node = index; node != no_index; node = view.details[node].parent)
      if (auto const* const above = scale_.counted(node); above != nullptr && above->is_extra)
        out.available = {};
    auto const* const c = scale_.counted(index);
    if (c == nullptr)
      return;
    out.counted = c->part;
    if (c->part.sign() == 0 && out.state == line_state::scored)
      out.state = line_state::dropped;
  }

  void node_line(run_input const& from, std::uint32_t index, trace_line& out, bool& fits) const {
    auto const& view = from.scheme.view();
    auto const& n = view.nodes[index];
    auto const& d = view.details[index];
    out.index = index;
    out.depth = n.depth;
    out.id = d.id;
    out.title = d.title;
    out.worth = decimal::from_micro(n.amount);
    out.is_weight = n.is_weight();
    if (n.is_clause()) {
      out.kind = line_kind::clause;
      auto const p = tree(from)(index);
      out.available = own_to_score(view, p.own.applicable, index, fits);
      out.contribution = own_to_score(view, p.own.obtained, index, fits);
      if (is_zero(p.own.applicable) && fits)
        out.state = n.amount == 0 ? line_state::uncounted : line_state::excluded;
      else if (!is_linear(n.roll_up()))
        out.adjustment = out.contribution - to_score(scale_.sum_of_lines(view, index, p.below), index, fits);
      return count(view, index, out);
    }
    auto const l = from.leaves.at(view, index);
    out.recorded = from.recorded(n.link);
    access::texts(out) = access::remarks(from.sheet);
    out.finding_of = d.finding_of;
    out.is_overridden =
        from.sheet.is_overridden(d.finding_of.empty() ? n.link : view.slot(view.find(d.finding_of)));
    out.vetoes = l.has_failed();
    out.state = l.is_out() ? line_state::excluded : l.is_open() ? line_state::open : line_state::scored;
    if (l.is_out())
      return;
    out.earned = l.is_open() ? fraction{} : from.leaves.share_of(l);
    if (n.is_advisory()) {
      out.state = l.is_open() ? line_state::open : line_state::uncounted;
      return;
    }
    auto const obtained = [&] {
      Number amount;
      tree(from).add_leaf(amount, n.amount, l);
      return own_to_score(view, amount, index, fits);
    };
    bool const nothing = l.is_open() || (l.top == 0 && !l.is_wide());
    bool const all = l.top == l.bottom && !l.is_wide();
    if constexpr (std::same_as<Number, narrow>) {
      std::int64_t top = 0;
      std::int64_t bottom = 0;
      if (!l.is_wide() && n.amount >= 0 && scale_.of_own(view, index).to_points(n.amount, top, bottom)) {
        access::set_reduced(out.available, top, bottom);
        if (nothing)
          return; // in 64 bits no roll-up of the user's was called
        if (!all && !times_in_lowest_terms(top, bottom, l.top, l.bottom))
          out.contribution = obtained();
        else
          access::set_reduced(out.contribution, top, bottom);
        return;
      }
    }
    out.available = own_to_score(view, Number{n.amount}, index, fits);
    if (!nothing)
      out.contribution = all ? out.available : obtained();
    count(view, index, out);
  }

  /// Of what may bring points below nothing: these are where it begins.
  void begin_at_least(run_input const& from, std::uint32_t index, trace_line& out, bool& fits) const {
    auto const& n = from.scheme.view().nodes[index];
    auto const least = from.scheme.view().details[index].least;
    if (least == 0)
      return;
    auto const most = n.amount + least;
    out.worth = decimal::from_micro(most == 0 && !n.is_clause() ? least : most);
    auto const here = points_from(tree(from).beside(index), fits);
    out.available += here;
    out.contribution += here;
  }

  void top_line(run_input const& from, trace_line& out, bool& fits) const {
    out.kind = line_kind::top;
    out.index = place::nowhere;
    out.title = from.policy.empty() ? from.scheme.view().title.name : text{from.policy};
    if (from.policy.empty() && from.scheme.view().start != 0)
      out.title = {"start", "起始分"};
    if (!tree(from).whole_applies(top_.own))
      out.title = {"nothing applies", "无适用指标"};
    auto const lines = scale_.sum_of_lines(from.scheme.view(), no_index, top_.below);
    out.contribution = points_from(before_steps_, fits) - to_score(lines, no_index, fits);
    if (from.scheme.view().has_ranges) // what the lines begin at is theirs, and the start is of this one
      out.contribution += fraction{points::from_micro(from.scheme.view().start)} -
                          points_from(tree(from).beside(no_index), fits);
    out.vetoes = from.failed_by == policy_part;
    out.state = out.vetoes || out.contribution.sign() != 0 ? line_state::acted : line_state::idle;
  }

  void step_line(run_input const& from, std::ptrdiff_t reached, std::uint32_t part, trace_line& out,
                 bool& fits) const {
    auto const which = static_cast<std::uint32_t>(part - from.scheme.view().nodes.size());
    auto const& s = from.scheme.view().steps[which];
    auto const& note = steps_[which];
    out.kind = line_kind::step;
    out.index = part;
    out.id = s.id;
    out.title = s.title;
    out.worth = decimal::from_micro(s.kind == step_kind::floor_at ? s.least.micro() : s.amount.micro());
    if (s.takes_findings()) {
      out.recorded = from.recorded(from.scheme.view().slot_of_step(which));
      access::texts(out) = access::remarks(from.sheet);
    }
    for (auto const& kept : values_)
      if (kept.part == part)
        access::values(out).push_back(kept.is);
    out.contribution = points_from(note.after, fits) - points_from(note.before, fits);
    auto const& said = note.said;
    out.vetoes = said.vetoes;
    bool const counted = s.kind != step_kind::bonus || out.contribution.sign() != 0;
    bool const uncounted = s.kind == step_kind::bonus && out.recorded.count() > (counted ? s.limit : 0);
    bool const bounds =
        s.kind == step_kind::cap || s.kind == step_kind::floor_at || s.kind == step_kind::clamp;
    bool const cuts = (bounds || s.kind == step_kind::custom) && out.contribution.sign() < 0;
    // The grade as the steps before leave it: lifted, for a limit; limited, for a floor.
    auto const lifted = reached < note.lowest ? note.lowest : reached;
    auto const limited = reached > note.highest ? note.highest : reached;
    out.limits = uncounted || cuts || (said.highest.is_there() && *said.highest < lifted);
    out.lifts = (bounds && out.contribution.sign() > 0) || (said.lowest.is_there() && *said.lowest > limited);
    if (auto const& rung = said.highest.is_there() ? said.highest : said.lowest; rung.is_there())
      out.rung = *rung;
    if (said.special != nullptr)
      out.awards = said.special->name;
    bool const acted =
        out.contribution.sign() != 0 || out.vetoes || out.limits || out.lifts || said.special != nullptr;
    out.state = acted ? line_state::acted : line_state::idle;
    if (s.kind == step_kind::counts ? is_out(from, s)
                                    : s.kind == step_kind::group_is && from.sheet.group() == s.over)
      out.state = line_state::acted;
    if (s.asks() && out.recorded.is_open())
      out.state = line_state::open;
  }

  /// Whether nothing of what a step decides over counts.
  [[nodiscard]] static bool is_out(run_input const& from, step const& s) {
    auto const& view = from.scheme.view();
    auto const node = view.find(s.over);
    for (auto i = node; i < view.end_of(node); ++i)
      if (!view.nodes[i].is_clause() && !from.leaves.at(view, i).is_out())
        return false;
    return true;
  }

  clause_totals<Number> top_;
  Number before_steps_;
  score_scale<Number> scale_;
  small_list<step_note, 6> steps_;
  list<noted_value> values_;
};

} // namespace starlot::inline v0::detail

#endif
