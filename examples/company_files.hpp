// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_EXAMPLES_COMPANY_FILES_HPP
#define STARLOT_EXAMPLES_COMPANY_FILES_HPP

#include "csv.hpp"
#include "file_problems.hpp"

#include <starlot/catalog/gbt27922.hpp>
#include <starlot/scoring/findings.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The files of a company's folder. Both are CSV (see csv.hpp), version 1.
//
// points.csv, form "points": the points sheet of GB/T 27922-2011, from the user's own copy of the standard.
//   id        5.1.1 (item) or 5.1.1.1 (indicator)
//   points    decimal
//   scope     indicators: head_office or per_outlet; items: empty
//   rule      optional; indicators: proportional (if empty), all_or_nothing, partial_amount
//   text_en, text_zh   optional; needed where the catalog ships no paraphrase
//
// findings.csv, form "findings": what the assessors recorded.
//   criterion an indicator, or deduction, bonus, one_year_wait
//   finding   met, not_met, sampled (k of m nonconforming), counted (k of m, for 5.1.2.2), partly (k points),
//             found (k times), excluded (with reason), not_assessed, error, not_applicable; in other schemes also
//             half_met, measured (the value k), quotient (a measured value k/m), level (the level k)
//   outlet    for indicators that are scored per outlet, and wherever else it helps
//   k, m      numbers, where the finding has them; m is a whole number, and so is k but for partly, measured, level
//   reason, evidence, assessor, date   optional columns; date is YYYY-MM-DD
//
// Every problem of both files is reported, as file:line:character: error number: sentence.

namespace company {

using files::file_errc;
using files::look_up;
using files::number;
using files::problems;
using files::word;

/// points.csv
struct points_sheet {
  csv::table file; ///< rows refer to its texts
  std::vector<starlot::gbt27922::sheet_row> rows;
};

inline constexpr std::array<std::string_view, 3> points_columns{"id", "points", "scope"};
inline constexpr std::array<std::string_view, 3> points_extras{"rule", "text_en", "text_zh"};

inline points_sheet read_points(std::string const& path, problems& found) {
  using namespace starlot;
  auto const rules = std::array{word<rule_choice>{"proportional", proportional},
                                word<rule_choice>{"all_or_nothing", all_or_nothing},
                                word<rule_choice>{"partial_amount", partial_amount}};
  constexpr std::array scopes{word<scope>{"head_office", head_office}, word<scope>{"per_outlet", per_outlet}};

  auto read = csv::read_file(path, {"points", 1, points_columns, points_extras});
  for (auto const& p : read.problems)
    found.add(p);
  points_sheet sheet{std::move(read.value), {}};
  if (!found.none())
    return sheet;
  for (std::size_t i = 0; i < sheet.file.rows.size(); ++i) {
    auto const cell = [&](std::string_view column) -> csv::cell const& { return sheet.file.at(i, column); };
    gbt27922::sheet_row row{.id = cell("id").text, .worth = {}};
    row.name = {cell("text_en").text, cell("text_zh").text};
    // A worth that cannot be read is reported here, and counts as one so that the sums say nothing on top.
    row.worth = number<points>(cell("points"), found).value_or(points::from_micro(1));
    if (auto const& rule = cell("rule"); !rule.text.empty()) {
      if (auto const* known = look_up(rules, rule.text))
        row.rule = known->meaning;
      else
        found.add(rule, file_errc::unknown_word, rule.text);
    }
    bool const is_item = std::count(row.id.begin(), row.id.end(), '.') < 3;
    if (auto const* known = look_up(scopes, cell("scope").text); known != nullptr && !is_item)
      row.visited = known->meaning;
    else if (!is_item || !cell("scope").text.empty())
      found.add(cell("scope"), file_errc::unknown_word, cell("scope").text);
    sheet.rows.push_back(row);
  }
  return sheet;
}

/// The scheme for a sheet; faults stand at the rows that the library names.
inline std::optional<starlot::loaded_scheme>
make_scheme(points_sheet const& sheet, starlot::gbt27922::options const& options, problems& found) {
  auto scheme = starlot::gbt27922::load(sheet.rows, options);
  if (scheme)
    return std::move(scheme).value();
  for (auto const& fault : scheme.errors()) {
    bool const has_row = fault.where.index < sheet.file.rows.size();
    bool const at_points = fault.code == starlot::errc::sheet_item_mismatch ||
                           fault.code == starlot::errc::sheet_points_not_positive;
    csv::place where;
    if (has_row)
      where = sheet.file.at(fault.where.index, at_points ? "points" : "id");
    found.add(where, fault);
  }
  return std::nullopt;
}

/// findings.csv: summed over the visited outlets, and apart.
struct audit {
  std::set<std::string> outlets;
  starlot::finding_set findings;
  starlot::finding_set head_office; ///< and what was found of steps, anywhere
  std::map<std::string, starlot::finding_set> visits;
};

/// What finding needs which numbers.
struct finding_word {
  std::string_view spelling;
  starlot::finding_kind kind;
  bool takes_k = false;
  bool takes_m = false;
};
inline constexpr std::array finding_words{
    finding_word{"met", starlot::finding_kind::met},
    finding_word{"not_met", starlot::finding_kind::not_met},
    finding_word{"sampled", starlot::finding_kind::sampled, true, true},
    finding_word{"counted", starlot::finding_kind::counted, true, true},
    finding_word{"partly", starlot::finding_kind::partly, true},
    finding_word{"half_met", starlot::finding_kind::partly},
    finding_word{"measured", starlot::finding_kind::measured, true},
    finding_word{"quotient", starlot::finding_kind::measured, true, true},
    finding_word{"level", starlot::finding_kind::level, true},
    finding_word{"found", starlot::finding_kind::found, true},
    finding_word{"excluded", starlot::finding_kind::excluded},
    finding_word{"not_assessed", starlot::finding_kind::not_assessed},
    finding_word{"error", starlot::finding_kind::error},
    finding_word{"not_applicable", starlot::finding_kind::not_applicable},
};

inline constexpr std::array<std::string_view, 5> findings_columns{"criterion", "finding", "outlet", "k", "m"};
inline constexpr std::array<std::string_view, 4> findings_extras{"reason", "evidence", "assessor", "date"};

/// Reads the rows one by one, then sums them up, or keeps the outlets of a sample apart.
class findings_reader {
public:
  findings_reader(starlot::loaded_scheme const& scheme, problems& found, bool apart = false)
      : scheme_{scheme}, found_{found}, apart_{apart}, probe_{scheme} {}

  audit read(std::string const& path) {
    auto const read = csv::read_file(path, {"findings", 1, findings_columns, findings_extras});
    for (auto const& p : read.problems)
      found_.add(p);
    if (found_.none())
      for (std::size_t i = 0; i < read.value.rows.size(); ++i)
        take(read.value, i);
    audit sum{std::move(outlets_), starlot::finding_set{scheme_}, starlot::finding_set{scheme_}, {}};
    if (found_.none())
      for (auto const& [id, entries] : entries_)
        apart_ ? keep_apart(id, entries, sum) : pool(id, entries, sum);
    return sum;
  }

private:
  struct entry {
    csv::cell criterion; ///< place and id
    std::string outlet;
    starlot::finding recorded;
  };

  void take(csv::table const& file, std::size_t i) {
    using namespace starlot;
    auto const cell = [&](std::string_view column) -> csv::cell const& { return file.at(i, column); };
    auto const& id = cell("criterion");
    auto const* const meant = look_up(finding_words, cell("finding").text);
    if (meant == nullptr)
      return found_.add(cell("finding"), file_errc::unknown_word, cell("finding").text);
    bool const amount = meant->takes_k && !meant->takes_m &&
                        (meant->kind == finding_kind::partly || meant->kind == finding_kind::measured ||
                         meant->kind == finding_kind::level);
    auto const k = read_number(cell("k"), meant->takes_k, !amount);
    auto const m = read_number(cell("m"), meant->takes_m, true);
    if (!k || !m)
      return;

    bool const half = meant->kind == finding_kind::partly && !meant->takes_k;
    bool const quotient = meant->kind == finding_kind::measured && meant->takes_m;
    auto const recorded = (half       ? half_met
                           : quotient ? measured(k->micro() / decimal::one, m->micro() / decimal::one)
                                      : finding{meant->kind, amount ? k->micro() : k->micro() / decimal::one,
                                                m->micro() / decimal::one})
                              .because(cell("reason").text)
                              .evidence(cell("evidence").text)
                              .assessor(cell("assessor").text)
                              .on(cell("date").text);
    if (auto const done = probe_.set(id.text, recorded); !done) {
      auto const code = done.error().code;
      auto const* const column = code == errc::bad_date                                      ? "date"
                                 : code == errc::reason_missing                              ? "reason"
                                 : code == errc::unknown_id || code == errc::not_a_criterion ? "criterion"
                                                                                             : "finding";
      return found_.add(cell(column), error::of(code), cell(column).text);
    }
    bool const is_step = scheme_.view().find(id.text) >= scheme_.view().nodes.size();
    if (is_step && meant->kind == finding_kind::not_assessed && probe_.set(id.text, found(0)))
      return found_.add(cell("finding"), error::of(errc::finding_does_not_fit), cell("finding").text);
    check_outlet(id, cell("outlet"));
    auto const& outlet = cell("outlet").text;
    if (recorded.kind() != finding_kind::found && !seen_.emplace(id.text, outlet).second)
      return found_.add(id, file_errc::repeated_row, id.text);
    if (!outlet.empty() && !is_step) // an event may be noted at an outlet that nobody went to
      outlets_.insert(outlet);
    entries_[id.text].push_back({id, outlet, recorded});
  }

  /// Nothing where the number is missing, unexpected or wrong, which is reported; zero where none is taken.
  std::optional<starlot::decimal> read_number(csv::cell const& c, bool taken, bool whole) {
    if (c.text.empty() || !taken) {
      if (c.text.empty() && !taken)
        return starlot::decimal{};
      found_.add(c, taken ? file_errc::number_missing : file_errc::number_unexpected, c.text);
      return std::nullopt;
    }
    auto const read = number<starlot::decimal>(c, found_);
    if (read && whole && read->micro() % starlot::decimal::one != 0) {
      found_.add(c, file_errc::not_whole, c.text);
      return std::nullopt;
    }
    return read;
  }

  void check_outlet(csv::cell const& id, csv::cell const& outlet) {
    if (outlet.text.starts_with(' ') || outlet.text.ends_with(' '))
      found_.add(outlet, file_errc::spaces, outlet.text);
    auto const index = scheme_.view().find(id.text);
    if (index >= scheme_.view().nodes.size())
      return;
    bool const per_outlet = scheme_.view().nodes[index].visited() == starlot::per_outlet;
    if (per_outlet && outlet.text.empty())
      found_.add(outlet, file_errc::outlet_missing, {});
    if (!per_outlet && !outlet.text.empty())
      found_.add(outlet, file_errc::outlet_unexpected, outlet.text);
  }

  /// Sums the rows of one criterion: k and m over the outlets, all or nothing as one sample per outlet.
  void pool(std::string const& id, std::vector<entry> const& entries, audit& sum) {
    auto const& view = scheme_.view();
    auto const index = view.find(id);
    bool const is_step = index >= view.nodes.size();
    bool const per_outlet = !is_step && view.nodes[index].visited() == starlot::per_outlet;
    auto remark = join(entries);
    auto result = entries.front().recorded;
    if (is_step && result.kind() == starlot::finding_kind::found)
      result = add_up(entries);
    else if (per_outlet)
      result = over_outlets(index, entries, sum.outlets, remark.texts[0]);
    if (auto const done = sum.findings.set(id, result.with(remark.view())); !done)
      found_.add(entries.back().criterion, starlot::error::of(done.error().code), id);
  }

  void keep_apart(std::string const& id, std::vector<entry> const& entries, audit& sum) {
    bool const is_step = scheme_.view().find(id) >= scheme_.view().nodes.size();
    bool const counts = is_step && entries.front().recorded.kind() == starlot::finding_kind::found;
    for (auto const& e : entries) {
      auto& to = e.outlet.empty() || is_step ? sum.head_office
                                             : sum.visits.try_emplace(e.outlet, scheme_).first->second;
      if (auto const done = to.set(id, counts ? add_up(entries) : e.recorded); !done)
        found_.add(e.criterion, starlot::error::of(done.error().code), id);
    }
  }

  [[nodiscard]] static starlot::finding add_up(std::vector<entry> const& entries) {
    std::int64_t times = 0;
    for (auto const& e : entries)
      times += e.recorded.count();
    return starlot::found(times);
  }

  [[nodiscard]] starlot::finding over_outlets(std::uint32_t index, std::vector<entry> const& entries,
                                              std::set<std::string> missing, std::string& reason) {
    using namespace starlot;
    std::int64_t nonconforming = 0;
    std::int64_t samples = 0;
    bool only_counts = true;
    for (auto const& e : entries) {
      missing.erase(e.outlet);
      auto const kind = e.recorded.kind();
      if (e.recorded.is_open())
        return e.recorded;
      if (kind == finding_kind::sampled) {
        nonconforming += e.recorded.count();
        samples += e.recorded.out_of();
      } else if (kind == finding_kind::met || kind == finding_kind::not_met) {
        nonconforming += kind == finding_kind::not_met ? 1 : 0;
        samples += 1;
      } else {
        only_counts = only_counts && kind == finding_kind::excluded;
      }
    }
    if (!missing.empty()) { // a visited outlet where nobody looked: open, not forgotten
      for (auto const& outlet : missing)
        reason += (reason.empty() ? "not assessed at / 未评审: " : ", ") + outlet;
      return not_assessed;
    }
    if (samples == 0 || entries.size() == 1)
      return check_alike(entries); // excluded everywhere, or one outlet
    if (only_counts && scheme_.view().nodes[index].rule() == rule_kind::proportional)
      return sampled(nonconforming, samples);
    return check_alike(entries);
  }

  /// The finding that all outlets share, in kind and numbers; reports where they differ.
  [[nodiscard]] starlot::finding check_alike(std::vector<entry> const& entries) {
    auto const& first = entries.front().recorded;
    for (auto const& e : entries)
      if (e.recorded.with({}) != first.with({})) {
        found_.add(e.criterion, file_errc::cannot_pool, e.criterion.text);
        break;
      }
    return first;
  }

  /// The remarks of all rows: what differs is listed.
  struct joined {
    std::array<std::string, 4> texts;
    [[nodiscard]] starlot::remark view() const { return {texts[0], texts[1], texts[2], texts[3]}; }
  };
  [[nodiscard]] static joined join(std::vector<entry> const& entries) {
    joined out;
    std::array<std::set<std::string_view>, 3> seen;
    for (auto const& e : entries) {
      auto const& r = e.recorded.remark();
      std::array const parts{r.reason, r.evidence, r.assessor};
      for (std::size_t i = 0; i < parts.size(); ++i)
        if (!parts[i].empty() && seen[i].insert(parts[i]).second)
          out.texts[i] += (out.texts[i].empty() ? "" : "; ") + std::string{parts[i]};
      if (out.texts[3] < r.date)
        out.texts[3] = r.date; // the last day
    }
    return out;
  }

  starlot::loaded_scheme const& scheme_;
  problems& found_;
  bool apart_;
  std::set<std::string> outlets_;
  std::map<std::string, std::vector<entry>> entries_;
  std::set<std::pair<std::string, std::string>> seen_; ///< criterion and outlet
  starlot::finding_set probe_;                         ///< judges single rows
};

} // namespace company

#endif
