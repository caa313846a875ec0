// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_FILES_RANDOM_FINDINGS_HPP
#define STARLOT_TESTS_FILES_RANDOM_FINDINGS_HPP

#include "support/random.hpp"

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Findings of every kind, remarks of every character, overrides in any order: by seed.

namespace starlot_tests {

using namespace starlot::literals;

/// Criteria of outlets that take every kind of finding, one judged on another, and steps.
inline constexpr auto of_every_kind = starlot::scheme{
    starlot::title{"of-every-kind", "1"},
    starlot::if_not_applicable::leave_out,
    starlot::clause{"1", "a", starlot::criterion{"1.1", "", 10_pt, starlot::per_outlet},
                    starlot::criterion{"1.2", "", 20_pt, starlot::proportional, starlot::per_outlet},
                    starlot::criterion{"1.3", "", 5_pt, starlot::half_credit, starlot::per_outlet}},
    starlot::clause{
        "2", "b", starlot::criterion{"2.1", "", 15_pt, starlot::partial_amount, starlot::per_outlet},
        starlot::criterion{"2.2", "", 20_pt, starlot::ratio{1, 10}, starlot::per_outlet},
        starlot::criterion{"2.3", "", 10_pt, starlot::curve({{0, 0_pct}, {10, 100_pct}}),
                           starlot::per_outlet},
        starlot::criterion{"2.4", "", 10_pt, starlot::levels({{0, 0_pct}, {1, 30_pct}, {2, 100_pct}}),
                           starlot::per_outlet}},
    starlot::criterion{"3", "", 10_pt, starlot::all_or_nothing, starlot::per_outlet,
                       starlot::finding_of{"1.1"}},
    starlot::deduction{"breach of law", 1_pt},
    starlot::veto{"licence", "holds a licence"},
    starlot::ladder{{70_pt, "pass"}},
    starlot::ladder{{60_pt, "pass"}}.only_for("small"),
    starlot::ladder{{50_pt, "pass"}}.only_for("中")};

inline std::string random_text(random_numbers& random) {
  static constexpr std::string_view pieces[] = {"a",
                                                "Z",
                                                " ",
                                                "\t",
                                                "\n",
                                                "\r",
                                                "\\",
                                                "\\t",
                                                "\\u0041",
                                                "\"",
                                                "中",
                                                "\xF0\x9F\x8C\x9F",
                                                std::string_view{"\0", 1},
                                                "\x1B",
                                                "\x7F",
                                                "\xC2\x80",
                                                "\xC2\x9F",
                                                "\xC2\xA0",
                                                "\xE2\x80\xA8",
                                                "\xE2\x80\xA9",
                                                "\xE2\x80\xAE",
                                                "\xEF\xBB\xBF",
                                                "finding",
                                                "sealed ",
                                                "=cmd",
                                                "<b>"};
  std::string out;
  for (auto size = random.below(3) == 0 ? 0 : random.below(7); size > 0; --size)
    out += pieces[random.below(std::size(pieces))];
  return out;
}

/// Texts of one remark: the finding refers to them.
struct random_remark {
  std::string reason, evidence, assessor;
  bool dated = false;

  explicit random_remark(random_numbers& random)
      : reason{random_text(random)}, evidence{random_text(random)}, assessor{random_text(random)} {
    dated = random.below(3) == 0;
  }
  [[nodiscard]] starlot::finding with(starlot::finding f) const {
    return f.with({reason, evidence, assessor, dated ? "2026-11-02" : ""});
  }
};

inline starlot::finding random_kind(random_numbers& random) {
  using namespace starlot;
  switch (random.below(14)) {
  case 0:
    return not_met;
  case 1:
    return half_met;
  case 2:
    return partly(points::from_micro(random.between(0, 10) * 1'000'000));
  case 3:
    return measured(random.between(0, 10));
  case 4:
    return measured(random.between(0, 20), random.between(1, 9));
  case 5:
    return at_level(random.between(0, 2));
  case 6:
    return counted(random.between(0, 20), random.between(0, 20));
  case 7:
    return found(random.between(0, 3));
  case 8:
    return finding{finding_kind::excluded};
  case 9:
    return not_applicable;
  case 10:
    return assessment_error;
  case 11:
    return not_assessed;
  case 12: {
    auto const samples = random.between(1, 40);
    return sampled(random.between(0, samples), samples);
  }
  default:
    return met;
  }
}

/// Records what fits of a few tries for most criteria and steps, and overrides some of it in any order.
inline starlot::finding_set random_findings(starlot::any_scheme const& scheme, random_numbers& random) {
  starlot::finding_set out{scheme};
  auto const& view = scheme.view();
  auto const any_id = [&] { return view.id(random.below(view.nodes.size() + view.steps.size())); };
  auto const groups = random.below(4);
  if (groups < 3)
    static_cast<void>(out.set_group(groups == 0 ? "" : groups == 1 ? "small" : "中"));
  for (auto tries = random.below(40); tries > 0; --tries) {
    random_remark const remark{random};
    auto const kind = random_kind(random);
    auto const id = any_id();
    static_cast<void>(out.set(id, random.below(2) == 0 ? kind : remark.with(kind)));
  }
  for (auto tries = random.below(40); tries > 0; --tries) {
    random_remark const remark{random};
    auto const kind = random_kind(random);
    auto const id = any_id();
    static_cast<void>(out.override_finding(id, remark.with(kind)));
  }
  return out;
}

/// Whether everything that a caller can ask of findings is the same.
inline bool are_same(starlot::finding_set const& a, starlot::finding_set const& b) {
  bool same = a.slot_count() == b.slot_count() && a.overrides() == b.overrides() && a.group() == b.group();
  for (std::uint32_t slot = 0; same && slot < a.slot_count(); ++slot)
    same = a.in_slot(slot) == b.in_slot(slot) && a.is_overridden(slot) == b.is_overridden(slot);
  for (std::size_t i = 0; same && i < a.overrides(); ++i)
    same = a.override_at(i).id == b.override_at(i).id && a.override_at(i).before == b.override_at(i).before;
  return same;
}

} // namespace starlot_tests

#endif
