// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/sampling/seed.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace starlot;
using found = std::vector<std::pair<errc, std::size_t>>;

found wrong(seed const& s) {
  found out;
  if (auto const good = validate(s); !good)
    for (auto const& e : good.errors())
      out.emplace_back(e.code, e.where.index);
  return out;
}

seed const good{"05 11", "lottery", "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"};

TEST_CASE("a seed is bytes, with a source and two times") {
  CHECK(wrong(good).empty());
  CHECK(wrong({{}, {}, {}, {}}) ==
        found{{errc::seed_empty, 0}, {errc::source_missing, 1}, {errc::bad_time, 2}, {errc::bad_time, 3}});
  CHECK(validate({}).errors()[2].where.id == "frame_published");
  auto s = good;
  s.bytes = std::string{"\0\n\xff", 3};
  CHECK(wrong(s).empty());
  for (auto const source : {"a\nb", "a\tb", "\xff", "\xc0\x80"}) {
    s.source = source;
    CHECK(wrong(s) == found{{errc::bad_source, 1}});
  }
  s.source = "双色球 2026137";
  CHECK(wrong(s).empty());
  s.seed_published = "yesterday";
  CHECK(wrong(s) == found{{errc::bad_time, 3}});
}

TEST_CASE("a seed is later than its frame, or not") {
  auto s = good;
  CHECK(is_later_than_frame(s));
  s.seed_published = "2026-11-20T09:00:00.001+08:00";
  CHECK(is_later_than_frame(s));
  s.seed_published = "2026-11-20T01:00:00Z"; // the same moment
  CHECK_FALSE(is_later_than_frame(s));
  s.seed_published = "2026-11-20T09:30:00+09:00";
  CHECK_FALSE(is_later_than_frame(s));
}

} // namespace
