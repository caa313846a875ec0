// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Built with -ffast-math, which takes std::isnan and x != x away: a value that is missing or infinite is still seen, a
// weight that is no number is refused, and a sum of a million is still a sum. Returns how many of these fail.
#include <starlot/estimation.hpp>

#include <cstdlib>
#include <vector>

using namespace starlot;

namespace {

struct row {
  double weight;
};

/// Read at run time, so that the compiler knows nothing of it.
double number(char const* text) { return std::strtod(text, nullptr); }

bool near(double a, double b) { return a - b < 1e-9 && b - a < 1e-9; }

int wrong() {
  int out = 0;
  auto const fails = [&](bool ok) { out += ok ? 0 : 1; };
  auto const design =
      *survey_design::of(std::vector<row>(4, row{2}), weight_of{&row::weight}, without_correction{});

  // (3 + 6 + 9)/3 = 6, and one row lacks its value.
  std::vector<double> const y{3, 6, number("nan"), 9};
  auto const mean = estimate_mean(design, y);
  fails(mean && near(mean->value, 6) && mean->observations == 3 && mean->missing == 1);
  estimate_options refusing;
  refusing.missing = missing_values::refuse;
  auto const refused = estimate_mean(design, y, refusing);
  fails(!refused && refused.error().code == errc::value_missing && refused.error().where.index == 2);

  auto const infinite = estimate_mean(design, std::vector<double>{3, 6, number("inf"), 9});
  fails(!infinite && infinite.error().code == errc::value_infinite && infinite.error().where.index == 2);
  for (auto const* bad : {"nan", "inf"}) {
    std::vector<row> rows(4, row{2});
    rows[1].weight = number(bad);
    auto const none = survey_design::of(rows, weight_of{&row::weight}, without_correction{});
    fails(!none && none.error().code == errc::weight_not_finite && none.error().where.index == 1);
  }
  fails(near(t_quantile(0.975, number("inf")), normal_quantile(0.975)));
  return out;
}

} // namespace

int main() { return wrong(); }
