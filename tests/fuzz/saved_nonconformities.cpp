// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Saved nonconformities: any bytes are refused at a line, or are written again to the byte; any list is read again; bytes that
// were altered are none; what is closed counts, or is refused.

#include "files/random_findings.hpp"
#include "fuzz/bytes.hpp"
#include "fuzz/findings.hpp"
#include "fuzz/sealed.hpp"

#include <starlot/files/saved_nonconformities.hpp>

#include <string>
#include <utility>

namespace {

using namespace starlot;

any_scheme const& of_every_kind() {
  static any_scheme const made = compiled<starlot_tests::of_every_kind>;
  return made;
}

void read_any(std::string const& text) {
  auto const read = read_nonconformities(text, of_every_kind());
  if (!read)
    fuzz::must_have_line(read.error(), text);
  else
    fuzz::must(to_bytes(*read) == text, "what is read is written again to the byte");
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
    read_any(
        fuzz::sealed("starlot nonconformities 1\nscheme " + to_string(content_hash(of_every_kind())) + "\n",
                     fuzz::text_of(in)));
    return 0;
  }
  nonconformities ncs{of_every_kind()};
  auto const& view = of_every_kind().view();
  finding_set before{of_every_kind()};
  fuzz::record(before, in);
  for (int i = 0; i < 8 && !in.empty(); ++i) {
    nonconformity n;
    n.id = fuzz::some_text(in);
    n.criterion = view.id(in.below(view.nodes.size() + view.steps.size()));
    n.severity = in.flip() ? severity::major : severity::minor;
    n.statement = fuzz::some_text(in);
    n.outlet = in.flip() ? "" : fuzz::some_text(in);
    if (in.flip())
      n.due = "2026-12-31";
    (void)ncs.raise(n);
    auto const reason = fuzz::some_text(in);
    auto const evidence = fuzz::some_text(in);
    auto const said = fuzz::some_finding(in);
    if (in.flip())
      (void)ncs.close(n.id, said.with({reason, evidence, "Li", in.flip() ? "2027-01-02" : "2026-12-20"}));
  }
  auto const after = ncs.after_closure(before);
  fuzz::must(!after || after->overrides() <= ncs.all().size(), "a closure counts once");
  (void)ncs.effect_of_closure(before);
  auto const bytes = to_bytes(ncs);
  auto const again = read_nonconformities(bytes, of_every_kind());
  fuzz::must(again && again->all() == ncs.all() && to_bytes(*again) == bytes, "a list is read again");
  if (auto const text = fuzz::altered(bytes, in); !text.empty()) {
    read_any(text);
    fuzz::must(!read_nonconformities(text, of_every_kind()), "altered bytes are refused");
  }
  return 0;
}
