// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_TESTS_SCHEME_ROLL_UPS_SMALL_CLAUSE_HPP
#define STARLOT_TESTS_SCHEME_ROLL_UPS_SMALL_CLAUSE_HPP

#include "support/children.hpp"

#include <starlot/detail/scheme/custom_part.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace starlot_tests {

/// A child of a weight that earned so many percent.
struct marked {
  std::int64_t weight;
  std::int64_t percent;
};

inline std::vector<starlot::child> children_of(std::vector<marked> const& all) {
  std::vector<starlot::child> out;
  for (std::size_t i = 0; i < all.size(); ++i)
    out.push_back({"", starlot::weight{all[i].weight}, starlot::fraction::of(all[i].percent, 100),
                   static_cast<std::uint32_t>(i + 1)});
  return out;
}

template <class RollUp>
starlot::clause_answer answer_of(RollUp const& part, std::vector<marked> const& all,
                                 starlot::decimal worth = starlot::decimal{100}) {
  auto const children = children_of(all);
  starlot::clause_answer out;
  if (starlot::detail::call_roll_up(part, plain_children{children, worth}, out) != starlot::errc::none)
    return starlot::fraction{-1};
  return out;
}

/// In percent of the clause, as a text.
template <class RollUp>
std::string percent_of(RollUp const& part, std::vector<marked> const& all,
                       starlot::decimal worth = starlot::decimal{100}) {
  return to_string(answer_of(part, all, worth).earned() * starlot::fraction{100});
}

/// Whether no child that earns more ever makes the clause earn less, over all marks of three and of four children.
template <class RollUp>
bool is_monotone_over_marks(RollUp const& part, std::vector<std::int64_t> const& weights) {
  std::vector<std::int64_t> const marks{0, 20, 50, 70, 100};
  std::vector<std::size_t> at(weights.size(), 0);
  auto const of = [&](std::vector<std::size_t> const& places) {
    std::vector<marked> all;
    for (std::size_t i = 0; i < places.size(); ++i)
      all.push_back({weights[i], marks[places[i]]});
    return answer_of(part, all).earned();
  };
  for (;;) {
    for (std::size_t i = 0; i < at.size(); ++i)
      if (at[i] + 1 < marks.size()) {
        auto more = at;
        ++more[i];
        if (of(more) < of(at))
          return false;
      }
    std::size_t i = 0;
    while (i < at.size() && ++at[i] == marks.size())
      at[i++] = 0;
    if (i == at.size())
      return true;
  }
}

} // namespace starlot_tests

#endif
