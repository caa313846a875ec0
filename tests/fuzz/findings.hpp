// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#ifndef STARLOT_TESTS_FUZZ_FINDINGS_HPP
#define STARLOT_TESTS_FUZZ_FINDINGS_HPP

#include "fuzz/bytes.hpp"

#include <starlot/core/finding.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstdint>

namespace fuzz {

/// Mostly plain amounts, now and then any.
inline std::int64_t amount(bytes& in) {
  return in.below(8) == 0 ? in.number() : static_cast<std::int64_t>(1 + in.below(40)) * 250'000;
}

inline starlot::finding some_finding(bytes& in) {
  using namespace starlot;
  switch (in.below(14)) {
  case 0:
    return not_met;
  case 1:
    return half_met;
  case 2:
    return partly(points::from_micro(amount(in)));
  case 3:
    return measured(decimal::from_micro(in.number()));
  case 4:
    return at_level(static_cast<std::int8_t>(in.next()));
  case 5:
    return counted(in.number(), in.number());
  case 6:
    return found(in.number());
  case 7:
    return excluded("not sold");
  case 8:
    return not_applicable.because("closed");
  case 9:
    return not_assessed;
  case 10:
  case 11:
    return sampled(static_cast<std::int64_t>(in.below(20)), static_cast<std::int64_t>(in.below(40)));
  case 12:
    return sampled(in.number(), in.number());
  default:
    return met;
  }
}

/// Records something for all that takes findings.
template <class Findings> void record(Findings& f, bytes& in) {
  using namespace starlot;
  auto const& view = f.scheme().view();
  for (std::uint32_t i = 0; i < view.nodes.size() + view.steps.size(); ++i)
    if (view.slot(i) != scheme_view::none) {
      auto const said = some_finding(in);
      if (!f.set(view.id(i), said) && in.flip())
        (void)f.set(view.id(i), i < view.nodes.size() ? met : found(1));
    }
  if (in.below(4) == 0)
    (void)f.set_group("small");
}

} // namespace fuzz

#endif
