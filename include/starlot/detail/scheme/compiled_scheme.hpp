// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_COMPILED_SCHEME_HPP
#define STARLOT_DETAIL_SCHEME_COMPILED_SCHEME_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/scheme/custom_part.hpp>
#include <starlot/detail/scheme/definition_error.hpp>
#include <starlot/detail/scheme/table.hpp>
#include <starlot/scheme/named.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/validate.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>

namespace starlot::inline v0::detail {

/// The table of a compile-time scheme: hot nodes apart from their details, ids sorted.
template <std::size_t Nodes, std::size_t Steps> struct static_table {
  std::array<node, Nodes> nodes;
  std::array<node_details, Nodes> details;
  std::array<step, Steps> steps;
  std::array<id_key, Nodes + Steps> ids;
  std::size_t id_count = 0;
  std::int64_t total = 0;
  sum_range range;
  std::uint32_t criteria = 0;
  bool has_frames = false;
};

template <std::size_t Nodes, std::size_t Knots, std::size_t Conditions, std::size_t Steps,
          std::size_t Ladders, class Customs>
[[nodiscard]] consteval static_table<Nodes, Steps>
make_table(scheme<Nodes, Knots, Conditions, Steps, Ladders, Customs> const& s) {
  static_table<Nodes, Steps> t;
  for (std::size_t i = 0; i < Nodes; ++i) {
    t.nodes[i] = access::entries(s)[i].node;
    t.details[i] = access::entries(s)[i].details;
  }
  std::array<id_key, Nodes + Steps> spare;
  t.steps = s.steps();
  complete(t, t.steps, access::whole(s), spare);
  return t;
}

template <auto const& Scheme> inline constexpr auto table_of = make_table(Scheme);

template <class Customs>
inline constexpr bool all_monotone = []<class... Part>(std::type_identity<std::tuple<Part...>>) {
  return ((says_monotone<Part>() || must_not_say_monotone<Part>)&&...);
}(std::type_identity<Customs>{});

template <class Customs>
inline constexpr bool all_roll_ups_monotone = []<class... Part>(std::type_identity<std::tuple<Part...>>) {
  return ((!CustomRollUp<Part> || says_monotone<Part>()) && ...);
}(std::type_identity<Customs>{});

template <class Customs>
inline constexpr bool any_reads_freely = []<class... Part>(std::type_identity<std::tuple<Part...>>) {
  return (reads_freely<Part> || ...);
}(std::type_identity<Customs>{});

template <class Customs>
inline constexpr bool any_beyond = []<class... Part>(std::type_identity<std::tuple<Part...>>) {
  return (says_beyond<Part>() || ...);
}(std::type_identity<Customs>{});

/// What a part says is wrong with itself, and its name. Of one without a name something else is said.
struct fault_of_part {
  errc code = errc::none;
  std::string_view name;
};
template <class Part> [[nodiscard]] constexpr fault_of_part fault_with_name(Part const& part) {
  if constexpr (SaysNameAndVersion<Part>)
    return {fault_in(part), Part::name};
  else
    return {fault_in(part), {}};
}
template <class... Part>
[[nodiscard]] constexpr fault_of_part first_fault_in(std::tuple<Part...> const& customs) {
  fault_of_part first;
  std::apply(
      [&](Part const&... part) {
        static_cast<void>((((first = fault_with_name(part)).code == errc::none) && ...));
      },
      customs);
  return first;
}

/// The first id that a part reads and the scheme does not have.
template <class... Part>
[[nodiscard]] constexpr std::string_view first_unknown_read([[maybe_unused]] scheme_view const& view,
                                                            std::tuple<Part...> const& customs) {
  std::string_view first;
  [[maybe_unused]] auto const look = [&](auto const& part) {
    for (auto const& id : reads_of(part))
      if (first.empty() && view.find(id) >= view.nodes.size())
        first = id.empty() ? std::string_view{"?"} : id;
  };
  std::apply([&](Part const&... part) { (look(part), ...); }, customs);
  return first;
}

template <auto const& Scheme> [[nodiscard]] constexpr scheme_view view_of() noexcept {
  using customs = std::remove_cvref_t<decltype(access::customs(Scheme))>;
  constexpr auto const& t = table_of<Scheme>;
  constexpr auto const& all = access::whole(Scheme);
  constexpr auto fault = first_fault_in(access::customs(Scheme));
  scheme_view v{.title = Scheme.title(),
                .nodes = t.nodes,
                .details = t.details,
                .knots = access::knots(Scheme),
                .conditions = access::conditions(Scheme),
                .steps = t.steps,
                .rungs = Scheme.rungs(),
                .rungs_given = Scheme.rungs_given(),
                .ids = std::span<id_key const>{t.ids.data(), t.id_count},
                .total = t.total,
                .start = all.start.micro(),
                .least = t.range.least,
                .most = t.range.most,
                .has_ranges = t.range.is_said,
                .decides_before = any_acts_before(Scheme.steps()),
                .is_ungraded = all.is_ungraded,
                .scale = scale_of(access::declared_scale(Scheme), all.top, t.total, t.range.most),
                .top = all.top,
                .criteria = t.criteria,
                .customs = std::tuple_size_v<customs>,
                .custom_top = all.custom_top,
                .custom_ladder = all.custom_ladder,
                .customs_are_monotone = all_monotone<customs>,
                .roll_ups_are_monotone = all_roll_ups_monotone<customs>,
                .customs_read_freely = any_reads_freely<customs>,
                .customs_go_beyond = any_beyond<customs>,
                .has_frames = t.has_frames,
                .aggregation = all.aggregation,
                .fault_of_custom = fault.code,
                .faulty_custom = fault.name,
                .nothing_applies = all.nothing_applies};
  v.unknown_read = first_unknown_read(v, access::customs(Scheme));
  if constexpr (all.custom_ladder != no_index) {
    v.rungs = std::get<all.custom_ladder>(access::customs(Scheme)).rungs();
    v.rungs_given = v.rungs.size();
  }
  v.common_rungs = common_rungs(v.rungs);
  return v;
}

template <class Customs> struct custom_list;
template <class... Part> struct custom_list<std::tuple<Part...>> {
  template <std::size_t... Index>
  [[nodiscard]] static constexpr std::array<custom_part, sizeof...(Part) + 1>
  of(std::tuple<Part...> const& all, std::index_sequence<Index...>) noexcept {
    return {custom_part{&std::get<Index>(all), &custom_calls_of<Part>::table}..., custom_part{}};
  }
};

/// How the custom parts of a scheme are called, by their numbers.
template <auto const& Scheme>
inline constexpr auto customs_of = custom_list<std::remove_cvref_t<decltype(access::customs(Scheme))>>::of(
    access::customs(Scheme),
    std::make_index_sequence<std::tuple_size_v<std::remove_cvref_t<decltype(access::customs(Scheme))>>>{});

/// The table of a compile-time scheme, checked: everything in it is a constant.
template <auto const& Scheme> class compiled_table {
  static constexpr scheme_view table = view_of<Scheme>();
  static constexpr error fault = access::whole(Scheme).is_refused ? error{} : fault_of(table);
  // Named, not asserted: the sentence is said once.
  using checked = std::bool_constant<explain<fault>::none>;

public:
  [[nodiscard]] static constexpr scheme_view const& view() noexcept { return table; }
  [[nodiscard]] static constexpr custom_part const* customs() noexcept { return customs_of<Scheme>.data(); }
};

} // namespace starlot::inline v0::detail

#endif
