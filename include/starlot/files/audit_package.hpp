// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_AUDIT_PACKAGE_HPP
#define STARLOT_FILES_AUDIT_PACKAGE_HPP

#include <starlot/core/basic_hash.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/detail/core/sealed_text.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

using audit_hash = basic_hash<struct audit_content>; ///< SHA-256 of the manifest of an audit package

/// A file of a package.
struct package_file {
  std::string name; ///< "visits.summary", "photos/WZ-15-1.jpg"
  std::string bytes; ///< all of it

  friend bool operator==(package_file const&, package_file const&) = default;
};

/// The files of an audit, sorted by name, and their manifest (审核资料包).
///
///     audit_package pack;
///     pack.add("points.csv", bytes);
///     pack.manifest();              // to be stored beside them, as "manifest.sha256"
///     to_string(pack.hash());       // to be published, or signed
///
/// The manifest is the line "# starlot audit 1" and then what `sha256sum` prints of each file: 64 digits, two spaces, the name.
/// So `sha256sum -c manifest.sha256` finds any file that was altered, and `sha256sum manifest.sha256` is the hash of all. What an
/// audit consists of, and whether it is right: audit.hpp. Any other file may be there: photographs, a report.
class audit_package {
public:
  /// Name of the file of the manifest.
  static constexpr std::string_view manifest_name = "manifest.sha256";

  /// Errors: `bad_file_name` (letters, digits, points, underlines, hyphens, and slashes between folders; no folder
  /// above, and not the name of the manifest), `file_listed_twice`. Nothing is stored then.
  template <class Bytes = std::string> result<void> add(std::string_view name, Bytes bytes) {
    if (!is_name(name))
      return error::at(errc::bad_file_name, name);
    auto const at = place_of(name);
    if (at < files_.size() && files_[at].name == name)
      return error::at(errc::file_listed_twice, name);
    files_.insert(files_.begin() + static_cast<std::ptrdiff_t>(at), {std::string{name}, std::move(bytes)});
    return {};
  }

  /// All files, by name.
  [[nodiscard]] std::vector<package_file> const& files() const noexcept { return files_; }
  /// A file, or nothing.
  template <class = detail::on_use>
  [[nodiscard]] package_file const* find(std::string_view name) const noexcept {
    auto const at = place_of(name);
    return at < files_.size() && files_[at].name == name ? &files_[at] : nullptr;
  }

  /// The manifest. Complexity: linear in all bytes.
  template <class = detail::on_use> [[nodiscard]] std::string manifest() const {
    std::string out{first_line};
    for (auto const& f : files_) {
      auto const hash = detail::to_hex(detail::sha256_of(f.bytes));
      out.append(hash.data(), hash.size()).append("  ").append(f.name).append(1, '\n');
    }
    return out;
  }
  /// SHA-256 of the manifest.
  template <class Hash = audit_hash> [[nodiscard]] Hash hash() const {
    return Hash{detail::to_hex(detail::sha256_of(manifest()))};
  }

  /// Whether these files are those of a manifest.
  ///
  /// Errors, all at once: `not_a_manifest`, `bad_line_ends`, `bad_manifest_line`, with the line, and then nothing else; with the name
  /// `file_missing`, `file_not_listed`, `file_altered`.
  template <class = detail::on_use> [[nodiscard]] result<void> agrees_with(std::string_view manifest) const {
    if (!manifest.starts_with(first_line)) {
      auto const name = first_line.substr(0, first_line.size() - 1);
      bool const other_ends = manifest.starts_with(name) && manifest.substr(name.size()).starts_with("\r\n");
      return error::in_line(other_ends ? errc::bad_line_ends : errc::not_a_manifest, 1);
    }
    detail::list<error> wrong;
    std::string_view before;
    std::size_t next = 0; // of the files
    auto rest = manifest.substr(first_line.size());
    for (std::size_t line = 2; !rest.empty(); ++line) {
      bool const has_end = rest.find('\n') != std::string_view::npos;
      auto const text = has_end ? detail::take_line(rest) : std::exchange(rest, {});
      auto const name = text.substr((std::min)(text.size(), std::size_t{66}));
      if (!has_end || !is_hash(text.substr(0, 64)) || text.substr(64, 2) != "  " || !is_name(name) ||
          name <= before)
        return error::in_line(errc::bad_manifest_line, line);
      before = name;
      while (next < files_.size() && std::string_view{files_[next].name} < name)
        wrong.push_back(error::at(errc::file_not_listed, files_[next++].name));
      if (next == files_.size() || files_[next].name != name) {
        wrong.push_back(error::in_line(errc::file_missing, line).about(name));
        continue;
      }
      auto const hash = detail::to_hex(detail::sha256_of(files_[next++].bytes));
      if (std::string_view{hash.data(), hash.size()} != text.substr(0, 64))
        wrong.push_back(error::in_line(errc::file_altered, line).about(name));
    }
    for (; next < files_.size(); ++next)
      wrong.push_back(error::at(errc::file_not_listed, files_[next].name));
    return wrong.empty() ? result<void>{} : result<void>{detail::failure_of(wrong)};
  }

  friend bool operator==(audit_package const&, audit_package const&) = default;

private:
  static constexpr std::string_view first_line = "# starlot audit 1\n";

  [[nodiscard]] static constexpr bool is_hash(std::string_view text) noexcept {
    for (auto const c : text)
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
        return false;
    return text.size() == 64;
  }
  /// Names of folders and a file between slashes, which begin and end in a letter, a digit or an underline.
  [[nodiscard]] static constexpr bool is_name(std::string_view name) noexcept {
    bool at_start = true; // of a folder or file
    bool after_letter = false;
    for (auto const c : name) {
      bool const letter =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
      bool const fits = letter || (c == '/' ? after_letter : !at_start && (c == '.' || c == '-'));
      if (!fits)
        return false;
      at_start = c == '/';
      after_letter = letter;
    }
    return after_letter && name != manifest_name;
  }
  template <class = detail::on_use> [[nodiscard]] std::size_t place_of(std::string_view name) const noexcept {
    std::size_t at = 0;
    while (at < files_.size() && std::string_view{files_[at].name} < name)
      ++at;
    return at;
  }

  std::vector<package_file> files_;
};

} // namespace starlot::inline v0

#endif
