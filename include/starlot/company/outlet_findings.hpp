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
#include <starlot/detail/base/sha256.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/scoring/cell_text.hpp>
#include <starlot/detail/scoring/judge.hpp>
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

/// What was found at the outlets that were visited (网点评审数据): a row for each, of which any part can be kept, sent and merged.
///
///     outlet_findings visits{compiled<bike_care>, shops};   // or a loaded scheme
///     visits.add("Mill Lane 2", findings);            // or why not: nothing is stored then
///     visits.merge(from_another_team);
///
/// Bytes "starlot summary 1": lines with the hashes of frame, scheme and, if it was said, the record of the draw; a line for
/// each outlet in the order of ids: id, stratum and cluster between tabs, then a cell for each criterion and step of the
/// scheme (`detail/scoring/cell_text.hpp`); last the SHA-256 of all before it. They are the same for any order and any partition.
/// Texts of remarks are not kept. A value; copies share the rows until one of them changes.
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
    auto& cells = open_row(number);
    for (std::uint32_t slot = 0; slot < f.slot_count(); ++slot)
      cells.push_back(f.observed(slot));
    return {};
  }

  /// Takes the rows of another one. Errors: `frame_differs`, `scheme_differs`, `other_draw`; `outlet_listed_twice` with
  /// the outlet that is in both. Nothing is taken then.
  template <class = detail::on_use> [[nodiscard]] result<void> merge(outlet_findings const& other) {
    if (other.frame_hash_ != frame_hash_)
      return error::of(errc::frame_differs);
    if (other.scheme_hash_ != scheme_hash_)
      return error::of(errc::scheme_differs);
    if (other.draw_.is_there() != draw_.is_there() || (draw_.is_there() && *other.draw_ != *draw_))
      return error::of(errc::other_draw);
    for (std::size_t n = 0; n < rows_->position.size(); ++n)
      if (rows_->position[n] != detail::no_index && other.rows_->position[n] != detail::no_index)
        return error::at(errc::outlet_listed_twice, frame_[n].id, n);
    for (std::size_t n = 0; n < rows_->position.size(); ++n)
      if (other.rows_->position[n] != detail::no_index) {
        auto const row = other.row(n);
        open_row(n).append(row.data(), row.data() + row.size());
      }
    return {};
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

  /// What can be kept, sent, and read again. Complexity: linear in the frame and in the cells.
  template <class = detail::on_use> [[nodiscard]] std::string bytes() const {
    auto out = heading();
    for (std::size_t n = 0; n < rows_->position.size(); ++n) {
      if (!has(n))
        continue;
      out += heading_of(frame_[n]);
      for (auto const& cell : row(n)) {
        out += '\t';
        detail::write_cell(out, cell);
      }
      out += '\n';
    }
    return out + seal_of(out);
  }

  /// Reads bytes into one of the same frame, scheme and draw; it holds nothing but these rows then.
  ///
  /// Errors, with the line: `not_a_summary`; `frame_differs`, `scheme_differs`, `other_draw`; `record_incomplete` (the last
  /// line is no seal), `record_altered` (it is not that of the lines before); `bad_record_line`; those of `add`.
  template <class = detail::on_use> [[nodiscard]] result<void> read(std::string_view bytes) {
    auto const fault = [](errc code, std::size_t line) { return error::in_line(code, line); };
    auto const due = heading();
    auto const line_end = [&](std::size_t from) { return bytes.find('\n', from); };
    if (!bytes.starts_with("starlot summary 1\n"))
      return fault(errc::not_a_summary, 1);
    std::size_t at = 0;
    constexpr errc differs[] = {errc::not_a_summary, errc::frame_differs, errc::scheme_differs,
                                errc::other_draw};
    for (std::size_t line = 0; line < 4; ++line) {
      auto const end = line_end(at);
      if (end == std::string_view::npos ||
          bytes.substr(at, end - at) != due.substr(at, due.find('\n', at) - at))
        return fault(end == std::string_view::npos ? errc::record_incomplete : differs[line], line + 1);
      at = end + 1;
    }
    auto const last = bytes.rfind("\nsealed ");
    auto const body = bytes.substr(0, last == std::string_view::npos ? 0 : last + 1);
    auto const due_seal = seal_of(body);
    if (body.size() < at || bytes.size() != body.size() + due_seal.size() || bytes.back() != '\n')
      return fault(errc::record_incomplete, 0);
    if (!bytes.ends_with(due_seal))
      return fault(errc::record_altered, 0);
    outlet_findings fresh{scheme_, frame_};
    fresh.draw_ = draw_;
    for (std::size_t line = 5; at < body.size(); ++line) {
      auto const end = line_end(at);
      auto const text = bytes.substr(at, end - at);
      at = end + 1;
      auto const tab = text.find('\t');
      auto const number = frame_.find(text.substr(0, tab)).value_or(frame_.size());
      if (tab == std::string_view::npos || number == frame_.size())
        return error::in_line(errc::outlet_unknown, line).about(text.substr(0, tab));
      auto const head = heading_of(frame_[number]);
      if (!text.starts_with(head))
        return fault(errc::bad_record_line, line);
      detail::list<observation> cells;
      auto rest = text.substr(head.size());
      for (std::size_t slot = 0; slot < scheme_.view().slot_count(); ++slot) {
        observation cell;
        if (!detail::read_cell(rest, cell))
          return fault(errc::bad_record_line, line);
        cells.push_back(cell);
      }
      if (!rest.empty() || fresh.has(number))
        return fault(rest.empty() ? errc::outlet_listed_twice : errc::bad_record_line, line);
      auto wrong = faults_of([&](std::uint32_t slot) { return cells[slot].as_finding(); }, true);
      for (auto& e : wrong)
        e.where.line = line;
      if (!wrong.empty())
        return detail::failure_of(wrong);
      fresh.open_row(number).append(cells.data(), cells.data() + cells.size());
    }
    if (fresh.bytes() != bytes) // rows out of order, numbers written otherwise
      return fault(errc::bad_record_line, 0);
    *this = fresh;
    return {};
  }

private:
  struct rows {
    detail::list<std::uint32_t> position; ///< row of each outlet of the frame
    detail::list<observation> cells;
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
  template <class = detail::on_use> [[nodiscard]] static std::string seal_of(std::string_view body) {
    auto const hash = detail::to_hex(detail::sha256_of(body));
    return "sealed " + std::string{hash.data(), hash.size()} + '\n';
  }
  /// A row for an outlet; its cells are to be put behind the others.
  template <class = detail::on_use> [[nodiscard]] detail::list<observation>& open_row(std::size_t number) {
    auto& own = rows_.own();
    own.position[number] = static_cast<std::uint32_t>(own.size++);
    return own.cells;
  }

  template <class = detail::on_use> [[nodiscard]] std::string heading() const {
    std::string out = "starlot summary 1\nframe ";
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
  detail::shared<rows> rows_; ///< copies share them until one of them changes
};

} // namespace starlot::inline v0

#endif
