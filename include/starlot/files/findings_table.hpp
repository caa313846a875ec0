// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_FINDINGS_TABLE_HPP
#define STARLOT_FILES_FINDINGS_TABLE_HPP

#include <starlot/company/outlet_findings.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/detail/files/file_faults.hpp>
#include <starlot/detail/files/findings_pool.hpp>
#include <starlot/detail/files/findings_rows.hpp>
#include <starlot/files/table.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scoring/findings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What assessors recorded, as a table (files/table.hpp), form "findings", version 1:
//
//   starlot findings,1,Harbour Appliances
//   criterion,finding,outlet,k,m,reason,evidence,assessor,date
//   5.1.1.1,met,,,,,organisation chart OC-3,Chen Wei,2026-11-02
//   5.1.2.1,sampled,North Gate 2,1,12,,,,
//
//   criterion the id of a criterion or of a step that takes findings
//   finding   met, not_met, sampled (k of m nonconforming), counted (k of m), partly (k points), half_met,
//             measured (the value k), quotient (a measured value k/m), level (the level k), found (k times),
//             excluded (with reason), not_assessed, error, not_applicable
//   outlet    for criteria that are assessed per outlet, and wherever else it helps
//   k, m      numbers, where the finding has them; m is a whole number, and so is k but for partly, measured, level
//   reason, evidence, assessor, date   optional columns; date is YYYY-MM-DD
//
// Overrides and the peer group have no place in it: files/saved_findings.hpp keeps all of a findings set.

namespace starlot::inline v0 {

class findings_table;

/// Reads a table of findings: below.
template <class = detail::on_use>
[[nodiscard]] result<findings_table> read_findings_table(std::string_view bytes, any_scheme const& scheme,
                                                         table_options const& options = {});

/// The findings of a company in rows, each of a criterion or step, at an outlet or at the head office.
///
///     auto const audit = read_findings_table(*read_file("findings.csv"), scheme);
///     auto const all = audit->pooled();                    // one sheet for all that was visited; or, of a sample:
///     auto const done = audit->add_visits(visits);         // the outlets into outlet_findings
///     rate_company(*audit->head_office(), sample, visits);
///
/// A value that owns its texts. Memory: linear in the rows.
class findings_table {
public:
  explicit findings_table(any_scheme const& scheme, std::string_view note = {})
      : scheme_{scheme}, rows_{detail::files::findings_form, note} {}

  [[nodiscard]] any_scheme const& scheme() const noexcept { return scheme_; }
  /// What the first line says.
  [[nodiscard]] std::string_view note() const noexcept { return rows_.note(); }
  /// Number of rows.
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
  /// The rows as texts.
  [[nodiscard]] table const& rows() const noexcept { return rows_; }
  /// The finding of a row; its remark refers to this. Preconditions: there is that row (contract).
  [[nodiscard]] finding operator[](std::size_t row) const {
    contract(row < size(), "a row of the findings");
    return entries_[row].seen.as_finding().with(detail::files::remark_of(rows_, row));
  }

  /// The outlets that were visited, sorted: those of any row but of a step, which may be noted where nobody went.
  template <class Ids = std::vector<std::string_view>> [[nodiscard]] Ids outlets() const {
    Ids out;
    for (std::size_t row = 0; row < size(); ++row)
      if (auto const id = outlet_of(row); !id.empty() && !is_step(row) && (out.empty() || out.back() != id))
        out.push_back(id);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  /// Adds what a findings set records, at an outlet, or at the head office where none is named; steps may be at either. Of an
  /// outlet where nothing was recorded a row says that its first criterion is not assessed.
  ///
  /// Errors, all at once: `scheme_differs`; `bad_outlet_text`, `outlet_text_with_unseen`; with the id of the criterion
  /// `head_office_criterion`, `outlet_criterion`, `nul_byte` in a remark, or what is wrong with a finding. Nothing is added then.
  template <class = detail::on_use> [[nodiscard]] result<void> add(finding_set const& findings, std::string_view outlet = {});

  /// One findings set of all rows: counts are summed over the outlets, remarks listed. A criterion that an outlet lacks is not
  /// assessed.
  /// Errors: `cannot_pool`, with line and column, where outlets differ under a rule that cannot sum them.
  template <class = detail::on_use> [[nodiscard]] result<finding_set> pooled() const {
    detail::files::file_faults found;
    detail::files::findings_pool pool{scheme_, rows_, entries_, found};
    finding_set out{scheme_};
    auto const visited = outlets();
    auto const order = pool.by_index();
    for (std::size_t i = 0; i < order.size();) {
      auto const end = pool.end_of(order, i);
      pool.pool({order.data() + i, end - i}, visited, out);
      i = end;
    }
    if (!found.none())
      return found.sorted();
    return out;
  }

  /// What was found at the head office, and of steps anywhere.
  /// Errors: `cannot_pool` where a step is found to be so and not so.
  template <class = detail::on_use> [[nodiscard]] result<finding_set> head_office() const {
    detail::files::file_faults found;
    detail::files::findings_pool pool{scheme_, rows_, entries_, found};
    finding_set out{scheme_};
    auto const order = pool.by_index();
    for (std::size_t i = 0; i < order.size();) {
      auto const end = pool.end_of(order, i);
      if (is_step(order[i]))
        pool.pool_step({order.data() + i, end - i}, out);
      else if (outlet_of(order[i]).empty())
        pool.keep(order[i], out);
      i = end;
    }
    if (!found.none())
      return found.sorted();
    return out;
  }

  /// Adds the findings of each outlet to those of a company.
  /// Errors, all at once, with the line of the first row of the outlet: those of `outlet_findings::add`. The others are added.
  template <class = detail::on_use> [[nodiscard]] result<void> add_visits(outlet_findings& to) const {
    detail::files::file_faults found;
    detail::files::findings_pool pool{scheme_, rows_, entries_, found};
    detail::list<std::uint32_t> order;
    for (std::uint32_t row = 0; row < size(); ++row)
      if (!outlet_of(row).empty() && !is_step(row))
        order.push_back(row);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return outlet_of(a) < outlet_of(b); });
    for (std::size_t i = 0; i < order.size();) {
      auto const first = order[i];
      finding_set at_outlet{scheme_};
      for (; i < order.size() && outlet_of(order[i]) == outlet_of(first); ++i)
        pool.keep(order[i], at_outlet);
      if (auto const done = to.add(outlet_of(first), at_outlet); !done)
        for (auto const& e : done.errors())
          found.add(rows_.cell(first, detail::files::of_outlet), e);
    }
    return found.none() ? result<void>{} : result<void>{found.sorted()};
  }

private:
  template <class>
  friend result<findings_table> read_findings_table(std::string_view, any_scheme const&, table_options const&);
  findings_table(any_scheme const& scheme, table rows, detail::list<detail::files::findings_entry> entries)
      : scheme_{scheme}, rows_{std::move(rows)}, entries_{std::move(entries)} {}

  [[nodiscard]] std::string_view outlet_of(std::size_t row) const { return rows_.cell(row, detail::files::of_outlet).text; }
  [[nodiscard]] bool is_step(std::size_t row) const noexcept { return entries_[row].index >= scheme_.view().nodes.size(); }
  void add_row(std::uint32_t index, finding const& f, std::string_view outlet) {
    auto const& word = detail::files::word_of(observation{f});
    auto const k = detail::files::is_amount(word) ? to_string(decimal::from_micro(f.count())) : std::to_string(f.count());
    auto const& r = f.remark();
    rows_.add_row({scheme_.view().id(index), word.spelling, outlet, word.takes_k ? k : std::string{},
                   word.takes_m ? std::to_string(f.out_of()) : std::string{}, r.reason, r.evidence, r.assessor, r.date});
    entries_.push_back({observation{f}, index});
  }

  any_scheme scheme_;
  table rows_;
  detail::list<detail::files::findings_entry> entries_;
};

template <class> result<void> findings_table::add(finding_set const& findings, std::string_view outlet) {
  auto const& view = scheme_.view();
  if (findings.scheme().view().nodes.data() != view.nodes.data() && content_hash(findings.scheme()) != content_hash(scheme_))
    return error::at(errc::scheme_differs, outlet);
  if (!detail::is_printable_utf8(outlet))
    return error::at(errc::bad_outlet_text, outlet);
  if (!detail::is_plain_id(outlet))
    return error::at(errc::outlet_text_with_unseen, outlet);
  faults wrong;
  detail::list<std::uint32_t> said;
  auto open = detail::no_index; // the first criterion of outlets
  bool is_visited = outlet.empty();
  for (std::uint32_t index = 0; index < view.nodes.size() + view.steps.size(); ++index) {
    auto const slot = view.slot(index);
    bool const is_criterion = index < view.nodes.size();
    if (slot == detail::no_index || (is_criterion && !view.details[index].finding_of.empty()))
      continue;
    bool const is_per_outlet = is_criterion && view.nodes[index].visited() == scope::per_outlet;
    auto const f = findings.in_slot(slot);
    if (is_per_outlet && open == detail::no_index)
      open = index;
    if (f.kind() == finding_kind::not_assessed && f.remark().empty())
      continue;
    detail::leaf unused;
    auto code = detail::judge(scheme_, index, f, unused);
    if (f.kind() == finding_kind::not_assessed && detail::files::is_count(scheme_, index))
      code = errc::finding_does_not_fit; // a remark beside a count that nobody took
    if (is_criterion && is_per_outlet == outlet.empty())
      code = is_per_outlet ? errc::outlet_criterion : errc::head_office_criterion;
    for (auto const text : {f.remark().reason, f.remark().evidence, f.remark().assessor})
      if (text.find('\0') != text.npos)
        code = errc::nul_byte;
    if (code != errc::none)
      wrong.push_back(error::at(code, view.id(index)));
    said.push_back(index);
    is_visited = is_visited || is_criterion;
  }
  if (!wrong.empty())
    return wrong;
  if (!is_visited && open != detail::no_index)
    add_row(open, not_assessed, outlet);
  for (auto const index : said)
    add_row(index, findings.in_slot(view.slot(index)), outlet);
  return {};
}

/// Reads a table of findings.
///
/// Errors, all at once, each with line and column: those of `read_table`; if there is none of these, `unknown_word`, numbers,
/// `number_missing`, `number_unexpected`, `not_whole`; what is wrong with a finding for its criterion (`finding_set::set`),
/// `id_with_unseen`; `outlet_missing`, `outlet_unexpected`, `repeated_row`; `bad_outlet_text`, `outlet_text_with_unseen`, and with
/// them `looks_like_another`.
/// Complexity: n log n in the rows.
template <class>
[[nodiscard]] result<findings_table> read_findings_table(std::string_view bytes, any_scheme const& scheme,
                                                         table_options const& options) {
  auto rows = read_table(bytes, detail::files::findings_form, options);
  if (!rows)
    return rows.errors();
  detail::files::file_faults found;
  auto entries = detail::files::findings_reader{scheme, *rows, found}.read();
  if (!found.none())
    return found.sorted();
  return findings_table{scheme, std::move(*rows), std::move(entries)};
}

/// Writes a table of findings, numbers with a point. It is read again as the same rows, and written again as the same bytes.
template <class Text = std::string> [[nodiscard]] Text write_findings_table(findings_table const& findings) {
  auto const& rows = findings.rows();
  return rows.has_decimal_comma() ? write_table(detail::files::with_points(rows)) : write_table(rows);
}

} // namespace starlot::inline v0

#endif
