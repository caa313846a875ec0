// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_STAGED_SAMPLE_HPP
#define STARLOT_SAMPLING_STAGED_SAMPLE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/maybe.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/sampling/clusters.hpp>
#include <starlot/sampling/draw_plan.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/fingerprints.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/sample.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// An outlet that was drawn in stages.
struct staged_outlet {
  std::uint32_t number = 0;   ///< in the frame of all outlets
  std::uint32_t cluster = 0;  ///< position in `first().drawn()`
  std::uint32_t position = 0; ///< in `second().drawn()`

  friend constexpr bool operator==(staged_outlet const&, staged_outlet const&) = default;
};

/// A sample in two stages (两阶段抽样), or of whole clusters (整群抽样): clusters were drawn, and then outlets of each by itself.
///
///     auto const whole = staged_sample::of(shops, *cities_drawn);                  // all outlets of these cities
///     auto const part = staged_sample::of(shops, *cities_drawn, *shops_drawn);     // some of them
///     survey_design::of(*part);                                                    // for estimates
///
/// clusters.hpp makes the frames that the stages are drawn from. Exact: the probability of an outlet is that of its cluster times
/// its own within it. Where the number of visits to a cluster hangs on which others were drawn (an allocation that is
/// proportional to size), weights are right and the textbook's variance is an approximation; `allocation::equal` and
/// `fixed_allocation` do without. Source: Särndal, Swensson and Wretman 1992, section 4.3.
class staged_sample {
public:
  /// Of all outlets of the clusters in a record. Errors: those of `clusters_of`; `frame_differs` where it is not of them.
  template <std::same_as<frame> Frame, class Staged = staged_sample>
  [[nodiscard]] static result<Staged> of(Frame const& f, draw_record const& first) {
    return with_frames<draw_record>(f, first, nullptr);
  }
  /// Of the outlets in the second of two records. Errors: those above; `frame_differs` where the second is not of the outlets of
  /// these clusters; `stage_not_by_cluster`, `sample_of_none`.
  template <std::same_as<frame> Frame, class Staged = staged_sample>
  [[nodiscard]] static result<Staged> of(Frame const& f, draw_record const& first,
                                         draw_record const& second) {
    return with_frames(f, first, &second);
  }
  /// Of samples without records: `first` of `clusters`, `second` of `inside`, which `outlets_in` made of them.
  ///
  /// Errors: `frame_differs` where populations or numbers do not fit the frames; `stage_not_by_cluster` with an outlet where
  /// `second` does not draw from each cluster by itself; `sample_of_none` with a cluster of which nothing was drawn.
  template <std::same_as<frame> Frame, std::same_as<sample> Sample, class Staged = staged_sample>
  [[nodiscard]] static result<Staged> of(Frame const& f, Frame const& clusters, Sample first,
                                         Frame const& inside, Sample second) {
    if (population(first) != clusters.size() || population(second) != inside.size() ||
        !(numbers_are_of(clusters, first) && numbers_are_of(inside, second)))
      return error::of(errc::frame_differs);
    detail::list<std::uint32_t> position_of(clusters.size(),
                                            detail::no_index); // of a cluster, in the first sample
    for (std::uint32_t i = 0; i < first.size(); ++i)
      position_of[first.drawn()[i].number] = i;
    detail::list<std::uint32_t> counts(first.size());
    using row = detail::used_by<Frame, staged_outlet>;
    detail::list<row> drawn;
    detail::list<error> wrong;
    for (std::uint32_t i = 0; i < second.size(); ++i) {
      auto const& d = second.drawn()[i];
      outlet const o = inside[d.number];
      auto const number = f.find(o.id);
      auto const cluster = clusters.find(o.stratum);
      if (!number || !cluster || f[*number].cluster != o.stratum ||
          position_of[*cluster] == detail::no_index) {
        wrong.push_back(error::at(errc::frame_differs, o.id, i));
        continue;
      }
      auto const& layer = second.strata()[d.stratum].id;
      if (layer != o.stratum && !(first.size() == 1 && layer.empty()))
        wrong.push_back(error::at(errc::stage_not_by_cluster, o.id, i));
      ++counts[position_of[*cluster]];
      drawn.push_back({static_cast<std::uint32_t>(*number), position_of[*cluster], i});
    }
    for (std::size_t c = 0; c < counts.size(); ++c)
      if (counts[c] == 0)
        wrong.push_back(error::at(errc::sample_of_none, clusters[first.drawn()[c].number].id, c));
    if (!wrong.empty())
      return detail::failure_of(wrong);
    detail::list<row> spare(drawn.size());
    detail::merge_sort(drawn.view(), spare.view(),
                       [](row const& a, row const& b) { return a.number <= b.number; });
    return Staged{f.hash(), std::move(first), std::move(second), drawn.take()};
  }

  /// Number of outlets drawn.
  template <class = detail::on_use> [[nodiscard]] std::size_t size() const noexcept { return drawn_.size(); }
  /// The outlets, in the order of the frame.
  [[nodiscard]] std::vector<staged_outlet> const& drawn() const noexcept { return drawn_; }
  /// The clusters that were drawn, as a sample of the frame of clusters.
  [[nodiscard]] sample const& first() const noexcept { return first_; }
  /// The outlets that were drawn, as a sample of those of these clusters. Whole clusters are certain.
  [[nodiscard]] sample const& second() const noexcept { return second_; }

  /// Hash of the frame of all outlets.
  [[nodiscard]] frame_hash const& frame() const noexcept { return frame_; }
  /// Hash of the record of the last stage, where there are records: that of the first names the clusters, and its outlets are the
  /// frame of the second.
  template <class Hash = record_hash> [[nodiscard]] std::optional<Hash> record() const noexcept {
    return record_.is_there() ? std::optional<Hash>{*record_} : std::nullopt;
  }
  /// What happened to it since it was drawn, in both stages.
  template <class = detail::on_use> [[nodiscard]] sample_remarks remarks() const noexcept {
    auto const& a = first_.remarks();
    auto const& b = second_.remarks();
    return {a.replaced + b.replaced, a.optional_stopping || b.optional_stopping,
            a.approximate_probabilities || b.approximate_probabilities};
  }

  /// The probability with which the i-th drawn outlet is in a sample. Preconditions, here and below, but for `nominal_weight`:
  /// both stages know it exactly (contract).
  template <class Fraction = fraction> [[nodiscard]] Fraction inclusion(std::size_t i) const {
    auto const& o = outlet_at(i);
    return Fraction{first_.inclusion(o.cluster)} * Fraction{second_.inclusion(o.position)};
  }
  /// The probability with which two drawn outlets are in a sample together.
  template <class Fraction = fraction>
  [[nodiscard]] Fraction joint_inclusion(std::size_t i, std::size_t k) const {
    auto const& a = outlet_at(i);
    auto const& b = outlet_at(k);
    return first_.template joint_inclusion<Fraction>(a.cluster, b.cluster) *
           second_.template joint_inclusion<Fraction>(a.position, b.position);
  }
  /// How many outlets of the frame the i-th drawn one stands for: one over its probability.
  template <class Fraction = fraction> [[nodiscard]] Fraction design_weight(std::size_t i) const {
    auto const& o = outlet_at(i);
    return first_.template design_weight<Fraction>(o.cluster) *
           second_.template design_weight<Fraction>(o.position);
  }
  /// One over the probability that the designs aim at: see `sample::nominal_weight`.
  template <class Fraction = fraction>
  [[nodiscard]] approximate<Fraction> nominal_weight(std::size_t i) const {
    auto const& o = outlet_at(i);
    return approximate<Fraction>{first_.template nominal_weight<Fraction>(o.cluster).value() *
                                 second_.template nominal_weight<Fraction>(o.position).value()};
  }

  template <std::same_as<staged_sample> Staged> friend bool operator==(Staged const& a, Staged const& b) {
    return a.frame_ == b.frame_ && a.first_ == b.first_ && a.second_ == b.second_;
  }

private:
  template <class Sample, class Drawn>
  staged_sample(frame_hash const& of, Sample first, Sample second, Drawn drawn)
      : frame_{of}, first_{std::move(first)}, second_{std::move(second)}, drawn_{std::move(drawn)} {}

  template <class = detail::on_use> [[nodiscard]] staged_outlet const& outlet_at(std::size_t i) const {
    contract(i < drawn_.size(), "an outlet of the sample");
    return drawn_[i];
  }

  template <class Frame, class Drawn>
  [[nodiscard]] static bool numbers_are_of(Frame const& f, Drawn const& drawn) {
    bool all = true;
    for (auto const& d : drawn.drawn())
      all = all && d.number < f.size();
    return all;
  }

  template <class Drawn> [[nodiscard]] static std::uint64_t population(Drawn const& drawn) {
    std::uint64_t all = 0;
    for (auto const& s : drawn.strata())
      all += s.population;
    return all;
  }

  template <class Record, class Frame, class Staged = staged_sample>
  [[nodiscard]] static result<Staged> with_frames(Frame const& f, Record const& first, Record const* second) {
    auto const clusters = clusters_of(f);
    if (!clusters)
      return detail::access::why(clusters);
    if (first.frame() != clusters->hash())
      return error::of(errc::frame_differs);
    auto const inside = outlets_in(f, *clusters, first.sample());
    if (!inside)
      return detail::access::why(inside);
    if (second != nullptr && second->frame() != inside->hash())
      return error::of(errc::frame_differs);
    auto out =
        of(f, *clusters, first.sample(), *inside, second == nullptr ? all_of(*inside) : second->sample());
    if (out)
      out->record_ = detail::maybe<record_hash>{std::in_place, (second == nullptr ? first : *second).hash()};
    return out;
  }

  /// Every outlet, each cluster by itself.
  template <class Frame> [[nodiscard]] static sample all_of(Frame const& inside) {
    auto all = strata_of(inside);
    for (auto& s : all.strata) {
      s.sampled = s.population;
      s.certain = true;
    }
    std::vector<detail::used_by<Frame, drawn_outlet>> drawn;
    for (std::uint32_t i = 0; i < inside.size(); ++i)
      drawn.push_back({i, all.stratum_of.empty() ? 0 : all.stratum_of[i]});
    return sample{std::move(all.strata), std::move(drawn)};
  }

  frame_hash frame_;
  detail::maybe<record_hash> record_;
  sample first_;
  sample second_;
  std::vector<staged_outlet> drawn_;
};

} // namespace starlot::inline v0

#endif
