// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "scoring/bike_care.hpp"
#include "support/catch.hpp"

#include <starlot/detail/scoring/leaf_table.hpp>

#include <cstdint>
#include <string_view>

using namespace starlot;
using namespace bike;

namespace {

using schema = detail::compiled_table<bike_care>;

constexpr finding every[] = {met,
                             not_met,
                             half_met,
                             sampled(3, 40),
                             sampled(0, 1),
                             sampled(-1, 3),
                             sampled(4, 3),
                             sampled(0, 0),
                             sampled(0, most_samples),
                             sampled(0, most_samples + 1),
                             measured(5),
                             at_level(1),
                             counted(1, 2),
                             found(2),
                             partly(1_pt),
                             excluded("none sold"),
                             not_applicable,
                             not_assessed,
                             assessment_error};

/// The quick way and the slow one: what is read without a detour is what `judge` says of it.
bool is_as_judged(std::string_view id, finding const& f) {
  auto const& view = schema::view();
  auto const index = view.find(id);
  auto const& n = view.nodes[index];
  findings<bike_care> all;
  detail::leaf due;
  auto const code = detail::judge(all.scheme(), index, f, due);
  if (code != errc::none) // `set` would refuse it
    return !static_cast<bool>(all.set(id, f));
  if (!all.set(id, f))
    return false;
  detail::leaf_list leaves;
  static_cast<void>(detail::judge_sheet(all, leaves));
  auto const is = detail::leaf_table{leaves.view(), {}, &all}.at(view, index);
  std::int64_t top = 0;
  std::int64_t bottom = 0;
  if (detail::reads_quickly(n.rule(), observation{f}, top, bottom) &&
      (due.is != detail::leaf::state::scored || share::of(top, bottom) != share::of(due.top, due.bottom)))
    return false;
  return is.is == due.is && share::of(is.top, is.bottom) == share::of(due.top, due.bottom);
}

template <class Check> bool for_all(Check check) {
  for (auto const* id : {"1.1", "1.2", "2.1", "2.2"})
    for (auto const& f : every)
      if (!check(id, f))
        return false;
  return true;
}

} // namespace

TEST_CASE("leaves that are read without a detour are as judged") {
  CHECK(for_all([](auto const* id, auto const& f) { return is_as_judged(id, f); }));
}

TEST_CASE("findings that do not fit are never read without a detour") {
  CHECK(for_all([](auto const* id, auto const& f) {
    auto const& n = schema::view().nodes[schema::view().find(id)];
    findings<bike_care> all;
    if (std::string_view{id} == "1.1")
      all.set<"1.1">(f);
    else if (std::string_view{id} == "1.2")
      all.set<"1.2">(f);
    else if (std::string_view{id} == "2.1")
      all.set<"2.1">(f);
    else
      all.set<"2.2">(f);
    detail::leaf due;
    std::int64_t top = 0;
    std::int64_t bottom = 0;
    bool const wrong = detail::judge(all.scheme(), schema::view().find(id), f, due) != errc::none;
    return !wrong || !detail::reads_quickly(n.rule(), observation{f}, top, bottom);
  }));
}

TEST_CASE("the first reading counts what is open and finds what is wrong") {
  findings<bike_care> f;
  f.set<"1.1">(met);
  f.set<"1.2">(sampled(5, 3));
  f.set<"2.1">(sampled(5, 2));
  detail::leaf_list leaves;
  auto const count = detail::judge_sheet(f, leaves);
  CHECK(count.code == errc::more_nonconforming_than_sampled);
  CHECK(count.failed_by == detail::no_index);
  CHECK(count.advisory == 0);
  CHECK(count.criteria >= 1); // 2.2, and what is wrong has no share either
}
