// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Writes the JSON of reports of every kind into a folder, for check_json.py: write_json <folder>

#include <starlot/report/to_json.hpp>

#include "report_samples.hpp"

#include <fstream>
#include <string>

using namespace starlot;
using report_samples::rated;

int main(int argc, char** argv) {
  if (argc != 2)
    return 2;
  bool good = true;
  auto const write = [&](char const* name, report const& page) {
    std::ofstream file{std::string{argv[1]} + '/' + name + ".json", std::ios::binary};
    file << to_json(page);
    good = good && file.good();
  };
  write("everything", report_samples::everything());
  write("nothing", report{"Shop"});
  write("graded", report{"Shop"}.add(rated("yes", met.evidence("E-1"), sampled(1, 7))));
  write("vetoed", report{"Shop"}.add(rated("no", met, met)));
  write("undetermined", report{"Shop"}.add(rated("yes", not_assessed, sampled(1, 3))));
  write("below", report{"Shop"}.add(rated("yes", not_met, met)));
  write("capped", report{"Shop"}.add(rated("yes", met, sampled(5, 7))));
  write("excluded", report{"Shop"}.add(rated("yes", excluded("none sold"), sampled(1, 3))));
  write("hostile", report{std::string{"</script>\"\\\n\x1B\u2028\u202E\xFF"}}.add(
                       rated("yes", met.because("a\x01\x1B[2J\nb<!--"), sampled(1, 3))));
  return good ? 0 : 1;
}
