// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_SAMPLE_HPP
#define STARLOT_SAMPLING_SAMPLE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/sampling/approximate.hpp>
#include <starlot/sampling/sample_remarks.hpp>
#include <starlot/sampling/selection.hpp>
#include <starlot/sampling/stratum.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// An outlet that was drawn.
struct drawn_outlet {
  std::uint32_t number = 0;  ///< in the frame
  std::uint32_t stratum = 0; ///< in `strata()`
  size_range range = {};     ///< in a stratum with a selection: where the outlet stands in it

  friend constexpr bool operator==(drawn_outlet const&, drawn_outlet const&) = default;
};

/// A sample (样本): independent samples of the strata, simple random ones or selections, in the order in which they were
/// drawn, with the probabilities of the design. They are exact, or have a type that says that they are not.
///
///     auto const drawn = *draw(shops, pareto{15}, seed{"05 11 17 23 31 02"});
///     drawn.is_approximate();                 // true
///     drawn.nominal_weight(0).value();        // near to the weight: `design_weight(0)` would be a broken contract
class sample {
public:
  /// Preconditions: each outlet is of a stratum, and there are as many of each as it says (contract).
  template <class = detail::on_use>
  sample(std::vector<stratum> strata, std::vector<drawn_outlet> drawn, sample_remarks remarks = {})
      : strata_{std::move(strata)}, drawn_{std::move(drawn)}, remarks_{remarks} {
    expect_counts(strata_, drawn_);
    for (auto const& s : strata_)
      remarks_.approximate_probabilities = remarks_.approximate_probabilities || s.is_approximate();
  }

  /// Number of outlets drawn (n).
  [[nodiscard]] std::size_t size() const noexcept { return drawn_.size(); }
  /// The outlets, in the order of the draw.
  [[nodiscard]] std::vector<drawn_outlet> const& drawn() const noexcept { return drawn_; }
  /// The position of an outlet in `drawn()`, by its number in the frame; nothing if it is not in the sample.
  /// Complexity: linear.
  template <class Position = std::size_t>
  [[nodiscard]] std::optional<Position> find(std::uint32_t number) const noexcept {
    for (std::size_t i = 0; i < drawn_.size(); ++i)
      if (drawn_[i].number == number)
        return i;
    return std::nullopt;
  }
  /// The strata, with what was drawn from each.
  [[nodiscard]] std::vector<stratum> const& strata() const noexcept { return strata_; }
  /// What happened to it since it was drawn.
  [[nodiscard]] sample_remarks const& remarks() const noexcept { return remarks_; }

  /// Whether the probabilities of some outlets are only near to those that the design aims at.
  [[nodiscard]] bool is_approximate() const noexcept { return remarks_.approximate_probabilities; }

  /// The probability with which the i-th drawn outlet is in a sample. Preconditions: its stratum is not approximate (contract).
  template <class = detail::on_use> [[nodiscard]] share inclusion(std::size_t i) const {
    contract(!stratum_of(i).is_approximate(), "an exact probability: the design has nominal_inclusion");
    return nominal_inclusion(i).value();
  }
  /// The probability that the design aims at for the i-th drawn outlet: what `inclusion(i)` is where that is known.
  template <class = detail::on_use> [[nodiscard]] approximate<share> nominal_inclusion(std::size_t i) const {
    auto const& h = stratum_of(i);
    return approximate{h.goes_by_size() ? share::of(h.sampled * drawn_[i].range.size, h.size)
                                        : h.inclusion()};
  }
  /// The probability with which two drawn outlets are in a sample together. Preconditions: their strata are not approximate
  /// (contract).
  template <class Fraction = fraction>
  [[nodiscard]] Fraction joint_inclusion(std::size_t i, std::size_t k) const {
    auto const& h = stratum_of(i);
    auto const& g = stratum_of(k);
    if (i == k)
      return Fraction{inclusion(i)};
    if (&h != &g)
      return Fraction{inclusion(i)} * Fraction{inclusion(k)};
    if (h.selected_by == nullptr)
      return h.template joint_inclusion<Fraction>();
    contract(h.selected_by->joint != nullptr, "a design that knows the probabilities of pairs");
    return h.selected_by->joint(h, drawn_[i].range, drawn_[k].range);
  }
  /// How many outlets of the frame the i-th drawn one stands for: one over its probability. Preconditions: its stratum is not
  /// approximate (contract).
  template <class Fraction = fraction> [[nodiscard]] Fraction design_weight(std::size_t i) const {
    contract(!stratum_of(i).is_approximate(), "an exact weight: the design has nominal_weight");
    return nominal_weight<Fraction>(i).value();
  }
  /// One over the probability that the design aims at: what `design_weight(i)` is where that is known.
  template <class Fraction = fraction>
  [[nodiscard]] approximate<Fraction> nominal_weight(std::size_t i) const {
    auto const& h = stratum_of(i);
    return approximate<Fraction>{h.goes_by_size() ? Fraction::of(h.size, h.sampled * drawn_[i].range.size)
                                                  : h.template design_weight<Fraction>()};
  }

  friend bool operator==(sample const&, sample const&) = default;

private:
  [[nodiscard]] stratum const& stratum_of(std::size_t i) const {
    contract(i < drawn_.size(), "an outlet of the sample");
    return strata_[drawn_[i].stratum];
  }

  // A template on what it works with, so that nothing of it is instantiated before it is called.
  template <class Strata, class Drawn> static void expect_counts(Strata const& strata, Drawn const& drawn) {
    detail::list<std::uint32_t> counts(strata.size());
    for (auto const& d : drawn) {
      contract(d.stratum < strata.size(), "an outlet was drawn in a stratum");
      auto const& of = strata[d.stratum];
      contract(of.selected_by == nullptr ||
                   (d.range.size > 0 && of.sampled > 0 && d.range.size <= of.size / of.sampled),
               "an outlet of a selection has a size, and a probability of 1 at most");
      ++counts[d.stratum];
    }
    for (std::size_t h = 0; h < strata.size(); ++h) {
      auto const& s = strata[h];
      contract(counts[h] == s.sampled && s.sampled <= s.population &&
                   (!s.certain || s.sampled == s.population),
               "a stratum has the outlets that were drawn in it");
    }
  }

  std::vector<stratum> strata_;
  std::vector<drawn_outlet> drawn_;
  sample_remarks remarks_;
};

} // namespace starlot::inline v0

#endif
