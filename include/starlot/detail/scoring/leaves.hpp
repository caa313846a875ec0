// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_LEAVES_HPP
#define STARLOT_DETAIL_SCORING_LEAVES_HPP
// IWYU pragma: private

#include <starlot/detail/base/force_inline.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// The leaves of a findings set, judged as they are read: nothing about them is stored. The findings that make
/// up most of an audit are read without a detour, the others by `Rest`: a function of their index.
template <class Schema, class Rest> class judged_leaves {
public:
  constexpr judged_leaves(basic_findings<Schema> const& findings, Rest rest)
      : findings_{findings}, rest_{rest} {}

  /// Reads the share of a leaf that is scored without a detour; answers whether it is.
  [[nodiscard]] STARLOT_DETAIL_INLINE constexpr bool reads(node const& n, std::int64_t& top,
                                                           std::int64_t& bottom) const {
    auto const& o = findings_.observed(n.link);
    bool const is_met = o.kind == finding_kind::met;
    if ((is_met || o.kind == finding_kind::not_met) && n.rule() <= rule_kind::half_credit) {
      top = is_met ? 1 : 0;
      bottom = 1;
      return true;
    }
    top = o.second - o.first;
    bottom = o.second;
    return o.kind == finding_kind::sampled && n.rule() == rule_kind::proportional && o.first >= 0 &&
           o.first <= o.second && o.second > 0 && o.second <= most_samples;
  }

  [[nodiscard]] STARLOT_DETAIL_COLD constexpr leaf at(std::uint32_t index) const {
    std::int64_t top = 0;
    std::int64_t bottom = 0;
    if (reads(findings_.schema().view().nodes[index], top, bottom))
      return {leaf::state::scored, top, bottom};
    return rest_(findings_, index);
  }

private:
  basic_findings<Schema> const& findings_;
  Rest rest_;
};

struct judge_rest {
  template <class Schema>
  [[nodiscard]] constexpr leaf operator()(basic_findings<Schema> const& findings, std::uint32_t index) const {
    leaf out;
    auto const slot = findings.schema().view().nodes[index].link;
    static_cast<void>(judge(findings.schema(), index, findings.in_slot(slot), out));
    return out;
  }
};

/// What the first reading of the leaves learns beside their sum.
struct tally {
  std::size_t open = 0;
  std::size_t open_advisory = 0;
  std::size_t open_conditions = 0;
  std::uint32_t failed_by = no_index; ///< the first criterion that fails the company
  std::uint32_t faulty = no_index;    ///< the first part whose finding is wrong, and what is
  errc code = errc::none;
};

/// Judges and counts.
struct count_rest {
  tally* count;

  template <class Schema>
  [[nodiscard]] constexpr leaf operator()(basic_findings<Schema> const& findings, std::uint32_t index) const {
    leaf out;
    auto const& n = findings.schema().view().nodes[index];
    auto const code = judge(findings.schema(), index, findings.in_slot(n.link), out);
    if (code != errc::none && count->code == errc::none) {
      count->faulty = index;
      count->code = code;
    }
    if (out.is_open())
      ++(n.is_advisory() ? count->open_advisory : count->open);
    if (out.has_failed() && count->failed_by == no_index)
      count->failed_by = index;
    return out;
  }
};

template <class Schema> using leaves_of = judged_leaves<Schema, judge_rest>;
template <class Schema> using counted_leaves = judged_leaves<Schema, count_rest>;

} // namespace starlot::inline v0::detail

#endif
