// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_RECONCILIATION_HPP
#define STARLOT_SCORING_RECONCILIATION_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace starlot::inline v0 {

/// Who or what decides between two findings.
enum class decided_by : std::uint8_t {
  nobody,       ///< not yet decided
  the_first,    ///< the finding of the first assessor
  the_second,   ///< the finding of the second assessor
  the_stricter, ///< the finding that earns less, where both earn a share, or are counts of a deduction or bonus
  the_more_lenient, ///< the finding that earns more, likewise
  the_assessed,     ///< where one of them is open, the other one
  a_person,         ///< a finding with a reason and an assessor
};

/// A criterion or step in which two assessors differ. Texts and remarks refer to the reconciliation.
struct difference {
  std::string_view id;
  finding first;                                    ///< of the first assessor
  finding second;                                   ///< of the second assessor
  starlot::decided_by decided = decided_by::nobody; ///< how it was decided
  finding stands;                                   ///< what was decided; not assessed while nothing is
};

/// The findings of two assessors for one place, cell by cell: where they agree, where they differ, and what is decided.
///
///     auto both = reconciliation::of(of_wang, of_li);
///     both->agreement();                                        // 37/40
///     both->decide(decided_by::the_stricter);                   // answers how many are still open
///     both->decide("1.2", met.because("the photograph shows it").assessor("Zhao"));
///     visits.add("WZ-15", *both->findings());
///
/// Two findings agree if kind and numbers are the same; remarks may differ. Compared are the criteria and steps for which one of
/// the two recorded something; a criterion that is judged on the finding of another one is not compared by itself. A value;
/// it keeps both sheets.
class reconciliation {
public:
  /// Errors: `scheme_differs`; `groups_differ`, where both name a peer group; `already_recorded` with the criterion, where a
  /// sheet has an override: what was decided is not compared.
  template <class = detail::on_use>
  [[nodiscard]] static result<reconciliation> of(finding_set const& first, finding_set const& second) {
    if (content_hash(first.scheme()) != content_hash(second.scheme()))
      return error::of(errc::scheme_differs);
    if (!first.group().empty() && !second.group().empty() && first.group() != second.group())
      return error::at(errc::groups_differ, second.group());
    for (auto const* const sheet : {&first, &second})
      if (sheet->overrides() > 0)
        return error::at(errc::already_recorded, sheet->override_at(0).id);
    return reconciliation{first, second};
  }

  /// How many criteria and steps are compared, and in how many of them the two agree.
  [[nodiscard]] std::size_t compared() const noexcept { return compared_; }
  /// In how many of them the two agree.
  [[nodiscard]] std::size_t agreed() const noexcept { return compared_ - cells_.size(); }
  /// The share of those in which they agree. Errors: `nothing_compared`.
  template <class = detail::on_use> [[nodiscard]] result<share> agreement() const {
    if (compared_ == 0)
      return error::of(errc::nothing_compared);
    return share::of(static_cast<std::int64_t>(agreed()), static_cast<std::int64_t>(compared_));
  }
  /// Where they differ, decided or not, in the order of the scheme.
  template <class = detail::on_use> [[nodiscard]] std::vector<difference> differences() const {
    std::vector<difference> out;
    for (auto const& c : cells_)
      out.push_back(
          {view().id(c.index), first_.in_slot(c.slot), second_.in_slot(c.slot), c.decided, stands(c)});
    return out;
  }
  /// How many of them are not decided.
  [[nodiscard]] std::size_t undecided() const noexcept {
    std::size_t out = 0;
    for (auto const& c : cells_)
      out += c.decided == decided_by::nobody ? 1U : 0U;
    return out;
  }

  /// Decides by a rule all that is not decided, as far as the rule says something: the stricter of two equally strict findings,
  /// of an exclusion and a finding, or of two answers to a question of a step stays undecided. Answers how many are still open.
  /// Preconditions: a rule, neither `nobody` nor `a_person` (contract).
  template <class = detail::on_use> std::size_t decide(decided_by rule) {
    contract(rule != decided_by::nobody && rule != decided_by::a_person, "a rule decides");
    for (auto& c : cells_)
      if (c.decided == decided_by::nobody)
        static_cast<void>(apply(c, rule));
    return undecided();
  }
  /// Decides one difference by a rule, also where it was decided before. Errors: `unknown_id`, `not_a_criterion`;
  /// `nothing_to_decide` where the two agree; `not_decided` where the rule says nothing. Nothing is changed then.
  /// Preconditions: as above.
  template <class = detail::on_use> result<void> decide(std::string_view id, decided_by rule) {
    contract(rule != decided_by::nobody && rule != decided_by::a_person, "a rule decides");
    auto const at = position(id);
    if (at == cells_.size())
      return no_difference(id);
    return apply(cells_[at], rule) ? result<void>{} : error::at(errc::not_decided, id, cells_[at].index);
  }
  /// A person decides, also where a rule or a person has decided before; both findings stay in `differences()`.
  /// Errors: `unknown_id`, `not_a_criterion`; `nothing_to_decide` where the two agree; `reason_missing`, `author_missing` (the
  /// assessor); whatever is wrong with the finding. Nothing is changed then.
  template <class = detail::on_use> result<void> decide(std::string_view id, finding const& f) {
    auto const at = position(id);
    if (at == cells_.size())
      return no_difference(id);
    auto const& r = f.remark();
    if (r.reason.empty() || r.assessor.empty())
      return error::at(r.reason.empty() ? errc::reason_missing : errc::author_missing, id, cells_[at].index);
    if (auto const done = decisions_.set(id, f); !done)
      return detail::access::why(done);
    cells_[at].decided = decided_by::a_person;
    return {};
  }

  /// The findings that stand: what both found, with the remark of the first who made one, and what was decided. The decision of
  /// a person is an override of the first finding there is. Errors: `not_decided`, each with its criterion.
  template <class Findings = finding_set> [[nodiscard]] result<Findings> findings() const {
    detail::list<error> open;
    for (auto const& c : cells_)
      if (c.decided == decided_by::nobody)
        open.push_back(error::at(errc::not_decided, view().id(c.index), c.index));
    if (!open.empty())
      return detail::failure_of(open);
    auto out = first_;
    if (out.group().empty() && !second_.group().empty())
      static_cast<void>(out.set_group(second_.group()));
    for_each_cell([&](std::uint32_t index, std::uint32_t slot) {
      if (first_.in_slot(slot).remark().empty() && first_.observed(slot) == second_.observed(slot))
        detail::access::record(out, index, second_.in_slot(slot));
    });
    for (auto const& c : cells_) {
      bool const by_person = c.decided == decided_by::a_person;
      if (by_person ? first_.observed(c.slot).kind == finding_kind::not_assessed : c.takes_second)
        detail::access::record(out, c.index, second_.in_slot(c.slot));
      if (by_person)
        if (auto const done = out.override_finding(view().id(c.index), decisions_.in_slot(c.slot)); !done)
          return detail::access::why(done);
    }
    return out;
  }

  /// The sheets, as they were.
  [[nodiscard]] finding_set const& first() const noexcept { return first_; }
  /// That of the second assessor.
  [[nodiscard]] finding_set const& second() const noexcept { return second_; }

private:
  struct cell {
    std::uint32_t index = 0;
    std::uint32_t slot = 0;
    decided_by decided = decided_by::nobody;
    bool takes_second = false;
  };

  reconciliation(finding_set const& first, finding_set const& second)
      : first_{first}, second_{second}, decisions_{first.scheme()} {
    for_each_cell([&](std::uint32_t index, std::uint32_t slot) {
      auto const& a = first_.observed(slot);
      auto const& b = second_.observed(slot);
      if (a.kind == finding_kind::not_assessed && b.kind == finding_kind::not_assessed)
        return;
      ++compared_;
      if (a != b)
        cells_.push_back({index, slot});
    });
  }

  [[nodiscard]] scheme_view const& view() const noexcept { return first_.scheme().view(); }

  template <class Use> void for_each_cell(Use const& use) const {
    for (std::uint32_t index = 0; index < view().nodes.size() + view().steps.size(); ++index)
      if (auto const slot = view().slot(index);
          slot != detail::no_index &&
          (index >= view().nodes.size() || view().details[index].finding_of.empty()))
        use(index, slot);
  }

  template <class = detail::on_use> [[nodiscard]] finding stands(cell const& c) const {
    return c.decided == decided_by::nobody     ? finding{}
           : c.decided == decided_by::a_person ? decisions_.in_slot(c.slot)
           : c.takes_second                    ? second_.in_slot(c.slot)
                                               : first_.in_slot(c.slot);
  }
  /// The number of a difference, or how many there are.
  template <class = detail::on_use> [[nodiscard]] std::size_t position(std::string_view id) const {
    auto const index = view().find(id);
    std::size_t at = 0;
    while (at < cells_.size() && cells_[at].index != index)
      ++at;
    return at;
  }
  template <class = detail::on_use> [[nodiscard]] result<void> no_difference(std::string_view id) const {
    auto const known = first_.get(id);
    return known ? result<void>{error::at(errc::nothing_to_decide, id, view().find(id))}
                 : detail::access::why(known);
  }
  /// Answers whether the rule says something.
  template <class = detail::on_use> bool apply(cell& c, decided_by rule) const {
    auto const wins = winner(c, rule);
    if (wins != 0) {
      c.decided = rule;
      c.takes_second = wins == 2;
    }
    return wins != 0;
  }
  /// 1 or 2; 0 where the rule says nothing.
  template <class = detail::on_use> [[nodiscard]] int winner(cell const& c, decided_by rule) const {
    bool const one_open = first_.observed(c.slot).is_open();
    bool const other_open = second_.observed(c.slot).is_open();
    switch (rule) {
    case decided_by::the_first:
      return 1;
    case decided_by::the_second:
      return 2;
    case decided_by::the_assessed:
      return one_open == other_open ? 0 : one_open ? 2 : 1;
    default:
      break;
    }
    auto const order = strictness(c);
    return order == 0 ? 0 : (order > 0) == (rule == decided_by::the_stricter) ? 1 : 2;
  }
  /// Above 0 where the first finding is stricter, below where the second is; 0 where that cannot be said. Those that are judged on
  /// the same finding must not say otherwise.
  template <class = detail::on_use> [[nodiscard]] int strictness(cell const& c) const {
    if (c.index >= view().nodes.size()) {
      auto const& s = view().steps[c.index - view().nodes.size()];
      auto const& a = first_.observed(c.slot);
      auto const& b = second_.observed(c.slot);
      if (!s.counts() || a.kind != finding_kind::found || b.kind != finding_kind::found)
        return 0;
      auto const order = a.first > b.first ? 1 : -1;
      return (s.kind == step_kind::deduction) == !few_are_good() ? order : -order;
    }
    int out = 0;
    for (auto i = c.index; i != detail::no_index; i = view().details[i].next_fed) {
      detail::leaf a, b;
      if (detail::judge(first_.scheme(), i, first_.in_slot(c.slot), a) != errc::none ||
          detail::judge(first_.scheme(), i, second_.in_slot(c.slot), b) != errc::none || a.is_open() ||
          b.is_open() || a.is_out() || b.is_out())
        return 0;
      auto const one = share::of(a.top, a.bottom);
      auto const other = share::of(b.top, b.bottom);
      int order = a.has_failed() != b.has_failed()  ? (a.has_failed() ? 1 : -1)
                  : one == other                    ? 0
                  : (one < other) != few_are_good() ? 1
                                                    : -1;
      if (order != 0 && out != 0 && order != out)
        return 0;
      out = order != 0 ? order : out;
    }
    return out;
  }
  [[nodiscard]] bool few_are_good() const noexcept {
    return !view().rungs.empty() && view().rungs[0].is_descending();
  }

  finding_set first_;
  finding_set second_;
  finding_set decisions_;    ///< of persons
  detail::list<cell> cells_; ///< in which they differ
  std::size_t compared_ = 0;
};

} // namespace starlot::inline v0

#endif
