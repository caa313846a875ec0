// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

#include "support/catch.hpp"

#include <starlot/sampling/frame.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace starlot;

struct shop {
  std::string code;
  std::string region;
  std::string city;
  int staff = 1;

  [[nodiscard]] std::string label() const { return "shop " + code; }
};

std::vector<shop> const shops{
    {"b", "north", "Ürümqi", 3}, {"a", "south", "成都", 12}, {"b2", "north", "x", 1}};

struct found {
  errc code;
  std::size_t row;
  std::string_view id;
};

bool is(result<frame> const& r, std::vector<found> const& due) {
  if (r.has_value() || r.errors().size() != due.size())
    return false;
  for (std::size_t i = 0; i < due.size(); ++i)
    if (r.errors()[i].code != due[i].code || r.errors()[i].where.index != due[i].row ||
        r.errors()[i].where.id != short_text{due[i].id})
      return false;
  return true;
}

result<frame> ids(std::vector<std::string_view> const& all) {
  return frame::of(all, outlet_id{[](std::string_view id) { return id; }});
}

bool says_line_ends() {
  auto const r = frame::read("starlot frame 1\r\na\t\t\t1\r\n");
  return !r && r.errors().size() == 1 && r.errors()[0].code == errc::bad_line_ends;
}

/// A range whose rows are made while it is read.
struct made_rows {
  struct iterator {
    int at = 0;
    shop operator*() const { return {"a shop with a long name", "", "", 1}; }
    iterator& operator++() { return ++at, *this; }
    bool operator!=(iterator const& other) const { return at != other.at; }
  };
  [[nodiscard]] static iterator begin() { return {}; }
  [[nodiscard]] static iterator end() { return {2}; }
};

TEST_CASE("ids of rows that are gone are shown") {
  CHECK(is(frame::of(made_rows{}, outlet_id{&shop::code}),
           {{errc::duplicate_outlet, 1, "a shop with a long name"}}));
}

TEST_CASE("a frame reads rows of any type and sorts them by id") {
  auto const r = frame::of(shops, of_size{&shop::staff}, outlet_id{&shop::code}, in_cluster{&shop::city},
                           in_stratum{&shop::region});
  REQUIRE(r.has_value());
  REQUIRE(r->size() == 3);
  CHECK((*r)[0] == outlet{"a", "south", "成都", 12});
  CHECK((*r)[1] == outlet{"b", "north", "Ürümqi", 3});
  CHECK((*r)[2] == outlet{"b2", "north", "x", 1});
  CHECK(r->find("b2") == 2);
  CHECK_FALSE(r->find("b1").has_value());
  CHECK(r->canonical() == "starlot frame 1\na\tsouth\t成都\t12\nb\tnorth\tÜrümqi\t3\nb2\tnorth\tx\t1\n");
}

TEST_CASE("the hash of a frame is that of its canonical form") {
  auto const r = ids({"b", "a"});
  REQUIRE(r.has_value());
  CHECK(r->canonical() == "starlot frame 1\na\t\t\t1\nb\t\t\t1\n");
  // printf 'starlot frame 1\na\t\t\t1\nb\t\t\t1\n' | sha256sum
  CHECK(r->hash().hex() == "17c5ef45337da1cbe9f89d03ca3ce9686bf952dac82927e19c83fdd8f08bcf5c");
  auto const same = ids({"a", "b"});
  auto const other = ids({"a", "c"});
  REQUIRE((same.has_value() && other.has_value()));
  CHECK(r->hash() == same->hash());
  CHECK(*r == *same);
  CHECK(r->hash() != other->hash());
}

TEST_CASE("a frame is a value of its own") {
  auto rows = shops;
  auto const r = frame::of(rows, outlet_id{&shop::label}); // made for the frame
  REQUIRE(r.has_value());
  auto const copy = *r;
  rows.clear();
  CHECK(copy[0].id == "shop a");
  CHECK(copy[0].size == 1);
  CHECK(copy[0].stratum.empty());
}

TEST_CASE("what is wrong with a frame is said at once, row by row") {
  CHECK(is(ids({}), {{errc::frame_empty, place::nowhere, ""}}));
  CHECK(is(ids({"a", "", "b", "a", "x\ny", "a"}), {{errc::outlet_without_id, 1, ""},
                                                   {errc::duplicate_outlet, 3, "a"},
                                                   {errc::bad_outlet_text, 4, "x\ny"},
                                                   {errc::duplicate_outlet, 5, "a"}}));
  CHECK(is(ids({std::string_view{"a\0b", 3}, "\xff", "a\tb", "\xc0\x80"}),
           {{errc::bad_outlet_text, 0, std::string_view{"a\0b", 3}},
            {errc::bad_outlet_text, 1, "\xff"},
            {errc::bad_outlet_text, 2, "a\tb"},
            {errc::bad_outlet_text, 3, "\xc0\x80"}}));
  std::vector<shop> const bad{{"a", "", "", 0}, {"b", "n", "c\r", -1}, {"c", "n", "c", 1}};
  CHECK(is(frame::of(bad, outlet_id{&shop::code}, in_stratum{&shop::region}, in_cluster{&shop::city},
                     of_size{&shop::staff}),
           {{errc::stratum_missing, 0, "a"},
            {errc::cluster_missing, 0, "a"},
            {errc::size_not_positive, 0, "a"},
            {errc::bad_outlet_text, 1, "b"},
            {errc::size_not_positive, 1, "b"}}));
  // An id that the projection made is shown as well.
  std::vector<shop> const twice{{"a", "", "", 0}, {"a", "", "", 0}};
  CHECK(is(frame::of(twice, outlet_id{&shop::label}), {{errc::duplicate_outlet, 1, "shop a"}}));
  CHECK(frame::of(std::array<char const*, 1>{nullptr}, outlet_id{[](char const* id) { return id; }})
            .errors()[0]
            .code == errc::outlet_without_id);
  CHECK(says_line_ends());
  std::string const long_id(65'536, 'a');
  CHECK(is(ids({long_id}), {{errc::bad_outlet_text, 0, long_id}}));
  CHECK(ids({std::string_view{long_id}.substr(1)}).has_value());
}

TEST_CASE("ids are compared as bytes, as given") {
  auto const r = ids({"é", "e", "z", "10", "9", "e\xcc\x81"});
  REQUIRE(r.has_value());
  std::vector<std::string_view> order;
  for (std::size_t i = 0; i < r->size(); ++i)
    order.push_back((*r)[i].id);
  CHECK(order == std::vector<std::string_view>{"10", "9", "e", "e\xcc\x81", "z", "é"});
}

TEST_CASE("sizes are integers that can be added up") {
  auto const of = [](std::vector<std::uint64_t> const& sizes) {
    struct row {
      std::string id;
      std::uint64_t size;
    };
    std::vector<row> rows;
    for (auto const s : sizes)
      rows.push_back({std::to_string(rows.size()), s});
    std::vector<errc> codes;
    auto const r = frame::of(rows, outlet_id{&row::id}, of_size{&row::size});
    if (!r.has_value())
      for (auto const& e : r.errors())
        codes.push_back(e.code);
    return codes;
  };
  constexpr auto most = static_cast<std::uint64_t>((std::numeric_limits<std::int64_t>::max)());
  CHECK(of({most}).empty());
  CHECK(of({most - 1, 1}).empty());
  CHECK(of({most, 1}) == std::vector<errc>{errc::frame_too_large});
  CHECK(of({most + 1}) == std::vector<errc>{errc::frame_too_large});
  CHECK(of({0}) == std::vector<errc>{errc::size_not_positive});
}

TEST_CASE("the canonical form is read back") {
  auto const r = frame::of(shops, of_size{&shop::staff}, outlet_id{&shop::code}, in_cluster{&shop::city},
                           in_stratum{&shop::region});
  REQUIRE(r.has_value());
  auto const again = frame::read(r->canonical());
  REQUIRE(again.has_value());
  CHECK(*again == *r);
  CHECK((*again)[1] == outlet{"b", "north", "Ürümqi", 3});
  auto const plain = frame::read("starlot frame 1\na\t\t\t1\n");
  REQUIRE(plain.has_value());
  CHECK((*plain)[0] == outlet{"a", "", "", 1});
}

TEST_CASE("what is no canonical form is refused at its line") {
  struct at {
    errc code;
    std::size_t line;
    std::string_view id;
  };
  auto const says = [](std::string_view text, std::vector<at> const& due) {
    auto const r = frame::read(text);
    if (r.has_value() || r.errors().size() != due.size())
      return false;
    for (std::size_t i = 0; i < due.size(); ++i)
      if (r.errors()[i].code != due[i].code || r.errors()[i].where.line != due[i].line ||
          r.errors()[i].where.id != short_text{due[i].id})
        return false;
    return true;
  };
  constexpr auto bad = errc::bad_frame_line;
  CHECK(says("", {{bad, 1, ""}}));
  CHECK(says("starlot frame 1", {{bad, 1, "starlot frame 1"}}));
  CHECK(says("starlot frame 2\na\t\t\t1\n", {{bad, 1, "starlot frame 2"}}));
  CHECK(says("starlot frame 1\na\t\t\t1", {{bad, 2, "a"}}));
  CHECK(says("starlot frame 1\na\t\t1\nb\t\t\tx\nc\t\t\t1\t\n\nd\t\t\t\n",
             {{bad, 2, "a"}, {bad, 3, "b"}, {bad, 4, "c"}, {bad, 5, ""}, {bad, 6, "d"}}));
  CHECK(says("starlot frame 1\na\t\t\t9223372036854775808\n", {{bad, 2, "a"}}));
  CHECK(says("starlot frame 1\n", {{errc::frame_empty, 1, ""}}));
  CHECK(says("starlot frame 1\na\ts\t\t1\nb\t\tc\t0\na\ts\tc\t1\n", {{errc::cluster_missing, 2, "a"},
                                                                     {errc::stratum_missing, 3, "b"},
                                                                     {errc::size_not_positive, 3, "b"},
                                                                     {errc::duplicate_outlet, 4, "a"}}));
  CHECK(says("starlot frame 1\na\t\t\t1\nc\t\t\t1\nb\t\t\t1\n", {{errc::frame_not_canonical, 3, "c"}}));
  CHECK(says("starlot frame 1\na\t\t\t1\nb\t\t\t01\n", {{errc::frame_not_canonical, 3, "b"}}));
  CHECK(says("starlot frame 1\na\t\t\t1\r\n", {{bad, 2, "a"}}));
  CHECK(says(std::string_view{"starlot frame 1\na\0\t\t\t1\n", 23},
             {{errc::bad_outlet_text, 2, std::string_view{"a\0", 2}}}));
}

} // namespace
