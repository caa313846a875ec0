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

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// A stratum of a sample: n outlets were drawn of N at random.
struct sampled_stratum {
  std::string id;            ///< empty where the design knows no strata
  std::uint32_t outlets = 0; ///< N_h
  std::uint32_t drawn = 0;   ///< n_h
  bool chosen = false;       ///< not drawn, but chosen before the seed was known: all of them, for certain

  friend bool operator==(sampled_stratum const&, sampled_stratum const&) = default;
};

/// An outlet that was drawn.
struct drawn_outlet {
  std::uint32_t number = 0;  ///< in the frame
  std::uint32_t stratum = 0; ///< in `strata()`

  friend constexpr bool operator==(drawn_outlet const&, drawn_outlet const&) = default;
};

/// A sample (样本): simple random samples of the strata, in the order in which they were drawn, with the
/// probabilities of the design. Exact.
class sample {
public:
  using fraction_type = basic_fraction<4>;

  /// Preconditions: each outlet is of a stratum, and there are as many of each as it says (contract).
  template <class = detail::on_use>
  sample(std::vector<sampled_stratum> strata, std::vector<drawn_outlet> drawn, sample_remarks remarks = {})
      : strata_{std::move(strata)}, drawn_{std::move(drawn)}, remarks_{remarks} {
    expect_counts(strata_, drawn_);
  }

  /// Number of outlets drawn (n).
  [[nodiscard]] std::size_t size() const noexcept { return drawn_.size(); }
  [[nodiscard]] std::vector<drawn_outlet> const& drawn() const noexcept { return drawn_; }
  /// Where an outlet of this number in the frame is among the drawn ones, or `size()`. Complexity: linear.
  template <class = detail::on_use> [[nodiscard]] std::size_t find(std::uint32_t number) const noexcept {
    std::size_t i = 0;
    while (i < drawn_.size() && drawn_[i].number != number)
      ++i;
    return i;
  }
  [[nodiscard]] std::vector<sampled_stratum> const& strata() const noexcept { return strata_; }
  [[nodiscard]] sample_remarks const& remarks() const noexcept { return remarks_; }

  /// Probability with which the i-th drawn outlet is in a sample: n_h / N_h.
  template <class = detail::on_use> [[nodiscard]] share inclusion(std::size_t i) const {
    auto const& h = stratum_of(i);
    return share::of(h.drawn, h.outlets);
  }
  /// Probability with which two drawn outlets are in a sample together.
  template <class = detail::on_use>
  [[nodiscard]] fraction_type joint_inclusion(std::size_t i, std::size_t k) const {
    return both<fraction_type>(stratum_of(i), stratum_of(k), i == k);
  }
  /// How many outlets of the frame the i-th drawn one stands for: N_h / n_h.
  template <class = detail::on_use> [[nodiscard]] fraction_type design_weight(std::size_t i) const {
    auto const& h = stratum_of(i);
    return quotient<fraction_type>(h.outlets, h.drawn);
  }

  friend bool operator==(sample const&, sample const&) = default;

private:
  [[nodiscard]] sampled_stratum const& stratum_of(std::size_t i) const {
    contract(i < drawn_.size(), "an outlet of the sample");
    return strata_[drawn_[i].stratum];
  }

  // Templates on what they work with, so that nothing of it is instantiated before they are called.
  template <class Strata, class Drawn> static void expect_counts(Strata const& strata, Drawn const& drawn) {
    detail::list<std::uint32_t> counts(strata.size());
    for (auto const& d : drawn) {
      contract(d.stratum < strata.size(), "an outlet was drawn in a stratum");
      ++counts[d.stratum];
    }
    for (std::size_t h = 0; h < strata.size(); ++h) {
      auto const& s = strata[h];
      contract(counts[h] == s.drawn && s.drawn <= s.outlets && (!s.chosen || s.drawn == s.outlets),
               "a stratum has the outlets that were drawn in it");
    }
  }
  template <class Fraction>
  [[nodiscard]] static Fraction both(sampled_stratum const& h, sampled_stratum const& g, bool same) {
    if (same)
      return quotient<Fraction>(h.drawn, h.outlets);
    if (&h != &g)
      return quotient<Fraction>(h.drawn, h.outlets) * quotient<Fraction>(g.drawn, g.outlets);
    return quotient<Fraction>(h.drawn, h.outlets) * quotient<Fraction>(h.drawn - 1, h.outlets - 1);
  }
  template <class Fraction> [[nodiscard]] static Fraction quotient(std::uint32_t top, std::uint32_t bottom) {
    return Fraction{std::int64_t{top}} / Fraction{std::int64_t{bottom}};
  }

  std::vector<sampled_stratum> strata_;
  std::vector<drawn_outlet> drawn_;
  sample_remarks remarks_;
};

} // namespace starlot::inline v0

#endif
