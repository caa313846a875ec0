// expect: frame: ids, strata and clusters are texts, and sizes are integers, so that draws are exact, which the projection finds in a row
// lines: 20
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/sampling/frame.hpp>

#include <string>
#include <vector>

namespace {

struct row {
#if defined(STARLOT_EXPECT_FAILURE)
  int code;
#else
  std::string code;
#endif
};

[[maybe_unused]] auto frame_of(std::vector<row> const& rows) {
  return starlot::frame::of(rows, starlot::outlet_id{&row::code});
}

} // namespace
