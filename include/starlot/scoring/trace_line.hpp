// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_TRACE_LINE_HPP
#define STARLOT_SCORING_TRACE_LINE_HPP

#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/share.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/scoring/remarks.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scoring/named_value.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace starlot::inline v0 {

/// What a line of the trace is about.
enum class line_kind : std::uint8_t {
  clause,
  criterion,
  top, ///< what stands between the sum of the branches and the score before the steps: a roll-up at the top that is no
       ///< sum, or an aggregation policy that works from scores of outlets
  step,
};

/// What happened on a line.
enum class line_state : std::uint8_t {
  scored,    ///< counted: a criterion with its share, a clause with what its children brought
  open,      ///< not assessed, or the assessment failed: nothing earned so far
  excluded,  ///< out of the applicable points: excluded, not applicable, or a clause of such; see the remark
  uncounted, ///< advisory: recorded and shown, never counted
  dropped,   ///< left out by a roll-up of the clause above, which says which children it counts
  acted,     ///< a step that changed the score, failed the company or limited the grade
  idle,      ///< a step that changed nothing, or whose condition did not hold
};

/// One line of a trace. It keeps the scheme, to which ids and titles refer, and the texts of its remark.
struct trace_line {
  line_kind kind = line_kind::criterion; ///< clause, criterion, step, or a line of the top
  line_state state = line_state::scored; ///< what became of it
  std::size_t index = 0;                 ///< in the scheme's table: nodes, then steps
  std::size_t depth = 0;                 ///< 0 at the top
  std::string_view id;
  text title;
  decimal worth;          ///< declared points or weight; for a step its amount
  bool is_weight = false; ///< it was declared as a weight, not as points
  finding
      recorded; ///< with its remark; of a company: at the head office, or what its outlets found, put together where
                ///< they counted
  std::string_view
      finding_of; ///< criterion: id of another one, on whose finding it is judged; empty: on its own
  bool is_overridden = false; ///< an earlier finding was overridden; see `finding_set::override_at`
  fraction earned;            ///< criterion: its share, 0 to 1
  fraction available;         ///< points of the score that it could bring after exclusions; 0 for steps
  fraction contribution;      ///< points of the score that it brought, or that the step added
  fraction adjustment; ///< clause: what its roll-up added to the sum of its children's lines; 0 for a sum
  std::optional<fraction>
      counted; ///< child of a roll-up that says so: as which part of its clause it counts; 0: dropped.
               ///< Extra credit has a part beside those of the others, and nothing `available`
  bool vetoes = false; ///< it failed the company
  bool limits = false; ///< it cut the score, did not let a finding count, or limits the grade
  bool lifts = false;  ///< it lifted the score to a floor, or lifts the grade
  std::optional<std::ptrdiff_t>
      rung;    ///< step on the grade that acted: the rung it allows; -1 below the ladder
  text awards; ///< step that acted: the special grade that it awards

  /// Points of the score that it could have brought and did not.
  [[nodiscard]] constexpr fraction lost() const { return available - contribution; }

  /// What a step of the user's has noted, in its order; see `score_state::note`.
  template <class Value = named_value> [[nodiscard]] std::span<Value const> values() const& noexcept {
    return {values_.data(), values_.size()};
  }
  /// The same of a line that goes: the values themselves.
  template <class Values = detail::list<named_value>> [[nodiscard]] Values values() && noexcept {
    return std::move(values_);
  }

private:
  friend detail::access;
  detail::remarks texts_; ///< of the remark
  detail::shared<detail::loaded_table> table_;
  detail::list<named_value> values_;
};

} // namespace starlot::inline v0

#endif
