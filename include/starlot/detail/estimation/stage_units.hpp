// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_STAGE_UNITS_HPP
#define STARLOT_DETAIL_ESTIMATION_STAGE_UNITS_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/detail/base/finite.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/estimation/unequal_variance.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace starlot::inline v0::detail {

/// A stratum of a stage.
struct stage_stratum {
  std::string name;
  std::uint32_t sampled = 0;   ///< units in the sample: n
  double fraction = 0;         ///< n / N; 0 without correction; the smallest of unequal probabilities
  double above = 1;            ///< product of the fractions, or probabilities, of the stages above
  bool by_differences = false; ///< units follow each other; their variance is that of successive differences
};

/// The units of a stage, in the order of their keys.
struct stage_units {
  list<stage_stratum> strata;
  list<std::uint32_t> stratum_of; ///< of each unit
  list<std::uint32_t> of_row;     ///< unit of each row; empty where each row is a unit
  list<double> probability;       ///< of each unit, where they are unequal
  unequal_method method;          ///< for these
  list<double> joint;             ///< of each pair of units, where the method knows it
  bool corrected = false;

  template <class = on_use> [[nodiscard]] std::uint32_t unit(std::size_t row) const noexcept {
    return of_row.empty() ? static_cast<std::uint32_t>(row) : of_row[row];
  }
  /// Which part of the units like this one is in the sample.
  template <class = on_use> [[nodiscard]] double fraction(std::size_t unit) const noexcept {
    return probability.empty() ? strata[stratum_of[unit]].fraction : probability[unit];
  }
};

/// The units of a stage stratum after stratum: those of h are `unit[first[h]]` to `unit[first[h + 1] - 1]`.
struct units_of_strata {
  list<std::uint32_t> unit;
  list<std::size_t> first;
};
template <class = on_use> [[nodiscard]] units_of_strata by_stratum(stage_units const& s) {
  auto const units = s.stratum_of.size();
  auto const strata = s.strata.size();
  units_of_strata out{list<std::uint32_t>(units), list<std::size_t>(strata + 1)};
  for (std::size_t h = 0; h < strata; ++h)
    out.first[h + 1] = out.first[h] + s.strata[h].sampled;
  auto next = out.first;
  for (std::uint32_t u = 0; u < units; ++u)
    out.unit[next[s.stratum_of[u]]++] = u;
  return out;
}

/// What a stage says of each row.
struct stage_columns {
  list<std::uint32_t> strata; ///< codes in the order of the keys; empty: one stratum
  list<std::string> names;    ///< of strata, by code
  list<std::uint32_t> clusters;
  list<double> population;
  list<double> fraction;
  list<double> probability;
  unequal_method method;
  list<double> joint; ///< of each pair of rows
};

/// Unequal probabilities of units, and of pairs of them.
template <class = on_use>
void read_probabilities(stage_columns const& c, stage_units& out, std::size_t rows, list<error>& wrong) {
  auto const units = out.stratum_of.size();
  list<std::size_t> row_of(units, rows);
  out.method = c.method;
  out.probability.resize(units);
  for (auto& s : out.strata)
    s.fraction = 1;
  for (std::size_t i = 0; i < rows; ++i) {
    auto const p = c.probability[i];
    auto const u = out.unit(i);
    if (!is_finite(p) || !(p > 0 && p <= 1))
      wrong.push_back(error::at(errc::probability_out_of_range, i));
    else if (row_of[u] != rows && p != out.probability[u])
      wrong.push_back(error::at(errc::probability_varies, i));
    if (row_of[u] == rows)
      row_of[u] = i;
    out.probability[u] = p;
    auto& least = out.strata[out.stratum_of[u]].fraction;
    least = p < least ? p : least;
  }
  if (c.joint.empty())
    return;
  for (std::size_t a = 0; a < units; ++a)
    for (std::size_t b = 0; b < units; ++b) {
      auto const both = c.joint[row_of[a] * rows + row_of[b]];
      out.joint.push_back(both);
      // Two probabilities of which one was printed with fewer digits may differ a little.
      auto const most = std::fmin(out.probability[a], out.probability[b]) * (1 + 1e-9);
      if (a < b && out.stratum_of[a] == out.stratum_of[b] &&
          (!is_finite(both) || !(both > 0 && both <= most) || both != c.joint[row_of[b] * rows + row_of[a]]))
        wrong.push_back(error::at(errc::bad_joint_probability, row_of[a]));
    }
}

/// Makes the units of a stage; `above` is the stage before, or null.
/// Faults: `population_not_positive`, `fpc_varies` with the row; `fpc_below_sample` with the row of the stratum;
/// `probability_out_of_range`, `probability_varies`, `bad_joint_probability` with the row.
template <class = on_use>
[[nodiscard]] stage_units make_units(stage_columns const& c, stage_units const* above, std::size_t rows,
                                     list<error>& wrong) {
  struct key {
    std::uint32_t parent, stratum, cluster, row;
  };
  stage_units out;
  list<key> keys(rows); // rows of equal (parent, stratum, cluster) come together
  for (std::uint32_t i = 0; i < rows; ++i)
    keys[i] = {above == nullptr ? 0U : above->unit(i), c.strata.empty() ? 0U : c.strata[i],
               c.clusters.empty() ? 0U : c.clusters[i], i};
  auto spare = keys;
  merge_sort(keys.view(), spare.view(), [](key const& a, key const& b) {
    if (a.parent != b.parent)
      return a.parent < b.parent;
    if (a.stratum != b.stratum)
      return a.stratum < b.stratum;
    return a.cluster != b.cluster ? a.cluster < b.cluster : a.row <= b.row;
  });
  bool const rows_are_units = c.clusters.empty();
  if (rows_are_units)
    out.stratum_of.resize(rows);
  else
    out.of_row.resize(rows);
  list<double> due; // of each stratum: its population, or its fraction
  list<std::uint32_t> first_row;
  auto const& said = c.population.empty() ? c.fraction : c.population;
  out.corrected = !said.empty() || !c.probability.empty();
  for (std::size_t i = 0; i < rows; ++i) {
    auto const& k = keys[i];
    bool const fresh_stratum = i == 0 || k.parent != keys[i - 1].parent || k.stratum != keys[i - 1].stratum;
    if (fresh_stratum) {
      stage_stratum s;
      if (!c.names.empty())
        s.name = c.names[k.stratum];
      if (above != nullptr) {
        auto const& up = above->strata[above->stratum_of[k.parent]];
        s.above = up.above * above->fraction(k.parent);
      }
      out.strata.push_back(std::move(s));
      first_row.push_back(k.row);
      due.push_back(said.empty() ? 0 : said[k.row]);
    } else if (!said.empty() && said[k.row] != due.back() && due.back() == due.back()) {
      wrong.push_back(error::at(errc::fpc_varies, k.row));
    }
    bool const fresh_unit = rows_are_units || fresh_stratum || k.cluster != keys[i - 1].cluster;
    auto const h = static_cast<std::uint32_t>(out.strata.size() - 1);
    if (fresh_unit)
      ++out.strata[h].sampled;
    if (rows_are_units) {
      out.stratum_of[k.row] = h;
    } else {
      if (fresh_unit)
        out.stratum_of.push_back(h);
      out.of_row[k.row] = static_cast<std::uint32_t>(out.stratum_of.size() - 1);
    }
  }
  for (std::size_t h = 0; h < out.strata.size() && !said.empty(); ++h) {
    auto& s = out.strata[h];
    auto const n = static_cast<double>(s.sampled);
    s.fraction = c.population.empty() ? due[h] : n / due[h];
    if (!(due[h] > 0) || !is_finite(due[h]))
      wrong.push_back(error::at(errc::population_not_positive, first_row[h]));
    else if (s.fraction > 1)
      wrong.push_back(error::at(errc::fpc_below_sample, first_row[h]));
  }
  if (!c.probability.empty())
    read_probabilities(c, out, rows, wrong);
  return out;
}

} // namespace starlot::inline v0::detail

#endif
