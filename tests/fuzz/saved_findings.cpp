// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Saved findings: any bytes are refused at a line, or are written again to the byte; any findings are read again; bytes that were
// altered are none.

#include "files/random_findings.hpp"
#include "fuzz/bytes.hpp"
#include "fuzz/findings.hpp"
#include "fuzz/sealed.hpp"

#include <starlot/files/saved_findings.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <string>

namespace {

using namespace starlot;

any_scheme const& of_every_kind() {
  static any_scheme const made = compiled<starlot_tests::of_every_kind>;
  return made;
}

void read_any(std::string const& text) {
  auto const read = read_findings(text, of_every_kind());
  if (!read) {
    fuzz::must_have_line(read.error(), text);
    return;
  }
  fuzz::must(*to_bytes(*read) == text, "what is read is written again to the byte");
  (void)evaluate(*read);
}

void override_some(finding_set& f, fuzz::bytes& in) {
  auto const& view = f.scheme().view();
  for (int i = 0; i < 8 && !in.empty(); ++i) {
    auto const reason = fuzz::some_text(in);
    auto const evidence = fuzz::some_text(in);
    auto const assessor = fuzz::some_text(in);
    auto const said =
        fuzz::some_finding(in).with({reason, evidence, assessor, in.flip() ? "2026-11-02" : ""});
    auto const id = view.id(in.below(view.nodes.size() + view.steps.size()));
    if (in.flip())
      (void)f.set(id, said);
    else
      (void)f.override_finding(id, said);
  }
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
    read_any(fuzz::sealed("starlot findings 1\nscheme " + to_string(content_hash(of_every_kind())) +
                              "\nof sheet\n",
                          fuzz::text_of(in)));
    return 0;
  }
  finding_set f{of_every_kind()};
  fuzz::record(f, in);
  override_some(f, in);
  auto const bytes = to_bytes(f);
  fuzz::must(bytes.has_value(), "what was recorded can be written");
  auto const again = read_findings(*bytes, of_every_kind());
  fuzz::must(again && starlot_tests::are_same(*again, f), "and read again");
  read_any(*bytes);
  if (auto const text = fuzz::altered(*bytes, in); !text.empty()) {
    read_any(text);
    fuzz::must(!read_findings(text, of_every_kind()), "altered bytes are refused");
  }
  return 0;
}
