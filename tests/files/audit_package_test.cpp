// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/files/audit_package.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;

/// The hashes are those that `sha256sum` prints.
constexpr std::string_view manifest_of_three =
    "# starlot audit 1\n"
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  frame.txt\n"
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  photos/WZ-15.jpg\n"
    "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  rating.txt\n";

audit_package three() {
  audit_package p;
  REQUIRE(p.add("rating.txt", "x"));
  REQUIRE(p.add("frame.txt", ""));
  REQUIRE(p.add("photos/WZ-15.jpg", "abc"));
  return p;
}

TEST_CASE("a manifest is what sha256sum prints, in the order of names") {
  auto const p = three();
  CHECK(p.manifest() == manifest_of_three);
  CHECK(p.agrees_with(manifest_of_three).has_value());
  // printf … | sha256sum
  CHECK(to_string(p.hash()) == "62d86c3f726681d5b31318fe47c4dcfc33663ab617612a96a8d2d4c67b34b5b1");
  REQUIRE(p.find("frame.txt") != nullptr);
  CHECK(p.find("photos/WZ-15.jpg")->bytes == "abc");
  CHECK(p.find("photos") == nullptr);
  CHECK(audit_package{}.manifest() == "# starlot audit 1\n");
}

TEST_CASE("names of files are plain") {
  audit_package p;
  for (auto const* name : {"", "/a", "a/", "../a", "a/../b", ".a", "a/.b", "a b", "a\tb", "店", "a\\b", "C:a",
                           "manifest.sha256", "-a", "a."}) {
    INFO(name);
    CHECK(p.add(name, "").error() == error::at(errc::bad_file_name, name));
  }
  for (auto const* name : {"a", "A-1_2.b.c", "a/b-/c"}) {
    INFO(name);
    CHECK(p.add(name, "").has_value() == (std::string_view{name} != "a/b-/c"));
  }
  CHECK(p.add("a", "other").error().code == errc::file_listed_twice);
  CHECK(p.find("a")->bytes.empty());
  CHECK(p.files().size() == 2);
}

TEST_CASE("every file that was altered, removed or added is named") {
  audit_package p;
  REQUIRE(p.add("frame.txt", " "));
  REQUIRE(p.add("more.txt", ""));
  REQUIRE(p.add("rating.txt", "x"));
  REQUIRE(p.add("z", ""));
  auto const wrong = p.agrees_with(manifest_of_three);
  REQUIRE_FALSE(wrong);
  REQUIRE(wrong.errors().size() == 4);
  CHECK(wrong.errors()[0] == error::in_line(errc::file_altered, 2).about("frame.txt"));
  CHECK(wrong.errors()[1] == error::at(errc::file_not_listed, "more.txt"));
  CHECK(wrong.errors()[2] == error::in_line(errc::file_missing, 3).about("photos/WZ-15.jpg"));
  CHECK(wrong.errors()[3] == error::at(errc::file_not_listed, "z"));
}

TEST_CASE("a manifest with any byte changed, removed or added, or lines swapped, is another one") {
  auto const p = three();
  std::string const good{manifest_of_three};
  for (std::size_t i = 0; i < good.size(); ++i) {
    INFO(i);
    auto other = good;
    other[i] = other[i] == '0' ? '1' : '0';
    CHECK_FALSE(p.agrees_with(other));
    CHECK_FALSE(p.agrees_with(good.substr(0, i)));
    CHECK_FALSE(p.agrees_with(good.substr(0, i) + good.substr(i + 1)));
    CHECK_FALSE(p.agrees_with(good.substr(0, i) + "a" + good.substr(i)));
    CHECK_FALSE(p.agrees_with(good.substr(0, i) + "\n" + good.substr(i)));
  }
  CHECK_FALSE(p.agrees_with(good + good.substr(18)));
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < good.size(); at = good.find('\n', at) + 1)
    lines.push_back(good.substr(at, good.find('\n', at) + 1 - at));
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) {
      std::swap(lines[i], lines[k]);
      std::string all;
      for (auto const& l : lines)
        all += l;
      CHECK_FALSE(p.agrees_with(all));
      std::swap(lines[i], lines[k]);
    }
  CHECK(p.agrees_with("# starlot audit 2\n").error() == error::in_line(errc::not_a_manifest, 1));
  CHECK(p.agrees_with("# starlot audit 1\r\n").error() == error::in_line(errc::bad_line_ends, 1));
  CHECK(p.agrees_with("# starlot audit 1\nabc\n").error() == error::in_line(errc::bad_manifest_line, 2));
}

} // namespace
