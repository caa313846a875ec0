// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// A scheme from rows, findings and a rating of any bytes: all is refused with a reason, or adds up.

#include "fuzz/bytes.hpp"
#include "fuzz/findings.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

using namespace starlot;
using namespace starlot::literals;

namespace {

constexpr char const* ids[] = {"a", "b", "c", "d", "e", "f", "g", "h", "1", "1.1", "", "q"};
constexpr char const* groups[] = {"", "", "", "small"};

share some_share(fuzz::bytes& in) {
  auto const whole = 1 + static_cast<std::int64_t>(in.below(9));
  return share::of(static_cast<std::int64_t>(in.below(static_cast<std::size_t>(whole) + 1)), whole);
}

scheme_row some_row(fuzz::bytes& in, std::size_t number) {
  scheme_row row{.id = in.below(16) == 0 ? ids[in.below(12)] : ids[number % 10]};
  if (number > 0 && in.flip())
    row.parent = ids[in.below(number < 10 ? number : 10)];
  auto const unit = in.below(8);
  if (unit < 4)
    row.worth = points::from_micro(fuzz::amount(in));
  else if (unit < 6)
    row.worth = weight::from_micro(fuzz::amount(in));
  else if (unit == 6)
    row.worth = advisory;
  if (in.below(3) == 0) {
    row.roll_up = static_cast<roll_up>(in.below(6));
    return row;
  }
  row.rule = rule_choice{static_cast<rule_kind>(in.below(11)), in.below(4) == 0 ? in.number() : 1, 2};
  if (in.flip())
    for (std::size_t i = 0, count = in.below(5), at = 0; i < count; ++i)
      row.rule.knots.push_back({static_cast<std::int64_t>(at += in.below(4)), some_share(in)});
  if (in.below(3) == 0)
    row.not_applicable = static_cast<if_not_applicable>(in.below(7));
  if (in.below(3) == 0)
    row.renormalise = static_cast<renormalise>(in.below(5));
  if (in.below(4) == 0)
    row.visited = static_cast<scope>(in.below(4));
  return row;
}

step some_step(fuzz::bytes& in) {
  step s{.kind = static_cast<step_kind>(in.below(14)), .mode = static_cast<rounding>(in.below(7))};
  s.id = in.flip() ? ids[in.below(12)] : "step";
  s.amount = points::from_micro(fuzz::amount(in));
  s.least = points::from_micro(in.flip() ? 0 : fuzz::amount(in));
  if (in.flip())
    s.limit = static_cast<std::int64_t>(in.below(5));
  if (in.flip())
    s.rung = points::from_micro(static_cast<std::int64_t>(in.below(5)) * 5'000'000);
  else
    s.rung = "one";
  if (in.flip()) {
    s.unless = in.flip();
    s.when.of = static_cast<measure>(in.below(11));
    s.when.is = static_cast<bound>(in.below(5));
    s.when.in_points = in.flip();
    s.when.where = in.flip() ? ids[in.below(12)] : "";
    s.when.numerator = in.below(4) == 0 ? in.number() : static_cast<std::int64_t>(in.below(4));
    s.when.denominator = in.below(4) == 0 ? in.number() : 1 + static_cast<std::int64_t>(in.below(4));
  }
  return s;
}

scheme_parts some_parts(fuzz::bytes& in) {
  scheme_parts parts{.title = {"fuzz", "1"}, .rows = {}};
  for (std::size_t i = 0, count = 1 + in.below(10); i < count; ++i)
    parts.rows.push_back(some_row(in, i));
  for (std::size_t i = 0, count = in.below(5); i < count; ++i)
    parts.steps.push_back(some_step(in));
  std::int64_t at = 0;
  for (std::size_t i = 0, count = 1 + in.below(4); i < count; ++i) {
    rung r{points::from_micro(at), i == 0 ? "one" : "more", static_cast<std::int64_t>(i)};
    r.reached = in.below(8) == 0 ? static_cast<bound>(in.below(5)) : bound::at_least;
    r.group = in.below(8) == 0 ? groups[in.below(4)] : "";
    parts.rungs.push_back(r);
    at += static_cast<std::int64_t>(in.below(4)) * 2'500'000;
  }
  parts.top = static_cast<roll_up>(in.below(8) == 0 ? in.below(6) : 1 + in.below(4));
  if (in.below(4) == 0)
    parts.out_of = points::from_micro(fuzz::amount(in));
  parts.not_applicable = static_cast<if_not_applicable>(in.below(8) == 0 ? in.below(8) : 5);
  parts.renormalise = static_cast<renormalise>(in.below(8) == 0 ? in.below(5) : 1 + in.below(3));
  if (in.below(3) == 0) {
    parts.top = raw_sum;
    parts.renormalise = renormalise::over_tree;
    parts.starts_at = points::from_micro(in.flip() ? fuzz::amount(in) : 0);
    for (auto& row : parts.rows)
      if (row.rule.is_said && !row.worth.is_weight && !row.worth.is_advisory && in.flip())
        row.worth = between(points::from_micro(-fuzz::amount(in)), points::from_micro(row.worth.micro));
    parts.is_ungraded = in.below(4) == 0;
    if (parts.is_ungraded && in.below(8) != 0)
      parts.rungs.clear();
  }
  auto const otherwise = in.below(4);
  if (otherwise == 1)
    parts.nothing_applies = if_nothing_applies::no_score;
  else if (otherwise > 1)
    parts.nothing_applies =
        if_nothing_applies::earns(points::from_micro(otherwise == 2 ? 0 : fuzz::amount(in)));
  return parts;
}

/// The lines of criteria, adjustments, top and steps add up to the score; all wrong is not more than all right.
template <class Rating> void check(Rating const& r) {
  starlot::fraction sum;
  for (auto const& line : r.trace())
    sum += line.kind == line_kind::clause ? line.adjustment : line.contribution;
  fuzz::must(sum == r.lowest(), "the lines add up to the score");
  fuzz::must(!r.bounds_are_guaranteed() || r.lowest() <= r.highest(), "bounds are in order");
  fuzz::must(!r.is_determined() || r.outcome() != outcome::undetermined, "what is determined has an outcome");
  auto const share_assessed = r.completeness();
  fuzz::must(share_assessed.sign() >= 0 && !(share_assessed > decimal{1}), "completeness is a share");
  (void)r.maximum();
  (void)r.reasons();
  fuzz::must(r.reasons(r).empty(), "nothing changed against itself");
  (void)r.causes();
  (void)r.next();
}

std::string told(rating const& r) {
  return to_string(r.lowest()) + ' ' + to_string(r.highest()) + ' ' + std::string{r.lowest_grade().name().en};
}

bool equal(std::span<starlot::error const> a, std::span<starlot::error const> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  fuzz::bytes in{data, size};
  auto const parts = some_parts(in);
  auto const scheme = loaded_scheme::build(parts);
  auto const again = loaded_scheme::build(parts);
  fuzz::must(scheme.has_value() == again.has_value(), "a scheme is built, or not");
  if (!scheme) {
    fuzz::must(!scheme.errors().empty() && equal(scheme.errors(), again.errors()),
               "the same faults, at least one");
    return 0;
  }
  fuzz::must(content_hash(*scheme) == content_hash(*again), "the same hash");
  finding_set f{*scheme};
  fuzz::record(f, in);
  auto const r = evaluate(f);
  if (!r) {
    fuzz::must(r.error().code != errc::none, "what is not rated has a reason");
    return 0;
  }
  check(*r);
  auto const copy = *again;
  finding_set same{copy};
  for (std::uint32_t i = 0; i < copy.view().nodes.size() + copy.view().steps.size(); ++i)
    if (auto const slot = copy.view().slot(i); slot != scheme_view::none)
      fuzz::must(same.set(copy.view().id(i), f.in_slot(slot)).has_value(), "what was recorded can be again");
  if (!f.group().empty())
    (void)same.set_group(f.group());
  auto const second = evaluate(same);
  fuzz::must(second && told(*second) == told(*r), "the same rating");
  return 0;
}
