// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Works an audit out again from a package of files (starlot/files/audit.hpp describes it), and packs one:
//
//   verify_audit <package> [--hash HASH] [--lang en|zh]
//   verify_audit --pack <company> <package>      from the folder of a company, as rate_company takes it
//
// HASH: the SHA-256 of manifest.sha256, as it was published; without it the package is compared with itself. `sha256sum -c
// manifest.sha256` in the folder tells of altered files without this program, and `sha256sum manifest.sha256` is the hash.
// Exit status: 0 right, 1 something differs, 2 a file that cannot be read, or wrong arguments.

#include <starlot/catalog/gbt27922.hpp>
#include <starlot/core/describe.hpp>
#include <starlot/files.hpp>
#include <starlot/sampling/replay.hpp>
#include <starlot/scoring/display.hpp>

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace {

using namespace starlot;
namespace fs = std::filesystem;

int usage(std::FILE* to, int status) {
  std::fputs("usage: verify_audit <package> [--hash HASH] [--lang en|zh]\n"
             "       verify_audit --pack <company> <package>\n",
             to);
  return status;
}

/// Prints what is wrong with a file.
template <class T> bool failed(std::string const& path, result<T> const& r, language l = language::en) {
  if (!r)
    std::fputs(messages(path, r.errors(), l).c_str(), stderr);
  return !r;
}

int verify(std::string const& folder, std::string_view published, language l) {
  audit_package package;
  std::error_code fault;
  auto const manifest_path = folder + '/' + std::string{audit_package::manifest_name};
  for (auto const& entry : fs::recursive_directory_iterator{folder, fault}) {
    if (!entry.is_regular_file() || entry.path() == fs::path{manifest_path})
      continue;
    auto const path = entry.path().string();
    auto bytes = read_file(path);
    if (failed(path, bytes, l))
      return 2;
    if (auto const added =
            package.add(fs::relative(entry.path(), folder).generic_string(), *std::move(bytes));
        failed(path, added, l))
      return 1;
  }
  auto const manifest = read_file(manifest_path);
  if (failed(manifest_path, manifest, l))
    return 2;
  bool const zh = l == language::zh;
  if (!published.empty() && published != package.hash().hex()) {
    std::printf("%s: %s\n", manifest_path.c_str(),
                zh ? "与公布的散列值不同" : "not the one whose hash was published");
    return 1;
  }
  auto const verdict = verify_audit(package, *manifest);
  if (!verdict.is_right()) {
    std::fputs(messages(folder + '/' + verdict.file, {&verdict.what, 1}, l).c_str(), stdout);
    if (!verdict.due.empty())
      std::printf("%s%s\n", zh ? "  应为:" : "  due is: ", verdict.due.c_str());
    return 1;
  }
  auto const r = verdict.rated();
  std::printf("%s %s\n", zh ? "无误,清单散列值" : "right, manifest", to_string(package.hash()).c_str());
  if (r->has_score())
    std::printf("%s%s", shown(*r).c_str(), zh ? "分" : " points");
  auto const grade = r->grade().name().in(l);
  std::printf("%s%s\n", r->has_score() ? ": " : "",
              grade.empty() ? zh ? "无等级" : "no grade" : std::string{grade}.c_str());
  return 0;
}

/// Puts the files of a company, as rate_company takes them, into a package.
int pack(std::string const& company, std::string const& folder) {
  auto const path = [&](char const* name) { return company + '/' + name; };
  auto const points = read_file(path("points.csv"));
  auto const rows = read_file(path("findings.csv"));
  if (failed(path("points.csv"), points) || failed(path("findings.csv"), rows))
    return 2;
  auto const sheet = read_points(*points);
  if (failed(path("points.csv"), sheet))
    return 2;
  auto const scheme = sheet->load([](auto all) { return gbt27922::load(all); });
  if (failed(path("points.csv"), scheme))
    return 2;
  auto const found = read_findings_table(*rows, *scheme);
  if (failed(path("findings.csv"), found))
    return 2;
  scheme_source const source{"points.csv", *points};
  auto made = [&]() -> result<audit_package> {
    if (!fs::exists(path("draw.record"))) {
      auto const all = found->pooled();
      return all ? package_of(source, *all) : result<audit_package>{all.errors()};
    }
    auto const frame_bytes = read_file(path("frame.csv"));
    auto const record_bytes = read_file(path("draw.record"));
    if (!frame_bytes || !record_bytes)
      return (frame_bytes ? record_bytes : frame_bytes).errors();
    auto const shops = read_frame(*frame_bytes);
    if (!shops)
      return shops.errors();
    auto const record = replay(*record_bytes, *shops);
    if (!record)
      return record.errors();
    auto const head = found->head_office();
    outlet_findings visits{*scheme, *shops, record->hash(), keep_remarks};
    if (!head)
      return head.errors();
    if (auto const added = found->add_visits(visits); !added)
      return added.errors();
    return package_of(source, *head, *record, visits);
  }();
  if (failed(company, made))
    return 2;
  std::error_code fault;
  fs::create_directories(folder, fault);
  auto const write = [&](std::string const& name, std::string_view bytes) {
    return !failed(folder + '/' + name, write_file(folder + '/' + name, bytes));
  };
  for (auto const& file : made->files())
    if (!write(file.name, file.bytes))
      return 2;
  if (!write(std::string{audit_package::manifest_name}, made->manifest()))
    return 2;
  std::printf("%s\n", to_string(made->hash()).c_str());
  return 0;
}

} // namespace

int main(int argc, char** argv) {
  std::string folder, company;
  std::string_view published;
  language lang = language::en;
  for (int i = 1; i < argc; ++i) {
    std::string_view const argument = argv[i];
    if (argument == "--help")
      return usage(stdout, 0);
    if (argument == "--pack" && i + 1 < argc) {
      company = argv[++i];
    } else if (argument == "--hash" && i + 1 < argc) {
      published = argv[++i];
    } else if (argument == "--lang" && i + 1 < argc) {
      std::string_view const value = argv[++i];
      if (value != "en" && value != "zh")
        return usage(stderr, 2);
      lang = value == "zh" ? language::zh : language::en;
    } else if (folder.empty() && !argument.starts_with("--")) {
      folder = argument;
    } else {
      return usage(stderr, 2);
    }
  }
  if (folder.empty())
    return usage(stderr, 2);
  return company.empty() ? verify(folder, published, lang) : pack(company, folder);
}
