// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// The CSV forms of the examples: any bytes are a table, or problems with places; what is a scheme is written as the
// same scheme.

#include "../../examples/company_files.hpp"
#include "../../examples/scheme_file.hpp"
#include "fuzz/bytes.hpp"

#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>

#include <algorithm>

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string text;
  for (std::size_t i = 1; i < size; ++i)
    text += static_cast<char>(data[i]);
  auto const kind = size == 0 ? 0 : data[0] % 3;
  if (kind != 2) {
    csv::form const forms[] = {{"points", 1, company::points_columns, company::points_extras},
                               {"findings", 1, company::findings_columns, company::findings_extras}};
    auto const read = csv::read(text, forms[kind]);
    fuzz::must(
        std::is_sorted(read.problems.begin(), read.problems.end(),
                       [](auto const& a, auto const& b) { return static_cast<csv::place const&>(a) < b; }),
        "problems stand in the order of the file");
    if (read.ok())
      for (auto const& row : read.value.rows)
        fuzz::must(row.size() == read.value.columns.size(), "a row has a cell for each column");
    return 0;
  }
  starlot::custom_table const none;
  files::problems found{starlot::language::zh};
  auto const sheet = files::read_scheme(text, none, found);
  fuzz::must(sheet.has_value() == found.none(), "a scheme, or problems");
  fuzz::must(found.none() == found.print("f").empty(), "problems are said");
  if (!sheet)
    return 0;
  auto const written = files::write_scheme(sheet->scheme);
  files::problems again{starlot::language::en};
  auto const same = files::read_scheme(written, none, again);
  fuzz::must(same && content_hash(same->scheme) == content_hash(sheet->scheme),
             "what is written reads as the same");
  fuzz::must(files::write_scheme(same->scheme) == written, "and is written as the same");
  return 0;
}
