// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCORING_NONCONFORMITIES_HPP
#define STARLOT_SCORING_NONCONFORMITIES_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/maybe.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/detail/scoring/findings_text.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scoring/evaluate.hpp>
#include <starlot/scoring/findings.hpp>
#include <starlot/scoring/rating.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// How grave a nonconformity is (一般不符合, 严重不符合). What follows from it is the certification body's to say.
enum class severity : std::uint8_t { minor, major };

/// A nonconformity (不符合项): a requirement that was not met, and what is to be done about it.
struct nonconformity {
  std::string id;                               ///< its own, like "NC-3": one line, no other has it
  std::string criterion;                        ///< id of the criterion or step of the scheme
  starlot::severity severity = severity::minor; ///< how grave it is
  std::string statement{};                      ///< what was found
  std::string corrective_action{};              ///< what was agreed; may come later
  std::string due{};                            ///< YYYY-MM-DD; may come later
  std::string outlet{};                         ///< id of the outlet; empty: the sheet or the head office

  friend bool operator==(nonconformity const&, nonconformity const&) = default;
};

/// Ratings before and after the closed nonconformities of a sheet count as their closures say.
struct closure_effect {
  rating before; ///< with the findings before closure
  rating after;  ///< with those after it
};

/// The nonconformities of an audit, from the day they are raised until they are closed.
///
///     nonconformities ncs{scheme};
///     ncs.raise({.id = "NC-1", .criterion = "2.1", .severity = severity::major, .statement = "no calibration since 2024"});
///     ncs.agree("NC-1", "calibrate all torque tools", "2026-12-31");
///     ncs.close("NC-1", met.because("calibrated").evidence("certificate 17").assessor("Wang").on("2026-12-20"));
///     ncs.overdue("2027-01-15");                                          // ids; the day is the caller's
///     auto const effect = ncs.effect_of_closure(findings);                // effect->before, effect->after
///
/// A value. It keeps the scheme and its texts. Complexity: linear in the nonconformities, if nothing else is said.
class nonconformities {
public:
  explicit nonconformities(any_scheme const& scheme) : scheme_{scheme} {}

  /// Raises one. Errors: `empty_id`, `bad_id` (not on one line), `duplicate_id`; `unknown_id`, `not_a_criterion`,
  /// `judged_on_another` with the criterion; `bad_date`; `text_not_utf8`. Nothing is kept then.
  template <class = detail::on_use> result<void> raise(nonconformity n) {
    auto const code =
        n.id.empty()                        ? errc::empty_id
        : !detail::is_printable_utf8(n.id)  ? errc::bad_id
        : position(n.id) < all_.size()      ? errc::duplicate_id
        : !n.due.empty() && !is_date(n.due) ? errc::bad_date
        : !detail::is_utf8(n.statement) || !detail::is_utf8(n.corrective_action) || !detail::is_utf8(n.outlet)
            ? errc::text_not_utf8
            : errc::none;
    if (code != errc::none)
      return error::at(code, n.id);
    auto const& view = scheme_.view();
    auto const index = view.find(n.criterion);
    if (index == detail::no_index)
      return error::at(errc::unknown_id, n.criterion);
    if (view.slot(index) == detail::no_index)
      return error::at(errc::not_a_criterion, n.criterion, index);
    if (index < view.nodes.size() && !view.details[index].finding_of.empty())
      return error::at(errc::judged_on_another, n.criterion, index);
    all_.push_back(std::move(n));
    closures_.push_back({});
    return {};
  }
  /// Says what is to be done, and until when. Errors: `unknown_nonconformity`, `already_closed`; `bad_date`, `text_not_utf8`.
  template <class = detail::on_use>
  result<void> agree(std::string_view id, std::string_view corrective_action, std::string_view due) {
    auto const at = position(id);
    if (auto const code = code_of_open(at); code != errc::none)
      return error::at(code, id);
    if (!is_date(due) || !detail::is_utf8(corrective_action))
      return error::at(is_date(due) ? errc::text_not_utf8 : errc::bad_date, id);
    all_[at].corrective_action = corrective_action;
    all_[at].due = due;
    return {};
  }
  /// Closes one: the finding is what stands from then on, with reason, evidence, assessor and the day of the closure.
  /// Errors: `unknown_nonconformity`, `already_closed`; `reason_missing`, `evidence_missing`, `author_missing`, `bad_date` (none is
  /// bad, too); whatever is wrong with the finding for the criterion. Nothing is changed then.
  template <class = detail::on_use> result<void> close(std::string_view id, finding const& f) {
    auto const at = position(id);
    auto const& r = f.remark();
    auto const open = code_of_open(at);
    auto const code = open != errc::none   ? open
                      : r.reason.empty()   ? errc::reason_missing
                      : r.evidence.empty() ? errc::evidence_missing
                      : r.assessor.empty() ? errc::author_missing
                      : !is_date(r.date)   ? errc::bad_date
                                           : errc::none;
    if (code != errc::none)
      return error::at(code, id);
    finding_set fits{scheme_};
    if (auto const done = fits.set(all_[at].criterion, f); !done)
      return detail::access::why(done);
    closures_[at] = detail::maybe<detail::owned_finding>{
        std::in_place, detail::owned_finding{observation{f}, std::string{r.reason}, std::string{r.evidence},
                                             std::string{r.assessor}, std::string{r.date}}};
    return {};
  }

  /// All of them, in the order in which they were raised.
  [[nodiscard]] std::vector<nonconformity> const& all() const noexcept { return all_; }
  /// The closure of the `number`-th of `all()`, if it is closed; its texts are kept here.
  template <class Finding = finding> [[nodiscard]] std::optional<Finding> closure(std::size_t number) const {
    return closures_[number].is_there() ? std::optional<Finding>{(*closures_[number]).view()} : std::nullopt;
  }
  /// Ids of those that were due before a day, and are not closed on that day. Errors: `bad_date`.
  template <class Ids = std::vector<std::string>>
  [[nodiscard]] result<Ids> overdue(std::string_view day) const {
    if (!is_date(day))
      return error::at(errc::bad_date, day);
    Ids out;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (!all_[i].due.empty() && all_[i].due.compare(day) < 0 && !is_closed_on(i, day))
        out.push_back(all_[i].id);
    return out;
  }
  /// Ids of those of a severity that are not closed on a day. Errors: `bad_date`.
  template <class Ids = std::vector<std::string>>
  [[nodiscard]] result<Ids> open(starlot::severity how, std::string_view day) const {
    if (!is_date(day))
      return error::at(errc::bad_date, day);
    Ids out;
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (all_[i].severity == how && !is_closed_on(i, day))
        out.push_back(all_[i].id);
    return out;
  }

  /// The findings of a sheet, a head office or an outlet with what was closed there: each closure overrides what stands, in the
  /// order of their days, on one day in the order in which they were raised. What was found before stays in the history.
  /// Errors: `scheme_differs`; those of `override_finding`, `nothing_to_override` above all.
  template <class Findings = finding_set>
  [[nodiscard]] result<Findings> after_closure(finding_set const& before,
                                               std::string_view outlet = {}) const {
    if (before.scheme().view().nodes.data() != scheme_.view().nodes.data() &&
        content_hash(before.scheme()) != content_hash(scheme_))
      return error::of(errc::scheme_differs);
    auto out = before;
    std::string_view last; // day up to which closures were taken
    for (bool more = true; more;) {
      std::string_view day;
      for (std::size_t i = 0; i < all_.size(); ++i)
        if (counts_at(i, outlet) && day_of(i).compare(last) > 0 &&
            (day.empty() || day_of(i).compare(day) < 0))
          day = day_of(i);
      more = !day.empty();
      last = day;
      for (std::size_t i = 0; more && i < all_.size(); ++i)
        if (counts_at(i, outlet) && day_of(i) == day)
          if (auto const done = out.override_finding(all_[i].criterion, (*closures_[i]).view()); !done)
            return detail::access::why(done);
    }
    return out;
  }
  /// The rating of a sheet before and after what was closed. Errors: those of `after_closure` and of `evaluate`.
  template <class Effect = closure_effect>
  [[nodiscard]] result<Effect> effect_of_closure(finding_set const& before) const {
    auto const closed = after_closure(before);
    if (!closed)
      return detail::access::why(closed);
    auto const was = evaluate(before);
    if (!was)
      return detail::access::why(was);
    auto const is = evaluate(*closed);
    if (!is)
      return detail::access::why(is);
    return Effect{*was, *is};
  }

  [[nodiscard]] any_scheme const& scheme() const noexcept { return scheme_; }

private:
  [[nodiscard]] std::size_t position(std::string_view id) const noexcept {
    std::size_t at = 0;
    while (at < all_.size() && all_[at].id != id)
      ++at;
    return at;
  }
  [[nodiscard]] errc code_of_open(std::size_t at) const noexcept {
    return at == all_.size()          ? errc::unknown_nonconformity
           : closures_[at].is_there() ? errc::already_closed
                                      : errc::none;
  }
  [[nodiscard]] std::string_view day_of(std::size_t at) const noexcept { return (*closures_[at]).date; }
  [[nodiscard]] bool is_closed_on(std::size_t at, std::string_view day) const noexcept {
    return closures_[at].is_there() && day_of(at).compare(day) <= 0;
  }
  [[nodiscard]] bool counts_at(std::size_t at, std::string_view outlet) const noexcept {
    return closures_[at].is_there() && all_[at].outlet == outlet;
  }

  any_scheme scheme_;
  std::vector<nonconformity> all_;
  detail::list<detail::maybe<detail::owned_finding>> closures_;
};

} // namespace starlot::inline v0

#endif
