// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Random loaded schemes of all ready parts against an oracle on GMP rationals: see parts_oracle.hpp.

#include "extra/oracle_scheme.hpp"
#include "support/catch.hpp"

#include <starlot/scheme/loaded_scheme.hpp>
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

/// A grade as the oracle numbers it.
std::ptrdiff_t number_of(grade const& g) {
  if (g.state() == outcome::vetoed)
    return vetoed;
  if (g.state() == outcome::special)
    return first_special - (g.name().en == special_names[1] ? 1 : 0);
  return g ? static_cast<std::ptrdiff_t>(g.index()) : below_ladder;
}
std::ptrdiff_t rank_of(grade const& g) { return verdict{0, number_of(g)}.rank(); }

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
      p.share = 1;
    }
    assessed_as_means(p.children);
  }
}

struct tally {
  std::size_t all = 0, refused = 0, nothing = 0, wrong_score = 0, wrong_grade = 0, wrong_open = 0,
              wrong_sum = 0, wrong_completeness = 0, wrong_paths = 0, out_of_bounds = 0, wrong_maximum = 0,
              wrong_refusal = 0, wrong_grade_of_all = 0;
  std::size_t open = 0, wide = 0, narrow = 0, guaranteed = 0, certain = 0, vetoed = 0, below = 0, acted = 0,
              descending = 0, on_a_bound = 0, combined = 0, combined_guaranteed = 0, raw = 0, ranges = 0,
              shared = 0, specials = 0, counted = 0, unsettled = 0, own = 0, tried_refusals = 0,
              enumerated = 0, enumerated_and_certain = 0, with_nothing = 0, same_questions = 0,
              sure_failures = 0, values = 0;
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
  if (!record(t, f, place_of::sheet, true))
    return false;
  auto const wide = evaluate(f);
  return wide && wide->lowest() == r.lowest() && wide->highest() == r.highest() &&
         wide->lowest_grade() == r.lowest_grade() && wide->highest_grade() == r.highest_grade() &&
         widths_agree(f, r.rungs(), count);
}

/// Assesses and answers all that is open, at random.
void complete(generator& g, std::vector<part>& parts) {
  for (auto& p : parts) {
    if (!p.is_clause && p.is == part::state::open && !p.is_barred)
      g.score(p);
    complete(g, p.children);
  }
}
/// An answer to all that is open: the same for steps that ask the same.
template <class Answer> void answer_all(std::vector<move>& steps, Answer const& answer) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    auto& m = steps[i];
    if (!m.asks() || m.answered != move::answer::open)
      continue;
    answer(m);
    for (auto k = i + 1; k < steps.size(); ++k)
      if (steps[k].asks() && steps[k].is.id == m.is.id)
        steps[k].answered = m.answered;
  }
}

/// Whether a completed rating lies within the bounds of the one that has something open, and is what that says of it.
bool keeps_its_word(rating const& open, std::optional<rating> const& full) {
  if (!full || !full->is_determined())
    return false;
  if (open.bounds_are_guaranteed() && !(open.lowest() <= full->lowest() && full->lowest() <= open.highest() &&
                                        rank_of(open.lowest_grade()) <= rank_of(full->grade()) &&
                                        rank_of(full->grade()) <= rank_of(open.highest_grade())))
    return false;
  return (!open.is_determined() || number_of(full->grade()) == number_of(open.grade())) &&
         (!open.has_score() || (full->has_score() && full->score() == open.score()));
}

/// A trial with everything that is open found, as `find` and `answer` say.
template <class Find, class Answer>
std::optional<rating> completed(trial& t, loaded_scheme const& scheme, Find const& find_all,
                                Answer const& answer) {
  auto const branches = t.about.branches;
  auto const steps = t.about.steps;
  auto finished = t.about.branches;
  find_all(finished);
  feed(finished, t, finished);
  std::swap(t.about.branches, finished);
  answer_all(t.about.steps, answer);
  finding_set f{scheme};
  auto const stored = record(t, f);
  auto const full = stored ? evaluate(f) : result<rating>{error{}};
  std::swap(t.about.branches, finished);
  t.about.steps = steps;
  return full ? std::optional<rating>{*full} : std::nullopt;
}

void try_completions(generator& g, trial& t, loaded_scheme const& scheme, rating const& r, tally& count,
                     int round) {
  for (int i = 0; i < 4; ++i) {
    auto const full = completed(
        t, scheme, [&](std::vector<part>& parts) { complete(g, parts); }, [&](move& m) { g.answer(m); });
    if (!keeps_its_word(r, full))
      count.wrong(count.out_of_bounds, "bounds", round);
  }
}

/// All findings for all that is open, where there are not too many together: at each turn the next ones.
void try_all_completions(trial& t, loaded_scheme const& scheme, rating const& r, tally& count, int round) {
  std::vector<std::vector<seen>> choices;
  std::vector<part const*> all;
  criteria_below(t.about.branches, all);
  std::size_t sheets = 1;
  for (auto const* p : all)
    if (p->is == part::state::open && p->finding_of.empty() && !p->is_barred) {
      choices.push_back(rule_generator::all_for(*p));
      sheets *= choices.back().size();
      if (sheets > 64)
        return;
    }
  std::size_t questions = 1;
  auto steps = t.about.steps;
  answer_all(steps, [&](move& m) {
    questions *= 2;
    m.answered = move::answer::met;
  });
  if (sheets * questions > 64 || sheets * questions < 2)
    return;
  ++count.enumerated;
  count.enumerated_and_certain += r.is_determined() ? 1U : 0U;
  for (std::size_t turn = 0; turn < sheets * questions; ++turn) {
    auto rest = turn;
    auto const take = [&](std::size_t of) {
      auto const one = rest % of;
      rest /= of;
      return one;
    };
    std::size_t next = 0;
    auto const find_all = [&](auto const& self, std::vector<part>& parts) -> void {
      for (auto& p : parts) {
        if (!p.is_clause && p.is == part::state::open && p.finding_of.empty() && !p.is_barred) {
          auto const& of = choices[next++];
          find_for(p, of[take(of.size())]);
        }
        self(self, p.children);
      }
    };
    auto const full = completed(
        t, scheme, [&](std::vector<part>& parts) { find_all(find_all, parts); },
        [&](move& m) { m.answered = take(2) == 0 ? move::answer::met : move::answer::not_met; });
    if (!keeps_its_word(r, full))
      return count.wrong(count.wrong_grade_of_all, "a completion", round);
  }
}

/// What a table refuses is refused when it is recorded.
void try_refusals(generator& g, trial const& t, loaded_scheme const& scheme, tally& count, int round) {
  std::vector<part const*> all;
  criteria_below(t.about.branches, all);
  finding_set f{scheme};
  for (auto const* p : all) {
    if (!reads_measures(p->rule.kind) || !p->finding_of.empty())
      continue;
    auto const s = g.some_measure(p->rule);
    auto const done = f.set(p->id, s.given);
    bool const fits = judged(*p, s).has_value();
    count.tried_refusals += fits ? 0U : 1U;
    if (done.has_value() != fits || (!fits && done.error().code != errc::value_outside_table))
      count.wrong(count.wrong_refusal, "a measure", round);
  }
}

bool looks_at_value(formula const& f) {
  bool any = f.is == formula::kind::one && f.own.of == measure::value;
  for (auto const& part : f.of)
    any = any || looks_at_value(part);
  return any;
}

bool names_advisory(whole const& w, condition const& c) {
  if (c.of != measure::branch && c.of != measure::value)
    return false;
  auto const& p = *find(w.branches, c.where);
  return p.is_advisory && (c.of == measure::branch || p.is == part::state::open);
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
  g.add_course(t);
  auto const scheme = build(t);
  if (!scheme)
    return count.wrong(count.refused, "scheme refused", round);
  bar_other_groups(t);
  auto settled = t.about;
  bool const is_settled = settle_counted(settled);
  bool const any_counts = any_applies(settled.branches);
  finding_set f{*scheme};
  if (!record(t, f))
    return count.wrong(count.refused, "finding refused", round);
  auto const r = evaluate(f);
  using answer = if_nothing_applies::answer;
  if (!any_counts) {
    ++count.nothing;
    if (t.if_nothing == answer::refuse) {
      if (r || r.error().code != errc::nothing_applicable)
        count.wrong(count.wrong_score, "nothing applies", round);
      return;
    }
    if (r && t.if_nothing == answer::no_score) {
      if (r->has_score() || r->is_determined() != is_settled ||
          (is_settled && r->outcome() != outcome::nothing_applies))
        count.wrong(count.wrong_score, "nothing applies", round);
      return;
    }
  }
  if (!r)
    return count.wrong(count.refused, "evaluation refused", round);

  walk worst{settled, false}, best{settled, true};
  auto const low = worst.finish();
  auto const high = best.finish();
  if (exact(r->lowest()) != low.score || exact(r->highest()) != high.score)
    count.wrong(count.wrong_score, "score", round);
  bool const swapped = high.rank() < low.rank();
  if (number_of(r->lowest_grade()) != (swapped ? high : low).grade ||
      number_of(r->highest_grade()) != (swapped ? low : high).grade)
    count.wrong(count.wrong_grade, "grade", round);
  if (exact(r->maximum()) != most_points(settled))
    count.wrong(count.wrong_maximum, "maximum", round);

  std::size_t criteria = 0, advisories = 0, questions = 0;
  std::vector<part const*> all;
  criteria_below(settled.branches, all);
  for (auto const* p : all)
    if (p->is == part::state::open)
      ++(p->is_advisory ? advisories : criteria);
  for (auto const& m : t.about.steps)
    questions += m.asks() && m.answered == move::answer::open ? 1U : 0U;
  // A value between the ends could matter where a step looks at an advisory criterion, and is not known to be monotone.
  bool named = false;
  for (auto const& m : t.about.steps)
    named = named || m.own.reads ||
            (m.when ? names_advisory(t.about, *m.when) : names_advisory(t.about, m.is.when));
  bool const nothing_open = criteria + questions == 0 && is_settled &&
                            (advisories == 0 || (low == high && (!named || r->bounds_are_guaranteed())));
  auto const failure = walk{settled, false}.sure_failure(walk{settled, true}, is_settled);
  bool const same_grade = nothing_open || (r->bounds_are_guaranteed() && low.grade == high.grade) ||
                          (low.grade == high.grade && low.grade == failure);
  bool const same_score = nothing_open || (r->bounds_are_guaranteed() && low.score == high.score);
  if (r->is_determined() != same_grade || r->has_score() != same_score ||
      (!is_settled && r->bounds_are_guaranteed()))
    count.wrong(count.wrong_open, "what is open", round);

  auto means = settled.branches;
  assessed_as_means(means);
  if (exact(r->completeness()) !=
      (any_applies(means) ? rolled_up(means, weighted_mean, 0, false) : mpq_class{1}))
    count.wrong(count.wrong_completeness, "completeness", round);
  if (round % 4 == 0 && !adds_up(*r, count.acted))
    count.wrong(count.wrong_sum, "lines", round);
  if (round % 4 == 2 && !widths_agree(r->findings(), r->rungs(), count))
    count.wrong(count.wrong_paths, "widths", round);
  if (round % 4 == 1 && is_settled && !larger_samples_agree(t, *scheme, *r, count))
    count.wrong(count.wrong_paths, "larger samples", round);
  try_refusals(g, t, *scheme, count, round);
  if (r->bounds_are_guaranteed() && r->open_items() > 0) {
    ++count.guaranteed;
    count.certain += r->is_determined() ? 1U : 0U;
    for (auto const& m : t.about.steps)
      count.combined_guaranteed += m.when ? 1U : 0U;
    try_completions(g, t, *scheme, *r, count, round);
  }
  try_all_completions(t, *scheme, *r, count, round);
  for (auto const& m : t.about.steps) {
    count.combined += m.when ? 1U : 0U;
    count.values += (m.when ? looks_at_value(*m.when) : m.is.when.of == measure::value) ? 1U : 0U;
    count.specials += m.special != move::none && worst.acts(m) ? 1U : 0U;
    count.own += m.is.kind == step_kind::custom && worst.acts(m) ? 1U : 0U;
    count.counted += m.is.kind == step_kind::counts ? 1U : 0U;
    for (auto const& other : t.about.steps)
      count.same_questions += &m < &other && m.asks() && m.is.id == other.is.id ? 1U : 0U;
  }
  bool shares = false;
  for (auto const* p : all)
    shares = shares || !p->finding_of.empty();
  count.with_nothing += any_counts ? 0U : 1U;
  count.sure_failures += failure && !r->bounds_are_guaranteed() && r->open_items() > 0 ? 1U : 0U;
  count.unsettled += is_settled ? 0U : 1U;
  count.shared += shares ? 1U : 0U;
  count.open += r->is_determined() ? 0U : 1U;
  count.raw += t.about.top == raw_sum ? 1U : 0U;
  count.ranges += r->scheme().view().has_ranges ? 1U : 0U;
  count.vetoed += low.grade == vetoed ? 1U : 0U;
  count.below += low.grade == below_ladder ? 1U : 0U;
  count.descending += t.about.rungs[0].is_descending() ? 1U : 0U;
  for (auto const& c : t.about.rungs)
    count.on_a_bound += micro(c.from.micro()) / c.divisor == low.score ? 1U : 0U;
}

} // namespace

TEST_CASE("random schemes of all ready parts agree with the oracle") {
  auto const rounds = std::getenv("STARLOT_FULL") != nullptr ? 200'000 : 10'000;
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
  CHECK(count.wrong_maximum == 0U);
  CHECK(count.wrong_refusal == 0U);
  CHECK(count.wrong_grade_of_all == 0U);
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
  CHECK(count.specials > often / 2);
  CHECK(count.counted > often);
  CHECK(count.unsettled > often / 5);
  CHECK(count.own > often);
  CHECK(count.sure_failures > often / 10);
  CHECK(count.tried_refusals > often);
  CHECK(count.same_questions > often / 4);
  CHECK(count.with_nothing > often / 25);
  CHECK(count.values > often);
  CHECK(count.enumerated > often);
  CHECK(count.enumerated_and_certain > often / 4);
}
