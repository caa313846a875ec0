// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Summaries of outlets, with remarks and without: any bytes are refused at a line, or are written again to the byte; any order
// and partition of any visits are the same bytes; bytes that were altered are none.

#include "files/random_findings.hpp"
#include "fuzz/bytes.hpp"
#include "fuzz/findings.hpp"
#include "fuzz/sealed.hpp"

#include <starlot/company/outlet_findings.hpp>

#include <string>
#include <vector>

namespace {

using namespace starlot;

struct row {
  std::string id;
};

outlet_findings none(bool with_remarks) {
  static any_scheme const scheme = compiled<starlot_tests::of_every_kind>;
  static frame const outlets =
      *frame::of(std::vector<row>{{"a"}, {"b"}, {"finding"}, {"outlet"}}, outlet_id{&row::id});
  return with_remarks ? outlet_findings{scheme, outlets, keep_remarks} : outlet_findings{scheme, outlets};
}

void read_any(std::string const& text) {
  auto visits = none(false);
  if (auto const read = visits.read(text); !read) {
    fuzz::must_have_line(read.error(), text);
    fuzz::must(visits.size() == 0, "nothing is kept of what is refused");
    return;
  }
  fuzz::must(visits.bytes() == text, "what is read is written again to the byte");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  fuzz::bytes in{data, size};
  auto const kind = in.below(3);
  bool const with_remarks = in.flip();
  if (kind == 0) {
    read_any(fuzz::text_of(in));
    return 0;
  }
  if (kind == 1) {
    auto const empty = none(with_remarks).bytes();
    read_any(fuzz::sealed(empty.substr(0, empty.find("sealed ")), fuzz::text_of(in)));
    return 0;
  }
  auto all = none(with_remarks);
  auto one = none(with_remarks);
  auto other = none(with_remarks);
  for (std::size_t n = 4; n > 0; --n) {
    finding_set f{all.scheme()};
    fuzz::record(f, in);
    auto const reason = fuzz::some_text(in);
    (void)f.override_finding("1.1", not_met.because(reason).assessor("Li"));
    auto const id = all.outlets()[n - 1].id;
    if (in.below(4) == 0 || !all.add(id, f))
      continue;
    fuzz::must((in.flip() ? one : other).add(id, f).has_value(), "a part takes what the whole took");
    fuzz::must(!with_remarks || starlot_tests::are_same(all.findings_at(n - 1), f), "all of it is kept");
  }
  fuzz::must(one.merge(other).has_value(), "parts are put together");
  auto const bytes = all.bytes();
  fuzz::must(one.bytes() == bytes, "and are the same bytes");
  read_any(bytes);
  auto again = none(!with_remarks);
  fuzz::must(again.read(bytes) && again.keeps_remarks() == with_remarks, "they are read again");
  if (auto const text = fuzz::altered(bytes, in); !text.empty()) {
    read_any(text);
    fuzz::must(!again.read(text), "altered bytes are refused");
  }
  return 0;
}
