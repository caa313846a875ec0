// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// The tables of files/: any bytes are a table, or errors with places in the order of the file; what was read is written, and read
// and written again as the same.

#include "fuzz/bytes.hpp"

#include <starlot/files.hpp>
#include <starlot/scheme/content_hash.hpp>
#include <starlot/scheme/loaded_scheme.hpp>
#include <starlot/scheme/scheme.hpp>

#include <algorithm>
#include <string>

namespace {

using namespace starlot;
using namespace starlot::literals;

constexpr auto shop = scheme{title{"shop", "1"},
                             criterion{"1", "", 40_pt, proportional, per_outlet},
                             criterion{"2", "", 60_pt, partial_amount},
                             deduction{"breach", 1_pt},
                             ladder{{70_pt, "pass"}}};

template <class T> void judge(result<T> const& read) {
  if (read)
    return;
  auto const errors = read.errors();
  fuzz::must(!messages("f", errors, language::zh).empty(), "errors are said");
  fuzz::must(std::is_sorted(errors.begin(), errors.end(),
                            [](error const& a, error const& b) {
                              return a.where.line != b.where.line ? a.where.line < b.where.line
                                                                  : a.where.column < b.where.column;
                            }),
             "errors stand in the order of the file");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string text;
  for (std::size_t i = 1; i < size; ++i)
    text += static_cast<char>(data[i]);
  auto const kind = size == 0 ? 0 : data[0] % 8;
  table_options const how{.without_first_line = kind >= 4, .decimal_comma = kind >= 4};
  switch (kind % 4) {
  case 0: {
    auto const sheet = read_points(text, how);
    judge(sheet);
    if (sheet) {
      auto const written = write_points(*sheet);
      auto const again = read_points(written);
      fuzz::must(again && write_points(*again) == written, "points are written as the same");
    }
    return 0;
  }
  case 1: {
    auto const sheet = read_findings_table(text, compiled<shop>, how);
    judge(sheet);
    if (sheet) {
      judge(sheet->pooled());
      judge(sheet->head_office());
      auto const written = write_findings_table(*sheet);
      auto const again = read_findings_table(written, compiled<shop>);
      fuzz::must(again && write_findings_table(*again) == written, "findings are written as the same");
    }
    return 0;
  }
  case 2: {
    auto const shops = read_frame(text, how);
    if (shops) {
      auto const again = read_frame(write_frame(*shops));
      fuzz::must(again && *again == *shops, "a frame is written as the same");
    }
    return 0;
  }
  default:
    break;
  }
  auto const sheet = read_scheme(text, {}, how);
  judge(sheet);
  if (!sheet)
    return 0;
  auto const written = write_scheme(sheet->scheme);
  auto const same = read_scheme(written);
  fuzz::must(same && content_hash(same->scheme) == content_hash(sheet->scheme),
             "what is written reads as the same");
  fuzz::must(write_scheme(same->scheme) == written, "and is written as the same");
  return 0;
}
