// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_STAGE_HPP
#define STARLOT_ESTIMATION_STAGE_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/projection.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/estimation/unequal.hpp>

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

// What a stage of a sample says, beside in_stratum and in_cluster of sampling/outlet.hpp:
//
//   population_of{&row::outlets}    how many units the stratum has: N
//   fraction_of{&row::share}        which part of them is in the sample: n / N
//   without_correction{}            as if the population had no end: the variance is too large
//   probability_of{&row::p}         drawn with unequal probabilities: see unequal.hpp
//   weight_of{&row::weight}         of a row, over all stages

namespace starlot::inline v0 {

template <class Projection> struct population_of {
  constexpr explicit population_of(Projection p) : of{std::move(p)} {}
  Projection of;
};
template <class Projection> struct fraction_of {
  constexpr explicit fraction_of(Projection p) : of{std::move(p)} {}
  Projection of;
};
struct without_correction {};
template <class Projection> struct weight_of {
  constexpr explicit weight_of(Projection p) : of{std::move(p)} {}
  Projection of;
};

/// The parts of one stage of several.
template <class... Parts> struct stage {
  constexpr explicit stage(Parts... p) : parts{std::move(p)...} {}
  std::tuple<Parts...> parts;
};

/// A stratum of a stage.
struct stage_stratum {
  std::string name;
  std::uint32_t sampled = 0; ///< units in the sample: n
  double fraction = 0;       ///< n / N; 0 without correction; the smallest of unequal probabilities
  double above = 1;          ///< product of the fractions, or probabilities, of the stages above

  friend bool operator==(stage_stratum const&, stage_stratum const&) = default;
};

/// The units of a stage, in the order of their keys.
struct stage_units {
  std::vector<stage_stratum> strata;
  std::vector<std::uint32_t> stratum_of; ///< of each unit
  std::vector<std::uint32_t> of_row;     ///< unit of each row; empty where each row is a unit
  std::vector<double> probability;       ///< of each unit, where they are unequal
  unequal_method method;                 ///< for these
  std::vector<double> joint;             ///< of each pair of units, where the method knows it
  bool corrected = false;

  [[nodiscard]] std::uint32_t unit(std::size_t row) const noexcept {
    return of_row.empty() ? static_cast<std::uint32_t>(row) : of_row[row];
  }
  /// Which part of the units like this one is in the sample.
  [[nodiscard]] double fraction(std::size_t unit) const noexcept {
    return probability.empty() ? strata[stratum_of[unit]].fraction : probability[unit];
  }
};

namespace detail {

/// What a stage says of each row.
struct stage_columns {
  std::vector<std::uint32_t> strata; ///< codes in the order of the keys; empty: one stratum
  std::vector<std::string> names;    ///< of strata, by code
  std::vector<std::uint32_t> clusters;
  std::vector<double> population;
  std::vector<double> fraction;
  std::vector<double> probability;
  unequal_method method;
  std::vector<double> joint; ///< of each pair of rows
};

/// Codes of keys, dense and in their order, and the keys as texts if wanted.
/// Faults: `missing` with the row whose key is not a number.
template <class Rows, class Projection>
[[nodiscard]] std::vector<std::uint32_t> codes_of(Rows const& rows, Projection const& of,
                                                  std::vector<std::string>* names, errc missing,
                                                  faults& wrong) {
  using projected = decltype(project(of, *std::begin(rows)));
  using plain = std::remove_cvref_t<projected>;
  constexpr bool is_text = std::convertible_to<projected, std::string_view>;
  // Texts of rows that are there are looked at where they are.
  constexpr bool stays =
      std::is_lvalue_reference_v<projected> && std::is_lvalue_reference_v<decltype(*std::begin(rows))>;
  using key =
      std::conditional_t<is_text && stays, std::string_view, std::conditional_t<is_text, std::string, plain>>;
  std::vector<key> keys;
  for (auto const& row : rows) {
    if constexpr (is_text)
      keys.emplace_back(text_of(project(of, row)));
    else
      keys.push_back(project(of, row));
    if constexpr (std::floating_point<plain>)
      if (keys.back() != keys.back()) {
        wrong.push_back({missing, {{}, keys.size() - 1, 0, 0}, {}, {}});
        keys.back() = 0;
      }
  }
  std::vector<std::uint32_t> order(keys.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    order[i] = i;
  auto spare = order;
  merge_sort(std::span{order}, std::span{spare},
             [&](std::uint32_t a, std::uint32_t b) { return !(keys[b] < keys[a]); });
  std::vector<std::uint32_t> codes(keys.size());
  std::uint32_t code = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    bool const fresh = i == 0 || keys[order[i - 1]] < keys[order[i]];
    code += fresh && i > 0 ? 1U : 0U;
    codes[order[i]] = code;
    if (names != nullptr && fresh) {
      if constexpr (is_text)
        names->emplace_back(keys[order[i]]);
      else if constexpr (std::integral<plain>)
        names->push_back(std::to_string(keys[order[i]]));
      else
        names->emplace_back();
    }
  }
  return codes;
}

template <class Rows, class Projection>
[[nodiscard]] std::vector<double> numbers_of(Rows const& rows, Projection const& of) {
  std::vector<double> out;
  for (auto const& row : rows)
    out.push_back(static_cast<double>(project(of, row)));
  return out;
}

template <class Rows, class P>
void read_part(stage_columns& out, Rows const& rows, in_stratum<P> const& p, faults& wrong) {
  out.strata = codes_of(rows, p.of, &out.names, errc::stratum_missing, wrong);
}
template <class Rows, class P>
void read_part(stage_columns& out, Rows const& rows, in_cluster<P> const& p, faults& wrong) {
  out.clusters = codes_of(rows, p.of, nullptr, errc::cluster_missing, wrong);
}
template <class Rows, class P>
void read_part(stage_columns& out, Rows const& rows, population_of<P> const& p, faults&) {
  out.population = numbers_of(rows, p.of);
}
template <class Rows, class P>
void read_part(stage_columns& out, Rows const& rows, fraction_of<P> const& p, faults&) {
  out.fraction = numbers_of(rows, p.of);
}
template <class Rows> void read_part(stage_columns&, Rows const&, without_correction, faults&) {}
template <class Rows, class P, class Method>
void read_part(stage_columns& out, Rows const& rows, probability_of<P, Method> const& p, faults&) {
  out.probability = numbers_of(rows, p.of);
  out.method = method_of(p.method);
  if constexpr (requires { p.method.of; }) {
    for (auto const& a : rows)
      for (auto const& b : rows)
        out.joint.push_back(static_cast<double>(p.method.of(a, b)));
  }
}

template <class Part> inline constexpr bool is_stage = false;
template <class... Parts> inline constexpr bool is_stage<stage<Parts...>> = true;
template <class Part> inline constexpr bool lacks_population = false;
template <class... Parts>
inline constexpr bool lacks_population<stage<Parts...>> = (std::same_as<Parts, without_correction> || ...);
template <class Part> inline constexpr bool is_weight = is_projection<Part, weight_of>;
template <class Part> [[nodiscard]] constexpr auto unless_weight(Part const& part) {
  if constexpr (is_weight<Part>)
    return std::tuple<>{};
  else
    return std::tuple<Part>{part};
}
template <class Part> inline constexpr bool is_probability = false;
template <class P, class Method> inline constexpr bool is_probability<probability_of<P, Method>> = true;
template <class Part>
inline constexpr bool says_population =
    is_probability<Part> || is_projection<Part, population_of> || is_projection<Part, fraction_of> ||
    std::same_as<Part, without_correction>;

/// Puts rows of equal (parent, stratum, cluster) together.
struct unit_key {
  std::uint32_t parent = 0;
  std::uint32_t stratum = 0;
  std::uint32_t cluster = 0;
  std::uint32_t row = 0;

  friend constexpr auto operator<=>(unit_key const&, unit_key const&) = default;
};

/// Unequal probabilities of units, and of pairs of them.
inline void read_probabilities(stage_columns const& c, stage_units& out, std::size_t rows, faults& wrong) {
  auto const units = out.stratum_of.size();
  std::vector<std::size_t> row_of(units, rows);
  out.method = c.method;
  out.probability.resize(units);
  for (auto& s : out.strata)
    s.fraction = 1;
  for (std::size_t i = 0; i < rows; ++i) {
    auto const p = c.probability[i];
    auto const u = out.unit(i);
    if (!(p > 0 && p <= 1))
      wrong.push_back({errc::probability_out_of_range, {{}, i, 0, 0}, {}, {}});
    else if (row_of[u] != rows && p != out.probability[u])
      wrong.push_back({errc::probability_varies, {{}, i, 0, 0}, {}, {}});
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
          (!(both > 0 && both <= most) || both != c.joint[row_of[b] * rows + row_of[a]]))
        wrong.push_back({errc::bad_joint_probability, {{}, row_of[a], 0, 0}, {}, {}});
    }
}

/// Makes the units of a stage; `above` is the stage before, or null.
/// Faults: `population_not_positive`, `fpc_varies` with the row; `fpc_below_sample` with the row of the stratum;
/// `probability_out_of_range`, `probability_varies`, `bad_joint_probability` with the row.
[[nodiscard]] inline stage_units make_units(stage_columns const& c, stage_units const* above,
                                            std::size_t rows, faults& wrong) {
  stage_units out;
  std::vector<unit_key> keys(rows);
  for (std::uint32_t i = 0; i < rows; ++i)
    keys[i] = {above == nullptr ? 0U : above->unit(i), c.strata.empty() ? 0U : c.strata[i],
               c.clusters.empty() ? 0U : c.clusters[i], i};
  auto spare = keys;
  merge_sort(std::span{keys}, std::span{spare}, [](unit_key const& a, unit_key const& b) { return a <= b; });
  bool const rows_are_units = c.clusters.empty();
  if (rows_are_units)
    out.stratum_of.resize(rows);
  else
    out.of_row.resize(rows);
  std::vector<double> due; // of each stratum: its population, or its fraction
  std::vector<std::uint32_t> first_row;
  auto const& said = c.population.empty() ? c.fraction : c.population;
  out.corrected = !said.empty() || !c.probability.empty();
  for (std::size_t i = 0; i < rows; ++i) {
    auto const& k = keys[i];
    bool const fresh_stratum = i == 0 || k.parent != keys[i - 1].parent || k.stratum != keys[i - 1].stratum;
    if (fresh_stratum) {
      stage_stratum s;
      s.name = c.names.empty() ? std::string{} : c.names[k.stratum];
      if (above != nullptr) {
        auto const& up = above->strata[above->stratum_of[k.parent]];
        s.above = up.above * above->fraction(k.parent);
      }
      out.strata.push_back(std::move(s));
      first_row.push_back(k.row);
      due.push_back(said.empty() ? 0 : said[k.row]);
    } else if (!said.empty() && said[k.row] != due.back() && due.back() == due.back()) {
      wrong.push_back({errc::fpc_varies, {{}, k.row, 0, 0}, {}, {}});
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
    if (!(due[h] > 0) || !std::isfinite(due[h]))
      wrong.push_back({errc::population_not_positive, {{}, first_row[h], 0, 0}, {}, {}});
    else if (s.fraction > 1)
      wrong.push_back({errc::fpc_below_sample, {{}, first_row[h], 0, 0}, {}, {}});
  }
  if (!c.probability.empty())
    read_probabilities(c, out, rows, wrong);
  return out;
}

} // namespace detail

} // namespace starlot::inline v0

#endif
