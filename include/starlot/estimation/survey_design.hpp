// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_SURVEY_DESIGN_HPP
#define STARLOT_ESTIMATION_SURVEY_DESIGN_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/read_stage.hpp>
#include <starlot/detail/sampling/sampford_pairs.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/stage.hpp>
#include <starlot/estimation/systematic_variance.hpp>
#include <starlot/estimation/unequal.hpp>
#include <starlot/sampling/sample.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>

namespace starlot::inline v0 {

class staged_sample; // sampling/staged_sample.hpp

/// How the rows of a table were drawn: strata, clusters, population sizes and weights, over one stage or several.
///
///     auto const d = survey_design::of(rows, in_stratum{&row::region}, population_of{&row::outlets});
///     auto const d = survey_design::of(rows, stage{in_cluster{&row::city}, population_of{&row::cities}},
///                                      stage{population_of{&row::outlets_of_city}});
///     auto const d = survey_design::of(record->sample());
///
/// A cluster is known by its stratum and its key, so that keys may begin anew in each stratum. Where a stage names no
/// cluster, its units are the rows. Each stage says its population, or that there shall be no correction. Weights are
/// those of `weight_of`, else the product of population over sample at each stage. A value that owns its numbers;
/// immutable.
class survey_design {
public:
  /// Reads rows of any type. Keys of strata and clusters are texts, numbers, or anything that `<` orders.
  ///
  /// Errors, all at once, with the index of the row: `no_rows`; `population_not_positive`, `fpc_varies` (within a
  /// stratum), `fpc_below_sample`; `probability_out_of_range`, `probability_varies`, `bad_joint_probability`;
  /// `stratum_missing`, `cluster_missing` (a key that is not a number); `weight_not_finite`, `weight_negative`,
  /// `weights_all_zero`, `number_out_of_range` (a weight beyond 1e70, or below 1e-70).
  /// Complexity: that of a sort for each stage; with `joint_probability` the square of the rows, in memory too.
  template <class Rows, class... Parts>
  [[nodiscard]] static result<survey_design> of(Rows const& rows, Parts const&... parts) {
    if constexpr ((detail::is_stage<Parts> || ...)) {
      static_assert(((detail::is_stage<Parts> || detail::is_weight<Parts>)&&...),
                    "survey design: where there are stages, only weights stand beside them");
      return read(rows, parts...);
    } else {
      return read(rows,
                  std::apply([](auto const&... p) { return stage{p...}; },
                             std::tuple_cat(detail::unless_weight(parts)...)),
                  parts...);
    }
  }

  /// The design of a sample that was drawn here: a row for each drawn outlet, in its order.
  ///
  /// Variances are those of simple random samples of the strata. Where probabilities go by size, they are for all rows those of
  /// Yates and Grundy if the design knows the probabilities of pairs (`sampford`), else Brewer's (unequal.hpp). For strata that
  /// were drawn systematically with equal probabilities, `how` says which. There are no replicates of variances by size and of
  /// successive differences.
  template <class = detail::on_use>
  [[nodiscard]] static result<survey_design> of(sample const& drawn,
                                                systematic_variance how = systematic_variance::as_if_random) {
    struct row {
      std::uint32_t stratum = 0;
      std::uint32_t outlets = 0;
      double probability = 0;
      std::size_t position = 0;
    };
    detail::list<row> rows;
    bool by_size = false;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      auto const h = drawn.drawn()[i].stratum;
      auto const& s = drawn.strata()[h];
      auto const p = drawn.nominal_inclusion(i).value();
      by_size = by_size || s.goes_by_size();
      rows.push_back(
          {h, s.population, static_cast<double>(p.numerator()) / static_cast<double>(p.denominator()), i});
    }
    if (detail::all_pairs_known(drawn.strata())) {
      detail::pair_probabilities<> const pairs{drawn};
      auto known = of(rows, in_stratum{&row::stratum},
                      probability_of{&row::probability, joint_probability{[&](row const& a, row const& b) {
                                       return pairs(a.position, b.position);
                                     }}});
      if (known)
        known->parts_.remarks = drawn.remarks();
      return known;
    }
    auto out = by_size ? of(rows, in_stratum{&row::stratum}, probability_of{&row::probability})
                       : of(rows, in_stratum{&row::stratum}, population_of{&row::outlets});
    if (!out)
      return out;
    out->parts_.remarks = drawn.remarks();
    if (how == systematic_variance::successive_differences && !by_size)
      for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& stage = out->parts_.stages[0];
        stage.strata[stage.stratum_of[stage.unit(i)]].by_differences =
            drawn.strata()[rows[i].stratum].selected_by != nullptr;
      }
    return out;
  }

  /// The design of a sample in stages: a row for each drawn outlet, in its order. Clusters are the units of the first stage, in
  /// its strata; outlets those of the second, where not all of them were drawn. Brewer's variance stands for a stage with
  /// probabilities by size, and systematic stages are taken as if random.
  template <class Staged>
    requires std::same_as<Staged, staged_sample>
  [[nodiscard]] static result<survey_design> of(Staged const& drawn) {
    struct row {
      std::uint32_t stratum = 0, cluster = 0, layer = 0;
      double clusters = 0, outlets = 0; // in these strata
      double probability = 0, probability_within = 0;
    };
    auto const& first = drawn.first();
    auto const& second = drawn.second();
    auto const as_double = [](share const& p) {
      return static_cast<double>(p.numerator()) / static_cast<double>(p.denominator());
    };
    detail::list<row> rows;
    bool clusters_by_size = false, outlets_by_size = false, some_within = false;
    for (auto const& o : drawn.drawn()) {
      auto const h = first.drawn()[o.cluster].stratum;
      auto const g = second.drawn()[o.position].stratum;
      auto const& above = first.strata()[h];
      auto const& within = second.strata()[g];
      clusters_by_size = clusters_by_size || above.goes_by_size();
      outlets_by_size = outlets_by_size || within.goes_by_size();
      some_within = some_within || within.sampled < within.population;
      rows.push_back({h, o.cluster, g, static_cast<double>(above.population),
                      static_cast<double>(within.population),
                      as_double(first.nominal_inclusion(o.cluster).value()),
                      as_double(second.nominal_inclusion(o.position).value())});
    }
    auto const by_number =
        stage{in_stratum{&row::stratum}, in_cluster{&row::cluster}, population_of{&row::clusters}};
    auto const by_size =
        stage{in_stratum{&row::stratum}, in_cluster{&row::cluster}, probability_of{&row::probability}};
    auto const some = stage{in_stratum{&row::layer}, population_of{&row::outlets}};
    auto const some_by_size = stage{in_stratum{&row::layer}, probability_of{&row::probability_within}};
    auto const made = [&](auto const& stage_of_clusters) {
      return !some_within      ? of(rows, stage_of_clusters)
             : outlets_by_size ? of(rows, stage_of_clusters, some_by_size)
                               : of(rows, stage_of_clusters, some);
    };
    auto out = clusters_by_size ? made(by_size) : made(by_number);
    if (out)
      out->parts_.remarks = drawn.remarks();
    return out;
  }

  /// The same design with other weights, so that those of each cell add up to its known size; `poststratify` makes
  /// them.
  /// Errors: `cells_set_twice` where the design has cells already; those of weights. Preconditions: a cell and a
  /// weight for each row (contract).
  template <class = detail::on_use>
  [[nodiscard]] result<survey_design> with_cells(std::span<std::uint32_t const> cell_of_row,
                                                 std::span<double const> weights) const {
    auto out = *this;
    out.parts_.cells.clear();
    out.parts_.cells.append(cell_of_row);
    out.parts_.weights.clear();
    out.parts_.weights.append(weights);
    contract(out.parts_.cells.size() == rows() && out.rows() == rows(), "a cell and a weight for each row");
    detail::list<error> wrong;
    if (!parts_.cells.empty())
      wrong.push_back(error::of(errc::cells_set_twice));
    detail::take_weights(out.parts_, wrong);
    if (!wrong.empty())
      return detail::refusal<survey_design>(wrong);
    return detail::answer(std::move(out));
  }

  /// How many rows it was made from.
  [[nodiscard]] std::size_t rows() const noexcept { return parts_.weights.size(); }
  /// Of each row, over all stages.
  template <class = detail::on_use> [[nodiscard]] std::span<double const> weights() const noexcept {
    return parts_.weights.span();
  }
  /// Cell of each row, where the weights were brought to known sizes of cells; else empty.
  template <class = detail::on_use> [[nodiscard]] std::span<std::uint32_t const> cells() const noexcept {
    return parts_.cells.span();
  }
  /// What happened to the sample.
  [[nodiscard]] sample_remarks const& remarks() const noexcept { return parts_.remarks; }
  /// Whether all units of each stage are in the sample.
  template <class = detail::on_use> [[nodiscard]] bool census() const noexcept {
    return detail::is_census(parts_);
  }

  /// Degrees of freedom of its estimates, those of a domain where one is given. Preconditions: not Satterthwaite's
  /// rule, which depends on the values of an estimate; a domain of as many rows (contract). Complexity: linear.
  template <class = detail::on_use>
  [[nodiscard]] double degrees_of_freedom(df_rule rule = df_rule::units_less_strata,
                                          domain const& only = {}) const {
    contract(rule != df_rule::satterthwaite,
             "degrees of freedom by Satterthwaite belong to an estimate, not to a design");
    contract(only.is_all_rows() || only.rows() == rows(), "a domain of the rows of the design");
    return detail::counted_degrees(parts_, only.is_all_rows() ? nullptr : &only,
                                   rule == df_rule::units_less_strata);
  }

private:
  friend detail::access;

  survey_design() = default;

  template <class Rows, class... Parts>
  [[nodiscard]] static result<survey_design> read(Rows const& rows, Parts const&... parts) {
    survey_design made;
    auto& out = made.parts_;
    for (auto const& row : rows) {
      static_cast<void>(row);
      out.weights.push_back(1);
    }
    if (out.weights.empty())
      return detail::refusal<survey_design>(error::of(errc::no_rows));
    detail::list<error> wrong;
    (read_stage(out, rows, parts, wrong), ...);
    constexpr auto weights = (0 + ... + (detail::is_weight<Parts> ? 1 : 0));
    static_assert(weights <= 1, "survey design: a row has one weight");
    constexpr bool weighted = weights == 1;
    static_assert(
        weighted || !(detail::lacks_population<Parts> || ...),
        "survey design: weights are given by weight_of, or follow from the population of each stage");
    if constexpr (weighted)
      (read_weights(out, rows, parts), ...);
    else
      detail::derive_weights(out);
    detail::take_weights(out, wrong);
    if (!wrong.empty())
      return detail::refusal<survey_design>(wrong);
    return detail::answer(std::move(made));
  }

  template <class Rows, class Part>
  static void read_stage(detail::design_parts&, Rows const&, Part const&, detail::list<error>&) {}
  template <class Rows, class... Parts>
  static void read_stage(detail::design_parts& out, Rows const& rows, stage<Parts...> const& s,
                         detail::list<error>& wrong) {
    static_assert(
        (0 + ... + (detail::says_population<Parts> ? 1 : 0)) == 1,
        "survey design: a stage says its population_of, fraction_of, probability_of, or without_correction");
    detail::stage_columns columns;
    static_assert((0 + ... + (detail::is_projection<Parts, in_stratum> ? 1 : 0)) <= 1 &&
                      (0 + ... + (detail::is_projection<Parts, in_cluster> ? 1 : 0)) <= 1,
                  "survey design: a stage says its strata once and its clusters once; a key can be a pair");
    static_assert(!(detail::is_weight<Parts> || ...),
                  "survey design: weights are those of the rows, and stand beside the stages");
    std::apply([&](auto const&... part) { (detail::read_part(columns, rows, part, wrong), ...); }, s.parts);
    out.stages.push_back(detail::make_units(columns, out.stages.empty() ? nullptr : &out.stages.back(),
                                            out.weights.size(), wrong));
  }
  template <class Rows, class Part>
  static void read_weights(detail::design_parts& out, Rows const& rows, Part const& part) {
    if constexpr (detail::is_weight<Part>)
      out.weights = detail::numbers_of(rows, part.projection);
  }

  detail::design_parts parts_;
};

} // namespace starlot::inline v0

#endif
