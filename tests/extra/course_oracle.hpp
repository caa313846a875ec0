// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_EXTRA_COURSE_ORACLE_HPP
#define STARLOT_TESTS_EXTRA_COURSE_ORACLE_HPP

#include "extra/parts_oracle.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// The last part of the oracle: conditions, steps and ladder.

namespace starlot_tests::oracle {

/// Conditions combined: one, or what is made of the others.
struct formula {
  enum class kind { one, opposite, both, either } is = kind::one;
  condition own{};
  std::vector<formula> of;
};

enum class truth { no, unknown, yes };

/// A step of the test's own: one adds a tenth of what is missing to 100; one that reads takes `amount` for each unit of
/// what was found for a criterion and, where a condition holds, adds `extra`, which it takes where that is unknown.
struct own_step {
  bool reads = false;
  std::string criterion;
  std::int64_t amount = 0;
  std::int64_t extra = 0;
  condition when{};
};

/// A step, with what was found for it.
struct move {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  step is; ///< with its only condition, or
  std::optional<formula> when{};
  std::size_t rung = 0;       ///< the rung it names, from the worst,
  std::size_t special = none; ///< or the special grade
  own_step own{};
  std::int64_t times = 0;
  enum class answer { open, met, not_met } answered = answer::open;

  /// Whether it asks a question, open or answered.
  [[nodiscard]] bool asks() const { return !is.id.empty() && !is.counts(); }
};

struct whole {
  std::vector<part> branches;
  roll_up top = sum_of_points;
  std::int64_t out_of = 0;     ///< millionths; 0: not said
  std::int64_t start = 0;      ///< of a raw sum
  std::int64_t if_nothing = 0; ///< millionths that a company has to which nothing applies
  std::vector<move> steps;
  std::vector<rung> rungs; ///< of the ladder in use, without special grades
};

/// Where a company ends: -1 below the ladder, -2 vetoed, -3 and less a special grade, else the rung.
constexpr std::ptrdiff_t below_ladder = -1, vetoed = -2, first_special = -3;
struct verdict {
  mpq_class score;
  std::ptrdiff_t grade = below_ladder;

  /// A special grade is lower than the ladder, and a veto lower than that.
  [[nodiscard]] std::ptrdiff_t rank() const {
    return grade == vetoed ? -3 : grade <= first_special ? -2 : grade;
  }

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

inline bool any_applies(std::vector<part> const& branches) {
  return std::any_of(branches.begin(), branches.end(), applies);
}

inline mpq_class before_steps(whole const& w, bool open_is_right) {
  if (!any_applies(w.branches))
    return micro(w.if_nothing);
  if (w.top != raw_sum)
    return full_score(w) * rolled_up(w.branches, w.top, 0, open_is_right);
  mpq_class sum = micro(w.start);
  for (auto const& b : w.branches)
    sum += brought(b, 0, open_is_right);
  return sum;
}

/// What the score can be before the steps.
inline mpq_class most_points(whole const& w) {
  if (w.top != raw_sum)
    return full_score(w);
  if (!any_applies(w.branches))
    return micro(w.if_nothing);
  mpq_class sum = micro(w.start);
  for (auto const& b : w.branches)
    sum += most_of(b, 0);
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
      if (c->is == part::state::failed)
        fail(vetoed);
  }

  verdict finish() {
    for (auto const& m : whole_.steps)
      take(m);
    if (failed_as_)
      return {score, *failed_as_};
    if (special_)
      return {score, *special_};
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
      if (m.times >= s.limit)
        fail(vetoed);
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
      fail(m.special == move::none ? vetoed : special_grade(m));
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
      special_.reset();
      if (m.special != move::none) {
        special_ = special_grade(m);
        break;
      }
      at_most(rung);
      at_least(rung);
      break;
    case step_kind::custom:
      take_own(m.own);
      break;
    case step_kind::counts: // before the roll-up
    case step_kind::group_is:
      break;
    }
  }

  /// The truths that a step of its own sees: yes, no, or unknown.
  [[nodiscard]] truth holds(condition const& c) const { return value_of(c, false); }

  /// The grade of a company that fails whatever is open, though the score on its way may be any.
  [[nodiscard]] std::optional<std::ptrdiff_t> sure_failure(walk const& best, bool is_settled) const {
    std::set<std::ptrdiff_t> before;
    if (failed_as_)
      return failed_as_;
    for (auto const& m : whole_.steps) {
      bool const fails = m.is.kind == step_kind::veto || m.is.kind == step_kind::custom ||
                         (m.is.kind == step_kind::deduction && m.times >= m.is.limit);
      auto const acts = fails ? surely_acts(m, best, true, is_settled) : false;
      if (acts == false)
        continue;
      if (m.is.kind == step_kind::custom)
        return {};
      before.insert(m.special == move::none ? vetoed : special_grade(m));
      if (before.size() > 1)
        return {};
      if (acts)
        return *before.begin();
    }
    return {};
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
      if (parts[0]->is_advisory && !parts[0]->is_clause)
        return {is_scored(*parts[0], right_) ? 1 : 0};
      if (declared(*parts[0]) == 0)
        return {};
      return {parts[0]->is_clause ? scored_weight(parts[0]->children, right_)
                                  : mpq_class{is_scored(*parts[0], right_) ? 1 : 0}};
    case measure::value: {
      auto const& p = *find(whole_.branches, c.where);
      bool const has_value =
          p.is_known && (p.what.is == seen::form::level || p.what.is == seen::form::measure);
      return has_value ? std::vector{p.what.value} : values;
    }
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
      if (applies(*p) || (!p->is_clause && p->is_advisory && p->is != part::state::out)) {
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

  /// Whether a step acts, whatever is open: nothing where what is open decides. This walk has what is open all wrong,
  /// `best` all right; of parts nothing is known between the two, and of several conditions nothing but that.
  /// `any_score`: nor of the score; not `is_settled`: nor of what counts, or of the parts.
  [[nodiscard]] std::optional<bool> surely_acts(move const& m, walk const& best, bool any_score = false,
                                                bool is_settled = true) const {
    formula const whole = m.when ? *m.when : formula{formula::kind::one, m.is.when, {}};
    auto const all = truths_of(whole, m, best, any_score, is_settled);
    auto const wanted = m.is.unless ? truth::no : truth::yes;
    if (!all.contains(wanted))
      return false;
    return all.size() == 1 ? std::optional{true} : std::nullopt;
  }

private:
  using truths = std::set<truth>;
  static truth opposite(truth t) {
    return t == truth::unknown ? t : t == truth::yes ? truth::no : truth::yes;
  }

  [[nodiscard]] truths truths_of(formula const& f, move const& m, walk const& best, bool any_score,
                                 bool is_settled) const {
    if (f.is == formula::kind::one) {
      if (f.own.of == measure::finding && m.answered == move::answer::open)
        return {truth::no, truth::yes};
      bool const apart =
          f.own.of == measure::always || f.own.of == measure::finding || f.own.of == measure::group;
      bool const any_value = f.own.of == measure::value && is_open(f.own.where);
      if ((f.own.of == measure::score && any_score) || (!apart && !is_settled) || any_value)
        return {truth::no, truth::unknown, truth::yes};
      bool const met = m.answered == move::answer::met;
      return {value_of(f.own, met), best.value_of(f.own, met)};
    }
    truths out;
    for (auto const a : truths_of(f.of[0], m, best, any_score, is_settled)) {
      if (f.is == formula::kind::opposite)
        out.insert(opposite(a));
      else
        for (auto const b : truths_of(f.of[1], m, best, any_score, is_settled))
          out.insert(f.is == formula::kind::both ? (std::min)(a, b) : (std::max)(a, b));
    }
    return out;
  }

  [[nodiscard]] bool is_open(std::string_view id) const {
    return find(whole_.branches, id)->is == part::state::open;
  }

  void take_own(own_step const& own) {
    if (!own.reads) {
      score += (100 - score) / 10;
      return;
    }
    auto const& read = *find(whole_.branches, own.criterion);
    if (read.is == part::state::open)
      return;
    if (read.is_known)
      score -= micro(own.amount) * read.what.number;
    auto const t = holds(own.when);
    score += micro(own.extra) * (t == truth::yes ? 1 : t == truth::unknown ? -1 : 0);
  }

  [[nodiscard]] static std::ptrdiff_t special_grade(move const& m) {
    return first_special - static_cast<std::ptrdiff_t>(m.special);
  }
  /// The first that fails the company decides.
  void fail(std::ptrdiff_t as) {
    if (!failed_as_)
      failed_as_ = as;
  }

  /// As Kleene has it: of false, unknown and true in this order, `both` is the least and `either` the most.
  [[nodiscard]] truth value_of(formula const& f, bool met) const {
    switch (f.is) {
    case formula::kind::one:
      return value_of(f.own, met);
    case formula::kind::opposite:
      return opposite(value_of(f.of[0], met));
    case formula::kind::both:
      return (std::min)(value_of(f.of[0], met), value_of(f.of[1], met));
    default:
      return (std::max)(value_of(f.of[0], met), value_of(f.of[1], met));
    }
  }

  [[nodiscard]] truth value_of(condition const& c, bool met) const {
    if (c.of == measure::finding)
      return met ? truth::yes : truth::no;
    if (c.of == measure::always)
      return truth::yes;
    if (c.of == measure::group)
      return !whole_.rungs.empty() && whole_.rungs[0].group == c.where ? truth::yes : truth::no;
    auto const values = seen(c);
    if (values.empty())
      return truth::unknown;
    auto const fulfils = [&](mpq_class const& v) { return fits(c, v); };
    bool const every = c.of == measure::every_branch || c.of == measure::every_criterion;
    bool const all = every ? std::all_of(values.begin(), values.end(), fulfils)
                           : std::any_of(values.begin(), values.end(), fulfils);
    return all ? truth::yes : truth::no;
  }

  [[nodiscard]] std::ptrdiff_t last_rung() const {
    return static_cast<std::ptrdiff_t>(whole_.rungs.size()) - 1;
  }

  [[nodiscard]] static bool fits(condition const& c, mpq_class const& value) {
    auto const limit =
        c.in_points || c.of == measure::value ? micro(c.numerator) : fraction_of(c.numerator, c.denominator);
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
      mpq_class const limit = micro(r.from.micro()) / r.divisor;
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
  std::optional<std::ptrdiff_t> failed_as_;
  std::optional<std::ptrdiff_t> special_;
};

/// Takes a part out with all below it.
inline void take_out(part& p) {
  p.is = part::state::out;
  p.is_known = false;
  for (auto& c : p.children)
    take_out(c);
}
inline part* find(std::vector<part>& parts, std::string_view id) {
  return const_cast<part*>(find(static_cast<std::vector<part> const&>(parts), id));
}

/// What counts: the steps that decide it take out what does not, or where that is open, before anything is rolled up.
/// Answers whether it is known of all.
inline bool settle_counted(whole& w) {
  bool is_known = true;
  for (auto const& m : w.steps) {
    if (m.is.kind != step_kind::counts)
      continue;
    auto const counts = walk{w, false}.surely_acts(m, walk{w, true});
    is_known = is_known && counts.has_value();
    if (!counts.value_or(false))
      take_out(*find(w.branches, m.is.over));
  }
  return is_known;
}

} // namespace starlot_tests::oracle

#endif
