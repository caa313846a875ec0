// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/both_times.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

#include <starlot/detail/base/id_order.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

using starlot::detail::find_id;
using starlot::detail::id_head;
using starlot::id_key;
using starlot::detail::no_index;
using starlot::detail::sort_ids;
using namespace starlot_tests;
using namespace std::string_view_literals;

// ---- Heads ----

struct head_row {
  std::string_view id;
  std::uint64_t head;
};

constexpr head_row heads[] = {
    {"", 0},
    {"a", 0x6100'0000'0000'0000},
    {"1.2", 0x312E'3200'0000'0000},
    {"abcdefgh", 0x6162'6364'6566'6768},
    {"abcdefghi", 0x6162'6364'6566'6768}, // the ninth does not count
    {"\xFF", 0xFF00'0000'0000'0000},
    {"\xE4\xB8\xAD", 0xE4B8'AD00'0000'0000},
    {"\0\0\1"sv, 0x0000'0100'0000'0000},
};

constexpr bool head_agrees(head_row const& r) { return id_head(r.id) == r.head; }

static_assert(holds_for_all(heads, head_agrees));

TEST_CASE("id_order: heads") { check_all(heads, head_agrees); }

// ---- A small table ----

constexpr std::array ids = {"5.1.10"sv,    "5.1.2"sv,     ""sv,          "b"sv,         "a"sv,
                            "abcdefghj"sv, "abcdefgh"sv,  "abcdefghi"sv, "b"sv,         "中"sv,
                            "Z"sv,         "\xFF\xFF"sv,  "\x7F"sv,      "5.1"sv,       "5.1.1"sv,
                            "a\0"sv,       "a\0b"sv,      "abcdefg"sv,   ""sv,          "a"sv,
                            "中文"sv,      "5.1.1.1.1"sv, "5.10"sv,      "5.1.1.1.2"sv, "5.1.1.1.10"sv};

// Positions of the ids above, equal ones in their order; compared by unsigned bytes, as UTF-8 is.
constexpr std::array<std::uint32_t, ids.size()> order = {2,  18, 13, 14, 21, 24, 23, 0, 1,  22, 10, 4, 19,
                                                         15, 16, 17, 6,  7,  5,  3,  8, 12, 9,  20, 11};

constexpr auto id_of = [](std::uint32_t index) { return ids[index]; };

constexpr std::array<id_key, ids.size()> sorted() {
  std::array<id_key, ids.size()> keys{};
  std::array<id_key, ids.size()> spare{};
  for (std::size_t i = 0; i < ids.size(); ++i)
    keys[i] = {id_head(ids[i]), static_cast<std::uint32_t>(i)};
  sort_ids(keys, spare, id_of);
  return keys;
}

constexpr int wrong_places() {
  auto const keys = sorted();
  int wrong = 0;
  for (std::size_t i = 0; i < keys.size(); ++i)
    wrong += keys[i].index != order[i] || keys[i].head != id_head(ids[order[i]]);
  return wrong;
}

constexpr int wrong_finds() {
  auto const keys = sorted();
  int wrong = 0;
  for (std::uint32_t i = 0; i < ids.size(); ++i) {
    auto const first = static_cast<std::uint32_t>(std::find(ids.begin(), ids.end(), ids[i]) - ids.begin());
    wrong += find_id(keys, ids[i], id_of) != first; // of equal ids the first
  }
  for (auto const missing : {"5.1.3"sv, "0"sv, "~"sv, "abcdefghij"sv, "abcdefghh"sv, "abcdef"sv, "\0"sv,
                             "a\0a"sv, "中文字"sv, "\xFF"sv, "\xFF\xFF\xFF"sv, "5.1."sv, " a"sv, "A"sv})
    wrong += find_id(keys, missing, id_of) != no_index;
  return wrong;
}

static_assert(wrong_places() == 0);
static_assert(wrong_finds() == 0);

TEST_CASE("id_order: a table of ids, at run time as at compile time") {
  CHECK(wrong_places() == 0);
  CHECK(wrong_finds() == 0);
}

TEST_CASE("id_order: nothing to sort, and one id") {
  std::vector<id_key> keys;
  std::vector<id_key> spare;
  auto const one = [](std::uint32_t) { return "a"sv; };
  sort_ids(std::span{keys}, std::span{spare}, one);
  CHECK(find_id(std::span<id_key const>{keys}, "a", one) == no_index);
  CHECK(find_id(std::span<id_key const>{keys}, "", one) == no_index);
  keys.push_back({id_head("a"), 0});
  spare.resize(1);
  sort_ids(std::span{keys}, std::span{spare}, one);
  CHECK(keys[0].index == 0);
  CHECK(find_id(std::span<id_key const>{keys}, "a", one) == 0);
  CHECK(find_id(std::span<id_key const>{keys}, "b", one) == no_index);
  CHECK(find_id(std::span<id_key const>{keys}, "", one) == no_index);
}

// ---- Random ids against std::sort ----

/// Ids of few characters, so that there are duplicates and common beginnings of more than eight.
std::string random_id(random_numbers& random) {
  static constexpr std::array beginnings = {""sv,         "abcdefgh"sv, "abcdefg"sv,
                                            "5.1.1.1."sv, "中文字"sv,   "\xFF\xFF\xFF"sv};
  static constexpr std::array characters = {'\0', '\x01', '.', '0', '1', 'a', '\x7F', '\x80', '\xFF'};
  std::string id{beginnings[random.below(beginnings.size())]};
  for (auto more = random.below(5); more > 0; --more)
    id += characters[random.below(characters.size())];
  return id;
}

int wrong_in_random_order(random_numbers& random, std::size_t size) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < size; ++i)
    names.push_back(random_id(random));
  auto const name_of = [&](std::uint32_t index) { return std::string_view{names[index]}; };

  std::vector<id_key> keys;
  for (std::uint32_t i = 0; i < size; ++i)
    keys.push_back({id_head(names[i]), i});
  std::vector<id_key> spare(size);
  sort_ids(std::span{keys}, std::span{spare}, name_of);

  std::vector<std::uint32_t> expected(size);
  std::iota(expected.begin(), expected.end(), 0U);
  std::sort(expected.begin(), expected.end(), [&](std::uint32_t a, std::uint32_t b) {
    auto const compared = names[a].compare(names[b]);
    return compared != 0 ? compared < 0 : a < b;
  });

  int wrong = 0;
  for (std::size_t i = 0; i < size; ++i)
    wrong += keys[i].index != expected[i] || keys[i].head != id_head(names[keys[i].index]);
  auto const find = [&](std::string const& id) {
    return find_id(std::span<id_key const>{keys}, id, name_of);
  };
  for (auto const& name : names)
    wrong += find(name) >= size || names[find(name)] != name;
  for (int i = 0; i < 50; ++i) {
    auto const other = random_id(random);
    auto const first = static_cast<std::size_t>(std::find(names.begin(), names.end(), other) - names.begin());
    wrong += find(other) != (first == size ? no_index : static_cast<std::uint32_t>(first));
  }
  return wrong;
}

TEST_CASE("id_order: random ids as std::sort orders them, found or not found") {
  random_numbers random;
  int wrong = 0;
  for (std::size_t size = 0; size <= 70; ++size)
    for (int times = 0; times < 8; ++times)
      wrong += wrong_in_random_order(random, size);
  wrong += wrong_in_random_order(random, 5'000);
  CHECK(wrong == 0);
}

// ---- A thousand ids within the compilers' default limits ----

constexpr bool a_thousand_are_sorted() {
  std::array<std::array<char, 9>, 1'000> names{};
  std::array<id_key, 1'000> keys{};
  std::array<id_key, 1'000> spare{};
  auto const name_of = [&](std::uint32_t index) { return std::string_view{names[index].data(), 9}; };
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto value = i * 7919 % names.size();
    names[i] = {'5', '.', '1', '.', '1', '.', '0', '0', '0'};
    for (std::size_t place = 9; place-- > 6; value /= 10)
      names[i][place] = static_cast<char>('0' + value % 10);
    keys[i] = {id_head(name_of(static_cast<std::uint32_t>(i))), static_cast<std::uint32_t>(i)};
  }
  sort_ids(keys, spare, name_of);
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i].index * 7919U % names.size() != i)
      return false;
  return true;
}

static_assert(a_thousand_are_sorted());

TEST_CASE("id_order: a thousand ids") { CHECK(a_thousand_are_sorted()); }

} // namespace
