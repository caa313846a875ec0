// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_FINDINGS_HPP
#define STARLOT_SCORING_FINDINGS_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/fixed_string.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/small_list.hpp>
#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/detail/scheme/near_ids.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/detail/scoring/remarks.hpp>
#include <starlot/scheme/any_scheme.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace starlot::inline v0 {

namespace detail {

/// A finding that was overridden: where it stood.
struct replaced_observation {
  observation before;
  std::uint32_t slot = 0;
  std::uint32_t index = 0;
};

} // namespace detail

/// A finding that was overridden, with its remark; what replaced it is the finding that counts.
struct overridden_finding {
  std::string_view id;
  finding before; ///< what stood there
};

/// What was found for the criteria and steps of a scheme: a value, everything not assessed at first.
///
///     finding_set f{scheme};                                // one that was loaded
///     if (auto done = f.set(row.id, row.finding); !done)    // unknown_id, or a finding that does not fit:
///       report(done.error());                               // nothing is stored then
///
/// `findings<bike_care>` is the same for a scheme that the compiler knows. Keeps the scheme. Texts of remarks are
/// copied. Complexity: logarithmic for `set(id, …)`; allocates for remarks, and for more than 48 criteria and
/// steps.
class finding_set {
public:
  finding_set(any_scheme const& scheme) : scheme_{scheme}, observations_(scheme.view().slot_count()) {}

  /// Records a finding under an id.
  ///
  /// Errors: `unknown_id`; `not_a_criterion` for a clause; `judged_on_another` (see `finding_of`); `already_recorded` where
  /// an override decided; whatever is wrong with the finding for that criterion, or for one that is judged on it.
  template <class = detail::on_use> result<void> set(std::string_view id, finding const& f) {
    auto const index = index_of(id);
    if (!index)
      return detail::access::why(index);
    auto wrong = fault_of(*index, f);
    if (wrong.code == errc::none && is_overridden(view().slot(*index)))
      wrong = error::at(errc::already_recorded, view().id(*index), *index);
    if (wrong.code != errc::none)
      return wrong;
    record(*index, f);
    return {};
  }

  /// Replaces a recorded finding by the decision of an authorised person. The old one is kept with its remark.
  ///
  ///     f.override_finding("1.2", met.because("appeal upheld").assessor("Li, head of certification"))
  ///
  /// Errors: as `set`; `nothing_to_override` where nothing is recorded; `reason_missing`; `author_missing`
  /// (the assessor of the new finding). Nothing is changed then.
  template <class = detail::on_use> result<void> override_finding(std::string_view id, finding const& f) {
    auto const index = index_of(id);
    if (!index)
      return detail::access::why(index);
    auto const slot = view().slot(*index);
    auto const before = in_slot(slot);
    if (auto const wrong = fault_of(*index, f); wrong.code != errc::none)
      return wrong;
    auto const code = before.kind() == finding_kind::not_assessed ? errc::nothing_to_override
                      : f.remark().reason.empty()                 ? errc::reason_missing
                      : f.remark().assessor.empty()               ? errc::author_missing
                                                                  : errc::none;
    if (code != errc::none)
      return error::at(code, view().id(*index), *index);
    detail::remarks own; // the new remark may refer to one that is kept here, and that moves
    own.set(0, f.remark());
    old_remarks_.set(static_cast<std::uint32_t>(replaced_.size()), before.remark());
    replaced_.push_back({observations_[slot], slot, *index});
    record(*index, f.with(own.get(0)));
    return {};
  }

  /// Records the same finding for every criterion that has none: it is not assessed, and no remark says why. A paper that
  /// lists only what was looked at:
  ///
  ///     f.set_rest(excluded("not part of this audit"));
  ///
  /// Errors: each criterion for which the finding is wrong, with its id; nothing is recorded then. Complexity: linear.
  template <class = detail::on_use> result<void> set_rest(finding const& f) {
    detail::list<error> wrong;
    detail::list<std::uint32_t> rest;
    for (std::uint32_t index = 0; index < view().nodes.size(); ++index) {
      if (view().nodes[index].is_clause())
        continue;
      auto const slot = view().slot(index);
      auto const before = in_slot(slot);
      if (before.kind() != finding_kind::not_assessed || !before.remark().empty())
        continue;
      rest.push_back(slot);
      detail::leaf unused;
      if (auto const code = detail::judge(scheme_, index, f, unused); code != errc::none)
        wrong.push_back(error::at(code, view().id(index), index));
    }
    if (!wrong.empty())
      return detail::failure_of(wrong);
    detail::remarks own; // the remark may refer to one that is kept here, and that moves
    own.set(0, f.remark());
    for (auto const slot : rest)
      store(slot, f.with(own.get(0)));
    return {};
  }

  /// How many findings were overridden, and the one overridden as the `number`-th, from 0.
  [[nodiscard]] std::size_t overrides() const noexcept { return replaced_.size(); }
  /// The one overridden as the `number`-th, from 0. Preconditions: there is one (contract).
  template <class = detail::on_use> [[nodiscard]] overridden_finding override_at(std::size_t number) const {
    contract(number < replaced_.size(), "an override of this number was made");
    auto const& r = replaced_[number];
    return {view().id(r.index),
            r.before.as_finding().with(old_remarks_.get(static_cast<std::uint32_t>(number)))};
  }

  /// Whether the finding of a slot replaces an earlier one.
  [[nodiscard]] bool is_overridden(std::uint32_t slot) const noexcept {
    for (auto const& r : replaced_)
      if (r.slot == slot)
        return true;
    return false;
  }

  /// Errors: `unknown_id`, `not_a_criterion`.
  template <class = detail::on_use> [[nodiscard]] result<finding> get(std::string_view id) const {
    auto const index = index_of(id);
    if (!index)
      return detail::access::why(index);
    return in_slot(view().slot(*index));
  }

  /// The finding of a slot of the scheme's table (`scheme_view::slot`); its remark refers to this set.
  template <class = detail::on_use> [[nodiscard]] finding in_slot(std::uint32_t slot) const {
    auto const bare = observations_[slot].as_finding();
    return has_remarks() ? bare.with(remarks_.get(slot)) : bare;
  }
  /// Kind and numbers of a slot's finding.
  [[nodiscard]] observation const& observed(std::uint32_t slot) const noexcept { return observations_[slot]; }
  /// Whether any finding has a remark.
  [[nodiscard]] bool has_remarks() const noexcept { return !remarks_.empty(); }

  /// How many slots there are: one for each criterion and step of the scheme.
  [[nodiscard]] std::size_t slot_count() const noexcept { return observations_.size(); }

  /// Everything that is wrong with the findings, in the order of the scheme.
  template <class = detail::on_use> [[nodiscard]] result<void>(check)() const {
    detail::list<error> all;
    for (std::uint32_t index = 0; index < view().nodes.size() + view().steps.size(); ++index) {
      auto const slot = view().slot(index);
      if (slot == detail::no_index)
        continue;
      detail::leaf unused;
      if (auto const code = detail::judge(scheme_, index, in_slot(slot), unused); code != errc::none)
        all.push_back(error::at(code, view().id(index), index));
    }
    return all.empty() ? result<void>{} : result<void>{detail::failure_of(all)};
  }

  /// Says which peer group, year or size class the company belongs to, where the scheme has a ladder for each.
  ///
  /// Errors: `unknown_group` where no ladder is for this group.
  template <class = detail::on_use> result<void> set_group(std::string_view group) {
    auto const& rungs = view().rungs;
    for (std::uint32_t i = 0; i < rungs.size(); ++i)
      if (rungs[i].group == group) {
        ladder_ = i;
        return {};
      }
    return error::at(errc::unknown_group, group);
  }
  /// The group, in the characters of the scheme; empty if none was said.
  [[nodiscard]] std::string_view group() const noexcept {
    return ladder_ == detail::no_index ? std::string_view{} : view().rungs[ladder_].group;
  }

  [[nodiscard]] any_scheme const& scheme() const noexcept { return scheme_; }

protected:
  /// Records the finding of a slot.
  template <class = detail::on_use> void store(std::uint32_t slot, finding const& f) {
    observations_[slot] = observation{f};
    remarks_.set(slot, f.remark());
  }
  /// Records the finding of a criterion for those that are judged on it, too.
  template <class = detail::on_use> void feed(std::uint32_t index) {
    auto const& all = view().details;
    for (auto i = all[index].next_fed; i != detail::no_index; i = all[i].next_fed)
      store(view().slot(i), in_slot(view().slot(index)));
  }

private:
  friend detail::access;

  [[nodiscard]] scheme_view const& view() const noexcept { return scheme_.view(); }

  template <class = detail::on_use> void record(std::uint32_t index, finding const& f) {
    store(view().slot(index), f);
    if (index < view().nodes.size())
      feed(index);
  }

  /// What is wrong with a finding for a criterion or step, or for those that are judged on it.
  template <class = detail::on_use>
  [[nodiscard]] error fault_of(std::uint32_t index, finding const& f) const {
    auto const& all = view().details;
    if (index < all.size() && !all[index].finding_of.empty())
      return error::at(errc::judged_on_another, view().id(index), index);
    for (auto i = index; i != detail::no_index; i = i < all.size() ? all[i].next_fed : detail::no_index) {
      detail::leaf unused;
      if (auto const code = detail::judge(scheme_, i, f, unused); code != errc::none)
        return error::at(code, view().id(i), i);
    }
    return {};
  }

  /// Index of a criterion, or of a step that takes findings.
  template <class = detail::on_use> [[nodiscard]] result<std::uint32_t> index_of(std::string_view id) const {
    auto const index = view().find(id);
    if (index == detail::no_index)
      return error::at(errc::unknown_id, id);
    if (view().slot(index) == detail::no_index)
      return error::at(errc::not_a_criterion, id, index);
    return index;
  }

  any_scheme scheme_;
  detail::small_list<observation, detail::slots_inside> observations_;
  detail::remarks remarks_;
  detail::list<detail::replaced_observation> replaced_;
  detail::remarks old_remarks_;             ///< of overridden findings, by number
  std::uint32_t ladder_ = detail::no_index; ///< first rung of the group's ladder
};

/// The findings for a compile-time scheme.
///
///     findings<bike_care> f;
///     f.set<"1.1">(met);                                    // an id that does not exist does not compile
///
/// Complexity: constant for `set<"id">`.
template <auto const& Scheme> class findings : public finding_set {
public:
  findings() : finding_set{compiled<Scheme>} {}

  using finding_set::get;
  using finding_set::set;

  /// Records a finding under an id. What is wrong with it is reported by `evaluate`.
  /// Preconditions: it was not overridden (contract); only another override changes it then.
  template <detail::fixed_string Id> findings& set(finding const& f) {
    constexpr auto slot = slot_of<Id>();
    contract(!is_overridden(slot), "an overridden finding is only changed by another override");
    store(slot, f);
    constexpr auto is = details_of<index_of<Id>>();
    static_assert(
        is.finding_of.empty(),
        "findings: this criterion is judged on the finding of another one, which is recorded for that one");
    if constexpr (is.next_fed != detail::no_index)
      feed(index_of<Id>);
    return *this;
  }
  /// The finding of a criterion or step; an id that does not exist does not compile.
  template <detail::fixed_string Id> [[nodiscard]] finding get() const { return in_slot(slot_of<Id>()); }

private:
  using table = detail::compiled_table<Scheme>;

  template <detail::fixed_string Id> static constexpr std::uint32_t index_of = table::view().find(Id.view());

  template <std::uint32_t Index> [[nodiscard]] static constexpr node_details details_of() {
    return Index < table::view().nodes.size() ? table::view().details[Index] : node_details{};
  }

  template <detail::fixed_string Id> [[nodiscard]] static constexpr std::uint32_t slot_of() {
    constexpr auto index = index_of<Id>;
    if constexpr (index == detail::no_index) {
      [[maybe_unused]] constexpr bool said = detail::explain_id<table, Id>::none; // named: said once
    } else {
      constexpr auto slot = table::view().slot(index);
      constexpr bool is_node = index < table::view().nodes.size();
      static_assert(slot != detail::no_index || !is_node,
                    "findings: this id is a clause; findings belong to its criteria");
      static_assert(slot != detail::no_index || is_node,
                    "findings: this id is the name of a step for which nothing is recorded");
      return slot;
    }
    return 0;
  }
};

} // namespace starlot::inline v0

#endif
