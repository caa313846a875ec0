// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What report.md shows: one report, rendered as text and as lines of our own. The shop is invented.

#include <starlot/report.hpp>
#include <starlot/scoring.hpp>

#include <cstdio>
#include <fstream>
#include <string>

namespace {

using namespace starlot;
using namespace starlot::literals;

inline constexpr auto shop_check =
    scheme{title{"shop-check", "1", {"Shop check", "门店检查"}},
           criterion{"1", {"Prices are posted", "明码标价"}, 40_pt},
           criterion{"2", {"Complaints are answered in time", "投诉及时答复"}, 60_pt, proportional},
           ladder{{70_pt, {"pass", "达标"}}, {90_pt, {"good", "良好"}}}};

/// A rendering of one's own: a report is plain data, escaped by nobody yet.
std::string to_csv(report const& r, language l) {
  std::string out = "criterion,points,lost\n";
  for (auto const& line : r.rating->lines)
    if (line.kind == line_kind::criterion) {
      auto name = std::string{line.title.in(l)};
      for (std::size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2)
        name.insert(at, 1, '"');
      out += '"' + name + "\"," + line.contribution.exact + ',' + line.lost.exact + '\n';
    }
  return out;
}

} // namespace

int main(int argc, char** argv) {
  findings<shop_check> f;
  f.set<"1">(met).set<"2">(sampled(3, 40).evidence("complaint log 2026").assessor("Wang Li"));
  auto const rating = evaluate(f);
  if (!rating)
    return 1;

  report page{text{"Corner Shop", "街角商店"}};
  page.add(*rating);
  page.note("invented for this example");
  std::fputs(to_text(page, language::en, {.columns = 80}).c_str(), stdout);
  std::fputs(to_csv(page, language::zh).c_str(), stdout);
  if (argc > 1) {
    std::ofstream{std::string{argv[1]} + ".html"} << to_html(page, language::en);
    std::ofstream{std::string{argv[1]} + ".json"} << to_json(page);
  }
}
