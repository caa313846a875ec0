// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// A scheme of one's own, with a scoring rule of one's own, in one file.

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/display.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstdio>
#include <string>

using namespace starlot::literals;
using starlot::clause, starlot::criterion, starlot::finding, starlot::share;

// A scoring rule is a small struct. Name and version go into the scheme's hash.
struct turnaround {
  static constexpr std::string_view name = "turnaround";
  static constexpr int version = 1;

  constexpr starlot::rule_result operator()(finding const& f) const {
    if (f.kind() != starlot::finding_kind::measured)
      return starlot::errc::rule_refused;
    return f.value() <= 2_dec ? share::full() : f.value() <= 24_dec ? share::of(1, 2) : share::none();
  }
};

// A scheme is a value, checked by the compiler where it is first used.
inline constexpr auto bike_care = starlot::scheme{
    starlot::title{"bike-care", "2026", {"Bicycle care", "自行车售后"}},
    clause{"1",
           {"Reception", "接待"},
           criterion{"1.1", {"Opening hours are posted", "公示营业时间"}, 10_pt},
           criterion{"1.2", {"Complaints answered in time", "投诉及时答复"}, 30_pt, starlot::proportional}},
    clause{"2",
           {"Workshop", "维修车间"},
           criterion{"2.1", {"Torque tools calibrated", "扭矩工具已校准"}, 20_pt, starlot::proportional},
           criterion{"2.2", {"Hours until repaired", "维修所需小时"}, 40_pt, turnaround{}}},
    starlot::deduction{"breach of law", 1_pt}.fails_at(5),
    starlot::bonus{"leads its trade", 1_pt}.at_most(1),
    starlot::ladder{
        {70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}}};

int main() {
  starlot::findings<bike_care> f;
  f.set<"1.1">(starlot::met);
  f.set<"1.2">(starlot::sampled(3, 40).evidence("complaint log 2026").assessor("Wang"));
  f.set<"2.1">(starlot::sampled(1, 7));
  f.set<"2.2">(starlot::measured(20));

  auto const rating = evaluate(f);
  if (!rating) {
    std::printf("error %d\n", static_cast<int>(rating.error().code));
    return 2;
  }
  for (auto const& line : rating->trace())
    std::printf("%-16s brought %s\n", std::string{line.id}.c_str(), to_string(line.contribution).c_str());
  std::printf("score %s = %s, %s\n", shown(*rating).c_str(), to_string(rating->score()).c_str(),
              std::string{rating->grade().name().en}.c_str());
  if (auto const next = rating->next())
    std::printf("%s points short of %s\n", shown_points(next->missing).c_str(),
                std::string{next->rung->name.en}.c_str());
}
