// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_WALKED_CHILDREN_HPP
#define STARLOT_DETAIL_SCORING_WALKED_CHILDREN_HPP
// IWYU pragma: private

#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/scheme/clause_children.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace starlot::inline v0::detail {

/// Where the findings of a reading stand: by slots.
struct finding_source {
  void const* from = nullptr;
  finding (*get)(void const* from, std::uint32_t slot) = nullptr;

  template <class From> [[nodiscard]] static finding_source of(From const& from) noexcept {
    return {&from,
            [](void const* f, std::uint32_t slot) { return static_cast<From const*>(f)->recorded(slot); }};
  }
  [[nodiscard]] finding operator()(std::uint32_t slot) const {
    return get == nullptr ? finding{} : get(from, slot);
  }
};

/// The children of a clause, or of the top at `no_index`, as a walk over the tree finds them.
template <class Walk> class walked_children final : public clause_children {
public:
  walked_children(Walk const& tree, std::uint32_t clause, std::span<child const> applying) noexcept
      : clause_children{clause == no_index ? tree.view().title.id : tree.view().details[clause].id,
                        decimal::from_micro(clause == no_index ? tree.view().scale
                                                               : tree.view().nodes[clause].amount),
                        clause != no_index && tree.view().nodes[clause].is_weight(),
                        applying,
                        clause == no_index ? 0 : clause + 1,
                        clause == no_index ? static_cast<std::uint32_t>(tree.view().nodes.size())
                                           : tree.view().nodes[clause].link},
        tree_{tree} {}

private:
  [[nodiscard]] std::uint32_t after(std::uint32_t node) const override {
    return static_cast<std::uint32_t>(tree_.view().end_of(node));
  }

  [[nodiscard]] clause_child look(std::uint32_t node, std::size_t place) const override {
    auto const& view = tree_.view();
    auto const& n = view.nodes[node];
    clause_child out;
    out.id = view.details[node].id;
    out.weight = weight::from_micro(n.amount);
    out.index = node;
    out.is_clause = n.is_clause();
    out.is_advisory = n.is_advisory();
    out.applies = this->stands_at(node, place);
    if (out.applies)
      out.earned = this->applying()[place].earned;
    for (auto i = node; i < after(node); ++i)
      if (!view.nodes[i].is_clause())
        out.is_open = out.is_open || tree_.leaves().again(view, i).is_open();
    if (n.is_clause())
      return out;
    out.recorded = tree_.recorded(n.link);
    if (out.is_advisory)
      out.earned = tree_.share_of(node);
    return out;
  }

  Walk const& tree_;
};

} // namespace starlot::inline v0::detail

#endif
