// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_SHA256_HPP
#define STARLOT_DETAIL_BASE_SHA256_HPP
// IWYU pragma: private

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace starlot::inline v0::detail {

// Hot functions spell their rotations out: compilers see them, and constant evaluation has a budget of steps.

[[nodiscard]] constexpr std::uint32_t sha256_sum0(std::uint32_t x) noexcept {
  return (x >> 2U | x << 30U) ^ (x >> 13U | x << 19U) ^ (x >> 22U | x << 10U);
}

[[nodiscard]] constexpr std::uint32_t sha256_sum1(std::uint32_t x) noexcept {
  return (x >> 6U | x << 26U) ^ (x >> 11U | x << 21U) ^ (x >> 25U | x << 7U);
}

[[nodiscard]] constexpr std::uint32_t sha256_sigma0(std::uint32_t x) noexcept {
  return (x >> 7U | x << 25U) ^ (x >> 18U | x << 14U) ^ x >> 3U;
}

[[nodiscard]] constexpr std::uint32_t sha256_sigma1(std::uint32_t x) noexcept {
  return (x >> 17U | x << 15U) ^ (x >> 19U | x << 13U) ^ x >> 10U;
}

inline constexpr std::uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// SHA-256 of FIPS 180-4, fed in any pieces.
///
/// A copy carries the state on: hash a common beginning once, then copy for every ending.
/// Complexity: linear. Does not allocate.
class sha256 {
public:
  using digest = std::array<std::uint8_t, 32>;

  constexpr void update(std::string_view bytes) noexcept {
    auto const held = static_cast<std::size_t>(length_ % block_size);
    length_ += bytes.size();
    if (held != 0) {
      auto const head = bytes.substr(0, block_size - held);
      copy(head, held);
      if (held + head.size() < block_size)
        return;
      absorb(buffer_);
      bytes.remove_prefix(head.size());
    }
    for (; bytes.size() >= block_size; bytes.remove_prefix(block_size))
      absorb(bytes.data());
    copy(bytes, 0);
  }

  /// The digest of all bytes so far; more may follow.
  [[nodiscard]] constexpr digest finish() const noexcept {
    auto last = *this;
    auto held = static_cast<std::size_t>(length_ % block_size);
    last.buffer_[held++] = '\x80';
    if (held > block_size - 8) {
      last.fill_zero(held, block_size);
      last.absorb(last.buffer_);
      held = 0;
    }
    last.fill_zero(held, block_size - 8);
    for (std::size_t i = 0; i < 8; ++i)
      last.buffer_[block_size - 1 - i] =
          static_cast<char>(static_cast<std::uint8_t>((length_ * 8) >> (8 * i)));
    last.absorb(last.buffer_);
    digest bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
      bytes[i] = static_cast<std::uint8_t>(last.state_[i / 4] >> (24 - i % 4 * 8));
    return bytes;
  }

private:
  using word = std::uint32_t;
  static constexpr std::size_t block_size = 64;

  constexpr void copy(std::string_view bytes, std::size_t at) noexcept {
    if (!bytes.empty())
      std::char_traits<char>::copy(buffer_ + at, bytes.data(), bytes.size());
  }

  constexpr void fill_zero(std::size_t from, std::size_t to) noexcept {
    std::char_traits<char>::assign(buffer_ + from, to - from, '\0');
  }

  /// Big-endian word; compilers make it one load.
  [[nodiscard]] static constexpr word load(char const* bytes) noexcept {
    auto const byte = [bytes](int i) { return word{static_cast<unsigned char>(bytes[i])}; };
    return byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
  }

  /// One round; the caller renames the variables instead of moving their values.
  static constexpr void round(word a, word b, word c, word& d, word e, word f, word g, word& h,
                              word input) noexcept {
    auto const t = h + sha256_sum1(e) + (g ^ (e & (f ^ g))) + input;
    d += t;
    h = t + sha256_sum0(a) + ((a & b) + (c & (a ^ b)));
  }

  /// The next word of the message schedule, in the place of the one 16 before it; those 1, 9 and 14 places on are read.
  [[nodiscard]] static constexpr word next(word& w, word on_1, word on_9, word on_14) noexcept {
    return w += sha256_sigma0(on_1) + on_9 + sha256_sigma1(on_14);
  }

  constexpr void absorb(char const* block) noexcept {
    word a = state_[0];
    word b = state_[1];
    word c = state_[2];
    word d = state_[3];
    word e = state_[4];
    word f = state_[5];
    word g = state_[6];
    word h = state_[7];
    word w[16]{}; // the last 16 words of the message schedule
    for (std::size_t i = 0; i < 16; ++i)
      w[i] = load(block + 4 * i);
    auto const* k = sha256_constants;
    for (std::size_t i = 0; i < 16; i += 8) {
      round(a, b, c, d, e, f, g, h, w[i] + k[i]);
      round(h, a, b, c, d, e, f, g, w[i + 1] + k[i + 1]);
      round(g, h, a, b, c, d, e, f, w[i + 2] + k[i + 2]);
      round(f, g, h, a, b, c, d, e, w[i + 3] + k[i + 3]);
      round(e, f, g, h, a, b, c, d, w[i + 4] + k[i + 4]);
      round(d, e, f, g, h, a, b, c, w[i + 5] + k[i + 5]);
      round(c, d, e, f, g, h, a, b, w[i + 6] + k[i + 6]);
      round(b, c, d, e, f, g, h, a, w[i + 7] + k[i + 7]);
    }
    for (int pass = 0; pass < 3; ++pass) {
      k += 16;
      round(a, b, c, d, e, f, g, h, next(w[0], w[1], w[9], w[14]) + k[0]);
      round(h, a, b, c, d, e, f, g, next(w[1], w[2], w[10], w[15]) + k[1]);
      round(g, h, a, b, c, d, e, f, next(w[2], w[3], w[11], w[0]) + k[2]);
      round(f, g, h, a, b, c, d, e, next(w[3], w[4], w[12], w[1]) + k[3]);
      round(e, f, g, h, a, b, c, d, next(w[4], w[5], w[13], w[2]) + k[4]);
      round(d, e, f, g, h, a, b, c, next(w[5], w[6], w[14], w[3]) + k[5]);
      round(c, d, e, f, g, h, a, b, next(w[6], w[7], w[15], w[4]) + k[6]);
      round(b, c, d, e, f, g, h, a, next(w[7], w[8], w[0], w[5]) + k[7]);
      round(a, b, c, d, e, f, g, h, next(w[8], w[9], w[1], w[6]) + k[8]);
      round(h, a, b, c, d, e, f, g, next(w[9], w[10], w[2], w[7]) + k[9]);
      round(g, h, a, b, c, d, e, f, next(w[10], w[11], w[3], w[8]) + k[10]);
      round(f, g, h, a, b, c, d, e, next(w[11], w[12], w[4], w[9]) + k[11]);
      round(e, f, g, h, a, b, c, d, next(w[12], w[13], w[5], w[10]) + k[12]);
      round(d, e, f, g, h, a, b, c, next(w[13], w[14], w[6], w[11]) + k[13]);
      round(c, d, e, f, g, h, a, b, next(w[14], w[15], w[7], w[12]) + k[14]);
      round(b, c, d, e, f, g, h, a, next(w[15], w[0], w[8], w[13]) + k[15]);
    }
    state_[0] += a;
    state_[1] += b;
    state_[2] += c;
    state_[3] += d;
    state_[4] += e;
    state_[5] += f;
    state_[6] += g;
    state_[7] += h;
  }

  word state_[8]{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::uint64_t length_ = 0;  // bytes so far
  char buffer_[block_size]{}; // those that do not fill a block yet
};

[[nodiscard]] constexpr sha256::digest sha256_of(std::string_view bytes) noexcept {
  sha256 hash;
  hash.update(bytes);
  return hash.finish();
}

/// Lowercase hexadecimal digits.
[[nodiscard]] constexpr std::array<char, 64> to_hex(sha256::digest const& digest) noexcept {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<char, 64> text{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    text[2 * i] = digits[digest[i] / 16U];
    text[2 * i + 1] = digits[digest[i] % 16U];
  }
  return text;
}

} // namespace starlot::inline v0::detail

#endif
