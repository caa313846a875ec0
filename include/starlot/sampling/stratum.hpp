// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_STRATUM_HPP
#define STARLOT_SAMPLING_STRATUM_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/on_use.hpp>

#include <cstdint>
#include <string>

namespace starlot::inline v0 {

/// A stratum (层) of a frame, and how much of it is in the sample: `sampled` outlets of `population`, each set of that
/// size with the same probability.
///
/// This is the only place where the probability of an outlet is n_h / N_h: samples, estimates and ratings ask here.
struct stratum {
  std::string id;               ///< empty where a design uses no strata
  std::uint32_t population = 0; ///< N_h, the number of its outlets
  std::uint32_t sampled = 0;    ///< n_h, how many of them are in the sample
  bool certain = false;         ///< all of them were chosen before the seed was known; none is drawn

  /// The probability with which each of its outlets is in the sample. Preconditions: population > 0 (contract).
  template <class = detail::on_use> [[nodiscard]] share inclusion() const {
    return share::of(sampled, population);
  }
  /// The probability with which two different outlets of it are in the sample together.
  /// Preconditions: population > 1, sampled > 0 (contract).
  template <class Fraction = fraction> [[nodiscard]] Fraction joint_inclusion() const {
    contract(sampled > 0, "a probability of two outlets of a stratum that is sampled");
    return Fraction{inclusion()} * Fraction::of(std::int64_t{sampled} - 1, std::int64_t{population} - 1);
  }
  /// How many outlets of the frame each sampled one stands for: N_h / n_h. Preconditions: sampled > 0 (contract).
  template <class Fraction = fraction> [[nodiscard]] Fraction design_weight() const {
    return Fraction::of(population, sampled);
  }

  friend bool operator==(stratum const&, stratum const&) = default;
};

} // namespace starlot::inline v0

#endif
