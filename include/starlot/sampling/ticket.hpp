// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_TICKET_HPP
#define STARLOT_SAMPLING_TICKET_HPP

#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/detail/sampling/joined.hpp>
#include <starlot/detail/sampling/ticket_text.hpp>
#include <starlot/sampling/fingerprints.hpp>

#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// The ticket (签号) of an outlet in a draw: a number of 256 bits. The smallest tickets are drawn.
class ticket {
public:
  constexpr ticket() = default;
  constexpr explicit ticket(std::array<std::uint8_t, 32> const& big_endian) noexcept : bytes_{big_endian} {}

  /// 32 bytes, the first one highest.
  [[nodiscard]] constexpr std::array<std::uint8_t, 32> const& bytes() const noexcept { return bytes_; }
  /// 64 lowercase hexadecimal digits, as sha256sum prints them.
  template <class = detail::on_use> [[nodiscard]] std::string text() const {
    auto const digits = detail::to_hex(bytes_);
    return detail::joined({{digits.data(), digits.size()}});
  }

  friend constexpr auto operator<=>(ticket const&, ticket const&) = default;
  friend constexpr bool operator==(ticket const&, ticket const&) = default;

private:
  std::array<std::uint8_t, 32> bytes_{};
};

/// Makes the tickets of a draw. The seed is fixed when the policy is made; the ticket of an outlet depends on its
/// stratum and id only. `algorithm()` is the name of the algorithm, with its version.
template <class T>
concept TicketPolicy = requires(T const& tickets, std::string_view text) {
  typename T::ticket_type;
  { tickets.algorithm() } -> std::convertible_to<std::string_view>;
  { tickets(text, text) } -> std::same_as<typename T::ticket_type>;
  { tickets(text, text) < tickets(text, text) } -> std::convertible_to<bool>;
};

/// Tickets that anyone can recompute with sha256sum.
///
/// The header of a draw is the lines "starlot draw 1", "algorithm sha256-ticket-1", "frame " with the hash of the
/// frame, and "seed " with the seed (or "seed-hex " with its bytes in hexadecimal, where they cannot be printed on a
/// line). K is its SHA-256 in hexadecimal. The ticket is the SHA-256 of K, the length of the stratum in bytes as a
/// decimal number, ":", the stratum, the length of the id, ":" and the id.
///
/// Since the frame is in the header, a corrected frame gives other tickets, and nobody can add outlets after the seed
/// is known. `any_frame` leaves the frame out ("algorithm sha256-ticket-any-frame-1", no line for the frame): then a
/// correction of the frame changes few outlets of the sample, and whoever keeps the frame must be trusted.
class sha256_tickets {
public:
  /// Type of a ticket.
  using ticket_type = ticket;

  /// Preconditions: the seed is not empty (contract).
  template <class = detail::on_use>
  sha256_tickets(frame_hash const& frame, std::string_view seed) : sha256_tickets{bound, frame.hex(), seed} {}
  /// Tickets that do not depend on the frame.
  template <class = detail::on_use> [[nodiscard]] static sha256_tickets any_frame(std::string_view seed) {
    return {"sha256-ticket-any-frame-1", {}, seed};
  }

  /// As records name it.
  [[nodiscard]] std::string_view algorithm() const noexcept { return algorithm_; }
  /// The lines whose hash is K: `head -n 4 record | sha256sum`, or 3 without a frame.
  [[nodiscard]] std::string_view header() const noexcept { return header_; }
  /// 64 hexadecimal digits that stand before stratum and id.
  [[nodiscard]] std::string_view key() const noexcept { return {key_.data(), key_.size()}; }

  /// The ticket of an outlet. Complexity: a SHA-256 compression for every 64 bytes; does not allocate.
  [[nodiscard]] ticket operator()(std::string_view stratum, std::string_view id) const noexcept {
    auto sha = begun_;
    add(stratum, sha);
    add(id, sha);
    return ticket{sha.finish()};
  }

  /// The command that recomputes the ticket in a POSIX shell.
  template <class = detail::on_use>
  [[nodiscard]] std::string shell_line(std::string_view stratum, std::string_view id) const {
    return detail::hash_in_shell(detail::joined(
        {key(), std::to_string(stratum.size()), ":", stratum, std::to_string(id.size()), ":", id}));
  }

private:
  static constexpr std::string_view bound = "sha256-ticket-1";

  template <class = detail::on_use>
  sha256_tickets(std::string_view algorithm, std::string_view frame, std::string_view seed)
      : algorithm_{algorithm},
        header_{detail::draw_header(algorithm, frame, seed)},
        key_{detail::to_hex(detail::sha256_of(header_))} {
    begun_.update(key()); // one block, hashed once
  }

  static void add(std::string_view part, detail::sha256& sha) noexcept {
    char digits[20];
    sha.update(detail::decimal_digits(part.size(), digits));
    sha.update(":");
    sha.update(part);
  }

  std::string_view algorithm_;
  std::string header_;
  std::array<char, 64> key_;
  detail::sha256 begun_;
};

} // namespace starlot::inline v0

#endif
