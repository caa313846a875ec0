// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_SURVEY_DESIGN_HPP
#define STARLOT_ESTIMATION_SURVEY_DESIGN_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/estimation/extent.hpp>
#include <starlot/detail/estimation/stable_sum.hpp>
#include <starlot/estimation/stage.hpp>
#include <starlot/sampling/sample.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// How the rows of a table were drawn: strata, clusters, population sizes and weights, over one stage or several.
///
///     auto const d = survey_design::of(rows, in_stratum{&row::region}, population_of{&row::outlets});
///     auto const d = survey_design::of(rows, stage{in_cluster{&row::city}, population_of{&row::cities}},
///                                      stage{population_of{&row::outlets_of_city}});
///     auto const d = survey_design::of(record->sample());
///
/// A cluster is known by its stratum and its key, so that keys may begin anew in each stratum. Where a stage names no
/// cluster, its units are the rows. Each stage says its population, or that there shall be no correction. Weights are those
/// of `weight_of`, else the product of population over sample at each stage. A value that owns its numbers; immutable.
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
  [[nodiscard]] static result<survey_design, faults> of(Rows const& rows, Parts const&... parts) {
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
  [[nodiscard]] static result<survey_design, faults> of(sample const& drawn) {
    struct row {
      std::uint32_t stratum = 0;
      std::uint32_t outlets = 0;
    };
    std::vector<row> rows;
    for (auto const& d : drawn.drawn())
      rows.push_back({d.stratum, drawn.strata()[d.stratum].outlets});
    auto out = of(rows, in_stratum{&row::stratum}, population_of{&row::outlets});
    if (out)
      out->remarks_ = drawn.remarks();
    return out;
  }

  /// The same design with other weights, so that those of each cell add up to its known size; `poststratify` makes them.
  /// Errors: those of weights. Preconditions: a cell and a weight for each row; no cells before (contract).
  [[nodiscard]] result<survey_design, faults> with_cells(std::vector<std::uint32_t> cell_of_row,
                                                         std::vector<double> weights) const {
    contract(cells_.empty() && cell_of_row.size() == rows() && weights.size() == rows(),
             "a cell for each row, once");
    auto out = *this;
    out.cells_ = std::move(cell_of_row);
    out.weights_ = std::move(weights);
    out.largest_weight_ = 0;
    out.smallest_weight_ = detail::largest_number;
    faults wrong;
    out.check_weights(wrong);
    if (!wrong.empty())
      return wrong;
    out.add_weights();
    return out;
  }

  [[nodiscard]] std::size_t rows() const noexcept { return weights_.size(); }
  [[nodiscard]] std::vector<double> const& weights() const noexcept { return weights_; }
  [[nodiscard]] double largest_weight() const noexcept { return largest_weight_; }
  [[nodiscard]] double smallest_weight() const noexcept { return smallest_weight_; }
  /// Sums of the weights: of each stratum of the first stage where its units are the rows, else of all rows.
  [[nodiscard]] std::vector<double> const& weight_sums() const noexcept { return weight_sums_; }
  /// One after the other, the first stage first.
  [[nodiscard]] std::vector<stage_units> const& stages() const noexcept { return stages_; }
  /// Cell of each row, where the weights were brought to known sizes of cells; else empty.
  [[nodiscard]] std::vector<std::uint32_t> const& cells() const noexcept { return cells_; }
  /// What happened to the sample.
  [[nodiscard]] sample_remarks const& remarks() const noexcept { return remarks_; }
  /// Whether all there is was visited, at each stage.
  [[nodiscard]] bool census() const noexcept {
    for (auto const& s : stages_)
      for (auto const& h : s.strata)
        if (h.fraction != 1)
          return false;
    return true;
  }

private:
  survey_design() = default;

  template <class Rows, class... Parts>
  [[nodiscard]] static result<survey_design, faults> read(Rows const& rows, Parts const&... parts) {
    survey_design out;
    for (auto const& row : rows) {
      static_cast<void>(row);
      out.weights_.push_back(1);
    }
    if (out.weights_.empty())
      return faults{{errc::no_rows, {}, {}, {}}};
    faults wrong;
    (out.read_stage(rows, parts, wrong), ...);
    constexpr auto weights = (0 + ... + (detail::is_weight<Parts> ? 1 : 0));
    static_assert(weights <= 1, "survey design: a row has one weight");
    constexpr bool weighted = weights == 1;
    static_assert(
        weighted || !(detail::lacks_population<Parts> || ...),
        "survey design: weights are given by weight_of, or follow from the population of each stage");
    if constexpr (weighted)
      (out.read_weights(rows, parts), ...);
    else
      out.derive_weights();
    if (wrong.empty())
      out.check_weights(wrong);
    if (!wrong.empty())
      return wrong;
    out.add_weights();
    return out;
  }

  template <class Rows, class Part> void read_stage(Rows const&, Part const&, faults&) {}
  template <class Rows, class... Parts>
  void read_stage(Rows const& rows, stage<Parts...> const& s, faults& wrong) {
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
    stages_.push_back(
        detail::make_units(columns, stages_.empty() ? nullptr : &stages_.back(), weights_.size(), wrong));
  }
  template <class Rows, class Part> void read_weights(Rows const& rows, Part const& part) {
    if constexpr (detail::is_weight<Part>)
      weights_ = detail::numbers_of(rows, part.of);
  }

  void derive_weights() {
    for (auto const& s : stages_)
      for (std::size_t i = 0; i < weights_.size(); ++i)
        weights_[i] /= s.fraction(s.unit(i));
  }
  void check_weights(faults& wrong) {
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      auto const w = weights_[i];
      if (!std::isfinite(w) || w < 0)
        wrong.push_back({w < 0 ? errc::weight_negative : errc::weight_not_finite, {{}, i, 0, 0}, {}, {}});
      else if (w > detail::largest_number || (w > 0 && w < 1 / detail::largest_number))
        wrong.push_back({errc::number_out_of_range, {{}, i, 0, 0}, {}, {}});
      largest_weight_ = w > largest_weight_ ? w : largest_weight_;
      smallest_weight_ = w < smallest_weight_ ? w : smallest_weight_;
    }
    if (wrong.empty() && !(largest_weight_ > 0))
      wrong.push_back({errc::weights_all_zero, {}, {}, {}});
  }

  void add_weights() {
    auto const& first = stages_[0];
    bool const by_stratum = first.of_row.empty();
    weight_sums_ = detail::sums_by_group(
        by_stratum ? first.strata.size() : 1,
        by_stratum ? std::span{first.stratum_of} : std::span<std::uint32_t const>{}, rows(),
        [&](std::size_t i) { return weights_[i]; }, largest_weight_);
  }

  std::vector<stage_units> stages_;
  std::vector<double> weights_;
  std::vector<double> weight_sums_;
  std::vector<std::uint32_t> cells_;
  double largest_weight_ = 0;
  double smallest_weight_ = detail::largest_number;
  sample_remarks remarks_;
};

} // namespace starlot::inline v0

#endif
