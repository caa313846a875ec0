// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_POSSIBLE_TRUTHS_HPP
#define STARLOT_DETAIL_SCORING_POSSIBLE_TRUTHS_HPP
// IWYU pragma: private

#include <starlot/scheme/condition.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scheme/score_state.hpp>
#include <starlot/scheme/step.hpp>

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// The truths that a condition may come to while something is open: a bit for each.
class truth_set {
public:
  constexpr truth_set() = default;
  constexpr truth_set(truth t) noexcept : bits_{static_cast<std::uint8_t>(1U << static_cast<unsigned>(t))} {}

  [[nodiscard]] constexpr bool has(truth t) const noexcept { return (bits_ & truth_set{t}.bits_) != 0; }
  /// Whether it is known which.
  [[nodiscard]] constexpr bool is_one() const noexcept {
    return is_only(truth::no) || is_only(truth::yes) || is_only(truth::unknown);
  }
  [[nodiscard]] constexpr bool is_only(truth t) const noexcept { return bits_ == truth_set{t}.bits_; }
  friend constexpr truth_set operator|(truth_set a, truth_set b) noexcept {
    a.bits_ = static_cast<std::uint8_t>(a.bits_ | b.bits_);
    return a;
  }
  friend constexpr bool operator==(truth_set, truth_set) = default;

private:
  std::uint8_t bits_ = 0;
};

inline constexpr truth all_truths[] = {truth::no, truth::yes, truth::unknown};

/// What combined conditions may come to; they are taken to be independent of each other.
[[nodiscard]] constexpr truth_set combined(truth_set a, truth_set b, measure how) {
  auto const decides = how == measure::both ? truth::no : truth::yes;
  truth_set out;
  for (auto const x : all_truths)
    for (auto const y : all_truths)
      if (a.has(x) && b.has(y))
        out = out | (x == decides || y == decides ? decides : x == y ? x : truth::unknown);
  return out;
}

/// What the conditions of a step that end before `end` may come to; `end` becomes where they start. `single`: what one may.
template <class Single>
[[nodiscard]] truth_set possible_truths(slice<condition const> others, condition const& last,
                                        std::size_t& end, Single const& single) {
  --end;
  auto const& c = end < others.size() ? others[end] : last;
  if (!c.combines())
    return single(c);
  auto const b = possible_truths(others, last, end, single);
  auto const a = possible_truths(others, last, end, single);
  return combined(a, b, c.of);
}

/// Whether a step acts, as far as that is known.
enum class acting : std::uint8_t { never, perhaps, surely };

template <class Single>
[[nodiscard]] acting acts_as_known(scheme_view const& view, step const& s, Single const& single) {
  auto const others = conditions_of(view, s);
  auto end = others.size() + 1;
  auto const all = possible_truths(others, s.when, end, single);
  auto const wanted = s.unless ? truth::no : truth::yes;
  return all.is_only(wanted) ? acting::surely : all.has(wanted) ? acting::perhaps : acting::never;
}

/// What a single condition may come to, between what is open all wrong, where one walk stands, and all right, where the other
/// one does: what earns more never lowers a share.
template <class Runner, class Found>
[[nodiscard]] truth_set possible_truths(condition const& c, Found const& found, Runner const& worst,
                                        Runner const& best) {
  if (c.of == measure::always)
    return truth::yes;
  if (c.of == measure::finding) {
    if (found.is_open())
      return truth_set{truth::no} | truth::yes;
    return (found.kind == finding_kind::met) != c.negated ? truth::yes : truth::no;
  }
  return truth_set{worst.truth_of(c)} | best.truth_of(c);
}

} // namespace starlot::inline v0::detail

#endif
