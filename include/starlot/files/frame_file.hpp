// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_FRAME_FILE_HPP
#define STARLOT_FILES_FRAME_FILE_HPP

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/files/encoding.hpp>
#include <starlot/detail/files/file_faults.hpp>
#include <starlot/detail/files/look_alikes.hpp>
#include <starlot/files/table.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A sampling frame as a table (files/table.hpp), form "frame", version 1:
//
//   starlot frame,1,all shops on 20 November
//   outlet,stratum,cluster,size            outlet is needed; size is a whole number, 1 where it is empty
//   shop 1,north,Harbin,12
//
// or in the canonical form that is published and hashed (sampling/frame.hpp: "starlot frame 1", tabs between the fields).

namespace starlot::inline v0 {

namespace detail::files {

inline constexpr table_column frame_columns[] = {
    {"outlet", "网点"}, {"stratum", "层", false}, {"cluster", "群", false}, {"size", "规模", false}};
inline constexpr table_form frame_form{"frame", 1, frame_columns};

struct frame_row {
  std::string_view outlet;
  std::string_view stratum;
  std::string_view cluster;
  std::int64_t size = 1;
};

/// Rows with the columns that any of them fills.
template <class Rows> [[nodiscard]] result<frame> frame_of(Rows const& rows) {
  bool has_stratum = false;
  bool has_cluster = false;
  for (auto const& r : rows) {
    has_stratum = has_stratum || !r.stratum.empty();
    has_cluster = has_cluster || !r.cluster.empty();
  }
  auto const make = [&](auto const&... more) {
    return frame::of(rows, outlet_id{&frame_row::outlet}, of_size{&frame_row::size}, more...);
  };
  auto const by_stratum = in_stratum{&frame_row::stratum};
  auto const by_cluster = in_cluster{&frame_row::cluster};
  if (has_cluster)
    return has_stratum ? make(by_stratum, by_cluster) : make(by_cluster);
  return has_stratum ? make(by_stratum) : make();
}

} // namespace detail::files

/// Reads a frame, in either form.
///
///     auto const shops = read_frame(*read_file("frame.csv"));
///     auto const theirs = read_frame(bytes, {.columns = {{"shop_no", "outlet"}, {"region", "stratum"}}});
///
/// Errors, all at once, each with line and column: those of `read_table`; if there is none of these, numbers and `not_whole`,
/// and those of `frame::of`; with `outlet_text_with_unseen` and `bad_outlet_text` comes `looks_like_another` with the line of
/// what looks the same. Of the canonical form those of `frame::read`. What is probably not meant: `warnings(frame)`.
/// Complexity: that of a sort.
template <class = detail::on_use>
[[nodiscard]] result<frame> read_frame(std::string_view bytes, table_options const& options = {}) {
  auto const plain = bytes.starts_with(detail::byte_order_mark) ? bytes.substr(detail::byte_order_mark.size()) : bytes;
  if (plain.starts_with("starlot frame 1\n") || plain.starts_with("starlot frame 1\r\n"))
    return frame::read(plain);
  auto const sheet = read_table(bytes, detail::files::frame_form, options);
  if (!sheet)
    return sheet.errors();
  detail::files::file_faults found;
  std::vector<detail::files::frame_row> rows;
  for (std::size_t i = 0; i < sheet->size(); ++i) {
    rows.push_back({sheet->cell(i, 0).text, sheet->cell(i, 1).text, sheet->cell(i, 2).text});
    auto const size = sheet->cell(i, 3);
    if (size.empty())
      continue;
    auto const number = detail::files::number_in<decimal>(*sheet, i, std::size_t{3}, found);
    if (number && number->micro() % decimal::one != 0)
      found.add(size, errc::not_whole);
    else if (number)
      rows.back().size = number->micro() / decimal::one;
  }
  for (std::size_t column = 0; column < 3; ++column)
    detail::files::report_unseen(*sheet, column, found);
  auto made = detail::files::frame_of(rows);
  if (made && found.none())
    return made;
  if (!made)
    for (auto const& e : made.errors()) {
      if (e.code == errc::outlet_text_with_unseen || e.code == errc::bad_outlet_text)
        continue; // at its cell already
      auto const column = e.code == errc::stratum_missing     ? std::size_t{1}
                          : e.code == errc::cluster_missing   ? std::size_t{2}
                          : e.code == errc::size_not_positive ? std::size_t{3}
                                                              : std::size_t{0};
      if (e.where.index < rows.size())
        found.add(sheet->cell(e.where.index, column), e);
      else
        found.add(e);
    }
  return found.sorted();
}

/// Writes a frame as a table, sorted by id; sizes where any is not 1. It is read again as the same frame, and written again as
/// the same bytes.
template <class Text = std::string> [[nodiscard]] Text write_frame(frame const& f, std::string_view note = {}) {
  bool has_sizes = false;
  for (std::size_t i = 0; i < f.size(); ++i)
    has_sizes = has_sizes || f[i].size != 1;
  table out{detail::files::frame_form, note};
  for (std::size_t i = 0; i < f.size(); ++i) {
    auto const o = f[i];
    out.add_row({o.id, o.stratum, o.cluster, has_sizes ? std::to_string(o.size) : std::string{}});
  }
  return write_table(out);
}

} // namespace starlot::inline v0

#endif
