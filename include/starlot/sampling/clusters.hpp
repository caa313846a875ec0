// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_CLUSTERS_HPP
#define STARLOT_SAMPLING_CLUSTERS_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/projection.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/outlet.hpp>
#include <starlot/sampling/sample.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

// The frames of a draw in stages: clusters first, then outlets of those that were drawn. Each stage is a draw like any other,
// by any design, with a record of its own that the same programs replay:
//
//   auto const cities = clusters_of(shops);                                              // the frame of the first stage
//   auto const first  = record_draw(*cities, simple_random{5}, seed_of_cities);
//   auto const within = outlets_in(shops, *cities, first->sample());                     // and that of the second
//   auto const second = record_draw(*within, stratified{15, allocation::equal}, seed_of_shops);
//   auto const drawn  = staged_sample::of(shops, *first, *second);                       // see staged_sample.hpp

namespace starlot::inline v0 {

namespace detail {

/// A cluster under way.
struct cluster_sum {
  std::string_view id;
  std::string_view stratum;
  std::int64_t size = 0;
};

/// The outlets by their clusters, and by their ids within each.
template <class = on_use> [[nodiscard]] list<std::uint32_t> by_cluster(frame const& f) {
  list<id_key> keys;
  list<id_key> spare(f.size());
  list<std::string_view> cluster_of;
  keys.reserve(f.size());
  cluster_of.reserve(f.size());
  for (std::uint32_t i = 0; i < f.size(); ++i) {
    cluster_of.push_back(f[i].cluster);
    keys.push_back({id_head(cluster_of[i]), i});
  }
  sort_ids(keys.view(), spare.view(), [&](std::uint32_t i) { return cluster_of[i]; });
  list<std::uint32_t> order;
  order.reserve(f.size());
  for (auto const& k : keys)
    order.push_back(k.index);
  return order;
}

} // namespace detail

/// The clusters of a frame as a frame: each stands for its outlets, with the sum of their sizes (their number, where no sizes are
/// said), so that a design by size finds it; strata stay.
/// Errors: `cluster_missing` where the frame has no clusters; `cluster_in_strata` for each cluster whose outlets are of more
/// than one stratum. Complexity: that of a sort.
template <class Frame = frame> [[nodiscard]] result<Frame> clusters_of(Frame const& f) {
  if (f[0].cluster.empty())
    return error::of(errc::cluster_missing);
  using row = detail::used_by<Frame, detail::cluster_sum>;
  detail::list<row> all;
  detail::list<error> wrong;
  for (auto const i : detail::by_cluster(f)) {
    outlet const o = f[i];
    if (all.empty() || all.back().id != o.cluster)
      all.push_back({o.cluster, o.stratum, 0});
    else if (all.back().stratum != o.stratum && (wrong.empty() || wrong.back().where.id != o.cluster))
      wrong.push_back(error::at(errc::cluster_in_strata, o.cluster, i));
    all.back().size += o.size;
  }
  if (!wrong.empty())
    return detail::failure_of(wrong);
  if (f[0].stratum.empty())
    return Frame::of(all.view(), outlet_id{&row::id}, of_size{&row::size});
  return Frame::of(all.view(), outlet_id{&row::id}, of_size{&row::size}, in_stratum{&row::stratum});
}

/// The outlets of the clusters that were drawn, as a frame: each cluster is a stratum of it, so that the second stage says
/// how many outlets of each are drawn. `drawn` is a sample of `clusters`, and `clusters` those of `f`.
/// Errors: `frame_differs` where they are not. Complexity: linear in the frame.
template <class Frame = frame, std::same_as<sample> Sample>
[[nodiscard]] result<Frame> outlets_in(Frame const& f, Frame const& clusters, Sample const& drawn) {
  detail::list<std::uint8_t> is_drawn(clusters.size());
  for (auto const& d : drawn.drawn()) {
    if (d.number >= clusters.size())
      return error::of(errc::frame_differs);
    is_drawn[d.number] = 1;
  }
  using row = detail::used_by<Frame, outlet>;
  detail::list<row> inside;
  for (std::size_t i = 0; i < f.size(); ++i) {
    outlet const o = f[i];
    auto const cluster = clusters.find(o.cluster);
    if (!cluster)
      return error::at(errc::frame_differs, o.cluster, i);
    if (is_drawn[*cluster] != 0)
      inside.push_back(o);
  }
  return Frame::of(inside.view(), outlet_id{&row::id}, of_size{&row::size}, in_stratum{&row::cluster});
}

} // namespace starlot::inline v0

#endif
