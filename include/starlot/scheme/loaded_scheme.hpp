// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_LOADED_SCHEME_HPP
#define STARLOT_SCHEME_LOADED_SCHEME_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/scheme/loaded_table.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/scheme_row.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/warnings.hpp>

#include <concepts>

namespace starlot::inline v0 {

/// A scheme that was built at run time, for instance from a database. A value that owns its texts.
///
/// Copies share one table, which lives as long as any of them, or findings or a rating of them: a scheme may be returned, moved,
/// or kept in a vector that grows. Nothing changes it.
class loaded_scheme {
public:
  /// Builds and validates. All texts are copied, and the custom parts that the parts ask for.
  ///
  /// Errors, all at once: those of the validator, `unknown_parent`, `parent_is_a_criterion`, `parent_cycle`,
  /// `too_deep` (beyond 65 535 levels; said once), `part_of_another_kind` (a policy on a clause, a roll-up on a
  /// criterion), `unknown_scope`, `bad_text`, `bad_rung_text` (not UTF-8, or more than a line), `unknown_ladder`,
  /// `rungs_beside_own_ladder`. A custom part that the table lacks is an `unknown_rule`, `unknown_roll_up`,
  /// `unknown_policy`, `unknown_aggregation` or `unknown_step`; one may say by itself what is wrong with it. The index of a place
  /// is that of the row, or of the step behind the rows.
  /// Complexity: n log n in the rows.
  template <std::same_as<scheme_parts> Parts = scheme_parts>
  [[nodiscard]] static result<loaded_scheme> build(Parts const& parts, custom_table const& customs = {});

  loaded_scheme(loaded_scheme const&) noexcept = default; // and no move: that would leave one without a table
  loaded_scheme& operator=(loaded_scheme const&) noexcept = default;

  /// The table of the scheme.
  [[nodiscard]] scheme_view const& view() const noexcept { return table_->view; }

  /// What is probably not meant, and does not keep the scheme from being used: see warnings.hpp. Worked out on each call.
  template <class = detail::on_use> [[nodiscard]] faults warnings() const {
    return starlot::warnings(view());
  }

private:
  friend any_scheme;

  explicit loaded_scheme(detail::shared<detail::loaded_table> table) noexcept : table_{table} {}

  detail::shared<detail::loaded_table> table_;
};

} // namespace starlot::inline v0

#include <starlot/detail/scheme/build_loaded.hpp>

#endif
