// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_ESTIMATION_SURVEY_CASES_HPP
#define STARLOT_TESTS_ESTIMATION_SURVEY_CASES_HPP

#include "support/catch.hpp"

#include <starlot/estimation/survey_design.hpp>

#include <cmath>
#include <cstddef>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>
#include <string>
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

/// The design of a case, over one stage or two.
inline starlot::survey_design design(fields const& f, table const& t) {
  using namespace starlot;
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
  auto const made = [&]() -> result<survey_design, faults> {
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
  return *made;
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

} // namespace survey_cases

#endif
