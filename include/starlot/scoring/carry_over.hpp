// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_CARRY_OVER_HPP
#define STARLOT_SCORING_CARRY_OVER_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/rating.hpp>
#include <starlot/scoring/trace.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace starlot::inline v0 {

/// What became of a finding on its way to another scheme, or another version of its own.
enum class carried : std::uint8_t {
  dropped,  ///< recorded, and the other scheme has nothing of this id
  refused,  ///< recorded, and it does not fit there: `why`
  required, ///< the other scheme needs a finding that the old findings lack
};

/// What became of one finding.
struct carry_note {
  std::string_view id;
  carried what = carried::dropped; ///< what became of it
  errc why = errc::none;           ///< of a finding that was dropped or refused

  friend constexpr bool operator==(carry_note const&, carry_note const&) = default;
};

/// Carries stored findings over to another scheme by their ids: to another model over the same tree, or to a
/// newer version. Notes all that did not come along, old ids first, then what is new; what came along is as it
/// was, remarks and overrides included. The peer group comes along where the other scheme knows it (else it is noted).
/// Complexity: n log n in the criteria, times the overrides where there are any.
template <class Note = carry_note>
[[nodiscard]] std::vector<Note> carry_over(finding_set const& from, finding_set& to) {
  detail::list<Note> notes;
  auto const& old = from.scheme().view();
  auto const& now = to.scheme().view();
  auto const is_fed = [](scheme_view const& in, std::uint32_t i) {
    return i < in.nodes.size() && !in.details[i].finding_of.empty();
  };
  for (std::uint32_t i = 0; i < old.nodes.size() + old.steps.size(); ++i) {
    auto const slot = old.slot(i);
    if (slot == scheme_view::none || (is_fed(old, i) && is_fed(now, now.find(old.id(i)))))
      continue;           // it comes along with the finding on which it is judged
    bool is_first = true; // what was found comes first, then what it was overridden by
    auto const carry = [&](finding const& f) {
      auto const done = is_first ? to.set(old.id(i), f) : to.override_finding(old.id(i), f);
      is_first = is_first && !done;
      if (!done)
        notes.push_back({old.id(i),
                         done.error().code == errc::unknown_id ? carried::dropped : carried::refused,
                         done.error().code});
    };
    for (std::size_t k = 0; k < from.overrides(); ++k)
      if (auto const overridden = from.override_at(k); overridden.id == old.id(i))
        carry(overridden.before);
    auto const f = from.in_slot(slot);
    if (f.kind() != finding_kind::not_assessed || !f.remark().empty())
      carry(f);
  }
  if (!from.group().empty())
    if (auto const done = to.set_group(from.group()); !done)
      notes.push_back({from.group(), carried::dropped, done.error().code});
  for (std::uint32_t i = 0; i < now.nodes.size(); ++i)
    if (!now.nodes[i].is_clause() && !is_fed(now, i) &&
        to.in_slot(now.slot(i)).kind() == finding_kind::not_assessed &&
        old.find(now.id(i)) == scheme_view::none)
      notes.push_back({now.id(i), carried::required, errc::none});
  return notes.take();
}

/// What a line of a rating comes to.
struct line_summary {
  fraction earned;                     ///< criterion: its share
  fraction available;                  ///< points of the score that it could bring
  fraction contribution;               ///< points of the score that it brought
  line_state state = line_state::idle; ///< what became of it

  friend constexpr bool operator==(line_summary const&, line_summary const&) = default;
};

/// A line of two ratings that is not the same in both; nothing where a rating has no such line.
struct line_difference {
  std::string_view id;
  std::optional<line_summary> before; ///< in the earlier rating
  std::optional<line_summary> after;  ///< in the later one
};

/// Two ratings side by side.
struct rating_comparison {
  fraction score_before;              ///< the lower bound where something is open
  fraction score_after;               ///< likewise
  grade grade_before;                 ///< undetermined where something open could change it
  grade grade_after;                  ///< likewise
  std::vector<line_difference> lines; ///< criteria and steps that differ, in the order of the earlier rating
};

/// Compares two ratings of the same findings, criterion by criterion and step by step, by their ids.
///
/// Steps without an id show in the scores only. Refers to both schemes. Complexity: that of both traces, and
/// n log n to match them.
template <class Comparison = rating_comparison>
[[nodiscard]] Comparison compare(rating const& before, rating const& after) {
  using line_change = detail::used_by<Comparison, line_difference>;
  detail::list<line_change> lines;
  auto const has_id = [](auto const& line) {
    return (line.kind == line_kind::criterion || line.kind == line_kind::step) && !line.id.empty();
  };
  auto const summary = [](auto const& line) {
    return line_summary{line.earned, line.available, line.contribution, line.state};
  };
  detail::list<line_change> fresh;
  for (auto const& line : after.trace())
    if (has_id(line))
      fresh.push_back({line.id, {}, summary(line)});
  detail::list<id_key> keys;
  for (std::uint32_t i = 0; i < fresh.size(); ++i)
    keys.push_back({detail::id_head(fresh[i].id), i});
  auto spare = keys;
  auto const id_of = [&](std::uint32_t i) { return fresh[i].id; };
  detail::sort_ids(keys.view(), spare.view(), id_of);
  for (auto const& line : before.trace()) {
    if (!has_id(line))
      continue;
    auto const at = detail::find_id(keys.view(), line.id, id_of);
    line_change d{line.id, summary(line), {}};
    if (at != detail::no_index) {
      d.after = fresh[at].after;
      fresh[at].before = d.before; // matched
    }
    if (d.before != d.after)
      lines.push_back(d);
  }
  for (auto const& d : fresh)
    if (!d.before)
      lines.push_back(d);
  return {before.lowest(), after.lowest(), before.grade(), after.grade(), lines.take()};
}

} // namespace starlot::inline v0

#endif
