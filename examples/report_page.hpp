// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_EXAMPLES_REPORT_PAGE_HPP
#define STARLOT_EXAMPLES_REPORT_PAGE_HPP

// What the reports of ratings have in common: lines of text in one language, and the words for a grade.

#include <starlot/core/text.hpp>
#include <starlot/scoring/grade.hpp>

#include <string>

namespace company {

class report_page {
protected:
  explicit report_page(starlot::language l) : language_{l} {}

  void line(std::string const& s = {}) { (out_ += s) += '\n'; }
  [[nodiscard]] std::string say(starlot::text const& t) const { return std::string{t.in(language_)}; }
  [[nodiscard]] std::string grade(starlot::grade const& g) const {
    switch (g.state()) {
    case starlot::outcome::graded:
    case starlot::outcome::special:
      return say(g.name());
    case starlot::outcome::below_ladder:
      return say({"none: below the lowest grade", "无:低于最低级别"});
    case starlot::outcome::vetoed:
      return say({"none: failed", "无:不合格"});
    case starlot::outcome::without_ladder:
      return say({"none: the scheme has no ladder", "无:该方案不定级"});
    case starlot::outcome::nothing_applies:
      return say({"none: nothing applies", "无:没有适用的评价指标"});
    case starlot::outcome::undetermined:
      break;
    }
    return say({"undetermined", "未定"});
  }
  [[nodiscard]] std::string const& text_so_far() const { return out_; }

private:
  starlot::language language_;
  std::string out_;
};

} // namespace company

#endif
