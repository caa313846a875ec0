// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_JSON_WORDS_HPP
#define STARLOT_DETAIL_REPORT_JSON_WORDS_HPP
// IWYU pragma: private, include <starlot/report/to_json.hpp>

#include <starlot/company/company_options.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scoring/grade.hpp>
#include <starlot/scoring/rating.hpp>
#include <starlot/scoring/trace_line.hpp>

#include <string_view>

// The words of the JSON for what is enumerated. "unknown": the library has a word that this form does not.

namespace starlot::inline v0::detail {

[[nodiscard]] constexpr std::string_view json_word(outcome o) noexcept {
  switch (o) {
  case outcome::graded:
    return "graded";
  case outcome::below_ladder:
    return "below_ladder";
  case outcome::vetoed:
    return "vetoed";
  case outcome::undetermined:
    return "undetermined";
  case outcome::without_ladder:
    return "without_ladder";
  case outcome::nothing_applies:
    return "nothing_applies";
  case outcome::special:
    return "special";
  }
  return "unknown";
}
[[nodiscard]] constexpr std::string_view json_word(bound b) noexcept {
  switch (b) {
  case bound::at_least:
    return "at_least";
  case bound::above:
    return "above";
  case bound::at_most:
    return "at_most";
  case bound::below:
    return "below";
  }
  return "unknown";
}
[[nodiscard]] constexpr std::string_view json_word(line_kind k) noexcept {
  switch (k) {
  case line_kind::clause:
    return "clause";
  case line_kind::criterion:
    return "criterion";
  case line_kind::top:
    return "top";
  case line_kind::step:
    return "step";
  }
  return "unknown";
}
[[nodiscard]] constexpr std::string_view json_word(line_state s) noexcept {
  switch (s) {
  case line_state::scored:
    return "scored";
  case line_state::open:
    return "open";
  case line_state::excluded:
    return "excluded";
  case line_state::uncounted:
    return "uncounted";
  case line_state::dropped:
    return "dropped";
  case line_state::acted:
    return "acted";
  case line_state::idle:
    return "idle";
  }
  return "unknown";
}
[[nodiscard]] constexpr std::string_view json_word(effect e) noexcept {
  switch (e) {
  case effect::vetoes:
    return "vetoes";
  case effect::awards:
    return "awards";
  case effect::limits_grade:
    return "limits_grade";
  case effect::lifts_grade:
    return "lifts_grade";
  case effect::cuts_score:
    return "cuts_score";
  case effect::lifts_score:
    return "lifts_score";
  case effect::uncounted:
    return "uncounted";
  }
  return "unknown";
}
[[nodiscard]] constexpr std::string_view json_word(policy_origin o) noexcept {
  switch (o) {
  case policy_origin::given:
    return "given";
  case policy_origin::declared:
    return "declared";
  case policy_origin::by_default:
    return "by_default";
  }
  return "unknown";
}

} // namespace starlot::inline v0::detail

#endif
