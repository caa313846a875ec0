// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_DESIGN_PARTS_HPP
#define STARLOT_DETAIL_ESTIMATION_DESIGN_PARTS_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/finite.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/extent.hpp>
#include <starlot/detail/estimation/row_values.hpp>
#include <starlot/detail/estimation/stage_units.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/sampling/sample_remarks.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace starlot::inline v0 {

class survey_design;

namespace detail {

/// What a `survey_design` is made of. One stage at least, and one row.
struct design_parts {
  list<stage_units> stages; ///< one after the other, the first stage first
  list<double> weights;     ///< of each row
  list<double> weight_sums; ///< as `sums_of_rows`
  list<std::uint32_t>
      cells; ///< of each row, where the weights were brought to known sizes of cells; else empty
  double largest_weight = 0;
  double smallest_weight = largest_number;
  sample_remarks remarks;
};

template <class Design> [[nodiscard]] design_parts const& parts_of(Design const& d) noexcept {
  return access::parts(d);
}

template <class = on_use> [[nodiscard]] double added(list<double> const& parts) {
  double sum = 0;
  for (auto const p : parts)
    sum += p;
  return sum;
}

/// Rows of a domain that have a weight: those that have all values, and those that have not.
struct row_counts {
  std::size_t observations = 0;
  std::size_t missing = 0;
};
/// Where none is missing.
template <class = on_use>
[[nodiscard]] row_counts counts_of(design_parts const& d, domain const* only) noexcept {
  row_counts out;
  for (std::size_t i = 0; i < d.weights.size(); ++i)
    out.observations += d.weights[i] > 0 && (only == nullptr || only->has(i)) ? 1U : 0U;
  return out;
}

/// Whether all units of each stage are in the sample.
template <class = on_use> [[nodiscard]] bool is_census(design_parts const& d) noexcept {
  for (auto const& s : d.stages)
    for (auto const& h : s.strata)
      if (h.fraction != 1)
        return false;
  return true;
}

/// Sums of values of the rows: of each stratum of the first stage where its units are the rows (its variance needs
/// these sums), else of all rows.
template <class = on_use>
[[nodiscard]] list<double> sums_of_rows(design_parts const& d, row_values const& of, double largest) {
  auto const& first = d.stages[0];
  if (first.of_row.empty())
    return sums_by_group(first.strata.size(), first.stratum_of.data(), of, d.weights.size(), largest);
  return sums_by_group(1, nullptr, of, d.weights.size(), largest);
}

/// Units of the first stage less strata, both counted where a row of the domain is, also one whose value is missing.
/// Units that were certain to be drawn are strata of their own.
template <class = on_use>
[[nodiscard]] double counted_degrees(design_parts const& d, domain const* only, bool census_too) {
  auto const& s = d.stages[0];
  double df = 0;
  if (only == nullptr && s.probability.empty()) {
    for (auto const& h : s.strata)
      df += census_too || h.fraction != 1 ? h.sampled - 1.0 : 0.0;
    return df;
  }
  list<unsigned char> unit(s.stratum_of.size());
  list<unsigned char> stratum(s.strata.size());
  for (std::size_t i = 0; i < d.weights.size(); ++i) {
    auto const u = s.unit(i);
    auto const h = s.stratum_of[u];
    bool const certain =
        s.probability.empty() ? !census_too && s.strata[h].fraction == 1 : s.probability[u] == 1;
    if (certain || (only != nullptr && !only->has(i)))
      continue;
    df += unit[u] != 0 ? 0 : 1;
    df -= stratum[h] != 0 ? 0 : 1;
    unit[u] = 1;
    stratum[h] = 1;
  }
  return df;
}

template <class = on_use> void derive_weights(design_parts& d) {
  for (auto const& s : d.stages)
    for (std::size_t i = 0; i < d.weights.size(); ++i)
      d.weights[i] /= s.fraction(s.unit(i));
}

/// Checks the weights, and takes them over where nothing is wrong with the design so far.
template <class = on_use> void take_weights(design_parts& d, list<error>& wrong) {
  if (!wrong.empty())
    return;
  d.largest_weight = 0;
  d.smallest_weight = largest_number;
  for (std::size_t i = 0; i < d.weights.size(); ++i) {
    auto const w = d.weights[i];
    if (!is_finite(w) || w < 0)
      wrong.push_back(error::at(!is_nan(w) && w < 0 ? errc::weight_negative : errc::weight_not_finite, i));
    else if (w > largest_number || (w > 0 && w < 1 / largest_number))
      wrong.push_back(error::at(errc::number_out_of_range, i));
    d.largest_weight = w > d.largest_weight ? w : d.largest_weight;
    d.smallest_weight = w < d.smallest_weight ? w : d.smallest_weight;
  }
  if (wrong.empty() && !(d.largest_weight > 0))
    wrong.push_back(error::of(errc::weights_all_zero));
  if (wrong.empty())
    d.weight_sums = sums_of_rows(d, {d.weights.data()}, d.largest_weight);
}

} // namespace detail

} // namespace starlot::inline v0

#endif
