// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_FINDINGS_TEXT_HPP
#define STARLOT_DETAIL_SCORING_FINDINGS_TEXT_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/detail/base/access.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/whole_number.hpp>
#include <starlot/detail/core/sealed_text.hpp>
#include <starlot/detail/scoring/cell_text.hpp>
#include <starlot/scoring/findings.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

// The lines of the findings of one sheet, fields between tabs:
//
//   group <group>                                          if one was said
//   finding <id> <cell> [<reason> <evidence> <assessor> <date>]     what stands, in the order of the scheme
//   overridden <id> <cell> [<reason> <evidence> <assessor> <date>]  what stood there before, in the order of the overrides
//
// Criteria for which nothing is recorded have no line, nor have those that are judged on the finding of another one. Where
// all of a remark is empty, its fields are left out. Cells are those of cell_text.hpp; a finding made by hand with numbers
// that its kind does not have is "#kind:first:second".

namespace starlot::inline v0::detail {

/// Appends the cell and the remark of a finding as fields; answers whether its texts are UTF-8.
template <class = on_use> [[nodiscard]] bool write_finding(std::string& out, finding const& f) {
  observation const is{f};
  std::string cell = "\t";
  write_cell(cell, is);
  std::string_view rest = cell;
  if (observation again; !read_cell(rest, again) || again != is)
    cell = "\t#" + std::to_string(static_cast<int>(is.kind)) + ':' + std::to_string(is.first) + ':' +
           std::to_string(is.second);
  out += cell;
  auto const& r = f.remark();
  if (r.empty())
    return true;
  bool good = true;
  for (auto const text : {r.reason, r.evidence, r.assessor, r.date}) {
    out += '\t';
    good = good && write_field(out, text);
  }
  return good;
}

/// A finding with its texts.
struct owned_finding {
  observation is;
  std::string reason{};
  std::string evidence{};
  std::string assessor{};
  std::string date{};

  /// It refers to the texts.
  [[nodiscard]] finding view() const noexcept {
    return is.as_finding().with({reason, evidence, assessor, date});
  }
};

/// Reads what `write_finding` wrote, without its first tab; nothing may follow. Whether it is in its canonical form is for the
/// caller to see, who writes it again.
template <class = on_use> [[nodiscard]] bool read_finding(std::string_view line, owned_finding& to) {
  auto const field = take_field(line);
  auto const cell = '\t' + std::string{field};
  std::string_view rest = cell;
  if (field.starts_with('#')) {
    std::int64_t numbers[3]{};
    rest.remove_prefix(1);
    for (auto& n : numbers) {
      rest.remove_prefix(1);
      if (!take_whole_number(rest, n))
        return false;
      if (&n != &numbers[2] && !rest.starts_with(':'))
        return false;
    }
    if (numbers[0] < 0 || numbers[0] > static_cast<int>(finding_kind::error))
      return false;
    to.is = {numbers[1], numbers[2], static_cast<finding_kind>(numbers[0])};
  } else if (!read_cell(rest, to.is)) {
    return false;
  }
  if (!rest.empty())
    return false;
  if (line.empty())
    return true;
  for (auto* const text : {&to.reason, &to.evidence, &to.assessor, &to.date})
    if (!read_field(take_field(line), *text))
      return false;
  return line.empty();
}

/// Appends the lines of the findings; says for which one a text is not UTF-8.
template <class = on_use> [[nodiscard]] error write_findings(std::string& out, finding_set const& f) {
  auto const& view = f.scheme().view();
  if (!f.group().empty())
    out.append("group\t").append(f.group()).append(1, '\n');
  auto const write = [&](std::string_view word, std::string_view id, finding const& is) {
    out.append(word).append(id);
    bool const good = write_finding(out, is);
    out += '\n';
    return good ? error{} : error::at(errc::text_not_utf8, id, view.find(id));
  };
  for (std::uint32_t index = 0; index < view.nodes.size() + view.steps.size(); ++index) {
    auto const slot = view.slot(index);
    if (slot == no_index || (index < view.nodes.size() && !view.details[index].finding_of.empty()))
      continue;
    auto const is = f.in_slot(slot);
    if (is != finding{})
      if (auto const wrong = write("finding\t", view.id(index), is); wrong.code != errc::none)
        return wrong;
  }
  for (std::size_t i = 0; i < f.overrides(); ++i) {
    auto const old = f.override_at(i);
    if (auto const wrong = write("overridden\t", old.id, old.before); wrong.code != errc::none)
      return wrong;
  }
  return {};
}

/// Reads such lines into findings in which nothing is recorded.
template <class = on_use> class findings_reader {
public:
  explicit findings_reader(finding_set& to) : to_{to} {}

  /// Whether a line is one of these.
  [[nodiscard]] static bool takes(std::string_view line) {
    return line.starts_with("group\t") || line.starts_with("finding\t") || line.starts_with("overridden\t");
  }

  /// A line, and its number.
  [[nodiscard]] error take(std::string_view line, std::size_t number) {
    auto const fault = error::in_line(errc::bad_record_line, number);
    auto const word = take_field(line);
    if (word == "group") {
      auto const done = to_.set_group(line);
      return done && !line.empty() && rows_.empty() ? error{} : fault;
    }
    bool const stands = word == "finding";
    auto const id = take_field(line);
    auto const& view = to_.scheme().view();
    auto const index = view.find(id);
    if (index == no_index || view.slot(index) == no_index)
      return error::in_line(index == no_index ? errc::unknown_id : errc::not_a_criterion, number).about(id);
    if (index < view.nodes.size() && !view.details[index].finding_of.empty())
      return error::in_line(errc::judged_on_another, number).about(id);
    // In the order of the scheme, then what was overridden: each criterion stands once.
    if (stands && !rows_.empty() && (!rows_.back().stands || rows_.back().index >= index))
      return fault;
    rows_.push_back({index, stands, number, no_index, {}});
    return read_finding(line, rows_.back().what) ? error{} : fault;
  }

  /// Records what was read: each first finding, then the overrides one after the other.
  [[nodiscard]] error finish() {
    auto const& view = to_.scheme().view();
    list<std::uint32_t> after(view.nodes.size() + view.steps.size(), no_index); // row of what came then
    for (auto i = rows_.size(); i > 0; --i) {
      auto& r = rows_[i - 1];
      if (!r.stands) {
        r.next = after[r.index];
        after[r.index] = static_cast<std::uint32_t>(i - 1);
      }
    }
    for (std::size_t i = 0; i < rows_.size() && rows_[i].stands; ++i) {
      auto const first = after[rows_[i].index];
      access::record(to_, rows_[i].index, rows_[first == no_index ? i : first].what.view());
      for (auto at = first; at != no_index; at = rows_[at].next)
        if (rows_[at].next == no_index) {
          rows_[at].next = static_cast<std::uint32_t>(i);
          break;
        }
    }
    for (auto const& r : rows_) {
      if (r.stands)
        continue;
      if (r.next == no_index) // nothing stands there
        return error::in_line(errc::bad_record_line, r.number);
      auto const& then = rows_[r.next];
      if (auto const done = to_.override_finding(view.id(r.index), then.what.view()); !done) {
        auto wrong = done.error();
        wrong.where.line = then.number;
        return wrong;
      }
    }
    return {};
  }

private:
  struct row {
    std::uint32_t index = 0;
    bool stands = true;
    std::size_t number = 0;
    std::uint32_t next = no_index; ///< overridden: the row of what replaced it
    owned_finding what;
  };

  finding_set& to_;
  list<row> rows_;
};

} // namespace starlot::inline v0::detail

#endif
