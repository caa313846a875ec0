// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_ESTIMATION_POSTSTRATIFY_HPP
#define STARLOT_ESTIMATION_POSTSTRATIFY_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/finite.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/estimation/answer.hpp>
#include <starlot/detail/estimation/design_parts.hpp>
#include <starlot/detail/estimation/stable_sum.hpp>
#include <starlot/estimation/survey_design.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace starlot::inline v0 {

/// A cell of the population, and how many there are of it.
struct cell_size {
  std::string_view cell; ///< its name, as `cell_of_row` has it
  double population = 0; ///< units of the population, known
};

/// The design with weights that add up to the known size of each cell (post-stratification, 事后分层): schools by kind,
/// outlets by brand, whatever was not a stratum of the draw. Its estimates lose the variance between cells; they are
/// biased by O(1/n).
///
/// `cell_of_row` says the cell of each row. Errors, all at once: `cell_listed_twice`, `population_not_positive` with
/// the place in `sizes`; `cell_unknown` with the row whose cell is not there; `number_out_of_range` with the row
/// whose weight becomes too large; `cell_empty` with the place of a cell
/// without rows in the sample: join it to another. `cells_set_twice` of a design that was post-stratified before:
/// weights cannot agree with both, use one table with a cell for each pair. Preconditions: a cell for each row
/// (contract). Complexity: rows times cells.
template <class = detail::on_use>
[[nodiscard]] result<survey_design> poststratify(survey_design const& d,
                                                 std::span<std::string_view const> cell_of_row,
                                                 std::span<cell_size const> sizes) {
  contract(cell_of_row.size() == d.rows(), "a cell for each row");
  auto const& given = detail::parts_of(d);
  detail::list<error> wrong;
  if (!given.cells.empty())
    return detail::refusal<survey_design>(errc::cells_set_twice);
  auto const find = [&](std::string_view cell) {
    std::size_t c = 0;
    while (c < sizes.size() && sizes[c].cell != cell)
      ++c;
    return c < sizes.size() ? c : place::nowhere;
  };
  for (std::size_t c = 0; c < sizes.size(); ++c) {
    if (find(sizes[c].cell) != c)
      wrong.push_back(error::at(errc::cell_listed_twice, sizes[c].cell, c));
    if (!(sizes[c].population > 0) || !detail::is_finite(sizes[c].population))
      wrong.push_back(error::at(errc::population_not_positive, sizes[c].cell, c));
  }
  detail::list<std::uint32_t> cells(d.rows());
  detail::list<detail::stable_sum> sums(sizes.size());
  auto const scale = detail::stable_scale::of(given.largest_weight, d.rows());
  for (std::size_t i = 0; i < d.rows(); ++i) {
    auto const c = find(cell_of_row[i]);
    if (c == place::nowhere) {
      wrong.push_back(error::at(errc::cell_unknown, cell_of_row[i], i));
      continue;
    }
    cells[i] = static_cast<std::uint32_t>(c);
    sums[c].add(given.weights[i], scale);
  }
  for (std::size_t c = 0; c < sizes.size(); ++c)
    if (!(sums[c].value() > 0))
      wrong.push_back(error::at(errc::cell_empty, sizes[c].cell, c));
  if (!wrong.empty())
    return detail::refusal<survey_design>(wrong);
  detail::list<double> weights(d.rows());
  for (std::size_t i = 0; i < d.rows(); ++i)
    weights[i] = given.weights[i] * (sizes[cells[i]].population / sums[cells[i]].value());
  return d.with_cells(cells.span(), weights.span());
}

} // namespace starlot::inline v0

#endif
