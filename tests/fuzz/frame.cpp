// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Frames: any bytes are the canonical form of a frame, or faults with lines; any rows are a frame, or faults with rows; what
// is one is read back as the same.

#include "fuzz/bytes.hpp"

#include <starlot/sampling/frame.hpp>

#include <string>
#include <vector>

namespace {

using namespace starlot;

struct row {
  std::string id;
  std::string stratum;
  std::string cluster;
  std::int64_t size = 1;
};

void must_be_itself(frame const& f) {
  auto const again = frame::read(f.canonical());
  fuzz::must(again && *again == f && again->hash() == f.hash(), "a frame is read back");
  for (std::size_t i = 0; i < f.size(); ++i) {
    fuzz::must(f.find(f[i].id) == i, "an outlet is found by its id");
    fuzz::must(i == 0 || f[i - 1].id < f[i].id, "outlets are sorted");
  }
}

void read_text(std::string const& text) {
  auto const read = frame::read(text);
  if (read) {
    fuzz::must(read->canonical() == text, "what is read is what is written");
    return must_be_itself(*read);
  }
  fuzz::must(!read.errors().empty(), "no frame, then faults");
  for (auto const& e : read.errors())
    fuzz::must(e.code != errc::none && e.where.line >= 1, "a fault has its line");
}

void read_rows(fuzz::bytes& in) {
  std::vector<row> rows;
  bool const strata = in.flip();
  bool const clusters = in.flip();
  auto const text = [&] {
    std::string out;
    for (auto size = in.below(4); size > 0; --size)
      out +=
          in.flip() ? static_cast<char>('a' + static_cast<char>(in.below(4))) : static_cast<char>(in.next());
    return out;
  };
  while (!in.empty())
    rows.push_back({text(), text(), text(), in.number()});
  auto const make = [&](auto const&... more) {
    return frame::of(rows, outlet_id{&row::id}, of_size{&row::size}, more...);
  };
  auto const made = strata && clusters ? make(in_stratum{&row::stratum}, in_cluster{&row::cluster})
                    : strata           ? make(in_stratum{&row::stratum})
                    : clusters         ? make(in_cluster{&row::cluster})
                                       : make();
  if (made)
    return must_be_itself(*made);
  for (auto const& e : made.errors())
    fuzz::must(e.where.index < rows.size() || e.code == errc::frame_empty, "a fault has its row");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  fuzz::bytes in{data, size};
  if (in.flip()) {
    read_rows(in);
    return 0;
  }
  std::string text = in.flip() ? "starlot frame 1\n" : "";
  while (!in.empty())
    text += static_cast<char>(in.next());
  read_text(text);
  return 0;
}
