// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_FILES_FINDINGS_POOL_HPP
#define STARLOT_DETAIL_FILES_FINDINGS_POOL_HPP
// IWYU pragma: private, include <starlot/files/findings_table.hpp>

#include <starlot/core/error.hpp>
#include <starlot/core/finding.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/slice.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/files/file_faults.hpp>
#include <starlot/detail/files/findings_rows.hpp>
#include <starlot/files/table.hpp>
#include <starlot/scheme/any_scheme.hpp>
#include <starlot/scheme/scheme_view.hpp>
#include <starlot/scoring/findings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace starlot::inline v0::detail::files {

/// The rows of one criterion or step, put together.
class findings_pool {
public:
  findings_pool(any_scheme const& scheme, table const& rows, list<findings_entry> const& entries, file_faults& found)
      : view_{scheme.view()}, rows_{rows}, entries_{entries}, found_{found} {}

  /// Rows by criterion and step, those of each in their order.
  [[nodiscard]] list<std::uint32_t> by_index() const {
    list<std::uint32_t> order(entries_.size());
    list<std::uint32_t> spare(entries_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
      order[i] = i;
    merge_sort(order.view(), spare.view(),
               [&](std::uint32_t a, std::uint32_t b) { return entries_[a].index <= entries_[b].index; });
    return order;
  }
  /// The end of the rows from `first` that are about the same.
  [[nodiscard]] std::size_t end_of(list<std::uint32_t> const& order, std::size_t first) const {
    auto last = first;
    while (last < order.size() && entries_[order[last]].index == entries_[order[first]].index)
      ++last;
    return last;
  }
  [[nodiscard]] bool is_step(std::uint32_t row) const noexcept { return entries_[row].index >= view_.nodes.size(); }
  [[nodiscard]] bool is_per_outlet(std::uint32_t row) const noexcept {
    return !is_step(row) && view_.nodes[entries_[row].index].visited() == scope::per_outlet;
  }

  /// What all rows together say: counts of a step are added up, k and m summed over the outlets.
  void pool(slice<std::uint32_t const> rows, std::vector<std::string_view> const& outlets, finding_set& to) {
    auto remark = join(rows);
    auto result = entries_[rows[0]].seen.as_finding();
    if (is_per_outlet(rows[0]))
      result = over_outlets(rows, outlets, remark.texts[0]);
    else if (is_step(rows[0]))
      result = of_step(rows);
    store(rows, result.with(remark.view()), to);
  }
  /// What the rows of a step say, wherever it was noted.
  void pool_step(slice<std::uint32_t const> rows, finding_set& to) {
    auto const remark = join(rows);
    store(rows, of_step(rows).with(remark.view()), to);
  }
  /// One row alone.
  void keep(std::uint32_t row, finding_set& to) {
    store({&row, 1}, entries_[row].seen.as_finding().with(remark_of(rows_, row)), to);
  }

private:
  void store(slice<std::uint32_t const> rows, finding const& f, finding_set& to) {
    auto const last = rows[rows.size() - 1];
    if (auto const done = to.set(view_.id(entries_[last].index), f); !done)
      found_.add(rows_.cell(last, of_criterion), error::of(done.error().code));
  }

  [[nodiscard]] finding of_step(slice<std::uint32_t const> rows) {
    if (entries_[rows[0]].seen.kind != finding_kind::found)
      return check_alike(rows);
    std::int64_t times = 0;
    for (auto const row : rows)
      times += entries_[row].seen.first;
    return starlot::found(times);
  }

  [[nodiscard]] finding over_outlets(slice<std::uint32_t const> rows, std::vector<std::string_view> const& outlets,
                                     std::string& reason) {
    std::int64_t nonconforming = 0;
    std::int64_t samples = 0;
    bool only_counts = true;
    std::set<std::string_view> missing{outlets.begin(), outlets.end()};
    for (auto const row : rows) {
      auto const& seen = entries_[row].seen;
      missing.erase(rows_.cell(row, of_outlet).text);
      if (seen.is_open())
        return seen.as_finding();
      if (seen.kind == finding_kind::sampled) {
        nonconforming += seen.first;
        samples += seen.second;
      } else if (seen.kind == finding_kind::met || seen.kind == finding_kind::not_met) {
        nonconforming += seen.kind == finding_kind::not_met ? 1 : 0;
        samples += 1;
      } else {
        only_counts = only_counts && seen.kind == finding_kind::excluded;
      }
    }
    if (!missing.empty()) { // a visited outlet where nobody looked: open, not forgotten
      for (auto const outlet : missing)
        (reason += reason.empty() ? "not assessed at / 未评审: " : ", ") += outlet;
      return not_assessed;
    }
    if (samples == 0 || rows.size() == 1)
      return check_alike(rows); // excluded everywhere, or one outlet
    if (only_counts && view_.nodes[entries_[rows[0]].index].rule() == rule_kind::proportional)
      return sampled(nonconforming, samples);
    return check_alike(rows);
  }

  /// The finding that all rows share, in kind and numbers; reports where they differ.
  [[nodiscard]] finding check_alike(slice<std::uint32_t const> rows) {
    auto const& first = entries_[rows[0]].seen;
    for (auto const row : rows)
      if (entries_[row].seen != first) {
        found_.add(rows_.cell(row, of_criterion), errc::cannot_pool);
        break;
      }
    return first.as_finding();
  }

  /// The remarks of all rows: what differs is listed.
  struct joined {
    std::string texts[4];
    [[nodiscard]] starlot::remark view() const { return {texts[0], texts[1], texts[2], texts[3]}; }
  };
  [[nodiscard]] joined join(slice<std::uint32_t const> rows) const {
    joined out;
    std::set<std::string_view> seen[3];
    for (auto const row : rows) {
      auto const r = remark_of(rows_, row);
      std::string_view const parts[] = {r.reason, r.evidence, r.assessor};
      for (std::size_t i = 0; i < 3; ++i)
        if (!parts[i].empty() && seen[i].insert(parts[i]).second)
          (out.texts[i] += out.texts[i].empty() ? "" : "; ") += parts[i];
      if (out.texts[3] < r.date)
        out.texts[3] = r.date; // the last day
    }
    return out;
  }

  scheme_view const& view_;
  table const& rows_;
  list<findings_entry> const& entries_;
  file_faults& found_;
};

} // namespace starlot::inline v0::detail::files

#endif
