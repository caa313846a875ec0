// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_TESTS_SCORING_BIKE_CARE_HPP
#define STARLOT_TESTS_SCORING_BIKE_CARE_HPP

#include <starlot/scheme/scheme.hpp>

namespace bike {

using namespace starlot;

/// A rule of the user's: all within two hours, half within a day.
struct hours_to_share_rule {
  static constexpr std::string_view name = "hours-to-share";
  static constexpr int version = 1;
  constexpr rule_result operator()(finding const& f) const {
    if (f.kind() != finding_kind::measured)
      return errc::rule_refused;
    return f.value() <= 2_dec ? share::full() : f.value() <= 24_dec ? share::of(1, 2) : share::none();
  }
};
inline constexpr hours_to_share_rule hours_to_share{};

/// The scheme that the design shows, with a cap.
inline constexpr auto bike_care = scheme{
    title{"bike-care", "2026"},
    clause{"1", "Reception", criterion{"1.1", "Opening hours are posted", 10_pt},
           criterion{"1.2", "Complaints answered in time", 30_pt, proportional, per_outlet}},
    clause{"2", "Workshop", criterion{"2.1", "Torque tools calibrated", 20_pt, proportional, per_outlet},
           criterion{"2.2", "Repair turnaround", 40_pt, hours_to_share}},
    deduction{"breach of law", 1_pt}.fails_at(5),
    bonus{"leads its trade", 1_pt}.at_most(1),
    cap{100_pt},
    ladder{{70_pt, "pass"}, {80_pt, "three stars", 3}, {90_pt, "four stars", 4}, {95_pt, "five stars", 5}}};

} // namespace bike

#endif
