// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_STRATUM_HPP
#define STARLOT_SAMPLING_STRATUM_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/sampling/selection.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace starlot::inline v0 {

/// A stratum (层) of a frame, and how much of it is in the sample: `sampled` outlets of `population`. Each set of that
/// size has the same probability, unless a selection is named.
///
/// This is the only place where the probability of an outlet is n_h / N_h: samples, estimates and ratings ask here. Where
/// it goes by size, each outlet has its own, which the sample knows.
struct stratum {
  std::string id;               ///< empty where a design uses no strata
  std::uint32_t population = 0; ///< N_h, the number of its outlets
  std::uint32_t sampled = 0;    ///< n_h, how many of them are in the sample
  bool certain = false;         ///< all of them were chosen before the seed was known; none is drawn
  selection const* selected_by = nullptr; ///< nothing: those with the smallest tickets are drawn
  std::int64_t size = 0; ///< for a selection: the sum of the sizes of its outlets, or their number
  std::vector<std::int64_t> sizes =
      {}; ///< for a selection by trials: of its outlets, in the order of the frame

  /// Whether each of its outlets has a probability of its own: see `sample::inclusion`.
  [[nodiscard]] bool goes_by_size() const noexcept { return selected_by != nullptr && selected_by->by_size; }

  /// Whether probabilities are only near to those that the design aims at: see `sample::nominal_inclusion`.
  [[nodiscard]] bool is_approximate() const noexcept {
    return selected_by != nullptr && selected_by->approximate;
  }

  /// The probability with which each of its outlets is in the sample. Preconditions: population > 0; it does not go by
  /// size (contract).
  template <class = detail::on_use> [[nodiscard]] share inclusion() const {
    contract(!goes_by_size(), "a probability that is the same for all outlets of a stratum");
    return share::of(sampled, population);
  }
  /// The probability with which two different outlets of it are in the sample together.
  /// Preconditions: population > 1, sampled > 0; no selection, where pairs differ (contract).
  template <class Fraction = fraction> [[nodiscard]] Fraction joint_inclusion() const {
    contract(sampled > 0 && selected_by == nullptr,
             "a probability that is the same for all pairs of outlets of a stratum that is sampled");
    return Fraction{inclusion()} * Fraction::of(std::int64_t{sampled} - 1, std::int64_t{population} - 1);
  }
  /// How many outlets of the frame each sampled one stands for: N_h / n_h. Preconditions: sampled > 0; it does not go by
  /// size (contract).
  template <class Fraction = fraction> [[nodiscard]] Fraction design_weight() const {
    contract(!goes_by_size(), "a weight that is the same for all outlets of a stratum");
    return Fraction::of(population, sampled);
  }

  friend bool operator==(stratum const&, stratum const&) = default;
};

} // namespace starlot::inline v0

#endif
