// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/detail/base/sha256.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace {

using starlot::detail::sha256;
using starlot::detail::sha256_of;
using starlot::detail::to_hex;

struct vector {
  std::string_view bytes;
  std::string_view digest;
};

// FIPS 180-4 examples (NIST, Cryptographic Standards and Guidelines); the last as `sha256sum` computes it.
constexpr vector vectors[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrs"
     "t"
     "nopqrstu",
     "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
    {"\xE6\x98\x9F\x7F\x80\xFF", "32a854aecae2aafb566dfa8e4f91a3983817ef32a8a0453ee6697c81563cc8a9"},
};

constexpr bool agrees(vector const& v) {
  auto const hex = to_hex(sha256_of(v.bytes));
  return std::string_view(hex.data(), hex.size()) == v.digest;
}

static_assert(std::all_of(std::begin(vectors), std::end(vectors), agrees));

TEST_CASE("sha256: published examples, at run time as at compile time") {
  for (auto const& v : vectors) {
    CAPTURE(std::string(v.bytes));
    CHECK(agrees(v));
  }
}

TEST_CASE("sha256: one million times the letter a") {
  std::string_view const expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
  CHECK(agrees({std::string(1'000'000, 'a'), expected}));
  sha256 hash;
  std::string const piece(997, 'a');
  for (std::size_t left = 1'000'000; left > 0; left -= (std::min)(left, piece.size()))
    hash.update(std::string_view(piece).substr(0, left));
  CHECK(hash.finish() == sha256_of(std::string(1'000'000, 'a')));
}

/// Bytes that differ from place to place, all values among them.
template <std::size_t Length> constexpr std::array<char, Length> sample_bytes() {
  std::array<char, Length> bytes{};
  for (std::size_t i = 0; i < Length; ++i)
    bytes[i] = static_cast<char>(static_cast<unsigned char>(i * 167 + i / 7));
  return bytes;
}

constexpr bool split_anywhere(std::string_view bytes) {
  auto const whole = sha256_of(bytes);
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    sha256 hash;
    hash.update(bytes.substr(0, cut));
    auto const begun = hash;
    (void)hash.finish(); // does not disturb what follows
    hash.update(bytes.substr(cut));
    auto copied = begun;
    copied.update(bytes.substr(cut));
    if (hash.finish() != whole || copied.finish() != whole)
      return false;
  }
  return true;
}

constexpr auto sample = sample_bytes<300>();
static_assert(split_anywhere(std::string_view(sample.data(), 5)));

TEST_CASE("sha256: the same in any two pieces") {
  for (std::size_t length = 0; length <= 130; ++length) {
    CAPTURE(length);
    CHECK(split_anywhere(std::string_view(sample.data(), length)));
  }
  CHECK(split_anywhere(std::string_view(sample.data(), sample.size())));
}

// All lengths in one number: the digest of the digests of the first 0 .. 130 bytes. Recipe, in Python:
// b = bytes((i * 167 + i // 7) % 256 for i in range(300)); h = lambda x: hashlib.sha256(x).digest()
// h(b"".join(h(b[:n]) for n in range(131))).hex()
constexpr std::string_view digest_of_digests =
    "27a5a548eeda4b7d4c2069023077264965b0a876ba160ce48bf6e1df7dc39c81";

constexpr bool all_lengths_agree() {
  sha256 all;
  for (std::size_t length = 0; length <= 130; ++length)
    for (auto const byte : sha256_of(std::string_view(sample.data(), length))) {
      auto const as_char = static_cast<char>(byte);
      all.update(std::string_view(&as_char, 1));
    }
  auto const hex = to_hex(all.finish());
  return std::string_view(hex.data(), hex.size()) == digest_of_digests;
}

static_assert(all_lengths_agree());

TEST_CASE("sha256: every length up to two blocks") { CHECK(all_lengths_agree()); }

} // namespace
