// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_CUSTOM_TABLE_HPP
#define STARLOT_SCHEME_CUSTOM_TABLE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/scheme/custom_holder.hpp>
#include <starlot/detail/scheme/part.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0 {

/// The user's own rules, roll-ups, steps, ladders, policies and aggregation policies by name: what the rows of a scheme
/// that is built
/// at run time may ask for.
///
///     custom_table mine;
///     mine.add(median{});                         // asked for as "median", by its own name
///     mine.add("within two days", hours{48});     // or by another one, where parameters differ
///     auto scheme = loaded_scheme::build(parts, mine);
///
/// Schemes that ask for a part share it. In the scheme's hash it stands with its own name, version
/// and parameters. Complexity of a search: linear in the parts.
class custom_table {
public:
  /// Preconditions: no part has this name yet (contract).
  template <detail::AnyCustomPart Part> custom_table& add(std::string_view name, Part part) {
    static_assert(detail::must_be_named<Part>());
    contract(find(name) == size(), "the parts of a custom table have different names");
    parts_.push_back({std::string{name}, detail::custom_holder{std::in_place, std::move(part)}});
    return *this;
  }
  template <detail::AnyCustomPart Part> custom_table& add(Part part) {
    static_assert(detail::must_be_named<Part>());
    return add(Part::name, std::move(part));
  }

  /// What is no part: a sentence.
  template <class Part>
    requires(!detail::AnyCustomPart<Part>)
  custom_table& add(std::string_view, Part const&) {
    static_assert(detail::must_be_part<Part, false, detail::place_of_part::scheme>());
    return *this;
  }
  template <class Part>
    requires(!detail::AnyCustomPart<Part>)
  custom_table& add(Part const& part) { return add(std::string_view{}, part); }

  [[nodiscard]] std::size_t size() const noexcept { return parts_.size(); }

  /// Number of the part of a name, or `size()`.
  [[nodiscard]] std::size_t find(std::string_view name) const noexcept {
    std::size_t i = 0;
    while (i < parts_.size() && parts_[i].name != name)
      ++i;
    return i;
  }
  /// Name of the part of a number, from 0.
  [[nodiscard]] std::string_view name(std::size_t number) const { return parts_[number].name; }

private:
  friend detail::access;

  struct named_part {
    std::string name;
    detail::custom_holder part;
  };
  detail::list<named_part> parts_;
};

} // namespace starlot::inline v0

#endif
