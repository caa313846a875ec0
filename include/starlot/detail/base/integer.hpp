// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_INTEGER_HPP
#define STARLOT_DETAIL_BASE_INTEGER_HPP
// IWYU pragma: private

#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/contract.hpp>
#include <starlot/detail/base/limbs.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace starlot::inline v0::detail {

/// Signed integer of any length, a sign and a magnitude.
///
/// A value of at most `Inline` limbs of 32 bits lives in the object, and operations whose operands and result
/// are such values allocate nothing; a longer one is on the heap. Objects with a large `Inline` are cheap
/// while their values are short: at run time limbs beyond the value are neither initialised nor copied.
/// Complexity: linear for sums and comparisons, the product of the lengths for products and divisions.
/// Trap: GCC 12 gets `c ? f() : x`, two integers, wrong in constant evaluation when they are on the heap.
template <std::size_t Inline> class integer {
  static_assert(Inline >= 2, "an integer holds at least 64 bits in place");

public:
  struct division;

  constexpr integer() noexcept {
    start();
    inline_.limbs[0] = inline_.limbs[1] = 0;
  }
  constexpr explicit(false) integer(std::int64_t value) noexcept : negative_{value < 0} {
    start();
    limb_pair const pair(absolute(value));
    size_ = pair.size;
    inline_.limbs[0] = pair.limbs[0];
    inline_.limbs[1] = pair.limbs[1];
  }
  template <std::size_t Other> constexpr explicit integer(integer<Other> const& other) : integer() {
    assign(other.view(), other.negative_);
  }
  constexpr integer(integer const& other) {
    start();
    if (!copies_short(other))
      assign(other.view(), other.negative_);
  }

  /// The other integer is left with some valid value.
  constexpr integer(integer&& other) noexcept {
    start();
    if (!copies_short(other))
      take(other);
  }
  constexpr integer& operator=(integer const& other) {
    if (!copies_short(other) && this != &other)
      assign(other.view(), other.negative_);
    return *this;
  }
  constexpr integer& operator=(integer&& other) noexcept {
    if (!copies_short(other) && this != &other)
      take(other);
    return *this;
  }
  constexpr integer& operator=(std::int64_t value) noexcept {
    negative_ = value < 0;
    return assign(absolute(value));
  }
  constexpr ~integer() {
    if (heap_ != nullptr)
      delete[] heap_;
  }

  /// Of limbs from low to high; leading zeros are dropped.
  [[nodiscard]] static constexpr integer of_limbs(limb const* limbs, std::size_t size) {
    while (size != 0 && limbs[size - 1] == 0)
      --size;
    integer out;
    if (size > 2)
      out.assign({limbs, size}, false);
    else
      out.assign(two_limbs(size > 1 ? limbs[1] : 0, size > 0 ? limbs[0] : 0));
    return out;
  }

  /// -1, 0 or 1.
  [[nodiscard]] constexpr int sign() const noexcept { return negative_ ? -1 : size_ != 0 ? 1 : 0; }
  [[nodiscard]] constexpr bool is_zero() const noexcept { return size_ == 0; }

  /// Bits of the magnitude, 0 for zero.
  [[nodiscard]] constexpr std::size_t bit_width() const noexcept { return view().bit_width(); }

  [[nodiscard]] constexpr bool fits_int64() const noexcept {
    return size_ <= 2 && low_pair() <= static_cast<std::uint64_t>((limits::max)()) + (negative_ ? 1 : 0);
  }

  /// Precondition: `fits_int64()` (checked, contract).
  [[nodiscard]] constexpr std::int64_t to_int64() const {
    contract(fits_int64(), "integer::to_int64: the value does not fit");
    return static_cast<std::int64_t>(negative_ ? 0 - low_pair() : low_pair());
  }

  /// The nearest double, the even one of two equally near, in every rounding mode; infinite beyond the range.
  [[nodiscard]] constexpr double to_double() const noexcept { return nearest_double(view(), negative_); }

  [[nodiscard]] constexpr integer abs() const {
    auto value = *this;
    value.negative_ = false;
    return value;
  }
  [[nodiscard]] friend constexpr integer operator-(integer value) {
    value.negative_ = !value.negative_ && value.size_ != 0;
    return value;
  }

  constexpr integer& operator+=(integer const& other) { return add(other.view(), other.negative_); }
  constexpr integer& operator-=(integer const& other) { return add(other.view(), !other.negative_); }
  constexpr integer& operator*=(integer const& other) {
    return this == &other ? multiply(integer(other).view(), negative_)
                          : multiply(other.view(), other.negative_);
  }
  constexpr integer& operator+=(std::int64_t other) { return add(limb_pair(absolute(other)), other < 0); }
  constexpr integer& operator-=(std::int64_t other) { return add(limb_pair(absolute(other)), other >= 0); }
  constexpr integer& operator*=(std::int64_t other) {
    return multiply(limb_pair(absolute(other)), other < 0);
  }
  [[nodiscard]] friend constexpr integer operator+(integer left, integer const& right) {
    return std::move(left += right);
  }
  [[nodiscard]] friend constexpr integer operator-(integer left, integer const& right) {
    return std::move(left -= right);
  }
  [[nodiscard]] friend constexpr integer operator*(integer left, integer const& right) {
    return std::move(left *= right);
  }

  /// Quotient truncated towards zero; the remainder has the sign of the dividend.
  /// Precondition of division: the divisor is not zero (checked, contract).
  [[nodiscard]] static constexpr division divide(integer const& dividend, integer const& divisor) {
    division result{{}, dividend};
    result.remainder.reduce(divisor, &result.quotient);
    return result;
  }
  [[nodiscard]] friend constexpr integer operator/(integer const& dividend, integer const& divisor) {
    return divide(dividend, divisor).quotient;
  }
  [[nodiscard]] friend constexpr integer operator%(integer dividend, integer const& divisor) {
    dividend.reduce(divisor, nullptr);
    return dividend;
  }

  /// Greatest common divisor, not negative; gcd(0, 0) = 0.
  [[nodiscard]] friend constexpr integer gcd(integer const& left, integer const& right) {
    integer first = left.abs();
    integer second = right.abs();
    if (first < second)
      std::swap(first, second);
    while (first.size_ > 2 && !second.is_zero()) {
      if (auto const steps = euclidean_steps(first.view(), second.view()); steps.any()) {
        second.extend(first.size_);
        take_steps(first.data(), second.data(), first.size_, steps);
        first.trim();
        second.trim();
      } else {
        first.reduce(second, nullptr);
        std::swap(first, second);
      }
    }
    if (!second.is_zero())
      first.assign(common_divisor(first.low_pair(), second.low_pair()));
    return first;
  }

  [[nodiscard]] friend constexpr bool operator==(integer const& left, integer const& right) noexcept {
    return left.compare(right.view(), right.negative_) == 0;
  }
  [[nodiscard]] friend constexpr std::strong_ordering operator<=>(integer const& left,
                                                                  integer const& right) noexcept {
    return left.compare(right.view(), right.negative_);
  }
  [[nodiscard]] friend constexpr bool operator==(integer const& left, std::int64_t right) noexcept {
    return (left <=> right) == 0;
  }
  [[nodiscard]] friend constexpr std::strong_ordering operator<=>(integer const& left,
                                                                  std::int64_t right) noexcept {
    return left.compare(limb_pair(absolute(right)), right < 0);
  }

  /// Characters that `to_chars` may need, sign included.
  [[nodiscard]] constexpr std::size_t decimal_digits_bound() const noexcept {
    return bit_width() * 30103 / 100000 + 2; // log10(2) < 0.30103
  }

  /// Writes the number in decimal and returns the end of what was written, as `std::to_chars` does.
  /// Precondition: room for `decimal_digits_bound()` characters (checked, contract).
  constexpr char* to_chars(char* first, char* last) const {
    auto const bound = static_cast<std::ptrdiff_t>(decimal_digits_bound());
    contract(last - first >= bound, "integer::to_chars: not enough room");
    last = first + bound;
    auto* text = last;
    auto quotient = *this;
    text = write_decimal(text, quotient.data(), size_);
    if (negative_)
      *--text = '-';
    while (text != last)
      *first++ = *text++;
    return first;
  }

  [[nodiscard]] std::string to_string() const {
    std::string text(decimal_digits_bound(), '\0');
    text.resize(static_cast<std::size_t>(to_chars(text.data(), text.data() + text.size()) - text.data()));
    return text;
  }

  /// Precondition: an optional minus sign and at least one digit, nothing else (checked, contract).
  [[nodiscard]] static constexpr integer from_decimal(std::string_view text) {
    bool const negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    contract(!text.empty(), "integer::from_decimal: no digits");
    integer value;
    for (char const c : text) {
      contract(c >= '0' && c <= '9', "integer::from_decimal: not a digit");
      value *= 10;
      value += c - '0';
    }
    value.negative_ = negative && value.size_ != 0;
    return value;
  }

private:
  template <std::size_t> friend class integer;
  using limits = std::numeric_limits<std::int64_t>;

  [[nodiscard]] constexpr limb* data() noexcept { return heap_ != nullptr ? heap_ : inline_.limbs; }

  [[nodiscard]] constexpr limb const* data() const noexcept {
    return heap_ != nullptr ? heap_ : inline_.limbs;
  }

  [[nodiscard]] constexpr magnitude view() const noexcept { return {data(), size_}; }

  /// The whole magnitude; precondition: `size_ <= 2`.
  [[nodiscard]] constexpr std::uint64_t low_pair() const noexcept {
    return two_limbs(inline_.limbs[1], inline_.limbs[0]);
  }

  constexpr void start() noexcept {
    if (std::is_constant_evaluated())
      inline_ = {}; // constants must be initialised to the last limb
  }

  /// Copies a value of two limbs at most where neither is on the heap, which is nearly always.
  [[nodiscard]] constexpr bool copies_short(integer const& other) noexcept {
    if (other.size_ > 2 || heap_ != nullptr)
      return false;
    size_ = other.size_;
    negative_ = other.negative_;
    inline_.limbs[0] = other.inline_.limbs[0];
    inline_.limbs[1] = other.inline_.limbs[1];
    return true;
  }

  constexpr void release() noexcept {
    if (heap_ == nullptr)
      return;
    delete[] std::exchange(heap_, nullptr);
    capacity_ = Inline;
  }

  /// Lengthens to `size` limbs, the new ones zero; limbs before them stay.
  constexpr void extend(std::size_t size) {
    if (size > capacity_) {
      auto const capacity = size + size / 2;
      auto* const limbs = new limb[capacity];
      for (std::size_t i = 0; i < size_; ++i)
        limbs[i] = data()[i];
      release();
      heap_ = limbs;
      capacity_ = capacity;
    }
    for (auto* const limbs = data(); size_ < size; ++size_)
      limbs[size_] = 0;
  }

  constexpr integer& append(limb carry) {
    if (carry != 0) {
      extend(size_ + 1);
      data()[size_ - 1] = carry;
    }
    return *this;
  }

  /// Restores the invariants: no leading zeros, no negative zero, on the heap only if longer than `Inline`.
  constexpr integer& trim() noexcept {
    auto const* const limbs = data();
    while (size_ != 0 && limbs[size_ - 1] == 0)
      --size_;
    negative_ = negative_ && size_ != 0;
    if (heap_ != nullptr && size_ <= Inline) {
      copy_short(heap_);
      release();
    }
    return *this;
  }

  /// The first two limbs are always valid, so that they can be copied and read whatever the size.
  constexpr void copy_short(limb const* limbs) noexcept {
    inline_.limbs[0] = limbs[0];
    inline_.limbs[1] = limbs[1];
    for (std::size_t i = 2; i < size_; ++i)
      inline_.limbs[i] = limbs[i];
  }

  /// Keeps the sign, except that of zero.
  constexpr integer& assign(std::uint64_t value) noexcept {
    release();
    limb_pair const pair(value);
    size_ = pair.size;
    copy_short(pair.limbs);
    negative_ = negative_ && size_ != 0;
    return *this;
  }

  constexpr void assign(magnitude value, bool negative) {
    if (value.size <= Inline) {
      release();
      size_ = value.size;
      copy_short(value.limbs);
    } else {
      extend(value.size);
      size_ = value.size;
      for (std::size_t i = 0; i < size_; ++i)
        heap_[i] = value.limbs[i];
    }
    negative_ = negative;
  }

  constexpr void take(integer& other) noexcept {
    release();
    size_ = other.size_;
    negative_ = other.negative_;
    if (other.heap_ == nullptr)
      return copy_short(other.inline_.limbs);
    heap_ = std::exchange(other.heap_, nullptr);
    capacity_ = std::exchange(other.capacity_, Inline);
    other.assign(0);
  }

  constexpr integer& add(magnitude addend, bool negative) {
    bool const same_sign = negative_ == negative;
    if (size_ <= 2 && addend.size <= 2) {
      auto const a = low_pair();
      auto const b = two_limbs(addend.limbs[1], addend.limbs[0]);
      if (same_sign && a + b >= a)
        return assign(a + b);
      if (!same_sign) {
        negative_ = a >= b ? negative_ : negative;
        return assign(a >= b ? a - b : b - a);
      }
    }
    if (same_sign) {
      extend(addend.size);
      return append(add_limbs(data(), size_, addend));
    }
    if (compare_limbs(view(), addend) >= 0) {
      subtract_limbs(data(), view(), addend);
    } else {
      extend(addend.size);
      subtract_limbs(data(), addend, view());
      negative_ = negative;
    }
    return trim();
  }

  /// `factor` must not be this integer's own magnitude.
  constexpr integer& multiply(magnitude factor, bool negative) {
    if (size_ == 0 || factor.size == 0)
      return assign(0);
    auto const width = bit_width() + factor.bit_width(); // of the product, or one more
    if (width <= 64) {
      assign(low_pair() * two_limbs(factor.limbs[1], factor.limbs[0]));
    } else {
      auto const size = size_;
      extend((width - 2) / limb_bits + 1);
      append(multiply_limbs(data(), size, size_, factor));
    }
    negative_ = negative_ != negative;
    return *this;
  }

  /// Becomes the remainder; `quotient`, which may be null, is zero on entry and not an operand.
  constexpr void reduce(integer const& divisor, integer* quotient) {
    contract(!divisor.is_zero(), "integer: division by zero");
    bool const negative = negative_ != divisor.negative_;
    if (size_ <= 2 && divisor.size_ <= 2) {
      if (quotient != nullptr)
        quotient->assign(low_pair() / divisor.low_pair());
      assign(low_pair() % divisor.low_pair());
    } else if (size_ >= divisor.size_) {
      if (quotient != nullptr)
        quotient->extend(size_ - divisor.size_ + 1);
      divide_limbs(data(), size_, divisor.view(), quotient != nullptr ? quotient->data() : nullptr);
      trim();
      if (quotient != nullptr)
        quotient->trim();
    }
    if (quotient != nullptr)
      quotient->negative_ = negative && !quotient->is_zero();
  }

  [[nodiscard]] constexpr std::strong_ordering compare(magnitude other, bool negative) const noexcept {
    if (negative_ != negative)
      return negative_ ? std::strong_ordering::less : std::strong_ordering::greater;
    return negative_ ? compare_limbs(other, view()) : compare_limbs(view(), other);
  }

  struct limb_array {
    limb limbs[Inline];
  };

  limb* heap_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = Inline;
  bool negative_ = false;
  limb_array inline_;
};

/// What `integer::divide` returns.
template <std::size_t Inline> struct integer<Inline>::division {
  integer quotient;
  integer remainder;
};

} // namespace starlot::inline v0::detail

#endif
