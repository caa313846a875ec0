// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// What files.md shows: a scheme, findings and somebody else's list of shops, as bytes that a program got from where it likes. The
// shops are invented.

#include <starlot/files.hpp>
#include <starlot/scoring.hpp>

#include <cstdio>
#include <string_view>

namespace {

using namespace starlot;

constexpr std::string_view scheme_csv = "starlot scheme,1,invented\n"
                                        "row,id,text_en,version,points,rule,scope,stars\n"
                                        "scheme,shop-check,Shop check,1,,,,\n"
                                        "criterion,1,Prices are posted,,40,proportional,per_outlet,\n"
                                        "criterion,2,Complaints are answered in time,,60,proportional,head_office,\n"
                                        "rung,,pass,,70,,,\n"
                                        "rung,,good,,90,,,3\n";
constexpr std::string_view findings_csv = "sep=;\n"
                                          "starlot findings;1;visits of November\n"
                                          "Criterion;Finding;Outlet;k;m;Evidence;\n"
                                          "1;met;17;;;photo 4;\n"
                                          "1;sampled;23;1;12;photo 9;\n"
                                          "2;sampled;;3;40;complaint log 2026;\n"
                                          ";;;;;;\n";
constexpr std::string_view faulty_csv = "starlot findings,1\n"
                                        "criterion,finding,outlet,k,m\n"
                                        "1,met,17,,\n"
                                        "1,met,17 ,,\n"
                                        "2,sampled,,41,40\n";
constexpr std::string_view shops_csv = "Shop no\tRegion\tOwner\n"
                                       "17\teast\tLi\n"
                                       "23\twest\tZhao\n";

} // namespace

int main() {
  auto const file = read_scheme(scheme_csv);
  auto const audit = read_findings_table(findings_csv, file->scheme);
  auto const findings = audit->pooled(); // k and m summed over the outlets
  auto const rating = evaluate(*findings);
  std::printf("%s: %s points, %s\n", file->note.c_str(), shown(*rating).c_str(), to_string(rating->grade()).c_str());

  auto const faulty = read_findings_table(faulty_csv, file->scheme);
  std::fputs(messages("visits.csv", faulty.errors()).c_str(), stdout);

  auto const shops = read_frame(shops_csv, {.columns = {{"shop no", "outlet"}, {"region", "stratum"}}});
  std::fputs(write_frame(*shops, "all shops").c_str(), stdout);
}
