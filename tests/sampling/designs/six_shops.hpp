// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_SAMPLING_DESIGNS_SIX_SHOPS_HPP
#define STARLOT_TESTS_SAMPLING_DESIGNS_SIX_SHOPS_HPP

#include <starlot/core/error.hpp>
#include <starlot/sampling/design_record.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

// A small frame, and what designs make of it.

namespace six_shops {

struct shop {
  std::string_view id;
  std::string_view region;
};

/// Ids do not follow the strata: "south" has 2 outlets, "north x" 3, "east" 1.
inline starlot::frame const& frame() {
  static std::vector<shop> const rows{{"1", "south"},   {"2", "north x"}, {"3", "east"},
                                      {"4", "north x"}, {"5", "south"},   {"6", "north x"}};
  static auto const made =
      *starlot::frame::of(rows, starlot::outlet_id{&shop::id}, starlot::in_stratum{&shop::region});
  return made;
}

struct fault {
  starlot::errc code;
  std::size_t index;
  std::string_view id;
};

/// Whether a design is refused with these faults.
template <class Design> bool says(Design const& design, std::vector<fault> const& due) {
  auto const r = plan(frame(), design);
  if (r.has_value() || r.errors().size() != due.size())
    return false;
  for (std::size_t i = 0; i < due.size(); ++i)
    if (r.errors()[i].code != due[i].code || r.errors()[i].where.index != due[i].index ||
        r.errors()[i].where.id != due[i].id)
      return false;
  return true;
}

/// Whether a design is recorded like that, and what is recorded is planned like the design itself.
template <class Design> bool survives(Design const& design, starlot::design_record const& due) {
  auto const record = to_record(design);
  auto const a = plan(frame(), design);
  auto const b = plan(frame(), record);
  return record == due && a.has_value() && b.has_value() && a->strata == b->strata &&
         a->stratum_of == b->stratum_of;
}

/// Whether what was recorded is refused with this code, at this line.
inline bool refuses(starlot::design_record const& record, starlot::errc code,
                    std::size_t index = starlot::place::nowhere) {
  auto const r = plan(frame(), record);
  return !r.has_value() && r.errors()[0].code == code && r.errors()[0].where.index == index;
}

} // namespace six_shops

#endif
