// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_TOTAL_LAW_HPP
#define STARLOT_DETAIL_DECISION_TOTAL_LAW_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/decision/spread.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

namespace starlot::inline v0::detail {

/// So many of one value.
struct value_count {
  std::uint64_t value = 0;
  std::uint64_t count = 0;

  friend bool operator==(value_count const&, value_count const&) = default;
};

/// Where the totals of so many values lie: from the smallest ones to the largest ones.
struct total_range {
  std::uint64_t lowest = 0;
  std::uint64_t highest = 0;
};

/// Ranges of the totals of 0, 1, … n of the first `size` values. Preconditions: values ascend; there are n of those.
template <class = on_use>
[[nodiscard]] list<total_range> total_ranges(list<value_count> const& values, std::size_t size,
                                             std::size_t n) {
  list<total_range> out(n + 1);
  std::size_t m = 0;
  for (std::size_t at = 0; m < n; ++at)
    for (std::uint64_t i = 0; i < values[at].count && m < n; ++i, ++m)
      out[m + 1].lowest = out[m].lowest + values[at].value;
  m = 0;
  for (auto at = size; m < n; --at)
    for (std::uint64_t i = 0; i < values[at - 1].count && m < n; ++i, ++m)
      out[m + 1].highest = out[m].highest + values[at - 1].value;
  return out;
}

/// Multiplications and additions that a table of them takes, values ascending, of which sizes from `least` to n are
/// wanted.
/// Complexity: n for each value.
template <class = on_use>
[[nodiscard]] double table_work(list<value_count> const& values, std::size_t n, std::size_t least) {
  std::uint64_t more = 0, taken = 0;
  for (auto const& v : values)
    more += v.count;
  double work = 0;
  list<double> widths{0, 1}; // of the rows so far, added up
  for (std::size_t j = 0; j < values.size(); ++j) {
    auto const count = values[j].count;
    taken += count;
    more -= count;
    auto const reached = static_cast<std::size_t>(n < taken ? n : taken);
    auto const lowest = static_cast<std::size_t>(least > more ? least - more : 1);
    for (auto m = reached; m >= lowest; --m) {
      auto const last =
          static_cast<std::size_t>(m > count ? m - count : 0); // the smallest row that adds to this one
      auto const end = m < widths.size() - 1 ? m : widths.size() - 1;
      work += end > last ? widths[end] - widths[last] : 0;
    }
    widths.resize(1);
    for (auto const& r : total_ranges(values, j + 1, reached))
      widths.push_back(widths.back() + static_cast<double>(r.highest - r.lowest + 1));
  }
  return work;
}

/// The law of the total of a simple random sample of whole numbers, for every size up to n.
///
/// P(m, s), the probability that m of those taken so far have total s, when c of value v are taken and M are taken
/// then:
///     P'(m, s) = Σ_a h(a) P(m-a, s - a v),    h(a) = C(c, a) C(M-c, m-a) / C(M, m)
/// which is the generating function Π(1 + x t^v) over binomials, value by value; for c = 1 it is
///     P'(m, s) = (1 - m/M) P(m, s) + (m/M) P(m-1, s-v)
/// All terms are positive and the weights add to 1: the relative error of N values stays below 4N times 2^-52,
/// however small the probability, as long as a double holds it: what is below 1e-290 may be lost. Rows hold what can
/// be reached and no more.
/// Complexity: at most n(n+1)/2 times the range of the values in cells for each value, and as many doubles of memory.
template <class = on_use> class total_law {
public:
  /// For values that ascend, of which n are drawn. A row may lose `drop` at its ends with each taking.
  /// Preconditions: there are at least n values; the table fits memory.
  total_law(list<value_count> const& values, std::size_t n, double drop = 0) : drop_{drop} {
    std::uint64_t size = 0;
    for (auto const& r : total_ranges(values, values.size(), n)) {
      rows_.push_back({static_cast<std::size_t>(size), r.lowest, 0, 0, 0});
      size += r.highest - r.lowest + 1;
    }
    contract(size <= (std::numeric_limits<std::size_t>::max)() / sizeof(double), "a table that fits memory");
    cells_.resize(static_cast<std::size_t>(size));
    rows_[0].to = 1;
    cells_[0] = 1;
  }

  /// Takes values, of those that were announced. Only sizes of at least `least` are wanted in the end, `more` values
  /// coming.
  void take(value_count v, std::size_t least = 0, std::uint64_t more = 0) {
    if (v.count == 0)
      return;
    taken_ += v.count;
    auto const lowest = static_cast<std::size_t>(least > more ? least - more : 1);
    auto const n = rows_.size() - 1;
    for (auto m = static_cast<std::size_t>(n < taken_ ? n : taken_); m >= lowest; --m)
      take_into(m, v);
  }

  /// Probabilities of the totals of m values. Preconditions: m is at most n, and at most the number of values taken.
  [[nodiscard]] spread_view totals(std::size_t m) const {
    contract(m < rows_.size() && m <= taken_, "a sample is no larger than the population");
    auto const& r = rows_[m];
    return {static_cast<std::int64_t>(r.from), cells_.data() + (r.at + index_of(r.from - r.lowest)),
            index_of(r.to - r.from)};
  }
  /// What the totals of m values lack to 1, having been dropped.
  [[nodiscard]] double dropped(std::size_t m) const noexcept { return rows_[m].dropped; }

  /// Of what is kept beside the cells.
  static constexpr double bytes_of_row = 64;

  /// Multiplications and additions so far.
  [[nodiscard]] double work() const noexcept { return work_; }
  /// Doubles of the table.
  [[nodiscard]] std::size_t size() const noexcept { return cells_.size(); }

private:
  /// Totals from `from` to before `to` have a probability; that of total s stands at `at + s - lowest`.
  struct row {
    std::size_t at;
    std::uint64_t lowest;
    std::uint64_t from;
    std::uint64_t to;
    double dropped;
  };

  /// Of a distance between totals of one row, all of which are in the table.
  [[nodiscard]] static std::size_t index_of(std::uint64_t distance) noexcept {
    return static_cast<std::size_t>(distance);
  }

  [[nodiscard]] double* cell(row const& r, std::uint64_t total) noexcept {
    return cells_.data() + (r.at + index_of(total - r.lowest));
  }

  void take_into(std::size_t m, value_count v) {
    auto const first = weigh(m, v.count);
    auto& to = rows_[m];
    auto const out = first == 0 ? weights_[0] : 0.0;
    auto lost = out * to.dropped;
    bool is_scaled = false;
    auto const from = to.from;
    auto const end = to.to;
    for (auto a = first == 0 ? std::size_t{1} : first; a - first < weights_.size(); ++a) {
      auto const& source = rows_[m - a];
      auto const in = weights_[a - first];
      lost += in * source.dropped;
      if (source.from == source.to)
        continue;
      auto const begin = source.from + a * v.value;
      auto const size = index_of(source.to - source.from);
      auto const* const values = cell(source, source.from);
      auto* const target = cell(to, begin);
      if (is_scaled) {
        add_scaled(target, values, size, in);
      } else { // what the row held before is scaled on the way
        if (from < end) {
          scale(cell(to, from), index_of((begin < end ? begin : end) - (from < begin ? from : begin)), out);
          if (begin + size < end) {
            auto const rest = begin + size > from ? begin + size : from;
            scale(cell(to, rest), index_of(end - rest), out);
          }
        }
        mix_scaled(target, values, size, out, in);
        is_scaled = true;
      }
      work_ += static_cast<double>(size);
      to.from = to.from == to.to || begin < to.from ? begin : to.from;
      to.to = begin + size > to.to ? begin + size : to.to;
    }
    if (!is_scaled && from < end)
      scale(cell(to, from), index_of(end - from), out);
    to.dropped = lost;
    if (drop_ > 0)
      trim(to);
  }

  /// Weights h(a) of a row, from the first a that is possible on; answers which that is.
  std::size_t weigh(std::size_t m, std::uint64_t c) {
    auto const before = taken_ - c;
    auto const first = static_cast<std::size_t>(m > before ? m - before : 0);
    auto const last = static_cast<std::size_t>(c < m ? c : m);
    auto const real = [](std::uint64_t n) { return static_cast<double>(n); };
    // From the largest one outwards, so that no weight that matters is lost.
    auto mode = static_cast<std::size_t>(real(c + 1) * real(m + 1) / real(taken_ + 2));
    mode = mode < first ? first : mode > last ? last : mode;
    weights_.assign(last - first + 1, 1.0);
    double sum = 1;
    for (auto a = mode; a < last; ++a)
      sum += weights_[a + 1 - first] =
          weights_[a - first] * (real(c - a) * real(m - a) / (real(a + 1) * real(before + a + 1 - m)));
    for (auto a = mode; a > first; --a)
      sum += weights_[a - 1 - first] =
          weights_[a - first] * (real(a) * real(before + a - m) / (real(c - a + 1) * real(m - a + 1)));
    for (auto& w : weights_)
      w /= sum;
    return first;
  }

  /// Drops as much at each end of a row as half of what it may lose.
  void trim(row& r) {
    double low = 0, high = 0;
    for (; r.from < r.to && low + *cell(r, r.from) <= drop_ / 2; ++r.from) {
      low += *cell(r, r.from);
      *cell(r, r.from) = 0;
    }
    for (; r.from < r.to && high + *cell(r, r.to - 1) <= drop_ / 2; --r.to) {
      high += *cell(r, r.to - 1);
      *cell(r, r.to - 1) = 0;
    }
    r.dropped += low + high;
  }

  static void scale(double* to, std::size_t size, double by) noexcept {
    for (std::size_t s = 0; s < size; ++s)
      to[s] *= by;
  }

  double drop_;
  std::uint64_t taken_ = 0;
  double work_ = 0;
  list<row> rows_;
  list<double> cells_; ///< rows of 0, 1, … n values, one behind the other; 0 where nothing is
  list<double> weights_;
};

} // namespace starlot::inline v0::detail

#endif
