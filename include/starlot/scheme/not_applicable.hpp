// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_NOT_APPLICABLE_HPP
#define STARLOT_SCHEME_NOT_APPLICABLE_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/share.hpp>

#include <concepts>
#include <cstdint>

namespace starlot::inline v0 {

/// What a finding of "not applicable" does to its criterion: said for one criterion, or for the whole scheme.
/// The numbers are hashed and never change meaning.
enum class if_not_applicable : std::uint8_t {
  refuse = 1,    ///< an error: this criterion always applies. The default
  full = 2,      ///< counts as met
  zero = 3,      ///< counts as not met
  fail = 4,      ///< counts as not met, and fails the company
  leave_out = 5, ///< out of the applicable points, as if excluded
  custom = 255,  ///< a policy of the user's
};

/// Where the weight of a criterion goes that is excluded or left out. The numbers are hashed and never change
/// meaning.
enum class renormalise : std::uint8_t {
  over_tree = 1,      ///< to all other criteria in proportion: the siblings keep their weights. The default
  in_branch = 2,      ///< to the other criteria of its branch at the top, which keeps its worth
  among_siblings = 3, ///< to its siblings: the clause keeps its worth as long as anything in it applies
};

/// What a policy of the user's makes of "not applicable".
class treatment {
public:
  /// It is an error: this criterion always applies.
  [[nodiscard]] static constexpr treatment refused(errc why = errc::not_applicable_refused) noexcept {
    return {if_not_applicable::refuse, share::none(), why};
  }
  /// It is out of the applicable points, as if excluded.
  [[nodiscard]] static constexpr treatment left_out() noexcept {
    return {if_not_applicable::leave_out, share::none(), errc::none};
  }
  /// It counts as if this share had been earned.
  [[nodiscard]] static constexpr treatment counts_as(share earned) noexcept {
    return {if_not_applicable::full, earned, errc::none};
  }
  /// It counts as not met, and fails the company.
  [[nodiscard]] static constexpr treatment fails() noexcept {
    return {if_not_applicable::fail, share::none(), errc::none};
  }
  /// The treatment of a ready policy.
  constexpr treatment(if_not_applicable policy) noexcept
      : treatment{policy, policy == if_not_applicable::full ? share::full() : share::none(),
                  errc::not_applicable_refused} {}

  /// Which treatment it is. The same below.
  [[nodiscard]] constexpr bool is_refused() const noexcept {
    return how_ == if_not_applicable::refuse || how_ == if_not_applicable::custom;
  }
  [[nodiscard]] constexpr bool is_left_out() const noexcept { return how_ == if_not_applicable::leave_out; }
  [[nodiscard]] constexpr bool is_failing() const noexcept { return how_ == if_not_applicable::fail; }
  /// Of `counts_as`.
  [[nodiscard]] constexpr share earned() const noexcept { return earned_; }
  /// Of `refused`.
  [[nodiscard]] constexpr errc why() const noexcept { return why_; }

private:
  constexpr treatment(if_not_applicable how, share earned, errc why) noexcept
      : earned_{earned}, why_{why}, how_{how} {}

  share earned_;
  errc why_;
  if_not_applicable how_;
};

/// A policy of the user's: called with the finding ("not applicable", with its remark) and the points at
/// stake, it answers with a treatment.
///
///     struct half_if_reasoned {
///       static constexpr std::string_view name = "half if reasoned";
///       static constexpr int version = 1;
///       constexpr treatment operator()(finding const& f, points) const {
///         return f.remark().reason.empty() ? treatment::refused() : treatment::counts_as(50_pct);
///       }
///     };
template <class Part>
concept NotApplicablePolicy = std::copy_constructible<Part> &&
    requires(Part const& p, finding const& f, points worth) {
  { p(f, worth) } -> std::same_as<treatment>;
};

} // namespace starlot::inline v0

#endif
