// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_COMPANY_OUTLET_FINDINGS_HPP
#define STARLOT_COMPANY_OUTLET_FINDINGS_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/maybe.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/core/sealed_text.hpp>
#include <starlot/detail/sampling/record_history.hpp>
#include <starlot/detail/scoring/cell_text.hpp>
#include <starlot/detail/scoring/findings_text.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/sampling/draw_record.hpp>
#include <starlot/sampling/fingerprints.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// Asks a summary of outlets to keep what stands beside the findings, too.
struct keep_remarks_tag {
  explicit keep_remarks_tag() = default;
};
/// Says that remarks are kept.
inline constexpr keep_remarks_tag keep_remarks{};

/// What was found at the outlets that were visited (网点评审数据): a row for each, of which any part can be kept, sent and merged.
///
///     outlet_findings visits{compiled<bike_care>, shops};   // or a loaded scheme
///     visits.add("Mill Lane 2", findings);            // or why not: nothing is stored then
///     visits.merge(from_another_team);
///
///     outlet_findings visits{scheme, shops, record->hash(), keep_remarks};   // reasons, evidence, assessors, dates, overrides
///     visits.findings_at(3);                                                  // with all that was recorded
///
/// Bytes "starlot summary 1": lines with the hashes of frame, scheme and, if it was said, the record of the draw; a line for
/// each outlet in the order of ids: id, stratum and cluster between tabs, then a cell for each criterion and step of the
/// scheme (`detail/scoring/cell_text.hpp`); last the SHA-256 of all before it. Where remarks are kept, bytes
/// "starlot summary 2": the same, but that a line "outlet" with id, stratum and cluster is followed by the lines of its findings
/// (`detail/scoring/findings_text.hpp`). Bytes are the same for any order and any partition. Without `keep_remarks` texts of
/// remarks are not kept, and cost nothing. A value; copies share the rows until one of them changes.
class outlet_findings {
public:
  /// `draw`: hash of the record of the draw, if there is one.
  template <class = detail::on_use>
  outlet_findings(any_scheme const& scheme, frame const& outlets)
      : scheme_{scheme},
        frame_{outlets},
        frame_hash_{outlets.hash()},
        scheme_hash_{content_hash(scheme)},
        rows_{detail::shared<rows>::make(rows{outlets.size()})} {}
  template <std::same_as<record_hash> Hash>
  outlet_findings(any_scheme const& scheme, frame const& outlets, Hash const& draw)
      : outlet_findings{scheme, outlets} {
    draw_ = detail::maybe<Hash>{std::in_place, draw};
  }
  template <std::same_as<std::optional<record_hash>> Draw>
  outlet_findings(any_scheme const& scheme, frame const& outlets, Draw const& draw)
      : outlet_findings{scheme, outlets} {
    if (draw)
      draw_ = detail::maybe<typename Draw::value_type>{std::in_place, *draw};
  }
  template <std::same_as<keep_remarks_tag> Keep>
  outlet_findings(any_scheme const& scheme, frame const& outlets, Keep) : outlet_findings{scheme, outlets} {
    keeps_remarks_ = true;
  }
  template <class Draw, std::same_as<keep_remarks_tag> Keep>
  outlet_findings(any_scheme const& scheme, frame const& outlets, Draw const& draw, Keep)
      : outlet_findings{scheme, outlets, draw} {
    keeps_remarks_ = true;
  }

  outlet_findings(outlet_findings const&) = default; // and no move: that would leave one without rows
  outlet_findings& operator=(outlet_findings const&) = default;

  /// Errors: `outlet_unknown` (not in the frame), `outlet_listed_twice`, `head_office_criterion` (a finding for a criterion of
  /// the head office; or for a step of the scheme's own, which outlets' findings cannot be put together for),
  /// `scheme_differs` (the findings are of another), or what is wrong with the findings; nothing is stored then.
  template <class = detail::on_use>
  [[nodiscard]] result<void> add(std::string_view outlet, finding_set const& f) {
    auto const number = frame_.find(outlet).value_or(frame_.size());
    if (number == frame_.size())
      return error::at(errc::outlet_unknown, outlet);
    if (rows_->position[number] != detail::no_index)
      return error::at(errc::outlet_listed_twice, outlet);
    if (!is_of(f.scheme()))
      return error::at(errc::scheme_differs, outlet);
    if (auto const wrong = faults_of([&](std::uint32_t slot) { return f.in_slot(slot); }, false);
        !wrong.empty())
      return detail::failure_of(wrong);
    if (auto const wrong = take_row(number, f); wrong.code != errc::none)
      return wrong;
    return {};
  }

  /// Takes the rows of another one. Errors: `frame_differs`, `scheme_differs`, `other_draw`; `remarks_not_kept` (by one of
  /// the two); `outlet_listed_twice` with the outlet that is in both. Nothing is taken then.
  template <class = detail::on_use> [[nodiscard]] result<void> merge(outlet_findings const& other) {
    if (other.frame_hash_ != frame_hash_)
      return error::of(errc::frame_differs);
    if (other.scheme_hash_ != scheme_hash_)
      return error::of(errc::scheme_differs);
    if (other.draw_.is_there() != draw_.is_there() || (draw_.is_there() && *other.draw_ != *draw_))
      return error::of(errc::other_draw);
    if (other.keeps_remarks_ != keeps_remarks_)
      return error::of(errc::remarks_not_kept);
    for (std::size_t n = 0; n < rows_->position.size(); ++n)
      if (rows_->position[n] != detail::no_index && other.rows_->position[n] != detail::no_index)
        return error::at(errc::outlet_listed_twice, frame_[n].id, n);
    for (std::size_t n = 0; n < rows_->position.size(); ++n)
      if (other.rows_->position[n] != detail::no_index) {
        auto const row = other.row(n);
        if (keeps_remarks_)
          rows_.own().texts.push_back(other.text(n));
        auto& cells = open_row(n);
        for (auto const& cell : row) // `append` makes room for no more than it takes
          cells.push_back(cell);
      }
    return {};
  }

  /// The visits made so far go on under a record that goes on from theirs: the sample was extended, or outlets were replaced.
  /// Answers the ids of the outlets that were visited and are no longer in the sample; their rows stay, and what becomes of them
  /// is for `company_options` to say.
  ///
  ///     auto const record = replace_outlet(*drawn, shops, "WZ-15", "closed for good");
  ///     auto const left = visits.continue_with(*record);       // perhaps "WZ-15", if it was visited before
  ///
  /// Errors: `frame_differs`; `other_draw`, where the history of the record does not contain the record of these visits, or they
  /// have none. Nothing is changed then. Complexity: that of a draw for each event since.
  template <std::same_as<draw_record> Record, class Ids = std::vector<std::string>>
  [[nodiscard]] result<Ids> continue_with(Record const& record) {
    if (record.frame() != frame_hash_)
      return error::of(errc::frame_differs);
    if (!draw_.is_there() || !detail::goes_on_from(record, frame_, *draw_))
      return error::of(errc::other_draw);
    draw_ = detail::maybe<record_hash>{std::in_place, record.hash()};
    detail::list<std::uint8_t> in_sample(rows_->position.size());
    for (auto const& d : record.sample().drawn())
      in_sample[d.number] = 1;
    Ids left;
    for (std::size_t n = 0; n < in_sample.size(); ++n)
      if (has(n) && in_sample[n] == 0)
        left.emplace_back(frame_[n].id);
    return left;
  }

  /// Number of outlets.
  [[nodiscard]] std::size_t size() const noexcept { return rows_->size; }
  [[nodiscard]] any_scheme const& scheme() const noexcept { return scheme_; }
  /// The frame.
  [[nodiscard]] starlot::frame const& outlets() const noexcept { return frame_; }
  /// Hash of the record of the draw, if it was said.
  template <class Hash = record_hash> [[nodiscard]] std::optional<Hash> draw() const noexcept {
    return draw_.is_there() ? std::optional<Hash>{*draw_} : std::nullopt;
  }
  /// Whether it is the scheme of these rows: the same table, or the same content.
  template <class = detail::on_use> [[nodiscard]] bool is_of(any_scheme const& scheme) const {
    return scheme.view().nodes.data() == scheme_.view().nodes.data() || content_hash(scheme) == scheme_hash_;
  }
  /// Hash of the frame.
  [[nodiscard]] frame_hash const& frame_fingerprint() const noexcept { return frame_hash_; }
  /// Whether an outlet of this number in the frame is there.
  [[nodiscard]] bool has(std::size_t number) const noexcept {
    return rows_->position[number] != detail::no_index;
  }
  /// What was found there, by slots of the scheme. Preconditions: `has(number)`.
  template <class = detail::on_use>
  [[nodiscard]] std::span<observation const> row(std::size_t number) const noexcept {
    auto const width = scheme_.view().slot_count();
    return {rows_->cells.data() + rows_->position[number] * width, width};
  }

  /// Whether remarks and overrides are kept.
  [[nodiscard]] bool keeps_remarks() const noexcept { return keeps_remarks_; }
  /// The findings of an outlet; with remarks, overrides and group where they are kept. Preconditions: `has(number)`.
  template <class Findings = finding_set> [[nodiscard]] Findings findings_at(std::size_t number) const {
    Findings out{scheme_};
    if (!keeps_remarks_) {
      for (std::uint32_t slot = 0; slot < out.slot_count(); ++slot)
        detail::access::store(out, slot, row(number)[slot].as_finding());
      return out;
    }
    detail::findings_reader reader{out};
    for (std::string_view rest = text(number); !rest.empty();)
      static_cast<void>(reader.take(detail::take_line(rest), 0));
    static_cast<void>(reader.finish());
    return out;
  }

  /// What can be kept, sent, and read again. Complexity: linear in the frame and in the cells.
  template <class = detail::on_use> [[nodiscard]] std::string bytes() const {
    auto out = heading();
    for (std::size_t n = 0; n < rows_->position.size(); ++n) {
      if (!has(n))
        continue;
      if (keeps_remarks_)
        out += "outlet\t";
      out += heading_of(frame_[n]);
      if (!keeps_remarks_)
        for (auto const& cell : row(n)) {
          out += '\t';
          detail::write_cell(out, cell);
        }
      out += '\n';
      if (keeps_remarks_)
        out += text(n);
    }
    detail::seal(out);
    return out;
  }

  /// Reads bytes of either form into one of the same frame, scheme and draw; it holds nothing but these rows then, and keeps
  /// remarks if the bytes do.
  ///
  /// Errors, with the line: `not_a_summary`, `bad_line_ends`; `record_incomplete` (the last line is no seal), `record_altered`
  /// (it is not that of the lines before); `frame_differs`, `scheme_differs`, `other_draw`; `bad_record_line`; those of `add`
  /// and, of remarks and overrides, those of reading saved findings.
  template <class = detail::on_use> [[nodiscard]] result<void> read(std::string_view bytes) {
    outlet_findings fresh{scheme_, frame_};
    fresh.draw_ = draw_;
    fresh.keeps_remarks_ = bytes.starts_with("starlot summary 2");
    auto rest = bytes;
    auto const heading = fresh.heading();
    std::string_view due = heading;
    if (auto const wrong = detail::unseal(rest, due.substr(0, due.find('\n')), errc::not_a_summary);
        wrong.code != errc::none)
      return wrong;
    constexpr errc differs[] = {errc::not_a_summary, errc::frame_differs, errc::scheme_differs,
                                errc::other_draw};
    for (std::size_t line = 0; line < 4; ++line)
      if (rest.empty() || detail::take_line(rest) != detail::take_line(due))
        return error::in_line(differs[line], line + 1);
    if (auto const wrong = fresh.read_rows(rest); !wrong.empty())
      return detail::failure_of(wrong);
    if (auto const again = fresh.bytes(); again != bytes) // rows out of order, numbers written otherwise
      return error::in_line(errc::bad_record_line, detail::first_difference(again, bytes));
    *this = fresh;
    return {};
  }

private:
  struct rows {
    detail::list<std::uint32_t> position; ///< row of each outlet of the frame
    detail::list<observation> cells;
    detail::list<std::string> texts; ///< lines of the findings of each row, where remarks are kept
    std::size_t size = 0;

    explicit rows(std::size_t outlets) : position(outlets, detail::no_index) {}
  };

  /// What is wrong with a row, `in_slot(slot)` being its findings. `was_recorded`: the reason of an exclusion was there when
  /// the row was made, and is kept elsewhere.
  template <class InSlot>
  [[nodiscard]] detail::list<error> faults_of(InSlot const& in_slot, bool was_recorded) const {
    detail::list<error> out;
    auto const& view = scheme_.view();
    for (std::uint32_t index = 0; index < view.nodes.size() + view.steps.size(); ++index) {
      auto const slot = view.slot(index);
      if (slot == detail::no_index)
        continue;
      finding const f = in_slot(slot);
      detail::leaf unused;
      auto code = was_recorded && index < view.nodes.size()
                      ? detail::judge_criterion(scheme_, index, f, true, unused)
                      : detail::judge(scheme_, index, f, unused);
      bool const of_head_office = index < view.nodes.size()
                                      ? view.nodes[index].visited() == head_office
                                      : view.steps[index - view.nodes.size()].kind == step_kind::custom;
      if (index < view.nodes.size() && !view.details[index].finding_of.empty() &&
          observation{f} != observation{in_slot(view.slot(view.find(view.details[index].finding_of)))})
        code = errc::judged_on_another;
      if (code == errc::none && of_head_office && f.kind() != finding_kind::not_assessed)
        code = errc::head_office_criterion;
      if (code != errc::none)
        out.push_back(error::at(code, view.id(index), index));
    }
    return out;
  }
  template <class = detail::on_use> [[nodiscard]] static std::string heading_of(outlet const& o) {
    std::string out{o.id};
    out.append(1, '\t').append(o.stratum).append(1, '\t').append(o.cluster);
    return out;
  }
  [[nodiscard]] std::string const& text(std::size_t number) const noexcept {
    return rows_->texts[rows_->position[number]];
  }
  /// Stores a row that is right.
  template <class = detail::on_use> [[nodiscard]] error take_row(std::size_t number, finding_set const& f) {
    if (keeps_remarks_) {
      std::string lines;
      if (auto const wrong = detail::write_findings(lines, f); wrong.code != errc::none)
        return wrong;
      rows_.own().texts.push_back(std::move(lines));
    }
    auto& cells = open_row(number);
    for (std::uint32_t slot = 0; slot < f.slot_count(); ++slot)
      cells.push_back(f.observed(slot));
    return {};
  }
  /// The number of the outlet with which a line begins, which is taken off; or what is wrong with it.
  template <class = detail::on_use>
  [[nodiscard]] error take_outlet(std::string_view& text, std::size_t line, std::size_t& number) const {
    auto const id = text.substr(0, text.find('\t'));
    number = frame_.find(id).value_or(frame_.size());
    if (id.size() == text.size() || number == frame_.size())
      return error::in_line(errc::outlet_unknown, line).about(id);
    auto const head = heading_of(frame_[number]);
    if (!text.starts_with(head))
      return error::in_line(errc::bad_record_line, line);
    text.remove_prefix(head.size());
    return error::in_line(has(number) ? errc::outlet_listed_twice : errc::none, line);
  }
  /// Reads the rows of either form; answers what is wrong.
  template <class = detail::on_use> [[nodiscard]] detail::list<error> read_rows(std::string_view rest) {
    for (std::size_t line = 5; !rest.empty();) {
      auto const first = line;
      auto const fault = error::in_line(errc::bad_record_line, first);
      auto text = detail::take_line(rest);
      ++line;
      if (keeps_remarks_ && detail::take_field(text) != "outlet")
        return {fault};
      std::size_t number = 0;
      if (auto const wrong = take_outlet(text, first, number); wrong.code != errc::none)
        return {wrong};
      finding_set found{scheme_};
      for (std::uint32_t slot = 0; !keeps_remarks_ && slot < found.slot_count(); ++slot) {
        observation cell;
        if (!detail::read_cell(text, cell))
          return {fault};
        detail::access::store(found, slot, cell.as_finding());
      }
      if (!text.empty())
        return {fault};
      detail::findings_reader reader{found};
      for (; keeps_remarks_ && reader.takes(rest); ++line)
        if (auto const wrong = reader.take(detail::take_line(rest), line); wrong.code != errc::none)
          return {wrong};
      if (auto const wrong = reader.finish(); wrong.code != errc::none)
        return {wrong};
      auto wrong = faults_of([&](std::uint32_t slot) { return found.in_slot(slot); }, !keeps_remarks_);
      for (auto& e : wrong)
        e.where.line = first;
      if (!wrong.empty())
        return wrong;
      if (auto const unwritten = take_row(number, found); unwritten.code != errc::none)
        return {unwritten};
    }
    return {};
  }
  /// A row for an outlet; its cells are to be put behind the others.
  template <class = detail::on_use> [[nodiscard]] detail::list<observation>& open_row(std::size_t number) {
    auto& own = rows_.own();
    own.position[number] = static_cast<std::uint32_t>(own.size++);
    return own.cells;
  }

  template <class = detail::on_use> [[nodiscard]] std::string heading() const {
    std::string out = keeps_remarks_ ? "starlot summary 2\nframe " : "starlot summary 1\nframe ";
    out += frame_hash_.hex();
    out += "\nscheme ";
    out += scheme_hash_.hex();
    out += "\ndraw ";
    if (draw_.is_there())
      out += (*draw_).hex();
    out += '\n';
    return out;
  }

  any_scheme scheme_;
  starlot::frame frame_;
  starlot::frame_hash frame_hash_;
  starlot::scheme_hash scheme_hash_;
  detail::maybe<record_hash> draw_;
  bool keeps_remarks_ = false;
  detail::shared<rows> rows_; ///< copies share them until one of them changes
};

} // namespace starlot::inline v0

#endif
