// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_FINDING_OF_HPP
#define STARLOT_SCHEME_FINDING_OF_HPP

#include <starlot/core/contract.hpp>

#include <string_view>

namespace starlot::inline v0 {

/// Part of a criterion that has no finding of its own: it is judged by its own rule on the finding of another one.
///
///     criterion{"1.2", "Hours until an answer", 20_pt, table_at_most({{2, 100_pct}, {24, 50_pct}, {48, 0_pct}})},
///     criterion{"3.1", "Answers within a day", 5_pt, table_at_most({{24, 100_pct}, {25, 0_pct}}), finding_of{"1.2"}}
///
/// The other one has a finding of its own, the same scope, and a rule that takes such findings: all from `met` to
/// samples, levels, measures, or counts. What excludes it, or overrides its finding, does so here too; what is not
/// applicable is treated as each of the two says. It is open where the other one is, and counts as an open criterion of
/// its own; bounds hold, though they take each of the two for wrong, or right, by itself.
/// Preconditions: the id is not empty (contract).
struct finding_of {
  std::string_view id;

  constexpr explicit finding_of(std::string_view other) : id{other} {
    contract(!other.empty(), "a criterion is judged on the finding of one that has an id");
  }
};

} // namespace starlot::inline v0

#endif
