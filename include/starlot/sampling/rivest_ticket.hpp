// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_RIVEST_TICKET_HPP
#define STARLOT_SAMPLING_RIVEST_TICKET_HPP

#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/detail/sampling/joined.hpp>
#include <starlot/detail/sampling/ticket_text.hpp>
#include <starlot/sampling/ticket.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// A ticket of Rivest's consistent sampler: a decimal fraction between 0 and 1, of up to 78 digits.
class rivest_ticket {
public:
  constexpr rivest_ticket() = default;
  /// The decimal digits of a 256-bit number, in reverse order behind "0.".
  constexpr explicit rivest_ticket(std::array<std::uint8_t, 32> const& big_endian) noexcept {
    std::uint32_t rest[8]{};
    for (std::size_t i = 0; i < big_endian.size(); ++i)
      rest[i / 4] = rest[i / 4] << 8U | big_endian[i];
    // The digits come out last first, which is the order wanted.
    for (bool is_zero = false; !is_zero;) {
      std::uint64_t carry = 0;
      is_zero = true;
      for (auto& limb : rest) {
        carry = carry << 32U | limb;
        limb = static_cast<std::uint32_t>(carry / 10U);
        carry %= 10U;
        is_zero = is_zero && limb == 0;
      }
      digits_[size_++] = static_cast<char>('0' + static_cast<char>(carry));
    }
  }

  /// The digits behind "0."; the last is not zero, but for the number 0.
  [[nodiscard]] constexpr std::string_view digits() const noexcept { return {digits_, size_}; }
  template <class = detail::on_use> [[nodiscard]] std::string text() const {
    return detail::joined({"0.", digits()});
  }

  friend constexpr std::strong_ordering operator<=>(rivest_ticket const& a, rivest_ticket const& b) noexcept {
    return a.digits() <=> b.digits();
  }
  friend constexpr bool operator==(rivest_ticket const& a, rivest_ticket const& b) noexcept {
    return a.digits() == b.digits();
  }

private:
  char digits_[78]{};
  std::size_t size_ = 0;
};

/// Tickets of R. L. Rivest's consistent_sampler (2018), the first of each id: SHA-256 of the hexadecimal SHA-256 of
/// the seed followed by the id. Election audits verify them. The stratum is no part of them.
class rivest_tickets {
public:
  /// Type of a ticket.
  using ticket_type = rivest_ticket;

  /// Preconditions: the seed is not empty (contract).
  template <class = detail::on_use>
  explicit rivest_tickets(std::string_view seed)
      : header_{detail::draw_header(algorithm(), {}, seed)}, key_{detail::to_hex(detail::sha256_of(seed))} {
    begun_.update(key());
  }

  /// As records name it.
  [[nodiscard]] static constexpr std::string_view algorithm() noexcept { return "rivest-consistent-1"; }

  /// The first lines of a record. The key is the hash of the seed alone.
  [[nodiscard]] std::string_view header() const noexcept { return header_; }
  /// What an outlet's id is hashed behind.
  [[nodiscard]] std::string_view key() const noexcept { return {key_.data(), key_.size()}; }

  [[nodiscard]] rivest_ticket operator()(std::string_view, std::string_view id) const noexcept {
    auto sha = begun_;
    sha.update(id);
    return rivest_ticket{sha.finish()};
  }

  /// The command that recomputes the ticket in a POSIX shell with bc and rev: it prints the digits behind "0.".
  template <class = detail::on_use>
  [[nodiscard]] std::string shell_line(std::string_view, std::string_view id) const {
    return detail::joined({detail::hash_in_shell(detail::joined({key(), id})),
                           " | cut -c1-64 | tr a-f A-F | sed 's/^/ibase=16;/' | BC_LINE_LENGTH=0 bc | rev"});
  }

private:
  std::string header_;
  std::array<char, 64> key_;
  detail::sha256 begun_;
};

} // namespace starlot::inline v0

#endif
