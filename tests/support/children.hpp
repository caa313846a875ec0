// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_TESTS_SUPPORT_CHILDREN_HPP
#define STARLOT_TESTS_SUPPORT_CHILDREN_HPP

#include <starlot/core/points.hpp>
#include <starlot/scheme/clause_children.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace starlot_tests {

/// Children that all apply, and are criteria of which nothing is recorded, of a clause of some worth in points.
class plain_children final : public starlot::clause_children {
public:
  explicit plain_children(std::span<starlot::child const> all, starlot::decimal worth = {},
                          bool has_weight = false)
      : clause_children{"clause",
                        worth,
                        has_weight,
                        all,
                        all.empty() ? 0 : all.front().index,
                        all.empty() ? 0 : all.back().index + 1} {}

private:
  [[nodiscard]] starlot::clause_child look(std::uint32_t, std::size_t place) const override {
    starlot::clause_child out;
    static_cast<starlot::child&>(out) = applying()[place];
    out.applies = true;
    return out;
  }
  [[nodiscard]] std::uint32_t after(std::uint32_t node) const override { return node + 1; }
};

} // namespace starlot_tests

#endif
