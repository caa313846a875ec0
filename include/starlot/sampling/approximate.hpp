// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_APPROXIMATE_HPP
#define STARLOT_SAMPLING_APPROXIMATE_HPP

#include <utility>

namespace starlot::inline v0 {

/// A probability or a weight that a design only comes near to: `value()` is what it aims at. The header of the design says how
/// near. It does not convert, so that nobody takes it for an exact one by accident.
template <class T> class approximate {
public:
  constexpr explicit approximate(T nominal) : nominal_{std::move(nominal)} {}

  /// What the design aims at.
  [[nodiscard]] constexpr T const& value() const noexcept { return nominal_; }

  friend constexpr bool operator==(approximate const&, approximate const&) = default;

private:
  T nominal_;
};

} // namespace starlot::inline v0

#endif
