// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_OPEN_HPP
#define STARLOT_FILES_OPEN_HPP

#include <starlot/core/describe.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>

// auto const shops = from_file("frame.csv", [](auto bytes) { return read_frame(bytes); });
// if (!shops)
//   std::fputs(messages("frame.csv", shops.errors()).c_str(), stderr);     frame.csv:3:1: error 502: ...
//
// All else in files/ takes bytes and gives bytes: a program may get them from where it likes.

namespace starlot::inline v0 {

/// All bytes of a file.
/// Errors: `cannot_open`; `file_too_large`, with the limit. Allocates.
template <class Bytes = std::string>
[[nodiscard]] result<Bytes> read_file(std::string const& path, std::size_t max_size = std::size_t{256} << 20U) {
  auto* const file = std::fopen(path.c_str(), "rb");
  if (file == nullptr)
    return error::of(errc::cannot_open);
  Bytes bytes;
  char block[std::size_t{1} << 14U];
  for (std::size_t got = sizeof block; got == sizeof block && bytes.size() <= max_size;) {
    got = std::fread(block, 1, sizeof block, file);
    bytes.append(block, got);
  }
  bool const is_read = std::ferror(file) == 0;
  std::fclose(file); // NOLINT(cert-err33-c): nothing was written
  if (!is_read)
    return error::of(errc::cannot_open);
  if (bytes.size() > max_size)
    return error::of(errc::file_too_large).with({}, decimal{static_cast<std::int64_t>(max_size)});
  return bytes;
}

/// What a reader makes of the bytes of a file: `from_file("frame.csv", [](auto bytes) { return read_frame(bytes); })`.
/// Errors: those of `read_file` and of the reader.
template <class Reader>
[[nodiscard]] auto from_file(std::string const& path, Reader const& read) -> decltype(read(std::string_view{})) {
  auto const bytes = read_file(path);
  if (!bytes)
    return bytes.error();
  return read(std::string_view{*bytes});
}

/// Writes a file, over what was there. Error: `cannot_write`; there may be a part of it then.
template <class = detail::on_use> [[nodiscard]] result<void> write_file(std::string const& path, std::string_view bytes) {
  auto* const file = std::fopen(path.c_str(), "wb");
  if (file == nullptr)
    return error::of(errc::cannot_write);
  bool const is_written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  if (std::fclose(file) != 0 || !is_written)
    return error::of(errc::cannot_write);
  return {};
}

/// A line for each error of a file, as compilers print them: "frame.csv:3:1: error 502: A-01: the outlet ...".
template <class Text = std::string>
[[nodiscard]] Text messages(std::string_view file, std::span<error const> errors, language l = language::en) {
  Text out;
  for (auto e : errors) {
    out += file;
    if (e.where.line != 0)
      out += ':' + std::to_string(e.where.line);
    if (e.where.line != 0 && e.where.column != 0)
      out += ':' + std::to_string(e.where.column);
    out += (l == language::zh ? ": 错误 " : ": error ") + std::to_string(static_cast<int>(e.code)) + ": ";
    e.where.line = 0; // stands there already
    out += describe(e, l) + '\n';
  }
  return out;
}

} // namespace starlot::inline v0

#endif
