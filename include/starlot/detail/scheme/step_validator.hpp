// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_STEP_VALIDATOR_HPP
#define STARLOT_DETAIL_SCHEME_STEP_VALIDATOR_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/scheme/condition_validator.hpp>
#include <starlot/detail/scheme/reachable_scores.hpp>
#include <starlot/scheme/monotone.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

// The part of the validator that looks at steps and ladders; see validate.hpp.

namespace starlot::inline v0::detail {

/// Whether the index of a fault counts rungs.
[[nodiscard]] constexpr bool is_about_rungs(errc code) noexcept {
  return (code >= errc::no_ladder && code <= errc::too_many_rungs) ||
         (code >= errc::ladder_mixed_directions && code <= errc::stars_negative) ||
         code == errc::special_rung_misplaced;
}

/// Who is told of faults.
class fault_sink {
public:
  virtual constexpr void take(error const& fault) = 0;

protected:
  constexpr fault_sink() = default;
  constexpr fault_sink(fault_sink const&) = default;
  constexpr fault_sink& operator=(fault_sink const&) = default;
  ~fault_sink() = default;
};

class step_validator {
public:
  constexpr step_validator(scheme_view const& view, fault_sink& sink) : view_{view}, sink_{sink} {
    if (view.scale > 0 || view.top == roll_up::raw_sum) // or it is said already
      scores_.highest = view.scale;
    if (view.top == roll_up::raw_sum)
      scores_.lowest = view.least;
    scores_.reach(view.nothing_applies.given().micro());
  }

  constexpr void run() {
    for (std::size_t i = 0; i < view_.steps.size(); ++i) {
      step_at(i);
      scores_.widen(view_.steps[i]);
    }
    ladders();
  }

private:
  constexpr void say(errc code, std::string_view id, std::size_t index, std::int64_t got = 0,
                     std::int64_t expected = 0) {
    sink_.take(error::at(code, id, index).with(decimal::from_micro(got), decimal::from_micro(expected)));
  }

  constexpr void step_at(std::size_t i) {
    auto const& s = view_.steps[i];
    auto const index = view_.nodes.size() + i;
    bool const own = s.kind == step_kind::custom;
    bool const known = s.kind >= step_kind::deduction && s.kind <= step_kind::group_is;
    if ((own && s.custom >= view_.customs) || (!own && !known) || s.mode > rounding::half_even)
      say(errc::unknown_step, s.id, index);
    if ((s.counts() || s.kind == step_kind::round_to) && s.amount <= points{})
      say(errc::amount_not_positive, s.id, index, s.amount.micro());
    if (s.kind == step_kind::add && s.amount == points{})
      say(errc::amount_not_positive, s.id, index);
    if (s.limit <= 0)
      say(errc::limit_not_positive, s.id, index);
    if (s.kind == step_kind::clamp && s.least > s.amount)
      say(errc::clamp_reversed, s.id, index, s.least.micro(), s.amount.micro());
    if (s.acts_on_grade() || s.awards())
      rung_of(s, index);
    conditions_of(s, index);
    if (s.kind == step_kind::counts)
      counted(i);
    if (s.kind == step_kind::group_is)
      group(s, index);
  }

  /// The group is decided before anything is rolled up.
  constexpr void group(step const& s, std::size_t index) {
    if (s.over.empty() || detail::ladder_for(view_, s.over).empty())
      say(errc::group_without_ladder, s.over, index);
    auto const is_known_before = [](condition const& c) {
      return c.of == measure::always || c.of == measure::finding || c.of == measure::value || c.combines();
    };
    bool fits = is_known_before(s.when);
    for (auto const& c : detail::conditions_of(view_, s))
      fits = fits && is_known_before(c);
    if (!fits)
      say(errc::condition_does_not_fit, s.id.empty() ? s.over : s.id, index);
  }

  /// What decides over a part, and what is decided before it, looks at nothing of that part.
  constexpr void counted(std::size_t i) {
    auto const& s = view_.steps[i];
    auto const index = view_.nodes.size() + i;
    auto const over = view_.find(s.over);
    if (over >= view_.nodes.size())
      return say(errc::unknown_branch, s.over, index);
    if (s.when.of == measure::always)
      return say(errc::condition_without_effect, s.over, index);
    auto const clashes = [&](condition const& c) {
      if (is_decided_apart(c))
        return false;
      auto const at = view_.find(c.where);
      bool const is_part =
          c.of == measure::branch || c.of == measure::value || c.of == measure::assessed_weight ||
          c.of == measure::assessed_count;
      if (!is_part || at >= view_.nodes.size())
        return !is_part || c.where.empty(); // an id that there is not is said already
      return over < view_.end_of(at) && at < view_.end_of(over);
    };
    for (std::size_t k = 0; k < view_.steps.size(); ++k) {
      auto const& before = view_.steps[k];
      if (before.kind != step_kind::group_is && (before.kind != step_kind::counts || k > i))
        continue;
      bool clash = clashes(before.when);
      for (auto const& c : detail::conditions_of(view_, before))
        clash = clash || clashes(c);
      if (clash)
        return say(errc::counted_needs_itself, s.over, index);
    }
  }

  constexpr void rung_of(step const& s, std::size_t index) {
    if (!every_ladder_has(s.rung))
      return say(errc::unknown_rung, s.id, index, s.rung.from.micro());
    bool specials = false; // by a name, one ladder may have a special one, and another not
    bool others = false;
    for (auto const& r : view_.rungs)
      if (s.rung.names(r))
        (r.is_special ? specials : others) = true;
    if (s.awards() && others)
      say(errc::award_is_not_special, s.id, index);
    else if (!s.awards() && specials && (others || s.kind != step_kind::grade_is))
      say(errc::special_rung_has_no_order, s.id, index);
  }

  [[nodiscard]] constexpr bool every_ladder_has(rung_ref const& wanted) const {
    for (std::size_t first = 0; first < view_.rungs.size();) {
      auto const rungs = ladder_from(view_.rungs, first);
      std::size_t found = 0;
      for (auto const& r : rungs)
        found += wanted.names(r) ? 1U : 0U;
      if (found == 0 || (found > 1 && !wanted.name.empty())) // which of two of the same name?
        return false;
      first += rungs.size();
    }
    return !view_.rungs.empty();
  }

  constexpr void conditions_of(step const& s, std::size_t index) {
    condition_validator const conditions{view_, s, scores_};
    auto const say_of = [&](condition const& c) {
      if (auto const fault = conditions.fault_of(c); fault.code != errc::none)
        say(fault.code, fault.id, index,
            fault.code == errc::condition_does_not_fit && c.in_points ? c.numerator : 0);
    };
    if (!conditions.are_combined())
      say(errc::condition_does_not_fit, s.id, index);
    for (auto const& c : detail::conditions_of(view_, s))
      say_of(c);
    say_of(s.when);
  }

  constexpr void ladders() {
    if (view_.rungs_given == 0 && !view_.is_ungraded)
      say(errc::no_ladder, view_.title.id, place::nowhere);
    if (view_.rungs_given > view_.rungs.size())
      say(errc::too_many_rungs, view_.title.id, view_.rungs.size(),
          static_cast<std::int64_t>(view_.rungs_given) * decimal::one,
          static_cast<std::int64_t>(view_.rungs.size()) * decimal::one);
    auto const highest = highest_score();
    for (std::size_t first = 0; first < view_.rungs.size();) {
      auto const rungs = ladder_from(view_.rungs, first);
      for (std::size_t i = 0; i < first; ++i)
        if (view_.rungs[i].group == rungs[0].group) {
          say(errc::duplicate_group, rungs[0].group, first);
          break;
        }
      for (std::size_t i = 0; i < rungs.size(); ++i)
        rung_at(rungs, i, first, highest);
      first += rungs.size();
    }
  }

  constexpr void rung_at(slice<rung const> rungs, std::size_t i, std::size_t first,
                         std::int64_t highest) {
    auto const& r = rungs[i];
    auto const index = first + i;
    if (r.name.empty())
      say(errc::rung_without_name, view_.title.id, index, r.from.micro());
    if (r.stars < decimal{})
      say(errc::stars_negative, r.name.en, index, r.stars.micro());
    bool const stands_behind_special = i > 0 && rungs[i - 1].is_special;
    if (r.is_special ? i == 0 : stands_behind_special && !rungs[0].is_special)
      say(errc::special_rung_misplaced, r.name.en, index);
    if (r.is_special || stands_behind_special)
      return;
    if (view_.custom_ladder != no_index)
      return; // what its bounds mean is its own affair
    auto const order = order_fault(rungs, i);
    if (order == errc::ladder_mixed_directions || order == errc::ratio_not_positive)
      return say(order, r.name.en, index, r.from.micro());
    if (order != errc::none)
      say(order, r.name.en, index, r.from.micro(), rungs[i - 1].from.micro());
    else if (!r.is_descending() && !reaches(r, compare_bounds(rung{points::from_micro(highest), {}}, r)))
      say(errc::rung_unreachable, r.name.en, index, r.from.micro(), highest);
    if (!r.is_closed || i + 1 == rungs.size() || rungs[i + 1].is_special)
      return;
    auto const& next = rungs[i + 1];
    auto const to_next = compare_bounds(next, rung{r.until, {}});
    if (to_next == 0)
      return;
    bool const gap = (to_next > 0) != r.is_descending();
    say(gap ? errc::ladder_gap : errc::ladder_overlap, r.name.en, index, r.until.micro(), next.from.micro());
  }

  /// What a company that loses nothing and earns every bonus comes to, step by step.
  [[nodiscard]] constexpr std::int64_t highest_score() const {
    constexpr auto endless = (std::numeric_limits<std::int64_t>::max)();
    if (view_.scale <= 0 && view_.top != roll_up::raw_sum)
      return endless; // said already
    auto highest = view_.customs_go_beyond ? endless : view_.scale;
    if (auto const given = view_.nothing_applies.given().micro(); highest < given)
      highest = given;
    for (auto const& s : view_.steps) {
      bool const certain = s.when.of == measure::always;
      auto const floor = s.least.micro();
      auto const most = s.amount.micro();
      switch (s.kind) {
      case step_kind::cap:
      case step_kind::clamp:
        if (certain && highest > most)
          highest = most;
        if (s.kind == step_kind::clamp && highest < floor)
          highest = floor;
        break;
      case step_kind::add:
        if (std::int64_t sum = 0; !detail::add(highest, most, sum))
          highest = most > 0 ? endless : highest;
        else if (certain || sum > highest)
          highest = sum;
        break;
      case step_kind::floor_at:
        if (highest < floor)
          highest = floor;
        break;
      case step_kind::bonus: {
        std::int64_t all = 0;
        if (!multiply(most, s.limit, all) || !add(highest, all, highest))
          highest = endless;
        break;
      }
      case step_kind::round_to: {
        std::int64_t room = 0;
        if (most > 0 && add(highest, most, room) && subtract(highest, most, room)) {
          auto const rounded = round(points::from_micro(highest), s.amount, s.mode).micro();
          highest = certain || rounded > highest ? rounded : highest;
        }
        break;
      }
      case step_kind::custom:
        highest = endless;
        break;
      default:
        break;
      }
    }
    return highest;
  }

  scheme_view const& view_;
  fault_sink& sink_;
  reachable_scores scores_; ///< where the step stands that is looked at
};

} // namespace starlot::inline v0::detail

#endif
