// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_REPORT_REPORT_HPP
#define STARLOT_REPORT_REPORT_HPP

#include <starlot/company/company_rating.hpp>
#include <starlot/core/contract.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/text.hpp>
#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/grade_rank.hpp>
#include <starlot/decision/outlet_effects.hpp>
#include <starlot/detail/report/report_maker.hpp>
#include <starlot/report/report_parts.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scoring/rating.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// How a report is made.
struct report_options {
  double level = 0.95;          ///< of intervals and bounds; between 0 and 1
  std::size_t most_reasons = 5; ///< how many of the lines that cost most are named first
};

/// A report (评价报告): what people read, in one order for everything that can be reported. The answer first, then why, then
/// the whole trace, then how it was computed.
///
///     report page{"Harbour Appliances"};
///     page.add(*company);                       // a company_rating, or a rating of one sheet
///     page.add(*record);                        // the draw
///     page.add(*law, rungs);                    // the chance of each grade
///     std::puts(to_text(page, language::en).c_str());
///     std::ofstream{"report.html"} << to_html(page, language::zh);
///
/// A value that owns its texts: what it was made from may be gone. Renderings: `to_text`, `to_json`, `to_html`. Its parts are
/// public, for renderings of your own.
struct report {
  report_text subject; ///< whose report it is
  std::vector<report_text>
      notes; ///< of the caller, as "the points are illustrative"; stand beside the answer
  std::vector<report_text>
      policies;           ///< of the caller, as those of a catalog: what is agreed on, and in no standard
  report_options options; ///< level of intervals, length of lists

  std::optional<report_rating> rating;   ///< of one sheet or of a company
  std::optional<report_sample> sample;   ///< beside the rating of a company
  std::optional<report_draw> draw;       ///< how the outlets were drawn
  std::vector<report_law> laws;          ///< the first one is that of the answer
  std::optional<report_effects> effects; ///< the outlets that decide
  std::vector<report_curve> curves;      ///< chances by the number of visits

  explicit report(text of, report_options const& how = {}) : subject{of}, options{how} {
    contract(how.level > 0 && how.level < 1, "a level between 0 and 1");
  }
  explicit report(std::string const& of, report_options const& how = {}) : report{text{of}, how} {}
  explicit report(char const* of, report_options const& how = {}) : report{text{of}, how} {}

  /// A rating, of one sheet or of a company; a second one takes its place. Complexity: that of the trace.
  report& add(starlot::rating const& r) {
    rating = detail::report_maker::of(r, options.most_reasons);
    sample.reset();
    return *this;
  }
  /// A company's rating with its sample. Complexity: that of trace, estimates and losses.
  report& add(company_rating const& r) {
    add(r.rating());
    sample = detail::report_maker::sample_of(r, options.level, *rating);
    return *this;
  }
  report& add(draw_record const& r) {
    draw = detail::report_maker::of(r);
    return *this;
  }
  /// A law; the first one is that of the answer, others stand beside it. `rungs` are those of its ladder (contract). `design`:
  /// how the outlets are drawn.
  report& add(grade_distribution const& law, ladder_rungs rungs, text design = {}) {
    laws.push_back(detail::report_maker::of(law, rungs.rungs));
    laws.back().design = design;
    return *this;
  }
  /// The outlets of a frame that are most dangerous to a grade, `most` of them, with their scores in its order.
  /// Preconditions: effects and scores are of that frame, and a rung of that ladder (contract). Complexity: that of ranking.
  report& add(outlet_effects const& all, starlot::frame const& outlets, std::span<points const> scores,
              grade_rank grade, ladder_rungs rungs, std::size_t most = 10) {
    effects = detail::report_maker::of(all, outlets, scores, grade, rungs.rungs, most);
    return *this;
  }
  /// A curve, as the chance of the true grade by the number of visits.
  report& add(report_curve curve) {
    curves.push_back(std::move(curve));
    return *this;
  }
  /// A sentence of the caller's.
  report& note(text sentence) {
    notes.emplace_back(sentence);
    return *this;
  }
  /// A sentence of the caller's on how it was computed: what is agreed on, and in no standard.
  report& policy(text sentence) {
    policies.emplace_back(sentence);
    return *this;
  }
};

} // namespace starlot::inline v0

#endif
