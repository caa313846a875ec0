// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_ESTIMATION_READ_STAGE_HPP
#define STARLOT_DETAIL_ESTIMATION_READ_STAGE_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/projection.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/estimation/stage_units.hpp>
#include <starlot/estimation/stage.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace starlot::inline v0::detail {

/// Codes of keys, dense and in their order, and the keys as texts if wanted.
/// Faults: `missing` with the row whose key is not a number.
template <class Rows, class Projection>
[[nodiscard]] list<std::uint32_t> codes_of(Rows const& rows, Projection const& of, list<std::string>* names,
                                           errc missing, list<error>& wrong) {
  using projected = decltype(project(of, *std::begin(rows)));
  using plain = std::remove_cvref_t<projected>;
  constexpr bool is_text = std::convertible_to<projected, std::string_view>;
  // Texts of rows that are there are looked at where they are.
  constexpr bool stays =
      std::is_lvalue_reference_v<projected> && std::is_lvalue_reference_v<decltype(*std::begin(rows))>;
  using key =
      std::conditional_t<is_text && stays, std::string_view, std::conditional_t<is_text, std::string, plain>>;
  std::vector<key> keys;
  for (auto const& row : rows) {
    if constexpr (is_text)
      keys.emplace_back(text_of(project(of, row)));
    else
      keys.push_back(project(of, row));
    if constexpr (std::floating_point<plain>)
      if (keys.back() != keys.back()) {
        wrong.push_back(error::at(missing, keys.size() - 1));
        keys.back() = 0;
      }
  }
  list<std::uint32_t> order(keys.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    order[i] = i;
  auto spare = order;
  merge_sort(order.view(), spare.view(),
             [&](std::uint32_t a, std::uint32_t b) { return !(keys[b] < keys[a]); });
  list<std::uint32_t> codes(keys.size());
  std::uint32_t code = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    bool const fresh = i == 0 || keys[order[i - 1]] < keys[order[i]];
    code += fresh && i > 0 ? 1U : 0U;
    codes[order[i]] = code;
    if (names != nullptr && fresh) {
      if constexpr (is_text)
        names->push_back(std::string{keys[order[i]]});
      else if constexpr (std::integral<plain>)
        names->push_back(std::to_string(keys[order[i]]));
      else
        names->push_back({});
    }
  }
  return codes;
}

template <class Rows, class Projection>
[[nodiscard]] list<double> numbers_of(Rows const& rows, Projection const& of) {
  list<double> out;
  for (auto const& row : rows)
    if constexpr (std::is_arithmetic_v<Projection>) // the same for all rows
      static_cast<void>(row), out.push_back(static_cast<double>(of));
    else
      out.push_back(static_cast<double>(project(of, row)));
  return out;
}

template <class Rows, class P>
void read_part(stage_columns& out, Rows const& rows, in_stratum<P> const& p, list<error>& wrong) {
  out.strata = codes_of(rows, p.projection, &out.names, errc::stratum_missing, wrong);
}
template <class Rows, class P>
void read_part(stage_columns& out, Rows const& rows, in_cluster<P> const& p, list<error>& wrong) {
  out.clusters = codes_of(rows, p.projection, nullptr, errc::cluster_missing, wrong);
}
template <class Rows, class P>
void read_part(stage_columns& out, Rows const& rows, population_of<P> const& p, list<error>&) {
  out.population = numbers_of(rows, p.projection);
}
template <class Rows, class P>
void read_part(stage_columns& out, Rows const& rows, fraction_of<P> const& p, list<error>&) {
  out.fraction = numbers_of(rows, p.projection);
}
template <class Rows> void read_part(stage_columns&, Rows const&, without_correction, list<error>&) {}
template <class Rows, class P, class Method>
void read_part(stage_columns& out, Rows const& rows, probability_of<P, Method> const& p, list<error>&) {
  out.probability = numbers_of(rows, p.projection);
  out.method = method_of(p.method);
  if constexpr (requires { p.method.function; }) {
    for (auto const& a : rows)
      for (auto const& b : rows)
        out.joint.push_back(static_cast<double>(p.method.function(a, b)));
  }
}

template <class Part> inline constexpr bool is_stage = false;
template <class... Parts> inline constexpr bool is_stage<stage<Parts...>> = true;
template <class Part> inline constexpr bool lacks_population = false;
template <class... Parts>
inline constexpr bool lacks_population<stage<Parts...>> = (std::same_as<Parts, without_correction> || ...);
template <class Part> inline constexpr bool is_weight = is_projection<Part, weight_of>;
template <class Part> [[nodiscard]] constexpr auto unless_weight(Part const& part) {
  if constexpr (is_weight<Part>)
    return std::tuple<>{};
  else
    return std::tuple<Part>{part};
}
template <class Part> inline constexpr bool is_probability = false;
template <class P, class Method> inline constexpr bool is_probability<probability_of<P, Method>> = true;
template <class Part>
inline constexpr bool says_population =
    is_probability<Part> || is_projection<Part, population_of> || is_projection<Part, fraction_of> ||
    std::same_as<Part, without_correction>;

} // namespace starlot::inline v0::detail

#endif
