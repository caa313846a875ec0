// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_EXAMPLES_FRAME_FILE_HPP
#define STARLOT_EXAMPLES_FRAME_FILE_HPP

// A sampling frame in a file. Either CSV (csv.hpp describes it):
//
//   starlot frame,1,all shops on 20 November
//   outlet,stratum,cluster,size            outlet is needed; size is a whole number, 1 where it is empty
//   shop 1,north,Harbin,12
//
// or the canonical form that the library publishes and hashes ("starlot frame 1", tabs between the fields).

#include "file_problems.hpp"

#include <starlot/sampling/frame.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace files {

/// All bytes of a file; reports and returns nothing where it cannot be read.
inline std::optional<std::string> read_bytes(std::string const& path, problems& found) {
  std::ifstream in{path, std::ios::binary};
  std::string bytes;
  std::string block(std::size_t{1} << 16U, '\0');
  while (in.good()) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
  }
  if (in.is_open() && !in.bad())
    return bytes;
  found.add(csv::problem{{}, csv::errc::cannot_open, path, {}});
  return std::nullopt;
}

struct frame_row {
  std::string outlet;
  std::string stratum;
  std::string cluster;
  std::int64_t size = 1;
};

inline std::optional<starlot::frame> frame_of(csv::table const& table, problems& found) {
  std::vector<frame_row> rows;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    auto const text = [&](std::string_view column) { return table.at(i, column).text; };
    rows.push_back({text("outlet"), text("stratum"), text("cluster")});
    auto const& size = table.at(i, "size");
    if (size.text.empty())
      continue;
    auto const value = number<starlot::decimal>(size, found);
    if (value && value->micro() % starlot::decimal::one != 0)
      found.add(size, file_errc::not_whole, size.text);
    else if (value)
      rows.back().size = value->micro() / starlot::decimal::one;
  }
  if (!found.none())
    return std::nullopt;
  using namespace starlot;
  auto const has = [&](auto member) {
    return std::any_of(rows.begin(), rows.end(), [&](auto const& row) { return !(row.*member).empty(); });
  };
  auto const make = [&](auto const&... more) {
    return frame::of(rows, outlet_id{&frame_row::outlet}, of_size{&frame_row::size}, more...);
  };
  auto const by_stratum = in_stratum{&frame_row::stratum};
  auto const by_cluster = in_cluster{&frame_row::cluster};
  auto made = has(&frame_row::cluster)
                  ? has(&frame_row::stratum) ? make(by_stratum, by_cluster) : make(by_cluster)
              : has(&frame_row::stratum) ? make(by_stratum)
                                         : make();
  if (made)
    return std::move(*made);
  for (auto const& e : made.errors()) {
    auto const* const column = e.code == errc::stratum_missing     ? "stratum"
                               : e.code == errc::cluster_missing   ? "cluster"
                               : e.code == errc::size_not_positive ? "size"
                                                                   : "outlet";
    csv::place where;
    if (e.where.index < rows.size())
      where = table.at(e.where.index, column);
    found.add(where, e);
  }
  return std::nullopt;
}

/// Reads a frame in either form; all problems at once.
inline std::optional<starlot::frame> read_frame(std::string const& path, problems& found) {
  auto const bytes = read_bytes(path, found);
  if (!bytes)
    return std::nullopt;
  if (bytes->starts_with("starlot frame 1\n")) {
    auto made = starlot::frame::read(*bytes);
    if (made)
      return std::move(*made);
    for (auto const& e : made.errors())
      found.add(csv::place{e.where.line, 1}, e);
    return std::nullopt;
  }
  static constexpr std::array<std::string_view, 1> needed{"outlet"};
  static constexpr std::array<std::string_view, 3> others{"stratum", "cluster", "size"};
  auto const read = csv::read(*bytes, {"frame", 1, needed, others});
  for (auto const& p : read.problems)
    found.add(p);
  return found.none() ? frame_of(read.value, found) : std::nullopt;
}

} // namespace files

#endif
