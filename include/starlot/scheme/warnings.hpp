// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_WARNINGS_HPP
#define STARLOT_SCHEME_WARNINGS_HPP

#include <starlot/core/error.hpp>
#include <starlot/detail/base/folded_text.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/scheme/reachable_scores.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

namespace detail {

/// The multiple that the score of a scheme is rounded to in the end, in millionths; 0 where it is not.
[[nodiscard]] constexpr std::int64_t grid_of(scheme_view const& view) noexcept {
  std::int64_t grid = 0;
  auto const keeps = [&](std::int64_t micro) { return grid > 0 && micro % grid == 0; };
  for (auto const& s : view.steps)
    if (s.kind == step_kind::round_to)
      grid = s.when.of == measure::always || keeps(s.amount.micro()) ? s.amount.micro() : 0;
    else if (s.kind == step_kind::custom || !keeps(s.amount.micro()) || !keeps(s.least.micro()))
      grid = 0;
  return grid;
}

} // namespace detail

/// What is probably not meant in a scheme that can be rated with; faults, which refuse it, are told by `validate`.
///
///     ids_look_alike         ids that differ by case or width only, "A1" and "a1" (at the second)
///     step_without_effect    a cap that no score exceeds, a floor below which no score is
///     rung_off_grid          the score is rounded, and the bound of the rung is no multiple of that: got the bound, due the
///                            multiple
///
/// The place has the index of the node, of the step behind the nodes, or of the rung. Loaded schemes: `scheme.warnings()`.
/// Complexity: n log n in the ids. Allocates.
template <class Use = detail::on_use> [[nodiscard]] faults warnings(scheme_view const& view) {
  detail::used_by<Use, faults> out;
  auto const say = [&](errc code, std::string_view id, std::size_t index, std::int64_t got,
                       std::int64_t due) {
    out.push_back(error::at(code, id, index).with(decimal::from_micro(got), decimal::from_micro(due)));
  };
  detail::list<std::uint32_t> order;
  for (auto const& key : view.ids)
    order.push_back(key.index);
  auto spare = order;
  detail::merge_sort(order.view(), spare.view(), [&](std::uint32_t a, std::uint32_t b) {
    auto const at = detail::folded_order(view.id(a), view.id(b));
    return at < 0 || (at == 0 && a <= b);
  });
  for (std::size_t i = 1; i < order.size(); ++i)
    if (auto const a = view.id(order[i - 1]), b = view.id(order[i]);
        a != b && detail::folded_order(a, b) == 0)
      say(errc::ids_look_alike, b, order[i], 0, 0);

  detail::reachable_scores scores;
  if (!view.customs_go_beyond)
    scores.highest = view.scale;
  scores.lowest = view.customs_go_beyond         ? -detail::reachable_scores::endless
                  : view.top == roll_up::raw_sum ? view.least
                                                 : 0;
  scores.reach(view.nothing_applies.given().micro());
  for (std::size_t i = 0; i < view.steps.size(); ++i) {
    auto const& s = view.steps[i];
    if (s.kind == step_kind::cap && scores.highest <= s.amount.micro())
      say(errc::step_without_effect, s.id, view.nodes.size() + i, s.amount.micro(), scores.highest);
    if (s.kind == step_kind::floor_at && scores.lowest >= s.least.micro())
      say(errc::step_without_effect, s.id, view.nodes.size() + i, s.least.micro(), scores.lowest);
    scores.widen(s);
  }

  if (auto const grid = detail::grid_of(view); grid > 0 && view.custom_ladder == detail::no_index)
    for (std::size_t i = 0; i < view.rungs.size(); ++i)
      if (auto const& r = view.rungs[i]; !r.is_special && (r.divisor != 1 || r.from.micro() % grid != 0))
        say(errc::rung_off_grid, r.name.en, i, r.from.micro(), grid);
  return out;
}

} // namespace starlot::inline v0

#endif
