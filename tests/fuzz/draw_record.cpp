// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Records of draws: any bytes are the record of a draw from a frame, or differ from one at a line; any history is recorded
// and replayed to the byte; a record with a byte changed is none.

#include "fuzz/bytes.hpp"

#include <starlot/sampling/record_draw.hpp>
#include <starlot/sampling/replay.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace starlot;

struct row {
  std::string id;
  std::string stratum;
};

/// Outlets "a" to "p", in three strata.
frame const& sixteen() {
  static frame const made = [] {
    char const* const strata[] = {"n", "s", "s", "w x"};
    std::vector<row> rows;
    for (char id = 'a'; id <= 'p'; ++id)
      rows.push_back({{id}, strata[static_cast<std::size_t>(id - 'a') % 4]});
    return *frame::of(rows, outlet_id{&row::id}, in_stratum{&row::stratum});
  }();
  return made;
}

void replay_any(std::string_view text) {
  auto const r = replay(text, sixteen());
  if (r) {
    fuzz::must(r->text() == text, "a record is replayed to the byte");
    return;
  }
  auto const lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  fuzz::must(r.error().code != errc::none, "a difference has a code");
  fuzz::must(r.error().where.line >= 1 && r.error().where.line <= lines + 2, "and a line");
}

result<draw_record> draw_any(fuzz::bytes& in) {
  seed s{"x", "a source", "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"};
  for (auto size = in.below(4); size > 0; --size)
    s.bytes += static_cast<char>(in.next());
  auto const algorithm = static_cast<ticket_algorithm>(in.below(3));
  auto const n = static_cast<std::uint32_t>(in.below(18));
  switch (in.below(5)) {
  case 0:
    return record_draw(sixteen(), census{}, s, algorithm);
  case 1:
    return record_draw(sixteen(), simple_random{n}, s, algorithm);
  case 2:
    return record_draw(
        sixteen(),
        stratified{
            n,
            static_cast<allocation>(in.below(4)),
            {{.id = "s", .deviation = decimal::from_micro(in.number()), .cost = decimal{2}}, {"n"}, {"w x"}}},
        s, algorithm);
  case 3:
    return record_draw(
        sixteen(),
        fixed_allocation{{{"n", n % 5}, {"s", n}, {"w x", static_cast<std::uint32_t>(in.below(5))}}}, s,
        algorithm);
  default:
    return record_draw(sixteen(), multi_site{static_cast<audit_kind>(in.below(4)), {n % 2 == 0 ? "b" : "c"}},
                       s, algorithm);
  }
}

void go_on(draw_record& record, fuzz::bytes& in) {
  auto const n = static_cast<std::uint32_t>(in.below(17));
  auto next = in.flip()   ? extend(record, sixteen(), simple_random{n}, {"because", in.flip()})
              : in.flip() ? extend(record, sixteen(), stratified{n}, {"because", in.flip()})
                          : replace_outlet(record, sixteen(),
                                           record.outlets()[n % record.outlets().size()].id, "closed");
  if (next)
    record = std::move(*next);
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  fuzz::bytes in{data, size};
  auto const kind = in.below(3);
  if (kind == 0) { // a text as it is
    std::string text;
    while (!in.empty())
      text += static_cast<char>(in.next());
    replay_any(text);
    return 0;
  }
  auto record = draw_any(in);
  if (!record)
    return 0;
  for (int i = 0; i < 6 && !in.empty(); ++i)
    go_on(*record, in);
  auto const same = replay(record->text(), sixteen());
  fuzz::must(same && *same == *record && same->sample() == record->sample(), "a history is replayed");
  if (kind == 1)
    return 0;
  std::string text{record->text()};
  auto const at = (in.below(256) * 256 + in.below(256)) % text.size();
  auto const c = static_cast<char>(in.next());
  if (text[at] == c)
    return 0;
  text[at] = c;
  replay_any(text);
  fuzz::must(!replay(text, sixteen()), "a record with a byte changed is none");
  return 0;
}
