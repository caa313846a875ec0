// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_COMPANY_SUMMARY_HPP
#define STARLOT_COMPANY_SUMMARY_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/detail/company/cell_text.hpp>
#include <starlot/detail/scoring/judge.hpp>
#include <starlot/sampling/fingerprints.hpp>
#include <starlot/sampling/frame.hpp>
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

namespace detail {

/// The finding of a cell. Why something was excluded was checked when it was recorded, and is kept elsewhere.
[[nodiscard]] constexpr finding as_recorded(observation const& o) noexcept {
  return finding{o.kind, o.first, o.second}.because("recorded");
}

} // namespace detail

/// What was found at the outlets that were visited (汇总数据): a row for each, of which any part can be kept, sent and merged.
///
///     loaded_summary visits{scheme, shops};
///     visits.add("Mill Lane 2", findings);            // or why not: nothing is stored then
///     visits.merge(from_another_team);
///
/// Bytes "starlot summary 1": lines with the hashes of frame, scheme and, if it was said, the record of the draw; a line for
/// each outlet in the order of ids: id, stratum and cluster between tabs, then a cell for each criterion and step of the
/// scheme (`detail/company/cell_text.hpp`); last the SHA-256 of all before it. They are the same for any order and any partition.
/// Texts of remarks are not kept. Refers to the frame, which must live as long.
/// One that was moved from can only be assigned to.
template <class Schema> class basic_summary {
public:
  basic_summary(frame const& outlets, std::optional<record_hash> const& draw = {}) requires(Schema::is_static)
      : basic_summary{Schema{}, outlets, draw} {}
  /// `draw`: hash of the record of the draw, if there is one.
  basic_summary(Schema schema, frame const& outlets, std::optional<record_hash> const& draw = {})
      : schema_{schema},
        frame_{&outlets},
        frame_hash_{outlets.hash()},
        scheme_hash_{content_hash(schema)},
        draw_{draw},
        position_(outlets.size(), detail::no_index) {}
  basic_summary(Schema, frame const&&, std::optional<record_hash> const& = {}) = delete;
  basic_summary(frame const&&, std::optional<record_hash> const& = {}) requires(Schema::is_static) = delete;

  /// Errors: `outlet_unknown` (not in the frame), `outlet_listed_twice`, `head_office_criterion` (a finding for a criterion of
  /// the head office; or for a step of the scheme's own, which outlets' findings cannot be put together for),
  /// `scheme_differs` (the findings are of another), or the first finding that is wrong; nothing is stored then.
  [[nodiscard]] result<void> add(std::string_view outlet, basic_findings<Schema> const& f) {
    auto const number = frame_->find(outlet).value_or(frame_->size());
    if (number == frame_->size())
      return error{errc::outlet_unknown, {outlet, place::nowhere, 0, 0}, {}, {}};
    if (position_[number] != detail::no_index)
      return error{errc::outlet_listed_twice, {outlet, place::nowhere, 0, 0}, {}, {}};
    if (!is_of(f.schema()))
      return error{errc::scheme_differs, {outlet, place::nowhere, 0, 0}, {}, {}};
    if (auto const wrong = first_fault([&](std::uint32_t slot) { return f.in_slot(slot); });
        wrong.code != errc::none)
      return wrong;
    open_row(number);
    for (std::uint32_t slot = 0; slot < f.slot_count(); ++slot)
      cells_.push_back(f.observed(slot));
    return {};
  }

  /// Takes the rows of another summary. Errors: `frame_differs`, `scheme_differs`, `other_draw`; `outlet_listed_twice` with
  /// the outlet that is in both. Nothing is taken then.
  [[nodiscard]] result<void> merge(basic_summary const& other) {
    if (other.frame_hash_ != frame_hash_)
      return error{errc::frame_differs, {}, {}, {}};
    if (other.scheme_hash_ != scheme_hash_)
      return error{errc::scheme_differs, {}, {}, {}};
    if (other.draw_ != draw_)
      return error{errc::other_draw, {}, {}, {}};
    for (std::size_t n = 0; n < position_.size(); ++n)
      if (position_[n] != detail::no_index && other.position_[n] != detail::no_index)
        return error{errc::outlet_listed_twice, {(*frame_)[n].id, n, 0, 0}, {}, {}};
    for (std::size_t n = 0; n < position_.size(); ++n)
      if (other.position_[n] != detail::no_index) {
        open_row(n);
        auto const row = other.row(n);
        cells_.insert(cells_.end(), row.begin(), row.end());
      }
    return {};
  }

  /// Number of outlets.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] Schema const& schema() const noexcept { return schema_; }
  [[nodiscard]] starlot::frame const& outlets() const noexcept { return *frame_; }
  /// Hash of the record of the draw, if it was said.
  [[nodiscard]] std::optional<record_hash> const& draw() const noexcept { return draw_; }
  /// Whether it is the scheme of these rows: the same table, or the same content.
  [[nodiscard]] bool is_of(Schema const& schema) const {
    return schema.view().nodes.data() == schema_.view().nodes.data() || content_hash(schema) == scheme_hash_;
  }
  /// Hash of the frame.
  [[nodiscard]] frame_hash const& frame_fingerprint() const noexcept { return frame_hash_; }
  /// Whether an outlet of this number in the frame is there.
  [[nodiscard]] bool has(std::size_t number) const noexcept { return position_[number] != detail::no_index; }
  /// What was found there, by slots of the scheme. Preconditions: `has(number)`.
  [[nodiscard]] std::span<observation const> row(std::size_t number) const noexcept {
    auto const width = schema_.view().slot_count();
    return {cells_.data() + position_[number] * width, width};
  }

  /// What can be kept, sent, and read again. Complexity: linear in the frame and in the cells.
  [[nodiscard]] std::string bytes() const {
    auto out = heading();
    for (std::size_t n = 0; n < position_.size(); ++n) {
      if (!has(n))
        continue;
      out += heading_of((*frame_)[n]);
      for (auto const& cell : row(n)) {
        out += '\t';
        detail::write_cell(out, cell);
      }
      out += '\n';
    }
    return out + seal_of(out);
  }

  /// Reads bytes into a summary of the same frame, scheme and draw; it holds nothing but these rows then.
  ///
  /// Errors, with the line: `not_a_summary`; `frame_differs`, `scheme_differs`, `other_draw`; `record_incomplete` (the last
  /// line is no seal), `record_altered` (it is not that of the lines before); `bad_record_line`; those of `add`.
  [[nodiscard]] result<void> read(std::string_view bytes) {
    auto const fault = [](errc code, std::size_t line) {
      return error{code, {{}, place::nowhere, line, 0}, {}, {}};
    };
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
    basic_summary fresh{schema_, *frame_, draw_};
    for (std::size_t line = 5; at < body.size(); ++line) {
      auto const end = line_end(at);
      auto const text = bytes.substr(at, end - at);
      at = end + 1;
      auto const tab = text.find('\t');
      auto const number = frame_->find(text.substr(0, tab)).value_or(frame_->size());
      if (tab == std::string_view::npos || number == frame_->size())
        return error{errc::outlet_unknown, {text.substr(0, tab), place::nowhere, line, 0}, {}, {}};
      auto const head = heading_of((*frame_)[number]);
      if (!text.starts_with(head))
        return fault(errc::bad_record_line, line);
      std::vector<observation> cells;
      auto rest = text.substr(head.size());
      for (std::size_t slot = 0; slot < schema_.view().slot_count(); ++slot) {
        auto const cell = detail::read_cell(rest);
        if (!cell)
          return fault(errc::bad_record_line, line);
        cells.push_back(*cell);
      }
      if (!rest.empty() || fresh.has(number))
        return fault(rest.empty() ? errc::outlet_listed_twice : errc::bad_record_line, line);
      // The reason of an exclusion was there when the row was made.
      auto wrong = first_fault([&](std::uint32_t slot) { return detail::as_recorded(cells[slot]); });
      if (wrong.code != errc::none) {
        wrong.where.line = line;
        return wrong;
      }
      fresh.open_row(number);
      fresh.cells_.insert(fresh.cells_.end(), cells.begin(), cells.end());
    }
    if (fresh.bytes() != bytes) // rows out of order, numbers written otherwise
      return fault(errc::bad_record_line, 0);
    *this = std::move(fresh);
    return {};
  }

private:
  /// What is wrong with a row, `in_slot(slot)` being its findings.
  template <class InSlot> [[nodiscard]] error first_fault(InSlot const& in_slot) const {
    auto const& view = schema_.view();
    for (std::uint32_t index = 0; index < view.nodes.size() + view.steps.size(); ++index) {
      auto const slot = view.slot(index);
      if (slot == detail::no_index)
        continue;
      finding const f = in_slot(slot);
      detail::leaf unused;
      auto code = detail::judge(schema_, index, f, unused);
      if (code == errc::none && index < view.nodes.size() && view.nodes[index].visited() == head_office &&
          f.kind() != finding_kind::not_assessed)
        code = errc::head_office_criterion;
      if (code == errc::none && index >= view.nodes.size() &&
          view.steps[index - view.nodes.size()].kind == step_kind::custom &&
          f.kind() != finding_kind::not_assessed)
        code = errc::head_office_criterion;
      if (code != errc::none)
        return {code, {view.id(index), index, 0, 0}, {}, {}};
    }
    return {};
  }
  [[nodiscard]] static std::string heading_of(outlet const& o) {
    std::string out{o.id};
    out.append(1, '\t').append(o.stratum).append(1, '\t').append(o.cluster);
    return out;
  }
  [[nodiscard]] static std::string seal_of(std::string_view body) {
    auto const hash = detail::to_hex(detail::sha256_of(body));
    return "sealed " + std::string{hash.data(), hash.size()} + '\n';
  }
  void open_row(std::size_t number) { position_[number] = static_cast<std::uint32_t>(size_++); }

  [[nodiscard]] std::string heading() const {
    std::string out = "starlot summary 1\nframe ";
    out += frame_hash_.hex();
    out += "\nscheme ";
    out += scheme_hash_.hex();
    out += "\ndraw ";
    if (draw_)
      out += draw_->hex();
    out += '\n';
    return out;
  }

  [[no_unique_address]] Schema schema_;
  starlot::frame const* frame_;
  starlot::frame_hash frame_hash_;
  starlot::scheme_hash scheme_hash_;
  std::optional<record_hash> draw_;
  std::vector<std::uint32_t> position_; ///< row of each outlet of the frame
  std::vector<observation> cells_;
  std::size_t size_ = 0;
};

/// What was found at outlets by a compile-time scheme.
template <auto const& Scheme> using summary = basic_summary<detail::compiled<Scheme>>;
/// What was found at outlets by a scheme that was built at run time.
using loaded_summary = basic_summary<detail::loaded>;

} // namespace starlot::inline v0

#endif
