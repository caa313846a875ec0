// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_FINDING_HPP
#define STARLOT_CORE_FINDING_HPP

#include <starlot/core/decimal.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/rounding.hpp>
#include <starlot/detail/core/measured_value.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace starlot::inline v0 {

/// What kind of finding was recorded. A criterion without a record is `not_assessed`.
enum class finding_kind : std::uint8_t {
  not_assessed,   ///< nobody has looked yet: no grade, but bounds
  met,            ///< met in full
  not_met,        ///< not met
  partly,         ///< met in part, with the points earned, or half where the rule is half credit
  sampled,        ///< k of m samples nonconforming
  counted,        ///< a part and the whole it is held against: certified managers and staff
  measured,       ///< a measured value, or a quotient of two
  level,          ///< a level chosen from the list of the criterion
  found,          ///< how often the reason of a special deduction or bonus was found
  not_applicable, ///< does not apply; what follows is the scheme's policy
  excluded,       ///< taken out of the applicable points, with a reason
  error,          ///< the assessment failed: open like `not_assessed`, and said so
};

/// What an assessor wrote beside a finding. Opaque to scoring, shown in the trace.
struct remark {
  std::string_view reason;   ///< why: required for an exclusion
  std::string_view evidence; ///< reference to evidence: document, photo, record number
  std::string_view assessor; ///< who recorded it
  std::string_view date;     ///< when, YYYY-MM-DD, or empty

  [[nodiscard]] constexpr bool empty() const noexcept {
    return reason.empty() && evidence.empty() && assessor.empty() && date.empty();
  }
  friend constexpr bool operator==(remark const&, remark const&) = default;
};

/// What was recorded for one criterion (评审发现), made by the functions below.
///
///     met
///     sampled(3, 40).evidence("record 17").assessor("Wang").on("2026-11-02")
///     excluded("sells no goods")
///
/// A finding is data and may be wrong: more nonconforming samples than samples, a date that is none. It is
/// judged where it is evaluated, and the error names the criterion. Texts are referred to here and copied
/// into the findings set.
class finding {
public:
  /// Not assessed.
  constexpr finding() = default;
  constexpr explicit finding(finding_kind kind, std::int64_t first = 0, std::int64_t second = 0) noexcept
      : first_{first}, second_{second}, kind_{kind} {}

  /// What kind of finding it is.
  [[nodiscard]] constexpr finding_kind kind() const noexcept { return kind_; }

  /// Nonconforming samples, the part of a ratio or of a measured quotient, or how often something was found.
  [[nodiscard]] constexpr std::int64_t count() const noexcept { return first_; }
  /// Samples taken, or the whole of a ratio or of a measured quotient.
  [[nodiscard]] constexpr std::int64_t out_of() const noexcept { return second_; }
  /// The measured value, or the chosen level. A quotient is rounded to six decimals; `count()` over `out_of()` is exact.
  [[nodiscard]] constexpr decimal value(rounding how = rounding::half_even) const noexcept {
    detail::measured_value r{first_};
    if (is_quotient() &&
        (second_ < 0 || !detail::measured_value::of_quotient(first_, second_, r) || !r.round(1, how)))
      return decimal{}; // refused where it is judged
    return decimal::from_micro(r.micro);
  }
  /// Whether it is a measured value that is a quotient: `measured(2, 3)`.
  [[nodiscard]] constexpr bool is_quotient() const noexcept {
    return kind_ == finding_kind::measured && second_ != 0;
  }
  /// The points earned by a criterion that is partly met.
  [[nodiscard]] constexpr points amount() const noexcept { return points::from_micro(first_); }

  /// Whether it is still to be assessed: not assessed, or the assessment failed.
  [[nodiscard]] constexpr bool is_open() const noexcept {
    return kind_ == finding_kind::not_assessed || kind_ == finding_kind::error;
  }

  /// What the assessor wrote beside it.
  [[nodiscard]] constexpr starlot::remark const& remark() const noexcept { return remark_; }
  /// The same finding with a reason, for an exclusion above all.
  [[nodiscard]] constexpr finding because(std::string_view reason) const noexcept {
    auto copy = *this;
    copy.remark_.reason = reason;
    return copy;
  }
  /// The same finding with a reference to evidence.
  [[nodiscard]] constexpr finding evidence(std::string_view reference) const noexcept {
    auto copy = *this;
    copy.remark_.evidence = reference;
    return copy;
  }
  /// The same finding with who recorded it.
  [[nodiscard]] constexpr finding assessor(std::string_view name) const noexcept {
    auto copy = *this;
    copy.remark_.assessor = name;
    return copy;
  }
  /// The same finding with its date, YYYY-MM-DD.
  [[nodiscard]] constexpr finding on(std::string_view date) const noexcept {
    auto copy = *this;
    copy.remark_.date = date;
    return copy;
  }
  /// The same finding with all of a remark.
  [[nodiscard]] constexpr finding with(starlot::remark const& r) const noexcept {
    auto copy = *this;
    copy.remark_ = r;
    return copy;
  }

  friend constexpr bool operator==(finding const&, finding const&) = default;

private:
  std::int64_t first_ = 0;
  std::int64_t second_ = 0;
  starlot::remark remark_;
  finding_kind kind_ = finding_kind::not_assessed;
};

/// A finding without its remark, as it is stored: its kind, and the one or two numbers that belong to it.
struct observation {
  std::int64_t first = 0;                         ///< `finding::count()`
  std::int64_t second = 0;                        ///< `finding::out_of()`
  finding_kind kind = finding_kind::not_assessed; ///< what kind of finding it is

  constexpr observation() = default;
  constexpr observation(std::int64_t a, std::int64_t b, finding_kind k) noexcept
      : first{a}, second{b}, kind{k} {}
  constexpr explicit observation(finding const& f) noexcept : observation{f.count(), f.out_of(), f.kind()} {}

  /// Whether it is still to be assessed.
  [[nodiscard]] constexpr bool is_open() const noexcept {
    return kind == finding_kind::not_assessed || kind == finding_kind::error;
  }
  /// The finding, without a remark.
  [[nodiscard]] constexpr finding as_finding() const noexcept { return finding{kind, first, second}; }

  friend constexpr bool operator==(observation const&, observation const&) = default;
};

/// Met in full.
inline constexpr finding met{finding_kind::met};
/// Not met.
inline constexpr finding not_met{finding_kind::not_met};
/// Does not apply: what follows is the scheme's policy.
inline constexpr finding not_applicable{finding_kind::not_applicable};
/// Nobody has looked yet.
inline constexpr finding not_assessed{finding_kind::not_assessed};
/// The assessment failed; `.because(…)` says how.
inline constexpr finding assessment_error{finding_kind::error};
/// Partly met, where the rule is half credit and no amount is needed.
inline constexpr finding half_met{finding_kind::partly, 0, 1};

/// Partly met: these points were earned.
[[nodiscard]] constexpr finding partly(points earned) noexcept {
  return finding{finding_kind::partly, earned.micro()};
}
/// `nonconforming` of `samples` did not conform (k of m).
[[nodiscard]] constexpr finding sampled(std::int64_t nonconforming, std::int64_t samples) noexcept {
  return finding{finding_kind::sampled, nonconforming, samples};
}
/// A part and the whole it is held against, for a ratio rule.
[[nodiscard]] constexpr finding counted(std::int64_t part, std::int64_t whole) noexcept {
  return finding{finding_kind::counted, part, whole};
}
/// A measured value.
[[nodiscard]] constexpr finding measured(decimal value) noexcept {
  return finding{finding_kind::measured, value.micro()};
}
/// The chosen level, by its number in the criterion's list.
[[nodiscard]] constexpr finding at_level(decimal number) noexcept {
  return finding{finding_kind::level, number.micro()};
}
/// A measured value that is a whole number.
template <std::signed_integral Int> [[nodiscard]] constexpr finding measured(Int value) {
  return measured(decimal{value});
}
/// No floating value is exact: a sentence.
template <std::floating_point Value> [[nodiscard]] constexpr finding measured(Value) noexcept {
  static_assert(
      !std::is_floating_point_v<Value>,
      "measured: a value is exact, as 5.5_dec, measured(11, 2) or parse<decimal>(text); a double is none");
  return measured(decimal{});
}
/// The chosen level, a whole number.
template <std::signed_integral Int> [[nodiscard]] constexpr finding at_level(Int number) {
  return at_level(decimal{number});
}
/// A measured value that is a quotient, exact: `measured(1, 3)`. Tables and curves read it as it is.
template <std::signed_integral Part, std::signed_integral Whole>
[[nodiscard]] constexpr finding measured(Part part, Whole whole) noexcept {
  // A whole of zero stays one that is not above it: 0 is the mark of a value that is no quotient.
  return finding{finding_kind::measured, part, whole == 0 ? std::int64_t{-1} : std::int64_t{whole}};
}
[[nodiscard]] constexpr finding measured(decimal part, decimal whole) noexcept {
  auto const common = whole.micro() > 0 && part.micro() > 0
                          ? detail::common_divisor(part.micro(), whole.micro())
                          : std::int64_t{1};
  return measured(part.micro() / common, whole.micro() / common);
}
/// The reason of a special deduction or bonus was found so many times.
[[nodiscard]] constexpr finding found(std::int64_t times) noexcept {
  return finding{finding_kind::found, times};
}
/// Taken out of the applicable points (删减), with the reason.
[[nodiscard]] constexpr finding excluded(std::string_view reason) noexcept {
  return finding{finding_kind::excluded}.because(reason);
}

/// Whether it is a day of the Gregorian calendar written YYYY-MM-DD.
[[nodiscard]] constexpr bool is_date(std::string_view characters) noexcept {
  if (characters.size() != 10 || characters[4] != '-' || characters[7] != '-')
    return false;
  auto const number = [&](std::size_t first, std::size_t size) {
    int value = 0;
    for (auto const c : characters.substr(first, size)) {
      if (c < '0' || c > '9')
        return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  int const year = number(0, 4);
  int const month = number(5, 2);
  int const day = number(8, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1)
    return false;
  bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  int const days = month == 2                                                ? (leap ? 29 : 28)
                   : (month == 4 || month == 6 || month == 9 || month == 11) ? 30
                                                                             : 31;
  return day <= days;
}

} // namespace starlot::inline v0

#endif
