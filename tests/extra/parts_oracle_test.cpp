// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Random loaded schemes of all ready parts against an oracle on GMP rationals: see parts_oracle.hpp.

#include "extra/random_parts.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/roll_ups.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstdint>
#include <cstdlib>
#include <gmpxx.h>
#include <optional>
#include <string>
#include <vector>

using namespace starlot;
using namespace starlot_tests::oracle;

namespace {

using number = starlot::fraction;

mpq_class exact(number const& n) { return mpq_class{to_string(n)}; }

roll_up_choice roll_up_of(part const& p) {
  using enum ready_kind::which;
  auto const& r = p.ready;
  auto const whole_number = [&](int i) { return decimal{r.ranges[i]}; };
  if (p.kind != roll_up::custom)
    return p.kind;
  switch (r.is) {
  case drop_lowest:
    return starlot::drop_lowest{r.children};
  case best:
    return best_children{r.children};
  case median:
    return median_child{};
  case ends:
    return mean_of_ends{};
  case extra:
    return extra_credit{r.children};
  case rescaled:
    return starlot::rescaled{whole_number(0), whole_number(1), whole_number(2), whole_number(3)};
  default:
    return starlot::rounded{r.of, points::from_micro(r.step), r.mode};
  }
}

void add_rows(std::vector<part> const& parts, std::string_view parent, std::vector<scheme_row>& rows) {
  for (auto const& p : parts) {
    scheme_row row{.id = p.id, .parent = parent, .roll_up = roll_up_of(p)};
    if (p.is_advisory)
      row.worth = advisory;
    else if (p.is_declared && p.is_weight)
      row.worth = weight::from_micro(p.worth);
    else if (p.least != 0)
      row.worth = between(points::from_micro(p.least), points::from_micro(p.least + p.worth));
    else if (p.is_declared)
      row.worth = points::from_micro(p.worth);
    if (!p.is_clause) {
      row.rule = proportional;
      row.not_applicable = p.policy;
      row.finding_of = p.finding_of;
      if (p.says_level)
        row.renormalise = p.level;
    }
    rows.push_back(row);
    add_rows(p.children, p.id, rows);
  }
}

/// A formula as a scheme holds it: operators behind their operands, a `not` at the single conditions.
void add_entries(formula const& f, bool negated, std::string_view question, std::vector<condition>& out) {
  using enum formula::kind;
  if (f.is == opposite)
    return add_entries(f.of[0], !negated, question, out);
  auto c = f.own;
  if (f.is == one) {
    c.negated = negated;
    if (c.of == measure::finding)
      c.where = question;
  } else {
    for (auto const& part : f.of)
      add_entries(part, negated, question, out);
    c.of = (f.is == both) != negated ? measure::both : measure::either;
  }
  out.push_back(c);
}

step_choice choice_of(move const& m, rung_ref rung) {
  step_choice s = m.is;
  s.rung = rung;
  if (m.when) {
    add_entries(*m.when, false, s.id, s.conditions);
    s.when = s.conditions.back();
    s.conditions.pop_back();
  }
  return s;
}

scheme_parts parts_of(trial const& t) {
  scheme_parts parts{.title = {"random", "1"}, .rows = {}};
  add_rows(t.about.branches, {}, parts.rows);
  for (auto const& m : t.about.steps) {
    auto const at = (std::min)(m.rung, t.about.rungs.size() - 1);
    auto const named = t.names_rungs ? rung_ref{rung_names[at]} : rung_ref{t.about.rungs[at].from};
    parts.steps.push_back(choice_of(m, m.is.acts_on_grade() ? named : rung_ref{}));
  }
  if (t.others_first)
    parts.rungs = t.others;
  parts.rungs.insert(parts.rungs.end(), t.about.rungs.begin(), t.about.rungs.end());
  if (!t.others_first)
    parts.rungs.insert(parts.rungs.end(), t.others.begin(), t.others.end());
  parts.top = t.about.top;
  parts.starts_at = points::from_micro(t.about.start);
  if (t.about.out_of != 0)
    parts.out_of = points::from_micro(t.about.out_of);
  parts.not_applicable = t.policy;
  parts.renormalise = t.level;
  return parts;
}

bool has_one_condition(move const& m) { return !m.when; }

/// Takes out the steps of which the validator says that a condition can do nothing for them; answers whether there
/// were any.
/// One that has only this condition never acts, says the oracle too.
template <class Errors> bool take_out_idle(trial& t, Errors const& errors, std::size_t rows, bool& right) {
  std::vector<bool> idle(t.about.steps.size());
  for (auto const& e : errors)
    if (e.code == errc::condition_without_effect)
      idle[e.where.index - rows] = true;
  for (bool const open_is_right : {false, true}) {
    walk here{t.about, open_is_right};
    for (std::size_t i = 0; i < idle.size(); ++i) {
      auto const& m = t.about.steps[i];
      right = right && !(idle[i] && has_one_condition(m) && here.acts(m));
      here.take(m);
    }
  }
  auto const all = t.about.steps.size();
  std::size_t i = 0;
  std::erase_if(t.about.steps, [&](move const&) { return idle[i++]; });
  return t.about.steps.size() != all;
}

/// Builds; where the validator finds the best rungs out of reach, without them, and without steps that never act.
std::optional<loaded_scheme> build(trial& t) {
  for (;;) {
    auto const parts = parts_of(t);
    auto scheme = loaded_scheme::build(parts);
    if (scheme)
      return *scheme;
    for (auto const& e : scheme.errors())
      if (e.code != errc::rung_unreachable && e.code != errc::condition_without_effect)
        return std::nullopt;
    bool right = true;
    bool const any = take_out_idle(t, scheme.errors(), parts.rows.size(), right);
    if (!right)
      return std::nullopt;
    if (any)
      continue;
    if (t.about.rungs.size() < 2) {
      for (auto* ladder : {&t.about.rungs, &t.others})
        for (auto& r : *ladder)
          r.from = r.from - 1'000_pt;
      continue;
    }
    t.about.rungs.pop_back();
    if (!t.others.empty())
      t.others.pop_back();
    for (auto& m : t.about.steps)
      m.rung = (std::min)(m.rung, t.about.rungs.size() - 1);
  }
}

/// The same share of a sample so large, and so unlike the others, that 64 bits soon do not hold their sum.
finding stretched(finding const& f, std::size_t at) {
  if (f.kind() != finding_kind::sampled || f.out_of() > 1'000'000)
    return f;
  auto const factor = most_samples / f.out_of() - static_cast<std::int64_t>(at);
  return sampled(f.count() * factor, f.out_of() * factor);
}

/// Whether a question of a step is open or answered.
bool asks(move const& m) { return !m.is.id.empty() && !m.is.counts(); }

bool record(trial const& t, finding_set& f, bool stretch = false) {
  bool stored = !t.has_group || f.set_group("small").has_value();
  std::vector<part const*> all;
  criteria_below(t.about.branches, all);
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i]->finding_of.empty())
      stored = f.set(all[i]->id, stretch ? stretched(all[i]->given, i) : all[i]->given).has_value() && stored;
  for (auto const& m : t.about.steps) {
    if (m.is.counts() && m.times > 0)
      stored = f.set(m.is.id, found(m.times)).has_value() && stored;
    if (asks(m) && m.answered != move::answer::open)
      stored = f.set(m.is.id, m.answered == move::answer::met ? met : not_met).has_value() && stored;
  }
  return stored;
}

std::ptrdiff_t height(grade const& g) {
  return g.state() == outcome::vetoed ? -2 : g ? static_cast<std::ptrdiff_t>(g.index()) : -1;
}

/// Criteria, adjustments, the top's line and steps add up to the lowest score; a clause's line is the sum of its
/// children's and of its adjustment, and its weight the sum of theirs.
bool adds_up(rating const& r, std::size_t& acted) {
  auto const trace = r.trace();
  auto const& view = r.scheme().view();
  number total;
  std::vector<number> brought(view.nodes.size() + 1), could(view.nodes.size() + 1);
  std::vector<trace_line> lines;
  for (auto const& line : trace) {
    lines.push_back(line);
    acted += line.kind == line_kind::step && line.state == line_state::acted ? 1U : 0U;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto const& line = lines[i];
    if (line.kind == line_kind::clause)
      total += line.adjustment;
    else
      total += line.contribution;
    if (i >= view.nodes.size())
      continue;
    auto const parent = view.details[i].parent;
    if (parent != detail::no_index) {
      brought[parent] += line.contribution;
      could[parent] += line.available;
    }
  }
  bool right = total == r.lowest();
  for (std::size_t i = 0; i < view.nodes.size(); ++i)
    if (view.nodes[i].is_clause())
      right = right && brought[i] + lines[i].adjustment == lines[i].contribution &&
              could[i] == lines[i].available;
  return right;
}

void assessed_as_means(std::vector<part>& parts) {
  for (auto& p : parts) {
    p.kind = is_mean(p.kind) ? p.kind : weighted_mean;
    if (p.is == part::state::scored || p.is == part::state::failed) {
      p.is = part::state::scored;
      p.earned = p.possible;
    }
    assessed_as_means(p.children);
  }
}

struct tally {
  std::size_t all = 0, refused = 0, nothing = 0, wrong_score = 0, wrong_grade = 0, wrong_open = 0,
              wrong_sum = 0, wrong_completeness = 0, wrong_paths = 0, out_of_bounds = 0;
  std::size_t open = 0, wide = 0, narrow = 0, guaranteed = 0, certain = 0, vetoed = 0, below = 0, acted = 0,
              descending = 0, on_a_bound = 0, combined = 0, combined_guaranteed = 0, raw = 0, ranges = 0,
              shared = 0;
  std::string first; ///< what went wrong first

  void wrong(std::size_t& what, char const* name, int round) {
    ++what;
    if (first.empty())
      first = std::string{name} + " in round " + std::to_string(round);
  }
};

/// Both widths of number, called as `evaluate` does.
bool widths_agree(finding_set const& f, std::span<rung const> rungs, tally& t) {
  auto const steps = f.scheme().view().steps.size();
  for (auto const as : {detail::open_taken::wrong, detail::open_taken::right}) {
    detail::leaf_list leaves;
    auto const judged = detail::judge_sheet(f, leaves);
    detail::run_input from{f.scheme(), rungs, {leaves.view(), {}, &f}, f};
    from.failed_by = judged.failed_by;
    detail::run_result narrow, wide;
    if (detail::run_in(from, as, steps, narrow.score, &narrow) != errc::none || narrow.score.overflowed) {
      ++t.wide;
      continue;
    }
    ++t.narrow;
    number score;
    if (detail::run_in(from, as, steps, score, &wide) != errc::none)
      return false;
    if (narrow.points() != detail::in_points(score) || narrow.grade != wide.grade ||
        narrow.reached != wide.reached || narrow.cause != wide.cause)
      return false;
  }
  return true;
}

bool larger_samples_agree(trial const& t, loaded_scheme const& scheme, rating const& r, tally& count) {
  finding_set f{scheme};
  if (!record(t, f, true))
    return false;
  auto const wide = evaluate(f);
  return wide && wide->lowest() == r.lowest() && wide->highest() == r.highest() &&
         wide->lowest_grade() == r.lowest_grade() && wide->highest_grade() == r.highest_grade() &&
         widths_agree(f, r.rungs(), count);
}

/// Assesses and answers all that is open, at random.
void complete(generator& g, std::vector<part>& parts) {
  for (auto& p : parts) {
    if (!p.is_clause && p.is == part::state::open)
      g.score(p);
    complete(g, p.children);
  }
}
/// What is judged on the finding of another criterion, again.
void feed(std::vector<part>& parts, trial const& t, std::vector<part> const& all) {
  for (auto& p : parts) {
    if (!p.finding_of.empty())
      generator::take(p, *find(all, p.finding_of), p.policy.value_or(t.policy));
    feed(p.children, t, all);
  }
}

void try_completions(generator& g, trial& t, loaded_scheme const& scheme, rating const& r, tally& count,
                     int round) {
  auto const branches = t.about.branches;
  auto const steps = t.about.steps;
  for (int i = 0; i < 4; ++i) {
    auto finished = t.about.branches;
    complete(g, finished);
    feed(finished, t, finished);
    std::swap(t.about.branches, finished);
    for (auto& m : t.about.steps)
      if (asks(m) && m.answered == move::answer::open)
        g.answer(m);
    finding_set f{scheme};
    auto const full = record(t, f) ? evaluate(f) : result<rating>{error{}};
    bool const inside = full && full->is_determined() && r.lowest() <= full->score() &&
                        full->score() <= r.highest() && height(r.lowest_grade()) <= height(full->grade()) &&
                        height(full->grade()) <= height(r.highest_grade()) &&
                        (!r.is_determined() || height(full->grade()) == height(r.grade())) &&
                        (!r.has_score() || full->score() == r.score());
    std::swap(t.about.branches, finished);
    t.about.steps = steps;
    if (!inside)
      count.wrong(count.out_of_bounds, "bounds", round);
  }
}

bool names_advisory(whole const& w, condition const& c) {
  return c.of == measure::branch && find(w.branches, c.where)->is_advisory;
}
bool names_advisory(whole const& w, formula const& f) {
  bool any = f.is == formula::kind::one && names_advisory(w, f.own);
  for (auto const& part : f.of)
    any = any || names_advisory(w, part);
  return any;
}

void compare(generator& g, tally& count, int round) {
  auto t = g.make();
  ++count.all;
  bool any = false;
  for (auto const& b : t.about.branches)
    any = any || applies(b);
  if (any)
    g.add_course(t);
  else
    t.about.rungs = {{0_pt, "rung"}};
  auto const scheme = build(t);
  if (!scheme)
    return count.wrong(count.refused, "scheme refused", round);
  finding_set f{*scheme};
  if (!record(t, f))
    return count.wrong(count.refused, "finding refused", round);
  auto const r = evaluate(f);
  if (!any) {
    ++count.nothing;
    if (r || r.error().code != errc::nothing_applicable)
      count.wrong(count.wrong_score, "nothing applies", round);
    return;
  }
  if (!r)
    return count.wrong(count.refused, "evaluation refused", round);

  walk worst{t.about, false}, best{t.about, true};
  auto const low = worst.finish();
  auto const high = best.finish();
  if (exact(r->lowest()) != low.score || exact(r->highest()) != high.score)
    count.wrong(count.wrong_score, "score", round);
  if (height(r->lowest_grade()) != (std::min)(low.grade, high.grade) ||
      height(r->highest_grade()) != (std::max)(low.grade, high.grade))
    count.wrong(count.wrong_grade, "grade", round);

  std::size_t criteria = 0, advisories = 0, questions = 0;
  std::vector<part const*> all;
  criteria_below(t.about.branches, all);
  for (auto const* p : all)
    if (p->is == part::state::open)
      ++(p->is_advisory ? advisories : criteria);
  for (auto const& m : t.about.steps)
    questions += asks(m) && m.answered == move::answer::open ? 1U : 0U;
  // A value between the ends could matter where a step looks at an advisory criterion, and is not known to be monotone.
  bool named = false;
  for (auto const& m : t.about.steps)
    named = named || (m.when ? names_advisory(t.about, *m.when) : names_advisory(t.about, m.is.when));
  bool const nothing_open = criteria + questions == 0 &&
                            (advisories == 0 || (low == high && (!named || r->bounds_are_guaranteed())));
  bool const same_grade = nothing_open || (r->bounds_are_guaranteed() && low.grade == high.grade);
  bool const same_score = nothing_open || (r->bounds_are_guaranteed() && low.score == high.score);
  if (r->is_determined() != same_grade || r->has_score() != same_score)
    count.wrong(count.wrong_open, "what is open", round);

  auto means = t.about.branches;
  assessed_as_means(means);
  if (exact(r->completeness()) != rolled_up(means, weighted_mean, 0, false))
    count.wrong(count.wrong_completeness, "completeness", round);
  if (round % 4 == 0 && !adds_up(*r, count.acted))
    count.wrong(count.wrong_sum, "lines", round);
  if (round % 4 == 2 && !widths_agree(f, r->rungs(), count))
    count.wrong(count.wrong_paths, "widths", round);

  if (round % 4 == 1 && !larger_samples_agree(t, *scheme, *r, count))
    count.wrong(count.wrong_paths, "larger samples", round);
  if (r->bounds_are_guaranteed() && r->open_items() > 0) {
    ++count.guaranteed;
    count.certain += r->is_determined() ? 1U : 0U;
    for (auto const& m : t.about.steps)
      count.combined_guaranteed += m.when ? 1U : 0U;
    try_completions(g, t, *scheme, *r, count, round);
  }
  for (auto const& m : t.about.steps)
    count.combined += m.when ? 1U : 0U;
  bool shares = false;
  for (auto const* p : all)
    shares = shares || !p->finding_of.empty();
  count.shared += shares ? 1U : 0U;
  count.open += r->is_determined() ? 0U : 1U;
  count.raw += t.about.top == raw_sum ? 1U : 0U;
  count.ranges += r->scheme().view().has_ranges ? 1U : 0U;
  count.vetoed += low.grade == -2 ? 1U : 0U;
  count.below += low.grade == -1 ? 1U : 0U;
  count.descending += t.about.rungs[0].is_descending() ? 1U : 0U;
  for (auto const& c : t.about.rungs)
    count.on_a_bound += micro(c.from.micro()) == low.score ? 1U : 0U;
}

} // namespace

TEST_CASE("random schemes of all ready parts agree with the oracle") {
  auto const rounds = std::getenv("STARLOT_FULL") != nullptr ? 400'000 : 20'000;
  generator g{17};
  tally count;
  for (int round = 0; round < rounds; ++round)
    compare(g, count, round);
  INFO(count.first);
  CHECK(count.refused == 0U);
  CHECK(count.wrong_score == 0U);
  CHECK(count.wrong_grade == 0U);
  CHECK(count.wrong_open == 0U);
  CHECK(count.wrong_sum == 0U);
  CHECK(count.wrong_completeness == 0U);
  CHECK(count.wrong_paths == 0U);
  CHECK(count.out_of_bounds == 0U);
  // Everything was met often enough.
  auto const often = static_cast<std::size_t>(rounds) / 20;
  CHECK(count.nothing > often / 10);
  CHECK(count.open > often);
  CHECK(count.guaranteed > often);
  CHECK(count.certain > often / 10);
  CHECK(count.narrow > often);
  CHECK(count.wide > often);
  CHECK(count.vetoed > often);
  CHECK(count.below > often);
  CHECK(count.acted > often);
  CHECK(count.descending > often);
  CHECK(count.combined > often);
  CHECK(count.raw > often);
  CHECK(count.ranges > often);
  CHECK(count.shared > often);
  CHECK(count.combined_guaranteed > often / 10);
  CHECK(count.on_a_bound > often);
}
