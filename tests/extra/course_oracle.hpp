// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_EXTRA_COURSE_ORACLE_HPP
#define STARLOT_TESTS_EXTRA_COURSE_ORACLE_HPP

#include "extra/parts_oracle.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

// The second half of the oracle: conditions, steps and ladder.

namespace starlot_tests::oracle {

/// Conditions combined: one, or what is made of the others.
struct formula {
  enum class kind { one, opposite, both, either } is = kind::one;
  condition own{};
  std::vector<formula> of;
};

enum class truth { no, unknown, yes };

/// A step, with what was found for it.
struct move {
  step is; ///< with its only condition, or
  std::optional<formula> when{};
  std::size_t rung = 0; ///< the rung it names, from the worst
  std::int64_t times = 0;
  enum class answer { open, met, not_met } answered = answer::open;
};

struct whole {
  std::vector<part> branches;
  roll_up top = sum_of_points;
  std::int64_t out_of = 0; ///< millionths; 0: not said
  std::int64_t start = 0;  ///< of a raw sum
  std::vector<move> steps;
  std::vector<rung> rungs; ///< of the ladder in use
};

/// Where a company ends: -2 vetoed, -1 below the ladder, else the rung.
struct verdict {
  mpq_class score;
  std::ptrdiff_t grade = -1;

  friend bool operator==(verdict const& a, verdict const& b) {
    return a.score == b.score && a.grade == b.grade;
  }
};

inline part const* find(std::vector<part> const& parts, std::string_view id) {
  for (auto const& p : parts) {
    if (p.id == id)
      return &p;
    if (auto const* below = find(p.children, id); below != nullptr)
      return below;
  }
  return nullptr;
}
inline std::size_t depth_of(std::vector<part> const& parts, std::string_view id) {
  for (auto const& p : parts)
    if (p.id != id && find(p.children, id) != nullptr)
      return 1 + depth_of(p.children, id);
  return 0;
}
inline void criteria_below(std::vector<part> const& parts, std::vector<part const*>& out) {
  for (auto const& p : parts) {
    if (!p.is_clause)
      out.push_back(&p);
    criteria_below(p.children, out);
  }
}

inline bool harms(step const& s) {
  auto const k = s.kind;
  return (k == step_kind::add && s.amount.micro() < 0) || k == step_kind::deduction || k == step_kind::cap ||
         k == step_kind::veto || k == step_kind::grade_limit || k == step_kind::rung_needs;
}
inline bool is_about_grade(step_kind k) {
  return k == step_kind::veto || k == step_kind::grade_limit || k == step_kind::rung_needs ||
         k == step_kind::grade_floor || k == step_kind::grade_is;
}

inline mpq_class full_score(whole const& w) {
  if (w.out_of != 0)
    return micro(w.out_of);
  mpq_class sum;
  for (auto const& b : w.branches)
    sum += declared(b);
  return w.top == sum_of_points ? sum : mpq_class{100};
}

inline mpq_class before_steps(whole const& w, bool open_is_right) {
  if (w.top != raw_sum)
    return full_score(w) * rolled_up(w.branches, w.top, 0, open_is_right);
  mpq_class sum = micro(w.start);
  for (auto const& b : w.branches)
    sum += brought(b, 0, open_is_right);
  return sum;
}

/// A walk through the steps, with what is open gone all wrong or all right.
class walk {
public:
  walk(whole const& w, bool open_is_right)
      : whole_{w},
        right_{open_is_right},
        few_are_good_{!w.rungs.empty() && w.rungs[0].is_descending()},
        score{before_steps(w, open_is_right)},
        highest_{last_rung()} {
    std::vector<part const*> all;
    criteria_below(w.branches, all);
    for (auto const* c : all)
      vetoed_ = vetoed_ || c->is == part::state::failed;
  }

  verdict finish() {
    for (auto const& m : whole_.steps)
      take(m);
    if (vetoed_)
      return {score, -2};
    return {score, std::clamp(reached(), lowest_, highest_)};
  }

  void take(move const& m) {
    if (!acts(m))
      return;
    auto const& s = m.is;
    auto const rung = static_cast<std::ptrdiff_t>(m.rung);
    switch (s.kind) {
    case step_kind::deduction:
      score -= micro(s.amount.micro()) * m.times;
      vetoed_ = vetoed_ || m.times >= s.limit;
      break;
    case step_kind::bonus:
      score += micro(s.amount.micro()) * (std::min)(m.times, s.limit);
      break;
    case step_kind::add:
      score += micro(s.amount.micro());
      break;
    case step_kind::cap:
      score = (std::min)(score, micro(s.amount.micro()));
      break;
    case step_kind::floor_at:
      score = (std::max)(score, micro(s.least.micro()));
      break;
    case step_kind::clamp:
      score = std::clamp(score, micro(s.least.micro()), micro(s.amount.micro()));
      break;
    case step_kind::round_to:
      score = rounded(score, s.amount.micro(), s.mode);
      break;
    case step_kind::veto:
      vetoed_ = true;
      break;
    case step_kind::grade_limit:
      at_most(rung);
      break;
    case step_kind::rung_needs:
      at_most(rung - 1);
      break;
    case step_kind::grade_floor:
      at_least(rung);
      break;
    case step_kind::grade_is:
      at_most(rung);
      at_least(rung);
      break;
    case step_kind::counts:
    case step_kind::custom:
      break;
    }
  }

  /// What a condition compares with its limit; nothing where nothing applies.
  [[nodiscard]] std::vector<mpq_class> seen(condition const& c) const {
    std::vector<mpq_class> values;
    std::vector<part const*> parts;
    switch (c.of) {
    case measure::score:
      return {score};
    case measure::assessed_count: {
      std::int64_t count = 0;
      for (auto const& b : whole_.branches)
        count += c.where.empty() ? scored_count(b, right_) : 0;
      return {c.where.empty() ? count : scored_count(*find(whole_.branches, c.where), right_)};
    }
    case measure::assessed_weight:
      if (c.where.empty())
        return {scored_weight(whole_.branches, right_)};
      parts = {find(whole_.branches, c.where)};
      if (parts[0]->is_advisory)
        return {is_scored(*parts[0], right_) ? 1 : 0};
      if (declared(*parts[0]) == 0)
        return {};
      return {parts[0]->is_clause ? scored_weight(parts[0]->children, right_)
                                  : mpq_class{is_scored(*parts[0], right_) ? 1 : 0}};
    case measure::branch:
      parts = {find(whole_.branches, c.where)};
      break;
    case measure::any_branch:
    case measure::every_branch:
      for (auto const& b : whole_.branches)
        if (!b.is_advisory)
          parts.push_back(&b);
      break;
    default:
      criteria_below(whole_.branches, parts);
      std::erase_if(parts, [](part const* p) { return p->is_advisory; });
      break;
    }
    for (auto const* p : parts)
      if (applies(*p) || (p->is_advisory && p->is != part::state::out)) {
        auto const share = earned(*p, depth_of(whole_.branches, p->id), right_);
        values.push_back(!c.in_points            ? share
                         : whole_.top == raw_sum ? brought(*p, depth_of(whole_.branches, p->id), right_)
                                                 : mpq_class{share * declared(*p)});
      }
    return values;
  }

  /// Whether a step acts: where the whole is true or, for `unless`, false. An open question has the answer that
  /// makes it act where that is right for the company, or wrong, as is wanted.
  [[nodiscard]] bool acts(move const& m) const {
    auto const& s = m.is;
    formula const whole = m.when ? *m.when : formula{formula::kind::one, s.when, {}};
    if (!m.when && s.when.of == measure::always)
      return true;
    auto const acts_if = [&](bool met) {
      return value_of(whole, met) == (s.unless ? truth::no : truth::yes);
    };
    if (m.answered != move::answer::open)
      return acts_if(m.answered == move::answer::met);
    // The bound of the grade where few points are good is that of the score the other way round.
    bool const right = right_ != (few_are_good_ && is_about_grade(s.kind));
    bool const wanted = harms(s) ? !right : right;
    return wanted ? acts_if(true) || acts_if(false) : acts_if(true) && acts_if(false);
  }

private:
  /// As Kleene has it: of false, unknown and true in this order, `both` is the least and `either` the most.
  [[nodiscard]] truth value_of(formula const& f, bool met) const {
    switch (f.is) {
    case formula::kind::one:
      return value_of(f.own, met);
    case formula::kind::opposite: {
      auto const of = value_of(f.of[0], met);
      return of == truth::unknown ? of : of == truth::yes ? truth::no : truth::yes;
    }
    case formula::kind::both:
      return (std::min)(value_of(f.of[0], met), value_of(f.of[1], met));
    default:
      return (std::max)(value_of(f.of[0], met), value_of(f.of[1], met));
    }
  }

  [[nodiscard]] truth value_of(condition const& c, bool met) const {
    if (c.of == measure::finding)
      return met ? truth::yes : truth::no;
    if (c.of == measure::group)
      return !whole_.rungs.empty() && whole_.rungs[0].group == c.where ? truth::yes : truth::no;
    auto const values = seen(c);
    if (values.empty())
      return truth::unknown;
    auto const fulfils = [&](mpq_class const& v) { return holds(c, v); };
    bool const every = c.of == measure::every_branch || c.of == measure::every_criterion;
    bool const all = every ? std::all_of(values.begin(), values.end(), fulfils)
                           : std::any_of(values.begin(), values.end(), fulfils);
    return all ? truth::yes : truth::no;
  }

  [[nodiscard]] std::ptrdiff_t last_rung() const {
    return static_cast<std::ptrdiff_t>(whole_.rungs.size()) - 1;
  }

  [[nodiscard]] static bool holds(condition const& c, mpq_class const& value) {
    auto const limit = c.in_points ? micro(c.numerator) : fraction_of(c.numerator, c.denominator);
    return c.is == bound::at_least  ? value >= limit
           : c.is == bound::above   ? value > limit
           : c.is == bound::at_most ? value <= limit
                                    : value < limit;
  }

  void at_most(std::ptrdiff_t rung) {
    highest_ = (std::min)(highest_, rung);
    lowest_ = (std::min)(lowest_, rung);
  }
  void at_least(std::ptrdiff_t rung) {
    lowest_ = (std::max)(lowest_, rung);
    highest_ = (std::max)(highest_, rung);
  }

  [[nodiscard]] std::ptrdiff_t reached() const {
    std::ptrdiff_t best = -1;
    for (std::size_t i = 0; i < whole_.rungs.size(); ++i) {
      auto const& r = whole_.rungs[i];
      auto const limit = micro(r.from.micro());
      bool const reaches = r.reached == bound::at_least  ? score >= limit
                           : r.reached == bound::above   ? score > limit
                           : r.reached == bound::at_most ? score <= limit
                                                         : score < limit;
      if (reaches)
        best = static_cast<std::ptrdiff_t>(i);
    }
    return best;
  }

  whole const& whole_;
  bool right_;
  bool few_are_good_;

public:
  mpq_class score;

private:
  std::ptrdiff_t lowest_ = -1;
  std::ptrdiff_t highest_;
  bool vetoed_ = false;
};

} // namespace starlot_tests::oracle

#endif
