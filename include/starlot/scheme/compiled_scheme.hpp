// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_COMPILED_SCHEME_HPP
#define STARLOT_SCHEME_COMPILED_SCHEME_HPP

#include <starlot/detail/definition_error.hpp>
#include <starlot/detail/sorting.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/table.hpp>
#include <starlot/scheme/validate.hpp>

#include <array>
#include <bit>
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
  std::array<id_key, Nodes + Steps> ids;
  std::size_t id_count = 0;
  std::int64_t total = 0;
  std::uint32_t criteria = 0;
};

template <std::size_t Nodes, std::size_t Knots, std::size_t Steps, class Customs>
[[nodiscard]] consteval static_table<Nodes, Steps> make_table(scheme<Nodes, Knots, Steps, Customs> const& s) {
  static_table<Nodes, Steps> t;
  for (std::size_t i = 0; i < Nodes; ++i) {
    t.nodes[i] = s.entries()[i].node;
    t.details[i] = s.entries()[i].details;
  }
  std::array<id_key, Nodes + Steps> spare;
  complete(t, s.steps(), spare);
  return t;
}

template <auto const& Scheme> inline constexpr auto table_of = make_table(Scheme);

template <auto const& Scheme> [[nodiscard]] constexpr scheme_view view_of() noexcept {
  constexpr auto const& t = table_of<Scheme>;
  return {Scheme.title(),
          t.nodes,
          t.details,
          Scheme.knots(),
          Scheme.steps(),
          Scheme.ladder().rungs(),
          Scheme.ladder().given(),
          std::span<id_key const>{t.ids.data(), t.id_count},
          t.total,
          scale_of(Scheme.declared_scale(), Scheme.top(), t.total),
          Scheme.top(),
          t.criteria,
          std::tuple_size_v<std::remove_cvref_t<decltype(Scheme.customs())>>};
}

/// A stack of fixed height.
template <class T, std::size_t Height> class fixed_stack {
public:
  constexpr void push() { items_[size_++] = T{}; }
  constexpr void pop() { --size_; }
  [[nodiscard]] constexpr T& top() { return items_[size_ - 1]; }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }

private:
  std::array<T, Height> items_;
  std::size_t size_ = 0;
};

[[nodiscard]] constexpr std::size_t bits(std::int64_t n) noexcept {
  return static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(n < 0 ? -n : n)));
}

/// Bits by which a criterion can lengthen the common denominator of the score.
[[nodiscard]] constexpr std::size_t denominator_bits(scheme_view const& v, std::size_t i) noexcept {
  auto const rule = v.rule(i);
  std::size_t most = 0;
  switch (rule.kind) {
  case rule_kind::all_or_nothing:
  case rule_kind::ratio:
    return 0;
  case rule_kind::proportional:
    return bits(most_samples);
  case rule_kind::half_credit:
    return 2;
  case rule_kind::levels:
  case rule_kind::table_at_least:
  case rule_kind::table_at_most:
    for (auto const& k : rule.knots)
      most = larger(most, bits(k.earned.denominator()));
    return most;
  case rule_kind::partial_amount:
  case rule_kind::curve:
  case rule_kind::custom:
    break;
  }
  return 63;
}

/// Words of 32 bits that hold every number of an evaluation with ready parts: see `roll_up_tree`.
[[nodiscard]] constexpr std::size_t limbs_for(scheme_view const& v) noexcept {
  std::size_t total = 256; // amounts, scale, applicable points, a cut-off to compare with
  for (std::size_t i = 0; i < v.nodes.size(); ++i) {
    auto const& n = v.nodes[i];
    if (!n.is_clause())
      total += denominator_bits(v, i);
    else if (n.amount != v.details[i].first)
      total += 2 * (bits(n.amount) + bits(v.details[i].first)); // once in the score, once in what applies
  }
  return total / 32 + 1;
}

/// Levels of clauses whose sum is scaled to another worth, and the top.
[[nodiscard]] constexpr std::size_t height_of(scheme_view const& v) noexcept {
  std::size_t deepest = 0;
  for (std::size_t i = 0; i < v.nodes.size(); ++i)
    deepest = larger(deepest, std::size_t{v.nodes[i].depth});
  return deepest + 2;
}

/// A compile-time scheme as evaluation sees it: everything is a constant, nothing is stored.
template <auto const& Scheme> class compiled {
  static constexpr scheme_view table = view_of<Scheme>();
  static constexpr error fault = first_fault(table);
  // Named, not asserted: the sentence is said once.
  using checked = std::bool_constant<definition_error<fault.code, fault.where.index, fault.got.micro(),
                                                      fault.expected.micro()>::none>;

public:
  static constexpr bool is_static = true;
  static constexpr std::size_t limbs = limbs_for(table);

  template <class T> using slots = std::array<T, table.slots()>;
  template <class T> using nodes = std::array<T, table.nodes.size()>;
  template <class T> using stack = fixed_stack<T, height_of(table)>;

  template <class T> [[nodiscard]] static constexpr slots<T> make_slots() { return make<slots<T>>(); }
  template <class T> [[nodiscard]] static constexpr nodes<T> make_nodes() { return make<nodes<T>>(); }

  [[nodiscard]] static constexpr scheme_view const& view() noexcept { return table; }

  /// Calls the custom rule of a node.
  [[nodiscard]] static constexpr rule_result apply_custom(std::uint32_t custom, finding const& f,
                                                          points worth) {
    using customs = std::remove_cvref_t<decltype(Scheme.customs())>;
    constexpr auto calls = []<std::size_t... Index>(std::index_sequence<Index...>) {
      return std::array<rule_result (*)(finding const&, points), sizeof...(Index)>{&call<Index>...};
    }
    (std::make_index_sequence<std::tuple_size_v<customs>>{});
    if constexpr (calls.empty())
      return errc::finding_does_not_fit;
    else
      return calls[custom](f, worth);
  }

  /// Feeds name, version and parameters of the custom parts, in their order, to `describe`.
  template <class Describe> static constexpr void describe_customs(Describe const& describe) {
    std::apply([&](auto const&... part) { (describe(part), ...); }, Scheme.customs());
  }

private:
  // Not `{}` behind the array: see subtree.
  template <class Array> [[nodiscard]] static constexpr Array make() {
    Array a;
    for (auto& item : a)
      item = {};
    return a;
  }

  template <std::size_t Index>
  [[nodiscard]] static constexpr rule_result call(finding const& f, points worth) {
    auto const& rule = std::get<Index>(Scheme.customs());
    if constexpr (CalledWithWorth<std::remove_cvref_t<decltype(rule)>>)
      return rule(f, worth);
    else
      return rule(f);
  }
};

} // namespace starlot::inline v0::detail

#endif
