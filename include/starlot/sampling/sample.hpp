// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_SAMPLE_HPP
#define STARLOT_SAMPLING_SAMPLE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
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

/// A sample (样本): independent samples of the strata, simple random ones or selections from a random start, in the order
/// in which they were drawn, with the probabilities of the design. Exact.
class sample {
public:
  /// Preconditions: each outlet is of a stratum, and there are as many of each as it says (contract).
  template <class = detail::on_use>
  sample(std::vector<stratum> strata, std::vector<drawn_outlet> drawn, sample_remarks remarks = {})
      : strata_{std::move(strata)}, drawn_{std::move(drawn)}, remarks_{remarks} {
    expect_counts(strata_, drawn_);
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

  /// The probability with which the i-th drawn outlet is in a sample.
  template <class = detail::on_use> [[nodiscard]] share inclusion(std::size_t i) const {
    auto const& h = stratum_of(i);
    return h.goes_by_size() ? share::of(h.sampled * drawn_[i].range.size, h.size) : h.inclusion();
  }
  /// The probability with which two drawn outlets are in a sample together.
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
    auto const starts = h.selected_by->joint(h.sampled, h.size, drawn_[i].range, drawn_[k].range);
    return Fraction::of(starts.favourable, starts.all);
  }
  /// How many outlets of the frame the i-th drawn one stands for: one over its probability.
  template <class Fraction = fraction> [[nodiscard]] Fraction design_weight(std::size_t i) const {
    auto const& h = stratum_of(i);
    return h.goes_by_size() ? Fraction::of(h.size, h.sampled * drawn_[i].range.size)
                            : h.template design_weight<Fraction>();
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
