// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_RATING_HPP
#define STARLOT_SCORING_RATING_HPP

#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/detail/sorting.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/appraisal.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/trace.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace starlot::inline v0 {

/// What became of a rating.
enum class outcome : std::uint8_t {
  graded,       ///< the score stands on a rung
  below_ladder, ///< the score is below the lowest rung
  vetoed,       ///< a step failed the company, whatever its score
  undetermined, ///< something is open: there are bounds, and no grade
};

/// A grade (级别): the rung that was awarded, or why there is none.
class grade {
public:
  constexpr grade() = default;
  constexpr grade(outcome state, rung const* awarded, std::size_t index) noexcept
      : rung_{awarded}, index_{index}, state_{state} {}

  [[nodiscard]] constexpr outcome state() const noexcept { return state_; }
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return state_ == outcome::graded; }

  /// Name of the rung; empty where none was awarded.
  [[nodiscard]] constexpr text name() const noexcept { return is_awarded() ? rung_->name : text{}; }
  /// Stars of the rung; 0 where none was awarded.
  [[nodiscard]] constexpr int stars() const noexcept { return is_awarded() ? rung_->stars : 0; }
  /// The rung, or null. Refers to the scheme.
  [[nodiscard]] constexpr starlot::rung const* rung() const noexcept { return rung_; }
  /// Its number from the bottom of the ladder, from 0; unspecified where none was awarded.
  [[nodiscard]] constexpr std::size_t index() const noexcept { return index_; }

  friend constexpr bool operator==(grade const&, grade const&) = default;

private:
  // Not by comparing the pointer: GCC 12 with UBSan does not take that for a constant.
  [[nodiscard]] constexpr bool is_awarded() const noexcept { return state_ == outcome::graded; }

  starlot::rung const* rung_ = nullptr;
  std::size_t index_ = 0;
  outcome state_ = outcome::undetermined;
};

/// What separates a score from the next rung.
template <class Fraction> struct next_rung {
  starlot::rung const* rung = nullptr;
  Fraction missing; ///< points, greater than zero
};

template <class Schema>
[[nodiscard]] constexpr result<basic_rating<Schema>> evaluate(basic_findings<Schema> const& findings);

/// A rating (评价结果): score, grade, and everything needed to recompute them by hand.
///
/// A value; it keeps a copy of the findings, and refers to the scheme, which must live as long. Made by
/// `evaluate`.
template <class Schema> class basic_rating {
public:
  using fraction_type = basic_fraction<Schema::limbs>;

  /// Whether there is a grade: nothing is open.
  [[nodiscard]] constexpr bool is_determined() const noexcept { return open_items() == 0; }
  /// Whether there is a score: no criterion is open. A condition on the grade may be.
  [[nodiscard]] constexpr bool has_score() const noexcept { return open_criteria_ == 0; }

  /// The exact score in points of the scheme, after all steps.
  /// Preconditions: `has_score()` (contract); otherwise there are `lowest()` and `highest()`.
  [[nodiscard]] constexpr fraction_type score() const {
    contract(has_score(), "a rating with open criteria has bounds and no score");
    return lowest_;
  }

  /// The score if everything open went all wrong, and all right; equal to the score where nothing is open.
  /// Guaranteed bounds: with the ready parts, more never earns less.
  [[nodiscard]] constexpr fraction_type lowest() const { return lowest_; }
  [[nodiscard]] constexpr fraction_type highest() const { return highest_; }

  /// The grade; `outcome::undetermined` while anything is open.
  [[nodiscard]] constexpr starlot::grade grade() const noexcept {
    return is_determined() ? lowest_grade_ : starlot::grade{};
  }
  [[nodiscard]] constexpr starlot::grade lowest_grade() const noexcept { return lowest_grade_; }
  [[nodiscard]] constexpr starlot::grade highest_grade() const noexcept { return highest_grade_; }
  [[nodiscard]] constexpr starlot::outcome outcome() const noexcept { return grade().state(); }

  /// Criteria and conditions that are open.
  [[nodiscard]] constexpr std::size_t open_items() const noexcept {
    return open_criteria_ + open_conditions_;
  }

  /// Weight of the criteria that were assessed, as a share of the weight of those that apply. 1 if nothing is
  /// open.
  [[nodiscard]] constexpr fraction_type completeness() const {
    auto assessed = leaves_;
    for (auto& l : assessed)
      if (!l.is_out() && !l.is_open())
        l.earned = share::full();
    auto const sums =
        detail::roll_up_tree<fraction_type>(schema(), assessed, share::none(), 0, view().nodes.size());
    return sums.obtained / sums.applicable;
  }

  /// The next rung above the score and the points missing; nothing on the top rung, and nothing while
  /// anything is open. A veto or grade limit stands apart: see `cause()`.
  [[nodiscard]] constexpr std::optional<next_rung<fraction_type>> next() const {
    if (!has_score())
      return std::nullopt;
    for (auto const& r : view().rungs)
      if (lowest_ < r.from)
        return next_rung<fraction_type>{&r, fraction_type{r.from} - lowest_};
    return std::nullopt;
  }

  /// The step that vetoed the grade or held it below the rung of the score; null if none did.
  [[nodiscard]] constexpr step const* cause() const noexcept {
    return cause_ == detail::no_index ? nullptr : &view().steps[cause_];
  }

  /// How the score came about, line by line; the lines of criteria and steps add up to it exactly. Open
  /// criteria stand in it with nothing earned, so that the lines add up to `lowest()`. Refers to this rating.
  [[nodiscard]] constexpr basic_trace<Schema> trace() const& { return basic_trace<Schema>{*this}; }
  basic_trace<Schema> trace() const&& = delete;

  /// The criteria that lost points, most first, equal ones in the order of the scheme: lines of the trace.
  /// Open criteria are not among them. Refer to this rating. Complexity: that of a sort. Allocates.
  [[nodiscard]] constexpr std::vector<trace_line<fraction_type>> reasons() const& {
    std::vector<trace_line<fraction_type>> lines;
    for (auto const& line : trace())
      if (line.kind == line_kind::criterion && line.state == line_state::scored && line.lost().sign() > 0)
        lines.push_back(line);
    auto spare = lines;
    detail::merge_sort(std::span{lines}, std::span{spare},
                       [](auto const& a, auto const& b) { return a.lost() >= b.lost(); });
    return lines;
  }

  std::vector<trace_line<fraction_type>> reasons() const&& = delete;

  /// Id, version and name of the scheme.
  [[nodiscard]] constexpr starlot::title const& scheme() const noexcept { return view().title; }
  /// Content hash of the scheme; computed on each call.
  [[nodiscard]] scheme_hash hash() const { return content_hash(schema()); }

  [[nodiscard]] constexpr basic_findings<Schema> const& findings() const& noexcept { return findings_; }
  basic_findings<Schema> const& findings() const&& = delete;
  [[nodiscard]] constexpr Schema const& schema() const noexcept { return findings_.schema(); }

private:
  friend basic_trace<Schema>;
  friend constexpr result<basic_rating> evaluate<Schema>(basic_findings<Schema> const&);

  constexpr explicit basic_rating(basic_findings<Schema> const& f)
      : findings_{f}, leaves_{f.schema().template make_slots<detail::leaf>()} {}

  [[nodiscard]] constexpr scheme_view const& view() const noexcept { return schema().view(); }

  basic_findings<Schema> findings_;
  typename Schema::template slots<detail::leaf> leaves_;
  fraction_type lowest_;
  fraction_type highest_;
  starlot::grade lowest_grade_;
  starlot::grade highest_grade_;
  std::size_t open_criteria_ = 0;
  std::size_t open_conditions_ = 0;
  std::uint32_t cause_ = detail::no_index;
};

/// The rating by a compile-time scheme.
template <auto const& Scheme> using rating = basic_rating<detail::compiled<Scheme>>;

/// The rating by a scheme that was built at run time.
using loaded_rating = basic_rating<detail::loaded>;

} // namespace starlot::inline v0

#endif
