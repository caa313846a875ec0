// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_SCORE_STATE_HPP
#define STARLOT_SCHEME_SCORE_STATE_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/scheme/condition.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scheme/named.hpp>
#include <starlot/scheme/step.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace starlot::inline v0 {

/// What a clause or criterion came to.
struct branch_state {
  fraction earned;        ///< share of what it can bring after exclusions, 0 to 1; 0 where nothing applies
  fraction available;     ///< points of the score that it can bring after exclusions; 0 if advisory
  decimal worth;          ///< declared points, or weight
  bool applies = false;   ///< something in it counts
  bool is_open = false;   ///< something in it is not assessed
  std::size_t scored = 0; ///< criteria in it that were scored

  /// Points of the score that it brought: what a step may move between branches.
  [[nodiscard]] constexpr fraction contribution() const { return earned * available; }
  /// What it earned of its declared worth.
  [[nodiscard]] constexpr fraction points() const { return earned * fraction{worth}; }
};

/// Whether a condition holds. It is unknown where nothing that it looks at applies, and where a question is open.
enum class truth : std::uint8_t { no, yes, unknown };

/// The state of a score on its way through the steps: what a step or ladder of the user's sees.
///
/// Open criteria stand here with nothing, or with all they can earn, as the bound that is being worked out
/// has it; `is_open` tells. A step that waits for its input leaves the score alone then.
class score_state {
public:
  /// The score after the steps before, in points of the scheme.
  [[nodiscard]] constexpr fraction const& score() const noexcept { return score_; }
  /// Sets the score.
  constexpr void set_score(fraction const& value) { score_ = value.reduced(); }

  /// The step's own finding; not assessed where the step has no id.
  [[nodiscard]] constexpr finding const& recorded() const noexcept { return recorded_; }

  /// The finding of a criterion, advisory or not, or of another step: counts, a measured value, a level. Of a company: what
  /// was found at its outlets, put together. What is open is not assessed here, whatever it is taken for.
  /// Preconditions: the scheme records findings under this id (contract).
  [[nodiscard]] constexpr finding recorded(std::string_view id) const { return look_up(id); }

  /// Whether a condition holds where the step stands, with the score as it is now; several are combined as in `.when`:
  ///
  ///     if (company.holds(branch("2").below(50_pct) && !asked{"licence"}) == truth::yes) …
  ///
  /// A question is that of a step of the scheme, under its id; it is unknown while it is open.
  /// Preconditions: the scheme has the clauses, criteria and questions that are named (contract).
  template <detail::ConditionPart Part> [[nodiscard]] constexpr truth holds(Part const& c) const {
    auto const& all = detail::as_combined(c);
    return ask(all.entries);
  }

  /// Puts a named value into the step's line of the trace, behind those before: `trace_line::values()`. It is shown only:
  /// no score depends on it.
  constexpr void note(std::string_view name, fraction const& value) const { keep(name, value); }
  constexpr void note(std::string_view name, decimal value) const { keep(name, fraction{value}); }

  /// Whether the scheme has a clause or criterion of this id.
  [[nodiscard]] constexpr bool has(std::string_view id) const { return knows(id); }
  /// What a clause or criterion came to.
  /// Preconditions: the scheme has one of this id (contract). Complexity: linear in its subtree.
  [[nodiscard]] constexpr branch_state branch(std::string_view id) const { return find(id); }
  /// How many branches there are at the top, and what one of them came to.
  [[nodiscard]] constexpr std::size_t branches() const { return count(); }
  /// A branch at the top, by its number from 0.
  [[nodiscard]] constexpr branch_state branch_at(std::size_t number) const { return at(number); }

  /// Fails the company.
  constexpr void veto() noexcept { is_vetoed_ = true; }
  /// Whether a step has failed the company.
  [[nodiscard]] constexpr bool is_vetoed() const noexcept { return is_vetoed_; }

  /// Awards a special grade, `rung::awarded("not rated")`, whatever the score; with `veto()`, instead of no grade.
  /// Preconditions: the ladder has a special grade of this name (contract).
  constexpr void award(std::string_view special_grade) {
    awarded_ = find_special(special_grade);
    contract(awarded_ != nullptr, "a step awards a special grade that the ladder has");
  }
  /// What was awarded; null if nothing was.
  [[nodiscard]] constexpr rung const* awarded() const noexcept { return awarded_; }

  /// The ladder that is used, worst rung first.
  template <class Rung = rung> [[nodiscard]] constexpr std::span<Rung const> rungs() const noexcept {
    return {rungs_.data(), rungs_.size()};
  }
  /// At most, or at least, the rung of this number is awarded; -1 is below the ladder.
  /// Preconditions: the ladder has such a rung (contract).
  constexpr void limit_grade(std::ptrdiff_t highest) {
    expect_rung(highest);
    lowest_ = highest < lowest_ ? highest : lowest_;
    highest_ = highest < highest_ ? highest : highest_;
  }
  constexpr void lift_grade(std::ptrdiff_t lowest) {
    expect_rung(lowest);
    lowest_ = lowest > lowest_ ? lowest : lowest_;
    highest_ = lowest > highest_ ? lowest : highest_;
  }
  [[nodiscard]] constexpr std::ptrdiff_t lowest_grade() const noexcept { return lowest_; }
  [[nodiscard]] constexpr std::ptrdiff_t highest_grade() const noexcept { return highest_; }

protected:
  constexpr score_state(fraction score, finding const& recorded, detail::slice<rung const> rungs,
                        std::ptrdiff_t lowest, std::ptrdiff_t highest)
      : score_{std::move(score)}, recorded_{recorded}, rungs_{rungs}, lowest_{lowest}, highest_{highest} {}
  ~score_state() = default;
  score_state(score_state const&) = default;
  score_state& operator=(score_state const&) = default;

private:
  constexpr void expect_rung(std::ptrdiff_t rung) const {
    contract(rung >= -1 && rung < static_cast<std::ptrdiff_t>(rungs_.size()),
             "a step limits or lifts the grade to a rung of the ladder, or to -1");
  }
  [[nodiscard]] constexpr virtual bool knows(std::string_view id) const = 0;
  [[nodiscard]] constexpr virtual branch_state find(std::string_view id) const = 0;
  [[nodiscard]] constexpr virtual branch_state at(std::size_t number) const = 0;
  [[nodiscard]] constexpr virtual std::size_t count() const = 0;
  // A state without findings, as a test makes one, knows none; and nobody reads its values.
  [[nodiscard]] constexpr virtual finding look_up(std::string_view) const { return {}; }
  [[nodiscard]] constexpr virtual truth ask(std::span<condition const>) const { return truth::unknown; }
  constexpr virtual void keep(std::string_view, fraction const&) const {}
  [[nodiscard]] constexpr virtual rung const* find_special(std::string_view) const { return nullptr; }

  friend detail::access;

  fraction score_;
  finding recorded_;
  detail::slice<rung const> rungs_;
  std::ptrdiff_t lowest_;
  std::ptrdiff_t highest_;
  rung const* awarded_ = nullptr;
  bool is_vetoed_ = false;
};

namespace detail {

/// A range of its own that is given by value would be gone when it is read.
template <class Rungs>
concept KeptRungs = std::convertible_to<Rungs, std::span<rung const>> &&
    (std::is_lvalue_reference_v<Rungs> || std::same_as<Rungs, std::span<rung const>>);

template <class T>
concept NothingOrError = std::is_void_v<T> || std::same_as<T, result<void>>;
template <class T>
concept RungOrError = std::same_as<T, std::ptrdiff_t> || std::same_as<T, result<std::ptrdiff_t>>;

template <class Part>
concept MentionsRungs = requires(Part const& p) {
  p.rungs();
};
template <class Part>
concept HasRungs = requires(Part const& p) {
  { p.rungs() } -> KeptRungs;
};

} // namespace detail

/// A ladder of the user's: it lists its rungs, and chooses one by the score or by anything else it sees.
///
///     struct lowest_over_branches {
///       static constexpr std::string_view name = "lowest over branches";
///       static constexpr int version = 1;
///       constexpr std::span<rung const> rungs() const;               // worst first, in memory of its own
///       std::ptrdiff_t operator()(score_state const& company) const; // -1: below the ladder
///     };
///
/// Without `static constexpr bool is_monotone = true` the bounds of open items are not guaranteed, and `next()` of a
/// rating knows no next rung. One that may refuse answers with a `result<std::ptrdiff_t>`: its first error is that of
/// the rating.
template <class Part>
concept CustomLadder = std::copy_constructible<Part> && detail::HasRungs<Part> &&
    requires(Part const& p, score_state const& s) {
  { p(s) } -> detail::RungOrError;
};

/// A step of the user's: called with the state of the score, it changes the score, limits or lifts the grade, or
/// vetoes. Whatever it adds to the score is its line in the trace.
///
///     struct shrinking_bonus {
///       static constexpr std::string_view name = "a tenth of what is missing";
///       static constexpr int version = 1;
///       void operator()(score_state& company) const {
///         company.set_score(company.score() + (fraction{100} - company.score()) / fraction{10});
///       }
///     };
///
/// With a data member `std::string_view id` it takes a finding of its own, and is open without one; with a `line_id` it
/// takes none, and its line in the trace has that id. Without `static constexpr bool is_monotone = true` the bounds of
/// open items are not guaranteed; one that reads findings says so only if none that could be recorded leads outside of
/// what the two readings of the open ones come to. A step that may refuse answers with a `result<void>`: its first
/// error is that of the rating, with the place of the step.
template <class Part>
concept CustomStep =
    std::copy_constructible<Part> && !detail::MentionsRungs<Part> && requires(Part const& p, score_state& s) {
  { p(s) } -> detail::NothingOrError;
};

} // namespace starlot::inline v0

#endif
