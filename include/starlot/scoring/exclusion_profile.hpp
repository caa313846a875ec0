// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_EXCLUSION_PROFILE_HPP
#define STARLOT_SCORING_EXCLUSION_PROFILE_HPP

#include <starlot/core/finding.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace starlot::inline v0 {

/// A criterion that a kind of business excludes, or a clause with all criteria below it, and why.
struct exclusion {
  std::string_view id;
  std::string_view reason; ///< why it does not apply
};

/// Exclusions of one kind of business (删减清单): a consultancy delivers no goods.
struct exclusion_profile {
  std::string_view name; ///< stands before each reason
  text title;
  std::span<exclusion const> exclusions; ///< what it excludes
};

/// Excludes what a profile names, with its reasons ("consultancy: delivers no goods"), or nothing at all.
///
/// Errors, all at once, with the index of the exclusion: `unknown_id`, `not_a_criterion` for a step,
/// `reason_missing`, `already_recorded` where a criterion has a finding or is named before, `judged_on_another` where one is
/// named without that on whose finding it is judged. Complexity: linear in the
/// criteria excluded.
template <class = detail::on_use>
[[nodiscard]] result<void> apply(exclusion_profile const& profile, finding_set& to) {
  auto const& view = to.scheme().view();
  detail::list<error> found;
  auto const each = [&](auto const& visit) {
    for (std::size_t i = 0; i < profile.exclusions.size(); ++i) {
      auto const node = view.find(profile.exclusions[i].id);
      if (node < view.nodes.size())
        for (std::size_t k = node; k < view.end_of(node); ++k)
          if (!view.nodes[k].is_clause())
            visit(i, static_cast<std::uint32_t>(k));
    }
  };
  for (std::size_t i = 0; i < profile.exclusions.size(); ++i) {
    auto const& e = profile.exclusions[i];
    auto const node = view.find(e.id);
    if (node >= view.nodes.size())
      found.push_back(
          error::at(node == scheme_view::none ? errc::unknown_id : errc::not_a_criterion, e.id, i));
    if (e.reason.empty())
      found.push_back(error::at(errc::reason_missing, e.id, i));
  }
  detail::list<char> named(view.nodes.size());
  each([&](std::size_t i, std::uint32_t node) {
    bool const again = named[node] != 0;
    named[node] = 1;
    if (again || to.in_slot(view.slot(node)).kind() != finding_kind::not_assessed)
      found.push_back(error::at(errc::already_recorded, view.id(node), i));
  });
  // What is judged on the finding of another criterion is excluded with that one.
  auto const is_fed = [&](std::uint32_t node) { return !view.details[node].finding_of.empty(); };
  each([&](std::size_t i, std::uint32_t node) {
    if (is_fed(node) && named[view.find(view.details[node].finding_of)] == 0)
      found.push_back(error::at(errc::judged_on_another, view.id(node), i));
  });
  if (!found.empty())
    return detail::failure_of(found);
  each([&](std::size_t i, std::uint32_t node) {
    if (is_fed(node))
      return;
    auto const reason = std::string{profile.name} + ": " + std::string{profile.exclusions[i].reason};
    if (auto const done = to.set(view.id(node), excluded(reason)); !done)
      found.push_back(done.error());
  });
  if (!found.empty())
    return detail::failure_of(found);
  return {};
}

} // namespace starlot::inline v0

#endif
