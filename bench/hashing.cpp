// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// SHA-256 beside OpenSSL's. Its portable code runs where the environment says OPENSSL_ia32cap=~0xffffffffffffffff:0
// (bench/run.sh does); otherwise it uses what the processor has for SHA-256.

#include <starlot/detail/base/sha256.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <openssl/sha.h>
#include <string>

namespace {

std::string const megabyte(1U << 20U, 'x');

void starlot_sha256(benchmark::State& state) {
  for (auto _ : state) {
    auto const digest = starlot::detail::sha256_of(megabyte);
    benchmark::DoNotOptimize(digest);
  }
}
BENCHMARK(starlot_sha256);

void openssl_sha256(benchmark::State& state) {
  for (auto _ : state) {
    std::array<unsigned char, 32> digest{};
    SHA256(reinterpret_cast<unsigned char const*>(megabyte.data()), megabyte.size(), digest.data());
    benchmark::DoNotOptimize(digest);
  }
}
BENCHMARK(openssl_sha256);

} // namespace
