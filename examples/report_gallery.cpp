// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Every kind of report at once, as pages of HTML in English and Chinese: what README shows, and what the tests look at.
//
//   c++ -std=c++20 -O2 -I include examples/report_gallery.cpp -o report_gallery && ./report_gallery examples/data <folder>
//
// The folder must exist. Companies, findings and points are invented, and the pages say so. Exit status: 0 written, 2 not.

#include <starlot/catalog/gbt27922.hpp>
#include <starlot/company/rate_company.hpp>
#include <starlot/decision/grade_distribution.hpp>
#include <starlot/decision/outlet_effects.hpp>
#include <starlot/files.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/to_html.hpp>
#include <starlot/sampling/record_draw.hpp>
#include <starlot/sampling/replay.hpp>
#include <starlot/scheme/scheme.hpp>
#include <starlot/scoring/evaluate.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace starlot;
using namespace starlot::literals;

constexpr text invented{"The company, its findings and the points are invented for this example.",
                        "企业、评审发现与分值均为示例虚构。"};

inline constexpr auto stars = ladder{{70_pt, {"pass", "达标级"}},
                                     {80_pt, {"three stars", "三星级"}, 3},
                                     {90_pt, {"four stars", "四星级"}, 4},
                                     {95_pt, {"five stars", "五星级"}, 5}};

// A scheme that is invented too.
inline constexpr auto repair_care = scheme{
    title{"repair-care", "2026", {"Repair shops, an invented scheme", "维修网点评价(虚构方案)"}},
    clause{"1",
           {"Head office", "总部"},
           criterion{"1.1", {"The service policy is written", "有书面服务政策"}, 10_pt},
           criterion{
               "1.2", {"Complaints are answered within five days", "五日内答复投诉"}, 20_pt, proportional}},
    clause{"2",
           {"Outlets", "网点"},
           criterion{"2.1",
                     {"Repairs are done on the day that was promised", "按承诺日期完成维修"},
                     40_pt,
                     proportional,
                     per_outlet},
           criterion{"2.2", {"Opening hours and prices are posted", "公示营业时间与价格"}, 10_pt, per_outlet},
           criterion{"2.3", {"Tools are calibrated", "工具已校准"}, 20_pt, proportional, per_outlet}},
    deduction{"breach", text{"breach of law", "违法行为"}, 1_pt}.fails_at(5),
    veto{"licence", text{"Holds a licence for the trade", "持有经营许可"}},
    bonus{"lead", text{"leads its trade", "行业领先"}, 1_pt}.at_most(1),
    stars};

/// Few points are good, and grades are letters.
inline constexpr auto hygiene = scheme{
    title{"kitchen-points", "1", {"Kitchen inspection, an invented scheme", "厨房检查(虚构方案)"}}, raw_sum,
    clause{"1",
           {"Storage", "储存"},
           criterion{"1.1", {"Fridges that are too warm", "冷藏温度过高"}, 20_pt, partial_amount},
           criterion{"1.2", {"Food without a date", "食品无日期"}, 10_pt, partial_amount}},
    clause{"2",
           {"Hands", "手部卫生"},
           criterion{"2.1", {"Sinks without soap", "洗手池无皂液"}, 20_pt, partial_amount}},
    ladder{rung::at_most(40_pt, {"C: must improve", "C级:须整改"}),
           rung::at_most(27_pt, {"B: fair", "B级:尚可"}), rung::at_most(13_pt, {"A: good", "A级:良好"})}};

/// A grade outside of the order, a cap, and no score where nothing applies.
inline constexpr auto rails = scheme{
    title{"rail-service", "1", {"Rail services, an invented scheme", "铁路服务评价(虚构方案)"}},
    if_nothing_applies::no_score,
    clause{"1", {"Stations", "车站"}, criterion{"1.1", {"Lifts work", "电梯可用"}, 40_pt, proportional}},
    clause{
        "2", {"Trains", "列车"}, criterion{"2.1", {"Trains are on time", "列车准点"}, 60_pt, proportional}},
    veto{"data", text{"Data are complete", "数据完整"}}.awards("not rated"),
    cap{60_pt, {"unsafe stations", "车站不安全"}}.when(branch("1").below(50_pct)),
    ladder{{50_pt, {"fair", "一般"}}, {75_pt, {"good", "良好"}}, rung::awarded({"not rated", "不予评级"})}};

/// Numbers that look as if they were measured, the same each time.
class invention {
public:
  int below(int n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(n));
  }

private:
  std::uint64_t state_ = 20261128;
};

class gallery {
public:
  gallery(std::string data, std::string folder) : data_{std::move(data)}, folder_{std::move(folder)} {}

  bool all() {
    return audits() && sample() && small_sheets() && many("many_outlets", 1200, 300) &&
           many("ten_thousand", 12000, 10000) && many("unreached", 90, 24, 3) && luck() && draw();
  }

private:
  /// From the folder of a company: all findings in, some open, some excluded.
  bool audits() {
    auto const folder = data_ + "/harbour_appliances";
    gbt27922::options const options;
    auto const sheet = from_file(folder + "/points.csv", [](auto bytes) { return read_points(bytes); });
    if (!sheet)
      return failed(folder, sheet.errors());
    auto const scheme = sheet->load([&](auto rows) { return gbt27922::load(rows, options); });
    if (!scheme)
      return failed(folder, scheme.errors());
    auto const audit =
        from_file(folder + "/findings.csv", [&](auto bytes) { return read_findings_table(bytes, *scheme); });
    if (!audit)
      return failed(folder, audit.errors());
    auto const findings = audit->pooled();
    if (!findings)
      return failed(folder, findings.errors());
    auto const page_of = [&](finding_set const& sheet_findings) {
      report page{text{"Harbour Appliances", "海港家电"}};
      page.add(*evaluate(sheet_findings)).note(invented);
      page.note({"The points below the chapters are illustrative, not those of GB/T 27922.",
                 "章以下的分值为示例,非 GB/T 27922 规定。"});
      for (auto const& policy : gbt27922::policies(options))
        page.policy(policy);
      return page;
    };
    auto open = *findings, reduced = *findings;
    for (auto const* const id : {"5.2.6.1", "5.3.1.1", "5.2.4.1"})
      if (!open.set(id, not_assessed))
        return false;
    for (auto const* const id : {"5.2.6.1", "5.2.3.1", "5.2.4.1", "5.2.4.2", "5.2.4.3"})
      if (!reduced.set(id, excluded("goods are sold ready for use, and exchanged instead of repaired")))
        return false;
    return write("audit", page_of(*findings)) && write("undetermined", page_of(open)) &&
           write("excluded", page_of(reduced));
  }

  bool sample() {
    auto const folder = data_ + "/harbour_sample";
    auto const sheet = from_file(folder + "/points.csv", [](auto bytes) { return read_points(bytes); });
    auto const shops = from_file(folder + "/frame.csv", [](auto bytes) { return read_frame(bytes); });
    if (!sheet || !shops)
      return false;
    auto const scheme = sheet->load([](auto rows) { return gbt27922::load(rows); });
    auto const record = from_file(folder + "/draw.record", [&](auto bytes) { return replay(bytes, *shops); });
    if (!scheme || !record)
      return false;
    auto const audit =
        from_file(folder + "/findings.csv", [&](auto bytes) { return read_findings_table(bytes, *scheme); });
    if (!audit)
      return failed(folder, audit.errors());
    outlet_findings visits{*scheme, *shops, record->hash()};
    auto const head_office = audit->head_office();
    if (!audit->add_visits(visits) || !head_office)
      return false;
    company_options how;
    how.nonresponse = nonresponse::worst_case;
    auto const rated = rate_company(*head_office, *record, visits, as_declared, how);
    if (!rated)
      return false;
    report page{text{"Harbour Appliances", "海港家电"}};
    page.add(*rated).add(*record).note(invented);
    for (auto const& policy : gbt27922::policies({}))
      page.policy(policy);
    return write("sample", page);
  }

  /// Sheets of the invented schemes.
  bool small_sheets() {
    findings<repair_care> f;
    f.set<"1.1">(met);
    f.set<"1.2">(sampled(3, 40)
                     .because("three letters lay unopened")
                     .evidence("complaint log 2026")
                     .assessor("Wang Li"));
    f.set<"2.1">(sampled(1, 60));
    f.set<"2.2">(met);
    f.set<"2.3">(sampled(1, 14).because("torque wrench no. 7 is overdue"));
    f.set<"licence">(
        not_met.because("the licence ran out on 30 June").evidence("trade register").on("2026-11-02"));
    report vetoed{text{"Mill Lane Repairs", "磨坊巷维修"}};
    vetoed.add(*evaluate(f)).note(invented);

    f.set<"licence">(met);
    f.set<"2.1">(sampled(31, 60).because("most repairs were late"));
    f.set<"2.2">(not_met);
    report below{text{"Mill Lane Repairs", "磨坊巷维修"}};
    below.add(*evaluate(f)).note(invented);

    findings<hygiene> k;
    k.set<"1.1">(partly(5_pt).because("two of six stood above 8 degrees"));
    k.set<"1.2">(partly(7_pt));
    k.set<"2.1">(partly(6_pt));
    report letters{text{"North Gate Kitchen", "北门厨房"}};
    letters.add(*evaluate(k)).note(invented);
    findings<rails> t;
    t.set<"1.1">(sampled(12, 20).because("twelve lifts stood still"))
        .set<"2.1">(sampled(3, 100))
        .set<"data">(met);
    report capped{text{"Coast Line", "海岸线"}};
    capped.add(*evaluate(t)).note(invented);
    t.set<"data">(not_met.because("two months are missing"));
    report special{text{"Coast Line", "海岸线"}};
    special.add(*evaluate(t)).note(invented);
    t.set<"1.1">(excluded("runs no stations")).set<"2.1">(excluded("runs no trains"));
    report nothing{text{"Coast Line", "海岸线"}};
    nothing.add(*evaluate(t)).note(invented);
    if (!write("capped", capped) || !write("special", special) || !write("nothing_applies", nothing))
      return false;
    return write("vetoed", vetoed) && write("below_ladder", below) && write("few_points_are_good", letters);
  }

  /// A company with strata.
  bool many(std::string const& name, std::size_t outlets, std::uint32_t visited, std::size_t unreached = 0) {
    constexpr std::string_view places[] = {"north", "south", "east", "west", "islands", "capital"};
    struct row {
      std::string id, stratum;
    };
    std::vector<row> rows;
    invention chance;
    for (std::size_t i = 0; i < outlets; ++i)
      rows.push_back({"outlet " + std::to_string(100000 + i).substr(1),
                      std::string{places[static_cast<std::size_t>(chance.below(6))]}});
    auto const shops = frame::of(rows, outlet_id{&row::id}, in_stratum{&row::stratum});
    if (!shops)
      return false;
    auto const record = record_draw(*shops, stratified{visited},
                                    {"05 11 17 23 31 02", "lottery of 23 November 2026",
                                     "2026-11-20T09:00:00+08:00", "2026-11-23T21:15:00+08:00"});
    if (!record)
      return false;
    findings<repair_care> head;
    head.set<"1.1">(met);
    head.set<"1.2">(sampled(3, 40));
    head.set<"licence">(met);
    outlet_findings visits{compiled<repair_care>, *shops, record->hash()};
    for (auto const& o : record->outlets()) {
      if (unreached > 0) {
        --unreached;
        continue;
      }
      findings<repair_care> f;
      auto const seen = 5 + chance.below(20);
      f.set<"2.1">(sampled(chance.below(4) == 0 ? chance.below(seen / 2) : chance.below(2), seen));
      f.set<"2.2">(chance.below(12) == 0 ? not_met : met);
      f.set<"2.3">(sampled(chance.below(6) / 4, 6));
      if (!visits.add(o.id, f))
        return false;
    }
    company_options how;
    how.nonresponse = nonresponse::worst_case;
    auto const rated = rate_company(head, *record, visits, as_declared, how);
    if (!rated)
      return false;
    report page{text{"Tern Electronics", "燕鸥电子"}};
    page.add(*rated).add(*record).note(invented);
    return write(name, page);
  }

  /// What the draw makes of a company's grade.
  bool luck() {
    auto const path = data_ + "/two_hundred_outlets.csv";
    static constexpr table_column columns[] = {{"outlet"}, {"score"}, {"stratum"}};
    auto const sheet =
        from_file(path, [](auto bytes) { return read_table(bytes, {"outlet scores", 1, columns}); });
    if (!sheet)
      return failed(path, sheet.errors());
    struct row {
      std::string_view id;
    };
    std::vector<row> rows;
    std::vector<points> scores;
    for (std::size_t i = 0; i < sheet->size(); ++i) {
      rows.push_back({sheet->cell(i, "outlet").text});
      scores.push_back(sheet->number<points>(i, "score").value_or({}));
    }
    auto const shops = frame::of(rows, outlet_id{&row::id});
    if (!shops)
      return failed(path, shops.errors());
    auto const rungs = ladder_rungs{stars};
    auto const laws = grade_distribution::curve(scores, 60, rungs);
    auto const effects = outlet_effects::of(*shops, scores, simple_random{15}, rungs);
    if (!laws || !effects)
      return false;
    auto const best = (*laws)[14].true_grade();
    if (!best)
      return false;
    report page{text{"Company of two hundred outlets", "二百网点企业"}};
    page.note(invented);
    for (std::size_t const n : {std::size_t{15}, std::size_t{30}, std::size_t{60}})
      page.add((*laws)[n - 1], rungs);
    report_curve curve{
        report_text{text{"Chance that the draw gives the true grade, by the number of outlets visited",
                         "抽样结果与真实级别一致的概率(按访问网点数)"}},
        {}};
    for (auto const& law : *laws)
      curve.points.emplace_back(law.n(), law.probability(*best));
    page.add(std::move(curve));
    page.add(*effects, *shops, scores, *best, rungs);
    return write("luck", page);
  }

  bool draw() {
    auto const folder = data_ + "/corner_shops";
    auto const shops = from_file(folder + "/frame.csv", [](auto bytes) { return read_frame(bytes); });
    if (!shops)
      return failed(folder, shops.errors());
    auto const record = from_file(folder + "/draw.record", [&](auto bytes) { return replay(bytes, *shops); });
    if (!record)
      return failed(folder, record.errors());
    report page{text{"Corner Shops", "街角商店"}};
    page.add(*record).note(invented);
    return write("draw", page);
  }

  static bool failed(std::string const& where, std::span<error const> errors) {
    std::fputs(messages(where, errors).c_str(), stderr);
    return false;
  }

  bool write(std::string const& name, report const& page) {
    for (auto const l : {language::en, language::zh}) {
      std::ofstream out{folder_ + "/" + name + (l == language::en ? ".en.html" : ".zh.html"),
                        std::ios::binary};
      out << to_html(page, l);
      if (!out.flush())
        return false;
    }
    return true;
  }

  std::string data_, folder_;
};

} // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    bool const asks = argc == 2 && std::string_view{argv[1]} == "--help";
    std::fputs("usage: report_gallery <folder of examples/data> <folder to write to>\n", asks ? stdout : stderr);
    return asks ? 0 : 2;
  }
  if (gallery{argv[1], argv[2]}.all())
    return 0;
  std::fputs("report_gallery: something could not be read, rated or written\n", stderr);
  return 2;
}
