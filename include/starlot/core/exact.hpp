// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_EXACT_HPP
#define STARLOT_CORE_EXACT_HPP

#include <starlot/core/decimal.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/fraction_text.hpp>
#include <starlot/core/result.hpp>
#include <starlot/core/share.hpp>

#include <cstddef>

namespace starlot::inline v0 {

namespace detail {

template <class T> constexpr bool is_decimal = false;
template <class Unit> constexpr bool is_decimal<basic_decimal<Unit>> = true;

/// What a number converts to, if it can.
template <class To> struct exactly {
  template <std::size_t Limbs>
  [[nodiscard]] static constexpr result<To> from(basic_fraction<Limbs> const& value) {
    static_assert(is_decimal<To>, "exact<To> converts to points, weight, decimal, share or a fraction");
    auto const micro = (value * basic_fraction<Limbs>{To::one}).reduced();
    if (micro.denominator() != integer<Limbs>{1})
      return errc::too_many_decimals;
    if (!micro.numerator().fits_int64())
      return errc::number_out_of_range;
    return To::from_micro(micro.numerator().to_int64());
  }
};
template <> struct exactly<share> {
  template <std::size_t Limbs>
  [[nodiscard]] static constexpr result<share> from(basic_fraction<Limbs> const& value) {
    auto const r = value.reduced();
    if (r.sign() < 0 || r.numerator() > r.denominator() || !r.denominator().fits_int64())
      return errc::number_out_of_range;
    return share::of(r.numerator().to_int64(), r.denominator().to_int64());
  }
};
template <std::size_t To> struct exactly<basic_fraction<To>> {
  template <std::size_t Limbs>
  [[nodiscard]] static constexpr result<basic_fraction<To>> from(basic_fraction<Limbs> const& value) {
    return basic_fraction<To>{value};
  }
};

} // namespace detail

/// The same number as another type: `exact<points>(f)`, `exact<share>(f)`, `exact<decimal>(87.5_pct)`,
/// `exact<weight>(2.5_dec)`; from a fraction, a share, or a decimal of any unit. Never rounded.
///
/// Errors: `too_many_decimals` where six do not suffice (a third); `number_out_of_range` beyond the range of decimals, or
/// outside 0 to 1 for a share, or where a share does not fit 64 bits.
/// Complexity: constant while numbers fit 64 bits.
template <class To, std::size_t Limbs>
[[nodiscard]] constexpr result<To> exact(basic_fraction<Limbs> const& value) {
  return detail::exactly<To>::from(value);
}
template <class To> [[nodiscard]] constexpr result<To> exact(share value) {
  return detail::exactly<To>::from(fraction{value});
}
template <class To, class Unit> [[nodiscard]] constexpr result<To> exact(basic_decimal<Unit> value) {
  return detail::exactly<To>::from(fraction{value});
}

/// A share in percent: 7/8 is 87.5. Errors: `too_many_decimals`.
[[nodiscard]] constexpr result<decimal> exact_percent(share value) {
  return exact<decimal>(fraction{value} * 100);
}

/// The share that so many percent are: 87.5 is 7/8. Errors: `number_out_of_range` outside 0 to 100.
[[nodiscard]] constexpr result<share> share_of_percent(decimal percent) {
  return exact<share>(fraction{percent} / 100);
}

} // namespace starlot::inline v0

#endif
