// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_COMPANY_COMPANY_LEAVES_HPP
#define STARLOT_DETAIL_COMPANY_COMPANY_LEAVES_HPP
// IWYU pragma: private

#include <starlot/company/summary.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/company/pool.hpp>
#include <starlot/detail/scoring/appraisal.hpp>
#include <starlot/detail/scoring/course.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/detail/scoring/verdict.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace starlot::inline v0::detail {

/// Which of three readings of what is open.
enum class company_reading : std::uint8_t {
  assessed, ///< only what was assessed counts
  worst,    ///< all that is open went wrong
  best,     ///< all that is open is right
};

/// The leaves of a company: the findings of the head office, and the outlets' criteria put together.
template <class Schema> class company_leaves {
public:
  company_leaves(finding_set const& head_office, list<pooled_criterion> const& pooled,
                 company_reading how)
      : head_office_{head_office}, pooled_{pooled}, how_{how} {}

  [[nodiscard]] static constexpr bool reads(node const&, std::int64_t&, std::int64_t&) noexcept {
    return false;
  }

  [[nodiscard]] wide_leaf<8> at(std::uint32_t index) const {
    auto const& n = head_office_.scheme().view().nodes[index];
    if (n.visited() == head_office) {
      leaf l;
      static_cast<void>(judge(head_office_.scheme(), index, head_office_.in_slot(n.link), l));
      return {fraction::of(l.top, l.bottom), l.is};
    }
    auto const& c = pooled_[n.link];
    if (c.is_out())
      return {{}, leaf::state::out};
    if (!c.is_scored()) // of what was seen it is no part where it applied nowhere
      return {{},
              how_ == company_reading::assessed && c.open == c.unseen ? leaf::state::out : leaf::state::open};
    return {how_ == company_reading::assessed ? c.share()
            : how_ == company_reading::worst  ? c.worst()
                                              : c.best(),
            c.failed ? leaf::state::failed : leaf::state::scored};
  }

private:
  finding_set const& head_office_;
  list<pooled_criterion> const& pooled_;
  company_reading how_;
};

/// The leaves of one outlet with those of the head office.
template <class Schema> class outlet_leaves {
public:
  outlet_leaves(finding_set const& head_office, std::span<observation const> row)
      : head_office_{head_office}, row_{row} {}

  [[nodiscard]] static constexpr bool reads(node const&, std::int64_t&, std::int64_t&) noexcept {
    return false;
  }

  [[nodiscard]] leaf at(std::uint32_t index) const {
    auto const& n = head_office_.scheme().view().nodes[index];
    leaf l;
    static_cast<void>(
        judge(head_office_.scheme(), index,
              n.visited() == head_office ? head_office_.in_slot(n.link) : as_recorded(row_[n.link]), l));
    return l;
  }

private:
  finding_set const& head_office_;
  std::span<observation const> row_;
};

/// An outlet's own score before the steps, in points; nothing where none of its criteria applies there.
template <class Schema>
[[nodiscard]] std::optional<fraction> own_score(finding_set const& head_office,
                                                std::span<observation const> row, share open_as) {
  outlet_leaves<Schema> const leaves{head_office, row};
  auto const& nodes = head_office.scheme().view().nodes;
  bool applies = false;
  for (std::uint32_t i = 0; i < nodes.size() && !applies; ++i)
    applies = !nodes[i].is_clause() && nodes[i].visited() == per_outlet && !leaves.at(i).is_out();
  if (!applies)
    return {};
  narrow quick;
  if (!appraise<narrow>(head_office.scheme(), leaves, {.open_as = open_as}).score(quick) && !quick.overflowed)
    return {};
  if (!quick.overflowed)
    return in_points<8>(quick);
  fraction wide;
  if (!appraise<fraction>(head_office.scheme(), leaves, {.open_as = open_as}).score(wide))
    return {};
  return in_points<8>(wide);
}

/// A company on its way from the roll-up to the grade.
struct company_course {
  fraction before; ///< points, before the steps
  fraction smooth; ///< after those that only shift it
  fraction score;  ///< after all
  starlot::grade grade;
  std::uint32_t stops_at = no_index; ///< the first step that does more than shift the score
};

/// Whether a step, as declared, only adds a constant to the score, or leaves it alone.
[[nodiscard]] inline bool only_shifts(step const& s) noexcept {
  switch (s.kind) {
  case step_kind::cap:
  case step_kind::floor_at:
  case step_kind::clamp:
  case step_kind::round_to:
  case step_kind::custom:
    return false;
  case step_kind::deduction:
  case step_kind::bonus:
    return s.when.of == measure::always || s.when.of == measure::finding;
  default:
    return true;
  }
}

/// Takes the steps from the roll-up of the leaves, or from `start` where it is given. `recorded(step)` is its finding.
/// Answers nothing where nothing applies.
template <class Schema, class Recorded>
[[nodiscard]] std::optional<company_course>
run_company(Schema const& schema, company_leaves<Schema> const& leaves, std::span<rung const> rungs,
            share open_as, std::optional<fraction> const& start, Recorded const& recorded) {
  auto const& view = schema.view();
  auto const tree = appraise<fraction>(schema, leaves, {.open_as = open_as});
  fraction micro;
  if (!tree.score(micro))
    return {};
  if (start)
    micro = *start * fraction{points::one};
  std::uint32_t failed_by = no_index;
  for (std::uint32_t i = 0; i < view.nodes.size() && failed_by == no_index; ++i)
    if (!view.nodes[i].is_clause() && leaves.at(i).has_failed())
      failed_by = i;
  stepper<fraction, Schema, company_leaves<Schema>> steps{tree, rungs, micro, failed_by};
  company_course out;
  out.before = in_points(micro);
  out.smooth = out.before;
  for (std::uint32_t i = 0; i < view.steps.size(); ++i) {
    if (out.stops_at == no_index && !only_shifts(view.steps[i]))
      out.stops_at = static_cast<std::uint32_t>(view.nodes.size() + i);
    steps.take(i, recorded(i));
    if (out.stops_at == no_index)
      out.smooth = in_points(steps.now().score);
  }
  out.score = in_points(steps.now().score);
  verdict v;
  conclude(steps, rungs, v);
  out.grade = v.grade;
  return out;
}

} // namespace starlot::inline v0::detail

#endif
