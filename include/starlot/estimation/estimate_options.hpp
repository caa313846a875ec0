// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_ESTIMATE_OPTIONS_HPP
#define STARLOT_ESTIMATION_ESTIMATE_OPTIONS_HPP

#include <starlot/detail/base/list.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0 {

/// What to do with a stratum of which one unit is in the sample, and not all of one: its variance is not known.
enum class single_unit_strata : std::uint8_t {
  fail,      ///< an error; the default
  remove,    ///< counts as 0: too small
  certainty, ///< as if the unit were all there are: 0 as well
  adjust,    ///< measured from the mean of all units: too large
  average,   ///< counts as the mean of the other strata
};

/// How degrees of freedom are counted.
enum class df_rule : std::uint8_t {
  units_less_strata, ///< of the first stage, those with a row of the domain; strata of which all is seen count as well
  without_census, ///< the same, without strata of which all is seen
  satterthwaite, ///< (Σ V_h)² / Σ V_h²/(n_h - 1) over the strata of the first stage, with all their units (Satterthwaite 1946)
};

/// The rows an estimate speaks of. The design keeps all its units: those outside count as 0, whatever
/// their values.
class domain {
public:
  /// `holds(row)` for rows 0 to `rows` - 1.
  template <class Predicate> domain(std::size_t rows, Predicate const& holds) {
    for (std::size_t i = 0; i < rows; ++i)
      member_.push_back(holds(i) ? 1 : 0);
  }
  [[nodiscard]] std::size_t rows() const noexcept { return member_.size(); }
  [[nodiscard]] bool has(std::size_t row) const noexcept { return member_[row] != 0; }

private:
  detail::list<unsigned char> member_;
};

/// How an estimate is made.
struct estimate_options {
  single_unit_strata single_unit = single_unit_strata::fail;
  domain const* only = nullptr; ///< all rows where it is null; it lives as long as the call
  df_rule df = df_rule::units_less_strata;
};

} // namespace starlot::inline v0

#endif
