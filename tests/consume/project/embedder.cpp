// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

using namespace starlot::literals;

namespace {

constexpr auto shop =
    starlot::scheme{starlot::title{"shop", "1"}, starlot::criterion{"1", "Hours are posted", 40_pt},
                    starlot::criterion{"2", "Complaints are answered", 60_pt, starlot::proportional},
                    starlot::ladder{{70_pt, "pass"}, {90_pt, "good", 3}}};

} // namespace

int main() {
  starlot::findings<shop> f;
  f.set<"1">(starlot::met);
  f.set<"2">(starlot::sampled(3, 12));
  auto const r = evaluate(f);
  return r && r->score() == 85_pt && r->grade().name().en == "pass" ? 0 : 1;
}
