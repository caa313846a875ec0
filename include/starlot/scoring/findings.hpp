// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_FINDINGS_HPP
#define STARLOT_SCORING_FINDINGS_HPP

#include <starlot/core/finding.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/fixed_string.hpp>
#include <starlot/detail/scheme/compiled_scheme.hpp>
#include <starlot/detail/scheme/loaded.hpp>
#include <starlot/detail/scheme/near_ids.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/detail/scoring/remarks.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace starlot::inline v0 {

/// A finding without its remark, as it is stored: its kind, and the one or two numbers that belong to it.
struct observation {
  std::int64_t first = 0;
  std::int64_t second = 0;
  finding_kind kind = finding_kind::not_assessed;

  friend constexpr bool operator==(observation const&, observation const&) = default;
};

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
  finding before;
};

/// What was found for the criteria and steps of one scheme: a value, everything not assessed at first.
///
///     findings<bike_care> f;
///     f.set<"1.1">(met);                                    // an id that does not exist does not compile
///     if (auto done = f.set(row.id, row.finding); !done)    // unknown_id, or a finding that does not fit:
///       report(done.error());                               // nothing is stored then
///
/// Texts of remarks are copied. Complexity: constant for `set<"id">`, logarithmic for `set(id, …)`; allocates
/// for remarks only (and in loaded schemes).
template <class Schema> class basic_findings {
public:
  using schema_type = Schema;

  constexpr basic_findings() requires(Schema::is_static)
      : observations_{schema_.template make_slots<observation>()} {}
  constexpr explicit basic_findings(Schema schema)
      : schema_{schema}, observations_{schema_.template make_slots<observation>()} {}

  /// Records a finding under an id of a compile-time scheme. What is wrong with it is reported by `evaluate`.
  /// Preconditions: it was not overridden (contract); only another override changes it then.
  template <detail::fixed_string Id>
    requires(Schema::is_static)
  constexpr basic_findings& set(finding const& f) {
    constexpr auto slot = slot_of<Id>();
    contract(!is_overridden(slot), "an overridden finding is only changed by another override");
    store(slot, f);
    return *this;
  }

  /// Records a finding under an id.
  ///
  /// Errors: `unknown_id`; `not_a_criterion` for a clause; `already_recorded` where an override decided;
  /// whatever is wrong with the finding for that criterion.
  constexpr result<void> set(std::string_view id, finding const& f) {
    auto const index = index_of(id);
    if (!index)
      return index.errors();
    auto const slot = schema_.view().slot(*index);
    detail::leaf unused;
    auto code = detail::judge(schema_, *index, f, unused);
    if (code == errc::none && is_overridden(slot))
      code = errc::already_recorded;
    if (code != errc::none)
      return error::at(code, schema_.view().id(*index), *index);
    store(slot, f);
    return {};
  }

  /// Replaces a recorded finding by the decision of an authorised person. The old one is kept with its remark.
  ///
  ///     f.override_finding("1.2", met.because("appeal upheld").assessor("Li, head of certification"))
  ///
  /// Errors: as `set`; `nothing_to_override` where nothing is recorded; `reason_missing`; `author_missing`
  /// (the assessor of the new finding). Nothing is changed then.
  constexpr result<void> override_finding(std::string_view id, finding const& f) {
    auto const index = index_of(id);
    if (!index)
      return index.errors();
    auto const slot = schema_.view().slot(*index);
    auto const before = in_slot(slot);
    detail::leaf unused;
    auto code = detail::judge(schema_, *index, f, unused);
    if (code == errc::none && before.kind() == finding_kind::not_assessed)
      code = errc::nothing_to_override;
    if (code == errc::none && f.remark().reason.empty())
      code = errc::reason_missing;
    if (code == errc::none && f.remark().assessor.empty())
      code = errc::author_missing;
    if (code != errc::none)
      return error::at(code, schema_.view().id(*index), *index);
    detail::remarks own; // the new remark may refer to one that is kept here, and that moves
    own.set(0, f.remark());
    old_remarks_.set(static_cast<std::uint32_t>(replaced_.size()), before.remark());
    replaced_.push_back({observations_[slot], slot, *index});
    store(slot, f.with(own.get(0)));
    return {};
  }

  /// How many findings were overridden, and the one overridden as the `number`-th, from 0.
  [[nodiscard]] constexpr std::size_t overrides() const noexcept { return replaced_.size(); }
  [[nodiscard]] constexpr overridden_finding override_at(std::size_t number) const {
    contract(number < replaced_.size(), "an override of this number was made");
    auto const& r = replaced_[number];
    auto const remark = old_remarks_.get(static_cast<std::uint32_t>(number));
    return {schema_.view().id(r.index), finding{r.before.kind, r.before.first, r.before.second}.with(remark)};
  }

  /// Whether the finding of a slot replaces an earlier one.
  [[nodiscard]] constexpr bool is_overridden(std::uint32_t slot) const noexcept {
    for (auto const& r : replaced_)
      if (r.slot == slot)
        return true;
    return false;
  }

  template <detail::fixed_string Id>
    requires(Schema::is_static)
  [[nodiscard]] constexpr finding get() const { return in_slot(slot_of<Id>()); }

  /// Errors: `unknown_id`, `not_a_criterion`.
  [[nodiscard]] constexpr result<finding> get(std::string_view id) const {
    auto const index = index_of(id);
    if (!index)
      return index.errors();
    return in_slot(schema_.view().slot(*index));
  }

  /// The finding of a slot of the scheme's table (`scheme_view::slot`); its remark refers to this set.
  [[nodiscard]] constexpr finding in_slot(std::uint32_t slot) const {
    auto const& o = observations_[slot];
    return finding{o.kind, o.first, o.second}.with(remarks_.get(slot));
  }

  /// The same without its remark.
  [[nodiscard]] constexpr finding without_remark(std::uint32_t slot) const noexcept {
    auto const& o = observations_[slot];
    return finding{o.kind, o.first, o.second};
  }
  /// Kind and numbers of a slot's finding.
  [[nodiscard]] constexpr observation const& observed(std::uint32_t slot) const noexcept {
    return observations_[slot];
  }
  [[nodiscard]] constexpr bool has_remarks() const noexcept { return !remarks_.empty(); }

  /// How many slots there are: one for each criterion and step of the scheme that the set was made for.
  [[nodiscard]] constexpr std::size_t slot_count() const noexcept { return observations_.size(); }

  /// Everything that is wrong with the findings, in the order of the scheme.
  [[nodiscard]] constexpr result<void> check() const {
    faults all;
    auto const& view = schema_.view();
    for (std::uint32_t index = 0; index < view.nodes.size() + view.steps.size(); ++index) {
      auto const slot = view.slot(index);
      if (slot == detail::no_index)
        continue;
      detail::leaf unused;
      if (auto const code = detail::judge(schema_, index, in_slot(slot), unused); code != errc::none)
        all.push_back(error::at(code, view.id(index), index));
    }
    return all.empty() ? result<void>{} : result<void>{all};
  }

  /// Says which peer group, year or size class the company belongs to, where the scheme has a ladder for each.
  ///
  /// Errors: `unknown_group` where no ladder is for this group.
  constexpr result<void> set_group(std::string_view group) {
    auto const& rungs = schema_.view().rungs;
    for (std::uint32_t i = 0; i < rungs.size(); ++i)
      if (rungs[i].group == group) {
        ladder_ = i;
        return {};
      }
    return error::at(errc::unknown_group, group);
  }
  /// The group, in the characters of the scheme; empty if none was said.
  [[nodiscard]] constexpr std::string_view group() const noexcept {
    return ladder_ == detail::no_index ? std::string_view{} : schema_.view().rungs[ladder_].group;
  }

  [[nodiscard]] constexpr Schema const& schema() const noexcept { return schema_; }

private:
  /// Index of a criterion, or of a step that takes findings.
  [[nodiscard]] constexpr result<std::uint32_t> index_of(std::string_view id) const {
    auto const index = schema_.view().find(id);
    if (index == detail::no_index)
      return error::at(errc::unknown_id, id);
    if (schema_.view().slot(index) == detail::no_index)
      return error::at(errc::not_a_criterion, id, index);
    return index;
  }

  template <detail::fixed_string Id> [[nodiscard]] static constexpr std::uint32_t slot_of() {
    constexpr auto index = Schema::view().find(Id.view());
    if constexpr (index == detail::no_index) {
      [[maybe_unused]] constexpr bool said = detail::explain_id<Schema, Id>::none; // named: said once
    } else {
      constexpr auto slot = Schema::view().slot(index);
      static_assert(slot != detail::no_index,
                    "findings: this id is a clause; findings belong to its criteria");
      return slot;
    }
    return 0;
  }

  constexpr void store(std::uint32_t slot, finding const& f) {
    observations_[slot] = {f.count(), f.out_of(), f.kind()};
    remarks_.set(slot, f.remark());
  }

  [[no_unique_address]] Schema schema_;
  typename Schema::template per_slot<observation> observations_;
  detail::remarks remarks_;
  std::vector<detail::replaced_observation> replaced_;
  detail::remarks old_remarks_;             ///< of overridden findings, by number
  std::uint32_t ladder_ = detail::no_index; ///< first rung of the group's ladder
};

/// The findings for a compile-time scheme.
template <auto const& Scheme> using findings = basic_findings<detail::compiled<Scheme>>;

/// The findings for a scheme that was built at run time: `loaded_findings f{scheme};`
using loaded_findings = basic_findings<detail::loaded>;

} // namespace starlot::inline v0

#endif
