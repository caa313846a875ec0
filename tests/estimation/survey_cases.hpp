// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_ESTIMATION_SURVEY_CASES_HPP
#define STARLOT_TESTS_ESTIMATION_SURVEY_CASES_HPP

#include "support/catch.hpp"

#include <starlot/estimation/estimate.hpp>
#include <starlot/estimation/estimate_options.hpp>
#include <starlot/estimation/poststratify.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cmath>
#include <cstddef>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

// The reference cases of tests/golden/survey (R survey 4.5), and the designs that they name.

namespace survey_cases {

using fields = std::map<std::string, std::string>;

inline std::vector<std::string> split(std::string const& line, char by) {
  std::vector<std::string> out;
  std::istringstream in{line};
  for (std::string field; std::getline(in, field, by);)
    out.push_back(field);
  if (!line.empty() && line.back() == by)
    out.emplace_back();
  return out;
}

inline std::vector<fields> all() {
  std::ifstream in{"golden/survey/cases.txt"};
  std::vector<fields> out;
  for (std::string line; std::getline(in, line);) {
    fields f;
    for (auto const& field : split(line, '\t'))
      f[field.substr(0, field.find('='))] = field.substr(field.find('=') + 1);
    out.push_back(f);
  }
  REQUIRE(out.size() == 98);
  return out;
}

inline std::string get(fields const& f, std::string const& key) {
  auto const found = f.find(key);
  return found == f.end() ? std::string{} : found->second;
}

/// A table by columns.
class table {
public:
  explicit table(std::string const& name) {
    std::ifstream in{"golden/survey/" + name + ".csv"};
    REQUIRE(in.good());
    std::string line;
    std::getline(in, line);
    auto const names = split(line, ',');
    while (std::getline(in, line)) {
      auto const cells = split(line, ',');
      REQUIRE(cells.size() == names.size());
      for (std::size_t i = 0; i < names.size(); ++i)
        columns_[names[i]].push_back(cells[i]);
    }
    rows_ = columns_.begin()->second.size();
  }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::vector<std::string> const& texts(std::string const& name) const {
    return columns_.at(name);
  }
  [[nodiscard]] bool has(std::string const& name) const { return columns_.count(name) != 0; }
  /// An empty cell is missing: not a number.
  [[nodiscard]] std::vector<double> numbers(std::string const& name) const {
    std::vector<double> out;
    for (auto const& cell : texts(name))
      out.push_back(cell.empty() ? std::nan("") : std::stod(cell));
    return out;
  }

private:
  std::map<std::string, std::vector<std::string>> columns_;
  std::size_t rows_ = 0;
};

/// Units drawn with probability p: weights 1/p, and the variance that the case names.
inline starlot::survey_design unequal_design(fields const& f, table const& t) {
  using namespace starlot;
  std::vector<std::size_t> rows(t.rows());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  auto const p = t.numbers(get(f, "design.prob"));
  auto const method = get(f, "design.method");
  auto const of = [&](std::size_t i) { return p[i]; };
  auto const mean = get(f, "design.p2bar");
  auto const hartley = hartley_rao{mean.empty() ? 0 : std::stod(mean)};
  std::vector<std::vector<double>> joint;
  if (auto const name = get(f, "design.joint"); !name.empty()) {
    table const m{name};
    for (std::size_t i = 0; i < m.rows(); ++i)
      joint.push_back(m.numbers("u" + std::to_string(i + 1)));
  }
  auto const both = [&](std::size_t i, std::size_t k) { return joint[k][i]; };
  auto const made = [&]() -> result<survey_design> {
    if (method == "brewer")
      return survey_design::of(rows, probability_of{of});
    if (method == "overton")
      return survey_design::of(rows, probability_of{of, overton{}});
    if (method == "hr" || method == "hr_sample")
      return survey_design::of(rows, probability_of{of, hartley});
    if (method == "hr_yg")
      return survey_design::of(
          rows, probability_of{of, hartley_rao{hartley.mean_probability, joint_form::yates_grundy}});
    if (method == "ht")
      return survey_design::of(rows,
                               probability_of{of, joint_probability{both, joint_form::horvitz_thompson}});
    if (method == "yg")
      return survey_design::of(rows, probability_of{of, joint_probability{both}});
    REQUIRE(method == "wr");
    return survey_design::of(rows, without_correction{}, weight_of{[&](std::size_t i) { return 1 / p[i]; }});
  }();
  REQUIRE(made.has_value());
  return *made;
}

/// The design of a case, over one stage or two.
inline starlot::survey_design design(fields const& f, table const& t) {
  using namespace starlot;
  if (get(f, "design.kind") == "pps")
    return unequal_design(f, t);
  std::vector<std::size_t> rows(t.rows());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  auto const column = [&](std::string const& name) { return t.numbers(name); };
  auto const strata = get(f, "design.strata");
  auto const ids = split(get(f, "design.id"), ',');
  auto const fpc = split(get(f, "design.fpc"), ',');
  auto const weights = get(f, "design.weights");
  auto const by_stratum =
      in_stratum{[&, texts = strata.empty() ? std::vector<std::string>(t.rows())
                                            : t.texts(strata)](std::size_t i) { return texts[i]; }};
  auto const by_cluster = [&](std::string const& name) {
    return in_cluster{[texts = t.texts(name)](std::size_t i) { return texts[i]; }};
  };
  auto const population = [&](std::string const& name) {
    return population_of{[numbers = column(name)](std::size_t i) { return numbers[i]; }};
  };
  auto const ones = std::vector<double>(t.rows(), 1.0);
  bool const derived = weights.starts_with("derived");
  auto const weight = weight_of{
      [numbers = derived || weights == "1" ? ones : column(weights)](std::size_t i) { return numbers[i]; }};
  auto const made = [&]() -> result<survey_design> {
    if (ids.size() == 2) {
      auto const second = in_cluster{[texts = t.texts(ids[1])](std::size_t i) { return texts[i]; }};
      if (fpc.empty())
        return survey_design::of(rows, stage{by_cluster(ids[0]), without_correction{}},
                                 stage{second, without_correction{}}, weight);
      return survey_design::of(rows, stage{by_cluster(ids[0]), population(fpc[0])},
                               stage{second, population(fpc[1])});
    }
    if (ids.size() == 1 && fpc.empty())
      return survey_design::of(rows, by_stratum, by_cluster(ids[0]), without_correction{}, weight);
    if (ids.size() == 1)
      return survey_design::of(rows, by_stratum, by_cluster(ids[0]), population(fpc[0]), weight);
    if (fpc.empty())
      return survey_design::of(rows, by_stratum, without_correction{}, weight);
    return survey_design::of(rows, by_stratum, population(fpc[0]), weight);
  }();
  REQUIRE(made.has_value());
  auto const cells = get(f, "design.poststrata");
  if (cells.empty())
    return *made;
  std::vector<std::string_view> cell_of_row;
  for (auto const& cell : t.texts(cells))
    cell_of_row.push_back(cell);
  auto const totals = split(get(f, "design.totals"), ',');
  std::vector<cell_size> sizes;
  for (auto const& one : totals)
    sizes.push_back(
        {std::string_view{one}.substr(0, one.find('=')), std::stod(one.substr(one.find('=') + 1))});
  auto const weighted = poststratify(*made, cell_of_row, sizes);
  REQUIRE(weighted.has_value());
  return *weighted;
}

/// The values of a case, 1 and 0 where it names an event.
inline std::vector<double> values(fields const& f, table const& t) {
  auto const event = get(f, "statistic.event");
  if (event.empty())
    return get(f, "statistic.y").empty() ? std::vector<double>(t.rows(), 1.0)
                                         : t.numbers(get(f, "statistic.y"));
  auto const at = event.find(">=");
  auto y = t.numbers(event.substr(0, at));
  for (auto& v : y)
    v = v >= std::stod(event.substr(at + 2)) ? 1 : 0;
  return y;
}

/// The domain of a case; all rows where it names none.
inline starlot::domain only(fields const& f, table const& t) {
  auto const by = get(f, "statistic.by");
  return {t.rows(), [&](std::size_t i) { return by.empty() || t.texts(by)[i] == get(f, "statistic.value"); }};
}

/// Agrees to the tolerance of the case.
inline void check(fields const& f, std::string const& key, double got) {
  auto const due = get(f, key);
  if (due.empty())
    return;
  auto const wrong = std::fabs(got / std::stod(due) - 1);
  if (!(wrong <= std::stod(get(f, "tol"))))
    FAIL_CHECK(get(f, "case") << ' ' << key << ": " << got << ", due " << due << ", relative error "
                              << wrong);
}

/// All that a case says of an estimate, with its t interval if it has one.
inline void check_estimate(fields const& f, starlot::result<starlot::estimate> const& e) {
  REQUIRE(e.has_value());
  check(f, "estimate", e->value);
  check(f, "se", e->standard_error);
  check(f, "df", e->df);
  auto const both = e->confidence_interval(std::stod(get(f, "level")));
  REQUIRE(both.has_value());
  check(f, "ci_low", both->lower);
  check(f, "ci_high", both->upper);
}

} // namespace survey_cases

#endif
