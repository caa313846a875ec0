// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_REPORT_REPORT_PARTS_HPP
#define STARLOT_REPORT_REPORT_PARTS_HPP

#include <starlot/company/company_options.hpp>
#include <starlot/core/error_code.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/fraction_text.hpp>
#include <starlot/core/text.hpp>
#include <starlot/decision/bounded_probability.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/company/company_losses.hpp>
#include <starlot/scheme/ladder.hpp>
#include <starlot/scoring/display.hpp>
#include <starlot/scoring/grade.hpp>
#include <starlot/scoring/rating.hpp>
#include <starlot/scoring/trace_line.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a report holds: values of its own, ready to be shown, in both languages. A rendering adds words and layout, and works
// nothing out.

namespace starlot::inline v0 {

namespace detail {
struct report_maker;
}

/// A text in both languages, of its own. Data: valid UTF-8 where the caller's was, not escaped.
struct report_text {
  /// English.
  std::string en;
  /// Chinese; may be empty.
  std::string zh;

  report_text() = default;
  report_text(text const& t) : en{t.en}, zh{t.zh} {}
  explicit report_text(std::string english, std::string chinese = {})
      : en{std::move(english)}, zh{std::move(chinese)} {}

  /// In a language; the other one where it is empty.
  [[nodiscard]] std::string_view in(language l) const noexcept { return text{en, zh}.in(l); }
  [[nodiscard]] bool empty() const noexcept { return en.empty() && zh.empty(); }

  friend bool operator==(report_text const&, report_text const&) = default;
};

class report_loss;

/// Points of the score.
struct report_number {
  std::string shown;             ///< as it may be shown beside its ladder: at least two decimals
  std::string exact;             ///< in lowest terms, as "19217/200"
  double value = 0;              ///< for pictures
  bool is_shown_exactly = false; ///< nothing is lost by `shown`

  /// An exact number, as it is shown beside the rungs of a ladder, or of none.
  template <class = detail::on_use>
  [[nodiscard]] static report_number of(fraction const& exactly, std::span<rung const> rungs = {}) {
    return of_reduced(exactly.reduced(), rungs);
  }

  friend bool operator==(report_number const&, report_number const&) = default;

private:
  friend report_loss;
  template <class = detail::on_use>
  [[nodiscard]] static report_number of_reduced(fraction const& f, std::span<rung const> rungs) {
    report_number out{starlot::shown(f, rungs), f.numerator().to_string(), f.to_double(), false};
    if (f.denominator() != 1)
      (out.exact += '/') += f.denominator().to_string();
    auto const decimals = out.shown.size() - out.shown.find('.') - 1;
    if (f.denominator().bit_width() <= 4 * decimals) { // 10^n is shorter than that
      auto const again = parse<fraction>(out.shown);
      out.is_shown_exactly = again && *again == f;
    }
    return out;
  }
};

/// A grade, or why there is none.
struct report_grade {
  outcome state = outcome::undetermined; ///< whether a rung was awarded, or why not
  report_text name{};                    ///< of the rung; empty where none was awarded
  std::string stars{};                   ///< "3", "3.5"; empty where the rung has none
  std::optional<std::size_t> rung{};     ///< number from the worst rung of the ladder

  friend bool operator==(report_grade const&, report_grade const&) = default;
};

/// A rung of the ladder.
struct report_rung {
  report_text name;
  std::string stars;               ///< "3", "3.5"; empty where it has none
  report_number from;              ///< the bound
  bound reached = bound::at_least; ///< on which side of the bound it is
};

/// What an assessor wrote beside a finding.
struct report_remark {
  /// Why, what it rests on, who, when; empty where nobody said.
  std::string reason, evidence, assessor, date;
  /// Whether nothing was said.
  [[nodiscard]] bool empty() const noexcept {
    return reason.empty() && evidence.empty() && assessor.empty() && date.empty();
  }
};

/// An estimate as a standard error and an interval, or why there is none.
struct report_estimate {
  errc none = errc::none;        ///< why there is no standard error
  double value = 0;              ///< in points of the score
  double standard_error = 0;     ///< in points of the score
  double df = 0;                 ///< degrees of freedom; may be infinite
  bool is_census = false;        ///< all outlets were visited
  errc no_interval = errc::none; ///< why there is no interval
  double lower = 0, upper = 0;   ///< of the two-sided interval at `report_options::level`

  /// As the numbers may be shown: on the same side of each cut-off.
  std::string shown{};
  std::string shown_error{}; ///< likewise
  std::string shown_lower{}; ///< likewise
  std::string shown_upper{}; ///< likewise
};

/// A value that a step of the user's has put into its line.
struct report_value {
  std::string name;    ///< as the step calls it
  report_number value; ///< of what kind it is, the step says

  friend bool operator==(report_value const&, report_value const&) = default;
};

/// A line of the trace.
struct report_line {
  line_kind kind = line_kind::criterion; ///< clause, criterion, step, or a line of the top
  line_state state = line_state::scored; ///< what became of it
  std::size_t depth = 0;                 ///< from 0 at the top
  std::string id;
  report_text title;
  report_text found;          ///< the finding in words, as "3 of 40 nonconforming"
  report_remark remark;       ///< of the finding
  std::string worth;          ///< declared points or weight, or the amount of a step
  bool is_weight = false;     ///< `worth` is a weight, not points
  std::string finding_of{};   ///< id of another criterion, on whose finding it is judged
  bool is_overridden = false; ///< an earlier finding was replaced
  /// Points of the score: could bring, brought, lost, added by the roll-up.
  report_number available, contribution, lost, adjustment;
  report_number open{};     ///< of what was lost: points that open criteria of the line can still bring
  report_number excluded{}; ///< declared points of criteria of the line that do not apply
  std::string share;        ///< of a criterion, exact
  std::string
      counted{}; ///< child of a roll-up that says so: as which part of its clause, exact; "0": dropped
  std::vector<report_value> values{}; ///< of a step, in its order
  /// What a step did to the grade.
  bool vetoes = false, limits = false, lifts = false;
  std::optional<report_estimate> estimate{}; ///< of a sample
};

/// What decided between the score and the grade.
struct report_cause {
  starlot::effect effect = effect::vetoes; ///< what it did
  std::string id;
  report_text title;
  report_text
      rung; ///< the best, or the worst, that it allows, or the one that it awards; or the special grade that it awards
  report_number change; ///< points of the score that it added
};

/// The next rung, and what is missing to it.
struct report_next {
  report_grade grade;    ///< the next rung
  report_number missing; ///< points to it: to gain, or to lose where few are good
};

/// A rating: of one sheet, or of a company.
struct report_rating {
  report_text scheme_name; ///< of the scheme
  /// Of the scheme: id, version, content hash.
  std::string scheme_id, scheme_version, scheme_hash;
  std::string group{};        ///< peer group whose ladder was used; empty: there is none, or all others
  bool group_is_open = false; ///< what is open decides over the group, and so the ladder
  report_grade grade;         ///< or why there is none
  bool is_determined = false; ///< nothing open could change the grade
  bool has_score = false;     ///< nothing open could change the score
  bool bounds_are_guaranteed = false; ///< scheme and policy are monotone
  /// With everything open wrong, and right.
  report_grade lowest_grade, highest_grade;
  report_number lowest, highest;     ///< the score, where there is one
  report_number maximum;             ///< before the steps
  std::size_t open_items = 0;        ///< criteria and conditions
  std::string completeness;          ///< share of the weight that was assessed, exact
  double completeness_value = 1;     ///< the same, for pictures
  std::vector<report_rung> rungs;    ///< worst first
  bool few_points_are_good = false;  ///< the ladder descends
  std::optional<report_next> next{}; ///< none on the best rung
  std::vector<report_cause> causes;  ///< what decided beside the points
  std::vector<report_line> lines;    ///< clauses and criteria, a top's line, then steps
  std::vector<std::size_t> reasons;  ///< the lines that cost most, most first
};

/// Points of the score that an outlet cost. Of thousands of outlets most are not shown: their numbers are worked out when they
/// are asked for.
class report_loss {
public:
  explicit report_loss(fraction const& exactly)
      : all_{detail::shared<detail::loss_table<>>::make(
            detail::loss_table<>{detail::list<fraction>{exactly}})},
        value_{exactly.to_double()} {}

  /// For pictures: as good as exact.
  [[nodiscard]] double value() const noexcept { return value_; }
  /// The number. Complexity: that of the sum of what the criteria of the outlet cost.
  template <class = detail::on_use> [[nodiscard]] report_number number() const {
    return report_number::of_reduced(all_->exact(outlet_), {});
  }

private:
  friend detail::report_maker;
  report_loss(detail::shared<detail::loss_table<>> const& all, std::uint32_t outlet)
      : all_{all}, outlet_{outlet}, value_{all->nearly(outlet)} {}

  detail::shared<detail::loss_table<>> all_;
  std::uint32_t outlet_ = 0;
  double value_ = 0;
};

/// An outlet of the sample of a company.
struct report_outlet {
  std::string id;                    ///< as in the frame
  std::string stratum;               ///< empty where there are none
  std::string weight;                ///< how many outlets it stands for, exact
  bool is_reached = true;            ///< it was visited
  std::optional<report_loss> lost{}; ///< points that it cost; none where the policy has no such number
};

/// What only a sample has.
struct report_sample {
  std::size_t outlets = 0;                     ///< of the sample
  std::size_t reached = 0;                     ///< of them, visited
  std::string population;                      ///< outlets of the company
  std::string policy;                          ///< aggregation
  policy_origin origin = policy_origin::given; ///< who named the policy
  std::size_t replaced = 0;                    ///< outlets for which others stand
  bool optional_stopping = false;              ///< it was extended, and that was not planned
  bool approximate_probabilities = false;      ///< weights are near to those of the design, not exact
  bool score_is_of_assessed = false;           ///< no score yet: `of_assessed` is that of what was seen
  report_number of_assessed;                   ///< the score of what was assessed alone
  double level = 0.95;                         ///< of intervals and bounds
  report_estimate estimate;                    ///< of the score up to `nonlinear_step`
  report_text nonlinear_step; ///< the first step that does more than shift the score; empty if none
  std::optional<report_grade> grade_by_bound{}; ///< by the one-sided bound
  errc no_losses = errc::none;                  ///< why there are no losses by outlet
  std::vector<report_outlet> by_outlet; ///< from the one that lost most, else in the order of the frame
};

/// A draw, as it was recorded.
struct report_drawn {
  std::size_t rank = 0; ///< from 1, in the order of the draw
  /// Of the outlet, its stratum, its ticket.
  std::string id, stratum, ticket;
  bool is_chosen = false;    ///< it was chosen and not drawn
  bool was_replaced = false; ///< another one stands for it
};
/// How the outlets were drawn, from the record.
struct report_draw {
  /// Of the tickets; hashes of the frame and of the record.
  std::string algorithm, frame_hash, record_hash;
  /// Where it came from, and when it was published.
  std::string seed, source, published;
  std::string design;                ///< with its parameters
  std::vector<report_text> warnings; ///< of the draw, as sentences
  std::vector<report_drawn> outlets; ///< that were drawn or chosen
  std::string ticket_line;           ///< a line for a POSIX shell that recomputes the first ticket
};

/// A distribution of the grade over all draws.
struct report_chance {
  report_grade grade;              ///< of which it speaks
  bounded_probability probability; ///< with its bounds
};
/// A distribution of the grade over all draws.
struct report_law {
  /// Outlets of the company, and of a sample.
  std::uint64_t population = 0, n = 0;
  std::optional<report_grade> true_grade{}; ///< what visiting all outlets awards
  report_text design;                       ///< how the outlets are drawn, if it was said
  report_text method;                       ///< how it was computed
  double confidence = 1;                    ///< of all bounds together; 1 unless draws were replayed
  std::vector<report_chance> grades;        ///< from below the ladder to the best
};

/// How much depends on single outlets: the chance of a grade or a better one, an outlet being drawn or not.
struct report_effect {
  std::string id;                       ///< of the outlet
  std::string score;                    ///< of the outlet
  double if_drawn = 0;                  ///< chance of the grade or a better one, the outlet being drawn
  std::optional<double> if_not_drawn{}; ///< none where it is drawn each time
};
/// The outlets that are most dangerous to a grade.
struct report_effects {
  report_grade grade;                  ///< of which it speaks
  std::uint64_t n = 0;                 ///< outlets that are drawn
  std::uint64_t outlets = 0;           ///< of all
  std::vector<report_effect> ranked{}; ///< from the most dangerous, as many as were asked for
};

/// A curve: the probability of something for each number of visits.
struct report_curve {
  report_text title;
  std::vector<std::pair<std::uint64_t, double>> points; ///< number of visits, and the probability
};

} // namespace starlot::inline v0

#endif
