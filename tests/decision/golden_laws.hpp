// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_TESTS_DECISION_GOLDEN_LAWS_HPP
#define STARLOT_TESTS_DECISION_GOLDEN_LAWS_HPP

// Reads golden/grade_distribution/cases.txt, which make.py beside it describes.

#include <starlot/core/points.hpp>
#include <starlot/decision/population_scores.hpp>
#include <starlot/scheme/ladder.hpp>

#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace golden {

struct law_case {
  std::vector<starlot::scored_stratum> strata;
  std::vector<starlot::rung> rungs;
  std::vector<double> grades;
  std::size_t stratum = 0, outlet = 0; ///< of which the next two speak
  std::vector<double> drawn, missed;
};

inline std::vector<law_case> laws() {
  std::vector<law_case> out;
  std::ifstream in{"golden/grade_distribution/cases.txt"};
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields{line};
    std::string word;
    fields >> word;
    if (word == "law") {
      out.emplace_back();
      while (fields >> word && word != "/") {
        std::istringstream stratum{word};
        std::string number;
        std::getline(stratum, number, ':');
        auto const n = std::strtoull(number.c_str(), nullptr, 10);
        std::vector<starlot::points> scores;
        while (std::getline(stratum, number, ','))
          scores.push_back(starlot::points{std::atoi(number.c_str())});
        out.back().strata.push_back({scores, n});
      }
      while (fields >> word)
        out.back().rungs.push_back({starlot::points{std::atoi(word.c_str())}, "rung"});
      continue;
    }
    if (word != "grades")
      fields >> out.back().stratum >> out.back().outlet;
    auto& to = word == "grades" ? out.back().grades : word == "drawn" ? out.back().drawn : out.back().missed;
    for (std::string number; fields >> number;)
      to.push_back(std::strtod(number.c_str(), nullptr));
  }
  return out;
}

} // namespace golden

#endif
