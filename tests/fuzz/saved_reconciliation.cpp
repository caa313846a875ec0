// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Saved reconciliations: any bytes are refused at a line, or are written again to the byte; any two sheets with any decisions are
// read again; bytes that were altered are none.

#include "files/random_findings.hpp"
#include "fuzz/bytes.hpp"
#include "fuzz/findings.hpp"
#include "fuzz/sealed.hpp"

#include <starlot/files/saved_reconciliation.hpp>

#include <string>

namespace {

using namespace starlot;

any_scheme const& of_every_kind() {
  static any_scheme const made = compiled<starlot_tests::of_every_kind>;
  return made;
}

void read_any(std::string const& text) {
  auto const read = read_reconciliation(text, of_every_kind());
  if (!read)
    fuzz::must_have_line(read.error(), text);
  else
    fuzz::must(*to_bytes(*read) == text, "what is read is written again to the byte");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  fuzz::bytes in{data, size};
  auto const kind = in.below(3);
  if (kind == 0) {
    read_any(fuzz::text_of(in));
    return 0;
  }
  if (kind == 1) {
    read_any(fuzz::sealed("starlot reconciliation 1\nscheme " + to_string(content_hash(of_every_kind())) +
                              "\nof sheet\n",
                          fuzz::text_of(in)));
    return 0;
  }
  finding_set first{of_every_kind()};
  finding_set second{of_every_kind()};
  fuzz::record(first, in);
  fuzz::record(second, in);
  auto both = reconciliation::of(first, second);
  if (!both)
    return 0;
  for (int i = 0; i < 8 && !in.empty(); ++i) {
    auto const rule = static_cast<decided_by>(1 + in.below(5));
    auto const all = both->differences();
    if (all.empty() || in.below(4) == 0) {
      both->decide(rule);
      continue;
    }
    auto const id = all[in.below(all.size())].id;
    auto const reason = fuzz::some_text(in);
    auto const said = fuzz::some_finding(in).because(reason).assessor("Li");
    (void)(in.flip() ? both->decide(id, rule) : both->decide(id, said));
  }
  if (auto const f = both->findings())
    for (auto const& d : both->differences())
      fuzz::must(*f->get(d.id) == d.stands, "what was decided stands");
  else
    fuzz::must(both->undecided() > 0, "what is decided can be used");
  auto const bytes = to_bytes(*both);
  auto const again = read_reconciliation(*bytes, of_every_kind());
  fuzz::must(again && *to_bytes(*again) == *bytes, "a reconciliation is read again");
  if (auto const text = fuzz::altered(*bytes, in); !text.empty()) {
    read_any(text);
    fuzz::must(!read_reconciliation(text, of_every_kind()), "altered bytes are refused");
  }
  return 0;
}
