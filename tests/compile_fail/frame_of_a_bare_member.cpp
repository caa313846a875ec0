// expect: frame: where a row has its properties is said with outlet_id{&row::code}, in_stratum{...}, in_cluster{...} or of_size{...}
// lines: 20
// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/sampling/frame.hpp>

#include <string>
#include <vector>

namespace {

struct row {
  std::string code;
};

[[maybe_unused]] auto frame_of(std::vector<row> const& rows) {
#if defined(STARLOT_EXPECT_FAILURE)
  return starlot::frame::of(rows, &row::code);
#else
  return starlot::frame::of(rows, starlot::outlet_id{&row::code});
#endif
}

} // namespace
