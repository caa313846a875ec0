// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCHEME_NEAR_IDS_HPP
#define STARLOT_DETAIL_SCHEME_NEAR_IDS_HPP
// IWYU pragma: private

#include <starlot/detail/base/fixed_string.hpp>
#include <starlot/detail/scheme/definition_error.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

/// Characters to insert, remove or replace to get from one id to the other (Levenshtein); beyond 64 characters
/// they are not looked at.
[[nodiscard]] constexpr std::size_t distance(std::string_view a, std::string_view b) {
  constexpr std::size_t most = 64;
  a = a.substr(0, most);
  b = b.substr(0, most);
  std::array<std::size_t, most + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto corner = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      auto const replaced = corner + (a[i] == b[j] ? 0U : 1U);
      corner = row[j + 1];
      auto const shorter = (row[j] < corner ? row[j] : corner) + 1;
      row[j + 1] = replaced < shorter ? replaced : shorter;
    }
  }
  return row[b.size()];
}

/// Up to three ids that are near the one that was wanted, nearest first: at most a third of it is different, or
/// two characters.
struct near_ids {
  std::array<std::string_view, 3> ids{};
  std::size_t size = 0;
};

/// `id_at(i)` is the i-th of `count` ids. Complexity: count times the product of the lengths.
template <class IdAt>
[[nodiscard]] constexpr near_ids find_near(std::string_view wanted, std::size_t count, IdAt const& id_at) {
  auto const most = wanted.size() / 3 > 2 ? wanted.size() / 3 : 2;
  near_ids out;
  std::array<std::size_t, 3> distances{};
  for (std::size_t i = 0; i < count; ++i) {
    auto const edits = distance(wanted, id_at(i));
    if (edits > most || edits >= wanted.size())
      continue;
    std::size_t at = 0;
    while (at < out.size && distances[at] <= edits)
      ++at;
    if (at == out.ids.size())
      continue;
    out.size += out.size < out.ids.size() ? 1U : 0U;
    for (auto k = out.size - 1; k > at; --k) {
      out.ids[k] = out.ids[k - 1];
      distances[k] = distances[k - 1];
    }
    out.ids[at] = id_at(i);
    distances[at] = edits;
  }
  return out;
}

/// What the compiler prints where a findings set is asked for an id that its scheme does not have.
template <class Wanted, class... Near> struct unknown_id {
  static constexpr bool none = sizeof...(Near) > 3;
  static_assert(none,
                "findings: the scheme has no criterion or step with this id (see Wanted, and what is Near)");
};

/// An id with those that are near, for characters as template arguments.
struct wanted_id {
  std::string_view wanted;
  near_ids near_by;

  [[nodiscard]] constexpr std::string_view operator[](std::size_t i) const {
    return i == 0 ? wanted : near_by.ids[i - 1];
  }
};

template <class Schema, fixed_string Id>
inline constexpr wanted_id wanted_of{
    Id.view(), find_near(Id.view(), Schema::view().ids.size(),
                         [](std::size_t i) { return Schema::view().id(Schema::view().ids[i].index); })};

template <wanted_id const& Ids, std::size_t Number, class Places> struct spelled_id;
template <wanted_id const& Ids, std::size_t Number, std::size_t... Place>
struct spelled_id<Ids, Number, std::index_sequence<Place...>> {
  using type = at<Ids[Number][Place]...>;
};

template <wanted_id const& Ids, class Numbers> struct explained_id;
template <wanted_id const& Ids, std::size_t... Number>
struct explained_id<Ids, std::index_sequence<Number...>> {
  using type =
      unknown_id<typename spelled_id<Ids, Number, std::make_index_sequence<Ids[Number].size()>>::type...>;
};

/// The error of an id that a scheme does not have.
template <class Schema, fixed_string Id>
using explain_id =
    typename explained_id<wanted_of<Schema, Id>,
                          std::make_index_sequence<wanted_of<Schema, Id>.near_by.size + 1>>::type;

} // namespace starlot::inline v0::detail

#endif
