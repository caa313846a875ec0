// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_EXTRA_RANDOM_PARTS_HPP
#define STARLOT_TESTS_EXTRA_RANDOM_PARTS_HPP

#include "extra/course_oracle.hpp"
#include "extra/random_rules.hpp"

#include <starlot/scheme/if_nothing_applies.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme_row.hpp>

#include <cstdlib>

// Random schemes with findings, for the oracle and for the library.

namespace starlot_tests::oracle {

/// A scheme with its findings. Steps name nodes by views of the ids, so it is moved and never copied.
struct trial {
  whole about;
  if_not_applicable policy = if_not_applicable::refuse;
  renormalise level = renormalise::over_tree;
  std::vector<rung> others; ///< the ladder of other companies
  bool has_group = false;   ///< whether the ladder in use is that of a group
  bool others_first = false;
  bool names_rungs = false; ///< by name, else by bound
  std::size_t specials = 0; ///< special grades behind each ladder
  if_nothing_applies::answer if_nothing = if_nothing_applies::answer::refuse;

  trial() = default;
  trial(trial&&) = default;
  trial& operator=(trial&&) = default;
};

inline constexpr char const* rung_names[] = {"r0", "r1", "r2", "r3", "r4", "r5"};
inline constexpr char const* special_names[] = {"T0", "T1"};
inline constexpr char const* step_ids[] = {"s0", "s1", "s2", "s3", "s4",  "s5",
                                           "s6", "s7", "s8", "s9", "s10", "s11"};

class generator {
public:
  explicit generator(std::uint64_t seed)
      : die_{seed}, feeds_{seed + 77}, rules_{seed + 177}, values_{seed + 277} {}

  trial make() {
    trial t;
    next_id_ = 0;
    budget_ = die_.in(1, 40);
    open_ = die_.one_in(2) ? die_.in(3, 10) : 0;
    out_ = die_.one_in(4) ? 0 : die_.in(3, 12);
    fine_ = die_.one_in(3);
    t.policy = some_policy();
    t.level = some_level();
    t.about.top = some_kind();
    bool const is_raw = t.about.top == sum_of_points && die_.one_in(3);
    if (is_raw) {
      t.about.top = raw_sum;
      t.level = renormalise::over_tree;
      t.about.start = die_.one_in(2) ? die_.in(-50, 200) * 500'000 : 0;
    }
    children(t.about.branches, t, t.about.top, 0);
    while (budget_ > 0) {
      children(t.about.branches, t, t.about.top, 0);
    }
    if (nothing_counts(t.about.branches))
      t.about.branches.push_back(criterion(t, t.about.top, false));
    if (feeds_.one_in(3))
      share_findings(t);
    if (!is_raw && die_.one_in(3))
      t.about.out_of = die_.one_in(2) ? 100'000'000 : die_.in(1, 500'000'000);
    if (die_.one_in(4)) {
      t.if_nothing = static_cast<if_nothing_applies::answer>(die_.in(2, 3));
      if (t.if_nothing == if_nothing_applies::answer::earns && die_.one_in(2))
        t.about.if_nothing = is_raw ? -500'000 : floor_of(full_score(t.about));
    }
    return t;
  }

  /// Steps, with limits at and beside what they look at, and then rungs about the score.
  void add_course(trial& t) {
    auto const rungs = static_cast<std::size_t>(die_.in(1, 5));
    auto const steps = static_cast<std::size_t>(die_.in(0, 8));
    has_groups_ = die_.one_in(3);
    t.specials = die_.one_in(3) ? static_cast<std::size_t>(die_.in(1, 2)) : 0;
    if (die_.one_in(3))
      add_counts(t.about);
    for (std::size_t i = 0; i < steps; ++i)
      t.about.steps.push_back(some_step(t, t.about.steps.size(), rungs));
    bool const descending = die_.one_in(4);
    auto settled = t.about;
    settle_counted(settled);
    t.about.rungs = some_rungs(settled, rungs, descending);
    if (has_groups_) {
      t.others = some_rungs(settled, rungs, die_.one_in(2));
      t.has_group = die_.one_in(2);
      t.others_first = die_.one_in(2);
      for (auto& r : t.has_group ? t.about.rungs : t.others)
        r.group = "small";
    }
    t.names_rungs = !t.others.empty() || die_.one_in(2);
    for (std::size_t i = 0; i < rungs;
         ++i) // a bound that two rungs share names the worse, and a quotient none
      t.names_rungs = t.names_rungs || t.about.rungs[i].divisor != 1 ||
                      (i > 0 && t.about.rungs[i].from == t.about.rungs[i - 1].from);
  }

private:
  static bool nothing_counts(std::vector<part> const& parts) {
    mpq_class sum;
    for (auto const& p : parts)
      sum += declared(p);
    return sum == 0;
  }

  if_not_applicable some_policy() {
    return die_.one_in(25)  ? if_not_applicable::fail
           : die_.one_in(3) ? if_not_applicable::leave_out
           : die_.one_in(2) ? if_not_applicable::full
           : die_.one_in(2) ? if_not_applicable::zero
                            : if_not_applicable::refuse;
  }
  renormalise some_level() { return static_cast<renormalise>(die_.in(1, 3)); }
  roll_up some_kind() { return die_.one_in(2) ? sum_of_points : static_cast<roll_up>(die_.in(2, 4)); }
  std::int64_t some_worth() { return fine_ ? die_.in(1, 20'000'000) : die_.in(1, 20) * 500'000; }

  part criterion(trial const& t, roll_up above, bool may_be_advisory) {
    part p;
    p.id = "n" + std::to_string(next_id_++);
    p.is_advisory = advisory_ > 0 || (may_be_advisory && die_.one_in(10));
    bool const is_raw = t.about.top == raw_sum;
    p.is_weight = above != sum_of_points && above != raw_sum;
    p.worth = p.is_advisory ? 0 : some_worth();
    p.over = p.is_weight && !p.is_advisory && die_.one_in(4) ? die_.in(2, 7) : 1;
    if (is_raw && !p.is_advisory && sums_ == 0 && die_.one_in(3))
      p.least = -(die_.one_in(2) ? p.worth : some_worth());
    p.says_level = die_.one_in(2);
    p.level = is_raw ? renormalise::over_tree : p.says_level ? some_level() : t.level;
    if (die_.one_in(2))
      p.policy = some_policy();
    p.rule = rules_.rule_for(p, fine_);
    find_something(p, p.policy.value_or(t.policy));
    return p;
  }

  void find_something(part& p, if_not_applicable policy) {
    using enum part::state;
    if (out_ > 0 && die_.one_in(out_)) {
      p.is = out;
      p.given = excluded("not offered");
    } else if (open_ > 0 && die_.one_in(open_)) {
      p.given = die_.one_in(2) ? not_assessed : assessment_error;
    } else if (policy != if_not_applicable::refuse && die_.one_in(6)) {
      p.given = not_applicable;
      treat(p, policy);
    } else {
      score(p);
    }
  }

public:
  void score(part& p) { find_for(p, rules_.finding_for(p, fine_)); }
  void answer(move& m) { m.answered = die_.one_in(2) ? move::answer::met : move::answer::not_met; }

  /// What was found for the other criterion, read with the policy of this one.
  static void take(part& p, part const& from, if_not_applicable policy) {
    p.given = from.given;
    p.is = from.is;
    p.is_known = from.is_known;
    p.what = from.what;
    if (p.is_known)
      p.share = *judged(p, p.what);
    if (p.given.kind() == finding_kind::not_applicable)
      treat(p, policy);
  }
  static void treat(part& p, if_not_applicable policy) {
    using enum part::state;
    p.share = policy == if_not_applicable::full ? 1 : 0;
    p.is = policy == if_not_applicable::leave_out ? out : policy == if_not_applicable::fail ? failed : scored;
  }

  seen some_measure(judged_by const& r) { return rules_.some_measure(r); }

private:
  /// Makes some criteria judged on the findings of others.
  void share_findings(trial& t) {
    std::vector<part*> all;
    collect(t.about.branches, all);
    std::vector<bool> is_source(all.size());
    auto const last = static_cast<std::int64_t>(all.size()) - 1;
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto const source = static_cast<std::size_t>(feeds_.in(0, last));
      auto& p = *all[i];
      auto const policy = p.policy.value_or(t.policy);
      bool const is_refused =
          all[source]->given.kind() == finding_kind::not_applicable && policy == if_not_applicable::refuse;
      if (!feeds_.one_in(3) || source == i || is_source[i] || is_refused ||
          !all[source]->finding_of.empty() || !takes_the_same(p, *all[source]))
        continue;
      is_source[source] = true;
      p.finding_of = all[source]->id;
      take(p, *all[source], policy);
    }
  }
  /// Whether the rule of one takes whatever that of the other does.
  static bool takes_the_same(part const& p, part const& other) {
    auto const a = p.rule.kind, b = other.rule.kind;
    if (reads_measures(a) && reads_measures(b))
      return !p.rule.otherwise || p.rule.otherwise->earned;
    return a == b && a != rule_kind::levels && (a != rule_kind::partial_amount || p.worth >= other.worth);
  }
  static void collect(std::vector<part>& parts, std::vector<part*>& out) {
    for (auto& p : parts) {
      if (!p.is_clause)
        out.push_back(&p);
      collect(p.children, out);
    }
  }

  void children(std::vector<part>& into, trial const& t, roll_up above, std::size_t depth) {
    auto const count = die_.in(1, 5);
    for (std::int64_t i = 0; i < count && (i == 0 || budget_ > 0); ++i) {
      --budget_;
      if (depth < 4 && budget_ > 0 && die_.one_in(2))
        into.push_back(clause(t, above, depth));
      else
        into.push_back(criterion(t, above, true));
    }
  }

  part clause(trial const& t, roll_up above, std::size_t depth) {
    part p;
    p.id = "n" + std::to_string(next_id_++);
    p.is_clause = true;
    p.kind = die_.one_in(4) ? roll_up::custom : some_kind();
    bool const above_sums = above == sum_of_points || above == raw_sum;
    p.is_advisory = advisory_ > 0 || die_.one_in(20);
    p.is_declared = p.is_advisory || !above_sums || p.kind != sum_of_points;
    p.is_weight = p.is_declared && !above_sums;
    p.worth = p.is_declared && !p.is_advisory ? some_worth() : 0;
    p.over = p.is_weight && !p.is_advisory && die_.one_in(4) ? die_.in(2, 7) : 1;
    advisory_ += p.is_advisory ? 1 : 0;
    bool const is_no_sum = p.is_declared;
    sums_ += is_no_sum ? 1 : 0;
    children(p.children, t, p.kind, depth + 1);
    if (p.is_declared && !p.is_advisory && nothing_counts(p.children))
      p.children.push_back(criterion(t, p.kind, false));
    sums_ -= is_no_sum ? 1 : 0;
    advisory_ -= p.is_advisory ? 1 : 0;
    if (p.kind == roll_up::custom)
      choose_ready(p);
    return p;
  }

  /// A roll-up of roll_ups.hpp.
  void choose_ready(part& p) {
    using enum ready_kind::which;
    auto& r = p.ready;
    auto const size = static_cast<std::int64_t>(p.children.size());
    r.is = static_cast<ready_kind::which>(die_.in(1, p.is_weight || p.is_advisory ? 6 : 7));
    r.children = die_.in(1, 3);
    if (r.is == extra && size == 1)
      r.is = median;
    if (r.is == extra)
      r.children = std::min(r.children, size - 1);
    r.ranges[0] = die_.in(0, 2);
    r.ranges[1] = r.ranges[0] + die_.in(1, 4);
    r.ranges[2] = die_.in(0, 2);
    r.ranges[3] = r.ranges[2] + die_.in(1, 4);
    r.of = static_cast<roll_up>(die_.in(2, 4));
    r.step = die_.one_in(2) ? 500'000 : die_.in(1, 3'000'000);
    r.mode = static_cast<rounding>(die_.in(0, 5));
  }

  /// Steps that decide what counts.
  void add_counts(whole& w) {
    decides_counted_ = true;
    for (std::int64_t i = 0, count = die_.in(1, 3); i < count; ++i) {
      auto const& over = some_node(w);
      if (feeds_others(w, over))
        continue;
      move m;
      m.is.kind = step_kind::counts;
      m.is.title = "counted";
      m.is.over = over.id;
      condition_of(m, w, walk{w, die_.one_in(2)}, w.steps.size());
      w.steps.push_back(m);
    }
    decides_counted_ = false;
  }
  /// Whether a criterion outside of a part is judged on a finding inside.
  static bool feeds_others(whole const& w, part const& inside) {
    std::vector<part const*> all;
    criteria_below(w.branches, all);
    for (auto const* c : all)
      if (!c->finding_of.empty() &&
          (inside.id == c->finding_of || find(inside.children, c->finding_of) != nullptr) &&
          inside.id != c->id && find(inside.children, c->id) == nullptr)
        return true;
    return false;
  }

  move some_step(trial const& t, std::size_t number, std::size_t rungs) {
    auto const& w = t.about;
    walk low{w, die_.one_in(2)};
    for (auto const& m : w.steps)
      low.take(m);
    move m;
    m.rung = static_cast<std::size_t>(die_.in(0, static_cast<std::int64_t>(rungs) - 1));
    auto& s = m.is;
    s.kind = static_cast<step_kind>(die_.in(1, 13));
    if (s.kind == step_kind::counts)
      s.kind = die_.one_in(3) ? step_kind::bonus : step_kind::custom;
    if (s.kind == step_kind::veto && !die_.one_in(3))
      s.kind = step_kind::cap;
    s.title = "step";
    auto const near = [&] {
      return floor_of(low.score) + (die_.one_in(2) ? die_.in(-1, 1) : die_.in(-9, 9) * 1'000'000);
    };
    switch (s.kind) {
    case step_kind::deduction:
    case step_kind::bonus:
      s.id = step_ids[number];
      s.amount = points::from_micro(die_.one_in(2) ? 1'000'000 : die_.in(1, 3'000'000));
      s.limit = die_.one_in(2) ? die_.in(1, 6) : step::no_limit;
      m.times = die_.one_in(2) ? die_.in(0, 4) : 0;
      break;
    case step_kind::clamp: {
      auto const end = near();
      s.least = points::from_micro(end - (die_.one_in(4) ? 0 : die_.in(0, 5'000'000)));
      s.amount = points::from_micro(end);
      break;
    }
    case step_kind::floor_at:
      s.least = points::from_micro(near());
      break;
    case step_kind::add:
      s.amount = points::from_micro((die_.one_in(2) ? 1 : -1) * die_.in(1, 6'000'000));
      break;
    case step_kind::round_to:
      s.amount = points::from_micro(die_.one_in(2) ? 500'000 : die_.in(1, 2'000'000));
      s.mode = static_cast<rounding>(die_.in(0, 5));
      break;
    case step_kind::custom:
      m.own = some_own_step(w, low);
      break;
    case step_kind::cap:
      s.amount = points::from_micro(near());
      break;
    default: // about the grade
      break;
    }
    if ((s.kind == step_kind::veto || s.kind == step_kind::grade_is) && t.specials > 0 && die_.one_in(2))
      m.special = static_cast<std::size_t>(die_.in(0, static_cast<std::int64_t>(t.specials) - 1));
    bool const needs_one = s.kind == step_kind::veto || s.kind == step_kind::rung_needs;
    if (needs_one || die_.one_in(2))
      condition_of(m, w, low, number);
    return m;
  }

  own_step some_own_step(whole const& w, walk const& here) {
    own_step own;
    own.reads = die_.one_in(2);
    if (!own.reads)
      return own;
    std::vector<part const*> all;
    criteria_below(w.branches, all);
    own.criterion = all[static_cast<std::size_t>(die_.in(0, static_cast<std::int64_t>(all.size()) - 1))]->id;
    own.amount = die_.in(-4, 4) * 250'000;
    own.extra = die_.in(-4, 4) * 500'000;
    bool may_ask = false;
    own.when = some_condition(w, here, may_ask);
    return own;
  }

  /// One condition, or several that are combined, with one question among them at most.
  void condition_of(move& m, whole const& w, walk const& here, std::size_t number) {
    auto& s = m.is;
    s.unless = die_.one_in(2);
    bool may_ask = !s.counts();
    if (die_.one_in(2))
      s.when = some_condition(w, here, may_ask);
    else
      m.when = some_formula(w, here, may_ask, 0);
    if (may_ask || s.counts())
      return;
    for (auto const& before : w.steps)
      if (before.asks() && die_.one_in(4)) { // the same question once more
        s.id = before.is.id;
        m.answered = before.answered;
        return;
      }
    s.id = step_ids[number];
    if (open_ == 0 || !die_.one_in(3))
      answer(m);
  }

  formula some_formula(whole const& w, walk const& here, bool& may_ask, int depth) {
    if (depth > 0 && (depth > 3 || die_.one_in(2)))
      return {formula::kind::one, some_condition(w, here, may_ask), {}};
    formula out{static_cast<formula::kind>(die_.in(depth == 0 ? 2 : 1, 3)), {}, {}};
    for (int i = 0; i < (out.is == formula::kind::opposite ? 1 : 2); ++i)
      out.of.push_back(some_formula(w, here, may_ask, depth + 1));
    return out;
  }

  condition some_condition(whole const& w, walk const& here, bool& may_ask) {
    condition c;
    if (has_groups_ && die_.one_in(5))
      return in_group("small");
    c.of = static_cast<measure>(die_.in(may_ask ? 1 : 2, 9));
    if (decides_counted_ && c.of != measure::finding)
      c.of = die_.one_in(2) ? measure::branch : static_cast<measure>(die_.in(8, 9));
    if (c.of == measure::finding) {
      may_ask = false;
      return c;
    }
    c.is = static_cast<bound>(die_.in(0, 3));
    if (auto const* measured = values_.one_in(6) ? some_measured(w) : nullptr; measured != nullptr) {
      c.of = measure::value;
      c.where = measured->id;
      auto const all = rule_generator::all_for(*measured);
      auto const& near =
          all[static_cast<std::size_t>(values_.in(0, static_cast<std::int64_t>(all.size()) - 1))];
      c.numerator = floor_of(near.value) + values_.in(-1, 1);
      return c;
    }
    bool const names =
        c.of == measure::branch || c.of == measure::assessed_weight || c.of == measure::assessed_count;
    if (names && (c.of == measure::branch || decides_counted_ || die_.one_in(2)))
      c.where = some_node(w).id;
    c.in_points = c.of == measure::score || (die_.one_in(3) && takes_points(c, w));
    auto const values = here.seen(c);
    auto const value =
        values.empty()
            ? mpq_class{}
            : values[static_cast<std::size_t>(die_.in(0, static_cast<std::int64_t>(values.size()) - 1))];
    if (c.in_points) {
      c.numerator = floor_of(value) + die_.in(-1, 1) * (die_.one_in(2) ? 1 : 1'000'000);
    } else if (c.of == measure::assessed_count) {
      c.numerator = (std::max)(std::int64_t{0}, number_of(value.get_num()) + die_.in(-1, 1));
    } else if (value <= 1 && value.get_den() < 1'000'000'000'000 && die_.one_in(2)) {
      c.numerator = number_of(value.get_num()); // the limit itself
      c.denominator = number_of(value.get_den());
    } else {
      c.denominator = die_.in(1, 12);
      c.numerator = die_.in(0, c.denominator);
    }
    return c;
  }

  /// Some criterion for which a value is recorded, if there is one.
  part const* some_measured(whole const& w) {
    std::vector<part const*> all;
    criteria_below(w.branches, all);
    std::erase_if(all, [](part const* p) {
      return p->rule.kind != rule_kind::levels && !reads_measures(p->rule.kind);
    });
    return all.empty()
               ? nullptr
               : all[static_cast<std::size_t>(values_.in(0, static_cast<std::int64_t>(all.size()) - 1))];
  }

  part const& some_node(whole const& w) {
    auto const* at = &w.branches;
    for (;;) {
      auto const& p = (*at)[static_cast<std::size_t>(die_.in(0, static_cast<std::int64_t>(at->size()) - 1))];
      if (!p.is_clause || die_.one_in(2))
        return p;
      at = &p.children;
    }
  }

  static bool takes_points(condition const& c, whole const& w) {
    if (c.of == measure::branch) {
      auto const& p = *find(w.branches, c.where);
      return !p.is_weight && !p.is_advisory;
    }
    if (c.of == measure::any_branch || c.of == measure::every_branch)
      return w.top == sum_of_points || w.top == raw_sum;
    if (c.of != measure::any_criterion && c.of != measure::every_criterion)
      return false;
    std::vector<part const*> all;
    criteria_below(w.branches, all);
    return std::none_of(all.begin(), all.end(),
                        [](part const* p) { return p->is_weight && !p->is_advisory; });
  }

  std::vector<rung> some_rungs(whole const& w, std::size_t count, bool descending) {
    auto const middle = floor_of(walk{w, die_.one_in(2)}.finish().score);
    std::vector<std::int64_t> bounds;
    for (std::size_t i = 0; i < count; ++i)
      bounds.push_back(middle + (die_.one_in(2) ? die_.in(-1, 1) : die_.in(-9'000'000, 2'000'000)));
    std::sort(bounds.begin(), bounds.end());
    if (descending)
      std::reverse(bounds.begin(), bounds.end());
    std::vector<rung> rungs;
    for (auto b : bounds) {
      bool strict = die_.one_in(3);
      if (!rungs.empty() && (descending ? b >= rungs.back().from.micro() : b <= rungs.back().from.micro())) {
        // The same bound again is harder to reach only without the bound itself.
        strict = rungs.back().is_inclusive();
        b = rungs.back().from.micro() + (strict ? 0 : descending ? -1 : 1);
      }
      rung r{points::from_micro(b), rung_names[rungs.size()]};
      r.reached = static_cast<bound>((descending ? 2 : 0) + (strict ? 1 : 0));
      rungs.push_back(r);
    }
    if (die_.one_in(3))
      divide(rungs, descending);
    return rungs;
  }

  /// Puts a bound between two millionths, where it then stands between its neighbours.
  void divide(std::vector<rung>& rungs, bool descending) {
    auto const at = static_cast<std::size_t>(die_.in(0, static_cast<std::int64_t>(rungs.size()) - 1));
    auto const by = die_.in(2, 7);
    auto const more = die_.in(1, by - 1);
    auto const bound = [&](std::size_t i) {
      return mpq_class{micro(rungs[i].from.micro()) / rungs[i].divisor};
    };
    mpq_class const wanted = bound(at) + micro(more) / by;
    bool const fits =
        (at == 0 || (descending ? wanted < bound(at - 1) : wanted > bound(at - 1))) &&
        (at + 1 == rungs.size() || (descending ? wanted > bound(at + 1) : wanted < bound(at + 1)));
    if (fits) {
      rungs[at].from = points::from_micro(rungs[at].from.micro() * by + more);
      rungs[at] = rungs[at].over(by);
    }
  }

  static std::int64_t number_of(mpz_class const& n) { return std::strtoll(n.get_str().c_str(), nullptr, 10); }
  static std::int64_t floor_of(mpq_class const& points) {
    mpz_class floor;
    mpq_class const scaled = points * 1'000'000;
    mpz_fdiv_q(floor.get_mpz_t(), scaled.get_num_mpz_t(), scaled.get_den_mpz_t());
    return number_of(floor);
  }

  dice die_;
  dice feeds_; ///< of what shares a finding
  rule_generator rules_;
  dice values_; ///< of conditions that look at a value
  std::int64_t next_id_ = 0;
  std::int64_t budget_ = 0;
  int sums_ = 0;          ///< clauses around that are no sums of points, or spread one
  std::int64_t open_ = 0; ///< one criterion in so many; 0: none
  std::int64_t out_ = 0;
  bool fine_ = false;
  int advisory_ = 0;             ///< advisory clauses around
  bool decides_counted_ = false; ///< the condition is of a step that decides what counts
  bool has_groups_ = false;      ///< there is a ladder for the group "small"
};

} // namespace starlot_tests::oracle

#endif
