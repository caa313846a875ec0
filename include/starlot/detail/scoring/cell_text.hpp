// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_CELL_TEXT_HPP
#define STARLOT_DETAIL_SCORING_CELL_TEXT_HPP
// IWYU pragma: private

#include <starlot/core/finding.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/whole_number.hpp>

#include <cstdint>
#include <string>
#include <string_view>

// Findings as cells of a line, form 1. A letter, then as many whole numbers with ':' between them as the kind has; amounts,
// values and levels in millionths:
//
//   .      not assessed          p12500000:0 partly, 12.5 points    f2      found twice
//   +      met                   p0:1        half met               o       not applicable
//   -      not met               s3:40       3 of 40 nonconforming  x       excluded
//   v-5    measured              c4:9        4 of 9 counted         !       the assessment failed
//   l3     level                 q2:3      measured 2/3

namespace starlot::inline v0::detail {

struct cell_form {
  finding_kind kind;
  char letter;
  int numbers;
};
inline constexpr cell_form cell_forms[] = {
    {finding_kind::not_assessed, '.', 0},   {finding_kind::met, '+', 0},
    {finding_kind::not_met, '-', 0},        {finding_kind::partly, 'p', 2},
    {finding_kind::sampled, 's', 2},        {finding_kind::counted, 'c', 2},
    {finding_kind::measured, 'v', 1},       {finding_kind::level, 'l', 1},
    {finding_kind::found, 'f', 1},          {finding_kind::measured, 'q', 2},
    {finding_kind::not_applicable, 'o', 0}, {finding_kind::excluded, 'x', 0},
    {finding_kind::error, '!', 0}};

template <class = on_use> void write_cell(std::string& out, observation const& o) {
  for (auto const& form : cell_forms) {
    bool const is_quotient = o.kind == finding_kind::measured && o.second != 0;
    if (form.kind != o.kind || is_quotient != (form.letter == 'q'))
      continue;
    out += form.letter;
    if (form.numbers > 0)
      out += std::to_string(o.first);
    if (form.numbers > 1)
      out += ':' + std::to_string(o.second);
  }
}

/// Reads a tab and a cell off the front of `text`; answers whether there is one.
template <class = on_use> [[nodiscard]] bool read_cell(std::string_view& text, observation& to) {
  if (text.size() < 2 || text[0] != '\t')
    return false;
  for (auto const& form : cell_forms) {
    if (form.letter != text[1])
      continue;
    text.remove_prefix(2);
    observation out{0, 0, form.kind};
    for (int i = 0; i < form.numbers; ++i) {
      if (i > 0) {
        if (text.empty() || text[0] != ':')
          return false;
        text.remove_prefix(1);
      }
      auto& number = i == 0 ? out.first : out.second;
      if (!take_whole_number(text, number))
        return false;
    }
    if (form.letter == 'q' && out.second == 0)
      return false;
    to = out;
    return true;
  }
  return false;
}

} // namespace starlot::inline v0::detail

#endif
