// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_TIMESTAMP_HPP
#define STARLOT_SAMPLING_TIMESTAMP_HPP

#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0 {

/// A moment, as RFC 3339 writes it: 2026-11-23T21:15:00+08:00. It comes from the caller; the library has no clock.
///
/// Moments are compared wherever they were written down. A leap second is the second after it.
class timestamp {
public:
  /// Date and time of day, at most nine digits of a second, and an offset or Z. Errors: `bad_time`.
  [[nodiscard]] static constexpr result<timestamp> parse(std::string_view text) {
    reader r{text};
    auto const year = r.number(4);
    r.skip("-", "-");
    auto const month = r.number(2);
    r.skip("-", "-");
    auto const day = r.number(2);
    r.skip("T", "t");
    auto const hour = r.number(2);
    r.skip(":", ":");
    auto const minute = r.number(2);
    r.skip(":", ":");
    auto const second = r.number(2);
    timestamp out;
    out.nanoseconds_ = r.fraction();
    auto const offset = r.offset();
    bool const is_date = month >= 1 && month <= 12 && day >= 1 && day <= days_of(year, month);
    if (!r.is_done() || !is_date || hour > 23 || minute > 59 || second > 60)
      return errc::bad_time;
    out.seconds_ = ((day_number(year, month, day) * 24 + hour) * 60 + minute - offset) * 60 + second;
    return out;
  }

  friend constexpr auto operator<=>(timestamp const&, timestamp const&) = default;
  friend constexpr bool operator==(timestamp const&, timestamp const&) = default;

private:
  /// Reads what is due; once something else stands there, the rest is not read.
  class reader {
  public:
    constexpr explicit reader(std::string_view text) noexcept : rest_{text} {}

    constexpr std::int64_t number(std::size_t digits) noexcept {
      std::int64_t out = 0;
      for (; digits > 0; --digits) {
        if (!at_digit())
          return fail();
        out = out * 10 + take();
      }
      return out;
    }
    constexpr void skip(std::string_view one, std::string_view other) noexcept {
      if (!rest_.starts_with(one) && !rest_.starts_with(other))
        fail();
      else
        rest_.remove_prefix(1);
    }
    /// Nanoseconds.
    constexpr std::int64_t fraction() noexcept {
      if (!rest_.starts_with('.'))
        return 0;
      rest_.remove_prefix(1);
      std::int64_t out = 0;
      int digits = 0;
      for (; at_digit() && digits < 9; ++digits)
        out = out * 10 + take();
      if (digits == 0)
        return fail();
      for (; digits < 9; ++digits)
        out *= 10;
      return out;
    }
    /// Minutes east of Greenwich.
    constexpr std::int64_t offset() noexcept {
      if (rest_ == "Z" || rest_ == "z") {
        rest_ = {};
        return 0;
      }
      bool const west = rest_.starts_with('-');
      skip("+", "-");
      auto const hours = number(2);
      skip(":", ":");
      auto const minutes = number(2);
      if (hours > 23 || minutes > 59)
        return fail();
      return (west ? -1 : 1) * (hours * 60 + minutes);
    }
    [[nodiscard]] constexpr bool is_done() const noexcept { return rest_.empty() && !failed_; }

  private:
    [[nodiscard]] constexpr bool at_digit() const noexcept {
      return !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9';
    }
    constexpr std::int64_t take() noexcept {
      auto const digit = rest_[0] - '0';
      rest_.remove_prefix(1);
      return digit;
    }
    constexpr std::int64_t fail() noexcept {
      failed_ = true;
      rest_ = {};
      return 0;
    }

    std::string_view rest_;
    bool failed_ = false;
  };

  [[nodiscard]] static constexpr std::int64_t days_of(std::int64_t year, std::int64_t month) noexcept {
    bool const leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }
  /// Days since 0000-03-01, in the Gregorian calendar: years begin in March, so that a leap day ends one.
  [[nodiscard]] static constexpr std::int64_t day_number(std::int64_t year, std::int64_t month,
                                                         std::int64_t day) noexcept {
    auto const y = month > 2 ? year : year - 1;
    auto const m = month > 2 ? month - 3 : month + 9;
    return 365 * y + (y + 400) / 4 - (y + 400) / 100 + (y + 400) / 400 + (153 * m + 2) / 5 + day;
  }

  std::int64_t seconds_ = 0;
  std::int64_t nanoseconds_ = 0;
};

} // namespace starlot::inline v0

#endif
