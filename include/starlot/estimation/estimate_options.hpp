// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_ESTIMATE_OPTIONS_HPP
#define STARLOT_ESTIMATION_ESTIMATE_OPTIONS_HPP

#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0 {

/// What to do with a stratum that has one unit in the sample, and others that are not: its variance cannot be
/// estimated. R calls such a unit a "lonely PSU"; the names of the choices are those of `options(survey.lonely.psu)`.
/// It is the units of the design that count: a domain with one of several units of a stratum does not make it single.
/// A stratum without a row of the domain has no part in an estimate, whatever is chosen.
enum class single_unit_strata : std::uint8_t {
  fail,      ///< an error; the default
  remove,    ///< counts as 0, which is too small
  certainty, ///< as if the unit were the whole stratum, which is 0 as well
  adjust,    ///< measured from the mean of all units, of the strata of the domain; which is too large
  average,   ///< counts as the mean of the other strata of stage and domain; one of which all is seen has 0
};

/// How degrees of freedom are counted.
enum class df_rule : std::uint8_t {
  /// Units less strata of the first stage, of those with a row of the domain; complete strata included.
  units_less_strata,
  /// The same, without the strata that are completely in the sample.
  without_census,
  /// (Σ V_h)² / Σ V_h²/(n_h - 1) over the strata of the first stage, with all their units (Satterthwaite 1946,
  /// doi:10.2307/3002019).
  satterthwaite,
};

/// What to do with a row of the domain that has a weight, and no value (not a number).
enum class missing_values : std::uint8_t {
  outside_domain, ///< it counts as a row outside the domain, and in the estimate's `missing`; the default
  refuse,         ///< an error that names the first such row
};

/// The rows of which an estimate speaks (子总体): all of them, or those for which a predicate holds. The design keeps
/// all its units: rows outside the domain count as 0, whatever their values.
class domain {
public:
  /// All rows.
  domain() = default;
  /// The rows for which `holds(row)` is true, of rows 0 to `rows` - 1.
  template <class Predicate> domain(std::size_t rows, Predicate const& holds) : is_part_{true} {
    for (std::size_t i = 0; i < rows; ++i)
      member_.push_back(holds(i) ? 1U : 0U);
  }
  /// Whether it was made without a predicate.
  [[nodiscard]] bool is_all_rows() const noexcept { return !is_part_; }
  /// Number of rows that the predicate was asked about; 0 for all rows.
  template <class = detail::on_use> [[nodiscard]] std::size_t rows() const noexcept { return member_.size(); }
  /// Whether a row belongs to it.
  template <class = detail::on_use> [[nodiscard]] bool has(std::size_t row) const noexcept {
    return !is_part_ || member_[row] != 0;
  }

private:
  detail::list<std::uint32_t> member_; ///< 1 for rows of the domain; a type that is in use elsewhere
  bool is_part_ = false;
};

/// How an estimate is made. All estimators take it as their last argument.
struct estimate_options {
  single_unit_strata single_unit = single_unit_strata::fail; ///< where a stratum has a single unit
  domain only = {};                                          ///< the rows that count
  df_rule df = df_rule::units_less_strata;                   ///< how degrees of freedom are counted
  missing_values missing = missing_values::outside_domain;   ///< what a missing value does
};

namespace detail {

/// The domain, or null for all rows. Refers to the options.
[[nodiscard]] inline domain const* domain_of(estimate_options const& how) noexcept {
  return how.only.is_all_rows() ? nullptr : &how.only;
}

} // namespace detail

} // namespace starlot::inline v0

#endif
